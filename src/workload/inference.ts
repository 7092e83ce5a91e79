/**
 * Throughput, latency and energy of one replica that serves a language model: a roofline of one iteration, in which every running
 * sequence gets one token. The accelerators read the weights once and the cache of every sequence, compute the new tokens and the
 * prompts that are taken in meanwhile, and exchange activations; the host's work runs partly behind that.
 */
import { pow } from '../math.ts';
import type { Accelerator, AiModel } from '../scenario/catalogue.ts';

export type ServedModel = Pick<
  AiModel,
  | 'parameters'
  | 'activeParameters'
  | 'layers'
  | 'hidden'
  | 'kvHeads'
  | 'headSize'
  | 'latent'
  | 'experts'
  | 'activeExperts'
  | 'vocabulary'
>;
export type Chip = Pick<
  Accelerator,
  | 'id'
  | 'bf16Tflops'
  | 'fp8Tflops'
  | 'fp4Tflops'
  | 'memoryGb'
  | 'memoryTbPerS'
  | 'scaleUpAccelerators'
  | 'scaleUpGbytePerS'
  | 'tdpW'
>;
export const WEIGHTS = ['bf16', 'fp8', 'fp4'] as const;
export type Weights = (typeof WEIGHTS)[number];
export const STACKS = ['stock', 'tuned', '2023'] as const;
/**
 * Software: an open-source server as installed, that of benchmark submissions, or an open-source server of 2023 with fixed
 * batches.
 */
export type Stack = (typeof STACKS)[number];

/** One replica and the requests it serves. */
export type Replica = {
  readonly model: ServedModel;
  readonly chip: Chip;
  readonly accelerators: number;
  readonly weights: Weights;
  readonly stack: Stack;
  /** Mean prompt and answer. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Share of the prompt tokens whose keys and values are still in a cache; 0 when absent. */
  readonly cacheHitShare?: number;
};

type Family = 'ampere' | 'hopper' | 'blackwell' | 'instinct';
type StackConstants = {
  /** Share of the data sheet's memory bandwidth. */
  readonly bandwidth: Readonly<Record<Family, number>>;
  /** Share of the dense peak in wide layers, by weights, and what a family realises of that. */
  readonly compute: Readonly<Record<Weights, number>>;
  readonly realised: Readonly<Record<Family, number>>;
  /** Width of an expert at which its layers reach half of that share; a further factor by weights. */
  readonly expertHalfWidth: number;
  readonly expertCompute: Readonly<Record<Weights, number>>;
  /** Host and launch time of one layer, more when it is split or has experts, and of one running sequence. */
  readonly layerS: number;
  readonly splitLayerS: number;
  readonly expertLayerS: number;
  readonly sequenceS: number;
  /** Host of the A100 servers measured, over that of later ones. */
  readonly ampereHost: number;
};

const PLAIN = { bf16: 1, fp8: 1, fp4: 1 } as const;

/**
 * Constants of each stack, fitted in logarithms with a robust loss on published rows; errors are absolute, held out means with
 * the whole model (or chip) left out of the fit. Where no share could be told from its limit, it stands at that limit (0.95 or
 * 0.85).
 * - `stock`: 175 rows of ML.ENERGY v3 (github.com/ml-energy/leaderboard, chat task; H100 and B200, 8B to 671B, batch 8 to
 *   3,063), at the default prompt and answer of 512 tokens. Tokens/s: median 5.5 %, mean 8.6 %; model held out 8.8 % and 12.4
 *   %; chip held out 23 %. The energy of a token, with `acceleratorPowerOverTdp`: median 12 %, 83 % of rows within a fifth.
 *   Experts in eight bits were slow in that software, as their factor says.
 * - `tuned`: 52 rows of MLPerf Inference v4.1 and v5.1, datacenter closed (github.com/mlcommons/inference_results_v5.1);
 *   offline, server and interactive together. Median 9.1 %, mean 11.4 %; model held out 13 % and 19 %; chip held out 11 % and
 *   16 %. Nothing but fp8 and fp4 was measured: bf16 takes the share of fp8. What AMD's chips realise of it rests on eight
 *   rows.
 * - `2023`: 100 medians of the Splitwise profiles (github.com/Mutinifni/splitwise-sim; A100 and H100, Llama 2 70B and BLOOM).
 *   Time per token: median 5.8 %; to the first token of one prompt 11 %; model held out 18 % and 10 %. Its fp8, fp4 and experts
 *   are guesses.
 */
