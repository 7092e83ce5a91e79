/** How the page begins, and what of it outlives the visit: the address, and what the browser keeps. */
import { batch, effect, signal } from '@preact/signals';
import { LONGEST, readAddress, writeAddress } from './address.ts';
import { type Edits, setOf } from './edits.ts';
import type { Keep, KeptWork } from './keep.ts';
import { reasonOf } from './reason.ts';
import type { Page, PlanRef } from './state.ts';
import { NO_LOCKS } from './locks.ts';
import type { OwnPlan, Shelf } from './shelf.ts';
import { type FilePlan, samePlan, sameQuestion, type Work, workOf } from './work.ts';

/** After a gesture, before the address follows: browsers allow about ten writes a second and no more. */
export const ADDRESS_DELAY_MS = 400;

/** What of an address could not be followed. */
export type LinkTrouble = {
  readonly unread: readonly string[];
  readonly plan: string | undefined;
  readonly file: string | undefined;
  readonly version: { readonly made: string; readonly now: string } | undefined;
};
/** Why the address does not hold everything. */
export type AddressNote = 'tooLong' | 'file' | 'hours';

/** The parts of a window that are written to; tests count the calls. */
export type Bar = { readonly search: () => string; readonly replace: (query: string) => void };

export type Session = ReturnType<typeof createSession>;

