/** Activities to dates: a forward pass for the earliest dates, a backward pass for slack and the critical path. Days are counted from 1970-01-01. */
import type { Activity, ActivityKind, Constraint, Site } from '../scenario/site-fields.ts';
import { addMonths, dayOf } from '../timeline.ts';
import type { TimedActivity, TimedSite } from './durations.ts';

export const NEVER = Number.POSITIVE_INFINITY;
export const ALWAYS = Number.NEGATIVE_INFINITY;

export type Scheduled = {
  readonly activity: Activity;
  /** False for an appeal that nobody lodges, or a stage that is not built. */
  readonly happens: boolean;
  readonly start: number;
  readonly end: number;
  /** True when it had ended by the day of which the plan knows. */
  readonly actual: boolean;
  /** Days by which it may slip before the first commissioning (or hall) that it feeds slips. */
  readonly slackDays: number;
  readonly critical: boolean;
};

export type Ready = { readonly id: string; readonly day: number };

export type Schedule = {
  readonly activities: readonly Scheduled[];
  /** Ready day of each hall and grid step of the site; NEVER where a stage is off or not decided. */
  readonly halls: readonly Ready[];
  readonly gridSteps: readonly Ready[];
};

/** The constraint that an open activity stands for. */
export function constraintOf(kind: ActivityKind): Constraint {
  return CONSTRAINT_OF[kind] ?? 'halls';
}

const CONSTRAINT_OF: Readonly<Partial<Record<ActivityKind, Constraint>>> = {
  'planning-document': 'permit',
  permit: 'permit',
  'authority-opinion': 'permit',
  'public-inquiry': 'permit',
  decision: 'permit',
  appeal: 'permit',
  'grid-study': 'grid',
  'grid-works': 'grid',
};

export type Dates = { readonly happens: boolean; readonly start: number; readonly end: number };

/** Dates of every activity of a site, and when its halls and grid steps are ready. `fromDay` starts what waits for nothing. */
export function scheduleOf(site: TimedSite, fromDay: number, asOfDay: number): Schedule {
  const { dates, halls, gridSteps, undecided } = forwardPass(site, fromDay, asOfDay);
  const slacks = slacksOf(site, dates, new Map(halls.map(({ id, day }) => [id, day])));
  const activities = site.activities.map((activity): Scheduled => {
    const { happens, start, end } = dates.get(activity.id)!;
    const actual = activity.actualEnd !== undefined;
    const slackDays = slacks.get(activity.id) ?? Number.NaN;
    return {
      activity,
      happens,
      start,
      end,
      actual,
      slackDays,
      critical: happens && !actual && slackDays <= 0 && (activity.stage === undefined || !undecided.has(activity.stage)),
    };
  });
  return { activities, halls, gridSteps };
}

export type Forward = Pick<Schedule, 'halls' | 'gridSteps'> & {
  readonly dates: ReadonlyMap<string, Dates>;
  /** Stages that nobody has decided on. */
  readonly undecided: ReadonlySet<string>;
};

