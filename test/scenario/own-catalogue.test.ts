import { expect, test } from 'vitest';
import { loadScenario, simulate } from '../../src/index.ts';
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
