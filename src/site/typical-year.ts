/** A year of weather from a file, laid on every year of a run; a warmer climate and heat waves come on top as on drawn weather. */
import type { WeatherFile } from '../scenario/imports.ts';
import { dateOf, dayOf, type Hourly, hourly, type Timeline } from '../timeline.ts';
import { dewLeanOn, heatWavesOf, midMonthValues, onDay, type ShiftedWeather, type WeatherColumns } from './climate.ts';
import { relativeHumidity, wetBulbC } from './psychrometrics.ts';

const LEAP_YEAR_START = dayOf('2024-01-01');

/** Where a day stands in the file, in hours. */
function hoursBefore(day: number): number {
  return (dayOf(`2024${dateOf(day).slice(4)}`) - LEAP_YEAR_START) * 24;
}

/**
 * Weather of every hour of the run, UTC. Each calendar day takes the hours of that day of the file by its own clock; 29 February does so in
 * leap years alone. Where the clock is not a whole number of hours from UTC, an hour lies on a line between two of the file.
 */
export function weatherFrom(file: WeatherFile, time: Timeline, change: ShiftedWeather): WeatherColumns {
  const firstDay = time.startDay - 1;
  const days = time.days + 3; // by its own clock a run begins and ends up to a day off, and one more for the interpolation at noon
  const starts = Array.from({ length: days }, (_, d) => hoursBefore(firstDay + d));
  const liftK = change.heatWaves.length === 0 ? undefined : liftsOf(file, starts, firstDay, change.heatWaves);
  const dryBulb = hourly(time);
  const wetBulb = hourly(time);
  const whole = Math.floor(file.zoneH);
  const part = file.zoneH - whole;
  const valueAt = (values: Hourly, local: number): number => values[starts[Math.floor(local / 24)]! + (local % 24)]!;
  for (let h = 0; h < time.hours; h++) {
    const local = 24 + h + whole; // hours since the first of the days
    let airC = valueAt(file.dryBulbC, local);
    let dewC = valueAt(file.dewPointC, local);
    if (part > 0) {
      airC = airC * (1 - part) + valueAt(file.dryBulbC, local + 1) * part;
      dewC = dewC * (1 - part) + valueAt(file.dewPointC, local + 1) * part;
    }
    if (liftK) {
      const d = Math.floor(local / 24);
      const lift = atNoons(liftK, d, ((local % 24) - 12) / 24);
      airC += lift;
      dewC += lift === 0 ? 0 : dewLeanOn(firstDay + d) * lift;
    }
    dryBulb[h] = airC + change.warmingK;
    wetBulb[h] = wetBulbC(airC + change.warmingK, relativeHumidity(airC, dewC));
  }
  return { dryBulbC: dryBulb, wetBulbC: wetBulb };
}

/** Between the noons of days; `sinceNoon` of day `d` is from -0.5 to 0.5. */
function atNoons(values: Float64Array, d: number, sinceNoon: number): number {
  const other = sinceNoon < 0 ? values[d - 1]! : values[d + 1]!;
  const t = Math.abs(sinceNoon);
  return values[d]! * (1 - t) + other * t;
}

/** By day: how much warmer it is than in the file, so that its mean stands as far above the normal of the file as the waves say. */
function liftsOf(
  file: WeatherFile,
  starts: readonly number[],
  firstDay: number,
  waves: ShiftedWeather['heatWaves'],
): Float64Array {
  const normal = midMonthValues(monthMeans(file.dryBulbC));
  const leastK = heatWavesOf(waves, firstDay, starts.length);
  return leastK.map((least, d) => {
    if (least === Number.NEGATIVE_INFINITY) return 0;
    const meanC = meanOf(file.dryBulbC, starts[d]!, starts[d]! + 24);
    return Math.max(0, onDay(normal, firstDay + d) + least - meanC);
  });
}

/** Means of the twelve months of a leap year. */
function monthMeans(values: Hourly): number[] {
  const starts = Array.from({ length: 13 }, (_, m) => Date.UTC(2024, m, 1) / 3_600_000 - LEAP_YEAR_START * 24);
  return starts.slice(0, 12).map((start, m) => meanOf(values, start, starts[m + 1]!));
}

function meanOf(values: Hourly, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}
