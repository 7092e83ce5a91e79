/** From text to a scenario, or to everything that is wrong with it. Never throws for a bad file: that is an everyday answer. */
import { applyChange, type Change } from './change.ts';
import { crossChecks } from './cross-checks.ts';
import { digestOfParts } from './digest.ts';
import { explain } from './explain.ts';
import { allowedBy, metaOf, figureOf } from './fields.ts';
import { type Issue, issueAt } from './issues.ts';
import { chainOf, type Layer, type Library, parse, type SourceText } from './layers.ts';
import { merge } from './merge.ts';
import { migrate } from './migrate.ts';
import { type Note, type Stripped, stripNotes } from './notes.ts';
import { idOf, isObject, type Json, type JsonObject, namerOf, nearest, pointerOf, segmentsOf, valueAt } from './pointer.ts';
import type { Scenario } from './scenario.ts';
import { parseScenario } from './sections.ts';
import { pathOf, schemaOn } from './walk.ts';
import { didYouMean, type LocalText, show } from './words.ts';

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

/** Notes a fault at a place of the document. */
type Add = (segments: readonly (string | number)[], found: LocalText, allowed: LocalText, suggestion?: LocalText) => void;

/** A plan laid over what it extends and over the catalogue, not yet checked. */
export type Opened = {
  readonly ok: true;
  readonly file: string;
  readonly layers: readonly Layer[];
  readonly document: JsonObject;
};

/** Read a plan and lay it over what it extends and over the catalogue. */
export function openPlan(start: SourceText, library: Library): Opened | Extract<LoadAnswer, { ok: false }> {
  const issues: Issue[] = [];
  const refused: Issue[] = [];
  const base = library.base.flatMap((source) => parse(source, issues, refused) ?? []);
  const plans = chainOf(start, library, issues, refused);
  if (issues.length > 0) return { ok: false, issues: [...refused, ...issues] };
  const layers = [...base, ...plans];
  const { extends: _extends, ...document } = layers.reduce<Json>(
    (below, layer) => merge(below, migrate(layer.document)),
    {},
  ) as JsonObject;
  const opened: Opened = { ok: true, file: start.file, layers, document };
  if (refused.length === 0) return opened;
  // The rest is checked too, so that whoever mends the file sees everything at once.
  const rest = checkPlan(opened, []);
  const further = rest.ok ? [] : rest.issues.filter(({ pointer }) => !refused.some((issue) => issue.pointer === pointer));
  return { ok: false, issues: [...refused, ...further] };
}

/** A fault that no check of single fields finds, by the place of the scenario. */
export type Fault = {
  readonly path: readonly (string | number)[];
  readonly found: LocalText;
  readonly allowed: LocalText;
};

/** Apply changes to an opened plan, and check all of it; `further` looks at a scenario that has no other fault. */
export function checkPlan(
  { file, layers, document: opened }: Opened,
  changes: readonly Change[],
  further: (scenario: Scenario) => readonly Fault[] = () => [],
): LoadAnswer {
  const issues: Issue[] = [];
  let document: Json = opened;
  for (const change of changes) document = applyChange(document, change, issues);

  const { plain, notes, faults, parts } = stripNotes(document);
  const owner = ownersOf(layers);
  const fileOf = (segments: readonly (string | number)[]): string => changedBy(changes, segments) ?? owner(segments) ?? file;
  const told = new Set(issues.map(({ pointer }) => pointer));
  const nameOf = namerOf(plain);
  const add: Add = (segments, found, allowed, suggestion) => {
    const pointer = pointerOf(segments);
    if (told.has(pointer)) return;
    told.add(pointer);
    issues.push(issueAt(fileOf(segments), pointer, found, allowed, suggestion));
  };
  for (const fault of faults) add(fault.segments, show(fault.found), fault.allowed, fault.suggestion);
  checkNotes(parts, plain, add);

  const parsed = parseScenario(plain as JsonObject);
  for (const issue of parsed.issues) {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const [found, allowed, suggestion] = explain(plain, path, issue.input, issue.message);
    add(nameOf(path), found, allowed, suggestion);
  }
  for (const fault of crossChecks(plain)) add(nameOf(fault.path), fault.found, fault.allowed, fault.suggestion);
  if (issues.length > 0 || !parsed.scenario) return { ok: false, issues };
  const { scenario } = parsed;
  for (const fault of further(scenario)) add(fault.path, fault.found, fault.allowed);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, scenario, notes, hash: digestOfParts(scenario), document: document as JsonObject };
}

