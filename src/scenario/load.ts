/** From text to a scenario, or to everything that is wrong with it. Never throws for a bad file: that is an everyday answer. */
import * as v from 'valibot';
import { crossChecks } from './cross-checks.ts';
import { digestOf } from './digest.ts';
import { allowedBy, metaOf } from './fields.ts';
import type { Issue } from './issues.ts';
import { merge } from './merge.ts';
import { migrate } from './migrate.ts';
import { type Note, stripNotes } from './notes.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  keyIn,
  namedSegments,
  nearest,
  pointerOf,
  segmentsOf,
  valueAt,
} from './pointer.ts';
import { SCHEMA_VERSION, type Scenario, scenarioFields } from './scenario.ts';
import { keysOn, pathOf, schemaOn } from './walk.ts';

export const MAX_BYTES = 20e6;
const MAX_DEPTH = 40;
const MAX_EXTENDS = 8;
const FORBIDDEN_KEYS = ['__proto__', 'prototype', 'constructor'];

export type SourceText = { readonly file: string; readonly text: string };
export type Change = { readonly pointer: string; readonly value: unknown };

export type Library = {
  /** The catalogue that every plan stands on, as documents laid over one another. */
  readonly base: readonly SourceText[];
  /** The text that `extends` names, as seen from a file; undefined when there is none. */
  readonly read: (reference: string, from: string) => SourceText | undefined;
};

export type Loaded = {
  readonly ok: true;
  readonly scenario: Scenario;
  /** Range and source by JSON pointer, where a value carries its own. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Fingerprint of the scenario as it runs. */
  readonly hash: string;
  /** The merged document, values still with their notes. */
  readonly document: JsonObject;
};

export type LoadAnswer = Loaded | { readonly ok: false; readonly issues: readonly Issue[] };

type Layer = { readonly file: string; readonly document: JsonObject };

/** Read a plan, lay it over what it extends and over the catalogue, apply changes, and check all of it. */
export function loadScenario(start: SourceText, library: Library, changes: readonly Change[] = []): LoadAnswer {
  const issues: Issue[] = [];
  const base = library.base.flatMap((source) => parse(source, issues) ?? []);
  const plans = chainOf(start, library, issues);
  if (issues.length > 0) return { ok: false, issues };

  const layers = [...base, ...plans];
  let document: Json = layers.reduce<Json>((below, layer) => merge(below, migrate(layer.document)), {});
  for (const change of changes) document = applyChange(document, change, issues);
  delete (document as JsonObject).extends;

  const { plain, notes, faults } = stripNotes(document);
  const fileOf = (segments: readonly (string | number)[]): string => owner(layers, segments) ?? start.file;
  const add = (segments: readonly (string | number)[], found: string, allowed: string, suggestion: string): void => {
    const pointer = pointerOf(segments);
    if (issues.some((issue) => issue.pointer === pointer)) return;
    issues.push(issueAt(fileOf(segments), pointer, found, allowed, suggestion));
  };
  for (const fault of faults) add(fault.segments, show(fault.found), fault.allowed, fault.suggestion);
  for (const [pointer, note] of notes) checkNote(pointer, note, plain, add);

  const parsed = v.safeParse(scenarioFields, plain);
  for (const issue of parsed.issues ?? []) {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const [found, allowed, suggestion] = explain(plain, path, issue.input, issue.message);
    add(namedSegments(plain, path), found, allowed, suggestion);
  }
  for (const fault of crossChecks(plain)) add(namedSegments(plain, fault.path), fault.found, fault.allowed, fault.suggestion);
  if (issues.length > 0 || !parsed.success) return { ok: false, issues };
  const scenario = parsed.output as Scenario;
  return { ok: true, scenario, notes, hash: digestOf(scenario), document: document as JsonObject };
}

function issueAt(file: string, pointer: string, found: string, allowed: string, suggestion: string): Issue {
  const at = pointer === '' ? 'The file' : pointer;
  return { file, pointer, found, allowed, message: `${at}: found ${found}; allowed is ${allowed}.`, suggestion };
}

/** A value as a reader would quote it, short. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function parse(source: SourceText, issues: Issue[]): Layer[] | undefined {
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
    json = JSON.parse(text) as Json;
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
  guard(file, json, [], issues);
  return issues.length > before ? undefined : [{ file, document: json }];
}

/** Refuses what could harm a reader: keys that reach into prototypes, and nesting without end. */
function guard(file: string, here: Json, path: (string | number)[], issues: Issue[]): void {
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
  if (Array.isArray(here)) for (const [i, entry] of here.entries()) guard(file, entry, [...path, i], issues);
  else if (isObject(here)) {
    for (const key of Object.keys(here)) {
      if (FORBIDDEN_KEYS.includes(key))
        issues.push(issueAt(file, pointerOf([...path, key]), `the key ${key}`, 'keys of the scenario format', 'Remove it.'));
      else guard(file, here[key]!, [...path, key], issues);
    }
  }
}

/** The plan and all that it extends, the first one last. */
function chainOf(start: SourceText, library: Library, issues: Issue[]): Layer[] {
  const layers: Layer[] = [];
  const seen: string[] = [];
  let next: SourceText | undefined = start;
  while (next) {
    const here: SourceText = next;
    next = undefined;
    seen.push(here.file);
    const parsed = parse(here, issues);
    if (!parsed) break;
    const layer = parsed[0]!;
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
    if (seen.includes(found.file)) {
      fault([...seen, found.file].join(' -> '), 'plans that do not extend themselves', 'Remove one of the two.');
      break;
    }
    next = found;
  }
  return layers;
}

