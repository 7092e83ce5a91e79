/** What lies under the main chart follows a drag at half its pace: the eye is on the lever, the sentence and the chart. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** No longer than this does the rest of the page wait for the last answer of a hand that rests. */
const REST_MS = 60;

/** A signal that skips every other value while something is held, and soon has the last one all the same. */
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
      if (!isHeld || timer !== undefined) catchUp();
      else timer = setTimeout(catchUp, REST_MS);
    },
  };
}
