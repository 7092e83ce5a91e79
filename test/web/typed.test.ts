import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_DAY, LAST_DAY, readDate } from '../../web/controls/read-date.ts';
import type { Quantity } from '../../web/controls/lever-text.ts';
import { type Ask, machineText, readAtOnce, readTyped } from '../../web/controls/typed.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { readFormula } from '../../workers/formula.ts';
import { france } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const quantity = (id: string) => france.levers.find((lever) => lever.id === id) as Quantity;
const grid = quantity('paris-grid');
const share = quantity('delivered-share');
const crews = quantity('paris-crews');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const here: Ask = async (asked) => readFormula(asked);
const at = async (lever: Quantity, typed: string, words = en, present = Number(lever.planValue)) => {
  const reading = readAtOnce(lever, typed, present, words) ?? (await readTyped(lever, typed, present, words, here));
  return reading.ok ? reading.value : plain(reading.trouble);
};

test('plain numbers are read at once, without the reader of formulas', () => {
  for (const typed of ['62', '62 MW', '62.5', '1,000', 'plenty', '1e99', '-5'])
    expect(readAtOnce(grid, typed, 55, en), typed).toBeDefined();
  for (const typed of ['62 + 5', '0.1 GW', '+5 %', '62 furlongs']) expect(readAtOnce(grid, typed, 55, en), typed).toBeUndefined();
});

test('decimals and thousands are read as each language writes them', async () => {
  expect(machineText('1,5 GW + 1 200 MW', 'fr')).toBe('1.5 GW + 1200 MW');
  expect(machineText('1,500 MW + 0.5', 'en')).toBe('1500 MW + 0.5');
  expect(await at(grid, '0,1 GW', fr)).toBe(100);
  expect(await at(grid, '0.1 GW')).toBe(100);
  expect(await at(grid, '20,5 + 10,5 MW', fr)).toBe(31);
  expect(await at(grid, '50 000 kW', fr)).toBe(50);
  expect(await at(grid, '50,000 kW')).toBe(50);
  expect(await at(crews, '2 × 24 serveurs par semaine', fr)).toBe(48);
  expect(await at(crews, '2 x 24 servers a week')).toBe(48);
});

test('a signed percentage changes what stands, on a share too', async () => {
  expect(await at(grid, '+10 %')).toBe(60.5);
  expect(await at(grid, '−10 %')).toBe(49.5);
  expect(await at(share, '+5 %', en, 0.8)).toBe(0.84);
  expect(await at(share, '-5 %', fr, 0.8)).toBe(0.76);
  expect(await at(share, '65 %', en, 0.8)).toBe(0.65);
});

test('a fault says what is allowed and what is kept, in both languages', async () => {
  expect(await at(grid, '1.4 GWh')).toBe('“1.4 GWh” comes to another unit. Allowed: kW, MW and GW. 55 MW is kept.');
  expect(await at(grid, '1,4 GWh', fr)).toBe(
    '« 1,4 GWh » donne une autre unité. Unités admises : kW, MW et GW. Valeur conservée : 55 MW.',
  );
  expect(await at(grid, '62 furlongs')).toContain('“furlongs” is no unit that this field knows. Allowed: kW, MW and GW.');
  expect(await at(grid, '1.4 GW')).toBe('Allowed: 0 MW to 120 MW. 55 MW is kept.');
  const systems = quantity('/orders/2024-10-h200-paris/systems');
  expect(await at(systems, '850.5 x 1')).toBe('A whole number is needed. 850 systems is kept.');
  expect(await at(grid, '2 ** 3')).toContain('cannot be read');
  const broken = await readTyped(grid, '62 + 5', 55, fr, () => Promise.reject(new Error('no worker')));
  expect(plain(JSON.stringify(broken))).toContain('Lecture impossible : no worker.');
});

