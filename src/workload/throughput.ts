/** How fast an accelerator works: sourced rates by platform and model. */
import type { AiModel, Catalogue } from '../scenario/catalogue.ts';
import { flopPerToken } from './flops.ts';

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

/** What an amount of training FLOP comes to: tokens seen, and runs of the recipe. */
export function trainingRuns(
  flop: number,
  model: AiModel,
  { sequence, tokens: tokensPerRun }: { readonly sequence: number; readonly tokens: number },
): { readonly model: string; readonly tokens: number; readonly tokensPerRun: number; readonly runs: number } {
  const tokens = flop / flopPerToken(model, sequence);
  return { model: model.name, tokens, tokensPerRun, runs: tokens / tokensPerRun };
}
