import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Chip,
  decodeIteration,
  missingGb,
  mostSequences,
  type Replica,
  replicaSize,
  type ServedModel,
  type Stack,
  timeToFirstTokenS,
  type Weights,
} from '../../src/workload/inference.ts';
import {
  acceleratorPowerOverTdp,
  chosenBatch,
  defaultLimits,
  type Mode,
  queueShare,
  serve,
  serveWithAll,
  speculativeSpeedUp,
} from '../../src/workload/inference-batch.ts';
import { holds, within } from '../fixtures.ts';

// Shapes from the models' own cards, chips from their data sheets (dense rates).
const attention = { kvHeads: 8, headSize: 128 };
const models = {
  'llama-3.1-8b': { parameters: 8.03e9, layers: 32, hidden: 4096, vocabulary: 128256, ...attention },
  'llama-3.1-70b': { parameters: 70.55e9, layers: 80, hidden: 8192, vocabulary: 128256, ...attention },
  'llama-2-70b': { parameters: 69e9, layers: 80, hidden: 8192, vocabulary: 32000, ...attention },
  'llama-3.1-405b': { parameters: 405.85e9, layers: 126, hidden: 16384, vocabulary: 128256, ...attention },
  deepseek: {
    parameters: 671e9,
    activeParameters: 37e9,
    layers: 61,
    hidden: 7168,
    latent: 576,
    vocabulary: 129280,
    experts: 256,
    activeExperts: 8,
  },
} satisfies Record<string, ServedModel>;
type ModelName = keyof typeof models;

const blackwell = { memoryTbPerS: 8, scaleUpGbytePerS: 900 };
const chips = {
  'a100-80': { id: 'a100-80', bf16Tflops: 312, memoryGb: 80, memoryTbPerS: 2.04, scaleUpGbytePerS: 300, tdpW: 400 },
  h100: { id: 'h100-sxm', bf16Tflops: 989, fp8Tflops: 1979, memoryGb: 80, memoryTbPerS: 3.35, scaleUpGbytePerS: 450, tdpW: 700 },
  h200: { id: 'h200-sxm', bf16Tflops: 989, fp8Tflops: 1979, memoryGb: 141, memoryTbPerS: 4.8, scaleUpGbytePerS: 450, tdpW: 700 },
  b200: { id: 'b200-sxm', bf16Tflops: 2250, fp8Tflops: 4500, fp4Tflops: 9000, memoryGb: 180, tdpW: 1000, ...blackwell },
  gb200: { id: 'gb200-nvl72', bf16Tflops: 2500, fp8Tflops: 5000, fp4Tflops: 10000, memoryGb: 186, tdpW: 1200, ...blackwell },
  gb300: { id: 'gb300-nvl72', bf16Tflops: 2500, fp8Tflops: 5000, fp4Tflops: 15000, memoryGb: 288, tdpW: 1400, ...blackwell },
  mi300x: { id: 'mi300x', bf16Tflops: 1307, fp8Tflops: 2615, memoryGb: 192, memoryTbPerS: 5.3, scaleUpGbytePerS: 448, tdpW: 750 },
} satisfies Record<string, Chip>;
type ChipName = keyof typeof chips;

function replica(model: ModelName, chip: ChipName, accelerators: number, weights: Weights, stack: Stack): Replica {
  return { model: models[model], chip: chips[chip], accelerators, weights, stack, inputTokens: 512, outputTokens: 512 };
}

