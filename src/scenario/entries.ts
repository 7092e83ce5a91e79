/** Entries of a document that may be wrong in any way, and what is reported of them. */
import { dayOf } from '../timeline.ts';
import { COLLECTIONS, isDate } from './fields.ts';
import { ANOTHER_ID } from './layers.ts';
import { isObject, type Json, type JsonObject, nearest } from './pointer.ts';
import { asIs, both, didYouMean, figure, listed, type LocalText } from './words.ts';

export type Fault = {
  readonly path: readonly (string | number)[];
  readonly found: LocalText;
  readonly allowed: LocalText;
  readonly suggestion: LocalText;
};

export type Entry = { readonly path: readonly (string | number)[]; readonly value: JsonObject };
export type Report = (path: readonly (string | number)[], found: LocalText, allowed: LocalText, suggestion?: LocalText) => void;

/** What stands in a field, as the file has it. */
export function quoted(value: Json | undefined): LocalText {
  return typeof value === 'number' ? figure(value) : asIs(typeof value === 'string' ? value : String(JSON.stringify(value)));
}

/** The records of a list. */
export function entriesOf(parent: Entry | undefined, key: string): Entry[] {
  const list = parent?.value[key];
  if (!parent || !Array.isArray(list)) return [];
  return list.flatMap((value, i) => (isObject(value) ? [{ path: [...parent.path, key, i], value }] : []));
}

export function child(parent: Entry | undefined, key: string): Entry | undefined {
  const value = parent?.value[key];
  return parent && isObject(value) ? { path: [...parent.path, key], value } : undefined;
}

export function textsOf(x: Json | undefined): string[] {
  return Array.isArray(x) ? x.filter((entry): entry is string => typeof entry === 'string') : [];
}

export function idsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (typeof entry.value.id === 'string' ? [entry.value.id] : []));
}

export function dayIn(entry: Entry, key: string): number | undefined {
  const value = entry.value[key];
  return isDate(value) ? dayOf(value.length === 7 ? `${value}-01` : value) : undefined;
}

export function numberIn(entry: Entry, key: string): number | undefined {
  const value = entry.value[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Lists that entries refer to, as phrases. */
const ONE_OF_THE = {
  ...COLLECTIONS,
  stages: both('the id of one of the stages of the site', 'l’identifiant d’une des tranches du site'),
  activities: both('the id of one of the activities of the site', 'l’identifiant d’une des étapes du site'),
  halls: both('the id of one of the halls of the site', 'l’identifiant d’une des salles du site'),
};

/** The id of one of these, and which there are. */
export function idOfOneOf(what: keyof typeof ONE_OF_THE, ids: readonly string[]): LocalText {
  const [phrase, known] = [ONE_OF_THE[what], listed(ids)];
  return both(`${phrase.en}: ${known.en}`, `${phrase.fr}\u00A0: ${known.fr}`);
}

/** A reference must name an entry of its list. */
export function refer(
  entry: Entry | undefined,
  key: string,
  ids: readonly string[],
  what: keyof typeof ONE_OF_THE,
  report: Report,
): void {
  const value = entry?.value[key];
  if (!entry || typeof value !== 'string' || ids.includes(value)) return;
  report([...entry.path, key], asIs(value), idOfOneOf(what, ids), didYouMean(nearest(value, ids)));
}

export function checkUnique(entries: readonly Entry[], report: Report): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const id = entry.value.id;
    if (typeof id !== 'string') continue;
    if (seen.has(id)) report([...entry.path, 'id'], asIs(id), ANOTHER_ID.allowed, ANOTHER_ID.suggestion);
    seen.add(id);
  }
}

/** What was found faultless, with all that it was judged by, and what was learnt of it: what a change leaves as it was is not checked again. */
export type Faultless = WeakMap<object, { readonly beside: readonly unknown[]; readonly learnt: unknown }>;

/** Checks a part of a document; not again as long as neither it nor what stands `beside` it is another. */
export function onceFaultless<T>(
  faultless: Faultless,
  part: Json | undefined,
  beside: readonly unknown[],
  report: Report,
  check: (tell: Report) => T,
): T {
  if (typeof part !== 'object' || part === null) return check(report);
  const kept = faultless.get(part);
  if (kept?.beside.every((one, i) => one === beside[i])) return kept.learnt as T;
  let faults = 0;
  const learnt = check((...fault) => {
    faults++;
    report(...fault);
  });
  if (faults === 0) faultless.set(part, { beside, learnt });
  return learnt;
}
