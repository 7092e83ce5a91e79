/** What a page needs of a run: days instead of hours. */
import type { Hourly } from '../timeline.ts';
import { columnOf } from './columns.ts';
import type { DailySeries, Overview, Results } from './types.ts';

function daily(values: Hourly, of: (from: number, to: number) => number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: values.length / 24 }, (_, day) => of(day * 24, day * 24 + 24));
}

function meanOf(values: Hourly): Float64Array<ArrayBuffer> {
  return daily(values, (from, to) => {
    let sum = 0;
    for (let h = from; h < to; h++) sum += values[h]!;
    return sum / (to - from);
  });
}

function peakOf(values: Hourly): Float64Array<ArrayBuffer> {
  return daily(values, (from, to) => {
    let most = 0;
    for (let h = from; h < to; h++) most = Math.max(most, values[h]!);
    return most;
  });
}

function lastOf(values: Hourly): Float64Array<ArrayBuffer> {
  return daily(values, (_, to) => values[to - 1]!);
}

/** The overview of a run. Only its daily arrays are new; the summary is the run's own. */
export function overviewOf({ startMs, summary, columns }: Results): Overview {
  const sites = [...summary.sites.map(({ id }) => id), 'all'];
  const series = sites.flatMap((site): DailySeries[] => {
    const grid = columnOf(columns, 'gridMw', site);
    return [
      { name: 'gridMw', site, values: meanOf(grid) },
      { name: 'gridMwPeak', site, values: peakOf(grid) },
      { name: 'gridFirmMw', site, values: lastOf(columnOf(columns, 'gridFirmMw', site)) },
      { name: 'inServiceAccelerators', site, values: lastOf(columnOf(columns, 'inServiceAccelerators', site)) },
    ];
  });
  return { startMs, days: summary.hours / 24, summary, daily: series };
}
