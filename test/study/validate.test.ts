import { expect, test } from 'vitest';
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
