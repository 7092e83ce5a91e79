/** Columns as CSV: `timeUtc,site,...`, one row for each time and site; unknown is empty. */
import { HOUR_MS } from '../timeline.ts';
import { COLUMN_NAMES, COLUMNS, type Column, columnOf } from './columns.ts';
import type { Results } from './types.ts';

export type Step = 'hour' | 'day' | 'month';

type Span = { readonly label: string; readonly from: number; readonly to: number };

/** The rows of a run by hour, day or month: what each is called, and the hours that it covers. */
export function spansOf({ startMs, summary }: Results, by: Step): Span[] {
  const { hours } = summary;
  const timeOf = (hour: number): string => `${new Date(startMs + hour * HOUR_MS).toISOString().slice(0, 19)}Z`;
  if (by !== 'month') {
    const step = by === 'hour' ? 1 : 24;
    return Array.from({ length: hours / step }, (_, i) => ({ label: timeOf(i * step), from: i * step, to: (i + 1) * step }));
  }
  const spans: Span[] = [];
  for (let from = 0; from < hours; ) {
    const date = new Date(startMs + from * HOUR_MS);
    const to = Math.min(hours, (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - startMs) / HOUR_MS);
    spans.push({ label: timeOf(from), from, to });
    from = to;
  }
  return spans;
}

/** A column over a span: the last hour, a sum, a mean of the hours that are known, a ratio of energies, or a share of what was asked. */
export function valueOver(columns: readonly Column[], { name, site, values }: Column, from: number, to: number): number {
  const way = COLUMNS[name];
  if (to - from === 1 || way === 'last') return values[to - 1]!;
  if (way === 'ratio') {
    const grid = columnOf(columns, 'gridMw', site);
    const it = columnOf(columns, 'itMw', site);
    let [above, below] = [0, 0];
    for (let h = from; h < to; h++) {
      above += grid[h]!;
      below += it[h]!;
    }
    return below > 0 ? above / below : Number.NaN;
  }
  if (way === 'of-asked') {
    const asked = columnOf(columns, 'askedAccelerators', site);
    let unserved = 0;
    let all = 0;
    for (let h = from; h < to; h++) {
      unserved += values[h]! * asked[h]!;
      all += asked[h]!;
    }
    return all === 0 ? 0 : unserved / all;
  }
  let sum = 0;
  let count = 0;
  for (let h = from; h < to; h++) {
    if (Number.isNaN(values[h]!)) continue;
    sum += values[h]!;
    count++;
  }
  if (count === 0) return Number.NaN;
  return way === 'sum' ? sum : sum / count;
}

/** Rows of a run, in parts that are small enough to write as they come. */
export function* csvParts(results: Results, by: Step): Generator<string> {
  const { columns, summary } = results;
  const sites = [...summary.sites.map(({ id }) => id), 'all'];
  const bySite = sites.map((site) =>
    COLUMN_NAMES.map((name) => columns.find((column) => column.site === site && column.name === name)!),
  );
  yield `timeUtc,site,${COLUMN_NAMES.join(',')}\n`;
  let part = '';
  for (const { label, from, to } of spansOf(results, by)) {
    sites.forEach((site, s) => {
      part += `${label},${site}`;
      for (const column of bySite[s]!) {
        const value = valueOver(columns, column, from, to);
        part += Number.isNaN(value) ? ',' : `,${value}`;
      }
      part += '\n';
    });
    if (part.length > 1 << 16) {
      yield part;
      part = '';
    }
  }
  if (part !== '') yield part;
}