describe('tokens per second of MLPerf Inference', () => {
  // mlcommons/inference_results_v5.1 and v4.1, datacenter closed. Answers from the logs; prompts as read elsewhere. All these
  // rows were in the fit. The tolerance is the spread between two vendors' boxes of one chip and round.
  const lengths = {
    'llama-2-70b': [294, 275],
    'llama-3.1-405b': [9400, 652],
    deepseek: [800, 3750],
    'llama-3.1-8b': [778, 128],
    'llama-3.1-70b': [512, 512],
  } as const;
  const answer = (model: ModelName, chip: ChipName, count: number, weights: Weights, mode: Mode) => {
    const [inputTokens, outputTokens] = lengths[model];
    const request = { model: models[model], chip: chips[chip], weights, stack: 'tuned', inputTokens, outputTokens } as const;
    return serveWithAll(count, request, { mode });
  };

  test.each([
    ['llama-2-70b', 'h100', 16, 'fp8', 'offline', 62352],
    ['llama-2-70b', 'h100', 16, 'fp8', 'server', 61101],
    ['llama-2-70b', 'h200', 8, 'fp8', 'offline', 34812],
    ['llama-2-70b', 'h200', 8, 'fp8', 'server', 34029],
    ['llama-2-70b', 'b200', 8, 'fp4', 'offline', 101527],
    ['llama-2-70b', 'b200', 8, 'fp4', 'server', 99123],
    ['llama-2-70b', 'b200', 8, 'fp4', 'interactive', 59545],
    ['llama-2-70b', 'gb200', 4, 'fp4', 'server', 49360],
    ['llama-2-70b', 'mi300x', 8, 'fp8', 'offline', 27804],
    ['llama-3.1-405b', 'h100', 16, 'fp8', 'offline', 783],
    ['llama-3.1-405b', 'h100', 16, 'fp8', 'server', 563],
    ['llama-3.1-405b', 'h200', 8, 'fp8', 'server', 295],
    ['llama-3.1-405b', 'b200', 8, 'fp4', 'server', 1240],
    ['llama-3.1-405b', 'gb200', 72, 'fp4', 'offline', 14774],
    ['llama-3.1-405b', 'gb200', 72, 'fp4', 'interactive', 9921],
    ['llama-3.1-405b', 'gb300', 72, 'fp4', 'server', 12248],
    ['deepseek', 'b200', 8, 'fp4', 'offline', 33379],
    ['deepseek', 'b200', 8, 'fp4', 'server', 18592],
    ['deepseek', 'gb300', 72, 'fp4', 'offline', 420659],
    ['deepseek', 'gb300', 72, 'fp4', 'server', 209328],
    ['llama-3.1-8b', 'h200', 8, 'fp8', 'offline', 66037],
    ['llama-3.1-8b', 'b200', 8, 'fp4', 'server', 128541],
  ] as const)('%s on %s x %d, %s, %s are %d to a quarter', (model, chip, count, weights, mode, published) => {
    const served = answer(model, chip, count, weights, mode);
    expect(Math.abs(served.outputTokensPerS / published - 1)).toBeLessThan(0.25);
    expect(served.overloaded).toBe(false);
  });

  test('of a whole GB200 rack that was never in the fit come within a tenth', () => {
    // Microsoft: Llama 2 70B at 865,000 tokens/s on one GB200 NVL72 (Azure ND GB200 v6; unverified MLPerf v4.1, offline).
    expect(Math.abs(answer('llama-2-70b', 'gb200', 72, 'fp4', 'offline').outputTokensPerS / 865e3 - 1)).toBeLessThan(0.1);
  });

  test('fall when latency has limits, and more for long prompts than for short ones', () => {
    const ratio = (model: ModelName) =>
      answer(model, 'b200', 8, 'fp4', 'server').outputTokensPerS / answer(model, 'b200', 8, 'fp4', 'offline').outputTokensPerS;
    expect(ratio('llama-2-70b')).toBeGreaterThan(0.9);
    expect(ratio('llama-3.1-405b')).toBeLessThan(0.85);
  });
});

describe('a stock server', () => {
  // ML.ENERGY leaderboard v3, chat: accelerator energy of an output token. Five of the rows behind the fit.
  test.each([
    ['llama-3.1-70b', 'h100', 4, 'bf16', 255, 0.479],
    ['llama-3.1-70b', 'h100', 4, 'bf16', 898, 0.373],
    ['llama-3.1-405b', 'h100', 8, 'fp8', 128, 2.43],
    ['llama-3.1-405b', 'b200', 4, 'fp8', 128, 1.774],
    ['deepseek', 'b200', 8, 'fp8', 256, 1.309],
  ] as const)(
    'of %s on %s x %d in %s at batch %d takes %d J a token to a fifth',
    (model, chip, count, weights, batch, published) => {
      const { joulesPerOutputToken } = serve(replica(model, chip, count, weights, 'stock'), { batch });
      expect(Math.abs(joulesPerOutputToken / published - 1)).toBeLessThan(0.2);
    },
  );

  test('of 70B takes about ten times the energy of its best batch at batch 8', () => {
    // ML.ENERGY v3, H100: 3.76 J at batch 8, 0.373 J at 898.
    const at = (batch: number) => serve(replica('llama-3.1-70b', 'h100', 4, 'bf16', 'stock'), { batch }).joulesPerOutputToken;
    expect(at(8) / at(898)).toBeGreaterThan(7);
    expect(at(8) / at(898)).toBeLessThan(13);
  });
});