export function createSession(page: Page, keep: Keep, bar: Bar) {
  const trouble = signal<LinkTrouble | undefined>(undefined);
  const note = signal<AddressNote | undefined>(undefined);
  /** True once the browser has refused to keep something. */
  const unkept = signal(false);
  /** True once the reader has closed what was said of it. */
  const unkeptRead = signal(false);
  /** The work of the last visit, when the page began with something else. */
  const keptWork = signal<KeptWork | undefined>(undefined);
  let shown = bar.search();
  let written: Work | undefined;
  const keptTexts = new Map<string, string>();
  /** The plans of one's own as the browser has them. */
  let keptShelf: Shelf = [];
  let keeping: Promise<void> = Promise.resolve();

  async function start(): Promise<void> {
    try {
      page.plans.value = await page.engine.plans();
    } catch (error) {
      page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      return;
    }
    const keeping = readKept();
    const asked = readAddress(shown);
    if (asked.file !== undefined) await keeping;
    await follow(asked, page.begin);
    await keeping;
    const kept = keptWork.value;
    const now = page.work();
    if (kept && now && sameQuestion(kept, now)) {
      // An address says no name of a plan of one's own.
      if (kept.own !== undefined && page.shelf.value.some(({ name }) => name === kept.own)) page.own.value = kept.own;
      written = page.work();
      keptWork.value = undefined;
    }
    effect(follower);
    effect(() => void keepShelf(page.shelf.value));
    effect(() => {
      const opened = page.answer.value?.plan;
      if (opened?.kind === 'file') void keepPlan(opened);
    });
  }

  async function readKept(): Promise<void> {
    try {
      const [plans, work, own] = await Promise.all([keep.plans(), keep.work(), keep.ownPlans()]);
      keptShelf = own;
      page.shelf.value = [...own, ...page.shelf.value.filter(({ name }) => !own.some((one) => one.name === name))];
      const files = plans.map(({ name, text }): FilePlan => ({ kind: 'file', name, text }));
      for (const { name, text } of files) keptTexts.set(name, text);
      const open = page.files.value;
      page.files.value = [...open, ...files.filter(({ name }) => !open.some((one) => one.name === name))];
      keptWork.value = work;
    } catch {
      // Said when there is something to keep.
    }
  }

  /** Shows what an address asks for, and says what of it could not be followed. */
  async function follow(asked: ReturnType<typeof readAddress>, go: (work: Work) => void): Promise<void> {
    const file = asked.file === undefined ? undefined : page.files.value.find(({ name }) => name === asked.file);
    const kept = keptWork.value;
    const first = page.plans.value[0];
    if (!first) return;
    const card = page.plans.value.find(({ name }) => name === asked.plan);
    const plan: PlanRef = file ?? { kind: 'shipped', name: (card ?? first).name };
    // The address of a file names it and no more; what was done to it is among what this browser keeps.
    const keptOfFile = file && kept && samePlan(kept.plan, file) ? kept : undefined;
    const allowed = file ? { edits: keptOfFile?.edits ?? {}, refused: [] } : await sift(plan, asked.edits);
    const said = {
      unread: [...asked.unread, ...allowed.refused],
      plan: asked.plan !== undefined && !card ? asked.plan : undefined,
      file: asked.file !== undefined && !file ? asked.file : undefined,
      version: undefined,
    };
    batch(() => {
      trouble.value = said.unread.length > 0 || said.plan || said.file ? said : undefined;
      const locks = file ? (keptOfFile?.locks ?? NO_LOCKS) : asked.locks;
      go(workOf(plan, allowed.edits, keptOfFile?.imports, locks, keptOfFile?.own));
      written = page.work();
      note.value = noteOf(page.work(), false);
    });
    if (asked.version === undefined || Object.keys(asked.edits).length === 0) return;
    const made = asked.version;
    const stop = page.answer.subscribe((answer) => {
      if (!answer) return;
      const now = answer.overview.summary.modelVersion;
      if (now !== made) trouble.value = { ...said, version: { made, now } };
      queueMicrotask(() => stop());
    });
  }

  /** The edits that the engine takes; checking a plan is cheap beside running it. */
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
    }
    return { edits: taken, refused };
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Follows the work: while a lever is held nothing is written, and afterwards once. */
  function follower(): void {
    const isHeld = page.held.value !== undefined;
    const [plan, edits, imports] = [page.plan.value, page.edits.value, page.imports.value];
    const [locks, own] = [page.locks.value, page.own.value];
    clearTimeout(timer);
    if (isHeld || !plan) return;
    const work = workOf(plan, edits, imports, locks, own);
    if (isWritten(work)) return;
    timer = setTimeout(() => write(work), ADDRESS_DELAY_MS);
  }

  function isWritten({ plan, edits, imports, locks, own }: Work): boolean {
    const isSame = written?.plan === plan && written.edits === edits && written.imports === imports;
    return isSame && written?.locks === locks && written?.own === own;
  }

  function noteOf(work: Work | undefined, tooLong: boolean): AddressNote | undefined {
    if (work?.plan.kind === 'file') return 'file';
    if (work?.imports) return 'hours';
    return tooLong ? 'tooLong' : undefined;
  }

  function write(work: Work): void {
    clearTimeout(timer);
    written = work;
    const isFirst = work.plan.kind === 'shipped' && work.plan.name === page.plans.value[0]?.name;
    const isPlain = isFirst && Object.keys(work.edits).length === 0 && !work.locks;
    const version = page.answer.value?.overview.summary.modelVersion;
    const query = writeAddress({ ...work, plan: isPlain ? undefined : work.plan, version }, shown);
    const tooLong = query.length > LONGEST;
    note.value = noteOf(work, tooLong);
    show(tooLong ? writeAddress({ plan: work.plan, edits: {}, version }, shown) : query);
    const isWork =
      work.plan.kind === 'file' ||
      Object.keys(work.edits).length > 0 ||
      work.imports !== undefined ||
      work.locks !== undefined ||
      work.own !== undefined;
    void attempt(() => keep.saveWork(isWork ? work : undefined));
  }

  function show(query: string): void {
    if (query === shown) return;
    shown = query;
    bar.replace(query);
  }

  async function keepPlan({ name, text }: FilePlan): Promise<void> {
    if (keptTexts.get(name) === text) return;
    keptTexts.set(name, text);
    await attempt(() => keep.addPlan({ name, text, openedMs: Date.now() }));
  }

  /** What was changed of the plans of one's own is kept, and nothing else: another tab may have changed others. */
  async function keepShelf(shelf: Shelf): Promise<void> {
    const before = keptShelf;
    keptShelf = shelf;
    const gone = before.filter(({ name }) => !shelf.some((one) => one.name === name));
    const fresh = shelf.filter((one: OwnPlan) => !before.includes(one));
    // One after the other: what is deleted and brought back at once must not end as deleted.
    keeping = keeping.then(async () => {
      for (const { name } of gone) await attempt(() => keep.removeOwn(name));
      for (const plan of fresh) await attempt(() => keep.saveOwn(plan));
    });
    await keeping;
  }

  async function attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch {
      unkept.value = true;
    }
  }

  return {
    trouble,
    note,
    unkept,
    unkeptRead,
    keptWork,
    start,

    /** The address was changed by hand or by the back button; a jump inside the page changes nothing. */
    async arrive(): Promise<void> {
      const search = bar.search();
      if (search === shown) return;
      shown = search;
      await follow(readAddress(search), page.openWork);
    },

    /** What is not yet written is written now: the page may be about to go. */
    flush(): void {
      const now = page.work();
      if (now && written && page.answer.value && !isWritten(now)) write(now);
    },

    takeUpWork(): void {
      const kept = keptWork.value;
      if (!kept) return;
      keptWork.value = undefined;
      page.openWork(kept);
    },

    /** Forgets a plan that was opened; it leaves the list once it is gone. The plan on the page stays until another is chosen. */
    async forget(name: string): Promise<void> {
      await attempt(() => keep.removePlan(name));
      page.files.value = page.files.value.filter((file) => file.name !== name);
      if (keptWork.value?.plan.kind === 'file' && keptWork.value.plan.name === name) keptWork.value = undefined;
    },
  };
}
