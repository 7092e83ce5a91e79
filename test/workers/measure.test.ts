import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMeasure } from '../../workers/measure/compile.ts';
import { monthGaps } from '../../workers/measure/gaps.ts';
import { FUNCTIONS, LONGEST_MEASURE, SERIES } from '../../workers/measure/names.ts';
import type { Compiled } from '../../workers/measure/program.ts';
import { dayValues, type Frame, monthValues } from '../../workers/measure/values.ts';

function compiled(text: string): Compiled {
  const answer = compileMeasure(text);
  if (!answer.ok) throw new Error(`${text}: ${JSON.stringify(answer.faults)}`);
  return answer.compiled;
}
const unit = (text: string) => compiled(text).unit.en;
const faults = (text: string) => {
  const answer = compileMeasure(text);
  return answer.ok ? [] : answer.faults.map(({ kind, at, found }) => `${kind} ${at} ${found}`);
};

/** Two months of two days and of three. */
const days: Record<string, number[]> = {
  gridMw: [10, 20, 0, 40, 50],
  pue: [1.25, 1.25, Number.NaN, 1.6, 1.25],
  gridMwh: [240, 480, 0, 960, 1200],
  costEur: [24_000, 24_000, 0, 96_000, 60_000],
  tokensOutPerS: [1000, 4000, 0, 8000, 5000],
  inServiceAccelerators: [100, 100, 100, 200, 300],
  waterM3: [1, 2, 3, 4, 5],
};
const frame: Frame = {
  days: 5,
  months: [
    { from: 0, to: 2 },
    { from: 2, to: 5 },
  ],
  years: [{ from: 0, to: 5 }],
  daily: (name) => Float64Array.from(days[name]!),
};
const byDay = (text: string) => [...dayValues(compiled(text), frame)];
const byMonth = (text: string) => [...monthValues(compiled(text), frame)];
const GAP = Number.NaN;

test('the unit follows from the units of the series, in both languages', () => {
  expect(compiled('tokensOutPerS / gridMw').unit).toEqual({ en: 'tokens/s/MW', fr: 'jetons/s/MW' });
  expect(unit('costEur / gridMwh')).toBe('EUR/MWh');
  expect(unit('gridMwh / gridMw')).toBe('h');
  expect(unit('gridMw / gridFirmMw')).toBe('');
  expect(unit('gridMw + 500 kW')).toBe('MW');
  expect(unit('sqrt(gridMw * itMw)')).toBe('MW');
  expect(unit('gridMw ^ 2')).toBe('MW²');
  expect(compiled('1 / inServiceAccelerators').unit).toEqual({ en: '1/accelerator', fr: '1/accélérateur' });
});

test('a unit that is asked for is what the measure is told in', () => {
  expect(unit('co2DirectT / gridMwh in g/kWh')).toBe('g/kWh');
  expect(byMonth('waterM3 / gridMwh in L/MWh')[0]!).toBeCloseTo((3 / 720) * 1000, 9);
  expect(byMonth('gridMw / 80 MW in %')[0]!).toBeCloseTo((15 / 80) * 100, 9);
  expect(compiled('costEur / tokensOut en EUR/Mjetons').unit).toEqual({ en: 'EUR/Mtoken', fr: 'EUR/Mjeton' });
  expect(faults('gridMw in EUR')).toEqual(['into 10 EUR']);
  expect(faults('gridMw in watts2')).toEqual(['unit 10 watts2']);
});

test('a ratio is that of totals: a month divides its sums, and no mean of days', () => {
  expect(byDay('costEur / gridMwh')).toEqual([100, 50, GAP, 100, 50]);
  // 48,000 over 720 and 156,000 over 2,160.
  expect(byMonth('costEur / gridMwh')).toEqual([48_000 / 720, 156_000 / 2160]);
  expect(byMonth('pue')[0]).toBeCloseTo(30 / (8 + 16), 12);
  expect(compiled('costEur / gridMwh')).toMatchObject({ adds: false, counted: false });
});

test('what adds up over sites is known from what does not', () => {
  for (const text of ['gridMw * 2', '3 * (gridMw - itMw)', 'cumulative(costEur)', 'movingMean(gridMw; 7)', 'gridMwh / 2 h'])
    expect(compiled(text).adds, text).toBe(true);
  for (const text of ['gridMw / itMw', 'pue', 'gridMw + 1 MW', 'max(gridMw; itMw)', 'abs(gridMw)', 'gridMw^2', 'gridMwPeak'])
    expect(compiled(text).adds, text).toBe(false);
});

test('a division by nothing is a gap, and so is the root of what is below nothing', () => {
  expect(byDay('tokensOutPerS / gridMw')).toEqual([100, 200, GAP, 200, 100]);
  expect(byDay('gridMw ^ -1')).toEqual([0.1, 0.05, GAP, 0.025, 0.02]);
  expect(byDay('sqrt((gridMw - 20 MW) * 1 MW)')[0]).toBe(GAP);
});

