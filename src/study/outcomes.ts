/** What a run comes to, in the few numbers by which plans are compared. */
import type { Summary } from '../results/types.ts';
import { CONSTRAINTS } from '../scenario/site-fields.ts';
import { dayOf } from '../timeline.ts';

/** At the end of the run, or over all of it. */
export const OUTCOMES = [
  'accelerators',
  'peakGridMw',
  'gridGwh',
  'tokensOut',
  'trainingRuns',
  'committedEur',
  'paidEur',
  'energyCostEur',
  'co2LifecycleT',
  'co2DirectT',
  'co2EmbodiedT',
  'waterM3',
  'pue',
  'targetsMet',
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** Days since 1970-01-01 of the first load of a site, and months in which a constraint holds a site. */
export const FIRST_LOAD = 'firstLoad/';
export const BOUND = 'bound/';

/** Numbers by outcome; the first load of a site that has none is unknown. */
export function outcomeNumbers(summary: Summary): Readonly<Record<string, number>> {
  const { totals, training, targets, sites } = summary;
  const named: Record<OutcomeName, number> = {
    accelerators: totals.acceleratorsInService,
    peakGridMw: totals.peakGridMw,
    gridGwh: totals.gridGwh,
    tokensOut: totals.tokensOut,
    trainingRuns: training.runs,
    committedEur: totals.committedEur,
    paidEur: totals.capexEur,
    energyCostEur: totals.energyCostEur,
    co2LifecycleT: totals.co2LifecycleT,
    co2DirectT: totals.co2DirectT,
    co2EmbodiedT: totals.co2EmbodiedT,
    waterM3: totals.waterM3,
    pue: totals.pue,
    targetsMet: targets.filter(({ met }) => met).length,
  };
  const loads = sites.map(({ id, firstLoad }) => [`${FIRST_LOAD}${id}`, firstLoad === null ? Number.NaN : dayOf(firstLoad)]);
  const bound = CONSTRAINTS.map((constraint) => [
    `${BOUND}${constraint}`,
    sites.reduce((sum, { binding }) => sum + binding.filter((month) => month.constraint.includes(constraint)).length, 0),
  ]);
  return { ...named, ...Object.fromEntries([...loads, ...bound]) };
}
