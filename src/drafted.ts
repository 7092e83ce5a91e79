/**
 * A draft of a run: what a lever shows while a hand still holds it. One week in four is worked out as ever; the other days are laid over
 * from there, each from the same weekday of the weeks worked out before and after it, with the shape that the last whole run had between
 * those days (weather, price, the height of the week). What stands on a day is never a draft: it is known for all days. At the values of
 * that last run a draft is that run.
 */
import type { Days } from './results/days.ts';
import { SUMMED } from './results/days.ts';
import type { Buildout } from './site/buildout.ts';
import type { DaysOfRun } from './taken-over.ts';
import {
  BUSY_PEAK,
  COOLING,
  FAILED,
  HOUR_SLOTS,
  IDLE,
  IDLE_LEAST,
  INFERENCE,
  POWER,
  SERVED,
  WORK_SLOTS,
} from './tally/counts.ts';
import { SPAN_DAYS } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';

/** Weeks of which one is worked out: those for which rates hold, so that each set of rates is met. */
export const DRAFT_WEEKS = 4;
const PERIOD_DAYS = DRAFT_WEEKS * SPAN_DAYS;

/** Fewest days of a run of which a draft says anything: each day has a week worked out on either side, or nearly. */
const FEWEST_DAYS = 4 * PERIOD_DAYS;

/** A ratio beyond this is no shape but a step, as of a site that was all but dark: then differences are laid over. */
const MOST_RATIO = 4;

export function mayDraft(days: number): boolean {
  return days >= FEWEST_DAYS;
}

/** First day after `day` that stays in the same week worked out; `day` itself where its week is left to the draft. `startDay` is that of the run. */
export function draftEnd(day: number, startDay: number): number {
  const within = (startDay + day) % PERIOD_DAYS;
  return within < SPAN_DAYS ? day + SPAN_DAYS - within : day;
}

/** The days of a run that is drafted: those not `known` are written. */
export type Drafted = Omit<DaysOfRun, 'ceilingMw'> & {
  readonly known: Uint8Array;
  readonly startDay: number;
};

/** Writes the days that were not worked out, with the shape of the whole run `base`. */
export function layOver(run: Drafted, base: DaysOfRun): void {
  const { known, buildout, days } = run;
  const sites = buildout.firmMw.length;
  const stands = standingOf(buildout, sites, known.length);
  const stood = standingOf(base.buildout, sites, known.length);
  const names = [...days.keys()];
  for (let s = 0; s < sites; s++) {
    const [into, from] = [days.get(names[s]!)!, base.days.get(names[s]!)!];
    const columns = [...SUMMED, 'peakGridMw' as const].map((name): Column => [into[name], from[name], 0, 1]);
    const rows = [SERVED, IDLE, FAILED, POWER, COOLING, INFERENCE, BUSY_PEAK, IDLE_LEAST].map(
      (slot): Column => [run.counts.hours, base.counts.hours, s * HOUR_SLOTS + slot, sites * HOUR_SLOTS],
    );
    lay([...columns, ...rows], run, stands[s]!, stood[s]!);
    into.inServiceAccelerators.set(inServiceAt(buildout, s, known.length));
    balance(run, s, into);
    holdBelow(into.peakGridMw, buildout.firmMw[s]!, known);
    layHours(run.drawnMw[s]!, base.drawnMw[s]!, into.gridMw, from.gridMw, run);
  }
  const [all, formerAll] = [days.get(names[sites]!)!, base.days.get(names[sites]!)!];
  lay([[all.peakGridMw, formerAll.peakGridMw, 0, 1]], run, sumOf(stands), sumOf(stood));
  const everywhere = new Float64Array(known.length).fill(1);
  const work = Array.from({ length: WORK_SLOTS }, (_, slot): Column => [run.counts.work, base.counts.work, slot, WORK_SLOTS]);
  lay(work, run, everywhere, everywhere);
}

/** What is written, what has its shape, the place of its first day, and how far its days are apart. */
type Column = readonly [into: Float64Array, shape: Float64Array, first: number, step: number];

/** Lays columns over: each value goes with what `stands` on its day, as those of the shape went with what `stood`. */
function lay(columns: readonly Column[], run: Drafted, stands: Float64Array, stood: Float64Array): void {
  const ways = [waysFrom('before', run, stands, stood), waysFrom('after', run, stands, stood)];
  const days: number[] = [];
  for (let d = 0; d < stands.length; d++) if (!run.known[d]) days.push(d);
  for (const column of columns) {
    const [into, shape, first, step] = column;
    for (const d of days) into[first + d * step] = 0;
    if (isEmpty(column, stands.length)) continue;
    for (const way of ways) layFrom(column, way, days);
    for (const d of days) {
      // Where something stands between two weeks only, the last whole run is all that is known of it.
      if (ways[0]!.weight[d]! + ways[1]!.weight[d]! > 0 || stands[d] === 0 || stood[d] === 0) continue;
      const value = (shape[first + d * step]! * stands[d]!) / stood[d]!;
      into[first + d * step] = Number.isFinite(value) ? value : 0;
    }
  }
}

/** Whether neither the days worked out nor the shape have anything, as of water where none is used. */
function isEmpty([into, shape, first, step]: Column, days: number): boolean {
  for (let d = 0; d < days; d++) if (into[first + d * step] !== 0 || shape[first + d * step] !== 0) return false;
  return true;
}

/** How each day follows from a day worked out, by day. */
type Way = {
  readonly from: Int32Array;
  /** What this way weighs beside the other; none where nothing stands on its day. */
  readonly weight: Float64Array;
  /** What stands over what stood on the day worked out; the same for the shape at the day itself, and on the day worked out; NaN without any. */
  readonly grown: Float64Array;
  readonly perShape: Float64Array;
  readonly perShapeFrom: Float64Array;
};

