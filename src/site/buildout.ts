/**
 * Orders to systems in service, day by day. Systems arrive, wait for a hall with room, for grid, cooling and a crew, are tested, serve
 * and retire. All decisions are taken by day, in an order that does not depend on chance: first come, first served, and a system with no room is
 * passed over. A hall takes what its rack limit allows; among halls that do, the one with the lowest limit is filled first.
 */
import type { Catalogue, Cooling, Platform } from '../scenario/catalogue.ts';
import type { Constraint, Order, Scenario, Site } from '../scenario/scenario.ts';
import { addMonths, dayOf, type Timeline } from '../timeline.ts';
import { mwOfKw } from '../units.ts';
import type { Weather } from './cooling.ts';
import { coolingCeiling, type HallPlant, hallDraw, hallPlant } from './facility.ts';
import { INSTALLED_OVER_NEEDED } from './power-chain.ts';
import { wetBulbC } from './psychrometrics.ts';
import { constraintOf, gateOn, type Schedule } from './schedule.ts';

export type Arrival = { readonly order: string; readonly site: string; readonly day: number; readonly systems: number };

export type OrderSupply = {
  readonly order: Order;
  readonly orderDay: number;
  readonly delivered: number;
  readonly missing: number;
  readonly cut: number;
};

/** Systems of one platform that stand in one hall. */
export type Block = {
  readonly site: number;
  readonly hall: number;
  readonly platform: Platform;
  /** Accelerators in service, and under test, on each day of the run. */
  readonly inService: Int32Array;
  readonly burnIn: Int32Array;
};

/** Why an ordered accelerator is not installed yet. */
export type Waiting = 'deliveries' | 'permit' | 'halls' | 'power' | 'cooling' | 'crews' | 'budget';
export const WAITING: readonly Waiting[] = ['deliveries', 'permit', 'halls', 'power', 'cooling', 'crews', 'budget'];

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

export type Buildout = {
  readonly blocks: readonly Block[];
  readonly arrivals: readonly Arrival[];
  /** Firm import for AI of each site on each day, MW. */
  readonly firmMw: readonly Float64Array[];
  /** Accelerators that wait, by site (the last entry is for orders not yet given a site), cause and day. */
  readonly waiting: readonly Readonly<Record<Waiting, Int32Array>>[];
  /** Accelerators docked by each day, less those retired, by site. */
  readonly delivered: readonly Int32Array[];
  /** Halls that hold anything, by site and hall: first day. */
  readonly litOn: readonly (readonly number[])[];
  readonly snapshots: readonly Snapshot[];
  readonly inServiceEvents: readonly {
    readonly site: number;
    readonly day: number;
    readonly platform: Platform;
    readonly accelerators: number;
  }[];
};

type Lot = { readonly supply: OrderSupply; readonly platform: Platform; systems: number };
type HallState = {
  readonly index: number;
  readonly readyDay: number;
  readonly itMw: number;
  readonly maxRackKw: number;
  readonly cooling: Cooling;
  readonly chain: { readonly ups: Site['halls'][number]['ups']; readonly installed: number };
  usedMw: number;
  liquidMw: number;
};
type SiteState = {
  readonly site: Site;
  readonly schedule: Schedule;
  readonly halls: HallState[];
  readonly operator: { readonly coolingFactor: number; readonly fixedOverhead: number };
  readonly design: Weather;
  queue: Lot[];
  crewWeeks: number;
  installedThisMonth: number;
};

const EPSILON = 1e-9;

/** IT power that one system is counted with for room: its rated power with network and storage, MW. */
export function systemMw(platform: Platform, itOverServers: number): number {
  return mwOfKw(platform.ratedKw * itOverServers);
}

/** Weeks of a site's crew that one system takes. */
function crewShare(site: Site, platform: Platform): number {
  return 1 / (platform.systemKind === 'server' ? site.crewServersPerWeek : site.crewRacksPerWeek);
}

/** The heaviest-duty weather of a site. */
export function designWeather(site: Site): Weather {
  return { dryBulbC: site.designDryBulbC, wetBulbC: wetBulbC(site.designDryBulbC, site.designRelativeHumidity) };
}

