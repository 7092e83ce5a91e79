/** What the user changed in a plan, by JSON pointer: the one truth of which levers have moved, since two levers may write the same place. */
import type { Lever } from '../src/index.ts';
import type { PlanRequest } from '../workers/protocol.ts';
import { isLocked, isWedged, type Locks, NO_LOCKS } from './locks.ts';

type Balanced = Extract<Lever, { kind: 'quantity' }>;

function balanceOf(lever: Lever): Balanced['balance'] {
  return lever.kind === 'quantity' ? lever.balance : [];
}

/** What a lever can be set to. */
export type Value = number | string | boolean;
export type Edits = Readonly<Record<string, Value>>;
/** A lever moved off the plan's own value, with what it writes into the scenario. */
export type Change = { readonly value: Value; readonly set: PlanRequest['set'] };
export type Changes = Readonly<Record<string, Change>>;

/** Where a lever reads its value: the first of its targets, whose factor is one. */
export function pointerOf(lever: Lever): string {
  return lever.targets[0]!.pointer;
}

/** Whether nothing follows from a lever, as others stand. */
export function isIdle({ idle }: Lever, edits: Edits): boolean {
  if (!idle) return false;
  return (Object.hasOwn(edits, idle.pointer) ? edits[idle.pointer] : idle.planValue) === idle.at;
}

export function isMoved(lever: Lever, edits: Edits): boolean {
  if (insteadOf(lever)) return leverValue(lever, edits) !== lever.planValue;
  return Object.hasOwn(edits, pointerOf(lever));
}

export function leverValue(lever: Lever, edits: Edits): Value {
  const instead = insteadOf(lever);
  const at = (pointer: string, planValue: Value): Value => (Object.hasOwn(edits, pointer) ? edits[pointer]! : planValue);
  if (!instead) return at(pointerOf(lever), lever.planValue);
  const chosen = at(instead.pointer, instead.planValue);
  const named = instead.named.find(({ option }) => option === chosen);
  return named ? at(named.pointer, named.planValue) : at(pointerOf(lever), instead.ownValue);
}

function insteadOf(lever: Lever): Balanced['instead'] {
  return lever.kind === 'quantity' ? lever.instead : null;
}

/** The edits with one lever set; the plan's own value is no edit. A quantity goes to each target times its factor. What is locked stays. */
export function withLever(edits: Edits, lever: Lever, value: Value, locks: Locks = NO_LOCKS): Edits {
  if (isLocked(lever, locks) || isWedged(lever, locks)) return edits;
  if (lever.kind === 'quantity' && lever.balance.length > 0) return withShare(edits, lever, Number(value), locks);
  const rest = withoutLevers(edits, [lever]);
  const instead = insteadOf(lever);
  if (instead) return withOwn(rest, lever, instead, value);
  if (value === lever.planValue) return rest;
  const written = lever.targets.map(({ pointer, factor }): [string, Value] => [
    pointer,
    typeof value === 'number' ? Number((value * factor).toPrecision(12)) : value,
  ]);
  return { ...rest, ...Object.fromEntries(written) };
}

/** A number of the plan set that a named one may stand instead of: it is chosen, unless the plan as it is comes to the same. */
function withOwn(rest: Edits, lever: Lever, instead: NonNullable<Balanced['instead']>, value: Value): Edits {
  if (value === leverValue(lever, rest)) return rest;
  return {
    ...rest,
    ...(value !== instead.ownValue && { [pointerOf(lever)]: value }),
    ...(instead.own !== instead.planValue && { [instead.pointer]: instead.own }),
  };
}

type Share = { readonly pointer: string; readonly planValue: number };

function shareNow({ pointer, planValue }: Share, edits: Edits): number {
  return Object.hasOwn(edits, pointer) ? Number(edits[pointer]) : planValue;
}

/** One share of a mix set: the others keep their proportions, what is locked of them stays, and all of them make 1. */
function withShare(edits: Edits, lever: Balanced, wanted: number, locks: Locks): Edits {
  const held = lever.balance.filter(({ pointer }) => locks.includes(pointer));
  const free = lever.balance.filter(({ pointer }) => !locks.includes(pointer));
  const room = Number((1 - held.reduce((sum, share) => sum + shareNow(share, edits), 0)).toPrecision(12));
  const value = held.length > 0 ? Math.min(wanted, room) : wanted;
  const others = free.map((share) => ({ ...share, now: shareNow(share, edits) }));
  const sum = others.reduce((all, { now }) => all + now, 0);
  const planned = others.reduce((all, { planValue }) => all + planValue, 0);
  // Where the others have nothing left they come back as the plan has them, or evenly.
  const weightOf = ({ now, planValue }: (typeof others)[number]) =>
    sum > 0 ? now / sum : planned > 0 ? planValue / planned : 1 / others.length;
  const shares = [
    { pointer: pointerOf(lever), planValue: lever.planValue, share: value },
    ...others.map((other) => ({ ...other, share: Number(((room - value) * weightOf(other)).toPrecision(12)) })),
  ];
  const moved = shares.filter(({ share, planValue }) => Math.abs(share - planValue) > 1e-9);
  return { ...freed(edits, [lever], locks), ...Object.fromEntries(moved.map(({ pointer, share }) => [pointer, share])) };
}

