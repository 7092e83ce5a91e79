/** What only further runs can tell of the plan that is shown. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LocalText } from '../../src/index.ts';
import type { PlanRequest, Refused } from '../../workers/protocol.ts';
import { usePage } from '../context.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';

/** After this long without another change it is asked for: a drag would else ask sixty times a second. */
const REST_MS = 350;

export type Asked<T> =
  | { readonly kind: 'computing' }
  | { readonly kind: 'told'; readonly told: T }
  | { readonly kind: 'failed'; readonly reason: LocalText };

type Told<A> = Extract<A, { readonly ok: true }>;

/**
 * The answer of the engine to a question about the plan as it stands, asked anew, after a rest, when one of `about` changes. What it said
 * before is gone then, unless it `stays` until the new answer is there.
 */
export function useAsked<A extends { readonly ok: true } | Refused>(
  ask: (request: PlanRequest) => Promise<A>,
  about: readonly unknown[],
  stays = false,
): Asked<Told<A>> {
  const page = usePage();
  const state = useSignal<Asked<Told<A>>>({ kind: 'computing' });
  useEffect(() => {
    let wanted = true;
    if (!stays) state.value = { kind: 'computing' };
    const timer = setTimeout(async () => {
      const request = page.request();
      if (!request) return;
      let next: Asked<Told<A>>;
      try {
        const answer = await ask(request);
        if (!answer.ok) throw new EngineRefusal(answer.issues);
        next = { kind: 'told', told: answer as Told<A> };
      } catch (error) {
        next = { kind: 'failed', reason: reasonOf(error) };
      }
      if (wanted) state.value = next;
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [page, ...about]);
  return state.value;
}
