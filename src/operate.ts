/** The hours of a run, day by day: supply, dispatch, draw, throughput, accounts, in this order; nothing flows back. */

import { hourlyWatch } from './checks/hours.ts';
import type { Environment } from './environment.ts';
import { type ColumnName, type Keeper, newTable, type Table } from './results/columns.ts';
import { type Days, newDays, sumDay } from './results/days.ts';
import { digestOf, digestOfNumbers } from './scenario/digest.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import type { WeatherColumns } from './site/climate.ts';
import { type Operation, operationOf } from './site/operation.ts';
import { countUnserved, emptyMonth, type MonthHours, monthHours, type TallyPool, type TokenSums, tallyOf } from './tally.ts';
import type { Timeline } from './timeline.ts';
import { G_PER_KG, HOURS_PER_DAY } from './units.ts';
import { demandOf, nothingAsked } from './workload/demand.ts';
import { dispatcherOf } from './workload/dispatch.ts';
import { availability, effectiveTrainingTimeRatio, mixTokensPerS, trainingTflopPerS } from './workload/throughput.ts';

export type Operated = {
  /** Sums by day, by site and for `all`. */
  readonly days: ReadonlyMap<string, Days>;
  /** By site and month. */
  readonly months: readonly (readonly MonthHours[])[];
  /** Work asked and not served, in accelerator-hours (inference in those of the reference platform), by month. */
  readonly asked: readonly { readonly asked: number; readonly unserved: number }[];
  readonly tokens: TokenSums;
  /** Invariants that an hour broke, by number: the first such hour, and what it had. */
  readonly broken: ReadonlyMap<number, string>;
};

/**
 * Works out the hours of a build-out. They are made a day at a time and summed; a keeper is handed every day before the next takes its
 * place.
 */
export function operate(
  scenario: Scenario,
  buildout: Buildout,
  environment: Environment,
  time: Timeline,
  keeper?: Keeper,
): Operated {
  const { sites, catalogue, workloads, operations } = scenario;
  const { training } = workloads;
  const weather = sites.map((site) => environment.weather.get(site.climate)!);
  const tables = sites.map(() => emptyDay());
  const all = emptyDay();
  const everywhere = [...tables, all];
  for (const { askedAccelerators, unservedShare } of tables) {
    askedAccelerators.fill(Number.NaN); // work is asked of all sites together
    unservedShare.fill(Number.NaN);
  }
  all.dryBulbC.fill(Number.NaN); // several places have no one temperature
  all.wetBulbC.fill(Number.NaN);

  const ready = availability(operations.failuresPer1000NodeDays, operations.repairDays);
  const operation = operationOf(scenario, buildout, weather, ready, tables);
  const pools = poolsOf(scenario, operation);
  const { gangAccelerators, checkpointS, restartMin } = training;
  const trainingShare = effectiveTrainingTimeRatio(gangAccelerators, operations.failuresPer1000NodeDays, checkpointS, restartMin);
  const demand = demandOf(workloads, catalogue, time, environment.clocks);
  const gangs = { site: training.site, size: gangAccelerators, guaranteedShare: training.guaranteedShare };
  const dispatch = dispatcherOf(pools, gangs);
  const tally = tallyOf(pools, tables, demand, trainingShare);
  const days = everywhere.map(() => newDays(time));
  const watch = hourlyWatch([...sites.map(({ id }) => id), 'all']);

  const months = time.months.map(() => emptyMonth(sites.length));
  const askedByMonth = time.months.map(() => ({ asked: 0, unserved: 0 }));
  const tokens: TokenSums = { asked: 0, unserved: 0, batch: 0 };
  const asked = nothingAsked();
  const { lit, usable } = operation.offered;
  const wasLit = lit.slice();
  time.months.forEach((month, m) => {
    for (let first = month.startHour; first < month.endHour; first += HOURS_PER_DAY) {
      const day = first / HOURS_PER_DAY;
      operation.startDay(day);
      demand.on(day, asked);
      const done = dispatch(usable, asked);
      tally.count(operation.offered, done, months[m]!);
      operation.draw(tally.phaseShare);
      countUnserved(asked, done, demand, gangAccelerators, all, askedByMonth[m]!, tokens);
      setPrices(everywhere, environment, first);
      for (let s = 0; s < tables.length; s++) {
        tables[s]!.gridFirmMw.fill(buildout.firmMw[s]![day]!);
        if (lit[s]) accountFor(tables[s]!, environment, first);
        else if (wasLit[s]) darken(tables[s]!);
        wasLit[s] = lit[s]!;
      }
      sumTables(tables, all);
      for (let i = 0; i < everywhere.length; i++) {
        sumDay(everywhere[i]!, day, days[i]!);
        watch.see(i, first, everywhere[i]!);
      }
      if (!keeper) continue;
      setWeather(tables, weather, first);
      keeper.keep(day, everywhere);
    }
  });

  return {
    days: new Map([...sites.map(({ id }) => id), 'all'].map((site, i) => [site, days[i]!])),
    months: sites.map((_, s) => months.map((month) => monthHours(month, s))),
    asked: askedByMonth,
    tokens,
    broken: watch.broken,
  };
}

