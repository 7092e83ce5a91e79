/** A table on the pages of a report: as wide as its column, its heads again on every page that it goes on to. */
import { columnWidths, type Reach } from './columns.ts';
import { COLUMN, MARGIN, type Pages, SECOND, type Type } from './pdf-pages.ts';
import type { Cell, ReportTable } from './report.ts';

const GAP = 8;
const PAD = 2.5;
const CAPTION: Type = { size: 9.5, semibold: true };
/** Smaller where there are many columns, and never too small to be read on paper. */
const [USUAL_SIZE, LEAST_SIZE] = [8.5, 8] as const;
const MANY = 6;
/** A longer table is not worth the empty half of a page that keeping it whole may cost, in points. */
const KEPT_WHOLE = 330;
const FIRST_ROWS = 3;

/** `among` are the tables that it stands with: those with the same heads have the same columns. */
export function drawTable(
  pages: Pages,
  table: ReportTable,
  among: readonly ReportTable[],
  continued: (caption: string) => string,
): void {
  const { caption, head, rows } = table;
  const named = (one: ReportTable) => one.head.map(({ text }) => text).join('\n');
  const alike = among.filter((one) => named(one) === named(table)).flatMap((one) => one.rows);
  const body: Type = { size: head.length <= MANY ? USUAL_SIZE : LEAST_SIZE };
  const heads: Type = { ...body, colour: SECOND };
  const step = body.size * 1.3;
  const widths = columnWidths(
    head.map(({ text }, i) => [reachOf(pages, text, heads), ...alike.map((row) => reachOf(pages, row[i]!.text, body))]),
    COLUMN - GAP * (head.length - 1),
  );
  const end = MARGIN.x + widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
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
    pages.rule(pages.y, MARGIN.x, end);
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

/** The longest word of a text and all of it, in points. */
function reachOf(pages: Pages, text: string, type: Type): Reach {
  const plain = pages.plain(text);
  const words = plain.split(' ').map((word) => pages.widthOf(word, type));
  // An address is cut rather than given half of the page.
  return { word: Math.min(120, Math.max(...words)), whole: pages.widthOf(plain, type) };
}
