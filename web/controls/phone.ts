/** Whether the page is so narrow that levers come one at a time. */
import { type ReadonlySignal, signal } from '@preact/signals';

let narrow: ReadonlySignal<boolean> | undefined;

export function useIsPhone(): ReadonlySignal<boolean> {
  if (!narrow) {
    const query = matchMedia('(max-width: 767px)');
    const is = signal(query.matches);
    query.addEventListener('change', () => {
      is.value = query.matches;
    });
    narrow = is;
  }
  return narrow;
}
