import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Formula, LONGEST_FORMULA, readFormula } from '../../workers/formula.ts';

const MW: Formula = { text: '', unit: 'MW', names: ['MW'], percent: false, present: 62 };
const read = (text: string, field: Partial<Formula> = {}) => readFormula({ ...MW, ...field, text });
const value = (text: string, field: Partial<Formula> = {}) => {
  const answer = read(text, field);
  return answer.ok ? answer.value : answer;
};
const fault = (text: string, field: Partial<Formula> = {}) => {
  const answer = read(text, field);
  return answer.ok ? answer.value : answer.fault;
};

test('power is read in any of its units, alone or reckoned with', () => {
  expect(value('1.4 GW')).toBe(1400);
  expect(value('62 MW + 10 %')).toBe(68.2);
  expect(value('62 + 5')).toBe(67);
  expect(value('62 MW + 500 kW')).toBe(62.5);
  expect(value('62 MW + 5')).toBe(67);
  expect(value('2 x 30 MW')).toBe(60);
  expect(value('2x30')).toBe(60);
  expect(value('(12 + 18) × 2 MW')).toBe(60);
  expect(value('100 kWh ÷ 2 h')).toBe(0.05);
  expect(value('38mw')).toBe(38);
  expect(value('90 MW − 10 % − 10 %')).toBe(72.9);
});

test('a sign before a percentage, a factor or a divisor goes on from the value that stands', () => {
  expect(read('+5 %')).toEqual({ ok: true, value: 65.1, relative: true });
  expect(read('-50 %')).toEqual({ ok: true, value: 31, relative: true });
  expect(read('* 2')).toEqual({ ok: true, value: 124, relative: true });
  expect(read('/ 2')).toEqual({ ok: true, value: 31, relative: true });
  expect(read('+5')).toEqual({ ok: true, value: 5, relative: false });
});

test('money takes its thousands, millions and billions in either language', () => {
  const money = { unit: 'EUR', names: [], present: 4e9 };
  expect(value('€4 bn', money)).toBe(4e9);
  expect(value('EUR 4 bn', money)).toBe(4e9);
  expect(value('4 Md€', money)).toBe(4e9);
  expect(value('4 Md EUR', money)).toBe(4e9);
  expect(value('250 M EUR', money)).toBe(250e6);
  expect(value('€59.8 m', money)).toBe(59.8e6);
  expect(value('120 k€ + 5 k€', money)).toBe(125e3);
  expect(value('75 EUR/MWh + 10 %', { unit: 'EUR/MWh', names: [] })).toBe(82.5);
  expect(value('0.075 EUR/kWh', { unit: 'EUR/MWh', names: [] })).toBe(75);
  expect(value('4 USD', money)).toMatchObject({ fault: 'unit' });
});

test('time, energy, carbon, water and degrees are turned into the unit of the field', () => {
  const of = (unit: string, names: readonly string[] = []) => ({ unit, names });
  expect(value('1.5 years', of('months'))).toBe(18);
  expect(value('2 ans', of('months'))).toBe(24);
  expect(value('1 an + 6 mois', of('months', ['mois', 'month', 'months']))).toBe(18);
  expect(value('2 weeks', of('days'))).toBe(14);
  expect(value('28 000 MWh/year'.replace(' ', ''), of('GWh/year'))).toBe(28);
  expect(value('28 GWh par an', of('GWh/year'))).toBe(28);
  expect(value('0.43 kg/kWh', of('g/kWh'))).toBe(430);
  expect(value('430 gCO2/kWh', of('g/kWh'))).toBe(430);
  expect(value('2 m3/MWh', of('L/kWh'))).toBe(2);
  expect(value('35 °C + 2 K', of('degC'))).toBe(37);
  expect(value('2 °C', of('K'))).toBe(2);
  expect(value('1.2 ms * 2', of('ms'))).toBe(2.4);
  expect(value('2 × 24 serveurs par semaine', of('servers/week', ['serveurs par semaine']))).toBe(48);
  expect(value('500 h/year', of('hours/year'))).toBe(500);
  expect(value('1 TB/s', of('GB/s'))).toBe(1000);
});

