import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/index.ts';
import type { WeatherFile } from '../../src/scenario/imports.ts';
import { readEpw } from '../../src/site/epw.ts';
import { designConditions } from '../../src/site/epw-design.ts';
import { dewPointC, relativeHumidity } from '../../src/site/psychrometrics.ts';
import { holds, within } from '../fixtures.ts';
import { DESIGN_2017, epwLines, epwText, type Moment, momentsOf, withCells } from '../hours-files.ts';

const LINES = epwLines();
/** Line of an hour of an ordinary year. */
const lineOf = (month: number, day: number, hour: number): number =>
  9 + momentsOf(2025).findIndex((at) => at.month === month && at.day === day && at.hour === hour);
/** Place of an hour in a leap year. */
const hourOf = (month: number, day: number, hour: number): number =>
  momentsOf(2024).findIndex((at) => at.month === month && at.day === day && at.hour === hour);

function read(text: string | readonly string[]): WeatherFile {
  const answer = readEpw({ file: 'here.epw', text: typeof text === 'string' ? text : text.join('\n') });
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer.file;
}

function refused(text: string | readonly string[]): readonly Issue[] {
  const answer = readEpw({ file: 'here.epw', text: typeof text === 'string' ? text : text.join('\n') });
  if (answer.ok) throw new Error('This file should be refused.');
  for (const { message, found, allowed } of answer.issues) {
    for (const words of [message, found, allowed]) {
      expect(words.en).not.toBe('');
      expect(words.fr).not.toBe('');
    }
    expect(message.fr).not.toMatch(/\b(found|allowed|missing|hours?)\b/);
  }
  return answer.issues;
}

const told = (issues: readonly Issue[]) => issues.map(({ place, found, allowed }) => [place?.en, found.en, allowed.en]);

describe('a weather file', () => {
  test('tells its place, its hours and its design conditions', () => {
    const { dryBulbC, dewPointC: dewC, digest, ...rest } = read(LINES);
    expect(rest).toEqual({
      kind: 'weather',
      name: 'here.epw',
      place: 'Nowhere',
      latitudeDeg: 48.1,
      longitudeDeg: 7.4,
      zoneH: 1,
      elevationM: 250,
      hours: 8760,
      filledHours: 0,
      // The third, fourth, and the extremes behind three wind speeds, counted by hand in the header.
      design: { coolingDryBulbC: 31.5, coolingWetBulbC: 20.2, annualMaxC: 34.6, twentyYearMaxC: 38.2, hottestC: 38.2 },
    });
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(dryBulbC).toHaveLength(8784);
    // By the formula of the file: January at 15 h, 2 + 4; July at 3 h, 22 - 4.
    expect(dryBulbC[hourOf(1, 10, 15)]).toBe(6);
    expect(dryBulbC[hourOf(7, 10, 3)]).toBe(18);
    expect(dewC[hourOf(7, 10, 3)]).toBe(13);
  });

  test('without 29 February has 28 February once more in its place', () => {
    const byDay = ({ month, day, hour }: Moment) => month * 2 + day / 10 + hour / 100;
    const { dryBulbC, hours } = read(epwLines({ airC: (at) => Math.round(byDay(at) * 10) / 10 }));
    expect(hours).toBe(8760);
    const day = (month: number, date: number) => dryBulbC.subarray(hourOf(month, date, 1), hourOf(month, date, 1) + 24);
    expect(day(2, 29)).toEqual(day(2, 28));
    expect(day(3, 1)).not.toEqual(day(2, 28));
  });

  test('with 29 February keeps it', () => {
    const { dryBulbC, hours } = read(epwLines({ year: 2024, airC: ({ month, day }) => (month === 2 && day === 29 ? 9.5 : 3) }));
    expect(hours).toBe(8784);
    expect([...new Set(dryBulbC.subarray(hourOf(2, 29, 1), hourOf(2, 29, 24) + 1))]).toEqual([9.5]);
    expect(dryBulbC.filter((value) => value === 9.5)).toHaveLength(24);
  });

  test('is the same whatever ends its lines, with a byte order mark, and with 32 columns', () => {
    const plain = read(LINES);
    for (const text of [`\uFEFF${epwText()}`, LINES.join('\r'), `${LINES.join('\n')}\n\n \n`]) expect(read(text)).toEqual(plain);
    const saving = LINES.map((line) => line.replace('SAVINGS', 'SAVING'));
    expect(read(saving)).toEqual({ ...plain, digest: read(saving).digest });
    const short = LINES.map((line, i) => (i < 8 ? line : line.split(',').slice(0, 32).join(',')));
    expect(read(short)).toEqual({ ...plain, digest: read(short).digest });
  });

  test('where the dew point is missing takes it from the humidity', () => {
    const { dewPointC: dewC, dryBulbC, filledHours } = read(epwLines({ dewC: () => 99.9, humidity: () => 62 }));
    expect(filledHours).toBe(0);
    dewC.forEach((value, h) => {
      expect(relativeHumidity(dryBulbC[h]!, value)).toBeCloseTo(0.62, 9);
    });
  });
});

