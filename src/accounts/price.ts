/**
 * Hourly spot price and what is added to it, on the clock of Paris.
 *
 * The shape of a day (by quarter, weekday or weekend) is that of the French day-ahead market of 2024, as a share of the mean of
 * its day type; the level of each quarter is the market's. Days stray by two autoregressive noises (the level of the day, and how
 * deep the midday valley goes), hours by a third; negative prices are compressed, as they were. Checked on 2024: mean 58 EUR/MWh.
 */
import { clip, exp, normalAt } from '../math.ts';
import type { Market } from '../scenario/catalogue.ts';
import { type Hourly, hourly, type LocalClock, monthOf, type Timeline, weekdayOf } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { SitePrice } from './bill.ts';

type Quarter = {
  readonly weekday: readonly number[];
  readonly weekend: readonly number[];
  /** Mean price of a weekend day over that of a weekday. */
  readonly weekendLevel: number;
  /** Daily noise: its size, its memory, and the size of the midday noise. */
  readonly noise: readonly [size: number, memory: number, midday: number];
};

/** Shapes by local hour, 0 to 23. */
const QUARTERS: readonly Quarter[] = [
  {
    weekday: [
      0.85, 0.8, 0.76, 0.71, 0.68, 0.77, 0.98, 1.22, 1.32, 1.2, 1.07, 0.99, 0.91, 0.85, 0.89, 0.93, 0.97, 1.1, 1.32, 1.43, 1.22,
      1.06, 1.03, 0.94,
    ],
    weekend: [
      1.06, 0.98, 0.91, 0.84, 0.81, 0.84, 0.86, 0.94, 1.0, 1.01, 0.95, 0.91, 0.84, 0.73, 0.76, 0.86, 0.97, 1.15, 1.34, 1.43, 1.31,
      1.19, 1.19, 1.11,
    ],
    weekendLevel: 0.86,
    noise: [0.28, 0.79, 0.15],
  },
  {
    weekday: [
      1.21, 1.0, 0.92, 0.76, 0.66, 0.81, 1.09, 1.61, 1.67, 1.25, 0.86, 0.62, 0.56, 0.45, 0.39, 0.36, 0.4, 0.6, 0.93, 1.38, 1.56,
      1.69, 1.72, 1.5,
    ],
    weekend: [
      2.73, 1.81, 1.55, 1.22, 0.98, 1.02, 1.15, 1.11, 0.99, 0.7, 0.16, -0.33, -0.4, -0.88, -1.3, -1.04, -0.21, 0.35, 1.07, 1.89,
      2.37, 2.85, 3.22, 2.97,
    ],
    weekendLevel: 0.42,
    noise: [0.62, 0.62, 0.35],
  },
  {
    weekday: [
      1.08, 0.92, 0.84, 0.7, 0.64, 0.76, 0.96, 1.28, 1.48, 1.22, 0.92, 0.7, 0.58, 0.45, 0.42, 0.47, 0.6, 0.85, 1.27, 1.63, 1.67,
      1.6, 1.57, 1.38,
    ],
    weekend: [
      1.84, 1.5, 1.31, 1.1, 0.91, 0.93, 1.01, 0.96, 1.08, 0.81, 0.42, 0.09, -0.04, -0.22, -0.27, -0.14, 0.18, 0.56, 1.27, 1.98,
      2.22, 2.15, 2.3, 2.07,
    ],
    weekendLevel: 0.6,
    noise: [0.36, 0.64, 0.25],
  },
  {
    weekday: [
      0.79, 0.72, 0.67, 0.6, 0.58, 0.67, 0.89, 1.14, 1.3, 1.23, 1.08, 1.0, 0.96, 0.91, 0.92, 0.99, 1.08, 1.26, 1.41, 1.46, 1.24,
      1.09, 1.06, 0.96,
    ],
    weekend: [
      1.13, 1.0, 0.95, 0.85, 0.8, 0.81, 0.89, 0.97, 1.04, 1.04, 0.95, 0.85, 0.86, 0.8, 0.75, 0.81, 0.94, 1.17, 1.35, 1.44, 1.31,
      1.15, 1.13, 1.03,
    ],
    weekendLevel: 0.72,
    noise: [0.34, 0.68, 0.12],
  },
];