/** The forward pass alone: earliest dates, without slack. */
export function forwardPass(site: TimedSite, fromDay: number, asOfDay: number): Forward {
  const off = new Set(site.stages.filter(({ decision }) => decision === 'off').map(({ id }) => id));
  const isOff = (stage: string | undefined): boolean => stage !== undefined && off.has(stage);
  // A planned stage keeps its dates, but nothing of it stands before somebody decides.
  const undecided = new Set(site.stages.filter(({ decision }) => decision !== 'committed').map(({ id }) => id));
  const byId = new Map(site.activities.map((activity) => [activity.id, activity]));
  const find = (id: string): TimedActivity => {
    const activity = byId.get(id);
    if (!activity) throw new Error(`Site ${site.id} has no activity ${id}.`);
    return activity;
  };
  const starts = new Map<string, number>();
  const dates = new Map<string, Dates>();
  const startOf = (id: string): number => {
    const known = starts.get(id);
    if (known !== undefined) return known;
    const activity = find(id);
    const start = isOff(activity.stage) ? NEVER : earliestStart(activity, datesOf, startOf, fromDay);
    starts.set(id, start);
    return start;
  };
  const datesOf = (id: string): Dates => {
    const known = dates.get(id);
    if (known) return known;
    const activity = find(id);
    const parts = site.activities.filter(({ partOf }) => partOf === id).map((part) => datesOf(part.id).end);
    const result = isOff(activity.stage)
      ? { happens: false, start: NEVER, end: NEVER }
      : lasting(activity, startOf(id), asOfDay, Math.max(ALWAYS, ...parts));
    dates.set(id, result);
    return result;
  };
  const readyOf = (after: readonly string[], stage: string | undefined): number =>
    stage !== undefined && undecided.has(stage) ? NEVER : after.reduce((day, id) => Math.max(day, datesOf(id).end), ALWAYS);

  for (const { id } of site.activities) datesOf(id);
  const halls = site.halls.map(({ id, readyAfter, stage }) => ({ id, day: readyOf(readyAfter, stage) }));
  const gridSteps = site.gridSteps.map(({ id, readyAfter, stage }) => ({ id, day: readyOf(readyAfter, stage) }));
  return { dates, halls, gridSteps, undecided };
}

/** First day with both a hall that is paid for and firm import. */
export function firstLoadOf(
  { halls, gridSteps }: Pick<Schedule, 'halls' | 'gridSteps'>,
  isFunded: (hall: string) => boolean = () => true,
): number {
  const first = (list: readonly Ready[]): number => list.reduce((day, entry) => Math.min(day, entry.day), NEVER);
  return Math.max(first(halls.filter(({ id }) => isFunded(id))), first(gridSteps));
}

function earliestStart(
  activity: Activity,
  datesOf: (id: string) => Dates,
  startOf: (id: string) => number,
  fromDay: number,
): number {
  if (activity.actualStart !== undefined) return dayOf(activity.actualStart);
  const earliest = activity.after.map(({ id, from, lagMonths }) => {
    const day = from === 'start' ? startOf(id) : datesOf(id).end;
    return Number.isFinite(day) ? addMonths(day, lagMonths) : day;
  });
  if (activity.notBefore !== undefined) earliest.push(dayOf(activity.notBefore));
  // A part that waits for nothing begins with the whole.
  if (earliest.length === 0 && activity.partOf !== undefined) earliest.push(startOf(activity.partOf));
  return earliest.length > 0 ? Math.max(...earliest) : fromDay;
}

/** From its start to its end, which is not before that of its last part. */
function lasting(activity: TimedActivity, start: number, asOfDay: number, lastPart: number): Dates {
  const happens = activity.actualStart !== undefined || activity.probability === undefined || activity.probability >= 0.5;
  // What does not happen takes no time, but still stands between what is before and after it.
  if (!happens || !Number.isFinite(start)) return { happens, start, end: start };
  if (activity.actualEnd !== undefined) return { happens, start, end: dayOf(activity.actualEnd) };
  // Nobody has said that it ended, so it had not by `asOf`.
  const end = Math.max(addMonths(start, activity.durationMonths), lastPart);
  return { happens, start, end: start <= asOfDay ? Math.max(end, asOfDay) : end };
}

