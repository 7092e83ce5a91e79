import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Results, type Scenario, simulate } from '../../src/index.ts';
import type { Limits } from '../../src/scenario/limit-fields.ts';
import { plantOf } from '../../src/site/room.ts';
import {
  ambientAllowedDbA,
  generatorsMw,
  noiseMw,
  noxKgPerHour,
  permittedGenerators,
  soundFallDb,
  thermalMw,
  waterUseOf,
} from '../../src/site/limits.ts';
import { hall, holds, order, small, sum, withSite, within } from '../fixtures.ts';

const generators = {
  count: 12,
  eachMw: 3,
  spare: 2,
  efficiency: 0.4,
  testsPerYear: 12,
  testHours: 1,
  outageHoursPerYear: 24,
  hoursPerYearLimit: 500,
  noxKgPerMwh: 6.4,
};
const noise = {
  dwellingM: 1000,
  residualNightDbA: 38,
  residualDayDbA: 45,
  coolerHeatMw: 1,
  coolerDbA: 85,
  generatorDbA: 100,
  testedAtOnce: 1,
  screenDb: 0,
};

describe('backup generators', () => {
  test('of 3 MW, ten that must run out of twelve, carry 30 MW', () => {
    expect(generatorsMw(generators)).toBe(30);
    expect(generatorsMw({ ...generators, spare: 20 })).toBe(0);
  });

  test('of La Courneuve, 72 of 3 MW, burn 540 MW of fuel at an efficiency of 0.4', () => {
    expect(thermalMw({ ...generators, count: 72 })).toBeCloseTo(540, 9);
  });

  test('emit 19.2 kg of nitrogen oxides an hour each: 3 MWh at 6.4 kg; a ceiling of 5 t a year leaves seven at 36 hours', () => {
    expect(noxKgPerHour(generators)).toBeCloseTo(19.2, 12);
    // 19.2 kg x 36 h = 0.6912 t each.
    expect(permittedGenerators({ ...generators, noxTPerYear: 5 })).toBe(7);
    expect(permittedGenerators({ ...generators, noxTPerYear: 100 })).toBe(12);
  });

  test('are not permitted where each must be free to run for 500 hours a year or more', () => {
    expect(permittedGenerators({ ...generators, outageHoursPerYear: 487.9 })).toBe(12);
    expect(permittedGenerators({ ...generators, outageHoursPerYear: 488 })).toBe(0);
  });
});

describe('noise at the nearest dwelling', () => {
  test('may emerge by 4 dB(A) at night and 6 by day up to 45, by 3 and 5 above, and is free up to 35 (order of 23 January 1997)', () => {
    expect([20, 31, 38, 41.5, 45, 50].map((residual) => ambientAllowedDbA(residual, 'night'))).toEqual([35, 35, 42, 45, 48, 53]);
    expect([20, 29, 38, 39.5, 45, 50].map((residual) => ambientAllowedDbA(residual, 'day'))).toEqual([35, 35, 44, 45, 50, 55]);
  });

  test('is 28 dB below the sound power at 10 m over hard ground, and 6 dB less at twice the distance, but for the air', () => {
    expect(soundFallDb(10, 0)).toBeCloseTo(28.02, 2);
    expect(soundFallDb(200, 0) - soundFallDb(100, 0)).toBeCloseTo(6.0206 + 0.19, 4);
    expect(soundFallDb(100, 7)).toBeCloseTo(soundFallDb(100, 0) + 7, 12);
  });

  test('of coolers of 1 MW and 85 dB(A), 1 km from where it is 38 dB(A) at night, allows 294 of them', () => {
    // 42 dB(A) allowed, of which 38 are there: 39.795 dB(A) own; at the plant 69.9 dB more, 109.695; over one cooler 24.695 dB, 294.8 times.
    expect(noiseMw(noise)).toBe(294);
    expect(noiseMw({ ...noise, coolerDbA: 95 })).toBe(Math.floor(noiseMw(noise) / 10));
  });

  test('of a generator under test that is too loud by day leaves no room for a cooler', () => {
    expect(noiseMw({ ...noise, generatorDbA: 130 })).toBe(0);
  });

  test('never binds more the farther the dwelling is, nor the louder it is there anyway above 45 dB(A)', () => {
    holds(
      fc.property(within(10, 5000), within(1, 3), within(20, 60), (m, times, residualNightDbA) => {
        const here = { ...noise, dwellingM: m, residualNightDbA };
        expect(noiseMw({ ...here, dwellingM: m * times })).toBeGreaterThanOrEqual(noiseMw(here));
        if (residualNightDbA > 45)
          expect(noiseMw({ ...here, residualNightDbA: residualNightDbA + 1 })).toBeGreaterThanOrEqual(noiseMw(here));
      }),
    );
  });
});

