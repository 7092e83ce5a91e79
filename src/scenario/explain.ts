/** What the validator found, in words: what stands there, what is allowed, what would mend it. */
import { allowedBy, isOptional, metaOf, type Schema, figureOf } from './fields.ts';
import { isObject, type Json, nearest, pointerOf, valueAt } from './pointer.ts';
import { bodyOf, keysOn, schemaOn } from './walk.ts';
import { asIs, both, didYouMean, keysAllowed, type LocalText, NOTHING, NOTHING_TO_ADD, REMOVE_IT, show } from './words.ts';

/** `input` is what stands at `path`, `message` what the validator said of it. */
export function explain(
  plain: Json,
  path: readonly (string | number)[],
  input: unknown,
  message: string,
): [found: LocalText, allowed: LocalText, suggestion: LocalText] {
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (message === 'unknown key') {
    const known = keysOn(parent);
    const quoted = show(String(key)).en;
    return [
      both(`the unknown key ${quoted}`, `la clé inconnue ${quoted}`),
      keysAllowed(known),
      didYouMean(nearest(String(key), known), REMOVE_IT),
    ];
  }
  const schema = schemaOn(path);
  const meta = schema && metaOf(schema);
  const allowed = meta ? allowedBy(meta) : asIs(message);
  if (input === undefined) {
    const record = valueAt(plain, pointerOf(parent));
    const slip = isObject(record)
      ? nearest(
          String(key),
          Object.keys(record).filter((known) => !keysOn(parent).includes(known)),
        )
      : undefined;
    const quoted = show(String(key)).en;
    const inside = schema && meta?.kind === 'record' ? neededIn(schema).join(', ') : '';
    return [
      NOTHING,
      inside === '' ? allowed : both(`an object with ${inside}`, `un objet avec ${inside}`),
      slip ? both(`Is it written as ${slip}?`, `Serait-ce ${slip}\u202F?`) : both(`Add ${quoted}.`, `Ajoutez ${quoted}.`),
    ];
  }
  if (meta?.kind === 'quantity') {
    if (typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input)))
      return [show(input), allowed, both(`Write ${Number(input)} without quotes.`, `Écrivez ${Number(input)} sans guillemets.`)];
    if (typeof input === 'number' && meta.min !== undefined && meta.max !== undefined) {
      const [found, lowest, highest] = [input, meta.min, meta.max].map((value) => figureOf(meta, value)) as LocalText[];
      const nearestWhole = figureOf(meta, Math.floor(input + 0.5));
      return [
        found!,
        allowed,
        input < meta.min
          ? both(`The lowest is ${lowest!.en}.`, `Le minimum est ${lowest!.fr}.`)
          : input > meta.max
            ? both(`The highest is ${highest!.en}.`, `Le maximum est ${highest!.fr}.`)
            : both(`The nearest is ${nearestWhole.en}.`, `Le plus proche est ${nearestWhole.fr}.`),
      ];
    }
  }
  if (meta?.kind === 'choice' && typeof input === 'string') {
    return [show(input), allowed, didYouMean(nearest(input, meta.options ?? []))];
  }
  // A number in the place of something else is a name, or a date that lacks its quotes.
  const isName = typeof input === 'number' && meta !== undefined && meta.kind !== 'quantity';
  return [isName ? asIs(String(input)) : show(input), allowed, NOTHING_TO_ADD];
}

/** The keys that a record can't do without: whoever leaves it out is told them at once. */
function neededIn(schema: Schema): string[] {
  return Object.entries(bodyOf(schema).entries ?? {}).flatMap(([key, field]) => (isOptional(field) ? [] : [key]));
}
