import { expect, test } from 'vitest';
import { ageYears, letterCounts, rowsCsv, shownRows, sourceRows } from '../../web/source-rows.ts';
import { sourceWords } from '../../web/source-words.ts';
import { france } from './plans.ts';

const [en, fr] = [sourceWords('en'), sourceWords('fr')];
const rows = sourceRows(france.parameters, france.levers, fr, en);
const all = { text: '', letter: '', group: '', age: '', site: '' } as const;

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

test('filters by age and by site, and every value has an age or none', () => {
  const today = Date.UTC(2026, 10, 29);
  const aged = (age: '1' | '2' | 'none') => shownRows(rows, { ...all, age }, 'place', today);
  expect(aged('2').length).toBeGreaterThan(0);
  expect(aged('2').length).toBeLessThan(aged('1').length);
  for (const { parameter } of aged('2')) expect(Number(parameter.asOf!.slice(0, 4))).toBeLessThanOrEqual(2024);
  expect(aged('none').every(({ parameter }) => parameter.asOf === null || !/^\d{4}/.test(parameter.asOf))).toBe(true);
  const here = shownRows(rows, { ...all, site: 'mulhouse' }, 'place');
  expect(here.length).toBeGreaterThan(50);
  expect(here.every(({ parameter }) => parameter.pointer.startsWith('/sites/mulhouse/'))).toBe(true);
});

test('an age is counted in whole years from a day, the begin of a month or of a year', () => {
  const today = Date.UTC(2026, 10, 29);
  expect(ageYears('2024-11-28', today)).toBe(2);
  expect(ageYears('2024-11-30', today)).toBe(1);
  expect(ageYears('2024-06', today)).toBe(2);
  expect(ageYears('2026', today)).toBe(0);
  expect(ageYears('2027-03', today)).toBe(0);
  expect(ageYears('spring 2024', today)).toBeUndefined();
  expect(ageYears(null, today)).toBeUndefined();
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
