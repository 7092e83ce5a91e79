/** Shows a measure that a person wrote: it is read in its worker, and followed as it is changed, renamed or deleted. */
import { effect } from '@preact/signals';
import type { MeasureAnswer } from '../../workers/formula-reader.ts';
import type { Page } from '../state.ts';
import { type OwnMeasure, successor } from './list.ts';
import { ownView } from './view.ts';

export type AskMeasure = (formula: string) => Promise<MeasureAnswer>;

export const askReader: AskMeasure = async (formula) => {
  const { askMeasure } = await import('../../workers/formula-reader.ts');
  return askMeasure(formula);
};

const followed = new WeakSet<Page>();

/** Where the formula has a fault, as one that a newer page no longer knows, it is shown where it is mended. */
export async function chooseOwn(page: Page, measure: OwnMeasure, ask: AskMeasure = askReader): Promise<void> {
  const answer = await ask(measure.formula);
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
    const shown = page.charts.own.peek()?.measure;
    const next = shown && successor(before, now, shown.name);
    // One that came by a link is in no list, and stays.
    const isListed = shown !== undefined && before.some(({ name }) => name === shown.name);
    before = now;
    if (!shown || !isListed || (next?.name === shown.name && next.formula === shown.formula)) return;
    if (!next) page.charts.own.value = undefined;
    else void chooseOwn(page, next, ask);
  });
}
