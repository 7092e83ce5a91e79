import { expect, test } from 'vitest';
import { letterCounts, rowsCsv, shownRows, sourceRows } from '../../web/source-rows.ts';
import { sourceWords } from '../../web/source-words.ts';
import { france } from './plans.ts';

const [en, fr] = [sourceWords('en'), sourceWords('fr')];
const rows = sourceRows(france.parameters, france.levers, fr, en);
const all = { text: '', letter: '', group: '' } as const;

test('every parameter has a row with a name and a value', () => {
  expect(rows).toHaveLength(france.parameters.length);
  for (const { label, value, parameter } of rows) {
    expect(label, parameter.pointer).not.toBe('');
    expect(value, parameter.pointer).not.toBe('');
    expect(value, parameter.pointer).not.toMatch(/NaN|undefined|\[object/);
  }
});

test('filters by text in both languages, by letter and by group', () => {
  const pointers = (text: string) => shownRows(rows, { ...all, text }, 'place').map(({ parameter }) => parameter.pointer);
  expect(pointers('puissance garantie')).toContain('/sites/paris/gridSteps/existing/gridMw');
  expect(pointers('firm import paris')).toContain('/sites/paris/gridSteps/existing/gridMw');
  expect(shownRows(rows, { ...all, letter: 'A' }, 'place').every(({ parameter }) => parameter.confidence === 'A')).toBe(true);
  expect(shownRows(rows, { ...all, group: 'grid' }, 'place').every(({ parameter }) => parameter.group === 'grid')).toBe(true);
  const letters = letterCounts(rows).reduce((sum, { n }) => sum + n, 0);
  expect(letters + shownRows(rows, { ...all, letter: 'none' }, 'place').length).toBe(rows.length);
});

test('orders by letter and by date, and loses nothing', () => {
  for (const order of ['letter', 'date'] as const) expect(shownRows(rows, all, order)).toHaveLength(rows.length);
  const letters = shownRows(rows, all, 'letter').map(({ parameter }) => parameter.confidence ?? 'Z');
  expect(letters).toEqual([...letters].sort());
});

test('the CSV keeps numbers as they are, and begins no cell with a formula', () => {
  const row = {
    ...rows[0]!,
    field: '=1+1',
    parameter: { ...rows[0]!.parameter, value: -3.5, note: { en: 'says "so", twice', fr: 'le dit, deux fois' } },
  };
  const [head, line] = rowsCsv([row], 'en').split('\r\n');
  expect(head).toMatch(/^pointer,place,parameter,value,unit,low,high,letter,source,url,date,note$/);
  expect(line).toContain(",'=1+1,-3.5,");
  expect(line).toContain('"says ""so"", twice"');
  expect(rowsCsv([row], 'fr')).toContain('"le dit, deux fois"');
});
