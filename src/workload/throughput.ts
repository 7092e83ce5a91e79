/** What an amount of training comes to. */
import type { AiModel } from '../scenario/catalogue.ts';
import { flopPerToken } from './flops.ts';

/** What an amount of training FLOP comes to: tokens seen, and runs of the recipe. */
export function trainingRuns(
  flop: number,
  model: AiModel,
  { sequence, tokens: tokensPerRun }: { readonly sequence: number; readonly tokens: number },
): { readonly model: string; readonly tokens: number; readonly tokensPerRun: number; readonly runs: number } {
  const tokens = flop / flopPerToken(model, sequence);
  return { model: model.name, tokens, tokensPerRun, runs: tokens / tokensPerRun };
}
