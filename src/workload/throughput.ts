/** How fast an accelerator works: sourced rates by platform and model, and the share of time that failures leave. */
import type { AiModel, Catalogue } from '../scenario/catalogue.ts';

/** Output tokens per second of one accelerator that serves a mix, the shares being shares of the tokens; 0 where a rate is not known. */
export function mixTokensPerS(
  catalogue: Catalogue,
  platform: string,
  mix: readonly { readonly model: string; readonly share: number }[],
): number {
  let secondsPerToken = 0;
  for (const { model, share } of mix) {
    if (share === 0) continue;
    const rate = catalogue.serving.find((entry) => entry.platform === platform && entry.model === model);
    if (!rate) return 0;
    secondsPerToken += share / rate.tokensOutPerS;
  }
  return secondsPerToken > 0 ? 1 / secondsPerToken : 0;
}

/** Model TFLOP per second of one accelerator training a model; 0 where the rate is not known. */
export function trainingTflopPerS(catalogue: Catalogue, platform: string, model: string): number {
  return catalogue.trainingRates.find((entry) => entry.platform === platform && entry.model === model)?.modelTflopPerS ?? 0;
}

/**
 * Training FLOP of one token: forward and backward, causal attention, the embedding look-up not counted.
 * For a mixture of experts the active parameters count. 2.52e12 for Llama 3.1 405B at a sequence of 8,192.
 */
export function flopPerToken(model: AiModel, sequence: number): number {
  const parameters = model.activeParameters ?? model.parameters;
  return 6 * (parameters - model.vocabulary * model.hidden) + 6 * model.layers * model.hidden * sequence;
}

/** What an amount of training FLOP comes to: tokens seen, and runs of the recipe. */
export function trainingRuns(
  flop: number,
  model: AiModel,
  { sequence, tokens: tokensPerRun }: { readonly sequence: number; readonly tokens: number },
): { readonly model: string; readonly tokens: number; readonly tokensPerRun: number; readonly runs: number } {
  const tokens = flop / flopPerToken(model, sequence);
  return { model: model.name, tokens, tokensPerRun, runs: tokens / tokensPerRun };
}

/** Accelerators of the node that failure rates are quoted for. */
export const NODE_ACCELERATORS = 8;

/**
 * Share of wall time that a gang spends training: the rest goes to checkpoints at the best interval (Young 1974, Daly 2006) and to
 * restarts. Valid while it stays high; held at zero where a gang would never get anywhere.
 */
export function effectiveTrainingTimeRatio(
  gang: number,
  failuresPer1000NodeDays: number,
  checkpointS: number,
  restartMin: number,
): number {
  const failuresPerH = ((gang / NODE_ACCELERATORS) * failuresPer1000NodeDays) / 1000 / 24;
  if (failuresPerH === 0) return 1;
  const meanTimeH = 1 / failuresPerH;
  return Math.max(0, 1 - Math.sqrt((2 * checkpointS) / 3600 / meanTimeH) - restartMin / 60 / meanTimeH);
}

/** Share of installed accelerators that are not in repair. */
export function availability(failuresPer1000NodeDays: number, repairDays: number): number {
  const down = (failuresPer1000NodeDays / 1000) * repairDays;
  return 1 / (1 + down);
}
