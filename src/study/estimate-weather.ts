/** The drawn weather of a climate in figures that others publish of a station. */
import { mean, quantileSorted } from 'simple-statistics';
import type { Catalogue, Climate } from '../scenario/catalogue.ts';
import { both } from '../scenario/words.ts';
import type { WeatherColumns } from '../site/climate.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { Draws } from './draws.ts';
import type { Estimate, Maker, Reader } from './reader.ts';

/** Figures of one year. Days are those of the clock of the generator, UTC+1. */
const STATISTICS = {
  meanDryBulbC: ({ dryBulbC }) => mean(dryBulbC as unknown as number[]),
  daysAbove30: (year) => daysWith(year, (_, most) => most > 30),
  daysAbove35: (year) => daysWith(year, (_, most) => most > 35),
  frostDays: (year) => daysWith(year, (least) => least < 0),
  hoursAbove25: (year) => hoursAbove(year, 25),
  hoursAbove30: (year) => hoursAbove(year, 30),
  p99DryBulbC: ({ dryBulbC }) => quantileOf(dryBulbC, 0.99),
  p996DryBulbC: ({ dryBulbC }) => quantileOf(dryBulbC, 0.996),
  p996WetBulbC: ({ wetBulbC }) => quantileOf(wetBulbC, 0.996),
} as const satisfies Record<string, (year: WeatherColumns) => number>;
type Statistic = keyof typeof STATISTICS;
const NAMES = Object.keys(STATISTICS) as Statistic[];
const NORMALS = ['dayMinC', 'dayMaxC', 'dayMeanSdK', 'dewPointC'] as const;

/** Means over the drawn years: one statistic where it is asked for, all of them otherwise. */
export function weather(reader: Reader, catalogue: Catalogue, draws: Draws): Maker {
  const climate = climateOf(reader, catalogue);
  const names = reader.has('statistic') ? [reader.choice('statistic', NAMES)] : NAMES;
  return () => {
    const drawn = draws.weather(climate!);
    return Object.fromEntries(names.map((name) => [name, mean(drawn.map((year) => STATISTICS[name](year)))])) as Estimate;
  };
}

/** A climate of the catalogue by its id, or one of one's own by its monthly normals. */
function climateOf(reader: Reader, { climates }: Catalogue): Climate | undefined {
  const given = NORMALS.filter((key) => reader.has(key));
  if (given.length === 0) return reader.entry('climate', climates);
  if (reader.has('climate'))
    reader.fault(
      'climate',
      both('nothing beside monthly normals', 'rien à côté de normales mensuelles'),
      both('Give a climate or its normals.', 'Donnez un climat ou ses normales.'),
    );
  const [dayMinC, dayMaxC, dewPointC] = (['dayMinC', 'dayMaxC', 'dewPointC'] as const).map((key) => reader.months(key, -60, 60));
  const dayMeanSdK = reader.months('dayMeanSdK', 0.1, 20);
  const normals = { dayMinC: dayMinC!, dayMaxC: dayMaxC!, dayMeanSdK, dewPointC: dewPointC! };
  // No estimate of the weather asks for the month of low water.
  return { id: 'own', name: both('own', 'propre'), ...normals, lowWaterMonth: 8 };
}

/** Hours that a day of UTC+1 begins before that of UTC. */
const CLOCK_H = 1;

function daysWith({ dryBulbC }: WeatherColumns, holds: (leastC: number, mostC: number) => boolean): number {
  let days = 0;
  for (let end = HOURS_PER_DAY - CLOCK_H; end <= dryBulbC.length; end += HOURS_PER_DAY) {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    // The first day lacks the hour that lies in the year before.
    for (let h = Math.max(0, end - HOURS_PER_DAY); h < end; h++) {
      least = Math.min(least, dryBulbC[h]!);
      most = Math.max(most, dryBulbC[h]!);
    }
    if (holds(least, most)) days++;
  }
  return days;
}

function hoursAbove({ dryBulbC }: WeatherColumns, limitC: number): number {
  return dryBulbC.reduce((hours, valueC) => (valueC > limitC ? hours + 1 : hours), 0);
}

function quantileOf(values: Float64Array, share: number): number {
  return quantileSorted(Float64Array.from(values).sort() as unknown as number[], share);
}
