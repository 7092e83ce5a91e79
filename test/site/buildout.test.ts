import { describe, expect, test } from 'vitest';
import { systemEur } from '../../src/accounts/budget.ts';
import { type Results, type Scenario, simulate } from '../../src/index.ts';
import { coolingCeiling, hallDraw, hallPlant } from '../../src/site/facility.ts';
import { INSTALLED_OVER_NEEDED } from '../../src/site/power-chain.ts';
import { wetBulbC } from '../../src/site/psychrometrics.ts';
import { dayOf } from '../../src/timeline.ts';
import { column, hall, order, plan, small, sum, withSite } from '../fixtures.ts';

const run = (name: string, ...changes: readonly [string, unknown][]): Results => simulate(plan(name, ...changes).scenario);
const monthEnd = ({ summary }: Results, month: string, site = 'all') =>
  summary.monthly.find((row) => row.month === month && row.site === site)!.inServiceAccelerators;
const target = ({ summary }: Results, id: string) => summary.targets.find((entry) => entry.id === id)!;
const failed = ({ summary }: Results) => summary.checks.filter(({ ok }) => !ok);

/** Accelerators in service at a site on each day. */
const daily = (results: Results, site = 'north') =>
  Array.from(column(results, 'inServiceAccelerators', site)).filter((_, h) => h % 24 === 23);
/** Accelerator-hours of a site, by what became of them, over the whole run. */
function hours(
  { summary }: Results,
  cause: 'power' | 'cooling' | 'permit' | 'halls' | 'deliveries' | 'crews' | 'budget' | 'burnIn',
  site = 'north',
) {
  return sum(summary.ledger.filter((entry) => entry.site === site).map((entry) => entry[cause]));
}
/** The small plan with other orders, and North changed. */
function withOrders(
  orders: Scenario['orders'],
  north: Parameters<typeof withSite>[2] = {},
  change: Partial<Scenario> = {},
): Scenario {
  return { ...withSite(small, 'north', north), orders, ...change };
}

const liquid = hall('b', { readyAfter: [] });
const rack = { platform: 'gb200-nvl72', leadTimeWeeks: 4 };
/** Days from installation to service in the small plan. */
const BURN_IN = 7;
const SERVER_MW = (10.2 * 1.14) / 1000;

