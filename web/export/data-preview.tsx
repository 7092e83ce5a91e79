import type { DataTable, TableColumn } from '../../workers/exporter.ts';
import type { Words } from '../i18n/messages.ts';
import type { SayExport } from './words.ts';

const ROWS = 4;
const COLUMNS = 5;

/** The end of a table as a person reads it: the first rows of a plan are mostly nothing. */
export function DataPreview({
  table,
  words,
  say,
}: {
  readonly table: DataTable;
  readonly words: Words;
  readonly say: SayExport;
}) {
  const columns = table.columns.slice(0, COLUMNS);
  const left = table.columns.length - columns.length;
  const from = Math.max(0, table.rows - ROWS);
  const rows = Array.from({ length: table.rows - from }, (_, i) => from + i);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="data-preview" tabIndex={0} aria-label={say('preview.end')}>
      <table>
        <caption>
          {say('preview.end')}
          {left > 0 && ` ${say('preview.more', { n: words.format.number(left) })}`}
        </caption>
        <thead>
          <tr>
            {columns.map(({ key, name, unit, kind }) => (
              <th key={key} scope="col" class={kind === 'text' ? 'words' : undefined}>
                {unit === '' ? name : `${name} (${unit})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {columns.map((column) => (
                <td key={column.key} class={column.kind === 'text' ? 'words' : undefined}>
                  {cellText(column, row, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellText({ kind, values }: TableColumn, row: number, { format, t }: Words): string {
  const value = values[row] ?? null;
  if (value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'sources.yes' : 'sources.no');
  if (typeof value === 'string') return value;
  if (kind === 'month') return format.shortMonth(new Date(value).toISOString());
  if (kind === 'day') return format.shortDate(new Date(value).toISOString());
  return format.number(value, Math.abs(value) < 1 ? 4 : 2, 0);
}
