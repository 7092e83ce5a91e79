/** One measure of some plans by month, on one axis of time: no pixel and no language yet. */
import type { Overview } from '../../src/index.ts';
import type { ToldMeasure } from '../measure-told.ts';
import type { OwnView } from '../own-measure/view-type.ts';
import { type MeasureId, measureOf } from './measures.ts';
import { usualHighest } from './paths.ts';
import { monthValues } from './plot-data.ts';
import { type ChartData, chartData, type Month, monthsBetween } from './series.ts';

/** Which of the dashes and end-marks a plan has: 0 for A. */
export type Mark = 0 | 1 | 2 | 3;
export type Compared = { readonly id: string; readonly mark: Mark; readonly overview: Overview };

export type CompareSeries = {
  readonly id: string;
  readonly mark: Mark;
  /** By month of the axis; unknown where the run has no such month, or no such site. */
  readonly values: Float64Array;
};

export type CompareData = Pick<ChartData, 'startMs' | 'endMs' | 'months' | 'asOfMs'> & {
  readonly measure: ToldMeasure;
  /** Where a person wrote the measure: what tells it, also in the scale of a difference. */
  readonly own: OwnView | undefined;
  readonly site: string;
  readonly series: readonly CompareSeries[];
  /** Ends of the scale: 0 is always on it, but for a PUE, which begins at 1. */
  readonly lowest: number;
  readonly highest: number;
  /** Whether something stands so far above all else that it runs along the top. */
  readonly isCut: boolean;
};

/** The plans by month; from the first day that any of them runs to the last. */
export function compareData(plans: readonly Compared[], measure: MeasureId | OwnView, site: string): CompareData {
  const charts = plans.map(({ overview }) => chartData(overview));
  const startMs = Math.min(...charts.map((chart) => chart.startMs));
  const endMs = Math.max(...charts.map((chart) => chart.endMs));
  const months = monthsBetween(startMs, endMs);
  const own = typeof measure === 'object' ? measure : undefined;
  const valuesOf = (overview: Overview, chart: ChartData) =>
    typeof measure === 'object' ? measure.months(overview, chart, site) : monthValues(overview, chart, measureOf(measure), site);
  const series = plans.map(({ id, mark, overview }, i): CompareSeries => {
    return { id, mark, values: onMonths(valuesOf(overview, charts[i]!), charts[i]!.months, months) };
  });
  const lines = series.map(({ values }) => values);
  const highest = extreme(lines, Math.max, 0);
  const lowest = measure === 'pue' ? 1 : own ? extreme(lines, Math.min, 0) : 0;
  // What the main chart draws as lines, and not as surfaces, is cut here as it is there.
  const isOfLines = own ? !own.adds || lowest < 0 : measure === 'pue';
  const usual = isOfLines ? usualHighest(lines, own ? 0 : 1) : highest;
  return {
    startMs,
    endMs,
    months,
    asOfMs: charts[0]!.asOfMs,
    measure: typeof measure === 'object' ? measure.told(lines) : measure,
    own,
    site,
    series,
    lowest,
    highest: usual,
    isCut: highest > usual,
  };
}

function onMonths(values: Float64Array, own: readonly Month[], months: readonly Month[]): Float64Array {
  const byKey = new Map(own.map(({ key }, m) => [key, values[m]!]));
  // What is beyond any number is none.
  return Float64Array.from(months, ({ key }) => {
    const value = byKey.get(key);
    return value !== undefined && Number.isFinite(value) ? value : Number.NaN;
  });
}

/** What each plan has over the base, month by month: the difference of the very values that are drawn and listed. */
export function differenceData(data: CompareData, base: string): CompareData {
  const from = data.series.find(({ id }) => id === base)!.values;
  const series = data.series
    .filter(({ id }) => id !== base)
    .map((one): CompareSeries => ({ ...one, values: one.values.map((value, m) => value - from[m]!) }));
  const lines = series.map(({ values }) => values);
  const measure = data.own ? data.own.told(lines) : data.measure;
  return { ...data, measure, series, lowest: extreme(lines, Math.min, 0), highest: extreme(lines, Math.max, 0), isCut: false };
}

function extreme(lines: readonly Float64Array[], of: typeof Math.max, least: number): number {
  let found = least;
  for (const line of lines) for (const value of line) if (!Number.isNaN(value)) found = of(found, value);
  return found;
}

/** The last month that a series knows; undefined where it knows none. */
export function lastKnown(values: Float64Array): number | undefined {
  const month = values.findLastIndex((value) => !Number.isNaN(value));
  return month < 0 ? undefined : month;
}

/** Where two series lie furthest apart; undefined where they never do. */
export function furthest(values: Float64Array): number | undefined {
  let best: number | undefined;
  values.forEach((value, m) => {
    if (Math.abs(value) > (best === undefined ? 0 : Math.abs(values[best]!))) best = m;
  });
  return best;
}
