import { describe, expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { bindingOf } from '../../src/site/binding.ts';
import { hall, order, plan, small, withSite } from '../fixtures.ts';

type Snapshot = Parameters<typeof bindingOf>[0];

const platform = small.catalogue.platforms.find(({ id }) => id === 'hgx-h100')!;
const NONE = { deliveries: 0, permit: 0, halls: 0, power: 0, cooling: 0, crews: 0, budget: 0 };
const OFF = { generators: Infinity, noise: Infinity, land: Infinity, water: Infinity };
const MW_EACH = (10.2 * 1.14) / 8000;

/** A site with 800 accelerators installed and room for 100 to 500 more, by one limit and the other. */
const snapshot: Snapshot = {
  day: 0,
  month: '2026-03',
  site: 0,
  gate: undefined,
  platform,
  installed: 800,
  delivered: 1000,
  inTransit: 300,
  missingBudget: 0,
  waitingByCause: { ...NONE, power: 200 },
  room: { ...OFF, grid: 100, halls: 400, cooling: 500, crews: 600 },
};
const judged = (change: Partial<Snapshot> = {}, demand?: number, money = 1e6) =>
  bindingOf({ ...snapshot, ...change }, 1.14, demand, money, null);

describe('what binds a site', () => {
  test('is the lowest of its ceilings, and the slack is the distance to the next, in megawatts', () => {
    const binding = judged();
    expect(binding).toMatchObject({ month: '2026-03', constraint: ['grid'], next: 'deliveries', activity: null });
    expect(binding.slackMw).toBeCloseTo(100 * MW_EACH, 12);
    expect(binding.ceilings.map(({ constraint, accelerators }) => [constraint, accelerators])).toEqual([
      ['grid', 900],
      ['deliveries', 1000],
      ['halls', 1200],
      ['cooling', 1300],
      ['crews', 1600],
      ['budget', 1001300],
    ]);
    expect(binding.ceilings[0]!.itMw).toBeCloseTo(900 * MW_EACH, 12);
  });

  test('is all of those that lie within a thousandth of one another', () => {
    expect(judged({ room: { ...snapshot.room, grid: 400, halls: 400.9 }, delivered: 5000 })).toMatchObject({
      constraint: ['grid', 'halls'],
      next: 'cooling',
    });
    expect(judged({ room: { ...snapshot.room, grid: 400, halls: 401.3 }, delivered: 5000 })).toMatchObject({
      constraint: ['grid'],
      next: 'halls',
    });
  });

  test('names one at zero, not a tie of everything', () => {
    const empty = judged({
      installed: 0,
      delivered: 0,
      inTransit: 0,
      waitingByCause: NONE,
      room: { ...snapshot.room, grid: 500 },
    });
    expect(empty.constraint).toEqual(['deliveries']);
  });

  test('is the crews as soon as anything waits for them', () => {
    expect(judged({ waitingByCause: { ...NONE, crews: 200 } })).toMatchObject({ constraint: ['crews'], next: 'grid' });
  });

  test('is the budget where an order was cut', () => {
    expect(
      judged({
        room: { ...snapshot.room, grid: 5000, halls: 5000, cooling: 5000 },
        waitingByCause: NONE,
        installed: 1000,
        missingBudget: 80,
      }),
    ).toMatchObject({
      constraint: ['budget'],
      next: 'deliveries',
    });
  });

  test('is demand where less was busy than any other limit lets in', () => {
    expect(judged({}, 700)).toMatchObject({ constraint: ['demand'], next: 'grid' });
    expect(judged({}, undefined).ceilings.some(({ constraint }) => constraint === 'demand')).toBe(false);
  });

  test('is the open activity where nothing stands yet', () => {
    const binding = bindingOf({ ...snapshot, gate: { constraint: 'permit', activity: 'permit' } }, 1.14, undefined, 0, 'halls');
    expect(binding).toEqual({
      month: '2026-03',
      constraint: ['permit'],
      activity: 'permit',
      slackMw: 0,
      next: 'halls',
      ceilings: [],
    });
  });

  test('is deliveries where nothing was ever ordered', () => {
    expect(bindingOf({ ...snapshot, platform: undefined }, 1.14, undefined, 0, null)).toMatchObject({
      constraint: ['deliveries'],
      slackMw: 0,
      next: null,
    });
  });
});

describe('what binds in a run', () => {
  /** Demand that nothing can satisfy, so that it never binds. */
  const thirst = { ...small.workloads, interactive: { ...small.workloads.interactive, initialH100: 1e5 } };
  const run = (north: Parameters<typeof withSite>[2], systems: number, change: Partial<Scenario> = {}) =>
    simulate({
      ...withSite(small, 'north', { halls: [hall('a')], crewServersPerWeek: 1000, ...north }),
      workloads: thirst,
      orders: [order({ systems })],
      ...change,
    }).summary.sites[0]!.binding.map(({ constraint }) => constraint);

  test('is deliveries, halls, grid or crews by turns', () => {
    expect(run({}, 10)).toEqual([['deliveries'], ['deliveries'], ['deliveries']]);
    expect(run({}, 200)).toEqual([['halls'], ['halls'], ['halls']]);
    expect(run({ gridSteps: [{ id: 'g1', gridMw: 0.5, readyAfter: [] }] }, 80)).toEqual([['grid'], ['grid'], ['grid']]);
    expect(run({ crewServersPerWeek: 7 }, 70)).toEqual([['crews'], ['crews'], ['deliveries']]);
  });

  test('has one entry for each month and site', () => {
    for (const { binding } of simulate(small).summary.sites)
      expect(binding.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  test('at Mulhouse is the permit until March 2027, then its halls', () => {
    const { binding } = simulate(plan('microsoft-france').scenario).summary.sites.find(({ id }) => id === 'mulhouse')!;
    const of = (month: string) => binding.find((entry) => entry.month === month)!;
    expect(of('2026-11')).toMatchObject({ constraint: ['permit'], activity: 'permit', next: 'halls' });
    expect(of('2027-03')).toMatchObject({ constraint: ['permit'], activity: 'permit' });
    expect(of('2027-04')).toMatchObject({ constraint: ['halls'], activity: 'works-1' });
  });
});
