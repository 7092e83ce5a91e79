/**
 * What the sites offer in an hour, and what they draw for the work they do. The limit is asked first: how many accelerators can run under
 * the firm import and the cooling of this hour? Work is then given out under that ceiling, so nothing has to be curtailed after.
 */
import type { Catalogue, Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mwOfKw } from '../units.ts';
import type { Block, Buildout } from './buildout.ts';
import type { WeatherColumns } from './climate.ts';
import type { Weather } from './cooling.ts';
import { type HallPlant, hallDraw } from './facility.ts';
import { plantOf } from './room.ts';

/** Hotter and damper than any hour on Earth's record: bounds the overhead of a hall from above. */
const WORST_WEATHER: Weather = { dryBulbC: 57, wetBulbC: 57 };
/** Halvings of the search for the load that the firm import can carry. */
const HALVINGS = 40;

/** All accelerators of one platform on one site. */
export type FleetPool = { readonly site: number; readonly platform: Platform; readonly blocks: readonly number[] };

type Hall = {
  readonly site: number;
  readonly hall: number;
  readonly itMw: number;
  readonly blocks: readonly number[];
  plant: HallPlant | undefined;
  hasOpenLoop: boolean;
};

/** The draw of one site in one hour, MW and m3. */
export type SiteDraw = {
  itMw: number;
  lossMw: number;
  coolingMw: number;
  otherMw: number;
  gridMw: number;
  waterM3: number;
  heatMw: number;
};

export type Operation = {
  readonly pools: readonly FleetPool[];
  /** Accelerators in service, not in repair, held back by power or cooling, and usable: by pool, for the hour last offered. */
  readonly inService: Float64Array;
  readonly available: Float64Array;
  readonly heldByPower: Float64Array;
  readonly heldByCooling: Float64Array;
  readonly usable: Float64Array;
  /** Sets the day; the counts of a day hold for all its hours. */
  readonly startDay: (day: number) => void;
  /** Finds what is usable in an hour of that day. */
  readonly offer: (hour: number) => void;
  /** Draws what `phaseShare` (mean share of rated power of the usable accelerators, by pool) comes to, into one entry for each site. */
  readonly draw: (hour: number, phaseShare: Float64Array) => readonly SiteDraw[];
};

