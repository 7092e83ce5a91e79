import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import { CAUSES } from '../../src/results/types.ts';
import { column, hall, order, small, sum, withSite } from '../fixtures.ts';

describe('the ledger of accelerator-hours', () => {
  const { ledger } = simulate(small).summary;

  test('closes: what became of the hours of a site and year is what was ordered', () => {
    for (const entry of ledger)
      expect(sum(CAUSES.map((cause) => entry[cause])), `${entry.site} ${entry.year}`).toBeCloseTo(entry.ordered, 6);
    // 40 servers and 6 racks at North, 30 servers at South, for the 90 days of the run.
    expect(ledger.map(({ site, year }) => [site, year])).toEqual([
      ['north', 2026],
      ['south', 2026],
    ]);
    expect(ledger[0]!.ordered).toBeCloseTo(24 * 90 * (40 * 8 + 6 * 72), 3);
    expect(ledger[1]!.ordered).toBeCloseTo(24 * 90 * 30 * 8, 3);
  });

  test('has the hours in service as the columns have them', () => {
    for (const { site, served, idle, failed, power, cooling } of ledger) {
      const inService = sum(column(simulate(small), 'inServiceAccelerators', site));
      // Nothing waits for power or cooling to be installed here: that would stand in the same two columns.
      expect((served + idle + failed + power + cooling) / inService, site).toBeCloseTo(1, 9);
      expect(failed / inService, site).toBeCloseTo(1 - 1 / 1.0076, 9);
    }
  });

  test('follows one order by hand: on its way, waiting for a crew, under test, in service', () => {
    // Ordered on 5 January, docked on 19 January; two servers are set on that day and two on the next.
    const scenario = {
      ...withSite(small, 'north', { halls: [hall('a')] }),
      orders: [order({ systems: 4, orderDate: '2026-01-05', leadTimeWeeks: 2 })],
    };
    const [north] = simulate(scenario).summary.ledger;
    const perDay = 24 * 8;
    expect(north!.deliveries).toBe(perDay * 4 * 14);
    expect(north!.crews).toBe(perDay * 2);
    expect(north!.burnIn).toBe(perDay * 4 * 7);
    expect(north!.served + north!.idle + north!.failed).toBeCloseTo(perDay * (2 * (90 - 18 - 7) + 2 * (90 - 19 - 7)), 6);
    expect(north!.ordered).toBeCloseTo(perDay * 4 * (90 - 4), 6);
  });

  test('keeps years apart', () => {
    const run = simulate({
      ...small,
      from: '2025-12-01',
      to: '2026-02-01',
      orders: [order({ systems: 1, orderDate: '2025-12-11', leadTimeWeeks: 1 })],
    });
    const north = run.summary.ledger.filter(({ site }) => site === 'north');
    expect(north.map(({ year, ordered }) => [year, Math.round(ordered / 24 / 8)])).toEqual([
      [2025, 21],
      [2026, 31],
    ]);
  });

  test('keeps orders that have no site yet apart, until they dock', () => {
    const run = simulate({ ...small, orders: [order({ systems: 2, site: 'any', orderDate: '2026-01-11', leadTimeWeeks: 2 })] });
    const any = run.summary.ledger.find(({ site }) => site === 'any')!;
    expect(any).toMatchObject({ ordered: 24 * 8 * 2 * 14, deliveries: 24 * 8 * 2 * 14 });
  });
});
