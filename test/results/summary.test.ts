import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import { column, plan, small, sum } from '../fixtures.ts';

describe('the summary of a run', () => {
  const results = simulate(small);
  const { totals, monthly, sites, platforms } = results.summary;
  const all = monthly.filter(({ site }) => site === 'all');

  test('has totals that are the sums of its hours', () => {
    const total = (name: Parameters<typeof column>[1]) => sum(column(results, name));
    expect(totals.gridGwh).toBeCloseTo(total('gridMw') / 1000, 9);
    expect(totals.pue).toBeCloseTo(total('gridMw') / total('itMw'), 12);
    expect(totals.wueLPerKwh).toBeCloseTo(total('waterM3') / total('itMw'), 12); // a cubic metre a MWh is a litre a kWh
    expect(totals.tokensOut / (3600 * total('tokensOutPerS'))).toBeCloseTo(1, 12);
    expect(totals.trainingFlop / (3600e15 * total('trainingPflops'))).toBeCloseTo(1, 12);
    expect(totals.energyCostEur).toBeCloseTo(total('costEur'), 6);
    expect(totals.peakGridMw).toBe(Math.max(...column(results, 'gridMw')));
  });

  test('has months that add up to the whole', () => {
    for (const key of ['waterM3', 'co2DirectT', 'co2LifecycleT', 'capexEur', 'committedEur'] as const)
      expect(sum(all.map((row) => row[key])), key).toBeCloseTo(totals[key], 6);
    expect(sum(all.map(({ tokensOut }) => tokensOut)) / totals.tokensOut).toBeCloseTo(1, 12);
    expect(all.at(-1)!.inServiceAccelerators).toBe(totals.acceleratorsInService);
    expect(Math.max(...all.map(({ gridMwPeak }) => gridMwPeak))).toBe(totals.peakGridMw);
  });

  test('has sites and platforms that add up to the whole', () => {
    for (const key of ['gridGwh', 'itGwh', 'waterM3', 'tokensOut', 'energyCostEur', 'opexEur', 'co2EmbodiedT'] as const)
      expect(sum(sites.map((site) => site.totals[key])) / totals[key], key).toBeCloseTo(1, 9);
    expect(sum(platforms.map(({ accelerators }) => accelerators))).toBe(totals.acceleratorsInService);
    expect(platforms.map(({ platform, accelerators }) => [platform, accelerators])).toEqual([
      ['hgx-h100', 320],
      ['hgx-h200', 240],
      ['gb200-nvl72', 432],
    ]);
  });

  test('tells direct from life-cycle carbon by what the market adds to each kWh', () => {
    expect(totals.co2LifecycleT - totals.co2DirectT).toBeCloseTo(17 * totals.gridGwh, 6);
  });

  test('has no PUE where nothing runs, and counts no embodied carbon of machines that do not stand', () => {
    const empty = simulate({ ...small, orders: [] }).summary.totals;
    expect(empty.pue).toBeNaN();
    expect(empty.eurPerMillionTokensOut).toBeNaN();
    expect([empty.co2EmbodiedT, empty.opexEur, empty.gridGwh]).toEqual([0, 0, 0]);
  });

  test('gives the embodied carbon of a machine for the time that it stands', () => {
    // 0.88 t over five years: each accelerator-hour in service is 0.88 / (5 x 8,766) t.
    expect(totals.co2EmbodiedT).toBeCloseTo((0.88 * sum(column(results, 'inServiceAccelerators'))) / (5 * 8766), 6);
  });
});

// An independent spreadsheet of the default plan, with network at 1.10 of the servers instead of 1.14.
describe('the default plan', () => {
  const { monthly } = simulate(plan('microsoft-france').scenario).summary;
  const yearOf = (year: number, site: string) => {
    const rows = monthly.filter((row) => row.site === site && row.month.startsWith(String(year)));
    const hours = (month: string) => 24 * new Date(Date.UTC(year, Number(month.slice(5)), 0)).getUTCDate();
    const gridMwh = sum(rows.map((row) => row.gridMwMean * hours(row.month)));
    return { gridGwh: gridMwh / 1000, pue: gridMwh / sum(rows.map((row) => row.itMwMean * hours(row.month))) };
  };

  test('draws about 106, 241 and 283 GWh in its years, to 15 per cent', () => {
    for (const [i, published] of [106, 241, 283].entries())
      expect(Math.abs(yearOf(2025 + i, 'all').gridGwh / published - 1), String(2025 + i)).toBeLessThan(0.15);
  });

  test('has a PUE of 1.14, 1.12 and 1.12 at Paris, and of 1.37, 1.28 and 1.23 at nearly empty Marseille, to 0.025', () => {
    for (const [i, published] of [1.14, 1.12, 1.12].entries())
      expect(Math.abs(yearOf(2025 + i, 'paris').pue - published), `Paris, ${2025 + i}`).toBeLessThan(0.025);
    for (const [i, published] of [1.37, 1.28, 1.23].entries())
      expect(Math.abs(yearOf(2025 + i, 'marseille').pue - published), `Marseille, ${2025 + i}`).toBeLessThan(0.025);
  });
});
