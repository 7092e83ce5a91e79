/** A table as CSV, in two ways: the one that programs read anywhere, and the one that a French Excel opens as it should. */
import {
  type Cell,
  cellAt,
  type DataTable,
  isTime,
  type Progress,
  ROWS_A_STEP,
  shortNumber,
  type TableColumn,
  timeText,
} from './table.ts';

type Dialect = {
  readonly mark: string;
  readonly comma: string;
  readonly head: (column: TableColumn) => string;
  readonly number: (value: number) => string;
  readonly time: (ms: number, kind: 'hour' | 'day' | 'month') => string;
  readonly flag: (value: boolean) => string;
};

/** A comma between, a point in numbers, times as ISO 8601, and the names that programs go by. */
const INTERNATIONAL: Dialect = {
  mark: '',
  comma: ',',
  head: ({ key }) => key,
  number: (value) => String(shortNumber(value)),
  time: timeText,
  flag: String,
};

/**
 * A semicolon between, a comma in numbers, days as they are written in France, and the names that people go by with their unit. Without
 * the byte-order mark an Excel takes the text for the old code page of its machine.
 */
const FRENCH: Dialect = {
  mark: '\ufeff',
  comma: ';',
  head: ({ name, unit }) => (unit === '' ? name : `${name} (${unit})`),
  number: (value) => String(shortNumber(value)).replace('.', ','),
  time(ms, kind) {
    const text = new Date(ms).toISOString();
    const day = `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
    return kind === 'hour' ? `${day} ${text.slice(11, 16)}` : day;
  },
  flag: (value) => (value ? 'VRAI' : 'FAUX'),
};

export function* csvFile(table: DataTable, french: boolean, progress: Progress): Generator<string> {
  const dialect = french ? FRENCH : INTERNATIONAL;
  const { columns, rows } = table;
  const line = (cells: readonly string[]) => `${cells.join(dialect.comma)}\r\n`;
  let part = dialect.mark + line(columns.map((column) => quoted(dialect.head(column), dialect)));
  for (let row = 0; row < rows; row++) {
    part += line(columns.map((column) => cellText(cellAt(column, row), column, dialect)));
    if ((row + 1) % ROWS_A_STEP !== 0) continue;
    yield part;
    part = '';
    progress(row / rows);
  }
  yield part;
}

function cellText(cell: Cell, { kind }: TableColumn, dialect: Dialect): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return isTime(kind) ? dialect.time(cell, kind) : dialect.number(cell);
  return typeof cell === 'boolean' ? dialect.flag(cell) : quoted(cell, dialect);
}

/** A text that a spreadsheet would take for a formula is made plain. */
function quoted(text: string, { comma }: Dialect): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return plain.includes(comma) || /["\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
