/** What of the measures of one's own outlives the visit: all of them, whatever plan is on the page, and for all pages of a browser. */
import { batch, effect, type Signal } from '@preact/signals';
import type { MeasuresKeep } from '../keep.ts';
import type { Page } from '../state.ts';
import { mergedMeasures, type OwnMeasures, readMeasures, withMeasure } from './list.ts';

/** A line to the other pages: that what is kept was changed. */
export type MeasuresLine = { readonly post: () => void; readonly listen: (hear: () => void) => void };

/** The line of a browser; none where it has no line between tabs. */
export function measuresLine(): MeasuresLine | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel('jalon-measures');
  return { post: () => channel.postMessage('kept'), listen: (hear) => channel.addEventListener('message', hear) };
}

/** Brings the kept ones back, and keeps what becomes of them beside what other pages keep; `unkept` is told where the browser will not. */
export async function keepMeasures(page: Page, keep: MeasuresKeep, unkept: Signal<boolean>, line?: MeasuresLine): Promise<void> {
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
      .then(
        () => line?.post(),
        () => {
          unkept.value = true;
        },
      );
  });
  line?.listen(() => void hear());

  /** Another page kept something: it stands here too, and a step back takes nothing of it away. */
  async function hear(): Promise<void> {
    const before = known;
    let kept: OwnMeasures;
    try {
      kept = readMeasures(await keep.measures());
    } catch {
      // What stands here stays.
      return;
    }
    // What was done here meanwhile is on its way to be kept.
    const brought = (measures: OwnMeasures) => mergedMeasures(measures, before, kept);
    const now = brought(page.measures.peek());
    batch(() => {
      known = now;
      page.measures.value = now;
      page.carryMeasures(brought);
    });
  }
}
