/** Keys of the whole page. Single letters act only where no field takes them. */

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
