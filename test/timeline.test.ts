import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  dateOf,
  dayOf,
  daysInMonth,
  hourly,
  localClock,
  monthOf,
  parisOffsetH,
  timeline,
  weekdayOf,
} from '../src/timeline.ts';
import { holds } from './fixtures.ts';

const anyDay = fc.integer({ min: dayOf('2000-01-01'), max: dayOf('2100-12-31') });
const later = (date: string, months: number) => dateOf(addMonths(dayOf(date), months));

describe('days and dates', () => {
  test('day 0 is 1 January 1970, and 1 January 2000 is day 10,957', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('2000-01-01')).toBe(10957);
    expect(dateOf(10957)).toBe('2000-01-01');
  });

  test('a date and its day are two names of one thing', () => {
    holds(
      fc.property(anyDay, (day) => {
        expect(dayOf(dateOf(day))).toBe(day);
      }),
    );
  });

  test('every fourth year has a 29 February, and 2100 has none', () => {
    expect([2024, 2026, 2028, 2100].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28]);
    expect(monthOf(dayOf('2024-12-31'))).toEqual({ year: 2024, month: 12 });
  });

  test('the first day of 2024 was a Monday, and weeks have seven days', () => {
    expect(weekdayOf(dayOf('2024-01-01'))).toBe(0);
    expect(weekdayOf(dayOf('2027-12-31'))).toBe(4);
    holds(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(day + 7)).toBe(weekdayOf(day));
        expect(weekdayOf(day + 1)).toBe((weekdayOf(day) + 1) % 7);
      }),
    );
    expect(weekdayOf(-1)).toBe(2); // 31 December 1969, a Wednesday
  });
});

describe('months added to a day', () => {
  test('keep the day of the month, over years too', () => {
    expect(later('2025-11-01', 17)).toBe('2027-04-01');
    expect(later('2024-02-29', 12)).toBe('2025-02-28');
    expect(later('2026-05-15', -5)).toBe('2025-12-15');
  });

  test('end on the last day of a month that is too short', () => {
    expect(later('2026-01-31', 1)).toBe('2026-02-28');
    expect(later('2024-01-31', 1)).toBe('2024-02-29');
    expect(later('2026-03-31', 6)).toBe('2026-09-30');
  });

  test('count a part of a month as that part of thirty days', () => {
    expect(later('2025-06-01', 15.5)).toBe('2026-09-16');
    expect(later('2026-02-01', 0.5)).toBe('2026-02-16');
    expect(later('2026-01-31', 1.1)).toBe('2026-03-03');
  });

  test('are those of the calendar that every machine has', () => {
    holds(
      fc.property(anyDay, fc.integer({ min: -60, max: 240 }), (day, months) => {
        const date = new Date(day * 86_400_000);
        const wanted = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
        const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
        wanted.setUTCDate(Math.min(last, date.getUTCDate()));
        expect(dateOf(addMonths(day, months))).toBe(wanted.toISOString().slice(0, 10));
        expect(monthOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 });
      }),
    );
  });

  test('never go backwards as they grow', () => {
    const months = fc.double({ min: 0, max: 240, noNaN: true });
    holds(
      fc.property(anyDay, months, months, (day, a, b) => {
        // Thirty days of fractions may pass the end of February by up to two days.
        const slack = Math.floor(a) === Math.floor(b) ? 0 : 2;
        expect(addMonths(day, Math.max(a, b))).toBeGreaterThanOrEqual(addMonths(day, Math.min(a, b)) - slack);
      }),
    );
  });
});

describe('the clock of Paris', () => {
  const offset = (instant: string) => parisOffsetH(Date.parse(instant));

  // Changes of 2024 to 2026, as published by the French government in the Journal officiel under directive 2000/84/EC.
  test.each([
    ['2024-03-31', '2024-10-27'],
    ['2025-03-30', '2025-10-26'],
    ['2026-03-29', '2026-10-25'],
  ])('is two hours ahead from 01:00 UTC on %s to 01:00 UTC on %s', (begin, end) => {
    expect([offset(`${begin}T00:59:59Z`), offset(`${begin}T01:00:00Z`)]).toEqual([1, 2]);
    expect([offset(`${end}T00:59:59Z`), offset(`${end}T01:00:00Z`)]).toEqual([2, 1]);
  });

  test('agrees with the time zone data of the engine through fifty years', () => {
    const engine = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' });
    holds(
      fc.property(fc.integer({ min: dayOf('2000-01-01') * 24, max: dayOf('2049-12-31') * 24 }), (hour) => {
        const shown = Number(engine.format(hour * 3_600_000));
        expect((hour + parisOffsetH(hour * 3_600_000)) % 24).toBe(shown);
      }),
      300,
    );
  });

  test('skips two in the morning in spring and shows it twice in autumn', () => {
    const time = timeline('2026-01-01', '2027-01-01');
    const { hour, day, weekday, month } = localClock(time, 'paris');
    const at = (date: string) => (dayOf(date) - time.startDay) * 24;
    expect([...hour.slice(at('2026-03-29'), at('2026-03-29') + 4)]).toEqual([1, 3, 4, 5]);
    expect([...hour.slice(at('2026-10-25') - 1, at('2026-10-25') + 4)]).toEqual([1, 2, 2, 3, 4]);
    expect(dateOf(day.at(-1)!)).toBe('2027-01-01');
    expect([month.at(-1), hour.at(-1), weekday.at(-1)]).toEqual([0, 0, 4]);
  });

  test('a fixed offset moves every hour alike', () => {
    const { hour, day } = localClock(timeline('2026-03-28', '2026-03-30'), 1);
    expect([...hour.slice(0, 3)]).toEqual([1, 2, 3]);
    expect(dateOf(day[23]!)).toBe('2026-03-29');
    const west = localClock(timeline('2026-03-28', '2026-03-30'), -2);
    expect([west.hour[0], dateOf(west.day[0]!)]).toEqual([22, '2026-03-27']);
  });
});

describe('the hours of a run', () => {
  test('the default plan has 35,064 hours in 48 months', () => {
    const time = timeline('2024-01-01', '2028-01-01');
    expect([time.hours, time.days, time.months.length]).toEqual([35064, 1461, 48]);
    expect(time.months[1]).toMatchObject({ key: '2024-02', year: 2024, month: 2, startHour: 744, endHour: 1440 });
    expect(time.startMs).toBe(Date.UTC(2024, 0, 1));
    expect(hourly(time)).toHaveLength(35064);
  });

  test('the first and the last month are cut at the ends of the run', () => {
    const { months } = timeline('2026-01-20', '2026-03-05');
    expect(months.map(({ key, startDay, endDay }) => [key, endDay - startDay])).toEqual([
      ['2026-01', 12],
      ['2026-02', 28],
      ['2026-03', 4],
    ]);
  });

  test('months follow one another without a gap', () => {
    holds(
      fc.property(anyDay, fc.integer({ min: 1, max: 2000 }), (from, days) => {
        const { months, hours } = timeline(dateOf(from), dateOf(from + days));
        months.forEach((month, m) => {
          expect(month.startHour).toBe(m === 0 ? 0 : months[m - 1]!.endHour);
          expect(month.endHour - month.startHour).toBe(24 * (month.endDay - month.startDay));
        });
        expect(months.at(-1)!.endHour).toBe(hours);
      }),
    );
  });
});
