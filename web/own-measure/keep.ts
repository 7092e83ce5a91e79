/** What of the measures of one's own outlives the visit: all of them, whatever plan is on the page. */
import { effect, type Signal } from '@preact/signals';
import type { MeasuresKeep } from '../keep.ts';
import type { Page } from '../state.ts';
import { readMeasures, withMeasure } from './list.ts';

/** Brings the kept ones back, and keeps what they become; `unkept` is told where the browser will not. */
export async function keepMeasures(page: Page, keep: MeasuresKeep, unkept: Signal<boolean>): Promise<void> {
  let kept = page.measures.value;
  try {
    const found = readMeasures(await keep.measures());
    // What was written before they were there stays.
    kept = page.measures.value.reduce((all, one) => withMeasure(all, one, one), found);
    page.measures.value = kept;
  } catch {
    // Said when there is something to keep.
  }
  effect(() => {
    const { value } = page.measures;
    if (value === kept) return;
    kept = value;
    keep.saveMeasures(value).catch(() => {
      unkept.value = true;
    });
  });
}
