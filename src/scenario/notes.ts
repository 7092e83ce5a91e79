/** Ranges and sources ride beside the number: the model gets `240`, and the note keeps what the file said of it. */
import { allowedBy, isLocalText, type LocalText } from './fields.ts';
import { isObject, type Json, type JsonObject, namerOf, pointerOf } from './pointer.ts';
import { both, figure, keysAllowed, NOTHING_TO_ADD, oneOf } from './words.ts';

export const CONFIDENCES = ['A', 'B', 'C', 'D'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const DISTRIBUTIONS = ['uniform', 'triangular', 'normal', 'lognormal', 'pert', 'discrete'] as const;

export type Note = {
  readonly low?: number;
  readonly high?: number;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly asOf?: string;
  readonly note?: string | LocalText;
  readonly distribution?: (typeof DISTRIBUTIONS)[number];
};

const NOTE_KEYS = ['value', 'low', 'high', 'source', 'confidence', 'asOf', 'note', 'distribution'];

/** True for `{ "value": ..., ... }`: no other record of a scenario has that key. */
export function isAnnotated(x: unknown): x is { value: Json } & Record<string, Json> {
  return isObject(x) && Object.hasOwn(x, 'value');
}

export type NoteFault = {
  readonly segments: readonly (string | number)[];
  readonly found: Json;
  readonly allowed: LocalText;
  readonly suggestion: LocalText;
};

export type Stripped = {
  readonly plain: Json;
  readonly notes: ReadonlyMap<string, Note>;
  readonly faults: readonly NoteFault[];
};

type Part = Stripped & { readonly place: string };
/** What each part of a document came to where it stood: a part that a change leaves as it was is not read again. */
const stripped = new WeakMap<object, Part>();

/** The document with plain values, the notes by pointer, and what is wrong with the notes themselves. */
export function stripNotes(document: Json): Stripped & { readonly parts: readonly Stripped[] } {
  if (!isObject(document) || isAnnotated(document)) {
    const whole = strip(document, []);
    return { ...whole, parts: [whole] };
  }
  const parts: Stripped[] = [];
  const plain: JsonObject = {};
  for (const [key, section] of Object.entries(document)) plain[key] = stripSection(key, section, parts);
  const notes = new Map<string, Note>();
  for (const part of parts) for (const [pointer, note] of part.notes) notes.set(pointer, note);
  return { plain, notes, faults: parts.flatMap(({ faults }) => faults), parts };
}

/** A list by its entries, another section as one; what each came to is added to `parts`. */
function stripSection(key: string, section: Json, parts: Stripped[]): Json {
  const take = (here: Json, place: readonly string[]): Json => {
    const part = stripPart(here, place);
    parts.push(part);
    return part.plain;
  };
  if (!Array.isArray(section)) return take(section, [key]);
  const nameOf = namerOf(section);
  const plain = section.map((entry, i) => take(entry, [key, ...nameOf([i]).map(String)]));
  const former = plains.get(section);
  if (former?.every((entry, i) => entry === plain[i])) return former;
  plains.set(section, plain);
  return plain;
}

/** The plain list that each list became: the same list again, for whoever keeps what it made of it. */
const plains = new WeakMap<readonly Json[], Json[]>();

function stripPart(part: Json, place: readonly string[]): Stripped {
  if (typeof part !== 'object' || part === null) return { plain: part, notes: new Map(), faults: [] };
  const name = pointerOf(place);
  const kept = stripped.get(part);
  if (kept?.place === name) return kept;
  const made = { ...strip(part, place), place: name };
  stripped.set(part, made);
  return made;
}

/** Strips what stands at `root` of a document. */
function strip(document: Json, root: readonly string[]): Stripped {
  const notes = new Map<string, Note>();
  const faults: NoteFault[] = [];
  const nameOf = namerOf(document);
  const visit = (here: Json, path: (string | number)[]): Json => {
    if (Array.isArray(here)) return here.map((entry, i) => visit(entry, [...path, i]));
    if (!isObject(here)) return here;
    if (isAnnotated(here)) {
      const named = [...root, ...nameOf(path)];
      faults.push(...faultsOf(here, named));
      const { value, ...note } = here;
      notes.set(pointerOf(named), note as Note);
      return visit(value, [...path, 'value']);
    }
    return Object.fromEntries(Object.entries(here).map(([key, value]) => [key, visit(value, [...path, key])]));
  };
  return { plain: visit(document, []), notes, faults };
}

function faultsOf(entry: Record<string, Json>, segments: (string | number)[]): NoteFault[] {
  const faults: NoteFault[] = [];
  const fault = (key: string, allowed: LocalText, suggestion = NOTHING_TO_ADD): void => {
    faults.push({ segments: [...segments, key], found: entry[key]!, allowed, suggestion });
  };
  for (const key of Object.keys(entry)) {
    if (!NOTE_KEYS.includes(key)) fault(key, keysAllowed(NOTE_KEYS), both('Remove the key.', 'Supprimez la clé.'));
  }
  const { value, low, high } = entry;
  for (const key of ['low', 'high'] as const) {
    if (entry[key] !== undefined && typeof entry[key] !== 'number') fault(key, both('a number', 'un nombre'));
  }
  if (typeof value === 'number') {
    if (typeof low === 'number' && low > value) {
      const { en, fr } = figure(value);
      const allowed = both(`a number up to the value, ${en}`, `un nombre au plus égal à la valeur, ${fr}`);
      fault('low', allowed, both(`Go no higher than ${en}.`, `Ne dépassez pas ${fr}.`));
    }
    if (typeof high === 'number' && high < value) {
      const { en, fr } = figure(value);
      const allowed = both(`a number from the value, ${en}`, `un nombre au moins égal à la valeur, ${fr}`);
      fault('high', allowed, both(`Go no lower than ${en}.`, `Ne descendez pas sous ${fr}.`));
    }
  }
  if (entry.confidence !== undefined && !CONFIDENCES.includes(entry.confidence as Confidence))
    fault('confidence', oneOf(CONFIDENCES));
  if (entry.distribution !== undefined && !DISTRIBUTIONS.includes(entry.distribution as 'pert'))
    fault('distribution', oneOf(DISTRIBUTIONS));
  for (const key of ['source', 'asOf']) {
    if (entry[key] !== undefined && typeof entry[key] !== 'string') fault(key, both('a text', 'un texte'));
  }
  if (entry.note !== undefined && !isLocalText(entry.note)) fault('note', allowedBy({ kind: 'local-text', doc: '' }));
  return faults;
}
