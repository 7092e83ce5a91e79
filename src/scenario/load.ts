/** From text to a scenario, or to everything that is wrong with it. Never throws for a bad file: that is an everyday answer. */
import * as v from 'valibot';
import { applyChange, type Change } from './change.ts';
import { crossChecks } from './cross-checks.ts';
import { digestOf } from './digest.ts';
import { explain } from './explain.ts';
import { allowedBy, metaOf } from './fields.ts';
import { type Issue, issueAt, show } from './issues.ts';
import { chainOf, type Layer, type Library, parse, type SourceText } from './layers.ts';
import { merge } from './merge.ts';
import { migrate } from './migrate.ts';
import { type Note, stripNotes } from './notes.ts';
import { type Json, type JsonObject, namedSegments, pointerOf, segmentsOf, valueAt } from './pointer.ts';
import { type Scenario, scenarioFields } from './scenario.ts';
import { pathOf, schemaOn } from './walk.ts';

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

/** The file that wrote what stands at a path, or else what stands nearest above it. */
function owner(layers: readonly Layer[], segments: readonly (string | number)[]): string | undefined {
  for (let n = segments.length; n > 0; n--) {
    const pointer = pointerOf(segments.slice(0, n));
    const layer = layers.findLast(({ document }) => valueAt(document, pointer) !== undefined);
    if (layer) return layer.file;
  }
  return undefined;
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
