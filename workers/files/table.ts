/** A table on its way into a file: each column with its name, its unit and its type, so that every format can say what it holds. */

/** `null` is unknown. A time is the milliseconds at which its hour, day or month begins, in UTC. */
export type Cell = string | number | boolean | null;
export type ColumnKind = 'number' | 'text' | 'hour' | 'day' | 'month' | 'mixed';

export type TableColumn = {
  /** What a program calls it: `gridMw`. */
  readonly key: string;
  /** What a reader calls it, in the language of the file. */
  readonly name: string;
  readonly unit: string;
  readonly kind: ColumnKind;
  readonly values: Float64Array | readonly Cell[];
};

export type DataTable = { readonly columns: readonly TableColumn[]; readonly rows: number };

/** What a file says of itself. */
export type Book = {
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly sheets: { readonly data: string; readonly parameters: string; readonly sources: string; readonly readMe: string };
  /** The page of a workbook that a person reads first. */
  readonly about: readonly (readonly [label: string, value: Cell])[];
  /** The same for programs. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly parameters: DataTable;
  readonly sources: DataTable;
};

export const FILE_FORMATS = ['csvFrench', 'csv', 'xlsx', 'json', 'parquet'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How far a file is, from 0 to 1. */
export type Progress = (share: number) => void;

/** Rows between two words of how far it is. */
export const ROWS_A_STEP = 4096;

export function isTime(kind: ColumnKind): kind is 'hour' | 'day' | 'month' {
  return kind === 'hour' || kind === 'day' || kind === 'month';
}

/** A cell as it is known: nothing where the number is none. */
export function cellAt({ values }: TableColumn, row: number): Cell {
  const value = values[row] ?? null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** Nine figures say more than any of the inputs does, and halve the file. */
export function shortNumber(value: number): number {
  return Number(value.toPrecision(9));
}

/** `2024-01-01T00:00:00Z`, `2024-01-01` or `2024-01`. */
export function timeText(ms: number, kind: 'hour' | 'day' | 'month'): string {
  const text = new Date(ms).toISOString();
  return kind === 'hour' ? `${text.slice(0, 19)}Z` : text.slice(0, kind === 'day' ? 10 : 7);
}
