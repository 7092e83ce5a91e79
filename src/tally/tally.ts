/** The work of a span, counted hour by hour: what each pool draws for it, and what each site made of it. */
import type { Table } from '../results/columns.ts';
import type { Offered } from '../site/operation.ts';
import { SPAN_DAYS, SPAN_HOURS, type Span } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { Dispatched } from '../workload/dispatch.ts';
import {
  BUSY_PEAK,
  COOLING,
  type DayCounts,
  FAILED,
  HOUR_SLOTS,
  IDLE,
  IDLE_LEAST,
  INFERENCE,
  POWER,
  SERVED,
  TRAINING_PEAK,
  TRAINING_TFLOP,
  WORK_SLOTS,
} from './counts.ts';
import { PlatformMix, type TallyPool } from './platforms.ts';

/** Counts the work of some pools into the tables of their sites. A class, not closures: a run makes a new one, its methods stay compiled. */
export class Tally {
  /** Mean share of rated power over the usable accelerators, by pool and hour of the span last counted. */
  readonly phaseShare: Float64Array;
  private readonly pools: readonly TallyPool[];
  private readonly tables: readonly Table[];
  private readonly trainingShare: number;
  /** Pools of each site. */
  private readonly poolsAt: readonly Int32Array[];
  private readonly maturity: Float64Array;
  private readonly platforms: PlatformMix;
  private readonly idle = new Float64Array(SPAN_HOURS);
  /** Accelerator-hours of each day of the span that made tokens. */
  private readonly inference = new Float64Array(SPAN_DAYS);

  /** `trainingShare` is the share of time that a gang trains. */
  constructor(pools: readonly TallyPool[], tables: readonly Table[], trainingShare: number) {
    this.phaseShare = new Float64Array(pools.length * SPAN_HOURS);
    this.pools = pools;
    this.maturity = new Float64Array(pools.length).fill(1);
    this.tables = tables;
    this.trainingShare = trainingShare;
    this.poolsAt = tables.map((_, s) => Int32Array.from(pools.flatMap((pool, k) => (pool.siteIndex === s ? [k] : []))));
    this.platforms = new PlatformMix(pools, this.maturity);
  }

  /** Rates over those of mature software, by pool, from the span that is counted next on. */
  setMaturity(maturity: Float64Array): void {
    this.maturity.set(maturity);
  }

  /** Counts a span: platforms, pools, sites, columns of work, and what became of the hours of its days. */
  count(offered: Offered, done: Dispatched, span: Span, counts: DayCounts): void {
    this.platforms.mix(done, span.hours);
    // A site on which nothing stands has no hours, and none of its accelerators idles.
    for (let s = 0; s < this.tables.length; s++) if (offered.lit[s]) this.countSite(s, offered, done, span, counts);
  }

