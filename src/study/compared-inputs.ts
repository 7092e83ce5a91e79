/** What plans are asked, side by side: every input with its value in each plan, and which of them belong together. */
import type { Group, LocalText } from '../scenario/fields.ts';
import { type Imports, NO_IMPORTS } from '../scenario/imports.ts';
import { type Lever, leversOf } from '../scenario/levers.ts';
import type { Loaded } from '../scenario/load.ts';
import { nameOf } from '../scenario/names.ts';
import { isAnnotated } from '../scenario/notes.ts';
import { type Parameter, parametersOf } from '../scenario/parameters.ts';
import { idOf, isObject, type Json, keyIn, pointerOf, segmentsOf, valueAt } from '../scenario/pointer.ts';
import { asIs, both } from '../scenario/words.ts';
import { differencesOf } from './compare.ts';

/** A plan that loads, with the hours from files that it is run with. */
export type Compared = Loaded & { readonly imports?: Imports };

export type ComparedInput = {
  readonly pointer: string;
  /** The field, without ids: names the label in the language files. */
  readonly field: string;
  /** Names of what it belongs to, outermost first; of an entry its own is the last. */
  readonly place: readonly LocalText[];
  /** A parameter's kind; an `entry` that only some plans have; `more` for what is no single value; a `file` of hours. */
  readonly kind: Parameter['kind'] | 'entry' | 'more' | 'file';
  readonly unit: string;
  readonly group: Group | null;
  /** The headline that moves it and nothing else, by its word. */
  readonly headline: string | null;
  /** By plan; null where a plan lacks it. */
  readonly values: readonly (Parameter['value'] | null)[];
  /** What a plan calls the entry that a value names. */
  readonly valueNames: readonly (LocalText | null)[];
  readonly differs: boolean;
};

/** Where hours from files stand among the inputs: no place of a document. */
export const IMPORTS = '/imports';

/** Every input of some plans: those in which they differ first, in the order of the documents, then those that all have alike. */
export function comparedInputs(plans: readonly Compared[]): ComparedInput[] {
  const documents = plans.map(({ document }) => document);
  const known = plans.map((plan) => new Map(parametersOf(plan).map(({ parameter }) => [parameter.pointer, parameter])));
  const headlines = headlinesOf(plans);
  const rowOf = (pointer: string): ComparedInput => {
    const found = known.map((parameters) => parameters.get(pointer));
    const one = found.find((parameter) => parameter !== undefined);
    if (!one) return unknownRow(pointer, documents);
    const values = found.map((parameter) => parameter?.value ?? null);
    return {
      pointer,
      field: one.field,
      place: one.place,
      kind: one.kind,
      unit: one.unit,
      group: one.group,
      headline: headlines.get(pointer) ?? null,
      values,
      valueNames: found.map((parameter) => parameter?.valueName ?? null),
      differs: !allAlike(values),
    };
  };
  const told = differencesOf(documents).map(({ pointer }) => rowOf(pointer));
  // What one plan leaves to its default and another writes out is no difference.
  const different = [...told.filter(({ differs }) => differs), ...fileRows(plans)];
  const apart = new Set(different.map(({ pointer }) => pointer));
  const alike = [...known[0]!.keys()].filter((pointer) => known.every((one) => one.has(pointer)) && !isUnder(pointer, apart));
  return [...different, ...alike.map(rowOf).filter(({ differs }) => !differs)];
}

function isUnder(pointer: string, places: ReadonlySet<string>): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
    if (places.has(pointer.slice(0, end))) return true;
  return false;
}

function allAlike(values: readonly unknown[]): boolean {
  const first = JSON.stringify(values[0] ?? null);
  return values.every((value) => JSON.stringify(value ?? null) === first);
}

function headlinesOf(plans: readonly Compared[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const plan of plans)
    for (const { headline, id, targets } of leversOf(plan))
      if (headline && targets.length === 1 && !found.has(targets[0]!.pointer)) found.set(targets[0]!.pointer, id);
  return found;
}

/** What is no parameter: an entry that only some plans have, or a list of links or of entries without names. */
function unknownRow(pointer: string, documents: readonly Json[]): ComparedInput {
  const segments = segmentsOf(pointer);
  const bare = documents.map((document) => {
    const value = valueAt(document, pointer);
    return isAnnotated(value) ? value.value : value;
  });
  const isEntry = bare.every((value) => value === undefined || isObject(value));
  return {
    pointer,
    ...placeOf(segments, documents[bare.findIndex((value) => value !== undefined)] ?? {}),
    kind: isEntry ? 'entry' : 'more',
    unit: '',
    group: null,
    headline: null,
    values: bare.map((value) => (value === undefined ? null : isEntry ? true : textOf(value))),
    valueNames: bare.map((value, i) => linkNames(value, segments, documents[i]!)),
    differs: true,
  };
}

