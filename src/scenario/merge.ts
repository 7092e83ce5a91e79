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
  if (hasIds(base) || (Array.isArray(base) && base.length === 0)) return mergeById(base as JsonObject[], Object.entries(patch));
  const result: JsonObject = isObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

function mergeById(base: readonly JsonObject[], patches: readonly (readonly [string, Json])[]): Json[] {
  const result = new Map<string, Json>(base.map((entry) => [idOf(entry)!, entry]));
  for (const [id, patch] of patches) {
    if (patch === null) result.delete(id);
    else result.set(id, merge(result.get(id), isObject(patch) ? { id, ...patch } : patch));
  }
  return [...result.values()];
}