describe('missing values', () => {
  const gap = (hours: number, from = 100): string[] => {
    let lines = LINES;
    for (let i = 0; i < hours; i++) lines = withCells(lines, 9 + from + i, { 7: '99.9' });
    return lines;
  };

  test('of six hours in a row lie on a line between their neighbours', () => {
    const { dryBulbC, filledHours } = read(gap(6));
    const whole = read(LINES).dryBulbC;
    expect(filledHours).toBe(6);
    for (let i = 0; i < 6; i++) expect(dryBulbC[100 + i]).toBeCloseTo(whole[99]! + ((i + 1) / 7) * (whole[106]! - whole[99]!), 9);
    expect(dryBulbC.filter((value, h) => value !== whole[h]).length).toBeLessThanOrEqual(6);
  });

  test('of seven hours in a row are refused where they begin', () => {
    expect(told(refused(gap(7)))).toEqual([
      ['line 109, column 7', '7 missing hours in a row', 'at most 6 missing hours in a row'],
    ]);
  });

  test('at the turn of the year are one gap, since the year closes on itself', () => {
    const turn = [...Array(3).keys()].reduce((lines, i) => withCells(lines, 8768 - i, { 7: '' }), gap(3, 0));
    const { dryBulbC, filledHours } = read(turn);
    expect(filledHours).toBe(6);
    // Six equal steps from the hour before the gap to the hour after it.
    expect(dryBulbC[8781]! - dryBulbC[8780]!).toBeCloseTo((dryBulbC[3]! - dryBulbC[8780]!) / 7, 9);
    const longer = withCells(turn, 8765, { 7: '99.9' });
    expect(told(refused(longer))[0]).toEqual([
      'line 8765, column 7',
      '7 missing hours in a row',
      'at most 6 missing hours in a row',
    ]);
  });

  test('of a whole year are refused once', () => {
    expect(told(refused(epwLines({ airC: () => 99.9, dewC: () => 3 })))).toEqual([
      ['line 9, column 7', '8,760 missing hours in a row', 'at most 6 missing hours in a row'],
    ]);
    expect(told(refused(epwLines({ dewC: () => 99.9, humidity: () => 999 })))).toEqual([
      ['line 9, column 8', '8,760 missing hours in a row', 'at most 6 missing hours in a row'],
    ]);
  });

  test('anywhere, short enough, leave no hour without a value', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 8759 }), fc.integer({ min: 1, max: 6 })), { maxLength: 5 });
    holds(
      fc.property(gaps, (drawn) => {
        const gone = new Set(drawn.flatMap(([from, hours]) => Array.from({ length: hours }, (_, i) => (from + i) % 8760)));
        const longest = [...gone].reduce((most, h) => {
          let run = 1;
          while (gone.has((h + run) % 8760)) run++;
          return Math.max(most, run);
        }, 0);
        fc.pre(longest <= 6);
        const lines = LINES.map((line, i) => (gone.has(i - 8) ? line.replace(/^((?:[^,]*,){6})[^,]*/, '$199.9') : line));
        const { dryBulbC, filledHours } = read(lines);
        expect(filledHours).toBe(gone.size);
        expect(dryBulbC.every((value) => value >= -3 && value <= 27)).toBe(true);
      }),
      15,
    );
  });
});

