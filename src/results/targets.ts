/** The promises of a plan, checked. */
import type { Scenario } from '../scenario/scenario.ts';
import { dateOf, dayOf, type Timeline } from '../timeline.ts';
import type { TargetResult } from './types.ts';

export type Progress = {
  /** Amount reached by the end of a day. */
  readonly by: (day: number) => number;
  /** First day on which an amount is reached; Infinity when never, or unknown. */
  readonly dayOf: (amount: number) => number;
  readonly assumed: boolean;
};

type Target = Scenario['targets'][number];

/** Judge one promise. A day beyond the run is told as expected, not as met. */
export function judge(target: Target, progress: Progress, time: Timeline): TargetResult {
  const due = dayOf(target.by);
  const lastDay = time.startDay + time.days - 1;
  const reached = progress.by(Math.min(due, lastDay));
  const day = progress.dayOf(target.target);
  const known = Number.isFinite(day);
  return {
    id: target.id,
    kind: target.kind,
    label: target.label.en,
    labels: target.label,
    by: target.by,
    target: target.target,
    reached,
    met: day <= due && day <= lastDay,
    metOn: known && day <= lastDay ? dateOf(day) : null,
    expectedOn: known ? dateOf(day) : null,
    assumed: progress.assumed,
  };
}

/** Progress of an amount that changes by steps: the running sum of `events`. */
export function steps(events: readonly { readonly day: number; readonly amount: number }[], assumed: boolean): Progress {
  const sorted = [...events].sort((a, b) => a.day - b.day);
  return {
    assumed,
    by: (day) => sorted.reduce((sum, event) => (event.day <= day ? sum + event.amount : sum), 0),
    dayOf: (amount) => {
      let sum = 0;
      for (let i = 0; i < sorted.length; i++) {
        sum += sorted[i]!.amount;
        // All of a day's events count before it is judged; a cent does not break a promise of billions.
        if (sorted[i + 1]?.day !== sorted[i]!.day && sum >= amount - 0.01) return sorted[i]!.day;
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}