const STACK_CONSTANTS: Readonly<Record<Stack, StackConstants>> = {
  stock: {
    bandwidth: { ampere: 0.93, hopper: 0.93, blackwell: 0.81, instinct: 0.81 },
    compute: { bf16: 0.95, fp8: 0.457, fp4: 0.457 },
    realised: { ampere: 1, hopper: 1, blackwell: 1, instinct: 0.55 },
    expertHalfWidth: 1720,
    expertCompute: { bf16: 1, fp8: 0.245, fp4: 1 },
    layerS: 133e-6,
    splitLayerS: 25e-6,
    expertLayerS: 115e-6,
    sequenceS: 69e-6,
    ampereHost: 1,
  },
  tuned: {
    bandwidth: { ampere: 0.73, hopper: 0.73, blackwell: 0.73, instinct: 0.73 },
    compute: { bf16: 0.85, fp8: 0.85, fp4: 0.605 },
    realised: { ampere: 1, hopper: 1, blackwell: 1, instinct: 0.55 },
    expertHalfWidth: 6310,
    expertCompute: PLAIN,
    layerS: 102e-6,
    splitLayerS: 0,
    expertLayerS: 209e-6,
    sequenceS: 50e-6,
    ampereHost: 1,
  },
  '2023': {
    bandwidth: { ampere: 0.87, hopper: 0.87, blackwell: 0.87, instinct: 0.87 },
    compute: { bf16: 0.49, fp8: 0.49, fp4: 0.49 },
    realised: { ampere: 1.29, hopper: 1, blackwell: 1, instinct: 0.55 },
    expertHalfWidth: 1720,
    expertCompute: PLAIN,
    layerS: 380e-6,
    splitLayerS: 0,
    expertLayerS: 115e-6,
    sequenceS: 272e-6,
    ampereHost: 1.41,
  },
};

/**
 * Width of one accelerator's part of a layer at which matrix products reach half of their share of the peak: that of training
 * steps.
 */
const HALF_WIDTH = 502;
/** Attention over a prompt runs in 16 bits, at this share of that peak. */
const ATTENTION_COMPUTE = 0.3;
/**
 * FP4 peak that counts at most, over the FP8 peak: GB300 lists 3, and serves Llama 3.1 405B 9 % faster than GB200, which lists
 * 2.
 */
const FP4_OVER_FP8 = 2;
/** Fast-domain bandwidth where a data sheet gives none. */
const DEFAULT_SCALE_UP_GBYTE_PER_S = 450;
/**
 * Part of the memory that weights and cache may take, and of that the part that weights may take when a replica's size is
 * chosen.
 */
const USABLE_MEMORY = 0.9;
const WEIGHTS_OF_USABLE = 0.75;

const BYTES: Readonly<Record<Weights, number>> = { bf16: 2, fp8: 1, fp4: 0.5 };
const BYTES_PER_GB = 1e9;

/** Accelerators without constants of their own take those of the family that they resemble: H200 as H100, Rubin as B200. */
function familyOf(chip: Chip): Family {
  if (chip.id.startsWith('a100')) return 'ampere';
  if (/^g?h[128]/.test(chip.id)) return 'hopper';
  return chip.id.startsWith('mi') ? 'instinct' : 'blackwell';
}

/** Dense peak that weights of a format run at, FLOP/s: a format that the chip lacks runs at the next wider one's. */
function peakFlopPerS(chip: Chip, weights: Weights): number {
  const bf16 = chip.bf16Tflops ?? (chip.fp8Tflops ?? 0) / 2;
  const fp8 = chip.fp8Tflops ?? bf16;
  if (weights === 'bf16') return bf16 * 1e12;
  return (weights === 'fp8' ? fp8 : Math.min(chip.fp4Tflops ?? fp8, FP4_OVER_FP8 * fp8)) * 1e12;
}

const activeParameters = (model: ServedModel): number => model.activeParameters ?? model.parameters;
/** Whether a token visits only some of the experts. */
export const hasExperts = ({ experts, activeExperts }: ServedModel): boolean => (experts ?? 0) > (activeExperts ?? 0);

