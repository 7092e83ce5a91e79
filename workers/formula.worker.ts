import { expose } from 'comlink';
import { readFormula } from './formula.ts';
import { compileMeasure } from './measure/compile.ts';

const answers = { readFormula, compileMeasure };
export type FormulaAnswers = typeof answers;

expose(answers);
