/**
 * A sketch of a run: a draft that tells no more than what is built, what it draws and what holds it back, which is what the eye is on while a
 * hand moves a lever. All else is as the last draft told it, a moment ago.
 */
import { siteBuilt, targetsOf } from './answer.ts';
import { type AtHand, begin } from './begun.ts';
import { type PowerTotals, powerTotals } from './results/summary.ts';
import type { DayResults, SiteResult, Summary } from './results/types.ts';
import type { Scenario } from './scenario/scenario.ts';

export type Sketch = {
  readonly hash: string;
  readonly totals: PowerTotals;
  readonly sites: readonly (Omit<SiteResult, 'totals' | 'bill'> & { readonly totals: PowerTotals })[];
  readonly targets: Summary['targets'];
  /** Of these only the power and what stands is known. */
  readonly days: DayResults['days'];
};

/** A sketch of one scenario; the hours at hand must be those of one. */
export function sketch(scenario: Scenario, atHand: AtHand): Sketch {
  const begun = begin(scenario, atHand);
  const { days } = begun.hours;
  return {
    hash: begun.hash,
    totals: powerTotals(days.get('all')!),
    sites: scenario.sites.map(({ id }, s) => ({ ...siteBuilt(begun, s), totals: powerTotals(days.get(id)!) })),
    targets: targetsOf(begun),
    days,
  };
}
