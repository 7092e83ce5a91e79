/** Plans side by side: fetched when somebody compares some. */
import {
  type Between,
  between,
  type Coalition,
  type Compared,
  type ComparedInput,
  comparedInputs,
  type Grain,
  type Imports,
  type MixTold,
  outcomeNumbers,
  type Summary,
} from '../src/index.ts';
import type { BetweenRequest, PlanRequest } from './protocol.ts';

/** So long a worker makes runs before it answers: a page tells how far they are, and can stop them. */
const SPELL_MS = 120;

export function compareInputs(plans: readonly Compared[]): ComparedInput[] {
  return comparedInputs(plans);
}

/** Names two plans; hours from files go by the fingerprints of the files. */
export function pairKey({ from, to, grain }: BetweenRequest): string {
  const keyOf = ({ plan, set, imports }: PlanRequest) => {
    const files = [
      ...(imports?.weather ?? []).map(({ site, file }) => [site, file.digest]),
      imports?.price?.digest,
      imports?.carbon?.digest,
    ];
    return [plan, set, files];
  };
  return JSON.stringify([keyOf(from), keyOf(to), grain]);
}

export function pairBetween(one: Compared, other: Compared, opened: Parameters<typeof between>[2], grain: Grain): Between {
  return between(one, other, opened, grain);
}

/** A mixed plan that loads, with its hours from files. */
export type MixedPlan = Extract<ReturnType<Between['mix']>, { ok: true }> & { readonly imports: Imports };

/** What some mixes come to; one at least, and the rest as long as there is time. */
export function runMixes(
  pair: Between,
  coalitions: readonly Coalition[],
  run: (mixed: MixedPlan) => Summary,
  spellMs = SPELL_MS,
): MixTold[] {
  const end = performance.now() + spellMs;
  const told: MixTold[] = [];
  for (const coalition of coalitions) {
    const plan = pair.mix(coalition);
    told.push(plan.ok ? { ok: true, outcomes: outcomeNumbers(run(plan)) } : { ok: false, issue: plan.issues[0]! });
    if (performance.now() > end) break;
  }
  return told;
}