describe('a file that is refused says where', () => {
  test.each<[string, string | readonly string[], unknown[]]>([
    ['words', 'no weather at all', ['line 1, column 1', '"no weather at all"', 'LOCATION, ...']],
    ['nothing', '', ['line 1, column 1', 'the end of the file', 'LOCATION, ...']],
    ['a plan', '{"extends": "x"}', ['line 1, column 1', '"{\\"extends\\": \\"x\\"}"', 'LOCATION, ...']],
    [
      'a header line short',
      LINES.filter((_, i) => i !== 3),
      ['line 4, column 1', expect.stringContaining('HOLIDAYS'), 'GROUND TEMPERATURES, ...'],
    ],
    ['no latitude', withCells(LINES, 1, { 7: '' }), ['line 1, column 7', '""', 'a latitude from -90 to 90 °']],
    ['a strange zone', withCells(LINES, 1, { 9: '25' }), ['line 1, column 9', '"25"', 'a time zone from -12 to 14 h']],
    ['half hours', withCells(LINES, 8, { 3: '2' }), ['line 8, column 3', '"2"', '1, one row an hour']],
    [
      'a word for a number',
      withCells(LINES, 12, { 7: 'hot' }),
      ['line 12, column 7', '"hot"', expect.stringContaining('a temperature from -70 to 70 °C')],
    ],
    [
      'hexadecimal',
      withCells(LINES, 12, { 7: '0x10' }),
      ['line 12, column 7', '"0x10"', expect.stringContaining('a temperature')],
    ],
    [
      'degrees Fahrenheit',
      withCells(LINES, 4000, { 7: '85' }),
      ['line 4000, column 7', '"85"', expect.stringContaining('or 99.9 for none')],
    ],
    [
      'damp beyond damp',
      withCells(LINES, 12, { 9: '180' }),
      ['line 12, column 9', '"180"', 'a relative humidity from 0 to 110 %, or 999 for none'],
    ],
    ['a short row', LINES.map((line, i) => (i === 20 ? '2007,1,1,13,60' : line)), ['line 21', '5 columns', '35 columns']],
    [
      'a row twice',
      [...LINES.slice(0, 50), ...LINES.slice(49)],
      ['line 51, column 2', 'month 1, day 2, hour 18', 'month 1, day 2, hour 19'],
    ],
    [
      'a row short',
      LINES.filter((_, i) => i !== 50),
      ['line 51, column 2', 'month 1, day 2, hour 20', 'month 1, day 2, hour 19'],
    ],
    [
      'an end too early',
      LINES.slice(0, 5008),
      ['line 5009', 'the end of the file after 5,000 hours', expect.stringContaining('8,760 hours')],
    ],
    ['two years', [...LINES, ...LINES.slice(8)], ['line 8769', 'rows after 31 December', expect.stringContaining('one year')]],
  ])('%s', (_, text, expected) => {
    expect(told(refused(text))).toEqual([expected]);
  });

  test('all faults at once, in the order of the lines', () => {
    const bad = withCells(withCells(withCells(LINES, 1, { 7: '95' }), 10, { 7: 'x', 8: 'y' }), lineOf(6, 1, 1), { 9: '-1' });
    expect(refused(bad).map(({ pointer }) => pointer)).toEqual([
      '/line 1/column 7',
      '/line 10/column 7',
      '/line 10/column 8',
      `/line ${lineOf(6, 1, 1)}/column 9`,
    ]);
  });

  test('fifty faults in full, and of the rest how many', () => {
    const issues = refused(epwLines({ airC: () => 80, dewC: () => 3 }));
    expect(issues).toHaveLength(51);
    expect(issues[50]!.found).toEqual({ en: '8710 more faults', fr: '8710 fautes de plus' });
  });

  test('a clock from 0 to 23 is told as what it is, hour by hour', () => {
    const shifted = LINES.map((line, i) =>
      i < 8 ? line : line.replace(/^((?:[^,]*,){3})(\d+)/, (_, head, hour) => `${head}${hour - 1}`),
    );
    expect(told(refused(shifted))[0]).toEqual(['line 9, column 2', 'month 1, day 1, hour 0', 'month 1, day 1, hour 1']);
  });

  test('a file that is too long is not read', () => {
    const [issue, ...more] = refused('LOCATION,'.padEnd(20_000_001, 'x'));
    expect(more).toEqual([]);
    expect(issue!.found.en).toBe('21 MB');
  });

  test('any text at all is answered, never thrown at', () => {
    const spoilt = fc.array(fc.tuple(fc.integer({ min: 0, max: 8767 }), fc.string()), { maxLength: 4 });
    holds(
      fc.property(fc.string(), spoilt, (text, spots) => {
        expect(readEpw({ file: 'x', text }).ok).toBe(false);
        const lines = [...LINES];
        for (const [at, line] of spots) lines[at] = line;
        const answer = readEpw({ file: 'x', text: lines.join('\n') });
        if (answer.ok) expect(answer.file.dryBulbC.every(Number.isFinite)).toBe(true);
        else expect(answer.issues.length).toBeGreaterThan(0);
      }),
      30,
    );
  });
});

