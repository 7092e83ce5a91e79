/** What was typed of a measure and not saved: it is there again when the same measure is next written. */
import type { Page } from '../state.ts';
import type { OwnMeasure } from './list.ts';

const drafts = new WeakMap<Page, Map<string, OwnMeasure>>();

const keyOf = (former: OwnMeasure | undefined): string => (former ? JSON.stringify([former.name, former.formula]) : '');

export function draftOf(page: Page, former: OwnMeasure | undefined): OwnMeasure | undefined {
  return drafts.get(page)?.get(keyOf(former));
}

/** Keeps what stands in the fields, unless it is what they began with. */
export function keepDraft(page: Page, former: OwnMeasure | undefined, typed: OwnMeasure): void {
  const isNew = typed.name.trim() !== (former?.name ?? '') || typed.formula.trim() !== (former?.formula ?? '');
  if (!isNew) {
    dropDraft(page, former);
    return;
  }
  const kept = drafts.get(page) ?? new Map<string, OwnMeasure>();
  drafts.set(page, kept.set(keyOf(former), typed));
}

export function dropDraft(page: Page, former: OwnMeasure | undefined): void {
  drafts.get(page)?.delete(keyOf(former));
}
