/** What the machines of a run did, kept by pool while the hours are worked out: the ground of flexible power and of what reaches the chips. */
import type { WorkKeeper } from '../operate.ts';
import type { TallyPool } from '../tally/platforms.ts';
import { type LocalClock, SPAN_HOURS, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY, KW_PER_MW } from '../units.ts';
import type { Dispatched } from '../workload/dispatch.ts';

/** Levels at which a machine draws, in the order of the slots. */
export const LEVELS = ['idle', 'training', 'inference', 'batch', 'reserved'] as const;
export type Level = (typeof LEVELS)[number];

const [IDLE, TRAINING, INFERENCE, BATCH, RESERVED] = [0, 1, 2, 3, 4] as const;

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
  const busy = new Float64Array(LEVELS.length);
  const keeper: WorkKeeper = {
    columns: [],
    keep: () => {},
    keepWork: (span, pools, done, { usable, inService }) => {
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
        for (let j = 0; j < span.hours; j++) {
          const h = span.first + j;
          busyAt(done, k, j, busy);
          const works = busy[TRAINING]! + busy[INFERENCE]! + busy[BATCH]! + busy[RESERVED]!;
          busy[IDLE] = Math.max(0, usable[k * SPAN_HOURS + j]! - works);
          const at = (Math.floor(h / HOURS_PER_DAY) * pools.length + k) * LEVELS.length;
          for (let l = 0; l < LEVELS.length; l++) hours[at + l] = hours[at + l]! + busy[l]!;
          if (h < fromHour) continue;
          const hour = clock.hour[h]!;
          batchMwh[siteIndex]![hour] = batchMwh[siteIndex]![hour]! + batchMw * busy[BATCH]!;
          trainingMwh[siteIndex]![hour] = trainingMwh[siteIndex]![hour]! + trainingMw * busy[TRAINING]!;
        }
      });
    },
  };
  return { keeper, work: () => ({ pools: known, hours, batchMwh, trainingMwh }) };
}

/** Accelerators of pool `k` at work in hour `j` of a span, by level, into `busy`; labs draw as the reserved ones of start-ups do. */
function busyAt(done: Dispatched, k: number, j: number, busy: Float64Array): void {
  busy.fill(0);
  if (!done.active[k]) return;
  const p = done.platformOf[k]!;
  const at = k * SPAN_HOURS + (done.even ? Math.floor(j / HOURS_PER_DAY) : j);
  const share = p * SPAN_HOURS + j;
  const shared = done.shared[at]!;
  const further = done.hasFurther[k] ? done.further[k * SPAN_HOURS + j]! : 0;
  busy[TRAINING] = done.guaranteed[at]! + further;
  busy[INFERENCE] = shared * (done.interactive[share]! + done.assistants[share]!);
  busy[RESERVED] = done.reserved[at]! + shared * done.labs[share]!;
  busy[BATCH] = done.takesBatch[p] ? (shared * done.free[share]! - further) * done.batchShare[j]! : 0;
}
