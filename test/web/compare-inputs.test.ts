import { expect, test } from 'vitest';
import { comparedInputs } from '../../src/index.ts';
import { inputCounts, inputRows, inputsCsv, type Order, shownInputs } from '../../web/compare-inputs.ts';
import { SHOWS } from '../../web/compared.ts';
import { amountOf, outcomeText, percentOf, signedOf } from '../../web/compare-text.ts';
import { compareWords } from '../../web/compare-words.ts';
import { compareEn } from '../../web/i18n/compare-en.ts';
import { compareFr } from '../../web/i18n/compare-fr.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { sourceWords } from '../../web/source-words.ts';
import { plan } from '../fixtures.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';

const plans = ['microsoft-france', 'brownfield', 'mulhouse-late'].map((name) => plan(name));
const inputs = comparedInputs(plans);
const rowsIn = (language: 'en' | 'fr') => inputRows(inputs, sourceWords(language), compareWords(language));
const rows = rowsIn('en');

test('the counts are of all inputs, whatever is shown and in what order', () => {
  const counts = inputCounts(rows);
  expect(counts.all).toBe(inputs.length);
  expect(counts.different + counts.equal).toBe(counts.all);
  const orders: Order[] = (['document', 'name', 0, 1, 2] as const).flatMap((by) => [true, false].map((down) => ({ by, down })));
  for (const order of orders)
    for (const show of SHOWS) {
      const shown = shownInputs(rows, show, order, 'en');
      expect(shown).toHaveLength(counts[show]);
      // Sorting moves whole rows: each keeps its own values.
      for (const { input, texts } of shown.slice(0, 40)) expect(texts).toEqual(rows.find((row) => row.input === input)!.texts);
      if (show !== 'all') for (const { input } of shown) expect(input.differs).toBe(show === 'different');
    }
});

test('numbers are sorted by their value, and what a plan lacks stands last', () => {
  const shown = shownInputs(rows, 'all', { by: 1, down: false }, 'en').map(({ input }) => input.values[1] ?? null);
  const numbers = shown.filter((value) => typeof value === 'number');
  expect(shown.slice(0, numbers.length)).toEqual([...numbers].sort((a, b) => a - b));
  const lacking = shown.filter((value) => value === null).length;
  expect(lacking).toBeGreaterThan(0);
  expect(shown.slice(-lacking).every((value) => value === null)).toBe(true);
});

test.each(['en', 'fr'] as const)('every input that differs between two plans of ours has words in %s', (language) => {
  const words = sourceWords(language);
  for (const name of PLAN_NAMES.slice(1)) {
    const pair = comparedInputs([plans[0]!, plan(name)]).filter(({ differs }) => differs);
    for (const { label, texts, input } of inputRows(pair, words, compareWords(language))) {
      expect(label, input.pointer).not.toMatch(/\w\.\w|undefined|\{|Section|Rubrique/);
      expect(texts[0], input.pointer).not.toBe(texts[1]);
      expect(texts.join(), input.pointer).not.toMatch(/undefined|\[object|NaN/);
    }
  }
});

test('the file has the plain values, and quotes what a spreadsheet would take apart', () => {
  const shown = shownInputs(rows, 'different', { by: 'document', down: false }, 'en');
  const lines = inputsCsv(shown, ['A', 'B', 'C']).split('\r\n');
  expect(lines[0]).toBe('pointer,input,unit,differs,A,B,C');
  expect(lines).toHaveLength(shown.length + 2);
  expect(lines.find((line) => line.startsWith('/sites/mulhouse/activities/grid-works'))).toBeUndefined();
  expect(lines.find((line) => line.startsWith('/to,'))).toBe('/to,Day after the last,,true,2028-01-01,2028-01-01,2033-01-01');
});

test('a difference has its sign, its unit and the plural of the language', () => {
  const [words, said] = [wordsFor('en'), compareWords('en')];
  expect(signedOf('peakGridMw', 8.42, words, said)).toBe('+8.4\u202fMW');
  expect(signedOf('energyCostEur', -3.2e6, words, said)).toBe('−€3.2\u202fm');
  expect(signedOf('firstLoad/paris', 1, words, said)).toBe('+1\u202fday');
  expect(signedOf('firstLoad/paris', -214, words, said)).toBe('−214\u202fdays');
  expect(signedOf('accelerators', 0, words, said)).toBe('0');
  expect(amountOf('tokensOut', 3.7e15, words, said)).toBe('3.7\u202fP tokens');
  expect(outcomeText('firstLoad/paris', Number.NaN, words, said)).toBe('never');
  expect(outcomeText('firstLoad/paris', 20000, wordsFor('fr'), compareWords('fr'))).toBe('4\u00a0oct.\u00a02024');
  expect(percentOf('peakGridMw', 41, 40, words)).toBe('+2.5%');
  expect(percentOf('accelerators', 30, 0, words)).toBe('–');
});

test('both languages say the same things, fill in the same values, and use no plain space before high punctuation', () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  expect(Object.keys(compareFr).sort()).toEqual(Object.keys(compareEn).sort());
  for (const key of Object.keys(compareEn) as (keyof typeof compareEn)[]) {
    expect(names(compareFr[key]), key).toEqual(names(compareEn[key]));
    expect(compareWords('fr').say(key), key).not.toMatch(/ [;:!?»]|« /);
    for (const text of [compareEn[key], compareFr[key]]) expect(text, key).not.toMatch(/[!']/);
  }
});
