/**
 * Cooling of a hall, hour by hour in closed form: one loop, or a liquid and an air loop. All powers are per unit of IT design
 * power. The model is steady: it knows no hour but the one it is asked for.
 *
 * Each loop rejects its heat Q by dry coolers, towers or a once-through source. Outside air (or water) cools what it can
 * (the free-cooling fraction f), a chiller the rest at a COP that is a fixed fraction of Carnot's.
 */

import { clip, pow } from '../math.ts';
import type { Cooling, Loop } from '../scenario/catalogue.ts';
import { KELVIN_AT_0_C, SECONDS_PER_HOUR } from '../units.ts';
import { LATENT_HEAT_KJ_PER_KG } from './psychrometrics.ts';

/** Share of the losses and of the miscellaneous load that ends as heat in the halls. */
export const LOSS_HEAT_SHARE = 0.8;
export const MISC_HEAT_SHARE = 0.3;
/** Design heat of a loop over its share of the IT design power. */
export const DESIGN_MARGIN = 1.05;
/** Cycles of concentration of evaporative make-up water, where a loop gives none (sustain-dc; 3 to 15 in Lei and Masanet). */
const CYCLES_OF_CONCENTRATION = 5;

/** Make-up water over what evaporates: what is bled off keeps the salts down. */
export function makeUpOf({ cyclesOfConcentration = CYCLES_OF_CONCENTRATION }: Loop): number {
  return cyclesOfConcentration / (cyclesOfConcentration - 1);
}

/**
 * Share of the heat of a tower that leaves as vapour, by the wet bulb: the warmer the air, the less of it can warm air instead. Where a
 * loop gives nothing of its own, an assumption (C), whose slope is that of the make-up water of sustain-dc.
 */
export function vapourOf({ vapourShare = 0.65, vapourPerK = 0.0135, leastVapourShare = 0.5 }: Loop) {
  return { vapourShare, vapourPerK, leastVapourShare };
}

function vapourShareAt(loop: Loop, wetBulbC: number): number {
  const { vapourShare, vapourPerK, leastVapourShare } = vapourOf(loop);
  return clip(vapourShare + vapourPerK * wetBulbC, leastVapourShare, 1);
}

/** From this share of heat on the liquid loop, the air loop runs warmer. */
const MOSTLY_LIQUID = 0.94;

export type LoopShare = { readonly loop: Loop; readonly share: number; readonly liquid: boolean };

/** The loops of a hall whose racks give `liquidShare` of their heat to liquid. */
export function loopsOf(cooling: Cooling, liquidShare: number): readonly LoopShare[] {
  if (!cooling.liquid) return [{ loop: cooling.air, share: 1, liquid: false }];
  const share = cooling.fixedLiquidShare ?? liquidShare;
  const air = share >= MOSTLY_LIQUID ? (cooling.airWhenMostlyLiquid ?? cooling.air) : cooling.air;
  const loops: LoopShare[] = [
    { loop: cooling.liquid, share, liquid: true },
    { loop: air, share: 1 - share, liquid: false },
  ];
  return loops.filter((part) => part.share > 0);
}

export type Weather = { readonly dryBulbC: number; readonly wetBulbC: number };

export type LoopDuty = {
  readonly chiller: number;
  readonly fans: number;
  readonly pumps: number;
  readonly air: number;
  readonly heat: number;
  readonly freeFraction: number;
  /** Make-up water, litres per kWh of IT design power. */
  readonly waterLPerKwh: number;
  /** Supply temperature that is reached; above `supplyC` only where no chiller is fitted. */
  readonly supplyC: number;
};

/** Duty of one loop of `share` of the heat, at IT load `x` with chain loss `loss` and miscellaneous load `misc`. */
export function loopDuty(
  { loop, share }: LoopShare,
  x: number,
  loss: number,
  misc: number,
  { dryBulbC, wetBulbC }: Weather,
  copMax: number,
): LoopDuty {
  const heat = share * (x + LOSS_HEAT_SHARE * loss + MISC_HEAT_SHARE * misc);
  const design = DESIGN_MARGIN * share;
  const adiabatic =
    loop.adiabaticEffectiveness !== undefined && dryBulbC > (loop.adiabaticAboveC ?? Infinity) ? loop.adiabaticEffectiveness : 0;
  // Saturated air takes up no water.
  const sprayK = adiabatic * Math.max(0, dryBulbC - wetBulbC);
  const airInC = dryBulbC - sprayK;
  const reachedC =
    (loop.kind === 'dry' ? airInC : loop.kind === 'tower' ? wetBulbC : (loop.sourceC ?? dryBulbC)) + loop.approachK;
  const freeFraction = clip((loop.returnC - reachedC) / (loop.returnC - loop.supplyC), 0, 1);

  const evaporatorK = loop.supplyC - 2 + KELVIN_AT_0_C;
  const condenserK = (loop.kind === 'dry' ? airInC + 12 : reachedC + 4) + KELVIN_AT_0_C;
  const cop =
    loop.secondLawEfficiency === undefined
      ? Infinity
      : Math.min(copMax, (loop.secondLawEfficiency * evaporatorK) / Math.max(condenserK - evaporatorK, 5));
  const chiller = ((1 - freeFraction) * heat) / cop;

  const rejected = heat + chiller;
  let speed = 1;
  if (loop.kind === 'tower') speed = clip(rejected / design, 0.2, 1);
  else if (loop.kind === 'dry') {
    speed = pow(
      clip(((rejected / design) * (loop.returnC - loop.supplyC + loop.approachK)) / Math.max(loop.returnC - airInC, 3), 0.15, 1),
      1.15,
    );
  }
  const evaporated =
    loop.kind === 'tower'
      ? (vapourShareAt(loop, wetBulbC) * rejected * SECONDS_PER_HOUR) / LATENT_HEAT_KJ_PER_KG
      : adiabatic > 0
        ? ((rejected / (0.55 * Math.max(loop.returnC - airInC, 3))) * sprayK * SECONDS_PER_HOUR) / LATENT_HEAT_KJ_PER_KG
        : 0;

  return {
    heat,
    freeFraction,
    chiller,
    fans: loop.fanShare * design * speed * speed * speed,
    pumps: loop.pumpShare * design * pow(clip(heat / design, 0.35, 1), 2.2),
    air: loop.airShare * design * pow(clip(heat / design, 0.4, 1), 2.2),
    waterLPerKwh: evaporated * makeUpOf(loop),
    supplyC:
      loop.secondLawEfficiency === undefined
        ? Math.max(loop.supplyC, reachedC - loop.approachK + loop.approachK * pow(Math.max(heat / design, 0.3), 0.6))
        : loop.supplyC,
  };
}

/** Largest IT load, over design, whose heat the plant was built for. */
export function plantCeiling(lossAt: (x: number) => number, misc: number): number {
  let low = 0;
  let high = 1.2;
  for (let i = 0; i < 40; i++) {
    const x = (low + high) / 2;
    if (x + LOSS_HEAT_SHARE * lossAt(x) + MISC_HEAT_SHARE * misc <= DESIGN_MARGIN) low = x;
    else high = x;
  }
  return low;
}
