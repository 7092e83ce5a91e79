import { describe, expect, test } from 'vitest';
import { type Case, validate } from '../../src/index.ts';
import { plan } from '../fixtures.ts';

const { catalogue } = plan('microsoft-france').scenario;

/** The published mean time between interruptions of Llama 3, arXiv 2407.21783: 3.09 h. */
const llama3: Case = {
  id: 'llama-3',
  kind: 'goodput',
  inputs: { count: 16_384, failuresPer1000NodeDays: 3.79 },
  quantity: 'meanTimeToInterruptionH',
  published: 3.09,
  tolerance: 0.05,
};
const judged = (...cases: readonly unknown[]) => {
  const answer = validate(cases, catalogue);
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer.validation;
};

test('a case passes within its tolerance and fails beyond it', () => {
  const { cases } = judged(llama3, { ...llama3, id: 'twice', published: 6.18 });
  expect(cases.map(({ passes }) => passes)).toEqual([true, false]);
  expect(cases[0]!.error).toBeCloseTo(0, 2);
  expect(cases[1]!.error).toBeCloseTo(-0.5, 2);
});

test('what was in a fit is told apart from what was not, where the cases say so', () => {
  const [without] = judged(llama3).kinds;
  expect(without).not.toHaveProperty('fitted');
  expect(without).not.toHaveProperty('unseen');
  const [kind] = judged(
    { ...llama3, fitted: true },
    { ...llama3, id: 'twice', published: 6.18, fitted: false },
    { ...llama3, id: 'half', published: 1.545, fitted: false },
  ).kinds;
  expect(kind).toMatchObject({ cases: 3, passing: 1, fitted: { cases: 1, passing: 1 }, unseen: { cases: 2, passing: 0 } });
  expect(kind!.unseen!.medianError).toBeCloseTo(0.75, 1);
});

test('a case that cannot be predicted is listed with its reason and passes nothing', () => {
  const { cases, kinds } = judged({ ...llama3, quantity: 'nothing' });
  expect(cases[0]).toMatchObject({ predicted: null, error: null, passes: false });
  expect(cases[0]!.reason!.fr).toContain('nothing');
  expect(kinds[0]).toMatchObject({ cases: 1, predicted: 0, medianError: null, passing: 0 });
});

test('a word where it should say true or false is refused', () => {
  const answer = validate([{ ...llama3, fitted: 'yes' }], catalogue, 'cases.json');
  expect(answer.ok ? [] : answer.issues.map(({ pointer }) => pointer)).toEqual(['/0/fitted']);
});

describe('a published range', () => {
  // By hand: 3.09 h lies between 3 and 3.2; 4 is 23 % above it, 2.5 to 3 ends 3 % below.
  const range = (published: readonly [number, number], more: object = {}) => ({ ...llama3, published, ...more });

  test('has no error inside, and outside that to its nearest end', () => {
    const { cases } = judged(
      range([3, 3.2], { id: 'in', tolerance: 0 }),
      range([4, 5], { id: 'below' }),
      range([2.5, 3], { id: 'above' }),
    );
    expect(cases.map(({ error }) => Number(error!.toFixed(2)))).toEqual([0, -0.23, 0.03]);
    expect(cases.map(({ passes }) => passes)).toEqual([true, false, true]);
  });

  test('may begin at nothing', () => {
    const { cases } = judged(range([0, 4], { tolerance: 0 }));
    expect(cases[0]).toMatchObject({ error: 0, allowedError: 0, passes: true });
  });

  test('is refused upside down, alone and unknown', () => {
    const bad = [[2, 1], [1], ['a', 2]].map((published, i) => ({ ...llama3, id: `${i}`, published }));
    const answer = validate(bad, catalogue);
    expect(answer.ok ? [] : answer.issues.map(({ pointer }) => pointer)).toEqual([
      '/0/published',
      '/1/published',
      '/2/published',
    ]);
  });
});

test('an absolute tolerance is in the unit of the quantity, and the wider of two holds', () => {
  const { tolerance: _, ...bare } = llama3;
  const { cases } = judged(
    { ...bare, id: 'a', published: 3.5, absoluteTolerance: 0.5 },
    { ...bare, id: 'b', published: 4, absoluteTolerance: 0.5 },
    { ...llama3, id: 'c', published: 4, absoluteTolerance: 0.1, tolerance: 0.25 },
  );
  expect(cases.map(({ passes }) => passes)).toEqual([true, false, true]);
  expect(cases[0]!.allowedError).toBeCloseTo(0.5 / 3.5, 12);
});

test('a case without any tolerance is refused', () => {
  const { tolerance: _, ...bare } = llama3;
  const answer = validate([bare, { ...bare, id: 'b', absoluteTolerance: -1 }], catalogue);
  expect(answer.ok ? [] : answer.issues.map(({ pointer }) => pointer)).toEqual(['/0/tolerance', '/1/absoluteTolerance']);
});

test('a statistic may be asked for as the quantity or as the statistic', () => {
  const price = { kind: 'price', inputs: { year: 2024, statistic: 'negativeHours' }, published: 359, tolerance: 0.35 };
  const { cases } = judged({ ...price, id: 'a', quantity: 'negativeHours' }, { ...price, id: 'b', quantity: 'statistic' });
  expect(cases[0]!.predicted).toBe(cases[1]!.predicted);
  expect(cases[0]!.predicted).toBeGreaterThan(0);
});
