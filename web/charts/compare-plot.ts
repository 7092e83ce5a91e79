/** Lines of some plans: told apart by their dash and by the mark at their end, and named where they end. */
import { scaleLinear } from 'd3';
import {
  AXIS_TEXT,
  type Box,
  type PowerScale,
  type TimeScale,
  timeScale,
  timeTicks,
  type ValueTick,
  valueTicks,
} from './axis.ts';
import { type CompareData, lastKnown, type Mark } from './compare-data.ts';
import { asOfIn, besideEnds, type Ground, type GroundWords, noteIn } from './ground.ts';
import { outline, slopeOf } from './outline.ts';
import { LABEL_GAP, LABEL_LINE } from './plot.ts';
import { linesOf } from './text.ts';

export type ComparePlotWords = GroundWords & {
  /** Letter and name of a plan. */
  readonly name: (id: string) => string;
};

export type CompareLine = {
  readonly id: string;
  readonly mark: Mark;
  readonly d: string;
  /** Where it ends; nowhere for a plan that has nothing to draw. */
  readonly end: { readonly x: number; readonly y: number } | undefined;
  /** Drawn behind the others, to be read against them. */
  readonly isBehind: boolean;
};

export type ComparePlotMarks = Omit<Ground, 'grid'> & {
  readonly x: TimeScale;
  readonly y: PowerScale;
  readonly grid: readonly (ValueTick & { readonly isZero: boolean })[];
  readonly lines: readonly CompareLine[];
  readonly labels: readonly {
    readonly id: string;
    readonly mark: Mark;
    readonly lines: readonly string[];
    readonly fromX: number;
    readonly fromY: number;
    readonly y: number;
  }[];
  readonly labelX: number;
};

const MOST_LABEL_LINES = 3;

/** Pure. `behind` names a plan whose line is only to be read against; without `labelRoom` no line is named. */
export function layoutComparePlot(
  data: CompareData,
  box: Box,
  labelRoom: number,
  words: ComparePlotWords,
  behind?: string,
): ComparePlotMarks {
  const { startMs, endMs, months, series } = data;
  const x = timeScale(startMs, endMs, box);
  const y = scaleOf(data, box);
  const at = Float64Array.from(months, (month) => (x(month.startMs) + x(month.endMs)) / 2);
  const slope = slopeOf(y);
  const cut = (value: number) => Math.min(value, data.highest);
  const lines = series.map(({ id, mark, values }): CompareLine => {
    const drawn = data.isCut ? values.map(cut) : values;
    const last = lastKnown(drawn);
    return {
      id,
      mark,
      d: outline(at, drawn, slope),
      end: last === undefined ? undefined : { x: at[last]!, y: y(drawn[last]!) },
      isBehind: id === behind,
    };
  });
  const isEmpty = lines.every(({ end }) => end === undefined);
  const ticks = valueTicks(y, box.height < 160 ? 3 : 5, words.axis);
  return {
    box,
    x,
    y,
    ticks: timeTicks(x, words.quarter),
    grid: ticks.map((tick) => ({
      ...tick,
      isZero: Math.abs(tick.y - y(data.measure === 'pue' && data.lowest === 1 ? 1 : 0)) < 0.01,
    })),
    lines,
    labels: labelRoom > 0 ? labelsOf() : [],
    labelX: box.x + box.width,
    asOf: asOfIn(x, data, words),
    note: noteIn(box, isEmpty, words.nothing),
  };

  function labelsOf(): ComparePlotMarks['labels'] {
    const wanted = series.flatMap(({ id, mark, values }, i) => {
      const { end } = lines[i]!;
      if (!end) return [];
      const value = words.value(values[lastKnown(values)!]!);
      const name = linesOf(words.name(id), AXIS_TEXT, labelRoom - LABEL_GAP);
      const text = [...shortened(name, MOST_LABEL_LINES - 1), value];
      return [{ id, mark, lines: text, fromX: end.x, fromY: end.y, height: text.length * LABEL_LINE + 4 }];
    });
    return besideEnds(wanted, box, 10);
  }
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}

/** With a little air above what is highest, and below what is lowest where that is under zero. */
function scaleOf({ lowest, highest }: CompareData, box: Box): PowerScale {
  const span = highest > lowest ? highest - lowest : 1;
  const foot = lowest < 0 ? lowest - span * 0.04 : lowest;
  return scaleLinear([foot, (highest > lowest ? highest : lowest + 1) + span * 0.04], [box.y + box.height, box.y]);
}
