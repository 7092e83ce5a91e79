import { expect, test } from 'vitest';
import { estimate, leversOf, loadScenario, simulate } from '../../src/index.ts';
import { libraryWith } from '../../workers/shipped.ts';

const accelerator = {
  id: 'mine',
  name: 'My chip',
  state: 'announced',
  bf16Tflops: 1000,
  fp8Tflops: 2000,
  memoryGb: 200,
  memoryTbPerS: 6,
  scaleUpAccelerators: 16,
  scaleUpGbytePerS: 500,
  nicGbitPerS: 400,
  tdpW: 900,
};
const platform = {
  id: 'my-server',
  name: 'My server',
  state: 'announced',
  accelerator: 'mine',
  systemKind: 'server',
  acceleratorsPerSystem: 16,
  ratedKw: 20,
  liquidShare: 0.8,
  firstShipment: '2026-01-01',
  priceUsd: 500000,
  phases: { off: 0.01, idle: 0.2, training: 0.7, inference: 0.72, reserved: 0.65 },
};
const model = {
  id: 'my-model',
  name: 'My model',
  parameters: 30e9,
  layers: 48,
  hidden: 6144,
  kvHeads: 8,
  headSize: 128,
  vocabulary: 100000,
};
const mixture = {
  id: 'my-mixture',
  name: 'My mixture',
  parameters: 300e9,
  activeParameters: 20e9,
  layers: 60,
  hidden: 5120,
  latent: 512,
  vocabulary: 100000,
  experts: 128,
  activeExperts: 4,
};
const order = {
  id: 'o',
  platform: 'my-server',
  systems: 50,
  site: 'paris',
  orderDate: '2026-02-01',
  leadTimeWeeks: 20,
  deliveredShare: 1,
};

const planWith = (parts: object) =>
  loadScenario(
    {
      file: 'mine.json',
      text: JSON.stringify({ extends: 'microsoft-france', schemaVersion: 1, id: 'mine', name: 'Mine', ...parts }),
    },
    libraryWith(),
  );

test('an accelerator, a platform and a model of one’s own are ordered, serve and train', () => {
  const loaded = planWith({
    catalogue: { accelerators: [accelerator], platforms: [platform], models: [model] },
    orders: [order],
    workloads: { interactive: { mix: { '8b': { model: 'my-model' } } }, training: { model: 'my-model' } },
  });
  if (!loaded.ok) throw new Error(loaded.issues.map(({ message }) => message).join('\n'));
  const { summary } = simulate(loaded.scenario);
  expect(summary.platforms.find(({ platform: id }) => id === 'my-server')?.accelerators).toBe(800);
  expect(summary.training.model).toBe('My model');
  expect(summary.work.at(-1)!.mfu).toBeGreaterThan(0.1);
  expect(summary.work.at(-1)!.interactiveTokensPerS).toBeGreaterThan(0);
});

test('a mixture of experts of one’s own serves and trains on it, and can be estimated', () => {
  const loaded = planWith({
    catalogue: { accelerators: [accelerator], platforms: [platform], models: [mixture] },
    orders: [order],
    workloads: { interactive: { mix: { '8b': { model: 'my-mixture' } } }, training: { model: 'my-mixture' } },
  });
  if (!loaded.ok) throw new Error(loaded.issues.map(({ message }) => message.en).join('\n'));
  const { summary } = simulate(loaded.scenario);
  expect(summary.work.at(-1)!.mfu).toBeGreaterThan(0.05);
  expect(summary.work.at(-1)!.interactiveTokensPerS).toBeGreaterThan(0);
  const job = { accelerator: 'mine', precision: 'fp8', model: 'my-mixture', count: 512, globalBatch: 1024 };
  const answer = estimate('training', job, loaded.scenario.catalogue);
  expect(answer).toMatchObject({ ok: true, estimate: { mfu: expect.any(Number) } });
  expect(leversOf(loaded).map(({ id }) => id)).toContain('/catalogue/models/my-mixture/activeExperts');
});