describe('the reference plans', () => {
  const reference = run('microsoft-france');

  test('the default reaches 19,984 accelerators by the end of 2025, 23,440 a year later and 25,456 in the end', () => {
    expect(['2025-12', '2026-12', '2027-12'].map((month) => monthEnd(reference, month))).toEqual([19984, 23440, 25456]);
    expect(failed(reference)).toEqual([]);
  });

  test('the default keeps the promise of 25,000 in September 2027, on assumed deliveries', () => {
    expect(target(reference, 'gpus-2025')).toMatchObject({ met: false, reached: 19984, metOn: '2027-09-29', assumed: true });
  });

  test('at a delivered share of 0.7 there are never 25,000', () => {
    const fewer = run('microsoft-france', ['/deliveries/share', 0.7]);
    expect(target(fewer, 'gpus-2025')).toMatchObject({ met: false, metOn: null, expectedOn: null });
    expect(fewer.summary.totals.acceleratorsInService).toBeLessThan(25000);
  });

  test('as announced, 25,016 are in service on 13 December 2025', () => {
    const announced = run('as-announced-2024');
    expect(target(announced, 'gpus-2025')).toMatchObject({ met: true, reached: 25016, metOn: '2025-12-13' });
    expect(failed(announced)).toEqual([]);
  });

  test('with leased halls instead of Mulhouse there are 43,888 in the end', () => {
    const brownfield = run('brownfield');
    expect(brownfield.summary.totals.acceleratorsInService).toBe(43888);
    expect(brownfield.summary.sites.find(({ id }) => id === 'leased-north')!.firstLoad).toBe('2026-09-16');
    expect(failed(brownfield)).toEqual([]);
  });

  test('with its money in halls leased in December 2025 instead of Mulhouse there are 37,408 in the end, the 25,000 in April 2027', () => {
    const never = run('mulhouse-never');
    expect(never.summary.totals.acceleratorsInService).toBe(37408);
    expect(never.summary.sites.map(({ id, firstLoad }) => [id, firstLoad]).at(-1)).toEqual(['leased-north', '2027-03-16']);
    expect(target(never, 'gpus-2025')).toMatchObject({ met: false, reached: 19984, metOn: '2027-04-29' });
    expect(failed(never)).toEqual([]);
  });

  test('with racks from October 2024 two halls stand empty for six months; 18 % fewer tokens in 2025 turn into 31 % more in all', () => {
    const liquid = run('liquid-next');
    expect(failed(liquid)).toEqual([]);
    const months = (id: string) => liquid.summary.sites.flatMap(({ milestones }) => milestones).find((entry) => entry.id === id)!;
    expect([months('convert-p2').start, months('convert-p2').date]).toEqual(['2025-05-01', '2025-11-01']);
    expect([months('convert-m1').start, months('convert-m1').date]).toEqual(['2025-03-01', '2025-09-01']);
    const tokens = ({ summary }: Results, year: string) =>
      sum(summary.monthly.filter(({ month, site }) => site === 'all' && month.startsWith(year)).map((row) => row.tokensOut));
    expect(tokens(liquid, '2025') / tokens(reference, '2025')).toBeCloseTo(0.82, 2);
    expect(liquid.summary.totals.tokensOut / reference.summary.totals.tokensOut).toBeCloseTo(1.31, 2);
    expect(liquid.summary.totals.waterM3).toBeLessThan(0.6 * reference.summary.totals.waterM3);
  });

  test('on the German grid the same machines draw the same, pay more and emit 16.6 times as much', () => {
    const german = run('same-plan-german-grid');
    expect(failed(german)).toEqual([]);
    const [here, there] = [reference.summary.totals, german.summary.totals];
    expect([there.gridGwh, there.tokensOut, there.committedEur]).toEqual([here.gridGwh, here.tokensOut, here.committedEur]);
    // 22.5 EUR/MWh more on every MWh, less what the shape of the day takes off it.
    const more = (there.energyCostEur - here.energyCostEur) / (1000 * here.gridGwh);
    expect(more).toBeGreaterThan(20);
    expect(more).toBeLessThan(25);
    expect(there.co2DirectT / here.co2DirectT).toBeCloseTo(16.57, 1);
    const madeShare = ({ co2EmbodiedT, co2EmbodiedBuildingT, co2LifecycleT }: typeof here) =>
      (co2EmbodiedT + co2EmbodiedBuildingT) / (co2EmbodiedT + co2EmbodiedBuildingT + co2LifecycleT);
    expect(madeShare(here)).toBeCloseTo(0.44, 2);
    expect(madeShare(there)).toBeCloseTo(0.07, 2);
  });

  test('with half the import Paris fills up on the grid, loses hours to power, and never draws more than it may', () => {
    const halved = run('microsoft-france', ['/sites/paris/gridSteps/existing/gridMw', 27.5]);
    expect(hours(halved, 'power', 'paris')).toBeGreaterThan(1e6);
    expect(hours(reference, 'power', 'paris')).toBe(0);
    expect(Math.max(...column(halved, 'gridMw', 'paris'))).toBeLessThanOrEqual(27.5);
    expect(monthEnd(halved, '2027-12', 'paris')).toBeLessThan(monthEnd(reference, '2027-12', 'paris'));
    expect(halved.summary.sites[0]!.binding.at(-1)!.constraint).toEqual(['grid']);
    expect(failed(halved)).toEqual([]);
  });
});

