/**
 * Who gets which accelerators, hour by hour. Classes are served in a fixed order: accelerator-hours kept for start-ups, training
 * gangs up to their guaranteed share, interactive inference, labs and assistants, further training, batch. What is not served is counted.
 *
 * A pool is all accelerators of one platform on one site. Start-ups and labs take the oldest platform first; inference the one
 * that makes most tokens of a joule; sites share in proportion to what they have, so that no site is preferred. Once start-ups and
 * guaranteed gangs stand, a class therefore takes the same share of every pool of a platform, and shares by platform say all.
 *
 * No hour knows another: a span of hours is taken at once because each step is then one short loop.
 */
import { SPAN_HOURS } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { Asked } from './demand.ts';

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

/**
 * Who has what. Accelerators of pool k in hour j stand at `SPAN_HOURS` k + j, shares of platform p at `SPAN_HOURS` p + j. Where a span is
 * `even`, what a pool gives out once a day stands at `SPAN_HOURS` k + d for its day d.
 */
export type Dispatched = {
  readonly even: boolean;
  /** By pool: the platform it belongs to; whether anything of it is usable in the span. */
  readonly platformOf: Int32Array;
  readonly active: Uint8Array;
  /** By pool and day or hour: accelerators of start-ups, of guaranteed gangs, and what is left for the other classes. */
  readonly reserved: Float64Array;
  readonly guaranteed: Float64Array;
  readonly shared: Float64Array;
  /** By platform and hour: the share of `shared` that each class takes, and what none of them takes. */
  readonly interactive: Float64Array;
  readonly labs: Float64Array;
  readonly assistants: Float64Array;
  readonly free: Float64Array;
  /** By pool and hour: accelerators of further gangs, out of what is free; read only where `hasFurther` says so. */
  readonly further: Float64Array;
  readonly hasFurther: Uint8Array;
  /** By hour: the share of what is then left that batch takes, and by platform whether it has a rate for batch. */
  readonly batchShare: Float64Array;
  readonly takesBatch: Uint8Array;
  /** Work served in each hour: accelerators, gangs, tokens per second. */
  readonly served: Readonly<
    Record<
      'reserved' | 'gangs' | 'interactiveTokensPerS' | 'labs' | 'assistantTokensPerS' | 'batchTokensPerS' | 'spareTokensPerS',
      Float64Array
    >
  >;
};

/** The places of some pools, or of some platforms, in their lists. */
type Places = Int32Array;

/**
 * Gives out the accelerators of some pools. A class, not closures: a run makes a new one, and its methods stay compiled from run to run.
 */
export class Dispatcher {
  /** Pools of each platform, by the platform's place. */
  readonly members: readonly Places[];
  private readonly count: number;
  private readonly gang: GangRules;
  private readonly pools: readonly Pool[];
  /** By platform. */
  private readonly tokensPerS: Float64Array;
  private readonly batchTokensPerS: Float64Array;
  private readonly ones: Float64Array;
  private readonly oldestFirst: Places;
  private readonly leanestFirst: Places;
  /** Pools that can train gangs, the fastest first. */
  private readonly gangPools: Places;
  /** By platform and hour: what its pools share out, in accelerators. */
  private readonly fleet: Float64Array;
  /** Whether a platform has anything to share out in the span. */
  private readonly hasFleet: Uint8Array;
  private readonly open = zeros();
  private readonly most = zeros();
  private readonly done: Dispatched;

