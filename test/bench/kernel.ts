/** The same slice through the hour kernel of the run itself: what the model of today takes for the equations of the slice. */
import type { Loop } from '../../src/scenario/catalogue.ts';
import { MISC } from '../../src/site/facility.ts';
import { BLOCK, drawHall, hallKernel } from '../../src/site/hall-kernel.ts';
import { wetBulbC } from '../../src/site/psychrometrics.ts';
import {
  ADIABATIC_AIR,
  AIR_MW,
  COOLING_FACTOR,
  COP_MAX,
  DLC_AIR,
  DLC_LIQUID,
  FIXED_OVERHEAD,
  type FrozenLoop,
  INSTALLED,
  LIQUID_MW,
} from './frozen.ts';
import { HOURS, type Inputs, SITES } from './inputs.ts';
import { type Outputs, outside, type Totals } from './slice.ts';

function plantOf(...parts: readonly (FrozenLoop & { readonly liquid: boolean })[]) {
  return {
    loops: parts.map(({ share, liquid, ...loop }) => ({ loop: { kind: 'dry', ...loop } satisfies Loop, share, liquid })),
    copMax: COP_MAX,
    ups: 'modern',
    installed: INSTALLED,
    coolingFactor: COOLING_FACTOR,
    fixedOverhead: FIXED_OVERHEAD,
  } as const;
}
const AIR = AIR_MW.map((mw) => hallKernel(plantOf({ ...ADIABATIC_AIR, liquid: false }), mw));
const LIQUID = LIQUID_MW.map((mw) => hallKernel(plantOf({ ...DLC_LIQUID, liquid: true }, { ...DLC_AIR, liquid: false }), mw));

const price = new Float64Array(HOURS);
const carbon = new Float64Array(HOURS);
const wetBulb = new Float64Array(SITES * HOURS);
const block = (): Float64Array => new Float64Array(BLOCK);
const load = block();
const drawn = { itMw: block(), lossMw: block(), coolingMw: block(), waterM3: block(), heatMw: block() };

export function runKernel(inputs: Inputs, out: Outputs): Totals {
  outside(inputs, price, carbon);
  const { dryBulbC, humidity, airLoad, liquidLoad } = inputs;
  const weather = { dryBulbC, wetBulbC: wetBulb };
  const totals: Totals = { gridMwh: 0, waterM3: 0, costEur: 0, co2T: 0 };
  for (let s = 0; s < SITES; s++) {
    const [airMw, liquidMw] = [AIR_MW[s]!, LIQUID_MW[s]!];
    for (let hour = 0; hour < HOURS; hour += BLOCK) {
      const n = Math.min(BLOCK, HOURS - hour);
      const first = s * HOURS + hour;
      for (let i = first; i < first + n; i++) wetBulb[i] = wetBulbC(dryBulbC[i]!, humidity[i]!);
      for (const column of Object.values(drawn)) column.fill(0);
      for (let j = 0; j < n; j++) load[j] = airMw * airLoad[first + j]!;
      drawHall(AIR[s]!, load, weather, first, n, drawn);
      for (let j = 0; j < n; j++) load[j] = liquidMw * liquidLoad[first + j]!;
      drawHall(LIQUID[s]!, load, weather, first, n, drawn);
      for (let j = 0; j < n; j++) {
        const i = first + j;
        const grid = drawn.itMw[j]! + drawn.lossMw[j]! + drawn.coolingMw[j]! + MISC * (airMw + liquidMw);
        const water = drawn.waterM3[j]!;
        out.gridMw[i] = grid;
        out.waterM3[i] = water;
        out.costEur[i] = grid * price[hour + j]!;
        out.co2T[i] = grid * carbon[hour + j]!;
        totals.gridMwh += grid;
        totals.waterM3 += water;
        totals.costEur += out.costEur[i]!;
        totals.co2T += out.co2T[i]!;
      }
    }
  }
  return totals;
}
