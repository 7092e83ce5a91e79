/** The outcomes of the compared plans as a CSV: plain numbers, a first load as days since 1970. */
import { outcomeNumbers } from '../src/index.ts';
import type { ReadyPlan } from './compare-state.ts';
import { outcomeIds } from './compare-text.ts';
import { csvCell } from './csv-cell.ts';

export function outcomesCsv(
  plans: readonly Pick<ReadyPlan, 'id' | 'letter' | 'overview'>[],
  base: Pick<ReadyPlan, 'id'>,
): string {
  const numbers = plans.map(({ overview }) => outcomeNumbers(overview.summary));
  const from = plans.findIndex(({ id }) => id === base.id);
  const others = plans.map((_, i) => i).filter((i) => i !== from);
  const plain = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? undefined : value);
  const lines = outcomeIds(numbers).map((id) => {
    const of = (plan: number) => numbers[plan]![id] ?? Number.NaN;
    return [id, ...numbers.map((_, i) => plain(of(i))), ...others.map((i) => plain(of(i) - of(from)))].map(csvCell).join(',');
  });
  const head = [
    'outcome',
    ...plans.map(({ letter }) => letter),
    ...others.map((i) => `${plans[i]!.letter} - ${plans[from]!.letter}`),
  ];
  return [head.join(','), ...lines, ''].join('\r\n');
}
