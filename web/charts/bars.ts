/** Bars with a name before and a number behind each, as a picture of its own: pure, words in, pixels out. */
import { textWidth } from './text.ts';

export type BarRow = {
  readonly name: string;
  /** Length of the bar, of the longest. */
  readonly share: number;
  readonly value: string;
  readonly note: string;
  /** Which bar holds, and which is what one wants. */
  readonly kind: 'limit' | 'served' | 'plain';
};

export type BarMarks = {
  readonly height: number;
  readonly rows: readonly (BarRow & {
    readonly y: number;
    readonly x: number;
    readonly width: number;
    /** Right edge of the value, left edge of the note. */
    readonly valueX: number;
    readonly noteX: number;
  })[];
};

const ROW = 26;
const TEXT = 12.5;
const GAP = 14;
const LEAST = 1;

export function layoutBars(rows: readonly BarRow[], width: number): BarMarks {
  const widest = (of: (row: BarRow) => string): number => Math.max(0, ...rows.map((row) => textWidth(of(row), TEXT, true)));
  const names = widest(({ name }) => name);
  const values = widest(({ value }) => value);
  const notes = widest(({ note }) => note);
  const x = names + GAP;
  const room = Math.max(40, width - x - GAP - values - (notes > 0 ? GAP + notes : 0));
  return {
    height: rows.length * ROW + 6,
    rows: rows.map((row, i) => ({
      ...row,
      y: i * ROW + ROW / 2,
      x,
      width: Math.max(LEAST, row.share * room),
      valueX: x + room + GAP + values,
      noteX: x + room + GAP + values + GAP,
    })),
  };
}
