/** How fast gangs of a plan train on a platform: STEP for dense models, measured rates for mixtures of experts. */
import type { Accelerator, AiModel, Catalogue, Platform } from '../scenario/catalogue.ts';
import type { Workloads } from '../scenario/work-fields.ts';
import { flop16PerToken, flopPerToken } from './flops.ts';
import { usableDomainShare } from './goodput.ts';
import { peakTflops, trainingChip } from './training-chip.ts';
import { expertTokensPerS } from './training-experts.ts';
import { layOut, sharedOutGb, usableGb } from './training-layout.ts';
import { trainingStep } from './training-step.ts';

type Training = Workloads['training'];

export type GangRate = {
  /** Model TFLOP/s of one accelerator of the gang; 0 where the gang can't train on the platform. */
  readonly modelTflopPerS: number;
  /** Model FLOP over dense peak. */
  readonly mfu: number;
  readonly peakTflops: number;
  /** Memory that one accelerator would need at the best layout, and what it lacks of that, GB, where nothing fits. */
  readonly needsGb: number;
  readonly lacksGb: number;
};

const NO_RATE: GangRate = { modelTflopPerS: 0, mfu: 0, peakTflops: 0, needsGb: 0, lacksGb: 0 };
const known = new WeakMap<Accelerator, Map<string, GangRate>>();

/** A gang of the plan on accelerators of a platform. What was worked out for the same question before is taken from memory. */
export function gangRate(catalogue: Catalogue, platform: Platform, training: Training): GangRate {
  const accelerator = catalogue.accelerators.find(({ id }) => id === platform.accelerator)!;
  const model = catalogue.models.find(({ id }) => id === training.model)!;
  const own = catalogue.trainingRates.find((row) => row.platform === platform.id && row.model === training.model);
  const key = JSON.stringify([
    model,
    training.gangAccelerators,
    training.sequence,
    training.globalBatchTokens,
    training.precision,
  ]);
  const memory = known.get(accelerator) ?? new Map<string, GangRate>();
  known.set(accelerator, memory);
  const made = memory.get(key) ?? workOut(catalogue, accelerator, model, training);
  if (memory.size > 500) memory.clear();
  memory.set(key, made);
  if (!own) return made;
  const peak = peakTflops(accelerator, training.precision) ?? made.peakTflops;
  return { modelTflopPerS: own.modelTflopPerS, mfu: own.modelTflopPerS / peak, peakTflops: peak, needsGb: 0, lacksGb: 0 };
}

function workOut(catalogue: Catalogue, accelerator: Accelerator, model: AiModel, training: Training): GangRate {
  const { precision, sequence, gangAccelerators, globalBatchTokens } = training;
  const chip = trainingChip(accelerator, precision);
  if (!chip) return NO_RATE;
  const flop = flopPerToken(model, sequence);
  // Trays kept in hand beside a gang in racks train nothing.
  const inHand = usableDomainShare(chip.scaleUpAccelerators);
  const rate = (tflop: number): GangRate => ({
    modelTflopPerS: tflop * inHand,
    mfu: tflop / chip.peakTflops,
    peakTflops: chip.peakTflops,
    needsGb: 0,
    lacksGb: 0,
  });
  const usable = usableGb(accelerator.memoryGb);
  const noRoom = (needsGb: number): GangRate => ({ ...NO_RATE, needsGb, lacksGb: needsGb - usable });
  if (model.activeParameters !== undefined) {
    const needsGb = sharedOutGb(model.parameters, gangAccelerators);
    if (needsGb > usable) return noRoom(needsGb);
    const rows = { rows: catalogue.expertTraining, models: catalogue.models, accelerators: catalogue.accelerators };
    return rate((expertTokensPerS(model, accelerator, precision, sequence, rows)! * flop) / 1e12);
  }
  const globalBatch = Math.max(1, Math.floor(globalBatchTokens / sequence));
  const layout = layOut(
    {
      accelerators: gangAccelerators,
      parameters: model.parameters,
      flopPerToken: flop,
      flop16PerToken: precision === 'bf16' ? 0 : flop16PerToken(model, sequence),
      layers: model.layers,
      hidden: model.hidden,
      sequence,
      globalBatch,
      microBatch: 1,
      recompute: 'selective',
    },
    accelerator.memoryGb,
    chip,
  );
  if (!layout.ok) return noRoom(layout.needsGb);
  // What makes up no whole replica stands idle beside the gang.
  const used = layout.job.accelerators / gangAccelerators;
  return rate(trainingStep(layout.job, chip).modelTflopPerSPerAccelerator * used);
}
