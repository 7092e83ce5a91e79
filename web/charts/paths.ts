/** The paths of a plot: where each value stands along the time, and the outlines that are drawn through them. */
import { area, line, type SeriesPoint, stack } from 'd3';
import type { Box, PowerScale, TimeScale } from './axis.ts';
import type { PlotData, Tone } from './plot-data.ts';

const DAY_MS = 86_400_000;
const BAR_GAP = 1;

/** Along the time: how many values there are, and where each begins, stands and ends. */
export type Place = {
  readonly bars: boolean;
  readonly count: number;
  readonly at: (i: number) => number;
  readonly from: (i: number) => number;
  readonly to: (i: number) => number;
  /** Values by day made as few as there is room for. */
  readonly thinned: (values: Float64Array, how: 'mean' | 'last') => Float64Array;
};

export function placesOf({ shape, months, days }: PlotData, box: Box, x: TimeScale): Place {
  if (shape === 'bars') {
    const edges = [...months.map((month) => x(month.startMs)), box.x + box.width];
    const [from, to] = [(i: number) => edges[i]!, (i: number) => edges[i + 1]!];
    return { bars: true, count: months.length, at: (i) => (from(i) + to(i)) / 2, from, to, thinned: (values) => values };
  }
  // Time is even, so a day's place needs no date: this runs for every day of every series, on each drag of a lever.
  const size = Math.max(1, Math.round(days / Math.max(1, box.width)));
  const perDay = box.width / days;
  const from = (i: number) => box.x + i * size * perDay;
  const to = (i: number) => box.x + Math.min(days, (i + 1) * size) * perDay;
  const count = Math.ceil(days / size);
  return {
    bars: false,
    count,
    at: (i) => (from(i) + to(i)) / 2,
    from,
    to,
    thinned: (values, how) => (size === 1 ? values : thin(values, size, how)),
  };
}

function thin(values: Float64Array, size: number, how: 'mean' | 'last'): Float64Array {
  const few = new Float64Array(Math.ceil(values.length / size));
  for (let i = 0; i < few.length; i++) {
    const end = Math.min(values.length, (i + 1) * size);
    if (how === 'last') few[i] = values[end - 1]!;
    else {
      let sum = 0;
      for (let day = i * size; day < end; day++) sum += values[day]!;
      few[i] = sum / (end - i * size);
    }
  }
  return few;
}

export type AreaMark = { readonly site: string; readonly tone: Tone; readonly d: string; readonly edge: string };

export type Shapes = {
  readonly highest: number;
  readonly draw: (y: PowerScale) => readonly AreaMark[];
  /** Where the label of a layer wants to stand. */
  readonly endY: (layer: number, y: PowerScale) => number;
};

type Point = SeriesPoint<number>;
// Unknown is a gap, never a zero.
const known = ([low, high]: Point) => !Number.isNaN(low) && !Number.isNaN(high);

export function shapesOf(data: PlotData, places: Place): Shapes {
  const values = data.layers.map((layer) => places.thinned(layer.values, data.thin));
  if (data.shape === 'lines') return lineShapes(data, places, values);
  const layers = stack<number, number>()
    .keys(values.map((_, i) => i))
    .value((day, i) => values[i]![day]!)(Array.from({ length: places.count }, (_, i) => i));
  const mark = (i: number, d: string, edge: string) => ({ site: data.layers[i]!.id, tone: data.layers[i]!.tone, d, edge });
  return {
    highest: layers.reduce((high, layer) => layer.reduce((most, point) => (point[1] > most ? point[1] : most), high), 0),
    draw: (y) => {
      if (data.shape === 'bars') return layers.map((layer, i) => mark(i, barPath(layer, places, y), ''));
      const band = area<Point>()
        .defined(known)
        .x((_, i) => places.at(i))
        .y0(([low]) => y(low))
        .y1(([, high]) => y(high))
        .digits(1);
      const edge = line<Point>()
        .defined((point) => known(point) && point[1] > point[0])
        .x((_, i) => places.at(i))
        .y(([, high]) => y(high))
        .digits(1);
      return layers.map((layer, i) => mark(i, band(layer) ?? '', edge(layer) ?? ''));
    },
    endY: (i, y) => {
      const [low, high] = layers[i]!.findLast(known) ?? [0, 0];
      return y((low + high) / 2);
    },
  };
}

function lineShapes(data: PlotData, places: Place, values: readonly Float64Array[]): Shapes {
  const highest = usualHighest(values);
  return {
    highest,
    // What stands far above all other days runs along the top.
    draw: (y) =>
      data.layers.map(({ id, tone }, i) => ({
        site: id,
        tone,
        d: '',
        edge: thinPath(
          places,
          values[i]!.map((value) => Math.min(value, highest)),
          y,
        ),
      })),
    endY: (i, y) => y(values[i]!.findLast((value) => !Number.isNaN(value)) ?? 1),
  };
}

/** The first days of an empty hall would flatten all the others: the scale ends at twice what nineteen days in twenty stay below. */
export function usualHighest(lines: readonly Float64Array[]): number {
  const sorted = lines.flatMap((line) => [...line].filter((value) => !Number.isNaN(value))).sort((a, b) => a - b);
  const highest = sorted.at(-1) ?? 1;
  const usual = sorted[Math.floor(sorted.length * 0.95)] ?? 1;
  return Math.max(1, Math.min(highest, 1 + 2 * (usual - 1)));
}

export function thinPath(places: Place, values: Float64Array, y: PowerScale): string {
  const path = line<number>()
    .defined((value) => !Number.isNaN(value))
    .x((_, i) => places.at(i))
    .y((value) => y(value))
    .digits(1);
  return path(values) ?? '';
}

function barPath(layer: readonly Point[], places: Place, y: PowerScale): string {
  let path = '';
  layer.forEach((point, i) => {
    if (!known(point) || point[1] <= point[0]) return;
    const width = places.to(i) - places.from(i);
    const gap = width > 4 * BAR_GAP ? BAR_GAP : width / 4;
    path += `M${places.from(i).toFixed(1)},${y(point[0]).toFixed(1)}V${y(point[1]).toFixed(1)}h${(width - gap).toFixed(1)}V${y(point[0]).toFixed(1)}Z`;
  });
  return path;
}

/** A stair with one corner where the value changes, a gap where it is unknown, and open at the top where it is beyond the scale. */
export function stairPath(values: Float64Array, startMs: number, x: TimeScale, y: PowerScale): string {
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
