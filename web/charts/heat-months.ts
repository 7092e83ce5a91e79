/** Heat of a site against what a town asks for, as bars by month under a line: no pixel and no language yet. */
import type { SiteHeatMonth } from '../../src/index.ts';
import type { Layer, PlotData } from './plot-data.ts';
import type { ChartData } from './series.ts';

export const HEAT_LAYERS = ['sold', 'pump'] as const;

/** The months of one site. */
export function heatPlot(rows: readonly SiteHeatMonth[], chart: ChartData): PlotData {
  const { startMs, endMs, days, asOfMs, months } = chart;
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const valuesOf = (of: (row: SiteHeatMonth) => number): Float64Array =>
    Float64Array.from(months, ({ key }) => {
      const row = byMonth.get(key);
      return row ? of(row) : 0;
    });
  const layer = (id: (typeof HEAT_LAYERS)[number], tone: Layer['tone'], values: Float64Array): Layer => {
    return { id, name: undefined, tone, values, end: values.at(-1) ?? Number.NaN };
  };
  const demand = valuesOf(({ demandMwh }) => demandMwh);
  const layers = [
    layer(
      'sold',
      'gen-4',
      valuesOf(({ soldMwh }) => soldMwh),
    ),
    layer(
      'pump',
      'gen-2',
      valuesOf(({ pumpMwh }) => pumpMwh),
    ),
  ];
  return {
    ...{ startMs, endMs, days, months, asOfMs, shape: 'bars', thin: 'mean', firm: undefined, ghost: undefined },
    layers: layers.filter(({ values }) => values.some((value) => value > 0)),
    lines: demand.some((value) => value > 0) ? [{ id: 'asked', values: demand, end: demand.at(-1)! }] : [],
  };
}
