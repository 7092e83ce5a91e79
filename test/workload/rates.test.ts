import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/scenario/catalogue.ts';
import { mixRate, modelRate, weightsOn } from '../../src/workload/serving-rates.ts';
import { gangRate } from '../../src/workload/training-rates.ts';
import { holds, small, within } from '../fixtures.ts';
import { load, shipped } from '../scenario/plans.ts';

const { catalogue, workloads } = load(shipped()).scenario;
const { interactive, training } = workloads;
const on = (id: string, from = catalogue): Platform => from.platforms.find((one) => one.id === id)!;
const modelOf = (id: string) => catalogue.models.find((one) => one.id === id)!;
const chipOf = ({ accelerator }: Platform) => catalogue.accelerators.find(({ id }) => id === accelerator)!;
const only = (model: string) => ({ ...interactive, mix: [{ id: 'a', model, share: 1 }] });

describe('rates of one’s own', () => {
  const mix = small.workloads.interactive;

  test('stand above the model, and a mix takes the time that each share takes', () => {
    // By hand for H100: 0.3 / 5,104 + 0.4 / 3,818.8 + 0.3 / 1,071.9 = 4.434e-4 s a token; rates of MLPerf Inference v5.1.
    expect(mixRate(small.catalogue, on('hgx-h100', small.catalogue), mix).onlineTokensPerS).toBeCloseTo(2255.3, 1);
    // For GB200: 0.3 / 16,067.6 + 0.4 / 12,340 + 0.3 / 2,327.5 = 1.7998e-4 s a token.
    expect(mixRate(small.catalogue, on('gb200-nvl72', small.catalogue), mix).onlineTokensPerS).toBeCloseTo(5556.2, 0);
  });

  test('of training are taken as they are', () => {
    // NVIDIA Megatron-Bridge, performance summary: Llama 3.1 405B in FP8 on GB200 and H100.
    const rate = (id: string) => gangRate(small.catalogue, on(id, small.catalogue), small.workloads.training).modelTflopPerS;
    expect(rate('gb200-nvl72')).toBe(2129);
    expect(rate('hgx-h100')).toBe(822);
  });
});

