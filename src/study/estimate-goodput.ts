/** What failures leave of a large job: interruptions, checkpoints, effective time, spares. */
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
  const checkpointS = reader.number('checkpointS', 0, 86_400, CHECKPOINT_S);
  const restartMin = reader.number('restartMin', 0, 10_000, RESTART_MIN);
  const repairDays = reader.number('repairDays', 0, 365, REPAIR_DAYS);
  return () => {
    const meanTimeH = meanTimeToInterruptionH(count, failures, perNode);
    const nodes = count / perNode;
    // The ratio counts in nodes of eight; a node of another size fails as often as one.
    const gang = nodes * NODE_ACCELERATORS;
    return {
      meanTimeToInterruptionH: meanTimeH,
      checkpointIntervalMin: 60 * checkpointIntervalH(checkpointS, meanTimeH),
      effectiveTrainingTimeRatio: effectiveTrainingTimeRatio(gang, failures, checkpointS, restartMin),
      spareNodes: spareNodes(nodes, failures, repairDays),
    };
  };
}
