/**
 * The draw of a hall for the hours of a run: the same equations as `hallDraw`, with what no hour changes worked out once, powers read from
 * tables, and nothing allocated. `hallDraw` stays the reference; a property test holds the two together.
 */
import { KELVIN_AT_0_C, SECONDS_PER_HOUR } from '../units.ts';
import { CYCLES_OF_CONCENTRATION, DESIGN_MARGIN, LOSS_HEAT_SHARE, MISC_HEAT_SHARE } from './cooling.ts';
import { type HallPlant, HEAT_EXCHANGER, MISC } from './facility.ts';
import { BUSWAY, TRANSFORMERS, UPS_STAGES } from './power-chain.ts';
import { powerAt, powerTable } from './power-table.ts';
import { LATENT_HEAT_KJ_PER_KG } from './psychrometrics.ts';

/** Pumps and hall fans follow their load to the power 2.2; dry-cooler fans their duty to the power 1.15, and their power the cube of that. */
const FLOW_POWER = powerTable(2.2, 0.35);
const FAN_POWER = powerTable(3 * 1.15, 0.15);

type LoopConstants = {
  readonly dry: boolean;
  readonly tower: boolean;
  readonly share: number;
  readonly design: number;
  readonly supplyC: number;
  readonly returnC: number;
  readonly perSpan: number;
  readonly approachK: number;
  readonly adiabatic: number;
  readonly adiabaticAboveC: number;
  readonly sourceC: number;
  readonly evaporatorK: number;
  /** Fraction of Carnot times the evaporator temperature; 0 without a chiller. */
  readonly carnotK: number;
  readonly fans: number;
  readonly pumps: number;
  readonly air: number;
  readonly reusable: number;
};

export type HallKernel = {
  readonly loops: readonly LoopConstants[];
  readonly copMax: number;
  readonly installed: number;
  readonly noLoad: number;
  readonly proportional: number;
  readonly squareLaw: number;
  readonly coolingFactor: number;
  readonly fixedOverhead: number;
};

/** Slots of the array that `drawHall` fills, per unit of IT design power. */
export const LOSS = 0;
export const COOLING = 1;
export const WATER_L_PER_KWH = 2;
export const REUSABLE = 3;
export const DRAW_SLOTS = 4;

export function hallKernel({ loops, copMax, ups, installed, coolingFactor, fixedOverhead }: HallPlant): HallKernel {
  const stages = [UPS_STAGES[ups], TRANSFORMERS, BUSWAY];
  const sum = (key: 'noLoad' | 'proportional' | 'squareLaw'): number => stages.reduce((total, stage) => total + stage[key], 0);
  return {
    copMax,
    installed,
    noLoad: sum('noLoad'),
    proportional: sum('proportional'),
    squareLaw: sum('squareLaw'),
    coolingFactor,
    fixedOverhead,
    loops: loops.map(({ loop, share, liquid }): LoopConstants => {
      const design = DESIGN_MARGIN * share;
      const evaporatorK = loop.supplyC - 2 + KELVIN_AT_0_C;
      return {
        dry: loop.kind === 'dry',
        tower: loop.kind === 'tower',
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
        carnotK: (loop.secondLawEfficiency ?? 0) * evaporatorK,
        fans: loop.fanShare * design,
        pumps: loop.pumpShare * design,
        air: loop.airShare * design,
        reusable: liquid ? HEAT_EXCHANGER : 0,
      };
    }),
  };
}

/** Fills `out` with what a hall at IT load `x` loses, cools with, evaporates and can hand on in this weather. */
export function drawHall(kernel: HallKernel, x: number, dryBulbC: number, wetBulbC: number, out: Float64Array): void {
  const u = x / kernel.installed;
  const loss = kernel.installed * (kernel.noLoad + u * (kernel.proportional + u * kernel.squareLaw));
  const heatPerShare = x + LOSS_HEAT_SHARE * loss + MISC_HEAT_SHARE * MISC;
  let cooling = 0;
  let water = 0;
  let reusable = 0;
  for (let i = 0; i < kernel.loops.length; i++) {
    const loop = kernel.loops[i]!;
    const heat = loop.share * heatPerShare;
    if (loop.design <= 0) continue;
    const flow = heat / loop.design;
    const adiabatic = dryBulbC > loop.adiabaticAboveC ? loop.adiabatic : 0;
    const airInC = dryBulbC - adiabatic * (dryBulbC - wetBulbC);
    const reachedC =
      (loop.dry ? airInC : loop.tower ? wetBulbC : Number.isNaN(loop.sourceC) ? dryBulbC : loop.sourceC) + loop.approachK;
    let chiller = 0;
    if (reachedC > loop.supplyC && loop.carnotK > 0) {
      const free = Math.max(0, (loop.returnC - reachedC) * loop.perSpan);
      const liftK = (loop.dry ? airInC + 12 : reachedC + 4) + KELVIN_AT_0_C - loop.evaporatorK;
      chiller = ((1 - free) * heat) / Math.min(kernel.copMax, loop.carnotK / Math.max(liftK, 5));
    }
    const rejected = heat + chiller;
    let fans = loop.fans;
    if (loop.tower) {
      const speed = Math.min(1, Math.max(0.2, rejected / loop.design));
      fans *= speed * speed * speed;
      water += (Math.min(1, Math.max(0.5, 0.65 + 0.0135 * wetBulbC)) * rejected * SECONDS_PER_HOUR) / LATENT_HEAT_KJ_PER_KG;
    } else if (loop.dry) {
      const gapK = Math.max(loop.returnC - airInC, 3);
      fans *= powerAt(FAN_POWER, (rejected * (loop.returnC - loop.supplyC + loop.approachK)) / (loop.design * gapK));
      if (adiabatic > 0)
        water += (rejected * adiabatic * (dryBulbC - wetBulbC) * SECONDS_PER_HOUR) / (0.55 * gapK * LATENT_HEAT_KJ_PER_KG);
    }
    const pumped = powerAt(FLOW_POWER, flow);
    cooling += chiller + fans + loop.pumps * pumped + (loop.air > 0 ? loop.air * (flow < 0.4 ? FLOW_AT_LEAST : pumped) : 0);
    reusable += loop.reusable * heat;
  }
  out[LOSS] = loss;
  out[COOLING] = kernel.coolingFactor * cooling + kernel.fixedOverhead;
  out[WATER_L_PER_KWH] = (water * CYCLES_OF_CONCENTRATION) / (CYCLES_OF_CONCENTRATION - 1);
  out[REUSABLE] = reusable;
}

/** Hall fans do not run below 0.4 of their flow. */
const FLOW_AT_LEAST = powerAt(FLOW_POWER, 0.4);

/** Whole draw of a hall, from what `drawHall` filled in. */
export function totalOf(x: number, out: Float64Array): number {
  return x + out[LOSS]! + out[COOLING]! + MISC;
}
