/** The hours of a run: supply, dispatch, draw, throughput, accounts, in this order; nothing flows back. */

import type { Environment } from './environment.ts';
import { COLUMN_NAMES, type Column, type ColumnName, type Table } from './results/columns.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import { type Operation, operationOf, type SiteDraw } from './site/operation.ts';
import { type Hourly, hourly, type Timeline } from './timeline.ts';
import { G_PER_KG } from './units.ts';
import { type Asked, type Demand, demandOf } from './workload/demand.ts';
import { CLASSES, type Dispatched, dispatcherOf, type Pool } from './workload/dispatch.ts';
import { availability, effectiveTrainingTimeRatio, mixTokensPerS, trainingTflopPerS } from './workload/throughput.ts';

/** Accelerator-hours of a month on one site, by what became of them, and what the binding and the accounts need. */
export type MonthHours = {
  served: number;
  idle: number;
  failed: number;
  power: number;
  cooling: number;
  inference: number;
  /** Most that was busy in one hour, and the least that was idle in one. */
  busyPeak: number;
  idleLeast: number;
};

export type Operated = {
  readonly columns: readonly Column[];
  /** The same columns by site, and for `all`. */
  readonly tables: ReadonlyMap<string, Table>;
  /** By site and month. */
  readonly months: readonly (readonly MonthHours[])[];
  /** Work asked and not served, in accelerator-hours (inference in those of the reference platform), by month. */
  readonly asked: readonly { asked: number; unserved: number }[];
  /** Output tokens asked, unserved and made by batch, summed over the hours, per second. */
  readonly tokens: { asked: number; unserved: number; batch: number };
};

/** Shares of rated power by class of work, for a platform. */
function phasesOf(platform: {
  readonly phases: { readonly training: number; readonly inference: number; readonly reserved: number };
}): readonly number[] {
  const { training, inference, reserved } = platform.phases;
  const byClass: Record<(typeof CLASSES)[number], number> = {
    reserved,
    training,
    interactive: inference,
    labs: reserved,
    assistants: inference,
    batch: inference,
  };
  return CLASSES.map((name) => byClass[name]);
}

