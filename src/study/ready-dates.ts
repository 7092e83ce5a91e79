/**
 * When sites may be ready: the schedule drawn many times over, each activity by its own spread. The latest of several uncertain streams is
 * later than the stream of their middles, which is why a single date is too early; so the middle of the draws and their ninth tenth are told.
 */
import { build } from '../build.ts';
import { exp, log, normalAt, uniformAt } from '../math.ts';
import type { LocalText } from '../scenario/fields.ts';
import type { Loaded } from '../scenario/load.ts';
import { provenanceAt } from '../scenario/provenance.ts';
import type { Activity, Site } from '../scenario/site-fields.ts';
import { streamOf } from '../site/climate.ts';
import { permitPathOf, standardOf, type TimedActivity, timed } from '../site/durations.ts';
import { generatorHours, noxKgPerHour, thermalMw } from '../site/limits.ts';
import { firstLoadOf, forwardPass } from '../site/schedule.ts';
import { addMonths, dateOf, dayOf, timeline } from '../timeline.ts';

/** Schedules that are drawn. */
export const READY_DRAWS = 1000;
/** As often a duration is drawn again that would have ended before the day of which the plan knows. */
const MOST_TRIES = 40;

/**
 * How announced single dates turn out: nine in ten are late, by 34 % on average, which is a lognormal factor of these (Uptime Institute
 * and trade press on construction, 2025). A duration with a range holds its slip already.
 */
export const SLIP = { mu: 0.27, sigma: 0.211 } as const;
/** Standard deviations from the middle to the tenth and the ninth tenth: what a plan means by low and high. */
const TO_TENTH = 1.2815515655446004;

export type ReadyDate = {
  /** As the plan's own durations have it, `YYYY-MM-DD`; null when never. */
  readonly plan: string | null;
  /** Half, and nine in ten, of the drawn dates are no later; null when fewer than that come at all. */
  readonly p50: string | null;
  readonly p90: string | null;
};

/** What the backup generators of a site need and emit. */
export type GeneratorFacts = {
  readonly thermalMw: number;
  /** The procedure of their permit; null below all thresholds. */
  readonly path: LocalText | null;
  readonly hoursPerYear: number;
  /** Nitrogen oxides of all of them, running at once and in a year of tests and outages. */
  readonly noxKgPerHour: number;
  readonly noxTPerYear: number;
};

export type SiteReady = ReadyDate & {
  readonly site: string;
  readonly names: LocalText;
  /** Part of the draws in which it is ready before the plan ends. */
  readonly byEnd: number;
  readonly activities: readonly (ReadyDate & { readonly id: string })[];
  readonly generators: GeneratorFacts | null;
};

/** A duration that is `central` in the middle, and beyond `low` and `high` in a tenth of the cases each; `z` is a standard normal number. */
export function spread(central: number, low: number, high: number, z: number): number {
  const sds = z / TO_TENTH;
  if (z < 0) return low > 0 ? central * exp(sds * log(central / low)) : Math.max(0, central + sds * (central - low));
  return central > 0 ? central * exp(sds * log(high / central)) : high * sds;
}

/** How one duration is drawn, from a standard normal number. */
type Drawn = (z: number) => number;

function durationOf(plan: Loaded, site: Site, activity: Activity): Drawn {
  const own = activity.durationMonths;
  const standard = own === undefined ? standardOf(site, activity.kind, plan.scenario.catalogue) : undefined;
  const months = own ?? standard?.months ?? 0;
  if (standard?.slipSigma !== undefined) {
    const sigma = standard.slipSigma;
    return (z) => months * exp(sigma * z);
  }
  const pointer = standard?.pointer ?? `/sites/${site.id}/activities/${activity.id}/durationMonths`;
  return rangedAt(plan, pointer, months) ?? ((z) => months * exp(SLIP.mu + SLIP.sigma * z));
}

function rangedAt(plan: Loaded, pointer: string, central: number): Drawn | undefined {
  const { low, high } = provenanceAt(plan, pointer);
  if (low === null || high === null || low > central || high < central) return undefined;
  return (z) => spread(central, low, high, z);
}

