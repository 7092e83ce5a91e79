/** The model as a worker answers with it: of runs that wait only the newest is made, and what is long is handed over instead of copied. */
import { transfer } from 'comlink';
import { draftKey, KeptDrafts } from './drafts.ts';
import { model } from './model.ts';
import { buffersOf, type PackedOverview, packedIn, packOverview, packSketch } from './packed.ts';
import type { Made, PlanRequest, Refused, TrialAnswer, Wanted } from './protocol.ts';

export type PackedAnswer =
  | ({ readonly ok: true; readonly packed: PackedOverview; readonly elapsedMs: number } & Made)
  | Refused
  | { readonly ok: 'overtaken' };

let newest = 0;
let newestTrial = 0;
const drafts = new KeptDrafts();
/** Blocks that cross with the answers of a drag and come back with its questions. */
const crossing: ArrayBuffer[] = [];

/** The last draft that told all, and when it is due for another: until then sketches stand on it. */
let lastFull: { readonly key: string; readonly dueAt: number } | undefined;
/** Ten times a second, where drafts are quick: most of the time is for what the eye is on. */
const DRAFT_EVERY_MS = 100;
const SKETCHES_TIME = 10;

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

/** A sketch over a draft that told all; none where the plan is of another frame. */
function sketched(request: PlanRequest, full: PackedOverview): PackedAnswer | undefined {
  const started = performance.now();
  const key = draftKey(request, 'sketch');
  const known = drafts.find(key);
  const made = { isDraft: true, isSketch: true };
  if (known) return handed(known.packed, { ok: true as const, ...made, elapsedMs: performance.now() - started });
  const answer = model.sketch(request);
  if (!answer?.ok) return answer;
  const packed = packSketch(full, answer.sketch, drafts.room());
  drafts.keep(key, { packed, ...made });
  return handed(packed, { ok: true as const, ...made, elapsedMs: performance.now() - started });
}

export const posted = {
  ...model,
  /** Once begun a run is made to its end: a hand that never rests is answered all the same. `back` is the block of a draft that nobody reads any more. */
  async overview(request: PlanRequest, wanted: Wanted = 'whole', back?: ArrayBuffer): Promise<PackedAnswer> {
    if (back) crossing.push(back);
    const mine = ++newest;
    await nextTurn();
    if (mine !== newest) return { ok: 'overtaken' };
    const started = performance.now();
    if (wanted === 'whole') {
      drafts.forget();
      lastFull = undefined;
      const answer = model.overview(request);
      if (!answer.ok) return answer;
      const { overview, ...rest } = answer;
      const packed = packOverview(overview);
      return transfer({ ...rest, packed }, buffersOf(packed));
    }
    const key = draftKey(request);
    const known = drafts.find(key);
    if (known) {
      lastFull = { key, dueAt: started + DRAFT_EVERY_MS };
      const { packed, ...made } = known;
      return handed(packed, { ok: true as const, ...made, elapsedMs: performance.now() - started });
    }
    const full = wanted === 'sketch' && lastFull && started < lastFull.dueAt ? drafts.find(lastFull.key) : undefined;
    const sketch = full && sketched(request, full.packed);
    if (sketch) return sketch;
    const room = drafts.room();
    const answer = model.overview(request, true, room);
    if (!answer.ok) return answer;
    const { overview, ...rest } = answer;
    const packed = packOverview(overview, room);
    const { isDraft, isSketch } = rest;
    drafts.keep(key, { packed, isDraft, isSketch });
    lastFull = { key, dueAt: started + Math.max(DRAFT_EVERY_MS, SKETCHES_TIME * (performance.now() - started)) };
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
