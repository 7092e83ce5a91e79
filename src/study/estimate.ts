/** One model on its own. Bad input is answered with all its issues. */
import type { Catalogue } from '../scenario/catalogue.ts';
import { type Issue, issueAt } from '../scenario/issues.ts';
import { both, show } from '../scenario/words.ts';
import { type Draws, drawsOf } from './draws.ts';
import { facility } from './estimate-facility.ts';
import { goodput } from './estimate-goodput.ts';
import { inference } from './estimate-inference.ts';
import { power } from './estimate-power.ts';
import { price } from './estimate-price.ts';
import { trainingRun, trainingStepEstimate, trainingTime } from './estimate-training.ts';
import { upsEstimate } from './estimate-ups.ts';
import { weather } from './estimate-weather.ts';
import { type Estimate, type Maker, Reader } from './reader.ts';

export type { Estimate } from './reader.ts';
export type EstimateAnswer =
  | { readonly ok: true; readonly estimate: Estimate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What reads an input, and what makes the estimate of it. Reading tells its faults to the reader. */
const KINDS = {
  facility,
  ups: upsEstimate,
  weather,
  price,
  power,
  training: trainingStepEstimate,
  'training-step': trainingStepEstimate,
  'training-time': trainingTime,
  'training-run': trainingRun,
  goodput,
  inference,
} as const satisfies Record<string, (reader: Reader, catalogue: Catalogue, draws: Draws) => Maker>;
export type EstimateKind = keyof typeof KINDS;
export const ESTIMATE_KINDS = Object.keys(KINDS) as EstimateKind[];

export function isEstimateKind(kind: string): kind is EstimateKind {
  return Object.hasOwn(KINDS, kind);
}

/**
 * Estimate of one kind from one input object; `at` is its place in the input. `isLenient` passes over keys that the kind does not need, as
 * published cases have them; `draws` are handed from one estimate to the next, so that each climate is drawn once.
 */
export function estimate(
  kind: EstimateKind,
  input: unknown,
  catalogue: Catalogue,
  at = '',
  isLenient = false,
  draws: Draws = drawsOf(catalogue),
): EstimateAnswer {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, issues: [issueAt('--input', at, show(input), both('a JSON object', 'un objet JSON'))] };
  }
  const reader = new Reader(input as Record<string, unknown>, at);
  const make = KINDS[kind](reader, catalogue, draws);
  if (!isLenient) reader.end();
  if (reader.issues.length > 0) return { ok: false, issues: reader.issues };
  const made = make();
  // What only the making could find: a job that fits nowhere, a limit that nobody meets.
  return reader.issues.length > 0 ? { ok: false, issues: reader.issues } : { ok: true, estimate: made };
}