/** The plant of a hall that holds racks giving `liquidShare` of their heat to liquid. */
export function plantOf(site: Site, hallIndex: number, liquidShare: number, catalogue: Catalogue): HallPlant {
  const hall = site.halls[hallIndex]!;
  const cooling = catalogue.coolings.find(({ id }) => id === hall.cooling)!;
  const operator = catalogue.operatorClasses.find(({ id }) => id === site.operatorClass)!;
  return hallPlant(cooling, liquidShare, { ups: hall.ups, installed: INSTALLED_OVER_NEEDED[hall.redundancy] }, operator);
}

/** First day on which each part of an order can dock: after its lead time, and never before the first volume shipment. */
function dockings(supply: OrderSupply, platform: Platform): { day: number; systems: number }[] {
  const { order, orderDay, delivered } = supply;
  const first = Math.max(orderDay + Math.floor(order.leadTimeWeeks * 7 + 0.5), dayOf(platform.firstShipment));
  if (!order.cadence) return delivered > 0 ? [{ day: first, systems: delivered }] : [];
  const parts: { day: number; systems: number }[] = [];
  for (let left = delivered, i = 0; left > 0; i++) {
    const systems = Math.min(left, order.cadence.systemsPerDelivery);
    parts.push({ day: first + Math.floor(i * order.cadence.everyWeeks * 7 + 0.5), systems });
    left -= systems;
  }
  return parts;
}

/** Install what was ordered, day by day. `fundedHalls` tells whether the money for a hall is there. */
export function buildOut(
  scenario: Scenario,
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
  const retirements: { day: number; state: SiteState; hall: HallState; platform: Platform; systems: number }[] = [];
  const firmMw = sites.map((site, s) => firmOf(site, schedules[s]!, time));
  const waiting = [...sites, undefined].map(
    () => Object.fromEntries(WAITING.map((cause) => [cause, new Int32Array(time.days)])) as Record<Waiting, Int32Array>,
  );
  const delivered = sites.map(() => new Int32Array(time.days));
  const litOn = sites.map((site) => site.halls.map(() => Number.POSITIVE_INFINITY));
  const deliveredNow = sites.map(() => 0);
  const snapshots: Snapshot[] = [];
  const monthEnds = new Map(time.months.map((month) => [month.endDay - 1, month.key]));
  const lastPlatform: (Platform | undefined)[] = sites.map(() => undefined);
  const totalOf = waitingForOrders(supplies, platforms, sites, time, waiting);

  const record = (s: number, hall: HallState, platform: Platform, installDay: number, systems: number): void => {
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
    addSpan(block.burnIn, accelerators, installDay - time.startDay, serviceDay - time.startDay);
    addSpan(block.inService, accelerators, serviceDay - time.startDay, retireDay - time.startDay);
    inServiceEvents.push({ site: s, day: serviceDay, platform, accelerators });
    retirements.push({ day: retireDay, state: states[s]!, hall, platform, systems });
    litOn[s]![hall.index] = Math.min(litOn[s]![hall.index]!, installDay);
  };

  let dock = 0;
  for (let day = firstDay; day < endDay; day++) {
    for (const gone of retirements.filter((entry) => entry.day === day)) {
      const mw = gone.systems * systemMw(gone.platform, operations.itOverServers);
      gone.hall.usedMw = Math.max(0, gone.hall.usedMw - mw);
      gone.hall.liquidMw = Math.max(0, gone.hall.liquidMw - mw * gone.platform.liquidShare);
      deliveredNow[states.indexOf(gone.state)]! -= gone.systems * gone.platform.acceleratorsPerSystem;
    }
    for (; dock < docks.length && docks[dock]!.day <= day; dock++) {
      const { supply, systems } = docks[dock]!;
      const platform = platforms.get(supply.order.platform)!;
      const s =
        supply.order.site === 'any'
          ? roomiest(states, platform, day, operations.itOverServers)
          : sites.findIndex(({ id }) => id === supply.order.site);
      states[s]!.queue.push({ supply, platform, systems });
      arrivals.push({ order: supply.order.id, site: sites[s]!.id, day, systems });
      deliveredNow[s]! += systems * platform.acceleratorsPerSystem;
      lastPlatform[s] = platform;
      totalOf.docked(supply, systems * platform.acceleratorsPerSystem, day, s);
    }
    states.forEach((state, s) => {
      const causes = installToday(
        state,
        day,
        firmAt(state.site, state.schedule, day),
        operations.itOverServers,
        (hall, platform, systems) => record(s, hall, platform, day, systems),
      );
      const at = day - time.startDay;
      if (at < 0) return;
      for (const [cause, accelerators] of causes) waiting[s]![cause][at]! += accelerators;
      delivered[s]![at] = deliveredNow[s]!;
      const month = monthEnds.get(day);
      if (month === undefined) return;
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
          operations.itOverServers,
        ),
      );
      state.installedThisMonth = 0;
    });
  }
  return { blocks: [...blocks.values()], arrivals, firmMw, waiting, delivered, litOn, snapshots, inServiceEvents };
}

