/** Reads what is typed in a worker of its own, which is started when the first text asks for it. */
import { type Remote, wrap } from 'comlink';
import type { Formula, FormulaAnswer } from './formula.ts';

export type { Formula, FormulaAnswer, FormulaFault } from './formula.ts';

type Ask = (asked: Formula) => Promise<FormulaAnswer>;
let reader: { readonly ask: Ask } | undefined;

function start(): { readonly ask: Ask } {
  const worker = new Worker(new URL('./formula.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<(asked: Formula) => FormulaAnswer>(worker) as Remote<(asked: Formula) => FormulaAnswer>;
  const waiting = new Set<(reason: Error) => void>();
  worker.addEventListener('error', ({ message }) => {
    reader = undefined;
    worker.terminate();
    for (const reject of waiting) reject(new Error(message || 'the reader of formulas did not start'));
  });
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        remote(asked)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
  };
}

/** What a text comes to. A worker that died is started anew by the next text. */
export function askFormula(asked: Formula): Promise<FormulaAnswer> {
  reader ??= start();
  return reader.ask(asked);
}
