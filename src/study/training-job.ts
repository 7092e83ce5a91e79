/** What an estimate reads of a training job, and the speed that it finds for it. */
import type { Accelerator, AiModel, Catalogue } from '../scenario/catalogue.ts';
import { both, figure, numeral } from '../scenario/words.ts';
import { ATTENTION_COUNTS, type AttentionCount, flop16PerToken, flopPerToken } from '../workload/flops.ts';
import { PRECISIONS, type Precision, peakTflops, trainingChip } from '../workload/training-chip.ts';
import { expertTokensPerS, nearestExpertModel } from '../workload/training-experts.ts';
import { type Bare, interleavingOf, jobWith, layOut, memoryGb, sharedOutGb, usableGb } from '../workload/training-layout.ts';
import {
  dataParallel,
  RECOMPUTES,
  type StepTime,
  type TrainingChip,
  type TrainingJob,
  trainingStep,
} from '../workload/training-step.ts';
import type { Estimate, Reader } from './reader.ts';

/** Tokens of a step where nobody gives them: what large runs begin with. */
const STEP_TOKENS = 4_194_304;
const SEQUENCE = 4096;
/** Accelerators of a run of which only the work is given. */
export const RUN_ACCELERATORS = 1024;
const TERA = 1e12;

/** The speed of a step, and what it was found with. */
export type Speed = StepTime & {
  readonly flopPerToken: number;
  readonly globalBatch: number;
  readonly sequence: number;
  /** True for a mixture of experts, whose rates are measured. */
  readonly isMeasured: boolean;
  readonly job: TrainingJob | undefined;
  /** The model whose measured rate stands for it, where only its active parameters are known. */
  readonly like: string | undefined;
};

const NO_SPEED: Speed = {
  stepS: Number.NaN,
  modelTflopPerSPerAccelerator: Number.NaN,
  hardwareTflopPerSPerAccelerator: Number.NaN,
  mfu: Number.NaN,
  tokensPerSPerAccelerator: Number.NaN,
  flopPerToken: Number.NaN,
  globalBatch: Number.NaN,
  sequence: Number.NaN,
  isMeasured: false,
  job: undefined,
  like: undefined,
};

/** The model of an input: one of the catalogue, or a shape of its own. */
function readModel(reader: Reader, { models }: Catalogue): AiModel | undefined {
  if (reader.has('model')) return reader.entry('model', models);
  const shape = {
    id: '',
    name: '',
    parameters: reader.number('parameters', 1e6, 1e15),
    layers: reader.whole('layers', 1, 10_000),
    hidden: reader.whole('hidden', 1, 1e6),
    vocabulary: reader.whole('vocabulary', 0, 1e8, 0),
  };
  return reader.has('activeParameters') ? { ...shape, activeParameters: reader.number('activeParameters', 1e6, 1e15) } : shape;
}

function readAccelerator(
  reader: Reader,
  { accelerators }: Catalogue,
): { accelerator: Accelerator | undefined; precision: Precision } {
  const accelerator = reader.entry('accelerator', accelerators);
  const precision = reader.choice('precision', PRECISIONS, 'bf16');
  if (accelerator && precision && peakTflops(accelerator, precision) === undefined) {
    const offered = PRECISIONS.filter((one) => peakTflops(accelerator, one) !== undefined);
    reader.fault(
      'precision',
      both(
        `one of ${offered.join(', ')} on ${accelerator.id}`,
        `sur ${accelerator.id}, une de ces précisions : ${offered.join(', ')}`,
      ),
    );
  }
  return { accelerator, precision };
}

