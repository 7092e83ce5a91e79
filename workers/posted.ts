/** The model as a worker answers with it: of runs that wait only the newest is made, and what is long is handed over instead of copied. */
import { transfer } from 'comlink';
import { draftKey, KeptDrafts } from './drafts.ts';
import { model } from './model.ts';
import { buffersOf, type PackedOverview, packOverview } from './packed.ts';
import type { PlanRequest, Refused, TrialAnswer } from './protocol.ts';

export type PackedAnswer =
  | { readonly ok: true; readonly packed: PackedOverview; readonly elapsedMs: number; readonly isDraft: boolean }
  | Refused
  | { readonly ok: 'overtaken' };

let newest = 0;
let newestTrial = 0;
const drafts = new KeptDrafts();

/** Lets the questions be heard that came meanwhile. A message is quicker than a timer. */
const { port1: ear, port2: mouth } = new MessageChannel();
const heard: (() => void)[] = [];
ear.onmessage = () => heard.shift()?.();
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    heard.push(resolve);
    mouth.postMessage(0);
  });
}

export const posted = {
  ...model,
  /** Once begun a run is made to its end: a hand that never rests is answered all the same. */
  async overview(request: PlanRequest, draftWillDo = false): Promise<PackedAnswer> {
    const mine = ++newest;
    await nextTurn();
    if (mine !== newest) return { ok: 'overtaken' };
    const started = performance.now();
    if (!draftWillDo) drafts.forget();
    const key = draftWillDo ? draftKey(request) : '';
    const known = drafts.find(key);
    if (known) return { ok: true, ...known, elapsedMs: performance.now() - started };
    const answer = model.overview(request, draftWillDo);
    if (!answer.ok) return answer;
    const { overview, ...rest } = answer;
    const packed = packOverview(overview);
    if (!draftWillDo) return transfer({ ...rest, packed }, buffersOf(packed));
    // What is kept is copied on its way.
    drafts.keep(key, { packed, isDraft: rest.isDraft });
    return { ...rest, packed };
  },
  /** A run beside the others, told in few figures; of those that wait only the newest is made. */
  async trial(request: PlanRequest): Promise<TrialAnswer | { readonly ok: 'overtaken' }> {
    const mine = ++newestTrial;
    await nextTurn();
    if (mine !== newestTrial) return { ok: 'overtaken' };
    const answer = model.overview(request);
    if (!answer.ok) return answer;
    const { totals, sites } = answer.overview.summary;
    return { ok: true, totals, firstLoads: Object.fromEntries(sites.map(({ id, firstLoad }) => [id, firstLoad])) };
  },
};

export type Posted = typeof posted;