/** Where something lacks or does not go together. */
function faultsOf(parts: object): readonly string[] {
  const loaded = planWith({ catalogue: parts });
  return loaded.ok ? [] : loaded.issues.map(({ pointer }) => pointer.replace(/^.catalogue/, ''));
}
const without = <T extends object>(entry: T, ...keys: (keyof T)[]) =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key as keyof T)));

test('an accelerator that computes in nothing is no accelerator', () => {
  expect(faultsOf({ accelerators: [without(accelerator, 'bf16Tflops', 'fp8Tflops')] })).toEqual([
    '/accelerators/mine/bf16Tflops',
  ]);
  expect(faultsOf({ accelerators: [without(accelerator, 'bf16Tflops')] })).toEqual([]);
});

test('a model tells its cache by heads or by a latent width', () => {
  expect(faultsOf({ models: [without(model, 'kvHeads', 'headSize')] })).toEqual([
    '/models/my-model/kvHeads',
    '/models/my-model/headSize',
  ]);
  expect(faultsOf({ models: [{ ...without(model, 'kvHeads', 'headSize'), latent: 512 }] })).toEqual([]);
});

test('a mixture of experts tells all three of its numbers, and they go together', () => {
  expect(faultsOf({ models: [without(mixture, 'experts', 'activeExperts')] })).toEqual([
    '/models/my-mixture/experts',
    '/models/my-mixture/activeExperts',
  ]);
  expect(faultsOf({ models: [without(mixture, 'activeParameters')] })).toEqual(['/models/my-mixture/activeParameters']);
  // A token that visits 4 of 128 experts passes 1/32 of what they hold at the least: 9.4 of 300 billion parameters.
  expect(faultsOf({ models: [{ ...mixture, activeParameters: 9e9 }] })).toEqual(['/models/my-mixture/activeParameters']);
  expect(faultsOf({ models: [{ ...mixture, activeParameters: 300e9 }] })).toEqual(['/models/my-mixture/activeParameters']);
  expect(faultsOf({ models: [{ ...mixture, activeExperts: 128 }] })).toEqual(['/models/my-mixture/activeExperts']);
});

test('a measured rate is of an accelerator and a model that there are', () => {
  const row = { id: 'r', accelerator: 'h100', model: 'kimi', precision: 'fp8', sequence: 4096, tokensPerS: 1000 };
  expect(faultsOf({ expertTraining: [row] })).toEqual(['/expertTraining/r/accelerator', '/expertTraining/r/model']);
});

test('an object that is missing is told with all that it needs', () => {
  const loaded = planWith({ catalogue: { accelerators: [accelerator], platforms: [without(platform, 'phases')] } });
  const [issue] = loaded.ok ? [] : loaded.issues;
  expect(issue?.allowed).toEqual({
    en: 'an object with off, idle, training, inference, reserved',
    fr: 'un objet avec off, idle, training, inference, reserved',
  });
});

test('what is missing of them is told all at once, each at its place', () => {
  const { memoryGb: _m, tdpW: _t, ...little } = accelerator;
  const { ratedKw: _r, phases: _p, ...bare } = platform;
  const { layers: _l, ...shapeless } = model;
  const loaded = planWith({
    catalogue: { accelerators: [little], platforms: [{ ...bare, accelerator: 'mien' }], models: [shapeless] },
  });
  if (loaded.ok) throw new Error('nothing was missed');
  const missed = loaded.issues.map(({ pointer }) => pointer);
  // The thermal design power may be left out: without it there is no energy of a token, and nothing else lacks.
  expect(missed).toEqual(
    expect.arrayContaining([
      '/catalogue/accelerators/mine/memoryGb',
      '/catalogue/platforms/my-server/ratedKw',
      '/catalogue/platforms/my-server/phases',
      '/catalogue/models/my-model/layers',
    ]),
  );
  expect(missed).not.toContain('/catalogue/accelerators/mine/tdpW');
});
