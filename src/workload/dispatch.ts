/**
 * Who gets which accelerators, hour by hour. Classes are served in a fixed order: accelerator-hours kept for start-ups, training
 * gangs up to their guaranteed share, interactive inference, labs and assistants, further training, batch. What is not served is counted.
 *
 * A pool is all accelerators of one platform on one site. Start-ups and labs take the oldest platform first; inference the one
 * that makes most tokens of a joule; sites share in proportion to what they have, so that no site is preferred. No hour knows another:
 * a span of hours is taken at once because each step is then one short loop.
 */
import { SPAN_HOURS } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { Asked } from './demand.ts';

export const CLASSES = ['reserved', 'training', 'interactive', 'labs', 'assistants', 'batch'] as const;
export type WorkClass = (typeof CLASSES)[number];
export const [RESERVED, TRAINING, INTERACTIVE, LABS, ASSISTANTS, BATCH] = [0, 1, 2, 3, 4, 5] as const;

export type Pool = {
  readonly site: string;
  readonly platform: string;
  /** Output tokens per second of one accelerator, on line and in batches, and model TFLOP. */
  readonly tokensPerS: number;
  readonly batchTokensPerS: number;
  readonly trainingTflopPerS: number;
  readonly ratedKwEach: number;
  readonly firstShipment: string;
};

export type GangRules = { readonly site: string; readonly size: number; readonly guaranteedShare: number };

export type Dispatched = {
  /** Busy accelerators: those of class c and pool k in hour j stand at `SPAN_HOURS` (c * pools + k) + j. */
  readonly busy: Float64Array;
  /** Work served in each hour: accelerators, gangs, tokens per second. */
  readonly served: Readonly<
    Record<
      'reserved' | 'gangs' | 'interactiveTokensPerS' | 'labs' | 'assistantTokensPerS' | 'batchTokensPerS' | 'spareTokensPerS',
      Float64Array
    >
  >;
};

/** Classes that ask the same all day. */
const FIRST = [RESERVED, TRAINING] as const;

/** Pools of one platform on some sites, by their places in the list. */
type Members = Int32Array;

/**
 * Gives out the accelerators of some pools. A class, not closures: a run makes a new one, and its methods stay compiled from run to run.
 */
export class Dispatcher {
  private readonly count: number;
  private readonly gang: GangRules;
  private readonly pools: readonly Pool[];
  private readonly tokensPerS: Float64Array;
  private readonly batchTokensPerS: Float64Array;
  private readonly ones: Float64Array;
  private readonly oldestFirst: readonly Members[];
  private readonly leanestFirst: readonly Members[];
  /** Pools that can train gangs, the fastest first. */
  private readonly gangPools: Int32Array;
  private readonly left: Float64Array;
  private readonly open = zeros();
  private readonly free = zeros();
  private readonly most = zeros();
  private readonly wanted = zeros();
  /** Pools with something usable in the hours at hand. */
  private readonly active: Uint8Array;
  /** Rows of `busy`, by class and pool, that hold something: the others are zero. */
  private readonly written: Uint8Array;
  private readonly done: Dispatched;

  constructor(pools: readonly Pool[], gang: GangRules) {
    this.count = pools.length;
    this.gang = gang;
    this.pools = pools;
    this.tokensPerS = Float64Array.from(pools, (pool) => pool.tokensPerS);
    this.batchTokensPerS = Float64Array.from(pools, (pool) => pool.batchTokensPerS);
    this.ones = new Float64Array(pools.length).fill(1);
    const platforms = [...new Set(pools.map(({ platform }) => platform))].map((id) =>
      Int32Array.from(pools.flatMap((pool, k) => (pool.platform === id ? [k] : []))),
    );
    const shipped = (k: number): string => pools[k]!.firstShipment;
    const leanness = (k: number): number => pools[k]!.tokensPerS / pools[k]!.ratedKwEach;
    this.oldestFirst = [...platforms].sort(([a], [b]) => (shipped(a!) === shipped(b!) ? 0 : shipped(a!) < shipped(b!) ? -1 : 1));
    this.leanestFirst = [...platforms].sort(([a], [b]) => leanness(b!) - leanness(a!));
    const training = pools
      .map((pool, k) => ({ pool, k }))
      .filter(({ pool }) => (gang.site === 'any' || pool.site === gang.site) && pool.trainingTflopPerS > 0)
      .sort((a, b) => b.pool.trainingTflopPerS - a.pool.trainingTflopPerS);
    this.gangPools = Int32Array.from(training, ({ k }) => k);
    this.left = new Float64Array(pools.length * SPAN_HOURS);
    this.active = new Uint8Array(pools.length);
    this.written = new Uint8Array(CLASSES.length * pools.length);
    this.done = {
      busy: new Float64Array(CLASSES.length * pools.length * SPAN_HOURS),
      served: {
        reserved: zeros(),
        gangs: zeros(),
        interactiveTokensPerS: zeros(),
        labs: zeros(),
        assistantTokensPerS: zeros(),
        batchTokensPerS: zeros(),
        spareTokensPerS: zeros(),
      },
    };
  }

