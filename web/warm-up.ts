/** Practice for the engine: a run compiles as it is run, so the first drag would be the slowest of all. */
import type { Engine } from '../workers/engine.ts';
import type { Page } from './state.ts';

/** From here on more practice gains little. */
export const RUNS = 20;
const IDLE_MS = 120;

/** Runs the plan that is shown some times over, one at a time and only while nobody asks for anything; gives up at the first trouble. */
export function warmUp(page: Page, engine: Pick<Engine, 'warm'>, whenIdle: (then: () => void) => void = idle): void {
  let left = RUNS;
  const practise = (): void => {
    const request = page.request();
    const answer = page.answer.peek();
    const isAnswered = answer?.edits === page.edits.peek() && answer?.imports === page.imports.peek();
    const isCurrent = isAnswered && page.held.peek() === undefined;
    if (!request || !isCurrent) {
      whenIdle(practise);
      return;
    }
    left--;
    engine.warm(request).then(
      () => {
        if (left > 0) whenIdle(practise);
      },
      () => {},
    );
  };
  const stop = page.answer.subscribe((answer) => {
    if (!answer) return;
    queueMicrotask(() => stop());
    whenIdle(practise);
  });
}

function idle(then: () => void): void {
  setTimeout(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => then());
    else then();
  }, IDLE_MS);
}
