/** The rows of the accuracy view: every case in words, filtered, and as a CSV. */
import type { CaseResult, LocalText } from '../src/index.ts';
import type { AccuracyWords } from './accuracy-words.ts';
import { csvCell } from './csv-cell.ts';
import type { Format } from './format.ts';

export type Verdict = 'within' | 'beyond' | 'unpredicted';
export type Fit = 'fitted' | 'unseen' | 'unknown';

export type CaseRow = {
  readonly result: CaseResult;
  readonly name: string;
  readonly note: string;
  readonly quantity: string;
  readonly predicted: string;
  readonly published: string;
  readonly error: string;
  readonly tolerance: string;
  readonly verdict: Verdict;
  readonly fit: Fit;
  readonly source: SourceParts;
};

/** A source as its title and the addresses that follow it. */
export type SourceParts = { readonly title: string; readonly urls: readonly string[] };

export type CaseFilter = {
  /** A kind, or `''` for all. */
  readonly kind: string;
  readonly failing: boolean;
  readonly unseen: boolean;
};
export const NO_CASE_FILTER: CaseFilter = { kind: '', failing: false, unseen: false };
export const CASE_ORDERS = ['kind', 'error'] as const;
/** By kind, as the cases are listed; or the largest error first. */
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** Errors below this are shown as nothing: half of a tenth of a per cent. */
const SMALLEST_SHOWN = 0.0005;

/** Units as they stand behind a number; what is not listed has its unit in its name. */
const UNITS: Readonly<Record<string, string>> = {
  stepS: 's',
  minutes: 'min',
  acceleratorHours: 'h',
  meanTimeToInterruptionH: 'h',
  timeToFirstTokenMs: 'ms',
  timePerOutputTokenMs: 'ms',
  acceleratorJoulesPerOutputToken: 'J',
  serverKw: 'kW',
  facilityMw: 'MW',
  wueLPerKwh: 'L/kWh',
  hoursAbove25: 'h',
  hoursAbove30: 'h',
  negativeHours: 'h',
  negativeHoursFirstHalf: 'h',
  p99DryBulbC: '°C',
  p996DryBulbC: '°C',
  p996WetBulbC: '°C',
  meanEurPerMwh: '€/MWh',
  meanFirstHalfEurPerMwh: '€/MWh',
};
/** Shares, shown in per cent; their differences are points. */
const SHARES: readonly string[] = ['mfu', 'efficiency'];
/** Units of a difference that are not those of the quantity. */
const STEP_UNITS: Readonly<Record<string, string>> = { '°C': 'K' };

export function caseRows(cases: readonly CaseResult[], words: AccuracyWords): readonly CaseRow[] {
  const { format, language } = words;
  return cases.map((result) => {
    const { quantity, predicted, published, error } = result;
    return {
      result,
      name: result.name?.[language] ?? result.id,
      note: result.note?.[language] ?? '',
      quantity: words.name('quantity', quantity),
      predicted: figureText(predicted ?? Number.NaN, quantity, format),
      published: publishedText(published, quantity, format),
      error: error === null ? format.number(Number.NaN) : signedText(error, format),
      tolerance: toleranceText(result, words),
      verdict: result.passes ? 'within' : predicted === null ? 'unpredicted' : 'beyond',
      fit: fitOf(result),
      source: sourceParts(result.source ?? ''),
    };
  });
}

function fitOf({ fitted }: CaseResult): Fit {
  if (fitted === undefined) return 'unknown';
  return fitted ? 'fitted' : 'unseen';
}

/** About four significant digits, with the unit of the quantity; `unit` stands in for it. */
function figureText(value: number, quantity: string, format: Format, unit = UNITS[quantity] ?? ''): string {
  if (SHARES.includes(quantity)) return unit === '' ? format.percent(value, 1) : format.quantity(100 * value, unit, 1, 0);
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 && quantity !== 'pue' ? 2 : 3;
  return format.quantity(value, unit, digits, 0);
}

/** A figure, or a range with its unit once. */
function publishedText(published: CaseResult['published'], quantity: string, format: Format): string {
  if (typeof published === 'number') return figureText(published, quantity, format);
  const [low, high] = published;
  const start = SHARES.includes(quantity) ? format.number(100 * low, 1, 0) : figureText(low, quantity, format, '');
  return `${start}–${figureText(high, quantity, format)}`;
}

/** A share, an amount in the unit of the quantity, or both where the wider holds. */
function toleranceText({ quantity, tolerance, absoluteTolerance }: CaseResult, { say, format }: AccuracyWords): string {
  if (absoluteTolerance === 0 && tolerance === undefined) return say('table.inside');
  const unit = SHARES.includes(quantity) ? say('unit.points') : (UNITS[quantity] ?? '');
  const share = tolerance === undefined ? [] : [`±${format.percent(tolerance)}`];
  const amount =
    absoluteTolerance === undefined ? [] : [`±${figureText(absoluteTolerance, quantity, format, STEP_UNITS[unit] ?? unit)}`];
  return [...share, ...amount].join(say('table.or'));
}

/** An error with its sign; what rounds to nothing has none. */
export function signedText(error: number, format: Format): string {
  const text = format.percent(Math.abs(error), 1, 1);
  if (Math.abs(error) < SMALLEST_SHOWN) return text;
  return `${error < 0 ? '−' : '+'}${text}`;
}

function sourceParts(source: string): SourceParts {
  const urls = source.match(/https:\/\/\S+/g) ?? [];
  const title = (urls[0] === undefined ? source : source.slice(0, source.indexOf(urls[0]))).replace(/[\s:—]+$/, '');
  return { title, urls };
}

export function shownCases(
  rows: readonly CaseRow[],
  { kind, failing, unseen }: CaseFilter,
  order: CaseOrder = 'kind',
): readonly CaseRow[] {
  const shown = rows.filter(
    (row) =>
      (kind === '' || row.result.kind === kind) && (!failing || row.verdict !== 'within') && (!unseen || row.fit === 'unseen'),
  );
  return order === 'kind' ? shown : shown.sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** What could not be predicted is as wrong as can be. */
function sizeOf({ result: { error } }: CaseRow): number {
  return error === null ? Number.MAX_VALUE : Math.abs(error);
}

/** Numbers as a program reads them. */
export function casesCsv(rows: readonly CaseRow[], language: keyof LocalText): string {
  const head = 'id,name,kind,quantity,predicted,published,publishedTo,error,tolerance,passes,fitted,letter,source,note';
  const lines = rows.map(({ result, name, note }) => {
    const { id, kind, quantity, predicted, published, error, allowedError, passes, fitted, confidence, source, reason } = result;
    const [low, high] = typeof published === 'number' ? [published, undefined] : published;
    return [
      id,
      name,
      kind,
      quantity,
      predicted,
      low,
      high,
      error,
      allowedError,
      passes,
      fitted,
      confidence,
      source,
      [note, reason?.[language] ?? ''].filter((text) => text !== '').join(' '),
    ]
      .map(csvCell)
      .join(',');
  });
  return [head, ...lines, ''].join('\r\n');
}
