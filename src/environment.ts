/** What lies outside the sites: weather, prices, carbon, the shape of a week. The same for every run that shares horizon, sample, climates and market. */
import { directCarbon } from './accounts/carbon.ts';
import { deliveredPrice, spotPrice } from './accounts/price.ts';
import { digestOfParts } from './scenario/digest.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type WeatherColumns, weatherOf } from './site/climate.ts';
import { type Hourly, localClock, type Timeline } from './timeline.ts';
import { SHAPES, type ShapeName, shapeOver } from './workload/shapes.ts';

export type Environment = {
  readonly weather: ReadonlyMap<string, WeatherColumns>;
  /** What a MWh costs at the meter. */
  readonly priceEurPerMwh: Hourly;
  readonly directGPerKwh: Hourly;
  readonly lifecycleAddGPerKwh: number;
  /** Factor by which work varies with the hour and the day of the week, by shape. */
  readonly shapes: ReadonlyMap<ShapeName, Hourly>;
};

export function environmentOf(scenario: Scenario, time: Timeline): Environment {
  const { catalogue, sites, weatherSample } = scenario;
  const market = catalogue.markets.find(({ id }) => id === scenario.market)!;
  const clocks = { paris: localClock(time, 'paris'), utc: localClock(time, 0) };
  const clock = clocks.paris;
  const used = [...new Set(sites.map(({ climate }) => climate))];
  return {
    weather: weatherOf(catalogue.climates, catalogue.climateCorrelations, used, weatherSample, time, scenario.weather),
    priceEurPerMwh: deliveredPrice(market, spotPrice(market, time, clock, weatherSample)),
    directGPerKwh: directCarbon(market, time, clock),
    lifecycleAddGPerKwh: market.lifecycleAddGPerKwh,
    shapes: new Map(SHAPES.map((name) => [name, shapeOver(name, clocks)])),
  };
}

/** Names an environment: two scenarios with the same key have the same one. */
export function environmentKey(scenario: Scenario): string {
  const { catalogue, sites, weatherSample, weather, from, to, market } = scenario;
  const used = [...new Set(sites.map(({ climate }) => climate))].sort();
  return digestOfParts({
    from,
    to,
    weatherSample,
    weather,
    used: used.join(),
    climates: catalogue.climates,
    climateCorrelations: catalogue.climateCorrelations,
    market: catalogue.markets.find(({ id }) => id === market),
  });
}