describe('water of a MW of IT', () => {
  const site = small.sites[0]!;
  const climate = {
    ...small.catalogue.climates[0]!,
    dayMinC: Array(12).fill(25),
    dayMaxC: Array(12).fill(25),
    dayMeanSdK: Array(12).fill(0.1),
    dewPointC: Array(12).fill(25),
  };
  const use = (cooling: string, at = climate) => {
    const tower = { ...site, halls: [hall('a', { cooling })] };
    return waterUseOf(plantOf(tower, 0, 0, small.catalogue), at, site);
  };

  test('by towers in saturated air at 25 degC is what 0.99 of its heat evaporates, and a quarter more that is bled off', () => {
    // A MWh of heat evaporates 3600 / 2450 = 1.469 m3; 0.65 + 0.0135 x 25 = 0.9875 of it is latent; five cycles bleed a quarter.
    const perMwh = (3600 / 2450) * 0.9875 * 1.25;
    // Heat and chiller work make 1.0 to 1.35 times the IT energy.
    expect(use('tower-economiser').perYear / 8766).toBeGreaterThan(1.0 * perMwh);
    expect(use('tower-economiser').perYear / 8766).toBeLessThan(1.35 * perMwh);
  });

  test('is none in dry coolers without a spray', () => {
    expect(use('dlc-32-42-dry')).toEqual({ perYear: 0, perDay: 0 });
  });

  test('of a sprayed cooler is more the hotter the design day', () => {
    const plant = plantOf({ ...site, halls: [hall('a')] }, 0, 0, small.catalogue);
    const on = (designDryBulbC: number) => waterUseOf(plant, climate, { ...site, designDryBulbC }).perDay;
    expect(on(43)).toBeGreaterThan(on(35));
  });
});

/** North with one air hall of 2 MW, all its limits but one wide open, and more servers than fit. */
function run(limits: Limits, change: Parameters<typeof hall>[1] = {}): Results {
  const site = withSite(small, 'north', {
    halls: [hall('a', { itMw: 2, ...change })],
    gridSteps: [{ id: 'g1', gridMw: 20, readyAfter: [] }],
    crewServersPerWeek: 10000,
    limits,
  });
  const { interactive } = small.workloads;
  const scenario: Scenario = {
    ...site,
    orders: [order({ systems: 150 })],
    // Enough to ask of all that could stand there.
    workloads: { ...small.workloads, interactive: { ...interactive, initialH100: 1e4 } },
  };
  return simulate(scenario);
}
const last = ({ summary }: Results) => summary.sites[0]!.binding.at(-1)!;
const stand = ({ summary }: Results) => summary.monthly.findLast((row) => row.site === 'north')!.inServiceAccelerators;
const lost = ({ summary }: Results, cause: 'power' | 'halls' | 'permit') =>
  sum(summary.ledger.filter(({ site }) => site === 'north').map((entry) => entry[cause]));

const ONE: Readonly<Record<'generators' | 'noise' | 'land' | 'water', { limits: Limits; cause: 'power' | 'halls' | 'permit' }>> =
  {
    generators: { limits: { generators: { ...generators, count: 3, eachMw: 1 } }, cause: 'power' },
    noise: { limits: { noise: { ...noise, dwellingM: 100, coolerHeatMw: 0.5 } }, cause: 'permit' },
    land: { limits: { land: { ha: 0.1, mwPerHa: 12 } }, cause: 'halls' },
    water: { limits: { water: { m3PerDay: 5 } }, cause: 'permit' },
  };

describe('a limit of a site', () => {
  const free = run({});

  test('that gives no figure limits nothing', () => {
    expect(stand(free)).toBe(1200);
    expect(last(free).ceilings.map(({ constraint }) => constraint)).not.toContain('noise');
  });

  test.each(Object.keys(ONE) as (keyof typeof ONE)[])('by its %s binds, and is named in the ribbon and the ledger', (name) => {
    const { limits, cause } = ONE[name];
    const held = run(limits);
    expect(stand(held)).toBeLessThan(stand(free));
    expect(last(held).constraint).toEqual([name]);
    expect(lost(held, cause)).toBeGreaterThan(0);
    expect(held.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('by its land lets 1.2 MW be drawn, and no server more would fit', () => {
    const held = run(ONE.land.limits);
    expect(held.summary.sites[0]!.totals.peakGridMw).toBeLessThanOrEqual(1.2);
    const { ceilings } = last(held);
    const ceiling = ceilings.find(({ constraint }) => constraint === 'land')!.accelerators;
    expect(ceiling - stand(held)).toBeLessThan(8);
  });

  test('by noise asks nothing of a hall that a river cools', () => {
    const held = run(ONE.noise.limits, { cooling: 'river' });
    expect(stand(held)).toBe(1200);
  });

  test('never builds less with more land, more generators, a farther dwelling or more water', () => {
    holds(
      fc.property(fc.constantFrom('generators', 'noise', 'land', 'water'), within(0.1, 2), within(1, 2), (name, part, more) => {
        const at = (x: number): Limits =>
          name === 'generators'
            ? { generators: { ...generators, count: Math.round(4 * x), spare: 1, eachMw: 0.5 } }
            : name === 'noise'
              ? { noise: { ...noise, dwellingM: 100 * x, coolerHeatMw: 0.1 } }
              : name === 'land'
                ? { land: { ha: 0.15 * x, mwPerHa: 12 } }
                : { water: { m3PerYear: 2000 * x, m3PerDay: 20 * x } };
        expect(stand(run(at(part * more)))).toBeGreaterThanOrEqual(stand(run(at(part))));
      }),
      12,
    );
  });
});
