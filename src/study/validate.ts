/** The models against published results: each case predicted from its inputs alone, and what that comes to by kind. */
import { mean, median } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import { type Issue, issueAt } from '../scenario/issues.ts';
import { both, type LocalText, numeral, show } from '../scenario/words.ts';
import { type Draws, drawsOf } from './draws.ts';
import { type EstimateAnswer, type EstimateKind, estimate, isEstimateKind } from './estimate.ts';

/**
 * One published result. A case passes when |predicted / published - 1| is at most its tolerance, or when the two lie no further apart than its
 * absolute tolerance. Where a range is published, what counts is the distance to its nearest end, and nothing within it.
 */
export type Case = {
  readonly id: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly quantity: string;
  readonly published: number | readonly [low: number, high: number];
  /** A share of what is published. */
  readonly tolerance?: number;
  /** In the unit of the quantity; where a case has both, the wider holds. */
  readonly absoluteTolerance?: number;
  readonly source?: string;
  readonly confidence?: string;
  /** Whether the row was in a fit of the model that predicts it, or its figure in a table that the model reads. */
  readonly fitted?: boolean;
  readonly name?: LocalText;
  readonly note?: LocalText;
};

export type CaseResult = Case & {
  /** Null where it can't be predicted, and then `reason` says why. */
  readonly predicted: number | null;
  /** Share of what is published by which the prediction lies off it. */
  readonly error: number | null;
  /** The widest error that passes, as such a share. */
  readonly allowedError: number;
  readonly passes: boolean;
  readonly reason: LocalText | null;
};

/** Some cases: how many, how far off, and how many pass. Errors are absolute, of those that could be predicted. */
export type Tally = {
  readonly cases: number;
  readonly predicted: number;
  readonly medianError: number | null;
  readonly meanError: number | null;
  readonly worstError: number | null;
  readonly passing: number;
  readonly passShare: number;
};

/** A kind of cases; where the cases say so, those that were in a fit apart from those that no fit has seen. */
export type KindResult = Tally & { readonly kind: string; readonly fitted?: Tally; readonly unseen?: Tally };

export type Validation = { readonly cases: readonly CaseResult[]; readonly kinds: readonly KindResult[] };
export type ValidationAnswer =
  | { readonly ok: true; readonly validation: Validation }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Estimates that stand behind a kind of case whose name differs. */
const KIND_OF: Readonly<Record<string, EstimateKind>> = { 'facility-pue': 'facility', 'facility-wue': 'facility' };
const MOST_CASES = 10_000;

/** Checks a list of cases, as JSON had it, and predicts each. */
export function validate(input: unknown, catalogue: Catalogue, file = ''): ValidationAnswer {
  const issues = issuesOf(input, file);
  if (issues.length > 0) return { ok: false, issues };
  const estimateOf = remembering(catalogue);
  const cases = (input as readonly Case[]).map((one) => judge(one, estimateOf));
  const kinds = [...new Set(cases.map(({ kind }) => kind))].map((kind) => kindOf(kind, cases));
  return { ok: true, validation: { cases, kinds } };
}

type EstimateOf = (kind: EstimateKind, inputs: Case['inputs']) => EstimateAnswer;

/** Estimates of cases, each made once: two quantities of one facility are one estimate, and a climate is drawn once. */
function remembering(catalogue: Catalogue): EstimateOf {
  const draws: Draws = drawsOf(catalogue);
  const known = new Map<string, EstimateAnswer>();
  return (kind, inputs) => {
    const key = `${kind} ${JSON.stringify(inputs)}`;
    const answer = known.get(key) ?? estimate(kind, inputs, catalogue, '', true, draws);
    known.set(key, answer);
    return answer;
  };
}

