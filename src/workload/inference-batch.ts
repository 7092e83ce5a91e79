/** The batch that a replica runs, and what it gives with it: under its memory, limits on latency, and requests at random. */
import { clip, highestUnder, log, pow } from '../math.ts';
import {
  decodeIteration,
  hasExperts,
  missingGb,
  mostSequences,
  type Replica,
  replicaSize,
  type ServedModel,
  timeToFirstTokenS,
} from './inference.ts';

export const MODES = ['offline', 'server', 'interactive'] as const;
/**
 * Offline: all requests are there at the start. Server and interactive: they arrive at random, and each has limits on its
 * latency.
 */
export type Mode = (typeof MODES)[number];

/** What 99 of 100 requests must meet. */
export type LatencyLimits = { readonly timeToFirstTokenS: number; readonly timePerOutputTokenS: number };

/** From here a prompt counts as long, and an answer as reasoning, in the default limits. */
const LONG_PROMPT_TOKENS = 4000;
const REASONING_TOKENS = 2000;

/**
 * Limits where none are given: those that MLPerf Inference v5.1 sets (its logs): 2 s and 200 ms for Llama 2 70B, 6 s and 175 ms
 * for the long prompts of Llama 3.1 405B, 2 s and 80 ms for DeepSeek-R1; interactive 450 ms and 40 ms, long prompts 4.5 s and
 * 80 ms.
 */
export function defaultLimits(mode: Mode, inputTokens: number, outputTokens: number): LatencyLimits {
  const longPrompt = inputTokens > LONG_PROMPT_TOKENS;
  if (mode === 'offline') return { timeToFirstTokenS: Infinity, timePerOutputTokenS: Infinity };
  if (mode === 'interactive') {
    return longPrompt
      ? { timeToFirstTokenS: 4.5, timePerOutputTokenS: 0.08 }
      : { timeToFirstTokenS: 0.45, timePerOutputTokenS: 0.04 };
  }
  if (longPrompt) return { timeToFirstTokenS: 6, timePerOutputTokenS: 0.175 };
  return { timeToFirstTokenS: 2, timePerOutputTokenS: outputTokens > REASONING_TOKENS ? 0.08 : 0.2 };
}

/** Largest batch up to `most` whose iteration takes at most `limitS`; 0 where not even one sequence does. */
export function chosenBatch(iterationS: (batch: number) => number, most: number, limitS: number): number {
  if (most < 1 || iterationS(1) > limitS) return 0;
  return Math.max(1, Math.floor(highestUnder(iterationS, limitS, most)));
}

/** P99 of a waiting time whose tail is exponential, over its scale. */
const P99_OVER_SCALE = -log(0.01);
/** Waiting that is left to a queue whose limit its own prefill has used up, as a share of that limit: the answer stays finite. */
const LEAST_WAIT_SHARE = 0.05;

/**
 * Share of its full rate that a replica can give when requests arrive at random and 99 of 100 must wait at most `waitS`. The
 * queue of one server with fixed service time (M/D/1) in heavy traffic: the wait has an exponential tail of scale rho S / (2 (1
 * - rho)) (Kingman 1961). `serviceS` is the time between two requests at the full rate, so a long prompt or a slow replica
 * costs more than a small one.
 */
export function queueShare(serviceS: number, waitS: number, limitS: number): number {
  if (limitS === Infinity) return 1;
  const allowedS = Math.max(waitS, LEAST_WAIT_SHARE * limitS);
  return 1 / (1 + (P99_OVER_SCALE * serviceS) / (2 * allowedS));
}

/** Mean wait of that queue at a share of the full rate. */
export function meanWaitS(serviceS: number, share: number): number {
  return share < 1 ? (share * serviceS) / (2 * (1 - share)) : 0;
}

/** A small model drafts tokens that the large one verifies at once. */
export type Speculation = {
  /** Chance that a drafted token is accepted, and tokens drafted at a time. */
  readonly acceptance: number;
  readonly drafted: number;
  /** Time to draft a token, over an iteration without speculation. */
  readonly draftShare?: number;
};
/** EAGLE-style heads: one layer of several dozen and an output layer. Assumed. */
export const DRAFT_SHARE = 0.05;

/** One round of the running sequences: how long it takes, and how many tokens each gets by it. */
type Round = { readonly roundS: number; readonly tokens: number };

