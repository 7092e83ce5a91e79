/** The published results that ship: facts with sources, told in both languages, and the table of the README. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Tally } from '../../src/index.ts';
import { accuracyWords } from '../../web/accuracy-words.ts';
import { model } from '../../workers/model.ts';

const answer = await model.accuracy();
if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
const { cases, kinds } = answer.validation;
const FACILITY = ['facility-pue', 'facility-wue', 'ups', 'weather', 'price'];

test('every case has a source with an address, a letter, a name in both languages, and says whether it was in a fit', () => {
  expect(cases.length).toBeGreaterThan(45);
  for (const { id, source, confidence, name, fitted, predicted } of cases) {
    expect(source, id).toMatch(/^[^:]+.*: https:\/\/\S+( https:\/\/\S+)*$/);
    expect(confidence, id).toMatch(/^[ABCD]$/);
    expect(name!.en, id).not.toBe('');
    expect(name!.fr, id).not.toBe('');
    expect(fitted, id).toBeTypeOf('boolean');
    expect(predicted, id).not.toBeNull();
  }
});

test('French names and notes have their spaces, and no English in them', () => {
  for (const { id, name, note } of cases)
    for (const text of [name!.fr, note?.fr ?? '']) {
      expect(text, id).not.toMatch(/ [;:!?%]|\d \d{3}\b|\d,\d{3}\b/);
      expect(text, id).not.toMatch(/\b(?:the|of|on|with|tokens|batch|server|offline)\b/);
    }
});

test('all cases of a kind of work have one tolerance', () => {
  for (const { kind } of kinds.filter((one) => !FACILITY.includes(one.kind)))
    expect(new Set(cases.filter((one) => one.kind === kind).map(({ tolerance }) => tolerance)).size, kind).toBe(1);
});

test('cases of sites have the tolerances that their table states, and no others', () => {
  const widest = (kind: string, key: 'tolerance' | 'absoluteTolerance') =>
    Math.max(...cases.filter((one) => one.kind === kind).map((one) => one[key] ?? 0));
  expect(FACILITY.map((kind) => [widest(kind, 'tolerance'), widest(kind, 'absoluteTolerance')])).toEqual([
    [0, 0.05],
    [0.25, 0.03],
    [0, 0.005],
    [0.1, 1],
    [0.35, 0],
  ]);
});

test('sites on which a class of operators was set are told as fitted', () => {
  const fitted = cases.filter((one) => one.kind === 'facility-pue' && one.fitted).map(({ id }) => id);
  expect(fitted).toEqual(
    expect.arrayContaining(['pue-scaleway-dc2', 'pue-scaleway-dc3', 'pue-scaleway-dc5', 'pue-aws-ireland', 'pue-esif']),
  );
});

test('some cases were in no fit, and some fail: they are not chosen to flatter', () => {
  expect(cases.filter(({ fitted }) => fitted === false).length).toBeGreaterThan(10);
  expect(cases.filter(({ passes }) => !passes).length).toBeGreaterThan(5);
});

test.each([
  ['en', 'README.md', ' of '],
  ['fr', 'README.fr.md', ' sur '],
] as const)('the table of the README is what the models give, in %s', (language, file, of) => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  const readme = plain(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).replaceAll(' %', '%');
  const { format, name } = accuracyWords(language);
  const percent = (share: number | null) => plain(format.percent(share!, 1, 1)).replace(' %', '%');
  const part = (tally: Tally | undefined) =>
    tally ? `${tally.passing}${of}${tally.cases} | ${percent(tally.medianError)}` : '– | –';
  for (const { kind, fitted, unseen, ...all } of kinds) {
    const start = `| ${name('kind', kind)} |`;
    expect(readme.split('\n').find((line) => line.startsWith(start))).toBe(
      `${start} ${part(all)} | ${percent(all.worstError)} | ${part(fitted)} | ${part(unseen)} |`,
    );
  }
});
