/** Two plans side by side: what was changed, and what that did. */
import type { DayResults, Totals } from '../results/types.ts';
import { isAnnotated } from '../scenario/notes.ts';
import { idOf, isObject, type Json, pointerOf } from '../scenario/pointer.ts';

export type Difference = { readonly pointer: string; readonly values: readonly (Json | null)[] };

/** Keys that say something about a value, and change no result. */
const WORDS = new Set(['source', 'confidence', 'note', '$schema', 'name', 'question', 'id', 'schemaVersion', 'label']);

/** Every value in which documents differ, by pointer; null where a document lacks it. Names, sources and notes are left aside. */
export function differencesOf(documents: readonly Json[]): Difference[] {
  const found: Difference[] = [];
  const visit = (values: readonly (Json | undefined)[], path: readonly string[]): void => {
    const plain = values.map((value) => (isAnnotated(value) ? value.value : value));
    const keys = keysOf(plain);
    if (keys === undefined || plain.some((value) => value === undefined)) {
      const first = JSON.stringify(plain[0] ?? null);
      if (plain.some((value) => JSON.stringify(value ?? null) !== first))
        found.push({ pointer: pointerOf(path), values: plain.map((value) => short(value)) });
      return;
    }
    for (const key of keys) {
      // At the top, `asOf` parts what is known from what is forecast; further down it dates a source.
      if (WORDS.has(key) || (path.length === 0 ? key === 'sources' : key === 'asOf')) continue;
      visit(
        plain.map((value) => memberOf(value, key)),
        [...path, key],
      );
    }
  };
  visit(documents, []);
  return found;
}

/** What stands for a whole object or list that only some documents have. */
function short(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  if (isObject(value) || (Array.isArray(value) && value.some((entry) => isObject(entry)))) return '(present)';
  return value;
}

function keysOf(values: readonly (Json | undefined)[]): string[] | undefined {
  const present = values.filter((value) => value !== undefined);
  if (present.length > 0 && present.every((value) => isObject(value)))
    return [...new Set(present.flatMap((value) => Object.keys(value as object)))];
  if (present.length > 0 && present.every((value) => Array.isArray(value) && value.some((entry) => idOf(entry) !== undefined))) {
    return [...new Set(present.flatMap((value) => (value as Json[]).flatMap((entry) => idOf(entry) ?? [])))];
  }
  return undefined;
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value.find((entry) => idOf(entry) === key);
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export type Outcome = {
  readonly name: string;
  readonly values: readonly (number | string | null)[];
  readonly differences: readonly (number | null)[];
};

/** Outcomes of some runs, each with its difference to the first. */
export function outcomesOf(runs: readonly DayResults[]): Outcome[] {
  const numbers = (name: string, values: number[]): Outcome => ({
    name,
    values,
    differences: values.map((value) => value - values[0]!),
  });
  const totals = Object.keys(runs[0]!.summary.totals) as (keyof Totals)[];
  const targets = [...new Set(runs.flatMap(({ summary }) => summary.targets.map(({ id }) => id)))];
  const sites = [...new Set(runs.flatMap(({ summary }) => summary.sites.map(({ id }) => id)))];
  return [
    ...totals.map((name) =>
      numbers(
        name,
        runs.map(({ summary }) => summary.totals[name]),
      ),
    ),
    ...targets.map((id) =>
      numbers(
        `target ${id}`,
        runs.map(({ summary }) => summary.targets.find((target) => target.id === id)?.reached ?? Number.NaN),
      ),
    ),
    ...sites.map((id): Outcome => {
      const values = runs.map(({ summary }) => summary.sites.find((site) => site.id === id)?.firstLoad ?? null);
      const days = values.map((date) => (date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`) / 86_400_000));
      return { name: `first load ${id}`, values, differences: days.map((day) => day - days[0]!) };
    }),
  ];
}
