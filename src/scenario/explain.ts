/** What the validator found, in words: what stands there, what is allowed, what would mend it. */
import { allowedBy, metaOf } from './fields.ts';
import { show } from './issues.ts';
import { isObject, type Json, nearest, pointerOf, valueAt } from './pointer.ts';
import { keysOn, schemaOn } from './walk.ts';

/** `input` is what stands at `path`, `message` what the validator said of it. */
export function explain(
  plain: Json,
  path: readonly (string | number)[],
  input: unknown,
  message: string,
): [found: string, allowed: string, suggestion: string] {
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (message === 'unknown key') {
    const known = keysOn(parent);
    const near = nearest(String(key), known);
    return [
      `the unknown key ${show(String(key))}`,
      `the keys ${known.join(', ')}`,
      near ? `Did you mean ${near}?` : 'Remove it.',
    ];
  }
  const schema = schemaOn(path);
  const meta = schema && metaOf(schema);
  const allowed = meta ? allowedBy(meta) : message;
  if (input === undefined) {
    const record = valueAt(plain, pointerOf(parent));
    const slip = isObject(record)
      ? nearest(
          String(key),
          Object.keys(record).filter((known) => !keysOn(parent).includes(known)),
        )
      : undefined;
    return ['nothing', allowed, slip ? `Is it written as ${slip}?` : `Add ${show(String(key))}.`];
  }
  if (meta?.kind === 'quantity') {
    if (typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input)))
      return [show(input), allowed, `Write ${Number(input)} without quotes.`];
    if (typeof input === 'number' && meta.min !== undefined && meta.max !== undefined) {
      return [
        show(input),
        allowed,
        input < meta.min
          ? `The lowest is ${meta.min}.`
          : input > meta.max
            ? `The highest is ${meta.max}.`
            : `The nearest is ${Math.floor(input + 0.5)}.`,
      ];
    }
  }
  if (meta?.kind === 'choice' && typeof input === 'string') {
    const near = nearest(input, meta.options ?? []);
    return [show(input), allowed, near ? `Did you mean ${near}?` : ''];
  }
  return [show(input), allowed, ''];
}
