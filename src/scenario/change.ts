/** Changes to a plan, by pointer. */
import { type Issue, issueAt } from './issues.ts';
import { FORBIDDEN_KEYS, guard, KEYS_OF_THE_FORMAT } from './layers.ts';
import { isInside, isObject, type Json, type JsonObject, keyIn, nearest, pointerOf, segmentsOf, valueAt } from './pointer.ts';
import { both, didYouMean, type LocalText, oneOf, show } from './words.ts';

export type Change = { readonly pointer: string; readonly value: unknown };

/** The document with one value set, or removed by null. Only the last key may be new. */
export function applyChange(document: Json, { pointer, value }: Change, issues: Issue[]): Json {
  const fault = (found: LocalText, allowed: LocalText, suggestion?: LocalText): Json => {
    issues.push(issueAt('--set', pointer, found, allowed, suggestion));
    return document;
  };
  if (!pointer.startsWith('/') || pointer.length > 2000)
    return fault(show(pointer), both('a JSON pointer that begins with /', 'un pointeur JSON qui commence par /'));
  const segments = segmentsOf(pointer);
  if (segments[0] === 'extends')
    return fault(
      show(pointer),
      both('a place in the plan itself', 'un endroit du plan lui-même'),
      both('Write a file that extends the other plan.', 'Écrivez un fichier qui étend l’autre plan.'),
    );
  if (segments.some((segment) => FORBIDDEN_KEYS.includes(segment))) return fault(show(pointer), KEYS_OF_THE_FORMAT);
  const before = issues.length;
  guard('--set', value as Json, segments, issues, issues);
  if (issues.length > before) return document;
  const put = (here: Json | undefined, depth: number): Json | undefined => {
    const segment = segments[depth]!;
    const last = depth === segments.length - 1;
    if (isInside(here, segment)) {
      const inside = put(here.value, depth);
      return inside === undefined ? undefined : { ...here, value: inside };
    }
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
  const missing = pointerOf(segments.slice(0, reached + 1));
  return fault(
    both(`nothing at ${missing}`, `rien à ${missing}`),
    known.length > 0 ? oneOf(known.slice(0, 20)) : both('a place that exists', 'un endroit qui existe'),
    didYouMean(nearest(segments[reached] ?? '', known)),
  );
}
