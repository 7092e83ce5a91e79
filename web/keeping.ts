/** What of a visit outlives it: the plans that were opened, those of one's own, and the work that is under way. */
import { signal } from '@preact/signals';
import type { Keep, KeptWork } from './keep.ts';
import type { OwnPlan, Shelf } from './shelf.ts';
import type { Page } from './state.ts';
import type { FilePlan, Work } from './work.ts';

export function createKeeping(page: Page, keep: Keep) {
  /** True once the browser has refused to keep something. */
  const unkept = signal(false);
  /** True once the reader has closed what was said of it. */
  const unkeptRead = signal(false);
  /** The work of the last visit, when the page began with something else. */
  const keptWork = signal<KeptWork | undefined>(undefined);
  /** True once work of this page is what the browser keeps. */
  const isKeeping = signal(false);
  /** How often it was kept. */
  const keptTimes = signal(0);
  const keptTexts = new Map<string, string>();
  /** The plans of one's own as the browser has them. */
  let keptShelf: Shelf = [];
  let keeping: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
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

  async function saveWork(work: Work): Promise<void> {
    const isWork =
      work.plan.kind === 'file' ||
      Object.keys(work.edits).length > 0 ||
      work.imports !== undefined ||
      work.locks !== undefined ||
      work.own !== undefined;
    isKeeping.value = true;
    keptTimes.value++;
    await attempt(() => keep.saveWork(isWork ? work : undefined));
  }

  return {
    unkept,
    unkeptRead,
    keptWork,
    isKeeping,
    keptTimes,
    read,
    keepPlan,
    keepShelf,
    saveWork,

    /** Forgets a plan that was opened; it leaves the list once it is gone. The plan on the page stays until another is chosen. */
    async forget(name: string): Promise<void> {
      await attempt(() => keep.removePlan(name));
      page.files.value = page.files.value.filter((file) => file.name !== name);
      if (keptWork.value?.plan.kind === 'file' && keptWork.value.plan.name === name) keptWork.value = undefined;
    },
  };
}
