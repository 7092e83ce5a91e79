import { describe, expect, test } from 'vitest';
import { CARBON_SHAPE, directCarbon, embodiedT } from '../../src/accounts/carbon.ts';
import { daysInMonth, localClock, timeline } from '../../src/timeline.ts';
import { mean, small, sum } from '../fixtures.ts';

const market = small.catalogue.markets.find(({ id }) => id === 'france')!;
const carbonOf = (from: string, to: string) => {
  const time = timeline(from, to);
  return directCarbon(market, time, localClock(time, 'paris'));
};

describe('direct carbon of a kWh', () => {
  test('has a shape whose mean over a year is 1', () => {
    const hours = CARBON_SHAPE.map((shape, m) => (daysInMonth(2025, m + 1) * sum(shape)) / 24);
    expect(sum(hours) / 365).toBeCloseTo(1, 12);
  });

  // RTE, Bilan électrique 2024: 21.7 g. For 2025, 10.9 Mt of 547.5 TWh: 19.9 g.
  test('has the published mean of its year', () => {
    expect(mean(carbonOf('2024-01-01', '2025-01-01')) / 21.7).toBeCloseTo(1, 2);
    expect(mean(carbonOf('2025-01-01', '2026-01-01')) / 19.9).toBeCloseTo(1, 2);
  });

  test('takes the nearest year where the list has none', () => {
    expect(carbonOf('2031-01-06', '2031-01-07')).toEqual(carbonOf('2026-01-06', '2026-01-07'));
    expect(carbonOf('2019-01-08', '2019-01-09')).toEqual(carbonOf('2024-01-09', '2024-01-10'));
  });

  test('dips at midday from April to September, where the sun shines on the grid, and hardly in winter', () => {
    const dips = CARBON_SHAPE.map((shape) => shape[13]! / shape[3]!);
    dips.forEach((dip, m) => {
      if (m >= 3 && m <= 8) expect(dip, `month ${m + 1}`).toBeCloseTo(0.66, 2);
      else expect(dip, `month ${m + 1}`).toBeGreaterThan(0.88);
    });
  });

  test('is highest in winter, and in the evening of a summer day by the clock of Paris', () => {
    const months = CARBON_SHAPE.map((shape) => mean(shape));
    expect(months.indexOf(Math.max(...months))).toBe(0);
    expect(months.indexOf(Math.min(...months))).toBe(5);
    const july = Array.from(carbonOf('2026-07-15', '2026-07-16'));
    // 20 h in Paris is 18 h UTC in summer; the trough at 13.5 h lies between 11 h and 12 h UTC.
    expect(july.indexOf(Math.max(...july))).toBe(18);
    expect([11, 12]).toContain(july.indexOf(Math.min(...july)));
    const january = Array.from(carbonOf('2026-01-15', '2026-01-16'));
    expect([18, 19]).toContain(january.indexOf(Math.max(...january)));
  });
});

describe('carbon of making a machine', () => {
  // EcoLogits: a server without GPUs 5.7 t, an H100 0.164 t: 0.88 t for each of eight; over five years 0.18 t a year.
  test('is spread evenly over its life', () => {
    const { acceleratorT, acceleratorYears } = small.catalogue.embodied;
    expect(acceleratorT).toBeCloseTo((5.7 + 8 * 0.164) / 8, 2);
    expect(embodiedT(8766, acceleratorT, acceleratorYears)).toBeCloseTo(0.176, 3);
    expect(embodiedT(5 * 8766, acceleratorT, acceleratorYears)).toBeCloseTo(acceleratorT, 12);
    expect(embodiedT(0, acceleratorT, acceleratorYears)).toBe(0);
  });
});
