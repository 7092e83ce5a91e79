import { expect, test } from 'vitest';
import { timeScale } from '../../web/charts/axis.ts';
import { layoutRibbon } from '../../web/charts/ribbon.ts';
import { chartData } from '../../web/charts/series.ts';
import { textWidth } from '../../web/charts/text.ts';
import { overview } from './fixtures.ts';

const data = chartData(overview);
const x = timeScale(data.startMs, data.endMs, { x: 100, y: 0, width: 730, height: 0 });
const place = { left: 0, top: 300, right: 900, namesAbove: false };
const words = {
  siteName: (row: { id: string }) => row.id,
  constraint: (constraint: string) => constraint,
  letter: (constraint: string) => constraint[0]!.toUpperCase(),
};

test('a month has its days on the axis of the chart: January takes 31 pixels of 730 for 730 days', () => {
  const { rows } = layoutRibbon(data, x, place, words);
  expect(rows[0]!.cells).toHaveLength(24);
  expect(rows[0]!.cells[0]).toMatchObject({ month: '2026-01', x: 100, width: 31 });
  expect(rows[0]!.cells[1]).toMatchObject({ x: 131, width: 28 });
  for (const row of rows)
    for (let m = 1; m < 24; m++) expect(row.cells[m]!.x).toBeCloseTo(row.cells[m - 1]!.x + row.cells[m - 1]!.width, 9);
});

test('months bound by the same thing are one run with one word', () => {
  const { rows } = layoutRibbon(data, x, place, words);
  expect(rows.map((row) => row.runs.map((run) => run.text))).toEqual([
    ['permit', 'halls'],
    ['grid + cooling', 'deliveries'],
  ]);
  expect(rows[1]!.runs[0]!.width).toBeCloseTo(365, 9);
});

test('a word that does not fit becomes its letter, and the pattern is explained below', () => {
  const narrow = timeScale(data.startMs, data.endMs, { x: 0, y: 0, width: 70, height: 0 });
  const { rows, key } = layoutRibbon(data, narrow, { ...place, namesAbove: true }, words);
  expect(rows[0]!.runs.map((run) => run.text)).toEqual(['permit', 'H']);
  expect(key.map((entry) => entry.constraint)).toEqual(['halls', 'grid', 'cooling', 'deliveries']);
});

test('months of which nothing is known stay empty', () => {
  const rows = [{ ...data.rows[0]!, months: data.rows[0]!.months.map((cell, m) => (m < 3 ? [] : cell)) }];
  const marks = layoutRibbon({ ...data, rows }, x, place, words);
  expect(marks.rows[0]!.runs[0]!.x).toBe(190);
});

test('rows do not touch, with names beside them or above', () => {
  for (const namesAbove of [false, true]) {
    const { rows, height } = layoutRibbon(data, x, { ...place, namesAbove }, words);
    expect(rows[1]!.y - rows[0]!.y).toBeGreaterThanOrEqual(namesAbove ? 34 : 22);
    expect(height).toBeGreaterThanOrEqual(rows[1]!.y + 18 - place.top);
  }
});

test('text widths follow the advances of the font, accents weigh nothing', () => {
  expect(textWidth('0', 1000)).toBe(497);
  expect(textWidth('é', 1000)).toBe(textWidth('e', 1000));
  expect(textWidth('39\u202fMW', 1000)).toBe(2 * 497 + 120 + 727 + 786 - 727 - 786 + textWidth('MW', 1000));
});
