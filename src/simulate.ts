/** One run on one page. Read this first: the questions flow down, and nothing flows back up. */

import { fund, type Payment, paidIn, payments as paymentsOf } from './accounts/budget.ts';
import { embodiedT } from './accounts/carbon.ts';
import { capitalEur, fixedOperationEur, hallPriceEurPerMw, type Standing } from './accounts/cost.ts';
import { checksOf } from './checks/invariants.ts';
import { type Environment, environmentOf } from './environment.ts';
import { ledgerOf } from './ledger.ts';
import { type Operated, operate } from './operate.ts';
import { type Extra, monthRow, ratioOf, totalsOf } from './results/summary.ts';
import { judge, type Progress, steps } from './results/targets.ts';
import type { Binding, Milestone, Results, SiteResult, Summary } from './results/types.ts';
import { digestOf } from './scenario/digest.ts';
import type { Constraint, Reserve, Scenario } from './scenario/scenario.ts';
import { bindingOf } from './site/binding.ts';
import { type Buildout, buildOut } from './site/buildout.ts';
import { constraintOf, type Schedule, scheduleOf } from './site/schedule.ts';
import { dateOf, dayOf, type Timeline, timeline } from './timeline.ts';
import { dayOfLearners, dayOfStartups, learnersBy, startupsBy } from './workload/programmes.ts';

/** Version of the model: a run of the same scenario by the same version gives the same figures. */
export const MODEL_VERSION = '0.1.0';

/** Run one scenario, hour by hour. */
export function simulate(
  scenario: Scenario,
  time = timeline(scenario.from, scenario.to),
  environment: Environment = environmentOf(scenario, time),
): Results {
  const schedules = scenario.sites.map((site) => scheduleOf(site, time.startDay, dayOf(scenario.asOf)));
  const budget = fund(scenario, (reserve) => spanOf(scenario, schedules, reserve));
  const unpaid = new Set(
    budget.works.filter(({ funded }) => !funded).flatMap(({ reserve }) => reserve.halls.map((hall) => `${reserve.site} ${hall}`)),
  );
  const buildout = buildOut(scenario, schedules, budget.orders, (site, hall) => !unpaid.has(`${site} ${hall}`), time);
  const payments = paymentsOf(budget, dayOf(scenario.money.commitBy), buildout.arrivals, scenario.sites[0]!.id);
  const operated = operate(scenario, buildout, environment, time);

  const { columns } = operated;
  const monthly = time.months.flatMap((month, m) =>
    [...scenario.sites.map(({ id }) => id), 'all'].map((site) => {
      const { asked, unserved } = operated.asked[m]!;
      const money = {
        capexEur: paidIn(payments, site, month.startDay, month.endDay, 'paidEur'),
        committedEur: paidIn(payments, site, month.startDay, month.endDay, 'committedEur'),
      };
      return monthRow(columns, month, site, money, site === 'all' ? (asked > 0 ? unserved / asked : 0) : Number.NaN);
    }),
  );
  const ledger = ledgerOf(
    scenario.sites.map(({ id }) => id),
    buildout,
    operated.months,
    time,
  );
  const extras = scenario.sites.map((_, s) => extraOf(scenario, s, schedules[s]!, buildout, operated, payments, time));
  const totals = totalsOf(columns, 'all', time, wholeOf(extras, operated));
  const sites = scenario.sites.map((site, s): SiteResult => {
    const schedule = schedules[s]!;
    return {
      id: site.id,
      name: site.name,
      firstLoad: dateOrNull(schedule.firstLoad, time),
      milestones: milestonesOf(schedule),
      binding: bindingsOf(scenario, s, schedule, buildout, operated, budget.leftEur),
      totals: totalsOf(columns, site.id, time, extras[s]!),
    };
  });
  const summary: Summary = {
    scenario: { id: scenario.id, name: scenario.name.en, names: scenario.name, hash: digestOf(scenario) },
    modelVersion: MODEL_VERSION,
    from: `${scenario.from}T00:00:00Z`,
    to: `${scenario.to}T00:00:00Z`,
    asOf: scenario.asOf,
    hours: time.hours,
    totals,
    sites,
    monthly,
    targets: scenario.targets.map((target) =>
      judge(target, progressOf(scenario, target, buildout, payments, schedules, time), time),
    ),
    ledger,
    platforms: platformsOf(scenario, buildout, time),
    checks: checksOf({
      scenario,
      time,
      columns,
      schedules,
      buildout,
      budget,
      payments,
      ledger,
      monthly,
      totals,
      tokens: operated.tokens,
      hoursInService: hoursInServiceOf(operated),
    }),
  };
  return { startMs: time.startMs, summary, columns };
}

