/** All that the page may ask, and what happens when a worker dies: it is started again once, and whoever waited is answered. */
import type { Remote } from 'comlink';
import { Lane, WorkerDied, type Worklike } from './lane.ts';
import type { Model } from './model.ts';
import type { CsvAnswer, OverviewAnswer, PlanCard, PlanRequest } from './protocol.ts';

export type Engine = {
  /** The shipped plans, in the order to show them. */
  plans(): Promise<readonly PlanCard[]>;
  /** One run, as the page shows it. */
  overview(request: PlanRequest): Promise<OverviewAnswer>;
  /** The same run as a CSV of hours, days or months. */
  csv(request: PlanRequest, by: 'hour' | 'day' | 'month'): Promise<CsvAnswer>;
  /** Stops what is under way: whoever waits is told so, and the next question starts a new worker. */
  cancel(): void;
  close(): void;
};

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export type EngineOptions = {
  /** Called when the worker died and was started again, or died once more. */
  readonly onRestart?: (event: 'restarted' | 'gone') => void;
  /** Starts a worker; tests hand in one of their own. */
  readonly start?: () => Worklike;
};

function startWorker(): Worklike {
  const worker = new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });
  return Object.assign(worker, { stop: () => worker.terminate() });
}

export function openEngine({ onRestart = () => {}, start = startWorker }: EngineOptions = {}): Engine {
  let lane: Lane | undefined;
  let restarted = false;
  let gone: Error | undefined;

  const open = (): Lane => {
    if (gone) throw gone;
    lane ??= new Lane(start(), (reason) => {
      lane = undefined;
      if (restarted) {
        gone = reason;
        onRestart('gone');
      } else {
        restarted = true;
        onRestart('restarted');
      }
    });
    return lane;
  };
  const ask = async <T>(question: (model: Remote<Model>) => Promise<T>): Promise<T> => {
    const before = restarted;
    try {
      return await open().ask(question);
    } catch (error) {
      // The worker died under this question for the first time: ask the new one.
      if (error instanceof WorkerDied && !before && restarted && !gone) return open().ask(question);
      throw error;
    }
  };

  return {
    plans: () => ask((model) => model.plans()),
    overview: (request) => ask<OverviewAnswer>((model) => model.overview(request) as Promise<OverviewAnswer>),
    csv: (request, by) => ask<CsvAnswer>((model) => model.csv(request, by) as Promise<CsvAnswer>),
    cancel: () => {
      lane?.close(new Cancelled('the run was cancelled'));
      lane = undefined;
    },
    close: () => {
      lane?.close();
      lane = undefined;
      gone = new Error('the engine was closed');
    },
  };
}
