/** The hours of a run: supply, dispatch, draw, throughput, accounts, in this order; nothing flows back. */
import type { Environment } from './environment.ts';
import { COLUMN_NAMES, type Column, type ColumnName, type Table } from './results/columns.ts';
import { digestOf, digestOfNumbers } from './scenario/digest.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import { operationOf } from './site/operation.ts';
import {
  countUnserved,
  emptyMonth,
  type MonthHours,
  monthHours,
  powerWriter,
  type TallyPool,
  type TokenSums,
  tallyOf,
} from './tally.ts';
import { type Hourly, hourly, type Timeline } from './timeline.ts';
import { G_PER_KG } from './units.ts';
import { type Asked, demandOf } from './workload/demand.ts';
import { dispatcherOf } from './workload/dispatch.ts';
import { availability, effectiveTrainingTimeRatio, mixTokensPerS, trainingTflopPerS } from './workload/throughput.ts';

export type Operated = {
  readonly columns: readonly Column[];
  /** The same columns by site, and for `all`. */
  readonly tables: ReadonlyMap<string, Table>;
  /** By site and month. */
  readonly months: readonly (readonly MonthHours[])[];
  /** Work asked and not served, in accelerator-hours (inference in those of the reference platform), by month. */
  readonly asked: readonly { readonly asked: number; readonly unserved: number }[];
  readonly tokens: TokenSums;
};

/** Makes the columns of a site; a caller that is done with the last run may hand out the same ones again. */
export type TableMaker = (site: string, time: Timeline) => Table;

export function newTable(_site: string, time: Timeline): Table {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, hourly(time)])) as Table;
}

export function operate(
  scenario: Scenario,
  buildout: Buildout,
  environment: Environment,
  time: Timeline,
  makeTable: TableMaker = newTable,
): Operated {
  const { sites, catalogue, workloads, operations } = scenario;
  const { training } = workloads;
  const demand = demandOf(workloads, catalogue, time, environment.clocks);
  const weather = sites.map((site) => environment.weather.get(site.climate)!);
  const operation = operationOf(
    scenario,
    buildout,
    weather,
    availability(operations.failuresPer1000NodeDays, operations.repairDays),
  );
  const trainingShare = effectiveTrainingTimeRatio(
    training.gangAccelerators,
    operations.failuresPer1000NodeDays,
    training.checkpointS,
    training.restartMin,
  );
  const pools = operation.pools.map(
    ({ site, platform }): TallyPool => ({
      site: sites[site]!.id,
      siteIndex: site,
      platform: platform.id,
      tokensPerS: mixTokensPerS(catalogue, platform.id, workloads.interactive.mix),
      trainingTflopPerS: trainingTflopPerS(catalogue, platform.id, training.model),
      ratedKwEach: platform.ratedKw / platform.acceleratorsPerSystem,
      firstShipment: platform.firstShipment,
      phases: platform.phases,
    }),
  );
  const dispatch = dispatcherOf(pools, {
    site: training.site,
    size: training.gangAccelerators,
    guaranteedShare: training.guaranteedShare,
  });

  const tables = sites.map(({ id }) => makeTable(id, time));
  const all = makeTable('all', time);
  const writePower = powerWriter(tables);
  const { askedAccelerators: askedH, unservedShare: shareH } = all;
  const tally = tallyOf(pools, tables, demand, trainingShare);
  const months = time.months.map(() => emptyMonth(sites.length));
  const askedByMonth = time.months.map(() => ({ asked: 0, unserved: 0 }));
  const tokens: TokenSums = { asked: 0, unserved: 0, batch: 0 };
  const asked: Asked = { reserved: 0, gangs: 0, interactiveTokensPerS: 0, labs: 0, assistantTokensPerS: 0, batchShare: 0 };

  const clear = clearer(tables);
  time.months.forEach((month, m) => {
    let dark = false;
    for (let h = month.startHour; h < month.endHour; h++) {
      if (h % 24 === 0) {
        dark = !operation.startDay(h / 24);
        if (dark) clear(h, h + 24);
      }
      if (operation.offer(h)) tally.supply(operation);
      demand.at(h, asked);
      const done = dispatch(operation.usable, asked);
      if (!dark) {
        tally.count(operation.usable, done, h, months[m]!);
        writePower(operation.draw(h, tally.phaseShare), h);
      }
      countUnserved(asked, done, demand, training.gangAccelerators, askedByMonth[m]!, tokens, askedH, shareH, h);
    }
  });

  tables.forEach((table, s) => {
    for (let h = 0; h < time.hours; h++) table.gridFirmMw[h] = buildout.firmMw[s]![Math.floor(h / 24)]!;
    table.dryBulbC.set(weather[s]!.dryBulbC);
    table.wetBulbC.set(weather[s]!.wetBulbC);
    table.askedAccelerators.fill(Number.NaN); // work is asked of all sites together
    table.unservedShare.fill(Number.NaN);
    accountFor(table, environment);
  });
  sumTables(tables, all, environment);
  const named = [...tables.map((table, s) => ({ site: sites[s]!.id, table })), { site: 'all', table: all }];
  return {
    columns: named.flatMap(({ site, table }) => COLUMN_NAMES.map((name): Column => ({ name, site, values: table[name] }))),
    tables: new Map(named.map(({ site, table }) => [site, table])),
    months: sites.map((_, s) => months.map((month) => monthHours(month, s))),
    asked: askedByMonth,
    tokens,
  };
}

