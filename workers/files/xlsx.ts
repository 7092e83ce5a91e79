/**
 * A workbook by the standard (ECMA-376), written as it goes: numbers are numbers, days are days, headings stay in sight. A run by hour has
 * millions of cells, so no cell ever becomes an object.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Book, type Cell, cellAt, type DataTable, isTime, type Progress, ROWS_A_STEP, shortNumber } from './table.ts';

/** Rows that a sheet may have, its headings among them. */
const MOST_ROWS = 1_048_576;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet is 30 December 1899; 1 January 1970 is this many days later. */
const EPOCH_DAYS = 25_569;
/** Places in the list of styles below. */
const STYLE = { head: 1, day: 2, hour: 3, month: 4, wrapped: 5, label: 6 } as const;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Sheet = { readonly name: string; readonly parts: () => Generator<string> };

export function xlsxFile(data: DataTable, book: Book, progress: Progress): Uint8Array<ArrayBuffer>[] {
  const { sheets } = book;
  const most = MOST_ROWS - 1;
  const pages = Math.max(1, Math.ceil(data.rows / most));
  const all: Sheet[] = [
    ...Array.from({ length: pages }, (_, page): Sheet => {
      const [from, to] = [page * most, Math.min(data.rows, (page + 1) * most)];
      return { name: page === 0 ? sheets.data : `${sheets.data} ${page + 1}`, parts: () => tableSheet(data, progress, from, to) };
    }),
    { name: sheets.parameters, parts: () => tableSheet(book.parameters) },
    { name: sheets.sources, parts: () => tableSheet(book.sources) },
    { name: sheets.readMe, parts: () => readMeSheet(book) },
  ];
  const made: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const add = (name: string, parts: Iterable<string>): void => {
    const entry = new ZipDeflate(name, { level: 4 });
    zip.add(entry);
    for (const part of parts) entry.push(strToU8(part));
    entry.push(new Uint8Array(0), true);
  };
  add('[Content_Types].xml', [contentTypes(all.length)]);
  add('_rels/.rels', [packageRelations()]);
  add('docProps/core.xml', [properties(book)]);
  add('xl/workbook.xml', [workbook(all)]);
  add('xl/_rels/workbook.xml.rels', [workbookRelations(all.length)]);
  add('xl/styles.xml', [styles()]);
  all.forEach((sheet, i) => {
    add(`xl/worksheets/sheet${i + 1}.xml`, sheet.parts());
  });
  zip.end();
  return made;
}

function* tableSheet(table: DataTable, progress: Progress = () => {}, from = 0, to = table.rows): Generator<string> {
  const { columns } = table;
  const letters = columns.map((_, i) => letterOf(i));
  const end = `${letters.at(-1)}${to - from + 1}`;
  const widths = columns.map((column) => widthOf(column, from, Math.min(to, from + 200)));
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${end}"/><sheetViews><sheetView workbookViewId="0"><pane xSplit="0" ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
  const heads = columns.map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`));
  let part = `<row r="1">${heads.map((head, i) => textCell(`${letters[i]}1`, head, STYLE.head)).join('')}</row>`;
  for (let row = from; row < to; row++) {
    const r = row - from + 2;
    part += `<row r="${r}">`;
    for (let i = 0; i < columns.length; i++) part += cellXml(`${letters[i]}${r}`, cellAt(columns[i]!, row), columns[i]!.kind);
    part += '</row>';
    if ((row + 1) % ROWS_A_STEP !== 0) continue;
    yield part;
    part = '';
    progress(row / table.rows);
  }
  yield `${part}</sheetData><autoFilter ref="A1:${end}"/></worksheet>`;
}

function* readMeSheet({ about }: Book): Generator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="2" width="110" customWidth="1"/></cols><sheetData>`;
  yield about
    .map(([label, value], i) => {
      const [r, right] = [i + 1, `B${i + 1}`];
      const cell = typeof value === 'string' ? textCell(right, value, STYLE.wrapped) : cellXml(right, value, 'number');
      return `<row r="${r}">${label === '' ? '' : textCell(`A${r}`, label, STYLE.label)}${cell}</row>`;
    })
    .join('');
  yield '</sheetData></worksheet>';
}

function cellXml(place: string, cell: Cell, kind: DataTable['columns'][number]['kind']): string {
  if (cell === null) return '';
  if (typeof cell === 'string') {
    const isDay = kind === 'mixed' && /^\d{4}-\d\d-\d\d$/.test(cell);
    return isDay ? cellXml(place, Date.parse(cell), 'day') : textCell(place, cell);
  }
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (!isTime(kind)) return `<c r="${place}"><v>${shortNumber(cell)}</v></c>`;
  return `<c r="${place}" s="${STYLE[kind]}"><v>${serialOf(cell)}</v></c>`;
}

/**
 * Days since day 0. An hour is no whole part of a day, and readers cut what is left: a few microseconds more keep it from becoming the last
 * millisecond of the hour before.
 */
function serialOf(ms: number): number {
  return Math.ceil((ms / DAY_MS + EPOCH_DAYS) * 1e10 - 0.2) / 1e10;
}

function textCell(place: string, text: string, style?: number): string {
  const s = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${place}"${s} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** As XML takes it: without the control characters that it knows no way to write, and no longer than a cell may be. */
function escaped(text: string): string {
  return text
    .slice(0, 32_767)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}

/** A, B, ..., Z, AA, AB. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

/** Wide enough for its heading in two lines, and for what stands in its first rows. */
function widthOf(column: DataTable['columns'][number], from: number, to: number): number {
  const { name, unit, kind } = column;
  let widest = Math.ceil((name.length + unit.length) / 2) + 4;
  if (kind === 'hour') widest = Math.max(widest, 17);
  else
    for (let row = from; row < to; row++) {
      const cell = cellAt(column, row);
      widest = Math.max(widest, typeof cell === 'string' ? cell.length : 11);
    }
  return Math.min(60, widest + 1);
}

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`;
}

function packageRelations(): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

function properties({ title, language, head }: Book): string {
  const made = typeof head.madeOn === 'string' ? `${head.madeOn}T00:00:00Z` : '';
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>Jalon</dc:creator><dc:language>${language}</dc:language>${made === '' ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>`}</cp:coreProperties>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escaped(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets></workbook>`;
}

/** At most 31 letters, and none of those that a spreadsheet uses for its own ends. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

function workbookRelations(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function styles(): string {
  const xf = (font: number, format: number, more = '') =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${format > 0 ? ' applyNumberFormat="1"' : ''}${font > 0 ? ' applyFont="1"' : ''}${more === '' ? '/>' : ` applyAlignment="1">${more}</xf>`}`;
  const wrap = '<alignment vertical="top" wrapText="1"/>';
  const formats = [
    xf(0, 0),
    xf(1, 0, wrap),
    xf(0, 164),
    xf(0, 165),
    xf(0, 166),
    xf(0, 0, wrap),
    xf(1, 0, '<alignment vertical="top"/>'),
  ];
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="yyyy\\-mm"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