function issuesOf(input: unknown, file: string): Issue[] {
  if (!Array.isArray(input) || input.length > MOST_CASES) {
    const most = numeral(MOST_CASES);
    return [issueAt(file, '', show(input), both(`a list of at most ${most.en} cases`, `une liste d’au plus ${most.fr} cas`))];
  }
  const issues: Issue[] = [];
  const seen = new Set<unknown>();
  for (const [i, one] of (input as unknown[]).entries()) {
    const fault = (key: string, found: unknown, allowed: LocalText): void => {
      issues.push(issueAt(file, key === '' ? `/${i}` : `/${i}/${key}`, show(found), allowed));
    };
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      fault('', one, both('a case { ... }', 'un cas { ... }'));
      continue;
    }
    const record = one as Record<string, unknown>;
    for (const key of ['id', 'kind', 'quantity'])
      if (typeof record[key] !== 'string' || record[key] === '') fault(key, record[key], both('a text', 'un texte'));
    if (!isPublished(record.published))
      fault(
        'published',
        record.published,
        both('a number other than 0, or a range [low, high]', 'un nombre autre que 0, ou un intervalle [bas, haut]'),
      );
    const hasAbsolute = record.absoluteTolerance !== undefined;
    if (hasAbsolute ? record.tolerance !== undefined && !isTolerance(record.tolerance) : !isTolerance(record.tolerance))
      fault('tolerance', record.tolerance, both('a number from 0 on: 0.1 is 10 %', 'un nombre positif ou nul : 0.1 vaut 10 %'));
    if (hasAbsolute && !isTolerance(record.absoluteTolerance))
      fault('absoluteTolerance', record.absoluteTolerance, both('a number from 0 on', 'un nombre positif ou nul'));
    if (typeof record.inputs !== 'object' || record.inputs === null || Array.isArray(record.inputs))
      fault('inputs', record.inputs, both('an object { ... }', 'un objet { ... }'));
    if (record.fitted !== undefined && typeof record.fitted !== 'boolean')
      fault('fitted', record.fitted, both('true or false', 'true ou false'));
    if (seen.has(record.id))
      fault('id', record.id, both('an id that no other case has', 'un identifiant qu’aucun autre cas ne porte'));
    seen.add(record.id);
  }
  return issues;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isTolerance(value: unknown): boolean {
  return isNumber(value) && value >= 0;
}

function isPublished(value: unknown): boolean {
  if (!Array.isArray(value)) return isNumber(value) && value !== 0;
  const [low, high] = value as unknown[];
  return value.length === 2 && isNumber(low) && isNumber(high) && low < high;
}

function judge(one: Case, estimateOf: EstimateOf): CaseResult {
  const predicted = predict(one, estimateOf);
  const { published, tolerance = 0, absoluteTolerance = 0 } = one;
  const [low, high] = typeof published === 'number' ? [published, published] : published;
  const known = typeof predicted === 'number' ? predicted : low;
  const end = Math.abs(known - low) <= Math.abs(known - high) ? low : high;
  // An end at nothing has no shares: they are those of the other one.
  const whole = Math.abs(end || high || low);
  const allowedError = Math.max(tolerance, absoluteTolerance / whole);
  if (typeof predicted !== 'number')
    return { ...one, predicted: null, error: null, allowedError, passes: false, reason: predicted };
  const error = predicted > low && predicted < high ? 0 : end === 0 ? predicted / whole : predicted / end - 1;
  return { ...one, predicted, error, allowedError, passes: Math.abs(error) <= allowedError, reason: null };
}

/** The predicted quantity, or why there is none. */
function predict({ kind, inputs, quantity }: Case, estimateOf: EstimateOf): number | LocalText {
  const name = KIND_OF[kind] ?? kind;
  if (!isEstimateKind(name)) return both(`no model for the kind ${kind}`, `aucun modèle pour le genre ${kind}`);
  const answer = estimateOf(name, inputs);
  if (!answer.ok) {
    const { pointer, found, allowed } = answer.issues[0]!;
    return both(
      `${pointer.slice(1)}: found ${found.en}, allowed is ${allowed.en}`,
      `${pointer.slice(1)} : trouvé ${found.fr}, attendu ${allowed.fr}`,
    );
  }
  // Some call the quantity of a statistic the statistic.
  const value = answer.estimate[quantity] ?? (quantity === 'statistic' ? answer.estimate[String(inputs.statistic)] : undefined);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return both(`the model gives no ${quantity}`, `le modèle ne donne pas ${quantity}`);
}

function kindOf(kind: string, all: readonly CaseResult[]): KindResult {
  const cases = all.filter((one) => one.kind === kind);
  const [fitted, unseen] = [true, false].map((was) => cases.filter((one) => one.fitted === was));
  return {
    kind,
    ...tallyOf(cases),
    ...(fitted!.length > 0 ? { fitted: tallyOf(fitted!) } : {}),
    ...(unseen!.length > 0 ? { unseen: tallyOf(unseen!) } : {}),
  };
}

/** What at least one case comes to. */
function tallyOf(cases: readonly CaseResult[]): Tally {
  const errors = cases.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]));
  const passing = cases.filter(({ passes }) => passes).length;
  const of = (statistic: (values: number[]) => number): number | null => (errors.length > 0 ? statistic(errors) : null);
  return {
    cases: cases.length,
    predicted: errors.length,
    medianError: of(median),
    meanError: of(mean),
    worstError: of((values) => Math.max(...values)),
    passing,
    passShare: passing / cases.length,
  };
}
