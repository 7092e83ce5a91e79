/** Sums of the hourly columns by day: every figure of a month, a year or a run is made of these, and so is every chart. */
import type { Span, Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { ColumnName, Table } from './columns.ts';

const SUMMED = [
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

/** Sums the days of a span. All sums of a day run in one loop: each waits for its own last addition only. */
export function sumDays(table: Table, { day, days }: Span, into: Days): void {
  for (let d = 0; d < days; d++) sumDay(table, d * HOURS_PER_DAY, day + d, into);
}

function sumDay(table: Table, first: number, day: number, into: Days): void {
  const { itMw, gridMw, waterM3, heatMw, costEur, co2DirectT, co2LifecycleT, tokensInPerS, tokensOutPerS, trainingPflops } =
    table;
  let it = 0;
  let grid = 0;
  let water = 0;
  let heat = 0;
  let cost = 0;
  let direct = 0;
  let lifecycle = 0;
  let tokensIn = 0;
  let tokensOut = 0;
  let pflops = 0;
  let peak = 0;
  for (let h = first, end = first + HOURS_PER_DAY; h < end; h++) {
    const mw = gridMw[h]!;
    if (mw > peak) peak = mw;
    grid += mw;
    it += itMw[h]!;
    water += waterM3[h]!;
    heat += heatMw[h]!;
    cost += costEur[h]!;
    direct += co2DirectT[h]!;
    lifecycle += co2LifecycleT[h]!;
    tokensIn += tokensInPerS[h]!;
    tokensOut += tokensOutPerS[h]!;
    pflops += trainingPflops[h]!;
  }
  into.itMw[day] = it;
  into.gridMw[day] = grid;
  into.waterM3[day] = water;
  into.heatMw[day] = heat;
  into.costEur[day] = cost;
  into.co2DirectT[day] = direct;
  into.co2LifecycleT[day] = lifecycle;
  into.tokensInPerS[day] = tokensIn;
  into.tokensOutPerS[day] = tokensOut;
  into.trainingPflops[day] = pflops;
  into.peakGridMw[day] = peak;
}