test('in a share a bare number is per cent, and points are added where per cent would be of what stands', () => {
  const share = { unit: '', names: [], percent: true, present: 0.8 };
  expect(value('30 + 5', share)).toBe(0.35);
  expect(value('80 % + 5 points', share)).toBe(0.85);
  expect(value('80 % + 5 %', share)).toBe(0.84);
  expect(value('+5 %', share)).toBe(0.84);
  expect(value('120 % / 2', share)).toBe(0.6);
  expect(value('50 % * 50 %', share)).toBe(0.25);
  expect(value('50 %', { unit: '', names: [] })).toBe(0.5);
});

test('what cannot be meant is refused by its name', () => {
  expect(fault('1.4 GWh')).toBe('unit');
  expect(fault('300 K', { unit: 'degC', names: [] })).toBe('unit');
  expect(read('62 furlongs')).toEqual({ ok: false, fault: 'word', at: 'furlongs' });
  expect(read('62 constructor')).toEqual({ ok: false, fault: 'word', at: 'constructor' });
  expect(fault('62 MW + 5 EUR')).toBe('mixed');
  expect(fault('90 %')).toBe('percent');
  expect(fault('10 % + 62 MW')).toBe('percent');
  expect(fault('62 MW / 0')).toBe('infinite');
  expect(fault('sqrt(62)')).toBe('notAllowed');
  expect(fault('present')).toBe('word');
  expect(fault('x = 62')).toBe('syntax');
  expect(fault('a = 62')).toBe('notAllowed');
  expect(fault('62 ^ 2')).toBe('notAllowed');
  expect(fault('5!')).toBe('notAllowed');
  expect(fault('62; 63')).toBe('syntax');
  expect(fault('62 MW +')).toBe('syntax');
  expect(fault('')).toBe('syntax');
  expect(fault('1+'.repeat(LONGEST_FORMULA))).toBe('long');
  expect(fault('('.repeat(LONGEST_FORMULA))).toBe('syntax');
});

test('whatever is typed is answered with a finite number or a fault, and never thrown', () => {
  const piece = fc.oneof(
    fc.constantFrom('1', '2.5', '1e3', '.', '+', '-', '*', '/', '%', '(', ')', 'MW', ' GW', 'kWh', ' EUR', 'x', '=', '^', ','),
    fc.constantFrom(
      'sin',
      'import',
      'e',
      'pi',
      'i',
      'true',
      'NaN',
      'Infinity',
      'mod',
      'to',
      'in',
      '[',
      ':',
      '"',
      ' ',
      'own',
      'w0',
    ),
    fc.string({ maxLength: 4, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 14 }),
      fc.constantFrom('MW', 'EUR/MWh', 'months', '', '/1000 node-days', 'dB(A)'),
      fc.boolean(),
      (pieces, unit, percent) => {
        const answer = readFormula({ text: pieces.join(''), unit, names: [unit], percent: percent && unit === '', present: 3 });
        expect(answer.ok ? Number.isFinite(answer.value) : answer.fault.length > 0).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

test('a sum of powers is the sum of their megawatts, whatever they are written in', () => {
  const scales = { kW: 1e-3, MW: 1, GW: 1e3 };
  const term = fc.record({
    n: fc.integer({ min: 0, max: 9999 }),
    unit: fc.constantFrom('kW' as const, 'MW' as const, 'GW' as const),
  });
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), (terms) => {
      const expected = terms.reduce((sum, { n, unit }) => sum + n * scales[unit], 0);
      expect(value(terms.map(({ n, unit }) => `${n} ${unit}`).join(' + '))).toBeCloseTo(expected, 6);
    }),
  );
});
