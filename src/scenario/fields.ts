/**
 * The words a scenario file is written in. Each builder makes a valibot schema that carries, beside its check, what a person
 * needs to know of the field: meaning, unit, bounds, default, group. Types, validator, JSON Schema, levers and the sources page
 * all read these.
 */
import * as v from 'valibot';
import { asIs, both, figure, type LocalText, oneOf, unitFr } from './words.ts';

export type { LocalText } from './words.ts';

export type Group = 'sites' | 'grid' | 'cooling' | 'compute' | 'workload' | 'money';

export type FieldMeta = {
  readonly kind: 'quantity' | 'id' | 'text' | 'local-text' | 'date' | 'choice' | 'switch' | 'reference' | 'list' | 'record';
  /** What the field means, in one English sentence. */
  readonly doc: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** True for a calendar year, whose digits stand together. */
  readonly isYear?: boolean;
  readonly options?: readonly string[];
  /** For a reference: where the id must be found. */
  readonly to?: Collection;
  readonly default?: unknown;
  /** The group of levers that shows the field. */
  readonly group?: Group;
  /** True for what most users never need to touch. */
  readonly advanced?: boolean;
  /** True for a share that makes 1 with those of its list: as a lever it takes from them what it gains. */
  readonly balanced?: boolean;
  /** True for what a user may want far off its likely range: its lever reaches down to the least that is allowed, and up to twice the plan's. */
  readonly wide?: boolean;
  /** Names a whole of which this share is a part, beside those of its record that name it too: they come to no more than 1. */
  readonly partOf?: string;
  /** For a list: the fewest and the most entries. */
  readonly length?: readonly [number, number];
  /** For a record: may carry a source and a letter for all its numbers. */
  readonly sourced?: boolean;
};

export type Collection =
  | 'sites'
  | 'sources'
  | 'platforms'
  | 'accelerators'
  | 'models'
  | 'coolings'
  | 'climates'
  | 'markets'
  | 'operatorClasses'
  | 'connectionRoutes'
  | 'growths';

// biome-ignore lint/suspicious/noExplicitAny: valibot's own way to say "any schema" in a generic position
export type Schema = v.GenericSchema<any, any>;

type Extra = Partial<Pick<FieldMeta, 'group' | 'advanced' | 'balanced' | 'partOf' | 'wide' | 'isYear'>>;

/** What a schema built here says of itself. */
export function metaOf(schema: Schema): FieldMeta | undefined {
  const inner = unwrap(schema);
  const found = v.getMetadata(inner) as Partial<FieldMeta>;
  if (found.kind === undefined) return undefined;
  const fallback = (schema as { default?: unknown }).default;
  return fallback === undefined ? (found as FieldMeta) : ({ ...found, default: fallback } as FieldMeta);
}

/** The schema inside `optional(...)`. */
export function unwrap(schema: Schema): Schema {
  const wrapped =
    (schema as { type?: string; wrapped?: Schema }).type === 'optional'
      ? (schema as unknown as { wrapped: Schema }).wrapped
      : undefined;
  return wrapped ?? schema;
}

export function isOptional(schema: Schema): boolean {
  return (schema as { type?: string }).type === 'optional';
}

/** A number of a field, in words. */
export function figureOf({ isYear }: FieldMeta, value: number): LocalText {
  return isYear ? asIs(String(value)) : figure(value);
}

/** What a reference to each collection must be. */
export const COLLECTIONS: Readonly<Record<Collection, LocalText>> = {
  sites: both('the id of one of the sites', 'l’identifiant d’un des sites'),
  sources: both('the id of one of the sources', 'l’identifiant d’une des sources'),
  platforms: both('the id of one of the platforms', 'l’identifiant d’une des plateformes'),
  accelerators: both('the id of one of the accelerators', 'l’identifiant d’un des accélérateurs'),
  models: both('the id of one of the models', 'l’identifiant d’un des modèles'),
  coolings: both('the id of one of the cooling architectures', 'l’identifiant d’une des architectures de refroidissement'),
  climates: both('the id of one of the climates', 'l’identifiant d’un des climats'),
  markets: both('the id of one of the markets', 'l’identifiant d’un des marchés'),
  operatorClasses: both('the id of one of the operator classes', 'l’identifiant d’une des classes d’exploitant'),
  connectionRoutes: both('the id of one of the connection routes', 'l’identifiant d’une des voies de raccordement'),
  growths: both('the id of one of the growth scenarios', 'l’identifiant d’un des scénarios de croissance'),
};