function openSite(site: Site, schedule: Schedule, catalogue: Catalogue, funded: (hall: string) => boolean): SiteState {
  const halls = site.halls.map((hall, index): HallState => {
    const cooling = catalogue.coolings.find(({ id }) => id === hall.cooling)!;
    const readyDay = funded(hall.id) ? schedule.halls[index]!.day : Number.POSITIVE_INFINITY;
    const chain = { ups: hall.ups, installed: INSTALLED_OVER_NEEDED[hall.redundancy] };
    return { index, readyDay, itMw: hall.itMw, maxRackKw: hall.maxRackKw, cooling, chain, usedMw: 0, liquidMw: 0 };
  });
  const operator = catalogue.operatorClasses.find(({ id }) => id === site.operatorClass)!;
  return { site, schedule, halls, operator, design: designWeather(site), queue: [], crewWeeks: 0, installedThisMonth: 0 };
}

/** Firm import for AI on a day: the steps that are ready, less the load that is not AI. */
function firmAt(site: Site, schedule: Schedule, day: number): number {
  const sum = site.gridSteps.reduce((mw, step, i) => (schedule.gridSteps[i]!.day <= day ? mw + step.gridMw : mw), 0);
  return Math.max(0, sum - site.cloudMw);
}

function firmOf(site: Site, schedule: Schedule, time: Timeline): Float64Array {
  return Float64Array.from({ length: time.days }, (_, d) => firmAt(site, schedule, time.startDay + d));
}

/** Adds `count` to the days from `from` up to `to`, as far as the run has them. */
function addSpan(days: Int32Array, count: number, from: number, to: number): void {
  for (let d = Math.max(0, from); d < Math.min(days.length, to); d++) days[d]! += count;
}

/** Accelerators ordered but not docked: in transit, never to come, or not paid for. */
function waitingForOrders(
  supplies: readonly OrderSupply[],
  platforms: ReadonlyMap<string, Platform>,
  sites: readonly Site[],
  time: Timeline,
  waiting: readonly Record<Waiting, Int32Array>[],
): {
  docked: (supply: OrderSupply, accelerators: number, day: number, site: number) => void;
  transit: (site: number, at: number) => number;
  cut: (site: number, at: number) => number;
} {
  const slotOf = (order: Order): number => (order.site === 'any' ? sites.length : sites.findIndex(({ id }) => id === order.site));
  for (const { order, orderDay, delivered, missing, cut } of supplies) {
    const each = platforms.get(order.platform)!.acceleratorsPerSystem;
    const from = orderDay - time.startDay;
    addSpan(waiting[slotOf(order)]!.deliveries, (delivered + missing) * each, from, time.days);
    addSpan(waiting[slotOf(order)]!.budget, cut * each, from, time.days);
  }
  const inTransit = sites.map(() => 0);
  for (const { order, delivered } of supplies) {
    const slot = slotOf(order);
    if (slot < sites.length) inTransit[slot]! += delivered * platforms.get(order.platform)!.acceleratorsPerSystem;
  }
  return {
    docked: (supply, accelerators, day) => {
      const slot = slotOf(supply.order);
      addSpan(waiting[slot]!.deliveries, -accelerators, day - time.startDay, time.days);
      if (slot < sites.length) inTransit[slot]! -= accelerators;
    },
    transit: (site) => inTransit[site]!,
    cut: (site, at) => waiting[site]!.budget[at]!,
  };
}

function fits(hall: HallState, platform: Platform, day: number): boolean {
  return hall.readyDay <= day && platform.ratedKw <= hall.maxRackKw;
}

function plantFor(state: SiteState, hall: HallState, addedMw: number, platform: Platform | undefined): HallPlant {
  const mw = hall.usedMw + addedMw;
  const liquid = hall.liquidMw + addedMw * (platform?.liquidShare ?? 0);
  return hallPlant(hall.cooling, mw > 0 ? liquid / mw : (platform?.liquidShare ?? 0), hall.chain, state.operator);
}