function waysFrom(side: 'before' | 'after', { known, startDay }: Drafted, stands: Float64Array, stood: Float64Array): Way {
  const days = known.length;
  const column = (): Float64Array => new Float64Array(days);
  const way = { from: new Int32Array(days), weight: column(), grown: column(), perShape: column(), perShapeFrom: column() };
  for (let d = 0; d < days; d++) {
    if (known[d] || stands[d] === 0) continue;
    const near = around(d, days, startDay);
    const from = near[side];
    if (from < 0 || stands[from] === 0) continue;
    const other = side === 'before' ? near.after : near.before;
    const isAlone = other < 0 || stands[other] === 0;
    way.from[d] = from;
    way.weight[d] = isAlone ? 1 : side === 'before' ? 1 - near.weight : near.weight;
    way.grown[d] = stands[d]! / stands[from]!;
    way.perShape[d] = stands[d]! / stood[d]!;
    way.perShapeFrom[d] = stands[d]! / stood[from]!;
  }
  return way;
}

/** Adds to a column what follows from the days worked out on one side. */
function layFrom(
  [into, shape, first, step]: Column,
  { from, weight, grown, perShape, perShapeFrom }: Way,
  days: readonly number[],
): void {
  for (let i = 0; i < days.length; i++) {
    const d = days[i]!;
    if (weight[d] === 0) continue;
    const source = first + from[d]! * step;
    const at = first + d * step;
    const value = into[source]! * grown[d]!;
    into[at] = into[at]! + weight[d]! * shaped(value, shape[at]! * perShape[d]!, shape[source]! * perShapeFrom[d]!);
  }
}

/** The same weekday in the weeks worked out before and after a day, -1 where the run has none, and how near the latter is. */
function around(day: number, days: number, startDay: number): { before: number; after: number; weight: number } {
  const within = (startDay + day) % PERIOD_DAYS;
  const before = day - within + (within % SPAN_DAYS);
  const after = before + PERIOD_DAYS;
  return { before, after: after < days ? after : -1, weight: (day - before) / PERIOD_DAYS };
}

/** A value as it becomes where the shape goes from `was` to `now`; as it is where the shape says nothing. */
function shaped(value: number, now: number, was: number): number {
  const ratio = now / was;
  if (value * was > 0 && ratio >= 0 && ratio <= MOST_RATIO) return value * ratio;
  const moved = value + now - was;
  // Not a number where nothing stood, without end where nothing was counted.
  if (!(Math.abs(moved) < Number.POSITIVE_INFINITY)) return value;
  return moved < 0 && value >= 0 && now >= 0 ? 0 : moved;
}

/** Lets what became of the accelerator-hours of a day come to all of them, as it does in every run. */
function balance({ known, counts, buildout }: Drafted, s: number, { inServiceAccelerators }: Days): void {
  const { hours } = counts;
  const sites = buildout.firmMw.length;
  for (let d = 0; d < known.length; d++) {
    if (known[d]) continue;
    const at = (d * sites + s) * HOUR_SLOTS;
    let sum = 0;
    for (let slot = SERVED; slot <= COOLING; slot++) sum += hours[at + slot]!;
    const scale = sum > 0 ? (inServiceAccelerators[d]! * HOURS_PER_DAY) / sum : 0;
    for (let slot = SERVED; slot <= INFERENCE; slot++) hours[at + slot] = hours[at + slot]! * scale;
  }
}

function holdBelow(values: Float64Array, limit: Float64Array, known: Uint8Array): void {
  for (let d = 0; d < known.length; d++) if (!known[d] && values[d]! > limit[d]!) values[d] = limit[d]!;
}

/** The hours of a day as they were in the shape, or on a day worked out, at the height that the day has. */
function layHours(
  into: Float64Array,
  shape: Float64Array,
  heights: Float64Array,
  shapeHeights: Float64Array,
  { known, startDay }: Drafted,
): void {
  for (let d = 0; d < known.length; d++) {
    if (known[d]) continue;
    const height = heights[d]!;
    const { before, after } = around(d, known.length, startDay);
    const [from, day, whole] =
      shapeHeights[d]! > 0
        ? [shape, d, shapeHeights[d]!]
        : before >= 0 && heights[before]! > 0
          ? [into, before, heights[before]!]
          : [into, after, after >= 0 ? heights[after]! : 0];
    const scale = whole > 0 ? height / whole : 0;
    const start = d * HOURS_PER_DAY;
    const source = day * HOURS_PER_DAY;
    for (let j = 0; j < HOURS_PER_DAY; j++) into[start + j] = scale === 0 ? 0 : from[source + j]! * scale;
  }
}

/** By site and day: accelerators in service or under test. */
function standingOf({ blocks }: Buildout, sites: number, days: number): readonly Float64Array[] {
  const standing = Array.from({ length: sites }, () => new Float64Array(days));
  for (const { site, inService, burnIn } of blocks) {
    const at = standing[site]!;
    for (let d = 0; d < days; d++) at[d] = at[d]! + inService[d]! + burnIn[d]!;
  }
  return standing;
}

function inServiceAt({ blocks }: Buildout, s: number, days: number): Float64Array {
  const at = new Float64Array(days);
  for (const { site, inService } of blocks) if (site === s) for (let d = 0; d < days; d++) at[d] = at[d]! + inService[d]!;
  return at;
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const column of columns) for (let d = 0; d < sum.length; d++) sum[d] = sum[d]! + column[d]!;
  return sum;
}
