/** Hourly prices and carbon intensities from a CSV: `timeUtc,eurPerMwh` or `timeUtc,gPerKwh`, one row an hour. */
import { digestOfText } from '../scenario/digest.ts';
import type { RateFile } from '../scenario/imports.ts';
import type { SourceText } from '../scenario/layers.ts';
import { cellShown, linesOf, type NumberRule, numberIn, type Reading, RowFaults, readable } from '../scenario/row-faults.ts';
import { both, numberFrom, show } from '../scenario/words.ts';
import { dateOf, dayOf, HOUR_MS, type Hourly, type Timeline } from '../timeline.ts';

type Kind = RateFile['kind'];

const TIME = 'timeUtc';
/** Name of the column of values, and what may stand in it. */
const COLUMNS: Readonly<Record<Kind, NumberRule & { readonly name: string }>> = {
  price: rule('eurPerMwh', both('a price', 'un prix'), -2000, 20_000, 'EUR/MWh'),
  carbon: rule('gPerKwh', both('an intensity', 'une intensité'), 0, 5000, 'g/kWh'),
};

function rule(
  name: string,
  what: ReturnType<typeof both>,
  min: number,
  max: number,
  unit: string,
): NumberRule & { name: string } {
  return { name, min, max, allowed: numberFrom(what, min, max, unit) };
}

const AN_HOUR = both('a full hour of UTC, as in 2026-01-31T23:00Z', 'une heure entière UTC, comme 2026-01-31T23:00Z');

/** Reads prices or carbon intensities; `kind` where only one of them will do. */
export function readRates(source: SourceText, kind?: Kind): Reading<RateFile> {
  const faults = new RowFaults(source.file);
  const text = readable(source, faults);
  if (text === undefined) return faults.refusal();
  const lines = linesOf(text);
  const separator = lines[0]?.includes(';') ? ';' : ',';
  const head = cellsOf(lines[0] ?? '', separator);
  const kinds: readonly Kind[] = kind ? [kind] : ['price', 'carbon'];
  const found = kinds.find((one) => COLUMNS[one].name === head[1]);
  if (!found || head[0] !== TIME || head.length !== 2) {
    const heads = kinds.map((one) => `${TIME},${COLUMNS[one].name}`);
    const line = lines[0] === undefined ? both('an empty file', 'un fichier vide') : show(lines[0].slice(0, 60));
    faults.add(1, 1, line, both(heads.join(' or '), heads.join(' ou ')));
    return faults.refusal();
  }
  const { hour, value } = rowsOf(lines, separator, COLUMNS[found], faults);
  if (hour.length === 0 && !faults.any)
    faults.add(2, 1, both('no row', 'aucune ligne'), both('one row an hour', 'une ligne par heure'));
  if (faults.any) return faults.refusal();
  const file = { kind: found, name: source.file, digest: digestOfText(lines.join('\n')) };
  return { ok: true, file: { ...file, hour: Int32Array.from(hour), value: Float64Array.from(value) } };
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function rowsOf(
  lines: readonly string[],
  separator: string,
  { min, max, allowed }: NumberRule,
  faults: RowFaults,
): { readonly hour: readonly number[]; readonly value: readonly number[] } {
  const hour: number[] = [];
  const value: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < lines.length; i++) {
    const line = i + 1;
    const cells = cellsOf(lines[i]!, separator);
    if (cells.length !== 2) {
      faults.add(line, undefined, both(`${cells.length} columns`, `${cells.length} colonnes`), both('2 columns', '2 colonnes'));
      continue;
    }
    const at = hourOf(cells[0]!);
    if (at === undefined) faults.add(line, 1, cellShown(cells[0]), AN_HOUR);
    else if (at <= last)
      faults.add(line, 1, cellShown(cells[0]), both(`an hour after ${timeOf(last)}`, `une heure après ${timeOf(last)}`));
    last = at ?? last;
    // Without a value the hour is one that the file lacks.
    if (cells[1] === '') continue;
    const number = numberIn(separator === ';' ? cells[1]!.replace(',', '.') : cells[1]);
    if (number === undefined || number < min || number > max) faults.add(line, 2, cellShown(cells[1]), allowed);
    else if (at !== undefined) {
      hour.push(at);
      value.push(number);
    }
  }
  return { hour, value };
}

/** Hours since 1970-01-01T00Z. */
function hourOf(cell: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d)(?::00)?(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/.exec(cell);
  if (!parts) return undefined;
  const [, date, clock] = parts as unknown as [string, string, string];
  const day = dayOf(date);
  return Number(clock) < 24 && day >= 0 && dateOf(day) === date ? day * 24 + Number(clock) : undefined;
}

function timeOf(hour: number): string {
  return `${new Date(hour * HOUR_MS).toISOString().slice(0, 16)}Z`;
}

/** The values of a run with those of a file in their place, and how many hours the file has of it. */
export function layOver(
  own: Hourly,
  file: RateFile | undefined,
  time: Timeline,
): { readonly values: Hourly; readonly hours: number } {
  if (!file) return { values: own, hours: 0 };
  const values = own.slice();
  const first = time.startDay * 24;
  let hours = 0;
  file.hour.forEach((hour, i) => {
    if (hour < first || hour >= first + time.hours) return;
    values[hour - first] = file.value[i]!;
    hours++;
  });
  return { values, hours };
}
