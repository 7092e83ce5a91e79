/** A day of a site's crew: what it installs, and why the rest waits. */
import type { Platform } from '../scenario/catalogue.ts';
import type { Constraint } from '../scenario/site-fields.ts';
import type { Waiting } from './orders.ts';
import { waterRoomMw } from './limit-room.ts';
import { coolingRoomMw, countIn, crewShare, drawRoom, fits, type HallState, type SiteState, systemMw } from './room.ts';
import { constraintOf, gateOn } from './schedule.ts';

const NOBODY: ReadonlyMap<Waiting, number> = new Map();

/** Is told of the systems that go into a hall of the site at place `s` on a day. */
export type Install = (s: number, hall: HallState, platform: Platform, day: number, systems: number) => void;

/** One day of the crew of the site at place `s`. Returns the accelerators that still wait, by cause. */
export function installToday(
  state: SiteState,
  s: number,
  day: number,
  firmMw: number,
  overRated: number,
  install: Install,
): ReadonlyMap<Waiting, number> {
  if (state.queue.length === 0) {
    state.crewWeeks = 0;
    return NOBODY;
  }
  const waits = new Map<Waiting, number>();
  state.crewWeeks += 1 / 7;
  const halls = state.narrowestFirst;
  let crewWaits = false;
  for (const lot of state.queue) {
    const { platform } = lot;
    const eachMw = systemMw(platform, overRated);
    const share = crewShare(state.site, platform);
    let cause: Waiting | undefined = causeOfNoHall(state, platform, day);
    for (const hall of cause === undefined ? halls : []) {
      if (!fits(hall, platform, day) || lot.systems === 0) continue;
      const inHall = Math.min(lot.systems, countIn(hall.itMw - hall.usedMw, eachMw));
      if (inHall === 0) {
        cause ??= 'halls';
        continue;
      }
      const cooled = Math.min(inHall, countIn(coolingRoomMw(state, hall, platform), eachMw));
      if (cooled === 0) {
        cause = 'cooling';
        continue;
      }
      // Once the crew saves its time for one lot, no later lot may spend it.
      const crewed = crewWaits ? 0 : Math.min(cooled, countIn(state.crewWeeks, share));
      const { systems: powered, cause: short } = allowed(state, hall, platform, Math.max(1, crewed), eachMw, firmMw);
      if (powered === 0) {
        cause = short;
        continue;
      }
      const systems = Math.min(crewed, powered);
      if (systems > 0) {
        hall.usedMw += systems * eachMw;
        hall.liquidMw += systems * eachMw * platform.liquidShare;
        state.crewWeeks = Math.max(0, state.crewWeeks - systems * share);
        state.installedThisMonth += systems * platform.acceleratorsPerSystem;
        lot.systems -= systems;
        install(s, hall, platform, day, systems);
      }
      if (crewed < cooled && powered >= crewed) {
        cause = 'crews';
        crewWaits = true;
        break;
      }
      if (systems < cooled) cause = short;
    }
    if (lot.systems > 0)
      waits.set(cause ?? 'halls', (waits.get(cause ?? 'halls') ?? 0) + lot.systems * platform.acceleratorsPerSystem);
  }
  state.queue = state.queue.filter(({ systems }) => systems > 0);
  // Idle time is not saved: the crew keeps only the part of a week already spent on the next system.
  if (!crewWaits) state.crewWeeks = 0;
  return waits;
}

/** What the ledger calls hours lost to a limit of the site: plant that carries too little, no room to build, or what a permit allows. */
const CAUSE_OF_LIMIT = { generators: 'power', land: 'halls', noise: 'permit', water: 'permit' } as const satisfies Partial<
  Record<Constraint, Waiting>
>;

/** The most of `count` systems that firm import and the other limits of the site allow in a hall, and what allows no more. */
function allowed(
  state: SiteState,
  hall: HallState,
  platform: Platform,
  count: number,
  eachMw: number,
  firmMw: number,
): { readonly systems: number; readonly cause: Waiting } {
  const { limits } = state;
  if (!limits) return { systems: drawRoom(state, hall, platform, count, eachMw, firmMw), cause: 'power' };
  let limitMw = firmMw;
  let cause: Waiting = 'power';
  const quiet = state.halls.some(({ heard }) => !heard);
  for (const key of ['generators', 'land', 'noise'] as const) {
    // With a hall that nobody hears the noise is judged by itself below.
    if (limits.drawMw[key] >= limitMw || (key === 'noise' && quiet)) continue;
    limitMw = limits.drawMw[key];
    cause = CAUSE_OF_LIMIT[key];
  }
  let systems = drawRoom(state, hall, platform, count, eachMw, limitMw);
  if (quiet && hall.heard && Number.isFinite(limits.drawMw.noise)) {
    const heard = drawRoom(state, hall, platform, count, eachMw, limits.drawMw.noise, true);
    if (heard < systems) [systems, cause] = [heard, CAUSE_OF_LIMIT.noise];
  }
  const watered = countIn(waterRoomMw(state, hall, platform), eachMw);
  return watered < systems ? { systems: watered, cause: CAUSE_OF_LIMIT.water } : { systems, cause };
}

/** What keeps a system out when no hall that takes it is ready, or no firm import. */
export function causeOfNoHall(state: SiteState, platform: Platform, day: number): Waiting | undefined {
  const gridReady = state.schedule.gridSteps.some((step) => step.day <= day);
  if (gridReady && state.halls.some((hall) => fits(hall, platform, day))) return undefined;
  const takers = state.halls.filter(({ maxRackKw }) => platform.ratedKw <= maxRackKw);
  if (
    takers.length > 0 &&
    takers.every((hall) => hall.readyDay === Number.POSITIVE_INFINITY && Number.isFinite(state.schedule.halls[hall.index]!.day))
  )
    return 'budget';
  if (state.halls.some((hall) => hall.readyDay <= day) && gridReady) return 'halls';
  const gate = gateOn(state.site, state.schedule, day);
  if (!gate) return gridReady ? 'halls' : 'power';
  const constraint = constraintOf(gate.activity.kind);
  return constraint === 'grid' ? 'power' : constraint === 'permit' ? 'permit' : 'halls';
}

/** The site with the most hall room for a platform once those that wait there have gone in; the first listed where several have as much. */
export function roomiest(states: readonly SiteState[], platform: Platform, day: number, overRated: number): number {
  const eachMw = systemMw(platform, overRated);
  const rooms = states.map((state) => {
    const free = state.halls
      .filter((hall) => fits(hall, platform, day))
      .reduce((sum, hall) => sum + countIn(hall.itMw - hall.usedMw, eachMw), 0);
    const awaited = state.queue.reduce((mw, lot) => mw + lot.systems * systemMw(lot.platform, overRated), 0);
    return free - awaited / eachMw;
  });
  return rooms.indexOf(Math.max(...rooms));
}
