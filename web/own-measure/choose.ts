/** Shows a measure that a person wrote: it is read in its worker, and followed as it is changed, renamed or deleted. */
import { effect } from '@preact/signals';
import type { MeasureAnswer } from '../../workers/formula-reader.ts';
import { reasonOf } from '../reason.ts';
import type { Page } from '../state.ts';
import { isListed, type OwnMeasure, successor } from './list.ts';
import { ownView } from './view.ts';

export type AskMeasure = (formula: string) => Promise<MeasureAnswer>;

export const askReader: AskMeasure = async (formula) => {
  const { askMeasure } = await import('../../workers/formula-reader.ts');
  return askMeasure(formula);
};

const followed = new WeakSet<Page>();
/** What is being read, with its turn. */
const reading = new WeakMap<Page, { readonly turn: number; readonly measure: OwnMeasure }>();

/** Where the formula has a fault, as one that a newer page no longer knows, it is shown where it is mended. */
export async function chooseOwn(
  page: Page,
  measure: OwnMeasure,
  ask: AskMeasure = askReader,
  turn: number = ++page.charts.choosing.turn,
): Promise<void> {
  if (turn !== page.charts.choosing.turn) return;
  reading.set(page, { turn, measure });
  let answer: MeasureAnswer;
  try {
    answer = await ask(measure.formula);
  } catch (error) {
    reading.delete(page);
    page.notice.value = { kind: 'failed', reason: reasonOf(error) };
    return;
  }
  if (turn !== page.charts.choosing.turn) return;
  reading.delete(page);
  if (!answer.ok) {
    page.charts.writing.value = { former: measure };
    return;
  }
  page.charts.own.value = ownView(measure, answer.compiled);
  follow(page, ask);
}

/** What is shown is what the list says, also after a step back. */
function follow(page: Page, ask: AskMeasure): void {
  if (followed.has(page)) return;
  followed.add(page);
  let before = page.measures.value;
  effect(() => {
    const now = page.measures.value;
    const read = reading.get(page);
    const shown = read?.turn === page.charts.choosing.turn ? read.measure : page.charts.own.peek()?.measure;
    const next = shown && successor(before, now, shown.name);
    // One that came by a link is in no list, and stays.
    const wasListed = shown !== undefined && isListed(before, shown);
    before = now;
    if (!shown || !wasListed || (next?.name === shown.name && next.formula === shown.formula)) return;
    if (next) {
      void chooseOwn(page, next, ask);
      return;
    }
    page.charts.choosing.turn++;
    page.charts.own.value = undefined;
  });
}
