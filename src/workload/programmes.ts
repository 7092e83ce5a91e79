/** The skills and start-up axes: how many people and firms by each day, and what they ask for. Days are counted from 1970-01-01. */
import { exp, normalAt } from '../math.ts';
import type { Workloads } from '../scenario/work-fields.ts';
import { addMonths, dayOf } from '../timeline.ts';

type Skills = Workloads['skills'];
type Startups = Workloads['startups'];

/** People who complete the training in a day, before and after the last published count. */
function learnerPaces(skills: Skills): { knownUntil: number; known: number; later: number } {
  const from = dayOf(skills.from);
  if (!skills.observed) {
    const planned = skills.target / (dayOf(skills.by) - from);
    return { knownUntil: from, known: 0, later: planned * skills.paceFactor };
  }
  const knownUntil = dayOf(skills.observed.date);
  const known = skills.observed.completed / (knownUntil - from);
  return { knownUntil, known, later: known * skills.paceFactor };
}

/** People who have completed the training by the start of a day. */
export function learnersBy(skills: Skills, day: number): number {
  return learnersUntil(skills)(day);
}

/** The same for many days. */
export function learnersUntil(skills: Skills): (day: number) => number {
  const from = dayOf(skills.from);
  const { knownUntil, known, later } = learnerPaces(skills);
  return (day) => known * Math.max(0, Math.min(day, knownUntil) - from) + later * Math.max(0, day - knownUntil);
}

/** First day on which `count` have completed; Infinity when the pace never gets there. */
export function dayOfLearners(skills: Skills, count: number): number {
  const from = dayOf(skills.from);
  const { knownUntil, known, later } = learnerPaces(skills);
  const then = learnersBy(skills, knownUntil);
  if (count <= then) return from + (known > 0 ? Math.ceil(count / known - 1e-9) : 0);
  return later > 0 ? knownUntil + Math.ceil((count - then) / later - 1e-9) : Number.POSITIVE_INFINITY;
}

/** People who start a course on a day: more than those who complete one. */
export function learnersStartingOn(skills: Skills, day: number): number {
  return learnersStartingBy(skills)(day);
}

/** The same for many days. */
export function learnersStartingBy(skills: Skills): (day: number) => number {
  const startedPerCompleted =
    skills.observed && skills.observed.completed > 0 ? skills.observed.started / skills.observed.completed : 1;
  const from = dayOf(skills.from);
  const { knownUntil, known, later } = learnerPaces(skills);
  return (day) => (day < from ? 0 : day < knownUntil ? known : later) * startedPerCompleted;
}

function startupsPerDay(startups: Startups): number {
  return (startups.target / (dayOf(startups.by) - dayOf(startups.from) + 1)) * startups.paceFactor;
}

/** Start-ups supported by the end of a day; none joins after the programme's end. */
export function startupsBy(startups: Startups, day: number): number {
  const days = Math.min(day, dayOf(startups.by)) - dayOf(startups.from) + 1;
  return startupsPerDay(startups) * Math.max(0, days);
}

/** First day on which `count` are supported; Infinity when the programme ends before. */
export function dayOfStartups(startups: Startups, count: number): number {
  const perDay = startupsPerDay(startups);
  const day = perDay > 0 ? dayOf(startups.from) + Math.ceil(count / perDay - 1e-9) - 1 : Number.POSITIVE_INFINITY;
  return day <= dayOf(startups.by) ? day : Number.POSITIVE_INFINITY;
}

/** Accelerators kept for start-ups on a day: each spreads its hours evenly over the months after it joins. */
export function reservedAccelerators(startups: Startups, day: number): number {
  return reservedBy(startups)(day);
}

/** The same for many days. */
export function reservedBy(startups: Startups): (day: number) => number {
  return startups.tailSigma > 0 ? reservedByTail(startups) : reservedAlike(startups);
}

function reservedAlike(startups: Startups): (day: number) => number {
  const [from, by, perDay] = [dayOf(startups.from), dayOf(startups.by), startupsPerDay(startups)];
  const supported = (day: number): number => perDay * Math.max(0, Math.min(day, by) - from + 1);
  return (day) => {
    const spreadDays = addMonths(day, startups.spreadMonths) - day;
    return ((supported(day) - supported(day - spreadDays)) * startups.acceleratorHoursEach) / (spreadDays * 24);
  };
}

/** Which draw of start-ups: a stream of its own, the same in every run. */
const STARTUP_STREAM = 7_500;

/**
 * Start-ups one by one, each with hours of its own: lognormal, so that a few use most. The draw keeps the mean of the whole programme at
 * what is asked for each.
 */
function reservedByTail(startups: Startups): (day: number) => number {
  const key = JSON.stringify(startups);
  if (drawn?.key !== key) drawn = { key, level: drawTail(startups) };
  return drawn.level;
}

/** The programme that was drawn last: most levers leave it as it is. */
let drawn: { readonly key: string; readonly level: (day: number) => number } | undefined;

function drawTail(startups: Startups): (day: number) => number {
  const [from, by, perDay] = [dayOf(startups.from), dayOf(startups.by), startupsPerDay(startups)];
  const count = Math.floor(perDay * (by - from + 1) + 1e-9);
  if (count === 0) return () => 0;
  const sizes = Array.from({ length: count }, (_, i) => exp(startups.tailSigma * normalAt(STARTUP_STREAM, i)));
  const each = (startups.acceleratorHoursEach * count) / sizes.reduce((sum, size) => sum + size, 0);
  const longest = addMonths(by, startups.spreadMonths) - from + 1;
  const steps = new Float64Array(longest + 1);
  sizes.forEach((size, i) => {
    const joins = Math.floor((i + 0.5) / perDay);
    const spreadDays = addMonths(from + joins, startups.spreadMonths) - (from + joins);
    const accelerators = (size * each) / (spreadDays * 24);
    steps[joins] = steps[joins]! + accelerators;
    const leaves = Math.min(longest, joins + spreadDays);
    steps[leaves] = steps[leaves]! - accelerators;
  });
  for (let d = 1; d <= longest; d++) steps[d] = steps[d]! + steps[d - 1]!;
  // What rounding leaves below zero is nothing.
  return (day) => Math.max(0, steps[day - from] ?? 0);
}
