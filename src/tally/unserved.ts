/** What of the work asked for in a span was not served, and which requests found no place in time. */
import type { Table } from '../results/columns.ts';
import type { Span } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { Asked } from '../workload/demand.ts';
import type { Dispatched } from '../workload/dispatch.ts';
import { type DayCounts, WORK_SLOTS } from './counts.ts';

/**
 * How interactive requests find a place: the time of an output token, and the share of the places that may be busy. With `manySlots` places
 * or more it is `manyUse` at least: most hours need no closer look.
 */
export type Latency = {
  readonly timePerOutputTokenS: number;
  readonly highestUse: (slots: number) => number;
  readonly manySlots: number;
  readonly manyUse: number;
};

/** Counts what was asked and not served in a span, in accelerators, inference in those of the reference platform. */
export function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  {
    referenceTokensPerS,
    gang,
    latency,
  }: { readonly referenceTokensPerS: number; readonly gang: number; readonly latency: Latency },
  { askedAccelerators, unservedShare }: Table,
  span: Span,
  counts: DayCounts,
): void {
  const each = referenceTokensPerS > 0 ? 1 / referenceTokensPerS : 0;
  const { interactiveTokensPerS, assistantTokensPerS, labs } = asked;
  const { spareTokensPerS } = served;
  for (let d = 0; d < span.days; d++) {
    const reserved = asked.reserved[d]!;
    const gangs = asked.gangs[d]!;
    let askedSum = 0;
    let unservedSum = 0;
    let tokensSum = 0;
    let openSum = 0;
    let batch = 0;
    let interactive = 0;
    let assistants = 0;
    let interactiveAsked = 0;
    let met = 0;
    let gangsServed = 0;
    let assistantsAsked = 0;
    let reservedServed = 0;
    let labsAsked = 0;
    let labsServed = 0;
    for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
      const wanted = interactiveTokensPerS[j]!;
      const tokensAsked = wanted + assistantTokensPerS[j]!;
      const given = served.interactiveTokensPerS[j]!;
      const helped = served.assistantTokensPerS[j]!;
      const tokensOpen = tokensAsked - given - helped;
      const ask = reserved + gangs * gang + labs[j]! + tokensAsked * each;
      const left =
        reserved - served.reserved[j]! + (gangs - served.gangs[j]!) * gang + (labs[j]! - served.labs[j]!) + tokensOpen * each;
      // What rounding leaves below zero was served.
      const open = left > 0 ? left : 0;
      askedAccelerators[j] = ask;
      unservedShare[j] = ask > 0 ? open / ask : 0;
      askedSum += ask;
      unservedSum += open;
      tokensSum += tokensAsked;
      openSum += tokensOpen;
      batch += served.batchTokensPerS[j]!;
      interactive += given;
      assistants += helped;
      interactiveAsked += wanted;
      gangsServed += served.gangs[j]!;
      assistantsAsked += assistantTokensPerS[j]!;
      reservedServed += served.reserved[j]!;
      labsAsked += labs[j]!;
      labsServed += served.labs[j]!;
      // Batch gives way at once, so that what it takes counts as free.
      const could = given + spareTokensPerS[j]!;
      if (wanted > 0 && isInTime(wanted, could, latency)) met += wanted;
    }
    const { work } = counts;
    let at = (span.day + d) * WORK_SLOTS;
    work[at++] = askedSum;
    work[at++] = unservedSum;
    work[at++] = tokensSum;
    work[at++] = openSum;
    work[at++] = batch;
    work[at++] = interactive;
    work[at++] = assistants;
    work[at++] = interactiveAsked;
    work[at++] = met;
    work[at++] = gangs * HOURS_PER_DAY;
    work[at++] = gangsServed;
    work[at++] = assistantsAsked;
    work[at++] = reserved * HOURS_PER_DAY;
    work[at++] = reservedServed;
    work[at++] = labsAsked;
    work[at] = labsServed;
  }
}

/** Whether few enough of so many requests wait where so many tokens could be served. */
function isInTime(wanted: number, could: number, { timePerOutputTokenS, highestUse, manySlots, manyUse }: Latency): boolean {
  if (wanted > could) return false;
  const slots = could * timePerOutputTokenS;
  return (slots >= manySlots && wanted <= manyUse * could) || wanted <= could * highestUse(slots);
}
