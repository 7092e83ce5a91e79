/** Moving the bars of the build-out: which lever the begin or the end of a step follows, and what a place on the time axis sets it to. */
import type { Lever, Milestone } from '../src/index.ts';
import { type Edits, leverValue, pointerOf, type Value } from './edits.ts';
import { dayText, timeOf } from './format.ts';

/** Whole months, or quarters of one: about a week. */
export type Snap = 'month' | 'week';

/** One end of a bar that can be taken. */
export type Grip = {
  readonly lever: Lever;
  readonly value: Value;
  /** What the lever is set to for this end of the bar to stand at a time. */
  readonly valueAt: (ms: number, snap: Snap) => Value;
};

export type Grips = { readonly start: Grip | undefined; readonly end: Grip | undefined };

type Step = Pick<Milestone, 'id' | 'start' | 'date' | 'actual'>;

const DAY_MS = 86_400_000;
const LONGEST_MONTHS = 240;

/** What can be taken of a step of a site: nothing where it has ended, or where no number of the plan holds it. */
export function gripsOf(site: string, step: Step, steps: readonly Step[], levers: readonly Lever[], edits: Edits): Grips {
  if (step.actual || step.start === null || step.date === null) return { start: undefined, end: undefined };
  const own = `/sites/${site}/activities/${step.id}`;
  const at = (pointer: string): Lever | undefined =>
    levers.find((lever) => lever.targets.length === 1 && pointerOf(lever) === pointer);
  const duration = at(`${own}/durationMonths`);
  const begun = at(`${own}/actualStart`);
  const startMs = timeOf(step.start);
  const monthsFrom = (lever: Lever, fromMs: number): Grip => ({
    lever,
    value: leverValue(lever, edits),
    valueAt: (ms, snap) => within(snapped(monthsBetween(fromMs, ms), snap)),
  });
  return {
    end: duration && monthsFrom(duration, startMs),
    start: begun
      ? { lever: begun, value: leverValue(begun, edits), valueAt: (ms, snap) => dayText(snappedDay(ms, snap)) }
      : lagOf(own, steps, levers, edits, monthsFrom),
  };
}

/** Of what a step waits for, the last to be there decides: the months after it are what a later begin adds to. */
function lagOf(
  own: string,
  steps: readonly Step[],
  levers: readonly Lever[],
  edits: Edits,
  monthsFrom: (lever: Lever, fromMs: number) => Grip,
): Grip | undefined {
  const waits = levers.flatMap((lever) => {
    const pointer = pointerOf(lever);
    if (!pointer.startsWith(`${own}/after/`) || !pointer.endsWith('/lagMonths')) return [];
    const id = pointer.slice(`${own}/after/`.length, -'/lagMonths'.length);
    const before = steps.find((one) => one.id === id);
    const from = levers.find((one) => pointerOf(one) === `${own}/after/${id}/from`);
    const date = from && leverValue(from, edits) === 'start' ? before?.start : before?.date;
    if (!date) return [];
    const fromMs = timeOf(date);
    return [{ lever, fromMs, readyMs: monthsAfter(fromMs, Number(leverValue(lever, edits))) }];
  });
  const last = waits.reduce<(typeof waits)[number] | undefined>(
    (latest, one) => (latest && latest.readyMs >= one.readyMs ? latest : one),
    undefined,
  );
  return last && monthsFrom(last.lever, last.fromMs);
}

/** A time moved by calendar months; a part of a month is that part of thirty days, and a day that a month lacks is its last. */
export function monthsAfter(ms: number, months: number): number {
  const whole = Math.floor(months);
  const day = new Date(ms);
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + whole, day.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date, last)) + Math.round((months - whole) * 30) * DAY_MS;
}

/** The months that lead from one time to another, none where it lies before. */
export function monthsBetween(fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  let whole = Math.floor((toMs - fromMs) / (31 * DAY_MS));
  while (monthsAfter(fromMs, whole + 1) <= toMs) whole++;
  return whole + Math.min(0.99, (toMs - monthsAfter(fromMs, whole)) / (30 * DAY_MS));
}

function snapped(months: number, snap: Snap): number {
  return snap === 'month' ? Math.round(months) : Math.round(months * 4) / 4;
}

function within(months: number): number {
  return Math.max(0, Math.min(LONGEST_MONTHS, months));
}

/** The nearest first of a month, or the nearest Monday. */
function snappedDay(ms: number, snap: Snap): number {
  const day = new Date(ms);
  if (snap === 'week') {
    const monday = Math.floor((ms / DAY_MS + 3) / 7) * 7 - 3;
    return (ms / DAY_MS - monday < 3.5 ? monday : monday + 7) * DAY_MS;
  }
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
  const next = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  return ms - first < next - ms ? first : next;
}