/** What the other shares of its whole leave to a lever, or the locked ones of its mix; undefined where nothing limits it. */
export function leftFor(lever: Lever, edits: Edits, locks: Locks = NO_LOCKS): number | undefined {
  if (lever.kind !== 'quantity') return undefined;
  const taking = lever.beside.length > 0 ? lever.beside : lever.balance.filter(({ pointer }) => locks.includes(pointer));
  if (taking.length === 0) return undefined;
  const taken = taking.reduce((sum, share) => sum + shareNow(share, edits), 0);
  return Number(Math.max(0, 1 - taken).toPrecision(12));
}

/** Whether changes may have brought into use what nothing in the plan as it is goes by. */
export function mayBeUsed({ id, decidedBy }: NonNullable<Lever['entry']>, edits: Edits): boolean {
  return Object.values(edits).includes(id) || decidedBy.some((pointer) => Object.hasOwn(edits, pointer));
}

/** The edits without those of some levers. What is locked stays, and of a mix the rest is shared out again. */
export function withoutLevers(edits: Edits, levers: readonly Lever[], locks: Locks = NO_LOCKS): Edits {
  const moving = levers.filter((lever) => !isLocked(lever, locks));
  const rest = freed(edits, moving, locks);
  return locks.length === 0 ? rest : moving.reduce((all, lever) => sharedOut(all, lever, locks), rest);
}

function freed(edits: Edits, levers: readonly Lever[], locks: Locks): Edits {
  const gone = new Set(
    levers.flatMap((lever) => [
      ...[...lever.targets, ...balanceOf(lever)].map(({ pointer }) => pointer),
      ...(insteadOf(lever) ? [insteadOf(lever)!.pointer] : []),
    ]),
  );
  return Object.fromEntries(Object.entries(edits).filter(([pointer]) => !gone.has(pointer) || locks.includes(pointer)));
}

/** The free shares of a mix as the plan has them, as large as the locked ones leave room for. */
function sharedOut(edits: Edits, lever: Lever, locks: Locks): Edits {
  if (lever.kind !== 'quantity' || !lever.balance.some(({ pointer }) => locks.includes(pointer) && Object.hasOwn(edits, pointer)))
    return edits;
  const all: readonly Share[] = [{ pointer: pointerOf(lever), planValue: lever.planValue }, ...lever.balance];
  const free = all.filter(({ pointer }) => !locks.includes(pointer));
  const room = 1 - all.reduce((sum, share) => sum + (locks.includes(share.pointer) ? shareNow(share, edits) : 0), 0);
  const planned = free.reduce((sum, { planValue }) => sum + planValue, 0);
  const shares = free.map(({ pointer, planValue }): [string, number] => [
    pointer,
    Number((room * (planned > 0 ? planValue / planned : 1 / free.length)).toPrecision(12)),
  ]);
  return { ...edits, ...Object.fromEntries(shares) };
}

/** The edits of what is locked alone: what is left when all others are taken back. */
export function lockedEdits(edits: Edits, levers: readonly Lever[], locks: Locks): Edits {
  const kept = Object.fromEntries(Object.entries(edits).filter(([pointer]) => locks.includes(pointer)));
  return levers.reduce((all, lever) => (isLocked(lever, locks) ? all : sharedOut(all, lever, locks)), kept);
}

export function sameEdits(a: Edits, b: Edits): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]));
}

export function setOf(edits: Edits): PlanRequest['set'] {
  return Object.entries(edits).map(([pointer, value]) => ({ pointer, value }));
}

/** The edits by lever: a headline that holds all of its targets counts once, what is left counts by itself. */
export function changesOf(edits: Edits, levers: readonly Lever[]): Changes {
  const left = new Set(Object.keys(edits));
  const changes: Record<string, Change> = {};
  for (const lever of levers) {
    if (!lever.headline || left.size === 0) continue;
    const set = lever.targets.flatMap(({ pointer }) => (left.has(pointer) ? [{ pointer, value: edits[pointer]! }] : []));
    if (set.length < lever.targets.length) continue;
    changes[lever.id] = { value: edits[pointerOf(lever)]!, set };
    for (const { pointer } of set) left.delete(pointer);
  }
  for (const pointer of left) changes[pointer] = { value: edits[pointer]!, set: [{ pointer, value: edits[pointer]! }] };
  return changes;
}
