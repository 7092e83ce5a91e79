/** A report as pages of A4: text that can be searched, charts as lines, bookmarks, and on each page which run it is of. */
import { drawOn, newPaper } from '../export/pdf.ts';
import { drawn } from './drawn.ts';
import type { Told } from './html.ts';
import { A4, COLUMN, MARGIN, Pages, SECOND, type Type } from './pdf-pages.ts';
import { drawTable } from './pdf-table.ts';
import { figuresOf, type Report, type ReportFigure, type ReportTable, type ReportText } from './report.ts';

/** Width in pixels by which charts are laid out: their texts come out at 8.7 points. */
const WIDTH = 720;
const KICKER: Type = { size: 9, colour: SECOND };
const HEADING: Type = { size: 17, semibold: true };
const SECTION: Type = { size: 13.5, semibold: true };
const TITLE: Type = { size: 10.5, semibold: true };
const BODY: Type = { size: 9.5 };
const SMALL: Type = { size: 8.5, colour: SECOND };
const FOOT: Type = { size: 8, colour: SECOND };
const LABELS = 108;
/** What of a chart must follow its section's title on the same page. */
const LEAST_AFTER_TITLE = 90;

export type PdfFile = { readonly blob: Blob; readonly missing: readonly string[] };

export async function pdfOf(report: Report, told: Told): Promise<PdfFile> {
  const { language, title, heading } = report;
  const paper = await newPaper(A4, { title, subject: heading, language });
  const { pdf } = paper;
  const pages = new Pages(paper);
  writeHead(pages, report);
  const figures = figuresOf(report);
  for (const section of report.sections) {
    const [first] = section.parts;
    pages.need(46 + (first?.kind === 'figure' ? heightOf(pages, first) : LEAST_AFTER_TITLE));
    if (!pages.isFresh) pages.y += 10;
    pages.rule(pages.y);
    pages.y += 6;
    pdf.outline.add(null, section.title, { pageNumber: pdf.getCurrentPageInfo().pageNumber });
    pages.write(section.title, SECTION);
    pages.y += 4;
    const tables = section.parts.filter((part): part is ReportTable => part.kind === 'table');
    for (const part of section.parts) {
      if (part.kind === 'text') writeText(pages, part);
      else if (part.kind === 'table') drawTable(pages, part, tables, report.continued);
      else {
        await told(figures.indexOf(part) / figures.length, part.name);
        await drawFigure(pages, part, figures.indexOf(part));
      }
    }
  }
  writeFeet(pages, report);
  return { blob: pdf.output('blob'), missing: [...paper.missing] };
}

function writeHead(pages: Pages, { kicker, heading, facts }: Report): void {
  pages.write(kicker, KICKER);
  pages.y += 4;
  pages.write(heading, HEADING);
  pages.y += 10;
  for (const [label, { text, href }] of facts) {
    const lines = pages.lines(text, BODY, COLUMN - LABELS);
    const step = BODY.size * 1.4;
    pages.need(lines.length * step);
    pages.put(pages.plain(label), MARGIN.x, pages.y + BODY.size, { ...BODY, colour: SECOND });
    for (const line of lines) {
      pages.put(line, MARGIN.x + LABELS, pages.y + BODY.size, BODY, href);
      pages.y += step;
    }
    pages.y += 1;
  }
}

function writeText(pages: Pages, { text, href }: ReportText): void {
  pages.write(text, BODY, href);
  pages.y += 5;
}

type Laid = {
  readonly titles: readonly string[];
  readonly subs: readonly string[];
  readonly foot: readonly string[];
  /** How high all of them are. */
  readonly around: number;
};

function textsOf(pages: Pages, { title, subtitle, under }: ReportFigure): Laid {
  const titles = pages.lines(title, TITLE, COLUMN);
  const subs = pages.lines(subtitle, SMALL, COLUMN);
  const foot = under === undefined ? [] : pages.lines(under, SMALL, COLUMN);
  return {
    titles,
    subs,
    foot,
    around: titles.length * TITLE.size * 1.35 + (subs.length + foot.length) * SMALL.size * 1.35 + 6,
  };
}

function heightOf(pages: Pages, figure: ReportFigure): number {
  const { height } = figure.draft('measured')(WIDTH, Math.round(WIDTH * figure.shape));
  return Math.min(A4[1] - MARGIN.top - MARGIN.bottom - 46, textsOf(pages, figure).around + (height * COLUMN) / WIDTH);
}

async function drawFigure(pages: Pages, figure: ReportFigure, nth: number): Promise<void> {
  const { titles, subs, foot, around } = textsOf(pages, figure);
  const drawing = figure.draft(`pdf-${nth}`)(WIDTH, Math.round(WIDTH * figure.shape));
  const full = (drawing.height * COLUMN) / WIDTH;
  pages.need(around + full);
  // What is longer than a page is drawn smaller rather than cut.
  const height = Math.min(full, pages.room - around);
  const width = (COLUMN * height) / full;
  const put = (lines: readonly string[], type: Type): void => {
    for (const line of lines) {
      pages.put(line, MARGIN.x, pages.y + type.size, type);
      pages.y += type.size * 1.35;
    }
  };
  put(titles, TITLE);
  put(subs, SMALL);
  pages.y += 6;
  await drawOn(pages.paper, drawn(drawing, WIDTH), { x: MARGIN.x, y: pages.y, width, height }, 'light');
  pages.y += height;
  put(foot, SMALL);
  pages.y += 14;
}

/** Which run, and which page of how many: known only at the end. */
function writeFeet(pages: Pages, { foot, speaks, page }: Report): void {
  const { pdf } = pages.paper;
  const count = pdf.getNumberOfPages();
  for (let n = 1; n <= count; n++) {
    pdf.setPage(n);
    const y = A4[1] - MARGIN.bottom + 22;
    pages.rule(y - 10);
    const number = page(String(n), String(count));
    pages.put(number, A4[0] - MARGIN.x - pages.widthOf(number, FOOT), y, FOOT);
    const lines = [...pages.lines(foot, FOOT, COLUMN - 48), ...pages.lines(speaks, FOOT, COLUMN - 48)].slice(0, 4);
    for (const [i, line] of lines.entries()) pages.put(line, MARGIN.x, y + i * FOOT.size * 1.3, FOOT);
  }
}
