/** The runs of the plans that are compared: each is made once, one after another, beside those of the page. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocalText, Overview } from '../src/index.ts';
import type { OverviewAnswer } from '../workers/protocol.ts';
import { reasonOf } from './reason.ts';
import type { Page } from './state.ts';
import { requestOf, type Work } from './work.ts';

export type Run =
  | { readonly kind: 'running' }
  | { readonly kind: 'told'; readonly overview: Overview }
  | { readonly kind: 'failed'; readonly reason: LocalText };

type Wanted = { readonly id: string; readonly work: Work };

export function createRuns({ engine }: Pick<Page, 'engine'>, slots: ReadonlySignal<readonly Wanted[]>) {
  const runs = signal<ReadonlyMap<string, Run>>(new Map());
  // One after another: of two runs that are asked at once only the newer is made.
  let queue = Promise.resolve();

  function settle(id: string, run: Run): void {
    runs.value = new Map(runs.value).set(id, run);
  }

  /** Where another question overtakes it, it is asked once more. */
  async function ask(work: Work): Promise<OverviewAnswer | undefined> {
    return (await engine.beside(requestOf(work))) ?? engine.beside(requestOf(work));
  }

  return {
    runs,
    settle,

    /** A run of a plan that is not among them yet, in its turn. */
    tryOut(work: Work): Promise<OverviewAnswer | undefined> {
      const turn = queue.then(() => ask(work));
      queue = turn.then(
        () => {},
        () => {},
      );
      return turn;
    },

    /** The run of one of them, where it was not made before. */
    runLater({ id, work }: Wanted): void {
      if (runs.peek().has(id)) return;
      settle(id, { kind: 'running' });
      queue = queue.then(async () => {
        if (!slots.peek().some((slot) => slot.id === id)) {
          // Removed meanwhile: should it come back, it is run then.
          runs.value = new Map([...runs.value].filter(([one]) => one !== id));
          return;
        }
        try {
          const answer = await ask(work);
          if (answer?.ok) settle(id, { kind: 'told', overview: answer.overview });
          else if (answer) settle(id, { kind: 'failed', reason: answer.issues[0]!.message });
        } catch (error) {
          settle(id, { kind: 'failed', reason: reasonOf(error) });
        }
      });
    },
  };
}
