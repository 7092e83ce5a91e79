/** The answer as it was before the last change, for as long as somebody holds it. */
import { batch } from '@preact/signals';
import type { Page } from './state.ts';

/** Shows the former answer in the place of the present one, and the present one as its ghost; what is returned turns them back. */
export function holdBefore(page: Page): (() => void) | undefined {
  const now = page.answer.peek();
  const former = page.ghost.peek();
  if (!now || !former) return undefined;
  const shown = { ...now, overview: former };
  batch(() => {
    page.answer.value = shown;
    page.ghost.value = now.overview;
    page.isBefore.value = true;
  });
  return () =>
    batch(() => {
      // A run that ended meanwhile has put a newer answer there.
      if (page.answer.peek() === shown) page.answer.value = now;
      if (page.ghost.peek() === now.overview) page.ghost.value = former;
      page.isBefore.value = false;
    });
}
