/** Training on its own: a step, the time of a benchmark, the accelerator-hours of a whole run. */
import type { Catalogue } from '../scenario/catalogue.ts';
import { effectiveTrainingTimeRatio } from '../workload/goodput.ts';
import { acceleratorHours, kappaOf, PROGRAMMES, type Programme } from '../workload/training-run.ts';
import { CHECKPOINT_S, LLAMA3_FAILURES, RESTART_MIN } from './estimate-goodput.ts';
import type { Maker, Reader } from './reader.ts';
import { layoutOf, RUN_ACCELERATORS, readExpertSpeed, readSpeed } from './training-job.ts';

const S_PER_MIN = 60;
const H_PER_DAY = 24;

export function trainingStepEstimate(reader: Reader, catalogue: Catalogue): Maker {
  const speed = readSpeed(reader, catalogue);
  return () => {
    const found = speed();
    const { job } = found;
    const rates = {
      stepS: found.stepS,
      modelTflopPerSPerAccelerator: found.modelTflopPerSPerAccelerator,
      hardwareTflopPerSPerAccelerator: found.hardwareTflopPerSPerAccelerator,
      mfu: found.mfu,
      tokensPerSPerAccelerator: found.tokensPerSPerAccelerator,
    };
    return job || found.like ? Object.assign(rates, layoutOf(found)) : rates;
  };
}

/** The time of so many samples or tokens, with what evaluation adds. */
export function trainingTime(reader: Reader, catalogue: Catalogue): Maker {
  const speed = readSpeed(reader, catalogue);
  const overhead = reader.number('evaluationOverhead', 1, 10, 1);
  const isInSamples = reader.has('samples');
  const samples = isInSamples ? reader.number('samples', 1, 1e15) : Number.NaN;
  const tokens = isInSamples ? Number.NaN : reader.number('tokens', 1, 1e18);
  return () => {
    const found = speed();
    const { stepS, globalBatch, sequence } = found;
    const steps = (isInSamples ? samples : tokens / sequence) / globalBatch;
    return { minutes: (steps * stepS * overhead) / S_PER_MIN, steps, stepS, ...layoutOf(found) };
  };
}

/** The accelerator-hours of a whole run. */
export function trainingRun(reader: Reader, catalogue: Catalogue): Maker {
  const tokens = reader.number('tokens', 1, 1e18);
  const hasShape = reader.has('model') || reader.has('parameters');
  const speed = hasShape ? readSpeed(reader, catalogue, RUN_ACCELERATORS) : readExpertSpeed(reader, catalogue);
  const accelerator = catalogue.accelerators.find(({ id }) => id === reader.text('accelerator'));
  const count = reader.has('count') ? reader.number('count', 1, 1e8) : RUN_ACCELERATORS;
  const given = reader.has('effectiveTrainingTimeRatio') ? reader.number('effectiveTrainingTimeRatio', 0.01, 1) : undefined;
  const programme = reader.has('programme') ? reader.choice('programme', Object.keys(PROGRAMMES) as Programme[]) : undefined;
  const kappaGiven = reader.has('kappa') ? reader.number('kappa', 0.01, 1.5) : programme && PROGRAMMES[programme];
  const model = reader.has('model') ? catalogue.models.find(({ id }) => id === reader.text('model')) : undefined;
  const parameters = reader.has('parameters') ? reader.number('parameters', 1e6, 1e15) : (model?.parameters ?? 0);
  return () => {
    const found = speed();
    const { modelTflopPerSPerAccelerator, flopPerToken: flop, isMeasured } = found;
    const ratio = given ?? (isMeasured ? 1 : effectiveTrainingTimeRatio(count, LLAMA3_FAILURES, CHECKPOINT_S, RESTART_MIN));
    const kappa = kappaGiven ?? kappaOf(accelerator!.id, parameters, isMeasured);
    const hours = acceleratorHours(flop, tokens, modelTflopPerSPerAccelerator, ratio, kappa);
    return {
      acceleratorHours: hours,
      days: hours / count / H_PER_DAY,
      modelTflopPerSPerAccelerator,
      effectiveTrainingTimeRatio: ratio,
      kappa,
      ...layoutOf(found),
    };
  };
}
