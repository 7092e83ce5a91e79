/** Power by site over time: stacked daily means, the peak of the day, and the firm import above them. */
import { area, line, type SeriesPoint, stack } from 'd3';
import type { Slot } from '../sites.ts';
import {
  AXIS_TEXT,
  type Box,
  type PowerScale,
  powerScale,
  type TimeScale,
  type TimeTick,
  timeScale,
  timeTicks,
  type ValueTick,
  valueTicks,
} from './axis.ts';
import { spread } from './labels.ts';
import type { ChartData } from './series.ts';
import { linesOf, textWidth } from './text.ts';

/** What the layout needs to say, already in the reader's language. */
export type PowerWords = {
  readonly siteName: (site: ChartData['sites'][number]) => string;
  readonly mw: (value: number) => string;
  readonly axis: (value: number, highest: boolean) => string;
  readonly quarter: (quarter: number) => string;
  readonly peak: string;
  readonly firm: string;
  readonly firmDrawing: string;
  readonly firmAbove: (value: number) => string;
  readonly asOf: string;
  readonly forecast: string;
};

export type EndLabel = {
  readonly key: string;
  /** Whose line it ends: a site's, the peak's, the firm import's, or that of a firm import beyond the scale. */
  readonly slot: Slot | 'peak' | 'limit' | 'beyond';
  readonly lines: readonly string[];
  /** Where the line ends, and the middle of where the label stands. */
  readonly fromY: number;
  readonly y: number;
};

/** All that is to be drawn, in pixels; no decision is left to the renderer. */
export type PowerMarks = {
  readonly box: Box;
  readonly x: TimeScale;
  readonly y: PowerScale;
  readonly ticks: readonly TimeTick[];
  readonly grid: readonly ValueTick[];
  readonly areas: readonly { readonly site: string; readonly slot: Slot; readonly d: string; readonly edge: string }[];
  readonly peak: string;
  readonly firm: string;
  readonly asOf:
    | { readonly x: number; readonly text: string; readonly forecast: string; readonly dateAfter: boolean }
    | undefined;
  readonly labels: readonly EndLabel[];
  readonly labelX: number;
};

const DAY_MS = 86_400_000;
/** Beyond this many times the highest draw, the firm import would flatten the picture. */
const FAR = 2.5;
export const LABEL_LINE = 15;
/** From the end of the lines to their labels. */
export const LABEL_GAP = 18;

/** Pure: series, a box and words in, pixels out. `labelRoom` is the width to the right of the box. */
export function layoutPower(data: ChartData, box: Box, labelRoom: number, words: PowerWords): PowerMarks {
  const { startMs, days, sites } = data;
  const dayIndex = Array.from({ length: days }, (_, day) => day);
  const layers = stack<number, number>()
    .keys(sites.map((_, i) => i))
    .value((day, i) => sites[i]!.meanMw[day]!)(dayIndex);
  const firm = firmToShow(data);
  const drawn = Math.max(
    highestOf(data.peakMw),
    ...layers.map((layer) => layer.reduce((high, point) => (point[1] > high ? point[1] : high), 0)),
  );
  const x = timeScale(data.startMs, data.endMs, box);
  const y = powerScale(firm.clipped ? Math.max(drawn, firm.highest) * 1.12 : Math.max(drawn, firm.highest), box);
  // Time is even, so a day's place needs no date: this runs for every day of every series, on each drag of a lever.
  const perDay = box.width / days;
  const at = (day: number) => box.x + (day + 0.5) * perDay;

  // Unknown is a gap, never a zero.
  const known = ([low, high]: SeriesPoint<number>) => !Number.isNaN(low) && !Number.isNaN(high);
  const band = area<SeriesPoint<number>>()
    .defined(known)
    .x((_, day) => at(day))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .digits(1);
  const edge = line<SeriesPoint<number>>()
    .defined((point) => known(point) && point[1] > point[0])
    .x((_, day) => at(day))
    .y(([, high]) => y(high))
    .digits(1);
  const thin = line<number>()
    .defined((value) => !Number.isNaN(value))
    .x((_, day) => at(day))
    .y((value) => y(value))
    .digits(1);

  const asOfX = x(data.asOfMs);
  const asOfInside = data.asOfMs > data.startMs && data.asOfMs < data.endMs;
  return {
    box,
    x,
    y,
    ticks: timeTicks(x, words.quarter),
    grid: valueTicks(y, box.height < 220 ? 3 : 5, words.axis),
    areas: layers.map((layer, i) => ({
      site: sites[i]!.id,
      slot: sites[i]!.slot,
      d: band(layer) ?? '',
      edge: edge(layer) ?? '',
    })),
    peak: thin(data.peakMw) ?? '',
    firm: stepPath(firm.values, startMs, x, y),
    asOf: asOfInside
      ? {
          x: asOfX,
          text: words.asOf,
          forecast: words.forecast,
          dateAfter: asOfX - textWidth(words.asOf, AXIS_TEXT) < 12,
        }
      : undefined,
    labels: endLabels(),
    labelX: box.x + box.width,
  };

  function endLabels(): readonly EndLabel[] {
    const label = (key: string, slot: EndLabel['slot'], text: string, fromY: number) => {
      const lines = linesOf(text, AXIS_TEXT, labelRoom - LABEL_GAP);
      return { key, slot, lines, fromY, height: lines.length * LABEL_LINE };
    };
    const valued = (name: string, mw: number) => `${name} ${words.mw(mw)}`;
    const wanted = layers.map((layer, i) => {
      const [low, high] = layer.findLast(known) ?? [0, 0];
      const { id, slot, meanMw } = sites[i]!;
      return label(id, slot, valued(words.siteName(sites[i]!), lastMonthMean(meanMw, data)), y((low + high) / 2));
    });
    const peak = lastMonthMean(data.peakMw, data);
    if (peak > 0) wanted.push(label('peak', 'peak', valued(words.peak, peak), y(peak)));
    const firmMw = lastKnown(firm.values);
    const beyond = firmMw > y.domain()[1]!;
    const firmText = beyond ? words.firmAbove(firmMw) : valued(firm.drawingOnly ? words.firmDrawing : words.firm, firmMw);
    if (firmMw > 0) wanted.push(label('firm', beyond ? 'beyond' : 'limit', firmText, beyond ? box.y : y(firmMw)));
    const tops = spread(
      wanted.map(({ fromY, height }) => ({ top: fromY - height / 2, height })),
      box.y - 6,
      box.y + box.height + 6,
    );
    return wanted.map(({ height, ...rest }, i) => ({ ...rest, y: tops[i]! + height / 2 }));
  }
}

