/** What lies outside the sites: weather, prices, carbon, the shape of a week. The same for every run that shares horizon, sample, climates, market and imports. */
import { directCarbon } from './accounts/carbon.ts';
import { deliveredPrice, spotPrice } from './accounts/price.ts';
import { layOver } from './accounts/rate-file.ts';
import type { ImportTold } from './results/types.ts';
import { digestOfParts } from './scenario/digest.ts';
import { type Imports, importsKey, NO_IMPORTS, type RateFile } from './scenario/imports.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type WeatherColumns, weatherOf } from './site/climate.ts';
import { weatherFrom } from './site/typical-year.ts';
import { type Hourly, localClock, type Timeline } from './timeline.ts';
import { SHAPES, type ShapeName, shapeOver } from './workload/shapes.ts';

export type Environment = {
  /** By site. */
  readonly weather: ReadonlyMap<string, WeatherColumns>;
  /** What a MWh costs at the meter. */
  readonly priceEurPerMwh: Hourly;
  readonly directGPerKwh: Hourly;
  readonly lifecycleAddGPerKwh: number;
  /** Factor by which work varies with the hour and the day of the week, by shape. */
  readonly shapes: ReadonlyMap<ShapeName, Hourly>;
  /** What of it came from files. */
  readonly imports: readonly ImportTold[];
};

export function environmentOf(scenario: Scenario, time: Timeline, imports: Imports = NO_IMPORTS): Environment {
  const { catalogue, weatherSample } = scenario;
  const market = catalogue.markets.find(({ id }) => id === scenario.market)!;
  const clocks = { paris: localClock(time, 'paris'), utc: localClock(time, 0) };
  const clock = clocks.paris;
  const price = layOver(spotPrice(market, time, clock, weatherSample), imports.price, time);
  const carbon = layOver(directCarbon(market, time, clock), imports.carbon, time);
  return {
    weather: weatherBySite(scenario, time, imports),
    priceEurPerMwh: deliveredPrice(market, price.values),
    directGPerKwh: carbon.values,
    lifecycleAddGPerKwh: market.lifecycleAddGPerKwh,
    shapes: new Map(SHAPES.map((name) => [name, shapeOver(name, clocks)])),
    imports: [
      ...imports.weather.map(({ site, file: { kind, name: file, place, digest } }) => {
        return { kind, site, file, place, digest, hours: time.hours };
      }),
      ...toldOf(imports.price, price.hours),
      ...toldOf(imports.carbon, carbon.hours),
    ],
  };
}

function toldOf(file: RateFile | undefined, hours: number): ImportTold[] {
  return file ? [{ kind: file.kind, site: null, file: file.name, place: null, digest: file.digest, hours }] : [];
}

/** Weather of each site: from its file, or else drawn from the normals of its climate. */
function weatherBySite(scenario: Scenario, time: Timeline, imports: Imports): ReadonlyMap<string, WeatherColumns> {
  const { catalogue, sites, weatherSample, weather: change } = scenario;
  const files = new Map(imports.weather.map(({ site, file }) => [site, file]));
  const drawn = [...new Set(sites.flatMap(({ id, climate }) => (files.has(id) ? [] : [climate])))];
  const byClimate = weatherOf(catalogue.climates, catalogue.climateCorrelations, drawn, weatherSample, time, change);
  return new Map(
    sites.map(({ id, climate }) => {
      const file = files.get(id);
      return [id, file ? weatherFrom(file, time, change) : byClimate.get(climate)!];
    }),
  );
}

/** Names an environment: two scenarios with the same key have the same one. */
export function environmentKey(scenario: Scenario, imports: Imports = NO_IMPORTS): string {
  const { catalogue, sites, weatherSample, weather, from, to, market } = scenario;
  const used = sites.map(({ id, climate }) => `${id} ${climate}`).sort();
  return digestOfParts({
    from,
    to,
    weatherSample,
    weather,
    used: used.join(),
    imports: importsKey(imports),
    climates: catalogue.climates,
    climateCorrelations: catalogue.climateCorrelations,
    market: catalogue.markets.find(({ id }) => id === market),
  });
}
