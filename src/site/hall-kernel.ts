/**
 * The draw of a hall for the hours of a run: the same equations as `hallDraw`, for a block of hours at a time. What no hour changes is
 * worked out once, powers are read from tables, and each equation runs over the block in a short loop of its own, which engines make
 * fast. `hallDraw` stays the reference; a property test holds the two together.
 */

import type { Loop } from '../scenario/catalogue.ts';
import { KELVIN_AT_0_C, SECONDS_PER_HOUR } from '../units.ts';
import { DESIGN_MARGIN, LOSS_HEAT_SHARE, MISC_HEAT_SHARE, makeUpOf, vapourOf } from './cooling.ts';
import { type HallPlant, HEAT_EXCHANGER, MISC } from './facility.ts';
import { BUSWAY, TRANSFORMERS, UPS_STAGES } from './power-chain.ts';
import { powerAt, powerTable } from './power-table.ts';
import { LATENT_HEAT_KJ_PER_KG } from './psychrometrics.ts';

/** Pumps and hall fans follow their load to the power 2.2; dry-cooler fans their duty to the power 1.15, and their power the cube of that. */
const FLOW_POWER = powerTable(2.2, 0.35);
const FAN_POWER = powerTable(3 * 1.15, 0.15);
/** Hall fans do not run below 0.4 of their flow. */
const LEAST_FLOW = 0.4;
const FLOW_AT_LEAST = powerAt(FLOW_POWER, LEAST_FLOW);
/** Litres that evaporate as a kWh of heat leaves with them. */
const EVAPORATED_L_PER_KWH = SECONDS_PER_HOUR / LATENT_HEAT_KJ_PER_KG;
/** Share of the heat of a sprayed dry cooler that its air takes up as it warms. */
const SPRAYED_AIR = 0.55;

type LoopConstants = {
  readonly kind: Loop['kind'];
  readonly share: number;
  readonly design: number;
  readonly supplyC: number;
  readonly returnC: number;
  readonly perSpan: number;
  readonly approachK: number;
  readonly adiabatic: number;
  readonly adiabaticAboveC: number;
  /** Temperature of a once-through source; NaN where it is that of the air. */
  readonly sourceC: number;
  readonly evaporatorK: number;
  /** One over the fraction of Carnot and the evaporator temperature: power of the chiller over heat and lift; NaN without a chiller. */
  readonly perCarnotK: number;
  readonly fans: number;
  /** Litres of make-up water per kWh of heat that leaves as vapour. */
  readonly makeUpLPerKwh: number;
  /** Of a tower: share of its heat that leaves as vapour at a wet bulb of 0 degC, what a degree adds, and the least. */
  readonly vapourShare: number;
  readonly vapourPerK: number;
  readonly leastVapourShare: number;
};

/** A hall of a size, all powers in MW. */
export type HallKernel = {
  readonly loops: readonly LoopConstants[];
  /** Chiller power over its heat at the best COP. */
  readonly leastChiller: number;
  /** Loss at IT load L: `loss0` + L (`loss1` + L `loss2`). */
  readonly loss0: number;
  readonly loss1: number;
  readonly loss2: number;
  /** Heat of the miscellaneous load that ends in the halls. */
  readonly miscHeat: number;
  /** One over the heat that pumps and hall fans are built for: all loops have the same flow, as the design follows the share. */
  readonly perDesignHeat: number;
  /** Powers at full flow of all pumps and of the fans in the halls. */
  readonly pumps: number;
  readonly air: number;
  /** Share of the heat that can be handed on. */
  readonly reusable: number;
  readonly coolingFactor: number;
  readonly fixedOverhead: number;
};

/** What halls draw, evaporate and can hand on, hour by hour, MW and m3. */
export type HallColumns = Readonly<Record<'itMw' | 'lossMw' | 'coolingMw' | 'waterM3' | 'heatMw', Float64Array>>;

