/** Years drawn of climates and markets, for the estimates that stand on their mean. */
import { spotPrice } from '../accounts/price.ts';
import type { Catalogue, Climate } from '../scenario/catalogue.ts';
import type { Market } from '../scenario/market-fields.ts';
import { type WeatherColumns, weatherOf } from '../site/climate.ts';
import { type Hourly, localClock, type Timeline, timeline } from '../timeline.ts';

/** Years that are drawn; an estimate is their mean. */
const DRAWN_YEARS = 30;
/** The calendar that weather is drawn on. */
export const WEATHER_YEAR = timeline('2025-01-01', '2026-01-01');

export type Draws = {
  /** Years of a climate of the catalogue, or of one that only its normals describe. */
  readonly weather: (climate: Climate) => readonly WeatherColumns[];
  /** Spot prices of one year, several times over. */
  readonly prices: (market: Market, year: Timeline) => readonly Hourly[];
};

/** Draws each climate and each year of a market when it is first asked for, and keeps it. */
export function drawsOf({ climates, climateCorrelations }: Catalogue): Draws {
  // Made when first asked for: an estimate of a training step draws nothing, and is called by the thousand.
  let weather: Map<string, readonly WeatherColumns[]> | undefined;
  let prices: Map<string, readonly Hourly[]> | undefined;
  return {
    weather: (climate) => {
      weather ??= new Map();
      return kept(weather, JSON.stringify(climate), (sample) => {
        const drawn = climates.includes(climate)
          ? weatherOf(climates, climateCorrelations, [climate.id], sample, WEATHER_YEAR)
          : weatherOf([climate], [], [climate.id], sample, WEATHER_YEAR);
        return drawn.get(climate.id)!;
      });
    },
    prices: (market, year) => {
      prices ??= new Map();
      const clock = localClock(year, 'paris');
      return kept(prices, `${market.id} ${year.from}`, (sample) => spotPrice(market, year, clock, sample));
    },
  };
}

function kept<T>(known: Map<string, readonly T[]>, key: string, draw: (sample: number) => T): readonly T[] {
  const found = known.get(key);
  if (found) return found;
  const drawn = Array.from({ length: DRAWN_YEARS }, (_, sample) => draw(sample));
  known.set(key, drawn);
  return drawn;
}
