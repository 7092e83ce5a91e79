import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowestHours } from '../../src/workload/batch-hours.ts';
import { erlangC, highestUse, highestUseBySlots, VARIABILITY, waitsLonger } from '../../src/workload/queueing.ts';
import { holds, within } from '../fixtures.ts';

test('Erlang C is that of the tables: ten places that carry eight wait in 41 of 100 cases', () => {
  // Cooper, Introduction to Queueing Theory: C(10, 8) = 0.4092; one place at 0.7 waits in 0.7 of cases.
  expect(erlangC(10, 8)).toBeCloseTo(0.409, 3);
  expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
});

test.each([
  // By hand: C(20, 11.9) = 0.022, times e^-0.81.
  [20, 0.595],
  [100, 0.84],
  [500, 0.95],
  [2000, 0.98],
])('%d places may be busy to %d for one request in a hundred to wait a tenth of its service', (slots, use) => {
  expect(highestUse(slots)).toBeCloseTo(use, 1.7);
});

test('more places may be fuller, and bursts need more room', () => {
  holds(
    fc.property(within(2, 4000), within(1, 4), (slots, more) => {
      expect(highestUse(Math.ceil(slots * more))).toBeGreaterThanOrEqual(highestUse(Math.ceil(slots)) - 1e-9);
      expect(highestUse(Math.ceil(slots), 0.1, 0.01, VARIABILITY.coding)).toBeLessThanOrEqual(highestUse(Math.ceil(slots)));
      expect(waitsLonger(Math.ceil(slots), 0.5 * slots, 0.2)).toBeLessThanOrEqual(
        waitsLonger(Math.ceil(slots), 0.5 * slots, 0.1),
      );
    }),
    40,
  );
});

test('the table between powers of two is within a hundredth', () => {
  const use = highestUseBySlots(VARIABILITY.conversation);
  for (const slots of [3, 23, 90, 700, 3000])
    expect(use(slots)).toBeCloseTo(highestUse(slots, 0.1, 0.01, VARIABILITY.conversation), 1.3);
});

test('batch work is moved to as many hours of each day as asked, those with the lowest measure', () => {
  holds(
    fc.property(
      fc.array(within(-50, 300), { minLength: 48, maxLength: 48 }),
      fc.integer({ min: 1, max: 23 }),
      (prices, hours) => {
        const chosen = lowestHours(Float64Array.from(prices), hours);
        for (const day of [0, 24]) {
          const [taken, left] = [1, 0].map((flag) => prices.slice(day, day + 24).filter((_, h) => chosen[day + h] === flag));
          expect(taken).toHaveLength(hours);
          expect(Math.max(...taken!)).toBeLessThanOrEqual(Math.min(...left!));
        }
      },
    ),
  );
});
