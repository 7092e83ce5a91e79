import { describe, expect, test } from 'vitest';
import { type Results, type Scenario, simulate } from '../../src/index.ts';
import { speedUnder } from '../../src/site/power-cap.ts';
import { column, order, small, sum, withSite } from '../fixtures.ts';

const BATCH: Scenario['workloads'] = {
  ...small.workloads,
  startups: { ...small.workloads.startups, target: 0 },
  skills: { ...small.workloads.skills, target: 0 },
  training: { ...small.workloads.training, gangs: 0 },
  interactive: { ...small.workloads.interactive, initialH100: 0 },
  batch: { from: '2026-01-01', fillShare: 1, when: 'any', hoursPerDay: 24 },
};
const NONE = { oversubscription: 1, capShare: 1, cappedSpeedLoss: 0.35 };

function run(
  systems: number,
  powerManagement: Scenario['operations']['powerManagement'],
  change: Partial<Scenario> = {},
): Results {
  return simulate({
    ...withSite(small, 'south', { crewServersPerWeek: 7000 }),
    orders: [order({ site: 'south', systems })],
    workloads: BATCH,
    operations: { ...small.operations, ...(powerManagement ? { powerManagement } : {}) },
    ...change,
  });
}
const last = (results: Results, name: Parameters<typeof column>[1]): number => column(results, name, 'south').at(-1)!;

describe('servers held under a draw', () => {
  test('lose a third of what their power loses in speed, and nothing where they draw less anyway', () => {
    expect(speedUnder(0.9, { ...NONE, capShare: 0.72 })).toBeCloseTo(1 - 0.35 * 0.2, 12);
    expect(speedUnder(0.7, { ...NONE, capShare: 0.72 })).toBe(1);
    expect(speedUnder(0.9, undefined)).toBe(1);
  });

  test('draw no more than that, make fewer tokens than without, and more for a kWh', () => {
    const [free, held] = [run(20, undefined), run(20, { ...NONE, capShare: 0.5 })];
    expect(last(held, 'inServiceAccelerators')).toBe(last(free, 'inServiceAccelerators'));
    expect(last(held, 'itMw')).toBeLessThan(last(free, 'itMw'));
    expect(last(held, 'tokensOutPerS')).toBeLessThan(last(free, 'tokensOutPerS'));
    expect(last(held, 'tokensOutPerS') / last(held, 'itMw')).toBeGreaterThan(last(free, 'tokensOutPerS') / last(free, 'itMw'));
  });

  test('let more of them into a hall, in proportion', () => {
    // A hall of 1 MW takes 86 servers of 10.2 kW with network and storage at 1.14, and 107 where each may draw four fifths.
    const [free, held] = [run(200, undefined), run(200, { ...NONE, capShare: 0.8 })];
    expect(last(free, 'inServiceAccelerators')).toBe(8 * Math.floor(1000 / (10.2 * 1.14)));
    expect(last(held, 'inServiceAccelerators')).toBe(8 * Math.floor(1000 / (10.2 * 1.14 * 0.8)));
  });
});

describe('a hall with more servers than could all draw their most', () => {
  // Servers of this kind draw 0.72 of their rated power at most.
  const over = run(200, { ...NONE, oversubscription: 1.5 });

  test('holds as many more of them, and runs all of them where they draw less than rated', () => {
    expect(last(over, 'inServiceAccelerators')).toBe(8 * Math.floor(1500 / (10.2 * 1.14)));
    const some = run(200, { ...NONE, oversubscription: 1.3 });
    expect(last(some, 'inServiceAccelerators')).toBe(8 * Math.floor(1300 / (10.2 * 1.14)));
    expect(sum(some.summary.ledger.map(({ power }) => power))).toBe(0);
  });

  test('never draws more than it was built for, and counts what it holds back as lost to power', () => {
    expect(Math.max(...column(over, 'itMw', 'south'))).toBeLessThanOrEqual(1 + 1e-9);
    expect(sum(over.summary.ledger.map(({ power }) => power))).toBeGreaterThan(0);
    expect(over.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('does more work than without', () => {
    expect(over.summary.totals.tokensOut).toBeGreaterThan(run(200, undefined).summary.totals.tokensOut);
  });
});

describe('an evening in which a site gives power back', () => {
  const event = { id: 'cold-evening', site: 'south', date: '2026-02-10', fromHour: 18, hours: 3, cutShare: 0.25 };
  const flexibility = {
    events: [event],
    tenderEurPerMwYear: 38_800,
    dearestHours: 100,
    monthsGained: 12,
    marginEurPerMwMonth: 65_000,
  };
  const [calm, called] = [run(60, undefined), run(60, undefined, { flexibility })];
  // 18 h in Paris in winter is 17 h UTC.
  const FIRST = 24 * (31 + 9) + 17;
  const grid = (results: Results, hour: number): number => column(results, 'gridMw', 'south')[hour]!;

  test('brings its draw down by what was promised in those hours, and in no other', () => {
    for (let hour = FIRST; hour < FIRST + 3; hour++) expect(grid(called, hour)).toBeLessThan(0.8 * grid(calm, hour));
    for (const hour of [FIRST - 1, FIRST + 3, FIRST + 24]) expect(grid(called, hour)).toBe(grid(calm, hour));
  });

  test('is told with what it drew before and meanwhile, and with the work it cost', () => {
    expect(called.summary.flexEvents).toHaveLength(1);
    const [told] = called.summary.flexEvents;
    expect([told!.from, told!.to]).toEqual(['2026-02-10T17:00:00Z', '2026-02-10T20:00:00Z']);
    expect(told!.beforeMw).toBe(grid(calm, FIRST - 1));
    expect(told!.mostMw).toBeLessThan(0.8 * told!.beforeMw);
    const power = sum(called.summary.ledger.map((entry) => entry.power)) - sum(calm.summary.ledger.map((entry) => entry.power));
    expect(told!.acceleratorHours).toBeCloseTo(power, 6);
    expect(calm.summary.flexEvents).toEqual([]);
    expect(called.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('takes from batch work first, then from training, and from interactive work last', () => {
    const interactive = { ...small.workloads.interactive, initialH100: 60 };
    const training = {
      ...small.workloads.training,
      from: '2026-01-01',
      site: 'south',
      gangs: 2,
      gangAccelerators: 64,
      guaranteedShare: 0.8,
    };
    const workloads = { ...BATCH, interactive, training };
    const deep = { ...flexibility, events: [{ ...event, cutShare: 0.55 }] };
    const [before, during] = [run(60, undefined, { workloads }), run(60, undefined, { workloads, flexibility: deep })];
    const at = (results: Results, name: Parameters<typeof column>[1]): number => column(results, name, 'south')[FIRST + 1]!;
    expect(at(before, 'trainingPflops')).toBeGreaterThan(0);
    expect(at(during, 'trainingPflops')).toBeLessThan(at(before, 'trainingPflops'));
    const month = (results: Results) => results.summary.work.find(({ month: key }) => key === '2026-02')!;
    expect(month(during).unservedInteractive).toBe(month(before).unservedInteractive);
    expect(month(during).batchTokensPerS).toBeLessThan(month(before).batchTokensPerS);
  });
});
