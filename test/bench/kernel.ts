/** The same slice through the hour kernel of the run itself: what the model of today takes for the equations of the slice. */
import type { Loop } from '../../src/scenario/catalogue.ts';
import { MISC } from '../../src/site/facility.ts';
import { BLOCK, drawHall, hallHours, hallKernel } from '../../src/site/hall-kernel.ts';
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
const AIR = hallKernel(plantOf({ ...ADIABATIC_AIR, liquid: false }));
const LIQUID = hallKernel(plantOf({ ...DLC_LIQUID, liquid: true }, { ...DLC_AIR, liquid: false }));

const price = new Float64Array(HOURS);
const carbon = new Float64Array(HOURS);
const wetBulb = new Float64Array(SITES * HOURS);
const [air, liquid] = [hallHours(BLOCK), hallHours(BLOCK)];

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
      const [x, y] = [airLoad.subarray(first, first + n), liquidLoad.subarray(first, first + n)];
      drawHall(AIR, x, weather, first, n, air);
      drawHall(LIQUID, y, weather, first, n, liquid);
      for (let j = 0; j < n; j++) {
        const i = first + j;
        const grid =
          airMw * (x[j]! + air.loss[j]! + air.cooling[j]! + MISC) +
          liquidMw * (y[j]! + liquid.loss[j]! + liquid.cooling[j]! + MISC);
        const water = airMw * air.waterLPerKwh[j]! + liquidMw * liquid.waterLPerKwh[j]!;
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
