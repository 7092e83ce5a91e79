/** The hours of a run. All times are UTC; local clocks are derived, never stored. */

export type Hourly = Float64Array<ArrayBuffer>;

const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Days since 1970-01-01 of a date written `YYYY-MM-DD`. */
export function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** The date, `YYYY-MM-DD`, of a number of days since 1970-01-01. */
export function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (dates.size < MOST_DATES) dates.set(day, date);
  return date;
}

/** Dates that were written before: a run writes the same few thousand as the one before it. */
const dates = new Map<number, string>();
const MOST_DATES = 40_000;

/**
 * Days since 1970-01-01 of the first day of a month (1 to 12, or beyond) in the Gregorian calendar. Years begin in March here, so that
 * the odd day of a leap year is the last of its year.
 */
function firstOfMonth(year: number, month: number): number {
  const marches = 12 * year + month - 3;
  const y = Math.floor(marches / 12);
  const m = marches - 12 * y;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) - 719_468;
}

/** Months since the year 0 of a day. */
function monthsOf(day: number): number {
  // Mean months first, then the one that the day is in.
  let months = Math.floor(((day + 719_528) * 4800) / 146_097);
  while (firstOfMonth(0, months + 1) > day) months--;
  while (firstOfMonth(0, months + 2) <= day) months++;
  return months;
}

/** `day` moved by calendar months; a fraction of a month is that part of 30 days, and a day that a month lacks is its last. */
export function addMonths(day: number, months: number): number {
  const whole = Math.floor(months);
  const now = monthsOf(day);
  const first = firstOfMonth(0, now + whole + 1);
  const next = firstOfMonth(0, now + whole + 2);
  const moved = Math.min(first + day - firstOfMonth(0, now + 1), next - 1);
  return moved + Math.floor((months - whole) * 30 + 0.5);
}

/** Year and month (1 to 12) of a day. */
export function monthOf(day: number): { readonly year: number; readonly month: number } {
  const months = monthsOf(Math.floor(day));
  const year = Math.floor(months / 12);
  return { year, month: months - 12 * year + 1 };
}

export function daysInMonth(year: number, month: number): number {
  return firstOfMonth(year, month + 1) - firstOfMonth(year, month);
}

/** Day of the week, 0 on Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function lastSundayOf(year: number, month: number): number {
  const last = Date.UTC(year, month, 0) / DAY_MS;
  return last - ((weekdayOf(last) + 1) % 7);
}

/** Hours by which Paris is ahead of UTC: summer time from the last Sunday of March to the last of October, both at 01:00 UTC (directive 2000/84/EC). */
export function parisOffsetH(utcMs: number): number {
  const year = new Date(utcMs).getUTCFullYear();
  const begin = lastSundayOf(year, 3) * DAY_MS + HOUR_MS;
  const end = lastSundayOf(year, 10) * DAY_MS + HOUR_MS;
  return utcMs >= begin && utcMs < end ? 2 : 1;
}

export type Month = {
  /** `YYYY-MM`. */
  readonly key: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly startDay: number;
  /** First day after the month, or after the run. */
  readonly endDay: number;
  readonly startHour: number;
  readonly endHour: number;
};

export type Timeline = {
  readonly from: string;
  readonly to: string;
  readonly startMs: number;
  readonly startDay: number;
  readonly days: number;
  readonly hours: number;
  readonly months: readonly Month[];
};

/** The hours from `from` (inclusive) to `to` (exclusive), both `YYYY-MM-DD`. */
export function timeline(from: string, to: string): Timeline {
  const startDay = dayOf(from);
  const endDay = dayOf(to);
  const months: Month[] = [];
  for (let day = startDay; day < endDay; ) {
    const { year, month } = monthOf(day);
    const next = Math.min(Date.UTC(year, month, 1) / DAY_MS, endDay);
    const key = dateOf(day).slice(0, 7);
    months.push({
      key,
      year,
      month,
      startDay: day,
      endDay: next,
      startHour: (day - startDay) * 24,
      endHour: (next - startDay) * 24,
    });
    day = next;
  }
  const days = endDay - startDay;
  return { from, to, startMs: startDay * DAY_MS, startDay, days, hours: days * 24, months };
}

/** Hours that are worked out at a time: some days in a row, a week at most, on which the same stands. */
export type Span = { readonly day: number; readonly days: number; readonly first: number; readonly hours: number };
export const SPAN_DAYS = 7;
export const SPAN_HOURS = SPAN_DAYS * 24;

export function hourly(time: Timeline): Hourly {
  return new Float64Array(time.hours);
}

/** The clock of a place for every hour of the run. */
export type LocalClock = {
  /** 0 to 23. */
  readonly hour: Uint8Array;
  /** 0 to 11. */
  readonly month: Uint8Array;
  /** 0 on Monday. */
  readonly weekday: Uint8Array;
  /** Day since 1970-01-01 by that clock. */
  readonly day: Int32Array;
};

/** The clock of Paris, or a fixed offset from UTC, over the run. */
export function localClock(time: Timeline, zone: 'paris' | number): LocalClock {
  const hour = new Uint8Array(time.hours);
  const month = new Uint8Array(time.hours);
  const weekday = new Uint8Array(time.hours);
  const day = new Int32Array(time.hours);
  let lastDay = Number.NaN;
  let lastMonth = 0;
  let offsetH = zone === 'paris' ? 0 : zone;
  for (let h = 0; h < time.hours; h++) {
    // Summer time only ever changes at 01:00 UTC, so the offset is looked up twice a day.
    if (zone === 'paris' && h % 24 < 2) offsetH = parisOffsetH(time.startMs + h * HOUR_MS);
    const local = h + offsetH;
    const localDay = time.startDay + Math.floor(local / 24);
    if (localDay !== lastDay) {
      lastDay = localDay;
      lastMonth = monthOf(localDay).month - 1;
    }
    hour[h] = ((local % 24) + 24) % 24;
    month[h] = lastMonth;
    weekday[h] = weekdayOf(localDay);
    day[h] = localDay;
  }
  return { hour, month, weekday, day };
}