type Firm = { readonly values: Float64Array; readonly highest: number; readonly drawingOnly: boolean; readonly clipped: boolean };

/**
 * The firm import of all sites; of those that draw when that of all would flatten the picture; and where even that would,
 * as much of the stair as leaves the draw readable, the rest passing out through the top.
 */
function firmToShow(data: ChartData): Firm {
  const most = FAR * highestOf(data.peakMw);
  const whole = { values: data.firmMw, highest: highestOf(data.firmMw), drawingOnly: false, clipped: false };
  if (!(most > 0) || whole.highest <= most) return whole;
  const drawing = { values: data.firmDrawingMw, highest: highestOf(data.firmDrawingMw), drawingOnly: true, clipped: false };
  if (drawing.highest <= most) return drawing;
  return { ...whole, highest: highestOf(data.firmMw.filter((mw) => mw <= most)), clipped: true };
}

/** A stair with one corner where the value changes, a gap where it is unknown, and open at the top where it is beyond the scale. */
function stepPath(values: Float64Array, startMs: number, x: TimeScale, y: PowerScale): string {
  const at = (day: number) => x(startMs + day * DAY_MS).toFixed(1);
  const beyond = y.domain()[1]!;
  const ceiling = y(beyond).toFixed(1);
  let path = '';
  let before = Number.NaN;
  for (let from = 0, to = 1; from < values.length; from = to++) {
    const mw = values[from]!;
    while (to < values.length && Object.is(values[to], mw)) to++;
    if (mw <= beyond) {
      if (Number.isNaN(before)) path += `M${at(from)},${y(mw).toFixed(1)}`;
      else path += before > beyond ? `M${at(from)},${ceiling}V${y(mw).toFixed(1)}` : `V${y(mw).toFixed(1)}`;
      path += `H${at(to)}`;
    } else if (before <= beyond && mw > beyond) path += `V${ceiling}`;
    before = mw;
  }
  return path;
}

function highestOf(values: Float64Array): number {
  return values.reduce((high, value) => (value > high ? value : high), 0);
}

function lastKnown(values: Float64Array): number {
  return values.findLast((value) => !Number.isNaN(value)) ?? Number.NaN;
}

/** What the end of a line stands for: the mean of its last month. */
function lastMonthMean(values: Float64Array, data: ChartData): number {
  const month = data.months.at(-1);
  if (!month) return Number.NaN;
  const tail = values.slice(Math.round((month.startMs - data.startMs) / DAY_MS));
  return tail.reduce((sum, value) => sum + value, 0) / tail.length;
}
