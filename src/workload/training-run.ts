/** From the speed of a good step to the accelerator-hours of a real project. */

import { exp } from '../math.ts';

/** Named levels of the programme factor kappa: what projects reach of the speed of their own good steps, beside failures. */
export const PROGRAMMES = { flagship: 0.9, usual: 0.75, 'small-or-shared': 0.45, 'first-academic': 0.2 } as const;
export type Programme = keyof typeof PROGRAMMES;

const LARGE_PARAMETERS = 200e9;
const MIDDLE_PARAMETERS = 30e9;
const TFLOP = 1e12;
const S_PER_H = 3600;

/**
 * Kappa where nobody gives it: one on A100, whose published runs are met without it; elsewhere by size. It was set on runs of Llama 3 and
 * 3.1, which are therefore no test of it. A measured rate of a mixture of experts needs none.
 */
export function kappaOf(accelerator: string, parameters: number, isMeasured: boolean): number {
  if (isMeasured || accelerator.startsWith('a100')) return 1;
  return parameters >= LARGE_PARAMETERS ? 0.95 : parameters >= MIDDLE_PARAMETERS ? 0.8 : 0.45;
}

/** Accelerator-hours of a training run: FLOP over rate, over what failures leave, over kappa. */
export function acceleratorHours(
  flopPerToken: number,
  tokens: number,
  modelTflopPerS: number,
  effectiveTrainingTimeRatio: number,
  kappa: number,
): number {
  return (flopPerToken * tokens) / (modelTflopPerS * TFLOP * S_PER_H) / (effectiveTrainingTimeRatio * kappa);
}

/** Rate of a chip's software over that of its maturity, after the months since its first volume shipment: a loss that fades. */
export function softwareMaturity(monthsSinceShipment: number, loss: number, fadeMonths: number): number {
  return 1 - loss * exp(-Math.max(0, monthsSinceShipment) / fadeMonths);
}
