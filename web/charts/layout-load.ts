/** The two charts of the load in pixels: what a share of the hours exceeds, and what each hour of the day asks for. */
import { scaleLinear } from 'd3';
import { DAY_KINDS, type LoadShape } from '../../src/index.ts';
import type { SayLoad } from '../load-words.ts';
import type { Words } from '../i18n/messages.ts';
import { AXIS_TEXT, type Box, type TimeTick, valueScale, valueTicks } from './axis.ts';
import { spread } from './labels.ts';
import { outline, slopeOf } from './outline.ts';
import { type EndLabel, LABEL_GAP, LABEL_LINE, type PlotMarks } from './plot.ts';
import type { Tone } from './plot-data.ts';
import { linesOf, textWidth } from './text.ts';

/** A curve: values at even steps along the box. */
type Curve = { readonly id: string; readonly tone: Tone; readonly name: string; readonly values: readonly number[] };

const LABEL_ROOM = 132;
/** Between the values of the axis and the curves. */
const AXIS_GAP = 8;
/** Least range of a scale that does not begin at nothing, over its highest value: what differs by less looks level, as it is. */
const LEAST_RANGE = 0.1;
const TONES: Readonly<Record<(typeof DAY_KINDS)[number], Tone>> = {
  winterWeekday: 'gen-5',
  winterWeekend: 'gen-4',
  summerWeekday: 'gen-2',
  summerWeekend: 'gen-1',
};

/** Hundredths of the hours along, power up; the firm import as a level line. */
export function layoutDuration(shape: LoadShape, width: number, height: number, say: SayLoad, words: Words): PlotMarks {
  const curves: Curve[] = [{ id: 'drawn', tone: 'whole', name: say('drawn'), values: shape.durationMw }];
  const at = [0, 25, 50, 75, 100];
  return layoutCurves(curves, shape.firmMw, width, height, say, words, (x) =>
    at.map((part) => ({ x: x(part), text: part === 100 ? '' : words.format.percent(part / 100), major: false })),
  );
}

/** Hours of the day along, power up: winter and summer, weekdays and weekends. */
export function layoutDay(shape: LoadShape, width: number, height: number, say: SayLoad, words: Words): PlotMarks {
  const curves = DAY_KINDS.map((kind): Curve => ({ id: kind, tone: TONES[kind], name: say(kind), values: shape.dayMw[kind] }));
  return layoutCurves(curves, 0, width, height, say, words, (x) =>
    [0, 6, 12, 18].map((hour) => ({ x: x(hour), text: say('hour', { hour: String(hour) }), major: false })),
  );
}

function layoutCurves(
  curves: readonly Curve[],
  firmMw: number,
  width: number,
  height: number,
  say: SayLoad,
  { format }: Words,
  ticks: (x: (step: number) => number) => readonly TimeTick[],
): PlotMarks {
  const steps = curves[0]!.values.length - 1;
  const known = curves.flatMap(({ values }) => values.filter((mw) => !Number.isNaN(mw)));
  const drawn = Math.max(0, ...known);
  const isEmpty = !(drawn > 0);
  // A firm import far above would flatten what is drawn: it is then left to its label.
  const isFirmIn = firmMw > 0 && firmMw <= 2.5 * drawn;
  // Lines that lie close together would be one from nothing up: the scale then begins below them, and says so by its values.
  const least = isFirmIn || isEmpty ? 0 : Math.min(...known);
  const room = Math.max(drawn - least, LEAST_RANGE * drawn);
  const foot =
    least > 3 * room
      ? scaleLinear([drawn - room, drawn], [0, 1])
          .nice(4)
          .domain()[0]!
      : 0;
  const down = { y: 14, height: height - 38 };
  const y = valueScale(foot, isFirmIn ? Math.max(drawn, firmMw) : drawn, { x: 0, width: 0, ...down });
  const grid = valueTicks(y, 4, (value, highest) => (highest ? format.quantity(value, 'MW', 1, 0) : format.number(value, 1, 0)));
  // The values of the axis stand beside the curves, which begin where the axis does.
  const left = isEmpty ? 0 : AXIS_GAP + Math.max(0, ...grid.map(({ text }) => textWidth(text, AXIS_TEXT)));
  const box: Box = { x: left, width: Math.max(80, width - left - LABEL_ROOM), ...down };
  const x = scaleLinear([0, steps], [box.x, box.x + box.width]);
  const at = Float64Array.from(curves[0]!.values, (_, i) => x(i));
  const wanted = isEmpty
    ? []
    : curves.map(({ id, tone, name, values }) => {
        const last = values.findLast((mw) => !Number.isNaN(mw)) ?? 0;
        return label(id, tone, `${name} ${format.mw1(last)}`, y(last));
      });
  if (!isEmpty && isFirmIn) wanted.push(label('firm', 'limit', `${say('firm')} ${format.mw1(firmMw)}`, y(firmMw)));
  const tops = spread(
    wanted.map(({ fromY, lines }) => ({ top: fromY - (lines.length * LABEL_LINE) / 2, height: lines.length * LABEL_LINE })),
    box.y - 6,
    box.y + box.height + 6,
  );
  return {
    box,
    x,
    y,
    ticks: ticks(x),
    grid: grid.slice(0, isEmpty ? 1 : undefined),
    areas: isEmpty
      ? []
      : curves.map(({ id, tone, values }) => ({
          site: id,
          tone,
          d: '',
          edge: outline(at, Float64Array.from(values), slopeOf(y)),
        })),
    lines: [],
    firm: !isEmpty && isFirmIn ? `M${box.x},${y(firmMw).toFixed(1)}H${(box.x + box.width).toFixed(1)}` : '',
    before: '',
    asOf: undefined,
    note: isEmpty ? { x: box.x + box.width / 2, y: box.y + box.height / 2, text: say('none') } : undefined,
    labels: wanted.map((one, i) => ({ ...one, y: tops[i]! + (one.lines.length * LABEL_LINE) / 2 })),
    labelX: box.x + box.width,
  };
}

function label(key: string, tone: EndLabel['tone'], text: string, fromY: number): Omit<EndLabel, 'y'> {
  return { key, tone, lines: linesOf(text, AXIS_TEXT, LABEL_ROOM - LABEL_GAP), fromY };
}
