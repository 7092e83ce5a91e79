import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Accelerator, AiModel } from '../../src/scenario/catalogue.ts';
import { flop16PerToken, flopPerToken } from '../../src/workload/flops.ts';
import { type Precision, trainingChip, trainingEfficiency } from '../../src/workload/training-chip.ts';
import { expertTokensPerS } from '../../src/workload/training-experts.ts';
import { type Bare, layOut, memoryGb, usableGb } from '../../src/workload/training-layout.ts';
import { acceleratorHours, kappaOf, softwareMaturity } from '../../src/workload/training-run.ts';
import { type TrainingJob, trainingStep } from '../../src/workload/training-step.ts';
import { holds, within } from '../fixtures.ts';
import { load, shipped } from '../scenario/plans.ts';

const { catalogue } = load(shipped()).scenario;
const chipOf = (id: string): Accelerator => catalogue.accelerators.find((one) => one.id === id)!;
const modelOf = (id: string): AiModel => catalogue.models.find((one) => one.id === id)!;

/** A job on a dense model whose vocabulary the source leaves out. */
function jobOf(
  parameters: number,
  [layers, hidden, sequence, globalBatch]: readonly number[],
  [accelerators, tensorParallel, pipelineParallel, interleaving]: readonly number[],
  more: Partial<TrainingJob> = {},
): TrainingJob {
  const shape = { parameters, layers: layers!, hidden: hidden!, vocabulary: 0 };
  return {
    accelerators: accelerators!,
    parameters,
    flopPerToken: flopPerToken(shape, sequence!, 'non-causal'),
    flop16PerToken: 0,
    layers: layers!,
    hidden: hidden!,
    sequence: sequence!,
    globalBatch: globalBatch!,
    microBatch: 1,
    tensorParallel: tensorParallel!,
    pipelineParallel: pipelineParallel!,
    contextParallel: 1,
    interleaving: interleaving!,
    recompute: 'selective',
    isSharded: false,
    ...more,
  };
}
const on = (id: string, precision: Precision = 'bf16') => trainingChip(chipOf(id), precision)!;

