/**
 * Who gets which accelerators, hour by hour of a day. Classes are served in a fixed order: accelerator-hours kept for start-ups, training
 * gangs up to their guaranteed share, interactive inference, labs and assistants, further training, batch. What is not served is counted.
 *
 * A pool is all accelerators of one platform on one site. Start-ups and labs take the oldest platform first; inference the one
 * that makes most tokens of a joule; sites share in proportion to what they have, so that no site is preferred. No hour knows another:
 * a day is taken at once because each step is then one short loop.
 */
import { HOURS_PER_DAY } from '../units.ts';
import type { DayAsked } from './demand.ts';

export const CLASSES = ['reserved', 'training', 'interactive', 'labs', 'assistants', 'batch'] as const;
export type WorkClass = (typeof CLASSES)[number];
export const [RESERVED, TRAINING, INTERACTIVE, LABS, ASSISTANTS, BATCH] = [0, 1, 2, 3, 4, 5] as const;

export type Pool = {
  readonly site: string;
  readonly platform: string;
  /** Output tokens and model TFLOP per second of one accelerator. */
  readonly tokensPerS: number;
  readonly trainingTflopPerS: number;
  readonly ratedKwEach: number;
  readonly firstShipment: string;
};

export type GangRules = { readonly site: string; readonly size: number; readonly guaranteedShare: number };

export type Dispatched = {
  /** Busy accelerators: those of class c and pool k in hour j stand at 24 (c * pools + k) + j. */
  readonly busy: Float64Array;
  /** Work served in each hour: accelerators, gangs, tokens per second. */
  readonly served: Readonly<
    Record<'reserved' | 'gangs' | 'interactiveTokensPerS' | 'labs' | 'assistantTokensPerS' | 'batchTokensPerS', Float64Array>
  >;
};

/** `usable` accelerators of pool k in hour j stand at 24 k + j. */
export type Dispatcher = (usable: Float64Array, asked: DayAsked) => Dispatched;