/** The accelerators of a platform on a site, with what they make of their work. */
function poolsOf({ sites, catalogue, workloads }: Scenario, { pools }: Operation): TallyPool[] {
  return pools.map(({ site, platform }) => ({
    site: sites[site]!.id,
    siteIndex: site,
    platform: platform.id,
    tokensPerS: mixTokensPerS(catalogue, platform.id, workloads.interactive.mix),
    trainingTflopPerS: trainingTflopPerS(catalogue, platform.id, workloads.training.model),
    ratedKwEach: platform.ratedKw / platform.acceleratorsPerSystem,
    firstShipment: platform.firstShipment,
    phases: platform.phases,
  }));
}

/** What is worked out for the hours of a site on which something stands there, and summed over the sites; zero in the others. */
const WORKED: readonly ColumnName[] = [
  'inServiceAccelerators',
  'busyAccelerators',
  'itMw',
  'lossMw',
  'coolingMw',
  'otherMw',
  'gridMw',
  'waterM3',
  'heatMw',
  'costEur',
  'co2DirectT',
  'co2LifecycleT',
  'tokensInPerS',
  'tokensOutPerS',
  'trainingPflops',
];

/** The table of a day on which nothing stands. */
function emptyDay(): Table {
  const table = newTable(HOURS_PER_DAY);
  table.pue.fill(Number.NaN);
  return table;
}

/** Sets a table to a day on which nothing stands any more. */
function darken(table: Table): void {
  for (const name of WORKED) table[name].fill(0);
  table.pue.fill(Number.NaN);
}

function setPrices(tables: readonly Table[], { priceEurPerMwh }: Environment, first: number): void {
  for (let i = 0; i < tables.length; i++) {
    const price = tables[i]!.priceEurPerMwh;
    for (let j = 0; j < HOURS_PER_DAY; j++) price[j] = priceEurPerMwh[first + j]!;
  }
}

function setWeather(tables: readonly Table[], weather: readonly WeatherColumns[], first: number): void {
  tables.forEach(({ dryBulbC, wetBulbC }, s) => {
    dryBulbC.set(weather[s]!.dryBulbC.subarray(first, first + HOURS_PER_DAY));
    wetBulbC.set(weather[s]!.wetBulbC.subarray(first, first + HOURS_PER_DAY));
  });
}

/** What the power drawn on a day costs and emits. */
function accountFor(
  { gridMw, itMw, pue, costEur, co2DirectT, co2LifecycleT }: Table,
  { priceEurPerMwh, directGPerKwh, lifecycleAddGPerKwh }: Environment,
  first: number,
): void {
  for (let j = 0; j < HOURS_PER_DAY; j++) {
    const grid = gridMw[j]!;
    const direct = directGPerKwh[first + j]!;
    pue[j] = itMw[j]! > 0 ? grid / itMw[j]! : Number.NaN;
    costEur[j] = grid * priceEurPerMwh[first + j]!;
    // g/kWh is kg/MWh; a thousand of those make a tonne.
    co2DirectT[j] = (grid * direct) / G_PER_KG;
    co2LifecycleT[j] = (grid * (direct + lifecycleAddGPerKwh)) / G_PER_KG;
  }
}

/** Sums the tables of the sites, in their order. */
function sumTables(tables: readonly Table[], all: Table): void {
  for (const name of [...WORKED, 'gridFirmMw'] as const) {
    const into = all[name].fill(0);
    for (let s = 0; s < tables.length; s++) {
      const part = tables[s]![name];
      for (let j = 0; j < HOURS_PER_DAY; j++) into[j] = into[j]! + part[j]!;
    }
  }
  for (let j = 0; j < HOURS_PER_DAY; j++) all.pue[j] = all.itMw[j]! > 0 ? all.gridMw[j]! / all.itMw[j]! : Number.NaN;
}

/** Names what the hours of a run follow from: two runs with the same key have the same hours. `outside` names the environment. */
export function operateKey(scenario: Scenario, { blocks, firmMw }: Buildout, outside: string): string {
  const { sites, catalogue, workloads, operations } = scenario;
  const { platforms, serving, trainingRates, coolings, operatorClasses, models } = catalogue;
  const standing = sites.map(({ id, climate, operatorClass, halls }) => ({ id, climate, operatorClass, halls }));
  const rates = { platforms, serving, trainingRates, coolings, operatorClasses, models };
  const words = digestOf([
    outside,
    workloads,
    operations,
    standing,
    rates,
    blocks.map(({ site, hall, platform }) => [site, hall, platform.id]),
  ]);
  return words + digestOfNumbers([...blocks.flatMap(({ inService, burnIn }) => [inService, burnIn]), ...firmMw]);
}
