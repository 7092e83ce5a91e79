import { describe, expect, test } from 'vitest';
import { deliveredShareOf, fund, moneyBySpan, payments, systemEur } from '../../src/accounts/budget.ts';
import { type Scenario, simulate } from '../../src/index.ts';
import { dayOf } from '../../src/timeline.ts';
import { order, plan, small, sum, withSite } from '../fixtures.ts';

type Reserve = Scenario['money']['reservedEur'][number];

const SERVER = systemEur(small.catalogue.platforms.find(({ id }) => id === 'hgx-h100')!, small.money);
const works = (change: Partial<Reserve> = {}): Reserve => ({
  id: 'works',
  site: 'north',
  kind: 'works',
  halls: ['b'],
  paidOver: ['fit-out-b'],
  extraEur: 0,
  includesChips: false,
  ...change,
});
const START = dayOf('2026-01-01');
const SPAN = { startDay: START, endDay: START + 30 };

/** The small plan with a budget, some works and some orders. */
function funded(
  budgetEur: number,
  reservedEur: readonly Reserve[],
  orders: Scenario['orders'],
  change: Partial<Scenario> = {},
  span = () => SPAN,
) {
  return fund({ ...small, orders, money: { ...small.money, budgetEur, reservedEur }, ...change }, span);
}

describe('the budget', () => {
  test('pays works first, at their price a megawatt, and orders from what is left', () => {
    const budget = funded(22e6 + 3.5 * SERVER, [works()], [order({ systems: 10 })]);
    expect(budget.works[0]).toMatchObject({ eur: 22e6, funded: true, committed: true });
    expect(budget.forOrdersEur).toBeCloseTo(3.5 * SERVER, 4);
    expect(budget.orders[0]).toMatchObject({ delivered: 3, cut: 7, missing: 0 });
    expect(budget.leftEur).toBeCloseTo(0.5 * SERVER, 4);
  });

  test('prices a fit-out by its own rate, and adds land and connection', () => {
    expect(funded(1e9, [works({ kind: 'fit-out', extraEur: 5e6 })], []).works[0]!.eur).toBe(2 * 7e6 + 5e6);
  });

  test('pays works in the order in which they start, and passes over what it cannot pay', () => {
    const starts: Record<string, number> = { late: START + 100, early: START, small: START + 200 };
    const three = [works({ id: 'late' }), works({ id: 'early' }), works({ id: 'small', kind: 'fit-out' })];
    const budget = fund({ ...small, orders: [], money: { ...small.money, budgetEur: 40e6, reservedEur: three } }, ({ id }) => ({
      startDay: starts[id]!,
      endDay: starts[id]! + 30,
    }));
    expect(budget.works.map(({ reserve, funded: is }) => [reserve.id, is])).toEqual([
      ['early', true],
      ['late', false],
      ['small', true],
    ]);
    expect(budget.forOrdersEur).toBeCloseTo(40e6 - 22e6 - 14e6, 4);
  });

  test('pays orders in the order of their dates, whatever their place in the plan', () => {
    const orders = [
      order({ id: 'second', systems: 5, orderDate: '2026-02-01' }),
      order({ id: 'first', systems: 5, orderDate: '2026-01-15' }),
    ];
    const budget = funded(7 * SERVER, [], orders);
    expect(budget.orders.map(({ order: { id }, delivered, cut }) => [id, delivered, cut])).toEqual([
      ['first', 5, 0],
      ['second', 2, 3],
    ]);
  });

  test('does not pay for what is never delivered', () => {
    const deliveries = { share: 0.7, until: '2025-12-31' };
    const budget = funded(1e9, [], [order({ systems: 15 })], { deliveries });
    expect(budget.orders[0]).toMatchObject({ delivered: 10, missing: 5, cut: 0 });
    expect(budget.leftEur).toBeCloseTo(1e9 - 10 * SERVER, 4);
  });

  test('is not touched by what is ordered after its last day', () => {
    const budget = funded(
      2 * SERVER,
      [],
      [order({ systems: 50, orderDate: '2028-01-01' }), order({ id: 'b', systems: 2, orderDate: '2027-12-31' })],
    );
    expect(budget.orders.map(({ delivered, budgetEur }) => [delivered, Math.round(budgetEur)])).toEqual([
      [2, Math.round(2 * SERVER)],
      [50, 0],
    ]);
    expect(budget.leftEur).toBeCloseTo(0, 4);
  });

  test('keeps the money of a planned stage, and frees that of one that is off', () => {
    const staged = (decision: 'planned' | 'off' | 'committed') => {
      const { sites } = withSite(small, 'north', { stages: [{ id: 'one', decision }] });
      return funded(30e6, [works({ stage: 'one' })], [order({ systems: 400 })], { sites });
    };
    expect(staged('planned').works[0]).toMatchObject({ committed: false, funded: true });
    expect(staged('planned').forOrdersEur).toBeCloseTo(8e6, 4);
    expect(staged('off').works).toEqual([]);
    expect(staged('off').forOrdersEur).toBe(30e6);
    expect(
      payments(staged('planned'), dayOf('2027-12-31'), [], 'north').filter(({ committedEur }) => committedEur === 22e6),
    ).toEqual([]);
    expect(staged('committed').works[0]!.committed).toBe(true);
  });

  test('lets a sum that includes chips pay for those of its own site', () => {
    const budget = funded(
      22e6 + SERVER,
      [works({ includesChips: true })],
      [order({ id: 'here', systems: 4 }), order({ id: 'there', systems: 4, site: 'south', orderDate: '2025-12-05' })],
    );
    expect(budget.orders.map(({ delivered }) => delivered)).toEqual([4, 1]);
    expect(budget.works[0]!.chipsEur).toBeCloseTo(4 * SERVER, 4);
    const all = payments(budget, dayOf('2027-12-31'), [], 'north');
    expect(sum(all.map(({ committedEur }) => committedEur))).toBeCloseTo(22e6 + SERVER, 3);
  });

  test('believes an order that says its own share, and an order after the date of doubt', () => {
    const deliveries = { share: 0.8, until: '2025-12-31' };
    expect(deliveredShareOf(order({ orderDate: '2025-12-31' }), deliveries)).toBe(0.8);
    expect(deliveredShareOf(order({ orderDate: '2026-01-01' }), deliveries)).toBe(1);
    expect(deliveredShareOf(order({ orderDate: '2025-01-01', deliveredShare: 0.3 }), deliveries)).toBe(0.3);
  });
});