/** Slack of each activity to the first commissioning that it feeds, or else to its first hall, or else to itself. */
function slacksOf(
  site: TimedSite,
  dates: ReadonlyMap<string, Dates>,
  hallReady: ReadonlyMap<string, number>,
): Map<string, number> {
  const next = new Map<string, { id: string; from: 'end' | 'start' | 'part'; lagDays: number }[]>();
  for (const activity of site.activities) {
    for (const { id, from, lagMonths } of activity.after) {
      const before = dates.get(id)!;
      const day = from === 'start' ? before.start : before.end;
      const lagDays = Number.isFinite(day) ? addMonths(day, lagMonths) - day : 0;
      next.set(id, [...(next.get(id) ?? []), { id: activity.id, from, lagDays }]);
    }
    const { partOf } = activity;
    if (partOf !== undefined && !activity.after.some(({ id }) => id === partOf))
      next.set(activity.id, [...(next.get(activity.id) ?? []), { id: partOf, from: 'part', lagDays: 0 }]);
  }
  const kinds = new Map(site.activities.map(({ id, kind }) => [id, kind]));
  const reach = new Map<string, ReadonlySet<string>>();
  const reachOf = (id: string): ReadonlySet<string> => {
    const known = reach.get(id);
    if (known) return known;
    const found = new Set([id, ...(next.get(id) ?? []).flatMap((edge) => [...reachOf(edge.id)])]);
    reach.set(id, found);
    return found;
  };
  const endOf = (id: string): number => dates.get(id)!.end;

  /** Latest end of `id` that leaves the sink where it is. */
  const latestEnd = (id: string, sink: string, sinkDay: number): number => {
    if (id === sink) return sinkDay;
    const { start, end } = dates.get(id)!;
    let latest = Number.POSITIVE_INFINITY;
    for (const edge of next.get(id) ?? []) {
      if (!reachOf(edge.id).has(sink)) continue;
      if (edge.from === 'part') {
        latest = Math.min(latest, latestEnd(edge.id, sink, sinkDay));
        continue;
      }
      const after = dates.get(edge.id)!;
      const latestStart = latestEnd(edge.id, sink, sinkDay) - (after.end - after.start) - edge.lagDays;
      latest = Math.min(latest, edge.from === 'end' ? latestStart : latestStart + (end - start));
    }
    return latest;
  };

  return new Map(
    site.activities.map(({ id }) => {
      if (!Number.isFinite(endOf(id))) return [id, Number.NaN];
      const fed = [...reachOf(id)].filter((other) => Number.isFinite(endOf(other)));
      const commissioning = fed.filter((other) => kinds.get(other) === 'commissioning').sort((a, b) => endOf(a) - endOf(b))[0];
      if (commissioning !== undefined) return [id, latestEnd(id, commissioning, endOf(commissioning)) - endOf(id)];
      const toHalls = site.halls.flatMap(({ id: hall, readyAfter }) => {
        const day = hallReady.get(hall)!;
        return readyAfter
          .filter((last) => fed.includes(last) && Number.isFinite(day))
          .map((last) => ({ day, slack: latestEnd(id, last, day) - endOf(id) }));
      });
      toHalls.sort((a, b) => a.day - b.day || a.slack - b.slack);
      return [id, toHalls[0]?.slack ?? 0];
    }),
  );
}

/** The activity that a site without hall or firm import waits for on `day`: open and nearest to critical, or else the next to start. */
export function gateOn(site: Site, schedule: Schedule, day: number): Scheduled | undefined {
  const needed = new Set<string>();
  const visit = (id: string): void => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const before of site.activities.find((activity) => activity.id === id)?.after ?? []) visit(before.id);
  };
  const firstOf = (
    list: readonly Ready[],
    all: readonly { readonly id: string; readonly readyAfter: readonly string[] }[],
  ): void => {
    const first = [...list].sort((a, b) => a.day - b.day)[0];
    if (first && first.day > day) for (const id of all.find((entry) => entry.id === first.id)!.readyAfter) visit(id);
  };
  firstOf(schedule.halls, site.halls);
  firstOf(schedule.gridSteps, site.gridSteps);
  const waiting = schedule.activities.filter(({ activity, happens, end }) => needed.has(activity.id) && happens && end > day);
  const open = waiting.filter(({ start }) => start <= day).sort((a, b) => a.slackDays - b.slackDays || a.end - b.end);
  return open[0] ?? [...waiting].sort((a, b) => a.start - b.start)[0];
}
