import { expect, test } from 'vitest';
import { json, refusal } from './jalon.ts';

const GPT3 = { accelerator: 'h100-sxm', precision: 'fp8', model: 'gpt3-175b', count: 512, sequence: 2048, globalBatch: 2048 };
const text = (input: object) => JSON.stringify(input);

test('training, a run, goodput and inference are estimated from a few words', () => {
  const step = json(['estimate', 'training', '--input', text(GPT3)]);
  expect(step.modelTflopPerSPerAccelerator).toBeGreaterThan(500);
  expect(step.tensorParallel * step.pipelineParallel * step.contextParallel * step.dataParallel).toBe(step.acceleratorsUsed);
  expect(step.memoryGb).toBeLessThanOrEqual(0.85 * 80);
  const run = json(['estimate', 'training-run', '--input', text({ ...GPT3, tokens: 300e9, programme: 'usual' })]);
  expect(run.kappa).toBe(0.75);
  expect(run.days).toBeCloseTo(run.acceleratorHours / 512 / 24, 9);
  // Llama 3 on 16,384 H100: one interruption in 3.09 hours.
  expect(json(['estimate', 'goodput', '--input', '{"count": 16384}']).meanTimeToInterruptionH).toBeCloseTo(3.09, 1);
  // Users and software stop a small job more often than its nodes do, a large one less, and break no node.
  const floor = (count: number, leastInterruptionsPerH: number) =>
    json(['estimate', 'goodput', '--input', JSON.stringify({ count, leastInterruptionsPerH })]);
  expect(floor(1024, 0.1).meanTimeToInterruptionH).toBeCloseTo(10, 9);
  expect(floor(1024, 0.1).spareNodes).toBe(floor(1024, 0).spareNodes);
  expect(floor(16_384, 0.1)).toEqual(floor(16_384, 0));
  const serving = json([
    'estimate',
    'inference',
    '--input',
    text({ model: 'llama-3.1-70b', accelerator: 'h200-sxm', count: 8, weights: 'fp8', stack: 'tuned' }),
  ]);
  expect(serving.replicas * serving.acceleratorsPerReplica).toBe(8);
  expect(serving.overloaded).toBe('no');
});

test('another scale-up domain is a question of its own: a rack trains experts faster than boards of the same silicon', () => {
  const rate = (domain: number) =>
    json([
      'estimate',
      'training',
      '--input',
      text({
        accelerator: 'gb200-nvl72',
        precision: 'bf16',
        model: 'gpt3-175b',
        count: 64,
        scaleUpAccelerators: domain,
        tensorParallel: 8,
        pipelineParallel: 1,
        globalBatch: 64,
      }),
    ]).tokensPerSPerAccelerator;
  expect(rate(72)).toBeGreaterThan(rate(8));
});

test.each<[string, object, string, RegExp]>([
  ['training', { ...GPT3, model: 'gpt3-175' }, '/model', /gpt3-175b/],
  ['training', { ...GPT3, accelerator: 'h100' }, '/accelerator', /h100-sxm/],
  ['training', { ...GPT3, precision: 'nvfp4' }, '/precision', /bf16, fp8, mxfp8 on h100-sxm/],
  ['training', { ...GPT3, count: 8 }, '/count', /\d+\.\d GB more than the 68\.0 GB/],
  ['training', { ...GPT3, globalBatch: 16, tensorParallel: 8, pipelineParallel: 1 }, '/globalBatch', /at least 64 sequences/],
  ['training-run', { ...GPT3, tokens: 0 }, '/tokens', /a number from 1/],
  ['goodput', { count: 1024, failuresPer1000NodeDays: -1 }, '/failuresPer1000NodeDays', /a number from 0/],
  ['inference', { model: 'deepseek-v3', accelerator: 'h100-sxm', count: 1, batch: 1 }, '/count', /GB are lacking/],
  [
    'inference',
    { model: 'llama-3.1-405b', accelerator: 'h100-sxm', count: 16, weights: 'fp8', mode: 'server', timePerOutputTokenLimitMs: 2 },
    '/timePerOutputTokenLimitMs',
    /at best \d+\.\d ms/,
  ],
])('estimate %s refuses %o, and says what would do', (kind, input, pointer, allowed) => {
  const issues = refusal(['estimate', kind, '--input', text(input)]);
  expect(issues.map((issue) => issue.pointer)).toEqual([pointer]);
  expect(`${issues[0].allowed} ${issues[0].suggestion}`).toMatch(allowed);
});

test('a plan that asks for the impossible is refused where it asks: a latency, a gang, a precision', () => {
  const refused = (pointer: string, value: unknown) =>
    refusal(['run', 'microsoft-france', '--json', '--set', `${pointer}=${JSON.stringify(value)}`]).map((issue) => issue.pointer);
  expect(refused('/workloads/interactive/timePerOutputTokenLimitMs', 1)).toEqual([
    '/workloads/interactive/timePerOutputTokenLimitMs',
  ]);
  expect(refused('/workloads/training/gangAccelerators', 8)).toEqual(['/workloads/training/gangAccelerators']);
});