/** A whole job: the speed of its step. */
export function readSpeed(reader: Reader, catalogue: Catalogue, count?: number): () => Speed {
  const { accelerator, precision } = readAccelerator(reader, catalogue);
  const model = readModel(reader, catalogue);
  const accelerators = reader.whole('count', 1, 1e8, count);
  const sequence = reader.whole('sequence', 1, 1e8, SEQUENCE);
  const attention = reader.choice('attentionFlops', ATTENTION_COUNTS, 'causal');
  const isInTokens = reader.has('globalBatchTokens');
  const globalBatch = isInTokens
    ? reader.number('globalBatchTokens', 1, 1e12) / sequence
    : reader.number('globalBatch', 1, 1e9, Math.max(1, Math.floor(STEP_TOKENS / sequence)));
  if (model && (model.activeParameters !== undefined || model.experts !== undefined)) {
    return () => {
      const needsGb = sharedOutGb(model.parameters, accelerators);
      if (needsGb > usableGb(accelerator!.memoryGb)) {
        tellNoRoom(reader, needsGb, accelerator!);
        return NO_SPEED;
      }
      return expertSpeed(catalogue, model, accelerator!, precision, { accelerators, sequence, globalBatch, attention });
    };
  }
  const bare: Bare = {
    accelerators,
    sequence,
    globalBatch,
    parameters: model?.parameters ?? Number.NaN,
    flopPerToken: model ? flopPerToken(model, sequence, attention) : Number.NaN,
    flop16PerToken: model && precision !== 'bf16' ? flop16PerToken(model, sequence, attention) : 0,
    layers: model?.layers ?? 1,
    hidden: model?.hidden ?? 1,
    microBatch: reader.number('microBatch', 1, 1e6, 1),
    recompute: reader.choice('recompute', RECOMPUTES, 'selective'),
  };
  const chip = accelerator && trainingChip(withDomain(accelerator, reader), precision);
  const given = readLayout(reader, bare);
  return () => {
    const job = given ?? laidOut(reader, bare, accelerator!, chip!);
    return job && chip ? speedOf(job, chip) : NO_SPEED;
  };
}

/** The scale-up domain may be another than the data sheet's: what would a rack, or a server of eight, make of the same silicon? */
function withDomain(accelerator: Accelerator, reader: Reader): Accelerator {
  if (!reader.has('scaleUpAccelerators')) return accelerator;
  return { ...accelerator, scaleUpAccelerators: reader.whole('scaleUpAccelerators', 1, 100_000) };
}

const PARTS = ['tensorParallel', 'pipelineParallel', 'contextParallel', 'interleaving'] as const;

/** The layout that an input gives, in whole or in part; undefined where it gives none. */
function readLayout(reader: Reader, bare: Bare): TrainingJob | undefined {
  const isSharded = reader.has('sharding') && reader.choice('sharding', ['fsdp']) === 'fsdp';
  const isGiven = PARTS.filter((key) => reader.has(key)).length > 0;
  if (!isGiven && !isSharded) return undefined;
  const part = (key: (typeof PARTS)[number], fallback = 1): number => reader.whole(key, 1, 100_000, fallback);
  const pipelineParallel = part('pipelineParallel');
  const cut = {
    tensorParallel: part('tensorParallel'),
    pipelineParallel,
    contextParallel: part('contextParallel'),
    interleaving: part('interleaving', interleavingOf(bare.layers, pipelineParallel)),
    isSharded,
  };
  const job = jobWith(bare, cut, bare.accelerators);
  const replicas = isSharded ? bare.accelerators : dataParallel(job);
  if (replicas < 1) {
    const least = figure(job.tensorParallel * job.pipelineParallel * job.contextParallel);
    reader.fault(
      'count',
      both(
        `at least ${least.en} accelerators for one replica of this layout`,
        `au moins ${least.fr} accélérateurs pour une réplique ainsi répartie`,
      ),
    );
  } else if (!isSharded && bare.globalBatch < replicas * bare.microBatch - 1e-9) {
    const [least, all] = [figure(replicas * bare.microBatch), figure(replicas)];
    reader.fault(
      'globalBatch',
      both(
        `at least ${least.en} sequences: one micro-batch for each of ${all.en} replicas`,
        `au moins ${least.fr} séquences : un micro-lot pour chacune des ${all.fr} répliques`,
      ),
    );
  }
  return job;
}

/** A layout by the rule; where nothing fits, the reader is told by how much. */
function laidOut(reader: Reader, bare: Bare, accelerator: Accelerator, chip: TrainingChip): TrainingJob | undefined {
  const layout = layOut(bare, accelerator.memoryGb, chip);
  if (layout.ok) return layout.job;
  if (!Number.isFinite(layout.needsGb))
    reader.fault(
      'globalBatch',
      both(
        'enough sequences and accelerators for one whole replica',
        'assez de séquences et d’accélérateurs pour une réplique entière',
      ),
    );
  else tellNoRoom(reader, layout.needsGb, accelerator);
  return undefined;
}

