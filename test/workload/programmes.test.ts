import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../src/timeline.ts';
import {
  dayOfLearners,
  dayOfStartups,
  learnersBy,
  learnersStartingOn,
  reservedAccelerators,
  startupsBy,
} from '../../src/workload/programmes.ts';
import { plan, sum } from '../fixtures.ts';

const { skills, startups: unequal } = plan('microsoft-france').scenario.workloads;
const startups = { ...unequal, tailSigma: 0 };
const days = (from: string, to: string) => Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, d) => dayOf(from) + d);

describe('people trained at the pace of 250,000 in 540 days', () => {
  test('are 250,000 on 4 November 2025 and 614,352 on 31 December 2027', () => {
    expect(dayOf('2025-11-04') - dayOf('2024-05-13')).toBe(540);
    expect(learnersBy(skills, dayOf('2025-11-04'))).toBeCloseTo(250_000, 6);
    expect(learnersBy(skills, dayOf('2027-12-31'))).toBeCloseTo((250_000 / 540) * 1327, 6);
    expect(Math.round(learnersBy(skills, dayOf('2027-12-31')))).toBe(614_352);
  });

  test('are a million on 12 April 2030', () => {
    expect(dateOf(dayOfLearners(skills, 1e6))).toBe('2030-04-12');
    expect(learnersBy(skills, dayOf('2030-04-12'))).toBeGreaterThanOrEqual(1e6 - 1e-6);
    expect(learnersBy(skills, dayOf('2030-04-11'))).toBeLessThan(1e6);
  });

  test('were as many on each day before as the straight line has, and none before the first', () => {
    expect(learnersBy(skills, dayOf('2024-05-13'))).toBe(0);
    expect(learnersBy(skills, dayOf('2024-01-01'))).toBe(0);
    expect(dateOf(dayOfLearners(skills, 125_000))).toBe(dateOf(dayOf('2024-05-13') + 270));
  });

  test('come faster from then on at a higher pace, and never at none', () => {
    const twice = { ...skills, paceFactor: 2 };
    expect(learnersBy(twice, dayOf('2025-11-04'))).toBeCloseTo(250_000, 6);
    expect(learnersBy(twice, dayOf('2027-12-31'))).toBeCloseTo(250_000 + 2 * (250_000 / 540) * 787, 6);
    const none = { ...skills, paceFactor: 0 };
    expect(dayOfLearners(none, 1e6)).toBe(Number.POSITIVE_INFINITY);
    expect(learnersBy(none, dayOf('2029-01-01'))).toBeCloseTo(250_000, 6);
  });

  test('start 2.8 for each that completes, 700,000 by 4 November 2025', () => {
    expect(sum(days('2024-05-13', '2025-11-03').map((day) => learnersStartingOn(skills, day)))).toBeCloseTo(700_000, 5);
  });
});

describe('people trained where no count is published', () => {
  const planned = plan('as-announced-2024').scenario.workloads.skills;

  test('reach the promise on the day that it is due, on a straight line', () => {
    expect(learnersBy(planned, dayOf('2027-12-31'))).toBeCloseTo(1e6, 5);
    expect(dateOf(dayOfLearners(planned, 1e6))).toBe('2027-12-31');
    expect(learnersStartingOn(planned, dayOf('2026-01-01'))).toBeCloseTo(1e6 / 1327, 6);
  });
});

describe('start-ups', () => {
  test('are 2,500 at the end of 2027, on a straight line from 13 May 2024, and no more join after', () => {
    expect(startupsBy(startups, dayOf('2027-12-31'))).toBeCloseTo(2500, 9);
    expect(startupsBy(startups, dayOf('2030-01-01'))).toBeCloseTo(2500, 9);
    expect(startupsBy(startups, dayOf('2024-05-12'))).toBe(0);
    expect(startupsBy(startups, dayOf('2024-05-13'))).toBeCloseTo(2500 / 1328, 9);
  });

  test('are counted by the end of the day on which they join', () => {
    for (const count of [1, 100, 1250, 2500]) {
      const day = dayOfStartups(startups, count);
      expect(startupsBy(startups, day)).toBeGreaterThanOrEqual(count - 1e-6);
      expect(startupsBy(startups, day - 1)).toBeLessThan(count);
    }
    expect(dateOf(dayOfStartups(startups, 2500))).toBe('2027-12-31');
  });

  test('never reach what the programme ends before', () => {
    expect(dayOfStartups(startups, 2501)).toBe(Number.POSITIVE_INFINITY);
    expect(dayOfStartups({ ...startups, paceFactor: 0.5 }, 2500)).toBe(Number.POSITIVE_INFINITY);
    expect(dateOf(dayOfStartups({ ...startups, paceFactor: 2 }, 2500))).toBe(dateOf(dayOf('2024-05-13') + 663));
  });

  // 2,500 start-ups of 6,000 hours each (25,000 dollars of credit, 60 % of it on GPUs at 2.5 an hour) over 43 months: 478 on average.
  test('keep about 478 accelerators busy in the middle of the programme', () => {
    const level = reservedAccelerators(startups, dayOf('2026-06-30'));
    expect(Math.abs(level / 478 - 1)).toBeLessThan(0.02);
    expect(level).toBeCloseTo((2500 / 1328) * (6000 / 24), 6);
  });

  test('use up the hours that are kept for them, and no others', () => {
    const hours = 24 * sum(days('2024-05-13', '2029-12-31').map((day) => reservedAccelerators(startups, day)));
    // Years of 365 and 366 days make a difference of up to three in a thousand.
    expect(Math.abs(hours / (2500 * 6000) - 1)).toBeLessThan(0.003);
    expect(reservedAccelerators(startups, dayOf('2029-01-02'))).toBe(0);
    expect(reservedAccelerators(startups, dayOf('2024-05-12'))).toBe(0);
  });

  test('that are unequal use as much in all, and a few of them most of it', () => {
    const level = (tailSigma: number) =>
      days('2024-05-13', '2029-12-31').map((day) => reservedAccelerators({ ...startups, tailSigma }, day));
    const [alike, tail] = [level(0), level(2)];
    expect(Math.abs(sum(tail) / sum(alike) - 1)).toBeLessThan(0.01);
    // Of 2,500 lognormal sizes with a spread of 2 the largest is expected above fifty times the mean: steps of tens of accelerators.
    const largest = (values: readonly number[]) => Math.max(...values.slice(1).map((value, d) => value - values[d]!));
    expect(largest(alike)).toBeLessThan(2);
    expect(largest(tail)).toBeGreaterThan(20);
    expect(Math.min(...tail)).toBeGreaterThanOrEqual(0);
  });
});
