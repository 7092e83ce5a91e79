/** A plan with some of its values as another has them. */
import { isAnnotated } from '../scenario/notes.ts';
import { hasIds, idOf, isObject, type Json, type JsonObject, segmentsOf } from '../scenario/pointer.ts';

/** What is taken from the other plan, by segments; a place without members is taken whole. */
type Taken = Map<string, Taken>;

/** The first document with what stands at `pointers` as in the other; both must have what stands above each, as `differencesOf` tells them. */
export function mixed(one: Json, other: Json, pointers: readonly string[]): Json {
  if (pointers.length === 0) return one;
  const taken: Taken = new Map();
  for (const pointer of pointers) {
    let here = taken;
    for (const segment of segmentsOf(pointer)) {
      const next = here.get(segment) ?? new Map();
      here.set(segment, next);
      here = next;
    }
  }
  return take(one, other, taken) as Json;
}

function take(one: Json | undefined, other: Json | undefined, taken: Taken): Json | undefined {
  if (taken.size === 0) return other;
  // A value with a note keeps it; what is told of its inside is told without it.
  if (isAnnotated(one)) return { ...one, value: take(one.value, isAnnotated(other) ? other.value : other, taken)! } as JsonObject;
  const there = isAnnotated(other) ? other.value : other;
  if (Array.isArray(one)) return takeEntries(one, Array.isArray(there) ? there : [], taken);
  const result: JsonObject = { ...(one as JsonObject) };
  for (const [key, inner] of taken) {
    const value = take(result[key], isObject(there) ? there[key] : undefined, inner);
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return result;
}

/** Entries by id; what only the other list has comes after the one that it comes after there. */
function takeEntries(one: readonly Json[], other: readonly Json[], taken: Taken): Json[] {
  const there = new Map(other.map((entry) => [idOf(entry), entry]));
  const result = one.flatMap((entry): Json[] => {
    const inner = taken.get(idOf(entry) ?? '');
    if (!inner) return [entry];
    const value = take(entry, there.get(idOf(entry)), inner);
    return value === undefined ? [] : [value];
  });
  if (!hasIds(other)) return result;
  const known = new Set(one.map(idOf));
  other.forEach((entry, i) => {
    const id = idOf(entry)!;
    if (known.has(id) || !taken.has(id)) return;
    const before = other.slice(0, i).map(idOf);
    const at = result.findLastIndex((placed) => before.includes(idOf(placed)));
    result.splice(at + 1, 0, entry);
  });
  return result;
}
