/** A plan with its changes, as a file that another can open: what it extends, and what differs. */
import type { Change } from './change.ts';
import type { LocalText } from './fields.ts';
import { merge } from './merge.ts';
import { type Json, type JsonObject, segmentsOf } from './pointer.ts';
import { SCHEMA_VERSION } from './scenario.ts';

/** Changes as one object to be laid over a plan; entries of lists stand under their ids. */
export function patchOf(changes: readonly Change[]): JsonObject {
  return changes.reduce<JsonObject>((patch, { pointer, value }) => {
    const nested = segmentsOf(pointer).reduceRight<Json>((inner, segment) => ({ [segment]: inner }), value as Json);
    return mergeKeepingNulls(patch, nested as JsonObject);
  }, {});
}

/** Merges two patches; null stays, since it removes only when the patch is laid over a plan. */
function mergeKeepingNulls(base: JsonObject, patch: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const below = result[key];
    const both = isRecord(below) && isRecord(value);
    result[key] = both ? mergeKeepingNulls(below, value) : value;
  }
  return result;
}

function isRecord(x: Json | undefined): x is JsonObject {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** The file of a shipped plan with changes. */
export function changedPlan(extended: string, name: LocalText, changes: readonly Change[]): JsonObject {
  return {
    $schema: './schema.json',
    schemaVersion: SCHEMA_VERSION,
    extends: extended,
    id: changes.length > 0 ? `${extended}-changed`.slice(0, 60) : extended,
    name: changes.length > 0 ? { en: `${name.en}, changed`, fr: `${name.fr}, modifié` } : { ...name },
    ...patchOf(changes),
  };
}

/** A file of the user's own with changes: the file as it was, the changed values in their places. */
export function changedFile(document: JsonObject, changes: readonly Change[]): JsonObject {
  return merge(document, patchOf(changes)) as JsonObject;
}
