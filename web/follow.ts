/** How far an address can be followed: the plan that it asks for, the changes that the engine takes, and what is told of the rest. */
import { signal } from '@preact/signals';
import type { AskedPlan } from './address.ts';
import { type Edits, setOf } from './edits.ts';
import type { Broken } from './pack.ts';
import type { Page, PlanRef } from './state.ts';
import { namedApart } from './work.ts';

/** What of an address could not be followed. */
export type LinkTrouble = {
  readonly unread: readonly string[];
  readonly plan: string | undefined;
  readonly file: string | undefined;
  readonly version: { readonly made: string; readonly now: string } | undefined;
  /** Why its folded part could not be read. */
  readonly broken: Broken | undefined;
};
const NO_TROUBLE: LinkTrouble = { unread: [], plan: undefined, file: undefined, version: undefined, broken: undefined };

export function createFollowing(page: Pick<Page, 'engine' | 'files' | 'plans'>) {
  const trouble = signal<LinkTrouble | undefined>(undefined);

  /** The plan that an address asks for. One in the address itself takes no other's name among the files that were opened. */
  function planOf({ plan, file, text }: AskedPlan): PlanRef | undefined {
    const files = page.files.value;
    if (file !== undefined && text === undefined) return files.find(({ name }) => name === file);
    if (file !== undefined && text !== undefined) return namedApart(files, { name: file, text });
    const name = plan ?? page.plans.value[0]?.name;
    return page.plans.value.some((card) => card.name === name) ? { kind: 'shipped', name: name! } : undefined;
  }

  /** Adds to what is said of a link; the first thing said of a new one takes the place of what was said of the last. */
  function tell(part: Partial<LinkTrouble>): void {
    const before = 'broken' in part ? NO_TROUBLE : (trouble.value ?? NO_TROUBLE);
    const said = { ...before, ...part, unread: [...before.unread, ...(part.unread ?? [])] };
    const isTrouble = said.unread.length > 0 || said.plan || said.file || said.version || said.broken;
    trouble.value = isTrouble ? said : undefined;
  }

  /** The edits that the engine takes; checking a plan is cheap beside running it. Where it fails, what was not yet found to be taken is not. */
  async function sift(plan: PlanRef, edits: Edits): Promise<{ edits: Edits; refused: readonly string[] }> {
    const takes = async (some: Edits) => (await page.engine.file({ plan, set: setOf(some) })).ok;
    let taken: Edits = {};
    const refused: string[] = [];
    try {
      if (Object.keys(edits).length === 0 || (await takes(edits))) return { edits, refused };
      for (const [pointer, value] of Object.entries(edits)) {
        if (await takes({ ...taken, [pointer]: value })) taken = { ...taken, [pointer]: value };
        else refused.push(`${pointer}:${value}`);
      }
    } catch {
      // The run that follows says what is wrong with the engine.
      refused.length = 0;
      for (const [pointer, value] of Object.entries(edits))
        if (!Object.hasOwn(taken, pointer)) refused.push(`${pointer}:${value}`);
    }
    return { edits: taken, refused };
  }

  return { trouble, planOf, tell, sift };
}
