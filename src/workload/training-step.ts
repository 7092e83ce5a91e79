/**
 * STEP: the time of one training step of a dense model, in closed form. Compute at a share of the dense peak that falls for narrow
 * layers, attention and the output layer at the 16-bit rate whatever the rest is computed in, tensor-parallel traffic inside the scale-up
 * domain, the pipeline's bubble and flush, and the gradients' way between replicas.
 *
 * The terms are those of Narayanan et al. 2021 (arXiv 2104.04473) and Korthikanti et al. 2022 (arXiv 2205.05198). The constants were fitted
 * on published rows: these papers' A100 tables, Llama 3 on H100, MLPerf Training 405B v5.0 and v5.1, NVIDIA Megatron-Bridge and MosaicML
 * pages. GPT-3 on 256 to 11,616 H100 (MLPerf) and MegaScale were never in a fit. There is no term for a congested network, and none for the
 * traffic of experts, which `training-experts.ts` has.
 */

import { log, pow } from '../math.ts';

/** What STEP needs to know of an accelerator at one precision. */
export type TrainingChip = {
  /** Dense peak, TFLOP/s: no sparsity. */
  readonly peakTflops: number;
  /** Share of that peak that wide layers reach. */
  readonly efficiency: number;
  /** The same in 16 bits, where attention and the output layer stay. */
  readonly peak16Tflops: number;
  readonly efficiency16: number;
  /** Fast domain: bandwidth of one accelerator in one direction, GB/s, and how many it joins. */
  readonly scaleUpGbytePerS: number;
  readonly scaleUpAccelerators: number;
  /** Scale-out network of one accelerator, Gb/s. */
  readonly nicGbitPerS: number;
  /** Accelerators that share one server's way out when weights are sharded. */
  readonly acceleratorsPerServer: number;
};

export const RECOMPUTES = ['none', 'selective', 'full'] as const;

/** A training job: the model's shape, the batch, and how it is laid over the accelerators. */
export type TrainingJob = {
  readonly accelerators: number;
  readonly parameters: number;
  /** Model FLOP of one token, forward and backward. */
  readonly flopPerToken: number;
  /** Those of them that stay in 16 bits when the rest is computed in fewer. */
  readonly flop16PerToken: number;
  readonly layers: number;
  readonly hidden: number;
  /** Tokens of one sequence, sequences of one step, sequences that one replica takes at once. */
  readonly sequence: number;
  readonly globalBatch: number;
  readonly microBatch: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly contextParallel: number;
  /** Stages of the pipeline on one accelerator. */
  readonly interleaving: number;
  readonly recompute: (typeof RECOMPUTES)[number];
  /** Weights sharded over all accelerators, no tensor or pipeline parallelism. */
  readonly isSharded: boolean;
};

export type StepTime = {
  readonly stepS: number;
  /** Model FLOP, whatever is recomputed: what the model asks for. */
  readonly modelTflopPerSPerAccelerator: number;
  /** FLOP that the hardware does, with what is recomputed in full. */
  readonly hardwareTflopPerSPerAccelerator: number;
  /** Model FLOP over the dense peak. */
  readonly mfu: number;
  readonly tokensPerSPerAccelerator: number;
};

/** Width per tensor-parallel part at which half of the efficiency is reached. */
const HALF_WIDTH = 502.1;
/** Share of the tensor-parallel traffic that is not hidden behind compute, and of the gradients'. */
const TENSOR_TRAFFIC = 0.3139;
const GRADIENT_TRAFFIC = 0.3726;
/** Times that the traffic of sharded weights counts. */
const SHARD_TRAFFIC = 1.098;
/** Bytes of weights and gradients that cross between replicas for each parameter. */
const BYTES_PER_PARAMETER = 6;
const BYTES_PER_ACTIVATION = 2;
/** Passes of the activations over the tensor-parallel group in a layer. */
const TENSOR_PASSES = 8;
const TENSOR_PASSES_RECOMPUTED = 12;
/** Hardware over model FLOP when all activations are computed again. */
const RECOMPUTED_FLOP = 4 / 3;
/**
 * What a flush costs for each e-fold of replicas where the pipeline is not interleaved: gradients have nothing to hide behind, and all wait
 * for the slowest. Fitted on Megatron-Turing 530B (2,240 to 3,360 A100) and the 1,008B row of Narayanan et al.; BLOOM's hours agree.
 */
