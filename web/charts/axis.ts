/** Time along, power up: the two axes that the charts share. */
import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc, utcMonth, utcYear } from 'd3';
import { textWidth } from './text.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type TimeScale = ScaleTime<number, number>;
export type PowerScale = ScaleLinear<number, number>;

export type TimeTick = { readonly x: number; readonly text: string; readonly major: boolean };
export type ValueTick = { readonly y: number; readonly text: string };

export const AXIS_TEXT = 12.5;
const QUARTER_ROOM = 44;

export function timeScale(startMs: number, endMs: number, box: Box): TimeScale {
  return scaleUtc([startMs, endMs], [box.x, box.x + box.width]);
}

/** Zero-based, with a little air over the highest mark. */
export function powerScale(highest: number, box: Box): PowerScale {
  return scaleLinear([0, highest > 0 ? highest * 1.04 : 1], [box.y + box.height, box.y]);
}

/** Years named where they begin, quarters where there is room for their word; a year that is cut short at its start has its name there. */
export function timeTicks(x: TimeScale, quarterWord: (quarter: number) => string): readonly TimeTick[] {
  const [start, end] = x.domain() as [Date, Date];
  const firstYear = utcYear.floor(start);
  const years = [start, ...utcYear.range(new Date(firstYear.getTime() + 1), end)].filter((date, i) => i === 0 || date > start);
  const yearTicks = years.map((date) => ({ x: x(date), text: String(date.getUTCFullYear()), major: true }));
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
  const yearWidth = x(new Date(start.getTime() + 365 * 86_400_000)) - x(start);
  if (yearWidth < 4 * QUARTER_ROOM) return roomy(yearTicks);
  const quarters = utcMonth
    .range(utcMonth.ceil(start), end, 1)
    .filter((date) => date.getUTCMonth() % 3 === 0 && date.getUTCMonth() > 0);
  const quarterTicks = quarters.map((date) => ({ x: x(date), text: quarterWord(date.getUTCMonth() / 3 + 1), major: false }));
  return roomy([...yearTicks, ...quarterTicks].sort((a, b) => a.x - b.x));
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
