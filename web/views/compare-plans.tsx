import type { Mark } from '../charts/compare-data.ts';
import { markPath } from '../charts/render-compare.ts';
import { OWN, type Plan } from '../compare-state.ts';
import { LETTERS } from '../compared.ts';
import { planName, planOrigin } from '../compare-text.ts';
import { usePage, useWords } from '../context.ts';
import { useCompare, useCompareWords } from './use-compare.ts';

/** The plans by letter: their names, which of them is the base, and what can be done with each. */
export function ComparedPlans() {
  const compare = useCompare();
  const { say } = useCompareWords();
  const step = compare.past.value.at(-1);
  const plans = compare.plans.value;
  return (
    <>
      <ol class="compared-plans" aria-label={say('plans')}>
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} isOnly={plans.length === 1} />
        ))}
      </ol>
      <p class="compare-undo">
        <button id="compare-undo" type="button" hidden={!step} onClick={() => compare.undo()}>
          {step ? say('undo', { what: say(`step.${step.kind}`, { letter: step.letter }) }) : ''}
        </button>
      </p>
    </>
  );
}

function PlanRow({ plan, isOnly }: { readonly plan: Plan; readonly isOnly: boolean }) {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const said = useCompareWords();
  const { say } = said;
  const { id, letter, run } = plan;
  const name = planName(plan, page, words, said);
  const origin = planOrigin(plan, page, words, said);
  return (
    <li
      onPointerEnter={() => {
        compare.lit.value = id;
      }}
      onPointerLeave={() => {
        compare.lit.value = undefined;
      }}
    >
      <PlanSwatch mark={markOf(letter)} />
      <strong class="letter">{letter}</strong>
      <span class="naming">
        <input
          key={`${id} ${name}`}
          id={`plan-name-${letter}`}
          type="text"
          maxLength={120}
          autocomplete="off"
          aria-label={say('name', { letter })}
          defaultValue={name}
          onChange={(event) => {
            // Back to what the plan is called by itself, where nothing or just that is written.
            const typed = event.currentTarget.value.trim();
            compare.rename(id, typed === origin ? '' : typed);
            if (typed === '') event.currentTarget.value = origin;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <span class="origin">
          {[id === OWN ? say('onPage') : '', plan.name === undefined ? '' : origin].filter((part) => part !== '').join(', ')}
          {run.kind === 'running' && <span role="status">{say('running')}</span>}
          {run.kind === 'failed' && <span class="fails">{say('failedRun', { reason: run.reason[words.language] })}</span>}
        </span>
      </span>
      {!isOnly && (
        <label class="base">
          <input
            type="radio"
            name="compare-base"
            aria-label={say('baseOf', { letter })}
            checked={compare.basePlan.value?.id === id}
            disabled={run.kind !== 'told'}
            onChange={() => {
              compare.base.value = id;
            }}
          />
          {say('base')}
        </label>
      )}
      {id !== OWN && (
        <span class="acts">
          <button type="button" aria-label={say('openOf', { letter })} onClick={() => compare.openOnPage(id)}>
            {say('open')}
          </button>
          <button type="button" aria-label={say('swapOf', { letter })} onClick={() => compare.swap(id)}>
            {say('swap')}
          </button>
          <button
            type="button"
            aria-label={say('removeOf', { letter })}
            onClick={() => {
              compare.remove(id);
              // The button is gone with its plan: the keys go to what takes it back.
              setTimeout(() => document.getElementById('compare-undo')?.focus());
            }}
          >
            {say('remove')}
          </button>
        </span>
      )}
    </li>
  );
}

export function markOf(letter: Plan['letter']): Mark {
  return LETTERS.indexOf(letter) as Mark;
}

/** A piece of the line of a plan, with its mark. */
export function PlanSwatch({ mark }: { readonly mark: Mark }) {
  return (
    <svg class="figure swatch-line" width="52" height="14" viewBox="0 0 52 14" aria-hidden="true">
      <g class="plans">
        <g class={`plan-line plan-${mark}`}>
          <path class="stroke" d="M0,7H44" />
          <path class="mark" d={markPath(mark)} transform="translate(45,7)" />
        </g>
      </g>
    </svg>
  );
}
