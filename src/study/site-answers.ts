/** Water, winter peak, headroom, unused import and carbon of a site, from the days of a run and what it drew in every hour. */

import type { Days } from '../results/days.ts';
import { maxOf, sumOf } from '../results/summary.ts';
import type { Market } from '../scenario/market-fields.ts';
import { dateOf, type Hourly, type LocalClock, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { UnusedMonth, WinterPeak } from './site-types.ts';

/** The hour at which France has drawn most in its records of winter: 19 h, in the evening class of the network's peak. */
const PEAK_HOUR = 19;
const [JANUARY, FEBRUARY] = [0, 1];
const SATURDAY = 5;

/**
 * The winter peak of the country: 19 h to 20 h on the coldest weekday of January and February, by the mean of the day over the climates of
 * the plan, in the last winter that the run has; its hour in the run beside it. Load follows the cold there; holidays are not known.
 */
export function winterPeakOf(
  dryBulbC: readonly Hourly[],
  clock: LocalClock,
  time: Timeline,
): (WinterPeak & { h: number }) | null {
  const days = new Map<number, { sum: number; hours: number; h: number }>();
  for (let h = 0; h < time.hours; h++) {
    if (clock.month[h]! > FEBRUARY || clock.month[h]! < JANUARY || clock.weekday[h]! >= SATURDAY) continue;
    const day = days.get(clock.day[h]!) ?? { sum: 0, hours: 0, h: -1 };
    for (const site of dryBulbC) day.sum += site[h]!;
    day.hours += dryBulbC.length;
    if (clock.hour[h] === PEAK_HOUR) day.h = h;
    days.set(clock.day[h]!, day);
  }
  const whole = [...days].filter(([, { h }]) => h >= 0);
  const lastYear = whole.at(-1) && dateOf(whole.at(-1)![0]).slice(0, 4);
  let coldest: (WinterPeak & { h: number }) | null = null;
  for (const [day, { sum, hours, h }] of whole) {
    const date = dateOf(day);
    if (date.slice(0, 4) !== lastYear || (coldest && sum / hours >= coldest.dryBulbC)) continue;
    coldest = { date, hour: PEAK_HOUR, dryBulbC: sum / hours, h };
  }
  return coldest;
}

/** The day on which most was taken, and how much; no day where nothing was. */
export function peakDayOf(values: Float64Array, time: Timeline): { readonly most: number; readonly date: string | null } {
  const most = maxOf(values);
  return { most, date: most > 0 ? dateOf(time.startDay + values.indexOf(most)) : null };
}

/** Water of the last whole month of the run that bears this number (1 to 12); none where the run has none. */
export function lowWaterOf(
  waterM3: Float64Array,
  month: number,
  time: Timeline,
): { readonly month: string | null; readonly m3: number } {
  const found = time.months.findLast((one) => one.month === month);
  if (!found) return { month: null, m3: Number.NaN };
  const m3 = sumOf(waterM3, found.startDay - time.startDay, found.endDay - time.startDay);
  return { month: found.key, m3 };
}

/** What was left of the firm import in the tightest hour in which something was drawn. */
export function leastHeadroomOf(
  drawnMw: Float64Array,
  firmMwByDay: Float64Array,
  time: Timeline,
): { readonly mw: number; readonly date: string | null } {
  let least = Number.POSITIVE_INFINITY;
  let at = -1;
  for (let h = 0; h < drawnMw.length; h++) {
    if (!(drawnMw[h]! > 0)) continue;
    const left = firmMwByDay[Math.floor(h / HOURS_PER_DAY)]! - drawnMw[h]!;
    if (left >= least) continue;
    least = left;
    at = h;
  }
  return at < 0 ? { mw: Number.NaN, date: null } : { mw: least, date: dateOf(time.startDay + Math.floor(at / HOURS_PER_DAY)) };
}

/** Firm import of each month that no hour of it used. */
export function unusedOf(
  site: string,
  { gridFirmMw, peakGridMw }: Pick<Days, 'gridFirmMw' | 'peakGridMw'>,
  time: Timeline,
): UnusedMonth[] {
  return time.months.map(({ key, startDay, endDay }) => {
    const [from, to] = [startDay - time.startDay, endDay - time.startDay];
    let least = Number.POSITIVE_INFINITY;
    for (let d = from; d < to; d++) least = Math.min(least, gridFirmMw[d]! - peakGridMw[d]!);
    // What rounding leaves below zero was used.
    return { site, month: key, firmMw: gridFirmMw[to - 1]!, peakMw: maxOf(peakGridMw, from, to), unusedMw: Math.max(0, least) };
  });
}

/** Share of the electricity that is covered: by power purchase agreements, which bring their guarantees, and by guarantees that are bought. */
export function coveredShareOf({ ppaShare, guaranteesShare, guaranteesEurPerMwh }: Market): number {
  return Math.min(1, ppaShare + (guaranteesEurPerMwh > 0 ? guaranteesShare : 0));
}
