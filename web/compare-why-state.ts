/** Why one of the compared plans differs from another: what is asked, how far it is, and what was answered before. */
import { batch, signal } from '@preact/signals';
import type { Attribution, ComparedInput, Grain, LocalText } from '../src/index.ts';
import type { BetweenRequest } from '../workers/protocol.ts';
import type { Plan } from './compare-state.ts';
import { EngineRefusal, reasonOf } from './reason.ts';
import type { Page } from './state.ts';
import { requestOf, type Work } from './work.ts';

export type WhyTold = {
  readonly key: string;
  /** The plans as they stood when it was asked. */
  readonly base: Plan;
  readonly plan: Plan;
  readonly grain: Grain;
  readonly inputs: readonly (readonly ComparedInput[])[];
  readonly attribution: Attribution;
};
export type WhyState =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly reason: LocalText };

/** So many answers are kept. */
const MOST_KEPT = 24;

export type WhyOfPlans = ReturnType<typeof createWhyOfPlans>;
const known = new WeakMap<Page, WhyOfPlans>();

export function whyOfPlans(page: Page): WhyOfPlans {
  const found = known.get(page);
  if (found) return found;
  const made = createWhyOfPlans(page);
  known.set(page, made);
  return made;
}

/** Names a question: the same plans, with the same changes and hours, parted alike. */
export function whyKey(base: Work, plan: Work, grain: Grain): string {
  const keyOf = ({ plan, edits, imports }: Work) => {
    const files = [
      ...(imports?.weather ?? []).map(({ site, file }) => [site, file.digest]),
      imports?.price?.digest,
      imports?.carbon?.digest,
    ];
    return [plan, Object.entries(edits).sort(([a], [b]) => (a < b ? -1 : 1)), files];
  };
  return JSON.stringify([keyOf(base), keyOf(plan), grain]);
}

export function createWhyOfPlans(page: Pick<Page, 'engine'>) {
  const state = signal<WhyState>({ kind: 'idle' });
  const answers = signal<ReadonlyMap<string, WhyTold>>(new Map());
  /** The last that was answered or looked at again. */
  const last = signal<WhyTold | undefined>(undefined);
  let asked = 0;

  function stop(): void {
    asked++;
    page.engine.stopAttribution();
  }

  return {
    state,
    answers,
    last,

    async ask(base: Plan, plan: Plan, grain: Grain): Promise<void> {
      if (state.value.kind === 'running') stop();
      const mine = ++asked;
      const question: BetweenRequest = { from: requestOf(base.work), to: requestOf(plan.work), grain };
      state.value = { kind: 'running', done: 0, of: 0 };
      try {
        const answer = await page.engine.attribute(question, (done, of) => {
          if (mine === asked) state.value = { kind: 'running', done, of };
        });
        if (mine !== asked) return;
        if (!answer.ok) throw new EngineRefusal(answer.issues);
        const key = whyKey(base.work, plan.work, grain);
        const told = { key, base, plan, grain, inputs: answer.inputs, attribution: answer.attribution };
        batch(() => {
          answers.value = new Map([...[...answers.value].filter(([one]) => one !== key).slice(1 - MOST_KEPT), [key, told]]);
          last.value = told;
          state.value = { kind: 'idle' };
        });
      } catch (error) {
        if (mine === asked) state.value = { kind: 'failed', reason: reasonOf(error) };
      }
    },

    /** Frees the page at once: the worker is ended, and the next question starts another. */
    cancel(): void {
      if (state.value.kind !== 'running') return;
      stop();
      state.value = { kind: 'cancelled' };
    },
  };
}