describe('a crew of fourteen servers or seven racks a week', () => {
  test('sets two servers a day, which serve after seven days under test', () => {
    const days = daily(simulate(withOrders([order({ systems: 5 })])));
    expect(days.slice(BURN_IN - 1, BURN_IN + 4)).toEqual([0, 16, 32, 40, 40]);
  });

  test('carries the part of a week spent on a system over to the next day', () => {
    const days = daily(simulate(withOrders([order({ systems: 9 })], { crewServersPerWeek: 3 })));
    // After n days three sevenths of n are done, in whole servers.
    for (let n = 1; n <= 21; n++) expect(days[BURN_IN + n - 1], `after ${n} days`).toBe(8 * Math.floor((3 * n) / 7 + 1e-9));
  });

  test('shares one week between servers and racks, first come, first served', () => {
    const orders = [order({ systems: 3 }), order({ id: 'racks', ...rack, systems: 2 })];
    const days = daily(simulate(withOrders(orders, { halls: [liquid] })));
    // By hand, in fourteenths of a week, two a day: 2 servers; 1 server and 1 left over; 3, a rack takes 2; 3, a rack takes 2.
    expect(days.slice(BURN_IN, BURN_IN + 5)).toEqual([16, 24, 24 + 72, 24 + 144, 24 + 144]);
  });

  test('takes a system with no room out of the line, and goes on with the next', () => {
    const orders = [order({ id: 'racks', ...rack, systems: 2 }), order({ systems: 4 })];
    const days = daily(simulate(withOrders(orders, { halls: [hall('a')] })));
    expect(days.slice(BURN_IN, BURN_IN + 2)).toEqual([16, 32]);
    expect(days.at(-1)).toBe(32);
  });

  test('that saves its time for a rack does not spend it on the servers behind it', () => {
    const orders = [order({ id: 'rack', ...rack, systems: 1 }), order({ systems: 4 })];
    const days = daily(simulate(withOrders(orders, { halls: [liquid], crewRacksPerWeek: 3.5 })));
    // The rack takes two days, and then the servers two more.
    expect(days.slice(BURN_IN, BURN_IN + 4)).toEqual([0, 72, 72 + 16, 72 + 32]);
  });

  test('does not save the time for which it has nothing to do', () => {
    const orders = [order({ systems: 1 }), order({ id: 'later', systems: 10, leadTimeWeeks: 8 })];
    const days = daily(simulate(withOrders(orders)));
    expect(days.slice(28 + BURN_IN - 1, 28 + BURN_IN + 5)).toEqual([8, 24, 40, 56, 72, 88]);
  });

  test('does not save the time for which it waits for a hall', () => {
    // Racks arrive on 1 January; their hall opens on 31 January.
    const days = daily(simulate(withOrders([order({ ...rack, systems: 5 })], { halls: [hall('b')] })));
    const opens = 31;
    expect(days.slice(opens + BURN_IN - 1, opens + BURN_IN + 6)).toEqual([0, 72, 144, 216, 288, 360, 360]);
  });

  test('that needs weeks for one rack gets it done', () => {
    const days = daily(simulate(withOrders([order({ ...rack, systems: 2 })], { halls: [liquid], crewRacksPerWeek: 0.5 })));
    expect([days[13 + BURN_IN - 1], days[13 + BURN_IN], days[27 + BURN_IN]]).toEqual([0, 72, 144]);
  });

  test('has its waiting told as such, and its systems under test too', () => {
    const results = simulate(withOrders([order({ systems: 6 })]));
    // Four servers wait on the first day, two on the second; all six are under test for a week.
    expect(hours(results, 'crews')).toBe(24 * 8 * (4 + 2));
    expect(hours(results, 'burnIn')).toBe(24 * 8 * 6 * BURN_IN);
  });
});

