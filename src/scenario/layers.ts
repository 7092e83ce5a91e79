/** The files behind a plan: read, guarded, and in the order in which they lie over one another. */
import { type Issue, issueAt, show } from './issues.ts';
import { idOf, isObject, type Json, type JsonObject, pointerOf } from './pointer.ts';
import { SCHEMA_VERSION } from './scenario.ts';

export const MAX_BYTES = 20e6;
const MAX_DEPTH = 40;
const MAX_EXTENDS = 8;
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'prototype', 'constructor'];

export type SourceText = { readonly file: string; readonly text: string };

export type Library = {
  /** The catalogue that every plan stands on, as documents laid over one another. */
  readonly base: readonly SourceText[];
  /** The text that `extends` names, as seen from a file; undefined when there is none. */
  readonly read: (reference: string, from: string) => SourceText | undefined;
};

/** One file of a plan. */
export type Layer = { readonly file: string; readonly document: JsonObject };

/**
 * Reads one file. What makes it unreadable goes to `issues`; what can be refused while the rest is still checked goes to `refused`, and
 * is left out of the document.
 */
export function parse(source: SourceText, issues: Issue[], refused: Issue[]): Layer | undefined {
  const { file, text } = source;
  if (text.length > MAX_BYTES) {
    issues.push(
      issueAt(
        file,
        '',
        `${Math.ceil(text.length / 1e6)} MB`,
        `a file of at most ${MAX_BYTES / 1e6} MB`,
        'Leave out what the plan extends already says.',
      ),
    );
    return undefined;
  }
  let json: Json;
  try {
    // An editor's byte order mark is no part of the document.
    json = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    issues.push(
      issueAt(
        file,
        '',
        `text that is not JSON (${(error as Error).message})`,
        'a JSON object',
        'Check commas, quotes and brackets at that place.',
      ),
    );
    return undefined;
  }
  if (!isObject(json)) {
    issues.push(issueAt(file, '', show(json), 'a JSON object { ... }', 'A scenario is one object.'));
    return undefined;
  }
  const before = issues.length;
  guard(file, json, [], issues, refused);
  return issues.length > before ? undefined : { file, document: withoutForbidden(json) as JsonObject };
}

/** A document without the keys that reach into prototypes; the very same one when it has none. */
function withoutForbidden(here: Json): Json {
  if (Array.isArray(here)) {
    const list = here.map(withoutForbidden);
    return list.some((entry, i) => entry !== here[i]) ? list : here;
  }
  if (!isObject(here)) return here;
  const entries = Object.entries(here)
    .filter(([key]) => !FORBIDDEN_KEYS.includes(key))
    .map(([key, value]) => [key, withoutForbidden(value)] as const);
  const isSame = entries.length === Object.keys(here).length && entries.every(([key, value]) => value === here[key]);
  return isSame ? here : Object.fromEntries(entries);
}

/**
 * Refuses what could harm a reader: nesting without end goes to `issues`; keys that reach into prototypes, and entries of one id, go to
 * `refused`.
 */
export function guard(file: string, here: Json, path: (string | number)[], issues: Issue[], refused: Issue[]): void {
  if (path.length > MAX_DEPTH) {
    if (!issues.some((issue) => issue.file === file && issue.found.startsWith('nesting'))) {
      issues.push(
        issueAt(
          file,
          pointerOf(path.slice(0, 3)),
          `nesting deeper than ${MAX_DEPTH} levels`,
          `at most ${MAX_DEPTH} levels`,
          'A scenario needs no more than ten.',
        ),
      );
    }
    return;
  }
  if (Array.isArray(here)) {
    // Two entries of one id would be laid over one another without a word.
    const seen = new Set<string>();
    for (const [i, entry] of here.entries()) {
      const id = idOf(entry);
      if (id !== undefined && seen.has(id)) {
        const pointer = pointerOf([...path, i, 'id']);
        refused.push(issueAt(file, pointer, id, 'an id that no other entry of the list has', 'Give one of the two another id.'));
      }
      const named = id !== undefined && !seen.has(id) ? id : i;
      if (id !== undefined) seen.add(id);
      guard(file, entry, [...path, named], issues, refused);
    }
  } else if (isObject(here)) {
    for (const key of Object.keys(here)) {
      if (FORBIDDEN_KEYS.includes(key))
        refused.push(issueAt(file, pointerOf([...path, key]), `the key ${key}`, 'keys of the scenario format', 'Remove it.'));
      else guard(file, here[key]!, [...path, key], issues, refused);
    }
  }
}

/** The plan and all that it extends, the first one last. */
export function chainOf(start: SourceText, library: Library, issues: Issue[], refused: Issue[]): Layer[] {
  const layers: Layer[] = [];
  const seen: SourceText[] = [];
  let next: SourceText | undefined = start;
  while (next) {
    const here: SourceText = next;
    next = undefined;
    seen.push(here);
    const layer = parse(here, issues, refused);
    if (!layer) break;
    layers.unshift(layer);
    const version = layer.document.schemaVersion;
    if (typeof version === 'number' && version > SCHEMA_VERSION) {
      issues.push(
        issueAt(
          here.file,
          '/schemaVersion',
          String(version),
          `a version up to ${SCHEMA_VERSION}`,
          'The file comes from a newer Jalon: open it there, or update this one.',
        ),
      );
    }
    const reference = layer.document.extends;
    if (reference === undefined) break;
    const fault = (found: string, allowed: string, suggestion = ''): void =>
      void issues.push(issueAt(here.file, '/extends', found, allowed, suggestion));
    if (typeof reference !== 'string') {
      fault(show(reference), 'the name of a shipped plan, or a relative file');
      break;
    }
    if (seen.length >= MAX_EXTENDS) {
      fault(`a chain of more than ${MAX_EXTENDS} plans`, `at most ${MAX_EXTENDS}`);
      break;
    }
    const found = library.read(reference, here.file);
    if (!found) {
      fault(show(reference), 'the name of a shipped plan, or a relative file that exists');
      break;
    }
    if (seen.some(({ file, text }) => file === found.file && text === found.text)) {
      fault(
        [...seen, found].map(({ file }) => file).join(' -> '),
        'plans that do not extend themselves',
        'Remove one of the two.',
      );
      break;
    }
    next = found;
  }
  return layers;
}