/** By how much a model does not fit. */
function tellNoRoom(reader: Reader, needsGb: number, accelerator: Accelerator): void {
  const has = usableGb(accelerator.memoryGb);
  const [needs, lacks, may] = [numeral(needsGb, 1), numeral(needsGb - has, 1), numeral(has, 1)];
  reader.fault(
    'count',
    both(
      `a model that fits: at its best layout ${needs.en} GB of each accelerator are needed, ${lacks.en} GB more than the ${may.en} GB that may be filled`,
      `un modèle qui tient en mémoire : même réparti au mieux, il demande ${needs.fr} Go par accélérateur, soit ${lacks.fr} Go de plus que les ${may.fr} Go utilisables`,
    ),
  );
}

function speedOf(job: TrainingJob, chip: TrainingChip): Speed {
  const { stepS, modelTflopPerSPerAccelerator, hardwareTflopPerSPerAccelerator, mfu, tokensPerSPerAccelerator } = trainingStep(
    job,
    chip,
  );
  return {
    stepS,
    modelTflopPerSPerAccelerator,
    hardwareTflopPerSPerAccelerator,
    mfu,
    tokensPerSPerAccelerator,
    flopPerToken: job.flopPerToken,
    globalBatch: job.globalBatch,
    sequence: job.sequence,
    isMeasured: false,
    job,
    like: undefined,
  };
}

/** What a speed was found with, as an estimate tells it. */
export function layoutOf({ job, like }: Speed): Estimate {
  if (like !== undefined) return { like };
  if (!job) return {};
  if (job.isSharded) return { sharding: 'fsdp', acceleratorsUsed: job.accelerators, memoryGb: memoryGb(job) };
  return {
    acceleratorsUsed: job.accelerators,
    tensorParallel: job.tensorParallel,
    pipelineParallel: job.pipelineParallel,
    contextParallel: job.contextParallel,
    interleaving: job.interleaving,
    dataParallel: dataParallel(job),
    memoryGb: memoryGb(job),
  };
}

/** Rates of a mixture of experts come from measured ones. */
function expertSpeed(
  catalogue: Catalogue,
  model: AiModel,
  accelerator: Accelerator,
  precision: Precision,
  job: { accelerators: number; sequence: number; globalBatch: number; attention: AttentionCount },
): Speed {
  const rows = { rows: catalogue.expertTraining, models: catalogue.models, accelerators: catalogue.accelerators };
  const tokens = expertTokensPerS(model, accelerator, precision, job.sequence, rows) ?? Number.NaN;
  const flop = flopPerToken(model, job.sequence, job.attention);
  const tflop = (tokens * flop) / TERA;
  return {
    stepS: (job.globalBatch * job.sequence) / (tokens * job.accelerators),
    modelTflopPerSPerAccelerator: tflop,
    hardwareTflopPerSPerAccelerator: tflop,
    mfu: tflop / peakTflops(accelerator, precision)!,
    tokensPerSPerAccelerator: tokens,
    flopPerToken: flop,
    globalBatch: job.globalBatch,
    sequence: job.sequence,
    isMeasured: true,
    job: undefined,
    like: undefined,
  };
}

/** A mixture of experts of which only the active parameters are known: as the measured one that is nearest, by active parameters. */
export function readExpertSpeed(reader: Reader, catalogue: Catalogue): () => Speed {
  const { accelerator } = readAccelerator(reader, catalogue);
  const active = reader.number('activeParameters', 1e6, 1e15);
  return () => {
    const rows = { rows: catalogue.expertTraining, models: catalogue.models, accelerators: catalogue.accelerators };
    const like = nearestExpertModel(active, accelerator!.id, rows)!;
    const row = catalogue.expertTraining.find((one) => one.model === like.id && one.accelerator === accelerator!.id);
    const precision = row?.precision ?? 'fp8';
    const job = {
      accelerators: RUN_ACCELERATORS,
      sequence: row?.sequence ?? SEQUENCE,
      globalBatch: 1,
      attention: 'causal' as const,
    };
    const speed = expertSpeed(catalogue, like, accelerator!, precision, job);
    return { ...speed, flopPerToken: (speed.flopPerToken * active) / like.activeParameters!, like: like.id };
  };
}