export function hallKernel({ loops, copMax, ups, installed, coolingFactor, fixedOverhead }: HallPlant, itMw: number): HallKernel {
  const stages = [UPS_STAGES[ups], TRANSFORMERS, BUSWAY];
  const sum = (key: 'noLoad' | 'proportional' | 'squareLaw'): number => stages.reduce((total, stage) => total + stage[key], 0);
  const designed = loops.filter(({ share }) => share > 0);
  const over = (of: (part: HallPlant['loops'][number]) => number): number =>
    designed.reduce((total, part) => total + of(part) * part.share, 0);
  const built = itMw * installed;
  return {
    leastChiller: 1 / copMax,
    loss0: built * sum('noLoad'),
    loss1: sum('proportional'),
    loss2: sum('squareLaw') / built,
    miscHeat: itMw * MISC_HEAT_SHARE * MISC,
    perDesignHeat: 1 / (itMw * DESIGN_MARGIN),
    pumps: itMw * DESIGN_MARGIN * over(({ loop }) => loop.pumpShare),
    air: itMw * DESIGN_MARGIN * over(({ loop }) => loop.airShare),
    reusable: over(({ liquid }) => (liquid ? HEAT_EXCHANGER : 0)),
    coolingFactor,
    fixedOverhead: itMw * fixedOverhead,
    loops: designed.map(({ loop, share }): LoopConstants => {
      const design = itMw * DESIGN_MARGIN * share;
      const evaporatorK = loop.supplyC - 2 + KELVIN_AT_0_C;
      return {
        kind: loop.kind,
        share,
        design,
        supplyC: loop.supplyC,
        returnC: loop.returnC,
        perSpan: 1 / (loop.returnC - loop.supplyC),
        approachK: loop.approachK,
        adiabatic: loop.adiabaticEffectiveness ?? 0,
        adiabaticAboveC: loop.adiabaticAboveC ?? Number.POSITIVE_INFINITY,
        sourceC: loop.sourceC ?? Number.NaN,
        evaporatorK,
        perCarnotK: loop.secondLawEfficiency === undefined ? Number.NaN : 1 / (loop.secondLawEfficiency * evaporatorK),
        fans: loop.fanShare * design,
        makeUpLPerKwh: EVAPORATED_L_PER_KWH * makeUpOf(loop),
        ...vapourOf(loop),
      };
    }),
  };
}

/** The weather of some hours. */
export type HallWeather = { readonly dryBulbC: Float64Array; readonly wetBulbC: Float64Array };

/** Longest block of hours that is worked out at a time. */
export const BLOCK = 512;
const heat = new Float64Array(BLOCK);

/** Adds `n` hours of a hall to what its site draws, from hour `first` of the weather; `load` holds its IT power in each of them, MW. */
export function drawHall(
  kernel: HallKernel,
  load: Float64Array,
  { dryBulbC, wetBulbC }: HallWeather,
  first: number,
  n: number,
  into: HallColumns,
): void {
  openHall(kernel, load, n, into);
  for (let i = 0; i < kernel.loops.length; i++) {
    const loop = kernel.loops[i]!;
    if (loop.kind === 'dry') addDryLoop(loop, kernel, dryBulbC, wetBulbC, first, n, into);
    else addWetLoop(loop, kernel, dryBulbC, wetBulbC, first, n, into);
  }
}

/** IT power, losses and heat of a hall, and what its pumps and hall fans take. */
function openHall(kernel: HallKernel, load: Float64Array, n: number, { itMw, lossMw, coolingMw, heatMw }: HallColumns): void {
  const { loss0, loss1, loss2, miscHeat, perDesignHeat, reusable, coolingFactor, fixedOverhead } = kernel;
  const pumps = coolingFactor * kernel.pumps;
  const air = coolingFactor * kernel.air;
  const { low, perUnit, cubics } = FLOW_POWER;
  for (let j = 0; j < n; j++) {
    const it = load[j]!;
    const lost = loss0 + it * (loss1 + it * loss2);
    const hot = it + LOSS_HEAT_SHARE * lost + miscHeat;
    const flow = hot * perDesignHeat;
    let pumped = 1;
    if (flow < 1) {
      const t = flow <= low ? 0 : (flow - low) * perUnit;
      const i = t | 0;
      const f = t - i;
      const at = i << 2;
      pumped = cubics[at]! + f * (cubics[at + 1]! + f * (cubics[at + 2]! + f * cubics[at + 3]!));
    }
    heat[j] = hot;
    itMw[j] = itMw[j]! + it;
    lossMw[j] = lossMw[j]! + lost;
    coolingMw[j] = coolingMw[j]! + (pumps * pumped + air * (flow < LEAST_FLOW ? FLOW_AT_LEAST : pumped) + fixedOverhead);
    heatMw[j] = heatMw[j]! + reusable * hot;
  }
}

