/** Carbon of a kWh, hour by hour, on the clock of Paris; and of making the machines. */
import { exp } from '../math.ts';
import type { Market } from '../scenario/catalogue.ts';
import type { Embodied } from '../scenario/cost-fields.ts';
import { daysInMonth, type Hourly, hourly, type LocalClock, type Timeline } from '../timeline.ts';
import { HOURS_PER_YEAR } from '../units.ts';

/** Direct intensity of a month over the mean of the year, January first: a shape of the French mix, assumed from its use of gas. */
const MONTH_SHAPE = [1.7, 1.3, 1.0, 0.8, 0.55, 0.5, 0.6, 0.6, 0.8, 0.9, 1.5, 1.6];

function bell(hour: number, at: number, width: number): number {
  const x = (hour - at) / width;
  return exp(-(x * x));
}

function winterShape(hour: number): number {
  return 1 + 0.15 * bell(hour, 8.5, 2) + 0.25 * bell(hour, 19.5, 2.5) - 0.1 * bell(hour, 13.5, 3);
}

function summerShape(hour: number): number {
  return 1 + 0.35 * bell(hour, 20, 2.5) - 0.35 * bell(hour, 13.5, 3);
}

/** Factor by month and hour, mean 1 over a year of 365 days. */
export const CARBON_SHAPE: readonly (readonly number[])[] = (() => {
  const raw = MONTH_SHAPE.map((factor, m) =>
    Array.from({ length: 24 }, (_, hour) => factor * (m >= 3 && m <= 8 ? summerShape(hour) : winterShape(hour))),
  );
  const days = raw.map((_, m) => daysInMonth(2025, m + 1));
  const mean = raw.reduce((sum, hours, m) => sum + (days[m]! * hours.reduce((a, b) => a + b, 0)) / 24, 0) / 365;
  return raw.map((hours) => hours.map((value) => value / mean));
})();

/** Direct carbon intensity of every hour, g/kWh. A year before or after the list takes the nearest. */
export function directCarbon(market: Market, time: Timeline, clock: LocalClock): Hourly {
  const years = [...market.carbonYears].sort((a, b) => a.year - b.year);
  const result = hourly(time);
  for (const month of time.months) {
    const level = (years.findLast(({ year }) => year <= month.year) ?? years[0]!).directGPerKwh;
    for (let h = month.startHour; h < month.endHour; h++) result[h] = level * CARBON_SHAPE[clock.month[h]!]![clock.hour[h]!]!;
  }
  return result;
}

/**
 * Carbon of making what replaces the parts of some failures of nodes, tonnes. A new part keeps a machine going that would retire no later: what
 * it took to make falls on the life of that machine, and as failures come evenly over it, so does their carbon.
 */
export function replacedT(failures: number, { partT, serverT, partsPerFailure, serversPerFailure }: Embodied): number {
  return failures * (partsPerFailure * partT + serversPerFailure * serverT);
}

/** Carbon of making things, spread evenly over their life: tonnes for `unitHours` hours of one unit. */
export function embodiedT(unitHours: number, unitT: number, years: number): number {
  return (unitHours * unitT) / (years * HOURS_PER_YEAR);
}