describe('a server of 2023', () => {
  // Splitwise profiles (github.com/Mutinifni/splitwise-sim): Llama 2 70B, eight accelerators, prompt of 512; in the fit.
  test.each([
    ['a100-80', 1, 94, 45],
    ['h100', 1, 53, 30],
  ] as const)(
    'on eight %s at batch %d starts after %d ms and gives a token in %d ms, to a fifth',
    (chip, batch, first, token) => {
      const served = serve(replica('llama-2-70b', chip, 8, 'bf16', '2023'), { batch });
      expect(Math.abs((1000 * served.timeToFirstTokenS) / first - 1)).toBeLessThan(0.2);
      expect(Math.abs((1000 * served.timePerOutputTokenS) / token - 1)).toBeLessThan(0.2);
    },
  );

  test('takes 72 and 50 ms a token at batch 64 on eight A100 and H100, to a tenth', () => {
    const tokenMs = (chip: ChipName) =>
      1000 * serve(replica('llama-2-70b', chip, 8, 'bf16', '2023'), { batch: 64 }).timePerOutputTokenS;
    expect(Math.abs(tokenMs('a100-80') / 72 - 1)).toBeLessThan(0.1);
    expect(Math.abs(tokenMs('h100') / 50 - 1)).toBeLessThan(0.1);
  });
});

describe('the parts of an iteration', () => {
  test('are those of a sum by hand', () => {
    // 70B in two bytes on four H100 at 93 % of 3.35 TB/s each: 141.1 GB in 11.3 ms; the cache of ten sequences of 768 tokens
    // with 327,680 bytes each in 0.2 ms; host: 80 layers of 158 us and ten sequences of 69 us.
    const parts = decodeIteration(replica('llama-3.1-70b', 'h100', 4, 'bf16', 'stock'), 10);
    expect(parts.weightsS).toBeCloseTo(141.1e9 / (4 * 3.35e12 * 0.93), 12);
    expect(parts.cacheS).toBeCloseTo((10 * 768 * 327680) / (4 * 3.35e12 * 0.93), 12);
    expect(parts.hostS).toBeCloseTo(80 * 158e-6 + 10 * 69e-6, 12);
    const deviceS = parts.weightsS + parts.cacheS + parts.computeS + parts.exchangeS;
    expect(parts.iterationS).toBeCloseTo(Math.hypot(deviceS, parts.hostS), 12);
  });

  test('exchange nothing on one accelerator', () => {
    expect(decodeIteration(replica('llama-3.1-8b', 'h100', 1, 'fp8', 'stock'), 10).exchangeS).toBe(0);
  });

  test('read few experts for one sequence, and all for many', () => {
    const one = replica('deepseek', 'b200', 8, 'fp8', 'stock');
    const weightsS = (batch: number) => decodeIteration(one, batch).weightsS;
    expect(weightsS(1) / weightsS(1e6)).toBeCloseTo(37 / 671, 2);
  });
});

describe('the size of a replica', () => {
  test.each([
    ['llama-3.1-8b', 'h100', 'fp8', 1],
    ['llama-2-70b', 'h100', 'fp8', 2],
    ['llama-2-70b', 'h200', 'fp8', 1],
    ['llama-3.1-405b', 'h100', 'fp8', 8],
    ['llama-3.1-405b', 'gb200', 'fp4', 2],
    ['deepseek', 'h100', 'fp8', 16],
  ] as const)('of %s on %s in %s is %d, which leaves a quarter of its memory to the cache', (model, chip, weights, size) => {
    expect(replicaSize(models[model], chips[chip], weights)).toBe(size);
  });

  test('too small for the model is said with the memory that it lacks', () => {
    // 405.85 GB of weights and one sequence of 768 tokens x 516,096 bytes, in 0.9 x 4 x 80 GB.
    const small = replica('llama-3.1-405b', 'h100', 4, 'fp8', 'stock');
    const served = serve(small, { mode: 'server' });
    expect(served.missingGb).toBeCloseTo(405.85 + (768 * 516096) / 1e9 - 288, 6);
    expect(served.overloaded).toBe(true);
    expect(served.batch).toBe(0);
    expect(served.outputTokensPerS).toBeNaN();
    expect(mostSequences(small)).toBe(0);
    expect(missingGb({ ...small, accelerators: 8 })).toBe(0);
  });
});

