/** From the IT load of one hall to what it takes from the grid. Powers are per unit of IT design power unless named in MW. */
import { clip } from '../math.ts';
import type { Cooling, Loop } from '../scenario/catalogue.ts';
import { type LoopShare, loopDuty, loopsOf, plantCeiling, type Weather } from './cooling.ts';
import { chainLoss, type Ups } from './power-chain.ts';

/** Lighting, offices, controls. */
export const MISC = 0.01;
/** Share of the heat of a liquid loop that a heat exchanger hands on. */
export const HEAT_EXCHANGER = 0.95;

export type HallPlant = {
  readonly loops: readonly LoopShare[];
  readonly copMax: number;
  readonly ups: Ups;
  /** Installed over needed capacity of the power chain. */
  readonly installed: number;
  /** Real over ideal cooling power, and a fixed overhead: the operator class. */
  readonly coolingFactor: number;
  readonly fixedOverhead: number;
};

export type HallDraw = {
  readonly loss: number;
  readonly cooling: number;
  readonly misc: number;
  /** Whole draw: IT, losses, cooling, miscellaneous. */
  readonly total: number;
  readonly chiller: number;
  readonly fans: number;
  readonly pumps: number;
  readonly heat: number;
  readonly freeHeat: number;
  /** Heat that a liquid loop can hand on. */
  readonly reusable: number;
  readonly waterLPerKwh: number;
  /** Share of the load that must stop because the supply of a loop without a chiller is too warm. */
  readonly throttle: number;
};

export function hallPlant(
  cooling: Cooling,
  liquidShare: number,
  chain: { readonly ups: Ups; readonly installed: number },
  operator: { readonly coolingFactor: number; readonly fixedOverhead: number },
): HallPlant {
  const { coolingFactor, fixedOverhead } = operator;
  return { loops: loopsOf(cooling, liquidShare), copMax: cooling.copMax, ...chain, coolingFactor, fixedOverhead };
}

/** What a hall at IT load `x` (over design) draws in this weather. */
export function hallDraw(plant: HallPlant, x: number, weather: Weather): HallDraw {
  const loss = chainLoss(plant.ups, x, plant.installed);
  let chiller = 0;
  let fans = 0;
  let pumps = 0;
  let heat = 0;
  let freeHeat = 0;
  let reusable = 0;
  let waterLPerKwh = 0;
  let throttle = 0;
  for (const part of plant.loops) {
    const duty = loopDuty(part, x, loss, MISC, weather, plant.copMax);
    chiller += duty.chiller;
    fans += duty.fans + duty.air;
    pumps += duty.pumps;
    heat += duty.heat;
    freeHeat += duty.freeFraction * duty.heat;
    waterLPerKwh += duty.waterLPerKwh;
    if (part.liquid) reusable += HEAT_EXCHANGER * duty.heat;
    throttle = Math.max(throttle, throttleOf(part.loop, duty.supplyC));
  }
  const cooling = plant.coolingFactor * (chiller + fans + pumps) + plant.fixedOverhead;
  return {
    loss,
    cooling,
    misc: MISC,
    total: x + loss + cooling + MISC,
    chiller,
    fans,
    pumps,
    heat,
    freeHeat,
    reusable,
    waterLPerKwh,
    throttle,
  };
}

/** Racks slow down in proportion as their supply passes the limit towards the return temperature. */
function throttleOf({ supplyC, returnC, supplyLimitC = Infinity }: Loop, reachedC: number): number {
  return clip((reachedC - supplyLimitC) / (returnC - supplyC), 0, 1);
}

/** IT load, over design, that the plant of a hall was built to cool; the same in any weather. */
export function builtCeiling(chain: { readonly ups: Ups; readonly installed: number }): number {
  return plantCeiling((x) => chainLoss(chain.ups, x, chain.installed), MISC);
}

/**
 * IT load, over design, that the cooling of a hall can carry in this weather: what its plant was built for, less what must stop
 * where a loop without a chiller runs too warm.
 */
export function coolingCeiling(plant: HallPlant, weather: Weather, built = builtCeiling(plant)): number {
  const open = plant.loops.some(({ loop }) => loop.secondLawEfficiency === undefined);
  return open ? built * (1 - hallDraw(plant, 1, weather).throttle) : built;
}
