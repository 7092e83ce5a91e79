/**
 * Weather, drawn hour by hour from monthly normals.
 *
 * Days stray from the normal by an autoregressive anomaly z that sites share; hours follow a daily wave whose height is drawn for
 * each day, with a small hourly noise; the dew point leans on the anomaly. The form and its coefficients were fitted to French
 * daily series (Météo-France by department, 2018 to 2023) and to four hourly files. Every number is drawn by its day and hour, so
 * a sample is the same whatever part of it a run needs.
 */
import { cos, exp, normalAt, PI } from '../math.ts';
import type { Climate } from '../scenario/catalogue.ts';
import type { HeatWave, WeatherChange } from '../scenario/scenario.ts';
import { dayOf, daysInMonth, type Hourly, hourly, monthOf, type Timeline } from '../timeline.ts';
import { relativeHumidity, wetBulbC } from './psychrometrics.ts';

export type WeatherColumns = { readonly dryBulbC: Hourly; readonly wetBulbC: Hourly };

/** The generator's clock: UTC+1 all year. */
const CLOCK_H = 1;
const ANOMALY_MEMORY = 0.775;
const DEW_MEMORY = 0.6;
const HOUR_MEMORY = 0.82;
const HOUR_NOISE_K = 0.6;
const WAVE_SHARE = 0.9;
/** Anomaly cap in June, July and August. */
const SUMMER_CAP = 2.6;
/** Days before the run at which the memory starts: long enough that the start is forgotten to 1e-13. */
const SPIN_UP_DAYS = 120;

// Monthly coefficients, January first.
const RANGE_LEAN = [0, 0, 0.1, 0.2, 0.3, 0.4, 0.45, 0.45, 0.4, 0.2, 0.1, 0];
const FIRST_HARMONIC = [0.29, 0.31, 0.36, 0.38, 0.39, 0.41, 0.42, 0.41, 0.38, 0.35, 0.32, 0.28];
const SECOND_HARMONIC = [0.11, 0.09, 0.07, 0.06, 0.05, 0.03, 0.03, 0.04, 0.06, 0.09, 0.11, 0.11];
const DEW_LEAN = [1, 0.95, 0.9, 0.7, 0.75, 0.55, 0.5, 0.5, 0.6, 0.75, 0.8, 0.95];
const DEW_SD_K = [1.6, 1.7, 1.8, 1.9, 2, 2, 2, 2, 1.9, 1.9, 1.8, 1.7];

/** Mid-month values whose linear interpolation has the given monthly means. */
export function midMonthValues(means: readonly number[]): number[] {
  let values = [...means];
  for (let i = 0; i < 60; i++) {
    values = means.map((mean, m) => (mean - 0.125 * (values[(m + 11) % 12]! + values[(m + 1) % 12]!)) / 0.75);
  }
  return values;
}

const DEW_LEAN_MIDDLE = midMonthValues(DEW_LEAN);

/** Linear interpolation between mid-months. */
export function onDay(midMonths: readonly number[], day: number): number {
  const { year, month } = monthOf(day);
  const first = Date.UTC(year, month - 1, 1) / 86_400_000;
  const at = (day - first + 0.5) / daysInMonth(year, month);
  const m = month - 1;
  return at < 0.5
    ? midMonths[(m + 11) % 12]! * (0.5 - at) + midMonths[m]! * (0.5 + at)
    : midMonths[m]! * (1.5 - at) + midMonths[(m + 1) % 12]! * (at - 0.5);
}

/** Daily wave of each month, mean about zero, range 1. */
const WAVES = FIRST_HARMONIC.map((first, m) => {
  const raw = Array.from(
    { length: 24 },
    (_, h) => first * cos((2 * PI * (h - 15)) / 24) + SECOND_HARMONIC[m]! * cos((4 * PI * (h - 14.2)) / 24),
  );
  const range = Math.max(...raw) - Math.min(...raw);
  return raw.map((value) => value / range);
});

