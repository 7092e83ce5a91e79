/** What a page needs of a run: days instead of hours. */
import { HOURS_PER_DAY } from '../units.ts';
import type { DailySeries, DayResults, Overview } from './types.ts';

/** Series of a site. */
const SERIES = 13;

/**
 * The overview of a run. Its daily arrays are its own, and stand one after the other in one block, or in the room that `cellsFor` gives for
 * so many numbers; the summary is that of the run.
 */
export function overviewOf(
  { startMs, summary, days }: DayResults,
  cellsFor = (cells: number): Float64Array<ArrayBuffer> => new Float64Array(cells),
): Overview {
  const sites = [...summary.sites.map(({ id }) => id), 'all'];
  const length = summary.hours / HOURS_PER_DAY;
  const block = cellsFor(sites.length * SERIES * length);
  let at = 0;
  const series = sites.flatMap((site): DailySeries[] => {
    const sums = days.get(site)!;
    const of = (name: string, write: (into: Float64Array) => void): DailySeries => {
      const values = block.subarray(at, at + length);
      at += length;
      write(values);
      return { name, site, values };
    };
    const same = (name: string, values: Float64Array): DailySeries => of(name, (into) => into.set(values));
    const mean = (name: string, values: Float64Array): DailySeries => of(name, (into) => meanOf(values, into));
    const { gridMw, itMw } = sums;
    return [
      mean('gridMw', gridMw),
      same('gridMwPeak', sums.peakGridMw),
      same('gridFirmMw', sums.gridFirmMw),
      same('inServiceAccelerators', sums.inServiceAccelerators),
      mean('tokensOutPerS', sums.tokensOutPerS),
      mean('trainingPflops', sums.trainingPflops),
      mean('heatMw', sums.heatMw),
      of('pue', (into) => ratioOf(gridMw, itMw, into)),
      same('gridMwh', gridMw),
      same('waterM3', sums.waterM3),
      same('costEur', sums.costEur),
      same('co2DirectT', sums.co2DirectT),
      same('co2LifecycleT', sums.co2LifecycleT),
    ];
  });
  return { startMs, days: length, summary, daily: series };
}

/** Mean of the hours of each day. */
function meanOf(sums: Float64Array, into: Float64Array): void {
  for (let d = 0; d < into.length; d++) into[d] = sums[d]! / HOURS_PER_DAY;
}

/** `above` over `below`, day by day; unknown where there is nothing below. */
function ratioOf(above: Float64Array, below: Float64Array, into: Float64Array): void {
  for (let d = 0; d < into.length; d++) {
    if (below[d]! > 0) into[d] = above[d]! / below[d]!;
    else into[d] = Number.NaN;
  }
}
