/** Where a formula has no value over a run, and why, in the reader's language. */
import type { MonthGaps } from '../../workers/measure/gaps.ts';
import type { Month } from '../charts/series.ts';
import type { Words } from '../i18n/messages.ts';
import { measureWords } from './words.ts';

export function gapsText({ months, first, cause }: MonthGaps, all: readonly Month[], { language, format }: Words): string {
  const say = measureWords(language);
  const list = format.list([...cause.names]);
  const why = cause.names.length === 0 ? say(`gap.${cause.kind}`) : say(`gap.${cause.kind}Of`, { list });
  const told = { n: format.number(months), m: format.number(all.length), month: format.month(all[first]!.key), why };
  return months === all.length ? say('gaps.all', told) : say(`gaps.${format.plural(months)}`, told);
}
