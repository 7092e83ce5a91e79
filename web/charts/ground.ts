/** What the layouts of plots over time have in common. */
import { AXIS_TEXT, type Box, type TimeScale, type TimeTick, type ValueTick } from './axis.ts';
import { spread } from './labels.ts';
import type { ChartData } from './series.ts';
import { textWidth } from './text.ts';

export type Ground = {
  readonly box: Box;
  readonly ticks: readonly TimeTick[];
  readonly grid: readonly ValueTick[];
  /** The day up to which things are known. */
  readonly asOf:
    | { readonly x: number; readonly text: string; readonly forecast: string; readonly dateAfter: boolean }
    | undefined;
  /** What stands in a plot that has nothing to draw. */
  readonly note: { readonly x: number; readonly y: number; readonly text: string } | undefined;
};

/** Words that every plot over time says, in the reader's language. */
export type GroundWords = {
  readonly value: (value: number) => string;
  readonly axis: (value: number, highest: boolean) => string;
  readonly quarter: (quarter: number) => string;
  readonly asOf: string;
  readonly forecast: string;
  readonly nothing: string;
};

/** None where the day is beyond the run. */
export function asOfIn(
  x: TimeScale,
  { startMs, endMs, asOfMs }: Pick<ChartData, 'startMs' | 'endMs' | 'asOfMs'>,
  { asOf, forecast }: Pick<GroundWords, 'asOf' | 'forecast'>,
): Ground['asOf'] {
  if (!(asOfMs > startMs && asOfMs < endMs)) return undefined;
  const at = x(asOfMs);
  return { x: at, text: asOf, forecast, dateAfter: at - textWidth(asOf, AXIS_TEXT) < 12 };
}

export function noteIn(box: Box, isEmpty: boolean, text: string): Ground['note'] {
  return isEmpty ? { x: box.x + box.width / 2, y: box.y + box.height / 2, text } : undefined;
}

/** Labels beside the ends of their lines, moved apart: each with the middle of where it stands. Those that end alike keep the order of `rank`. */
export function besideEnds<Label extends { readonly fromY: number; readonly height: number }>(
  wanted: readonly Label[],
  box: Box,
  air: number,
  rank: (i: number) => number = () => 0,
): readonly (Omit<Label, 'height'> & { readonly y: number })[] {
  const tops = spread(
    wanted.map(({ fromY, height }, i) => ({ top: fromY - height / 2 - rank(i) * 1e-6, height })),
    box.y - air,
    box.y + box.height + air,
  );
  return wanted.map(({ height, ...rest }, i) => ({ ...rest, y: tops[i]! + height / 2 }));
}
