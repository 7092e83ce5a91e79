/** Which lever is in hand. While a pointer is pressed none changes: what is told under one would move the others away from under it. */
import type { Page } from '../state.ts';

let isPressed = false;

/** A pointer goes down on a lever: it is in hand once the pointer is let go, if the keys have come to it. */
export function press(page: Page, lever: string): void {
  isPressed = true;
  const release = () => {
    removeEventListener('pointerup', release);
    removeEventListener('pointercancel', release);
    isPressed = false;
    // After the click that follows.
    setTimeout(() => {
      if (document.activeElement?.closest<HTMLElement>('.lever')?.dataset.lever === lever) page.inHand.value = lever;
    });
  };
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
}

/** The keys come to a lever. */
export function take(page: Page, lever: string): void {
  if (!isPressed) page.inHand.value = lever;
}
