/** A table on the pages of a report: as wide as its column, its heads again on every page that it goes on to. */
import { COLUMN, MARGIN, type Pages, SECOND, type Type } from './pdf-pages.ts';
import type { Cell, ReportTable } from './report.ts';

const GAP = 8;
const PAD = 2.5;
const CAPTION: Type = { size: 9.5, semibold: true };
/** Smaller where there are many columns. */
const SIZES = [8.5, 7.5, 6.8] as const;
const MANY = [6, 8] as const;
/** A longer table is not worth the empty half of a page that keeping it whole may cost, in points. */
const KEPT_WHOLE = 330;
const FIRST_ROWS = 3;

export function drawTable(pages: Pages, table: ReportTable, continued: (caption: string) => string): void {
  const { caption, head, rows } = table;
  const body: Type = { size: SIZES[head.length <= MANY[0] ? 0 : head.length <= MANY[1] ? 1 : 2] };
  const heads: Type = { ...body, colour: SECOND };
  const step = body.size * 1.3;
  const widths = columnWidths(
    head.map(({ text }, i) => [reachOf(pages, text, heads), ...rows.map((row) => reachOf(pages, row[i]!.text, body))]),
    COLUMN - GAP * (head.length - 1),
  );
  const lay = (cells: readonly Cell[], type: Type) => {
    const lines = cells.map(({ text }, i) => pages.lines(text, type, widths[i]!));
    return { cells, lines, height: Math.max(...lines.map((all) => all.length)) * step + 2 * PAD };
  };
  const top = lay(head, heads);
  const laid = rows.map((row) => lay(row, body));
  const captionHeight = pages.lines(caption, CAPTION, COLUMN).length * CAPTION.size * 1.4;
  const whole = captionHeight + top.height + laid.reduce((sum, { height }) => sum + height, 0);
  const draw = ({ cells, lines, height }: ReturnType<typeof lay>, type: Type) => {
    let x = MARGIN.x;
    for (const [i, { href }] of cells.entries()) {
      for (const [n, line] of lines[i]!.entries()) {
        const at = head[i]!.isNumber ? x + widths[i]! - pages.widthOf(line, type) : x;
        pages.put(line, at, pages.y + PAD + n * step + type.size, type, href);
      }
      x += widths[i]! + GAP;
    }
    pages.y += height;
    pages.rule(pages.y);
  };
  const begin = (name: string) => {
    pages.write(name, CAPTION);
    draw(top, heads);
  };
  // A short table is kept whole; a longer one begins where its first rows have room.
  const first = captionHeight + top.height + laid.slice(0, FIRST_ROWS).reduce((sum, { height }) => sum + height, 0);
  pages.need(whole < KEPT_WHOLE ? whole : first);
  begin(caption);
  for (const row of laid) {
    if (row.height > pages.room) {
      pages.turn();
      begin(continued(caption));
    }
    draw(row, body);
  }
  pages.y += 12;
}

type Reach = { readonly word: number; readonly whole: number };

/** The longest word of a text and all of it, in points. */
function reachOf(pages: Pages, text: string, type: Type): Reach {
  const plain = pages.plain(text);
  const words = plain.split(' ').map((word) => pages.widthOf(word, type));
  // An address is cut rather than given half of the page.
  return { word: Math.min(120, Math.max(...words)), whole: pages.widthOf(plain, type) };
}

/** Every column has room for its longest word; what is left goes to those whose texts want more, as they want it. */
export function columnWidths(columns: readonly (readonly Reach[])[], room: number): readonly number[] {
  const least = columns.map((cells) => Math.max(...cells.map(({ word }) => word)));
  const most = columns.map((cells, i) => Math.max(least[i]!, ...cells.map(({ whole }) => whole)));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const [needed, wanted] = [sum(least), sum(most)];
  if (wanted <= room) return most;
  if (needed >= room) return least.map((one) => (one / needed) * room);
  // A long text asks for lines, not for a line: its wish counts by its root.
  const wishes = most.map((one, i) => Math.sqrt(one) * Math.sqrt(one - least[i]!));
  const whole = sum(wishes);
  const given = least.map((one, i) => Math.min(most[i]!, one + ((room - needed) * wishes[i]!) / whole));
  const rest = room - sum(given);
  const open = most.map((one, i) => one - given[i]!);
  const left = sum(open);
  return left > 0 ? given.map((one, i) => one + (rest * open[i]!) / left) : given;
}
