/** The work of a span, counted hour by hour: what each pool draws for it, what each site made of it, what was not served. */

import type { Table } from './results/columns.ts';
import type { Offered } from './site/operation.ts';
import { SPAN_DAYS, SPAN_HOURS, type Span } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';
import type { Asked } from './workload/demand.ts';
import type { Dispatched, Pool } from './workload/dispatch.ts';

/** Accelerator-hours of a month on one site, by what became of them, and what the binding and the accounts need. */
export type MonthHours = {
  readonly served: number;
  readonly idle: number;
  readonly failed: number;
  readonly power: number;
  readonly cooling: number;
  readonly inference: number;
  /** Most that was busy in one hour, and the least that was idle in one. */
  readonly busyPeak: number;
  readonly idleLeast: number;
};

/** Slots of a site on a day: the fields of `MonthHours`, in their order. */
const HOUR_SLOTS = 8;
const [SERVED, IDLE, FAILED, POWER, COOLING, INFERENCE, BUSY_PEAK, IDLE_LEAST] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** What is summed of the work of a day, over its hours. */
const WORK = [
  'asked',
  'unserved',
  'tokensAsked',
  'tokensUnserved',
  'batchTokens',
  'interactiveTokens',
  'assistantTokens',
  'interactiveAsked',
  'latencyMet',
  'gangsAsked',
  'gangsServed',
  'assistantsAsked',
  'reservedAsked',
  'reservedServed',
  'labsAsked',
  'labsServed',
  'trainingTflop',
  'trainingPeakTflop',
] as const;
const WORK_SLOTS = WORK.length;
/** Slots of the two that are counted by pool. */
const [TRAINING_TFLOP, TRAINING_PEAK] = [WORK.indexOf('trainingTflop'), WORK.indexOf('trainingPeakTflop')];

/**
 * The work of some days, summed over the hours: accelerator-hours asked and unserved (inference in those of the reference platform); output
 * tokens a second asked, unserved, made by batch, interactive inference and assistants; of the interactive ones those asked, and those asked
 * in hours in which requests found a place in time; gangs asked and run; assistants' tokens asked; accelerators of
 * start-ups and labs, asked and served; model TFLOP/s of training steps, and their dense peak.
 */
export type WorkSums = Readonly<Record<(typeof WORK)[number], number>>;

/** What became of the hours and of the work of each day. A day that another run had alike can be taken over from it. */
export class DayCounts {
  readonly hours: Float64Array;
  readonly work: Float64Array;
  private readonly sites: number;

  constructor(days: number, sites: number) {
    this.sites = sites;
    this.hours = new Float64Array(days * sites * HOUR_SLOTS);
    this.work = new Float64Array(days * WORK_SLOTS);
  }

  isFor(days: number, sites: number): boolean {
    return this.sites === sites && this.work.length === days * WORK_SLOTS;
  }

  /** Empties them for another run. */
  clear(): this {
    this.hours.fill(0);
    this.work.fill(0);
    return this;
  }

  /** Takes some days over. */
  take(from: DayCounts, day: number, days: number): void {
    copyRows(from.hours, this.hours, day, days, this.sites * HOUR_SLOTS);
    copyRows(from.work, this.work, day, days, WORK_SLOTS);
  }

  /** The sums of a site over some days. */
  over(site: number, from: number, to: number): MonthHours {
    const sums = new Float64Array(HOUR_SLOTS);
    sums[IDLE_LEAST] = Number.POSITIVE_INFINITY;
    const { hours, sites } = this;
    for (let d = from; d < to; d++) {
      const at = (d * sites + site) * HOUR_SLOTS;
      for (let slot = SERVED; slot <= INFERENCE; slot++) sums[slot] = sums[slot]! + hours[at + slot]!;
      sums[BUSY_PEAK] = Math.max(sums[BUSY_PEAK]!, hours[at + BUSY_PEAK]!);
      sums[IDLE_LEAST] = Math.min(sums[IDLE_LEAST]!, hours[at + IDLE_LEAST]!);
    }
    return {
      served: sums[SERVED]!,
      idle: sums[IDLE]!,
      failed: sums[FAILED]!,
      power: sums[POWER]!,
      cooling: sums[COOLING]!,
      inference: sums[INFERENCE]!,
      busyPeak: sums[BUSY_PEAK]!,
      idleLeast: sums[IDLE_LEAST]!,
    };
  }

