/** The drawn spot price of a year in figures that a grid operator publishes. */
import { mean } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import type { Market } from '../scenario/market-fields.ts';
import { timeline } from '../timeline.ts';
import type { Draws } from './draws.ts';
import type { Estimate, Maker, Reader } from './reader.ts';

/**
 * Levels of years that lie before those of the catalogue, EUR/MWh: of 2022 the annual mean alone (RTE, Bilan électrique 2024), of 2023 the
 * quarters of the French day-ahead hours, whose mean is that of RTE.
 */
const PAST_LEVELS = [
  { year: 2022, quartersEurPerMwh: [276, 276, 276, 276] },
  { year: 2023, quartersEurPerMwh: [130.3, 91.6, 85.7, 79.5] },
] as const;
const LAST_YEAR = 2050;

/** Figures of the hours of one draw; `half` is the number of those before July. */
const STATISTICS = {
  meanEurPerMwh: (prices) => mean(prices),
  negativeHours: (prices) => negativeIn(prices),
  meanFirstHalfEurPerMwh: (prices, half) => mean(prices.slice(0, half)),
  negativeHoursFirstHalf: (prices, half) => negativeIn(prices.slice(0, half)),
} as const satisfies Record<string, (prices: number[], half: number) => number>;
type Statistic = keyof typeof STATISTICS;
const NAMES = Object.keys(STATISTICS) as Statistic[];

/** Means over several draws of a year: one statistic where it is asked for, all of them otherwise. */
export function price(reader: Reader, { markets }: Catalogue, { prices }: Draws): Maker {
  const market = markets.find(({ id }) => id === reader.choice('market', ids(markets), markets[0]!.id));
  const year = reader.year('year', PAST_LEVELS[0].year, LAST_YEAR);
  const names = reader.has('statistic') ? [reader.choice('statistic', NAMES)] : NAMES;
  return () => {
    const time = timeline(`${year}-01-01`, `${year + 1}-01-01`);
    const half = time.months[6]!.startHour;
    const draws = prices(withPast(market!), time).map((drawn) => [...drawn]);
    return Object.fromEntries(names.map((name) => [name, mean(draws.map((drawn) => STATISTICS[name](drawn, half)))])) as Estimate;
  };
}

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

/** The market with the years before its first. */
function withPast(market: Market): Market {
  const known = new Set(market.years.map(({ year }) => year));
  const past = PAST_LEVELS.filter(({ year }) => !known.has(year)).map((level) => ({ ...level, id: String(level.year) }));
  return { ...market, years: [...past, ...market.years] };
}

function negativeIn(prices: readonly number[]): number {
  return prices.filter((eurPerMwh) => eurPerMwh < 0).length;
}
