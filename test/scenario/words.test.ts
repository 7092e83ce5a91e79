/** Numbers in what is said of an input: as each language writes them, and never by powers of ten within reason. */
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/index.ts';
import { figure, show } from '../../src/scenario/words.ts';
import { estimate } from '../../src/study/estimate.ts';
import { extending, library, load, shipped } from './plans.ts';

const issuesOf = (plan: object) => {
  const answer = loadScenario(extending(plan), library);
  return answer.ok ? [] : answer.issues;
};

test('a number has its thousands apart, and in French a comma', () => {
  expect(figure(1e13)).toEqual({ en: '10,000,000,000,000', fr: '10\u202F000\u202F000\u202F000\u202F000' });
  expect(figure(1e15).en).toBe('1,000,000,000,000,000');
  expect(figure(-2000)).toEqual({ en: '-2,000', fr: '-2\u202F000' });
  expect(figure(1234.5678)).toEqual({ en: '1,234.5678', fr: '1\u202F234,5678' });
  expect(figure(0.000001)).toEqual({ en: '0.000001', fr: '0,000001' });
  expect(figure(0)).toEqual({ en: '0', fr: '0' });
  expect(figure(1.5e18)).toEqual({ en: '1.5e18', fr: '1,5e18' });
  // What somebody wrote as a text stays as it is.
  expect(show('1e13')).toEqual({ en: '"1e13"', fr: '"1e13"' });
});

test('a fault tells what was found and what is allowed as each language writes numbers', () => {
  const [budget] = issuesOf({ money: { budgetEur: 2e13 } });
  expect(budget).toMatchObject({
    found: { en: '20,000,000,000,000', fr: '20\u202F000\u202F000\u202F000\u202F000' },
    allowed: {
      en: 'a number in EUR from 0 to 10,000,000,000,000',
      fr: 'un nombre de 0 à 10\u202F000\u202F000\u202F000\u202F000 (EUR)',
    },
    suggestion: { en: 'The highest is 10,000,000,000,000.' },
  });
  const [share] = issuesOf({ deliveries: { share: { value: 0.8, low: 0.9 } } });
  expect(share).toMatchObject({ found: { en: '0.9', fr: '0,9' }, suggestion: { fr: 'Ne dépassez pas 0,8.' } });
});

test('a year is a name, whose digits stand together', () => {
  const { scenario } = load(shipped());
  const [first] = scenario.catalogue.markets[0]!.years;
  const [issue] = issuesOf({ catalogue: { markets: { france: { years: { [first!.id]: { year: 1999 } } } } } });
  expect(issue).toMatchObject({ found: { en: '1999' }, allowed: { en: 'a whole number from 2000 to 2100' } });
  const answer = estimate('price', { year: 2300 }, scenario.catalogue);
  expect(answer).toMatchObject({
    ok: false,
    issues: [{ found: { fr: '2300' }, allowed: { fr: expect.stringMatching(/^une année de 20/) } }],
  });
});