/** Sets the hours of a day on which nothing stands to zero: columns may hold an older run. */
function clearer(tables: readonly Table[]): (from: number, to: number) => void {
  const columns = tables.flatMap((table) => HOURLY.map((name) => table[name]));
  return (from, to) => {
    for (const column of columns) column.fill(0, from, to);
  };
}

/** What is written hour by hour; the rest follows from it, column by column. */
const HOURLY = [
  'inServiceAccelerators',
  'busyAccelerators',
  'itMw',
  'lossMw',
  'coolingMw',
  'otherMw',
  'gridMw',
  'waterM3',
  'heatMw',
  'tokensInPerS',
  'tokensOutPerS',
  'trainingPflops',
] as const satisfies readonly ColumnName[];

/** What the drawn power costs and emits. */
function accountFor(table: Table, { priceEurPerMwh, directGPerKwh, lifecycleAddGPerKwh }: Environment): void {
  const { gridMw, itMw, pue, costEur, co2DirectT, co2LifecycleT } = table;
  table.priceEurPerMwh.set(priceEurPerMwh);
  for (let h = 0; h < gridMw.length; h++) {
    const grid = gridMw[h]!;
    const direct = directGPerKwh[h]!;
    pue[h] = itMw[h]! > 0 ? grid / itMw[h]! : Number.NaN;
    costEur[h] = grid * priceEurPerMwh[h]!;
    // g/kWh is kg/MWh; a thousand of those make a tonne.
    co2DirectT[h] = (grid * direct) / G_PER_KG;
    co2LifecycleT[h] = (grid * (direct + lifecycleAddGPerKwh)) / G_PER_KG;
  }
}

const SUMMED: readonly ColumnName[] = [
  'inServiceAccelerators',
  'busyAccelerators',
  'itMw',
  'lossMw',
  'coolingMw',
  'otherMw',
  'gridMw',
  'gridFirmMw',
  'waterM3',
  'heatMw',
  'costEur',
  'co2DirectT',
  'co2LifecycleT',
  'tokensInPerS',
  'tokensOutPerS',
  'trainingPflops',
];

/** The columns of all sites together, summed in the order of the sites. */
function sumTables(tables: readonly Table[], all: Table, { priceEurPerMwh }: Environment): void {
  for (const name of SUMMED) {
    const into: Hourly = all[name];
    into.set(tables[0]![name]);
    for (const table of tables.slice(1)) {
      const part = table[name];
      for (let h = 0; h < into.length; h++) into[h]! += part[h]!;
    }
  }
  all.dryBulbC.fill(Number.NaN); // several places have no one temperature
  all.wetBulbC.fill(Number.NaN);
  all.priceEurPerMwh.set(priceEurPerMwh);
  for (let h = 0; h < all.pue.length; h++) all.pue[h] = all.itMw[h]! > 0 ? all.gridMw[h]! / all.itMw[h]! : Number.NaN;
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