/** When the money of some works flows: from the start of the first activity that it pays for to the end of the last. */
function spanOf(
  { sites }: Scenario,
  schedules: readonly Schedule[],
  { site, paidOver }: Reserve,
): { startDay: number; endDay: number } {
  const { activities } = schedules[sites.findIndex(({ id }) => id === site)]!;
  const paid = activities.filter(({ activity }) => paidOver.includes(activity.id));
  return { startDay: Math.min(...paid.map(({ start }) => start)), endDay: Math.max(...paid.map(({ end }) => end)) };
}

function dateOrNull(day: number, time: Timeline): string | null {
  if (!Number.isFinite(day)) return day === Number.NEGATIVE_INFINITY ? dateOf(time.startDay) : null;
  return dateOf(day);
}

function milestonesOf({ activities }: Schedule): Milestone[] {
  return activities.map(({ activity, happens, start, end, actual, slackDays, critical }) => ({
    id: activity.id,
    kind: activity.kind,
    name: activity.name ?? { en: activity.id, fr: activity.id },
    start: happens && Number.isFinite(start) ? dateOf(start) : null,
    date: happens && Number.isFinite(end) ? dateOf(end) : null,
    slackDays: happens && Number.isFinite(slackDays) ? slackDays : null,
    critical,
    actual,
    announced: activity.announcedEnd ?? null,
  }));
}

function bindingsOf(
  scenario: Scenario,
  s: number,
  schedule: Schedule,
  buildout: Buildout,
  operated: Operated,
  leftEur: number,
): Binding[] {
  const { money, operations } = scenario;
  return buildout.snapshots
    .filter(({ site }) => site === s)
    .map((snapshot, m) => {
      const hours = operated.months[s]![m]!;
      // Demand is a limit only where some accelerators had no work even in the busiest hour.
      const demand = hours.idleLeast > 1e-3 * hours.busyPeak && hours.idleLeast > 0 ? Math.floor(hours.busyPeak) : undefined;
      const { platform } = snapshot;
      const affordable = platform
        ? Math.floor(leftEur / ((platform.priceUsd * (1 + money.networkShare)) / money.usdPerEur)) *
          platform.acceleratorsPerSystem
        : 0;
      return bindingOf(
        snapshot,
        operations.itOverServers,
        demand,
        affordable,
        gateAfter(schedule, snapshot.gate?.constraint, snapshot.day),
      );
    });
}

/** The constraint that follows the one a site waits for, on the critical path. */
function gateAfter({ activities }: Schedule, now: Constraint | undefined, day: number): Binding['next'] {
  const later = activities
    .filter(({ critical, start, activity }) => critical && start > day && constraintOf(activity.kind) !== now)
    .sort((a, b) => a.start - b.start)[0];
  return later ? constraintOf(later.activity.kind) : null;
}

function progressOf(
  scenario: Scenario,
  target: Scenario['targets'][number],
  buildout: Buildout,
  payments: readonly Payment[],
  schedules: readonly Schedule[],
  time: Timeline,
): Progress {
  const { skills, startups } = scenario.workloads;
  const lastDay = time.startDay + time.days - 1;
  switch (target.kind) {
    case 'accelerators': {
      const unconfirmed = scenario.orders.some(
        ({ deliveredShare, orderDate }) => deliveredShare === undefined && orderDate <= scenario.deliveries.until,
      );
      const events = buildout.inServiceEvents
        .filter(({ day }) => day <= lastDay)
        .map(({ day, accelerators }) => ({ day, amount: accelerators }));
      return steps(events, unconfirmed);
    }
    case 'committed-eur': {
      const events = payments.filter(
        ({ againstBudget, day, committedEur }) => againstBudget && committedEur > 0 && day <= lastDay,
      );
      return steps(
        events.map(({ day, committedEur }) => ({ day, amount: committedEur })),
        false,
      );
    }
    case 'learners':
      return {
        assumed: skills.observed === undefined,
        by: (day) => learnersBy(skills, day + 1),
        dayOf: (amount) => dayOfLearners(skills, amount),
      };
    case 'startups':
      return { assumed: true, by: (day) => startupsBy(startups, day), dayOf: (amount) => dayOfStartups(startups, amount) };
    case 'site-ready': {
      const day = schedules[scenario.sites.findIndex(({ id }) => id === target.site)]!.firstLoad;
      return { assumed: false, by: (by) => (day <= by ? 1 : 0), dayOf: () => day };
    }
  }
}

