/** What failures leave of the time of a large job: checkpoints at the best interval, restarts, and spares for what is in repair. */
import { exp } from '../math.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Accelerators of the node that failure rates are quoted for. */
export const NODE_ACCELERATORS = 8;
const HOURS_PER_DAY = 24;
const S_PER_H = 3600;
const MIN_PER_H = 60;
/** The first-order form holds up to this loss; from there it gives way to the exponential one over as much again. */
const FIRST_ORDER_LOSS = 0.3;

/** Mean hours between interruptions of a job; Infinity where nothing fails. */
export function meanTimeToInterruptionH(
  accelerators: number,
  failuresPer1000NodeDays: number,
  acceleratorsPerNode = NODE_ACCELERATORS,
): number {
  return HOURS_PER_DAY / (((accelerators / acceleratorsPerNode) * failuresPer1000NodeDays) / 1000);
}

/** The checkpoint interval that loses least, in hours (Young 1974): `w` is what one checkpoint visibly costs. */
export function checkpointIntervalH(checkpointS: number, meanTimeH: number): number {
  return Math.sqrt((2 * checkpointS * meanTimeH) / S_PER_H);
}

/**
 * Share of wall time that a gang spends training: the rest goes to checkpoints at the best interval (Young 1974) and to restarts. To first
 * order 1 - sqrt(2w/M) - R/M while that loses less than 30 %; beyond, where an interruption is likely before the next checkpoint, Daly's
 * exponential form (Daly 2006): useful over wall time of one interval, tau / (M e^(R/M) (e^((tau+w)/M) - 1)). From 30 to 60 % of loss one
 * passes into the other, so that a larger job never does better.
 */
export function effectiveTrainingTimeRatio(
  gang: number,
  failuresPer1000NodeDays: number,
  checkpointS: number,
  restartMin: number,
): number {
  const meanTimeH = meanTimeToInterruptionH(gang, failuresPer1000NodeDays);
  if (!Number.isFinite(meanTimeH)) return 1;
  const [checkpointH, restartH] = [checkpointS / S_PER_H, restartMin / MIN_PER_H];
  const loss = Math.sqrt((2 * checkpointH) / meanTimeH) + restartH / meanTimeH;
  const past = Math.min(1, Math.max(0, loss / FIRST_ORDER_LOSS - 1));
  if (past === 0) return 1 - loss;
  const intervalH = checkpointIntervalH(checkpointS, meanTimeH);
  const wallH = meanTimeH * exp(restartH / meanTimeH) * (exp((intervalH + checkpointH) / meanTimeH) - 1);
  const exponential = intervalH > 0 ? intervalH / wallH : exp(-restartH / meanTimeH);
  return Math.max(0, (1 - past) * (1 - loss) + past * exponential);
}

/** Share of installed accelerators that are not in repair. */
export function availability(failuresPer1000NodeDays: number, repairDays: number): number {
  const down = (failuresPer1000NodeDays / 1000) * repairDays;
  return 1 / (1 + down);
}

/** The same of a plan. */
export function inOrderOf({ failuresPer1000NodeDays, repairDays }: Scenario['operations']): number {
  return availability(failuresPer1000NodeDays, repairDays);
}

/** Nodes to keep beside those of a job so that repairs leave it whole in 99 hours of 100: the 99 % quantile of a Poisson count. */
export function spareNodes(nodes: number, failuresPer1000NodeDays: number, repairDays: number, quantile = 0.99): number {
  const mean = ((nodes * failuresPer1000NodeDays) / 1000) * repairDays;
  // Terms relative to the largest: far from the mean they are nothing, and none overflows.
  const peak = Math.floor(mean);
  const last = peak + Math.ceil(12 * Math.sqrt(mean + 1)) + 12;
  const terms = new Float64Array(last + 1);
  terms[peak] = 1;
  for (let k = peak; k > 0; k--) terms[k - 1] = (terms[k]! * k) / mean;
  for (let k = peak; k < last; k++) terms[k + 1] = (terms[k]! * mean) / (k + 1);
  const whole = terms.reduce((sum, term) => sum + term, 0);
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    sum += terms[k]!;
    if (sum >= quantile * whole) return k;
  }
  return last;
}

/**
 * Share of a rack-scale domain that a training job can count on. One failed tray stops the rack, so that trays are kept in hand: 64 of 72
 * (an assumption, after the spare trays that makers advise).
 */
export function usableDomainShare(scaleUpAccelerators: number): number {
  return scaleUpAccelerators > NODE_ACCELERATORS && scaleUpAccelerators % 72 === 0 ? 64 / 72 : 1;
}