describe('design conditions', () => {
  const NONE = { coolingDryBulbC: null, coolingWetBulbC: null, annualMaxC: null, twentyYearMaxC: null, hottestC: null };

  test('are unknown where the header tells none', () => {
    expect(designConditions('DESIGN CONDITIONS,0')).toEqual(NONE);
    expect(designConditions('DESIGN CONDITIONS,1,unknown,Cooling')).toEqual(NONE);
    expect(designConditions('DESIGN CONDITIONS,1,x,,Cooling,a,b,c,d,Extremes,1,2,3')).toEqual(NONE);
  });

  test('are found where an edition puts a wet bulb before the extremes', () => {
    // ASHRAE 2009 has the highest wet bulb between the wind speeds and the temperatures.
    const with2009 = DESIGN_2017.replace('10.2,8.9,7.7,-6.4', '10.2,8.9,7.7,24.4,-6.4');
    expect(designConditions(`DESIGN CONDITIONS,${with2009}`)).toEqual(designConditions(`DESIGN CONDITIONS,${DESIGN_2017}`));
  });

  test('without extremes fall back on what 0.4 % of the hours exceed', () => {
    const { hottestC, twentyYearMaxC } = designConditions(`DESIGN CONDITIONS,${DESIGN_2017.split('Extremes')[0]}`);
    expect({ hottestC, twentyYearMaxC }).toEqual({ hottestC: 31.5, twentyYearMaxC: null });
  });
});

test('dew point and relative humidity are the inverse of one another', () => {
  holds(
    fc.property(within(-40, 50), within(0.02, 1), (airC, humidity) => {
      expect(relativeHumidity(airC, dewPointC(airC, humidity))).toBeCloseTo(humidity, 9);
    }),
  );
  // ASHRAE Handbook of Fundamentals, psychrometric chart at sea level: 25 degC and 50 % have a dew point of 13.9 degC.
  expect(dewPointC(25, 0.5)).toBeCloseTo(13.9, 1);
});
