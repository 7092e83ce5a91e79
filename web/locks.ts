/** Places of a plan that are held: no lever moves what is locked, its own or another that would write there. */
import type { Lever } from '../src/index.ts';

/** Places by JSON pointer, in the order in which they were locked. */
export type Locks = readonly string[];

export const NO_LOCKS: Locks = [];

/** The places that a lever writes when it is moved; the other shares of a mix give way, and are not among them. */
export function placesOf(lever: Lever): readonly string[] {
  const instead = lever.kind === 'quantity' ? lever.instead : null;
  return [...lever.targets.map(({ pointer }) => pointer), ...(instead ? [instead.pointer] : [])];
}

/** True where a lock keeps the lever where it is. */
export function isLocked(lever: Lever, locks: Locks): boolean {
  return locks.length > 0 && placesOf(lever).some((pointer) => locks.includes(pointer));
}

/** True where a lever is free itself, but every other share of its mix is locked. */
export function isWedged(lever: Lever, locks: Locks): boolean {
  if (lever.kind !== 'quantity' || lever.balance.length === 0 || locks.length === 0) return false;
  return lever.balance.every(({ pointer }) => locks.includes(pointer));
}

/** The locks with those of a lever set, or taken off where there is one. */
export function toggled(lever: Lever, locks: Locks): Locks {
  const places = placesOf(lever);
  return isLocked(lever, locks)
    ? locks.filter((pointer) => !places.includes(pointer))
    : [...locks, ...places.filter((pointer) => !locks.includes(pointer))];
}

export function sameLocks(a: Locks = NO_LOCKS, b: Locks = NO_LOCKS): boolean {
  return a.length === b.length && a.every((pointer) => b.includes(pointer));
}
