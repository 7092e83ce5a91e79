/** What users ask of a site, and what a law asks its owner: one run, read once more. Nothing of it is worked out while a lever is dragged. */
import { type Build, build } from '../build.ts';
import { type Subscription, subscriptionOf } from '../accounts/bill.ts';
import { type Environment, environmentOf, marketOf } from '../environment.ts';
import { type Operated, operate } from '../operate.ts';
import type { Days } from '../results/days.ts';
import { sumOf } from '../results/summary.ts';
import { NO_IMPORTS } from '../scenario/imports.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Buildout } from '../site/buildout.ts';
import type { AtHand } from '../begun.ts';
import { simulateDays } from '../simulate.ts';
import { dateOf, type Hourly, localClock, type Timeline, timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { filingOf } from './filing.ts';
import { powerOf, termsOf } from './power-study.ts';
import { coveredShareOf, leastHeadroomOf, lowWaterOf, peakDayOf, unusedOf, winterPeakOf } from './site-answers.ts';
import { carbonOf, carbonYearsOf } from './site-carbon.ts';
import { efficiencyOf } from './site-efficiency.ts';
import { heatDaysOf, heatDutyOf, heatKeeper, heatMonthsOf, heatYearsOf, type SiteHeatDays } from './site-heat.ts';
import {
  type FlexibleHour,
  type HeatDuty,
  NOT_IN_MODEL,
  type SiteAnswers,
  type SiteStudy,
  type UnusedMonth,
} from './site-types.ts';
import { type SiteWork, workKeeper } from './site-work.ts';
import { yearSpans } from './year-spans.ts';

const LAST_DAYS = 365;
const DAYS_PER_YEAR = 365;
const ALL = { en: 'All sites', fr: 'Tous les sites' };

/** A site, or all of them: its places in the plan, its days, and what it drew in every hour. */
type Part = {
  readonly site: string;
  readonly names: SiteAnswers['names'];
  readonly members: readonly number[];
  readonly days: Days;
  /** By member: the water of its days. */
  readonly waterM3: readonly Float64Array[];
  readonly drawnMw: Hourly;
};

export function studySites(scenario: Scenario, atHand: Omit<AtHand, 'operate'> = {}): SiteStudy {
  const time = atHand.time ?? timeline(scenario.from, scenario.to);
  const environment = atHand.environment ?? environmentOf(scenario, time, atHand.imports ?? NO_IMPORTS);
  const clock = localClock(time, 'paris');
  const fromDay = Math.max(0, time.days - LAST_DAYS);
  const { sites, operations } = scenario;
  const { keep, hours: heatHours } = heatKeeper(time, sites.length);
  const { keeper, work } = workKeeper(time, sites.length, clock, fromDay * HOURS_PER_DAY, operations.itOverServers);
  let operated: Operated | undefined;
  let built: Build | undefined;
  const { summary } = simulateDays(scenario, {
    ...atHand,
    time,
    environment,
    build: (plan, over) => {
      built = (atHand.build ?? build)(plan, over);
      return built;
    },
    operate: (asked, buildout, outside) => {
      operated = operate(asked, buildout, outside, time, { ...keeper, keep });
      return operated;
    },
  });
  const hours = operated!;
  const parts = partsOf(scenario, hours, time);
  const heatDays = sites.map((_, s) => heatDaysOf(scenario, s, heatHours[s]!, hours.buildout.blocks, time));
  const duties = sites.map((_, s) => heatDutyOf(scenario, s, built!));
  const peak = winterPeakOf(
    sites.map(({ id }) => environment.weather.get(id)!.dryBulbC),
    clock,
    time,
  );
  const years = yearSpans(time);
  const coveredShare = coveredShareOf(marketOf(scenario));
  const flexible = parts.flatMap((part) => flexibleOf(part, work(), time.days - fromDay));
  const heatOf = (members: readonly number[]): SiteHeatDays[] => members.map((s) => heatDays[s]!);
  const heat = parts.flatMap(({ site, members, days }) => heatYearsOf(site, heatOf(members), days, scenario, years));
  const subscriptions = sites.map(({ id }, s) =>
    subscriptionOf(hours.drawnMw[s]!, environment.prices.get(id)!, marketOf(scenario), time),
  );
  const unused = parts.flatMap(({ site, days }) => unusedOf(site, days, time));
  return {
    scenario: summary.scenario,
    modelVersion: summary.modelVersion,
    from: summary.from,
    to: summary.to,
    hours: summary.hours,
    imports: summary.imports,
    lastYear: { from: dateOf(time.startDay + fromDay), to: dateOf(time.startDay + time.days - 1) },
    winterPeak: peak && { date: peak.date, hour: peak.hour, dryBulbC: peak.dryBulbC },
    coveredShare,
    heatDutyFromMw: scenario.catalogue.heat.dutyFromMw,
    marginalGPerKwh: marketOf(scenario).marginalGPerKwh,
    answers: parts.map((part) =>
      answersOf(part, scenario, time, {
        fromDay,
        peakHour: peak?.h,
        coveredShare,
        flexible,
        unused,
        subscriptions,
        heatDays,
        duties,
        buildout: hours.buildout,
      }),
    ),
    flexible,
    unused,
    power: parts.map(({ site, members, days }) =>
      powerOf(site, members, days.gridFirmMw[time.days - 1]!, {
        scenario,
        time,
        clock,
        fromDay,
        flexible,
        work: work(),
        pricesEurPerMwh: sites.map(({ id }) => environment.prices.get(id)!.priceEurPerMwh),
      }),
    ),
    flexibleTerms: termsOf(scenario),
    efficiency: parts.flatMap(({ site, members, days }) =>
      efficiencyOf(site, members, days, scenario, hours.buildout, work(), years),
    ),
    heat,
    heatMonths: parts.flatMap(({ site, members }) => heatMonthsOf(site, heatOf(members), time)),
    carbon: parts.flatMap(({ site, members, days }) =>
      carbonYearsOf(site, members, days, scenario, hours.buildout, coveredShare, years),
    ),
    filing: sites.flatMap(({ id }, s) =>
      filingOf(
        scenario,
        s,
        hours.days.get(id)!,
        hours.buildout,
        weatherOf(environment, id),
        coveredShare,
        heat.filter(({ site }) => site === id),
        years,
      ),
    ),
    notInModel: NOT_IN_MODEL,
  };
}

function weatherOf({ weather }: Environment, site: string): Hourly {
  return weather.get(site)!.dryBulbC;
}

function partsOf({ sites }: Scenario, { days, drawnMw }: Operated, time: Timeline): Part[] {
  const together = new Float64Array(time.hours);
  for (const site of drawnMw) for (let h = 0; h < together.length; h++) together[h] = together[h]! + site[h]!;
  const each = sites.map(({ id, name }, s): Part => {
    const own = days.get(id)!;
    return { site: id, names: name, members: [s], days: own, waterM3: [own.waterM3], drawnMw: drawnMw[s]!.slice() };
  });
  const all: Part = {
    site: 'all',
    names: ALL,
    members: sites.map((_, s) => s),
    days: days.get('all')!,
    waterM3: each.flatMap(({ waterM3 }) => waterM3),
    drawnMw: together,
  };
  return [...each, all];
}

type Around = {
  /** First day of the last year. */
  readonly fromDay: number;
  readonly peakHour: number | undefined;
  readonly coveredShare: number;
  readonly flexible: readonly FlexibleHour[];
  readonly unused: readonly UnusedMonth[];
  /** By site of the plan: the power subscribed in the last year. */
  readonly subscriptions: readonly (Subscription | null)[];
  /** By site. */
  readonly heatDays: readonly SiteHeatDays[];
  readonly duties: readonly HeatDuty[];
  readonly buildout: Buildout;
};

/** Subscriptions of some sites: together, and the tightest of them. */
function subscribedOf(subscriptions: readonly Subscription[]): Pick<SiteAnswers, 'subscribedMw' | 'subscribedHeadroomMw'> {
  if (subscriptions.length === 0) return { subscribedMw: Number.NaN, subscribedHeadroomMw: Number.NaN };
  return {
    subscribedMw: subscriptions.reduce((sum, { mw }) => sum + mw, 0),
    subscribedHeadroomMw: Math.min(...subscriptions.map(({ leastHeadroomMw }) => leastHeadroomMw)),
  };
}

function answersOf(part: Part, scenario: Scenario, time: Timeline, around: Around): SiteAnswers {
  const { site, names, members, days, drawnMw } = part;
  const { fromDay, peakHour, coveredShare } = around;
  const peakDay = peakDayOf(days.waterM3, time);
  const low = lowWaterAt(part, scenario, time);
  const least = leastHeadroomOf(drawnMw, days.gridFirmMw, time);
  const firmMw = days.gridFirmMw[time.days - 1]!;
  const lastMonth = around.unused.findLast((month) => month.site === site)!;
  const mine = around.flexible.filter((hour) => hour.site === site);
  const co2LocationT = sumOf(days.co2DirectT, fromDay);
  const heat = (of: 'soldMwh' | 'pumpMwh'): number =>
    members.reduce((sum, s) => sum + sumOf(around.heatDays[s]![of], fromDay), 0);
  const jobs = (when: 'building' | 'operation'): number | null => {
    const known = members.flatMap((s) => scenario.sites[s]!.jobs?.[when] ?? []);
    return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
  };
  return {
    site,
    names,
    buildingJobs: jobs('building'),
    operationJobs: jobs('operation'),
    peakDayWaterM3: peakDay.most,
    peakDayDate: peakDay.date,
    lowWaterMonth: low.month,
    lowWaterM3: low.m3,
    winterPeakMw: peakHour === undefined ? Number.NaN : drawnMw[peakHour]!,
    firmMw,
    leastHeadroomMw: least.mw,
    leastHeadroomDate: least.date,
    headroomAtEndMw: firmMw - lastMonth.peakMw,
    ...subscribedOf(members.flatMap((s) => around.subscriptions[s] ?? [])),
    flexibleMw: mine.reduce((sum, hour) => sum + hour.flexibleMw, 0) / mine.length,
    heatSoldMwh: heat('soldMwh'),
    heatedHomes:
      ((heat('soldMwh') + heat('pumpMwh')) * DAYS_PER_YEAR) / (time.days - fromDay) / scenario.catalogue.heat.mwhPerHome,
    heatDuty: site === 'all' ? null : around.duties[members[0]!]!,
    co2LocationT,
    co2MarketT: (1 - coveredShare) * co2LocationT,
    co2EmbodiedT: carbonOf(members, days, scenario, around.buildout, coveredShare, fromDay, time.days).embodiedT,
  };
}

/** Water in the month of low water of each site; all have one month only where their climates have. */
function lowWaterAt({ members, waterM3 }: Part, { sites, catalogue }: Scenario, time: Timeline) {
  const found = members.map((s, i) => {
    const climate = catalogue.climates.find(({ id }) => id === sites[s]!.climate)!;
    return lowWaterOf(waterM3[i]!, climate.lowWaterMonth, time);
  });
  const month = found.every((one) => one.month === found[0]!.month) ? found[0]!.month : null;
  return { month, m3: found.reduce((sum, { m3 }) => sum + m3, 0) };
}

/** Means over the hours of the last year, by hour of the day. Batch and training in a plan without machines are 0. */
function flexibleOf({ site, members }: Part, { batchMwh, trainingMwh }: SiteWork, days: number): FlexibleHour[] {
  return Array.from({ length: HOURS_PER_DAY }, (_, hour): FlexibleHour => {
    const mean = (of: readonly Float64Array[]): number => members.reduce((sum, s) => sum + of[s]![hour]!, 0) / days;
    const [batchMw, trainingMw] = [mean(batchMwh), mean(trainingMwh)];
    return { site, hour, batchMw, trainingMw, flexibleMw: batchMw + trainingMw };
  });
}
