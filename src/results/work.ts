/** The work of a run by month: tokens by class, whether requests found a place in time, training, learners and start-ups. */
import type { WorkMonth } from './types.ts';

/** What was summed over the hours of a month; the names are those of the day's counts. */
export type MonthWork = Readonly<
  Record<
    | 'interactiveTokens'
    | 'assistantTokens'
    | 'batchTokens'
    | 'tokensAsked'
    | 'tokensUnserved'
    | 'interactiveAsked'
    | 'latencyMet'
    | 'gangsAsked'
    | 'gangsServed'
    | 'assistantsAsked'
    | 'reservedAsked'
    | 'reservedServed'
    | 'labsAsked'
    | 'labsServed'
    | 'trainingTflop'
    | 'trainingPeakTflop',
    number
  >
>;

/** Unknown where nothing was asked. What rounding leaves below zero is nothing. */
const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.max(0, part) / whole : Number.NaN);

/** The row of a month of `hours` hours. `useful` is what failures and the programme leave of training. */
export function workMonth(
  month: string,
  hours: number,
  sums: MonthWork,
  useful: number,
  people: { readonly learners: number; readonly startups: number },
): WorkMonth {
  const mfu = shareOf(sums.trainingTflop, sums.trainingPeakTflop);
  return {
    month,
    interactiveTokensPerS: sums.interactiveTokens / hours,
    assistantTokensPerS: sums.assistantTokens / hours,
    batchTokensPerS: sums.batchTokens / hours,
    servedShare: shareOf(sums.tokensAsked - sums.tokensUnserved, sums.tokensAsked),
    latencyMetShare: shareOf(sums.latencyMet, sums.interactiveAsked),
    unservedReserved: shareOf(sums.reservedAsked - sums.reservedServed, sums.reservedAsked),
    unservedTraining: shareOf(sums.gangsAsked - sums.gangsServed, sums.gangsAsked),
    unservedInteractive: shareOf(sums.interactiveAsked - sums.interactiveTokens, sums.interactiveAsked),
    unservedLabs: shareOf(sums.labsAsked - sums.labsServed, sums.labsAsked),
    unservedAssistants: shareOf(sums.assistantsAsked - sums.assistantTokens, sums.assistantsAsked),
    gangsAsked: sums.gangsAsked / hours,
    gangsRunning: sums.gangsServed / hours,
    mfu,
    effectiveMfu: mfu * useful,
    ...people,
  };
}
