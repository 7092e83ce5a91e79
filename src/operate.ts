/** The hours of a run, span by span: supply, dispatch, draw, throughput, accounts, in this order; nothing flows back. */

import { HourlyWatch } from './checks/hours.ts';
import { draftEnd, type Extent, layOver, mayDraft } from './drafted.ts';
import type { Environment } from './environment.ts';
import { accountFor, meanPrice, sumAccounts } from './hourly-accounts.ts';
import { latencyOf, maturityOf, poolsOf, RATE_DAYS, ratesFrom } from './rates.ts';
import type { Keeper, Table } from './results/columns.ts';
import { addSites, clearDays, type Days, holdDays, newDays, peakDays, sumPower, sumWork } from './results/days.ts';
import { digestOfParts } from './scenario/digest.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import type { WeatherColumns } from './site/climate.ts';
import { flexHoursOf } from './site/flex-hours.ts';
import { type Offered, Operation } from './site/operation.ts';
import { copyHours, darken, emptyTable, type Sum, sumColumn, sumsOf } from './span-tables.ts';
import { type DaysOfRun, isSame, pairsOf, sameDays, takeOver } from './taken-over.ts';
import { DayCounts, type MonthHours, type WorkSums } from './tally/counts.ts';
import type { TallyPool } from './tally/platforms.ts';
import { Tally } from './tally/tally.ts';
import { countUnserved, type Latency } from './tally/unserved.ts';
import { type Hourly, hourly, type Span, type Timeline } from './timeline.ts';
import { type Asked, askOver, type Demand, demandOf, nothingAsked } from './workload/demand.ts';
import { type Dispatched, Dispatcher } from './workload/dispatch.ts';
import { effectiveTrainingTimeRatio, inOrderOf } from './workload/goodput.ts';
import { PROGRAMMES } from './workload/training-run.ts';

/** A keeper that is also handed what each pool did in a span: the answer holds until the next one. */
export type WorkKeeper = Keeper & {
  readonly keepWork?: (span: Span, pools: readonly TallyPool[], done: Dispatched, offered: Offered) => void;
};

/** The hours of a run, summed: by day, with what the next run needs to take days over, and by month. */
export type Operated = DaysOfRun & {
  /** By site and month. */
  readonly months: readonly (readonly MonthHours[])[];
  /** The work asked and served, by month, and of the whole run. */
  readonly work: readonly WorkSums[];
  readonly workWhole: WorkSums;
  /** Share of the time of a gang that trains, after failures; what the programme makes of that. */
  readonly effectiveTrainingTimeRatio: number;
  readonly kappa: number;
  /** Whether some days were laid over from others, see `drafted.ts`. */
  readonly isDraft: boolean;
  /** Invariants that an hour broke, by number: the first such hour, and what it had. */
  readonly broken: ReadonlyMap<number, string>;
};

