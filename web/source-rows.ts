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

export function sourceRows(
  parameters: readonly Parameter[],
  levers: readonly Lever[],
  words: Words,
  other: Words,
): readonly Row[] {
  const byPointer = new Map<string, Lever>();
  // The first to name a place has it: headlines stand first, and those of several targets are no one field's own.
  for (const lever of levers) {
    const pointer = pointerOf(lever);
    if (lever.targets.length === 1 && !byPointer.has(pointer)) byPointer.set(pointer, lever);
  }
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
  const list = value.map((one) => words.format.number(one, 6, 0)).join('; ');
  const unit = unitText(parameter, 2, words);
  return unit === '' ? list : `${list}\u202f${unit}`;
}

export function shownRows(rows: readonly Row[], filter: Filter, order: Order): readonly Row[] {
  const shown = rows.filter(
    ({ parameter, folded }) =>
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
  return asOf !== null && /^\d{4}/.test(asOf) ? timeOf(asOf.length === 4 ? `${asOf}-01-01` : asOf) : Number.MAX_SAFE_INTEGER;
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
