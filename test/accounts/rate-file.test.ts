import { describe, expect, test } from 'vitest';
import { layOver, readRates } from '../../src/accounts/rate-file.ts';
import type { RateFile } from '../../src/scenario/imports.ts';
import { timeline } from '../../src/timeline.ts';
import { csvText } from '../hours-files.ts';

function read(text: string, kind?: 'price' | 'carbon'): RateFile {
  const answer = readRates({ file: 'here.csv', text }, kind);
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer.file;
}

function told(text: string, kind?: 'price' | 'carbon'): (string | undefined)[][] {
  const answer = readRates({ file: 'here.csv', text }, kind);
  if (answer.ok) throw new Error('This file should be refused.');
  return answer.issues.map(({ place, found, allowed }) => [place?.en, found.en, allowed.en]);
}

/** 2026-01-01T00Z, counted by hand: 56 years of 365 days, 14 of them leap years. */
const NEW_YEAR_H = (56 * 365 + 14) * 24;

describe('hours of a CSV', () => {
  test('are known by the head of their column', () => {
    expect(read(csvText('eurPerMwh', '2026-01-01', [50, -3.5, 0]))).toMatchObject({
      kind: 'price',
      name: 'here.csv',
      hour: Int32Array.of(NEW_YEAR_H, NEW_YEAR_H + 1, NEW_YEAR_H + 2),
      value: Float64Array.of(50, -3.5, 0),
    });
    expect(read(csvText('gPerKwh', '2026-01-01', [21])).kind).toBe('carbon');
  });

  test.each([
    ['semicolons', 'timeUtc;eurPerMwh\n2026-01-01T00:00Z;50.25\n'],
    ['decimal commas', 'timeUtc;eurPerMwh\n2026-01-01T00:00Z;50,25\n'],
    ['seconds', 'timeUtc,eurPerMwh\n2026-01-01T00:00:00Z,50.25\n'],
    ['thousandths of a second', 'timeUtc,eurPerMwh\n2026-01-01T00:00:00.000Z,50.25\n'],
    ['a space, and no Z', 'timeUtc,eurPerMwh\n2026-01-01 00:00,50.25\n'],
    ['an offset of nothing', 'timeUtc,eurPerMwh\n2026-01-01T00:00+00:00,50.25\n'],
    ['quotation marks', '"timeUtc","eurPerMwh"\r\n"2026-01-01T00:00Z","50.25"\r\n'],
    ['a byte order mark and empty lines', '\uFEFFtimeUtc,eurPerMwh\n2026-01-01T00:00Z, 50.25 \n\n'],
  ])('may be written with %s', (_, text) => {
    expect(read(text)).toMatchObject({ hour: Int32Array.of(NEW_YEAR_H), value: Float64Array.of(50.25) });
  });

  test('without a value are hours that the file lacks', () => {
    expect([...read(csvText('eurPerMwh', '2026-01-01', [1, '', 3])).hour]).toEqual([NEW_YEAR_H, NEW_YEAR_H + 2]);
  });

  test('have the same fingerprint whatever ends their lines, and another when a value differs', () => {
    const text = csvText('eurPerMwh', '2026-01-01', [1, 2]);
    expect(read(text.replaceAll('\n', '\r\n')).digest).toBe(read(text).digest);
    expect(read(text.replace('2\n', '2.5\n')).digest).not.toBe(read(text).digest);
  });
});

describe('a CSV that is refused says where', () => {
  const HEADS = 'timeUtc,eurPerMwh or timeUtc,gPerKwh';
  test.each([
    ['nothing', '', [['line 1, column 1', 'an empty file', HEADS]]],
    ['other columns', 'date,price\n', [['line 1, column 1', '"date,price"', HEADS]]],
    ['a head alone', 'timeUtc,gPerKwh\n', [['line 2, column 1', 'no row', 'one row an hour']]],
    ['a third column', 'timeUtc,gPerKwh\n2026-01-01T00:00Z,1,2\n', [['line 2', '3 columns', '2 columns']]],
    [
      'half an hour, a local clock, no date',
      'timeUtc,gPerKwh\n2026-01-01T00:30Z,1\n2026-01-01T01:00+01:00,1\n2026-02-30T00:00Z,1\n2026-01-01T24:00Z,1\n',
      [
        ['line 2, column 1', '"2026-01-01T00:30Z"', 'a full hour of UTC, as in 2026-01-31T23:00Z'],
        ['line 3, column 1', '"2026-01-01T01:00+01:00"', 'a full hour of UTC, as in 2026-01-31T23:00Z'],
        ['line 4, column 1', '"2026-02-30T00:00Z"', 'a full hour of UTC, as in 2026-01-31T23:00Z'],
        ['line 5, column 1', '"2026-01-01T24:00Z"', 'a full hour of UTC, as in 2026-01-31T23:00Z'],
      ],
    ],
    [
      'an hour twice, and one that comes late',
      'timeUtc,gPerKwh\n2026-01-01T01:00Z,1\n2026-01-01T01:00Z,1\n2026-01-01T00:00Z,1\n',
      [
        ['line 3, column 1', '"2026-01-01T01:00Z"', 'an hour after 2026-01-01T01:00Z'],
        ['line 4, column 1', '"2026-01-01T00:00Z"', 'an hour after 2026-01-01T01:00Z'],
      ],
    ],
    [
      'values out of bounds, and words',
      'timeUtc,gPerKwh\n2026-01-01T00:00Z,-1\n2026-01-01T01:00Z,lots\n2026-01-01T02:00Z,1e9\n',
      [
        ['line 2, column 2', '"-1"', 'an intensity from 0 to 5,000 g/kWh'],
        ['line 3, column 2', '"lots"', 'an intensity from 0 to 5,000 g/kWh'],
        ['line 4, column 2', '"1e9"', 'an intensity from 0 to 5,000 g/kWh'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('a decimal comma between commas is a third column', () => {
    expect(told('timeUtc,eurPerMwh\n2026-01-01T00:00Z,50,25\n')).toEqual([['line 2', '3 columns', '2 columns']]);
  });

  test('prices are no carbon', () => {
    expect(told(csvText('eurPerMwh', '2026-01-01', [1]), 'carbon')).toEqual([
      ['line 1, column 1', '"timeUtc,eurPerMwh"', 'timeUtc,gPerKwh'],
    ]);
  });
});

test('hours of a file stand in the place of a run’s own, and the others stay', () => {
  const time = timeline('2026-01-01', '2026-01-02');
  const own = new Float64Array(24).fill(7);
  // Two hours before the run, three in it with one missing, and one after it.
  const file = read(
    `timeUtc,eurPerMwh\n2025-12-31T22:00Z,1\n2025-12-31T23:00Z,1\n2026-01-01T00:00Z,10\n2026-01-01T01:00Z,\n2026-01-01T02:00Z,30\n2026-01-02T00:00Z,9\n`,
  );
  const { values, hours } = layOver(own, file, time);
  expect(hours).toBe(2);
  expect([...values]).toEqual([10, 7, 30, ...Array(21).fill(7)]);
  expect(own.every((value) => value === 7)).toBe(true);
  expect(layOver(own, undefined, time)).toEqual({ values: own, hours: 0 });
});