function coolingRoomMw(state: SiteState, hall: HallState, platform: Platform): number {
  return hall.itMw * coolingCeiling(plantFor(state, hall, platform.ratedKw / 1000, platform), state.design) - hall.usedMw;
}

/** What the whole site draws at rated power in design weather, with `addedMw` more in one hall. */
function designDrawMw(state: SiteState, target?: HallState, addedMw = 0, platform?: Platform): number {
  return state.halls.reduce((sum, hall) => {
    const mw = hall.usedMw + (hall === target ? addedMw : 0);
    if (mw <= 0) return sum;
    const plant = plantFor(state, hall, hall === target ? addedMw : 0, platform);
    return sum + hall.itMw * hallDraw(plant, mw / hall.itMw, state.design).total;
  }, 0);
}

/** The most of `count` systems that the firm import can carry in `hall`. */
function gridRoom(state: SiteState, hall: HallState, platform: Platform, count: number, eachMw: number, firmMw: number): number {
  if (designDrawMw(state, hall, count * eachMw, platform) <= firmMw + EPSILON) return count;
  let [low, high] = [0, count];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (designDrawMw(state, hall, middle * eachMw, platform) <= firmMw + EPSILON) low = middle;
    else high = middle;
  }
  return low;
}

/** IT power that the firm import could still carry in `hall`, if halls and cooling had no limit, MW. */
function gridRoomMw(state: SiteState, hall: HallState, platform: Platform, firmMw: number): number {
  let [low, high] = [0, firmMw];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (designDrawMw(state, hall, middle, platform) <= firmMw) low = middle;
    else high = middle;
  }
  return low;
}

function countIn(roomMw: number, eachMw: number): number {
  return Math.max(0, Math.floor(roomMw / eachMw + EPSILON));
}

/** One day of a site's crew. Returns the accelerators that still wait, by cause. */
function installToday(
  state: SiteState,
  day: number,
  firmMw: number,
  itOverServers: number,
  install: (hall: HallState, platform: Platform, systems: number) => void,
): Map<Waiting, number> {
  const waits = new Map<Waiting, number>();
  if (state.queue.length === 0) {
    state.crewWeeks = 0;
    return waits;
  }
  state.crewWeeks += 1 / 7;
  const halls = [...state.halls].sort((a, b) => a.maxRackKw - b.maxRackKw);
  let crewWaits = false;
  for (const lot of state.queue) {
    const { platform } = lot;
    const eachMw = systemMw(platform, itOverServers);
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
      const powered = gridRoom(state, hall, platform, Math.max(1, crewed), eachMw, firmMw);
      if (powered === 0) {
        cause = 'power';
        continue;
      }
      const systems = Math.min(crewed, powered);
      if (systems > 0) {
        hall.usedMw += systems * eachMw;
        hall.liquidMw += systems * eachMw * platform.liquidShare;
        state.crewWeeks = Math.max(0, state.crewWeeks - systems * share);
        state.installedThisMonth += systems * platform.acceleratorsPerSystem;
        lot.systems -= systems;
        install(hall, platform, systems);
      }
      if (crewed < cooled && powered >= crewed) {
        cause = 'crews';
        crewWaits = true;
        break;
      }
      if (systems < cooled) cause = 'power';
    }
    if (lot.systems > 0)
      waits.set(cause ?? 'halls', (waits.get(cause ?? 'halls') ?? 0) + lot.systems * platform.acceleratorsPerSystem);
  }
  state.queue = state.queue.filter(({ systems }) => systems > 0);
  // Idle time is not saved: the crew keeps only the part of a week already spent on the next system.
  if (!crewWaits) state.crewWeeks = 0;
  return waits;
}

/** What keeps a system out when no hall that takes it is ready, or no firm import. */
function causeOfNoHall(state: SiteState, platform: Platform, day: number): Waiting | undefined {
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

/** The site with the most hall room for a platform; the first listed where several or none have. */
function roomiest(states: readonly SiteState[], platform: Platform, day: number, itOverServers: number): number {
  const eachMw = systemMw(platform, itOverServers);
  const rooms = states.map((state) =>
    state.halls
      .filter((hall) => fits(hall, platform, day))
      .reduce((sum, hall) => sum + countIn(hall.itMw - hall.usedMw, eachMw), 0),
  );
  return rooms.indexOf(Math.max(...rooms));
}

function snapshotOf(
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
