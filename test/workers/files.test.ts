/** The files of data, each read back by a reader that is not ours. */
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { COLUMN_NAMES, columnOf, simulate } from '../../src/index.ts';
import { csvFile } from '../../workers/files/csv.ts';
import { jsonFile } from '../../workers/files/json.ts';
import { makeFile } from '../../workers/files/make.ts';
import { parquetFile } from '../../workers/files/parquet.ts';
import { type RunNames, runTable } from '../../workers/files/run-table.ts';
import type { Book, Cell, DataTable, TableColumn } from '../../workers/files/table.ts';
import { xlsxFile } from '../../workers/files/xlsx.ts';
import { plan } from '../fixtures.ts';

const quiet = () => {};
const HOUR = Date.UTC(2026, 2, 29, 1);

const column = (key: string, kind: TableColumn['kind'], values: TableColumn['values'], unit = ''): TableColumn => ({
  key,
  name: `Name of ${key}`,
  unit,
  kind,
  values,
});
const table: DataTable = {
  rows: 3,
  columns: [
    column('timeUtc', 'hour', Float64Array.of(HOUR, HOUR + 3_600_000, HOUR + 7_200_000)),
    column('site', 'text', ['paris', '=HYPERLINK("x")', 'a;b, "c"']),
    column('gridMw', 'number', Float64Array.of(1.5, Number.NaN, -1234567.891234), 'MW'),
    column('mixed', 'mixed', [true, '2027-04-01', 12]),
  ],
};
const empty: DataTable = { rows: 1, columns: [column('id', 'text', ['x'])] };
const book: Book = {
  language: 'fr',
  title: 'Été & <hiver>',
  sheets: { data: 'Données', parameters: 'Paramètres', sources: 'Sources', readMe: 'À lire' },
  about: [
    ['Plan', 'Mulhouse'],
    ['', 'deuxième ligne'],
  ],
  head: { format: 'jalon-data', madeOn: '2026-11-29', plan: { id: 'p' } },
  parameters: empty,
  sources: empty,
};
const textOf = (parts: Iterable<string>): string => [...parts].join('');
async function bytesOf(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Buffer> {
  return Buffer.from(await new Blob([...parts]).arrayBuffer());
}

test('the international CSV has commas, points, ISO times and the names of programs; unknown is empty, and no cell is a formula', () => {
  expect(textOf(csvFile(table, false, quiet)).split('\r\n')).toEqual([
    'timeUtc,site,gridMw,mixed',
    '2026-03-29T01:00:00Z,paris,1.5,true',
    `2026-03-29T02:00:00Z,"'=HYPERLINK(""x"")",,2027-04-01`,
    '2026-03-29T03:00:00Z,"a;b, ""c""",-1234567.89,12',
    '',
  ]);
});

test('the French CSV has its mark, semicolons, commas in numbers, days as France writes them and names with their unit', () => {
  expect(textOf(csvFile(table, true, quiet)).split('\r\n')).toEqual([
    '\ufeffName of timeUtc;Name of site;Name of gridMw (MW);Name of mixed',
    '29/03/2026 01:00;paris;1,5;VRAI',
    `29/03/2026 02:00;"'=HYPERLINK(""x"")";;2027-04-01`,
    '29/03/2026 03:00;"a;b, ""c""";-1234567,89;12',
    '',
  ]);
});

test('both kinds of CSV hold the same numbers, whatever they are', () => {
  const numbers = fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(numbers, (values) => {
      const one: DataTable = { rows: values.length, columns: [column('x', 'number', values)] };
      const cells = (french: boolean) =>
        textOf(csvFile(one, french, quiet))
          .split('\r\n')
          .slice(1, -1);
      const read = cells(true).map((cell) => (cell === '' ? Number.NaN : Number(cell.replace(',', '.'))));
      expect(read).toEqual(cells(false).map((cell) => (cell === '' ? Number.NaN : Number(cell))));
      values.forEach((value, i) => {
        if (Number.isNaN(value)) expect(read[i]).toBeNaN();
        else expect(Math.abs(read[i]! - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-9);
      });
    }),
  );
});

test('the JSON tells what each column holds, and its times as texts', () => {
  const read = JSON.parse(textOf(jsonFile(table, book, quiet)));
  expect(read.plan).toEqual({ id: 'p' });
  expect(read.columns[0]).toEqual({ key: 'timeUtc', name: 'Name of timeUtc', unit: '', type: 'time', of: 'hour' });
  expect(read.columns[2]).toMatchObject({ unit: 'MW', type: 'number' });
  expect(read.rows).toEqual([
    ['2026-03-29T01:00:00Z', 'paris', 1.5, true],
    ['2026-03-29T02:00:00Z', '=HYPERLINK("x")', null, '2027-04-01'],
    ['2026-03-29T03:00:00Z', 'a;b, "c"', -1234567.89, 12],
  ]);
});

test('the workbook has numbers as numbers and times as times, to the minute, on four sheets', async () => {
  const file = await bytesOf(xlsxFile(table, book, quiet));
  const rows = await readSheet(file, 'Données');
  expect(rows[0]).toEqual(['Name of timeUtc', 'Name of site', 'Name of gridMw (MW)', 'Name of mixed']);
  expect(rows[1]).toEqual([new Date(HOUR), 'paris', 1.5, true]);
  expect(rows[2]).toEqual([new Date(HOUR + 3_600_000), '=HYPERLINK("x")', null, new Date('2027-04-01T00:00:00Z')]);
  expect(rows[3]!.slice(1)).toEqual(['a;b, "c"', -1234567.89, 12]);
  expect(await readSheet(file, 'À lire')).toEqual([
    ['Plan', 'Mulhouse'],
    [null, 'deuxième ligne'],
  ]);
  const parts = unzipSync(new Uint8Array(file));
  const part = (name: string) => new TextDecoder().decode(parts[name]);
  expect(part('docProps/core.xml')).toContain('<dc:title>Été &amp; &lt;hiver&gt;</dc:title>');
  expect(part('xl/worksheets/sheet1.xml')).toContain('state="frozen"');
  // Each part that the package names is there, and is well-formed as far as its tags go.
  for (const [, name] of part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)) {
    const tags = [...part(name!).matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closing, tag, alone] of tags) {
      if (closing === '/') expect(open.pop(), name).toBe(tag);
      else if (alone !== '/') open.push(tag!);
    }
    expect(open, name).toEqual([]);
  }
});

