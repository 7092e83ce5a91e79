import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import { small, sum } from '../fixtures.ts';

const { summary } = simulate(small);

describe('the work of each month', () => {
  test('has tokens by class that are those of the totals', () => {
    const hours = [31 * 24, 28 * 24, 31 * 24];
    const tokens = summary.work.map(
      (row, m) => 3600 * hours[m]! * (row.interactiveTokensPerS + row.assistantTokensPerS + row.batchTokensPerS),
    );
    expect(sum(tokens) / summary.totals.tokensOut).toBeCloseTo(1, 9);
  });

  test('has training at the rates of its platforms, which failures and kappa make less', () => {
    const march = summary.work[2]!;
    const { effectiveTrainingTimeRatio, kappa } = summary.training;
    // H100 of 822 of 1,979 TFLOP/s and GB200 of 2,129 of 5,000: between 0.41 and 0.43.
    expect(march.mfu).toBeGreaterThan(0.41);
    expect(march.mfu).toBeLessThan(0.43);
    expect(march.effectiveMfu).toBeCloseTo(march.mfu * effectiveTrainingTimeRatio * kappa, 12);
    expect(march.gangsRunning).toBeLessThanOrEqual(march.gangsAsked);
  });

  test('counts people and firms to its last day', () => {
    // 100,000 learners in 729 days from the first of 2025; the plan ends with March 2026, day 455.
    expect(summary.work.at(-1)!.learners).toBeCloseTo((1e5 / 729) * 455, 6);
  });

  test('answers in time less when all are busy than when they are not', () => {
    const flooded = {
      ...small,
      workloads: { ...small.workloads, interactive: { ...small.workloads.interactive, initialH100: 10_000 } },
    };
    const crowded = simulate(flooded).summary.work.at(-1)!;
    expect(summary.work.at(-1)!.latencyMetShare).toBeGreaterThan(crowded.latencyMetShare);
    expect(crowded.latencyMetShare).toBe(0);
    expect(crowded.servedShare).toBeLessThan(0.2);
  });

  test('counts what was not served by class, from nothing to all of it', () => {
    const few = { ...small, orders: small.orders.map((order) => ({ ...order, systems: 1 })) };
    const scarce = simulate(few).summary.work.at(-1)!;
    // A gang wants 72 accelerators of one platform: eight servers' worth is not there, a rack is.
    const plenty = summary.work.at(-1)!;
    for (const name of [
      'unservedReserved',
      'unservedTraining',
      'unservedInteractive',
      'unservedLabs',
      'unservedAssistants',
    ] as const) {
      expect(plenty[name], name).toBeGreaterThanOrEqual(0);
      expect(scarce[name], name).toBeGreaterThanOrEqual(plenty[name] - 1e-12);
    }
    expect(scarce.unservedInteractive).toBeGreaterThan(0);
  });

  test('tells the power that a gang may throw on and off: four tenths of what it draws', () => {
    // Two gangs of 72; GB200 draws most for one accelerator: 132 kW x 0.7 / 72, times 1.14 for network and storage.
    expect(summary.training.rampMw).toBeCloseTo((0.4 * 2 * 72 * ((132 * 0.7) / 72) * 1.14) / 1000, 9);
  });
});
