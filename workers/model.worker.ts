import { expose } from 'comlink';
import { model } from './model.ts';

expose(model);