/** A stream of random numbers of its own for each purpose, place and sample. */
export function streamOf(purpose: string, sample: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(sample + 1, 0x9e3779b1);
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Lower triangle L with L L^T = `matrix` (Cholesky); undefined when the matrix is not positive definite. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const lower: number[][] = matrix.map(() => []);
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i === j) {
        if (!(sum > 1e-9)) return undefined;
        lower[i]!.push(Math.sqrt(sum));
      } else lower[i]!.push(sum / lower[j]![j]!);
    }
  }
  return lower;
}

export type ClimateCorrelation = { readonly between: readonly string[]; readonly correlation: number };

/** Correlation of the daily anomalies of all climates; pairs that nobody names are independent. */
export function correlationMatrix(climates: readonly Climate[], pairs: readonly ClimateCorrelation[]): number[][] {
  return climates.map((a, i) =>
    climates.map((b, j) =>
      i === j ? 1 : (pairs.find(({ between }) => between.includes(a.id) && between.includes(b.id))?.correlation ?? 0),
    ),
  );
}

/** What is laid over the weather: how much warmer every hour is, and each heat wave by its date. */
export type ShiftedWeather = Pick<WeatherChange, 'warmingK'> & {
  readonly heatWaves: readonly Pick<HeatWave, 'from' | 'days' | 'anomalyK'>[];
};

/** Weather of the climates in use over the run, by id. */
export function weatherOf(
  climates: readonly Climate[],
  pairs: readonly ClimateCorrelation[],
  used: readonly string[],
  sample: number,
  time: Timeline,
  change: ShiftedWeather = { warmingK: 0, heatWaves: [] },
): ReadonlyMap<string, WeatherColumns> {
  const lower = cholesky(correlationMatrix(climates, pairs));
  if (!lower) throw new Error('The correlations between climates contradict one another.');
  const firstDay = time.startDay - SPIN_UP_DAYS;
  const days = time.days + SPIN_UP_DAYS + 2; // the day after the last, and one more for the interpolation at noon
  const anomalies = anomaliesOf(climates, lower, sample, firstDay, days);
  const wavesK = heatWavesOf(change.heatWaves, firstDay, days);
  return new Map(
    climates.flatMap((climate, i) =>
      used.includes(climate.id)
        ? [[climate.id, hoursOf(climate, anomalies[i]!, wavesK, change.warmingK, sample, firstDay, days, time)] as const]
        : [],
    ),
  );
}

/** By how much of a K the dew point follows an anomaly of 1 K, on a day. */
export function dewLeanOn(day: number): number {
  return onDay(DEW_LEAN_MIDDLE, day);
}

/** By day: how far its mean stands above the normal at least, K; the day before and after a wave are half as warm. -Infinity outside. */
export function heatWavesOf(waves: ShiftedWeather['heatWaves'], firstDay: number, days: number): Float64Array {
  const leastK = new Float64Array(days).fill(Number.NEGATIVE_INFINITY);
  for (const { from, days: length, anomalyK } of waves) {
    const first = dayOf(from) - firstDay;
    for (let d = Math.max(0, first - 1); d < Math.min(days, first + length + 1); d++) {
      const shoulder = d < first || d >= first + length;
      leastK[d] = Math.max(leastK[d]!, shoulder ? anomalyK / 2 : anomalyK);
    }
  }
  return leastK;
}

function anomaliesOf(
  climates: readonly Climate[],
  lower: readonly (readonly number[])[],
  sample: number,
  firstDay: number,
  days: number,
): Float64Array[] {
  const streams = climates.map(({ id }) => streamOf(`anomaly ${id}`, sample));
  const fresh = Math.sqrt(1 - ANOMALY_MEMORY * ANOMALY_MEMORY);
  const result = climates.map(() => new Float64Array(days));
  for (let d = 0; d < days; d++) {
    const draws = streams.map((stream) => normalAt(stream, firstDay + d));
    lower.forEach((row, i) => {
      const shared = row.reduce((sum, weight, j) => sum + weight * draws[j]!, 0);
      result[i]![d] = d === 0 ? shared : ANOMALY_MEMORY * result[i]![d - 1]! + fresh * shared;
    });
  }
  return result;
}