describe('halls', () => {
  test('hold as many systems as their power allows, network and storage counted', () => {
    const results = simulate(withOrders([order({ systems: 100 })], { halls: [hall('a')], crewServersPerWeek: 1000 }));
    expect(Math.floor(1 / SERVER_MW)).toBe(85);
    expect(daily(results).at(-1)).toBe(8 * 85);
    expect(hours(results, 'halls')).toBe(24 * 90 * 8 * 15);
  });

  test('are filled from the one with the lowest rack limit, whatever their order in the plan', () => {
    const halls = [hall('b', { id: 'high', readyAfter: [] }), hall('b', { id: 'low', readyAfter: [], maxRackKw: 45, itMw: 1 })];
    const { summary } = simulate(withOrders([order({ systems: 90 })], { halls, crewServersPerWeek: 1000 }));
    const placed = Object.fromEntries(summary.inService.map(({ hall: id, from }) => [id, from.at(-1)!.accelerators]));
    expect(placed).toEqual({ low: 8 * 85, high: 8 * 5 });
  });

  test('take a rack up to their limit and none above it', () => {
    const inHallOf = (maxRackKw: number) =>
      daily(simulate(withOrders([order({ ...rack, systems: 1 })], { halls: [hall('b', { readyAfter: [], maxRackKw })] }))).at(-1);
    expect([inHallOf(132), inHallOf(131.9)]).toEqual([72, 0]);
  });

  test('wait for what they wait for, and the ledger says what that is', () => {
    const activities = [
      { id: 'permit', kind: 'permit' as const, durationMonths: 1, after: [] },
      { id: 'shell', kind: 'shell' as const, durationMonths: 1, after: [{ id: 'permit', from: 'end' as const, lagMonths: 0 }] },
    ];
    const results = simulate(withOrders([order({ systems: 1 })], { activities, halls: [hall('a', { readyAfter: ['shell'] })] }));
    expect(hours(results, 'permit')).toBe(24 * 31 * 8); // January
    expect(hours(results, 'halls')).toBe(24 * 28 * 8); // February
    expect(daily(results).slice(59 + BURN_IN - 1, 59 + BURN_IN + 1)).toEqual([0, 8]);
    expect(results.summary.sites[0]!.binding.map(({ constraint, activity }) => [constraint, activity])).toEqual([
      [['permit'], 'permit'],
      [['halls'], 'shell'],
      [['deliveries'], null],
    ]);
  });

  test('that are not paid for stay empty, and the budget is what the ledger names', () => {
    const reserve = {
      id: 'works',
      site: 'north',
      kind: 'works' as const,
      halls: ['b'],
      paidOver: ['fit-out-b'],
      extraEur: 0,
      includesChips: false,
    };
    const money = { ...small.money, budgetEur: 21e6, reservedEur: [reserve] }; // 2 MW at 11 million are 22
    const results = simulate(
      withOrders([order({ ...rack, systems: 1, orderDate: '2025-12-04' })], { halls: [hall('b')] }, { money }),
    );
    expect(daily(results).at(-1)).toBe(0);
    expect(hours(results, 'budget')).toBeGreaterThan(0);
    expect(results.summary.totals.committedEur).toBeLessThan(21e6);
  });

  test('hold less than their power where their water would run too warm', () => {
    const cooling = small.catalogue.coolings.find(({ id }) => id === 'hpc-liquid-tower')!;
    const plant = hallPlant(cooling, 0.85, { ups: 'modern', installed: 1.33 }, { coolingFactor: 1, fixedOverhead: 0.015 });
    const ceiling = coolingCeiling(plant, { dryBulbC: 40, wetBulbC: wetBulbC(40, 0.5) });
    expect(ceiling).toBeGreaterThan(0.5);
    expect(ceiling).toBeLessThan(0.9);
    const north = {
      halls: [hall('a', { cooling: 'hpc-liquid-tower' })],
      designDryBulbC: 40,
      designRelativeHumidity: 0.5,
      crewServersPerWeek: 1000,
    };
    // Batch work takes all that stands, so that demand is no limit.
    const workloads = { ...small.workloads, batch: { from: '2026-01-01', fillShare: 1, when: 'any', hoursPerDay: 24 } } as const;
    const results = simulate(withOrders([order({ systems: 100 })], north, { workloads }));
    expect(daily(results).at(-1)).toBe(8 * Math.floor(ceiling / SERVER_MW));
    expect(hours(results, 'cooling')).toBeGreaterThan(0);
    expect(results.summary.sites[0]!.binding.at(-1)!.constraint).toEqual(['cooling']);
  });
});

describe('firm import', () => {
  test('lets in what the site can draw at rated power in its design weather, and no more', () => {
    const site = small.sites[0]!;
    const cooling = small.catalogue.coolings.find(({ id }) => id === 'indirect-adiabatic')!;
    const operator = small.catalogue.operatorClasses.find(({ id }) => id === site.operatorClass)!;
    const plant = hallPlant(cooling, 0.85, { ups: 'modern', installed: INSTALLED_OVER_NEEDED['N+1'] }, operator);
    const design = { dryBulbC: 43, wetBulbC: wetBulbC(43, 0.2) };
    const drawMw = (servers: number) => 1 * hallDraw(plant, servers * SERVER_MW, design).total;
    let most = 0;
    while (drawMw(most + 1) <= 0.8) most++;
    expect(most).toBeGreaterThan(50);

    const results = simulate(
      withOrders([order({ systems: 80 })], { gridSteps: [{ id: 'g1', gridMw: 0.8, readyAfter: [] }], halls: [hall('a')] }),
    );
    expect(daily(results).at(-1)).toBe(8 * most);
    expect(hours(results, 'power')).toBeGreaterThan(0);
    expect(Math.max(...column(results, 'gridMw', 'north'))).toBeLessThanOrEqual(0.8);
  });

  test('is what is left of it once the load that is not AI is off', () => {
    const results = simulate(withOrders([order({ systems: 80 })], { cloudMw: 4.2, halls: [hall('a')] }));
    const alone = simulate(
      withOrders([order({ systems: 80 })], { gridSteps: [{ id: 'g1', gridMw: 0.8, readyAfter: [] }], halls: [hall('a')] }),
    );
    expect(daily(results)).toEqual(daily(alone));
    expect(column(results, 'gridFirmMw', 'north')[0]).toBeCloseTo(0.8, 12);
  });

  test('grows by each step on the day on which that is ready', () => {
    const gridSteps = [
      { id: 'g1', gridMw: 1, readyAfter: [] },
      { id: 'g2', gridMw: 2, readyAfter: ['fit-out-b'] },
    ];
    const firm = column(simulate(withOrders([order()], { gridSteps })), 'gridFirmMw', 'north');
    expect([firm[0], firm[31 * 24 - 1], firm[31 * 24], firm.at(-1)]).toEqual([1, 1, 3, 3]);
  });
});