  /** Rates of inference over those of mature software, by pool, from the hours that are given out next on. */
  setMaturity(maturity: Float64Array): void {
    const { pools, tokensPerS, batchTokensPerS } = this;
    for (let k = 0; k < pools.length; k++) {
      tokensPerS[k] = pools[k]!.tokensPerS * maturity[k]!;
      batchTokensPerS[k] = pools[k]!.batchTokensPerS * maturity[k]!;
    }
  }

  /**
   * Gives out `n` hours, whole days; `usable` accelerators of pool k in hour j stand at `SPAN_HOURS` k + j. `even` says that a day has the
   * same usable in all its hours: what is asked all day is then given out once a day. The answer holds until the next call.
   */
  give(usable: Float64Array, asked: Asked, n: number, even: boolean): Dispatched {
    const { oldestFirst, leanestFirst, tokensPerS, ones, done, wanted } = this;
    const { served } = done;
    const days = n / HOURS_PER_DAY;
    this.begin(usable, n, even ? HOURS_PER_DAY : 1);
    this.wish(asked.reserved, days, even);
    this.take(oldestFirst, RESERVED, wanted, ones, served.reserved, even ? days : n);
    this.wish(asked.gangs, days, even);
    this.startGangs(this.most, even ? days : n);
    if (even) this.spread(days);
    this.take(leanestFirst, INTERACTIVE, asked.interactiveTokensPerS, tokensPerS, served.interactiveTokensPerS, n);
    this.take(oldestFirst, LABS, asked.labs, ones, served.labs, n);
    this.take(leanestFirst, ASSISTANTS, asked.assistantTokensPerS, tokensPerS, served.assistantTokensPerS, n);
    this.countSpare(n);
    this.wish(asked.gangs, days, false);
    this.most.fill(Number.POSITIVE_INFINITY, 0, n);
    this.startGangs(this.most, n);
    this.fillWithBatch(asked.batchShare, days);
    return done;
  }

  /** Begins with what is usable, every `step` hours of it, and the gangs that the guaranteed share of it holds, into `most`. */
  private begin(usable: Float64Array, n: number, step: number): void {
    const { active, count, done, left, most } = this;
    const { guaranteedShare, size } = this.gang;
    const entries = n / step;
    most.fill(0, 0, entries);
    for (let k = 0; k < count; k++) {
      const at = k * SPAN_HOURS;
      const was = active[k]!;
      active[k] = isAnyAbove(usable, at, n, step) ? 1 : 0;
      if (!was && !active[k]) continue;
      for (let c = 0; c < CLASSES.length; c++) {
        const row = c * count + k;
        if (!this.written[row]) continue;
        this.written[row] = 0;
        done.busy.fill(0, row * SPAN_HOURS, (row + 1) * SPAN_HOURS);
      }
      if (!active[k]) continue;
      for (let i = 0; i < entries; i++) {
        const accelerators = usable[at + i * step]!;
        left[at + i] = accelerators;
        most[i] = most[i]! + accelerators;
      }
    }
    for (let i = 0; i < entries; i++) most[i] = Math.floor((guaranteedShare * most[i]!) / size);
    done.served.gangs.fill(0, 0, n);
  }

  /** What is asked all day, into `wanted`: once a day, or for each of its hours. */
  private wish(byDay: Float64Array, days: number, once: boolean): void {
    const { wanted } = this;
    for (let d = 0; d < days; d++) {
      if (once) wanted[d] = byDay[d]!;
      else wanted.fill(byDay[d]!, d * HOURS_PER_DAY, (d + 1) * HOURS_PER_DAY);
    }
  }

  /** Spreads what was given out once a day over its hours. */
  private spread(days: number): void {
    const { left, active, count, done, written } = this;
    const { busy, served } = done;
    spreadDays(served.reserved, 0, days);
    spreadDays(served.gangs, 0, days);
    for (let k = 0; k < count; k++) {
      if (!active[k]) continue;
      spreadDays(left, k * SPAN_HOURS, days);
      for (const workClass of FIRST) {
        const row = workClass * count + k;
        if (written[row]) spreadDays(busy, row * SPAN_HOURS, days);
      }
    }
  }

