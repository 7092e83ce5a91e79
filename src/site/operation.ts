/**
 * What the sites offer in an hour, and what they draw for the work they do. The limit is asked first: how many accelerators can run under
 * the firm import and the cooling of this hour? Work is then given out under that ceiling, so nothing has to be curtailed after.
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mwOfKw } from '../units.ts';
import type { Block, Buildout } from './buildout.ts';
import type { WeatherColumns } from './climate.ts';
import { type HallPlant, hallDraw, MISC } from './facility.ts';
import {
  COOLING,
  DRAW_SLOTS,
  drawHall,
  type HallKernel,
  hallKernel,
  LOSS,
  REUSABLE,
  totalOf,
  WATER_L_PER_KWH,
} from './hall-kernel.ts';
import { plantOf } from './room.ts';

/** Hotter and damper than any hour on Earth's record: bounds the overhead of a hall from above. */
const WORST_C = 57;
/** Halvings of the search for the load that the firm import can carry. */
const HALVINGS = 40;

/** All accelerators of one platform on one site. */
export type FleetPool = { readonly site: number; readonly platform: Platform; readonly blocks: readonly number[] };

/** A hall that holds something at some time. */
type Hall = {
  readonly site: number;
  readonly hall: number;
  readonly itMw: number;
  readonly blocks: readonly number[];
  /** Power and share of heat on liquid of what stands in it; the plant and its kernel follow. */
  mw: number;
  liquidMw: number;
  plant: HallPlant | undefined;
  kernel: HallKernel | undefined;
  /** Whether a loop has no chiller, so that heat can throttle the hall. */
  open: boolean;
  /** Share of the load that the cooling of the hour lets run. */
  share: number;
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
  /** Sets the day; the counts of a day hold for all its hours. False when nothing stands anywhere. */
  readonly startDay: (day: number) => boolean;
  /** Finds what is usable in an hour of that day; false when it is what the hour before had. */
  readonly offer: (hour: number) => boolean;
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
  const { sites, operations } = scenario;
  const { blocks } = buildout;
  const pools = poolsOf(blocks);
  const poolOf = Int32Array.from(blocks, (_, b) => pools.findIndex((pool) => pool.blocks.includes(b)));
  const halls = hallsOf(scenario, blocks);
  const hallsAt = sites.map((_, s) => halls.filter((hall) => hall.site === s));
  const ratedMw = Float64Array.from(blocks, ({ platform }) =>
    mwOfKw((platform.ratedKw * operations.itOverServers) / platform.acceleratorsPerSystem),
  );
  const phase = (of: (phases: Platform['phases']) => number): Float64Array =>
    Float64Array.from(blocks, ({ platform }) => of(platform.phases));
  const peakShare = phase(({ idle, training, inference, reserved }) => Math.max(idle, training, inference, reserved));
  const offShare = phase(({ off }) => off);
  const testShare = phase(({ training }) => training);

  const zeros = (n: number): Float64Array => new Float64Array(n);
  const [blockIn, blockTest, blockUsable] = [zeros(blocks.length), zeros(blocks.length), zeros(blocks.length)];
  const inService = zeros(pools.length);
  const available = zeros(pools.length);
  const usable = zeros(pools.length);
  const heldByPower = zeros(pools.length);
  const heldByCooling = zeros(pools.length);
  /** Share of the load that the firm import of the hour lets run, by site. */
  const siteShare = zeros(sites.length).fill(1);
  const firmMw = zeros(sites.length);
  /** True where even the worst weather leaves room under the firm import, so that no hour of the day needs a look. */
  const roomy = sites.map(() => true);
  /** True when what was offered last holds for every hour of the day. */
  let settled = false;
  const drawn = zeros(DRAW_SLOTS);
  const draws = sites.map((): SiteDraw => ({ itMw: 0, lossMw: 0, coolingMw: 0, otherMw: 0, gridMw: 0, waterM3: 0, heatMw: 0 }));

  /** IT power of a hall when `share` of what is available works at the highest phase and the rest is off. */
  const peakItMw = (hall: Hall, share: number): number => {
    let mw = 0;
    for (const b of hall.blocks) {
      const working = blockIn[b]! * availability * share;
      const test = share * testShare[b]! + (1 - share) * offShare[b]!;
      mw += ratedMw[b]! * (working * peakShare[b]! + (blockIn[b]! - working) * offShare[b]! + blockTest[b]! * test);
    }
    return mw;
  };
  const peakGridMw = (site: number, share: number, dryBulbC: number, wetBulbC: number): number => {
    let mw = 0;
    for (const hall of hallsAt[site]!) {
      if (!hall.kernel) continue;
      const x = peakItMw(hall, share * hall.share) / hall.itMw;
      drawHall(hall.kernel, x, dryBulbC, wetBulbC, drawn);
      mw += hall.itMw * totalOf(x, drawn);
    }
    return mw;
  };

  const startDay = (day: number): boolean => {
    let standing = 0;
    inService.fill(0);
    for (let b = 0; b < blocks.length; b++) {
      blockIn[b] = blocks[b]!.inService[day]!;
      blockTest[b] = blocks[b]!.burnIn[day]!;
      standing += blockIn[b]! + blockTest[b]!;
      inService[poolOf[b]!]! += blockIn[b]!;
    }
    for (const hall of halls) setPlant(hall, scenario, blocks, ratedMw, blockIn, blockTest);
    for (let s = 0; s < sites.length; s++) {
      firmMw[s] = buildout.firmMw[s]![day]!;
      siteShare[s] = 1;
      roomy[s] = peakGridMw(s, 1, WORST_C, WORST_C) <= firmMw[s]!;
    }
    settled = false;
    return standing > 0;
  };

  /** The largest share of the load of a site that its firm import can carry in this hour: the lower end of a bisection. */
  const shareUnderFirm = (site: number, dryBulbC: number, wetBulbC: number): number => {
    if (peakGridMw(site, 1, dryBulbC, wetBulbC) <= firmMw[site]!) return 1;
    let [low, high] = [0, 1];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (low + high) / 2;
      if (peakGridMw(site, middle, dryBulbC, wetBulbC) <= firmMw[site]!) low = middle;
      else high = middle;
    }
    return low;
  };

  const offer = (hour: number): boolean => {
    if (settled) return false;
    settled = true;
    for (const hall of halls) {
      hall.share = 1;
      if (!hall.plant || !hall.open) continue;
      const here = { dryBulbC: weather[hall.site]!.dryBulbC[hour]!, wetBulbC: weather[hall.site]!.wetBulbC[hour]! };
      hall.share = 1 - hallDraw(hall.plant, peakItMw(hall, 1) / hall.itMw, here).throttle;
      settled = false;
    }
    for (let s = 0; s < sites.length; s++) {
      if (roomy[s]) continue;
      siteShare[s] = shareUnderFirm(s, weather[s]!.dryBulbC[hour]!, weather[s]!.wetBulbC[hour]!);
      settled = false;
    }
    available.fill(0);
    usable.fill(0);
    heldByPower.fill(0);
    heldByCooling.fill(0);
    for (const hall of halls) {
      for (const b of hall.blocks) {
        const k = poolOf[b]!;
        const ready = blockIn[b]! * availability;
        const cooled = ready * hall.share;
        blockUsable[b] = cooled * siteShare[hall.site]!;
        available[k]! += ready;
        usable[k]! += blockUsable[b]!;
        heldByCooling[k]! += ready - cooled;
        heldByPower[k]! += cooled - blockUsable[b]!;
      }
    }
    return true;
  };

  const draw = (hour: number, phaseShare: Float64Array): readonly SiteDraw[] => {
    for (let s = 0; s < sites.length; s++) {
      let itSum = 0;
      let loss = 0;
      let cooling = 0;
      let other = 0;
      let water = 0;
      let heat = 0;
      const dryBulbC = weather[s]!.dryBulbC[hour]!;
      const wetBulbC = weather[s]!.wetBulbC[hour]!;
      for (const hall of hallsAt[s]!) {
        if (!hall.kernel) continue;
        const share = siteShare[s]! * hall.share;
        let itMw = 0;
        for (const b of hall.blocks) {
          const test = share * testShare[b]! + (1 - share) * offShare[b]!;
          itMw +=
            ratedMw[b]! *
            (blockUsable[b]! * phaseShare[poolOf[b]!]! + (blockIn[b]! - blockUsable[b]!) * offShare[b]! + blockTest[b]! * test);
        }
        drawHall(hall.kernel, itMw / hall.itMw, dryBulbC, wetBulbC, drawn);
        itSum += itMw;
        loss += hall.itMw * drawn[LOSS]!;
        cooling += hall.itMw * drawn[COOLING]!;
        other += hall.itMw * MISC;
        water += hall.itMw * drawn[WATER_L_PER_KWH]!;
        heat += hall.itMw * drawn[REUSABLE]!;
      }
      const total = draws[s]!;
      total.itMw = itSum;
      total.lossMw = loss;
      total.coolingMw = cooling;
      total.otherMw = other;
      total.gridMw = itSum + loss + cooling + other;
      total.waterM3 = water;
      total.heatMw = heat;
    }
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
    site.halls.flatMap((hall, h): Hall[] => {
      const held = blocks.flatMap((block, b) => (block.site === s && block.hall === h ? [b] : []));
      if (held.length === 0) return [];
      return [
        {
          site: s,
          hall: h,
          itMw: hall.itMw,
          blocks: held,
          mw: 0,
          liquidMw: 0,
          plant: undefined,
          kernel: undefined,
          open: false,
          share: 1,
        },
      ];
    }),
  );
}

/** The plant of a hall on a day: its share of heat on liquid follows the racks in it. An empty hall is switched off. */
function setPlant(
  hall: Hall,
  scenario: Scenario,
  blocks: readonly Block[],
  ratedMw: Float64Array,
  blockIn: Float64Array,
  blockTest: Float64Array,
): void {
  let [mw, liquidMw] = [0, 0];
  for (const b of hall.blocks) {
    const held = ratedMw[b]! * (blockIn[b]! + blockTest[b]!);
    mw += held;
    liquidMw += held * blocks[b]!.platform.liquidShare;
  }
  hall.share = 1;
  if (mw === hall.mw && liquidMw === hall.liquidMw) return;
  hall.mw = mw;
  hall.liquidMw = liquidMw;
  hall.plant = mw > 0 ? plantOf(scenario.sites[hall.site]!, hall.hall, liquidMw / mw, scenario.catalogue) : undefined;
  hall.kernel = hall.plant && hallKernel(hall.plant);
  hall.open = hall.plant?.loops.some(({ loop }) => loop.secondLawEfficiency === undefined) ?? false;
}
