/** One measure of all sites or of one, ready to be laid out: no pixel and no language yet. */
import type { LocalText, Overview } from '../../src/index.ts';
import { type Slot, slotsOf } from '../sites.ts';
import { type Measure, type MeasureId, measureOf } from './measures.ts';
import { atMost, type ChartData, type Month, sumOf } from './series.ts';
import { differ, isAnyAbove0 } from './values.ts';

/** Whose colour a mark wears: that of a site, of a generation of accelerators, the blue of what has no place, or the ink of the whole. */
export type Tone = Slot | 'ink' | 'whole' | `gen-${number}`;

export type Layer = {
  readonly id: string;
  /** Undefined for what has no name of its own in the plan. */
  readonly name: LocalText | undefined;
  readonly tone: Tone;
  /** By day, or by month where the shape is bars. */
  readonly values: Float64Array;
  /** What stands behind its name at the end. */
  readonly end: number;
};

export type PlotData = Pick<ChartData, 'startMs' | 'endMs' | 'days' | 'months' | 'asOfMs'> & {
  readonly shape: 'areas' | 'bars' | 'lines';
  /** Where the scale of lines begins, where that is not at 1 as for a PUE. */
  readonly lowest?: number;
  /** How several values become one where the screen has no room for each. */
  readonly thin: 'mean' | 'last';
  readonly layers: readonly Layer[];
  /** Thin lines over the layers: the peak of the day, or the part that is emitted on the spot. */
  readonly lines: readonly {
    readonly id: 'peak' | 'direct' | 'committed' | 'budget' | 'mfu' | 'served' | 'startups' | 'asked';
    readonly values: Float64Array;
    readonly end: number;
  }[];
  /** Firm import of all sites shown, and of those alone that draw. */
  readonly firm: { readonly all: Float64Array; readonly drawing: Float64Array } | undefined;
  /** The total as it stood before the present gesture, and what it became since at the end. */
  readonly ghost: { readonly values: Float64Array; readonly end: number; readonly difference: number } | undefined;
};

const DAY_MS = 86_400_000;

export function seriesOf({ daily, days }: Overview, name: string, site: string): Float64Array {
  return daily.find((series) => series.name === name && series.site === site)?.values ?? new Float64Array(days).fill(Number.NaN);
}

/** A value a month of a series by day. */
export function monthsOf(
  values: Float64Array,
  months: readonly Month[],
  startMs: number,
  how: 'mean' | 'last' | 'sum',
): Float64Array {
  return Float64Array.from(months, (month) => {
    const from = Math.round((month.startMs - startMs) / DAY_MS);
    const to = Math.round((month.endMs - startMs) / DAY_MS);
    if (how === 'last') return values[to - 1]!;
    let sum = 0;
    for (let day = from; day < to; day++) sum += values[day]!;
    return how === 'sum' ? sum : sum / (to - from);
  });
}

/** A value a month of a measure; a PUE is that of the energies, never the mean of PUEs. */
export function monthValues(overview: Overview, chart: ChartData, measure: Measure, site: string): Float64Array {
  if (measure.id === 'pue') {
    const byMonth = new Map(overview.summary.monthly.filter((row) => row.site === site).map((row) => [row.month, row.pue]));
    return Float64Array.from(chart.months, ({ key }) => byMonth.get(key) ?? Number.NaN);
  }
  return monthsOf(seriesOf(overview, measure.series, site), chart.months, chart.startMs, measure.month);
}

export function plotData(
  overview: Overview,
  chart: ChartData,
  id: MeasureId,
  site: string,
  before: Overview | undefined,
): PlotData {
  const measure = measureOf(id);
  const { startMs, endMs, days, months, asOfMs } = chart;
  const slots = slotsOf(overview.summary.sites.map((one) => one.id));
  const shown = (from: Overview, of: string) =>
    measure.shape === 'bars' ? monthValues(from, chart, measure, of) : seriesOf(from, measure.series, of);
  const monthly = (of: string) => monthValues(overview, chart, measure, of);
  const layerOf = (one: Overview['summary']['sites'][number]): Layer => ({
    id: one.id,
    name: one.names,
    tone: slots.get(one.id)!,
    values: shown(overview, one.id),
    end: monthly(one.id).at(-1) ?? Number.NaN,
  });
  const wholeOf = (from: Overview) => ({
    values: shown(from, site),
    end: monthValues(from, chart, measure, site).at(-1) ?? Number.NaN,
  });
  const whole = wholeOf(overview);
  const chosen = overview.summary.sites.filter((one) => site === 'all' || one.id === site).map(layerOf);
  const withValues = chosen.filter((layer) => isAnyAbove0(layer.values));
  const drawing = withValues.map((layer) => layer.id);

  return {
    startMs,
    endMs,
    days,
    months,
    asOfMs,
    shape: measure.shape,
    thin: measure.month === 'last' ? 'last' : 'mean',
    layers: foldedLayers(withValues, measure.shape === 'lines' && site === 'all' ? whole : undefined),
    lines: linesOver(),
    firm:
      id === 'gridMw'
        ? {
            all: seriesOf(overview, 'gridFirmMw', site),
            drawing: sumOf(
              drawing.map((one) => seriesOf(overview, 'gridFirmMw', one)),
              days,
            ),
          }
        : undefined,
    ghost: ghostOf(before, chart, whole, wholeOf),
  };

  function linesOver(): PlotData['lines'] {
    const line = (name: 'peak' | 'direct', values: Float64Array, last: number) =>
      last > 0 || isAnyAbove0(values) ? [{ id: name, values, end: last }] : [];
    if (id === 'gridMw') {
      const peak = seriesOf(overview, 'gridMwPeak', site);
      return line('peak', peak, monthsOf(peak, months, startMs, 'mean').at(-1) ?? Number.NaN);
    }
    if (id !== 'co2T') return [];
    const direct = monthsOf(seriesOf(overview, 'co2DirectT', site), months, startMs, 'sum');
    return line('direct', direct, direct.at(-1) ?? Number.NaN);
  }
}

/** The layers that an eye tells apart, and the rest as one; lines, which cannot be summed, have that of the whole over them. */
export function foldedLayers(layers: readonly Layer[], whole: Pick<Layer, 'values' | 'end'> | undefined): readonly Layer[] {
  const { coloured, rest } = atMost(layers, ({ tone }) => tone !== 'other');
  if (whole && layers.length > 1) return [...coloured, { id: 'all', name: undefined, tone: 'whole', ...whole }];
  if (rest.length === 0) return coloured;
  const values = sumOf(
    rest.map((layer) => layer.values),
    rest[0]!.values.length,
  );
  const end = rest.reduce((total, layer) => total + layer.end, 0);
  return [...coloured, { id: 'other', name: undefined, tone: 'other', values, end }];
}

/** The same of the run before, where it is of the same days and not the same. */
export function ghostOf(
  before: Overview | undefined,
  { startMs, days }: Pick<ChartData, 'startMs' | 'days'>,
  now: Pick<Layer, 'values' | 'end'>,
  of: (run: Overview) => Pick<Layer, 'values' | 'end'>,
): PlotData['ghost'] {
  if (!before || before.startMs !== startMs || before.days !== days) return undefined;
  const was = of(before);
  return differ(was.values, now.values) ? { ...was, difference: now.end - was.end } : undefined;
}
