/**
 * Who gets which accelerators in an hour. Classes are served in a fixed order: accelerator-hours kept for start-ups, training gangs up to
 * their guaranteed share, interactive inference, labs and assistants, further training, batch. What is not served is counted.
 *
 * A pool is all accelerators of one platform on one site. Start-ups and labs take the oldest platform first; inference the one
 * that makes most tokens of a joule; sites share in proportion to what they have, so that no site is preferred.
 */
import type { Asked } from './demand.ts';

export const CLASSES = ['reserved', 'training', 'interactive', 'labs', 'assistants', 'batch'] as const;
export type WorkClass = (typeof CLASSES)[number];
const [RESERVED, TRAINING, INTERACTIVE, LABS, ASSISTANTS, BATCH] = [0, 1, 2, 3, 4, 5] as const;

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
  /** Busy accelerators: class by class, pool by pool. */
  readonly busy: Float64Array;
  /** Work served: accelerators, gangs, tokens per second. */
  readonly served: {
    reserved: number;
    gangs: number;
    interactiveTokensPerS: number;
    labs: number;
    assistantTokensPerS: number;
    batchTokensPerS: number;
  };
};

export type Dispatcher = (usable: Float64Array, asked: Asked) => Dispatched;

/** A dispatcher for some pools. The object that it returns is used again in the next hour. */
export function dispatcherOf(pools: readonly Pool[], gang: GangRules): Dispatcher {
  const count = pools.length;
  const tokensPerS = Float64Array.from(pools, (pool) => pool.tokensPerS);
  const ones = new Float64Array(count).fill(1);
  const platforms = [...new Set(pools.map(({ platform }) => platform))].map((id) =>
    pools.flatMap((pool, k) => (pool.platform === id ? [k] : [])),
  );
  const shipped = (k: number): string => pools[k]!.firstShipment;
  const oldestFirst = [...platforms].sort(([a], [b]) => (shipped(a!) === shipped(b!) ? 0 : shipped(a!) < shipped(b!) ? -1 : 1));
  const leanness = (k: number): number => pools[k]!.tokensPerS / pools[k]!.ratedKwEach;
  const leanestFirst = [...platforms].sort(([a], [b]) => leanness(b!) - leanness(a!));
  const gangPools = pools
    .map((pool, k) => ({ pool, k }))
    .filter(({ pool }) => (gang.site === 'any' || pool.site === gang.site) && pool.trainingTflopPerS > 0)
    .sort((a, b) => b.pool.trainingTflopPerS - a.pool.trainingTflopPerS);

  const busy = new Float64Array(CLASSES.length * count);
  const left = new Float64Array(count);
  const served = { reserved: 0, gangs: 0, interactiveTokensPerS: 0, labs: 0, assistantTokensPerS: 0, batchTokensPerS: 0 };

  /** Takes up to `need` units of work, `rates` of them for each accelerator of a pool; returns what was served. */
  const take = (order: readonly (readonly number[])[], workClass: number, need: number, rates: Float64Array): number => {
    let open = need;
    for (let p = 0; p < order.length && open > 0; p++) {
      const members = order[p]!;
      const rate = rates[members[0]!]!;
      if (rate <= 0) continue;
      let free = 0;
      for (let i = 0; i < members.length; i++) free += left[members[i]!]!;
      if (free <= 0) continue;
      const taken = Math.min(free, open / rate);
      const part = taken / free;
      for (let i = 0; i < members.length; i++) {
        const k = members[i]!;
        const accelerators = left[k]! * part;
        busy[workClass * count + k]! += accelerators;
        left[k] = Math.max(0, left[k]! - accelerators);
      }
      open = taken === free ? open - taken * rate : 0;
    }
    return need - Math.max(0, open);
  };
  const startGangs = (most: number): number => {
    let started = 0;
    for (const { k } of gangPools) {
      while (started < most && left[k]! >= gang.size) {
        busy[TRAINING * count + k]! += gang.size;
        left[k]! -= gang.size;
        started++;
      }
    }
    return started;
  };
  // Reserved work and guaranteed gangs come first, and change by the day: an hour that is asked the same of the same takes them over.
  const lastUsable = new Float64Array(count).fill(Number.NaN);
  const firstBusy = new Float64Array(busy.length);
  const firstLeft = new Float64Array(count);
  const first = { reserved: 0, gangs: 0, askedReserved: Number.NaN, askedGangs: Number.NaN };
  const isAsBefore = (usable: Float64Array, asked: Asked): boolean => {
    if (asked.reserved !== first.askedReserved || asked.gangs !== first.askedGangs) return false;
    for (let k = 0; k < count; k++) if (usable[k] !== lastUsable[k]) return false;
    return true;
  };
  const giveFirst = (usable: Float64Array, asked: Asked): void => {
    busy.fill(0);
    left.set(usable);
    let all = 0;
    for (let k = 0; k < count; k++) all += usable[k]!;
    first.reserved = take(oldestFirst, RESERVED, asked.reserved, ones);
    first.gangs = startGangs(Math.min(asked.gangs, Math.floor((gang.guaranteedShare * all) / gang.size)));
    first.askedReserved = asked.reserved;
    first.askedGangs = asked.gangs;
    lastUsable.set(usable);
    firstBusy.set(busy);
    firstLeft.set(left);
  };

  return (usable, asked) => {
    if (isAsBefore(usable, asked)) {
      busy.set(firstBusy);
      left.set(firstLeft);
    } else giveFirst(usable, asked);
    served.reserved = first.reserved;
    served.gangs = first.gangs;
    served.interactiveTokensPerS = take(leanestFirst, INTERACTIVE, asked.interactiveTokensPerS, tokensPerS);
    served.labs = take(oldestFirst, LABS, asked.labs, ones);
    served.assistantTokensPerS = take(leanestFirst, ASSISTANTS, asked.assistantTokensPerS, tokensPerS);
    served.gangs += startGangs(asked.gangs - served.gangs);
    served.batchTokensPerS = 0;
    for (let k = 0; k < count; k++) {
      const accelerators = left[k]! * asked.batchShare;
      busy[BATCH * count + k] = accelerators;
      served.batchTokensPerS += accelerators * tokensPerS[k]!;
    }
    return { busy, served };
  };
}
