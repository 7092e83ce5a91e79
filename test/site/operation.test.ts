import { describe, expect, test } from 'vitest';
import { type Results, type Scenario, simulate } from '../../src/index.ts';
import { chainLoss } from '../../src/site/power-chain.ts';
import { availability } from '../../src/workload/goodput.ts';
import { column, hall, order, small, sum, withSite } from '../fixtures.ts';

/** Work for all that stands: batch takes every accelerator, day and night. */
const BUSY: Scenario['workloads'] = {
  ...small.workloads,
  startups: { ...small.workloads.startups, target: 0 },
  skills: { ...small.workloads.skills, target: 0 },
  training: { ...small.workloads.training, gangs: 0 },
  batch: { from: '2026-01-01', fillShare: 1, when: 'any', hoursPerDay: 24 },
};
const RATED_MW = (10.2 * 1.14) / 1000;

/** Servers in one hall at South from 1 January, and the site or the plan changed. */
function run(systems: number, south: Parameters<typeof withSite>[2], change: Partial<Scenario> = {}): Results {
  const site = { crewServersPerWeek: 7000, ...south };
  return simulate({ ...withSite(small, 'south', site), orders: [order({ site: 'south', systems })], workloads: BUSY, ...change });
}
const inLedger = ({ summary }: Results, cause: 'power' | 'cooling' | 'served' | 'failed' | 'idle') =>
  sum(summary.ledger.filter(({ site }) => site === 'south').map((entry) => entry[cause]));

describe('a hall that works', () => {
  const results = run(40, {});
  const at = (name: Parameters<typeof column>[1], hour: number) => column(results, name, 'south')[hour]!;
  const MORNING = 24 * 40;

  test('draws its servers at the level of their work, those in repair at next to nothing', () => {
    const up = availability(3.8, 2);
    expect(at('itMw', MORNING)).toBeCloseTo(40 * RATED_MW * (up * 0.72 + (1 - up) * 0.01), 9);
    expect(at('busyAccelerators', MORNING)).toBeCloseTo(320 * up, 9);
    expect(inLedger(results, 'failed') / (inLedger(results, 'failed') + inLedger(results, 'served'))).toBeCloseTo(1 - up, 9);
  });

  test('loses in its power chain what its load on that day loses, and one per cent of its design for lights and offices', () => {
    expect(at('lossMw', MORNING)).toBeCloseTo(chainLoss('modern', at('itMw', MORNING), 1.33), 9);
    expect(at('otherMw', MORNING)).toBeCloseTo(0.01, 12);
  });

  test('draws from the day on which servers are set, and serves from the day on which they have passed their tests', () => {
    expect(at('itMw', 0)).toBeCloseTo(40 * RATED_MW * 0.7, 9);
    expect([at('inServiceAccelerators', 0), at('busyAccelerators', 0)]).toEqual([0, 0]);
    expect([at('inServiceAccelerators', 24 * 7 - 1), at('inServiceAccelerators', 24 * 7)]).toEqual([0, 320]);
  });

  test('draws nothing before anything stands in it, and has no PUE then', () => {
    const later = run(40, {}, { orders: [order({ site: 'south', systems: 40, leadTimeWeeks: 8 })] });
    expect(column(later, 'gridMw', 'south')[0]).toBe(0);
    expect(column(later, 'pue', 'south')[0]).toBeNaN();
    expect(column(later, 'gridFirmMw', 'south')[0]).toBe(3);
  });

  test('idles at a fifth of its rated power', () => {
    const workloads = { ...BUSY, batch: { from: '2026-03-31', fillShare: 1, when: 'any', hoursPerDay: 24 } } as const;
    const idle = run(40, {}, { workloads: { ...workloads, interactive: { ...BUSY.interactive, initialH100: 0 } } });
    const [it, busy, inService] = (['itMw', 'busyAccelerators', 'inServiceAccelerators'] as const).map(
      (name) => column(idle, name, 'south')[MORNING]!,
    );
    const up = availability(3.8, 2);
    expect([busy, inService]).toEqual([0, 320]);
    expect(it).toBeCloseTo(40 * RATED_MW * (up * 0.2 + (1 - up) * 0.01), 9);
  });
});

