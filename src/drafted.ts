/**
 * A draft of a run: what a lever shows while a hand still holds it. Of each four weeks three days are worked out as ever; the others are laid
 * over from there, each from a day of its kind worked out before and after it, with the shape that the last whole run
 * had between those days (weather, price, the height of the week). What stands on a day is never a draft: it is known for all days. At the values of
 * that last run a draft is that run.
 */
import { remembering } from './remembering.ts';
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

/** Weeks of which one has days that are worked out: those for which rates hold, so that each set of rates is met. */
export const DRAFT_WEEKS = 4;
const PERIOD_DAYS = DRAFT_WEEKS * SPAN_DAYS;
/** Days of that week that are worked out, by their place in it, as the first day of all was a Thursday: two working days and one of the weekend. */
const THURSDAY = 0;
const SATURDAY = 2;
const SUNDAY = 3;

/** Fewest days of a run of which a draft says anything: each day has a week worked out on either side, or nearly. */
const FEWEST_DAYS = 4 * PERIOD_DAYS;

/** A ratio beyond this is no shape but a step, as of a site that was all but dark: then differences are laid over. */
const MOST_RATIO = 4;

export function mayDraft(days: number): boolean {
  return days >= FEWEST_DAYS;
}

/** First day after `day` that is no longer worked out in a row; `day` itself where it is left to the draft. `startDay` is that of the run. */
export function draftEnd(day: number, startDay: number): number {
  const within = (startDay + day) % PERIOD_DAYS;
  return within <= SATURDAY ? day + SATURDAY + 1 - within : day;
}

/** The days of a run that is drafted: those not worked out are written. */
export type Drafted = Omit<DaysOfRun, 'ceilingMw'> & { readonly startDay: number };

/** How much of a draft is laid over: a sketch tells no more than what is drawn and what binds. */
export type Extent = 'draft' | 'sketch';

/** Columns of days, and slots of the counts of hours, that are laid over. */
const LAID = {
  draft: {
    days: [...SUMMED, 'peakGridMw'],
    slots: [SERVED, IDLE, FAILED, POWER, COOLING, INFERENCE, BUSY_PEAK, IDLE_LEAST],
  },
  sketch: { days: ['itMw', 'gridMw', 'peakGridMw'], slots: [BUSY_PEAK, IDLE_LEAST] },
} as const satisfies Record<Extent, { readonly days: readonly (keyof Days)[]; readonly slots: readonly number[] }>;

/** Writes the days that were not worked out, with the shape of the whole run `base`. */
export function layOver(run: Drafted, base: Omit<DaysOfRun, 'workedOut'>, extent: Extent): void {
  const { workedOut: known, buildout, days } = run;
  const sites = buildout.firmMw.length;
  const stands = standingOf(buildout, sites, known.length);
  const stood = standingOf(base.buildout, sites, known.length);
  const names = [...days.keys()];
  const room = roomFor(known.length);
  for (let s = 0; s < sites; s++) {
    const [into, from] = [days.get(names[s]!)!, base.days.get(names[s]!)!];
    const columns = LAID[extent].days.map((name): Column => [into[name], from[name], 0, 1]);
    const rows = LAID[extent].slots.map(
      (slot): Column => [run.counts.hours, base.counts.hours, s * HOUR_SLOTS + slot, sites * HOUR_SLOTS],
    );
    lay([...columns, ...rows], run, stands[s]!, stood[s]!, room);
    holdInService(buildout, s, into.inServiceAccelerators);
    holdBelow(into.peakGridMw, buildout.firmMw[s]!, known);
    if (extent === 'sketch') continue;
    balance(run, s, into);
    layHours(run.drawnMw[s]!, base.drawnMw[s]!, into.gridMw, from.gridMw, run);
  }
  const [all, formerAll] = [days.get(names[sites]!)!, base.days.get(names[sites]!)!];
  lay([[all.peakGridMw, formerAll.peakGridMw, 0, 1]], run, sumOf(stands), sumOf(stood), room);
  if (extent === 'sketch') return;
  const everywhere = new Float64Array(known.length).fill(1);
  const work = Array.from({ length: WORK_SLOTS }, (_, slot): Column => [run.counts.work, base.counts.work, slot, WORK_SLOTS]);
  lay(work, run, everywhere, everywhere, room);
}