const MIDDAY_MEMORY = 0.4;
const HOUR_MEMORY = 0.85;
const HOUR_NOISE = 0.1;
const MIDDAY_BELL = Array.from({ length: 24 }, (_, h) => exp(-(((h - 13.7) / 3.2) * ((h - 13.7) / 3.2))));
const MIDDAY_BELL_MEAN = MIDDAY_BELL.reduce((sum, value) => sum + value, 0) / 24;
const LOWEST_EUR_PER_MWH = -90;
const PRICE_STREAM = 0x5eed;

/** Mean spot price of a quarter; a year before or after the list takes the nearest. */
export function quarterLevel(market: Market, year: number, quarter: number): number {
  const years = [...market.years].sort((a, b) => a.year - b.year);
  const found = years.findLast((level) => level.year <= year) ?? years[0]!;
  return found.quartersEurPerMwh[quarter]!;
}

/** Days before the run at which the noises start: long enough that their start is forgotten. */
const SPIN_UP_DAYS = 120;

/** One step of an autoregressive noise of unit size. */
function step(last: number, memory: number, draw: number): number {
  return memory * last + Math.sqrt(1 - memory * memory) * draw;
}

/** Spot price of every hour, EUR/MWh. `sample` draws the noise, which is the same on the same day of any run. */
export function spotPrice(market: Market, time: Timeline, clock: LocalClock, sample: number): Hourly {
  const prices = hourly(time);
  const stream = PRICE_STREAM + 8 * sample;
  let levelNoise = 0;
  let middayNoise = 0;
  let hourNoise = 0;
  const turnDay = (day: number): Quarter => {
    const quarter = QUARTERS[Math.floor((monthOf(day).month - 1) / 3)]!;
    levelNoise = step(levelNoise, quarter.noise[1], normalAt(stream, day));
    middayNoise = step(middayNoise, MIDDAY_MEMORY, normalAt(stream + 1, day));
    return quarter;
  };
  const firstHour = time.startDay * 24;
  const firstDay = clock.day[0]!;
  for (let day = firstDay - SPIN_UP_DAYS; day < firstDay; day++) turnDay(day);
  for (let h = -24 * SPIN_UP_DAYS; h < 0; h++) hourNoise = step(hourNoise, HOUR_MEMORY, normalAt(stream + 2, firstHour + h));

  let day = Number.NaN;
  let base = 0;
  let level = 0;
  let shape: readonly number[] = [];
  let noise: Quarter['noise'] = [0, 0, 0];
  for (let h = 0; h < time.hours; h++) {
    if (clock.day[h] !== day) {
      day = clock.day[h]!;
      const quarter = turnDay(day);
      const weekend = weekdayOf(day) >= 5;
      base = quarterLevel(market, monthOf(day).year, Math.floor(clock.month[h]! / 3));
      level = ((base * 7) / (5 + 2 * quarter.weekendLevel)) * (weekend ? quarter.weekendLevel : 1);
      shape = weekend ? quarter.weekend : quarter.weekday;
      noise = quarter.noise;
    }
    const hour = clock.hour[h]!;
    let price = level * shape[hour]!;
    hourNoise = step(hourNoise, HOUR_MEMORY, normalAt(stream + 2, firstHour + h));
    if (market.noise) {
      price +=
        base *
        (noise[0] * levelNoise - noise[2] * middayNoise * (MIDDAY_BELL[hour]! - MIDDAY_BELL_MEAN) + HOUR_NOISE * hourNoise);
    }
    prices[h] = price < 0 ? clip(0.35 * price, LOWEST_EUR_PER_MWH, 0) : price;
  }
  return prices;
}

/**
 * What one more MWh costs a site in every hour, EUR/MWh: energy, the network charge of its time class, the excise of its day, capacity and
 * guarantees of origin.
 */
export function deliveredPrice(
  market: Market,
  { energyEurPerMwh, classes, networkEurPerMwh, exciseByDay }: Omit<SitePrice, 'priceEurPerMwh'>,
): Hourly {
  const added = market.capacityEurPerMwh + market.guaranteesShare * market.guaranteesEurPerMwh;
  return energyEurPerMwh.map(
    (price, h) => price + (networkEurPerMwh[classes[h]!]! + exciseByDay[Math.floor(h / HOURS_PER_DAY)]! + added),
  );
}