/** The names of the works that a list of links leads to; null where it is none. */
function linkNames(value: Json | undefined, segments: readonly string[], document: Json): LocalText | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === 'string')) return null;
  const sites = valueAt(document, '/sites');
  const own = segments[0] === 'sites' ? segments[1] : valueAt(document, `${pointerOf(segments.slice(0, -1))}/site`);
  const site = Array.isArray(sites) ? sites.find((one) => idOf(one) === own) : undefined;
  const works = site && valueAt(site, '/activities');
  if (!Array.isArray(works)) return null;
  const names = value.map((id) => nameOf(works.find((one) => idOf(one) === id) ?? { id }, document));
  return both(names.map(({ en }) => en).join('; '), names.map(({ fr }) => fr).join('; '));
}

function placeOf(segments: readonly string[], document: Json): Pick<ComparedInput, 'field' | 'place'> {
  const field: string[] = [];
  const place: LocalText[] = [];
  const lists: Json[] = [];
  let here: Json | undefined = document;
  for (const segment of segments) {
    const list: Json | undefined = isAnnotated(here) ? here.value : here;
    const key = keyIn(list, segment);
    here = key === undefined ? undefined : (list as Record<string | number, Json>)[key];
    if (Array.isArray(list)) {
      place.push(here === undefined ? asIs(segment) : nameOf(here, document, lists));
      lists.unshift(list);
    } else field.push(segment);
  }
  return { field: field.join('.'), place };
}

/** Links and entries without names, in a line. */
function textOf(value: Json): string {
  if (isAnnotated(value)) return textOf(value.value);
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (isObject(value)) return idOf(value) ?? Object.values(value).map(textOf).join(' ');
  return String(value);
}

function fileRows(plans: readonly Compared[]): ComparedInput[] {
  const all = plans.map(({ imports = NO_IMPORTS }) => {
    const { weather, price, carbon } = imports;
    return new Map<string, { readonly name: string; readonly digest: string }>([
      ...weather.map(({ site, file }) => [`${IMPORTS}/weather/${site}`, file] as const),
      ...[price, carbon].flatMap((file) => (file ? [[`${IMPORTS}/${file.kind}`, file] as const] : [])),
    ]);
  });
  const pointers = [...new Set(all.flatMap((files) => [...files.keys()]))];
  return pointers.flatMap((pointer): ComparedInput[] => {
    const files = all.map((one) => one.get(pointer));
    if (allAlike(files.map((file) => file?.digest))) return [];
    const [, kind = '', site] = segmentsOf(pointer);
    const named = plans.flatMap(({ scenario }) => scenario.sites.find(({ id }) => id === site)?.name ?? [])[0];
    return [
      {
        pointer,
        field: `imports.${kind}`,
        place: named ? [named] : [],
        kind: 'file',
        unit: '',
        group: null,
        headline: null,
        values: files.map((file) => file?.name ?? null),
        valueNames: files.map(() => null),
        differs: true,
      },
    ];
  });
}

/** Inputs of two plans that are changed as one: those that a lever moves together, or a whole part of the plan. */
export type Grain = 'input' | 'part';

/** The differing inputs of two plans, by place, in groups: in the order of the first of each. */
export function groupedInputs(pointers: readonly string[], levers: readonly Lever[], grain: Grain): number[][] {
  if (grain === 'part') return gathered(pointers.map(partOf));
  const groups = pointers.map((_, i) => i);
  const rootOf = (i: number): number => (groups[i] === i ? i : rootOf(groups[i]!));
  const placeOfPointer = (wanted: string): number => pointers.findIndex((pointer) => `${wanted}/`.startsWith(`${pointer}/`));
  for (const lever of levers) {
    const balance = lever.kind === 'quantity' ? lever.balance : [];
    const instead = lever.kind === 'quantity' && lever.instead ? [lever.instead, ...lever.instead.named] : [];
    const moved = [...lever.targets, ...balance, ...instead].map(({ pointer }) => placeOfPointer(pointer)).filter((i) => i >= 0);
    for (const i of moved) {
      const [a, b] = [rootOf(moved[0]!), rootOf(i)];
      if (a < b) groups[b] = a;
      else groups[a] = b;
    }
  }
  return gathered(pointers.map((_, i) => String(rootOf(i))));
}

/** `/sites/paris`, `/catalogue/markets`, or the section of the plan. */
export function partOf(pointer: string): string {
  const segments = segmentsOf(pointer);
  return pointerOf(segments.slice(0, ['sites', 'catalogue'].includes(segments[0]!) ? 2 : 1));
}

function gathered(keys: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, key] of keys.entries()) groups.set(key, [...(groups.get(key) ?? []), i]);
  return [...groups.values()];
}
