/** A site as its crews find it: halls and what they hold, and how much more halls, cooling and firm import allow. */
import { highestUnder } from '../math.ts';
import type { Catalogue, Cooling, Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Site } from '../scenario/site-fields.ts';
import type { Timeline } from '../timeline.ts';
import { mwOfKw } from '../units.ts';
import type { Weather } from './cooling.ts';
import { builtCeiling, coolingCeiling, type HallPlant, hallDraw, hallPlant } from './facility.ts';
import { limitsOf, type SiteLimits, type WaterUse } from './limits.ts';
import type { OrderSupply } from './orders.ts';
import { INSTALLED_OVER_NEEDED } from './power-chain.ts';
import { wetBulbC } from './psychrometrics.ts';
import type { Schedule } from './schedule.ts';

/** Systems of one order that wait on a site. */
export type Lot = { readonly supply: OrderSupply; readonly platform: Platform; systems: number };
export type HallState = {
  readonly index: number;
  readonly readyDay: number;
  readonly itMw: number;
  readonly maxRackKw: number;
  readonly cooling: Cooling;
  readonly chain: { readonly ups: Site['halls'][number]['ups']; readonly installed: number };
  /** IT load, over design, that its plant was built to cool. */
  readonly built: number;
  /** Whether a loop has no chiller, so that its cooling follows the weather. */
  readonly open: boolean;
  /** Whether it rejects heat by fans outdoors. */
  readonly heard: boolean;
  usedMw: number;
  liquidMw: number;
  /** Its plant for the share of heat on liquid that was asked for last. */
  plant: { readonly liquidShare: number; readonly plant: HallPlant | undefined };
  /** What it draws in design weather with what it held when that was asked last. */
  drawn: { usedMw: number; liquidMw: number; mw: number };
  /** The rooms under limits on the draw that were found last. */
  found: readonly Found[];
  /** What its plant takes of water, by hundredths of its heat on liquid; found when first asked for. */
  readonly water: WaterUse[];
};
export type SiteState = {
  readonly site: Site;
  readonly schedule: Schedule;
  readonly halls: HallState[];
  /** The same, the lowest rack limit first. */
  readonly narrowestFirst: readonly HallState[];
  readonly operator: { readonly coolingFactor: number; readonly fixedOverhead: number };
  readonly design: Weather;
  /** What else caps the site; undefined where it gives no figure. */
  readonly limits: SiteLimits | undefined;
  queue: Lot[];
  crewWeeks: number;
  installedThisMonth: number;
};

const EPSILON = 1e-9;
/** Shares that differ by rounding alone: systems of one platform, however many. */
const SAME_SHARE = 1e-12;
/** As many findings as a hall keeps: lots of some platforms ask in turn, under one limit or two. */
const FOUND = 8;

/**
 * Power that room is planned with, over the rated power of servers: with network and storage; less where servers are held under a draw of
 * less, or where more of them stand in a hall than could all draw their most at once.
 */
export function plannedOverRated({ itOverServers, powerManagement }: Scenario['operations']): number {
  if (!powerManagement) return itOverServers;
  return (itOverServers * powerManagement.capShare) / powerManagement.oversubscription;
}

/** IT power that one system is counted with for room, MW. */
export function systemMw(platform: Platform, overRated: number): number {
  return mwOfKw(platform.ratedKw * overRated);
}