/** The command line, where a change wrote what stands at a path or above it. */
function changedBy(changes: readonly Change[], segments: readonly (string | number)[]): string | undefined {
  const pointer = `${pointerOf(segments)}/`;
  return changes.some((change) => pointer.startsWith(`${change.pointer}/`)) ? '--set' : undefined;
}

/** Tells which file wrote what stands at a path, or else what stands nearest above it; lists are indexed by id once. */
function ownersOf(layers: readonly Layer[]): (segments: readonly (string | number)[]) => string | undefined {
  const indexed = new WeakMap<readonly Json[], Map<string, Json>>();
  const entryOf = (list: readonly Json[], segment: string): Json | undefined => {
    const known = indexed.get(list) ?? new Map(list.flatMap((entry) => [[idOf(entry) ?? '', entry] as const]));
    indexed.set(list, known);
    return known.get(segment) ?? list[Number(segment)];
  };
  /** How many of the segments a document has. */
  const depthIn = (document: Json, segments: readonly (string | number)[]): number => {
    let here: Json | undefined = document;
    for (const [depth, segment] of segments.entries()) {
      const key = String(segment);
      here = Array.isArray(here) ? entryOf(here, key) : isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
      if (here === undefined) return depth;
    }
    return segments.length;
  };
  return (segments) => {
    let best: { file: string; depth: number } | undefined;
    for (const { file, document } of layers) {
      const depth = depthIn(document, segments);
      if (depth > 0 && depth >= (best?.depth ?? 0)) best = { file, depth };
    }
    return best?.file;
  };
}

function sourceIds(plain: Json): readonly string[] {
  const list = valueAt(plain, '/sources');
  return Array.isArray(list) ? list.flatMap((entry) => idOf(entry) ?? []) : [];
}

/** The sources that the notes of a part were found faultless with: checked once, as long as neither changes. */
const checkedWith = new WeakMap<Stripped, Json | undefined>();

function checkNotes(parts: readonly Stripped[], plain: Json, add: Add): void {
  const list = isObject(plain) ? plain.sources : undefined;
  const sources = sourceIds(plain);
  for (const part of parts) {
    if (part.notes.size === 0 || (checkedWith.has(part) && checkedWith.get(part) === list)) continue;
    let faultless = true;
    for (const [pointer, note] of part.notes) {
      checkNote(pointer, note, plain, sources, (...fault) => {
        faultless = false;
        add(...fault);
      });
    }
    if (faultless) checkedWith.set(part, list);
  }
}

/** A source must be known, and a range lie within what the field allows. */
function checkNote(pointer: string, note: Note, plain: Json, sources: readonly string[], add: Add): void {
  if (typeof note.source === 'string' && !sources.includes(note.source)) {
    const allowed = allowedBy({ kind: 'reference', to: 'sources', doc: '' });
    add([...segmentsOf(pointer), 'source'], show(note.source), allowed, didYouMean(nearest(note.source, sources)));
  }
  const path = pathOf(plain, pointer);
  if (!path) return;
  const schema = schemaOn(path);
  const meta = schema && metaOf(schema);
  if (meta?.kind !== 'quantity') return;
  for (const key of ['low', 'high'] as const) {
    const bound = note[key];
    if (typeof bound === 'number' && (bound < meta.min! || bound > meta.max!))
      add([...segmentsOf(pointer), key], figureOf(meta, bound), allowedBy(meta));
  }
}
