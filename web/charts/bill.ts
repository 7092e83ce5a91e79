/** The electricity bill of a site by part, as bars by month: no pixel and no language yet. */
import { BILL_MONTH_PARTS, type BillMonthPart, type BillMonths } from '../../src/index.ts';
import type { Layer, PlotData, Tone } from './plot-data.ts';
import type { ChartData } from './series.ts';

/** Parts that stand together in the chart, from the ground up: six steps are what an eye tells apart. */
export const BILL_GROUPS = ['nuclearEur', 'ppaEur', 'spotEur', 'networkEur', 'exciseEur', 'other'] as const;
export type BillGroup = (typeof BILL_GROUPS)[number];

function groupOf(part: BillMonthPart): BillGroup {
  return part === 'capacityEur' || part === 'guaranteesEur' ? 'other' : part;
}

export function billPlot(bill: BillMonths, months: readonly string[], chart: ChartData): PlotData {
  const { startMs, endMs, days, asOfMs } = chart;
  const place = new Map(chart.months.map(({ key }, i) => [key, i]));
  const byGroup = new Map(BILL_GROUPS.map((group) => [group, new Float64Array(chart.months.length)]));
  for (const part of BILL_MONTH_PARTS) {
    const into = byGroup.get(groupOf(part))!;
    months.forEach((month, m) => {
      const i = place.get(month);
      // A month of prices below zero is a gain: a bar has no room for it, the table tells it.
      if (i !== undefined) into[i]! += Math.max(0, bill[part][m]!);
    });
  }
  const layers = [...byGroup].map(([id, values], i): Layer => {
    const tone: Tone = `gen-${i + 1}`;
    return { id, name: undefined, tone, values, end: values.reduce((sum, value) => sum + value, 0) };
  });
  return {
    ...{
      startMs,
      endMs,
      days,
      months: chart.months,
      asOfMs,
      shape: 'bars',
      thin: 'mean',
      lines: [],
      firm: undefined,
      ghost: undefined,
    },
    layers: layers.filter(({ values }) => values.some((value) => value > 0)),
  };
}
