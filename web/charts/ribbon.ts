/** The binding ribbon: one row a site, one cell a month, filled with the pattern of what binds. */
import type { Constraint } from '../../src/index.ts';
import type { Slot } from '../sites.ts';
import { AXIS_TEXT, type TimeScale } from './axis.ts';
import type { ChartData } from './series.ts';
import { textWidth } from './text.ts';

export type RibbonWords = {
  readonly siteName: (row: ChartData['rows'][number]) => string;
  readonly constraint: (constraint: Constraint) => string;
  readonly letter: (constraint: Constraint) => string;
};

export type Cell = {
  readonly month: string;
  readonly x: number;
  readonly width: number;
  readonly constraints: readonly Constraint[];
};

/** Months in a row that the same constraints bind: drawn as one, with one word. */
export type Run = {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly constraints: readonly Constraint[];
  readonly text: string;
  readonly textWidth: number;
};

export type RibbonRow = {
  readonly site: string;
  readonly slot: Slot;
  readonly name: string;
  readonly nameX: number;
  readonly nameY: number;
  readonly y: number;
  readonly cells: readonly Cell[];
  readonly runs: readonly Run[];
};

export type RibbonMarks = {
  readonly rows: readonly RibbonRow[];
  readonly height: number;
  /** Patterns whose word stands nowhere in the rows, explained under them. */
  readonly key: readonly { readonly constraint: Constraint; readonly x: number; readonly y: number; readonly text: string }[];
};

export const ROW_HEIGHT = 18;
export const RIBBON_TEXT = 11.5;
const ROW_GAP = 6;
const NAME_LINE = 18;
/** Between a row and the name of the next. */
const NAMED_GAP = 2;
const TEXT_PAD = 4;
const KEY_LINE = 22;
const KEY_SWATCH = 26;

/** Pure. With `namesAbove` the names stand over their rows, for want of a margin. */
export function layoutRibbon(
  data: Pick<ChartData, 'rows' | 'months'>,
  x: TimeScale,
  place: { readonly left: number; readonly top: number; readonly right: number; readonly namesAbove: boolean },
  words: RibbonWords,
): RibbonMarks {
  const pitch = ROW_HEIGHT + (place.namesAbove ? NAME_LINE + NAMED_GAP : ROW_GAP);
  const rows = data.rows.map((row, i): RibbonRow => {
    const top = place.top + i * pitch;
    const y = top + (place.namesAbove ? NAME_LINE : 0);
    const cells = data.months.map((month, m): Cell => {
      const left = x(month.startMs);
      return { month: month.key, x: left, width: x(month.endMs) - left, constraints: row.months[m] ?? [] };
    });
    return {
      site: row.id,
      slot: row.slot,
      name: words.siteName(row),
      nameX: place.left,
      nameY: place.namesAbove ? top + NAME_LINE / 2 - 1 : y + ROW_HEIGHT / 2,
      y,
      cells,
      runs: runsOf(cells, words),
    };
  });
  const bottom = rows.length * pitch - (place.namesAbove ? NAMED_GAP : ROW_GAP);
  const spoken = new Set(
    rows.flatMap((row) =>
      row.runs.filter((run) => run.text !== '' && run.text === wordOf(run, words)).flatMap((run) => run.constraints),
    ),
  );
  const used = [...new Set(rows.flatMap((row) => row.runs.flatMap((run) => run.constraints)))];
  const key = keyOf(
    used.filter((constraint) => !spoken.has(constraint)),
    { left: x.range()[0]!, right: place.right, top: place.top + bottom + 8 },
    words,
  );
  const keyHeight = key.length === 0 ? 0 : key.at(-1)!.y + ROW_HEIGHT - (place.top + bottom);
  return { rows, key, height: Math.max(0, bottom) + keyHeight };
}

function wordOf(run: { readonly constraints: readonly Constraint[] }, words: RibbonWords): string {
  return run.constraints.map(words.constraint).join(' + ');
}

function runsOf(cells: readonly Cell[], words: RibbonWords): readonly Run[] {
  const runs: { key: string; x: number; width: number; constraints: readonly Constraint[] }[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last && last.constraints.join() === cell.constraints.join()) last.width = cell.x + cell.width - last.x;
    else runs.push({ key: cell.month, x: cell.x, width: cell.width, constraints: cell.constraints });
  }
  return runs
    .filter((run) => run.constraints.length > 0)
    .map((run) => {
      const choices = [wordOf(run, words), run.constraints.map(words.letter).join('+')];
      const text = choices.find((choice) => textWidth(choice, RIBBON_TEXT) + 2 * TEXT_PAD <= run.width) ?? '';
      return { ...run, text, textWidth: textWidth(text, RIBBON_TEXT) };
    });
}

/** The words that found no room, each behind its swatch, in as many lines as they need. */
function keyOf(
  constraints: readonly Constraint[],
  place: { left: number; right: number; top: number },
  words: RibbonWords,
): RibbonMarks['key'] {
  let at = place.left;
  let y = place.top;
  return constraints.map((constraint) => {
    const text = words.constraint(constraint);
    const width = KEY_SWATCH + 6 + textWidth(text, AXIS_TEXT) + 18;
    if (at > place.left && at + width > place.right) {
      at = place.left;
      y += KEY_LINE;
    }
    const entry = { constraint, x: at, y, text };
    at += width;
    return entry;
  });
}