  constructor(pools: readonly Pool[], gang: GangRules) {
    this.count = pools.length;
    this.gang = gang;
    this.pools = pools;
    const platforms = [...new Set(pools.map(({ platform }) => platform))];
    this.members = platforms.map((id) => Int32Array.from(pools.flatMap((pool, k) => (pool.platform === id ? [k] : []))));
    const first = this.members.map(([k]) => pools[k!]!);
    this.tokensPerS = Float64Array.from(first, (pool) => pool.tokensPerS);
    this.batchTokensPerS = Float64Array.from(first, (pool) => pool.batchTokensPerS);
    this.ones = new Float64Array(platforms.length).fill(1);
    const places = Int32Array.from(platforms.keys());
    const shipped = (p: number): string => first[p]!.firstShipment;
    const leanness = (p: number): number => first[p]!.tokensPerS / first[p]!.ratedKwEach;
    this.oldestFirst = places.slice().sort((a, b) => (shipped(a) === shipped(b) ? 0 : shipped(a) < shipped(b) ? -1 : 1));
    this.leanestFirst = places.slice().sort((a, b) => leanness(b) - leanness(a));
    const training = pools
      .map((pool, k) => ({ pool, k }))
      .filter(({ pool }) => (gang.site === 'any' || pool.site === gang.site) && pool.trainingTflopPerS > 0)
      .sort((a, b) => b.pool.trainingTflopPerS - a.pool.trainingTflopPerS);
    this.gangPools = Int32Array.from(training, ({ k }) => k);
    this.fleet = zeros(platforms.length);
    this.hasFleet = new Uint8Array(platforms.length);
    this.done = {
      even: false,
      platformOf: Int32Array.from(pools, ({ platform }) => platforms.indexOf(platform)),
      active: new Uint8Array(pools.length),
      reserved: zeros(pools.length),
      guaranteed: zeros(pools.length),
      shared: zeros(pools.length),
      interactive: zeros(platforms.length),
      labs: zeros(platforms.length),
      assistants: zeros(platforms.length),
      free: zeros(platforms.length),
      further: zeros(pools.length),
      hasFurther: new Uint8Array(pools.length),
      batchShare: zeros(),
      takesBatch: new Uint8Array(platforms.length),
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
    const { members, pools, tokensPerS, batchTokensPerS } = this;
    for (let p = 0; p < members.length; p++) {
      const k = members[p]![0]!;
      tokensPerS[p] = pools[k]!.tokensPerS * maturity[k]!;
      batchTokensPerS[p] = pools[k]!.batchTokensPerS * maturity[k]!;
    }
  }

  /**
   * Gives out `n` hours, whole days; `usable` accelerators of pool k in hour j stand at `SPAN_HOURS` k + j. `even` says that a day has the
   * same usable in all its hours: what is asked all day is then given out once a day. In the hours that `called` marks power is given back,
   * and no gang is guaranteed: training gives way before interactive work does. The answer holds until the next call.
   */
  give(usable: Float64Array, asked: Asked, n: number, even: boolean, called?: Uint8Array): Dispatched {
    const { oldestFirst, leanestFirst, tokensPerS, ones, done } = this;
    const { served } = done;
    const days = n / HOURS_PER_DAY;
    const entries = even ? days : n;
    this.begin(usable, n, even);
    if (called && !even) for (let j = 0; j < n; j++) if (called[j]) this.most[j] = 0;
    this.reserve(asked.reserved, entries, even);
    this.guarantee(asked.gangs, entries, even);
    this.gather(days, even);
    this.take(leanestFirst, asked.interactiveTokensPerS, tokensPerS, done.interactive, served.interactiveTokensPerS, n);
    this.take(oldestFirst, asked.labs, ones, done.labs, served.labs, n);
    this.take(leanestFirst, asked.assistantTokensPerS, tokensPerS, done.assistants, served.assistantTokensPerS, n);
    this.startFurther(asked.gangs, days, even);
    this.fillWithBatch(asked.batchShare, n);
    return done;
  }

  /** Begins with what is usable, and the gangs that the guaranteed share of it holds, into `most`. */
  private begin(usable: Float64Array, n: number, even: boolean): void {
    const { count, done, most } = this;
    const { active, shared, reserved, guaranteed, hasFurther } = done;
    const { guaranteedShare, size } = this.gang;
    (done as { even: boolean }).even = even;
    const step = even ? HOURS_PER_DAY : 1;
    const entries = n / step;
    most.fill(0, 0, entries);
    hasFurther.fill(0);
    for (let k = 0; k < count; k++) {
      const at = k * SPAN_HOURS;
      active[k] = isAnyAbove(usable, at, n, step) ? 1 : 0;
      if (!active[k]) continue;
      reserved.fill(0, at, at + entries);
      guaranteed.fill(0, at, at + entries);
      for (let e = 0; e < entries; e++) {
        const accelerators = usable[at + e * step]!;
        shared[at + e] = accelerators;
        most[e] = most[e]! + accelerators;
      }
    }
    for (let e = 0; e < entries; e++) most[e] = Math.floor((guaranteedShare * most[e]!) / size);
    done.served.gangs.fill(0, 0, n);
  }

  /** Keeps accelerators for start-ups: of the oldest platforms, of each site its part. */
  private reserve(byDay: Float64Array, entries: number, even: boolean): void {
    const { oldestFirst, members, done } = this;
    const { active, shared, reserved, served } = done;
    for (let e = 0; e < entries; e++) {
      const wanted = byDay[even ? e : (e / HOURS_PER_DAY) | 0]!;
      let open = wanted;
      for (let i = 0; i < oldestFirst.length && open > 0; i++) {
        const pools = members[oldestFirst[i]!]!;
        let free = 0;
        for (let m = 0; m < pools.length; m++) if (active[pools[m]!]) free += shared[pools[m]! * SPAN_HOURS + e]!;
        if (free <= 0) continue;
        const part = open >= free ? 1 : open / free;
        open = open >= free ? open - free : 0;
        for (let m = 0; m < pools.length; m++) {
          const at = pools[m]! * SPAN_HOURS + e;
          if (!active[pools[m]!]) continue;
          reserved[at] = shared[at]! * part;
          shared[at] = shared[at]! - reserved[at]!;
        }
      }
      served.reserved[e] = wanted - open;
    }
  }

  /** Starts gangs, the fastest pools first, until as many run as are wanted, and no more than the guaranteed share holds. */
  private guarantee(byDay: Float64Array, entries: number, even: boolean): void {
    const { gangPools, most, done } = this;
    const { active, shared, guaranteed, served } = done;
    const { gangs } = served;
    const { size } = this.gang;
    for (let e = 0; e < entries; e++) {
      const wanted = Math.min(byDay[even ? e : (e / HOURS_PER_DAY) | 0]!, most[e]!);
      for (let g = 0; g < gangPools.length && gangs[e]! < wanted; g++) {
        const k = gangPools[g]!;
        if (!active[k]) continue;
        const at = k * SPAN_HOURS + e;
        while (gangs[e]! < wanted && shared[at]! >= size) {
          guaranteed[at] = guaranteed[at]! + size;
          shared[at] = shared[at]! - size;
          gangs[e] = gangs[e]! + 1;
        }
      }
    }
  }

  /** Sums what the pools of each platform have to share out, hour by hour; nobody has taken of it yet. */
  private gather(days: number, even: boolean): void {
    const { members, fleet, hasFleet, done } = this;
    const { active, shared, free, interactive, labs, assistants, served } = done;
    const n = days * HOURS_PER_DAY;
    for (let p = 0; p < members.length; p++) {
      const at = p * SPAN_HOURS;
      hasFleet[p] = 0;
      interactive.fill(0, at, at + n);
      labs.fill(0, at, at + n);
      assistants.fill(0, at, at + n);
      for (let m = 0; m < members[p]!.length; m++) {
        const k = members[p]![m]!;
        if (!active[k]) continue;
        const from = k * SPAN_HOURS;
        const entries = even ? days : n;
        if (hasFleet[p]) for (let e = 0; e < entries; e++) fleet[at + e] = fleet[at + e]! + shared[from + e]!;
        else for (let e = 0; e < entries; e++) fleet[at + e] = shared[from + e]!;
        hasFleet[p] = 1;
      }
      if (!hasFleet[p]) continue;
      free.fill(1, at, at + n);
      if (even) spreadDays(fleet, at, days);
    }
    if (!even) return;
    spreadDays(served.reserved, 0, days);
    spreadDays(served.gangs, 0, days);
  }

  /** Takes up to `wanted` units of work, `rates` of them for each accelerator of a platform; `served` gets what was done. */
  private take(
    order: Places,
    wanted: Float64Array,
    rates: Float64Array,
    shares: Float64Array,
    served: Float64Array,
    n: number,
  ): void {
    const { open, hasFleet, fleet, done } = this;
    const { free } = done;
    let waiting = false;
    for (let j = 0; j < n; j++) {
      open[j] = wanted[j]!;
      if (wanted[j]! > 0) waiting = true;
    }
    for (let i = 0; i < order.length && waiting; i++) {
      const p = order[i]!;
      const rate = rates[p]!;
      if (rate <= 0 || !hasFleet[p]) continue;
      waiting = false;
      const at = p * SPAN_HOURS;
      for (let j = 0; j < n; j++) {
        const all = fleet[at + j]! * rate;
        const left = free[at + j]!;
        const could = all * left;
        const asked = open[j]!;
        if (asked >= could) {
          shares[at + j] = left;
          free[at + j] = 0;
          open[j] = asked - could;
          if (asked > could) waiting = true;
        } else {
          const share = asked / all;
          shares[at + j] = share;
          free[at + j] = left > share ? left - share : 0;
          open[j] = 0;
        }
      }
    }
    for (let j = 0; j < n; j++) served[j] = wanted[j]! - open[j]!;
  }

  /** Starts further gangs in what is free, until as many run as are wanted. */
  private startFurther(byDay: Float64Array, days: number, even: boolean): void {
    const { gangPools, done } = this;
    const { active, shared, free, further, hasFurther, platformOf, served } = done;
    const { gangs } = served;
    const { size } = this.gang;
    for (let d = 0; d < days; d++) {
      const wanted = byDay[d]!;
      for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
        for (let g = 0; g < gangPools.length && gangs[j]! < wanted; g++) {
          const k = gangPools[g]!;
          if (!active[k]) continue;
          const at = k * SPAN_HOURS;
          const left = shared[at + (even ? d : j)]! * free[platformOf[k]! * SPAN_HOURS + j]!;
          const fits = Math.min(wanted - gangs[j]!, Math.floor(left / size));
          if (fits <= 0) continue;
          if (!hasFurther[k]) further.fill(0, at, at + SPAN_HOURS);
          hasFurther[k] = 1;
          further[at + j] = fits * size;
          gangs[j] = gangs[j]! + fits;
        }
      }
    }
  }

