/** What the counting of a run keeps: by day and site what became of the accelerator-hours, by day what became of the work. */

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
export const HOUR_SLOTS = 8;
export const [SERVED, IDLE, FAILED, POWER, COOLING, INFERENCE, BUSY_PEAK, IDLE_LEAST] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
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
export const WORK_SLOTS = WORK.length;
/** Slots of the two that are counted by pool. */
export const [TRAINING_TFLOP, TRAINING_PEAK] = [WORK.indexOf('trainingTflop'), WORK.indexOf('trainingPeakTflop')];

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
