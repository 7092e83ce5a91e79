/**
 * The orders of a plan as a CSV, to and fro. A row that says what the plan says already leaves that order as it is, with its sources and
 * ranges; a row that says something else is the reader's own, and its note says so.
 */
import { type Issue, issueAt } from './issues.ts';
import { allowedBy, ID_PATTERN } from './fields.ts';
import type { SourceText } from './layers.ts';
import { isAnnotated } from './notes.ts';
import { type CsvRow, csvRows, dateCell, isThousandOrOne, numberCell, separatorOf, shareCell } from './order-cells.ts';
import { columnNamed, headingList, headingOf, NEEDED, ORDER_COLUMNS, type OrderColumn, plainWord } from './order-columns.ts';
import { idOf, isObject, type Json, type JsonObject, nearest, segmentsOf, valueAt } from './pointer.ts';
import { cellShown, type Reading, RowFaults, readable } from './row-faults.ts';
import { both, didYouMean, listed, type LocalText, NOTHING_TO_ADD, numberFrom, numeral } from './words.ts';

export const MOST_ORDERS = 500;

/** The orders of a file, and where each stands in it. */
export type OrdersFile = {
  readonly file: string;
  readonly orders: readonly JsonObject[];
  readonly lines: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<OrderColumn, number>;
};

const HOURS = both(
  ' for orders; timeUtc,eurPerMwh for prices; timeUtc,gPerKwh for carbon',
  ' pour des commandes\u202F; timeUtc,eurPerMwh pour des prix\u202F; timeUtc,gPerKwh pour du carbone',
);

const BARE_THOUSANDS = both(
  'Write thousands without a sign between the figures: 1000.',
  'Écrivez les milliers sans signe entre les chiffres\u00A0: 1000.',
);

type Cell = string | number;
type Row = { readonly line: number; readonly cells: ReadonlyMap<OrderColumn, Cell | undefined> };

const A_DATE = both(
  'a date such as 2025-03-15, 15/03/2025, 2025-03, 03/2025, March 2025 or Q1 2025, from 2000 to 2100',
  'une date comme 2025-03-15, 15/03/2025, 2025-03, 03/2025, mars 2025 ou T1 2025, de 2000 à 2100',
);
const RULES: Readonly<
  Partial<
    Record<OrderColumn, { readonly min: number; readonly max: number; readonly whole: boolean; readonly allowed: LocalText }>
  >
> = {
  systems: { ...count('systems', 'systèmes', 1e6), whole: true },
  leadTimeWeeks: { min: 0, max: 300, whole: false, allowed: numberFrom(both('a number', 'un nombre'), 0, 300) },
  deliveredShare: {
    min: 0,
    max: 1,
    whole: false,
    allowed: both('a share from 0 to 1, or from 0 % to 100 %', 'une part de 0 à 1, ou de 0\u202F% à 100\u202F%'),
  },
  everyWeeks: { min: 1, max: 104, whole: false, allowed: numberFrom(both('a number', 'un nombre'), 1, 104) },
  systemsPerDelivery: { ...count('systems', 'systèmes', 1e6), whole: true },
};

function count(en: string, fr: string, max: number) {
  const most = numeral(max);
  return {
    min: 1,
    max,
    allowed: both(`a whole number of ${en} from 1 to ${most.en}`, `un nombre entier de ${fr} de 1 à ${most.fr}`),
  };
}

