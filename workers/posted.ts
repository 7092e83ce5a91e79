/** The model as a worker answers with it: what is long is packed, and handed over instead of copied. */
import { transfer } from 'comlink';
import { model } from './model.ts';
import { buffersOf, type PackedOverview, packOverview } from './packed.ts';
import type { PlanRequest, Refused } from './protocol.ts';

export type PackedAnswer = { readonly ok: true; readonly packed: PackedOverview; readonly elapsedMs: number } | Refused;

export const posted = {
  ...model,
  overview(request: PlanRequest): PackedAnswer {
    const answer = model.overview(request);
    if (!answer.ok) return answer;
    const packed = packOverview(answer.overview);
    return transfer({ ok: true, packed, elapsedMs: answer.elapsedMs }, buffersOf(packed));
  },
};

export type Posted = typeof posted;
