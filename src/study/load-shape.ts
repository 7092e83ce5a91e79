/**
 * How the draw of a site behaves, for whoever plans its connection: how many hours of a year ask for how much (the load-duration curve), and
 * what an hour of the day asks for, in winter and summer, on weekdays and at weekends. Read from the hours of a run.
 */
import { environmentOf } from '../environment.ts';
import { type Operated, operate } from '../operate.ts';
import { NO_IMPORTS } from '../scenario/imports.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AtHand } from '../begun.ts';
import { simulateDays } from '../simulate.ts';
import { type Hourly, type LocalClock, localClock, type Timeline, timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { type YearSpan, yearSpans } from './year-spans.ts';

/** Parts of an hour count that the duration curve is told at: each hundredth, and both ends. */
const PARTS = 100;
const SATURDAY = 5;
/** November to March, as the network tariff counts winter; months from 0. */
const WINTER: ReadonlySet<number> = new Set([10, 11, 0, 1, 2]);

export const DAY_KINDS = ['winterWeekday', 'winterWeekend', 'summerWeekday', 'summerWeekend'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** The draw of a site, or of all together, over a calendar year of the run. */
export type LoadShape = {
  readonly site: string;
  readonly year: number;
  /** Hours of the year that the run has. */
  readonly hours: number;
  readonly peakMw: number;
  readonly meanMw: number;
  readonly leastMw: number;
  /** Mean over peak; NaN where nothing is drawn. */
  readonly loadFactor: number;
  /** Firm import on the last day of the year. */
  readonly firmMw: number;
  /** Draw that i hundredths of the hours exceed or equal, from the peak (i = 0) to the least (i = 100). */
  readonly durationMw: readonly number[];
  /** Mean draw of each hour of the day on the clock of Paris; NaN where the run has no such hour. */
  readonly dayMw: Readonly<Record<DayKind, readonly number[]>>;
};

export function loadShapeOf(
  site: string,
  drawnMw: Hourly,
  firmMwByDay: Float64Array,
  { year, from: fromDay, to: toDay }: YearSpan,
  clock: LocalClock,
): LoadShape {
  const [from, to] = [fromDay * HOURS_PER_DAY, toDay * HOURS_PER_DAY];
  const sorted = drawnMw.slice(from, to).sort().reverse();
  const meanMw = sorted.reduce((sum, mw) => sum + mw, 0) / sorted.length;
  const peakMw = sorted[0]!;
  return {
    site,
    year,
    hours: sorted.length,
    peakMw,
    meanMw,
    leastMw: sorted.at(-1)!,
    loadFactor: peakMw > 0 ? meanMw / peakMw : Number.NaN,
    firmMw: firmMwByDay[toDay - 1]!,
    durationMw: Array.from({ length: PARTS + 1 }, (_, i) => sorted[Math.floor((i / PARTS) * (sorted.length - 1) + 0.5)]!),
    dayMw: dayOf(drawnMw, from, to, clock),
  };
}

function dayOf(drawnMw: Hourly, from: number, to: number, clock: LocalClock): LoadShape['dayMw'] {
  const sums = new Float64Array(DAY_KINDS.length * HOURS_PER_DAY);
  const counts = new Int32Array(sums.length);
  for (let h = from; h < to; h++) {
    const isWinter = WINTER.has(clock.month[h]!);
    const kind = (isWinter ? 0 : 2) + (clock.weekday[h]! >= SATURDAY ? 1 : 0);
    const at = kind * HOURS_PER_DAY + clock.hour[h]!;
    sums[at] = sums[at]! + drawnMw[h]!;
    counts[at]!++;
  }
  const means = (kind: number): number[] =>
    Array.from({ length: HOURS_PER_DAY }, (_, hour) => {
      const at = kind * HOURS_PER_DAY + hour;
      return counts[at]! > 0 ? sums[at]! / counts[at]! : Number.NaN;
    });
  return { winterWeekday: means(0), winterWeekend: means(1), summerWeekday: means(2), summerWeekend: means(3) };
}

/** Runs a plan and tells its load by year, and in each year by site in the order of the plan, `all` last. */
export function studyLoad(scenario: Scenario, atHand: AtHand = {}): LoadShape[] {
  const time = atHand.time ?? timeline(scenario.from, scenario.to);
  const environment = atHand.environment ?? environmentOf(scenario, time, atHand.imports ?? NO_IMPORTS);
  let operated: Operated | undefined;
  simulateDays(scenario, {
    ...atHand,
    time,
    environment,
    operate: (...asked) => {
      operated = (atHand.operate ?? operate)(...asked);
      return operated;
    },
  });
  return shapesOf(scenario, operated!, time);
}

function shapesOf({ sites }: Scenario, { drawnMw, days }: Operated, time: Timeline): LoadShape[] {
  const clock = localClock(time, 'paris');
  const together = new Float64Array(time.hours) as Hourly;
  for (const site of drawnMw) for (let h = 0; h < together.length; h++) together[h] = together[h]! + site[h]!;
  const firmOf = (site: string): Float64Array => days.get(site)!.gridFirmMw;
  return yearSpans(time).flatMap((span) => [
    ...sites.map(({ id }, s) => loadShapeOf(id, drawnMw[s] as Hourly, firmOf(id), span, clock)),
    loadShapeOf('all', together, firmOf('all'), span, clock),
  ]);
}

/** One row a point of a curve: `duration` by hundredths of the hours, the days by hour. */
export function loadCsv(shapes: readonly LoadShape[]): string {
  const cell = (mw: number): string => (Number.isNaN(mw) ? '' : String(Number(mw.toPrecision(9))));
  const rows = shapes.flatMap(({ site, year, durationMw, dayMw }) => [
    ...durationMw.map((mw, i) => `${site},${year},duration,${i},${cell(mw)}`),
    ...DAY_KINDS.flatMap((kind) => dayMw[kind].map((mw, hour) => `${site},${year},${kind},${hour},${cell(mw)}`)),
  ]);
  return `${['site,year,curve,at,gridMw', ...rows].join('\r\n')}\r\n`;
}
