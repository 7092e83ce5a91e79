/** Measures that a person wrote: a name and a formula. The browser keeps them; every change of them is a step that can be taken back. */
import { fold } from '../fold.ts';

/** Plain data, so that a file or a link may hold it. */
export type OwnMeasure = { readonly name: string; readonly formula: string };
export type OwnMeasures = readonly OwnMeasure[];

export const LONGEST_NAME = 60;
export const MOST_MEASURES = 50;
/** Longer than any formula that is read. */
const LONGEST_FORMULA = 400;

export type NameFault = 'empty' | 'long' | 'taken' | 'many';

export function tidyName(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

/** A formula in one line. */
export function tidyFormula(formula: string): string {
  return formula.replace(/\s+/g, ' ').trim();
}

/** The measure of a name, written with other capitals or accents too. */
export function measureNamed(measures: OwnMeasures, name: string): OwnMeasure | undefined {
  const wanted = fold(tidyName(name));
  return measures.find((one) => fold(one.name) === wanted);
}

/** Whether a measure is among them, and no other of the same name, as one that came by a link may have. */
export function isListed(measures: OwnMeasures, { name, formula }: OwnMeasure): boolean {
  return measures.some((one) => one.name === name && one.formula === formula);
}

/** Why a measure cannot have a name; `former` is the one that it takes the place of. */
export function nameFault(measures: OwnMeasures, name: string, former: OwnMeasure | undefined): NameFault | undefined {
  const tidy = tidyName(name);
  if (tidy === '') return 'empty';
  if (tidy.length > LONGEST_NAME) return 'long';
  const found = measureNamed(measures, tidy);
  if (found && found.name !== former?.name) return 'taken';
  return !former && measures.length >= MOST_MEASURES ? 'many' : undefined;
}

/** With a measure in the place of a former one, or after the others. */
export function withMeasure(measures: OwnMeasures, measure: OwnMeasure, former: OwnMeasure | undefined): OwnMeasures {
  const isThere = former && measures.some(({ name }) => name === former.name);
  return isThere ? measures.map((one) => (one.name === former.name ? measure : one)) : [...measures, measure];
}

export function withoutMeasure(measures: OwnMeasures, name: string): OwnMeasures {
  return measures.filter((one) => one.name !== name);
}

/** What has become of a measure where the list is another: the one of its name, or the one in its place where it was renamed. */
export function successor(before: OwnMeasures, now: OwnMeasures, name: string): OwnMeasure | undefined {
  const same = now.find((one) => one.name === name);
  return same ?? (now.length === before.length ? now[before.findIndex((one) => one.name === name)] : undefined);
}

/**
 * What is kept once a page has made one list of another: what it did not touch stays as any other page left it, and the measure of a name
 * is the one that was saved last.
 */
export function mergedMeasures(kept: OwnMeasures, before: OwnMeasures, now: OwnMeasures): OwnMeasures {
  const isSame = (one: OwnMeasure, other: OwnMeasure | undefined) => one.name === other?.name && one.formula === other.formula;
  // Of a page that is alone the order is kept too.
  if (kept.length === before.length && kept.every((one, i) => isSame(one, before[i]))) return now;
  const followed = new Map(before.map((one) => [one.name, successor(before, now, one.name)]));
  const put = (all: OwnMeasures, next: OwnMeasure, former: string): OwnMeasures => {
    const place = measureNamed(all, former);
    const others = all.filter((one) => one === place || fold(one.name) !== fold(next.name));
    return withMeasure(others, next, place);
  };
  let merged = kept;
  for (const one of before) {
    const next = followed.get(one.name);
    if (!next) merged = withoutMeasure(merged, one.name);
    else if (!isSame(one, next)) merged = put(merged, next, one.name);
  }
  const made = now.filter((one) => ![...followed.values()].includes(one));
  return made.reduce((all, one) => put(all, one, one.name), merged);
}

/** What of some kept data is a list of measures; what is none of them is left out. */
export function readMeasures(kept: unknown): OwnMeasures {
  if (!Array.isArray(kept)) return [];
  const found: OwnMeasure[] = [];
  for (const one of kept as readonly unknown[]) {
    const { name, formula } = (one ?? {}) as Partial<Record<keyof OwnMeasure, unknown>>;
    if (typeof name !== 'string' || typeof formula !== 'string' || formula.length > LONGEST_FORMULA) continue;
    const fault = nameFault(found, name, undefined);
    // Two pages may have kept more together than either would have taken.
    if (fault === undefined || fault === 'many') found.push({ name: tidyName(name), formula });
  }
  return found;
}
