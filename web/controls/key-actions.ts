/** What the keys of the page do wherever the reader is. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import { usePage } from '../context.ts';
import { pointerOf } from '../edits.ts';
import { isLocked } from '../locks.ts';
import { holdBefore } from '../before.ts';
import { replay } from '../replay.ts';
import { savePlan } from '../save-plan.ts';
import type { Page } from '../state.ts';
import { commandOf, historyKey, keysShown, letterOf } from './keys.ts';

/** The field that opens a file, hidden behind its button. */
export const OPEN_FIELD = 'open-file';
/** So long a word aside is shown. */
const ASIDE_MS = 2500;

/** A word aside of what a key did. */
export type Aside = 'before' | 'noBefore' | 'replay' | 'noReplay' | 'locked' | 'unlocked';

/** Listens for the keys of the page; what there is to say of the last one is told. */
export function useKeys(): Aside | undefined {
  const page = usePage();
  const aside = useSignal<Aside | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (what: Aside | undefined, forMs?: number) => {
      clearTimeout(timer);
      aside.value = what;
      if (forMs !== undefined)
        timer = setTimeout(() => {
          aside.value = undefined;
        }, forMs);
    };
    /** What a motion that is under way does when anything else begins. */
    let finish: (() => void) | undefined;
    const end = () => {
      finish?.();
      finish = undefined;
    };

    const letters: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
      '?': () => {
        keysShown.value = true;
      },
      s: ({ target }) => {
        const lever = leverAt(page, target);
        if (lever) page.openSources({ text: '', pointer: pointerOf(lever) });
      },
      l: ({ target }) => {
        const lever = leverAt(page, target);
        if (!lever) return;
        page.toggleLock(lever);
        say(isLocked(lever, page.locks.peek()) ? 'locked' : 'unlocked', ASIDE_MS);
      },
      r: () => {
        const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
        finish = replay(page, isCalm, () => {
          finish = undefined;
          say(undefined);
        });
        say(finish ? 'replay' : 'noReplay', finish ? undefined : ASIDE_MS);
      },
      b: () => {
        const release = holdBefore(page);
        finish =
          release &&
          (() => {
            release();
            say(undefined);
          });
        say(release ? 'before' : 'noBefore', release ? undefined : ASIDE_MS);
      },
    };
    const commands: Readonly<Record<string, () => void>> = {
      s: () => {
        takeTyped();
        void savePlan(page);
      },
      o: () => document.getElementById(OPEN_FIELD)?.click(),
    };

    const onKey = (event: KeyboardEvent) => {
      const letter = letterOf(event);
      // A key that is held repeats: it is still the same one.
      if (event.repeat && letter !== undefined) return;
      end();
      const way = historyKey(event);
      const command = commandOf(event);
      if (way) {
        event.preventDefault();
        page[way]();
      } else if (command !== undefined && Object.hasOwn(commands, command)) {
        event.preventDefault();
        if (!document.querySelector('dialog[open]')) commands[command]!();
      } else if (letter !== undefined && Object.hasOwn(letters, letter)) {
        event.preventDefault();
        letters[letter]!(event);
      }
    };
    const onKeyUp = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === 'b' && aside.peek() === 'before') end();
    };
    // First of all who listen: what is only shown must be gone before another hand moves what stands.
    addEventListener('keydown', onKey, true);
    addEventListener('keyup', onKeyUp);
    addEventListener('pointerdown', end, true);
    addEventListener('blur', end);
    return () => {
      end();
      clearTimeout(timer);
      removeEventListener('keydown', onKey, true);
      removeEventListener('keyup', onKeyUp);
      removeEventListener('pointerdown', end, true);
      removeEventListener('blur', end);
    };
  }, [page, aside]);
  return aside.value;
}

/** The lever whose card has the keys. */
function leverAt(page: Page, target: EventTarget | null): Lever | undefined {
  const id = target instanceof Element ? target.closest<HTMLElement>('.lever')?.dataset.lever : undefined;
  return page.description.peek()?.levers.find((one) => one.id === id);
}

/** Takes what is typed into a field and not yet left. */
function takeTyped(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || field.type !== 'text') return;
  field.blur();
  field.focus();
}
