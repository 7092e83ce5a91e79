/** One pure step for each version of the format, chained: a file of any past version becomes one of today's. */

import type { JsonObject } from './pointer.ts';
import { SCHEMA_VERSION } from './scenario.ts';

/** Step `i` turns a document of version `i + 1` into one of version `i + 2`. Version 1 is the first, so there is none yet. */
export const MIGRATIONS: readonly ((document: JsonObject) => JsonObject)[] = [];

/** The document in today's format. A document without a version is a patch in today's words. */
export function migrate(document: JsonObject, steps = MIGRATIONS, current = SCHEMA_VERSION): JsonObject {
  const version = document.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version >= current) return document;
  const migrated = steps.slice(version - 1).reduce((older, step) => step(older), document);
  return { ...migrated, schemaVersion: current };
}