/**
 * The faster of a plain iteration and, where tokens are drafted, a pass that verifies them (Leviathan et al. 2023,
 * arxiv.org/abs/2211.17192). Verifying takes compute that a full batch lacks, and prompts are computed as before, so that the
 * gain fades with the batch. With experts it dips in between, where what is verified calls up experts that would have slept.
 */
function roundOf(replica: Replica, batch: number, speculation: Speculation | undefined): Round {
  const plain = { roundS: decodeIteration(replica, batch).iterationS, tokens: 1 };
  if (speculation === undefined) return plain;
  const { acceptance, drafted, draftShare = DRAFT_SHARE } = speculation;
  const tokens = acceptance < 1 ? (1 - pow(acceptance, drafted + 1)) / (1 - acceptance) : drafted + 1;
  const verifyS = decodeIteration(replica, batch, drafted + 1, tokens).iterationS;
  const pass = { roundS: verifyS + drafted * draftShare * plain.roundS, tokens };
  return pass.roundS < tokens * plain.roundS ? pass : plain;
}

/** Speed-up by speculative decoding: 1 where it would gain nothing and is switched off. */
export function speculativeSpeedUp(replica: Replica, batch: number, speculation: Speculation): number {
  const { roundS, tokens } = roundOf(replica, batch, speculation);
  return (tokens * decodeIteration(replica, batch).iterationS) / roundS;
}

/**
 * Accelerator power over TDP by running batch: middles of the batch classes that ML.ENERGY measured on H100 and B200 (<= 12:
 * 0.63, 12 to 48: 0.69, 48 to 200: 0.77, 200 to 600: 0.82), straight in the logarithm of the batch between them, so that one
 * more sequence never costs more energy than it yields. Dense models draw a little more than the mean of all, mixtures of
 * experts less (175 rows).
 */
const POWER_BY_BATCH = [
  [8, 0.63],
  [24, 0.69],
  [100, 0.77],
  [350, 0.82],
  [1000, 0.84],
] as const;
const DENSE_POWER = 1.05;
const EXPERT_POWER = 0.9;

/** Power of an accelerator that serves `batch` sequences at a time, over its TDP. */
export function acceleratorPowerOverTdp(model: ServedModel, batch: number): number {
  const factor = hasExperts(model) ? EXPERT_POWER : DENSE_POWER;
  let share: number = POWER_BY_BATCH[0][1];
  for (let i = 1; i < POWER_BY_BATCH.length; i++) {
    const [from, low] = POWER_BY_BATCH[i - 1]!;
    const [to, high] = POWER_BY_BATCH[i]!;
    share += (high - low) * clip(log(batch / from) / log(to / from), 0, 1);
  }
  return share * factor;
}

/** Largest replica that is tried beyond the smallest that fits: one server. */
const LARGEST_REPLICA = 8;

export type ServeOptions = {
  readonly mode?: Mode;
  /** Running sequences; chosen when absent. */
  readonly batch?: number;
  readonly limits?: LatencyLimits;
  readonly speculation?: Speculation;
};

export type Binding = 'memory' | 'time per output token' | 'time to first token' | 'batch asked for';

/** What a replica does. Where the model does not fit, all rates are NaN and `missingGb` says what lacks. */
export type Served = {
  readonly accelerators: number;
  readonly missingGb: number;
  readonly batch: number;
  readonly outputTokensPerS: number;
  readonly timePerOutputTokenS: number;
  /** Mean, with the wait for a place where requests arrive at random. */
  readonly timeToFirstTokenS: number;
  /** Of the accelerators alone; NaN where their power is not known. */
  readonly joulesPerOutputToken: number;
  readonly acceleratorPowerOverTdp: number;
  /** What keeps the rate from being higher. */
  readonly binding: Binding;
  /** A limit cannot be met, or more sequences are asked for than fit: the figures are those of the best try. */
  readonly overloaded: boolean;
};

const NOTHING = {
  batch: 0,
  outputTokensPerS: NaN,
  timePerOutputTokenS: NaN,
  timeToFirstTokenS: NaN,
  joulesPerOutputToken: NaN,
  acceleratorPowerOverTdp: NaN,
  binding: 'memory',
  overloaded: true,
} as const;