describe('the time of a training step', () => {
  // Korthikanti et al. 2022 (arXiv 2205.05198), table 5: seconds of an iteration on A100, all layers computed again and only attention.
  test.each([
    ['22B on 8', 22e9, [48, 6144, 2048, 4], [8, 8, 1, 1], 4, 1.42, 1.1],
    ['175B on 64', 175e9, [96, 12288, 2048, 64], [64, 8, 8, 3], 1, 18.13, 13.75],
    ['530B on 280', 530e9, [105, 20480, 2048, 280], [280, 8, 35, 3], 1, 49.05, 37.83],
    ['1,008B on 512', 1008e9, [128, 25600, 2048, 512], [512, 8, 64, 1], 1, 94.42, 71.49],
  ] as const)('of %s A100 is the published one to 5 %%', (_, parameters, shape, layout, microBatch, full, selective) => {
    const stepS = (recompute: 'full' | 'selective') =>
      trainingStep(jobOf(parameters, shape, layout, { microBatch, recompute }), on('a100-80')).stepS;
    expect(Math.abs(stepS('full') / full - 1)).toBeLessThan(0.05);
    expect(Math.abs(stepS('selective') / selective - 1)).toBeLessThan(0.05);
  });

  test('of Llama 3.1 405B on 16,384 H100 reaches the 400 TFLOP/s of its paper (arXiv 2407.21783, table 4)', () => {
    const model = modelOf('llama-3.1-405b');
    const job = jobOf(model.parameters, [126, 16384, 8192, 2048], [16384, 8, 16, 7], { flopPerToken: flopPerToken(model, 8192) });
    expect(Math.abs(trainingStep(job, on('h100-sxm')).modelTflopPerSPerAccelerator / 400 - 1)).toBeLessThan(0.03);
  });

  test('of GPT-3 in MLPerf v4.0 on 512 and 11,616 H100, never in a fit, is within a tenth', () => {
    // 49.8 and 3.44 minutes for 1.208e9 tokens: 512 GPUs with 2,048 sequences a step, 11,616 with 2,904; layouts assumed.
    const gpt3 = modelOf('gpt3-175b');
    const minutes = (accelerators: number, batch: number, tokens: number) => {
      const job = jobOf(175e9, [96, 12288, 2048, batch], [accelerators, 4, 8, 6], {
        flopPerToken: flopPerToken(gpt3, 2048),
        flop16PerToken: flop16PerToken(gpt3, 2048),
      });
      return ((tokens / 2048 / batch) * trainingStep(job, on('h100-sxm', 'fp8')).stepS) / 60;
    };
    expect(Math.abs(minutes(512, 2048, 1.208e9) / 49.8 - 1)).toBeLessThan(0.1);
    expect(Math.abs(minutes(11_616, 2904, 1.208e9) / 3.44 - 1)).toBeLessThan(0.1);
  });

  test('more bandwidth is never slower, more compute neither, and MFU stays below what wide layers reach', () => {
    const job = jobOf(70e9, [80, 8192, 4096, 1024], [512, 8, 4, 5]);
    holds(
      fc.property(within(1, 10), within(1, 10), within(1, 10), (up, out, peak) => {
        const plain = on('h100-sxm');
        const chip = {
          ...plain,
          scaleUpGbytePerS: plain.scaleUpGbytePerS * up,
          nicGbitPerS: plain.nicGbitPerS * out,
          peakTflops: plain.peakTflops * peak,
          peak16Tflops: plain.peak16Tflops * peak,
        };
        expect(trainingStep(job, chip).stepS).toBeLessThanOrEqual(trainingStep(job, plain).stepS * (1 + 1e-12));
        expect(trainingStep(job, chip).mfu).toBeLessThan(chip.efficiency);
      }),
    );
  });

  test('a larger batch is never less efficient, and full recomputation never faster', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.constantFrom(1, 2, 4), (microBatches, pp) => {
        const rate = (factor: number, recompute: 'full' | 'selective') =>
          trainingStep(
            jobOf(70e9, [80, 8192, 4096, 16 * microBatches * factor], [16 * 8 * pp, 8, pp, 2], { recompute }),
            on('h100-sxm'),
          ).modelTflopPerSPerAccelerator;
        expect(rate(2, 'selective')).toBeGreaterThanOrEqual(rate(1, 'selective') * (1 - 1e-12));
        expect(rate(1, 'full')).toBeLessThan(rate(1, 'selective'));
      }),
    );
  });

  test('attention stays in 16 bits: a long sequence gains less from fewer bits', () => {
    const model = modelOf('llama-3.1-70b');
    const gain = (sequence: number) => {
      const job = (precision: Precision) =>
        jobOf(model.parameters, [80, 8192, sequence, 256], [256, 8, 4, 5], {
          flopPerToken: flopPerToken(model, sequence),
          flop16PerToken: precision === 'bf16' ? 0 : flop16PerToken(model, sequence),
        });
      return trainingStep(job('bf16'), on('h100-sxm')).stepS / trainingStep(job('fp8'), on('h100-sxm', 'fp8')).stepS;
    };
    expect(gain(4096)).toBeGreaterThan(1.3);
    expect(gain(131_072)).toBeLessThan(gain(4096));
  });

  test('a precision that nobody measured goes by the ratios of those that were', () => {
    expect(trainingEfficiency(chipOf('b200-sxm'), 'nvfp4') / trainingEfficiency(chipOf('b200-sxm'), 'fp8')).toBeCloseTo(0.57, 9);
    expect(trainingChip(chipOf('a100-80'), 'fp8')).toBeUndefined();
  });
});

describe('the layout that is chosen where none is given', () => {
  const bareOf = (model: AiModel, accelerators: number, sequence: number, globalBatch: number): Bare => {
    const {
      tensorParallel: _t,
      pipelineParallel: _p,
      contextParallel: _c,
      interleaving: _i,
      isSharded: _s,
      ...bare
    } = jobOf(model.parameters, [model.layers, model.hidden, sequence, globalBatch], [accelerators, 1, 1, 1]);
    return bare;
  };

  test('fits in the memory that may be filled, keeps layers wide, and leaves a replica its micro-batch', () => {
    const models = ['llama-3.1-8b', 'llama-3.1-70b', 'llama-3.1-405b', 'gpt3-175b'].map(modelOf);
    holds(
      fc.property(
        fc.constantFrom(...models),
        fc.integer({ min: 3, max: 12 }),
        fc.constantFrom(2048, 8192),
        (model, power, sequence) => {
          const layout = layOut(bareOf(model, 8 * 2 ** power, sequence, 1024), 80, on('h100-sxm'));
          if (!layout.ok) return;
          const { job } = layout;
          expect(memoryGb(job)).toBeLessThanOrEqual(usableGb(80));
          expect(job.tensorParallel === 1 || job.hidden / job.tensorParallel >= 1024).toBe(true);
          expect(job.globalBatch * job.tensorParallel * job.pipelineParallel * job.contextParallel).toBeGreaterThanOrEqual(
            job.accelerators,
          );
        },
      ),
    );
  });

  test('is the fastest of those that fit: no slower than the one that NVIDIA trains 405B with', () => {
    const model = modelOf('llama-3.1-405b');
    const bare = {
      ...bareOf(model, 1024, 8192, 1536),
      flopPerToken: flopPerToken(model, 8192),
      flop16PerToken: flop16PerToken(model, 8192),
    };
    const chip = on('h100-sxm', 'fp8');
    const layout = layOut(bare, 80, chip);
    if (!layout.ok) throw new Error('405B fits on 1,024 H100');
    const theirs = trainingStep(
      { ...bare, tensorParallel: 8, pipelineParallel: 8, contextParallel: 2, interleaving: 8, isSharded: false },
      chip,
    );
    expect(trainingStep(layout.job, chip).stepS).toBeLessThanOrEqual(theirs.stepS);
  });

  test('a long sequence is cut between accelerators only where nothing else helps', () => {
    const cut = (sequence: number) => {
      const layout = layOut(bareOf(modelOf('llama-3.1-70b'), 1024, sequence, 64), 80, on('h100-sxm'));
      return layout.ok ? layout.job.contextParallel : 0;
    };
    expect(cut(8192)).toBe(1);
    expect(cut(262_144)).toBeGreaterThan(1);
  });

  test('what fits nowhere says how much it would need', () => {
    const layout = layOut(bareOf(modelOf('llama-3.1-405b'), 8, 8192, 8), 80, on('h100-sxm'));
    // 406e9 parameters at 18 bytes over 8 accelerators are 913 GB each, before any activation.
    expect(layout).toMatchObject({ ok: false, needsGb: expect.any(Number) });
    if (!layout.ok) expect(layout.needsGb).toBeGreaterThan(900);
  });
});