/** Runs that a new one is made from. */
export type FormerRuns = {
  /** Days that this run had alike are taken over from it: its `operateKey` must be the same. A draft may be so only of the next draft. */
  readonly before?: Operated | undefined;
  /** A run that nobody reads any more: its hours of power and its counts are written over, as a browser is slow to give out and take back megabytes. */
  readonly spare?: Operated | undefined;
  /** Where it is given the new run is a draft, with the shape of this one between the weeks that are worked out; nothing may be made from a draft. */
  readonly draftOf?: Operated | undefined;
  /** How much of a draft is laid over; a sketch leaves its work as it was in the run that it is made from. */
  readonly extent?: Extent;
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
  keeper?: WorkKeeper,
  { before, spare, draftOf, extent = 'draft' }: FormerRuns = {},
): Operated {
  const known = before && !keeper && before.broken.size === 0 ? before : undefined;
  const pairs = known && pairsOf(known.buildout, buildout);
  if (known && pairs && isSame(known, pairs, buildout)) return { ...known, buildout };
  const { sites, catalogue, workloads, operations } = scenario;
  const { training } = workloads;
  const weather = sites.map((site) => environment.weather.get(site.id)!);
  const tables = sites.map(() => emptyTable());
  const all = emptyTable();
  const names = [...sites.map(({ id }) => id), 'all'];
  for (const { askedAccelerators, unservedShare } of tables) {
    askedAccelerators.fill(Number.NaN); // work is asked of all sites together
    unservedShare.fill(Number.NaN);
  }
  all.dryBulbC.fill(Number.NaN); // several places have no one temperature
  all.wetBulbC.fill(Number.NaN);

  const operation = new Operation(scenario, buildout, weather, inOrderOf(operations), tables, flexHoursOf(scenario, time));
  const pools = poolsOf(scenario, operation);
  const { gangAccelerators, checkpointS, restartMin } = training;
  const ratio = effectiveTrainingTimeRatio(gangAccelerators, operations.failuresPer1000NodeDays, checkpointS, restartMin);
  const kappa = PROGRAMMES[training.programme];
  const demand = demandOf(workloads, catalogue, time, {
    ...environment,
    priceEurPerMwh: environment.energyEurPerMwh,
    dryBulbC: weather.map(({ dryBulbC }) => dryBulbC),
  });
  const gangs = { site: training.site, size: gangAccelerators, guaranteedShare: training.guaranteedShare };
  // What a draft said has been read by the time that its room is used again; a whole run may be looked at for longer.
  const room = draftOf && spare?.counts.isFor(time.days, sites.length) ? spare.days : undefined;
  const daysFor = (site: string): Days => {
    const former = room?.get(site);
    return former ? clearDays(former) : newDays(time);
  };
  const works: Works = {
    environment,
    firmMw: buildout.firmMw,
    tables,
    all,
    operation,
    demand,
    asked: nothingAsked(),
    dispatcher: new Dispatcher(pools, gangs),
    tally: new Tally(pools, tables, ratio * kappa),
    maturity: maturityOf(scenario, pools, time),
    gang: gangAccelerators,
    latency: latencyOf(scenario),
    sums: sumsOf(tables, all),
    gridMw: tables.map(({ gridMw }) => gridMw),
    siteDays: sites.map(({ id }) => daysFor(id)),
    allDays: daysFor('all'),
    watch: new HourlyWatch(names),
    wasLit: new Uint8Array(sites.length),
    counts: countsFor(time, sites.length, spare),
    ceilingMw: sites.map(() => new Float64Array(time.days)),
    prices: sites.map(({ id }) => environment.prices.get(id)!.priceEurPerMwh),
    drawnMw: sites.map((_, s) => hoursFor(time, spare?.drawnMw[s])),
  };
  const daysBySite = new Map(names.map((site, i) => [site, works.siteDays[i] ?? works.allDays]));
  const shape = draftOf && !keeper && mayDraft(time.days) ? draftOf : undefined;
  const workedOut = new Uint8Array(time.days);
  for (let day = 0; day < time.days; ) {
    const same = known && pairs ? sameDays(known, pairs, buildout.firmMw, day) : 0;
    if (known && same > 0) {
      takeOver(known, { days: daysBySite, counts: works.counts, ceilingMw: works.ceilingMw, drawnMw: works.drawnMw }, day, same);
      workedOut.fill(1, day, day + same);
      day += same;
      continue;
    }
    // Rates hold for four weeks, so that a span lies in such four.
    const end = Math.min(time.days, shape ? draftEnd(day, time.startDay) : ratesFrom(time, day) + RATE_DAYS);
    if (end === day) {
      day++;
      continue;
    }
    const span = operation.spanFrom(day, end);
    workedOut.fill(1, day, day + span.days);
    const done = work(works, span, keeper !== undefined);
    if (keeper) keep(keeper, works, span, weather);
    keeper?.keepWork?.(span, pools, done, operation.offered);
    day += span.days;
  }

  const { counts, siteDays, allDays, drawnMw } = works;
  const isDraft = workedOut.includes(0);
  if (shape && isDraft)
    layOver({ buildout, days: daysBySite, counts, drawnMw, workedOut, startDay: time.startDay }, shape, extent);
  sites.forEach((_, s) => {
    siteDays[s]!.gridFirmMw.set(buildout.firmMw[s]!);
  });
  addSites(siteDays, allDays);
  const daysOf = time.months.map(({ startDay, endDay }) => [startDay - time.startDay, endDay - time.startDay] as const);
  const told =
    shape && extent === 'sketch'
      ? shape
      : { work: daysOf.map(([from, to]) => counts.workOver(from, to)), workWhole: counts.workOver(0, time.days) };
  return {
    buildout,
    days: daysBySite,
    months: sites.map((_, s) => daysOf.map(([from, to]) => counts.over(s, from, to))),
    work: told.work,
    workWhole: told.workWhole,
    effectiveTrainingTimeRatio: ratio,
    kappa,
    isDraft,
    workedOut,
    broken: works.watch.broken,
    counts,
    ceilingMw: works.ceilingMw,
    drawnMw,
  };
}

/** What the spans of a run are worked out with. */
type Works = {
  readonly environment: Environment;
  readonly firmMw: readonly Float64Array[];
  /** The span at hand: the tables of the sites, and that of all. */
  readonly tables: readonly Table[];
  readonly all: Table;
  readonly operation: Operation;
  readonly demand: Demand;
  readonly asked: Asked;
  readonly dispatcher: Dispatcher;
  readonly tally: Tally;
  /** Rates over those of mature software, by pool, on a day of the run. */
  readonly maturity: (day: number) => Float64Array;
  readonly gang: number;
  readonly latency: Latency;
  readonly sums: readonly Sum[];
  readonly gridMw: readonly Float64Array[];
  readonly siteDays: readonly Days[];
  readonly allDays: Days;
  readonly watch: HourlyWatch;
  readonly wasLit: Uint8Array;
  readonly counts: DayCounts;
  /** By site and day: the most that could be drawn. */
  readonly ceilingMw: readonly Float64Array[];
  /** By site: what a MWh costs, and what was drawn, in every hour of the run. */
  readonly prices: readonly Hourly[];
  readonly drawnMw: readonly Hourly[];
};