describe('latency limits', () => {
  const one = replica('llama-3.1-405b', 'h100', 8, 'fp8', 'tuned');

  test('that nobody can meet are reported, with the figures of the best try', () => {
    const served = serve(one, { mode: 'interactive', limits: { timeToFirstTokenS: 1e-3, timePerOutputTokenS: 1e-3 } });
    expect(served).toMatchObject({ overloaded: true, batch: 1, missingGb: 0 });
    expect(served.timePerOutputTokenS).toBeGreaterThan(1e-3);
    for (const value of [served.outputTokensPerS, served.timeToFirstTokenS, served.joulesPerOutputToken]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(Infinity);
    }
  });

  test('are met by the batch chosen, and the looser they are the more tokens there are', () => {
    holds(
      fc.property(within(0.03, 0.3), within(1, 20), (timePerOutputTokenS, timeToFirstTokenS) => {
        const rate = (factor: number) =>
          serve(one, {
            mode: 'server',
            limits: { timePerOutputTokenS: factor * timePerOutputTokenS, timeToFirstTokenS: factor * timeToFirstTokenS },
          });
        const served = rate(1);
        expect(served.overloaded || served.timePerOutputTokenS <= timePerOutputTokenS).toBe(true);
        expect(rate(1.5).outputTokensPerS).toBeGreaterThanOrEqual(served.outputTokensPerS);
      }),
    );
  });

  test('say which of them binds', () => {
    const binding = (timeToFirstTokenS: number, timePerOutputTokenS: number) =>
      serve(one, { mode: 'server', limits: { timeToFirstTokenS, timePerOutputTokenS } }).binding;
    expect(binding(1000, 10)).toBe('memory');
    expect(binding(1000, 0.05)).toBe('time per output token');
    expect(binding(1, 10)).toBe('time to first token');
  });

  test('of MLPerf are the defaults', () => {
    expect(defaultLimits('server', 294, 280)).toEqual({ timeToFirstTokenS: 2, timePerOutputTokenS: 0.2 });
    expect(defaultLimits('server', 9400, 652)).toEqual({ timeToFirstTokenS: 6, timePerOutputTokenS: 0.175 });
    expect(defaultLimits('server', 800, 3750)).toEqual({ timeToFirstTokenS: 2, timePerOutputTokenS: 0.08 });
    expect(defaultLimits('interactive', 294, 280)).toEqual({ timeToFirstTokenS: 0.45, timePerOutputTokenS: 0.04 });
    expect(queueShare(1, Infinity, Infinity)).toBe(1);
  });

  test('choose the largest batch under them, at most that of the memory, and none where one sequence is too slow', () => {
    const iterationS = (batch: number) => 0.01 + 0.001 * batch;
    expect(chosenBatch(iterationS, 500, 0.1005)).toBe(90);
    expect(chosenBatch(iterationS, 50, 0.1005)).toBe(50);
    expect(chosenBatch(iterationS, 500, 0.0105)).toBe(0);
    expect(chosenBatch(iterationS, 0.5, 1)).toBe(0);
  });

  test('are not missed silently where more sequences are asked for than fit', () => {
    const most = mostSequences(one);
    expect(serve(one, { batch: Math.ceil(most) + 1 }).overloaded).toBe(true);
    expect(serve(one, { batch: Math.floor(most) }).overloaded).toBe(false);
  });
});

