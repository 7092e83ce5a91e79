import { describe, expect, test } from 'vitest';
import { BILL_MONTH_PARTS, type BillMonths, type SiteHeatMonth } from '../../src/index.ts';
import { billPlot } from '../../web/charts/bill.ts';
import { heatPlot } from '../../web/charts/heat-months.ts';
import type { ChartData } from '../../web/charts/series.ts';

const months = ['2026-01', '2026-02'];
const chart: ChartData = {
  startMs: Date.UTC(2026, 0),
  endMs: Date.UTC(2026, 2),
  days: 59,
  asOfMs: Date.UTC(2026, 0),
  months: months.map((key, m) => ({ key, startMs: Date.UTC(2026, m), endMs: Date.UTC(2026, m + 1) })),
  rows: [],
};

describe('bars of a bill', () => {
  const bill = (eur: Partial<Record<(typeof BILL_MONTH_PARTS)[number], number[]>>): BillMonths =>
    ({ site: 'x', ...Object.fromEntries(BILL_MONTH_PARTS.map((part) => [part, eur[part] ?? [0, 0]])) }) as BillMonths;

  test('stand for the parts that there are, capacity and guarantees as one', () => {
    const { layers } = billPlot(bill({ spotEur: [5, 6], capacityEur: [1, 2], guaranteesEur: [3, 4] }), months, chart);
    expect(layers.map(({ id, values, end }) => [id, [...values], end])).toEqual([
      ['spotEur', [5, 6], 11],
      ['other', [4, 6], 10],
    ]);
  });

  test('keep the tone of their part whatever else there is, and none stands for a gain', () => {
    const tone = (of: BillMonths) => billPlot(of, months, chart).layers.find(({ id }) => id === 'networkEur')!.tone;
    expect(tone(bill({ networkEur: [1, 1] }))).toBe(tone(bill({ networkEur: [1, 1], nuclearEur: [1, 1] })));
    expect([...billPlot(bill({ spotEur: [-5, 6] }), months, chart).layers[0]!.values]).toEqual([0, 6]);
  });
});

test('bars of heat are what is sold and what the pump adds, under the line of what is asked for', () => {
  const row = (month: string, soldMwh: number, demandMwh: number): SiteHeatMonth => {
    return { site: 'x', month, demandMwh, availableMwh: 99, soldMwh, pumpMwh: soldMwh / 4, deliveredMwh: (5 * soldMwh) / 4 };
  };
  const { layers, lines } = heatPlot([row('2026-02', 8, 20)], chart);
  expect(layers.map(({ id, values }) => [id, [...values]])).toEqual([
    ['sold', [0, 8]],
    ['pump', [0, 2]],
  ]);
  expect(lines.map(({ id, values, end }) => [id, [...values], end])).toEqual([['asked', [0, 20], 20]]);
  expect(heatPlot([], chart)).toMatchObject({ layers: [], lines: [] });
});
