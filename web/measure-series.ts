import type { MeasureId } from './charts/measures.ts';

/** Series by day that stand behind a measure of the main chart. */
export const MEASURE_SERIES: Readonly<Record<MeasureId, readonly string[]>> = {
  gridMw: ['gridMw', 'gridMwPeak', 'gridFirmMw'],
  inServiceAccelerators: ['inServiceAccelerators'],
  tokensOutPerS: ['tokensOutPerS'],
  trainingPflops: ['trainingPflops'],
  gridMwh: ['gridMwh'],
  co2T: ['co2LifecycleT', 'co2DirectT'],
  pue: ['pue'],
  waterM3: ['waterM3'],
  costEur: ['costEur'],
};
