/**
 * Orders to systems in service, day by day. Systems arrive, wait for a hall with room, for grid, cooling and a crew, are tested, serve
 * and retire. All decisions are taken by day, in an order that does not depend on chance: first come, first served, and a system with no room is
 * passed over. A hall takes what its rack limit allows; among halls that do, the one with the lowest limit is filled first.
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { addMonths, type Timeline } from '../timeline.ts';
import { type ImportCut, importRecord } from './import-record.ts';
import { type Install, installToday, roomiest } from './install.ts';
import { dockings, type OrderSupply, WAITING, type Waiting, waitingForOrders } from './orders.ts';
import { firmAt, firmOf, type HallState, openSite, plannedOverRated, standingMw, systemMw } from './room.ts';
import type { Schedule } from './schedule.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

export type Arrival = { readonly order: string; readonly site: string; readonly day: number; readonly systems: number };

/** Systems of one platform that stand in one hall. */
export type Block = {
  readonly site: number;
  readonly hall: number;
  readonly platform: Platform;
  /** Accelerators in service, and under test, on each day of the run. */
  readonly inService: Int32Array;
  readonly burnIn: Int32Array;
};

export type Buildout = {
  readonly blocks: readonly Block[];
  readonly arrivals: readonly Arrival[];
  /** Firm import for AI of each site on each day, MW. */
  readonly firmMw: readonly Float64Array[];
  /** Firm import of each site that was taken back unused. */
  readonly importCuts: readonly (readonly ImportCut[])[];
  /** Accelerators that wait, by site (the last entry is for orders not yet given a site), cause and day. */
  readonly waiting: readonly Readonly<Record<Waiting, Int32Array>>[];
  /** Accelerators docked by each day, less those retired, by site. */
  readonly delivered: readonly Int32Array[];
  readonly snapshots: readonly Snapshot[];
  readonly inServiceEvents: readonly {
    readonly site: number;
    readonly day: number;
    readonly platform: Platform;
    readonly accelerators: number;
  }[];
};

/** Notes that `count` stand from one day up to another, as steps up and down. */
function addStep(steps: Int32Array, count: number, from: number, to: number): void {
  if (to <= 0 || from >= steps.length || to <= from) return;
  steps[Math.max(0, from)]! += count;
  if (to < steps.length) steps[to]! -= count;
}

/** Nobody waits on any day; all lie in one block, as a browser is slow to give out many. */
function newWaiting(days: number): Record<Waiting, Int32Array> {
  const block = new Int32Array(WAITING.length * days);
  return Object.fromEntries(WAITING.map((cause, i) => [cause, block.subarray(i * days, (i + 1) * days)])) as Record<
    Waiting,
    Int32Array
  >;
}

/** Turns steps into what stands on each day. */
function sumSteps(steps: Int32Array): void {
  for (let d = 1; d < steps.length; d++) steps[d]! += steps[d - 1]!;
}

