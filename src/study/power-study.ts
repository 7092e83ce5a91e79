/**
 * Power as planners weigh it: what flexible load is worth in three ways, how fast a site may swing, and how often its supply fails. Worked out
 * from the hours of a run once more; nothing of it moves the run.
 */
import { RAMP_SHARE } from '../answer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { outagesOf } from '../site/outages.ts';
import type { Hourly, LocalClock, Timeline } from '../timeline.ts';
import { HOURS_PER_DAY, KW_PER_MW, MINUTES_PER_HOUR } from '../units.ts';
import type { FlexibleHour, FlexibleTerms, PowerAnswers } from './site-types.ts';
import { LEVELS, type SiteWork } from './site-work.ts';

const TRAINING = LEVELS.indexOf('training');

type Around = {
  readonly scenario: Scenario;
  readonly time: Timeline;
  readonly clock: LocalClock;
  /** First day of the last year. */
  readonly fromDay: number;
  readonly flexible: readonly FlexibleHour[];
  readonly work: SiteWork;
  /** By site of the plan: what a MWh costs in each hour. */
  readonly pricesEurPerMwh: readonly Hourly[];
};

/** What the plan takes flexible power to be worth; nothing where it says nothing. */
export function termsOf({ flexibility }: Scenario): FlexibleTerms {
  const { tenderEurPerMwYear = 0, dearestHours = 0, monthsGained = 0, marginEurPerMwMonth = 0 } = flexibility ?? {};
  return { tenderEurPerMwYear, dearestHours, monthsGained, marginEurPerMwMonth };
}

/** The answers of a site, or of several together. */
export function powerOf(site: string, members: readonly number[], firmMw: number, around: Around): PowerAnswers {
  const { scenario, flexible } = around;
  const { tenderEurPerMwYear, monthsGained, marginEurPerMwMonth } = termsOf(scenario);
  const mine = flexible.filter((hour) => hour.site === site);
  const flexibleMw = mine.reduce((sum, hour) => sum + hour.flexibleMw, 0) / mine.length;
  const swingMw = members.reduce((sum, s) => sum + swingOf(s, around), 0);
  const storages = members.map((s) => storageKwh(swingOf(s, around), scenario.sites[s]!.rampMwPerMinute));
  return {
    site,
    flexibleMw,
    tenderEurPerYear: flexibleMw * tenderEurPerMwYear,
    dearestHoursEurPerYear: members.reduce((sum, s) => sum + dearestOf(s, around), 0),
    earlierEur: firmMw * monthsGained * marginEurPerMwMonth,
    swingMw,
    rampMwPerMinute: members.length === 1 ? scenario.sites[members[0]!]!.rampMwPerMinute : 0,
    storageKwh: storages.reduce((sum, kwh) => sum + kwh, 0),
    ...supplyOf(members, scenario),
  };
}

/** Energy that smooths a swing down to a ramp: half of its power times the time that the ramp takes. */
export function storageKwh(swingMw: number, rampMwPerMinute: number): number {
  if (rampMwPerMinute === 0) return 0;
  const rampH = swingMw / rampMwPerMinute / MINUTES_PER_HOUR;
  return 0.5 * swingMw * rampH * KW_PER_MW;
}

/** What training of the heaviest day of the run may throw on and off at a site, MW. */
function swingOf(s: number, { work, time, scenario }: Around): number {
  const { pools, hours } = work;
  let most = 0;
  for (let d = 0; d < time.days; d++) {
    let mw = 0;
    for (let k = 0; k < pools.length; k++) {
      const { siteIndex, ratedKwEach, phases } = pools[k]!;
      if (siteIndex !== s) continue;
      const gangHours = hours[(d * pools.length + k) * LEVELS.length + TRAINING]!;
      mw += (gangHours / HOURS_PER_DAY) * ((ratedKwEach * phases.training * scenario.operations.itOverServers) / KW_PER_MW);
    }
    most = Math.max(most, mw);
  }
  return RAMP_SHARE * most;
}

/** Saved in the dearest hours of the last year by doing flexible work at the mean price instead. */
function dearestOf(s: number, { scenario, time, clock, fromDay, flexible, pricesEurPerMwh }: Around): number {
  const id = scenario.sites[s]!.id;
  const mwAt = flexible.filter(({ site }) => site === id).map(({ flexibleMw }) => flexibleMw);
  const first = fromDay * HOURS_PER_DAY;
  const prices = pricesEurPerMwh[s]!.subarray(first, time.hours);
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
  const dearest = [...prices.keys()].sort((a, b) => prices[b]! - prices[a]!).slice(0, termsOf(scenario).dearestHours);
  return dearest.reduce((sum, h) => sum + mwAt[clock.hour[first + h]!]! * Math.max(0, prices[h]! - mean), 0);
}

/** Outages of the halls of some sites, each by its IT power. */
function supplyOf(members: readonly number[], { sites, operations }: Scenario) {
  const halls = members.flatMap((s) =>
    sites[s]!.halls.map((hall) => ({ itMw: hall.itMw, ...outagesOf(operations.outages, hall) })),
  );
  const itMw = halls.reduce((sum, hall) => sum + hall.itMw, 0);
  const mean = (of: (hall: (typeof halls)[number]) => number): number =>
    halls.reduce((sum, hall) => sum + of(hall) * hall.itMw, 0) / itMw;
  return {
    outagesPerYear: mean(({ upsPerYear, gensetsPerYear, internalPerYear }) => upsPerYear + gensetsPerYear + internalPerYear),
    awayHPerYear: mean(({ outageHPerYear, maintenanceHPerYear }) => outageHPerYear + maintenanceHPerYear),
    uptime: mean(({ uptime }) => uptime),
  };
}
