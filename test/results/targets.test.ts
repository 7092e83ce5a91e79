import { describe, expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { judge, type Progress, steps } from '../../src/results/targets.ts';
import { dayOf, timeline } from '../../src/timeline.ts';
import { order, small, withSite } from '../fixtures.ts';

type Target = Scenario['targets'][number];

const time = timeline('2026-01-01', '2027-01-01');
const promise = (change: Partial<Target> = {}): Target => ({
  id: 'promise',
  label: { en: 'Promise', fr: 'Promesse' },
  kind: 'accelerators',
  by: '2026-06-30',
  target: 100,
  ...change,
});
const arrivals = (...events: readonly [date: string, amount: number][]) =>
  steps(
    events.map(([date, amount]) => ({ day: dayOf(date), amount })),
    false,
  );

describe('a promise', () => {
  test('is kept when enough came by its last day, that day included', () => {
    const progress = arrivals(['2026-03-01', 60], ['2026-06-30', 40]);
    expect(judge(promise(), progress, time)).toMatchObject({
      reached: 100,
      met: true,
      metOn: '2026-06-30',
      expectedOn: '2026-06-30',
    });
  });

  test('is late when enough came after its last day, and says how much there was by then', () => {
    const progress = arrivals(['2026-03-01', 60], ['2026-07-01', 40]);
    expect(judge(promise(), progress, time)).toMatchObject({
      reached: 60,
      met: false,
      metOn: '2026-07-01',
      expectedOn: '2026-07-01',
    });
  });

  test('is never kept when not enough comes', () => {
    expect(judge(promise(), arrivals(['2026-03-01', 99]), time)).toMatchObject({
      reached: 99,
      met: false,
      metOn: null,
      expectedOn: null,
    });
    expect(judge(promise(), arrivals(), time)).toMatchObject({ reached: 0, met: false, metOn: null, expectedOn: null });
  });

  test('that comes true after the run is expected, not met', () => {
    const progress: Progress = { assumed: true, by: () => 10, dayOf: () => dayOf('2027-05-01') };
    expect(judge(promise({ by: '2028-01-01' }), progress, time)).toMatchObject({
      met: false,
      metOn: null,
      expectedOn: '2027-05-01',
      assumed: true,
    });
  });

  test('that is due after the run is judged by what there is on its last day', () => {
    const progress = arrivals(['2026-03-01', 60], ['2027-02-01', 40]);
    expect(judge(promise({ by: '2028-01-01' }), progress, time).reached).toBe(60);
  });

  test('counts all that comes on one day, and forgives a cent', () => {
    expect(arrivals(['2026-03-01', 50], ['2026-03-01', 50]).dayOf(100)).toBe(dayOf('2026-03-01'));
    expect(arrivals(['2026-03-01', 99.995]).dayOf(100)).toBe(dayOf('2026-03-01'));
    expect(arrivals(['2026-03-01', 120], ['2026-03-01', -30]).dayOf(100)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the promises of a plan', () => {
  const run = (target: Partial<Target>, change: Partial<Scenario> = {}) =>
    simulate({ ...small, ...change, targets: [promise(target)] }).summary.targets[0]!;

  test('count accelerators in service, and say when deliveries are assumed', () => {
    // Two servers are set on 1 January and one on the 2nd; each serves a week later.
    const orders = [order({ systems: 3 })];
    expect(run({ target: 24, by: '2026-03-01' }, { orders })).toMatchObject({
      met: true,
      metOn: '2026-01-09',
      reached: 24,
      assumed: true,
    });
    const sure = [order({ systems: 3, deliveredShare: 1 })];
    expect(run({ target: 24, by: '2026-03-01' }, { orders: sure }).assumed).toBe(false);
  });

  test('do not count accelerators that have retired', () => {
    const orders = [order({ systems: 5, orderDate: '2025-12-04' }), order({ id: 'b', systems: 5, orderDate: '2027-01-04' })];
    const operations = { ...small.operations, serviceLifeYears: 1 };
    const { summary } = simulate({
      ...small,
      orders,
      operations,
      to: '2027-04-01',
      targets: [promise({ target: 80, by: '2027-03-01' })],
    });
    expect(summary.totals.acceleratorsInService).toBe(40);
    expect(summary.targets[0]).toMatchObject({ reached: 40, met: false, metOn: null });
  });

  test('count money that is committed against the budget', () => {
    const orders = [order({ systems: 1, orderDate: '2026-02-10', leadTimeWeeks: 30 })];
    const eur = run({ kind: 'committed-eur', target: 2e5 }, { orders });
    expect(eur).toMatchObject({ met: true, metOn: '2026-02-10', assumed: false });
    expect(eur.reached).toBeCloseTo((236_000 * 1.12) / 1.08, 4);
    const late = run({ kind: 'committed-eur', target: 2e5 }, { orders, money: { ...small.money, commitBy: '2026-02-09' } });
    expect(late).toMatchObject({ met: false, reached: 0 });
  });

  test('count start-ups and learners, and say when what is missing is expected', () => {
    // One start-up every 7.3 days from the start of 2025: the sixtieth on day 438, 14 March 2026; the hundredth at the end of the year.
    expect(run({ kind: 'startups', target: 60 })).toMatchObject({ met: true, metOn: '2026-03-14', assumed: true });
    expect(run({ kind: 'startups', target: 100, by: '2026-12-31' })).toMatchObject({
      met: false,
      metOn: null,
      expectedOn: '2026-12-31',
    });
    expect(run({ kind: 'learners', target: 1e5, by: '2026-12-31' })).toMatchObject({
      met: false,
      metOn: null,
      expectedOn: '2026-12-31',
    });
  });

  test('are met on time exactly when what was promised is reached by their last day', () => {
    // A learner a day from the start of 2025: on every day around the four hundredth, both ways of asking must agree.
    const skills = { ...small.workloads.skills, target: 729 };
    for (const by of ['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06', '2026-02-07']) {
      const { met, reached } = run({ kind: 'learners', target: 400, by }, { workloads: { ...small.workloads, skills } });
      expect(met, `by ${by}, ${reached} reached`).toBe(reached >= 400 - 1e-6);
    }
  });

  test('count a site as ready from its first load', () => {
    const sites = withSite(small, 'north', { halls: small.sites[0]!.halls.filter(({ id }) => id === 'b') }).sites;
    const ready = run({ kind: 'site-ready', site: 'north', target: 1, by: '2026-02-01' }, { sites });
    expect(ready).toMatchObject({ met: true, reached: 1, metOn: '2026-02-01' });
    expect(run({ kind: 'site-ready', site: 'north', target: 1, by: '2026-01-31' }, { sites })).toMatchObject({
      met: false,
      reached: 0,
    });
  });

  test('count a site that stood ready before the run as ready on its first day', () => {
    const stood = run({ kind: 'site-ready', site: 'south', target: 1 });
    expect(stood).toMatchObject({ met: true, reached: 1, metOn: '2026-01-01' });
  });
});