test('an amount beside what is counted by day is one a day, so that a month has it as often as it has days', () => {
  expect(byDay('gridMwh - 100 MWh')).toEqual([140, 380, -100, 860, 1100]);
  expect(byMonth('gridMwh - 100 MWh')).toEqual([520, 1860]);
  expect(byMonth('gridMwh - gridMw * 24 h').map(Math.round)).toEqual([0, 0]);
});

test('the highest hour of a month with an unknown day is unknown, as its sum is', () => {
  const known = (peak: number[]) => ({ ...frame, daily: () => Float64Array.from(peak) });
  expect([...monthValues(compiled('gridMwPeak'), known([5, 3, 2, 7, 4]))]).toEqual([5, 7]);
  expect([...monthValues(compiled('gridMwPeak'), known([5, 3, 7, GAP, 4]))]).toEqual([5, GAP]);
});

test('an amount beside a count of counts is refused: it would change with the length of the month', () => {
  expect(faults('(costEur * costEur + 5 EUR * 1 EUR) / costEur')).toEqual(['period 1 costEur * costEur + 5 EUR * 1 EUR']);
  expect(compiled('(costEur * costEur + 0) / costEur').counted).toBe(true);
});

test('functions look at other days, months and years', () => {
  expect(byDay('cumulative(costEur)')).toEqual([24_000, 48_000, 48_000, 144_000, 204_000]);
  expect(byMonth('cumulative(costEur)')).toEqual([48_000, 204_000]);
  expect(byDay('movingMean(gridMw, 2)')).toEqual([10, 15, 10, 20, 45]);
  expect(byDay('perMonth(costEur)')).toEqual([48_000, 48_000, 156_000, 156_000, 156_000]);
  expect(byDay('perYear(gridMw)')).toEqual([24, 24, 24, 24, 24]);
  expect(byDay('max(gridMw - 20 MW, 0)')).toEqual([0, 0, 0, 20, 30]);
  expect(byDay('min(gridMw, 30 MW, 25000 kW)')).toEqual([10, 20, 0, 25, 25]);
});

test('in a ratio a month has the accelerators of its mean day, alone those of its last', () => {
  expect(byMonth('inServiceAccelerators')).toEqual([100, 300]);
  expect(byMonth('gridMw / inServiceAccelerators')[1]).toBeCloseTo(30 / 200, 12);
});

test('a decimal comma is read where it can be nothing else, and asked about where it can', () => {
  expect(byDay('gridMw * 1,5')[0]).toBe(15);
  expect(byDay('max(gridMw; 12,5 MW)')[0]).toBe(12.5);
  expect(faults('max(gridMw, 1,5 MW)')).toEqual(['comma 12 1,5']);
  expect(faults('gridMw * 10,000')).toEqual(['comma 9 10,000']);
  expect(byDay('gridMw * 10 000')[0]).toBe(100_000);
});

test('units that contradict one another are refused where they meet', () => {
  const answer = compileMeasure('2 * (gridMw + tokensOutPerS)');
  expect(answer).toEqual({
    ok: false,
    faults: [
      {
        kind: 'units',
        at: 5,
        length: 22,
        found: 'gridMw + tokensOutPerS',
        left: { en: 'MW', fr: 'MW' },
        right: { en: 'tokens/s', fr: 'jetons/s' },
      },
    ],
  });
});

test('all faults are told at once, each with its place and the nearest names', () => {
  expect(faults('gridMW2 / (itMw + waterM3) * tokenOutPerS')).toEqual([
    'name 0 gridMW2',
    'units 11 itMw + waterM3',
    'name 29 tokenOutPerS',
  ]);
  expect(compileMeasure('tokenPerS * tokns')).toMatchObject({
    faults: [{ near: ['tokensOutPerS', 'tokensOut'] }, { near: ['tokensOut'] }],
  });
  expect(faults('gridMw itMw + # * (pue')).toEqual(['operator 7 itMw', 'character 14 #', 'operand 16 *', 'open 18 (']);
  expect(faults('sqrt(gridMw) + min(pue) + sin(pue)')).toEqual(['root 0 sqrt(gridMw)', 'arguments 15 min', 'function 26 sin']);
});

test.each([
  ['', 'empty'],
  ['2 MW', 'constant'],
  ['gridMw)', 'close'],
  ['gridMw, itMw', 'separator'],
  ['gridMw / ', 'operand'],
  ['()', 'operand'],
  ['max', 'bare'],
  ['gridMw ^ 4', 'power'],
  ['gridMw ^ itMw', 'power'],
  ['gridMw ^ 0.5', 'power'],
  ['movingMean(gridMw, 1)', 'days'],
  ['movingMean(gridMw, itMw)', 'days'],
  ['movingMean(gridMw, 3 MW)', 'days'],
  ['cumulative(gridMw)', 'rate'],
  ['tokensOutPerS / gridMwh', 'period'],
  ['costEur * gridMwh', 'period'],
  ['gridMw = 3', 'character'],
  ['gridMw["constructor"]', 'character'],
  ['gridMw in itMw', 'unit'],
  ['gridMw in MW in kW', 'separator'],
  [`gridMw${' + gridMw'.repeat(60)}`, 'long'],
])('%s is refused as %s', (text, kind) => {
  const answer = compileMeasure(text);
  expect(answer.ok ? 'accepted' : answer.faults.map((fault) => fault.kind)).toContain(kind);
});

