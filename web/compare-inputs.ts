/** The inputs of the compared plans as rows of a table: which are shown, in what order, and as a CSV. */
import type { ComparedInput } from '../src/index.ts';
import type { Show } from './compared.ts';
import { inputLabel, inputText } from './compare-text.ts';
import type { CompareWords } from './compare-words.ts';
import { csvCell } from './csv-cell.ts';
import { comparerFor } from './format.ts';
import type { Words } from './i18n/messages.ts';

/** By the document, by name, or by the value in one of the plans. */
export type Order = { readonly by: 'document' | 'name' | number; readonly down: boolean };

export type InputRow = { readonly input: ComparedInput; readonly label: string; readonly texts: readonly string[] };

export function inputRows(inputs: readonly ComparedInput[], words: Words, said: CompareWords): readonly InputRow[] {
  return inputs.map((input) => ({
    input,
    label: inputLabel(input, words, said),
    texts: input.values.map((_, plan) => inputText(input, plan, words, said)),
  }));
}

/** How many there are of each kind: told of all of them, whatever is shown and in what order. */
export function inputCounts(rows: readonly InputRow[]): Readonly<Record<Show, number>> {
  const different = rows.filter(({ input }) => input.differs).length;
  return { different, equal: rows.length - different, all: rows.length };
}

export function shownInputs(
  rows: readonly InputRow[],
  show: Show,
  { by, down }: Order,
  language: Words['language'],
): readonly InputRow[] {
  const shown = rows.filter(({ input }) => show === 'all' || input.differs === (show === 'different'));
  if (by === 'document') return down ? [...shown].reverse() : shown;
  const compareTexts = comparerFor(language);
  const compare = (a: InputRow, b: InputRow): number => {
    if (by === 'name') return compareTexts(a.label, b.label);
    const [one, other] = [a.input.values[by] ?? null, b.input.values[by] ?? null];
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    // Numbers first, then words; what a plan lacks stands last.
    const rank = (value: unknown) => (typeof value === 'number' ? 0 : value === null ? 2 : 1);
    return rank(one) - rank(other) || compareTexts(a.texts[by]!, b.texts[by]!);
  };
  const sorted = [...shown].sort(compare);
  return down ? sorted.reverse() : sorted;
}

/** Values as the plans write them, so that a program reads them too. */
export function inputsCsv(rows: readonly InputRow[], letters: readonly string[]): string {
  const plain = (value: ComparedInput['values'][number] | undefined) =>
    typeof value === 'object' && value !== null ? value.join(' ') : value;
  const lines = rows.map(({ input, label }) =>
    [input.pointer, label, input.unit, input.differs, ...letters.map((_, i) => plain(input.values[i]))].map(csvCell).join(','),
  );
  return [['pointer', 'input', 'unit', 'differs', ...letters].join(','), ...lines, ''].join('\r\n');
}
