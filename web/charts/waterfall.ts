/** From one plan to another, step by step: each bar begins where the one above ends. Pure: words in, pixels out. */
import { linesOf, textWidth } from './text.ts';

export type WaterfallRow = {
  readonly name: string;
  /** `whole` begins at zero, the others where the last ended. */
  readonly kind: 'whole' | 'more' | 'less' | 'none';
  /** Where the bar begins and ends, in the unit of the outcome. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
};

export type WaterfallMarks = {
  readonly height: number;
  readonly zeroX: number;
  readonly rows: readonly {
    readonly kind: WaterfallRow['kind'];
    readonly y: number;
    readonly x: number;
    readonly width: number;
    readonly names: readonly string[];
    readonly nameX: number;
    readonly nameY: number;
    readonly value: string;
    readonly valueX: number;
    /** From the end of this bar to the next row; none under the last. */
    readonly link: { readonly x: number; readonly from: number; readonly to: number } | undefined;
  }[];
};

const TEXT = 12.5;
const LINE = 15;
const BAR = 14;
const PAD = 7;
const GAP = 12;
const NARROW_BELOW = 560;
const LEAST = 1;

/** What stands between two wholes, as rows: `parts` in their order, each from where the last ended. */
export function waterfallRows(
  from: { readonly name: string; readonly value: number },
  to: { readonly name: string; readonly value: number },
  parts: readonly { readonly name: string; readonly part: number }[],
  text: { readonly whole: (value: number) => string; readonly part: (value: number) => string },
  /** Parts smaller than this are none. */
  least = 0,
): WaterfallRow[] {
  let at = from.value;
  const steps = parts.map(({ name, part }): WaterfallRow => {
    const start = at;
    at += part;
    const kind = Math.abs(part) <= least ? 'none' : part > 0 ? 'more' : 'less';
    return { name, kind, from: start, to: at, value: text.part(part) };
  });
  return [
    { name: from.name, kind: 'whole', from: 0, to: from.value, value: text.whole(from.value) },
    ...steps,
    { name: to.name, kind: 'whole', from: 0, to: to.value, value: text.whole(to.value) },
  ];
}

/** The scale begins at zero unless the steps would then be too small to see; `isBroken` says so. */
export function waterfallDomain(rows: readonly WaterfallRow[]): {
  readonly low: number;
  readonly high: number;
  readonly isBroken: boolean;
} {
  const ends = rows.flatMap(({ kind, from, to }) => (kind === 'whole' ? [to] : [from, to]));
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const span = most - least;
  if (least > 0 && span > 0 && span < 0.25 * most) return { low: least - 0.35 * span, high: most, isBroken: true };
  if (most < 0 && span > 0 && span < 0.25 * -least) return { low: least, high: most + 0.35 * span, isBroken: true };
  return { low: Math.min(0, least), high: Math.max(0, most), isBroken: false };
}

export function layoutWaterfall(rows: readonly WaterfallRow[], width: number): WaterfallMarks {
  const narrow = width < NARROW_BELOW;
  const values = Math.max(...rows.map(({ value }) => textWidth(value, TEXT, true)));
  const names = narrow ? width : Math.min(width * 0.42, Math.max(...rows.map(({ name }) => textWidth(name, TEXT, true))));
  const left = narrow ? 0 : names + GAP;
  const room = Math.max(40, width - left - GAP - values);
  const { low, high } = waterfallDomain(rows);
  const scale = (value: number): number => left + ((value - low) / (high - low || 1)) * room;
  let top = 0;
  const placed = rows.map((row) => {
    const lines = linesOf(row.name, TEXT, narrow ? names - 5 : names, true);
    const height = narrow ? lines.length * LINE + BAR + 2 * PAD : Math.max(BAR, lines.length * LINE) + 2 * PAD;
    const y = narrow ? top + PAD + lines.length * LINE + BAR / 2 : top + height / 2;
    const nameY = narrow ? top + PAD + LINE / 2 : y - ((lines.length - 1) * LINE) / 2;
    top += height;
    return { row, lines, y, nameY };
  });
  const marks = placed.map(({ row, lines, y, nameY }, i): WaterfallMarks['rows'][number] => {
    const start = scale(row.kind === 'whole' ? Math.max(low, Math.min(high, 0)) : row.from);
    const end = scale(row.to);
    const next = placed[i + 1];
    return {
      kind: row.kind,
      y,
      x: Math.min(start, end),
      width: Math.max(LEAST, Math.abs(end - start)),
      names: lines,
      nameX: narrow ? 5 : 0,
      nameY,
      value: row.value,
      valueX: width,
      link: next && { x: end, from: y + BAR / 2, to: next.y - BAR / 2 },
    };
  });
  return { height: top, zeroX: scale(Math.max(low, Math.min(high, 0))), rows: marks };
}

export const WATERFALL = { bar: BAR, line: LINE } as const;
