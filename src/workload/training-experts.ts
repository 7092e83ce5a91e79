/**
 * Training of mixtures of experts: measured rates where there are some, and a rule between them.
 *
 * The rule: a token's time is that of its FLOP, with a loss for the small matrices of experts, plus the way of its activations to the
 * experts and back (inside the scale-up domain where that is large enough to hold them, over the network where it is not), plus passes over
 * memory. Its few constants were fitted on the rows of the catalogue with a mean error of about a quarter. It is therefore anchored: the
 * estimate is multiplied by how far the rows of the same model, and of the same accelerator, lie from it. A row itself gives its own rate.
 */
import { exp, log } from '../math.ts';
import type { Accelerator, AiModel, ExpertTraining } from '../scenario/catalogue.ts';
import { flop16PerToken, flopPerToken } from './flops.ts';
import { type Precision, trainingChip } from './training-chip.ts';

/** Loss of small matrices, shares of the traffic that are not hidden, and bytes of memory passed over for each layer and width. */
const SMALL_MATRICES = 1.3;
const DOMAIN_TRAFFIC = 1;
const NETWORK_TRAFFIC = 0.3;
const MEMORY_BYTES = 400;
/** Experts are spread over about this many accelerators; a domain that holds them keeps their traffic inside. */
const EXPERT_GROUP = 64;
/** Bytes of an activation, and the times it travels: to the expert and back, forward and backward. */
const ACTIVATION_BYTES = 2;
const TRIPS = 4;

export type ExpertModel = Pick<
  AiModel,
  'id' | 'parameters' | 'activeParameters' | 'layers' | 'hidden' | 'attentionWidth' | 'vocabulary' | 'activeExperts'
>;

/** Where the rule stands: measured rows with what they were measured on. */
export type ExpertRows = {
  readonly rows: readonly ExpertTraining[];
  readonly models: readonly AiModel[];
  readonly accelerators: readonly Accelerator[];
};

/** Tokens per second of one accelerator by the bare rule; undefined where it does not compute in the precision. */
function ruleTokensPerS(
  model: ExpertModel,
  accelerator: Accelerator,
  precision: Precision,
  sequence: number,
): number | undefined {
  const chip = trainingChip(accelerator, precision);
  if (!chip) return undefined;
  const flop = flopPerToken(model, sequence);
  const flop16 = precision === 'bf16' ? 0 : flop16PerToken(model, sequence);
  const { layers, hidden, activeExperts = 8 } = model;
  const computeS =
    (flop - flop16) / (chip.efficiency * chip.peakTflops * 1e12) + flop16 / (chip.efficiency16 * chip.peak16Tflops * 1e12);
  const bytes = ACTIVATION_BYTES * TRIPS * activeExperts * hidden * layers;
  const isInDomain = chip.scaleUpAccelerators >= EXPERT_GROUP;
  const trafficS = isInDomain
    ? (DOMAIN_TRAFFIC * bytes) / (chip.scaleUpGbytePerS * 1e9)
    : (NETWORK_TRAFFIC * bytes) / ((chip.nicGbitPerS * 1e9) / 8);
  const memoryS = (MEMORY_BYTES * layers * hidden) / (accelerator.memoryTbPerS * 1e12);
  return 1 / (SMALL_MATRICES * computeS + trafficS + memoryS);
}

/** Rates in 8 bits are one, however they are scaled; others are their own. */
function isAlike(a: Precision, b: Precision): boolean {
  const bits = (precision: Precision) => ({ bf16: 16, fp8: 8, mxfp8: 8, nvfp4: 4 })[precision];
  return bits(a) === bits(b);
}

/** Tokens per second of one accelerator training a mixture of experts; undefined where it does not compute in the precision. */
export function expertTokensPerS(
  model: ExpertModel,
  accelerator: Accelerator,
  precision: Precision,
  sequence: number,
  table: ExpertRows,
): number | undefined {
  const here = ruleTokensPerS(model, accelerator, precision, sequence);
  if (here === undefined) return undefined;
  const own = table.rows.find(
    (row) => row.model === model.id && row.accelerator === accelerator.id && isAlike(row.precision, precision),
  );
  if (own) {
    const there = ruleTokensPerS(model, accelerator, own.precision, own.sequence)!;
    return own.tokensPerS * (here / there);
  }
  const residuals = table.rows.flatMap((row) => {
    const of = table.models.find(({ id }) => id === row.model);
    const on = table.accelerators.find(({ id }) => id === row.accelerator);
    const rule = of && on && ruleTokensPerS(of, on, row.precision, row.sequence);
    return rule ? [{ row, residual: log(row.tokensPerS / rule) }] : [];
  });
  const ofModel = mean(residuals.filter(({ row }) => row.model === model.id).map(({ residual }) => residual));
  const onAccelerator = mean(
    residuals
      .filter(({ row }) => row.accelerator === accelerator.id)
      .map(
        ({ row, residual }) => residual - mean(residuals.filter((other) => other.row.model === row.model).map((o) => o.residual)),
      ),
  );
  return here * exp(ofModel + onAccelerator);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The row whose model is nearest in active parameters: what stands for a mixture of experts of which no shape is known. */
export function nearestExpertModel(
  activeParameters: number,
  accelerator: string,
  { rows, models }: ExpertRows,
): AiModel | undefined {
  const known = rows
    .filter((row) => row.accelerator === accelerator)
    .flatMap((row) => models.filter(({ id, activeParameters: active }) => id === row.model && active !== undefined));
  const all = known.length > 0 ? known : models.filter(({ id }) => rows.some((row) => row.model === id));
  const distance = (model: AiModel) => Math.abs(log(model.activeParameters! / activeParameters));
  return [...all].sort((a, b) => distance(a) - distance(b))[0];
}
