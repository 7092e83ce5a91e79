/** A table as Parquet: doubles to their last bit, times as timestamps in UTC, and what the table is of in the file's own key "jalon". */
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { columnsTold } from './json.ts';
import { type Book, cellAt, type DataTable, isTime, type Progress, type TableColumn } from './table.ts';

const ROWS_A_GROUP = 32_768;

export function parquetFile(table: DataTable, book: Book, progress: Progress): Uint8Array<ArrayBuffer> {
  const { columns, rows } = table;
  const writer = new ByteWriter();
  // The kinds are told, not guessed: of a column without a single value nothing could be.
  const schema = schemaFromColumnData({ columnData: columns.map((column) => ({ ...source(column, 0, 0), nullable: true })) });
  const file = new ParquetWriter({
    writer,
    schema,
    kvMetadata: [{ key: 'jalon', value: JSON.stringify({ ...book.head, columns: columnsTold(table) }) }],
    createdBy: 'Jalon',
  });
  for (let from = 0; from < rows; from += ROWS_A_GROUP) {
    const to = Math.min(rows, from + ROWS_A_GROUP);
    void file.write({ columnData: columns.map((column) => source(column, from, to)), rowGroupSize: ROWS_A_GROUP });
    progress(to / rows);
  }
  void file.finish();
  return writer.getBytes();
}

function source(column: TableColumn, from: number, to: number): ColumnSource {
  const cells = Array.from({ length: to - from }, (_, i) => cellAt(column, from + i));
  const { key: name, kind } = column;
  if (kind === 'number') return { name, type: 'DOUBLE', data: cells };
  if (isTime(kind)) return { name, type: 'TIMESTAMP', data: cells.map((ms) => (ms === null ? null : new Date(Number(ms)))) };
  return { name, type: 'STRING', data: cells.map((cell) => (cell === null ? null : String(cell))) };
}