/** Reads a file of orders for a plan, whose platforms, sites and present orders it may name; or tells all that is wrong with it. */
export function readOrders(source: SourceText, document: JsonObject): Reading<OrdersFile> {
  const faults = new RowFaults(source.file);
  const text = readable(source, faults);
  if (text === undefined) return faults.refusal();
  const separator = separatorOf(text);
  const { rows, unclosed } = csvRows(text, separator);
  if (unclosed !== undefined)
    faults.add(
      unclosed,
      undefined,
      both('a quote that is never closed', 'un guillemet jamais fermé'),
      both('quotes in pairs', 'des guillemets par paires'),
    );
  const columns = columnsOf(rows[0], faults);
  if (!columns) return faults.refusal();
  const body = rows.slice(1);
  if (body.length === 0 && unclosed === undefined)
    faults.add(2, 1, both('no row', 'aucune ligne'), both('one row an order', 'une ligne par commande'));
  if (body.length > MOST_ORDERS) {
    const [count, most] = [numeral(body.length), numeral(MOST_ORDERS)];
    const found = both(`${count.en} orders`, `${count.fr} commandes`);
    faults.addWhole(found, both(`at most ${most.en} orders`, `${most.fr} commandes au plus`));
    return faults.refusal();
  }
  const names = { platform: namesIn(document, '/catalogue/platforms', []), site: namesIn(document, '/sites', ANYWHERE) };
  const read = body.map((row) => readRow(row, columns, rows[0]!.cells.length, separator, names, faults));
  const { orders, lines } = ordersOf(read, columns, document, source.file, faults);
  if (faults.any) return faults.refusal();
  return { ok: true, file: { file: source.file, orders, lines, columns } };
}

/** Which column stands where; undefined, and told, where the first line is none of headings. */
function columnsOf(head: CsvRow | undefined, faults: RowFaults): ReadonlyMap<OrderColumn, number> | undefined {
  const columns = new Map<OrderColumn, number>();
  const all = headingList(ORDER_COLUMNS);
  const needed = headingList(NEEDED);
  const line = head?.line ?? 1;
  head?.cells.forEach((cell, i) => {
    const column = columnNamed(cell);
    // A column without a heading and without a meaning may stand at the end.
    if (!column && cell === '') return;
    if (!column) {
      const near = {
        en: nearest(
          cell,
          ORDER_COLUMNS.map((one) => headingOf(one, 'en')),
        ),
        fr: nearest(
          cell,
          ORDER_COLUMNS.map((one) => headingOf(one, 'fr')),
        ),
      };
      const suggestion = near.en ?? near.fr;
      faults.add(
        line,
        i + 1,
        cellShown(cell.slice(0, 60)),
        both(`a heading: ${all.en}`, `un intitulé\u00A0: ${all.fr}`),
        didYouMean(suggestion),
      );
    } else if (columns.has(column))
      faults.add(line, i + 1, cellShown(cell), both('each heading once', 'chaque intitulé une seule fois'));
    else columns.set(column, i + 1);
  });
  const missing = NEEDED.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    const lacks = headingList(missing);
    const found = head ? both(`no column ${lacks.en}`, `aucune colonne ${lacks.fr}`) : both('an empty file', 'un fichier vide');
    // Where no heading is known it may be a file of something else.
    const hours = columns.size > 0 ? NOTHING_TO_ADD : HOURS;
    const allowed = both(`the columns ${needed.en}${hours.en}`, `les colonnes ${needed.fr}${hours.fr}`);
    faults.add(line, undefined, found, allowed);
  }
  return missing.length === 0 ? columns : undefined;
}

type Names = { readonly ids: readonly string[]; readonly byWord: ReadonlyMap<string, string> };
const ANYWHERE = ['any', 'anywhere', 'indifférent', 'n’importe où', 'tous'] as const;

/** Ids by what they are called: by themselves, and by their names in either language, with and without what stands in brackets. */
function namesIn(document: JsonObject, list: string, anywhere: readonly string[]): Names {
  const byWord = new Map<string, string>();
  const ids: string[] = [];
  const entries = valueAt(document, list);
  for (const entry of Array.isArray(entries) ? entries : []) {
    const id = idOf(entry);
    if (id === undefined || !isObject(entry)) continue;
    ids.push(id);
    byWord.set(plainWord(id), id);
    const { name } = entry;
    for (const one of isObject(name) ? Object.values(name) : [name]) {
      if (typeof one !== 'string') continue;
      // The first to be called so is meant.
      for (const word of [plainWord(one), plainWord(one.replace(/[()[\]]/g, ' '))])
        if (word !== '' && !byWord.has(word)) byWord.set(word, id);
    }
  }
  for (const word of anywhere) byWord.set(plainWord(word), 'any');
  return { ids: anywhere.length > 0 ? [...ids, 'any'] : ids, byWord };
}

