import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalAt } from '../../src/math.ts';
import { readyDates, SLIP, spread } from '../../src/study/ready-dates.ts';
import { dayOf } from '../../src/timeline.ts';
import { holds, plan, within } from '../fixtures.ts';

const mulhouse = (name: string, ...changes: readonly [string, unknown][]) =>
  readyDates(plan(name, ...changes)).find(({ site }) => site === 'mulhouse')!;
const day = (date: string | null) => (date === null ? Number.POSITIVE_INFINITY : dayOf(date));

describe('a drawn duration', () => {
  test('is its middle at zero, and its low and high one and 0.28 standard deviations off', () => {
    expect([-1.2815515655446004, 0, 1.2815515655446004].map((z) => spread(48, 36, 84, z))).toEqual([
      expect.closeTo(36, 9),
      48,
      expect.closeTo(84, 9),
    ]);
    expect(spread(6, 0, 16, -1.2815515655446004)).toBeCloseTo(0, 9);
  });

  test('is never below nothing, and grows with what is drawn', () => {
    holds(
      fc.property(within(0, 50), within(0, 1), within(1, 3), within(-4, 4), within(0, 1), (central, part, times, z, more) => {
        const [low, high] = [central * part, central * times];
        expect(spread(central, low, high, z)).toBeGreaterThanOrEqual(0);
        expect(spread(central, low, high, z + more)).toBeGreaterThanOrEqual(spread(central, low, high, z) - 1e-12);
      }),
    );
  });

  test('of an announced single date is late in nine cases of ten, and by 34 % on average', () => {
    const factors = Array.from({ length: 20_000 }, (_, i) => Math.exp(SLIP.mu + SLIP.sigma * normalAt(7, i)));
    const late = factors.filter((factor) => factor > 1).length / factors.length;
    expect(late).toBeGreaterThan(0.89);
    expect(late).toBeLessThan(0.91);
    expect(factors.reduce((sum, factor) => sum + factor, 0) / factors.length).toBeCloseTo(1.34, 2);
  });
});

describe('the date of a site', () => {
  const now = mulhouse('microsoft-france');

  test('of Mulhouse is drawn around mid-2029 and later: its middle after the plan’s own, and never by the end of 2027', () => {
    expect(now.plan).toBe('2029-07-01');
    expect(day(now.p50)).toBeGreaterThan(day(now.plan));
    expect(day(now.p90)).toBeGreaterThan(day(now.p50));
    expect(day(now.p90)).toBeLessThan(day('2034-01-01'));
    expect(now.byEnd).toBe(0);
  });

  test('is the same whenever it is asked, and that of a site in place is its first day', () => {
    expect(mulhouse('microsoft-france')).toEqual(now);
    const paris = readyDates(plan('microsoft-france')).find(({ site }) => site === 'paris')!;
    expect([paris.plan, paris.p50, paris.p90, paris.byEnd]).toEqual(['2024-10-01', '2024-10-01', '2024-10-01', 1]);
  });

  test('of a connection under way is of those that had not ended by the day of which the plan knows', () => {
    const works = now.activities.find(({ id }) => id === 'grid-works')!;
    expect(works.plan).toBe('2028-10-01');
    // Of a median of 48 months and a spread of 0.3 those beyond the 25.7 of November 2026: 48 x 1.02 months, nearly all of them.
    expect(day(works.p50)).toBeGreaterThan(day('2028-09-15'));
    expect(day(works.p50)).toBeLessThan(day('2029-02-01'));
    // 48 months x exp(0.3 x 1.2816) = 70.5 months.
    expect(day(works.p90)).toBeGreaterThan(day('2030-05-15'));
    expect(day(works.p90)).toBeLessThan(day('2030-12-15'));
  });

  test('of an appeal is told only where most draws see one', () => {
    expect(now.activities.find(({ id }) => id === 'appeal')).toMatchObject({ plan: null, p50: null, p90: null });
    const certain = mulhouse('microsoft-france', ['/sites/mulhouse/activities/appeal/probability', 1]);
    expect(day(certain.p50)).toBeGreaterThan(day(now.p50));
  });

  test('is never sooner for a permit that takes longer, at equal draws', () => {
    const at = (months: number) => mulhouse('microsoft-france', ['/sites/mulhouse/activities/permit/durationMonths', months]);
    const dates = [18, 24, 36].map((months) => day(at(months).p50));
    expect([...dates].sort((a, b) => a - b)).toEqual(dates);
  });

  test('comes with the generators that need it: 111 of 3 MW, 832.5 MW of fuel, an authorisation, 2.1 t of NOx an hour', () => {
    expect(now.generators).toMatchObject({ path: { en: 'Environmental authorisation' }, hoursPerYear: 36 });
    expect(now.generators!.thermalMw).toBeCloseTo(832.5, 9);
    expect(now.generators!.noxKgPerHour).toBeCloseTo(2131.2, 9);
    expect(now.generators!.noxTPerYear).toBeCloseTo(76.7, 1);
  });
});
