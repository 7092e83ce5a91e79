/** The hours of a run, span by span: supply, dispatch, draw, throughput, accounts, in this order; nothing flows back. */

import { HourlyWatch } from './checks/hours.ts';
import type { Environment } from './environment.ts';
import { type ColumnName, type Keeper, newTable, type Table } from './results/columns.ts';
import { type Days, holdDays, newDays, sumDays } from './results/days.ts';
import { digestOfNumbers, digestOfParts } from './scenario/digest.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import type { WeatherColumns } from './site/climate.ts';
import { Operation } from './site/operation.ts';
import { countUnserved, emptyMonth, type MonthHours, monthHours, Tally, type TallyPool, type TokenSums } from './tally.ts';
import { SPAN_HOURS, type Span, type Timeline } from './timeline.ts';
import { G_PER_KG, HOURS_PER_DAY } from './units.ts';
import { type Asked, askOver, type Demand, demandOf, nothingAsked } from './workload/demand.ts';
import { Dispatcher } from './workload/dispatch.ts';
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
 * Works out the hours of a build-out. They are made a span at a time and summed; a keeper is handed every span before the next takes its
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
  const tables = sites.map(() => emptyTable());
  const all = emptyTable();
  const everywhere = [...tables, all];
  const names = [...sites.map(({ id }) => id), 'all'];
  for (const { askedAccelerators, unservedShare } of tables) {
    askedAccelerators.fill(Number.NaN); // work is asked of all sites together
    unservedShare.fill(Number.NaN);
  }
  all.dryBulbC.fill(Number.NaN); // several places have no one temperature
  all.wetBulbC.fill(Number.NaN);

  const ready = availability(operations.failuresPer1000NodeDays, operations.repairDays);
  const operation = new Operation(scenario, buildout, weather, ready, tables);
  const pools = poolsOf(scenario, operation);
  const { gangAccelerators, checkpointS, restartMin } = training;
  const trainingShare = effectiveTrainingTimeRatio(gangAccelerators, operations.failuresPer1000NodeDays, checkpointS, restartMin);
  const demand = demandOf(workloads, catalogue, time, environment.shapes);
  const gangs = { site: training.site, size: gangAccelerators, guaranteedShare: training.guaranteedShare };
  const months = time.months.map(() => emptyMonth(sites.length));
  const askedByMonth = time.months.map(() => ({ asked: 0, unserved: 0 }));
  const works: Works = {
    environment,
    firmMw: buildout.firmMw,
    tables,
    all,
    everywhere,
    operation,
    demand,
    asked: nothingAsked(),
    dispatcher: new Dispatcher(pools, gangs),
    tally: new Tally(pools, tables, demand.inputPerOutput, trainingShare),
    gang: gangAccelerators,
    sums: sumsOf(tables, all),
    days: everywhere.map(() => newDays(time)),
    watch: new HourlyWatch(names),
    wasLit: new Uint8Array(sites.length),
    tokens: { asked: 0, unserved: 0, batch: 0 },
  };
  time.months.forEach(({ startHour, endHour }, m) => {
    const endDay = endHour / HOURS_PER_DAY;
    for (let day = startHour / HOURS_PER_DAY; day < endDay; ) {
      const span = operation.spanFrom(day, endDay);
      work(works, span, months[m]!, askedByMonth[m]!);
      if (keeper) keep(keeper, works, span, weather);
      day += span.days;
    }
  });

  return {
    days: new Map(names.map((site, i) => [site, works.days[i]!])),
    months: sites.map((_, s) => months.map((month) => monthHours(month, s))),
    asked: askedByMonth,
    tokens: works.tokens,
    broken: works.watch.broken,
  };
}

/** What the spans of a run are worked out with. */
type Works = {
  readonly environment: Environment;
  readonly firmMw: readonly Float64Array[];
  /** The span at hand: the tables of the sites, that of all, and both. */
  readonly tables: readonly Table[];
  readonly all: Table;
  readonly everywhere: readonly Table[];
  readonly operation: Operation;
  readonly demand: Demand;
  readonly asked: Asked;
  readonly dispatcher: Dispatcher;
  readonly tally: Tally;
  readonly gang: number;
  readonly sums: readonly Sum[];
  readonly days: readonly Days[];
  readonly watch: HourlyWatch;
  readonly wasLit: Uint8Array;
  readonly tokens: TokenSums;
};

