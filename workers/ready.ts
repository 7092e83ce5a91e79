/** When sites may be ready: fetched when somebody opens the build-out. */
import { type Loaded, READY_DRAWS, readyDates } from '../src/index.ts';
import type { ReadyAnswer } from './protocol.ts';

export function askWhenReady(plan: Loaded): ReadyAnswer {
  return { ok: true, draws: READY_DRAWS, sites: readyDates(plan) };
}
