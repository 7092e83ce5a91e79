/** A run as one table: a row for each time and site, a column for each series. */
import { COLUMN_NAMES, type ColumnName, type Results, type Step, spansOf, valueOver } from '../../src/index.ts';
import type { Cell, DataTable, Progress, TableColumn } from './table.ts';

/** What the columns and the sites of a run are called in the language of the file. */
export type RunNames = {
  readonly time: string;
  readonly site: string;
  /** Each site by its name, and `all`. */
  readonly sites: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<ColumnName, { readonly name: string; readonly unit: string }>>;
};

const HOUR_MS = 3_600_000;

/** `only` one site, or every site and then all of them together; each by its id, or by its name where people read it. */
export function runTable(
  results: Results,
  step: Step,
  only: string | undefined,
  names: RunNames,
  byName: boolean,
  progress: Progress = () => {},
): DataTable {
  const { columns, summary, startMs } = results;
  const sites = only === undefined ? [...summary.sites.map(({ id }) => id), 'all'] : [only];
  const called = sites.map((site) => (byName ? (names.sites[site] ?? site) : site));
  const spans = spansOf(results, step);
  const rows = spans.length * sites.length;
  const times = new Float64Array(rows);
  spans.forEach(({ from }, i) => {
    times.fill(startMs + from * HOUR_MS, i * sites.length, (i + 1) * sites.length);
  });
  const siteCells: readonly Cell[] = Array.from({ length: rows }, (_, row) => called[row % sites.length]!);
  const series = COLUMN_NAMES.map((key, done): TableColumn => {
    const values = new Float64Array(rows);
    sites.forEach((site, s) => {
      const column = columns.find((one) => one.site === site && one.name === key);
      if (!column) throw new Error(`This run has no ${key} for ${site}.`);
      spans.forEach(({ from, to }, i) => {
        values[i * sites.length + s] = valueOver(columns, column, from, to);
      });
    });
    progress(done / COLUMN_NAMES.length);
    return { key, ...names.columns[key], kind: 'number', values };
  });
  return {
    rows,
    columns: [
      { key: 'timeUtc', name: names.time, unit: '', kind: step, values: times },
      { key: 'site', name: names.site, unit: '', kind: 'text', values: siteCells },
      ...series,
    ],
  };
}