describe('whatever the replica', () => {
  const anyReplica = fc
    .record({
      model: fc.constantFrom(...Object.values(models)),
      chip: fc.constantFrom(...Object.values(chips)),
      weights: fc.constantFrom<Weights>('bf16', 'fp8', 'fp4'),
      stack: fc.constantFrom<Stack>('stock', 'tuned', '2023'),
      inputTokens: fc.integer({ min: 1, max: 2000 }),
      outputTokens: fc.integer({ min: 50, max: 2000 }),
    })
    .map((request): Replica => ({ ...request, accelerators: replicaSize(request.model, request.chip, request.weights) }));
  const anyBatch = fc.integer({ min: 1, max: 1000 });

  test('more memory bandwidth is never slower', () => {
    holds(
      fc.property(anyReplica, fc.constantFrom<Mode>('offline', 'server', 'interactive'), within(1, 3), (one, mode, factor) => {
        const faster = { ...one, chip: { ...one.chip, memoryTbPerS: factor * one.chip.memoryTbPerS } };
        const [slow, fast] = [serve(one, { mode }), serve(faster, { mode })];
        if (!slow.overloaded) expect(fast.outputTokensPerS).toBeGreaterThanOrEqual(slow.outputTokensPerS * (1 - 1e-9));
      }),
    );
  });

  test('a larger batch never gives fewer tokens', () => {
    holds(
      fc.property(anyReplica, anyBatch, fc.integer({ min: 1, max: 500 }), (one, batch, more) => {
        const rate = (sequences: number) => serve(one, { batch: sequences }).outputTokensPerS;
        expect(rate(batch + more)).toBeGreaterThanOrEqual(rate(batch) * (1 - 1e-9));
      }),
    );
  });

  test('the first token never comes sooner after a longer prompt, and later after twice a long one', () => {
    holds(
      fc.property(anyReplica, anyBatch, fc.integer({ min: 1, max: 4000 }), (one, batch, more) => {
        const firstS = (inputTokens: number) => timeToFirstTokenS({ ...one, inputTokens }, batch);
        expect(firstS(one.inputTokens + more)).toBeGreaterThanOrEqual(firstS(one.inputTokens) * (1 - 1e-9));
        expect(firstS(2 * (4000 + more))).toBeGreaterThan(1.2 * firstS(4000 + more));
      }),
    );
  });

  test('a prompt that is in the cache is never slower', () => {
    holds(
      fc.property(anyReplica, anyBatch, within(0, 0.5), within(0, 0.5), (one, batch, hits, more) => {
        const at = (cacheHitShare: number) => serve({ ...one, cacheHitShare }, { batch });
        expect(at(hits + more).outputTokensPerS).toBeGreaterThanOrEqual(at(hits).outputTokensPerS * (1 - 1e-9));
        expect(at(hits + more).timeToFirstTokenS).toBeLessThanOrEqual(at(hits).timeToFirstTokenS * (1 + 1e-9));
      }),
    );
  });

  test('every figure is a number where the model fits, in every mode', () => {
    holds(
      fc.property(anyReplica, fc.constantFrom<Mode>('offline', 'server', 'interactive'), (one, mode) => {
        const { binding, overloaded, ...figures } = serve(one, { mode });
        for (const value of Object.values(figures)) expect(Number.isFinite(value)).toBe(true);
        expect(typeof overloaded).toBe('boolean');
        expect(binding).not.toBe('batch asked for');
      }),
    );
  });
});

describe('energy and power', () => {
  test('a token takes less energy as the batch doubles, up to what the memory holds', () => {
    for (const [model, chip] of [
      ['llama-3.1-70b', 'h100'],
      ['llama-3.1-405b', 'b200'],
      ['deepseek', 'b200'],
    ] as const) {
      const one = replica(model, chip, 8, 'fp8', 'stock');
      for (let batch = 1; 2 * batch <= mostSequences(one); batch *= 2) {
        const at = (sequences: number) => serve(one, { batch: sequences }).joulesPerOutputToken;
        expect(at(2 * batch)).toBeLessThan(at(batch));
      }
    }
  });

  test('power grows with the batch and stays under the design power', () => {
    holds(
      fc.property(fc.constantFrom(...Object.values(models)), within(1, 5000), within(0, 1000), (model, batch, more) => {
        const share = acceleratorPowerOverTdp(model, batch);
        expect(share).toBeGreaterThan(0.5);
        expect(acceleratorPowerOverTdp(model, batch + more)).toBeGreaterThanOrEqual(share);
        expect(acceleratorPowerOverTdp(model, batch + more)).toBeLessThan(1);
      }),
    );
  });

  test('energy is not known where the power of the chip is not', () => {
    const { tdpW: _, ...chip } = chips.h100;
    const served = serve({ ...replica('llama-3.1-8b', 'h100', 1, 'fp8', 'stock'), chip });
    expect(served.joulesPerOutputToken).toBeNaN();
    expect(served.outputTokensPerS).toBeGreaterThan(0);
  });
});

