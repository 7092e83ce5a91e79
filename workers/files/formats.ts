/** What the formats are called outside, and what a worker says of a file that it makes. */
import type { Issue } from '../../src/index.ts';
import type { FileFormat } from './table.ts';

export type FileMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'made'; readonly blob: Blob; readonly rows: number; readonly columns: number }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly message: string };

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  csvFrench: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
};

export const FILE_EXTENSIONS: Readonly<Record<FileFormat, string>> = {
  csv: 'csv',
  csvFrench: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  parquet: 'parquet',
};
