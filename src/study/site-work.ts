/** What the machines of a run did, kept by pool while the hours are worked out: the ground of flexible power and of what reaches the chips. */
import type { WorkKeeper } from '../operate.ts';
import type { TallyPool } from '../tally.ts';
import { type LocalClock, SPAN_HOURS, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY, KW_PER_MW } from '../units.ts';
import { ASSISTANTS, BATCH, CLASSES, INTERACTIVE, LABS, RESERVED, TRAINING } from '../workload/dispatch.ts';

/** Levels at which a machine draws, in the order of the slots. */
export const LEVELS = ['idle', 'training', 'inference', 'batch', 'reserved'] as const;
export type Level = (typeof LEVELS)[number];

/** Level of each class of work. */
const LEVEL_OF: readonly number[] = (() => {
  const levels: number[] = [];
  levels[RESERVED] = 4;
  levels[TRAINING] = 1;
  levels[INTERACTIVE] = 2;
  levels[LABS] = 4;
  levels[ASSISTANTS] = 2;
  levels[BATCH] = 3;
  return levels;
})();

export type SiteWork = {
  readonly pools: readonly TallyPool[];
  /** Accelerator-hours by day, pool and level: those of pool k at level l on day d stand at (d x pools + k) x levels + l. */
  readonly hours: Float64Array;
  /** By site and hour of the local day: MWh of IT above rest, over the days of the window, drawn by batch work and by training. */
  readonly batchMwh: readonly Float64Array[];
  readonly trainingMwh: readonly Float64Array[];
};

/**
 * Keeps the work of a run. Flexible energy is summed over the hours from `fromHour` on, by the hour of `clock`; `itOverServers` counts
 * network and storage with the servers.
 */
export function workKeeper(
  time: Timeline,
  sites: number,
  clock: LocalClock,
  fromHour: number,
  itOverServers: number,
): { readonly keeper: WorkKeeper; readonly work: () => SiteWork } {
  let known: readonly TallyPool[] = [];
  let hours = new Float64Array(0);
  const perHour = (): Float64Array[] => Array.from({ length: sites }, () => new Float64Array(HOURS_PER_DAY));
  const [batchMwh, trainingMwh] = [perHour(), perHour()];
  const keeper: WorkKeeper = {
    columns: [],
    keep: () => {},
    keepWork: (span, pools, { busy }, { usable, inService }) => {
      if (known.length === 0) {
        known = pools;
        hours = new Float64Array(time.days * pools.length * LEVELS.length);
      }
      pools.forEach((pool, k) => {
        if (inService[k] === 0) return;
        const { phases, siteIndex, ratedKwEach } = pool;
        const mwEach = (ratedKwEach * itOverServers) / KW_PER_MW;
        const batchMw = mwEach * (phases.batch - phases.idle);
        const trainingMw = mwEach * (phases.training - phases.idle);
        const row = (workClass: number): number => (workClass * pools.length + k) * SPAN_HOURS;
        for (let j = 0; j < span.hours; j++) {
          const h = span.first + j;
          const at = (Math.floor(h / HOURS_PER_DAY) * pools.length + k) * LEVELS.length;
          let works = 0;
          for (let c = 0; c < CLASSES.length; c++) {
            const count = busy[row(c) + j]!;
            hours[at + LEVEL_OF[c]!] = hours[at + LEVEL_OF[c]!]! + count;
            works += count;
          }
          hours[at] = hours[at]! + Math.max(0, usable[k * SPAN_HOURS + j]! - works);
          if (h < fromHour) continue;
          const hour = clock.hour[h]!;
          batchMwh[siteIndex]![hour] = batchMwh[siteIndex]![hour]! + batchMw * busy[row(BATCH) + j]!;
          trainingMwh[siteIndex]![hour] = trainingMwh[siteIndex]![hour]! + trainingMw * busy[row(TRAINING) + j]!;
        }
      });
    },
  };
  return { keeper, work: () => ({ pools: known, hours, batchMwh, trainingMwh }) };
}