/** Adds chiller, outside fans and water of a loop that dry coolers serve, sprayed in hot hours where they can be. */
function addDryLoop(
  loop: LoopConstants,
  { leastChiller, coolingFactor }: HallKernel,
  dryBulbC: Float64Array,
  wetBulbC: Float64Array,
  first: number,
  n: number,
  { coolingMw, waterM3 }: HallColumns,
): void {
  const { share, supplyC, returnC, perSpan, approachK, adiabatic, adiabaticAboveC, evaporatorK, perCarnotK } = loop;
  const fans = coolingFactor * loop.fans;
  const { low, perUnit, cubics } = FAN_POWER;
  const perDesign = (returnC - supplyC + approachK) / loop.design;
  const toEvaporatorK = 12 + KELVIN_AT_0_C - evaporatorK;
  const chilled = !Number.isNaN(perCarnotK);
  const perSpray = loop.makeUpLPerKwh / SPRAYED_AIR;
  for (let j = 0; j < n; j++) {
    let airInC = dryBulbC[first + j]!;
    let sprayK = 0;
    if (airInC > adiabaticAboveC) {
      const dampK = airInC - wetBulbC[first + j]!;
      sprayK = dampK > 0 ? adiabatic * dampK : 0;
      airInC -= sprayK;
    }
    const reachedC = airInC + approachK;
    let rejected = share * heat[j]!;
    let spent = 0;
    if (reachedC > supplyC && chilled) {
      const warm = returnC - reachedC;
      const open = warm > 0 ? 1 - warm * perSpan : 1;
      const liftK = airInC + toEvaporatorK;
      const perHeat = (liftK > 5 ? liftK : 5) * perCarnotK;
      spent = open * rejected * (perHeat > leastChiller ? perHeat : leastChiller);
      rejected += spent;
    }
    const gapK = returnC - airInC;
    const perGap = rejected / (gapK > 3 ? gapK : 3);
    if (sprayK > 0) waterM3[j] = waterM3[j]! + perGap * sprayK * perSpray;
    const duty = perGap * perDesign;
    let cubed = 1;
    if (duty < 1) {
      const t = duty <= low ? 0 : (duty - low) * perUnit;
      const i = t | 0;
      const f = t - i;
      const at = i << 2;
      cubed = cubics[at]! + f * (cubics[at + 1]! + f * (cubics[at + 2]! + f * cubics[at + 3]!));
    }
    coolingMw[j] = coolingMw[j]! + (coolingFactor * spent + fans * cubed);
  }
}

/** Adds chiller, fans and water of a loop that a tower or a once-through source serves. */
function addWetLoop(
  loop: LoopConstants,
  { leastChiller, coolingFactor }: HallKernel,
  dryBulbC: Float64Array,
  wetBulbC: Float64Array,
  first: number,
  n: number,
  { coolingMw, waterM3 }: HallColumns,
): void {
  const { kind, share, design, supplyC, returnC, perSpan, approachK, sourceC, evaporatorK, perCarnotK, fans } = loop;
  const { makeUpLPerKwh: makeUp, vapourShare, vapourPerK, leastVapourShare } = loop;
  const tower = kind === 'tower';
  const fixed = !Number.isNaN(sourceC);
  const chilled = !Number.isNaN(perCarnotK);
  for (let j = 0; j < n; j++) {
    const wetC = wetBulbC[first + j]!;
    const reachedC = (tower ? wetC : fixed ? sourceC : dryBulbC[first + j]!) + approachK;
    let rejected = share * heat[j]!;
    let spent = 0;
    if (reachedC > supplyC && chilled) {
      const open = 1 - Math.max(0, (returnC - reachedC) * perSpan);
      const perHeat = Math.max(reachedC + 4 + KELVIN_AT_0_C - evaporatorK, 5) * perCarnotK;
      spent = open * rejected * Math.max(perHeat, leastChiller);
      rejected += spent;
    }
    let blown = fans;
    if (tower) {
      const speed = Math.min(1, Math.max(0.2, rejected / design));
      blown *= speed * speed * speed;
      const latent = Math.min(1, Math.max(leastVapourShare, vapourShare + vapourPerK * wetC));
      waterM3[j] = waterM3[j]! + latent * rejected * makeUp;
    }
    coolingMw[j] = coolingMw[j]! + coolingFactor * (spent + blown);
  }
}
