/** What a page needs of a run: days instead of hours. */
import { HOURS_PER_DAY } from '../units.ts';
import type { DailySeries, DayResults, Overview } from './types.ts';

/** The overview of a run. Its daily arrays are its own; the summary is that of the run. */
export function overviewOf({ startMs, summary, days }: DayResults): Overview {
  const series = [...summary.sites.map(({ id }) => id), 'all'].flatMap((site): DailySeries[] => {
    const sums = days.get(site)!;
    const of = (name: string, values: Float64Array<ArrayBuffer>): DailySeries => ({ name, site, values });
    const { gridMw, itMw } = sums;
    return [
      of('gridMw', meanOf(gridMw)),
      of('gridMwPeak', sums.peakGridMw),
      of('gridFirmMw', sums.gridFirmMw),
      of('inServiceAccelerators', sums.inServiceAccelerators),
      of('tokensOutPerS', meanOf(sums.tokensOutPerS)),
      of('trainingPflops', meanOf(sums.trainingPflops)),
      of('heatMw', meanOf(sums.heatMw)),
      of('pue', ratioOf(gridMw, itMw)),
      of('gridMwh', gridMw),
      of('waterM3', sums.waterM3),
      of('costEur', sums.costEur),
      of('co2DirectT', sums.co2DirectT),
      of('co2LifecycleT', sums.co2LifecycleT),
    ];
  });
  return { startMs, days: summary.hours / HOURS_PER_DAY, summary, daily: series };
}

/** Mean of the hours of each day. */
function meanOf(sums: Float64Array): Float64Array<ArrayBuffer> {
  const means = new Float64Array(sums.length);
  for (let d = 0; d < means.length; d++) means[d] = sums[d]! / HOURS_PER_DAY;
  return means;
}

/** `above` over `below`, day by day; unknown where there is nothing below. */
function ratioOf(above: Float64Array, below: Float64Array): Float64Array<ArrayBuffer> {
  const ratios = new Float64Array(above.length);
  for (let d = 0; d < ratios.length; d++) {
    if (below[d]! > 0) ratios[d] = above[d]! / below[d]!;
    else ratios[d] = Number.NaN;
  }
  return ratios;
}