describe('orders', () => {
  test('that nobody confirmed arrive in part, rounded down, and the rest is lost to deliveries', () => {
    const deliveries = { share: 0.7, until: '2025-12-31' };
    const results = simulate(
      withOrders([order({ systems: 15, leadTimeWeeks: 4 })], { crewServersPerWeek: 1000 }, { deliveries }),
    );
    expect(daily(results).at(-1)).toBe(8 * 10);
    expect(hours(results, 'deliveries')).toBe(24 * 90 * 8 * 5);
    const own = simulate(withOrders([order({ systems: 15, deliveredShare: 1 })], { crewServersPerWeek: 1000 }, { deliveries }));
    expect(daily(own).at(-1)).toBe(8 * 15);
    const later = simulate(
      withOrders(
        [order({ systems: 15, orderDate: '2026-01-01', leadTimeWeeks: 0 })],
        { crewServersPerWeek: 1000 },
        { deliveries },
      ),
    );
    expect(daily(later).at(-1)).toBe(8 * 15);
  });

  test('that come in parts come on the first day and every so many weeks', () => {
    const cadence = { everyWeeks: 2, systemsPerDelivery: 2 };
    const days = daily(simulate(withOrders([order({ systems: 5, cadence })])));
    expect([0, 13, 14, 27, 28, 60].map((n) => days[n + BURN_IN])).toEqual([16, 16, 32, 32, 40, 40]);
  });

  test('never dock before the first volume shipment of their platform', () => {
    const early = order({ ...rack, systems: 1, orderDate: '2024-12-01', leadTimeWeeks: 1 });
    const results = simulate(withOrders([early], { halls: [liquid] }, { from: '2025-01-01', to: '2025-03-01' }));
    const ships = dayOf('2025-02-01') - dayOf('2025-01-01');
    expect(daily(results).slice(ships + BURN_IN - 1, ships + BURN_IN + 1)).toEqual([0, 72]);
  });

  test('that the budget cannot pay are cut to what it can, and the rest waits for money', () => {
    const eur = systemEur(small.catalogue.platforms.find(({ id }) => id === 'hgx-h100')!, small.money);
    const money = { ...small.money, budgetEur: 10.5 * eur };
    const results = simulate(withOrders([order({ systems: 40 })], { crewServersPerWeek: 1000 }, { money }));
    expect(daily(results).at(-1)).toBe(8 * 10);
    expect(hours(results, 'budget')).toBe(24 * 90 * 8 * 30);
    expect(results.summary.totals.committedEur).toBeCloseTo(0, 6); // ordered before the run
    expect(results.summary.sites[0]!.binding[0]!.constraint).toContain('budget');
  });

  test('for any site go where there is most room, and to the first where rooms are equal', () => {
    const big = simulate(withOrders([order({ site: 'any', systems: 30 })], { halls: [hall('a', { itMw: 0.5 })] }));
    expect([daily(big).at(-1), daily(big, 'south').at(-1)]).toEqual([0, 240]);
    const equal = simulate(withOrders([order({ site: 'any', systems: 30 })], { halls: [hall('a')] }));
    expect([daily(equal).at(-1), daily(equal, 'south').at(-1)]).toEqual([240, 0]);
  });

  test('for any site do not go after room that earlier ones of the same day will fill', () => {
    const orders = [order({ id: 'one', site: 'any', systems: 60 }), order({ id: 'two', site: 'any', systems: 60 })];
    const results = simulate(withOrders(orders, { halls: [hall('a')] }));
    expect([daily(results).at(-1), daily(results, 'south').at(-1)]).toEqual([480, 480]);
  });
});

test('a machine serves for its years and then makes room for one that waits', () => {
  const operations = { ...small.operations, serviceLifeYears: 1 };
  const two = hall('a', { itMw: 2.5 * SERVER_MW });
  const results = simulate(withOrders([order({ systems: 4 })], { halls: [two] }, { operations, to: '2027-02-01' }));
  const days = daily(results);
  // Two serve from 8 January 2026 to 8 January 2027; that day the other two are set, and serve a week later.
  expect([days[6], days[7], days[371], days[372], days[378], days[379]]).toEqual([0, 16, 16, 0, 0, 16]);
  expect(hours(results, 'halls')).toBe(24 * 8 * 2 * 372);
});