describe('payments', () => {
  const budget = funded(1e9, [works()], [order({ systems: 4 })]);
  const arrivals = [
    { order: 'servers-north', site: 'north', day: START, systems: 3 },
    { order: 'servers-north', site: 'north', day: START + 14, systems: 1 },
  ];
  const all = payments(budget, dayOf('2027-12-31'), arrivals, 'north');
  const on = (day: number, key: 'paidEur' | 'committedEur') =>
    moneyBySpan(all, [day, day + 1])('all', 0)[key === 'paidEur' ? 'capexEur' : key];

  const paidOf = (list: typeof all) => sum(list.map(({ paidEur, days }) => paidEur * days));

  test('commit an order on its date, and pay each part as it arrives', () => {
    expect(on(dayOf('2025-12-04'), 'committedEur')).toBeCloseTo(4 * SERVER, 4);
    expect(on(START, 'paidEur')).toBeCloseTo(3 * SERVER + 22e6 / 30, 3);
    expect(on(START + 14, 'paidEur')).toBeCloseTo(SERVER + 22e6 / 30, 3);
  });

  test('commit works when they start, and pay them evenly over their days', () => {
    expect(on(START, 'committedEur')).toBe(22e6);
    expect(on(START + 29, 'paidEur')).toBeCloseTo(22e6 / 30, 6);
    expect(on(START + 30, 'paidEur')).toBe(0);
    expect(paidOf(all)).toBeCloseTo(22e6 + 4 * SERVER, 3);
  });

  test('never pay what has not arrived, nor works that never start', () => {
    const waiting = payments(budget, dayOf('2027-12-31'), [], 'north');
    expect(paidOf(waiting)).toBeCloseTo(22e6, 4);
    expect(sum(waiting.map(({ committedEur }) => committedEur))).toBeCloseTo(22e6 + 4 * SERVER, 3);
    const never = funded(1e9, [works()], [], {}, () => ({
      startDay: Number.POSITIVE_INFINITY,
      endDay: Number.POSITIVE_INFINITY,
    }));
    expect(payments(never, dayOf('2027-12-31'), [], 'north')).toEqual([]);
  });

  test('after the last day of the budget do not count against it', () => {
    const later = payments(budget, dayOf('2025-12-31'), arrivals, 'north');
    expect(later.find(({ days }) => days > 1)).toMatchObject({ day: START, days: 30, againstBudget: false });
    expect(
      later.filter(({ committedEur }) => committedEur > 0).map(({ day, againstBudget }) => [day >= START, againstBudget]),
    ).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

// Headline figures of an independent spreadsheet of the same plans.
test('the reference plans commit about 2.4, 3.9 and 2.7 billion', () => {
  const committed = (name: string) => simulate(plan(name).scenario).summary.totals.committedEur / 1e9;
  expect(committed('microsoft-france')).toBeCloseTo(2.4, 1);
  expect(committed('as-announced-2024')).toBeGreaterThan(3.8);
  expect(committed('as-announced-2024')).toBeLessThanOrEqual(4);
  expect(committed('brownfield')).toBeCloseTo(2.7, 1);
});