/** A dispatcher for some pools. The object that it returns is used again for the next day. */
export function dispatcherOf(pools: readonly Pool[], gang: GangRules): Dispatcher {
  const count = pools.length;
  const tokensPerS = Float64Array.from(pools, (pool) => pool.tokensPerS);
  const ones = new Float64Array(count).fill(1);
  const platforms = [...new Set(pools.map(({ platform }) => platform))].map((id) =>
    Int32Array.from(pools.flatMap((pool, k) => (pool.platform === id ? [k] : []))),
  );
  const shipped = (k: number): string => pools[k]!.firstShipment;
  const oldestFirst = [...platforms].sort(([a], [b]) => (shipped(a!) === shipped(b!) ? 0 : shipped(a!) < shipped(b!) ? -1 : 1));
  const leanness = (k: number): number => pools[k]!.tokensPerS / pools[k]!.ratedKwEach;
  const leanestFirst = [...platforms].sort(([a], [b]) => leanness(b!) - leanness(a!));
  const gangPools = pools
    .map((pool, k) => ({ pool, k }))
    .filter(({ pool }) => (gang.site === 'any' || pool.site === gang.site) && pool.trainingTflopPerS > 0)
    .sort((a, b) => b.pool.trainingTflopPerS - a.pool.trainingTflopPerS);

  const hours = (): Float64Array => new Float64Array(HOURS_PER_DAY);
  const busy = new Float64Array(CLASSES.length * count * HOURS_PER_DAY);
  const left = new Float64Array(count * HOURS_PER_DAY);
  const served = {
    reserved: hours(),
    gangs: hours(),
    interactiveTokensPerS: hours(),
    labs: hours(),
    assistantTokensPerS: hours(),
    batchTokensPerS: hours(),
  };
  const [need, open, free, most] = [hours(), hours(), hours(), hours()];

  /** Takes up to `wanted` units of work, `rates` of them for each accelerator of a pool; `into` gets what was served. */
  const take = (
    order: readonly Int32Array[],
    workClass: number,
    wanted: Float64Array,
    rates: Float64Array,
    into: Float64Array,
  ): void => {
    open.set(wanted);
    let waiting = isAnyAbove(open);
    for (let p = 0; p < order.length && waiting; p++) {
      const members = order[p]!;
      const rate = rates[members[0]!]!;
      if (rate <= 0 || !sumFree(members)) continue;
      waiting = false;
      for (let j = 0; j < HOURS_PER_DAY; j++) {
        const could = free[j]! * rate;
        const asked = open[j]!;
        // Here `free` becomes the part of what is free that is taken.
        if (asked >= could) {
          free[j] = 1;
          open[j] = asked - could;
          if (asked > could) waiting = true;
        } else {
          free[j] = asked / could;
          open[j] = 0;
        }
      }
      for (let i = 0; i < members.length; i++) takePart(members[i]!, workClass);
    }
    for (let j = 0; j < HOURS_PER_DAY; j++) into[j] = wanted[j]! - open[j]!;
  };
  /** Sums what is left of some pools into `free`; false when nothing is, in any hour. */
  const sumFree = (members: Int32Array): boolean => {
    free.fill(0);
    for (let i = 0; i < members.length; i++) {
      const at = members[i]! * HOURS_PER_DAY;
      for (let j = 0; j < HOURS_PER_DAY; j++) free[j] = free[j]! + left[at + j]!;
    }
    return isAnyAbove(free);
  };
  /** Gives the part `free` of what is left of a pool to a class. */
  const takePart = (k: number, workClass: number): void => {
    const at = k * HOURS_PER_DAY;
    const into = (workClass * count + k) * HOURS_PER_DAY;
    for (let j = 0; j < HOURS_PER_DAY; j++) {
      const accelerators = left[at + j]! * free[j]!;
      busy[into + j] = accelerators;
      left[at + j] = left[at + j]! - accelerators;
    }
  };
  /** Starts gangs until as many run as `most` says. */
  const startGangs = (): void => {
    for (let g = 0; g < gangPools.length; g++) {
      const { k } = gangPools[g]!;
      const at = k * HOURS_PER_DAY;
      const into = (TRAINING * count + k) * HOURS_PER_DAY;
      for (let j = 0; j < HOURS_PER_DAY; j++) {
        while (served.gangs[j]! < most[j]! && left[at + j]! >= gang.size) {
          busy[into + j] = busy[into + j]! + gang.size;
          left[at + j] = left[at + j]! - gang.size;
          served.gangs[j] = served.gangs[j]! + 1;
        }
      }
    }
  };
  /** The gangs that the guaranteed share of all that is usable holds, into `most`. */
  const guarantee = (usable: Float64Array, gangs: number): void => {
    most.fill(0);
    for (let k = 0; k < count; k++) {
      for (let j = 0; j < HOURS_PER_DAY; j++) most[j] = most[j]! + usable[k * HOURS_PER_DAY + j]!;
    }
    for (let j = 0; j < HOURS_PER_DAY; j++) most[j] = Math.min(gangs, Math.floor((gang.guaranteedShare * most[j]!) / gang.size));
  };
  const fillWithBatch = (share: number): void => {
    const made = served.batchTokensPerS;
    made.fill(0);
    if (share === 0) return;
    for (let k = 0; k < count; k++) {
      const at = k * HOURS_PER_DAY;
      const into = (BATCH * count + k) * HOURS_PER_DAY;
      for (let j = 0; j < HOURS_PER_DAY; j++) {
        const accelerators = left[at + j]! * share;
        busy[into + j] = accelerators;
        made[j] = made[j]! + accelerators * tokensPerS[k]!;
      }
    }
  };

  return (usable, asked) => {
    busy.fill(0);
    left.set(usable);
    take(oldestFirst, RESERVED, need.fill(asked.reserved), ones, served.reserved);
    served.gangs.fill(0);
    guarantee(usable, asked.gangs);
    startGangs();
    take(leanestFirst, INTERACTIVE, asked.interactiveTokensPerS, tokensPerS, served.interactiveTokensPerS);
    take(oldestFirst, LABS, asked.labs, ones, served.labs);
    take(leanestFirst, ASSISTANTS, asked.assistantTokensPerS, tokensPerS, served.assistantTokensPerS);
    most.fill(asked.gangs);
    startGangs();
    fillWithBatch(asked.batchShare);
    return { busy, served };
  };
}

function isAnyAbove(values: Float64Array): boolean {
  for (let j = 0; j < values.length; j++) if (values[j]! > 0) return true;
  return false;
}
