/** What accelerators of a platform make of the work of a plan: tokens, training FLOP, and the power they draw at it. */
import type { Accelerator, AiModel, Catalogue, Platform } from '../scenario/catalogue.ts';
import type { Workloads } from '../scenario/work-fields.ts';
import { replicaSize, type Weights } from './inference.ts';
import {
  acceleratorPowerOverTdp,
  type LatencyLimits,
  type ServedByAll,
  type Speculation,
  serveWithAll,
} from './inference-batch.ts';

type Interactive = Workloads['interactive'];

/** A model served by one accelerator of a platform, on line and in batches. */
export type ModelRate = {
  readonly model: string;
  /** Output tokens per second of one accelerator. */
  readonly onlineTokensPerS: number;
  readonly offlineTokensPerS: number;
  /** Power of the accelerators over the highest that serving draws. */
  readonly onlinePower: number;
  readonly offlinePower: number;
  readonly timeToFirstTokenS: number;
  readonly timePerOutputTokenS: number;
  readonly batch: number;
  /** Memory that the largest replica lacks, GB; 0 where the model fits. */
  readonly missingGb: number;
  /** True where even one sequence misses a limit on latency. */
  readonly overloaded: boolean;
};

/** The fewest bits that an accelerator computes in, or those asked for. */
export function weightsOn(accelerator: Accelerator, asked: Interactive['weights']): Weights {
  if (asked !== 'fewest') return asked;
  if (accelerator.fp4Tflops !== undefined) return 'fp4';
  return accelerator.fp8Tflops !== undefined ? 'fp8' : 'bf16';
}

export function limitsOf(interactive: Interactive): LatencyLimits {
  return {
    timeToFirstTokenS: interactive.timeToFirstTokenLimitS,
    timePerOutputTokenS: interactive.timePerOutputTokenLimitMs / 1000,
  };
}

/** The drafting asked for; undefined where nothing is drafted. */
function speculationOf({ draftedTokens, draftAcceptance, draftCost }: Interactive): Speculation | undefined {
  return draftedTokens === 0 ? undefined : { drafted: draftedTokens, acceptance: draftAcceptance, draftShare: draftCost };
}

/** Largest batch class of the measured powers: what full serving draws. */
const FULL_BATCH = 1000;

const known = new WeakMap<Accelerator, Map<string, ModelRate>>();

/** How one system of a platform serves a model. What was worked out for the same question before is taken from memory. */
export function modelRate(platform: Platform, accelerator: Accelerator, model: AiModel, interactive: Interactive): ModelRate {
  const { stack, weights, cacheHitShare, inputTokens, outputTokens, timeToFirstTokenLimitS, timePerOutputTokenLimitMs } =
    interactive;
  const key = JSON.stringify([
    platform.acceleratorsPerSystem,
    model,
    [stack, weights, cacheHitShare, inputTokens, outputTokens, timeToFirstTokenLimitS, timePerOutputTokenLimitMs],
    speculationOf(interactive),
  ]);
  const memory = known.get(accelerator) ?? new Map<string, ModelRate>();
  known.set(accelerator, memory);
  const before = memory.get(key);
  if (before) return before;
  if (memory.size > 500) memory.clear();
  const made = workOut(platform, accelerator, model, interactive);
  memory.set(key, made);
  return made;
}

/** A replica may span systems, but no more accelerators than this: beyond, nobody serves one. */
export const LARGEST_REPLICA = 64;

function workOut(platform: Platform, accelerator: Accelerator, model: AiModel, interactive: Interactive): ModelRate {
  const { stack, cacheHitShare, inputTokens, outputTokens } = interactive;
  const weights = weightsOn(accelerator, interactive.weights);
  const request = { model, chip: accelerator, weights, stack, inputTokens, outputTokens, cacheHitShare };
  // What does not fit in one system is served by as many as hold it.
  const count = Math.max(platform.acceleratorsPerSystem, Math.min(LARGEST_REPLICA, replicaSize(model, accelerator, weights)));
  const speculation = speculationOf(interactive);
  const drafting = speculation === undefined ? {} : { speculation };
  const online = serveWithAll(count, request, { mode: 'server', limits: limitsOf(interactive), ...drafting });
  const offline = serveWithAll(count, request, { mode: 'offline', ...drafting });
  const each = ({ outputTokensPerS, missingGb }: ServedByAll): number => (missingGb > 0 ? 0 : outputTokensPerS / count);
  const power = ({ batch }: ServedByAll): number =>
    batch > 0 ? acceleratorPowerOverTdp(model, batch) / acceleratorPowerOverTdp(model, FULL_BATCH) : 1;
  return {
    model: model.id,
    onlineTokensPerS: online.overloaded ? 0 : each(online),
    offlineTokensPerS: each(offline),
    onlinePower: power(online),
    offlinePower: power(offline),
    timeToFirstTokenS: online.timeToFirstTokenS,
    timePerOutputTokenS: online.timePerOutputTokenS,
    batch: online.batch,
    missingGb: online.missingGb,
    overloaded: online.overloaded,
  };
}

/** A mix of models, the shares being shares of the output tokens, served by one accelerator: the time that each token takes adds up. */
export type MixRate = {
  readonly onlineTokensPerS: number;
  readonly offlineTokensPerS: number;
  /** Mean powers over the time, over the highest that serving draws. */
  readonly onlinePower: number;
  readonly offlinePower: number;
  /** Mean time of an output token over the mix. */
  readonly timePerOutputTokenS: number;
};

/** How one accelerator of a platform serves the mix; no rate where a model of the mix has none on it. */
export function mixRate(catalogue: Catalogue, platform: Platform, interactive: Interactive): MixRate {
  const accelerator = catalogue.accelerators.find(({ id }) => id === platform.accelerator)!;
  let [onlineS, offlineS, onlineJ, offlineJ, tokenS] = [0, 0, 0, 0, 0];
  for (const { model: id, share } of interactive.mix) {
    if (share === 0) continue;
    const model = catalogue.models.find((one) => one.id === id)!;
    const own = catalogue.serving.find((row) => row.platform === platform.id && row.model === id);
    const rate = modelRate(platform, accelerator, model, interactive);
    const [online, offline] = own ? [own.tokensOutPerS, own.tokensOutPerS] : [rate.onlineTokensPerS, rate.offlineTokensPerS];
    onlineS += share / online;
    offlineS += share / offline;
    // Nobody says at which batch a rate of one's own was measured.
    onlineJ += (share / online) * (own ? 1 : rate.onlinePower);
    offlineJ += (share / offline) * (own ? 1 : rate.offlinePower);
    tokenS += share * (Number.isFinite(rate.timePerOutputTokenS) ? rate.timePerOutputTokenS : 0);
  }
  const perS = (seconds: number): number => (seconds > 0 && Number.isFinite(seconds) ? 1 / seconds : 0);
  const mean = (weighted: number, seconds: number): number => (perS(seconds) > 0 ? weighted / seconds : 1);
  return {
    onlineTokensPerS: perS(onlineS),
    offlineTokensPerS: perS(offlineS),
    onlinePower: mean(onlineJ, onlineS),
    offlinePower: mean(offlineJ, offlineS),
    timePerOutputTokenS: tokenS,
  };
}