function readRow(
  { line, cells }: CsvRow,
  columns: ReadonlyMap<OrderColumn, number>,
  width: number,
  separator: string,
  names: { readonly platform: Names; readonly site: Names },
  faults: RowFaults,
): Row {
  const beyond = cells.slice(width).findIndex((cell) => cell !== '');
  if (beyond >= 0)
    faults.add(
      line,
      width + beyond + 1,
      cellShown(cells[width + beyond]),
      both(`${width} columns, as the headings`, `${width} colonnes, comme les intitulés`),
    );
  const found = new Map<OrderColumn, Cell | undefined>();
  for (const [column, at] of columns) {
    const cell = cells[at - 1] ?? '';
    if (cell === '' && !NEEDED.includes(column)) {
      found.set(column, undefined);
      continue;
    }
    const value = valueIn(column, cell);
    if (value !== undefined) found.set(column, value);
    else
      faults.add(
        line,
        at,
        cell === '' ? both('nothing', 'rien') : cellShown(cell.slice(0, 60)),
        allowedIn(column),
        suggestionFor(column, cell),
      );
  }
  const [every, part] = [found.get('everyWeeks'), found.get('systemsPerDelivery')];
  const lacking = every === undefined ? 'everyWeeks' : 'systemsPerDelivery';
  // One that is there and wrong is told already.
  if ((every === undefined) !== (part === undefined) && (found.has(lacking) || !columns.has(lacking))) {
    const two = headingList(['everyWeeks', 'systemsPerDelivery']);
    const allowed = both(`both of ${two.en}, or none`, `les deux de ${two.fr}, ou aucun`);
    faults.add(line, columns.get(lacking), both('one of two', 'un seul des deux'), allowed);
  }
  return { line, cells: found };

  function valueIn(column: OrderColumn, cell: string): Cell | undefined {
    if (column === 'id') return cell.length <= 60 && ID_PATTERN.test(cell.toLowerCase()) ? cell.toLowerCase() : undefined;
    if (column === 'platform' || column === 'site') return names[column].byWord.get(plainWord(cell)) ?? undefined;
    if (column === 'orderDate') return dateCell(cell);
    const number = column === 'deliveredShare' ? shareCell(cell, separator) : numberCell(cell, separator);
    const { min, max, whole } = RULES[column]!;
    // A count has no decimals: nobody can tell which of the two is meant.
    if (whole && isThousandOrOne(cell)) return undefined;
    return number !== undefined && number >= min && number <= max && (!whole || Number.isInteger(number)) ? number : undefined;
  }

  function allowedIn(column: OrderColumn): LocalText {
    if (column === 'id') return allowedBy({ kind: 'id', doc: '' });
    if (column === 'platform' || column === 'site') return listed(names[column].ids);
    return column === 'orderDate' ? A_DATE : RULES[column]!.allowed;
  }

  function suggestionFor(column: OrderColumn, cell: string): LocalText {
    if (column === 'platform' || column === 'site') return didYouMean(nearest(cell, names[column].ids));
    return RULES[column]?.whole && isThousandOrOne(cell) ? BARE_THOUSANDS : NOTHING_TO_ADD;
  }
}

