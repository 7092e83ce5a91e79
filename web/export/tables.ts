/** The tables behind the charts, each column named in the language of the file, with its unit. */
import { COLUMN_NAMES, type ColumnName, type LocalText, type Overview, type SiteReady, type Step } from '../../src/index.ts';
import type { Cell, DataTable, RunNames, TableColumn } from '../../workers/exporter.ts';
import type { MeasureId } from '../charts/measures.ts';
import { timeOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { MEASURE_SERIES } from '../measure-series.ts';
import { shortName } from '../sites.ts';
import { exportWords, type SayExport } from './words.ts';

const DAY_MS = 86_400_000;

/** A key ends in its unit; what ends in none has none. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/EurPerMwh$/, 'EUR/MWh'],
  [/tokens\w*PerS$/i, 'unit.tokens'],
  [/acceleratorHours$/i, 'unit.acceleratorHours'],
  [/Days$/, 'unit.days'],
  [/Mwh$/, 'MWh'],
  [/Mw(Peak)?$/, 'MW'],
  [/Eur$/, 'EUR'],
  [/M3$/, 'm³'],
  [/Pflops$/, 'PFLOP/s'],
  [/\wT$/, 't'],
  [/Gwh$/, 'GWh'],
  [/Deg$/, '°'],
  [/Km$/, 'km'],
  [/BulbC$/, '°C'],
];

export function unitOf(key: string, say: SayExport): string {
  const unit = UNITS.find(([ends]) => ends.test(key))?.[1] ?? '';
  return say.maybe(unit) ?? unit;
}

/** Some values under their key, which is named in the catalogue unless a name is told. */
export type Column = Pick<TableColumn, 'key' | 'values'> & {
  readonly name?: string;
  /** Where the key does not end in it. */
  readonly unit?: string;
  readonly kind?: TableColumn['kind'];
};

export function tableOf(columns: readonly Column[], { language }: Words): DataTable {
  const say = exportWords(language);
  return {
    rows: columns[0]?.values.length ?? 0,
    columns: columns.map(({ key, values, name, unit, kind = 'number' }) => {
      const own = key.slice(key.lastIndexOf('.') + 1);
      return {
        key,
        name: name ?? say.maybe(`column.${own}`) ?? key,
        unit: unit ?? (kind === 'number' ? unitOf(key, say) : ''),
        kind,
        values,
      };
    }),
  };
}

/** Series by month. */
export function monthsTable(months: readonly string[], series: readonly Column[], words: Words): DataTable {
  return tableOf([{ key: 'month', kind: 'month', values: months.map(timeOf) }, ...series], words);
}

/** `Draw from the grid, Paris south`. */
export function seriesName(name: string, place: string, { language }: Words): string {
  return exportWords(language)('series.of', { name, place });
}

/** What a site is called in a table; `all` is all of them. */
export function placeName(
  site: string,
  sites: readonly { readonly id: string; readonly names: LocalText }[],
  words: Words,
): string {
  const one = sites.find(({ id }) => id === site);
  return one ? shortName(one.names[words.language]) : exportWords(words.language)('all');
}

/** The days of a measure: of one site, or of each and of all together. */
export function measureTable(overview: Overview, measure: MeasureId, site: string, words: Words): DataTable {
  const { startMs, days, daily, summary } = overview;
  const say = exportWords(words.language);
  const shown = daily.filter((one) => MEASURE_SERIES[measure].includes(one.name) && (site === 'all' || one.site === site));
  return tableOf(
    [
      { key: 'date', kind: 'day', values: Float64Array.from({ length: days }, (_, day) => startMs + day * DAY_MS) },
      ...shown.map((one) => ({
        key: `${one.site}.${one.name}`,
        name: seriesName(say.maybe(`column.${one.name}`) ?? one.name, placeName(one.site, summary.sites, words), words),
        values: one.values,
      })),
    ],
    words,
  );
}

/** The columns of a run in words. */
export function runNames(step: Step, sites: Overview['summary']['sites'], words: Words): RunNames {
  const say = exportWords(words.language);
  const named = COLUMN_NAMES.map((key): [ColumnName, { name: string; unit: string }] => [
    key,
    { name: say(`column.${key}`), unit: unitOf(key, say) },
  ]);
  return {
    time: say(step === 'hour' ? 'column.timeUtc' : step === 'day' ? 'column.date' : 'column.month'),
    site: say('column.site'),
    sites: Object.fromEntries(['all', ...sites.map(({ id }) => id)].map((id) => [id, placeName(id, sites, words)])),
    columns: Object.fromEntries(named) as RunNames['columns'],
  };
}

/** One row a limit or a cause of a site and month, by its id and as it is called. */
export function placedRows(
  rows: {
    readonly site: string;
    readonly month: string;
    readonly head: readonly string[];
    readonly cells: readonly (readonly Cell[])[];
    readonly names: readonly string[];
  },
  sites: Overview['summary']['sites'],
  words: Words,
): DataTable {
  const { site, month, head, cells, names } = rows;
  const [id, ...rest] = head;
  return tableOf(
    [
      { key: 'site', kind: 'text', values: cells.map(() => placeName(site, sites, words)) },
      { key: 'month', kind: 'month', values: cells.map(() => timeOf(month)) },
      { key: id!, kind: 'text', values: cells.map(([cell]) => cell!) },
      { key: 'name', kind: 'text', values: names },
      ...rest.map((key, i): Column => {
        const values = cells.map((row) => row[i + 1]!);
        return { key, kind: typeof values[0] === 'number' ? 'number' : 'mixed', values };
      }),
    ],
    words,
  );
}

/** The works of each site, their dates as dates. */
export function activitiesTable(summary: Overview['summary'], ready: readonly SiteReady[], words: Words): DataTable {
  const rows = summary.sites.flatMap((site) =>
    site.milestones.map((one) => ({
      ...one,
      site,
      drawn: ready.find(({ site: id }) => id === site.id)?.activities.find(({ id }) => id === one.id),
    })),
  );
  const column = (key: string, kind: TableColumn['kind'], of: (row: (typeof rows)[number]) => Cell): Column => ({
    key,
    kind,
    values: rows.map(of),
  });
  const day = (iso: string | null | undefined) => (iso ? timeOf(iso) : null);
  return tableOf(
    [
      column('site', 'text', ({ site }) => placeName(site.id, summary.sites, words)),
      column('activity', 'text', ({ id }) => id),
      column('name', 'text', ({ name }) => name[words.language]),
      column('kind', 'text', ({ kind }) => kind),
      column('start', 'day', ({ start }) => day(start)),
      column('end', 'day', ({ date }) => day(date)),
      column('slackDays', 'number', ({ slackDays }) => slackDays),
      column('critical', 'mixed', ({ critical }) => critical),
      column('done', 'mixed', ({ actual }) => actual),
      column('announced', 'day', ({ announced }) => day(announced)),
      column('endP50', 'day', ({ drawn }) => day(drawn?.p50)),
      column('endP90', 'day', ({ drawn }) => day(drawn?.p90)),
    ],
    words,
  );
}
