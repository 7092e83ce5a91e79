import { expect, test } from 'vitest';
import type { Issue } from '../../src/index.ts';
import { both } from '../../src/scenario/words.ts';
import { fieldText, type Quantity, readLever, refusedText, unitText, valueText } from '../../web/controls/lever-text.ts';
import { dailyCsv } from '../../web/daily-csv.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { monthLine } from '../../web/month.ts';
import { promiseLines } from '../../web/promises.ts';
import { fileName } from '../../web/save.ts';
import { slotsOf } from '../../web/sites.ts';
import { gpus, summary } from './fixtures.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const share: Quantity = {
  id: 'delivered-share',
  headline: true,
  advanced: false,
  field: 'deliveries.share',
  place: [],
  group: 'compute',
  targets: [{ pointer: '/deliveries/share', factor: 1 }],
  unit: '',
  confidence: 'C',
  source: null,
  asOf: null,
  note: null,
  kind: 'quantity',
  planValue: 0.8,
  low: 0.5,
  high: 1,
  min: 0,
  max: 1,
  step: 0.01,
  integer: false,
  balance: [],
  beside: [],
  instead: null,
  entry: null,
  idle: null,
};
const crews: Quantity = {
  ...share,
  id: 'paris-crews',
  unit: 'servers/week',
  planValue: 48,
  min: 8,
  max: 120,
  step: 1,
  integer: true,
};

test('a share is shown and typed in per cent', () => {
  expect(fieldText(share, 0.8, en)).toBe('80');
  expect(valueText(share, 0.585, fr)).toBe('58,5\u202f%');
  expect(readLever(share, '65', 0.8, en)).toEqual({ ok: true, value: 0.65 });
  expect(readLever(share, '58,5 %', 0.8, fr)).toEqual({ ok: true, value: 0.585 });
});

test('a unit stands in the plural of its value', () => {
  expect(unitText(crews, 1, en)).toBe('server a week');
  expect(plain(valueText(crews, 48, fr))).toBe('48 serveurs par semaine');
  expect(unitText({ ...crews, unit: 'furlongs' }, 2, en)).toBe('furlongs');
  // What is shown in hundredths is counted in them.
  const slope = { field: 'catalogue.coolings.air.vapourPerK', unit: '/K' };
  expect([0, 0.0135, 0.05].map((value) => plain(valueText(slope, value, fr)))).toEqual([
    '0 point par °C',
    '1,35 point par °C',
    '5 points par °C',
  ]);
});

test('a bad text is answered with what is allowed and what is kept', () => {
  expect(plain(JSON.stringify(readLever(crews, 'lots', 48, en)))).toContain('“lots” is not a number. 48 servers a week is kept.');
  expect(readLever(crews, '  ', 48, en)).toMatchObject({
    trouble: expect.stringMatching(/^A number is needed\. 48.servers a week is kept\.$/),
  });
  expect(plain(JSON.stringify(readLever(crews, '', 48, fr)))).toContain(
    'Il faut un nombre. Valeur conservée : 48 serveurs par semaine.',
  );
  expect(plain(JSON.stringify(readLever(crews, '500', 48, en)))).toContain('Allowed: 8 servers a week to 120 servers a week.');
  expect(plain(JSON.stringify(readLever(crews, '48.5', 48, en)))).toContain('A whole number is needed.');
});

test('what the engine refuses is told without the pointer, and by the name of the lever where the fault lies elsewhere', () => {
  const issue = (pointer: string): Issue => ({
    ...{ file: '--set', pointer, suggestion: both('', '') },
    found: both('1 ms', '1 ms'),
    allowed: both('at least 3 ms', 'au moins 3 ms'),
    message: both('all of it', 'le tout'),
  });
  const here = issue('/deliveries/share');
  // What cannot be chosen comes with what can.
  const cured = { ...issue('/market'), suggestion: both('Another may do.', 'Un autre convient.') };
  const choice = {
    ...share,
    id: '/market',
    kind: 'choice',
    options: ['a', 'b'],
    value: 'a',
    targets: [{ pointer: '/market' }],
  } as never;
  expect(refusedText(cured, choice, [choice], en)).toMatch(/former value is kept\. Another may do\.$/);
  expect(refusedText(here, share, [share], en)).toBe('Not possible: 1 ms. Allowed: at least 3 ms. The former value is kept.');
  expect(plain(refusedText(here, share, [share], fr))).toBe(
    'Impossible : 1 ms. Valeur admise : au moins 3 ms. La valeur précédente est conservée.',
  );
  const other = { ...share, id: '/orders/a/deliveredShare', targets: [{ pointer: '/orders/a/deliveredShare', factor: 1 }] };
  expect(plain(refusedText(issue(other.id), share, [share, { ...other, headline: false }], fr))).toContain('Impossible avec «');
  expect(refusedText(issue('/name'), share, [share], en)).toBe('all of it The former value is kept.');
});

test('a promise says what was reached by its day and when the rest came', () => {
  const [line] = promiseLines(summary, en);
  expect(plain(line!.reached)).toBe('20,002 of 25,000 by the end of 2025');
  expect(plain(line!.verdict)).toBe('not kept: short by 4,998; reached on 29 September 2027');
  const [french] = promiseLines(
    {
      ...summary,
      targets: [{ ...gpus, id: 'eur-2027', kind: 'committed-eur', target: 4e9, reached: 2.41e9, metOn: null, by: '2027-12-31' }],
    },
    fr,
  );
  expect(plain(french!.reached)).toBe('2,41 Md€ sur 4 Md€ pour fin 2027');
  expect(plain(french!.verdict)).toBe('non tenu : il manque 1,59 Md€');
});

test('a month is told with its power, and for each site what binds', () => {
  const line = monthLine(summary, '2026-11', en);
  expect(plain(`${line.month}: ${line.power}; ${line.sites.join('; ')}`)).toBe(
    'November 2026: 25.1 MW mean, 31.0 MW peak; Mulhouse: permit (Permit); Paris 25.1 MW: grid and cooling, 3.3 MW to the next: halls',
  );
});

test('places keep their colours whatever their order', () => {
  expect([...slotsOf(['leased-north', 'paris', 'mulhouse', 'x', 'y', 'z']).values()]).toEqual([
    '4',
    'paris',
    'mulhouse',
    '5',
    '6',
    'other',
  ]);
});

test('a file is named for plan, years and content, with nothing a file system refuses', () => {
  expect(fileName(summary, ['power', 'fr'], 'svg')).toBe('jalon_microsoft-france_2026-2027_power_fr.svg');
  expect(fileName({ ...summary, scenario: { ...summary.scenario, id: '../a b' } }, ['days'], 'csv')).toBe(
    'jalon_..-a-b_2026-2027_days.csv',
  );
});

test('the days of a CSV leave a gap where a value is unknown, and begin no cell with a formula', () => {
  const values = Float64Array.of(1.5, Number.NaN);
  const text = dailyCsv({ startMs: Date.UTC(2026, 0, 1), days: 2, daily: [{ name: '=gridMw', site: 'a,b', values }] });
  expect(text).toBe('date,"\'=gridMw a,b"\r\n2026-01-01,1.5\r\n2026-01-02,\r\n');
});