  private countSite(s: number, offered: Offered, done: Dispatched, span: Span, counts: DayCounts): void {
    const rows = counts.hours;
    const { inService, available, usable, heldByPower, heldByCooling } = offered;
    const { idle, trainingShare, inference } = this;
    const table = this.tables[s]!;
    const { inServiceAccelerators, busyAccelerators, tokensOutPerS, trainingPflops } = table;
    const n = span.hours;
    busyAccelerators.fill(0, 0, n);
    tokensOutPerS.fill(0, 0, n);
    trainingPflops.fill(0, 0, n);
    idle.fill(0, 0, n);
    inference.fill(0);
    let standing = 0;
    let failed = 0;
    const pools = this.poolsAt[s]!;
    for (let i = 0; i < pools.length; i++) {
      const k = pools[i]!;
      if (inService[k] === 0) continue;
      standing += inService[k]!;
      failed += inService[k]! - available[k]!;
      if (!done.active[k]) continue;
      this.countPool(k, usable, done, table, span, counts.work);
      if (done.hasFurther[k]) this.countFurther(k, usable, done, table, span, counts.work);
    }
    inServiceAccelerators.fill(standing);
    for (let d = 0; d < span.days; d++) {
      const at = ((span.day + d) * this.tables.length + s) * HOUR_SLOTS;
      let served = 0;
      let idles = 0;
      let busyPeak = 0;
      let idleLeast = Number.POSITIVE_INFINITY;
      for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
        const works = busyAccelerators[j]!;
        const rests = idle[j]!;
        served += works;
        idles += rests;
        if (works > busyPeak) busyPeak = works;
        if (rests < idleLeast) idleLeast = rests;
        trainingPflops[j] = (trainingPflops[j]! * trainingShare) / 1000;
      }
      let power = 0;
      let cooling = 0;
      for (let i = 0; i < pools.length && !offered.even; i++) {
        power += sumOfDay(heldByPower, pools[i]!, d);
        cooling += sumOfDay(heldByCooling, pools[i]!, d);
      }
      rows[at + SERVED] = served;
      rows[at + IDLE] = idles;
      rows[at + FAILED] = failed * HOURS_PER_DAY;
      rows[at + POWER] = power;
      rows[at + COOLING] = cooling;
      rows[at + INFERENCE] = inference[d]!;
      rows[at + BUSY_PEAK] = busyPeak;
      rows[at + IDLE_LEAST] = idleLeast;
    }
  }

  /** Adds the work of a pool to the columns of its site, and to `inference` the accelerator-hours of each day that made tokens. */
  private countPool(
    k: number,
    usable: Float64Array,
    done: Dispatched,
    table: Table,
    { day, days }: Span,
    work: Float64Array,
  ): void {
    const { guaranteed } = done;
    const { trainingTflopPerS, trainingPeakTflops } = this.pools[k]!;
    const { inference } = this;
    // What a pool gives to start-ups and guaranteed gangs holds all day where the day is even.
    const step = done.even ? HOURS_PER_DAY : 1;
    let entry = k * SPAN_HOURS;
    for (let d = 0; d < days; d++) {
      let trained = 0;
      for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j += step, entry++) {
        inference[d] = inference[d]! + this.countHours(k, usable, done, entry, j, step, table);
        trained += guaranteed[entry]! * step;
      }
      const row = (day + d) * WORK_SLOTS;
      work[row + TRAINING_TFLOP] = work[row + TRAINING_TFLOP]! + trained * trainingTflopPerS * this.maturity[k]!;
      work[row + TRAINING_PEAK] = work[row + TRAINING_PEAK]! + trained * trainingPeakTflops;
    }
  }

  /** Adds `n` hours from hour `from` of a pool, all with what `entry` says, to the columns of its site; tells the accelerator-hours that made tokens. */
  private countHours(
    k: number,
    usable: Float64Array,
    { platformOf, reserved, guaranteed, shared }: Dispatched,
    entry: number,
    from: number,
    n: number,
    { busyAccelerators, tokensOutPerS, trainingPflops }: Table,
  ): number {
    const { phases, trainingTflopPerS } = this.pools[k]!;
    const { phaseShare, idle } = this;
    const { draw, works, infers, tokensPerS } = this.platforms;
    const at = k * SPAN_HOURS;
    const mixAt = platformOf[k]! * SPAN_HOURS;
    const shares = shared[entry]!;
    const trains = guaranteed[entry]!;
    const fixed = trains + reserved[entry]!;
    const here = usable[at + from]!;
    const perHere = here > 0 ? 1 / here : 0;
    const fixedDraw = (trains * phases.training + reserved[entry]! * phases.reserved) * perHere;
    const sharedDraw = shares * perHere;
    let inferring = 0;
    for (let j = from, end = from + n; j < end; j++) {
      const working = shares * works[mixAt + j]!;
      phaseShare[at + j] = fixedDraw + sharedDraw * draw[mixAt + j]!;
      busyAccelerators[j] = busyAccelerators[j]! + (fixed + working);
      tokensOutPerS[j] = tokensOutPerS[j]! + shares * tokensPerS[mixAt + j]!;
      idle[j] = idle[j]! + (shares > working ? shares - working : 0);
      inferring += infers[mixAt + j]!;
    }
    if (trains > 0) {
      const made = trains * trainingTflopPerS * this.maturity[k]!;
      for (let j = from, end = from + n; j < end; j++) trainingPflops[j] = trainingPflops[j]! + made;
    }
    return shares * inferring;
  }

  /** Moves the accelerators of further gangs from what would rest or fill with batch to what trains. */
  private countFurther(
    k: number,
    usable: Float64Array,
    { further, platformOf, batchShare, takesBatch }: Dispatched,
    { busyAccelerators, tokensOutPerS, trainingPflops }: Table,
    { day, days }: Span,
    work: Float64Array,
  ): void {
    const { phases, trainingPeakTflops, batchTokensPerS } = this.pools[k]!;
    const grown = this.maturity[k]!;
    const trainingTflopPerS = this.pools[k]!.trainingTflopPerS * grown;
    const { phaseShare, idle, inference } = this;
    const at = k * SPAN_HOURS;
    const isFilled = takesBatch[platformOf[k]!] === 1;
    for (let d = 0; d < days; d++) {
      let training = 0;
      for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
        const trains = further[at + j]!;
        if (trains === 0) continue;
        const fills = isFilled ? trains * batchShare[j]! : 0;
        const rests = trains - fills;
        const drawn = trains * phases.training - fills * phases.batch - rests * phases.idle;
        phaseShare[at + j] = phaseShare[at + j]! + drawn / usable[at + j]!;
        busyAccelerators[j] = busyAccelerators[j]! + rests;
        tokensOutPerS[j] = tokensOutPerS[j]! - fills * batchTokensPerS * grown;
        trainingPflops[j] = trainingPflops[j]! + trains * trainingTflopPerS;
        idle[j] = idle[j]! - rests;
        inference[d] = inference[d]! - fills;
        training += trains;
      }
      const row = (day + d) * WORK_SLOTS;
      work[row + TRAINING_TFLOP] = work[row + TRAINING_TFLOP]! + training * trainingTflopPerS;
      work[row + TRAINING_PEAK] = work[row + TRAINING_PEAK]! + training * trainingPeakTflops;
    }
  }
}

function sumOfDay(values: Float64Array, k: number, d: number): number {
  let sum = 0;
  for (let at = k * SPAN_HOURS + d * HOURS_PER_DAY, end = at + HOURS_PER_DAY; at < end; at++) sum += values[at]!;
  return sum;
}