/** What is written, what has its shape, the place of its first day, and how far its days are apart. */
type Column = readonly [into: Float64Array, shape: Float64Array, first: number, step: number];

/** What laying over works with: the next draft of as many days has it again. */
type Room = { readonly neighbours: Neighbours; readonly found: Found };
const roomFor = remembering<number, Room>(1, String, (days) => ({ neighbours: new Neighbours(days), found: new Found(days) }));

/**
 * Lays columns over: each value goes with what `stands` on its day, as those of the shape went with what `stood`. The days to be written
 * are empty until then.
 */
function lay(columns: readonly Column[], run: Drafted, stands: Float64Array, stood: Float64Array, room: Room): void {
  const { neighbours, found } = room;
  neighbours.find(run, stands, stood);
  const { count, day, before, after, nearBefore, nearAfter, perStood, standsOn, alone } = neighbours;
  const { value, was, ratio, least, most } = found;
  for (const column of columns) {
    const [into, shape, first, step] = column;
    if (!found.look(column, neighbours, stands, stood)) continue;
    for (let i = 0; i < count; i++) {
      const at = first + day[i]! * step;
      const left = before[i]!;
      const right = after[i]!;
      const now = shape[at]! * perStood[i]!;
      const fromLeft = now >= least[left]! && now <= most[left]! ? ratio[left]! * now : stepped(value[left]!, was[left]!, now);
      const fromRight =
        now >= least[right]! && now <= most[right]! ? ratio[right]! * now : stepped(value[right]!, was[right]!, now);
      into[at] = standsOn[i]! * (nearBefore[i]! * fromLeft + nearAfter[i]! * fromRight);
    }
    // Where something stands between two weeks only, the last whole run is all that is known of it.
    for (const d of alone) {
      const at = first + d * step;
      const now = shape[at]! / stood[d]!;
      into[at] = Math.abs(now) < Number.POSITIVE_INFINITY ? stands[d]! * now : 0;
    }
  }
}

/** A value as it becomes where its shape steps to `now`; as it is where the shape says nothing. */
function stepped(value: number, was: number, now: number): number {
  const moved = value + now - was;
  if (!(Math.abs(moved) < Number.POSITIVE_INFINITY)) return value;
  return moved < 0 && value >= 0 && now >= 0 ? 0 : moved;
}

/** What a column has on the days worked out, for each that stands there, against what the shape has. */
class Found {
  readonly value: Float64Array;
  readonly was: Float64Array;
  readonly ratio: Float64Array;
  /**
   * Between what the shape may be for the ratio to hold, which stands only for values of one sign: what it is laid over has that sign too,
   * or is nothing. Where there is no ratio nothing is between them.
   */
  readonly least: Float64Array;
  readonly most: Float64Array;

  constructor(days: number) {
    this.value = new Float64Array(days);
    this.was = new Float64Array(days);
    this.ratio = new Float64Array(days);
    this.least = new Float64Array(days);
    this.most = new Float64Array(days);
  }

  /** Looks at the days from which others follow; false where none of them has anything in either, as of water where none is used. */
  look(
    [into, shape, first, step]: Column,
    { source, sourceCount }: Neighbours,
    stands: Float64Array,
    stood: Float64Array,
  ): boolean {
    let some = false;
    for (let i = 0; i < sourceCount; i++) {
      const d = source[i]!;
      const value = into[first + d * step]! / stands[d]!;
      const was = shape[first + d * step]! / stood[d]!;
      this.value[d] = value;
      this.was[d] = was;
      // Neither is a number where nothing stood, and both may change their sign.
      const ratio = value / was;
      const isShape = value * was > 0 && ratio > 0;
      this.ratio[d] = ratio;
      this.least[d] = isShape ? Math.min(0, MOST_RATIO * was) : Number.POSITIVE_INFINITY;
      this.most[d] = isShape ? Math.max(0, MOST_RATIO * was) : Number.NEGATIVE_INFINITY;
      if (value !== 0 || shape[first + d * step] !== 0) some = true;
    }
    return some;
  }
}

