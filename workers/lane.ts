/** One worker. Every call ends: with an answer, with an error, or because the lane closed. */
import { type Endpoint, type Remote, wrap } from 'comlink';
import type { Posted } from './posted.ts';

export type Worklike = Endpoint & { readonly stop: () => void };

export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

export class Lane {
  // Kept for as long as the lane: comlink drops the calls of a proxy that was collected.
  private readonly remote: Remote<Posted>;
  // comlink alone would leave these open for ever when the worker dies.
  private readonly pending = new Set<(reason: Error) => void>();
  private closed: Error | undefined;

  constructor(
    private readonly worker: Worklike,
    private readonly died: (reason: Error) => void = () => {},
  ) {
    this.remote = wrap<Posted>(worker);
    const fail = (event: Event): void => {
      const reason = new WorkerDied(`the worker died: ${(event as ErrorEvent).message ?? event.type}`);
      if (this.closed) return;
      this.close(reason);
      this.died(reason);
    };
    worker.addEventListener('error', fail as EventListener);
    worker.addEventListener('messageerror', fail as EventListener);
  }

  ask<T>(question: (model: Remote<Posted>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.closed) {
        reject(this.closed);
        return;
      }
      this.pending.add(reject);
      question(this.remote)
        .then(resolve, reject)
        .finally(() => this.pending.delete(reject));
    });
  }

  close(reason: Error = new Error('the lane was closed')): void {
    if (this.closed) return;
    this.closed = reason;
    this.worker.stop();
    for (const reject of this.pending) reject(reason);
    this.pending.clear();
  }
}
