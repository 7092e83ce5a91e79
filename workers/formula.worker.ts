import { expose } from 'comlink';
import { readFormula } from './formula.ts';

expose(readFormula);