/** Parameters that only some tokens visit. */
function expertParameters(model: ServedModel): number {
  if (!hasExperts(model)) return 0;
  return (model.parameters - activeParameters(model)) / (1 - model.activeExperts! / model.experts!);
}

/** Parameters that one iteration reads: those of all experts that at least one of the tokens visits. */
function readParameters(model: ServedModel, tokens: number): number {
  if (!hasExperts(model)) return model.parameters;
  const visited = 1 - pow(1 - model.activeExperts! / model.experts!, tokens);
  return model.parameters - expertParameters(model) * (1 - visited);
}

/** Weights, GB. */
export function weightsGb(model: ServedModel, weights: Weights): number {
  return (model.parameters * BYTES[weights]) / BYTES_PER_GB;
}

/** Keys and values of one token, bytes. Tuned stacks keep them in eight bits where the weights have no more. */
function cacheBytesPerToken({ model, weights, stack }: Replica): number {
  const width = model.latent ?? 2 * (model.kvHeads ?? 8) * (model.headSize ?? 128);
  return model.layers * width * (stack === 'tuned' && weights !== 'bf16' ? 1 : 2);
}

const meanContext = ({ inputTokens, outputTokens }: Replica): number => inputTokens + outputTokens / 2;

/** Sequences that fit beside the weights, at their mean length; below 1 where not even one does. */
export function mostSequences(replica: Replica): number {
  const { chip, accelerators, model, weights } = replica;
  const roomGb = USABLE_MEMORY * accelerators * chip.memoryGb - weightsGb(model, weights);
  return (Math.max(0, roomGb) * BYTES_PER_GB) / (meanContext(replica) * cacheBytesPerToken(replica));
}

/** Memory that a replica lacks to hold the weights and one sequence, GB; 0 where it fits. */
export function missingGb(replica: Replica): number {
  const { chip, accelerators, model, weights } = replica;
  const sequenceGb = (meanContext(replica) * cacheBytesPerToken(replica)) / BYTES_PER_GB;
  return Math.max(0, weightsGb(model, weights) + sequenceGb - USABLE_MEMORY * accelerators * chip.memoryGb);
}

/**
 * Smallest power of two of accelerators whose usable memory the weights fill to three quarters at most: the rest is for the
 * cache.
 */
export function replicaSize(model: ServedModel, chip: Chip, weights: Weights): number {
  let accelerators = 1;
  while (weightsGb(model, weights) > WEIGHTS_OF_USABLE * USABLE_MEMORY * accelerators * chip.memoryGb) accelerators *= 2;
  return accelerators;
}

/** FLOP/s that the matrix products of a replica reach. */
function matrixFlopPerS({ model, chip, accelerators, weights, stack }: Replica): number {
  const constants = STACK_CONSTANTS[stack];
  const share = constants.compute[weights] * constants.realised[familyOf(chip)];
  // Experts are spread over the accelerators whole; other layers are split, and narrow parts are slow.
  const partWidth = hasExperts(model) ? model.hidden : model.hidden / accelerators;
  const split = partWidth / (partWidth + HALF_WIDTH);
  return accelerators * peakFlopPerS(chip, weights) * share * split * expertShare(model, weights, constants);
}

/** What narrow experts leave of the share: their width follows from their parameters, three matrices each. */
function expertShare(model: ServedModel, weights: Weights, constants: StackConstants): number {
  if (!hasExperts(model)) return 1;
  const expertWidth = expertParameters(model) / (3 * model.layers * model.experts! * model.hidden);
  return (constants.expertCompute[weights] * expertWidth) / (expertWidth + constants.expertHalfWidth);
}

