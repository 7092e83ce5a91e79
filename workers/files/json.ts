/** A table as JSON that explains itself: what it is of, what each column holds, then its rows. */
import { type Book, cellAt, type DataTable, isTime, type Progress, ROWS_A_STEP, shortNumber, timeText } from './table.ts';

/** What programs are told of the columns: in JSON, and beside the data of Parquet. */
export function columnsTold({ columns }: DataTable) {
  return columns.map(({ key, name, unit, kind }) => ({
    key,
    name,
    unit,
    type: isTime(kind) ? 'time' : kind,
    ...(isTime(kind) && { of: kind }),
  }));
}

export function* jsonFile(table: DataTable, book: Book, progress: Progress): Generator<string> {
  const { columns, rows } = table;
  const head = JSON.stringify({ ...book.head, columns: columnsTold(table) }, null, 2);
  let part = `${head.slice(0, -2)},\n  "rows": [`;
  for (let row = 0; row < rows; row++) {
    const cells = columns.map((column) => {
      const cell = cellAt(column, row);
      if (typeof cell !== 'number') return cell;
      return isTime(column.kind) ? timeText(cell, column.kind) : shortNumber(cell);
    });
    part += `${row === 0 ? '' : ','}\n    ${JSON.stringify(cells)}`;
    if ((row + 1) % ROWS_A_STEP !== 0) continue;
    yield part;
    part = '';
    progress(row / rows);
  }
  yield `${part}\n  ]\n}\n`;
}
