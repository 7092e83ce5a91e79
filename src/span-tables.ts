/** The tables of a span of hours, one a site and one of all together: emptied, darkened, summed. */
import { type ColumnName, newTable, type Table } from './results/columns.ts';
import { SPAN_HOURS } from './timeline.ts';

/** What is worked out for the hours of a site on which something stands there, and summed over the sites; zero in the others. */
const WORKED: readonly ColumnName[] = [
  'inServiceAccelerators',
  'busyAccelerators',
  'itMw',
  'lossMw',
  'coolingMw',
  'otherMw',
  'gridMw',
  'waterM3',
  'heatMw',
  'costEur',
  'co2DirectT',
  'co2LifecycleT',
  'tokensInPerS',
  'tokensOutPerS',
  'trainingPflops',
];

/** The table of a span in which nothing stands. */
export function emptyTable(): Table {
  const table = newTable(SPAN_HOURS);
  table.pue.fill(Number.NaN);
  return table;
}

/** Sets a table to a span in which nothing stands any more. */
export function darken(table: Table): void {
  for (const name of WORKED) table[name].fill(0);
  table.pue.fill(Number.NaN);
}

export function copyHours(from: Float64Array, first: number, n: number, into: Float64Array): void {
  for (let j = 0; j < n; j++) into[j] = from[first + j]!;
}

/** A column of all sites together, and those of each that it is the sum of. */
export type Sum = { readonly into: Float64Array; readonly parts: readonly Float64Array[] };

export function sumsOf(tables: readonly Table[], all: Table): Sum[] {
  return [...WORKED, 'gridFirmMw' as const].map((name) => ({ into: all[name], parts: tables.map((table) => table[name]) }));
}

/** Sums a column over the sites that are lit, in their order. */
export function sumColumn(into: Float64Array, parts: readonly Float64Array[], lit: Uint8Array, n: number): void {
  let some = false;
  for (let s = 0; s < parts.length; s++) {
    if (!lit[s]) continue;
    const part = parts[s]!;
    if (some) for (let j = 0; j < n; j++) into[j] = into[j]! + part[j]!;
    else for (let j = 0; j < n; j++) into[j] = part[j]!;
    some = true;
  }
  if (!some) into.fill(0);
}