/** Weeks of a site's crew that one system takes. */
export function crewShare(site: Site, platform: Platform): number {
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

export function openSite(site: Site, schedule: Schedule, catalogue: Catalogue, funded: (hall: string) => boolean): SiteState {
  const halls = site.halls.map((hall, index): HallState => {
    const cooling = catalogue.coolings.find(({ id }) => id === hall.cooling)!;
    const readyDay = funded(hall.id) ? schedule.halls[index]!.day : Number.POSITIVE_INFINITY;
    const chain = { ups: hall.ups, installed: INSTALLED_OVER_NEEDED[hall.redundancy] };
    return {
      index,
      readyDay,
      itMw: hall.itMw,
      maxRackKw: hall.maxRackKw,
      cooling,
      chain,
      built: builtCeiling(chain),
      open: [cooling.liquid, cooling.air, cooling.airWhenMostlyLiquid].some(
        (loop) => loop && loop.secondLawEfficiency === undefined,
      ),
      heard: [cooling.liquid, cooling.air, cooling.airWhenMostlyLiquid].some((loop) => loop && loop.kind !== 'once-through'),
      usedMw: 0,
      liquidMw: 0,
      plant: { liquidShare: Number.NaN, plant: undefined },
      drawn: { usedMw: 0, liquidMw: 0, mw: 0 },
      found: [],
      water: [],
    };
  });
  const operator = catalogue.operatorClasses.find(({ id }) => id === site.operatorClass)!;
  const narrowestFirst = [...halls].sort((a, b) => a.maxRackKw - b.maxRackKw);
  return {
    site,
    schedule,
    halls,
    narrowestFirst,
    operator,
    design: designWeather(site),
    limits: site.limits && limitsOf(site, site.limits, catalogue),
    queue: [],
    crewWeeks: 0,
    installedThisMonth: 0,
  };
}

/** Firm import for AI on a day: the steps that are ready, less the load that is not AI. */
export function firmAt(site: Site, schedule: Schedule, day: number): number {
  const sum = site.gridSteps.reduce((mw, step, i) => (schedule.gridSteps[i]!.day <= day ? mw + step.gridMw : mw), 0);
  return Math.max(0, sum - site.cloudMw);
}

export function firmOf(site: Site, schedule: Schedule, time: Timeline): Float64Array {
  const firmMw = new Float64Array(time.days);
  site.gridSteps.forEach(({ gridMw }, i) => {
    for (let d = Math.max(0, schedule.gridSteps[i]!.day - time.startDay); d < time.days; d++) firmMw[d] = firmMw[d]! + gridMw;
  });
  for (let d = 0; d < time.days; d++) firmMw[d] = Math.max(0, firmMw[d]! - site.cloudMw);
  return firmMw;
}

export function fits(hall: HallState, platform: Platform, day: number): boolean {
  return hall.readyDay <= day && platform.ratedKw <= hall.maxRackKw;
}

export function plantFor(state: SiteState, hall: HallState, addedMw: number, platform: Platform | undefined): HallPlant {
  const mw = hall.usedMw + addedMw;
  const liquid = hall.liquidMw + addedMw * (platform?.liquidShare ?? 0);
  const liquidShare = mw > 0 ? liquid / mw : (platform?.liquidShare ?? 0);
  if (!(Math.abs(liquidShare - hall.plant.liquidShare) <= SAME_SHARE))
    hall.plant = { liquidShare, plant: hallPlant(hall.cooling, liquidShare, hall.chain, state.operator) };
  return hall.plant.plant!;
}

export function coolingRoomMw(state: SiteState, hall: HallState, platform: Platform): number {
  if (!hall.open) return hall.itMw * hall.built - hall.usedMw;
  const plant = plantFor(state, hall, platform.ratedKw / 1000, platform);
  return hall.itMw * coolingCeiling(plant, state.design, hall.built) - hall.usedMw;
}

/** What a hall draws at rated power in design weather, with `addedMw` more in it; nothing when it is empty. */
function hallDesignMw(state: SiteState, hall: HallState, addedMw: number, platform: Platform | undefined): number {
  const mw = hall.usedMw + addedMw;
  if (mw <= 0) return 0;
  return hall.itMw * hallDraw(plantFor(state, hall, addedMw, platform), mw / hall.itMw, state.design).total;
}

/** The same for what stands in it, worked out again only when that has changed. */
function standingDesignMw(state: SiteState, hall: HallState): number {
  const { drawn, usedMw, liquidMw } = hall;
  if (drawn.usedMw !== usedMw || drawn.liquidMw !== liquidMw)
    hall.drawn = { usedMw, liquidMw, mw: hallDesignMw(state, hall, 0, undefined) };
  return hall.drawn.mw;
}

/** What all that stands on a site draws at rated power in design weather, MW. */
export function standingMw(state: SiteState): number {
  return state.halls.reduce((sum, hall) => sum + standingDesignMw(state, hall), 0);
}

/** The most of `count` systems that fit in `hall` while the site draws `limitMw` at most, in all its halls or in those that are heard. */
export function drawRoom(
  state: SiteState,
  hall: HallState,
  platform: Platform,
  count: number,
  eachMw: number,
  limitMw: number,
  heardOnly = false,
): number {
  return foundOnce(state, hall, platform, count, limitMw, heardOnly, (others) => {
    const fits = (systems: number): boolean =>
      others + hallDesignMw(state, hall, systems * eachMw, platform) <= limitMw + EPSILON;
    if (fits(count)) return count;
    let [low, high] = [0, count];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(middle)) low = middle;
      else high = middle;
    }
    return low;
  });
}

/** IT power that could still be added in `hall` while the site draws `limitMw` at most, if halls and cooling had no limit, MW. */
export function drawRoomMw(state: SiteState, hall: HallState, platform: Platform, limitMw: number, heardOnly = false): number {
  return foundOnce(state, hall, platform, Number.POSITIVE_INFINITY, limitMw, heardOnly, (others) =>
    highestUnder((mw) => others + hallDesignMw(state, hall, mw, platform), limitMw, limitMw),
  );
}

/** A room under a limit on the draw that was found, and all that it follows from. */
type Found = {
  readonly platform: Platform;
  readonly most: number;
  readonly limitMw: number;
  readonly usedMw: number;
  readonly liquidMw: number;
  readonly othersMw: number;
  readonly room: number;
};

/** Finds the room in a hall, of at most `most`, once: on most days what stands, and what waits, is what it was the day before. */
function foundOnce(
  state: SiteState,
  hall: HallState,
  platform: Platform,
  most: number,
  limitMw: number,
  heardOnly: boolean,
  find: (othersMw: number) => number,
): number {
  let othersMw = 0;
  for (const other of state.halls) if (other !== hall && (other.heard || !heardOnly)) othersMw += standingDesignMw(state, other);
  const { usedMw, liquidMw } = hall;
  for (const last of hall.found) {
    if (last.platform !== platform || last.most !== most || last.limitMw !== limitMw) continue;
    if (last.usedMw === usedMw && last.liquidMw === liquidMw && last.othersMw === othersMw) return last.room;
  }
  const room = find(othersMw);
  hall.found = [{ platform, most, limitMw, usedMw, liquidMw, othersMw, room }, ...hall.found.slice(0, FOUND - 1)];
  return room;
}

export function countIn(roomMw: number, eachMw: number): number {
  return Math.max(0, Math.floor(roomMw / eachMw + EPSILON));
}
