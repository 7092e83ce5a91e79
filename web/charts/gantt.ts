/** The build-out by site: activities as bars on the time of the run, with what is critical, what has slack and what was announced. */
import type { Milestone, Summary } from '../../src/index.ts';
import { timeOf } from '../format.ts';
import { type Slot, slotsOf } from '../sites.ts';
import { AXIS_TEXT, type Box, type TimeScale, type TimeTick, timeScale, timeTicks } from './axis.ts';
import type { ChartData } from './series.ts';
import { linesOf } from './text.ts';

export type GanttWords = {
  readonly siteName: (site: Summary['sites'][number]) => string;
  readonly activity: (milestone: Milestone) => string;
  /** What stands behind a bar: critical, days of slack, and the end in words when it lies beyond the run. */
  readonly note: (milestone: Milestone, beyond: boolean) => string;
  readonly quarter: (quarter: number) => string;
  readonly asOf: string;
};

export type GanttRow = {
  readonly key: string;
  readonly name: readonly string[];
  readonly nameY: number;
  /** Middle of the bar. */
  readonly y: number;
  readonly bar: { readonly x: number; readonly width: number } | undefined;
  /** Where the bar stood before the last move, where that was elsewhere. */
  readonly ghost: { readonly x: number; readonly width: number } | undefined;
  /** It goes on past the edge, or lies wholly beyond it. */
  readonly arrow: boolean;
  readonly tail: { readonly from: number; readonly to: number } | undefined;
  readonly diamond: number | undefined;
  readonly kind: 'critical' | 'done' | 'planned';
  readonly note: readonly string[];
  readonly noteX: number;
  readonly noteY: number;
};

export type GanttMarks = {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly x: TimeScale;
  readonly ticks: readonly TimeTick[];
  readonly asOf: { readonly x: number; readonly text: string } | undefined;
  readonly heads: readonly { readonly site: string; readonly slot: Slot; readonly text: string; readonly y: number }[];
  readonly rows: readonly GanttRow[];
};

export const BAR = 10;
export const GANTT_LINE = 15;
const DAY_MS = 86_400_000;
const TOP = 20;
const ROW = 24;
const HEAD = 28;
const NAME_ROOM = 232;
const NOTE_ROOM = 216;
const NARROW_BELOW = 640;

/** Pure: a summary, a width and words in, pixels out. Narrow, the names stand over the bars. `before` is what stood before the last move; `only` the sites to show. */
export function layoutGantt(
  summary: Summary,
  chart: Pick<ChartData, 'startMs' | 'endMs' | 'asOfMs'>,
  width: number,
  words: GanttWords,
  before?: Summary,
  only?: ReadonlySet<string>,
): GanttMarks {
  const narrow = width < NARROW_BELOW;
  const left = narrow ? 0 : NAME_ROOM;
  const plotWidth = Math.max(80, width - left - (narrow ? 14 : NOTE_ROOM));
  const x = timeScale(chart.startMs, chart.endMs, { x: left, y: 0, width: plotWidth, height: 0 });
  const slots = slotsOf(summary.sites.map(({ id }) => id));
  const heads: GanttMarks['heads'][number][] = [];
  const rows: GanttRow[] = [];
  let y = TOP;
  for (const site of summary.sites) {
    if (site.milestones.length === 0 || only?.has(site.id) === false) continue;
    heads.push({ site: site.id, slot: slots.get(site.id)!, text: words.siteName(site), y: y + 18 });
    y += HEAD;
    for (const milestone of site.milestones) {
      const former = before?.sites.find(({ id }) => id === site.id)?.milestones.find(({ id }) => id === milestone.id);
      const row = rowOf(`${site.id}/${milestone.id}`, milestone, former, y);
      rows.push(row.marks);
      y += row.height;
    }
    y += 4;
  }
  const box = { x: left, y: TOP, width: plotWidth, height: y - TOP };
  return {
    width,
    height: y + 22,
    box,
    x,
    ticks: timeTicks(x, words.quarter),
    asOf: chart.asOfMs > chart.startMs && chart.asOfMs < chart.endMs ? { x: x(chart.asOfMs), text: words.asOf } : undefined,
    heads,
    rows,
  };

  function barOf({ start, date }: Milestone): GanttRow['bar'] {
    const { startMs, endMs } = chart;
    const [from, to] = [start === null ? Number.NaN : timeOf(start), date === null ? Number.NaN : timeOf(date)];
    if (!(from < endMs && to > startMs)) return undefined;
    const left = x(Math.max(from, startMs));
    return { x: left, width: Math.max(2, x(Math.min(to, endMs)) - left) };
  }

  function rowOf(
    key: string,
    milestone: Milestone,
    former: Milestone | undefined,
    top: number,
  ): { readonly marks: GanttRow; readonly height: number } {
    const { startMs, endMs } = chart;
    const end = milestone.date === null ? Number.NaN : timeOf(milestone.date);
    const beyond = end > endMs;
    const bar = barOf(milestone);
    const moved = former && (former.start !== milestone.start || former.date !== milestone.date);
    const right = left + plotWidth;
    const name = linesOf(words.activity(milestone), AXIS_TEXT, narrow ? width : NAME_ROOM - 12);
    const note = linesOf(words.note(milestone, beyond), AXIS_TEXT, narrow ? width : NOTE_ROOM - 20).filter((line) => line !== '');
    const lines = narrow ? name.length + note.length : Math.max(name.length, note.length, 1);
    const height = narrow ? lines * GANTT_LINE + BAR + 12 : Math.max(ROW, lines * GANTT_LINE + 9);
    const middle = narrow ? top + lines * GANTT_LINE + 4 + BAR / 2 : top + height / 2;
    const to = x(Math.min(end, endMs));
    const slackEnd = end + (milestone.slackDays ?? 0) * DAY_MS;
    const announced = milestone.announced === null ? Number.NaN : timeOf(milestone.announced);
    const firstLine = (count: number) => middle - ((count - 1) * GANTT_LINE) / 2 + 4;
    return {
      height,
      marks: {
        key,
        name,
        nameY: narrow ? top + 12 : firstLine(name.length),
        y: middle,
        bar,
        ghost: moved ? barOf(former) : undefined,
        arrow: beyond,
        tail: bar && !beyond && (milestone.slackDays ?? 0) > 0 ? { from: to, to: Math.min(right, x(slackEnd)) } : undefined,
        diamond: announced >= startMs && announced <= endMs ? x(announced) : undefined,
        kind: milestone.critical ? 'critical' : milestone.actual ? 'done' : 'planned',
        note,
        noteX: narrow ? 0 : right + 18,
        noteY: narrow ? top + 12 + name.length * GANTT_LINE : firstLine(note.length),
      },
    };
  }
}
