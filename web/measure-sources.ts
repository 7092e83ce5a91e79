/** Which inputs a chart rests on first: a search of the sources page. */
import type { MeasureId } from './charts/measures.ts';
import type { Multiple } from './charts/multiples.ts';

export const MEASURE_SOURCES: Readonly<Record<MeasureId, string>> = {
  gridMw: '/ratedKw',
  inServiceAccelerators: '/orders/',
  tokensOutPerS: '/workloads/interactive/',
  trainingPflops: '/workloads/training/',
  gridMwh: '/ratedKw',
  co2T: '/carbonYears/',
  pue: '/coolings/',
  waterM3: '/coolings/',
  costEur: '/markets/',
};

export const MULTIPLE_SOURCES: Readonly<Record<Multiple['id'], string>> = {
  accelerators: '/orders/',
  tokens: '/workloads/interactive/',
  energy: '/ratedKw',
  carbon: '/carbonYears/',
  budget: '/money/',
};
