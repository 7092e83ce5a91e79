/** The rows of the sources page: every parameter in words, filtered and ordered, and as a CSV. */
import type { Group, Lever, LocalText, Parameter } from '../src/index.ts';
import { choiceText, fieldLabel, placedLabel, placeText, unitText, valueText } from './controls/lever-text.ts';
import { sourceDate } from './controls/source-text.tsx';
import { csvCell } from './csv-cell.ts';
import { pointerOf } from './edits.ts';
import { fold, holds } from './fold.ts';
import { timeOf } from './format.ts';
import type { Words } from './i18n/messages.ts';

export type Order = 'place' | 'letter' | 'date';
export type Filter = {
  readonly text: string;
  /** A letter, `''` for all, `none` for values without one. */
  readonly letter: string;
  /** A group, `''` for all, `none` for values that no lever moves. */
  readonly group: Group | '' | 'none';
  /** Dated so many years ago or more, `''` for all, `none` for what is undated. */
  readonly age: '' | '1' | '2' | 'none';
  /** A site of the plan by its id, `''` for all. */
  readonly site: string;
};

export type Row = {
  readonly parameter: Parameter;
  readonly place: string;
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly range: string;
  readonly date: string;
  readonly folded: string;
  /** The lever that moves it, if one does. */
  readonly lever: Lever | undefined;
};

/** The lever that moves a place and nothing else. */
export function leversByPointer(levers: readonly Lever[]): ReadonlyMap<string, Lever> {
  const byPointer = new Map<string, Lever>();
  // The first to name a place has it: headlines stand first, and those of several targets are no one field's own.
  for (const lever of levers) {
    const pointer = pointerOf(lever);
    if (lever.targets.length === 1 && !byPointer.has(pointer)) byPointer.set(pointer, lever);
  }
  return byPointer;
}

export function sourceRows(
  parameters: readonly Parameter[],
  levers: readonly Lever[],
  words: Words,
  other: Words,
): readonly Row[] {
  const byPointer = leversByPointer(levers);
  return parameters.map((parameter) => {
    const { low, high, source, asOf, note } = parameter;
    // A list of numbers leads to the first of them.
    const lever = byPointer.get(parameter.pointer) ?? byPointer.get(`${parameter.pointer}/0`);
    const names = lever?.kind === 'choice' ? lever.optionNames : {};
    const value = parameterText(parameter, words, names);
    const label = placedLabel(parameter, words);
    return {
      parameter,
      place: placeText(parameter, words),
      field: fieldLabel(parameter.field, words),
      label,
      value,
      range:
        low === null || high === null
          ? ''
          : words.t('sources.between', { low: valueText(parameter, low, words), high: valueText(parameter, high, words) }),
      date: asOf === null ? '' : sourceDate(asOf, words.format),
      folded: fold(
        [
          label,
          placedLabel(parameter, other),
          value,
          parameter.pointer,
          source?.title.en,
          source?.title.fr,
          source?.id,
          note?.en,
          note?.fr,
        ].join(' '),
      ),
      lever,
    };
  });
}

function parameterText(parameter: Parameter, words: Words, names: Parameters<typeof choiceText>[3]): string {
  const { value, valueName, field } = parameter;
  if (typeof value === 'number') return valueText(parameter, value, words);
  if (typeof value === 'boolean') return words.t(value ? 'sources.yes' : 'sources.no');
  if (typeof value === 'string')
    return parameter.kind === 'date'
      ? sourceDate(value, words.format)
      : (valueName?.[words.language] ?? choiceText(field, value, words, names));
  return numbersText(parameter, value, words);
}

/** The numbers of a list with their unit. */
export function numbersText(parameter: Parameter, numbers: readonly number[], words: Words): string {
  const list = numbers.map((one) => words.format.number(one, 6, 0)).join('; ');
  const unit = unitText(parameter, 2, words);
  return unit === '' ? list : `${list}\u202f${unit}`;
}

/** `todayMs` is what ages are counted to. */
export function shownRows(rows: readonly Row[], filter: Filter, order: Order, todayMs = Date.now()): readonly Row[] {
  const shown = rows.filter(
    ({ parameter, folded }) =>
      isOfAge(ageYears(parameter.asOf, todayMs), filter.age) &&
      (filter.site === '' || parameter.pointer.startsWith(`/sites/${filter.site}/`)) &&
      (filter.letter === '' || (parameter.confidence ?? 'none') === filter.letter) &&
      (filter.group === '' || (parameter.group ?? 'none') === filter.group) &&
      holds(folded, filter.text),
  );
  if (order === 'letter') return [...shown].sort((a, b) => letterOf(a).localeCompare(letterOf(b)));
  // Oldest first: what is undated stands last.
  return order === 'date' ? [...shown].sort((a, b) => dateOf(a) - dateOf(b)) : shown;
}

function letterOf({ parameter }: Row): string {
  return parameter.confidence ?? 'Z';
}

function dateOf({ parameter: { asOf } }: Row): number {
  return timeOfSource(asOf) ?? Number.MAX_SAFE_INTEGER;
}

/** A fact from which much may have moved: what is told of it should be looked up again. */
export const OLD_YEARS = 2;
const YEAR_MS = 365.25 * 86_400_000;

/** How many whole years ago a source is dated; none where it has no date. */
export function ageYears(asOf: string | null, todayMs: number): number | undefined {
  const time = timeOfSource(asOf);
  return time === undefined ? undefined : Math.max(0, Math.floor((todayMs - time) / YEAR_MS));
}

function isOfAge(years: number | undefined, age: Filter['age']): boolean {
  if (age === '') return true;
  return age === 'none' ? years === undefined : years !== undefined && years >= Number(age);
}

/** A day, a month or a year, each at its begin. */
function timeOfSource(asOf: string | null): number | undefined {
  if (asOf === null || !/^\d{4}(-\d{2}){0,2}$/.test(asOf)) return undefined;
  return timeOf(asOf.length === 4 ? `${asOf}-01-01` : asOf);
}

/** How many values have each letter, the surest first. */
export function letterCounts(rows: readonly Row[]): readonly { readonly letter: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const { parameter } of rows)
    if (parameter.confidence) counts.set(parameter.confidence, (counts.get(parameter.confidence) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([letter, n]) => ({ letter, n }));
}

/** Numbers as the plan writes them, so that a program reads them too. */
export function rowsCsv(rows: readonly Row[], language: keyof LocalText): string {
  const head = ['pointer', 'place', 'parameter', 'value', 'unit', 'low', 'high', 'letter', 'source', 'url', 'date', 'note'];
  const lines = rows.map(({ parameter, place, field }) => {
    const { pointer, value, unit, low, high, confidence, source, asOf, note } = parameter;
    const plain = typeof value === 'object' ? value.join(' ') : value;
    return [
      pointer,
      place,
      field,
      plain,
      unit,
      low,
      high,
      confidence,
      source?.title[language],
      source?.url,
      asOf,
      note?.[language],
    ]
      .map(csvCell)
      .join(',');
  });
  return [head.join(','), ...lines, ''].join('\r\n');
}
