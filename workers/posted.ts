/** The model as a worker answers with it: of runs that wait only the newest is made, and what is long is handed over instead of copied. */
import { transfer } from 'comlink';
import { draftKey, KeptDrafts } from './drafts.ts';
import { model } from './model.ts';
import { buffersOf, type PackedOverview, packedIn, packOverview } from './packed.ts';
import type { PlanRequest, Refused, TrialAnswer } from './protocol.ts';

export type PackedAnswer =
  | { readonly ok: true; readonly packed: PackedOverview; readonly elapsedMs: number; readonly isDraft: boolean }
  | Refused
  | { readonly ok: 'overtaken' };

let newest = 0;
let newestTrial = 0;
const drafts = new KeptDrafts();
/** Blocks that cross with the answers of a drag and come back with its questions. */
const crossing: ArrayBuffer[] = [];

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

/** A draft for the page, in a block that is handed over; what is kept of it stays. */
function handed<T extends object>(packed: PackedOverview, rest: T): T & { readonly packed: PackedOverview } {
  const { byteLength } = packed.values.buffer;
  const block = crossing.pop();
  const fitting = block?.byteLength === byteLength ? block : new ArrayBuffer(byteLength);
  return transfer({ ...rest, packed: packedIn(packed, fitting) }, [fitting]);
}

export const posted = {
  ...model,
  /** Once begun a run is made to its end: a hand that never rests is answered all the same. `back` is the block of a draft that nobody reads any more. */
  async overview(request: PlanRequest, draftWillDo = false, back?: ArrayBuffer): Promise<PackedAnswer> {
    if (back) crossing.push(back);
    const mine = ++newest;
    await nextTurn();
    if (mine !== newest) return { ok: 'overtaken' };
    const started = performance.now();
    if (!draftWillDo) {
      drafts.forget();
      const answer = model.overview(request);
      if (!answer.ok) return answer;
      const { overview, ...rest } = answer;
      const packed = packOverview(overview);
      return transfer({ ...rest, packed }, buffersOf(packed));
    }
    const key = draftKey(request);
    const known = drafts.find(key);
    if (known) return handed(known.packed, { ok: true, isDraft: known.isDraft, elapsedMs: performance.now() - started });
    const room = drafts.room();
    const answer = model.overview(request, true, room);
    if (!answer.ok) return answer;
    const { overview, ...rest } = answer;
    const packed = packOverview(overview, room);
    drafts.keep(key, { packed, isDraft: rest.isDraft });
    return handed(packed, rest);
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