/** What a site adds to its hourly columns in a run's totals. */
function extraOf(
  scenario: Scenario,
  s: number,
  schedule: Schedule,
  buildout: Buildout,
  operated: Operated,
  payments: readonly Payment[],
  time: Timeline,
): Extra {
  const site = scenario.sites[s]!;
  const { embodied } = scenario.catalogue;
  const standing = standingOf(scenario, s, schedule, buildout, time);
  const end = time.startDay + time.days;
  const acceleratorH = [...standing.acceleratorH.values()].reduce((sum, hours) => sum + hours, 0);
  const months = operated.months[s]!;
  const served = months.reduce((sum, month) => sum + month.served, 0);
  const inference = months.reduce((sum, month) => sum + month.inference, 0);
  return {
    capexEur: paidIn(payments, site.id, time.startDay, end, 'paidEur'),
    committedEur: paidIn(payments, site.id, time.startDay, end, 'committedEur'),
    fixedOperationEur: fixedOperationEur(scenario, site.rentEurPerMwItYear, standing),
    capitalEur: capitalEur(scenario, standing),
    inferenceShare: served > 0 ? inference / served : 0,
    co2EmbodiedT: embodiedT(acceleratorH, embodied.acceleratorT, embodied.acceleratorYears),
    co2EmbodiedBuildingT: embodiedT(standing.litMwH, 1000 * embodied.buildingKtPerMwIt, embodied.buildingYears),
    unservedShare: Number.NaN,
  };
}

function standingOf(scenario: Scenario, s: number, schedule: Schedule, buildout: Buildout, time: Timeline): Standing {
  const site = scenario.sites[s]!;
  const end = time.startDay + time.days;
  const hoursFrom = (day: number): number => 24 * Math.max(0, end - Math.max(day, time.startDay));
  let [readyMwH, litMwH, litEurH] = [0, 0, 0];
  site.halls.forEach((hall, h) => {
    const lit = hall.itMw * hoursFrom(buildout.litOn[s]![h]!);
    readyMwH += hall.itMw * hoursFrom(schedule.halls[h]!.day);
    litMwH += lit;
    litEurH += lit * hallPriceEurPerMw(scenario, site.id, hall.id);
  });
  const acceleratorH = new Map<string, number>();
  for (const { site: at, platform, inService } of buildout.blocks) {
    if (at !== s) continue;
    const hours = 24 * inService.reduce((sum, count) => sum + count, 0);
    acceleratorH.set(platform.id, (acceleratorH.get(platform.id) ?? 0) + hours);
  }
  return { readyMwH, litMwH, litEurH, acceleratorH };
}

function wholeOf(extras: readonly Extra[], operated: Operated): Extra {
  const sum = (key: keyof Extra): number => extras.reduce((total, extra) => total + extra[key], 0);
  const cells = operated.months.flat();
  const served = cells.reduce((total, month) => total + month.served, 0);
  const inference = cells.reduce((total, month) => total + month.inference, 0);
  const asked = operated.asked.reduce((total, month) => total + month.asked, 0);
  const unserved = operated.asked.reduce((total, month) => total + month.unserved, 0);
  return {
    capexEur: sum('capexEur'),
    committedEur: sum('committedEur'),
    fixedOperationEur: sum('fixedOperationEur'),
    capitalEur: sum('capitalEur'),
    inferenceShare: served > 0 ? inference / served : 0,
    co2EmbodiedT: sum('co2EmbodiedT'),
    co2EmbodiedBuildingT: sum('co2EmbodiedBuildingT'),
    unservedShare: asked > 0 ? ratioOf(unserved, asked) : 0,
  };
}

function hoursInServiceOf({ months }: Operated): number {
  return months
    .flat()
    .reduce((sum, { served, idle, failed, power, cooling }) => sum + served + idle + failed + power + cooling, 0);
}

function platformsOf(scenario: Scenario, buildout: Buildout, time: Timeline): Summary['platforms'] {
  return scenario.catalogue.platforms.flatMap(({ id, name }) => {
    const accelerators = buildout.blocks.reduce(
      (sum, block) => (block.platform.id === id ? sum + block.inService[time.days - 1]! : sum),
      0,
    );
    return accelerators > 0 ? [{ platform: id, name, accelerators }] : [];
  });
}
