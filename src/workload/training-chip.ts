/** An accelerator as a training job sees it at one precision: its peak, what wide layers reach of it, and its ways out. */
import type { Accelerator } from '../scenario/catalogue.ts';
import type { TrainingChip } from './training-step.ts';

export const PRECISIONS = ['bf16', 'fp8', 'mxfp8', 'nvfp4'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Accelerators of a server, and of a tray of a rack-scale system: those that share a way out. */
const SERVER = 8;
const TRAY = 4;
const RACK_SCALE = { from: 16, to: 144 } as const;
/** Where a data sheet names no fast domain, and no network: that of the slowest ones that do. */
const NO_DOMAIN_GBYTE_PER_S = 300;
const NO_NETWORK_GBIT_PER_S = 200;
/** Where only part of the efficiencies were measured: ratios of those of H100, and of GB200 and GB300 together. */
const BF16_OVER_FP8 = 1.08;
const MXFP8_OVER_FP8 = 0.9;
const NVFP4_OVER_FP8 = 0.57;
/** Where nothing was measured at all, give or take a quarter. */
const UNMEASURED = 0.42;

/** Dense peak at a precision, TFLOP/s; undefined where the accelerator does not compute in it. */
export function peakTflops(accelerator: Accelerator, precision: Precision): number | undefined {
  const { bf16Tflops, fp8Tflops, fp4Tflops } = accelerator;
  return { bf16: bf16Tflops, fp8: fp8Tflops, mxfp8: fp8Tflops, nvfp4: fp4Tflops }[precision];
}

/** Share of the dense peak that wide layers reach in training. */
export function trainingEfficiency({ trainingEfficiency: known = {} }: Accelerator, precision: Precision): number {
  const own = known[precision];
  if (own !== undefined) return own;
  const fp8 = known.fp8 ?? (known.bf16 === undefined ? UNMEASURED / BF16_OVER_FP8 : known.bf16 / BF16_OVER_FP8);
  return fp8 * { bf16: BF16_OVER_FP8, fp8: 1, mxfp8: MXFP8_OVER_FP8, nvfp4: NVFP4_OVER_FP8 }[precision];
}

/** The accelerator at a precision; undefined where it does not compute in it. */
export function trainingChip(accelerator: Accelerator, precision: Precision): TrainingChip | undefined {
  const peak = peakTflops(accelerator, precision);
  if (peak === undefined) return undefined;
  const domain = accelerator.scaleUpAccelerators ?? SERVER;
  const has16 = precision !== 'bf16' && accelerator.bf16Tflops !== undefined;
  return {
    peakTflops: peak,
    efficiency: trainingEfficiency(accelerator, precision),
    peak16Tflops: has16 ? accelerator.bf16Tflops! : peak,
    efficiency16: trainingEfficiency(accelerator, has16 ? 'bf16' : precision),
    scaleUpGbytePerS: accelerator.scaleUpGbytePerS ?? NO_DOMAIN_GBYTE_PER_S,
    scaleUpAccelerators: domain,
    nicGbitPerS: accelerator.nicGbitPerS ?? NO_NETWORK_GBIT_PER_S,
    acceleratorsPerServer: domain >= RACK_SCALE.from && domain <= RACK_SCALE.to ? TRAY : SERVER,
  };
}
