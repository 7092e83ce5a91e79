/** The models against published results: each case predicted from its inputs alone, and what that comes to by kind. */
import { mean, median } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import { type Issue, issueAt } from '../scenario/issues.ts';
import { both, type LocalText, show } from '../scenario/words.ts';
import { type EstimateKind, estimate, isEstimateKind } from './estimate.ts';

/** One published result. A case passes when |predicted / published - 1| is at most its tolerance. */
export type Case = {
  readonly id: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly quantity: string;
  readonly published: number;
  readonly tolerance: number;
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
  readonly error: number | null;
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
  const cases = (input as readonly Case[]).map((one) => judge(one, catalogue));
  const kinds = [...new Set(cases.map(({ kind }) => kind))].map((kind) => kindOf(kind, cases));
  return { ok: true, validation: { cases, kinds } };
}

function issuesOf(input: unknown, file: string): Issue[] {
  if (!Array.isArray(input) || input.length > MOST_CASES)
    return [
      issueAt(file, '', show(input), both(`a list of at most ${MOST_CASES} cases`, `une liste d’au plus ${MOST_CASES} cas`)),
    ];
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
    const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
    if (!isNumber(record.published) || record.published === 0)
      fault('published', record.published, both('a number other than 0', 'un nombre autre que 0'));
    if (!isNumber(record.tolerance) || record.tolerance < 0)
      fault('tolerance', record.tolerance, both('a number from 0 on: 0.1 is 10 %', 'un nombre positif ou nul : 0.1 vaut 10 %'));
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

function judge(one: Case, catalogue: Catalogue): CaseResult {
  const predicted = predict(one, catalogue);
  if (typeof predicted !== 'number') return { ...one, predicted: null, error: null, passes: false, reason: predicted };
  const error = predicted / one.published - 1;
  return { ...one, predicted, error, passes: Math.abs(error) <= one.tolerance, reason: null };
}

/** The predicted quantity, or why there is none. */
function predict({ kind, inputs, quantity }: Case, catalogue: Catalogue): number | LocalText {
  const name = KIND_OF[kind] ?? kind;
  if (!isEstimateKind(name)) return both(`no model for the kind ${kind}`, `aucun modèle pour le genre ${kind}`);
  const answer = estimate(name, inputs, catalogue, '', true);
  if (!answer.ok) {
    const { pointer, found, allowed } = answer.issues[0]!;
    return both(
      `${pointer.slice(1)}: found ${found.en}, allowed is ${allowed.en}`,
      `${pointer.slice(1)} : trouvé ${found.fr}, attendu ${allowed.fr}`,
    );
  }
  const value = answer.estimate[quantity];
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
