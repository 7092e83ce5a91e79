/** Reads what is typed in a worker of its own, which is started when the first text asks for it. */
import { type Remote, wrap } from 'comlink';
import type { Formula, FormulaAnswer } from './formula.ts';
import type { FormulaAnswers } from './formula.worker.ts';
import type { MeasureAnswer } from './measure/program.ts';

export type { Formula, FormulaAnswer, FormulaFault } from './formula.ts';
export type { Compiled, MeasureAnswer, MeasureFault } from './measure/program.ts';

type Ask = <T>(question: (remote: Remote<FormulaAnswers>) => Promise<T>) => Promise<T>;
let reader: { readonly ask: Ask } | undefined;

function start(): { readonly ask: Ask } {
  const worker = new Worker(new URL('./formula.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<FormulaAnswers>(worker);
  const waiting = new Set<(reason: Error) => void>();
  worker.addEventListener('error', ({ message }) => {
    reader = undefined;
    worker.terminate();
    for (const reject of waiting) reject(new Error(message || 'the reader of formulas did not start'));
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        question(remote)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
  };
}

/** What a text comes to. A worker that died is started anew by the next text. */
export function askFormula(asked: Formula): Promise<FormulaAnswer> {
  reader ??= start();
  return reader.ask((remote) => remote.readFormula(asked) as Promise<FormulaAnswer>);
}

/** A measure that a person wrote, read into a program, or all that is wrong with it. */
export function askMeasure(formula: string): Promise<MeasureAnswer> {
  reader ??= start();
  return reader.ask((remote) => remote.compileMeasure(formula) as Promise<MeasureAnswer>);
}
