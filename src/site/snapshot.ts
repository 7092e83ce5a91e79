/** A site at the end of a month, measured against each of its limits. */
import type { Platform } from '../scenario/catalogue.ts';
import type { Constraint } from '../scenario/scenario.ts';
import { WAITING, type Waiting } from './orders.ts';
import { coolingRoomMw, crewShare, firmAt, fits, gridRoomMw, type SiteState, systemMw } from './room.ts';
import { constraintOf, gateOn } from './schedule.ts';

/** A site as it stands at the end of a month: what a judgement of its ceilings needs. */
export type Snapshot = {
  readonly day: number;
  readonly month: string;
  readonly site: number;
  readonly gate: { readonly constraint: Constraint; readonly activity: string } | undefined;
  /** The platform that is waiting, or comes next, or came last. */
  readonly platform: Platform | undefined;
  readonly installed: number;
  readonly delivered: number;
  readonly inTransit: number;
  readonly missingBudget: number;
  readonly waitingByCause: Readonly<Record<Waiting, number>>;
  /** Accelerators more of that platform that each limit alone would let in. */
  readonly roomHalls: number;
  readonly roomCooling: number;
  readonly roomGrid: number;
  readonly roomCrews: number;
};

export function snapshotOf(
  state: SiteState,
  site: number,
  day: number,
  month: string,
  platform: Platform | undefined,
  delivered: number,
  causes: ReadonlyMap<Waiting, number>,
  inTransit: number,
  missingBudget: number,
  itOverServers: number,
): Snapshot {
  const waitingByCause = Object.fromEntries(WAITING.map((cause) => [cause, causes.get(cause) ?? 0])) as Record<Waiting, number>;
  const installed = delivered - [...causes.values()].reduce((sum, accelerators) => sum + accelerators, 0);
  const standing = state.halls.some((hall) => hall.readyDay <= day) && state.schedule.gridSteps.some((step) => step.day <= day);
  const gate = standing ? undefined : gateOn(state.site, state.schedule, day);
  const base = {
    day,
    month,
    site,
    gate: gate && { constraint: constraintOf(gate.activity.kind), activity: gate.activity.id },
    platform,
    installed,
    delivered,
    inTransit,
    missingBudget,
    waitingByCause,
  };
  if (!platform || !standing) return { ...base, roomHalls: 0, roomCooling: 0, roomGrid: 0, roomCrews: 0 };
  const eachMw = systemMw(platform, itOverServers);
  const each = platform.acceleratorsPerSystem;
  const takers = state.halls.filter((hall) => fits(hall, platform, day));
  const firmMw = firmAt(state.site, state.schedule, day);
  const widest =
    [...takers].sort((a, b) => b.itMw - b.usedMw - (a.itMw - a.usedMw))[0] ?? state.halls.find((hall) => hall.readyDay <= day)!;
  const crewMonth = Math.floor(30 / 7 / crewShare(state.site, platform)) * each;
  const acceleratorsIn = (mw: number): number => (Math.max(0, mw) / eachMw) * each;
  return {
    ...base,
    // Parts of a system count here, so that limits a little apart are not taken for a tie.
    roomHalls: acceleratorsIn(takers.reduce((sum, hall) => sum + Math.max(0, hall.itMw - hall.usedMw), 0)),
    // Where no hall takes it, cooling is no limit of its own.
    roomCooling:
      takers.length === 0
        ? Number.POSITIVE_INFINITY
        : acceleratorsIn(takers.reduce((sum, hall) => sum + Math.max(0, coolingRoomMw(state, hall, platform)), 0)),
    roomGrid: acceleratorsIn(gridRoomMw(state, widest, platform, firmMw)),
    roomCrews: waitingByCause.crews > 0 ? 0 : Math.max(0, crewMonth - state.installedThisMonth),
  };
}
