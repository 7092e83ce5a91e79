/** As much of JSON Schema 2020-12 as our schema uses, read anew from the specification, so that it can judge the generator. */
import { type Editable, freeze } from './plans.ts';

type Check = (value: Editable, word: Editable, schema: Editable, root: Editable, at: string) => string[];

const isRecord = (value: Editable): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOf: Readonly<Record<string, (value: Editable) => boolean>> = freeze({
  null: (value: Editable) => value === null,
  boolean: (value: Editable) => typeof value === 'boolean',
  number: (value: Editable) => typeof value === 'number',
  integer: (value: Editable) => Number.isInteger(value),
  string: (value: Editable) => typeof value === 'string',
  array: (value: Editable) => Array.isArray(value),
  object: isRecord,
});
const when = (holds: boolean, at: string, what: string): string[] => (holds ? [] : [`${at}: ${what}`]);

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, types, _s, _r, at) =>
    when(
      [types].flat().some((type: string) => isOf[type]!(value)),
      at,
      `is no ${types}`,
    ),
  enum: (value, options, _s, _r, at) => when(options.includes(value), at, `is none of ${options}`),
  minimum: (value, least, _s, _r, at) => when(typeof value !== 'number' || value >= least, at, `is below ${least}`),
  maximum: (value, most, _s, _r, at) => when(typeof value !== 'number' || value <= most, at, `is above ${most}`),
  minLength: (value, least, _s, _r, at) => when(typeof value !== 'string' || [...value].length >= least, at, 'is too short'),
  maxLength: (value, most, _s, _r, at) => when(typeof value !== 'string' || [...value].length <= most, at, 'is too long'),
  pattern: (value, source, _s, _r, at) =>
    when(typeof value !== 'string' || new RegExp(source, 'u').test(value), at, `is not like ${source}`),
  minItems: (value, least, _s, _r, at) => when(!Array.isArray(value) || value.length >= least, at, 'has too few entries'),
  maxItems: (value, most, _s, _r, at) => when(!Array.isArray(value) || value.length <= most, at, 'has too many entries'),
  items: (value, item, _s, root, at) =>
    Array.isArray(value) ? value.flatMap((entry, i) => faultsIn(entry, item, root, `${at}/${i}`)) : [],
  required: (value, keys, _s, _r, at) =>
    isRecord(value) ? keys.flatMap((key: string) => when(Object.hasOwn(value, key), at, `lacks ${key}`)) : [],
  properties: (value, properties, _s, root, at) =>
    isRecord(value)
      ? Object.keys(properties).flatMap((key) =>
          Object.hasOwn(value, key) ? faultsIn(value[key], properties[key], root, `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: (value, rest, schema, root, at) =>
    isRecord(value)
      ? Object.keys(value)
          .filter((key) => !Object.hasOwn(schema.properties ?? {}, key))
          .flatMap((key) => faultsIn(value[key], rest, root, `${at}/${key}`))
      : [],
  allOf: (value, parts, _s, root, at) => parts.flatMap((part: Editable) => faultsIn(value, part, root, at)),
  anyOf: (value, parts, _s, root, at) => {
    const each: string[][] = parts.map((part: Editable) => faultsIn(value, part, root, at));
    return each.some((faults) => faults.length === 0) ? [] : each.reduce((a, b) => (b.length < a.length ? b : a));
  },
  $ref: (value, pointer, _s, root, at) => faultsIn(value, target(pointer, root), root, at),
};
/** Words that say something and check nothing. */
const SILENT = /^(\$schema|\$defs|title|description|default|x-.+)$/;

/** What a value breaks of a schema, each with its place; a word that is not known here is an error of this file. */
export function faultsIn(value: Editable, schema: Editable, root: Editable = schema, at = ''): string[] {
  if (typeof schema === 'boolean') return when(schema, at, 'is not allowed');
  return Object.entries(schema).flatMap(([name, word]) => {
    const check = CHECKS[name];
    if (check) return check(value, word, schema, root, at);
    if (SILENT.test(name)) return [];
    throw new Error(`The schema uses ${name}, which is not checked here.`);
  });
}

function target(pointer: string, root: Editable): Editable {
  return pointer
    .split('/')
    .slice(1)
    .reduce((here, key) => here[key], root);
}

/** Every schema inside a schema, with the names that lead to it. */
export function* schemasIn(schema: Editable, root: Editable = schema, names: readonly string[] = []): Generator<Found> {
  if (!isRecord(schema)) return;
  yield [names, schema];
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* schemasIn(inner, root, [...names, key]);
  const here = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  if (schema.$ref !== undefined) here.push(target(schema.$ref, root));
  for (const inner of here) yield* schemasIn(inner, root, names);
}
type Found = readonly [names: readonly string[], schema: Editable];
