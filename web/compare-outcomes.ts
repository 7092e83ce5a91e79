/** What the compared plans come to, in plain numbers: a first load as days since 1970. */
import { outcomeNumbers, type Summary } from '../src/index.ts';
import type { ReadyPlan } from './compare-state.ts';
import { outcomeIds } from './compare-text.ts';
import { csvCell } from './csv-cell.ts';

type Numbers = ReturnType<typeof outcomeNumbers>;
/** By outcome; what is unknown, or not in the plan, is null. */
type OutcomeColumn = { readonly letter: string; readonly values: readonly (number | null)[] };
export type OutcomeColumns = {
  /** By plan, as its words are made of them: what never comes is told from what is not in the plan. */
  readonly numbers: readonly Numbers[];
  readonly ids: readonly string[];
  readonly plans: readonly OutcomeColumn[];
  /** How far the others lie from the base. */
  readonly over: readonly OutcomeColumn[];
};

/** Every file of outcomes is made of these. */
export function outcomeColumns(
  plans: readonly { readonly letter: string; readonly summary: Summary }[],
  base: string,
): OutcomeColumns {
  const numbers = plans.map(({ summary }) => outcomeNumbers(summary));
  const ids = outcomeIds(numbers);
  const from = numbers[plans.findIndex(({ letter }) => letter === base)]!;
  const column = (plan: number, of: (own: Numbers, id: string) => number): OutcomeColumn => ({
    letter: plans[plan]!.letter,
    values: ids.map((id) => {
      const value = of(numbers[plan]!, id);
      return Number.isNaN(value) ? null : value;
    }),
  });
  const numberOf = (of: Numbers, id: string): number => of[id] ?? Number.NaN;
  return {
    numbers,
    ids,
    plans: plans.map((_, i) => column(i, numberOf)),
    over: plans.flatMap(({ letter }, i) =>
      letter === base ? [] : [column(i, (own, id) => numberOf(own, id) - numberOf(from, id))],
    ),
  };
}

/** As a CSV at once, without words. */
export function outcomesCsv(
  plans: readonly Pick<ReadyPlan, 'letter' | 'overview'>[],
  { letter: base }: Pick<ReadyPlan, 'letter'>,
): string {
  const told = outcomeColumns(
    plans.map(({ letter, overview }) => ({ letter, summary: overview.summary })),
    base,
  );
  const columns = [...told.plans, ...told.over];
  const head = ['outcome', ...told.plans.map(({ letter }) => letter), ...told.over.map(({ letter }) => `${letter} - ${base}`)];
  const lines = told.ids.map((id, i) => [id, ...columns.map(({ values }) => values[i])].map(csvCell).join(','));
  return [head.join(','), ...lines, ''].join('\r\n');
}
