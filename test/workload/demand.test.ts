import { describe, expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { dayOf } from '../../src/timeline.ts';
import { growthPerYear, referenceRate } from '../../src/workload/demand.ts';
import { effectiveTrainingTimeRatio } from '../../src/workload/goodput.ts';
import { mixRate } from '../../src/workload/serving-rates.ts';
import { shapeAt, weekMean } from '../../src/workload/shapes.ts';
import { column, hall, order, small, withSite } from '../fixtures.ts';
import { load, shipped } from '../scenario/plans.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NOTHING: Scenario['workloads'] = {
  ...small.workloads,
  startups: { ...small.workloads.startups, target: 0 },
  training: { ...small.workloads.training, gangs: 0 },
  interactive: { ...small.workloads.interactive, initialH100: 0 },
  skills: { ...small.workloads.skills, target: 0 },
  batch: { from: '2026-01-01', fillShare: 0, when: 'any', hoursPerDay: 24 },
};

/** The small plan with forty servers at North that never fail, in service from 8 January, and some work. */
function withWork(work: Partial<Scenario['workloads']>): Scenario {
  return {
    ...withSite(small, 'north', { crewServersPerWeek: 1000, halls: [hall('a')] }),
    orders: [order({ systems: 40 })],
    operations: { ...small.operations, failuresPer1000NodeDays: 0 },
    workloads: { ...NOTHING, ...work },
  };
}
/** Index of an hour of the small plan. */
const at = (date: string, hour: number) => 24 * (dayOf(date) - dayOf('2026-01-01')) + hour;
const H100 = small.catalogue.platforms.find(({ id }) => id === 'hgx-h100')!;
const REFERENCE = mixRate(small.catalogue, H100, small.workloads.interactive).onlineTokensPerS;

// Azure LLM inference traces of 2024: conversation peaks at 14 h UTC and has 0.567 of its weekday level at weekends; coding peaks at
// 19 h UTC and has 0.324. Here coding is moved to peak at 15 h by the clock of Paris.
describe('the shape of a week', () => {
  const weekday = (name: 'conversation' | 'coding') => HOURS.map((hour) => shapeAt(name, hour, false));
  const weekend = (name: 'conversation' | 'coding') => HOURS.map((hour) => shapeAt(name, hour, true));
  const meanOf = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;

  test('has a mean of 1 on weekdays, and the published level at weekends', () => {
    expect(meanOf(weekday('conversation'))).toBeCloseTo(1, 2);
    expect(meanOf(weekday('coding'))).toBeCloseTo(1, 2);
    expect(meanOf(weekend('conversation'))).toBeCloseTo(0.567, 2);
    expect(meanOf(weekend('coding'))).toBeCloseTo(0.324, 1);
    expect(weekMean('conversation')).toBeCloseTo(
      (5 * meanOf(weekday('conversation')) + 2 * meanOf(weekend('conversation'))) / 7,
      12,
    );
  });

  test('peaks at the published hour, and coding at 15 h', () => {
    expect(weekday('conversation').indexOf(Math.max(...weekday('conversation')))).toBe(14);
    expect(weekday('coding').indexOf(Math.max(...weekday('coding')))).toBe(15);
  });
});

