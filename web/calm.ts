/** What lies under the main chart follows a drag at a slower pace: the eye is on the lever, the sentence and the chart. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** The rest of the page is drawn this long after an answer, in a task of its own: the frame that shows the answer does not wait for it. */
const PACE_MS = 100;

/** A signal that follows at its own pace while something is held, and soon has the last value all the same. */
export function calmly<T>(quick: ReadonlySignal<T>): {
  readonly answer: ReadonlySignal<T>;
  /** Called when there is a new value, or when what was held is let go. */
  readonly follow: (isHeld: boolean) => void;
} {
  const answer = signal(quick.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const catchUp = (): void => {
    clearTimeout(timer);
    timer = undefined;
    answer.value = quick.peek();
  };
  return {
    answer,
    follow: (isHeld) => {
      if (isHeld) timer ??= setTimeout(catchUp, PACE_MS);
      else catchUp();
    },
  };
}
