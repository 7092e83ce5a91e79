/** FLOP of a model, counted as its makers count them: what the model asks for, not what the hardware repeats. */

/** What the count needs of a model. */
export type Shape = {
  readonly parameters: number;
  readonly activeParameters?: number | undefined;
  readonly layers: number;
  readonly hidden: number;
  /** Width of attention, where it is not the hidden width. */
  readonly attentionWidth?: number | undefined;
  readonly vocabulary: number;
};

/** `causal` counts each pair of positions once; `non-causal`, as some papers do, twice. */
export const ATTENTION_COUNTS = ['causal', 'non-causal'] as const;
export type AttentionCount = (typeof ATTENTION_COUNTS)[number];

/**
 * Training FLOP of one token: forward and backward, causal attention, the embedding look-up not counted.
 * For a mixture of experts the active parameters count. 2.52e12 for Llama 3.1 405B at a sequence of 8,192.
 */
export function flopPerToken(model: Shape, sequence: number, count: AttentionCount = 'causal'): number {
  const parameters = model.activeParameters ?? model.parameters;
  return 6 * (parameters - model.vocabulary * model.hidden) + attentionFlopPerToken(model, sequence, count);
}

/** Those of attention. */
function attentionFlopPerToken(model: Shape, sequence: number, count: AttentionCount): number {
  return (count === 'causal' ? 6 : 12) * model.layers * (model.attentionWidth ?? model.hidden) * sequence;
}

/** Those of attention and of the output layer, which stay in 16 bits when the rest is computed in fewer. */
export function flop16PerToken(model: Shape, sequence: number, count: AttentionCount = 'causal'): number {
  return attentionFlopPerToken(model, sequence, count) + 6 * model.vocabulary * model.hidden;
}
