/** Results are columns to the end: one array for each name and site, from the run to the chart and the CSV. */
import type { Hourly, Span, Timeline } from '../timeline.ts';

/** One series over the hours of the run. Its name ends with its unit. NaN means unknown. */
export type Column = { readonly name: ColumnName; readonly site: string; readonly values: Hourly };

/** Every hourly column, in the order of the CSV, with the way to sum it over time. */
export const COLUMNS = {
  inServiceAccelerators: 'last',
  busyAccelerators: 'mean',
  itMw: 'mean',
  lossMw: 'mean',
  coolingMw: 'mean',
  otherMw: 'mean',
  gridMw: 'mean',
  gridFirmMw: 'mean',
  pue: 'ratio',
  waterM3: 'sum',
  heatMw: 'mean',
  dryBulbC: 'mean',
  wetBulbC: 'mean',
  priceEurPerMwh: 'mean',
  costEur: 'sum',
  co2DirectT: 'sum',
  co2LifecycleT: 'sum',
  tokensInPerS: 'mean',
  tokensOutPerS: 'mean',
  trainingPflops: 'mean',
  askedAccelerators: 'mean',
  unservedShare: 'of-asked',
} as const;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** All columns of one site, over a span or over the run. */
export type Table = Readonly<Record<ColumnName, Hourly>>;

/** A table of zeros; its columns lie in one block, as a browser is slow to give out many. */
export function newTable(hours: number): Table {
  const block = new Float64Array(COLUMN_NAMES.length * hours);
  return Object.fromEntries(COLUMN_NAMES.map((name, i) => [name, block.subarray(i * hours, (i + 1) * hours)])) as Table;
}

/** Keeps the spans of some sites as columns over the run. */
export type Keeper = {
  readonly columns: readonly Column[];
  /** Takes the tables of a span, in the order of the sites. */
  readonly keep: (span: Span, tables: readonly Table[]) => void;
};

export function keeperOf(sites: readonly string[], time: Timeline): Keeper {
  const kept = sites.map(() => newTable(time.hours));
  return {
    columns: sites.flatMap((site, s) => COLUMN_NAMES.map((name): Column => ({ name, site, values: kept[s]![name] }))),
    keep: ({ first, hours }, tables) => {
      tables.forEach((table, s) => {
        for (const name of COLUMN_NAMES) kept[s]![name].set(table[name].subarray(0, hours), first);
      });
    },
  };
}

/** The column of a name and site; throws when there is none, since every run makes all of them. */
export function columnOf(columns: readonly Column[], name: ColumnName, site: string): Hourly {
  const found = columns.find((column) => column.name === name && column.site === site);
  if (!found) throw new Error(`This run has no column ${name} for ${site}.`);
  return found.values;
}