/** Opens the operation of a build-out. `weather` is by site; `availability` is the share not in repair. */
export function operationOf(
  scenario: Scenario,
  buildout: Buildout,
  weather: readonly WeatherColumns[],
  availability: number,
): Operation {
  const { sites, operations, catalogue } = scenario;
  const { blocks } = buildout;
  const pools = poolsOf(blocks);
  const poolOf = blocks.map((_, b) => pools.findIndex((pool) => pool.blocks.includes(b)));
  const halls = hallsOf(scenario, blocks);
  const ratedMw = blocks.map(({ platform }) =>
    mwOfKw((platform.ratedKw * operations.itOverServers) / platform.acceleratorsPerSystem),
  );
  const peakShare = blocks.map(({ platform: { phases } }) =>
    Math.max(phases.idle, phases.training, phases.inference, phases.reserved),
  );
  const zeros = (n: number): Float64Array => new Float64Array(n);

  const blockIn = zeros(blocks.length);
  const blockTest = zeros(blocks.length);
  const blockUsable = zeros(blocks.length);
  const inService = zeros(pools.length);
  const available = zeros(pools.length);
  const usable = zeros(pools.length);
  const heldByPower = zeros(pools.length);
  const heldByCooling = zeros(pools.length);
  const hallShare = zeros(halls.length).fill(1);
  const siteShare = zeros(sites.length).fill(1);
  const firmMw = zeros(sites.length);
  /** True where even the worst weather leaves room under the firm import, so that no hour of the day needs a look. */
  const roomy = sites.map(() => true);
  const here = { dryBulbC: 0, wetBulbC: 0 };
  const draws = sites.map((): SiteDraw => ({ itMw: 0, lossMw: 0, coolingMw: 0, otherMw: 0, gridMw: 0, waterM3: 0, heatMw: 0 }));

  const setWeather = (site: number, hour: number): Weather => {
    here.dryBulbC = weather[site]!.dryBulbC[hour]!;
    here.wetBulbC = weather[site]!.wetBulbC[hour]!;
    return here;
  };
  /** IT power of a hall when `share` of what is available works at the highest phase and the rest is off. */
  const peakItMw = (hall: Hall, share: number): number => {
    let mw = 0;
    for (const b of hall.blocks) {
      const { off, training } = blocks[b]!.platform.phases;
      const working = blockIn[b]! * availability * share;
      mw +=
        ratedMw[b]! *
        (working * peakShare[b]! + (blockIn[b]! - working) * off + blockTest[b]! * (share * training + (1 - share) * off));
    }
    return mw;
  };
  const peakGridMw = (site: number, share: number, at: Weather): number => {
    let mw = 0;
    halls.forEach((hall, i) => {
      if (hall.site === site && hall.plant)
        mw += hall.itMw * hallDraw(hall.plant, peakItMw(hall, share * hallShare[i]!) / hall.itMw, at).total;
    });
    return mw;
  };

  const startDay = (day: number): void => {
    inService.fill(0);
    blocks.forEach((block, b) => {
      blockIn[b] = block.inService[day]!;
      blockTest[b] = block.burnIn[day]!;
      inService[poolOf[b]!]! += blockIn[b]!;
    });
    for (const hall of halls) setPlant(hall, sites, catalogue, blocks, ratedMw, blockIn, blockTest);
    hallShare.fill(1);
    sites.forEach((_, s) => {
      firmMw[s] = buildout.firmMw[s]![day]!;
      roomy[s] = peakGridMw(s, 1, WORST_WEATHER) <= firmMw[s]!;
    });
  };

  const offer = (hour: number): void => {
    halls.forEach((hall, i) => {
      hallShare[i] = 1;
      if (hall.plant && hall.hasOpenLoop)
        hallShare[i] = 1 - hallDraw(hall.plant, peakItMw(hall, 1) / hall.itMw, setWeather(hall.site, hour)).throttle;
    });
    for (let s = 0; s < sites.length; s++) {
      siteShare[s] = 1;
      if (roomy[s]) continue;
      const at = setWeather(s, hour);
      if (peakGridMw(s, 1, at) <= firmMw[s]!) continue;
      let [low, high] = [0, 1];
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (low + high) / 2;
        if (peakGridMw(s, middle, at) <= firmMw[s]!) low = middle;
        else high = middle;
      }
      siteShare[s] = low;
    }
    available.fill(0);
    usable.fill(0);
    heldByPower.fill(0);
    heldByCooling.fill(0);
    halls.forEach((hall, i) => {
      for (const b of hall.blocks) {
        const k = poolOf[b]!;
        const ready = blockIn[b]! * availability;
        const cooled = ready * hallShare[i]!;
        blockUsable[b] = cooled * siteShare[hall.site]!;
        available[k]! += ready;
        usable[k]! += blockUsable[b]!;
        heldByCooling[k]! += ready - cooled;
        heldByPower[k]! += cooled - blockUsable[b]!;
      }
    });
  };

  const draw = (hour: number, phaseShare: Float64Array): readonly SiteDraw[] => {
    for (const total of draws) {
      total.itMw = 0;
      total.lossMw = 0;
      total.coolingMw = 0;
      total.otherMw = 0;
      total.waterM3 = 0;
      total.heatMw = 0;
    }
    for (let i = 0; i < halls.length; i++) {
      const hall = halls[i]!;
      if (!hall.plant) continue;
      const share = siteShare[hall.site]! * hallShare[i]!;
      let itMw = 0;
      for (const b of hall.blocks) {
        const { off, training } = blocks[b]!.platform.phases;
        itMw +=
          ratedMw[b]! *
          (blockUsable[b]! * phaseShare[poolOf[b]!]! +
            (blockIn[b]! - blockUsable[b]!) * off +
            blockTest[b]! * (share * training + (1 - share) * off));
      }
      const total = draws[hall.site]!;
      const drawn = hallDraw(hall.plant, itMw / hall.itMw, setWeather(hall.site, hour));
      total.itMw += itMw;
      total.lossMw += hall.itMw * drawn.loss;
      total.coolingMw += hall.itMw * drawn.cooling;
      total.otherMw += hall.itMw * drawn.misc;
      total.waterM3 += hall.itMw * drawn.waterLPerKwh;
      total.heatMw += hall.itMw * drawn.reusable;
    }
    for (const total of draws) total.gridMw = total.itMw + total.lossMw + total.coolingMw + total.otherMw;
    return draws;
  };

  return { pools, inService, available, heldByPower, heldByCooling, usable, startDay, offer, draw };
}

function poolsOf(blocks: readonly Block[]): FleetPool[] {
  const pools = new Map<string, { site: number; platform: Platform; blocks: number[] }>();
  blocks.forEach(({ site, platform }, b) => {
    const key = `${site} ${platform.id}`;
    const pool = pools.get(key) ?? { site, platform, blocks: [] };
    pool.blocks.push(b);
    pools.set(key, pool);
  });
  return [...pools.values()];
}

function hallsOf(scenario: Scenario, blocks: readonly Block[]): Hall[] {
  return scenario.sites.flatMap((site, s) =>
    site.halls.flatMap((hall, h) => {
      const held = blocks.flatMap((block, b) => (block.site === s && block.hall === h ? [b] : []));
      return held.length > 0 ? [{ site: s, hall: h, itMw: hall.itMw, blocks: held, plant: undefined, hasOpenLoop: false }] : [];
    }),
  );
}

/** The plant of a hall on a day: its share of heat on liquid follows the racks in it. An empty hall is switched off. */
function setPlant(
  hall: Hall,
  sites: Scenario['sites'],
  catalogue: Catalogue,
  blocks: readonly Block[],
  ratedMw: readonly number[],
  blockIn: Float64Array,
  blockTest: Float64Array,
): void {
  let mw = 0;
  let liquidMw = 0;
  for (const b of hall.blocks) {
    const held = ratedMw[b]! * (blockIn[b]! + blockTest[b]!);
    mw += held;
    liquidMw += held * blocks[b]!.platform.liquidShare;
  }
  hall.plant = mw > 0 ? plantOf(sites[hall.site]!, hall.hall, liquidMw / mw, catalogue) : undefined;
  hall.hasOpenLoop = hall.plant?.loops.some(({ loop }) => loop.secondLawEfficiency === undefined) ?? false;
}