test('whatever is typed into a lever, it never leaves its range and nothing is thrown', async () => {
  const piece = fc.oneof(
    fc.constantFrom('1', '2,5', '1e9', ' ', '+', '-', '*', '/', '%', '(', ')', 'MW', ' GW', 'x', '=', '€'),
    fc.string({ maxLength: 3, unit: 'grapheme' }),
  );
  const some = france.levers.filter((lever): lever is Quantity => lever.kind === 'quantity');
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 8 }),
      fc.constantFrom(...some),
      fc.boolean(),
      async (pieces, lever, isFrench) => {
        const words = isFrench ? fr : en;
        const typed = pieces.join('');
        const reading =
          readAtOnce(lever, typed, lever.planValue, words) ?? (await readTyped(lever, typed, lever.planValue, words, here));
        if (!reading.ok) expect(reading.trouble).not.toBe('');
        else {
          expect(reading.value).toBeGreaterThanOrEqual(lever.min);
          expect(reading.value).toBeLessThanOrEqual(lever.max);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

const date = (typed: string, which: 'first' | 'last' = 'first') => {
  const read = readDate(typed, '2027-01-31', which);
  return read.ok ? `${read.date} ${read.sense}` : read.fault;
};

test('a month, a quarter, a half or a year is its first day, and its last where something ends', () => {
  for (const typed of ['2027-03', '03/2027', 'March 2027', 'mars 2027', 'MARS 2027', 'mar. 2027', 'début mars 2027'])
    expect(date(typed), typed).toBe('2027-03-01 month');
  for (const typed of ['T1 2027', 'Q1 2027', '2027-Q1', '2027 T1', 'q1/2027'])
    expect(date(typed), typed).toBe('2027-01-01 quarter');
  expect(date('S2 2027')).toBe('2027-07-01 half');
  expect(date('2027')).toBe('2027-01-01 year');
  expect(date('août 2027', 'last')).toBe('2027-08-31 month');
  expect(date('T1 2028', 'last')).toBe('2028-03-31 quarter');
  expect(date('fin 2027')).toBe('2027-12-31 year');
  expect(date('end of February 2028')).toBe('2028-02-29 month');
  expect(date('fin de T2 2027')).toBe('2027-06-30 quarter');
});

test('a day is read in either language and either order, and a day in figures is day first', () => {
  for (const typed of [
    '2027-03-15',
    '15/03/2027',
    '15.3.2027',
    '15 mars 2027',
    '15 March 2027',
    'March 15, 2027',
    '15th of March 2027',
  ])
    expect(date(typed), typed).toBe('2027-03-15 day');
  expect(date('1er avril 2027')).toBe('2027-04-01 day');
  expect(date('3/4/2027')).toBe('2027-04-03 order');
});

test('a date may be moved by so much', () => {
  expect(date('+3 months')).toBe('2027-04-30 shift');
  expect(date('+1 mois')).toBe('2027-02-28 shift');
  expect(date('- 2 semaines')).toBe('2027-01-17 shift');
  expect(date('−10 days')).toBe('2027-01-21 shift');
  expect(date('+ 1 an')).toBe('2028-01-31 shift');
});

test('what is no date is refused', () => {
  expect(date('31/02/2027')).toBe('noDay');
  expect(date('2027-13')).toBe('noDay');
  expect(date('29 février 2027')).toBe('noDay');
  expect(date('1999')).toBe('outside');
  expect(date('2101-01-01')).toBe('outside');
  expect(date('soon')).toBe('unread');
  expect(date('Q5 2027')).toBe('unread');
  expect(date('')).toBe('unread');
});

test('every day that is written is read again, and nothing that is typed leaves the range', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(FIRST_DAY), max: new Date(LAST_DAY), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      for (const words of [en, fr])
        for (const text of [words.format.date(iso), words.format.shortDate(iso), iso])
          expect(readDate(text, iso), text).toMatchObject({ ok: true, date: iso });
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+-]? ?\d{1,5}[ /.-]?[a-z]{0,8}\.? ?\d{0,4}$/)), (typed) => {
      const read = readDate(typed, '2027-01-31');
      if (read.ok) expect(read.date >= FIRST_DAY && read.date <= LAST_DAY).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