/** Days to write on which something stands, each with those that it follows from. */
class Neighbours {
  count = 0;
  readonly day: Int32Array;
  /** Days worked out; where something stands on one side alone, both are of that side. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** What each of them weighs. */
  readonly nearBefore: Float64Array;
  readonly nearAfter: Float64Array;
  /** One over what stood on the day in the shape, without end where nothing did; and what stands on it now. */
  readonly perStood: Float64Array;
  readonly standsOn: Float64Array;
  /** Days to write that follow from none. */
  alone: number[] = [];
  /** All of `before` and `after`, each once. */
  sourceCount = 0;
  readonly source: Int32Array;
  private readonly isSource: Uint8Array;

  constructor(days: number) {
    this.day = new Int32Array(days);
    this.before = new Int32Array(days);
    this.after = new Int32Array(days);
    this.nearBefore = new Float64Array(days);
    this.nearAfter = new Float64Array(days);
    this.perStood = new Float64Array(days);
    this.standsOn = new Float64Array(days);
    this.source = new Int32Array(days);
    this.isSource = new Uint8Array(days);
  }

  find({ workedOut, startDay }: Drafted, stands: Float64Array, stood: Float64Array): void {
    this.isSource.fill(0);
    this.alone = [];
    let n = 0;
    for (let d = 0; d < stands.length; d++) {
      if (workedOut[d] || stands[d] === 0) continue;
      const near = dayBefore(d, startDay);
      const left = this.lit(near, stands);
      const right = this.lit(near + PERIOD_DAYS, stands);
      if (left < 0 && right < 0) {
        this.alone.push(d);
        continue;
      }
      const weight = left < 0 ? 1 : right < 0 ? 0 : nearness(d, left, right, stands);
      this.day[n] = d;
      this.before[n] = left < 0 ? right : left;
      this.after[n] = right < 0 ? left : right;
      this.nearBefore[n] = 1 - weight;
      this.nearAfter[n] = weight;
      this.perStood[n] = 1 / stood[d]!;
      this.standsOn[n] = stands[d]!;
      n++;
    }
    this.count = n;
    let m = 0;
    for (let d = 0; d < stands.length; d++) if (this.isSource[d]) this.source[m++] = d;
    this.sourceCount = m;
  }

  /** A day worked out on which something stands, or -1. */
  private lit(day: number, stands: Float64Array): number {
    if (!(day >= 0 && day < stands.length && stands[day]! > 0)) return -1;
    this.isSource[day] = 1;
    return day;
  }
}

/** How far a day is on which twice as much stands, or half of it, in periods. */
const PERIODS_PER_DOUBLE = 3;

/**
 * What `right` weighs beside `left`: the nearer in time the more, and the nearer in what stands. Part of a draw is that of the halls, so
 * that what one of ten accelerators draws says little of a thousand.
 */
function nearness(day: number, left: number, right: number, stands: Float64Array): number {
  const far = (other: number): number => {
    const ratio = stands[day]! / stands[other]!;
    return Math.abs(day - other) / PERIOD_DAYS + PERIODS_PER_DOUBLE * (Math.max(ratio, 1 / ratio) - 1);
  };
  return far(left) / (far(left) + far(right));
}

/**
 * The day worked out in the four weeks of a day: the same weekday, Saturday for Sunday, Thursday for the first of a week. Negative where the
 * run has none.
 */
function dayBefore(day: number, startDay: number): number {
  const within = (startDay + day) % PERIOD_DAYS;
  const weekday = within % SPAN_DAYS;
  return day - within + (weekday <= SATURDAY ? weekday : weekday === SUNDAY ? SATURDAY : THURSDAY);
}

/** Lets what became of the accelerator-hours of a day come to all of them, as it does in every run. */
function balance({ workedOut: known, counts, buildout }: Drafted, s: number, { inServiceAccelerators }: Days): void {
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
  { workedOut: known, startDay }: Drafted,
): void {
  for (let d = 0; d < known.length; d++) {
    if (known[d]) continue;
    const height = heights[d]!;
    const before = dayBefore(d, startDay);
    const after = before + PERIOD_DAYS < known.length ? before + PERIOD_DAYS : -1;
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

function holdInService({ blocks }: Buildout, s: number, at: Float64Array): void {
  at.fill(0);
  for (const { site, inService } of blocks) if (site === s) for (let d = 0; d < at.length; d++) at[d] = at[d]! + inService[d]!;
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const column of columns) for (let d = 0; d < sum.length; d++) sum[d] = sum[d]! + column[d]!;
  return sum;
}
