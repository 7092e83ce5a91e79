/** What can be built when, and what it costs: schedules, the budget shared out, systems installed day by day, payments. */
import { type Budget, fund, type Payment, payments } from './accounts/budget.ts';
import type { Reserve, Scenario } from './scenario/scenario.ts';
import { type Buildout, buildOut } from './site/buildout.ts';
import { timed } from './site/durations.ts';
import { firstLoadOf, type Schedule, scheduleOf } from './site/schedule.ts';
import { dayOf, type Timeline } from './timeline.ts';

/** All that a build follows from: two scenarios with the same of these are built alike. */
export const BUILD_PARTS = [
  'from',
  'to',
  'asOf',
  'sites',
  'orders',
  'deliveries',
  'money',
  'operations',
  'catalogue',
] as const satisfies readonly (keyof Scenario)[];
export type BuildPlan = Pick<Scenario, (typeof BUILD_PARTS)[number]>;

export type Build = {
  /** By site. */
  readonly schedules: readonly Schedule[];
  readonly budget: Budget;
  /** By site: the first day on which a hall and firm import stand ready. */
  readonly firstLoads: readonly number[];
  readonly buildout: Buildout;
  readonly payments: readonly Payment[];
};

export function build(plan: BuildPlan, time: Timeline): Build {
  const { sites, money } = plan;
  const schedules = sites.map((site) => scheduleOf(timed(site, plan.catalogue), time.startDay, dayOf(plan.asOf)));
  const budget = fund(plan, (reserve) => spanOf(plan, schedules, reserve));
  const unpaid = new Set(
    budget.works.filter(({ funded }) => !funded).flatMap(({ reserve }) => reserve.halls.map((hall) => `${reserve.site} ${hall}`)),
  );
  const isFunded = (site: string, hall: string): boolean => !unpaid.has(`${site} ${hall}`);
  const firstLoads = sites.map((site, s) => firstLoadOf(schedules[s]!, (hall) => isFunded(site.id, hall)));
  const buildout = buildOut(plan, schedules, budget.orders, isFunded, time);
  return {
    schedules,
    budget,
    firstLoads,
    buildout,
    payments: payments(budget, dayOf(money.commitBy), buildout.arrivals, sites[0]!.id),
  };
}

/** When the money of some works flows: from the start of the first activity that it pays for to the end of the last. */
function spanOf(
  { sites }: BuildPlan,
  schedules: readonly Schedule[],
  { site, paidOver }: Reserve,
): { startDay: number; endDay: number } {
  const { activities } = schedules[sites.findIndex(({ id }) => id === site)]!;
  const paid = activities.filter(({ activity }) => paidOver.includes(activity.id));
  return { startDay: Math.min(...paid.map(({ start }) => start)), endDay: Math.max(...paid.map(({ end }) => end)) };
}
