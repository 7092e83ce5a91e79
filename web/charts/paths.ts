/** The paths of a plot: where each value stands along the time, and the outlines that are drawn through them. */
import type { Box, PowerScale, TimeScale } from './axis.ts';
import { band, outline, slopeOf } from './outline.ts';
import type { PlotData, Tone } from './plot-data.ts';
import { highestIn, lastKnownIn } from './values.ts';

const DAY_MS = 86_400_000;
const BAR_GAP = 1;
/** Fewest pixels that a value along the time takes: what stands closer together is one. */
const LEAST_WIDTH = 1.25;

/** Along the time: how many values there are, and where each begins, stands and ends. */
export type Place = {
  readonly bars: boolean;
  readonly at: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Values by day made as few as there is room for. */
  readonly thinned: (values: Float64Array, how: 'mean' | 'last') => Float64Array;
};

export function placesOf({ shape, months, days }: PlotData, box: Box, x: TimeScale): Place {
  if (shape === 'bars') {
    const from = Float64Array.from(months, (month) => x(month.startMs));
    const to = Float64Array.from(months, (_, i) => from[i + 1] ?? box.x + box.width);
    return { bars: true, at: middles(from, to), from, to, thinned: (values) => values };
  }
  // Time is even, so a day's place needs no date: this runs for every day of every series, on each drag of a lever.
  const size = Math.max(1, Math.ceil((days * LEAST_WIDTH) / Math.max(1, box.width)));
  const perDay = box.width / days;
  const count = Math.ceil(days / size);
  const from = new Float64Array(count);
  const to = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    from[i] = box.x + i * size * perDay;
    to[i] = box.x + Math.min(days, (i + 1) * size) * perDay;
  }
  return {
    bars: false,
    at: middles(from, to),
    from,
    to,
    thinned: (values, how) => (size === 1 ? values : thin(values, size, how)),
  };
}

function middles(from: Float64Array, to: Float64Array): Float64Array {
  const at = new Float64Array(from.length);
  for (let i = 0; i < at.length; i++) at[i] = (from[i]! + to[i]!) / 2;
  return at;
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

/** A layer of a stack: where it begins and ends on each place. Unknown is a gap, never a zero. */
type Stacked = { readonly low: Float64Array; readonly high: Float64Array };

function stacked(values: readonly Float64Array[]): readonly Stacked[] {
  const layers: Stacked[] = [];
  for (const row of values) {
    const below = layers.at(-1);
    const low = new Float64Array(row.length);
    const high = new Float64Array(row.length);
    for (let i = 0; i < row.length; i++) {
      // Over what is unknown a layer stands where that would have stood.
      if (below) low[i] = Number.isNaN(below.high[i]!) ? below.low[i]! : below.high[i]!;
      high[i] = low[i]! + row[i]!;
    }
    layers.push({ low, high });
  }
  return layers;
}

/** The upper edge of a layer; where the layer is empty it would lie on the one below. */
function edgeOf(low: Float64Array, high: Float64Array): Float64Array {
  const edge = new Float64Array(high.length);
  for (let i = 0; i < edge.length; i++) {
    if (high[i]! > low[i]!) edge[i] = high[i]!;
    else edge[i] = Number.NaN;
  }
  return edge;
}

/**
 * Paper shows on both sides of an edge: on a grey printer two sites may have the same grey. An area leaves it free, as a browser that draws
 * without a graphics card takes half its time for a stroke of paper around every area.
 */
const GAP_PX = 1.25;
/** Generations stand close in small charts. */
const GENERATION_GAP_PX = 0.375;

function gapOf(tone: Tone): number {
  return tone.startsWith('gen-') ? GENERATION_GAP_PX : GAP_PX;
}

/** A layer without so much at its top and at its foot; where it has less, nothing is left of it. */
function within(low: Float64Array, high: Float64Array, gap: number): Stacked {
  const inner = { low: new Float64Array(low.length), high: new Float64Array(high.length) };
  for (let i = 0; i < low.length; i++) {
    const middle = (low[i]! + high[i]!) / 2;
    inner.low[i] = Math.min(low[i]! + gap, middle);
    inner.high[i] = Math.max(high[i]! - gap, middle);
  }
  return inner;
}

export function shapesOf(data: PlotData, places: Place): Shapes {
  const values = data.layers.map((layer) => places.thinned(layer.values, data.thin));
  if (data.shape === 'lines') return lineShapes(data, places, values);
  const layers = stacked(values);
  let highest = 0;
  for (const { high } of layers) highest = Math.max(highest, highestIn(high));
  const mark = (i: number, d: string, edge: string) => ({ site: data.layers[i]!.id, tone: data.layers[i]!.tone, d, edge });
  return {
    highest,
    draw: (y) => {
      if (data.shape === 'bars') return layers.map((layer, i) => mark(i, barPath(layer, places, y), ''));
      const slope = slopeOf(y);
      return layers.map(({ low, high }, i) => {
        const gap = gapOf(data.layers[i]!.tone) / Math.abs(slope.perUnit);
        const inner = within(low, high, gap);
        return mark(i, band(places.at, inner.low, inner.high, slope), outline(places.at, edgeOf(low, high), slope));
      });
    },
    endY: (i, y) => {
      const { low, high } = layers[i]!;
      const last = high.findLastIndex((value) => !Number.isNaN(value));
      return y(last < 0 ? 0 : (low[last]! + high[last]!) / 2);
    },
  };
}

function lineShapes(data: PlotData, places: Place, values: readonly Float64Array[]): Shapes {
  const highest = usualHighest(values, data.lowest === undefined ? 1 : 0);
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
    endY: (i, y) => y(Math.min(highest, lastKnownIn(values[i]!, data.lowest ?? 1))),
  };
}

/** The first days of an empty hall would flatten all the others: over its foot the scale ends at twice what nineteen days in twenty stay below. */
export function usualHighest(lines: readonly Float64Array[], foot = 1): number {
  const sorted = lines.flatMap((line) => [...line].filter((value) => !Number.isNaN(value))).sort((a, b) => a - b);
  const highest = sorted.at(-1) ?? foot;
  const usual = sorted[Math.floor(sorted.length * 0.95)] ?? foot;
  return Math.max(foot, Math.min(highest, foot + 2 * (usual - foot)));
}

export function thinPath(places: Place, values: Float64Array, y: PowerScale): string {
  return outline(places.at, values, slopeOf(y));
}

function barPath({ low, high }: Stacked, { from, to }: Place, y: PowerScale): string {
  let path = '';
  for (let i = 0; i < high.length; i++) {
    if (!(high[i]! > low[i]!)) continue;
    const width = to[i]! - from[i]!;
    const gap = width > 4 * BAR_GAP ? BAR_GAP : width / 4;
    const foot = y(low[i]!).toFixed(1);
    path += `M${from[i]!.toFixed(1)},${foot}V${y(high[i]!).toFixed(1)}h${(width - gap).toFixed(1)}V${foot}Z`;
  }
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
