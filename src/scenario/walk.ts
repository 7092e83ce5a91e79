/** Finding the field that stands at a place of a document. */
import { type Schema, unwrap } from './fields.ts';
import { type Json, keyIn, segmentsOf } from './pointer.ts';
import { scenarioFields } from './scenario.ts';

type Body = { readonly entries?: Readonly<Record<string, Schema>>; readonly item?: Schema };

/** What a schema is made of: the entries of a record, or the item of a list. */
export function bodyOf(schema: Schema): Body {
  const inner = unwrap(schema) as unknown as Body & { readonly pipe?: readonly Body[] };
  return inner.pipe?.find(({ entries, item }) => entries !== undefined || item !== undefined) ?? inner;
}

/** The schema at a path of keys and indices, as far as there is one. */
export function schemaOn(path: readonly (string | number)[]): Schema | undefined {
  let here: Schema | undefined = scenarioFields;
  for (const key of path) {
    if (!here) return undefined;
    const { entries, item } = bodyOf(here);
    here = typeof key === 'number' ? item : entries?.[key];
  }
  return here;
}

/** Keys and indices behind a pointer into a document whose numbers may carry notes; undefined when nothing stands there. */
export function pathOf(document: Json, pointer: string): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let here: Json | undefined = document;
  for (const segment of segmentsOf(pointer)) {
    const key = keyIn(here, segment);
    if (key === undefined) return undefined;
    path.push(key);
    here = (here as Record<string | number, Json>)[key];
  }
  return path;
}

/** The schema behind a pointer. */
export function schemaAt(document: Json, pointer: string): Schema | undefined {
  const path = pathOf(document, pointer);
  return path && schemaOn(path);
}

/** The keys that the record at a path knows. */
export function keysOn(path: readonly (string | number)[]): string[] {
  const schema = schemaOn(path);
  return schema ? Object.keys(bodyOf(schema).entries ?? {}) : [];
}
