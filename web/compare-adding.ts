/** Plans that come to the comparison from outside: a file, or a link. Each is run before it is taken up; what is wrong with it is told instead. */
import type { Signal } from '@preact/signals';
import type { Issue, LocalText, Overview } from '../src/index.ts';
import type { OverviewAnswer } from '../workers/protocol.ts';
import type { AskedPlan } from './address.ts';
import { fileKind } from './imports.ts';
import { readLink } from './link.ts';
import { MAX_FILE_BYTES, type RefusalReason } from './opening.ts';
import type { Broken } from './pack.ts';
import { reasonOf } from './reason.ts';
import type { Page, PlanRef } from './state.ts';
import { type Work, workOf } from './work.ts';

/** Why a plan was not taken up. */
export type AddTrouble =
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly reason: RefusalReason | undefined;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'link'; readonly unread: readonly string[]; readonly issues: readonly Issue[] }
  | { readonly kind: 'linkPlan' | 'linkFile'; readonly name: string }
  | { readonly kind: 'noLink' }
  | { readonly kind: 'linkBroken'; readonly reason: Broken }
  | { readonly kind: 'failed'; readonly reason: LocalText };

type Doors = {
  readonly trouble: Signal<AddTrouble | undefined>;
  readonly run: (work: Work) => Promise<OverviewAnswer | undefined>;
  readonly add: (work: Work, name?: string, overview?: Overview) => void;
};

export function createAdding(page: Page, { trouble, run, add }: Doors) {
  async function tryOut(work: Work, refuse: (issues: readonly Issue[]) => AddTrouble, name?: string): Promise<boolean> {
    trouble.value = undefined;
    try {
      const answer = await run(work);
      if (answer?.ok) add(work, name, answer.overview);
      else if (answer) trouble.value = refuse(answer.issues);
      return answer?.ok === true;
    } catch (error) {
      trouble.value = { kind: 'failed', reason: reasonOf(error) };
      return false;
    }
  }

  function planOf({ plan: name, file, text }: AskedPlan): PlanRef | undefined {
    if (file !== undefined) {
      const found = text === undefined ? page.files.value.find((one) => one.name === file) : undefined;
      if (!found && text === undefined) trouble.value = { kind: 'linkFile', name: file };
      return text === undefined ? found : { kind: 'file', name: file, text };
    }
    const first = page.plans.value[0];
    const card = name === undefined ? first : page.plans.value.find((one) => one.name === name);
    if (!card) trouble.value = { kind: 'linkPlan', name: name ?? '' };
    return card && { kind: 'shipped', name: card.name };
  }

  return {
    async addFile(file: File): Promise<boolean> {
      const refuse = (reason: RefusalReason | undefined, issues: readonly Issue[] = []): AddTrouble => {
        return { kind: 'file', file: file.name, reason, issues };
      };
      // Hours belong to a plan: they go the way of the page.
      if (fileKind(file.name) === 'hours') {
        await page.openFile(file);
        return true;
      }
      if (fileKind(file.name) !== 'plan') trouble.value = refuse('unknown');
      else if (file.size > MAX_FILE_BYTES) trouble.value = refuse('tooLarge');
      else {
        const text = await file.text().catch(() => undefined);
        if (text === undefined) trouble.value = refuse('unreadable');
        else return tryOut({ plan: { kind: 'file', name: file.name, text }, edits: {} }, (issues) => refuse(undefined, issues));
      }
      return false;
    },

    /** A link to a plan of this page, or the part of it behind the question mark. */
    async addLink(link: string): Promise<boolean> {
      const at = link.indexOf('?');
      const asked = await readLink(at < 0 ? '' : link.slice(at).replace(/#.*$/, ''));
      const isEmpty = asked.plan === undefined && asked.file === undefined && Object.keys(asked.edits).length === 0;
      if (at < 0 || (isEmpty && asked.unread.length === 0 && !/[?&](v|z|lang)=/.test(link))) trouble.value = { kind: 'noLink' };
      else if (asked.broken) trouble.value = { kind: 'linkBroken', reason: asked.broken };
      else if (asked.unread.length > 0) trouble.value = { kind: 'link', unread: asked.unread, issues: [] };
      else {
        const plan = planOf(asked);
        if (plan) return tryOut(workOf(plan, asked.edits), (issues) => ({ kind: 'link', unread: [], issues }));
      }
      return false;
    },
  };
}
