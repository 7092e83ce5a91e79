import { describe, expect, test } from 'vitest';
import { embodiedT, replacedT } from '../../src/accounts/carbon.ts';
import { simulate, siteCsv, studySites } from '../../src/index.ts';
import { nodeFailures, testCarbonT } from '../../src/study/site-carbon.ts';
import { plan, sum } from '../fixtures.ts';

const reference = plan('microsoft-france');
const { catalogue, operations } = reference.scenario;
const { embodied } = catalogue;
const study = studySites(reference.scenario);
const { totals } = simulate(reference.scenario).summary;
const all = study.carbon.filter(({ site }) => site === 'all');
const over = (key: keyof (typeof all)[number]) => sum(all.map((row) => Number(row[key])));

describe('carbon by kind', () => {
  test('of the years sums to that of the run', () => {
    expect(over('locationDirectT')).toBeCloseTo(totals.co2DirectT, 6);
    expect(over('locationLifecycleT')).toBeCloseTo(totals.co2LifecycleT, 6);
    expect(over('embodiedServersT')).toBeCloseTo(totals.co2EmbodiedT, 6);
    expect(over('embodiedBuildingsT')).toBeCloseTo(totals.co2EmbodiedBuildingT, 6);
  });

  test('of all sites is the sum of them, and what is embodied the sum of its three', () => {
    for (const row of all) {
      const sites = study.carbon.filter(({ site, year }) => site !== 'all' && year === row.year);
      for (const key of ['locationDirectT', 'marginalT', 'embodiedT', 'embodiedReplacedT'] as const)
        expect(sum(sites.map((one) => one[key]))).toBeCloseTo(row[key], 6);
      expect(row.embodiedServersT + row.embodiedReplacedT + row.embodiedBuildingsT).toBeCloseTo(row.embodiedT, 9);
    }
  });

  test('of making things in the last year of a run is that of its last year in the table', () => {
    const last = study.answers.find(({ site }) => site === 'all')!;
    expect(last.co2EmbodiedT).toBeCloseTo(all.at(-1)!.embodiedT, 9);
  });

  test('marginal is its own intensity on all energy, far above direct and life-cycle, and moves nothing else', () => {
    for (const row of all) {
      expect(row.marginalT).toBeCloseTo((row.gridMwh * 430) / 1000, 6);
      expect(row.marginalT).toBeGreaterThan(5 * row.locationLifecycleT);
      expect(row.locationLifecycleT).toBeGreaterThan(row.locationDirectT);
    }
    const other = studySites(plan('microsoft-france', ['/catalogue/markets/france/marginalGPerKwh', 500]).scenario).carbon;
    const without = (rows: typeof other) => rows.map(({ marginalT: _, ...row }) => row);
    expect(without(other)).toEqual(without(study.carbon));
    expect(other[0]!.marginalT / study.carbon[0]!.marginalT).toBeCloseTo(500 / 430, 9);
  });

  test('by what was bought is that by the grid less what is covered', () => {
    expect(over('marketDirectT')).toBe(0);
    const half = studySites(plan('microsoft-france', ['/catalogue/markets/france/guaranteesShare', 0.5]).scenario).carbon;
    for (const row of half) expect(row.marketDirectT).toBeCloseTo(0.5 * row.locationDirectT, 9);
  });

  test('as CSV names every kind by what it is', () => {
    expect(siteCsv(study, 'carbon').split('\r\n')[0]).toBe(
      'site,year,whole,gridMwh,locationDirectT,locationLifecycleT,marketDirectT,marginalT,generatorTestsT,embodiedServersT,embodiedReplacedT,embodiedBuildingsT,embodiedT',
    );
  });
});

describe('what failures replace', () => {
  // Llama 3: 419 stops of 2,048 nodes in 54 days, 220 of them of GPUs or their memory: 9 % of the GPUs in a year.
  test('is 9 % of the accelerators in a year', () => {
    const aYear = replacedT(nodeFailures(8766, 3.79), {
      ...embodied,
      partT: 1,
      partsPerFailure: 220 / 419,
      serversPerFailure: 0,
    });
    expect(aYear).toBeCloseTo(0.09, 2);
  });

  test('follows the failure rate, and is none where nothing fails', () => {
    expect(replacedT(nodeFailures(1e6, 0), embodied)).toBe(0);
    expect(nodeFailures(1e6, 7.6)).toBeCloseTo(2 * nodeFailures(1e6, 3.8), 9);
    expect(operations.failuresPer1000NodeDays).toBe(3.8);
  });
});

describe('making hardware beside running it, in France', () => {
  // 1.4 kW for an accelerator at 0.8 of its load draws 9.8 MWh a year; at 20 to 40 g that is 0.2 to 0.4 t, and 0.88 t over five years 0.18.
  test('is of the same size for one accelerator', () => {
    const mwh = 1.4 * 0.8 * 8.766;
    expect(mwh).toBeCloseTo(9.8, 1);
    const madeT = embodiedT(8766, embodied.acceleratorT, embodied.acceleratorYears);
    expect(madeT).toBeCloseTo(0.18, 2);
    for (const g of [20, 40]) {
      expect((mwh * g) / 1000 / madeT).toBeGreaterThan(1);
      expect((mwh * g) / 1000 / madeT).toBeLessThan(2.5);
    }
  });

  test('is of the same size in the plan, and a small part on the German grid', () => {
    const share = (rows: typeof study.carbon) => {
      const { embodiedServersT, embodiedReplacedT, locationDirectT } = rows.find(
        ({ site, year }) => site === 'all' && year === 2027,
      )!;
      return (embodiedServersT + embodiedReplacedT) / locationDirectT;
    };
    expect(share(study.carbon)).toBeGreaterThan(0.5);
    expect(share(study.carbon)).toBeLessThan(2);
    expect(share(studySites(plan('same-plan-german-grid').scenario).carbon)).toBeLessThan(0.1);
  });
});

test('tests of generators emit 0.80 to 0.85 kg of CO2 a kWh', () => {
  // Order of 26 April 2017: 3.17 kg a litre, burnt and brought; 0.25 to 0.27 L a kWh.
  const perKwh = 1000 * testCarbonT(0.001, 1, 0.26, 3.17);
  expect(perKwh).toBeGreaterThan(0.8);
  expect(perKwh).toBeLessThan(0.85);
  expect(testCarbonT(60, 12, 0.26, 3.17)).toBeCloseTo(720 * perKwh, 9);
});