describe('work asked of a site, hour by hour', () => {
  test('interactive inference starts at its level, follows its shape, and grows by the year', () => {
    const interactive = { ...small.workloads.interactive, initialH100: 100, growthPerYear: 4 };
    const out = column(simulate(withWork({ interactive })), 'tokensOutPerS');
    const expected = (date: string, hour: number, weekend: boolean) =>
      100 * REFERENCE * shapeAt('conversation', hour, weekend) * 4 ** ((dayOf(date) - dayOf('2026-01-01')) / 365.25);
    // Monday 12 January at its peak, Saturday 17 January, and Tuesday 31 March.
    expect(out[at('2026-01-12', 14)]! / expected('2026-01-12', 14, false)).toBeCloseTo(1, 9);
    expect(out[at('2026-01-17', 4)]! / expected('2026-01-17', 4, true)).toBeCloseTo(1, 9);
    expect(out[at('2026-03-31', 22)]! / expected('2026-03-31', 22, false)).toBeCloseTo(1, 9);
    expect(out[at('2026-01-05', 12)]).toBe(0); // nothing is in service yet
  });

  test('a growth scenario of the catalogue stands in for the growth of the plan’s own', () => {
    const own = { ...small.workloads.interactive, initialH100: 100, growthPerYear: 4 };
    const growths = [{ id: 'fast', name: { en: 'Fast', fr: 'Rapide' }, timesPerYear: 7 }];
    const grown = (growth: string) => growthPerYear({ ...own, growth }, { ...small.catalogue, growths });
    expect([grown('own'), grown('fast')]).toEqual([4, 7]);
    const scenario = withWork({ interactive: { ...own, growth: 'fast' } });
    const out = column(simulate({ ...scenario, catalogue: { ...scenario.catalogue, growths } }), 'tokensOutPerS');
    const days = dayOf('2026-03-31') - dayOf('2026-01-01');
    expect(
      out[at('2026-03-31', 22)]! / (100 * REFERENCE * shapeAt('conversation', 22, false) * 7 ** (days / 365.25)),
    ).toBeCloseTo(1, 9);
  });

  test('what serves it does not change what is asked', () => {
    const { catalogue, workloads } = load(shipped()).scenario;
    const asked = referenceRate(catalogue, workloads.interactive);
    for (const served of [{ draftedTokens: 4 }, { stack: 'stock' }, { weights: 'bf16' }, { cacheHitShare: 0.6 }] as const)
      expect(referenceRate(catalogue, { ...workloads.interactive, ...served })).toBe(asked);
  });

  test('tokens in follow tokens out as a request has them', () => {
    const results = simulate(withWork({ interactive: { ...small.workloads.interactive, initialH100: 100 } }));
    const [into, out] = [column(results, 'tokensInPerS'), column(results, 'tokensOutPerS')];
    expect(into[at('2026-02-02', 9)]! / out[at('2026-02-02', 9)]!).toBeCloseTo(1155 / 211, 9);
  });

  test('what cannot be served is counted, in accelerators of the reference platform', () => {
    const results = simulate(withWork({ interactive: { ...small.workloads.interactive, initialH100: 1000, growthPerYear: 1 } }));
    const unserved = column(results, 'unservedShare');
    // 320 accelerators of the 1,000 that a weekday asks for on average, at hours of 1.337 and 0.697 of that.
    expect(unserved[at('2026-01-12', 14)]).toBeCloseTo(1 - 320 / 1337, 9);
    expect(unserved[at('2026-01-12', 22)]).toBeCloseTo(1 - 320 / 697, 9);
    expect(unserved[at('2026-01-05', 12)]).toBe(1);
    expect(column(results, 'busyAccelerators')[at('2026-01-12', 14)]).toBeCloseTo(320, 9);
  });

  test('nothing asked is nothing unserved', () => {
    const results = simulate(withWork({}));
    expect(new Set(column(results, 'unservedShare'))).toEqual(new Set([0]));
    expect(Math.max(...column(results, 'busyAccelerators'))).toBe(0);
  });

  test('start-ups keep their accelerators all day and night', () => {
    // 730 start-ups over two years, one a day, each with 3,000 hours over a year: 125 at once.
    const busy = column(simulate(withWork({ startups: { ...small.workloads.startups, target: 730 } })), 'busyAccelerators');
    expect(busy[at('2026-02-02', 3)]).toBeCloseTo(125, 6);
    expect(busy[at('2026-02-02', 15)]).toBeCloseTo(125, 6);
  });

  test('labs and assistants of the skills axis follow the shape of coding on the clock of Paris', () => {
    // A hundred learners a day: 200 hours of lab, and 10.9 million tokens of which one in 6.47 comes out.
    const skills = { ...small.workloads.skills, target: 100 * (dayOf('2026-12-31') - dayOf('2025-01-01')) };
    const results = simulate(withWork({ skills }));
    const peak = shapeAt('coding', 15, false) / weekMean('coding');
    const h = at('2026-02-02', 14); // 15 h in Paris
    const tokens = ((100 * 109_000) / 86_400 / (1 + 1155 / 211)) * peak;
    expect(column(results, 'tokensOutPerS')[h]).toBeCloseTo(tokens, 9);
    expect(column(results, 'busyAccelerators')[h]).toBeCloseTo((200 / 24) * peak + tokens / REFERENCE, 9);
  });

  test('a training gang makes its FLOP for the share of time that failures leave, as far as its programme goes', () => {
    const training = { ...small.workloads.training, from: '2026-02-01', gangAccelerators: 128, gangs: 2, guaranteedShare: 1 };
    const scenario = withWork({ training });
    const failing = { ...scenario, operations: { ...scenario.operations, failuresPer1000NodeDays: 3.8, repairDays: 0 } };
    const pflops = column(simulate(failing), 'trainingPflops');
    expect(pflops[at('2026-01-31', 23)]).toBe(0);
    expect(pflops[at('2026-02-01', 0)]).toBeCloseTo(
      (2 * 128 * 822 * 0.9 * effectiveTrainingTimeRatio(128, 3.8, 30, 10)) / 1000,
      9,
    );
  });

  test('batch takes its share of what is left, from its first day on', () => {
    const results = simulate(withWork({ batch: { from: '2026-02-01', fillShare: 0.25, when: 'any', hoursPerDay: 24 } }));
    const busy = column(results, 'busyAccelerators');
    expect(busy[at('2026-01-31', 12)]).toBe(0);
    expect(busy[at('2026-02-01', 12)]).toBeCloseTo(80, 9);
    expect(column(results, 'tokensOutPerS')[at('2026-02-01', 12)]).toBeCloseTo(80 * REFERENCE, 6);
    expect(column(results, 'unservedShare')[at('2026-02-01', 12)]).toBe(0);
  });

  test('batch moved to cheap hours runs in as many of each day as asked, at a lower mean price, and in no others', () => {
    const run = (when: 'any' | 'cheap') =>
      simulate(withWork({ batch: { from: '2026-02-01', fillShare: 1, when, hoursPerDay: 8 } }));
    const [always, moved] = [run('any'), run('cheap')];
    const [first, last] = [at('2026-02-01', 0), at('2026-03-01', 0)];
    const busy = column(moved, 'busyAccelerators').slice(first, last);
    expect(busy.filter((count) => count > 0)).toHaveLength(28 * 8);
    expect(
      column(always, 'busyAccelerators')
        .slice(first, last)
        .every((count) => count > 0),
    ).toBe(true);
    const price = column(moved, 'priceEurPerMwh').slice(first, last);
    const mean = (of: (h: number) => boolean) => {
      const prices = price.filter((_, h) => of(h));
      return prices.reduce((sum, value) => sum + value, 0) / prices.length;
    };
    expect(mean((h) => busy[h]! > 0)).toBeLessThan(mean((h) => busy[h] === 0));
  });
});