export function operate(scenario: Scenario, buildout: Buildout, environment: Environment, time: Timeline): Operated {
  const { sites, catalogue, workloads, operations } = scenario;
  const demand = demandOf(workloads, catalogue, time);
  const weather = sites.map((site) => environment.weather.get(site.climate)!);
  const operation = operationOf(
    scenario,
    buildout,
    weather,
    availability(operations.failuresPer1000NodeDays, operations.repairDays),
  );
  const { training } = workloads;
  const trainingShare = effectiveTrainingTimeRatio(
    training.gangAccelerators,
    operations.failuresPer1000NodeDays,
    training.checkpointS,
    training.restartMin,
  );
  const pools = operation.pools.map(
    ({ site, platform }): Pool => ({
      site: sites[site]!.id,
      platform: platform.id,
      tokensPerS: mixTokensPerS(catalogue, platform.id, workloads.interactive.mix),
      trainingTflopPerS: trainingTflopPerS(catalogue, platform.id, training.model),
      ratedKwEach: platform.ratedKw / platform.acceleratorsPerSystem,
      firstShipment: platform.firstShipment,
    }),
  );
  const dispatch = dispatcherOf(pools, {
    site: training.site,
    size: training.gangAccelerators,
    guaranteedShare: training.guaranteedShare,
  });
  const phases = operation.pools.map(({ platform }) => phasesOf(platform));
  const idlePhase = operation.pools.map(({ platform }) => platform.phases.idle);

  const tables = sites.map(() => tableOf(time));
  const all = tableOf(time);
  const months = sites.map(() =>
    time.months.map(
      (): MonthHours => ({
        served: 0,
        idle: 0,
        failed: 0,
        power: 0,
        cooling: 0,
        inference: 0,
        busyPeak: 0,
        idleLeast: Number.POSITIVE_INFINITY,
      }),
    ),
  );
  const askedByMonth = time.months.map(() => ({ asked: 0, unserved: 0 }));
  const tokens = { asked: 0, unserved: 0, batch: 0 };
  const asked: Asked = { reserved: 0, gangs: 0, interactiveTokensPerS: 0, labs: 0, assistantTokensPerS: 0, batchShare: 0 };
  const phaseShare = new Float64Array(pools.length);
  const bySite = {
    busy: new Float64Array(sites.length),
    inference: new Float64Array(sites.length),
    idle: new Float64Array(sites.length),
  };

  time.months.forEach((month, m) => {
    for (let h = month.startHour; h < month.endHour; h++) {
      if (h % 24 === 0) operation.startDay(h / 24);
      operation.offer(h);
      demand.at(h, asked);
      const done = dispatch(operation.usable, asked);
      phaseShares(operation, done, phases, idlePhase, phaseShare);
      countDraw(operation.draw(h, phaseShare), h, tables);
      countWork(operation, pools, done, demand, trainingShare, h, tables, bySite);
      countHours(operation, bySite, months, m);
      countUnserved(asked, done, demand, training.gangAccelerators, h, all, askedByMonth[m]!, tokens);
    }
  });
  tables.forEach((table, s) => {
    for (let h = 0; h < time.hours; h++) table.gridFirmMw[h] = buildout.firmMw[s]![Math.floor(h / 24)]!;
    table.dryBulbC.set(weather[s]!.dryBulbC);
    table.wetBulbC.set(weather[s]!.wetBulbC);
    table.unservedShare.fill(Number.NaN); // work is asked of all sites together
    accountFor(table, environment);
  });
  for (const name of SUMMED)
    sumInto(
      all[name],
      tables.map((table) => table[name]),
    );
  all.dryBulbC.fill(Number.NaN); // several places have no one temperature
  all.wetBulbC.fill(Number.NaN);
  all.priceEurPerMwh.set(environment.priceEurPerMwh);
  for (let h = 0; h < time.hours; h++) all.pue[h] = all.itMw[h]! > 0 ? all.gridMw[h]! / all.itMw[h]! : Number.NaN;

  const named = [...tables.map((table, s) => ({ site: sites[s]!.id, table })), { site: 'all', table: all }];
  const columns = named.flatMap(({ site, table }) => COLUMN_NAMES.map((name): Column => ({ name, site, values: table[name] })));
  return { columns, tables: new Map(named.map(({ site, table }) => [site, table])), months, asked: askedByMonth, tokens };
}

/** The power of an hour. */
function countDraw(draws: readonly SiteDraw[], h: number, tables: readonly Table[]): void {
  for (let s = 0; s < draws.length; s++) {
    const table = tables[s]!;
    const drawn = draws[s]!;
    table.itMw[h] = drawn.itMw;
    table.lossMw[h] = drawn.lossMw;
    table.coolingMw[h] = drawn.coolingMw;
    table.otherMw[h] = drawn.otherMw;
    table.gridMw[h] = drawn.gridMw;
    table.waterM3[h] = drawn.waterM3;
    table.heatMw[h] = drawn.heatMw;
  }
}

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

/** Sum over sites, in their order. */
function sumInto(into: Hourly, parts: readonly Hourly[]): void {
  for (const part of parts) for (let h = 0; h < into.length; h++) into[h]! += part[h]!;
}

function tableOf(time: Timeline): Table {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, hourly(time)])) as Table;
}

/** Mean share of rated power over the usable accelerators of each pool. */
function phaseShares(
  operation: Operation,
  { busy }: Dispatched,
  phases: readonly (readonly number[])[],
  idle: readonly number[],
  into: Float64Array,
): void {
  const count = into.length;
  for (let k = 0; k < count; k++) {
    const usable = operation.usable[k]!;
    if (usable <= 0) {
      into[k] = 0;
      continue;
    }
    let working = 0;
    let share = 0;
    for (let c = 0; c < CLASSES.length; c++) {
      const accelerators = busy[c * count + k]!;
      working += accelerators;
      share += accelerators * phases[k]![c]!;
    }
    into[k] = (share + Math.max(0, usable - working) * idle[k]!) / usable;
  }
}

