/** What is paid or committed by kind, as bars by month or by year: no pixel and no language yet. */
import type { CapexKind, Money } from '../../src/index.ts';
import type { Layer, PlotData, Tone } from './plot-data.ts';
import type { ChartData, Month } from './series.ts';

export type MoneyWhat = 'paid' | 'committed';
export type MoneyStep = 'year' | 'month';

/** Kinds that stand together in the chart, from the ground up: six steps are what an eye tells apart. */
export const MONEY_GROUPS = ['rest', 'shell', 'cooling', 'electrical', 'network', 'it'] as const;
export type MoneyGroup = (typeof MONEY_GROUPS)[number];

const GROUP_OF: Readonly<Record<CapexKind, MoneyGroup>> = {
  shell: 'shell',
  electrical: 'electrical',
  generators: 'electrical',
  cooling: 'cooling',
  grid: 'rest',
  rest: 'rest',
  it: 'it',
  network: 'network',
};

export function moneyPlot(money: Money, chart: ChartData, what: MoneyWhat, step: MoneyStep): PlotData {
  const { startMs, endMs, days, asOfMs } = chart;
  const months = step === 'month' ? chart.months : yearsOf(chart.months);
  const place = new Map(months.map(({ key }, i) => [key, i]));
  const byGroup = new Map(MONEY_GROUPS.map((group) => [group, new Float64Array(months.length)]));
  for (const row of money.capex) {
    const into = byGroup.get(GROUP_OF[row.kind])!;
    const eur = what === 'paid' ? row.paidEur : row.committedEur;
    money.months.forEach((month, m) => {
      const i = place.get(step === 'month' ? month : month.slice(0, 4));
      if (i !== undefined) into[i]! += eur[m]!;
    });
  }
  const layers = [...byGroup].map(([id, values], i): Layer => {
    const tone: Tone = `gen-${i + 1}`;
    return { id, name: undefined, tone, values, end: values.reduce((sum, value) => sum + value, 0) };
  });
  withoutDebts(layers);
  return {
    ...{ startMs, endMs, days, months, asOfMs, shape: 'bars', thin: 'mean', lines: [], firm: undefined, ghost: undefined },
    layers: layers.filter(({ values }) => values.some((value) => value > 0)),
  };
}

/** A bar is as high as what it stands for: where coefficients come to more than the sum, its parts are drawn that much smaller. */
function withoutDebts(layers: readonly Layer[]): void {
  const bars = layers[0]?.values.length ?? 0;
  for (let i = 0; i < bars; i++) {
    const sum = layers.reduce((total, { values }) => total + values[i]!, 0);
    const drawn = layers.reduce((total, { values }) => total + Math.max(0, values[i]!), 0);
    for (const { values } of layers) values[i] = drawn > 0 ? (Math.max(0, values[i]!) * Math.max(0, sum)) / drawn : 0;
  }
}

/** The years that some months make. */
export function yearsOf(months: readonly Month[]): readonly Month[] {
  const years: Month[] = [];
  for (const { key, startMs, endMs } of months) {
    const year = key.slice(0, 4);
    const last = years.at(-1);
    if (last?.key === year) years[years.length - 1] = { ...last, endMs };
    else years.push({ key: year, startMs, endMs });
  }
  return years;
}