/** Install what was ordered, day by day. `fundedHalls` tells whether the money for a hall is there. */
export function buildOut(
  scenario: Pick<Scenario, 'sites' | 'catalogue' | 'operations'>,
  schedules: readonly Schedule[],
  supplies: readonly OrderSupply[],
  fundedHalls: (site: string, hall: string) => boolean,
  time: Timeline,
): Buildout {
  const { sites, catalogue, operations } = scenario;
  const platforms = new Map(catalogue.platforms.map((platform) => [platform.id, platform]));
  const states = sites.map((site, s) => openSite(site, schedules[s]!, catalogue, (hall) => fundedHalls(site.id, hall)));
  const docks = supplies
    .flatMap((supply) => dockings(supply, platforms.get(supply.order.platform)!).map((part) => ({ supply, ...part })))
    .sort((a, b) => a.day - b.day);
  const firstDay = Math.min(time.startDay, ...supplies.map(({ orderDay }) => orderDay));
  const endDay = time.startDay + time.days;

  const blocks = new Map<string, Block>();
  const arrivals: Arrival[] = [];
  const inServiceEvents: { site: number; day: number; platform: Platform; accelerators: number }[] = [];
  const retirements = new Map<number, { s: number; hall: HallState; platform: Platform; systems: number }[]>();
  const firmMw = sites.map((site, s) => firmOf(site, schedules[s]!, time));
  const records = sites.map((site, s) => importRecord(site, schedules[s]!, firstDay, endDay));
  const importCuts = sites.map((): ImportCut[] => []);
  const waiting = [...sites, undefined].map(() => newWaiting(time.days));
  const delivered = sites.map(() => new Int32Array(time.days));
  const deliveredNow = sites.map(() => 0);
  const snapshots: Snapshot[] = [];
  const monthEnds = new Map(time.months.map((month) => [month.endDay - 1, month.key]));
  const lastPlatform: (Platform | undefined)[] = sites.map(() => undefined);
  const totalOf = waitingForOrders(supplies, platforms, sites, time, waiting);

  const record: Install = (s, hall, platform, installDay, systems) => {
    const { site } = states[s]!;
    const key = `${s} ${hall.index} ${platform.id}`;
    const block = blocks.get(key) ?? {
      site: s,
      hall: hall.index,
      platform,
      inService: new Int32Array(time.days),
      burnIn: new Int32Array(time.days),
    };
    blocks.set(key, block);
    const serviceDay = installDay + site.burnInDays;
    const retireDay = addMonths(serviceDay, 12 * operations.serviceLifeYears);
    const accelerators = systems * platform.acceleratorsPerSystem;
    // Noted as steps; what stands on each day is summed once all is installed.
    addStep(block.burnIn, accelerators, installDay - time.startDay, serviceDay - time.startDay);
    addStep(block.inService, accelerators, serviceDay - time.startDay, retireDay - time.startDay);
    inServiceEvents.push({ site: s, day: serviceDay, platform, accelerators });
    retirements.set(retireDay, [...(retirements.get(retireDay) ?? []), { s, hall, platform, systems }]);
  };

  const overRated = plannedOverRated(operations);
  let dock = 0;
  for (let day = firstDay; day < endDay; day++) {
    for (const gone of retirements.get(day) ?? []) {
      const mw = gone.systems * systemMw(gone.platform, overRated);
      gone.hall.usedMw = Math.max(0, gone.hall.usedMw - mw);
      gone.hall.liquidMw = Math.max(0, gone.hall.liquidMw - mw * gone.platform.liquidShare);
      deliveredNow[gone.s]! -= gone.systems * gone.platform.acceleratorsPerSystem;
    }
    for (; dock < docks.length && docks[dock]!.day <= day; dock++) {
      const { supply, systems } = docks[dock]!;
      const platform = platforms.get(supply.order.platform)!;
      const s =
        supply.order.site === 'any'
          ? roomiest(states, platform, day, overRated)
          : sites.findIndex(({ id }) => id === supply.order.site);
      states[s]!.queue.push({ supply, platform, systems });
      arrivals.push({ order: supply.order.id, site: sites[s]!.id, day, systems });
      deliveredNow[s]! += systems * platform.acceleratorsPerSystem;
      lastPlatform[s] = platform;
      totalOf.docked(supply, systems * platform.acceleratorsPerSystem, day, s);
    }
    for (let s = 0; s < states.length; s++) {
      const state = states[s]!;
      const at = day - time.startDay;
      for (const cut of records[s]?.pass(day, standingMw(state)) ?? []) {
        importCuts[s]!.push(cut);
        for (let d = Math.max(0, at); d < time.days; d++) firmMw[s]![d] = Math.max(0, firmMw[s]![d]! - cut.mw);
      }
      const firm = firmMw[s]![at] ?? firmAt(state.site, state.schedule, day);
      const causes = installToday(state, s, day, firm, overRated, record);
      if (at < 0) continue;
      for (const [cause, accelerators] of causes) waiting[s]![cause][at]! += accelerators;
      delivered[s]![at] = deliveredNow[s]!;
      const month = monthEnds.get(day);
      if (month === undefined) continue;
      const next =
        state.queue[0]?.platform ?? docks.slice(dock).find(({ supply }) => supply.order.site === state.site.id)?.supply;
      const platform = next === undefined ? lastPlatform[s] : 'order' in next ? platforms.get(next.order.platform) : next;
      snapshots.push(
        snapshotOf(
          state,
          s,
          day,
          month,
          platform,
          deliveredNow[s]!,
          causes,
          totalOf.transit(s, at),
          totalOf.cut(s, at),
          overRated,
          firm,
        ),
      );
      state.installedThisMonth = 0;
    }
  }
  for (const { inService, burnIn } of blocks.values()) {
    sumSteps(inService);
    sumSteps(burnIn);
  }
  return { blocks: [...blocks.values()], arrivals, firmMw, importCuts, waiting, delivered, snapshots, inServiceEvents };
}
