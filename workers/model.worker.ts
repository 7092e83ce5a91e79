import { expose } from 'comlink';
import { posted } from './posted.ts';

expose(posted);
