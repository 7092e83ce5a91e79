import { expect, test } from 'vitest';
import type { Money } from '../../src/index.ts';
import { AXIS_TEXT } from '../../web/charts/axis.ts';
import { layoutMoney } from '../../web/charts/layout-money.ts';
import { moneyPlot } from '../../web/charts/money.ts';
import { chartData } from '../../web/charts/series.ts';
import { textWidth } from '../../web/charts/text.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { overview } from './fixtures.ts';

const chart = chartData(overview);
const KINDS = ['it', 'network', 'electrical', 'cooling', 'shell', 'rest'] as const;
const money = {
  months: chart.months.map(({ key }) => key),
  capex: KINDS.map((kind, i) => ({
    kind,
    of: null,
    paidEur: chart.months.map(() => (i === 0 ? 40e6 : (2 * i + 1) * 1e6)),
    committedEur: chart.months.map(() => 0),
  })),
} as unknown as Money;

test.each(['en', 'fr'] as const)(
  'the values of the axis stand beside the bars of the costs, and no way to a label crosses another: %s',
  (language) => {
    for (const width of [358, 760, 1060]) {
      const { grid, areas, labels } = layoutMoney(moneyPlot(money, chart, 'paid', 'year'), width, 240, wordsFor(language));
      const widest = Math.max(...grid.map(({ text }) => textWidth(text, AXIS_TEXT)));
      for (const { d } of areas) expect(Number(/^M([\d.]+)/.exec(d)![1])).toBeGreaterThan(widest);
      expect(labels).toHaveLength(KINDS.length);
      const byEnd = [...labels].sort((a, b) => a.fromY - b.fromY);
      expect(byEnd.map(({ y }) => y)).toEqual(labels.map(({ y }) => y).sort((a, b) => a - b));
    }
  },
);
