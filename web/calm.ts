/** What lies under the main chart follows a drag at a slower pace: the eye is on the lever, the sentence and the chart. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** The rest of the page is drawn this far apart, each time in a task of its own: the frame that shows an answer does not wait for it. */
const PACE_MS = 100;

export type Calm<T> = {
  readonly answer: ReadonlySignal<T | undefined>;
  /** Called with each new value, and without one when what was held is let go. */
  readonly follow: (isHeld: boolean, next?: T) => void;
  /** Whether a value is shown, or will be. */
  readonly isRead: (value: T) => boolean;
};

/** A signal that follows at its own pace while something is held, and soon has the last value all the same. */
export function calmly<T>(): Calm<T> {
  const answer = signal<T | undefined>(undefined);
  let newest: T | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const catchUp = (): void => {
    clearTimeout(timer);
    timer = undefined;
    shownAt = performance.now();
    answer.value = newest;
  };
  return {
    answer,
    follow: (isHeld, next = newest) => {
      newest = next;
      if (isHeld) timer ??= setTimeout(catchUp, Math.max(0, shownAt + PACE_MS - performance.now()));
      else catchUp();
    },
    isRead: (value) => value === newest || value === answer.peek(),
  };
}