  /** Takes up to `wanted` units of work, `rates` of them for each accelerator of a pool; `into` gets what was served. */
  private take(
    order: readonly Members[],
    workClass: number,
    wanted: Float64Array,
    rates: Float64Array,
    into: Float64Array,
    n: number,
  ): void {
    const { open, free, active } = this;
    let waiting = false;
    for (let j = 0; j < n; j++) {
      open[j] = wanted[j]!;
      if (wanted[j]! > 0) waiting = true;
    }
    for (let p = 0; p < order.length && waiting; p++) {
      const members = order[p]!;
      const rate = rates[members[0]!]!;
      if (rate <= 0 || !this.sumFree(members, n)) continue;
      waiting = false;
      for (let j = 0; j < n; j++) {
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
      for (let i = 0; i < members.length; i++) if (active[members[i]!]) this.takePart(members[i]!, workClass, n);
    }
    for (let j = 0; j < n; j++) into[j] = wanted[j]! - open[j]!;
  }

  /** Sums what is left of some pools into `free`; false when none of them has anything. */
  private sumFree(members: Members, n: number): boolean {
    const { free, left, active } = this;
    let some = false;
    for (let i = 0; i < members.length; i++) {
      if (!active[members[i]!]) continue;
      const at = members[i]! * SPAN_HOURS;
      if (some) for (let j = 0; j < n; j++) free[j] = free[j]! + left[at + j]!;
      else for (let j = 0; j < n; j++) free[j] = left[at + j]!;
      some = true;
    }
    return some;
  }

  /** Gives the part `free` of what is left of a pool to a class. */
  private takePart(k: number, workClass: number, n: number): void {
    const { free, left, done } = this;
    const { busy } = done;
    const at = k * SPAN_HOURS;
    const row = workClass * this.count + k;
    const into = row * SPAN_HOURS;
    this.written[row] = 1;
    for (let j = 0; j < n; j++) {
      const accelerators = left[at + j]! * free[j]!;
      busy[into + j] = accelerators;
      left[at + j] = left[at + j]! - accelerators;
    }
  }

  /** What is left could still serve, should requests come all at once. */
  private countSpare(n: number): void {
    const { active, left, tokensPerS, done } = this;
    const spare = done.served.spareTokensPerS;
    spare.fill(0, 0, n);
    for (let k = 0; k < this.count; k++) {
      const rate = tokensPerS[k]!;
      if (!active[k] || rate === 0) continue;
      const at = k * SPAN_HOURS;
      for (let j = 0; j < n; j++) spare[j] = spare[j]! + left[at + j]! * rate;
    }
  }

  /** Starts gangs until as many run as are wanted, and no more than `upTo`. */
  private startGangs(upTo: Float64Array, n: number): void {
    const { gangPools, active, left, done, count, wanted } = this;
    const { busy, served } = done;
    const { gangs } = served;
    const { size } = this.gang;
    let waiting = false;
    for (let j = 0; j < n; j++) if (gangs[j]! < wanted[j]! && gangs[j]! < upTo[j]!) waiting = true;
    if (!waiting) return;
    for (let g = 0; g < gangPools.length; g++) {
      const k = gangPools[g]!;
      if (!active[k]) continue;
      const at = k * SPAN_HOURS;
      const into = (TRAINING * count + k) * SPAN_HOURS;
      this.written[TRAINING * count + k] = 1;
      for (let j = 0; j < n; j++) {
        while (gangs[j]! < wanted[j]! && gangs[j]! < upTo[j]! && left[at + j]! >= size) {
          busy[into + j] = busy[into + j]! + size;
          left[at + j] = left[at + j]! - size;
          gangs[j] = gangs[j]! + 1;
        }
      }
    }
  }

  /** Batch takes its share, by hour, of what is left. */
  private fillWithBatch(share: Float64Array, days: number): void {
    const { active, left, batchTokensPerS, done, count } = this;
    const { busy } = done;
    const made = done.served.batchTokensPerS;
    const n = days * HOURS_PER_DAY;
    made.fill(0);
    for (let k = 0; k < count; k++) {
      const rate = batchTokensPerS[k]!;
      if (!active[k] || rate === 0) continue;
      const at = k * SPAN_HOURS;
      const into = (BATCH * count + k) * SPAN_HOURS;
      this.written[BATCH * count + k] = 1;
      for (let j = 0; j < n; j++) {
        const accelerators = left[at + j]! * share[j]!;
        busy[into + j] = accelerators;
        made[j] = made[j]! + accelerators * rate;
      }
    }
  }
}

/** Spreads entries of a day from `at` on over the hours of each, the last day first: no entry is lost before it is read. */
function spreadDays(values: Float64Array, at: number, days: number): void {
  for (let d = days - 1; d >= 0; d--) values.fill(values[at + d]!, at + d * HOURS_PER_DAY, at + (d + 1) * HOURS_PER_DAY);
}

function zeros(): Float64Array {
  return new Float64Array(SPAN_HOURS);
}

/** Whether one of every `step` values is above 0. */
function isAnyAbove(values: Float64Array, at: number, n: number, step: number): boolean {
  for (let j = 0; j < n; j += step) if (values[at + j]! > 0) return true;
  return false;
}
