/** The files behind a plan: read, guarded, and in the order in which they lie over one another. */
import { parse as parseJson } from '@humanwhocodes/momoa';
import { type Issue, issueAt } from './issues.ts';
import { idOf, isObject, type Json, type JsonObject, pointerOf } from './pointer.ts';
import { SCHEMA_VERSION } from './scenario.ts';
import { asIs, both, type LocalText, NOTHING_TO_ADD, REMOVE_IT, show } from './words.ts';

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

export const KEYS_OF_THE_FORMAT = both('keys of the scenario format', 'les clés du format des scénarios');

/** Two entries of a list share an id. */
export const ANOTHER_ID = {
  allowed: both('an id that no other entry of the list has', 'un identifiant que nul autre élément de la liste ne porte'),
  suggestion: both('Give one of the two another id.', 'Donnez un autre identifiant à l’un des deux.'),
};

/** A file that is not even read. */
export function tooLarge(file: string, bytes: number): Issue {
  const [mb, most] = [Math.ceil(bytes / 1e6), MAX_BYTES / 1e6];
  return issueAt(
    file,
    '',
    both(`${mb} MB`, `${mb}\u00A0Mo`),
    both(`a file of at most ${most} MB`, `un fichier de ${most}\u00A0Mo au plus`),
    both('Leave out what the plan extends already says.', 'N’y mettez pas ce que dit déjà le plan étendu.'),
  );
}

/** One file of a plan. */
export type Layer = { readonly file: string; readonly document: JsonObject };

/**
 * Reads one file. What makes it unreadable goes to `issues`; what can be refused while the rest is still checked goes to `refused`, and
 * is left out of the document.
 */
export function parse(source: SourceText, issues: Issue[], refused: Issue[]): Layer | undefined {
  const { file } = source;
  // An editor's byte order mark is no part of the document.
  const text = source.text.replace(/^\uFEFF/, '');
  if (text.length > MAX_BYTES) {
    issues.push(tooLarge(file, text.length));
    return undefined;
  }
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    const at = placeOfFault(text);
    issues.push(
      issueAt(
        file,
        '',
        both(`text that is not JSON${at.en}`, `un texte qui n’est pas du JSON${at.fr}`),
        both('a JSON object', 'un objet JSON'),
        both(
          'Check commas, quotes and brackets at that place.',
          'Vérifiez les virgules, les guillemets et les crochets à cet endroit.',
        ),
      ),
    );
    return undefined;
  }
  if (!isObject(json)) {
    issues.push(
      issueAt(
        file,
        '',
        show(json),
        both('a JSON object { ... }', 'un objet JSON { ... }'),
        both('A scenario is one object.', 'Un scénario est un seul objet.'),
      ),
    );
    return undefined;
  }
  const before = issues.length;
  guard(file, json, [], issues, refused);
  return issues.length > before ? undefined : { file, document: withoutForbidden(json) as JsonObject };
}

/** Where a text stops being JSON; a browser's own message says it in English, and not always with the place. */
function placeOfFault(text: string): LocalText {
  try {
    parseJson(text, { mode: 'json' });
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number };
    if (line === undefined || column === undefined) return NOTHING_TO_ADD;
    const there = show(
      (text.split('\n')[line - 1] ?? '')
        .slice(column - 1)
        .trimEnd()
        .slice(0, 30),
    ).en;
    return both(`: line ${line}, column ${column}, ${there}`, `\u00A0: ligne ${line}, colonne ${column}, ${there}`);
  }
  return NOTHING_TO_ADD;
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
    if (!issues.some((issue) => issue.file === file && issue.found.en.startsWith('nesting'))) {
      issues.push(
        issueAt(
          file,
          pointerOf(path.slice(0, 3)),
          both(`nesting deeper than ${MAX_DEPTH} levels`, `une imbrication de plus de ${MAX_DEPTH} niveaux`),
          both(`at most ${MAX_DEPTH} levels`, `${MAX_DEPTH} niveaux au plus`),
          both('A scenario needs no more than ten.', 'Un scénario n’en demande pas plus de dix.'),
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
        refused.push(issueAt(file, pointer, asIs(id), ANOTHER_ID.allowed, ANOTHER_ID.suggestion));
      }
      const named = id !== undefined && !seen.has(id) ? id : i;
      if (id !== undefined) seen.add(id);
      guard(file, entry, [...path, named], issues, refused);
    }
  } else if (isObject(here)) {
    for (const key of Object.keys(here)) {
      if (FORBIDDEN_KEYS.includes(key))
        refused.push(
          issueAt(file, pointerOf([...path, key]), both(`the key ${key}`, `la clé ${key}`), KEYS_OF_THE_FORMAT, REMOVE_IT),
        );
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
          asIs(String(version)),
          both(`a version up to ${SCHEMA_VERSION}`, `une version jusqu’à ${SCHEMA_VERSION}`),
          both(
            'The file comes from a newer Jalon: open it there, or update this one.',
            'Le fichier vient d’un Jalon plus récent\u00A0: ouvrez-le avec celui-là, ou mettez celui-ci à jour.',
          ),
        ),
      );
    }
    const reference = layer.document.extends;
    if (reference === undefined) break;
    const fault = (found: LocalText, allowed: LocalText, suggestion?: LocalText): void =>
      void issues.push(issueAt(here.file, '/extends', found, allowed, suggestion));
    if (typeof reference !== 'string') {
      fault(
        show(reference),
        both('the name of a shipped plan, or a relative file', 'le nom d’un plan livré, ou un fichier relatif'),
      );
      break;
    }
    if (seen.length >= MAX_EXTENDS) {
      fault(
        both(`a chain of more than ${MAX_EXTENDS} plans`, `une chaîne de plus de ${MAX_EXTENDS} plans`),
        both(`at most ${MAX_EXTENDS}`, `${MAX_EXTENDS} au plus`),
      );
      break;
    }
    const found = library.read(reference, here.file);
    if (!found) {
      fault(
        show(reference),
        both(
          'the name of a shipped plan, or a relative file that exists',
          'le nom d’un plan livré, ou un fichier relatif qui existe',
        ),
      );
      break;
    }
    if (seen.some(({ file, text }) => file === found.file && text === found.text)) {
      fault(
        asIs([...seen, found].map(({ file }) => file).join(' -> ')),
        both('plans that do not extend themselves', 'des plans qui ne s’étendent pas eux-mêmes'),
        both('Remove one of the two.', 'Supprimez l’un des deux renvois.'),
      );
      break;
    }
    next = found;
  }
  return layers;
}
