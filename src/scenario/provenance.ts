/** Where a number comes from: its own note, or that of the nearest record around it. */
import { inBoth, isLocalText } from './fields.ts';
import type { Loaded } from './load.ts';
import { type Confidence, isAnnotated } from './notes.ts';
import { isObject, pointerOf, segmentsOf, valueAt } from './pointer.ts';
import type { LocalText } from './words.ts';

export type Provenance = {
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: Confidence | null;
  readonly source: { readonly id: string; readonly title: LocalText; readonly url: string | null } | null;
  readonly asOf: string | null;
  readonly note: LocalText | null;
};

/** What a plan says of the value at a pointer. */
export function provenanceAt({ document, scenario }: Pick<Loaded, 'document' | 'scenario'>, pointer: string): Provenance {
  const segments = segmentsOf(pointer);
  const own = valueAt(document, pointer);
  const number = (x: unknown): number | null => (typeof x === 'number' ? x : null);
  const text = (x: unknown): string | null => (typeof x === 'string' ? x : null);
  const ownText = (key: string): string | null => (isAnnotated(own) ? text(own[key]) : null);
  const remark = (x: unknown): LocalText | null => (isLocalText(x) ? inBoth(x) : null);
  const ownRemark = isAnnotated(own) ? remark(own.note) : null;
  const range = isAnnotated(own) ? { low: number(own.low), high: number(own.high) } : { low: null, high: null };
  for (let n = segments.length; n >= 0; n--) {
    const here = valueAt(document, pointerOf(segments.slice(0, n)));
    if (!isObject(here) || (here.source === undefined && here.confidence === undefined)) continue;
    const found = scenario.sources.find(({ id }) => id === here.source);
    return {
      ...range,
      confidence: text(here.confidence) as Confidence | null,
      source: found ? { id: found.id, title: found.title, url: found.url ?? null } : null,
      asOf: ownText('asOf') ?? text(here.asOf),
      note: ownRemark ?? remark(here.note),
    };
  }
  return { ...range, confidence: null, source: null, asOf: ownText('asOf'), note: ownRemark };
}
