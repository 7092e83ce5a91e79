import { describe, expect, test } from 'vitest';
import { COLUMN_NAMES, type ColumnName, csvParts, type Results, type Step, simulate } from '../../src/index.ts';
import { column, mean, small, sum } from '../fixtures.ts';

const results = simulate(small);
const rowsOf = (of: Results, by: Step) =>
  [...csvParts(of, by)]
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
const hours = rowsOf(results, 'hour');
const days = rowsOf(results, 'day');
const months = rowsOf(results, 'month');

/** The text of one cell. */
function cell(rows: readonly string[][], time: string, site: string, name: ColumnName): string {
  return rows.find(([at, where]) => at === time && where === site)![2 + COLUMN_NAMES.indexOf(name)]!;
}

describe('the file of a run', () => {
  test('names its columns with their units, and has a row for each time and site', () => {
    expect(hours[0]).toEqual(['timeUtc', 'site', ...COLUMN_NAMES]);
    expect([hours.length, days.length, months.length]).toEqual([1 + 3 * 24 * 90, 1 + 3 * 90, 1 + 3 * 3]);
    expect(hours.slice(1, 5).map(([time, site]) => [time, site])).toEqual([
      ['2026-01-01T00:00:00Z', 'north'],
      ['2026-01-01T00:00:00Z', 'south'],
      ['2026-01-01T00:00:00Z', 'all'],
      ['2026-01-01T01:00:00Z', 'north'],
    ]);
    expect(
      months
        .slice(1)
        .filter(([, site]) => site === 'all')
        .map(([time]) => time),
    ).toEqual(['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z']);
  });

  test('has every hour to its last digit', () => {
    for (const name of ['gridMw', 'waterM3', 'priceEurPerMwh', 'wetBulbC'] as const) {
      expect(Number(cell(hours, '2026-02-10T05:00:00Z', 'north', name))).toBe(column(results, name, 'north')[24 * 40 + 5]);
    }
  });

  test('leaves empty what is unknown', () => {
    expect(cell(hours, '2026-02-10T05:00:00Z', 'all', 'dryBulbC')).toBe('');
    expect(cell(hours, '2026-02-10T05:00:00Z', 'north', 'unservedShare')).toBe('');
    expect(cell(hours, '2026-01-01T05:00:00Z', 'south', 'pue')).toBe('');
    expect(cell(months, '2026-02-01T00:00:00Z', 'all', 'dryBulbC')).toBe('');
    expect(hours.flat().filter((text) => /NaN|undefined|Infinity|null/.test(text))).toEqual([]);
  });

  test('over a day gives the mean of powers, the sum of amounts, and the last of counts', () => {
    const day = (name: ColumnName) => column(results, name, 'north').subarray(24 * 40, 24 * 41);
    const at = '2026-02-10T00:00:00Z';
    expect(Number(cell(days, at, 'north', 'gridMw'))).toBeCloseTo(mean(day('gridMw')), 12);
    expect(Number(cell(days, at, 'north', 'waterM3'))).toBeCloseTo(sum(day('waterM3')), 12);
    expect(Number(cell(days, at, 'north', 'costEur'))).toBeCloseTo(sum(day('costEur')), 9);
    expect(Number(cell(days, at, 'north', 'inServiceAccelerators'))).toBe(day('inServiceAccelerators')[23]);
  });

  test('over a month gives the ratio of energies for PUE, not the mean of hours', () => {
    const ratio =
      sum(column(results, 'gridMw', 'north').subarray(0, 24 * 31)) / sum(column(results, 'itMw', 'north').subarray(0, 24 * 31));
    expect(Number(cell(months, '2026-01-01T00:00:00Z', 'north', 'pue'))).toBeCloseTo(ratio, 12);
  });

  test('says of each month what the summary says', () => {
    for (const row of results.summary.monthly) {
      const at = `${row.month}-01T00:00:00Z`;
      const said = (name: ColumnName) => Number(cell(months, at, row.site, name));
      expect(said('inServiceAccelerators')).toBe(row.inServiceAccelerators);
      expect(said('gridMw')).toBeCloseTo(row.gridMwMean, 9);
      expect(said('waterM3')).toBeCloseTo(row.waterM3, 9);
      expect(said('costEur')).toBeCloseTo(row.costEur, 6);
      expect(said('co2DirectT')).toBeCloseTo(row.co2DirectT, 9);
    }
  });

  test('has the share of unserved work of a month that the summary has', () => {
    for (const { month, unservedShare } of results.summary.monthly.filter(({ site }) => site === 'all'))
      expect(Number(cell(months, `${month}-01T00:00:00Z`, 'all', 'unservedShare')), month).toBeCloseTo(unservedShare, 9);
  });

  test('comes in parts small enough to write as they come', () => {
    const parts = [...csvParts(results, 'hour')];
    expect(parts.length).toBeGreaterThan(10);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(1e5);
  });

  test('of a run that starts within a month begins and ends there', () => {
    const part = rowsOf(simulate({ ...small, from: '2026-01-20', to: '2026-03-05' }), 'month');
    expect(
      part
        .slice(1)
        .filter(([, site]) => site === 'all')
        .map(([time]) => time),
    ).toEqual(['2026-01-20T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z']);
  });
});
