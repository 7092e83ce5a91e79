import { describe, expect, test } from 'vitest';
import { flopPerToken } from '../../src/workload/flops.ts';
import { availability } from '../../src/workload/goodput.ts';
import { trainingRuns } from '../../src/workload/throughput.ts';
import { small } from '../fixtures.ts';

const { catalogue } = small;
const modelOf = (id: string) => catalogue.models.find((model) => model.id === id)!;

describe('training FLOP of a token', () => {
  // NVIDIA Megatron-Bridge, performance summary: model TFLOP/s over tokens/s of the same rows.
  test.each([
    ['llama-3.1-405b', 2.52e12],
    ['llama-3.1-70b', 4.49e11],
  ])('of %s at a sequence of 8,192 is that of published rows, to one per cent', (id, published) => {
    expect(Math.abs(flopPerToken(modelOf(id), 8192) / published - 1)).toBeLessThan(0.01);
  });

  test('counts six for each parameter but the embedding, and six for each layer, width and position', () => {
    const model = { id: 'm', name: 'M', parameters: 1e9, layers: 10, hidden: 100, vocabulary: 1000 };
    expect(flopPerToken(model, 50)).toBe(6 * (1e9 - 1e5) + 6 * 10 * 100 * 50);
    expect(flopPerToken({ ...model, activeParameters: 1e8 }, 50)).toBe(6 * (1e8 - 1e5) + 6 * 10 * 100 * 50);
  });
});

test('the compute that Meta says Llama 3.1 405B took is one run of its recipe', () => {
  // The Llama 3 paper, table 1 and section 3.2: 3.8e25 FLOP for 15.6 trillion tokens. Its own count is 6 N D, without attention.
  const { runs, tokens } = trainingRuns(3.8e25, modelOf('llama-3.1-405b'), { sequence: 8192, tokens: 15.6e12 });
  expect(runs).toBeGreaterThan(0.95);
  expect(runs).toBeLessThan(1.02);
  expect(tokens / 15.6e12).toBeCloseTo(runs, 12);
});

test('twice the compute is twice the runs, and longer sequences make fewer', () => {
  const model = modelOf('llama-3.1-70b');
  const runs = (flop: number, sequence: number) => trainingRuns(flop, model, { sequence, tokens: 15e12 }).runs;
  expect(runs(2e25, 8192) / runs(1e25, 8192)).toBeCloseTo(2, 12);
  expect(runs(1e25, 131072)).toBeLessThan(runs(1e25, 8192));
});

test('two days of repair after 3.8 failures in 1,000 node-days keep 99.25 per cent of the machines at work', () => {
  expect(availability(3.8, 2)).toBeCloseTo(1 / 1.0076, 12);
  expect(availability(0, 2)).toBe(1);
});
