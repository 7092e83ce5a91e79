import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { isIdle, isMoved, leftFor, leverValue, mayBeUsed } from '../edits.ts';
import { isLocked, isWedged } from '../locks.ts';
import { DateField } from './date-field.tsx';
import { later } from '../views/later.tsx';
import { useDerived } from './derived.ts';
import { press, take } from './in-hand.ts';
import { choiceText, fieldLabel, idleText, leverLabel, placeText, refusedText, valueText } from './lever-text.ts';
import { Padlock } from './padlock.tsx';
import { QuantityControl } from './quantity.tsx';
import { SourceMark } from './source-mark.tsx';

/** What one step more would do: fetched with the first lever that is taken in hand. */
const Effect = later<{ lever: Lever }>(() => import('./effect.tsx').then(({ Effect }) => Effect));

export type Shown = 'alone' | 'inPlace';

/** One lever: its name and source, and a control that re-runs the plan while it moves. It follows its own value and no other. */
export function LeverCard({ lever, shown = 'alone' }: { readonly lever: Lever; readonly shown?: Shown }) {
  const page = usePage();
  const words = useWords();
  const label = leverLabel(lever, words);
  const moved = useDerived(() => isMoved(lever, page.edits.value), [lever, page]);
  const value = useDerived(() => leverValue(lever, page.edits.value), [lever, page]);
  const refused = useDerived(
    () => (page.leverTrouble.value?.id === lever.id ? page.leverTrouble.value.issue : undefined),
    [lever, page],
  );
  const isUnused = useDerived(
    () => lever.entry !== null && !lever.entry.used && !mayBeUsed(lever.entry, page.edits.value),
    [lever, page],
  );
  const isWaiting = useDerived(() => isIdle(lever, page.edits.value), [lever, page]);
  const left = useDerived(() => leftFor(lever, page.edits.value), [lever, page]);
  const locked = useDerived(() => isLocked(lever, page.locks.value), [lever, page]);
  const wedged = useDerived(() => isWedged(lever, page.locks.value), [lever, page]);
  /** Why nothing moves the lever: it is said where somebody tries. */
  const holds = locked ? words.t('lock.holds') : wedged ? words.t('lock.wedged') : undefined;
  const trouble = useSignal('');
  const said = refused === undefined ? trouble.value : refusedText(refused, lever, page.description.value?.levers ?? [], words);
  // What was said of the lock goes with the lock.
  useEffect(() => {
    trouble.value = '';
  }, [holds, trouble]);
  const isInHand = useDerived(() => page.inHand.value === lever.id, [lever, page]);
  const card = useSought(lever);
  const id = `lever-${lever.id}`;
  const planText = textOf(lever, lever.planValue);

  function textOf(of: Lever, plain: Lever['planValue']): string {
    if (of.kind === 'quantity') return valueText(of, plain as number, words);
    if (of.kind === 'choice')
      return words.t('lever.quoted', { name: choiceText(of.field, String(plain), words, of.optionNames) });
    if (of.kind === 'date') return words.format.date(String(plain));
    return words.t(plain ? 'sources.yes' : 'sources.no');
  }

  const described = said ? { 'aria-describedby': `trouble-${lever.id}` } : {};
  return (
    <div
      ref={card}
      class={`lever${moved ? ' changed' : ''}${locked ? ' locked' : ''}`}
      data-lever={lever.id}
      onPointerDown={() => press(page, lever.id)}
      onFocusIn={() => take(page, lever.id)}
    >
      <div class={lever.kind === 'switch' ? 'head switched' : 'head'}>
        <label for={id}>{shown === 'inPlace' ? <InPlace lever={lever} /> : label}</label>
        <div class="marks">
          <Padlock lever={lever} label={label} isLocked={locked} />
          <SourceMark lever={lever} label={label} />
        </div>
      </div>
      {lever.kind === 'quantity' && (
        <QuantityControl lever={lever} label={label} value={value as number} trouble={trouble} said={said} holds={holds} />
      )}
      {lever.kind === 'choice' && (
        <select
          id={id}
          value={String(value)}
          {...described}
          aria-disabled={holds !== undefined}
          onChange={({ currentTarget: field }) => {
            if (holds === undefined) return page.moveLever(lever, field.value);
            trouble.value = holds;
            field.value = String(value);
          }}
        >
          {lever.options.map((option) => (
            <option key={option} value={option}>
              {choiceText(lever.field, option, words, lever.optionNames)}
            </option>
          ))}
        </select>
      )}
      {lever.kind === 'date' && (
        <DateField lever={lever} label={label} value={String(value)} trouble={trouble} said={said} holds={holds} />
      )}
      {lever.kind === 'switch' && (
        <input
          id={id}
          type="checkbox"
          checked={Boolean(value)}
          {...described}
          aria-disabled={holds !== undefined}
          onChange={({ currentTarget: field }) => {
            if (holds === undefined) return page.moveLever(lever, field.checked);
            trouble.value = holds;
            field.checked = Boolean(value);
          }}
        />
      )}
      <p class="trouble" id={`trouble-${lever.id}`} role="alert">
        {said}
      </p>
      {isInHand && !isWaiting && !isUnused && holds === undefined && <Effect lever={lever} />}
      {isWaiting && <p class="note">{idleText(lever, page.description.value?.levers ?? [], words)}</p>}
      {isUnused && <p class="note">{words.t('lever.unused')}</p>}
      {left !== undefined && (
        <p class="note">{words.t('lever.rest', { rest: words.format.percent(Math.max(0, left - Number(value))) })}</p>
      )}
      {moved && holds === undefined && (
        <button
          type="button"
          class="reset"
          aria-label={words.t('lever.resetLabel', { label, value: planText })}
          onClick={() => {
            trouble.value = '';
            page.moveLever(lever, lever.planValue);
          }}
        >
          {words.t('lever.reset', { value: planText })}
        </button>
      )}
    </div>
  );
}

/** Under the heading of its place a lever need not repeat it to the eye; its full name stays for those who hear it. */
function InPlace({ lever }: { readonly lever: Lever }) {
  const words = useWords();
  const outer = placeText({ ...lever, place: lever.place.slice(0, 1) }, words);
  const inner = placeText(lever, words, 1);
  const label = fieldLabel(lever.field, words);
  return (
    <>
      {outer !== '' && <span class="unseen">{`${outer}, `}</span>}
      {inner === '' ? <span class="capital">{label}</span> : words.t('lever.placed', { place: inner, label })}
    </>
  );
}

/** Brings the lever into view, and the keys to it, when it is sought. */
function useSought(lever: Lever) {
  const page = usePage();
  const card = useRef<HTMLDivElement>(null);
  const isSought = useDerived(() => page.sought.value === lever.id, [lever, page]);
  useEffect(() => {
    if (!isSought || !card.current) return;
    page.sought.value = undefined;
    card.current.scrollIntoView({ block: 'center' });
    card.current.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
  }, [isSought, page]);
  return card;
}
