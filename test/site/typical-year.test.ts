import { describe, expect, test } from 'vitest';
import type { WeatherFile } from '../../src/scenario/imports.ts';
import { readEpw } from '../../src/site/epw.ts';
import { relativeHumidity, wetBulbC } from '../../src/site/psychrometrics.ts';
import { weatherFrom } from '../../src/site/typical-year.ts';
import { dayOf, timeline } from '../../src/timeline.ts';
import { mean } from '../fixtures.ts';
import { epwText, type Made, type Moment, mildC } from '../hours-files.ts';

const STILL = { warmingK: 0, heatWaves: [] };

function file(made: Made = {}): WeatherFile {
  const answer = readEpw({ file: 'here.epw', text: epwText(made) });
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer.file;
}

/** A temperature that names its date, and one that names its hour. */
const dateC = ({ month, day }: Moment) => month + day / 10;
const clockC = ({ hour }: Moment) => hour;

describe('a year laid on the calendar', () => {
  const air = (year: number, made: Made, zoneH = 0) =>
    weatherFrom(file({ zoneH, ...made }), timeline(`${year}-01-01`, `${year + 1}-01-01`), STILL).dryBulbC;
  const on = (hours: Float64Array, date: string, hour = 0) =>
    hours[(dayOf(date) - dayOf(`${date.slice(0, 4)}-01-01`)) * 24 + hour];

  test('gives each date the hours of that date', () => {
    const hours = air(2025, { airC: dateC });
    expect(hours).toHaveLength(8760);
    for (const [date, expected] of [
      ['2025-01-01', 1.1],
      ['2025-02-28', 4.8],
      ['2025-03-01', 3.1],
      ['2025-12-31', 15.1],
    ] as const)
      expect(on(hours, date), date).toBe(expected);
  });

  test('repeats 28 February on 29 February where the file has none', () => {
    const hours = air(2028, { airC: dateC });
    expect(hours).toHaveLength(8784);
    expect(on(hours, '2028-02-29')).toBe(4.8);
    expect(on(hours, '2028-03-01')).toBe(3.1);
    expect(on(hours, '2028-12-31', 23)).toBe(15.1);
  });

  test('keeps the 29 February of a file for leap years', () => {
    const made = { year: 2024, airC: ({ month, day }: Moment) => (month === 2 && day === 29 ? 9.5 : 3) };
    const [leap, plain] = [air(2028, made), air(2027, made)];
    expect([on(leap, '2028-02-28'), on(leap, '2028-02-29'), on(leap, '2028-03-01')]).toEqual([3, 9.5, 3]);
    expect(leap.filter((value) => value === 9.5)).toHaveLength(24);
    expect([...new Set(plain)]).toEqual([3]);
  });

  // The hour that a file numbers 1 ends at one o'clock: it is that of midnight.
  test.each([
    [0, 0, 1],
    [1, 0, 2],
    [1, 23, 1],
    [-5, 0, 20],
    [14, 0, 15],
    [-12, 0, 13],
  ])('at UTC%i the hour %i of UTC is number %i of the file', (zoneH, utc, expected) => {
    expect(on(air(2025, { airC: clockC }, zoneH), '2025-07-10', utc)).toBe(expected);
  });

  test('lies on a line between two hours where the clock is off by a part of one', () => {
    // India is ahead by five and a half hours: midnight UTC is half past five, between the hours numbered 6 and 7.
    expect(on(air(2025, { airC: clockC }, 5.5), '2025-07-10')).toBeCloseTo(6.5, 9);
    expect(on(air(2025, { airC: clockC }, -3.5), '2025-07-10')).toBeCloseTo(21.5, 9);
    expect(on(air(2025, { airC: clockC }, 5.75), '2025-07-10')).toBeCloseTo(6.75, 9);
  });

  test('joins one year to the next, and begins anywhere', () => {
    const made = file({ airC: dateC, zoneH: 1 });
    const whole = weatherFrom(made, timeline('2024-01-01', '2028-01-01'), STILL);
    const part = weatherFrom(made, timeline('2025-12-30', '2026-01-03'), STILL);
    const at = 24 * (dayOf('2025-12-30') - dayOf('2024-01-01'));
    for (const name of ['dryBulbC', 'wetBulbC'] as const) expect(part[name]).toEqual(whole[name].subarray(at, at + 96));
    // 31 December at 23 h UTC is the new year already by the clock of the file.
    expect(part.dryBulbC[47]).toBe(1.1);
  });
});

test('the wet bulb is that of the air and its dew point', () => {
  const { dryBulbC, wetBulbC: wet } = weatherFrom(
    file({ airC: () => 30, dewC: () => 15 }),
    timeline('2026-07-01', '2026-07-02'),
    STILL,
  );
  expect([...new Set(dryBulbC)]).toEqual([30]);
  // The psychrometer equation of ASHRAE Fundamentals, chapter 1, solved by hand at sea level: 20.1 degC; Stull 2011 is within 0.65 K.
  expect(Math.abs(wet[0]! - 20.1)).toBeLessThan(0.65);
});

describe('changed weather on a file', () => {
  const made = file();
  const summer = timeline('2026-06-01', '2026-10-01');
  const wave = { id: 'august', from: '2026-08-02', days: 12, anomalyK: 8 };
  const before = weatherFrom(made, summer, STILL);
  const firstDay = dayOf(wave.from) - summer.startDay;

  test('a warmer climate is that much warmer in every hour, at the same relative humidity', () => {
    const after = weatherFrom(made, summer, { warmingK: 2, heatWaves: [] });
    expect(after.dryBulbC).toEqual(before.dryBulbC.map((celsius) => celsius + 2));
    const airC = before.dryBulbC[0]!;
    expect(after.wetBulbC[0]).toBeCloseTo(wetBulbC(airC + 2, relativeHumidity(airC, airC - 5)), 9);
  });

  test('the days of a heat wave stand that far above the normal of the file, and those a week away are untouched', () => {
    const after = weatherFrom(made, summer, { warmingK: 0, heatWaves: [wave] });
    const days = after.dryBulbC.subarray(24 * firstDay, 24 * (firstDay + wave.days));
    // The mean of August by the formula of the file; early August lies a little above it.
    const august = mean(Array.from({ length: 24 }, (_, h) => mildC({ month: 8, day: 1, hour: h + 1 })));
    expect(Math.abs(mean(days) - (august + wave.anomalyK))).toBeLessThan(1.5);
    for (const name of ['dryBulbC', 'wetBulbC'] as const) {
      const [start, end] = [24 * (firstDay - 7), 24 * (firstDay + wave.days + 7)];
      expect(after[name].subarray(0, start)).toEqual(before[name].subarray(0, start));
      expect(after[name].subarray(end)).toEqual(before[name].subarray(end));
      expect(after[name].every((value, h) => value >= before[name][h]! - 1e-9)).toBe(true);
    }
  });

  test('a wave that is cooler than the file leaves it as it is', () => {
    const mild = { ...wave, anomalyK: 0 };
    const hot = file({ airC: (at) => mildC(at) + (at.month === 8 && at.day < 20 ? 6 : 0) });
    const was = weatherFrom(hot, summer, STILL);
    const is = weatherFrom(hot, summer, { warmingK: 0, heatWaves: [mild] });
    const inside = [24 * firstDay, 24 * (firstDay + wave.days)] as const;
    expect(is.dryBulbC.subarray(...inside)).toEqual(was.dryBulbC.subarray(...inside));
  });
});
