/** A site as its crews find it: halls and what they hold, and how much more halls, cooling and firm import allow. */
import { highestUnder } from '../math.ts';
import type { Catalogue, Cooling, Platform } from '../scenario/catalogue.ts';
import type { Site } from '../scenario/scenario.ts';
import type { Timeline } from '../timeline.ts';
import { mwOfKw } from '../units.ts';
import type { Weather } from './cooling.ts';
import { builtCeiling, coolingCeiling, type HallPlant, hallDraw, hallPlant } from './facility.ts';
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
  usedMw: number;
  liquidMw: number;
  /** What it draws in design weather with what it held when that was asked last. */
  drawn: { usedMw: number; liquidMw: number; mw: number };
};
export type SiteState = {
  readonly site: Site;
  readonly schedule: Schedule;
  readonly halls: HallState[];
  /** The same, the lowest rack limit first. */
  readonly narrowestFirst: readonly HallState[];
  readonly operator: { readonly coolingFactor: number; readonly fixedOverhead: number };
  readonly design: Weather;
  queue: Lot[];
  /** The room that was found last, and for what. */
  gridRoomFor: { readonly asked: readonly (string | number)[]; readonly mw: number } | undefined;
  crewWeeks: number;
  installedThisMonth: number;
};

const EPSILON = 1e-9;

/** IT power that one system is counted with for room: its rated power with network and storage, MW. */
export function systemMw(platform: Platform, itOverServers: number): number {
  return mwOfKw(platform.ratedKw * itOverServers);
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
      usedMw: 0,
      liquidMw: 0,
      drawn: { usedMw: 0, liquidMw: 0, mw: 0 },
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
    queue: [],
    gridRoomFor: undefined,
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
  return Float64Array.from({ length: time.days }, (_, d) => firmAt(site, schedule, time.startDay + d));
}

export function fits(hall: HallState, platform: Platform, day: number): boolean {
  return hall.readyDay <= day && platform.ratedKw <= hall.maxRackKw;
}

export function plantFor(state: SiteState, hall: HallState, addedMw: number, platform: Platform | undefined): HallPlant {
  const mw = hall.usedMw + addedMw;
  const liquid = hall.liquidMw + addedMw * (platform?.liquidShare ?? 0);
  return hallPlant(hall.cooling, mw > 0 ? liquid / mw : (platform?.liquidShare ?? 0), hall.chain, state.operator);
}

export function coolingRoomMw(state: SiteState, hall: HallState, platform: Platform): number {
  if (!hall.open) return hall.itMw * hall.built - hall.usedMw;
  const plant = plantFor(state, hall, platform.ratedKw / 1000, platform);
  return hall.itMw * coolingCeiling(plant, state.design, hall.built) - hall.usedMw;
}

/** What the whole site draws at rated power in design weather, with `addedMw` more in one hall. */
export function designDrawMw(state: SiteState, target?: HallState, addedMw = 0, platform?: Platform): number {
  let sum = 0;
  for (const hall of state.halls)
    sum += hall === target ? hallDesignMw(state, hall, addedMw, platform) : standingDesignMw(state, hall);
  return sum;
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

/** The most of `count` systems that the firm import can carry in `hall`. */
export function gridRoom(
  state: SiteState,
  hall: HallState,
  platform: Platform,
  count: number,
  eachMw: number,
  firmMw: number,
): number {
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
export function gridRoomMw(state: SiteState, hall: HallState, platform: Platform, firmMw: number): number {
  let others = 0;
  for (const other of state.halls) if (other !== hall) others += standingDesignMw(state, other);
  // Most months leave a site as it stood.
  const asked = [hall.index, platform.id, hall.usedMw, hall.liquidMw, others, firmMw];
  const { gridRoomFor: last } = state;
  if (last?.asked.every((part, i) => part === asked[i])) return last.mw;
  const mw = highestUnder((added) => others + hallDesignMw(state, hall, added, platform), firmMw, firmMw);
  state.gridRoomFor = { asked, mw };
  return mw;
}

export function countIn(roomMw: number, eachMw: number): number {
  return Math.max(0, Math.floor(roomMw / eachMw + EPSILON));
}
