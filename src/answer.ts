/** Dates, limits, promises and counts of a run, as people read them. */
import { type Payment, systemEur } from './accounts/budget.ts';
import type { Begun } from './begun.ts';
import type { Operated } from './operate.ts';
import { judge, type Progress, steps } from './results/targets.ts';
import type { Binding, ImportCutTold, Milestone, SiteResult, Summary } from './results/types.ts';
import { workMonth } from './results/work.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Constraint } from './scenario/site-fields.ts';
import { bindingOf } from './site/binding.ts';
import type { Buildout } from './site/buildout.ts';
import type { ImportCut } from './site/import-record.ts';
import { plannedOverRated } from './site/room.ts';
import { constraintOf, type Schedule } from './site/schedule.ts';
import { addMonths, dateOf, type Timeline } from './timeline.ts';
import { dayOfLearners, dayOfStartups, learnersBy, learnersUntil, startupsBy } from './workload/programmes.ts';
import { trainingRuns } from './workload/throughput.ts';

function dateOrNull(day: number, time: Timeline): string | null {
  if (!Number.isFinite(day)) return day === Number.NEGATIVE_INFINITY ? dateOf(time.startDay) : null;
  return dateOf(day);
}

/** What a site is and when: its dates, and what holds it back. */
export function siteBuilt({ scenario, built, hours, time }: Begun, s: number): Omit<SiteResult, 'totals' | 'bill'> {
  const { id, name } = scenario.sites[s]!;
  const { schedules, firstLoads, buildout, budget } = built;
  const schedule = schedules[s]!;
  return {
    id,
    name: name.en,
    names: name,
    firstLoad: dateOrNull(firstLoads[s]!, time),
    milestones: milestonesOf(schedule),
    binding: bindingsOf(scenario, s, schedule, buildout, hours, budget.leftEur),
    importCuts: importCutsOf(buildout.importCuts[s]!),
  };
}

/** The promises of a plan, judged. */
export function targetsOf({ scenario, built, time }: Begun): Summary['targets'] {
  const { buildout, payments, firstLoads } = built;
  return scenario.targets.map((target) =>
    judge(target, progressOf(scenario, target, buildout, payments, firstLoads, time), time),
  );
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

function importCutsOf(cuts: readonly ImportCut[]): ImportCutTold[] {
  return cuts.map(({ day, step, mw }) => ({ date: dateOf(day), step, mw }));
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
      const demand =
        Number.isFinite(hours.idleLeast) && hours.idleLeast > 1e-3 * hours.busyPeak && hours.idleLeast > 0
          ? Math.floor(hours.busyPeak)
          : undefined;
      const { platform } = snapshot;
      const affordable = platform ? Math.floor(leftEur / systemEur(platform, money)) * platform.acceleratorsPerSystem : 0;
      return bindingOf(
        snapshot,
        plannedOverRated(operations),
        demand,
        affordable,
        gateAfter(schedule, snapshot.gate?.constraint, snapshot.day),
      );
    });
}

/** The constraint that follows the one a site waits for, on the critical path. */
export function gateAfter({ activities }: Schedule, now: Constraint | undefined, day: number): Binding['next'] {
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
  firstLoads: readonly number[],
  time: Timeline,
): Progress {
  const { skills, startups } = scenario.workloads;
  const lastDay = time.startDay + time.days - 1;
  switch (target.kind) {
    case 'accelerators': {
      const unconfirmed = scenario.orders.some(
        ({ deliveredShare, orderDate }) => deliveredShare === undefined && orderDate <= scenario.deliveries.until,
      );
      const life = 12 * scenario.operations.serviceLifeYears;
      const events = buildout.inServiceEvents.flatMap(({ day, accelerators }) => [
        { day, amount: accelerators },
        { day: addMonths(day, life), amount: -accelerators },
      ]);
      return steps(
        events.filter(({ day }) => day <= lastDay),
        unconfirmed,
      );
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
        by: (day) => learnersBy(skills, day),
        dayOf: (amount) => dayOfLearners(skills, amount),
      };
    case 'startups':
      return { assumed: true, by: (day) => startupsBy(startups, day), dayOf: (amount) => dayOfStartups(startups, amount) };
    case 'site-ready': {
      // What stood before the run counts from its first day.
      const day = Math.max(time.startDay, firstLoads[scenario.sites.findIndex(({ id }) => id === target.site)]!);
      return { assumed: false, by: (by) => (day <= by ? 1 : 0), dayOf: () => day };
    }
  }
}

/** Part of the training power that large synchronous jobs throw on and off within seconds: an hour cannot show it, so that it is told. */
export const RAMP_SHARE = 0.4;

/** The training programme of a plan, in tokens and runs. */
export function trainingOf(
  { catalogue, workloads, operations, orders }: Scenario,
  flop: number,
  operated: Operated,
): Summary['training'] {
  const { training } = workloads;
  const model = catalogue.models.find(({ id }) => id === training.model)!;
  const ordered = new Set(orders.map(({ platform }) => platform));
  const kwEach = catalogue.platforms
    .filter(({ id }) => ordered.has(id))
    .map(({ ratedKw, acceleratorsPerSystem, phases }) => (ratedKw * phases.training) / acceleratorsPerSystem);
  const gangs = operated.workWhole.gangsServed > 0 ? training.gangs : 0;
  return {
    ...trainingRuns(flop, model, training),
    effectiveTrainingTimeRatio: operated.effectiveTrainingTimeRatio,
    kappa: operated.kappa,
    rampMw: (RAMP_SHARE * gangs * training.gangAccelerators * Math.max(0, ...kwEach) * operations.itOverServers) / 1000,
  };
}

/** The work of each month. */
export function workOf({ workloads }: Scenario, operated: Operated, time: Timeline): Summary['work'] {
  const learners = learnersUntil(workloads.skills);
  return time.months.map(({ key, endDay, startHour, endHour }, m) =>
    workMonth(key, endHour - startHour, operated.work[m]!, operated.effectiveTrainingTimeRatio * operated.kappa, {
      learners: learners(endDay),
      startups: startupsBy(workloads.startups, endDay - 1),
    }),
  );
}

export function inServiceOf({ sites }: Scenario, { blocks }: Buildout, time: Timeline): Summary['inService'] {
  return blocks.map(({ site, hall, platform, inService }) => {
    const from: { date: string; accelerators: number }[] = [];
    inService.forEach((accelerators, d) => {
      if (accelerators !== (from.at(-1)?.accelerators ?? 0)) from.push({ date: dateOf(time.startDay + d), accelerators });
    });
    return { site: sites[site]!.id, hall: sites[site]!.halls[hall]!.id, platform: platform.id, from };
  });
}

export function platformsOf(scenario: Scenario, buildout: Buildout, time: Timeline): Summary['platforms'] {
  return scenario.catalogue.platforms.flatMap(({ id, name }) => {
    const accelerators = buildout.blocks.reduce(
      (sum, block) => (block.platform.id === id ? sum + block.inService[time.days - 1]! : sum),
      0,
    );
    return accelerators > 0 ? [{ platform: id, name, accelerators }] : [];
  });
}