function countsFor({ days }: Timeline, sites: number, spare: Operated | undefined): DayCounts {
  return spare?.counts.isFor(days, sites) ? spare.counts.clear() : new DayCounts(days, sites);
}

function hoursFor(time: Timeline, spare: Float64Array | undefined): Hourly {
  return (spare?.length === time.hours ? spare.fill(0) : hourly(time)) as Hourly;
}

/** Works out the hours of a span, and sums its days. What no sum needs is written down only where the hours are kept. */
function work(works: Works, span: Span, isKept: boolean): Dispatched {
  const { environment, tables, all, operation, demand, asked, tally, wasLit, siteDays, allDays, watch, counts } = works;
  const { first, hours } = span;
  operation.start(span);
  askOver(demand, span, asked);
  const { offered } = operation;
  const { lit } = offered;
  const maturity = works.maturity(span.day);
  works.dispatcher.setMaturity(maturity);
  tally.setMaturity(maturity);
  const done = works.dispatcher.give(offered.usable, asked, hours, offered.even, operation.called);
  tally.count(offered, done, span, counts);
  operation.draw(tally.phaseShare);
  const { gang, latency } = works;
  countUnserved(asked, done, { referenceTokensPerS: demand.referenceTokensPerS, gang, latency }, all, span, counts);
  watch.seeWork(all, first, hours);
  for (let s = 0; s < tables.length; s++) {
    const table = tables[s]!;
    table.gridFirmMw.fill(works.firmMw[s]![span.day]!);
    if (!lit[s] && wasLit[s]) darken(table);
    wasLit[s] = lit[s]!;
    works.ceilingMw[s]!.fill(operation.ceilingMw[s]!, span.day, span.day + span.days);
    holdDays(table, span, siteDays[s]!);
    if (!lit[s]) continue;
    works.drawnMw[s]!.set(table.gridMw.subarray(0, hours), first);
    const days = siteDays[s]!;
    const { inputPerOutput } = demand;
    const isDrawFine = sumPower(table, span, days);
    const isWorkKnown = sumWork(table, inputPerOutput, span, days);
    const isCostKnown = sumAccounts(table, environment, works.prices[s]!, span, days);
    if (isDrawFine && isWorkKnown && isCostKnown && !isKept) continue;
    tellTokensIn(table, inputPerOutput, hours);
    accountFor(table, environment, works.prices[s]!, first, hours);
    watch.see(s, table, first, hours);
  }
  sumColumn(all.gridMw, works.gridMw, lit, hours);
  peakDays(all.gridMw, span, allDays);
  return done;
}

function tellTokensIn({ tokensInPerS, tokensOutPerS }: Table, inputPerOutput: number, n: number): void {
  for (let j = 0; j < n; j++) tokensInPerS[j] = tokensOutPerS[j]! * inputPerOutput;
}

/** Hands a span to a keeper, with what its sums do without: the hours of all sites together, and the weather. */
function keep(keeper: Keeper, works: Works, span: Span, weather: readonly WeatherColumns[]): void {
  const { tables, all, sums, prices, watch } = works;
  const { first, hours } = span;
  const everywhere = new Uint8Array(tables.length).fill(1);
  for (const { into, parts } of sums) sumColumn(into, parts, everywhere, hours);
  for (let j = 0; j < hours; j++) all.pue[j] = all.itMw[j]! > 0 ? all.gridMw[j]! / all.itMw[j]! : Number.NaN;
  tables.forEach(({ dryBulbC, wetBulbC, priceEurPerMwh }, s) => {
    copyHours(weather[s]!.dryBulbC, first, hours, dryBulbC);
    copyHours(weather[s]!.wetBulbC, first, hours, wetBulbC);
    copyHours(prices[s]!, first, hours, priceEurPerMwh);
  });
  meanPrice(tables, all, hours);
  watch.see(tables.length, all, first, hours);
  keeper.keep(span, [...tables, all]);
}

/**
 * Names what the hours of a run follow from beside the numbers that stand on each day: two runs with the same key have the same hours on
 * days on which the same stands under a firm import that lets all of it run. `outside` names the environment.
 */
export function operateKey(scenario: Scenario, outside: string): string {
  const { sites, catalogue, workloads, operations, flexibility } = scenario;
  const standing = sites.map(({ id, climate, operatorClass, halls }) => [id, climate, operatorClass, halls]);
  return digestOfParts({ outside, workloads, operations, events: flexibility?.events, catalogue, standing });
}
