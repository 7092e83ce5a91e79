import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fanShareAt, splitOf, suppliedShare, supplyLoss } from '../../src/site/server-power.ts';
import { holds, within } from '../fixtures.ts';

test('a power supply stays above the minima of 80 PLUS Titanium at 230 V: 90, 94, 96 and 91 % at 10, 20, 50 and 100 % load', () => {
  const efficiency = (u: number) => u / (u + supplyLoss(u));
  expect(efficiency(0.1)).toBeGreaterThan(0.9);
  // About 95, 96.4 and 95.8 %, the curve as it was derived.
  expect([0.2, 0.5, 1].map((u) => Number(efficiency(u).toFixed(3)))).toEqual([0.949, 0.964, 0.958]);
});

test('what supplies hand on and lose is what a server draws', () => {
  holds(
    fc.property(within(0.02, 1), (drawn) => {
      const out = suppliedShare(drawn);
      // Two sides share the load: each runs at half of it.
      expect(out + 2 * supplyLoss(out / 2)).toBeCloseTo(drawn, 12);
    }),
  );
  expect(suppliedShare(0.01)).toBe(0);
});

test('fans follow the cube of the load: half the load, an eighth of the power', () => {
  expect(fanShareAt(0.1, 1)).toBe(0.1);
  expect(fanShareAt(0.1, 0.5)).toBeCloseTo(0.1 / 8, 12);
});

test('chips, fans and supplies sum to the draw, and fewer fans leave more for the chips', () => {
  holds(
    fc.property(within(0.02, 1), within(0, 0.15), (drawn, fans) => {
      const split = splitOf(drawn, fans);
      expect(split.compute + split.fans + split.supplies).toBeCloseTo(drawn, 12);
      expect(split.compute).toBeGreaterThanOrEqual(0);
      expect(splitOf(drawn, fans / 2).compute).toBeGreaterThanOrEqual(split.compute);
    }),
  );
});
