/** What of the measures of one's own outlives the visit: all of them, whatever plan is on the page. */
import { effect, type Signal } from '@preact/signals';
import type { MeasuresKeep } from '../keep.ts';
import type { Page } from '../state.ts';
import { mergedMeasures, type OwnMeasures, readMeasures, withMeasure } from './list.ts';

/** Brings the kept ones back, and keeps what becomes of them beside what other pages keep; `unkept` is told where the browser will not. */
export async function keepMeasures(page: Page, keep: MeasuresKeep, unkept: Signal<boolean>): Promise<void> {
  let known: OwnMeasures = [];
  try {
    known = readMeasures(await keep.measures());
    // What was written before they were there stays.
    const written = page.measures.value;
    if (known.length > 0) page.measures.value = written.reduce((all, one) => withMeasure(all, one, one), known);
  } catch {
    // Said when there is something to keep.
  }
  effect(() => {
    const [before, now] = [known, page.measures.value];
    if (now === before || (now.length === 0 && before.length === 0)) return;
    known = now;
    keep
      .changeMeasures((kept) => mergedMeasures(readMeasures(kept), before, now))
      .catch(() => {
        unkept.value = true;
      });
  });
}