/** Works out the hours of a span, and sums them. */
function work(works: Works, span: Span, month: Float64Array, askedInMonth: { asked: number; unserved: number }): void {
  const { environment, tables, all, everywhere, operation, demand, asked, tally, wasLit, days, watch } = works;
  const { first, hours } = span;
  operation.start(span);
  askOver(demand, span, asked);
  const { offered } = operation;
  const { lit } = offered;
  const done = works.dispatcher.give(offered.usable, asked, hours);
  tally.count(offered, done, month, hours);
  operation.draw(tally.phaseShare);
  countUnserved(asked, done, demand.referenceTokensPerS, works.gang, all, askedInMonth, works.tokens, hours);
  let firmMw = 0;
  for (let s = 0; s < tables.length; s++) {
    const table = tables[s]!;
    const firm = works.firmMw[s]![span.day]!;
    firmMw += firm;
    table.gridFirmMw.fill(firm);
    if (lit[s]) accountFor(table, environment, first, hours);
    else if (wasLit[s]) darken(table);
    wasLit[s] = lit[s]!;
  }
  sumTables(works.sums, all, firmMw, lit, hours);
  for (let i = 0; i < everywhere.length; i++) {
    const table = everywhere[i]!;
    copyHours(environment.priceEurPerMwh, first, hours, table.priceEurPerMwh);
    holdDays(table, span, days[i]!);
    if (i < tables.length && !lit[i]) continue;
    sumDays(table, span, days[i]!);
    watch.see(i, table, first, hours);
  }
}

/** Hands a span to a keeper, with the weather that it had. */
function keep(keeper: Keeper, { tables, everywhere }: Works, span: Span, weather: readonly WeatherColumns[]): void {
  tables.forEach(({ dryBulbC, wetBulbC }, s) => {
    copyHours(weather[s]!.dryBulbC, span.first, span.hours, dryBulbC);
    copyHours(weather[s]!.wetBulbC, span.first, span.hours, wetBulbC);
  });
  keeper.keep(span, everywhere);
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

/** The table of a span in which nothing stands. */
function emptyTable(): Table {
  const table = newTable(SPAN_HOURS);
  table.pue.fill(Number.NaN);
  return table;
}

/** Sets a table to a span in which nothing stands any more. */
function darken(table: Table): void {
  for (const name of WORKED) table[name].fill(0);
  table.pue.fill(Number.NaN);
}

function copyHours(from: Float64Array, first: number, n: number, into: Float64Array): void {
  for (let j = 0; j < n; j++) into[j] = from[first + j]!;
}

/** What the power drawn costs and emits. */
function accountFor(
  { gridMw, itMw, pue, costEur, co2DirectT, co2LifecycleT }: Table,
  { priceEurPerMwh, directGPerKwh, lifecycleAddGPerKwh }: Environment,
  first: number,
  n: number,
): void {
  for (let j = 0; j < n; j++) {
    const grid = gridMw[j]!;
    const direct = directGPerKwh[first + j]!;
    pue[j] = itMw[j]! > 0 ? grid / itMw[j]! : Number.NaN;
    costEur[j] = grid * priceEurPerMwh[first + j]!;
    // g/kWh is kg/MWh; a thousand of those make a tonne.
    co2DirectT[j] = (grid * direct) / G_PER_KG;
    co2LifecycleT[j] = (grid * (direct + lifecycleAddGPerKwh)) / G_PER_KG;
  }
}

/** A column of all sites together, and those of each that it is the sum of. */
type Sum = { readonly into: Float64Array; readonly parts: readonly Float64Array[] };

function sumsOf(tables: readonly Table[], all: Table): Sum[] {
  return WORKED.map((name) => ({ into: all[name], parts: tables.map((table) => table[name]) }));
}

/** Sums the tables of the sites into that of all, in their order. */
function sumTables(
  sums: readonly Sum[],
  { pue, gridMw, itMw, gridFirmMw }: Table,
  firmMw: number,
  lit: Uint8Array,
  n: number,
): void {
  for (let c = 0; c < sums.length; c++) sumColumn(sums[c]!.into, sums[c]!.parts, lit, n);
  gridFirmMw.fill(firmMw);
  for (let j = 0; j < n; j++) pue[j] = itMw[j]! > 0 ? gridMw[j]! / itMw[j]! : Number.NaN;
}

function sumColumn(into: Float64Array, parts: readonly Float64Array[], lit: Uint8Array, n: number): void {
  let some = false;
  for (let s = 0; s < parts.length; s++) {
    if (!lit[s]) continue;
    const part = parts[s]!;
    if (some) for (let j = 0; j < n; j++) into[j] = into[j]! + part[j]!;
    else for (let j = 0; j < n; j++) into[j] = part[j]!;
    some = true;
  }
  if (!some) into.fill(0);
}

/** Names what the hours of a run follow from: two runs with the same key have the same hours. `outside` names the environment. */
export function operateKey(scenario: Scenario, { blocks, firmMw }: Buildout, outside: string): string {
  const { sites, catalogue, workloads, operations } = scenario;
  const standing = sites.map(({ id, climate, operatorClass, halls }) => [id, climate, operatorClass, halls]);
  const held = blocks.map(({ site, hall, platform }) => [site, hall, platform.id]);
  const words = digestOfParts({ outside, workloads, operations, catalogue, standing, held });
  return words + digestOfNumbers([...blocks.flatMap(({ inService, burnIn }) => [inService, burnIn]), ...firmMw]);
}