describe('speculative decoding', () => {
  const one = replica('llama-3.1-70b', 'h100', 8, 'bf16', 'stock');

  test('speeds a single sequence up by about 1.8, and 32 of them by less', () => {
    // SGLang with DeepSeek's draft layer: 1.8 at batch 1, 1.5 at batch 32 (one reading); an acceptance of 0.7 and two tokens
    // are assumed.
    const at = (batch: number) => speculativeSpeedUp(one, batch, { acceptance: 0.7, drafted: 2 });
    expect(Math.abs(at(1) / 1.8 - 1)).toBeLessThan(0.2);
    expect(at(32)).toBeLessThan(at(1));
    expect(Math.abs(at(32) / 1.5 - 1)).toBeLessThan(0.3);
  });

  test('never slows, fades with the batch, and gains with acceptance', () => {
    holds(
      fc.property(
        within(0, 1),
        fc.integer({ min: 1, max: 8 }),
        within(1, 2000),
        within(1, 4),
        (acceptance, drafted, batch, factor) => {
          const at = (sequences: number, share = acceptance) =>
            speculativeSpeedUp(one, sequences, { acceptance: share, drafted });
          expect(at(batch)).toBeGreaterThanOrEqual(1);
          expect(at(factor * batch)).toBeLessThanOrEqual(at(batch) + 1e-9);
          expect(at(batch, acceptance + (1 - acceptance) / 2)).toBeGreaterThanOrEqual(at(batch) - 1e-9);
        },
      ),
    );
  });

  test('leaves little at large batches, since prompts are computed as before', () => {
    const served = { ...replica('llama-3.1-70b', 'h200', 4, 'fp8', 'tuned'), inputTokens: 1155, outputTokens: 211 };
    const at = (batch: number, drafted = 2) =>
      speculativeSpeedUp({ ...served, cacheHitShare: 0.3 }, batch, { acceptance: 0.7, drafted });
    // EAGLE-3 gave 1.38 at batch 64 (one reading). Of 1.8 - 0.1 log2 B, drawn through the published points, 1.2 and 1 are left.
    expect([1, 32, 64].map((batch) => at(batch).toFixed(1))).toEqual(['2.0', '1.4', '1.2']);
    expect(at(256)).toBeLessThan(1.1);
    expect(at(1000, 8)).toBe(1);
    // Prompts without answers worth the name leave nothing to draft for.
    expect(speculativeSpeedUp({ ...served, inputTokens: 100_000 }, 32, { acceptance: 0.7, drafted: 2 })).toBeLessThan(1.02);
  });

  test('with experts it dips at the batch where what is verified calls up others, and is still no loss', () => {
    const experts = { ...replica('deepseek', 'h200', 8, 'fp8', 'tuned'), inputTokens: 1155, outputTokens: 211 };
    const at = (batch: number) => speculativeSpeedUp(experts, batch, { acceptance: 0.7, drafted: 3 });
    expect(at(32)).toBeLessThan(at(1));
    expect(Math.min(...[1, 4, 16, 64, 256, 1024, 2000].map(at))).toBeGreaterThanOrEqual(1);
  });

  test('costs what drafting costs, and a costlier draft never gains more', () => {
    holds(
      fc.property(within(0, 1), within(0, 1), within(1, 500), (cost, more, batch) => {
        const at = (draftShare: number) => speculativeSpeedUp(one, batch, { acceptance: 0.7, drafted: 3, draftShare });
        expect(at(cost + more)).toBeLessThanOrEqual(at(cost) + 1e-12);
      }),
    );
    // By hand: drafts as dear as the tokens that they stand for gain nothing.
    expect(speculativeSpeedUp(one, 1, { acceptance: 0.7, drafted: 2, draftShare: 1 })).toBe(1);
  });

  test('goes into the tokens that a replica serves', () => {
    const speculation = { acceptance: 0.8, drafted: 3 };
    const plain = serve(one, { batch: 4 });
    const faster = serve(one, { batch: 4, speculation });
    expect(faster.outputTokensPerS / plain.outputTokensPerS).toBeCloseTo(speculativeSpeedUp(one, 4, speculation), 9);
  });
});
