/** Which days of a run have the hours that they had in the run before: what a lever leaves alone is not worked out again. */
import { type Days, takeDays } from './results/days.ts';
import type { Block, Buildout } from './site/buildout.ts';
import type { DayCounts } from './tally/counts.ts';
import { HOURS_PER_DAY } from './units.ts';

/** What a run has of each day, for the next to take over. */
export type DaysOfRun = {
  readonly buildout: Buildout;
  /** By site, and last for `all`. */
  readonly days: ReadonlyMap<string, Days>;
  readonly counts: DayCounts;
  /** By site and day: the most that could be drawn; without end where the firm import held something back. */
  readonly ceilingMw: readonly Float64Array[];
  /** By site: what it drew in every hour of the run. The bill of a year goes by it. */
  readonly drawnMw: readonly Float64Array[];
  /** By day: 0 where a draft left it to be laid over, which no other run may take over. */
  readonly workedOut: Uint8Array;
};

/** Blocks of two build-outs that stand for the same; one of them has nothing there where the other has no block. */
export type Pair = { readonly now: Block | undefined; readonly last: Block | undefined };

/** The blocks of two build-outs side by side; none when they come in another order, as sums then round otherwise. */
export function pairsOf(last: Buildout, next: Buildout): readonly Pair[] | undefined {
  const keyOf = ({ site, hall, platform }: Block): string => `${site} ${hall} ${platform.id}`;
  const before = new Map(last.blocks.map((block) => [keyOf(block), block]));
  const now = new Map(next.blocks.map((block) => [keyOf(block), block]));
  const both = [...now.keys()].filter((key) => before.has(key));
  if ([...before.keys()].filter((key) => now.has(key)).some((key, i) => key !== both[i])) return undefined;
  return [...new Set([...now.keys(), ...before.keys()])].map((key) => ({ now: now.get(key), last: before.get(key) }));
}

function standsAlike({ now, last }: Pair, day: number): boolean {
  const [inService, burnIn] = [now?.inService[day] ?? 0, now?.burnIn[day] ?? 0];
  return inService === (last?.inService[day] ?? 0) && burnIn === (last?.burnIn[day] ?? 0);
}

/**
 * How many days from `day` on have in a new build-out the hours that they had in the last one: the same stands, and the firm import lets all
 * of it run then as now.
 */
export function sameDays(
  { ceilingMw, workedOut }: DaysOfRun,
  pairs: readonly Pair[],
  firmMw: readonly Float64Array[],
  day: number,
): number {
  let end = day;
  for (; end < firmMw[0]!.length && workedOut[end]; end++) {
    for (let b = 0; b < pairs.length; b++) if (!standsAlike(pairs[b]!, end)) return end - day;
    for (let s = 0; s < firmMw.length; s++) if (!(ceilingMw[s]![end]! <= firmMw[s]![end]!)) return end - day;
  }
  return end - day;
}

/** Whether nothing at all changed for the hours. */
export function isSame(last: DaysOfRun, pairs: readonly Pair[], { firmMw }: Buildout): boolean {
  const days = firmMw[0]!.length;
  for (let s = 0; s < firmMw.length; s++)
    for (let d = 0; d < days; d++) if (firmMw[s]![d] !== last.buildout.firmMw[s]![d]) return false;
  return sameDays(last, pairs, firmMw, 0) === days;
}

/** Takes `n` days from `day` on over from the run before. */
export function takeOver(from: DaysOfRun, into: Omit<DaysOfRun, 'buildout' | 'workedOut'>, day: number, n: number): void {
  const sources = [...from.days.values()];
  [...into.days.values()].forEach((target, s) => {
    takeDays(sources[s]!, target, day, n);
  });
  from.ceilingMw.forEach((ceiling, s) => {
    into.ceilingMw[s]!.set(ceiling.subarray(day, day + n), day);
  });
  from.drawnMw.forEach((drawn, s) => {
    into.drawnMw[s]!.set(drawn.subarray(day * HOURS_PER_DAY, (day + n) * HOURS_PER_DAY), day * HOURS_PER_DAY);
  });
  into.counts.take(from.counts, day, n);
}
