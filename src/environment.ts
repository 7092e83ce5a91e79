/** What lies outside the sites: weather, prices, carbon, the shape of a week. The same for every run that shares horizon, sample, climates, market and imports. */
import type { SitePrice } from './accounts/bill.ts';
import { directCarbon } from './accounts/carbon.ts';
import { marginalExcise, normalExcise } from './accounts/excise.ts';
import { deliveredPrice, spotPrice } from './accounts/price.ts';
import { layOver } from './accounts/rate-file.ts';
import { energyPrice } from './accounts/supply.ts';
import { energyRates, timeClasses } from './accounts/tariff.ts';
import type { ImportTold } from './results/types.ts';
import { digestOfParts } from './scenario/digest.ts';
import { type Imports, importsKey, NO_IMPORTS, type RateFile } from './scenario/imports.ts';
import type { Market } from './scenario/market-fields.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Site } from './scenario/site-fields.ts';
import { voltageOf } from './scenario/voltage.ts';
import { type WeatherColumns, weatherOf } from './site/climate.ts';
import { heatWavesIn } from './site/heat-wave-years.ts';
import { weatherFrom } from './site/typical-year.ts';
import { type Hourly, type LocalClock, localClock, type Timeline } from './timeline.ts';
import { SHAPES, type ShapeName, shapeOver } from './workload/shapes.ts';

export type Environment = {
  /** By site. */
  readonly weather: ReadonlyMap<string, WeatherColumns>;
  /** What the energy of a MWh costs: contracts, spot and margin. Work that may wait goes by it. */
  readonly energyEurPerMwh: Hourly;
  /** What a MWh costs at the meter, by site. */
  readonly prices: ReadonlyMap<string, SitePrice>;
  readonly directGPerKwh: Hourly;
  readonly lifecycleAddGPerKwh: number;
  /** Factor by which work varies with the hour and the day of the week, by shape. */
  readonly shapes: ReadonlyMap<ShapeName, Hourly>;
  /** What of it came from files. */
  readonly imports: readonly ImportTold[];
};

export function environmentOf(scenario: Scenario, time: Timeline, imports: Imports = NO_IMPORTS): Environment {
  const { weatherSample } = scenario;
  const market = marketOf(scenario);
  const clocks = { paris: localClock(time, 'paris'), utc: localClock(time, 0) };
  const clock = clocks.paris;
  const price = layOver(spotPrice(market, time, clock, weatherSample), imports.price, time);
  const carbon = layOver(directCarbon(market, time, clock), imports.carbon, time);
  const energyEurPerMwh = energyPrice(market, price.values);
  return {
    weather: weatherBySite(scenario, time, imports),
    energyEurPerMwh,
    prices: pricesBySite(scenario, energyEurPerMwh, clock, time),
    directGPerKwh: carbon.values,
    lifecycleAddGPerKwh: market.lifecycleAddGPerKwh,
    shapes: new Map(SHAPES.map((name) => [name, shapeOver(name, clocks)])),
    imports: [
      ...imports.weather.map(({ site, file: { kind, name: file, place, digest, filledHours } }) => {
        return { kind, site, file, place, digest, hours: time.hours, filledHours };
      }),
      ...toldOf(imports.price, price.hours),
      ...toldOf(imports.carbon, carbon.hours),
    ],
  };
}

/** The electricity market of a plan. */
export function marketOf({ catalogue, market }: Scenario): Market {
  return catalogue.markets.find(({ id }) => id === market)!;
}

/** What each site pays for a MWh; sites that pay alike share the hours. */
function pricesBySite(
  scenario: Scenario,
  energyEurPerMwh: Hourly,
  clock: LocalClock,
  time: Timeline,
): ReadonlyMap<string, SitePrice> {
  const market = marketOf(scenario);
  const classes = timeClasses(clock);
  const exciseNormalByDay = normalExcise(market, time);
  const alike = new Map<string, SitePrice>();
  return new Map(
    scenario.sites.map((site) => {
      const kind = paysAs(site, market);
      const known = alike.get(kind);
      if (known) return [site.id, known];
      const parts = {
        voltage: voltageOf(site, market),
        exciseReduced: site.exciseReduced,
        energyEurPerMwh,
        classes,
        networkEurPerMwh: energyRates(market, voltageOf(site, market)),
        exciseByDay: marginalExcise(market, site.exciseReduced, time),
        exciseNormalByDay,
      };
      const price = { ...parts, priceEurPerMwh: deliveredPrice(market, parts) };
      alike.set(kind, price);
      return [site.id, price];
    }),
  );
}

/** Names what decides the price of a MWh beside the market. */
function paysAs(site: Site, market: Market): string {
  return `${voltageOf(site, market)} ${site.exciseReduced}`;
}

function toldOf(file: RateFile | undefined, hours: number): ImportTold[] {
  return file ? [{ kind: file.kind, site: null, file: file.name, place: null, digest: file.digest, hours, filledHours: 0 }] : [];
}

/** Weather of each site: from its file, or else drawn from the normals of its climate. */
function weatherBySite(scenario: Scenario, time: Timeline, imports: Imports): ReadonlyMap<string, WeatherColumns> {
  const { catalogue, sites, weatherSample, weather } = scenario;
  const change = { warmingK: weather.warmingK, heatWaves: heatWavesIn(weather, time) };
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
  const { catalogue, sites, weatherSample, weather, from, to } = scenario;
  const market = marketOf(scenario);
  const used = sites.map((site) => `${site.id} ${site.climate} ${paysAs(site, market)}`).sort();
  return digestOfParts({
    from,
    to,
    weatherSample,
    weather,
    used: used.join(),
    imports: importsKey(imports),
    climates: catalogue.climates,
    climateCorrelations: catalogue.climateCorrelations,
    market,
  });
}
