/** The bill by month is the bill of the run, each part in the months that it is for. */
import { describe, expect, test } from 'vitest';
import { BILL_MONTH_PARTS, type BillMonths, billTotal, type Money, simulate } from '../../src/index.ts';
import { plan, sum } from '../fixtures.ts';

const contracts = [
  ['/catalogue/markets/france/nuclearShare', 0.4],
  ['/catalogue/markets/france/ppaShare', 0.25],
  ['/catalogue/markets/france/capacityEurPerMwYear', 2500],
  // Less subscribed than the peak: there are overruns.
  ['/catalogue/markets/france/tariff/headroom', 0.9],
] as const;
const results = simulate(
  plan('microsoft-france', ...contracts.map(([pointer, value]): [string, number] => [pointer, value])).scenario,
);
const { summary, money } = results;
const billOf = ({ bills }: Money, site: string): BillMonths => bills.find((bill) => bill.site === site)!;
const all = billOf(money, 'all');
const whole = (bill: BillMonths, ...parts: (typeof BILL_MONTH_PARTS)[number][]) => sum(parts.flatMap((part) => [...bill[part]]));

describe('a bill by month', () => {
  test('sums to the bill of the run by part, at each site and at all', () => {
    for (const { id, bill } of [...summary.sites, { id: 'all', bill: summary.bill }]) {
      const own = billOf(money, id);
      expect(whole(own, 'nuclearEur', 'ppaEur', 'spotEur')).toBeCloseTo(bill.energyEur, 2);
      for (const part of ['networkEur', 'exciseEur', 'capacityEur', 'guaranteesEur'] as const)
        expect(whole(own, part), `${id} ${part}`).toBeCloseTo(bill[part], 2);
    }
    expect(whole(all, ...BILL_MONTH_PARTS)).toBeCloseTo(billTotal(summary.bill), 2);
  });

  test('is in each month what the run says that month cost', () => {
    money.months.forEach((month, m) => {
      const row = summary.monthly.find((one) => one.site === 'all' && one.month === month)!;
      expect(sum(BILL_MONTH_PARTS.map((part) => all[part][m]!)), month).toBeCloseTo(row.costEur, 2);
    });
  });

  test('has contracts at their share and price of the energy drawn', () => {
    const mwh = 1000 * summary.totals.gridGwh;
    expect(whole(all, 'nuclearEur')).toBeCloseTo(0.4 * 70 * mwh, 0);
    expect(whole(all, 'ppaEur')).toBeCloseTo(0.25 * 60 * mwh, 0);
  });

  test('is all of the market where there are no contracts, and none of it where they take all', () => {
    const free = simulate(plan('microsoft-france').scenario);
    expect(whole(billOf(free.money, 'all'), 'nuclearEur', 'ppaEur')).toBe(0);
    expect(whole(billOf(free.money, 'all'), 'spotEur')).toBeCloseTo(free.summary.bill.energyEur, 2);
    const full = plan(
      'microsoft-france',
      ['/catalogue/markets/france/nuclearShare', 0.6],
      ['/catalogue/markets/france/ppaShare', 0.4],
    );
    expect(Math.abs(whole(billOf(simulate(full.scenario).money, 'all'), 'spotEur'))).toBeLessThan(1);
  });
});

describe('money by site', () => {
  test('sums to that of the plan, paid and committed by kind, and in running and capital', () => {
    for (const key of ['paidEur', 'committedEur'] as const) {
      const bySite = sum(money.sites.flatMap(({ capex }) => capex.flatMap((row) => [...row[key]])));
      expect(bySite / sum(money.capex.flatMap((row) => [...row[key]]))).toBeCloseTo(1, 9);
    }
    for (const part of ['energyEur', 'maintenanceEur', 'machinesEur', 'buildingsEur', 'totalEur', 'acceleratorH'] as const)
      expect(sum(money.sites.map(({ cost }) => cost[part])) / money.whole[part], part).toBeCloseTo(1, 9);
  });

  test('is the energy of the site as its totals have it, and nothing of running where nothing stands', () => {
    for (const { site, cost } of money.sites)
      expect(cost.energyEur).toBeCloseTo(summary.sites.find(({ id }) => id === site)!.totals.energyCostEur, 2);
    expect(money.sites.find(({ site }) => site === 'mulhouse')!.cost).toMatchObject({
      totalEur: 0,
      eurPerAcceleratorH: Number.NaN,
    });
  });
});
