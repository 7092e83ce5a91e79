import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import type { TrialAnswer } from '../../workers/protocol.ts';
import { usePage, useWords } from '../context.ts';
import { leverValue, sameEdits, type Value, withLever } from '../edits.ts';
import { computingText, effectText, nextStep, stepText } from '../effect.ts';
import { requestOf } from '../work.ts';

/** After this long without a move the step is tried: never while a hand is on the lever. */
const REST_MS = 300;
const MOST_KEPT = 60;
/** What was tried, by the run that it was tried from. */
const known = new Map<string, TrialAnswer>();

/** What one step more of the lever in hand would do, by running the plan with it. */
export function Effect({ lever }: { readonly lever: Lever }) {
  const page = usePage();
  const words = useWords();
  const told = useSignal<{ readonly from: Value; readonly to: Value; readonly answer: TrialAnswer } | undefined>(undefined);
  const answer = page.answer.value;
  const isHeld = page.held.value !== undefined;
  const edits = page.edits.value;
  const locks = page.locks.value;
  const isSettled = answer !== undefined && !isHeld && !page.isBefore.value && sameEdits(answer.edits, edits);
  const hash = answer?.overview.summary.scenario.hash;
  const next = nextStep(lever, edits, locks);

  useEffect(() => {
    told.value = undefined;
    const work = page.work();
    if (!isSettled || !work || next === undefined) return;
    const from = leverValue(lever, edits);
    const trial = withLever(edits, lever, next, locks);
    const key = `${hash}\n${JSON.stringify(trial)}`;
    let wanted = true;
    const tell = (found: TrialAnswer) => {
      if (wanted) told.value = { from, to: next, answer: found };
    };
    const found = known.get(key);
    if (found) return tell(found);
    const timer = setTimeout(async () => {
      try {
        const found = await page.engine.trial(requestOf({ ...work, edits: trial }));
        if (!found) return;
        known.set(key, found);
        if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
        tell(found);
      } catch {
        // The notice of the page says what is wrong with the engine.
      }
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [page, lever, isSettled, hash, edits, locks]);

  if (next === undefined) return null;
  const { value } = told;
  const summary = answer?.overview.summary;
  return (
    <p class="effect" role="status">
      {value && summary ? (
        effectText(lever, stepText(lever, value.from, value.to, words), summary, value.answer, words)
      ) : (
        <span class="quiet">{computingText(words.language)}</span>
      )}
    </p>
  );
}