function hoursOf(
  climate: Climate,
  anomaly: Float64Array,
  wavesK: Float64Array,
  warmingK: number,
  sample: number,
  firstDay: number,
  days: number,
  time: Timeline,
): WeatherColumns {
  const middle = midMonthValues(climate.dayMinC.map((low, m) => (low + climate.dayMaxC[m]!) / 2));
  const range = midMonthValues(climate.dayMinC.map((low, m) => climate.dayMaxC[m]! - low));
  const deviation = midMonthValues(climate.dayMeanSdK);
  const dew = midMonthValues(climate.dewPointC);
  const rangeLean = midMonthValues(RANGE_LEAN);
  const dewSd = midMonthValues(DEW_SD_K);

  const meanC = new Float64Array(days);
  const rangeK = new Float64Array(days);
  const dewC = new Float64Array(days);
  const month = new Uint8Array(days);
  const rangeStream = streamOf(`range ${climate.id}`, sample);
  const dewStream = streamOf(`dew ${climate.id}`, sample);
  let dewNoise = 0;
  for (let d = 0; d < days; d++) {
    const day = firstDay + d;
    month[d] = monthOf(day).month - 1;
    const summer = month[d]! >= 5 && month[d]! <= 7;
    const sd = onDay(deviation, day);
    // In a heat wave the day is as far above its normal as the wave says, whatever was drawn.
    const z = Math.max(wavesK[d]! / sd, summer ? Math.min(SUMMER_CAP, anomaly[d]!) : anomaly[d]!);
    meanC[d] = onDay(middle, day) + sd * z;
    const lean = onDay(rangeLean, day);
    const q = lean * z + Math.sqrt(1 - lean * lean) * normalAt(rangeStream, day);
    const normal = onDay(range, day);
    rangeK[d] = Math.min(2 * normal, normal * exp(0.36 * q - 0.065));
    dewNoise = DEW_MEMORY * dewNoise + Math.sqrt(1 - DEW_MEMORY * DEW_MEMORY) * normalAt(dewStream, day);
    dewC[d] = onDay(dew, day) + dewLeanOn(day) * sd * z + onDay(dewSd, day) * dewNoise;
  }

  const dryBulb = hourly(time);
  const wetBulb = hourly(time);
  const hourStream = streamOf(`hour ${climate.id}`, sample);
  const fresh = Math.sqrt(1 - HOUR_MEMORY * HOUR_MEMORY);
  const spinUp = 24 * 5;
  const firstHour = time.startDay * 24;
  let noise = 0;
  for (let h = -spinUp; h < time.hours; h++) {
    noise = HOUR_MEMORY * noise + fresh * normalAt(hourStream, firstHour + h);
    if (h < 0) continue; // the hourly memory forgets its start within five days
    const local = h + CLOCK_H;
    const d = SPIN_UP_DAYS + Math.floor(local / 24);
    const clock = local % 24;
    const sinceNoon = (clock - 12) / 24;
    const [left, right, t] = sinceNoon < 0 ? [d - 1, d, 1 + sinceNoon] : [d, d + 1, sinceNoon];
    const airC =
      meanC[left]! * (1 - t) + meanC[right]! * t + WAVE_SHARE * rangeK[d]! * WAVES[month[d]!]![clock]! + HOUR_NOISE_K * noise;
    const dewPointC = Math.min(airC - 0.1, dewC[left]! * (1 - t) + dewC[right]! * t);
    dryBulb[h] = airC + warmingK;
    wetBulb[h] = wetBulbC(airC + warmingK, relativeHumidity(airC, dewPointC));
  }
  return { dryBulbC: dryBulb, wetBulbC: wetBulb };
}
