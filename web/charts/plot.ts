/** A measure over time: stacked areas, bars by month or lines, with what bounds them above and what stood before. */
import { AXIS_TEXT, type Box, type PowerScale, type TimeScale, timeScale, timeTicks, valueScale, valueTicks } from './axis.ts';
import { firmToShow } from './firm.ts';
import { asOfIn, besideEnds, type Ground, type GroundWords, noteIn } from './ground.ts';
import { type AreaMark, type Place, placesOf, shapesOf, stairPath, thinPath } from './paths.ts';
import type { Layer, PlotData, Tone } from './plot-data.ts';
import { linesOf } from './text.ts';
import { highestIn, lastKnownIn } from './values.ts';

/** What the layout needs to say, already in the reader's language. */
export type PlotWords = GroundWords & {
  readonly name: (layer: Layer) => string;
  readonly line: (id: PlotData['lines'][number]['id']) => string;
  readonly firm: string;
  readonly firmDrawing: string;
  readonly firmAbove: (value: number) => string;
  readonly before: (value: number, difference: number) => string;
};

export type EndLabel = {
  readonly key: string;
  /** Whose line it ends: a series', a thin line's, the firm import's, or that of a firm import beyond the scale. */
  readonly tone: Tone | 'thin' | 'limit' | 'beyond' | 'before';
  readonly lines: readonly string[];
  /** Where the line ends, and the middle of where the label stands. */
  readonly fromY: number;
  readonly y: number;
};

/** All that is to be drawn, in pixels; no decision is left to the renderer. */
export type PlotMarks = Ground & {
  readonly x: TimeScale;
  readonly y: PowerScale;
  readonly areas: readonly AreaMark[];
  readonly lines: readonly { readonly id: string; readonly d: string }[];
  readonly firm: string;
  readonly before: string;
  readonly labels: readonly EndLabel[];
  readonly labelX: number;
};

export const LABEL_LINE = 15;
/** From the end of the lines to their labels. */
export const LABEL_GAP = 18;

/** Pure: a measure, a box and words in, pixels out. `labelRoom` is the width to the right of the box. */
export function layoutPlot(data: PlotData, box: Box, labelRoom: number, words: PlotWords): PlotMarks {
  const { startMs, endMs } = data;
  const x = timeScale(startMs, endMs, box);
  const places = placesOf(data, box, x);
  const shapes = shapesOf(data, places);
  const thin = data.lines.map((line) => ({ ...line, drawn: places.thinned(line.values, 'mean') }));
  const before = data.ghost && places.thinned(data.ghost.values, data.thin);

  const drawn = Math.max(shapes.highest, before ? highestIn(before) : 0, ...thin.map((line) => highestIn(line.drawn)));
  const lowest = data.shape === 'lines' ? (data.lowest ?? 1) : 0;
  const empty = (!(drawn > 0) && !(lowest < 0)) || (data.layers.length === 0 && data.lines.length === 0);
  const firm =
    data.firm && firmToShow(data.firm, highestIn(data.lines.find(({ id }) => id === 'peak')?.values ?? new Float64Array(0)));
  const highest = firm ? Math.max(drawn, firm.highest) * (firm.clipped ? 1.12 : 1) : drawn;
  const y = valueScale(lowest, highest, box);

  return {
    box,
    x,
    y,
    ticks: timeTicks(x, words.quarter),
    // Without a value the scale would be of our making: only its foot is drawn.
    grid: valueTicks(y, box.height < 120 ? 2 : box.height < 220 ? 3 : 5, words.axis).slice(
      0,
      empty && !(highest > 0) ? 1 : undefined,
    ),
    areas: shapes.draw(y),
    lines: thin.map(({ id, drawn }) => ({ id, d: pathOver(places, drawn, y) })),
    note: noteIn(box, empty, words.nothing),
    firm: firm && firm.highest > 0 ? stairPath(firm.values, startMs, x, y) : '',
    before: before ? pathOver(places, before, y) : '',
    asOf: asOfIn(x, data, words),
    labels: labelRoom > 0 ? endLabels() : [],
    labelX: box.x + box.width,
  };

  function endLabels(): readonly EndLabel[] {
    const label = (key: string, tone: EndLabel['tone'], text: string, fromY: number) => {
      const lines = linesOf(text, AXIS_TEXT, labelRoom - LABEL_GAP);
      return { key, tone, lines, fromY, height: lines.length * LABEL_LINE };
    };
    const valued = (name: string, value: number) => `${name} ${words.value(value)}`.trim();
    const wanted = data.layers.map((layer, i) =>
      label(layer.id, layer.tone, valued(words.name(layer), layer.end), shapes.endY(i, y)),
    );
    for (const { id, end } of data.lines)
      if (end > 0) wanted.push(label(id, id === 'budget' ? 'limit' : 'thin', valued(words.line(id), end), y(end)));
    if (data.ghost && !Number.isNaN(data.ghost.end))
      wanted.push(label('before', 'before', words.before(data.ghost.end, data.ghost.difference), y(data.ghost.end)));
    const firmMw = firm ? lastKnownIn(firm.values, Number.NaN) : Number.NaN;
    const beyond = firmMw > y.domain()[1]!;
    if (firm && firmMw > 0) {
      const text = beyond ? words.firmAbove(firmMw) : valued(firm.drawingOnly ? words.firmDrawing : words.firm, firmMw);
      wanted.push(label('firm', beyond ? 'beyond' : 'limit', text, beyond ? box.y : y(firmMw)));
    }
    // Layers that end alike, as all that end in nothing do, are named in the order in which they are stacked: from the ground up.
    return besideEnds(wanted, box, 6, (i) => (i < data.layers.length ? i : 0));
  }
}

/** Over bars a line is a stair that has their width. */
function pathOver(places: Place, values: Float64Array, y: PowerScale): string {
  return places.bars ? barStair(places, values, y) : thinPath(places, values, y);
}

function barStair(places: Place, values: Float64Array, y: PowerScale): string {
  let path = '';
  let open = false;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) {
      open = false;
      return;
    }
    const at = y(value).toFixed(1);
    path += `${open ? 'V' : `M${places.from[i]!.toFixed(1)},`}${at}H${places.to[i]!.toFixed(1)}`;
    open = true;
  });
  return path;
}