const INFERENCE = CLASSES.map((name) => name === 'interactive' || name === 'assistants' || name === 'batch');
const TRAINING = CLASSES.indexOf('training');

/** Tokens and FLOP of an hour, by site, and how many accelerators made them. */
function countWork(
  operation: Operation,
  pools: readonly Pool[],
  { busy }: Dispatched,
  demand: Demand,
  trainingShare: number,
  h: number,
  tables: readonly Table[],
  bySite: { busy: Float64Array; inference: Float64Array; idle: Float64Array },
): void {
  const count = pools.length;
  for (let s = 0; s < tables.length; s++) {
    let [inService, working, inferring, idle, tokensOut, training] = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      if (operation.pools[k]!.site !== s || operation.inService[k] === 0) continue;
      const pool = pools[k]!;
      let poolWorking = 0;
      let poolInferring = 0;
      for (let c = 0; c < CLASSES.length; c++) {
        const accelerators = busy[c * count + k]!;
        poolWorking += accelerators;
        if (INFERENCE[c]) poolInferring += accelerators;
      }
      inService += operation.inService[k]!;
      working += poolWorking;
      inferring += poolInferring;
      idle += Math.max(0, operation.usable[k]! - poolWorking);
      tokensOut += poolInferring * pool.tokensPerS;
      training += busy[TRAINING * count + k]! * pool.trainingTflopPerS;
    }
    const table = tables[s]!;
    table.inServiceAccelerators[h] = inService;
    table.busyAccelerators[h] = working;
    table.tokensOutPerS[h] = tokensOut;
    table.tokensInPerS[h] = tokensOut * demand.inputPerOutput;
    table.trainingPflops[h] = (training * trainingShare) / 1000;
    bySite.busy[s] = working;
    bySite.inference[s] = inferring;
    bySite.idle[s] = idle;
  }
}

function countHours(
  operation: Operation,
  bySite: { busy: Float64Array; inference: Float64Array; idle: Float64Array },
  months: readonly (readonly MonthHours[])[],
  m: number,
): void {
  for (let k = 0; k < operation.pools.length; k++) {
    const entry = months[operation.pools[k]!.site]![m]!;
    entry.failed += operation.inService[k]! - operation.available[k]!;
    entry.power += operation.heldByPower[k]!;
    entry.cooling += operation.heldByCooling[k]!;
  }
  for (let s = 0; s < months.length; s++) {
    const entry = months[s]![m]!;
    entry.served += bySite.busy[s]!;
    entry.idle += bySite.idle[s]!;
    entry.inference += bySite.inference[s]!;
    entry.busyPeak = Math.max(entry.busyPeak, bySite.busy[s]!);
    entry.idleLeast = Math.min(entry.idleLeast, bySite.idle[s]!);
  }
}

/** Unserved work is counted in accelerators; inference in accelerators of the reference platform. */
function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  demand: Demand,
  gang: number,
  h: number,
  all: Table,
  month: { asked: number; unserved: number },
  tokens: Operated['tokens'],
): void {
  const reference = demand.referenceTokensPerS;
  const ask =
    asked.reserved +
    asked.gangs * gang +
    asked.labs +
    (reference > 0 ? (asked.interactiveTokensPerS + asked.assistantTokensPerS) / reference : 0);
  const open =
    asked.reserved -
    served.reserved +
    (asked.gangs - served.gangs) * gang +
    (asked.labs - served.labs) +
    (reference > 0
      ? (asked.interactiveTokensPerS - served.interactiveTokensPerS + asked.assistantTokensPerS - served.assistantTokensPerS) /
        reference
      : 0);
  all.unservedShare[h] = ask > 0 ? open / ask : 0;
  month.asked += ask;
  month.unserved += open;
  tokens.asked += asked.interactiveTokensPerS + asked.assistantTokensPerS;
  tokens.unserved +=
    asked.interactiveTokensPerS - served.interactiveTokensPerS + asked.assistantTokensPerS - served.assistantTokensPerS;
  tokens.batch += served.batchTokensPerS;
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