/** Rows as orders: those of the plan where nothing is otherwise, and new ones. */
function ordersOf(
  rows: readonly Row[],
  columns: ReadonlyMap<OrderColumn, number>,
  document: JsonObject,
  file: string,
  faults: RowFaults,
): { readonly orders: readonly JsonObject[]; readonly lines: ReadonlyMap<string, number> } {
  const present = presentOrders(document);
  const named = new Set(rows.flatMap(({ cells }) => (cells.get('id') === undefined ? [] : [String(cells.get('id'))])));
  const lines = new Map<string, number>();
  const orders = rows.map(({ line, cells }): JsonObject => {
    const id = cells.get('id') === undefined ? freeId(cells) : String(cells.get('id'));
    const former = lines.get(id);
    if (former !== undefined)
      faults.add(
        line,
        columns.get('id'),
        cellShown(id),
        both(`another id than that of line ${former}`, `un autre identifiant que celui de la ligne ${former}`),
      );
    lines.set(id, line);
    const before = present.find((one) => idOf(one) === id);
    return before && [...cells].every(([column, value]) => value === cellOf(before, column))
      ? before
      : newOrder(id, before, cells, line);
  });
  return { orders, lines };

  /** After what it orders, where and when; a number more where that is taken. */
  function freeId(cells: Row['cells']): string {
    const stem = [String(cells.get('orderDate') ?? '').slice(0, 7), cells.get('platform'), cells.get('site')]
      .join('-')
      .slice(0, 54)
      .replace(/[-.]+$/, '');
    for (let n = 1; ; n++) {
      const id = n === 1 ? stem : `${stem}-${n}`;
      if (!lines.has(id) && !named.has(id)) return id;
    }
  }

  function newOrder(id: string, before: JsonObject | undefined, cells: Row['cells'], line: number): JsonObject {
    const value = (column: OrderColumn): Cell | undefined =>
      columns.has(column) ? cells.get(column) : before && cellOf(before, column);
    const [share, every, part] = [value('deliveredShare'), value('everyWeeks'), value('systemsPerDelivery')];
    const name = before?.name;
    return {
      id,
      ...(name !== undefined && { name }),
      ...Object.fromEntries(NEEDED.map((column) => [column, value(column) ?? null])),
      ...(share !== undefined && { deliveredShare: share }),
      ...(every !== undefined && part !== undefined && { cadence: { everyWeeks: every, systemsPerDelivery: part } }),
      confidence: 'C',
      note: { en: `From ${file}, line ${line}.`, fr: `D’après ${file}, ligne ${line}.` },
    };
  }
}

function presentOrders(document: JsonObject): readonly JsonObject[] {
  const { orders } = document;
  return Array.isArray(orders) ? orders.filter(isObject) : [];
}

/** What an order has in a column; undefined for nothing. */
function cellOf(order: JsonObject, column: OrderColumn): Cell | undefined {
  const bare = (value: Json | undefined): Json | undefined => (isAnnotated(value) ? value.value : value);
  const cadence = bare(order.cadence);
  const inCadence = column === 'everyWeeks' || column === 'systemsPerDelivery';
  const value = bare(inCadence ? (isObject(cadence) ? cadence[column] : undefined) : order[column]);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The orders of a plan as a CSV: international, or as a French spreadsheet opens it. */
export function ordersCsv(document: JsonObject, language: keyof LocalText): string {
  const fr = language === 'fr';
  const cell = (value: Cell | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'number') return fr ? String(value).replace('.', ',') : String(value);
    return /[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  const rows = [
    ORDER_COLUMNS.map((column) => headingOf(column, language)),
    ...presentOrders(document).map((order) => ORDER_COLUMNS.map((column) => cell(cellOf(order, column)))),
  ];
  return `${fr ? '\uFEFF' : ''}${rows.map((row) => row.join(fr ? ';' : ',')).join('\r\n')}\r\n`;
}

/** Faults of the orders in a plan, at the lines and columns that they came from; others stay where they are. */
export function atLines(issues: readonly Issue[], { file, lines, columns }: OrdersFile): readonly Issue[] {
  return issues.map((issue) => {
    const [list, id, field] = segmentsOf(issue.pointer);
    const line = list === 'orders' && id !== undefined ? lines.get(id) : undefined;
    if (line === undefined) return { ...issue, file: list === 'orders' ? file : issue.file };
    const faults = new RowFaults(file);
    faults.add(line, columns.get(field as OrderColumn), issue.found, issue.allowed, issue.suggestion);
    return faults.refusal().issues[0] ?? issueAt(file, issue.pointer, issue.found, issue.allowed);
  });
}
