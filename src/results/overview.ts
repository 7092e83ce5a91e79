/** What a page needs of a run: days instead of hours. */
import { HOURS_PER_DAY } from '../units.ts';
import type { Days } from './days.ts';
import type { DailySeries, DayResults, Overview } from './types.ts';

type Series = {
  readonly name: string;
  readonly write: (days: Days, into: Float64Array) => void;
  /** Whether it follows from what stands and draws alone. */
  readonly isPower: boolean;
};

const same = (name: string, column: keyof Days, isPower = false): Series => ({
  name,
  write: (days, into) => into.set(days[column]),
  isPower,
});
const mean = (name: string, column: keyof Days, isPower = false): Series => ({
  name,
  write: (days, into) => meanOf(days[column], into),
  isPower,
});

/** Series of a site. */
const SERIES: readonly Series[] = [
  mean('gridMw', 'gridMw', true),
  same('gridMwPeak', 'peakGridMw', true),
  same('gridFirmMw', 'gridFirmMw', true),
  same('inServiceAccelerators', 'inServiceAccelerators', true),
  mean('tokensOutPerS', 'tokensOutPerS'),
  mean('trainingPflops', 'trainingPflops'),
  mean('heatMw', 'heatMw'),
  { name: 'pue', write: ({ gridMw, itMw }, into) => ratioOf(gridMw, itMw, into), isPower: true },
  same('gridMwh', 'gridMw', true),
  same('waterM3', 'waterM3'),
  same('costEur', 'costEur'),
  same('co2DirectT', 'co2DirectT'),
  same('co2LifecycleT', 'co2LifecycleT'),
];

/** Those that a sketch tells. */
export const POWER_SERIES = SERIES.filter(({ isPower }) => isPower);

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
  const block = cellsFor(sites.length * SERIES.length * length);
  const daily = sites.flatMap((site, s) =>
    SERIES.map(({ name, write }, i): DailySeries => {
      const at = (s * SERIES.length + i) * length;
      const values = block.subarray(at, at + length);
      write(days.get(site)!, values);
      return { name, site, values };
    }),
  );
  return { startMs, days: length, summary, daily };
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
