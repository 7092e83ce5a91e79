/** What a page needs of a run: days instead of hours. */
import { HOURS_PER_DAY } from '../units.ts';
import type { DailySeries, DayResults, Overview } from './types.ts';

/** The overview of a run. Its daily arrays are its own; the summary is that of the run. */
export function overviewOf({ startMs, summary, days }: DayResults): Overview {
  const series = [...summary.sites.map(({ id }) => id), 'all'].flatMap((site): DailySeries[] => {
    const sums = days.get(site)!;
    const of = (name: string, values: Float64Array<ArrayBuffer>): DailySeries => ({ name, site, values });
    const mean = (values: Float64Array): Float64Array<ArrayBuffer> => mapped(values, (sum) => sum / HOURS_PER_DAY);
    const { gridMw, itMw } = sums;
    return [
      of('gridMw', mean(gridMw)),
      of('gridMwPeak', sums.peakGridMw.slice()),
      of('gridFirmMw', sums.gridFirmMw.slice()),
      of('inServiceAccelerators', sums.inServiceAccelerators.slice()),
      of('tokensOutPerS', mean(sums.tokensOutPerS)),
      of('trainingPflops', mean(sums.trainingPflops)),
      of('heatMw', mean(sums.heatMw)),
      of(
        'pue',
        mapped(gridMw, (mwh, d) => (itMw[d]! > 0 ? mwh / itMw[d]! : Number.NaN)),
      ),
      of('gridMwh', gridMw.slice()),
      of('waterM3', sums.waterM3.slice()),
      of('costEur', sums.costEur.slice()),
      of('co2DirectT', sums.co2DirectT.slice()),
      of('co2LifecycleT', sums.co2LifecycleT.slice()),
    ];
  });
  return { startMs, days: summary.hours / HOURS_PER_DAY, summary, daily: series };
}

function mapped(values: Float64Array, of: (value: number, d: number) => number): Float64Array<ArrayBuffer> {
  const made = new Float64Array(values.length);
  for (let d = 0; d < made.length; d++) made[d] = of(values[d]!, d);
  return made;
}
