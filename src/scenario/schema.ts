/** The JSON Schema of a scenario file, made from the field table, for editors to complete and check by. */
import { allowedBy, type FieldMeta, ID_PATTERN, isOptional, metaOf, type Schema } from './fields.ts';
import { CONFIDENCES, DISTRIBUTIONS } from './notes.ts';
import type { Json, JsonObject } from './pointer.ts';
import { scenarioFields } from './scenario.ts';
import { bodyOf } from './walk.ts';

/**
 * The schema. A plan that extends another says only what differs, so nothing but the version and the id is required, and null removes.
 * Records that stand in lists are defined once, under `$defs`, by the path of their list.
 */
export function jsonSchema(): JsonObject {
  const defs: JsonObject = { note: NOTE };
  const root = schemaOf(scenarioFields, [], defs) as JsonObject;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Jalon scenario',
    ...root,
    type: 'object',
    properties: {
      extends: { type: 'string', description: 'Name of a shipped plan, or a relative file, that this one changes.' },
      ...(root.properties as JsonObject),
    },
    required: ['schemaVersion', 'id'],
    anyOf: [
      { required: ['extends'] },
      { required: requiredOf(scenarioFields).filter((key) => key !== 'catalogue' && key !== 'sources') },
    ],
    $defs: defs,
  };
}

const LOCAL_TEXT: JsonObject = {
  anyOf: [
    { type: ['string', 'null'] },
    { type: 'object', properties: { en: { type: 'string' }, fr: { type: 'string' } }, additionalProperties: false },
  ],
};

const NOTE: JsonObject = {
  type: 'object',
  description: 'A value with its range and source.',
  required: ['value'],
  properties: {
    value: {},
    low: { type: ['number', 'null'], description: 'P10.' },
    high: { type: ['number', 'null'], description: 'P90.' },
    source: { type: ['string', 'null'], description: 'Id of an entry of sources.' },
    confidence: {
      enum: [...CONFIDENCES, null],
      description: 'A primary source, B press, C assumption or unverified, D arithmetic on sourced figures.',
    },
    asOf: { type: ['string', 'null'] },
    note: LOCAL_TEXT,
    distribution: { enum: [...DISTRIBUTIONS, null] },
  },
  additionalProperties: false,
};

function requiredOf(schema: Schema): string[] {
  return Object.entries(bodyOf(schema).entries ?? {}).flatMap(([key, entry]) => (isOptional(entry) ? [] : [key]));
}

function schemaOf(schema: Schema, path: readonly string[], defs: JsonObject): Json {
  const meta = metaOf(schema)!;
  const described = { description: meta.doc, ...(meta.default === undefined ? {} : { default: meta.default as Json }) };
  switch (meta.kind) {
    case 'quantity': {
      const number = { type: meta.integer ? 'integer' : 'number', minimum: meta.min!, maximum: meta.max! };
      return { ...described, 'x-unit': meta.unit ?? '', ...extrasOf(meta), anyOf: [number, annotated(number), { type: 'null' }] };
    }
    case 'id':
      return { ...described, type: ['string', 'null'], pattern: ID_PATTERN.source, maxLength: 60 };
    case 'text':
      return { ...described, type: ['string', 'null'], minLength: 1, maxLength: 2000 };
    case 'local-text':
      return { ...described, ...LOCAL_TEXT };
    case 'date': {
      const date = { type: 'string', pattern: '^(20\\d\\d|2100)-\\d\\d(-\\d\\d)?$' };
      return { ...described, ...extrasOf(meta), anyOf: [date, annotated(date), { type: 'null' }] };
    }
    case 'choice':
      return { ...described, ...extrasOf(meta), enum: [...meta.options!, null] };
    case 'switch':
      return { ...described, type: ['boolean', 'null'] };
    case 'reference':
      return { ...described, type: ['string', 'null'], 'x-references': meta.to!, 'x-allowed': allowedBy(meta).en };
    case 'list': {
      const item = bodyOf(schema).item!;
      const [minItems, maxItems] = meta.length!;
      const inner = itemOf(item, path, defs);
      const list = { type: 'array', items: inner, ...(minItems > 0 ? { minItems } : {}), maxItems };
      if (bodyOf(item).entries?.id === undefined) return { ...described, anyOf: [list, annotated(list), { type: 'null' }] };
      const byId = {
        type: 'object',
        description: 'Entries by id, laid over those of the plan that this one extends.',
        additionalProperties: { anyOf: [inner, { type: 'null' }] },
      };
      return { ...described, anyOf: [list, byId, { type: 'null' }] };
    }
    case 'record': {
      const entries = Object.entries(bodyOf(schema).entries ?? {});
      return {
        ...described,
        type: ['object', 'null'],
        properties: Object.fromEntries(entries.map(([key, entry]) => [key, schemaOf(entry, [...path, key], defs)])),
        additionalProperties: false,
      };
    }
  }
}

/** A list's item: a record is defined once and referred to. */
function itemOf(item: Schema, path: readonly string[], defs: JsonObject): Json {
  if (metaOf(item)!.kind !== 'record') return schemaOf(item, path, defs);
  const name = path.join('.');
  defs[name] ??= schemaOf(item, path, defs);
  return { $ref: `#/$defs/${name}` };
}

function extrasOf(meta: FieldMeta): JsonObject {
  return { ...(meta.group ? { 'x-group': meta.group } : {}), ...(meta.advanced ? { 'x-advanced': true } : {}) };
}

function annotated(value: JsonObject): JsonObject {
  return { allOf: [{ $ref: '#/$defs/note' }, { properties: { value } }] };
}
