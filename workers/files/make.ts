/** One file of data, from the question to its bytes. */
import type { Issue, Step } from '../../src/index.ts';
import { wholeRun } from '../model.ts';
import type { PlanRequest } from '../protocol.ts';
import { csvFile } from './csv.ts';
import { jsonFile } from './json.ts';
import { type RunNames, runTable } from './run-table.ts';
import type { Book, DataTable, FileFormat, Progress } from './table.ts';

/** What goes into the file: a table that the page has, or a run that is made for it. */
export type FileContent =
  | { readonly kind: 'table'; readonly table: DataTable }
  | {
      readonly kind: 'run';
      readonly request: PlanRequest;
      readonly step: Step;
      /** One site, or every site where there is none. */
      readonly site: string | undefined;
      readonly names: RunNames;
    };

export type FileRequest = { readonly format: FileFormat; readonly content: FileContent; readonly book: Book };
export type FileParts = readonly (string | Uint8Array<ArrayBuffer>)[];
export type FileMade =
  | { readonly ok: true; readonly parts: FileParts; readonly rows: number; readonly columns: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The formats that people read rather than programs. */
const PEOPLE: readonly FileFormat[] = ['csvFrench', 'xlsx'];
/** Shares of the whole that the run and the laying out of its columns take, before a row is written. */
const RUN_SHARE = 0.1;
const COLUMNS_SHARE = 0.25;

export async function makeFile({ format, content, book }: FileRequest, progress: Progress): Promise<FileMade> {
  progress(0);
  const part =
    (from: number, to: number): Progress =>
    (share) =>
      progress(from + share * (to - from));
  let table: DataTable;
  if (content.kind === 'table') table = content.table;
  else {
    const run = wholeRun(content.request);
    if (!run.ok) return run;
    progress(RUN_SHARE);
    table = runTable(
      run.results,
      content.step,
      content.site,
      content.names,
      PEOPLE.includes(format),
      part(RUN_SHARE, COLUMNS_SHARE),
    );
  }
  const parts = await written(format, table, book, part(content.kind === 'run' ? COLUMNS_SHARE : 0, 1));
  progress(1);
  return { ok: true, parts, rows: table.rows, columns: table.columns.length };
}

/** The writers of packages are fetched when a file of theirs is asked for. */
async function written(format: FileFormat, table: DataTable, book: Book, progress: Progress): Promise<FileParts> {
  if (format === 'xlsx') return (await import('./xlsx.ts')).xlsxFile(table, book, progress);
  if (format === 'parquet') return [(await import('./parquet.ts')).parquetFile(table, book, progress)];
  return [...(format === 'json' ? jsonFile(table, book, progress) : csvFile(table, format === 'csvFrench', progress))];
}
