/** What a page needs of a run: days instead of hours. */
import type { Hourly } from '../timeline.ts';
import { type ColumnName, columnOf } from './columns.ts';
import type { DailySeries, Overview, Results } from './types.ts';

function sumOf(values: Hourly): Float64Array<ArrayBuffer> {
  const days = new Float64Array(values.length / 24);
  for (let d = 0; d < days.length; d++) {
    let sum = 0;
    for (let h = 24 * d; h < 24 * d + 24; h++) sum += values[h]!;
    days[d] = sum;
  }
  return days;
}

function meanOf(values: Hourly): Float64Array<ArrayBuffer> {
  return sumOf(values).map((sum) => sum / 24);
}

function peakOf(values: Hourly): Float64Array<ArrayBuffer> {
  const days = new Float64Array(values.length / 24);
  for (let d = 0; d < days.length; d++) {
    let most = 0;
    for (let h = 24 * d; h < 24 * d + 24; h++) most = Math.max(most, values[h]!);
    days[d] = most;
  }
  return days;
}

function lastOf(values: Hourly): Float64Array<ArrayBuffer> {
  return new Float64Array(values.length / 24).map((_, d) => values[24 * d + 23]!);
}

/** The overview of a run. Only its daily arrays are new; the summary is the run's own. */
export function overviewOf({ startMs, summary, columns }: Results): Overview {
  const sites = [...summary.sites.map(({ id }) => id), 'all'];
  const series = sites.flatMap((site): DailySeries[] => {
    const hours = (name: ColumnName): Hourly => columnOf(columns, name, site);
    const of = (name: string, values: Float64Array<ArrayBuffer>): DailySeries => ({ name, site, values });
    const gridMwh = sumOf(hours('gridMw'));
    const itMwh = sumOf(hours('itMw'));
    return [
      of(
        'gridMw',
        gridMwh.map((mwh) => mwh / 24),
      ),
      of('gridMwPeak', peakOf(hours('gridMw'))),
      of('gridFirmMw', lastOf(hours('gridFirmMw'))),
      of('inServiceAccelerators', lastOf(hours('inServiceAccelerators'))),
      of('tokensOutPerS', meanOf(hours('tokensOutPerS'))),
      of('trainingPflops', meanOf(hours('trainingPflops'))),
      of('heatMw', meanOf(hours('heatMw'))),
      of(
        'pue',
        gridMwh.map((mwh, d) => (itMwh[d]! > 0 ? mwh / itMwh[d]! : Number.NaN)),
      ),
      of('gridMwh', gridMwh),
      of('waterM3', sumOf(hours('waterM3'))),
      of('costEur', sumOf(hours('costEur'))),
      of('co2DirectT', sumOf(hours('co2DirectT'))),
      of('co2LifecycleT', sumOf(hours('co2LifecycleT'))),
    ];
  });
  return { startMs, days: summary.hours / 24, summary, daily: series };
}
