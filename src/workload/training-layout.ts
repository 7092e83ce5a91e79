/** How a training job is laid over accelerators: what it needs of memory, and a layout for it where none is given. */
import { dataParallel, type TrainingChip, type TrainingJob, trainingStep } from './training-step.ts';

/** Share of the memory that weights, optimiser and activations may fill. */
const USABLE = 0.85;
/** Bytes of a parameter: weights and gradients on every replica, the optimiser's state shared between them. */
const REPLICATED_BYTES = 6;
const SHARED_BYTES = 12;
/** Bytes of activations for each position, width and layer, with sequence parallelism and selective recomputation (Korthikanti et al. 2022). */
const ACTIVATION_BYTES = 34;
/** They fall to about a quarter when all is computed again. */
const RECOMPUTED = 4;
const GIGA = 1e9;
/** No layer is cut into parts narrower than this. */
const NARROWEST = 1024;
const MOST_STAGES = 16;
const MOST_CONTEXT_PARTS = 64;
const MOST_INTERLEAVING = 8;

/** Memory of one accelerator, GB: weights, gradients, optimiser and activations. */
export function memoryGb(job: TrainingJob): number {
  const { parameters, tensorParallel: tp, pipelineParallel: pp, contextParallel: cp } = job;
  const dp = dataParallel(job);
  if (job.isSharded) return sharedOutGb(parameters, job.accelerators) + activationsGb(job, 1);
  const microBatches = job.globalBatch / (dp * job.microBatch);
  const inFlight = Math.min(pp, Math.max(1, microBatches));
  const states = (parameters / (tp * pp)) * (REPLICATED_BYTES + SHARED_BYTES / (dp * cp));
  return states / GIGA + activationsGb(job, inFlight);
}

function activationsGb(job: TrainingJob, inFlight: number): number {
  const { sequence, microBatch, hidden, layers, tensorParallel: tp, pipelineParallel: pp, contextParallel: cp } = job;
  const bytes = ((ACTIVATION_BYTES * sequence * microBatch * hidden * (layers / pp)) / (tp * cp)) * inFlight;
  return bytes / (job.recompute === 'full' ? RECOMPUTED : 1) / GIGA;
}

/**
 * Memory that one of so many accelerators needs at the least for so many parameters, GB: weights, gradients and optimiser, all of them
 * shared out. Of a mixture of experts, whose layout is not worked out, no more is known.
 */
export function sharedOutGb(parameters: number, accelerators: number): number {
  return ((REPLICATED_BYTES + SHARED_BYTES) * parameters) / accelerators / GIGA;
}

/** What a layout may use of an accelerator's memory, GB. */
export function usableGb(memory: number): number {
  return USABLE * memory;
}

/** Stages of the pipeline on one accelerator where nobody gives them. */
export function interleavingOf(layers: number, pipelineParallel: number): number {
  return Math.max(1, Math.min(MOST_INTERLEAVING, Math.floor(layers / pipelineParallel)));
}

/** A job without its layout. */
export type Bare = Omit<TrainingJob, 'tensorParallel' | 'pipelineParallel' | 'contextParallel' | 'interleaving' | 'isSharded'>;

/** How a job is cut between accelerators. */
export type Cut = Pick<TrainingJob, 'tensorParallel' | 'pipelineParallel' | 'contextParallel' | 'interleaving' | 'isSharded'>;

/** A job laid out. Written field by field: a search tries thousands, and spreading objects would take most of its time. */
export function jobWith(bare: Bare, cut: Cut, accelerators: number): TrainingJob {
  return {
    accelerators,
    parameters: bare.parameters,
    flopPerToken: bare.flopPerToken,
    flop16PerToken: bare.flop16PerToken,
    layers: bare.layers,
    hidden: bare.hidden,
    sequence: bare.sequence,
    globalBatch: bare.globalBatch,
    microBatch: bare.microBatch,
    tensorParallel: cut.tensorParallel,
    pipelineParallel: cut.pipelineParallel,
    contextParallel: cut.contextParallel,
    interleaving: cut.interleaving,
    recompute: bare.recompute,
    isSharded: cut.isSharded,
  };
}

export type Layout =
  | { readonly ok: true; readonly job: TrainingJob }
  /** Nothing fits: the least that one accelerator would need, GB. */
  | { readonly ok: false; readonly needsGb: number };

/**
 * The layout rule: of the layouts that fit in memory, the fastest, as those who train for months look for it. Parts of a layer stay in the
 * fast domain and no narrower than 1,024, a pipeline has at most 16 stages, and a sequence is cut between accelerators only where nothing
 * fits otherwise. Replicas are whole, and no more than there are sequences in a step; accelerators that make up no whole replica are left
 * out of the job.
 */
export function layOut(bare: Bare, memoryGbEach: number, chip: TrainingChip): Layout {
  const usable = usableGb(memoryGbEach);
  for (let cp = 1; cp <= MOST_CONTEXT_PARTS; cp *= 2) {
    let best: TrainingJob | undefined;
    let most = 0;
    for (let tp = 1; isTensorCut(tp, bare, chip); tp *= 2) {
      for (let pp = 1; pp <= Math.min(MOST_STAGES, bare.layers); pp *= 2) {
        // What weights and gradients alone overfill needs no closer look.
        if ((REPLICATED_BYTES * bare.parameters) / (tp * pp) / GIGA > usable) continue;
        const job = jobOf(bare, tp, pp, cp);
        if (!job || memoryGb(job) > usable) continue;
        const tokensPerS = trainingStep(job, chip).tokensPerSPerAccelerator * job.accelerators;
        if (best && tokensPerS <= most) continue;
        best = job;
        most = tokensPerS;
      }
    }
    if (best) return { ok: true, job: best };
  }
  return { ok: false, needsGb: leastNeededGb(bare, chip) };
}

/** Whether a layer may be cut into so many parts. */
function isTensorCut(tp: number, { hidden }: Bare, { scaleUpAccelerators }: TrainingChip): boolean {
  return tp <= scaleUpAccelerators && (tp === 1 || hidden / tp >= NARROWEST);
}

/** The least that any layout needs of one accelerator, GB; without end where not one replica is whole. */
function leastNeededGb(bare: Bare, chip: TrainingChip): number {
  let needsGb = Number.POSITIVE_INFINITY;
  for (let cp = 1; cp <= MOST_CONTEXT_PARTS; cp *= 2) {
    for (let tp = 1; isTensorCut(tp, bare, chip); tp *= 2) {
      for (let pp = 1; pp <= Math.min(MOST_STAGES, bare.layers); pp *= 2) {
        const job = jobOf(bare, tp, pp, cp);
        if (job) needsGb = Math.min(needsGb, memoryGb(job));
      }
    }
  }
  return needsGb;
}

/** A job with so many parts; undefined where not even one replica is whole. */
function jobOf(bare: Bare, tp: number, pp: number, cp: number): TrainingJob | undefined {
  const room = Math.floor(bare.accelerators / (tp * pp * cp));
  const replicas = Math.min(room, Math.floor(bare.globalBatch / bare.microBatch));
  if (replicas < 1) return undefined;
  const interleaving = interleavingOf(bare.layers, pp);
  const cut = { tensorParallel: tp, pipelineParallel: pp, contextParallel: cp, interleaving, isSharded: false };
  return jobWith(bare, cut, replicas * tp * pp * cp);
}