describe('mixtures of experts', () => {
  const table = { rows: catalogue.expertTraining, models: catalogue.models, accelerators: catalogue.accelerators };
  const rateOf = (row: (typeof table.rows)[number], rows: typeof table.rows) =>
    expertTokensPerS(modelOf(row.model), chipOf(row.accelerator), row.precision, row.sequence, { ...table, rows })!;

  test('a measured row is its own rate', () => {
    for (const row of table.rows) expect(rateOf(row, table.rows)).toBeCloseTo(row.tokensPerS, 6);
  });

  test('the rule between rows meets a row that it has not seen to a third, and their median to a fifth', () => {
    // Rows of which neither the model nor the accelerator is in another row can't be anchored.
    const held = table.rows.filter(
      (row) =>
        table.rows.some((other) => other !== row && other.model === row.model) &&
        table.rows.filter(({ accelerator }) => accelerator === row.accelerator).length > 1,
    );
    const errors = held
      .map((row) =>
        Math.abs(
          rateOf(
            row,
            table.rows.filter((other) => other !== row),
          ) /
            row.tokensPerS -
            1,
        ),
      )
      .sort((a, b) => a - b);
    expect(held.length).toBeGreaterThan(8);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.2);
    expect(errors.at(-1)).toBeLessThan(0.45);
  });

  test('a rack that holds all experts is faster than boards of the same silicon', () => {
    const rate = (domain: number) =>
      expertTokensPerS(
        modelOf('mixtral-8x7b'),
        { ...chipOf('gb200-nvl72'), id: 'x', scaleUpAccelerators: domain },
        'fp8',
        4096,
        table,
      )!;
    expect(rate(72)).toBeGreaterThan(1.15 * rate(8));
  });
});

describe('from steps to projects', () => {
  test('Llama 3.1 405B took the 30.84 million H100-hours of its card, to a twentieth', () => {
    // 400 TFLOP/s, 15.6 trillion tokens, more than 90 % effective time (arXiv 2407.21783); kappa was set on this run.
    const hours = acceleratorHours(
      flopPerToken(modelOf('llama-3.1-405b'), 8192),
      15.6e12,
      400,
      0.9,
      kappaOf('h100-sxm', 405e9, false),
    );
    expect(Math.abs(hours / 30.84e6 - 1)).toBeLessThan(0.06);
  });

  test('kappa is one on A100, and falls with the size of the model elsewhere', () => {
    expect([405e9, 70e9, 8e9].map((size) => kappaOf('h100-sxm', size, false))).toEqual([0.95, 0.8, 0.45]);
    expect(kappaOf('a100-80', 7e9, false)).toBe(1);
    expect(kappaOf('h800-sxm', 671e9, true)).toBe(1);
  });

  test('software gains most of what it lacks in the first year: 37 % in half a year on GB300 is more, 5 % on old H100 less', () => {
    const gain = (from: number, to: number) => softwareMaturity(to, 0.3, 9) / softwareMaturity(from, 0.3, 9);
    expect(gain(0, 6)).toBeGreaterThan(1.15);
    expect(gain(36, 42)).toBeLessThan(1.01);
    expect(softwareMaturity(1200, 0.3, 9)).toBeCloseTo(1, 9);
  });
});