  workOver(from: number, to: number): WorkSums {
    const { work } = this;
    const sums = {} as Record<(typeof WORK)[number], number>;
    for (let slot = 0; slot < WORK_SLOTS; slot++) {
      let sum = 0;
      for (let at = from * WORK_SLOTS + slot, end = to * WORK_SLOTS; at < end; at += WORK_SLOTS) sum += work[at]!;
      sums[WORK[slot]!] = sum;
    }
    return sums;
  }
}

function copyRows(from: Float64Array, into: Float64Array, day: number, days: number, width: number): void {
  into.set(from.subarray(day * width, (day + days) * width), day * width);
}

/** What a pool needs to know of itself: its work rates, and what each kind of work draws as a share of rated power. */
export type TallyPool = Pool & {
  readonly siteIndex: number;
  /** Shares of rated power; batch draws by its own running batch. */
  readonly phases: {
    readonly idle: number;
    readonly training: number;
    readonly inference: number;
    readonly batch: number;
    readonly reserved: number;
  };
  /** Dense peak that the training rate is a share of. */
  readonly trainingPeakTflops: number;
};

/** What the shared part of a platform does in each hour, for each accelerator of it: a platform's row stands at `SPAN_HOURS` times its place. */
type Mix = {
  /** Share of rated power. */
  readonly draw: Float64Array;
  /** Shares that work, and that make tokens. */
  readonly works: Float64Array;
  readonly infers: Float64Array;
  readonly tokensPerS: Float64Array;
};

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
  private readonly mix: Mix;
  private readonly mixed: Uint8Array;
  private readonly noBatch = new Float64Array(SPAN_HOURS);
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
    this.mixed = new Uint8Array(pools.length);
    const rows = (): Float64Array => new Float64Array(pools.length * SPAN_HOURS);
    this.mix = { draw: rows(), works: rows(), infers: rows(), tokensPerS: rows() };
  }

  /** Rates over those of mature software, by pool, from the span that is counted next on. */
  setMaturity(maturity: Float64Array): void {
    this.maturity.set(maturity);
  }

  /** Counts a span: platforms, pools, sites, columns of work, and what became of the hours of its days. */
  count(offered: Offered, done: Dispatched, span: Span, counts: DayCounts): void {
    const { mixed } = this;
    mixed.fill(0);
    for (let k = 0; k < this.pools.length; k++) {
      const p = done.platformOf[k]!;
      if (!done.active[k] || mixed[p]) continue;
      mixed[p] = 1;
      this.mixPlatform(k, p, done, span.hours);
    }
    // A site on which nothing stands has no hours, and none of its accelerators idles.
    for (let s = 0; s < this.tables.length; s++) if (offered.lit[s]) this.countSite(s, offered, done, span, counts);
  }

  /** What an accelerator of a platform does of the work that all its pools share; `k` is one of them. */
  private mixPlatform(k: number, p: number, done: Dispatched, n: number): void {
    const { interactive, assistants, labs, free } = done;
    const batchShare = done.takesBatch[p] ? done.batchShare : this.noBatch;
    const { draw, works, infers, tokensPerS } = this.mix;
    const { idle, inference, batch, reserved } = this.pools[k]!.phases;
    const online = this.pools[k]!.tokensPerS * this.maturity[k]!;
    const offline = this.pools[k]!.batchTokensPerS * this.maturity[k]!;
    const at = p * SPAN_HOURS;
    for (let j = 0; j < n; j++) {
      const i = at + j;
      const answers = interactive[i]! + assistants[i]!;
      // Labs draw as the reserved accelerators of start-ups do: people's own work on few nodes.
      const learns = labs[i]!;
      const left = free[i]!;
      const fills = left * batchShare[j]!;
      draw[i] = answers * inference + fills * batch + learns * reserved + (left - fills) * idle;
      works[i] = answers + learns + fills;
      infers[i] = answers + fills;
      tokensPerS[i] = answers * online + fills * offline;
    }
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
    const { draw, works, infers, tokensPerS } = this.mix;
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

/**
 * How interactive requests find a place: the time of an output token, and the share of the places that may be busy. With `manySlots` places
 * or more it is `manyUse` at least: most hours need no closer look.
 */
export type Latency = {
  readonly timePerOutputTokenS: number;
  readonly highestUse: (slots: number) => number;
  readonly manySlots: number;
  readonly manyUse: number;
};

/** Counts what was asked and not served in a span, in accelerators, inference in those of the reference platform. */
export function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  {
    referenceTokensPerS,
    gang,
    latency,
  }: { readonly referenceTokensPerS: number; readonly gang: number; readonly latency: Latency },
  { askedAccelerators, unservedShare }: Table,
  span: Span,
  counts: DayCounts,
): void {
  const each = referenceTokensPerS > 0 ? 1 / referenceTokensPerS : 0;
  const { interactiveTokensPerS, assistantTokensPerS, labs } = asked;
  const { spareTokensPerS } = served;
  for (let d = 0; d < span.days; d++) {
    const reserved = asked.reserved[d]!;
    const gangs = asked.gangs[d]!;
    let askedSum = 0;
    let unservedSum = 0;
    let tokensSum = 0;
    let openSum = 0;
    let batch = 0;
    let interactive = 0;
    let assistants = 0;
    let interactiveAsked = 0;
    let met = 0;
    let gangsServed = 0;
    let assistantsAsked = 0;
    let reservedServed = 0;
    let labsAsked = 0;
    let labsServed = 0;
    for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
      const wanted = interactiveTokensPerS[j]!;
      const tokensAsked = wanted + assistantTokensPerS[j]!;
      const given = served.interactiveTokensPerS[j]!;
      const helped = served.assistantTokensPerS[j]!;
      const tokensOpen = tokensAsked - given - helped;
      const ask = reserved + gangs * gang + labs[j]! + tokensAsked * each;
      const left =
        reserved - served.reserved[j]! + (gangs - served.gangs[j]!) * gang + (labs[j]! - served.labs[j]!) + tokensOpen * each;
      // What rounding leaves below zero was served.
      const open = left > 0 ? left : 0;
      askedAccelerators[j] = ask;
      unservedShare[j] = ask > 0 ? open / ask : 0;
      askedSum += ask;
      unservedSum += open;
      tokensSum += tokensAsked;
      openSum += tokensOpen;
      batch += served.batchTokensPerS[j]!;
      interactive += given;
      assistants += helped;
      interactiveAsked += wanted;
      gangsServed += served.gangs[j]!;
      assistantsAsked += assistantTokensPerS[j]!;
      reservedServed += served.reserved[j]!;
      labsAsked += labs[j]!;
      labsServed += served.labs[j]!;
      // Batch gives way at once, so that what it takes counts as free.
      const could = given + spareTokensPerS[j]!;
      if (wanted > 0 && isInTime(wanted, could, latency)) met += wanted;
    }
    const { work } = counts;
    let at = (span.day + d) * WORK_SLOTS;
    work[at++] = askedSum;
    work[at++] = unservedSum;
    work[at++] = tokensSum;
    work[at++] = openSum;
    work[at++] = batch;
    work[at++] = interactive;
    work[at++] = assistants;
    work[at++] = interactiveAsked;
    work[at++] = met;
    work[at++] = gangs * HOURS_PER_DAY;
    work[at++] = gangsServed;
    work[at++] = assistantsAsked;
    work[at++] = reserved * HOURS_PER_DAY;
    work[at++] = reservedServed;
    work[at++] = labsAsked;
    work[at] = labsServed;
  }
}

/** Whether few enough of so many requests wait where so many tokens could be served. */
function isInTime(wanted: number, could: number, { timePerOutputTokenS, highestUse, manySlots, manyUse }: Latency): boolean {
  if (wanted > could) return false;
  const slots = could * timePerOutputTokenS;
  return (slots >= manySlots && wanted <= manyUse * could) || wanted <= could * highestUse(slots);
}