/** The sentence that tells an author what a field may hold. */
export function allowedBy(meta: FieldMeta): LocalText {
  switch (meta.kind) {
    case 'quantity': {
      const [low, high] = [figureOf(meta, meta.min!), figureOf(meta, meta.max!)];
      const unit = meta.unit ? ` in ${meta.unit}` : '';
      const unitAfter = meta.unit ? ` (${unitFr(meta.unit)})` : '';
      return both(
        `a ${meta.integer ? 'whole ' : ''}number${unit} from ${low.en} to ${high.en}`,
        `un nombre ${meta.integer ? 'entier ' : ''}de ${low.fr} à ${high.fr}${unitAfter}`,
      );
    }
    case 'date':
      return both(
        'a date from 2000-01-01 to 2100-12-31, written YYYY-MM-DD or YYYY-MM',
        'une date du 2000-01-01 au 2100-12-31, écrite AAAA-MM-JJ ou AAAA-MM',
      );
    case 'choice':
      return oneOf(meta.options!);
    case 'switch':
      return both('true or false', 'true ou false (vrai ou faux)');
    case 'reference':
      return COLLECTIONS[meta.to!];
    case 'id':
      return both(
        'an id of lower-case letters, digits and single hyphens, at most 60 long',
        'un identifiant de 60 caractères au plus\u00A0: minuscules sans accent, chiffres et tirets isolés',
      );
    case 'text':
      return both('a text of 1 to 2,000 characters', 'un texte de 1 à 2\u202F000 caractères');
    case 'local-text':
      return both('a text, or { "en": ..., "fr": ... }', 'un texte, ou { "en": ..., "fr": ... }');
    case 'list': {
      const [low, high] = meta.length!;
      return low === high
        ? both(`a list of ${low}`, `une liste de ${low} éléments`)
        : both(`a list of ${low} to ${high} entries`, `une liste de ${low} à ${high} éléments`);
    }
    case 'record':
      return both('an object { ... }', 'un objet { ... }');
  }
}

/** A number with a unit and bounds. In a file it may also be `{ "value": ..., "low": ..., "high": ..., "source": ..., "confidence": ... }`. */
export function quantity(unit: string, doc: string, bounds: { min?: number; max: number; integer?: boolean } & Extra) {
  const { min = 0, max, integer = false, ...extra } = bounds;
  const meta: FieldMeta = { kind: 'quantity', doc, unit, min, max, integer, ...extra };
  const holds = (x: unknown): x is number => typeof x === 'number' && x >= min && x <= max && (!integer || Number.isInteger(x));
  return v.pipe(v.custom<number>(holds, allowedBy(meta).en), v.metadata(meta));
}

export function share(doc: string, extra: Extra = {}) {
  return quantity('', doc, { min: 0, max: 1, ...extra });
}

export function text(doc: string) {
  const meta: FieldMeta = { kind: 'text', doc };
  return v.pipe(
    v.custom<string>((x) => typeof x === 'string' && x.length > 0 && x.length <= 2000, allowedBy(meta).en),
    v.metadata(meta),
  );
}

export const ID_PATTERN = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** An id: lower-case letters, digits and hyphens. */
export function id(doc: string) {
  const meta: FieldMeta = { kind: 'id', doc };
  return v.pipe(
    v.custom<string>((x) => typeof x === 'string' && x.length <= 60 && ID_PATTERN.test(x), allowedBy(meta).en),
    v.metadata(meta),
  );
}

/** True for a text, or one in each language. */
export function isLocalText(x: unknown): x is string | LocalText {
  const isText = (text: unknown): text is string => typeof text === 'string' && text.length > 0 && text.length <= 2000;
  if (isText(x)) return true;
  if (typeof x !== 'object' || x === null) return false;
  const record = x as Record<string, unknown>;
  return Object.keys(record).every((key) => key === 'en' || key === 'fr') && isText(record.en) && isText(record.fr);
}

/** A plain text stands for both languages. */
export function inBoth(text: string | LocalText): LocalText {
  return typeof text === 'string' ? { en: text, fr: text } : { en: text.en, fr: text.fr };
}

/** A text in both languages; a plain text stands for both. */
export function localText(doc: string) {
  const meta: FieldMeta = { kind: 'local-text', doc };
  return v.pipe(v.custom<string | LocalText>(isLocalText, allowedBy(meta).en), v.transform(inBoth), v.metadata(meta));
}