describe('rates of the model', () => {
  test('a model too large for one server is served by several', () => {
    // 671 GB in eight bits and 0.9 x 640 GB on eight H100: two servers hold it.
    const rate = modelRate(on('hgx-h100'), chipOf(on('hgx-h100')), modelOf('deepseek-v3'), interactive);
    expect(rate.missingGb).toBe(0);
    expect(rate.onlineTokensPerS).toBeGreaterThan(100);
  });

  test('a chip serves in the fewest bits that it computes in, unless told', () => {
    expect(weightsOn(chipOf(on('hgx-h100')), 'fewest')).toBe('fp8');
    expect(weightsOn(chipOf(on('gb200-nvl72')), 'fewest')).toBe('fp4');
    expect(weightsOn(chipOf(on('gb200-nvl72')), 'bf16')).toBe('bf16');
  });

  test('stricter limits never serve more, on line never more than off line, and cached prompts never less', () => {
    holds(
      fc.property(within(40, 400), within(1, 3), within(0, 0.9), (limit, stricter, hits) => {
        const at = (timePerOutputTokenLimitMs: number, cacheHitShare: number) =>
          mixRate(catalogue, on('gb200-nvl72'), { ...only('llama-3.1-70b'), timePerOutputTokenLimitMs, cacheHitShare });
        const loose = at(limit * stricter, hits);
        expect(at(limit, hits).onlineTokensPerS).toBeLessThanOrEqual(loose.onlineTokensPerS * (1 + 1e-9));
        expect(loose.onlineTokensPerS).toBeLessThanOrEqual(loose.offlineTokensPerS * (1 + 1e-9));
        expect(at(limit, 0).offlineTokensPerS).toBeLessThanOrEqual(at(limit, hits).offlineTokensPerS * (1 + 1e-9));
      }),
      30,
    );
  });

  test('drafted tokens serve more, most where a short time of a token keeps batches small, and each setting is its own', () => {
    const at = (timePerOutputTokenLimitMs: number, draftedTokens: number, draftAcceptance = 0.7, draftCost = 0.05) =>
      mixRate(catalogue, on('hgx-h200'), {
        ...only('llama-3.1-70b'),
        ...{ timePerOutputTokenLimitMs, draftedTokens, draftAcceptance, draftCost },
      });
    const gain = (limit: number) => at(limit, 2).onlineTokensPerS / at(limit, 0).onlineTokensPerS;
    expect(gain(15)).toBeGreaterThan(1.3);
    expect(gain(100)).toBeGreaterThanOrEqual(1);
    expect(gain(100)).toBeLessThan(1.1);
    const settings = [at(15, 2), at(15, 3), at(15, 2, 0.8), at(15, 2, 0.7, 0.1), at(15, 0)];
    expect(new Set(settings.map(({ onlineTokensPerS }) => onlineTokensPerS)).size).toBe(5);
    // Nothing drafted is nothing, however well it would be taken.
    expect(at(15, 0, 0.9, 0.01)).toEqual(at(15, 0));
  });

  test('drafted tokens never serve less', () => {
    holds(
      fc.property(within(15, 300), fc.integer({ min: 1, max: 6 }), within(0, 0.95), (limit, draftedTokens, draftAcceptance) => {
        for (const model of ['llama-3.1-8b', 'deepseek-v3']) {
          const at = (drafted: number) =>
            mixRate(catalogue, on('gb200-nvl72'), {
              ...only(model),
              ...{ timePerOutputTokenLimitMs: limit, draftedTokens: drafted, draftAcceptance },
            });
          expect(at(draftedTokens).offlineTokensPerS).toBeGreaterThanOrEqual(at(0).offlineTokensPerS * (1 - 1e-9));
          expect(at(draftedTokens).onlineTokensPerS).toBeGreaterThanOrEqual(at(0).onlineTokensPerS * (1 - 1e-9));
        }
      }),
      30,
    );
  });

  test('a limit that nobody can meet serves nothing', () => {
    expect(mixRate(catalogue, on('hgx-h100'), { ...interactive, timePerOutputTokenLimitMs: 1 }).onlineTokensPerS).toBe(0);
  });

  test('small batches draw less power, never less than half of what full ones do', () => {
    const strict = mixRate(catalogue, on('gb200-nvl72'), { ...only('llama-3.1-405b'), timePerOutputTokenLimitMs: 25 });
    expect(strict.onlinePower).toBeLessThan(strict.offlinePower);
    expect(strict.onlinePower).toBeGreaterThan(0.5);
  });
});

describe('a gang of the plan', () => {
  test('trains Llama 3.1 405B on H100 at about the rate that NVIDIA publishes for 1,024', () => {
    // Megatron-Bridge performance summary: 822 model TFLOP/s in FP8; this row was in the fit, the gang here is four times as large.
    expect(Math.abs(gangRate(catalogue, on('hgx-h100'), training).modelTflopPerS / 822 - 1)).toBeLessThan(0.1);
  });

  test('that is too small for its model says what it would need', () => {
    const rate = gangRate(catalogue, on('hgx-h100'), { ...training, gangAccelerators: 8 });
    expect(rate.modelTflopPerS).toBe(0);
    expect(rate.needsGb).toBeGreaterThan(900);
    // 85 % of 80 GB may be filled.
    expect(rate.needsGb - rate.lacksGb).toBeCloseTo(68, 9);
  });

  test('a mixture of experts too large for all of its memory trains nothing, and says what lacks', () => {
    const mixture = { ...training, model: 'deepseek-v3' };
    // 671e9 parameters at 18 bytes over 64 accelerators: 188.7 GB each; over 256 they are 47.2 GB, which fit.
    const small = gangRate(catalogue, on('hgx-h100'), { ...mixture, gangAccelerators: 64 });
    expect(small.modelTflopPerS).toBe(0);
    expect(small.lacksGb).toBeCloseTo(188.7 - 68, 1);
    expect(gangRate(catalogue, on('hgx-h100'), { ...mixture, gangAccelerators: 256 }).modelTflopPerS).toBeGreaterThan(0);
  });

  test('in racks keeps eight accelerators of 72 in hand', () => {
    const rate = gangRate(catalogue, on('gb200-nvl72'), training);
    expect(rate.modelTflopPerS / rate.peakTflops).toBeCloseTo((rate.mfu * 64) / 72, 12);
  });

  test('trains nothing where the chip has no such precision', () => {
    expect(gangRate(catalogue, on('hgx-h100'), { ...training, precision: 'nvfp4' }).modelTflopPerS).toBe(0);
  });
});
