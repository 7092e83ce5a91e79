import { expect, test } from 'vitest';
import type { CaseResult } from '../../src/index.ts';
import { caseRows, casesCsv, NO_CASE_FILTER, shownCases, signedText } from '../../web/accuracy-rows.ts';
import { findingText, tolerancesText } from '../../web/accuracy-text.ts';
import { type AccuracyKey, accuracyWords } from '../../web/accuracy-words.ts';
import { layoutDots, limitOf } from '../../web/charts/dots.ts';
import { formatFor } from '../../web/format.ts';
import { accuracyEn } from '../../web/i18n/accuracy-en.ts';
import { accuracyFr } from '../../web/i18n/accuracy-fr.ts';
import { model } from '../../workers/model.ts';

const answer = await model.accuracy();
if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
const { validation } = answer;
const { cases } = validation;
const [en, fr] = [accuracyWords('en'), accuracyWords('fr')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const keys = Object.keys(accuracyEn) as AccuracyKey[];
const caseOf = (id: string): CaseResult => cases.find((one) => one.id === id)!;

test('both languages say the same things, with the same values and the same parts in semibold', () => {
  expect(Object.keys(accuracyFr)).toEqual(keys);
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const key of keys) {
    expect(accuracyFr[key].trim(), key).not.toBe('');
    expect(names(accuracyFr[key]), key).toEqual(names(accuracyEn[key]));
    expect(accuracyFr[key].split('*').length, key).toBe(accuracyEn[key].split('*').length);
    expect(fr.say(key), key).not.toMatch(/ [;:!?»]|« |[!']/);
  }
});

test('every kind and quantity that ships has a name in both languages', () => {
  for (const { kind, quantity } of cases)
    for (const words of [en, fr]) {
      expect(words.name('kind', kind)).not.toBe(kind);
      expect(words.name('quantity', quantity)).not.toBe(quantity);
    }
});

test('a rate in FLOP says whether they are those of the model or of the hardware', () => {
  for (const [key, text] of [...Object.entries(accuracyEn), ...Object.entries(accuracyFr)])
    if (key.startsWith('quantity.') && text.includes('FLOP')) expect(text).toMatch(/model|hardware|modèle|matériel/);
});

test('a row has its figures in the numbers of the language', () => {
  const texts = (id: string, words = fr) => {
    const [row] = caseRows([caseOf(id)], words);
    return [row!.predicted, row!.published, row!.error, row!.tolerance].map(plain);
  };
  expect(texts('mfu-175b-a100-12288')).toEqual(['49,4 %', '55,2 %', '−10,5 %', '±10 %']);
  expect(texts('run-bloom-176b')).toEqual(['953 896 h', '1 082 990 h', '−11,9 %', '±25 %']);
  expect(texts('lyon-p99')).toEqual(['31,21 °C', '31,2 °C', '0,0 %', '±1 K']);
  expect(texts('wue-aws-frankfurt')).toEqual(['0 L/kWh', '0,01 L/kWh', '−100,0 %', '±25 % ou ±0,03 L/kWh']);
  expect(texts('psu-titanium-10', en)).toEqual(['91.5%', '90–100%', '0.0%', 'within the range']);
  expect(texts('ups-modern-25', en)).toEqual(['96.2%', '97%', '−0.8%', '±0.5 points']);
  expect(texts('pue-scaleway-dc2', en)).toEqual(['1.511', '1.48–1.55', '0.0%', '±0.05']);
  expect(texts('run-bloom-176b', en)).toEqual(
    ['953 896 h', '1 082 990 h', '−11.9%', '±25%'].map((text) => text.replace(/(\d) (?=\d)/g, '$1,')),
  );
});

test('an error that rounds to nothing has no sign', () => {
  const format = formatFor('en');
  expect([0.0004, -0.0004, 0.0006, -0.0006].map((error) => signedText(error, format))).toEqual([
    '0.0%',
    '0.0%',
    '+0.1%',
    '−0.1%',
  ]);
});

test('what fails and what was in a fit is said in words, and filtered', () => {
  const rows = caseRows(cases, en);
  const failing = shownCases(rows, { ...NO_CASE_FILTER, failing: true });
  expect(failing.map(({ result }) => result.id)).toContain('run-lucie-7b');
  expect(failing.every(({ verdict }) => verdict === 'beyond')).toBe(true);
  const unseen = shownCases(rows, { kind: 'training-time', failing: false, unseen: true });
  expect(unseen.map(({ result }) => result.id)).toEqual([256, 512, 10752, 11616].map((n) => `time-gpt3-h100-${n}`));
  expect(shownCases(rows, NO_CASE_FILTER)).toHaveLength(cases.length);
  expect(shownCases(rows, NO_CASE_FILTER).map(({ result }) => result.id)).toEqual(cases.map(({ id }) => id));
  const sizes = shownCases(rows, NO_CASE_FILTER, 'error').map(({ result }) => Math.abs(result.error ?? Number.MAX_VALUE));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test('the finding counts what passes, in both languages', () => {
  const passing = cases.filter(({ passes }) => passes).length;
  expect(findingText(validation, en)).toContain(`${passing} of ${cases.length} cases`);
  expect(plain(findingText(validation, fr))).toContain(`${passing} cas sur ${cases.length}`);
  expect(plain(tolerancesText(validation, fr))).toContain('entraînement entier 25 %');
  expect(tolerancesText(validation, en)).toContain('PUE of a site, water of a site, power chain, weather and price of power.');
});

test('a source is a title and its addresses', () => {
  const [row] = caseRows([caseOf('first-token-70b-h100')], en);
  expect(row!.source.title).toBe('Patel et al. 2024, Splitwise, and its profiles');
  expect(row!.source.urls).toHaveLength(2);
});

test('the CSV keeps numbers as they are', () => {
  const [head, line] = casesCsv(caseRows([caseOf('rate-405b-h100-16384')], fr), 'fr').split('\r\n');
  expect(head).toBe('id,name,kind,quantity,predicted,published,publishedTo,error,tolerance,passes,fitted,letter,source,note');
  expect(line).toMatch(/^rate-405b-h100-16384,.*,modelTflopPerSPerAccelerator,401\.\d+,400,,0\.00\d+,0\.1,true,true,B,/);
});

test('dots stand inside the chart at every width, and what is too far off has an arrow at the edge', () => {
  const dots = caseRows(cases, en).map(({ result, name, error, verdict, fit }) => ({
    id: result.id,
    kind: result.kind,
    name,
    error: result.error!,
    tolerance: result.allowedError,
    isBeyond: verdict === 'beyond',
    isUnseen: fit === 'unseen',
    text: error,
  }));
  for (const width of [300, 700, 1120]) {
    const { groups, height } = layoutDots(dots, width, String, String);
    const rows = groups.flatMap((group) => group.rows);
    expect(rows).toHaveLength(cases.length);
    for (const { x, y, from, to } of rows) {
      expect(Math.min(x!, from)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x!, to)).toBeLessThanOrEqual(width);
      expect(y).toBeLessThan(height);
    }
    const limits = new Map(groups.map(({ kind }) => [kind, limitOf(dots.filter((dot) => dot.kind === kind))]));
    expect(rows.filter(({ mark }) => mark === 'right').map(({ id }) => id)).toEqual(
      dots.filter(({ kind, error }) => error > limits.get(kind)!).map(({ id }) => id),
    );
    expect([...limits].flatMap(([kind, limit]) => (limit < 0.2 ? [kind] : []))).toEqual(['facility-pue', 'ups']);
    // What may be off the axis and still within its tolerance has an arrow and its error too.
    const isMarked = ({ mark, isBeyond }: (typeof rows)[number]) => isBeyond || mark === 'left' || mark === 'right';
    expect(rows.every((row) => isMarked(row) === (row.text !== '') && isMarked(row) !== (row.mark === 'dot'))).toBe(true);
  }
});