  /**
   * Batch takes its share, by hour, of what is left. What was left before further gangs could still serve, should requests come all at
   * once: they and batch give way.
   */
  private fillWithBatch(share: Float64Array, n: number): void {
    const { members, hasFleet, fleet, tokensPerS, batchTokensPerS, done } = this;
    const { free, further, hasFurther, batchShare, takesBatch, served } = done;
    const { batchTokensPerS: made, spareTokensPerS: spare } = served;
    batchShare.set(share.subarray(0, n));
    made.fill(0, 0, n);
    spare.fill(0, 0, n);
    for (let p = 0; p < members.length; p++) {
      const online = tokensPerS[p]!;
      const offline = batchTokensPerS[p]!;
      takesBatch[p] = offline > 0 ? 1 : 0;
      if (!hasFleet[p]) continue;
      const at = p * SPAN_HOURS;
      for (let j = 0; j < n; j++) {
        const left = fleet[at + j]! * free[at + j]!;
        spare[j] = spare[j]! + left * online;
        made[j] = made[j]! + left * share[j]! * offline;
      }
      for (const k of members[p]!) {
        if (!hasFurther[k]) continue;
        const from = k * SPAN_HOURS;
        for (let j = 0; j < n; j++) made[j] = made[j]! - further[from + j]! * share[j]! * offline;
      }
    }
  }
}

/** Spreads entries of a day from `at` on over the hours of each, the last day first: no entry is lost before it is read. */
function spreadDays(values: Float64Array, at: number, days: number): void {
  for (let d = days - 1; d >= 0; d--) values.fill(values[at + d]!, at + d * HOURS_PER_DAY, at + (d + 1) * HOURS_PER_DAY);
}

/** A value for each hour of a span, `times` over. */
function zeros(times = 1): Float64Array {
  return new Float64Array(times * SPAN_HOURS);
}

/** Whether one of every `step` values is above 0. */
function isAnyAbove(values: Float64Array, at: number, n: number, step: number): boolean {
  for (let j = 0; j < n; j += step) if (values[at + j]! > 0) return true;
  return false;
}