test('days of a moving mean may be told as such', () => {
  expect(byDay('movingMean(gridMw; 2 days)')).toEqual(byDay('movingMean(gridMw, 2)'));
  expect(byDay('movingMean(gridMw; 1 week)')).toEqual(byDay('movingMean(gridMw, 7)'));
});

const words = fc.constantFrom(
  ...SERIES.map(({ name }) => name),
  ...FUNCTIONS,
  ...[
    'MW',
    'EUR',
    '%',
    '2',
    '1,5',
    '0',
    '+',
    '-',
    '*',
    '/',
    '^',
    '(',
    ')',
    ',',
    ';',
    'in',
    'nope',
    '#',
    '__proto__',
    'constructor',
  ],
);

test('whatever is typed is answered, and every fault lies within the text', () => {
  const typed = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
    fc.string({ maxLength: 60 }),
    fc.string({ maxLength: LONGEST_MEASURE, unit: fc.constantFrom('(', ')', '-', '2') }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const answer = compileMeasure(text);
      if (answer.ok) {
        expect(dayValues(answer.compiled, everything)).toHaveLength(5);
        expect(monthValues(answer.compiled, everything)).toHaveLength(2);
        return;
      }
      expect(answer.faults.length).toBeGreaterThan(0);
      for (const { at, length } of answer.faults) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});
const everything: Frame = { ...frame, daily: (name) => Float64Array.from(days[name] ?? [1, 2, 3, 4, 5]) };

/** Sums of series times numbers: what adds up. */
const sums = fc
  .array(fc.tuple(fc.constantFrom('gridMw', 'itMw'), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([name, n]) => `${n} * ${name}`).join(' + '));

test('what adds up comes to the same whether sites are summed before or after', () => {
  fc.assert(
    fc.property(sums, fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }), (text, other) => {
      const one = { gridMw: days.gridMw!, pue: [2, 2, 2, 2, 2] };
      const two = { gridMw: other, pue: [2, 2, 2, 2, 2] };
      const all = { gridMw: one.gridMw.map((mw, i) => mw + other[i]!), pue: one.pue };
      const values = (from: Record<string, number[]>) =>
        dayValues(compiled(text), { ...frame, daily: (name) => Float64Array.from(from[name]!) });
      const [a, b, sum] = [values(one), values(two), values(all)];
      expect(compiled(text).adds).toBe(true);
      sum.forEach((value, i) => {
        expect(value).toBeCloseTo(a[i]! + b[i]!, 6);
      });
    }),
  );
});

test('where a formula has no value it tells in how many months, and what makes the first of them unknown', () => {
  const gaps = (text: string, gridMw?: number[]) =>
    monthGaps(compiled(text), {
      ...everything,
      daily: (name) => (name === 'gridMw' && gridMw ? Float64Array.from(gridMw) : everything.daily(name)),
    });
  const [zero, second] = [
    [0, 0, 0, 0, 0],
    [1, 1, 0, 0, 0],
  ];
  expect(gaps('costEur / gridMwh')).toBeUndefined();
  expect(gaps('tokensOutPerS / gridMw', second)).toEqual({ months: 1, first: 1, cause: { kind: 'zero', names: ['gridMw'] } });
  expect(gaps('gridMw ^ -1', zero)).toEqual({ months: 2, first: 0, cause: { kind: 'zero', names: ['gridMw'] } });
  expect(gaps('sqrt(gridMw * gridMw - 400 MW * 1 MW)')).toEqual({
    months: 1,
    first: 0,
    cause: { kind: 'root', names: ['gridMw'] },
  });
  expect(gaps('max(waterM3 / gridMwh; 0) * gridMw', [GAP, 1, 1, 1, 1])!.cause).toEqual({ kind: 'unknown', names: ['gridMw'] });
  expect(gaps('gridMw ^ 2', [1e200, 1, 1, 1, 1])!.cause).toEqual({ kind: 'large', names: ['gridMw'] });
  // What looks at other days is as unknown as those are.
  expect(gaps('movingMean(gridMwh / gridMw; 2)')).toEqual({ months: 1, first: 1, cause: { kind: 'zero', names: ['gridMw'] } });
  expect(gaps('perYear(tokensOutPerS / (gridMw - gridMw))')).toEqual({
    months: 2,
    first: 0,
    cause: { kind: 'zero', names: ['gridMw'] },
  });
  expect(gaps('cumulative(costEur * gridMw / gridMw)', [1, 1, 1, 1, 0])!.cause).toEqual({ kind: 'zero', names: ['gridMw'] });
});
