/** Changes to a plan, by pointer. */
import { type Issue, issueAt, show } from './issues.ts';
import { FORBIDDEN_KEYS, guard } from './layers.ts';
import { isObject, type Json, type JsonObject, keyIn, nearest, pointerOf, segmentsOf, valueAt } from './pointer.ts';

export type Change = { readonly pointer: string; readonly value: unknown };

/** The document with one value set, or removed by null. Only the last key may be new. */
export function applyChange(document: Json, { pointer, value }: Change, issues: Issue[]): Json {
  const fault = (found: string, allowed: string, suggestion = ''): Json => {
    issues.push(issueAt('--set', pointer, found, allowed, suggestion));
    return document;
  };
  if (!pointer.startsWith('/') || pointer.length > 2000) return fault(show(pointer), 'a JSON pointer that begins with /');
  const segments = segmentsOf(pointer);
  if (segments[0] === 'extends')
    return fault(show(pointer), 'a place in the plan itself', 'Write a file that extends the other plan.');
  if (segments.some((segment) => FORBIDDEN_KEYS.includes(segment))) return fault(show(pointer), 'keys of the scenario format');
  const before = issues.length;
  guard('--set', value as Json, segments, issues, issues);
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
