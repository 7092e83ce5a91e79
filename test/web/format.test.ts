import { expect, test } from 'vitest';
import { formatFor, lastDayOf, readNumber } from '../../web/format.ts';

const en = formatFor('en');
const fr = formatFor('fr');

test('numbers are grouped as each language groups them, with spaces that do not break', () => {
  expect(en.number(25456)).toBe('25,456');
  expect(fr.number(25456)).toBe('25\u202f456');
  expect(fr.number(2.5, 1)).toBe('2,5');
  expect(en.number(-3)).toBe('−3');
  expect(en.number(-0)).toBe('0');
});

test('a number never parts from its unit', () => {
  expect(en.mw(39.2)).toBe('39\u202fMW');
  expect(fr.mw(4.25)).toBe('4,3\u202fMW');
  expect(en.mw(0)).toBe('0\u202fMW');
  expect(fr.mw1(1234.56)).toBe('1\u202f234,6\u202fMW');
});

test('what is unknown is a dash without a unit', () => {
  expect(en.mw(Number.NaN)).toBe('–');
  expect(fr.percent(Number.NaN)).toBe('–');
  expect(fr.eur(Number.NaN)).toBe('–');
});

test('per cent and euros are written as each language writes them', () => {
  expect(en.percent(0.57)).toBe('57%');
  expect(fr.percent(0.57)).toBe('57\u202f%');
  expect(en.eur(4e9)).toBe('€4\u202fbn');
  expect(fr.eur(2.41e9)).toBe('2,41\u202fMd€');
  expect(fr.eur(350e6)).toBe('350\u202fM€');
});

test('sums of money have three figures, and a thousand millions are a billion', () => {
  expect([2.364e9, 302.47e6, 39.11e6, 9.996e6, 4.25e6, 0].map(en.eur)).toEqual(
    ['2.36\u202fbn', '302\u202fm', '39.1\u202fm', '10\u202fm', '4.25\u202fm', '0\u202fm'].map((text) => `€${text}`),
  );
  expect([999.4e6, 999.6e6].map(fr.eur)).toEqual(['999\u202fM€', '1\u202fMd€']);
});

test('dates hold together, and French counts the first of a month', () => {
  expect(en.date('2027-09-29')).toBe('29\u00a0September\u00a02027');
  expect(fr.date('2027-09-29')).toBe('29\u00a0septembre\u00a02027');
  expect(fr.date('2029-07-01')).toBe('1er\u00a0juillet\u00a02029');
  expect(fr.date('2029-07-11')).toBe('11\u00a0juillet\u00a02029');
  expect(en.month('2027-04')).toBe('April\u00a02027');
  expect(fr.month('2027-08-15')).toBe('août\u00a02027');
});

test('a deadline at the end of a year or month is called so', () => {
  expect(en.endOf('2025-12-31')).toBe('the end of 2025');
  expect(fr.endOf('2025-12-31')).toBe('fin\u00a02025');
  expect(en.endOf('2026-02-28')).toBe('the end of February\u00a02026');
  expect(fr.endOf('2026-02-28')).toBe('fin\u00a0février\u00a02026');
  expect(en.endOf('2026-03-15')).toBe('15\u00a0March\u00a02026');
  expect(fr.endOf('2026-03-01')).toBe('le 1er\u00a0mars\u00a02026');
});

test('the plural follows the language: French has none for zero', () => {
  expect([0, 1, 2].map(en.plural)).toEqual(['other', 'one', 'other']);
  expect([0, 1, 2].map(fr.plural)).toEqual(['one', 'one', 'other']);
});

test('the last day of a run is the day before its end', () => {
  expect(lastDayOf('2028-01-01T00:00:00Z')).toBe('2027-12-31');
  expect(lastDayOf('2028-03-01')).toBe('2028-02-29');
});

test('a typed number is read in either way of writing', () => {
  expect(readNumber('55', 'en')).toBe(55);
  expect(readNumber(' 1,234.5 ', 'en')).toBe(1234.5);
  expect(readNumber('2,5', 'en')).toBe(2.5);
  expect(readNumber('1,234', 'en')).toBe(1234);
  expect(readNumber('1,234', 'fr')).toBe(1.234);
  expect(readNumber('2,5', 'fr')).toBe(2.5);
  expect(readNumber('2.5', 'fr')).toBe(2.5);
  expect(readNumber('1\u202f234,5', 'fr')).toBe(1234.5);
  expect(readNumber('55 MW', 'en', ['MW'])).toBe(55);
  expect(readNumber('80\u202f%', 'fr', ['%'])).toBe(80);
  expect(readNumber('1.4 GW', 'en', ['MW'])).toBeUndefined();
  expect(readNumber('55 MW or so', 'en', ['MW'])).toBeUndefined();
  expect(readNumber('−3', 'en')).toBe(-3);
});

test('a text that is no number is not read as one', () => {
  for (const typed of ['', 'many', 'MW', '--3', '1.2.3', '12 to 15', 'Infinity'])
    expect(readNumber(typed, 'en'), typed).toBeUndefined();
});
