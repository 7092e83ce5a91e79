/** JSON pointers (RFC 6901), in which a segment on a list with ids may be the id. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isObject(x: unknown): x is JsonObject {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

export function idOf(x: unknown): string | undefined {
  return isObject(x) && typeof x.id === 'string' ? x.id : undefined;
}

/** True for a list whose entries all have ids: the lists that merge by id. */
export function hasIds(x: unknown): x is JsonObject[] {
  return Array.isArray(x) && x.length > 0 && x.every((entry) => idOf(entry) !== undefined);
}

export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The key under which `segment` stands in `container`: a list's id, or else its index; undefined when there is none. */
export function keyIn(container: Json | undefined, segment: string): string | number | undefined {
  if (Array.isArray(container)) {
    const byId = container.findIndex((entry) => idOf(entry) === segment);
    if (byId >= 0) return byId;
    const index = /^(0|[1-9]\d*)$/.test(segment) ? Number(segment) : -1;
    return index >= 0 && index < container.length ? index : undefined;
  }
  return isObject(container) && Object.hasOwn(container, segment) ? segment : undefined;
}

/** True where a segment names a number of a list that has a note: the list stands inside. */
export function isInside(container: Json | undefined, segment: string): container is { value: Json[] } {
  return isObject(container) && Array.isArray(container.value) && /^(0|[1-9]\d*)$/.test(segment);
}

/** What stands at `pointer`; undefined when nothing does. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let here: Json | undefined = document;
  for (const segment of segmentsOf(pointer)) {
    if (isInside(here, segment)) here = here.value;
    const key = keyIn(here, segment);
    if (key === undefined) return undefined;
    here = (here as Record<string | number, Json>)[key];
  }
  return here;
}

/** Names the places of a document: numeric list keys become the ids of their entries, where they have one of their own. */
export function namerOf(document: unknown): (path: readonly (string | number)[]) => (string | number)[] {
  const counts = new WeakMap<readonly unknown[], Map<string, number>>();
  const countsOf = (list: readonly unknown[]): Map<string, number> => {
    const known = counts.get(list);
    if (known) return known;
    const made = new Map<string, number>();
    for (const id of list.map(idOf)) if (id !== undefined) made.set(id, (made.get(id) ?? 0) + 1);
    counts.set(list, made);
    return made;
  };
  return (path) => {
    let here: unknown = document;
    return path.map((key) => {
      const list = Array.isArray(here) ? here : undefined;
      here = (here as Record<string | number, unknown> | undefined)?.[key];
      const id = list ? idOf(here) : undefined;
      return id !== undefined && countsOf(list!).get(id) === 1 ? id : key;
    });
  };
}

/** A place of a document with ids instead of indices. */
export function namedSegments(document: unknown, path: readonly (string | number)[]): (string | number)[] {
  return namerOf(document)(path);
}

/** Edits needed to turn one word into another (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The known word nearest to `word`, when it is near enough to be a slip. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const short = word.slice(0, 60);
  // A name cut short is meant before any that is written alike: h100 is h100-sxm, not gh200.
  const longer =
    short.length < 3 ? undefined : known.find((candidate) => candidate.toLowerCase().startsWith(short.toLowerCase()));
  if (longer !== undefined) return longer;
  // A word that shares nothing with another is no slip of it.
  let best: string | undefined;
  let bestDistance = Math.min(short.length, Math.max(2, Math.floor(short.length / 2)) + 1);
  for (const candidate of known) {
    const distance = editDistance(short.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