/** The document with one value set, or removed by null. Only the last key may be new. */
function applyChange(document: Json, { pointer, value }: Change, issues: Issue[]): Json {
  const fault = (found: string, allowed: string, suggestion = ''): Json => {
    issues.push(issueAt('--set', pointer, found, allowed, suggestion));
    return document;
  };
  if (!pointer.startsWith('/') || pointer.length > 2000) return fault(show(pointer), 'a JSON pointer that begins with /');
  const segments = segmentsOf(pointer);
  if (segments.some((segment) => FORBIDDEN_KEYS.includes(segment))) return fault(show(pointer), 'keys of the scenario format');
  const before = issues.length;
  guard('--set', value as Json, segments, issues);
  if (issues.length > before) return document;
  const put = (here: Json | undefined, depth: number): Json | undefined => {
    const segment = segments[depth]!;
    const last = depth === segments.length - 1;
    const key = keyIn(here, segment) ?? (last && isObject(here) ? segment : undefined);
    if (key === undefined) return undefined;
    const changed = last ? (value as Json) : put((here as JsonObject)[key], depth + 1);
    if (changed === undefined) return undefined;
    if (Array.isArray(here))
      return last && value === null ? here.filter((_, i) => i !== key) : here.map((entry, i) => (i === key ? changed : entry));
    const { [key as string]: _old, ...rest } = here as JsonObject;
    return last && value === null ? rest : { ...(here as JsonObject), [key]: changed };
  };
  const changed = put(document, 0);
  if (changed !== undefined) return changed;
  const reached = segments.findIndex((_, i) => valueAt(document, pointerOf(segments.slice(0, i + 1))) === undefined);
  const parent = valueAt(document, pointerOf(segments.slice(0, reached)));
  const known = Array.isArray(parent)
    ? parent.map((entry, i) => (isObject(entry) && typeof entry.id === 'string' ? entry.id : String(i)))
    : isObject(parent)
      ? Object.keys(parent)
      : [];
  const near = nearest(segments[reached] ?? '', known);
  return fault(
    `nothing at ${pointerOf(segments.slice(0, reached + 1))}`,
    known.length > 0 ? `one of ${known.slice(0, 20).join(', ')}` : 'a place that exists',
    near ? `Did you mean ${near}?` : '',
  );
}

/** The file that wrote what stands at a path, or else what stands nearest above it. */
function owner(layers: readonly Layer[], segments: readonly (string | number)[]): string | undefined {
  for (let n = segments.length; n > 0; n--) {
    const pointer = pointerOf(segments.slice(0, n));
    const layer = layers.findLast(({ document }) => valueAt(document, pointer) !== undefined);
    if (layer) return layer.file;
  }
  return undefined;
}

function explain(
  plain: Json,
  path: readonly (string | number)[],
  input: unknown,
  message: string,
): [found: string, allowed: string, suggestion: string] {
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (message === 'unknown key') {
    const known = keysOn(parent);
    const near = nearest(String(key), known);
    return [
      `the unknown key ${show(String(key))}`,
      `the keys ${known.join(', ')}`,
      near ? `Did you mean ${near}?` : 'Remove it.',
    ];
  }
  const schema = schemaOn(path);
  const meta = schema && metaOf(schema);
  const allowed = meta ? allowedBy(meta) : message;
  if (input === undefined) {
    const record = valueAt(plain, pointerOf(parent));
    const slip = isObject(record)
      ? nearest(
          String(key),
          Object.keys(record).filter((known) => !keysOn(parent).includes(known)),
        )
      : undefined;
    return ['nothing', allowed, slip ? `Is it written as ${slip}?` : `Add ${show(String(key))}.`];
  }
  if (meta?.kind === 'quantity') {
    if (typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input)))
      return [show(input), allowed, `Write ${Number(input)} without quotes.`];
    if (typeof input === 'number' && meta.min !== undefined && meta.max !== undefined) {
      return [
        show(input),
        allowed,
        input < meta.min
          ? `The lowest is ${meta.min}.`
          : input > meta.max
            ? `The highest is ${meta.max}.`
            : `The nearest is ${Math.floor(input + 0.5)}.`,
      ];
    }
  }
  if (meta?.kind === 'choice' && typeof input === 'string') {
    const near = nearest(input, meta.options ?? []);
    return [show(input), allowed, near ? `Did you mean ${near}?` : ''];
  }
  return [show(input), allowed, ''];
}

/** A range must lie within what the field allows, too. */
function checkNote(
  pointer: string,
  note: Note,
  plain: Json,
  add: (segments: string[], found: string, allowed: string, suggestion: string) => void,
): void {
  const path = pathOf(plain, pointer);
  if (!path) return;
  const schema = schemaOn(path);
  const meta = schema && metaOf(schema);
  if (meta?.kind !== 'quantity') return;
  for (const key of ['low', 'high'] as const) {
    const bound = note[key];
    if (typeof bound === 'number' && (bound < meta.min! || bound > meta.max!))
      add([...segmentsOf(pointer), key], String(bound), allowedBy(meta), '');
  }
}
