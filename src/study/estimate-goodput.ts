/** What failures leave of a large job: interruptions, checkpoints, effective time, spares. */
import { HOURS_PER_DAY } from '../units.ts';
import {
  checkpointIntervalH,
  effectiveTrainingTimeRatio,
  meanTimeToInterruptionH,
  NODE_ACCELERATORS,
  spareNodes,
} from '../workload/goodput.ts';
import type { Maker, Reader } from './reader.ts';

/** Failures of Llama 3 on 16,384 H100, of an eight-accelerator node in a thousand days (arXiv 2407.21783). */
export const LLAMA3_FAILURES = 3.79;
export const CHECKPOINT_S = 30;
export const RESTART_MIN = 10;
const REPAIR_DAYS = 2;

export function goodput(reader: Reader): Maker {
  const count = reader.number('count', 1, 1e8);
  const perNode = reader.number('acceleratorsPerNode', 1, 10_000, NODE_ACCELERATORS);
  const failures = reader.number('failuresPer1000NodeDays', 0, 1e4, LLAMA3_FAILURES);
  // Faults of users and software, which stop small research jobs more often than nodes do: 0.1 an hour is a guess (C) that brings jobs of
  // 1,024 A100 from 29 to 10 hours between interruptions, against 7.9 on RSC-1 (arXiv 2410.21680).
  const leastPerH = reader.number('leastInterruptionsPerH', 0, 100, 0);
  const checkpointS = reader.number('checkpointS', 0, 86_400, CHECKPOINT_S);
  const restartMin = reader.number('restartMin', 0, 10_000, RESTART_MIN);
  const repairDays = reader.number('repairDays', 0, 365, REPAIR_DAYS);
  return () => {
    const nodes = count / perNode;
    const stops = Math.max(failures, (1000 * HOURS_PER_DAY * leastPerH) / nodes);
    const meanTimeH = meanTimeToInterruptionH(count, stops, perNode);
    // The ratio counts in nodes of eight; a node of another size fails as often as one.
    const gang = nodes * NODE_ACCELERATORS;
    return {
      meanTimeToInterruptionH: meanTimeH,
      checkpointIntervalMin: 60 * checkpointIntervalH(checkpointS, meanTimeH),
      effectiveTrainingTimeRatio: effectiveTrainingTimeRatio(gang, stops, checkpointS, restartMin),
      spareNodes: spareNodes(nodes, failures, repairDays),
    };
  };
}
