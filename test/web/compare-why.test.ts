import { expect, test } from 'vitest';
import type { Attribution, ComparedInput } from '../../src/index.ts';
import type { WhyTold } from '../../web/compare-why-state.ts';
import { whyShown } from '../../web/compare-why-text.ts';
import { compareWords } from '../../web/compare-words.ts';
import { sourceWords } from '../../web/source-words.ts';
import { overview, summary, totals } from './fixtures.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The firm import of some steps, 40 MW in one plan and 50 in the other. */
const inputs = (count: number): ComparedInput[][] =>
  Array.from({ length: count }, (_, i) => [
    {
      pointer: `/sites/paris/gridSteps/s${i}/gridMw`,
      field: 'sites.gridSteps.gridMw',
      place: [
        { en: 'Paris', fr: 'Paris' },
        { en: `Step ${i}`, fr: `Étape ${i}` },
      ],
      kind: 'quantity',
      unit: 'MW',
      group: 'grid',
      headline: null,
      values: [40, 50],
      valueNames: [null, null],
      differs: true,
    },
  ]);
const end = (letter: string, acceleratorsInService: number) => ({
  id: letter,
  letter,
  name: `Plan ${letter}`,
  run: { kind: 'told', overview: { ...overview, summary: { ...summary, totals: { ...totals, acceleratorsInService } } } },
});

function told(parts: readonly number[], more: Partial<Attribution> = {}, count = parts.length, reached?: number): WhyTold {
  const to = 1000 + parts.reduce((sum, part) => sum + part, 0);
  const attribution = {
    method: 'shapley',
    together: parts.map((_, i) => [i]),
    from: { accelerators: 1000 },
    to: { accelerators: to },
    parts: { accelerators: parts },
    runs: 8,
    refused: [],
    ...more,
  };
  return {
    key: '',
    base: end('A', 1000),
    plan: end('B', reached ?? to),
    grain: 'input',
    inputs: inputs(count),
    attribution,
  } as never;
}
const english = (of: WhyTold) => whyShown(of, 'accelerators', sourceWords('en'), compareWords('en'));

test('the bars lead from one plan to the other, and the sentence tells by how much', () => {
  const shown = english(told([900, -100]))!;
  expect(shown.title).toBe('B has 800 more than A: Accelerators in service');
  expect(plain(shown.how)).toContain('8 runs. The parts sum to +800.');
  expect(shown.rows.map(({ kind, value }) => [kind, value])).toEqual([
    ['whole', '1,000'],
    ['more', '+900'],
    ['less', '−100'],
    ['whole', '1,800'],
  ]);
  expect(plain(shown.rows[1]!.name)).toBe('Paris, Step 0: firm import: 40 MW → 50 MW');
  expect(shown.parts.reduce((sum, { part }) => sum + part, 0)).toBe(800);
});

test('inputs of which nothing comes are named, and have no bar', () => {
  const shown = english(told([900, 0, 1e-11]))!;
  expect(shown.rows).toHaveLength(3);
  expect(shown.without).toHaveLength(2);
  expect(shown.parts).toHaveLength(3);
});

test('of many parts the largest have a bar each, and the others one together', () => {
  const parts = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? i + 1 : -i));
  const shown = english(told(parts))!;
  expect(shown.rows).toHaveLength(1 + 12 + 1);
  expect(shown.rows.at(-2)!.name).toBe('19 smaller parts');
  expect(shown.rows.at(-2)!.to).toBeCloseTo(shown.to, 9);
  expect(shown.parts).toHaveLength(30);
});

test('what cannot be told apart stands together, with the first mixture that is no plan', () => {
  const issue = { message: { en: '/x: found a; allowed is b.', fr: '' } } as never;
  const of = told([5, 7], { together: [[0, 1, 2, 3], [4]], refused: [{ coalition: [0], issue }] }, 5);
  const shown = english(of)!;
  expect(plain(shown.rows[1]!.name)).toMatch(/^Paris, Step 0.+; Paris, Step 1.+; and 2 more$/);
  expect(shown.parts[0]!.pointers).toHaveLength(4);
  expect(plain(shown.refused)).toMatch(/^1 mixture is no plan .+ With “Paris, Step 0.+” alone: \/x: found a; allowed is b\.$/);
});

test('what the plan itself has over the mixture of all its inputs is told as the order of its entries', () => {
  const shown = english(told([5], {}, 1, 1008))!;
  expect(shown.parts.map(({ name, part }) => [name, part]).at(-1)).toEqual(['Order of the entries', 3]);
  expect(shown.parts.reduce((sum, { part }) => sum + part, 0)).toBe(shown.to - shown.from);
});

test('an outcome that a mixture does not have is not parted', () => {
  expect(english(told([Number.NaN, 4]))).toBeUndefined();
  expect(whyShown(told([1]), 'pue', sourceWords('en'), compareWords('en'))).toBeUndefined();
});
