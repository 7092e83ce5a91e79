/** A site at the end of a month, measured against each of its limits. */
import type { Platform } from '../scenario/catalogue.ts';
import type { Constraint } from '../scenario/site-fields.ts';
import { waterRoomMw } from './limit-room.ts';
import type { DrawLimits } from './limits.ts';
import { WAITING, type Waiting } from './orders.ts';
import { coolingRoomMw, crewShare, drawRoomMw, fits, type HallState, type SiteState, systemMw } from './room.ts';
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
  /** Accelerators more of that platform that each limit alone would let in; Infinity where it is none. */
  readonly room: Room;
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
  overRated: number,
  firmMw: number,
): Snapshot {
  const waitingByCause = waitingIn(causes);
  let installed = delivered;
  for (const cause of WAITING) installed -= waitingByCause[cause];
  const standing = state.halls.some((hall) => hall.readyDay <= day) && state.schedule.gridSteps.some((step) => step.day <= day);
  const gate = standing ? undefined : gateOn(state.site, state.schedule, day);
  const room = platform && standing ? roomOf(state, platform, day, overRated, firmMw, waitingByCause.crews > 0) : NO_ROOM;
  return {
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
    room,
  };
}

type Room = Readonly<Record<'halls' | 'cooling' | 'grid' | 'generators' | 'noise' | 'land' | 'water' | 'crews', number>>;
const NO_ROOM: Room = { halls: 0, cooling: 0, grid: 0, generators: 0, noise: 0, land: 0, water: 0, crews: 0 };

/** Accelerators more of a platform that each limit of a site alone would let in; parts of a system count, so that limits a little apart are no tie. */
function roomOf(state: SiteState, platform: Platform, day: number, overRated: number, firmMw: number, crewsWait: boolean): Room {
  const eachMw = systemMw(platform, overRated);
  const each = platform.acceleratorsPerSystem;
  let halls = 0;
  let cooling = 0;
  let water = 0;
  let widest: HallState | undefined;
  for (const hall of state.halls) {
    if (!fits(hall, platform, day)) continue;
    halls += Math.max(0, hall.itMw - hall.usedMw);
    cooling += Math.max(0, coolingRoomMw(state, hall, platform));
    // Water is shared: the hall that takes least of it shows what is left.
    if (state.limits) water = Math.max(water, waterRoomMw(state, hall, platform));
    if (!widest || hall.itMw - hall.usedMw > widest.itMw - widest.usedMw) widest = hall;
  }
  const at = widest ?? state.halls.find((hall) => hall.readyDay <= day)!;
  const crewMonth = Math.floor(30 / 7 / crewShare(state.site, platform)) * each;
  const acceleratorsIn = (mw: number): number => (Math.max(0, mw) / eachMw) * each;
  const underDraw = (limit: keyof DrawLimits): number => {
    const mw = state.limits?.drawMw[limit] ?? Number.POSITIVE_INFINITY;
    if (mw === Number.POSITIVE_INFINITY || (limit === 'noise' && !at.heard)) return Number.POSITIVE_INFINITY;
    return acceleratorsIn(drawRoomMw(state, at, platform, mw, limit === 'noise'));
  };
  return {
    halls: acceleratorsIn(halls),
    // Where no hall takes it, cooling is no limit of its own.
    cooling: widest ? acceleratorsIn(cooling) : Number.POSITIVE_INFINITY,
    grid: acceleratorsIn(drawRoomMw(state, at, platform, firmMw)),
    generators: underDraw('generators'),
    noise: underDraw('noise'),
    land: underDraw('land'),
    water: widest && state.limits ? acceleratorsIn(water) : Number.POSITIVE_INFINITY,
    crews: crewsWait ? 0 : Math.max(0, crewMonth - state.installedThisMonth),
  };
}

function waitingIn(causes: ReadonlyMap<Waiting, number>): Record<Waiting, number> {
  return {
    deliveries: causes.get('deliveries') ?? 0,
    permit: causes.get('permit') ?? 0,
    halls: causes.get('halls') ?? 0,
    power: causes.get('power') ?? 0,
    cooling: causes.get('cooling') ?? 0,
    crews: causes.get('crews') ?? 0,
    budget: causes.get('budget') ?? 0,
  };
}