/** Time to compute and exchange the activations of so many tokens, and to attend over so many prompt tokens of them. */
function tokensS(replica: Replica, tokens: number, promptTokens: number): Pick<Iteration, 'computeS' | 'exchangeS'> {
  const { model, chip, accelerators, stack, inputTokens, cacheHitShare = 0 } = replica;
  const attentionFlop = promptTokens * 2 * model.layers * model.hidden * inputTokens * (1 + cacheHitShare);
  const attentionFlopPerS =
    accelerators * peakFlopPerS(chip, 'bf16') * ATTENTION_COMPUTE * STACK_CONSTANTS[stack].realised[familyOf(chip)];
  // Two all-reduces of 16-bit activations in a layer; a mixture of experts splits only its attention so.
  const exchangedBytes = tokens * (hasExperts(model) ? 4 : 8) * model.layers * model.hidden * ((accelerators - 1) / accelerators);
  return {
    computeS: (2 * activeParameters(model) * tokens) / matrixFlopPerS(replica) + attentionFlop / attentionFlopPerS,
    exchangeS: exchangedBytes / ((chip.scaleUpGbytePerS ?? DEFAULT_SCALE_UP_GBYTE_PER_S) * BYTES_PER_GB),
  };
}

function bandwidthBytesPerS({ chip, accelerators, stack }: Replica): number {
  return accelerators * chip.memoryTbPerS * 1e12 * STACK_CONSTANTS[stack].bandwidth[familyOf(chip)];
}

/** Work of the host that one iteration of `batch` sequences takes. */
function hostS({ model, chip, accelerators, stack }: Replica, batch: number): number {
  const { layerS, splitLayerS, expertLayerS, sequenceS, ampereHost } = STACK_CONSTANTS[stack];
  const perLayerS = layerS + (accelerators > 1 ? splitLayerS : 0) + (hasExperts(model) ? expertLayerS : 0);
  return (model.layers * perLayerS + sequenceS * batch) * (familyOf(chip) === 'ampere' ? ampereHost : 1);
}

/** Two works that partly hide each other: their root of squares, between the longer and the sum. */
const partlyHidden = (aS: number, bS: number): number => Math.sqrt(aS * aS + bS * bS);

export type Iteration = {
  readonly weightsS: number;
  readonly cacheS: number;
  readonly computeS: number;
  readonly exchangeS: number;
  readonly hostS: number;
  readonly iterationS: number;
};

/**
 * Time parts of one iteration of `batch` sequences, and the whole. Its share of prompts is computed in it (in-flight batching),
 * but not by the stack of 2023, which takes prompts and answers in turns. `tokensEach` above 1: tokens verified at once, of which
 * `yielded` stand: answers are over so much sooner, and so many more prompts are taken in meanwhile.
 */
export function decodeIteration(replica: Replica, batch: number, tokensEach = 1, yielded = 1): Iteration {
  const { model, weights, stack, inputTokens, outputTokens, cacheHitShare = 0 } = replica;
  const promptTokens = stack === '2023' ? 0 : (yielded * batch * inputTokens * (1 - cacheHitShare)) / outputTokens;
  const bytesPerS = bandwidthBytesPerS(replica);
  const parts = {
    weightsS: (readParameters(model, batch * tokensEach) * BYTES[weights]) / bytesPerS,
    cacheS: (batch * meanContext(replica) * cacheBytesPerToken(replica)) / bytesPerS,
    ...tokensS(replica, batch * tokensEach + promptTokens, promptTokens),
    hostS: hostS(replica, batch),
  };
  const deviceS = parts.weightsS + parts.cacheS + parts.computeS + parts.exchangeS;
  return { ...parts, iterationS: partlyHidden(deviceS, parts.hostS) };
}

/** Time to compute `prompts` prompts at once, without what is cached of them. */
function prefillS(replica: Replica, prompts: number): number {
  const tokens = prompts * replica.inputTokens * (1 - (replica.cacheHitShare ?? 0));
  const { computeS, exchangeS } = tokensS(replica, tokens, tokens);
  const weightsS = (readParameters(replica.model, tokens) * BYTES[replica.weights]) / bandwidthBytesPerS(replica);
  return partlyHidden(Math.max(weightsS, computeS) + exchangeS, hostS(replica, 1));
}

/**
 * Time to the first token without waiting for a place. A prompt comes in after the iteration that runs, if others do, which takes
 * `iterationS`; in 2023 all prompts of a batch are computed together.
 */
export function timeToFirstTokenS(replica: Replica, batch = 1, iterationS = decodeIteration(replica, batch).iterationS): number {
  if (replica.stack === '2023') return prefillS(replica, batch);
  return prefillS(replica, 1) + ((batch - 1) / batch) * iterationS;
}
