/** The same slice through the hour kernel of the run itself: what the model of today takes for the equations of the slice. */
import type { Loop } from '../../src/scenario/catalogue.ts';
import { DRAW_SLOTS, drawHall, hallKernel, totalOf, WATER_L_PER_KWH } from '../../src/site/hall-kernel.ts';
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
const drawn = new Float64Array(DRAW_SLOTS);

export function runKernel(inputs: Inputs, out: Outputs): Totals {
  outside(inputs, price, carbon);
  const { dryBulbC, humidity, airLoad, liquidLoad } = inputs;
  const totals: Totals = { gridMwh: 0, waterM3: 0, costEur: 0, co2T: 0 };
  for (let s = 0; s < SITES; s++) {
    const [first, airMw, liquidMw] = [s * HOURS, AIR_MW[s]!, LIQUID_MW[s]!];
    for (let h = 0; h < HOURS; h++) {
      const i = first + h;
      const t = dryBulbC[i]!;
      const wet = wetBulbC(t, humidity[i]!);
      const x = airLoad[i]!;
      drawHall(AIR, x, t, wet, drawn);
      let grid = airMw * totalOf(x, drawn);
      let water = airMw * drawn[WATER_L_PER_KWH]!;
      const y = liquidLoad[i]!;
      drawHall(LIQUID, y, t, wet, drawn);
      grid += liquidMw * totalOf(y, drawn);
      water += liquidMw * drawn[WATER_L_PER_KWH]!;
      out.gridMw[i] = grid;
      out.waterM3[i] = water;
      out.costEur[i] = grid * price[h]!;
      out.co2T[i] = grid * carbon[h]!;
      totals.gridMwh += grid;
      totals.waterM3 += water;
      totals.costEur += out.costEur[i]!;
      totals.co2T += out.co2T[i]!;
    }
  }
  return totals;
}