/** An activity, and how it comes out in a draw. */
function drawerOf(plan: Loaded, site: Site, activity: TimedActivity, asOfDay: number): (index: number) => TimedActivity {
  const stream = streamOf(`ready ${site.id} ${activity.id}`, 0);
  if (activity.actualEnd !== undefined) return () => activity;
  const duration = durationOf(plan, site, site.activities.find(({ id }) => id === activity.id)!);
  const lags = activity.after.map(({ id, lagMonths }) => {
    const pointer = `/sites/${site.id}/activities/${activity.id}/after/${id}/lagMonths`;
    return { stream: streamOf(`lag ${site.id} ${activity.id} ${id}`, 0), draw: rangedAt(plan, pointer, lagMonths) };
  });
  const chance = streamOf(`chance ${site.id} ${activity.id}`, 0);
  const { actualStart, probability } = activity;
  const started = actualStart === undefined ? undefined : dayOf(actualStart);
  return (index) => {
    let durationMonths = duration(normalAt(stream, index));
    // What has begun and was not over is known to take longer than so far.
    for (let n = 1; started !== undefined && n <= MOST_TRIES && addMonths(started, durationMonths) <= asOfDay; n++)
      durationMonths = duration(normalAt(stream, index + n * READY_DRAWS));
    const after = activity.after.map((before, i) => {
      const { stream: own, draw } = lags[i]!;
      return draw ? { ...before, lagMonths: draw(normalAt(own, index)) } : before;
    });
    const happens = probability === undefined || uniformAt(chance, index) < probability;
    return { ...activity, durationMonths, after, ...(probability !== undefined && { probability: happens ? 1 : 0 }) };
  };
}

/** The day that a part of all draws does not pass; Infinity where too few come at all. */
function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.ceil(part * sorted.length) - 1]!;
}

function datesOf(planDay: number, days: Float64Array, startDay: number): ReadyDate {
  const sorted = days.sort();
  // What stood before the run is ready on its first day.
  const dated = (day: number): string | null =>
    day === Number.POSITIVE_INFINITY ? null : dateOf(day === Number.NEGATIVE_INFINITY ? startDay : day);
  return { plan: dated(planDay), p50: dated(quantile(sorted, 0.5)), p90: dated(quantile(sorted, 0.9)) };
}

/** When each site of a plan, and each of its activities, may be ready. What the budget does not pay stays unbuilt. */
export function readyDates(plan: Loaded): SiteReady[] {
  const { scenario } = plan;
  const time = timeline(scenario.from, scenario.to);
  const asOfDay = dayOf(scenario.asOf);
  const { budget, firstLoads, schedules } = build(scenario, time);
  const unpaid = new Set(
    budget.works.filter(({ funded }) => !funded).flatMap(({ reserve }) => reserve.halls.map((hall) => `${reserve.site} ${hall}`)),
  );
  return scenario.sites.map((site, s): SiteReady => {
    const central = timed(site, scenario.catalogue);
    const drawers = central.activities.map((activity) => drawerOf(plan, site, activity, asOfDay));
    const ready = new Float64Array(READY_DRAWS);
    const ends = central.activities.map(() => new Float64Array(READY_DRAWS));
    for (let index = 0; index < READY_DRAWS; index++) {
      const drawn = { ...central, activities: drawers.map((draw) => draw(index)) };
      const pass = forwardPass(drawn, time.startDay, asOfDay);
      ready[index] = firstLoadOf(pass, (hall) => !unpaid.has(`${site.id} ${hall}`));
      central.activities.forEach(({ id }, a) => {
        const { happens, end } = pass.dates.get(id)!;
        ends[a]![index] = happens ? end : Number.POSITIVE_INFINITY;
      });
    }
    const endDay = time.startDay + time.days;
    return {
      site: site.id,
      names: site.name,
      byEnd: ready.reduce((sum, day) => sum + (day < endDay ? 1 : 0), 0) / READY_DRAWS,
      ...datesOf(firstLoads[s]!, ready, time.startDay),
      activities: central.activities.map(({ id }, a) => {
        const { happens, end } = schedules[s]!.activities[a]!;
        return { id, ...datesOf(happens ? end : Number.POSITIVE_INFINITY, ends[a]!, time.startDay) };
      }),
      generators: generatorFacts(site, scenario.catalogue),
    };
  });
}

function generatorFacts(site: Site, catalogue: Loaded['scenario']['catalogue']): GeneratorFacts | null {
  const generators = site.limits?.generators;
  if (!generators) return null;
  const hoursPerYear = generatorHours(generators);
  const kgPerHour = generators.count * noxKgPerHour(generators);
  return {
    thermalMw: thermalMw(generators),
    path: permitPathOf(site, catalogue)?.name ?? null,
    hoursPerYear,
    noxKgPerHour: kgPerHour,
    noxTPerYear: (kgPerHour * hoursPerYear) / 1000,
  };
}