test('control characters and lone halves of signs never reach the workbook', async () => {
  const odd: DataTable = { rows: 1, columns: [column('x', 'text', ['a\u0000b\u0008\ud800c 😀'])] };
  expect((await readSheet(await bytesOf(xlsxFile(odd, book, quiet)), 'Données'))[1]).toEqual(['abc 😀']);
});

test('the Parquet has doubles to the last bit, timestamps, nothing where unknown, and tells what it is of', async () => {
  const bytes = parquetFile(table, book, quiet);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  expect(await parquetReadObjects({ file: buffer })).toEqual([
    { timeUtc: new Date(HOUR), site: 'paris', gridMw: 1.5, mixed: 'true' },
    { timeUtc: new Date(HOUR + 3_600_000), site: '=HYPERLINK("x")', gridMw: null, mixed: '2027-04-01' },
    { timeUtc: new Date(HOUR + 7_200_000), site: 'a;b, "c"', gridMw: -1234567.891234, mixed: '12' },
  ]);
  const { key_value_metadata, schema } = parquetMetadata(buffer);
  expect(JSON.parse(key_value_metadata!.find(({ key }) => key === 'jalon')!.value!).columns[2].unit).toBe('MW');
  expect(schema.slice(1).map(({ type }) => type)).toEqual(['INT64', 'BYTE_ARRAY', 'DOUBLE', 'BYTE_ARRAY']);
});

const names: RunNames = {
  time: 'Time',
  site: 'Site',
  sites: { all: 'All sites', paris: 'Paris south' },
  columns: Object.fromEntries(COLUMN_NAMES.map((key) => [key, { name: key, unit: '' }])) as RunNames['columns'],
};

test('a run by month sums its hours as its own summary does, with the sites by id or by name', () => {
  const loaded = plan('microsoft-france');
  const results = simulate(loaded.scenario, { hash: loaded.hash });
  const months = runTable(results, 'month', undefined, names, false);
  const { summary } = results;
  expect(months.rows).toBe(48 * (summary.sites.length + 1));
  const valuesOf = (key: string): readonly Cell[] => [...months.columns.find((one) => one.key === key)!.values];
  const water = valuesOf('waterM3');
  const sites = valuesOf('site');
  const rows = summary.monthly.filter(({ site }) => site === 'all');
  expect(water.filter((_, row) => sites[row] === 'all').map((value) => Number(value).toFixed(3))).toEqual(
    rows.map(({ waterM3 }) => waterM3.toFixed(3)),
  );
  const hours = runTable(results, 'hour', 'paris', names, true);
  expect(hours.rows).toBe(summary.hours);
  expect(hours.columns[1]!.values[0]).toBe('Paris south');
  expect(hours.columns.find(({ key }) => key === 'gridMw')!.values).toEqual(columnOf(results.columns, 'gridMw', 'paris'));
});

test('a plan with faults is refused with its issues, and makes no file', async () => {
  const made = await makeFile(
    {
      format: 'csv',
      book,
      content: {
        kind: 'run',
        step: 'day',
        site: undefined,
        names,
        request: {
          plan: { kind: 'shipped', name: 'microsoft-france' },
          set: [{ pointer: '/sites/paris/gridSteps/existing/gridMw', value: -3 }],
        },
      },
    },
    quiet,
  );
  expect(made.ok).toBe(false);
  if (!made.ok) expect(made.issues[0]!.pointer).toBe('/sites/paris/gridSteps/existing/gridMw');
});

test('progress goes from nothing to all, and never back', async () => {
  const told: number[] = [];
  const long: DataTable = { rows: 20_000, columns: [column('x', 'number', new Float64Array(20_000).fill(1))] };
  for (const format of ['csv', 'csvFrench', 'json', 'xlsx', 'parquet'] as const) {
    told.length = 0;
    await makeFile({ format, book, content: { kind: 'table', table: long } }, (share) => told.push(share));
    expect(told[0], format).toBe(0);
    expect(told.at(-1), format).toBe(1);
    expect(told.length, format).toBeGreaterThan(2);
    expect(
      [...told].sort((a, b) => a - b),
      format,
    ).toEqual(told);
  }
});
