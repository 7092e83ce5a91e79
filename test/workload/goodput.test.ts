import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  availability,
  effectiveTrainingTimeRatio,
  meanTimeToInterruptionH,
  spareNodes,
  usableDomainShare,
} from '../../src/workload/goodput.ts';
import { holds, within } from '../fixtures.ts';

describe('interruptions', () => {
  test('419 in 54 days of Llama 3 on 16,384 H100 are one in 3.09 hours (arXiv 2407.21783)', () => {
    expect(meanTimeToInterruptionH(16_384, 3.79)).toBeCloseTo((54 * 24) / 419, 1);
  });

  test('Meta projects 1.8 and 0.23 hours for 16,384 and 131,072 GPUs at the rate of RSC-1 (arXiv 2410.21680)', () => {
    expect(meanTimeToInterruptionH(16_384, 6.5)).toBeCloseTo(1.8, 1);
    expect(meanTimeToInterruptionH(131_072, 6.5)).toBeCloseTo(0.23, 2);
  });
});

describe('share of time that a gang spends training', () => {
  // Young 1974, with the failure rate of the Llama 3 paper (3.8 in 1,000 node-days) and of Meta's RSC-1 (6.5); table by an independent
  // reading. Checkpoint of 10 s and restart of 5 min; 30 s and 10 min; the same at the higher rate.
  test.each([
    [1024, 0.988, 0.978, 0.97],
    [4096, 0.972, 0.95, 0.929],
    [16384, 0.931, 0.872, 0.811],
    [25000, 0.906, 0.827, 0.74],
  ])('of %d accelerators is the published one to three decimals', (gang, quick, usual, worse) => {
    expect(effectiveTrainingTimeRatio(gang, 3.8, 10, 5)).toBeCloseTo(quick, 2.9);
    expect(effectiveTrainingTimeRatio(gang, 3.8, 30, 10)).toBeCloseTo(usual, 2.9);
    expect(effectiveTrainingTimeRatio(gang, 6.5, 30, 10)).toBeCloseTo(worse, 2.9);
  });

  test('past the range of the first-order form it is the exponential one of Daly 2006', () => {
    // M = 0.3692 h, w = 30 s, R = 10 min: tau = 0.07844 h; tau / (M e^0.4514 (e^0.2350 - 1)) = 0.07844 / 0.1536 = 0.511, by hand.
    expect(effectiveTrainingTimeRatio(80_000, 6.5, 30, 10)).toBeCloseTo(0.511, 2);
    expect(effectiveTrainingTimeRatio(100_000, 6.5, 30, 10)).toBeGreaterThan(0.198);
  });

  test('falls as the gang, the failures, the checkpoint or the restart grow, without a jump, and stays between 0 and 1', () => {
    holds(
      fc.property(
        fc.integer({ min: 8, max: 4e5 }),
        within(0.1, 20),
        within(1, 120),
        within(1, 60),
        (gang, rate, checkpoint, restart) => {
          const ratio = effectiveTrainingTimeRatio(gang, rate, checkpoint, restart);
          expect(ratio).toBeGreaterThanOrEqual(0);
          expect(ratio).toBeLessThan(1);
          const slack = ratio + 1e-12;
          expect(effectiveTrainingTimeRatio(1.02 * gang, rate, checkpoint, restart)).toBeLessThanOrEqual(slack);
          expect(effectiveTrainingTimeRatio(gang, 2 * rate, checkpoint, restart)).toBeLessThanOrEqual(slack);
          expect(effectiveTrainingTimeRatio(gang, rate, 2 * checkpoint, restart)).toBeLessThanOrEqual(slack);
          expect(effectiveTrainingTimeRatio(gang, rate, checkpoint, 2 * restart)).toBeLessThanOrEqual(slack);
          expect(ratio - effectiveTrainingTimeRatio(1.001 * gang, rate, checkpoint, restart)).toBeLessThan(0.01);
        },
      ),
    );
  });

  test('is whole without failures', () => {
    expect(effectiveTrainingTimeRatio(4096, 0, 30, 10)).toBe(1);
  });
});

describe('spares', () => {
  // Poisson counts at the 99 % quantile, 3.8 failures in 1,000 node-days and two days of repair; table by an independent reading.
  test.each([
    [128, 4],
    [512, 9],
    [2048, 25],
    [3125, 36],
    [12_500, 118],
  ])('of %d nodes are %d', (nodes, spares) => {
    expect(spareNodes(nodes, 3.8, 2)).toBe(spares);
  });

  test('none where nothing fails, and never fewer for more nodes', () => {
    expect(spareNodes(1000, 0, 2)).toBe(0);
    holds(
      fc.property(fc.integer({ min: 1, max: 20_000 }), within(0.1, 20), (nodes, rate) => {
        expect(spareNodes(nodes + 10, rate, 2)).toBeGreaterThanOrEqual(spareNodes(nodes, rate, 2));
      }),
    );
  });

  test('a rack of 72 keeps eight in hand, a server none', () => {
    expect(usableDomainShare(72)).toBeCloseTo(64 / 72, 12);
    expect(usableDomainShare(8)).toBe(1);
  });
});

test('a failure in a hundred node-days that takes two days leaves 98 % up', () => {
  expect(availability(10, 2)).toBeCloseTo(1 / 1.02, 12);
});