describe('a summer that the site was not designed for', () => {
  const summer = { from: '2026-06-01', to: '2026-09-01' };
  const ordered = { orders: [order({ site: 'south', systems: 80, orderDate: '2026-05-01', leadTimeWeeks: 0 })] };

  test('holds machines back in hot hours rather than draw more than the firm import', () => {
    // An old hall, poorly run, whose import was sized for freezing air.
    const old = {
      operatorClass: 'existing-fleet',
      designDryBulbC: 0,
      gridSteps: [{ id: 'g1', gridMw: 1.35, readyAfter: [] }],
      halls: [hall('c', { cooling: 'legacy-chilled-water', ups: 'legacy' })],
    };
    const results = run(80, old, { ...summer, ...ordered });
    const [grid, busy, dry] = (['gridMw', 'busyAccelerators', 'dryBulbC'] as const).map((name) =>
      Array.from(column(results, name, 'south')),
    );
    expect(inLedger(results, 'power')).toBeGreaterThan(0);
    expect(Math.max(...grid!)).toBeLessThanOrEqual(1.35);
    expect(Math.max(...grid!)).toBeGreaterThan(1.34);
    // From July on all that could be set serves; the hottest hour has fewer at work than the coolest.
    const july = dry!.slice(24 * 30);
    const work = busy!.slice(24 * 30);
    expect(work[july.indexOf(Math.max(...july))]).toBeLessThan(0.9 * work[july.indexOf(Math.min(...july))]!);
    expect(results.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('slows racks whose water is too warm, where no chiller is fitted', () => {
    const coolings = small.catalogue.coolings.map((cooling) =>
      cooling.id === 'hpc-liquid-tower'
        ? { ...cooling, liquid: { ...cooling.liquid!, supplyLimitC: 25 }, air: { ...cooling.air, supplyLimitC: 25 } }
        : cooling,
    );
    const towers = { designDryBulbC: 20, halls: [hall('c', { cooling: 'hpc-liquid-tower' })] };
    const results = run(80, towers, { ...summer, ...ordered, catalogue: { ...small.catalogue, coolings } });
    const [busy, wet] = (['busyAccelerators', 'wetBulbC'] as const).map((name) =>
      Array.from(column(results, name, 'south')).slice(24 * 30),
    );
    expect(inLedger(results, 'cooling')).toBeGreaterThan(0);
    // By hand: 4 K over the wet bulb, and what passes 25 over the 12 K from 24 to 36 must stop; at 80 % of the load a little less.
    const hottest = wet!.indexOf(Math.max(...wet!));
    const share = busy![hottest]! / Math.max(...busy!);
    expect(wet![hottest]).toBeGreaterThan(21);
    expect(share).toBeGreaterThan(1 - (wet![hottest]! + 4 - 25) / 12);
    expect(share).toBeLessThan(1);
    expect(results.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('never draws more than its firm import when a hall that heat slowed stands beside one that the heat makes thirsty', () => {
    const coolings = small.catalogue.coolings.map((cooling) =>
      cooling.id === 'hpc-liquid-tower'
        ? { ...cooling, liquid: { ...cooling.liquid!, supplyLimitC: 20 }, air: { ...cooling.air, supplyLimitC: 20 } }
        : cooling,
    );
    const atFull = { training: 1, inference: 1, reserved: 1 };
    const platforms = small.catalogue.platforms.map((entry) => ({ ...entry, phases: { ...entry.phases, ...atFull } }));
    for (const gridMw of [1.2, 1.24, 2.64]) {
      const site = {
        operatorClass: 'existing-fleet',
        designDryBulbC: -30,
        designRelativeHumidity: 0.1,
        gridSteps: [{ id: 'g1', gridMw, readyAfter: [] }],
        halls: [
          hall('c', { cooling: 'hpc-liquid-tower' }),
          hall('c', { id: 'd', cooling: 'legacy-chilled-water', ups: 'legacy', maxRackKw: 46 }),
        ],
      };
      const orders = [order({ site: 'south', systems: 170, orderDate: '2026-05-01', leadTimeWeeks: 0 })];
      const results = run(170, site, { ...summer, orders, catalogue: { ...small.catalogue, coolings, platforms } });
      expect(inLedger(results, 'cooling')).toBeGreaterThan(0);
      expect(
        results.summary.checks.filter(({ ok }) => !ok),
        `${gridMw} MW`,
      ).toEqual([]);
    }
  });
});