/**
 * Serve with one replica: with the batch asked for, or with the largest that memory and the limits of the mode allow. Drafting
 * stays out where the requests served without it are more: the wait for the first token grows with a pass.
 */
export function serve(replica: Replica, options: ServeOptions = {}): Served {
  const { speculation, ...without } = options;
  const plain = serveAsAsked(replica, without);
  if (speculation === undefined) return plain;
  const drafting = serveAsAsked(replica, options);
  return isBetter(plain, drafting) ? plain : drafting;
}

function serveAsAsked(replica: Replica, options: ServeOptions): Served {
  const lackingGb = missingGb(replica);
  const { accelerators, chip, model } = replica;
  if (lackingGb > 0) return { ...NOTHING, accelerators, missingGb: lackingGb };

  const mode = options.mode ?? 'offline';
  const limits = options.limits ?? defaultLimits(mode, replica.inputTokens, replica.outputTokens);
  const tokenS = (batch: number): number => {
    const { roundS, tokens } = roundOf(replica, batch, options.speculation);
    return roundS / tokens;
  };
  const most = Math.max(1, Math.floor(mostSequences(replica)));
  const withinLimit = options.batch ?? chosenBatch(tokenS, most, limits.timePerOutputTokenS);
  const batch = Math.max(1, withinLimit);

  const firstS = timeToFirstTokenS(replica, batch, roundOf(replica, batch, options.speculation).roundS);
  const requestsS =
    replica.stack === '2023' ? firstS + replica.outputTokens * tokenS(batch) : replica.outputTokens * tokenS(batch);
  const share = queueShare(requestsS / batch, limits.timeToFirstTokenS - firstS, limits.timeToFirstTokenS);
  const outputTokensPerS = (share * batch * replica.outputTokens) / requestsS;
  const power = acceleratorPowerOverTdp(model, batch);
  const tokensTooSlow = tokenS(batch) > limits.timePerOutputTokenS;
  const firstTooSlow = firstS > limits.timeToFirstTokenS;
  return {
    accelerators,
    missingGb: 0,
    batch,
    outputTokensPerS,
    timePerOutputTokenS: tokenS(batch),
    timeToFirstTokenS: firstS + meanWaitS(requestsS / batch, share),
    joulesPerOutputToken: (accelerators * (chip.tdpW ?? NaN) * power) / outputTokensPerS,
    acceleratorPowerOverTdp: power,
    binding:
      options.batch === undefined
        ? bindingOf(firstTooSlow ? 0 : share, tokensTooSlow ? 0 : (batch * tokenS(most)) / (most * tokenS(batch)))
        : 'batch asked for',
    overloaded: tokensTooSlow || firstTooSlow || batch > most,
  };
}

/** From this share of the rate on, a limit on latency costs next to nothing. */
const NEARLY_ALL = 0.95;

/** What binds, from the shares of the rate that each limit on latency leaves: the one that leaves less, or the memory. */
function bindingOf(leftByFirstToken: number, leftByTokens: number): Binding {
  if (Math.min(leftByFirstToken, leftByTokens) >= NEARLY_ALL) return 'memory';
  return leftByFirstToken < leftByTokens ? 'time to first token' : 'time per output token';
}

/** What a number of accelerators does: equal replicas side by side. `accelerators` is that of one replica. */
export type ServedByAll = Served & { readonly replicas: number };

/**
 * Serve with `count` accelerators in replicas of the smallest size that fits; of twice or more that size, up to one server,
 * where that gives more tokens under the limits.
 */
export function serveWithAll(count: number, request: Omit<Replica, 'accelerators'>, options: ServeOptions = {}): ServedByAll {
  const smallest = replicaSize(request.model, request.chip, request.weights);
  let best: ServedByAll | undefined;
  for (let size = smallest; best === undefined || size <= Math.min(count, LARGEST_REPLICA); size *= 2) {
    const replicas = Math.max(1, Math.floor(count / size));
    const one = serve({ ...request, accelerators: Math.min(size, count) }, options);
    const all = { ...one, replicas, outputTokensPerS: replicas * one.outputTokensPerS };
    if (best === undefined || isBetter(all, best)) best = all;
  }
  return best;
}

function isBetter(one: Served, other: Served): boolean {
  if (one.overloaded !== other.overloaded) return other.overloaded;
  return one.outputTokensPerS > other.outputTokensPerS;
}
