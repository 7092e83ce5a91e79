/** Sums of the hourly columns by day: every figure of a month, a year or a run is made of these, and so is every chart. */
import type { Span, Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { ColumnName, Table } from './columns.ts';

export const SUMMED = [
  'itMw',
  'gridMw',
  'waterM3',
  'heatMw',
  'costEur',
  'co2DirectT',
  'co2LifecycleT',
  'tokensInPerS',
  'tokensOutPerS',
  'trainingPflops',
] as const satisfies readonly ColumnName[];

export type DaySum = (typeof SUMMED)[number];

const HELD = ['peakGridMw', 'gridFirmMw', 'inServiceAccelerators'] as const;

/** One value a day: sums over its hours, the most that was drawn in one of them, and what all its hours have. */
export type Days = Readonly<Record<DaySum | (typeof HELD)[number], Float64Array<ArrayBuffer>>>;

export function newDays(time: Timeline): Days {
  return Object.fromEntries([...SUMMED, ...HELD].map((name) => [name, new Float64Array(time.days)])) as Days;
}

/** Empties days for another run. */
export function clearDays(days: Days): Days {
  for (const name of [...SUMMED, ...HELD]) days[name].fill(0);
  return days;
}

/** Adds up the days of the sites, in their order, into those of all: everything but the peak. */
export function addSites(sites: readonly Days[], all: Days): void {
  for (const name of [...SUMMED, 'gridFirmMw', 'inServiceAccelerators'] as const) {
    const into = all[name].fill(0);
    for (const { [name]: part } of sites) for (let d = 0; d < into.length; d++) into[d] = into[d]! + part[d]!;
  }
}

/** Finds the most of some hours on each day of a span. */
export function peakDays(gridMw: Float64Array, { day, days }: Span, { peakGridMw }: Days): void {
  for (let d = 0; d < days; d++) {
    let peak = 0;
    for (let h = d * HOURS_PER_DAY, end = h + HOURS_PER_DAY; h < end; h++) if (gridMw[h]! > peak) peak = gridMw[h]!;
    peakGridMw[day + d] = peak;
  }
}

/** Takes days over from another run. */
export function takeDays(from: Days, into: Days, day: number, days: number): void {
  for (const name of [...SUMMED, ...HELD]) into[name].set(from[name].subarray(day, day + days), day);
}

/** Notes what stands in all hours of the days of a span. */
export function holdDays({ inServiceAccelerators }: Table, { day, days }: Span, into: Days): void {
  into.inServiceAccelerators.fill(inServiceAccelerators[0]!, day, day + days);
}

/** How far the parts of a draw may be from the whole of it, MW. */
const BALANCED_MW = 1e-9;

/**
 * Sums power, water and heat of the days of a span, and finds their peaks. All sums of a day run in one loop: each waits for its own last
 * addition only. False where an hour may break a rule of the draw (its parts make the whole, IT is part of it, it keeps to the firm import)
 * or a sum is not a finite number: then the hours must be asked one by one.
 */
export function sumPower(table: Table, { day, days }: Span, into: Days): boolean {
  const { itMw, lossMw, coolingMw, otherMw, gridMw, gridFirmMw, waterM3, heatMw } = table;
  let fine = true;
  for (let d = 0; d < days; d++) {
    const first = d * HOURS_PER_DAY;
    let it = 0;
    let grid = 0;
    let water = 0;
    let heat = 0;
    let peak = 0;
    for (let h = first, end = first + HOURS_PER_DAY; h < end; h++) {
      const mw = gridMw[h]!;
      const served = itMw[h]!;
      if (mw > peak) peak = mw;
      grid += mw;
      it += served;
      water += waterM3[h]!;
      heat += heatMw[h]!;
      const apart = Math.abs(mw - (served + lossMw[h]! + coolingMw[h]! + otherMw[h]!));
      if (!(apart <= BALANCED_MW && served <= mw)) fine = false;
    }
    into.itMw[day + d] = it;
    into.gridMw[day + d] = grid;
    into.waterM3[day + d] = water;
    into.heatMw[day + d] = heat;
    into.peakGridMw[day + d] = peak;
    if (!(peak <= gridFirmMw[first]! && Math.abs(it + grid + water + heat) < Number.POSITIVE_INFINITY)) fine = false;
  }
  return fine;
}

/** Sums the work of the days of a span, with `inputPerOutput` tokens in for each token out. False where a sum is not a finite number. */
export function sumWork(
  { busyAccelerators, tokensOutPerS, trainingPflops }: Table,
  inputPerOutput: number,
  { day, days }: Span,
  into: Days,
): boolean {
  let known = true;
  for (let d = 0; d < days; d++) {
    let busy = 0;
    let tokensIn = 0;
    let tokensOut = 0;
    let pflops = 0;
    for (let h = d * HOURS_PER_DAY, end = h + HOURS_PER_DAY; h < end; h++) {
      const out = tokensOutPerS[h]!;
      busy += busyAccelerators[h]!;
      tokensIn += out * inputPerOutput;
      tokensOut += out;
      pflops += trainingPflops[h]!;
    }
    into.tokensInPerS[day + d] = tokensIn;
    into.tokensOutPerS[day + d] = tokensOut;
    into.trainingPflops[day + d] = pflops;
    if (!(Math.abs(busy + tokensIn + tokensOut + pflops) < Number.POSITIVE_INFINITY)) known = false;
  }
  return known;
}