const FLUSH = 0.06;
/** Beyond this many accelerators each doubling costs 3 %: Megatron-LM's own strong scaling loses a tenth of its rate from 96 to 4,608. */
const LARGE = 16_384;
const LOSS_PER_DOUBLING = 0.03;

const GIGA = 1e9;
const TERA = 1e12;
const BITS = 8;

/** Replicas of the model that see different data. */
export function dataParallel(job: TrainingJob): number {
  return job.accelerators / (job.tensorParallel * job.pipelineParallel * job.contextParallel);
}

/** The time of a step and the rates that follow from it. The job must be whole: at least one micro-batch for each replica. */
export function trainingStep(job: TrainingJob, chip: TrainingChip): StepTime {
  const plain = job.isSharded ? shardedS(job, chip) : parallelS(job, chip);
  const stepS = job.accelerators > LARGE ? plain * pow(1 - LOSS_PER_DOUBLING, -log(job.accelerators / LARGE) / log(2)) : plain;
  const tokensPerSPerAccelerator = (job.globalBatch * job.sequence) / stepS / job.accelerators;
  const modelTflop = (tokensPerSPerAccelerator * job.flopPerToken) / TERA;
  return {
    stepS,
    modelTflopPerSPerAccelerator: modelTflop,
    hardwareTflopPerSPerAccelerator: modelTflop * recomputed(job),
    mfu: modelTflop / chip.peakTflops,
    tokensPerSPerAccelerator,
  };
}

function recomputed({ recompute }: TrainingJob): number {
  return recompute === 'full' ? RECOMPUTED_FLOP : 1;
}

/** Seconds of one accelerator for the FLOP of one token, at this width of layers. */
function computeSPerToken(job: TrainingJob, chip: TrainingChip): number {
  const width = job.hidden / job.tensorParallel;
  const few = (job.flopPerToken - job.flop16PerToken) / (chip.efficiency * chip.peakTflops);
  const many = job.flop16PerToken / (chip.efficiency16 * chip.peak16Tflops);
  return (((few + many) * (width + HALF_WIDTH)) / width / TERA) * recomputed(job);
}

/** Tensor, pipeline, context and data parallel. */
function parallelS(job: TrainingJob, chip: TrainingChip): number {
  const { tensorParallel: tp, pipelineParallel: pp, layers, hidden, parameters } = job;
  const dp = dataParallel(job);
  const microBatches = job.globalBatch / (dp * job.microBatch);
  const tokens = (job.sequence * job.microBatch) / job.contextParallel;
  const computeS = (computeSPerToken(job, chip) * tokens) / (tp * pp);
  const passes = job.recompute === 'full' ? TENSOR_PASSES_RECOMPUTED : TENSOR_PASSES;
  const activations = (layers / pp) * passes * ((tp - 1) / tp) * tokens * hidden * BYTES_PER_ACTIVATION;
  const tensorS = tp > 1 ? (TENSOR_TRAFFIC * activations) / (chip.scaleUpGbytePerS * GIGA) : 0;
  const bubble = 1 + (pp - 1) / (job.interleaving * microBatches);
  const flush = pp > 1 && job.interleaving === 1 ? 1 + FLUSH * log(dp) : 1;
  const gradients = BYTES_PER_PARAMETER * (parameters / (tp * pp)) * ((dp - 1) / dp);
  return microBatches * (computeS + tensorS) * bubble * flush + (GRADIENT_TRAFFIC * gradients) / outBytesPerS(job, chip);
}

/** Weights sharded over all accelerators: every micro-batch gathers them anew. */
function shardedS(job: TrainingJob, chip: TrainingChip): number {
  const { accelerators, globalBatch, sequence, microBatch } = job;
  const computeS = (computeSPerToken(job, chip) * globalBatch * sequence) / accelerators;
  const isInDomain = accelerators <= chip.scaleUpAccelerators;
  const bytesPerS = outBytesPerS(job, chip) * (isInDomain ? 1 : chip.acceleratorsPerServer);
  const gathers = globalBatch / (accelerators * microBatch);
  return computeS + (SHARD_TRAFFIC * gathers * BYTES_PER_PARAMETER * job.parameters) / bytesPerS;
}

/** The way between replicas: the fast domain where the whole job is in one, else the network. */
function outBytesPerS({ accelerators }: TrainingJob, chip: TrainingChip): number {
  return accelerators <= chip.scaleUpAccelerators ? chip.scaleUpGbytePerS * GIGA : (chip.nicGbitPerS * GIGA) / BITS;
}