/** True for a day that the calendar has. */
export function isDate(x: unknown): x is string {
  const match = typeof x === 'string' ? /^(20\d\d|2100)-(\d\d)(?:-(\d\d))?$/.exec(x) : null;
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day. A month, `2025-11`, is its first day. */
export function date(doc: string, extra: Extra = {}) {
  const meta: FieldMeta = { kind: 'date', doc, ...extra };
  return v.pipe(
    v.custom<string>(isDate, allowedBy(meta).en),
    v.transform((x) => (x.length === 7 ? `${x}-01` : x)),
    v.metadata(meta),
  );
}

export function choice<const T extends readonly string[]>(options: T, doc: string, extra: Extra = {}) {
  const meta: FieldMeta = { kind: 'choice', doc, options, ...extra };
  return v.pipe(
    v.custom<T[number]>((x) => typeof x === 'string' && options.includes(x), allowedBy(meta).en),
    v.metadata(meta),
  );
}

export function onOff(doc: string, extra: Extra = {}) {
  const meta: FieldMeta = { kind: 'switch', doc, ...extra };
  return v.pipe(
    v.custom<boolean>((x) => typeof x === 'boolean', allowedBy(meta).en),
    v.metadata(meta),
  );
}

/** The id of an entry of another list; `also` names words that stand for none of them. */
export function reference(to: Collection, doc: string, also: readonly string[] = [], extra: Extra = {}) {
  const meta: FieldMeta = { kind: 'reference', doc, to, options: also, ...extra };
  return v.pipe(
    v.custom<string>((x) => typeof x === 'string' && x.length > 0 && x.length <= 60, allowedBy(meta).en),
    v.metadata(meta),
  );
}

export function list<T extends Schema>(item: T, doc: string, { min = 0, max = 500 }: { min?: number; max?: number } = {}) {
  const meta: FieldMeta = { kind: 'list', doc, length: [min, max] };
  const sized = v.check<v.InferOutput<T>[], string>((x) => x.length >= min && x.length <= max, allowedBy(meta).en);
  return v.pipe(v.array(item, allowedBy(meta).en), sized, v.metadata(meta));
}

/** Twelve monthly values, January first. */
export function monthly(unit: string, doc: string, bounds: { min?: number; max: number } & Extra) {
  return list(quantity(unit, doc, bounds), doc, { min: 12, max: 12 });
}

const unknownKey = v.custom<never>(() => false, 'unknown key');

/** An object, and no list: valibot alone would take a list for an object without its keys. */
const objectOnly = (allowed: string) =>
  v.custom<Record<string, unknown>>((x) => typeof x === 'object' && x !== null && !Array.isArray(x), allowed);

/** An object with exactly these keys. A key that is not named is an issue of its own: files are written by hand, and a typo must not be silent. */
export function record<const E extends v.ObjectEntries>(doc: string, entries: E) {
  const meta: FieldMeta = { kind: 'record', doc };
  const body = v.objectWithRest(entries, unknownKey, allowedBy(meta).en) as unknown as v.ObjectSchema<E, string>;
  return v.pipe(objectOnly(allowedBy(meta).en), body, v.metadata(meta)) as unknown as v.SchemaWithPipe<readonly [typeof body]>;
}

const provenance = {
  source: v.optional(text('Id of the source, in `sources`, of every number here that names none of its own.')),
  confidence: v.optional(
    choice(['A', 'B', 'C', 'D'], 'A primary source, B press, C assumption or unverified, D arithmetic on sourced figures.'),
  ),
  asOf: v.optional(text('When the source said so.')),
  note: v.optional(localText('How the figure was derived, or what it leaves open.')),
};

/** A record whose numbers share a source, unless they name their own. */
export function sourced<const E extends v.ObjectEntries>(doc: string, entries: E) {
  // What a record says of its own stands above the common words: a scenario's `asOf` is a date.
  const all = { ...entries, ...provenance, ...entries } as unknown as E & Omit<typeof provenance, keyof E>;
  const meta: FieldMeta = { kind: 'record', doc, sourced: true };
  const body = v.objectWithRest(all, unknownKey, allowedBy(meta).en) as unknown as v.ObjectSchema<typeof all, string>;
  return v.pipe(objectOnly(allowedBy(meta).en), body, v.metadata(meta)) as unknown as v.SchemaWithPipe<readonly [typeof body]>;
}

export const optional = v.optional;

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** The value that a schema lets through. */
export type Value<T extends Schema> = DeepReadonly<v.InferOutput<T>>;
