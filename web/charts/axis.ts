/** Time along, power up: the two axes that the charts share. */
import { type ScaleLinear, scaleLinear } from 'd3';
import { remembering } from '../../src/index.ts';
import { textWidth } from './text.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** From milliseconds to pixels. Months and years are found by hand, so that no calendar has to be loaded for them. */
export type TimeScale = ScaleLinear<number, number>;
export type PowerScale = ScaleLinear<number, number>;

export type TimeTick = { readonly x: number; readonly text: string; readonly major: boolean };
export type ValueTick = { readonly y: number; readonly text: string };

export const AXIS_TEXT = 12.5;
const QUARTER_ROOM = 44;

export function timeScale(startMs: number, endMs: number, box: Box): TimeScale {
  return scaleLinear([startMs, endMs], [box.x, box.x + box.width]);
}

/** From `lowest`, which is zero for all that is filled, with a little air over the highest mark. */
export function valueScale(lowest: number, highest: number, box: Box): PowerScale {
  const top = highest > lowest ? highest + (highest - lowest) * 0.04 : lowest + 1;
  return scaleLinear([lowest, top], [box.y + box.height, box.y]);
}

/** The marks of the time axis: the same object while the axis is the same, so that it is drawn once. */
export function timeTicks(x: TimeScale, quarterWord: (quarter: number) => string): readonly TimeTick[] {
  return ticksOf({ x, quarterWord });
}

type AskedTicks = { readonly x: TimeScale; readonly quarterWord: (quarter: number) => string };
const ticksOf = remembering<AskedTicks, readonly TimeTick[]>(
  16,
  ({ x, quarterWord }) => [...x.domain(), ...x.range(), quarterWord(1)].join(),
  ({ x, quarterWord }) => layoutTicks(x, quarterWord),
);

/** Years named where they begin, quarters where there is room for their word; a year that is cut short at its start has its name there. */
function layoutTicks(x: TimeScale, quarterWord: (quarter: number) => string): readonly TimeTick[] {
  const [start, end] = x.domain() as [number, number];
  const firsts = monthStarts(start, end);
  const years = [start, ...firsts.filter((ms) => monthOf(ms) === 0 && ms > start)];
  const yearTicks = years.map((ms) => ({ x: x(ms), text: String(new Date(ms).getUTCFullYear()), major: true }));
  // A name needs its room up to the next one: a short first year loses its name, and many years take turns.
  const roomy = (ticks: readonly TimeTick[]) => {
    const shown: TimeTick[] = [];
    for (const tick of [...ticks].reverse()) {
      const next = shown.find((other) => other.text !== '') ?? { x: x(end) };
      const fits = next.x - tick.x >= textWidth(tick.text, AXIS_TEXT) + 6;
      shown.unshift(fits ? tick : { ...tick, text: '' });
    }
    return shown;
  };
  const yearWidth = x(start + 365 * 86_400_000) - x(start);
  if (yearWidth < 4 * QUARTER_ROOM) return roomy(yearTicks);
  const quarters = firsts.filter((ms) => monthOf(ms) % 3 === 0 && monthOf(ms) > 0);
  const quarterTicks = quarters.map((ms) => ({ x: x(ms), text: quarterWord(monthOf(ms) / 3 + 1), major: false }));
  return roomy([...yearTicks, ...quarterTicks].sort((a, b) => a.x - b.x));
}

/** The firsts of months from `start` on, before `end`. */
function monthStarts(start: number, end: number): readonly number[] {
  const from = new Date(start);
  const firsts: number[] = [];
  for (let m = from.getUTCMonth(); ; m++) {
    const ms = Date.UTC(from.getUTCFullYear(), m, 1);
    if (ms >= end) return firsts;
    if (ms >= start) firsts.push(ms);
  }
}

function monthOf(ms: number): number {
  return new Date(ms).getUTCMonth();
}

/** Horizontal lines at round values; the unit stands at the highest. */
export function valueTicks(
  y: PowerScale,
  count: number,
  text: (value: number, highest: boolean) => string,
): readonly ValueTick[] {
  const values = y.ticks(count);
  return values.map((value, i) => ({ y: y(value), text: text(value, i === values.length - 1) }));
}
