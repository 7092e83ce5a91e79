/** What a measure by formula may rest on: the daily series of a run and a few that follow from them, each with its unit; and the functions. */

/** How a month is made of the days of a series; a PUE is that of the energies. */
export type ByMonth = 'mean' | 'last' | 'sum' | 'most' | 'ratio';

export type SeriesName =
  | 'gridMw'
  | 'gridMwPeak'
  | 'gridFirmMw'
  | 'itMw'
  | 'heatMw'
  | 'pue'
  | 'gridMwh'
  | 'itMwh'
  | 'waterM3'
  | 'costEur'
  | 'co2DirectT'
  | 'co2LifecycleT'
  | 'inServiceAccelerators'
  | 'tokensOutPerS'
  | 'tokensOut'
  | 'trainingPflops';

export type Series = {
  readonly name: SeriesName;
  /** Words of units with their powers, as `token/s` is token 1 and s −1. */
  readonly unit: Readonly<Record<string, number>>;
  readonly byMonth: ByMonth;
  /** Whether that of all sites is the sum over the sites. */
  readonly adds: boolean;
};

function series(name: SeriesName, unit: Series['unit'], byMonth: ByMonth, adds = true): Series {
  return { name, unit, byMonth, adds };
}

/** In the order in which they are shown. What is summed is counted by day; the rest is a level or a rate. */
export const SERIES: readonly Series[] = [
  series('gridMw', { MW: 1 }, 'mean'),
  series('gridMwPeak', { MW: 1 }, 'most', false),
  series('gridFirmMw', { MW: 1 }, 'last'),
  series('itMw', { MW: 1 }, 'mean'),
  series('heatMw', { MW: 1 }, 'mean'),
  series('pue', {}, 'ratio', false),
  series('gridMwh', { MWh: 1 }, 'sum'),
  series('itMwh', { MWh: 1 }, 'sum'),
  series('waterM3', { 'm³': 1 }, 'sum'),
  series('costEur', { EUR: 1 }, 'sum'),
  series('co2DirectT', { t: 1 }, 'sum'),
  series('co2LifecycleT', { t: 1 }, 'sum'),
  series('inServiceAccelerators', { accelerator: 1 }, 'last'),
  series('tokensOutPerS', { token: 1, s: -1 }, 'mean'),
  series('tokensOut', { token: 1 }, 'sum'),
  series('trainingPflops', { PFLOP: 1, s: -1 }, 'mean'),
];

export const FUNCTIONS = ['min', 'max', 'abs', 'sqrt', 'cumulative', 'movingMean', 'perMonth', 'perYear'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** How many arguments each takes. */
export const ARGUMENTS: Readonly<Record<FunctionName, { readonly from: number; readonly to: number }>> = {
  min: { from: 2, to: 8 },
  max: { from: 2, to: 8 },
  abs: { from: 1, to: 1 },
  sqrt: { from: 1, to: 1 },
  cumulative: { from: 1, to: 1 },
  movingMean: { from: 2, to: 2 },
  perMonth: { from: 1, to: 1 },
  perYear: { from: 1, to: 1 },
};

export const LONGEST_MEASURE = 400;
/** Days of a moving mean. */
export const MOVING_DAYS = { from: 2, to: 366 } as const;
/** The largest whole power. */
export const MOST_POWER = 3;
