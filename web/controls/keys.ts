/** Keys of the whole page. Single letters act only where no field takes them, and not at all for who has switched them off. */
import { signal } from '@preact/signals';
import { keepLettersOn, lettersOnAtFirst } from '../preferences.ts';

/** Keys of one sign are easily hit by speech input, so they can be switched off. */
export const lettersOn = signal(lettersOnAtFirst());
lettersOn.subscribe(keepLettersOn);

/** True while the list of keys is shown. */
export const keysShown = signal(false);

/** The key of one sign that an event brings, where it is meant for the page. */
export function letterOf(event: KeyboardEvent): string | undefined {
  if (!lettersOn.peek() || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (hasKeys(event.target) || document.querySelector('dialog[open]')) return undefined;
  return event.key.toLowerCase();
}

/** `s` for Ctrl+S, or for the Command key where there is one. */
export function commandOf(event: KeyboardEvent): string | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  return event.key.toLowerCase();
}

/** True where letters are written or choose something themselves. */
export function hasKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=range], [type=checkbox]), select, textarea, [contenteditable]') !== null
  );
}

/** Which way in the history a key leads; in a field the browser's own undo is meant. */
export function historyKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const target = event.target;
  if (target instanceof HTMLInputElement && target.type === 'text' && isHalfTyped(target)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}

/** A field whose text is not yet taken: what is undone there is the typing. */
function isHalfTyped(field: HTMLInputElement): boolean {
  return field.id === 'find' || (field.dataset.shown !== undefined && field.value !== field.dataset.shown);
}
