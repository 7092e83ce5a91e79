/** How a plan that `extends` another changes it. */
import { hasIds, idOf, isObject, type Json, type JsonObject } from './pointer.ts';

/**
 * `patch` laid over `base`: objects merge by key, lists whose entries have ids merge by id, other lists are replaced, null removes.
 * An object laid over a list with ids patches it by id. Neither argument is changed.
 */
export function merge(base: Json | undefined, patch: Json): Json {
  if (Array.isArray(patch)) {
    if (Array.isArray(base) && hasIds(patch) && (base.length === 0 || hasIds(base)))
      return mergeById(
        base as JsonObject[],
        patch.map((entry) => [idOf(entry)!, entry]),
      );
    return patch.map((entry) => merge(undefined, entry));
  }
  if (!isObject(patch)) return patch;
  if (hasIds(base)) return mergeById(base, Object.entries(patch));
  const result: JsonObject = isObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

function mergeById(base: readonly JsonObject[], patches: readonly (readonly [string, Json])[]): Json[] {
  const result: Json[] = [...base];
  for (const [id, patch] of patches) {
    const at = result.findIndex((entry) => idOf(entry) === id);
    if (patch === null) {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) {
      result[at] = merge(result[at], patch);
    } else {
      result.push(merge(undefined, isObject(patch) ? { id, ...patch } : patch));
    }
  }
  return result;
}
