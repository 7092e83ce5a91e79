import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { gensetFailureShare, outagesOf, tooFewShare } from '../../src/site/outages.ts';
import { availability } from '../../src/workload/goodput.ts';
import { holds, order, small, sum, within, withSite } from '../fixtures.ts';

const OUTAGES = {
  gridPerYear: 0.33,
  gridRunH: 0.2,
  upsFailureShare: 0.002,
  gensetsNeeded: 10,
  gensetsSpare: 2,
  gensetStartFailureShare: 0.005,
  gensetMttfH: 1500,
  commonCauseShare: 0.07,
  internalPerYear: 0.03,
  restoreH: 4,
  maintenanceHPerYear: 8,
  gensetTestHPerYear: 12,
  gensetMwPerMwIt: 1.35,
  dieselLPerKwh: 0.26,
  dieselKgCo2PerL: 3.17,
};
const CHAIN = { redundancy: 'N+1', ups: 'modern' } as const;

describe('units that stand in for each other', () => {
  test('are too few once in five thousand calls where ten of twelve are needed and each fails once in a hundred', () => {
    // Binomial: P(3 or more of 12) at 0.01 = 0.000206.
    expect(tooFewShare({ needed: 10, spare: 2 }, 0.01, 0)).toBeCloseTo(2.06e-4, 6);
  });

  test('fail all at once in the share of failures that they have in common, however many stand by', () => {
    expect(tooFewShare({ needed: 10, spare: 20 }, 0.01, 0.07)).toBeCloseTo(7e-4, 9);
  });

  test('are too few as soon as one fails where none stands by', () => {
    expect(tooFewShare({ needed: 3, spare: 0 }, 0.1, 0)).toBeCloseTo(1 - 0.9 ** 3, 12);
    // Half of the failures are common; of the rest, both units fail together by chance in a quarter of the cases.
    expect(tooFewShare({ needed: 1, spare: 1 }, 1, 0.5)).toBeCloseTo(0.5 + 0.5 * 0.25, 12);
  });

  test('are never more often too few with one more of them, or with better ones', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 8 }),
        within(0, 1),
        within(0, 1),
        (needed, spare, q, beta) => {
          const now = tooFewShare({ needed, spare }, q, beta);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(1);
          expect(tooFewShare({ needed, spare: spare + 1 }, q, beta)).toBeLessThanOrEqual(now + 1e-12);
          expect(tooFewShare({ needed, spare }, q / 2, beta)).toBeLessThanOrEqual(now + 1e-12);
        },
      ),
    );
  });
});

describe('the supply of a hall', () => {
  test('has generators of which 80 in 100 still run after two weeks', () => {
    // NREL, reliability of emergency diesel generators: a well maintained one, 80 % for two weeks.
    expect(1 - gensetFailureShare({ ...OUTAGES, gensetStartFailureShare: 0, gridRunH: 14 * 24 })).toBeCloseTo(0.8, 2);
  });

  test('fails more often from within than from the grid', () => {
    const { upsPerYear, gensetsPerYear, internalPerYear, uptime } = outagesOf(OUTAGES, CHAIN);
    expect(upsPerYear + gensetsPerYear).toBeLessThan(internalPerYear / 20);
    expect(uptime).toBeGreaterThan(0.99995);
  });

  test('is reached by every interruption of the grid where nothing bridges it', () => {
    expect(outagesOf(OUTAGES, { redundancy: 'N+1', ups: 'none' }).upsPerYear).toBe(0.33);
    const bare = outagesOf({ ...OUTAGES, gensetsNeeded: 0 }, CHAIN);
    expect(bare.upsPerYear + bare.gensetsPerYear).toBeCloseTo(0.33, 12);
  });

  test('stands still for planned works only where no part of its chain is spare', () => {
    expect(outagesOf(OUTAGES, { redundancy: 'N', ups: 'modern' }).maintenanceHPerYear).toBe(8);
    expect(outagesOf(OUTAGES, { redundancy: '2N', ups: 'modern' }).maintenanceHPerYear).toBe(0);
  });

  test('never fails in a plan that says nothing of it', () => {
    expect(outagesOf(undefined, { redundancy: 'N', ups: 'none' }).uptime).toBe(1);
  });
});

describe('a run with outages', () => {
  const runWith = (outages: Scenario['operations']['outages']) =>
    simulate({
      ...withSite(small, 'south', {}),
      orders: [order({ site: 'south', systems: 20 })],
      operations: { ...small.operations, outages },
    });
  // A poor supply, so that the hours are plain: 876.6 hours a year, a tenth of the time.
  const poor = { ...OUTAGES, internalPerYear: 100, restoreH: 8.766, gridPerYear: 0 };
  const [without, with10] = [runWith(undefined), runWith(poor)];
  const hours = (results: typeof without, cause: 'failed' | 'outage' | 'served' | 'idle') =>
    sum(results.summary.ledger.filter(({ site }) => site === 'south').map((entry) => entry[cause]));

  test('has the hours without power in its ledger, beside those in repair', () => {
    const inService = hours(without, 'failed') + hours(without, 'served') + hours(without, 'idle');
    expect(hours(without, 'outage')).toBe(0);
    expect(hours(with10, 'outage')).toBeCloseTo(0.1 * availability(3.8, 2) * inService, 3);
    expect(hours(with10, 'failed')).toBeCloseTo(hours(without, 'failed'), 3);
    expect(with10.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
