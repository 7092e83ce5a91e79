import { expect, test } from 'vitest';
import { parametersOf } from '../../src/index.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { extending, load, shipped } from './plans.ts';

const placesOf = (source: Parameters<typeof load>[0]) =>
  new Map(parametersOf(load(source)).map(({ parameter }) => [parameter.pointer, parameter.place]));

// What the plan and the catalogue call these things.
test.each([
  ['/orders/2024-03-h100-paris/systems', ['HGX H100, Paris south, 2024-03'], ['HGX H100, Paris sud, 2024-03']],
  [
    '/sites/mulhouse/stages/building-2/decision',
    ['Mulhouse (Petit-Landau)', 'Building 2'],
    ['Mulhouse (Petit-Landau)', 'Bâtiment 2'],
  ],
  [
    '/sites/mulhouse/activities/works-1/after/permit/lagMonths',
    ['Mulhouse (Petit-Landau)', 'Building 1: shell', 'Permits: opinion, inquiry, decision'],
    ['Mulhouse (Petit-Landau)', 'Bâtiment 1\u00A0: gros œuvre', 'Permis\u00A0: avis, enquête publique, décision'],
  ],
  ['/money/reservedEur/mulhouse-1/extraEur', ['Mulhouse, building 1'], ['Mulhouse, bâtiment 1']],
  ['/workloads/interactive/mix/8b/share', ['Llama 3.1 8B'], ['Llama 3.1 8B']],
  ['/targets/gpus-2025/target', ['25,000 GPUs by the end of 2025'], ['25\u202F000 GPU d’ici à fin 2025']],
  [
    '/catalogue/expertTraining/b200-sxm.deepseek-v3/tokensPerS',
    ['NVIDIA B200 SXM, DeepSeek-V3'],
    ['NVIDIA B200 SXM, DeepSeek-V3'],
  ],
])('%s goes by what the plan calls it', (pointer, en, fr) => {
  const place = placesOf(shipped()).get(pointer)!;
  expect(place.map((name) => name.en)).toEqual(en);
  expect(place.map((name) => name.fr)).toEqual(fr);
});

test('an order that has a name goes by it, and one from nowhere by its id', () => {
  const named = extending({ orders: { '2024-03-h100-paris': { name: { en: 'The first', fr: 'La première' } } } });
  expect(placesOf(named).get('/orders/2024-03-h100-paris/systems')).toEqual([{ en: 'The first', fr: 'La première' }]);
  const anywhere = extending({ orders: { '2024-03-h100-paris': { site: 'any' } } });
  expect(placesOf(anywhere).get('/orders/2024-03-h100-paris/systems')![0]!.en).toBe('HGX H100, 2024-03');
});

test.each(PLAN_NAMES)('no place of %s that has a lever goes by a bare id', (name) => {
  // A year is a name of its own.
  for (const { parameter } of parametersOf(load(shipped(name))))
    if (parameter.group)
      for (const { en, fr } of parameter.place)
        for (const text of [en, fr]) expect(text).not.toMatch(/^(?!20\d\d$)[a-z0-9]+(-[a-z0-9]+)*$/);
});
