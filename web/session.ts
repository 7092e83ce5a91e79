/** How the page begins, and what of it outlives the visit: the address, and what the browser keeps. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { Compared } from './compared.ts';
import { createFollowing } from './follow.ts';
import type { Keep } from './keep.ts';
import { createKeeping } from './keeping.ts';
import { type Link, type LinkNote, type Read, readLink, type State, shortLink } from './link.ts';
import { lookOf, type Pairs } from './look.ts';
import { reasonOf } from './reason.ts';
import type { Page, View } from './state.ts';
import { NO_LOCKS } from './locks.ts';
import { samePlan, sameQuestion, type Work, workOf } from './work.ts';

/** After a gesture, before the address follows: browsers allow about ten writes a second and no more. */
export const ADDRESS_DELAY_MS = 400;

/** The parts of a window that are written to; tests count the calls. */
export type Bar = {
  readonly search: () => string;
  readonly replace: (query: string) => void;
  /** A new address that the back button leaves again: another view is in front. */
  readonly push: (query: string) => void;
};

export type Session = ReturnType<typeof createSession>;

export function createSession(page: Page, keep: Keep, bar: Bar) {
  const { trouble, tell, planOf, sift } = createFollowing(page);
  const note = signal<LinkNote | undefined>(undefined);
  const keeping = createKeeping(page, keep);
  const { keptWork, isKeeping } = keeping;
  let shown = bar.search();
  let written: Standing | undefined;
  /** The view of the address: where the back button leads to. */
  let writtenView: View = 'workspace';
  /** Counts the links that were followed, and the addresses that were made: what is overtaken goes no further. */
  let followed = 0;
  let made = 0;
  /** The link that was copied last, or was to be. */
  const copied = signal<(Link & { readonly href: string; readonly isCopied: boolean }) | undefined>(undefined);
  // As a text, which stays the same while a hand only points at things.
  const look = computed(() => JSON.stringify(lookOf(page)));

  async function start(): Promise<void> {
    try {
      page.plans.value = await page.engine.plans();
    } catch (error) {
      page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      return;
    }
    const reading = keeping.read();
    const asked = await readLink(shown);
    if (asked.file !== undefined || asked.compared?.slots.some(({ file }) => file !== undefined)) await reading;
    await follow(asked, page.begin);
    await reading;
    const kept = keptWork.value;
    const now = page.work();
    if (kept && now && sameQuestion(kept, now)) {
      // An address says no name of a plan of one's own.
      quietly(() => {
        if (kept.own !== undefined && page.shelf.value.some(({ name }) => name === kept.own)) page.own.value = kept.own;
      });
      keptWork.value = undefined;
      isKeeping.value = true;
    }
    effect(follower);
    effect(() => void keeping.keepShelf(page.shelf.value));
    effect(() => {
      const opened = page.answer.value?.plan;
      if (opened?.kind === 'file') void keeping.keepPlan(opened);
    });
  }

  /** Shows what an address asks for, and says what of it could not be followed. */
  async function follow(asked: Read, go: (work: Work) => void, before?: Standing): Promise<void> {
    followed++;
    const turn = followed;
    page.isComparedDue.value = false;
    const kept = keptWork.value;
    const found = planOf(asked);
    const first = page.plans.value[0];
    if (!first) return;
    const plan = found ?? { kind: 'shipped', name: first.name };
    // The address of a file may name it and no more; what was done to it is among what this browser keeps.
    const isNamed = plan.kind === 'file' && asked.text === undefined;
    const keptOfFile = isNamed && kept && samePlan(kept.plan, plan) ? kept : undefined;
    const allowed = isNamed ? { edits: keptOfFile?.edits ?? {}, refused: [] } : await sift(plan, asked.edits);
    // A page that begins shows by itself what an address does not speak of.
    const isAsked = asked.look.length > 0 || asked.compared !== undefined || go !== page.begin;
    const show = isAsked ? await import('./asked-look.ts').catch(() => undefined) : undefined;
    if (turn !== followed) return;
    // What was done on the page since the address was given goes before it.
    const now = standing();
    if (now && !isSameWork(now, before)) return;
    tell({
      unread: [...asked.unread, ...allowed.refused],
      plan: found ? undefined : asked.plan,
      file: found ? undefined : asked.file,
      broken: asked.broken,
    });
    batch(() => {
      const locks = isNamed ? (keptOfFile?.locks ?? NO_LOCKS) : asked.locks;
      page.isComparedDue.value = asked.compared !== undefined && show !== undefined;
      go(workOf(plan, allowed.edits, keptOfFile?.imports, locks, keptOfFile?.own));
      show?.takeLook(page, asked.look);
      settle();
      note.value = isNamed ? 'file' : keptOfFile?.imports && 'hours';
    });
    const stop = page.answer.subscribe((answer) => {
      const work = page.work();
      const isOvertaken = turn !== followed || !samePlan(work?.plan, plan);
      // One to what stood before tells nothing of what was asked for.
      if (!isOvertaken && !(answer && work && sameQuestion(answer, work))) return;
      queueMicrotask(() => stop());
      if (isOvertaken || !answer) return;
      const now = answer.overview.summary.modelVersion;
      const isOther = asked.version !== undefined && asked.version !== now && Object.keys(asked.edits).length > 0;
      if (isOther) tell({ version: { made: asked.version!, now } });
      quietly(() => {
        const missing = batch(() => show?.settleLook(page, asked.look, asked.compared !== undefined));
        if (missing?.length) tell({ unread: missing });
      }, asked);
    });
    if (!asked.compared || !show) return;
    const { compared, unread, files } = await show.findCompared(asked.compared, { planOf, sift });
    if (turn !== followed) return;
    if (unread.length > 0 || files.length > 0) tell({ unread, ...(files[0] !== undefined && { file: files[0] }) });
    quietly(() => {
      page.compared.value = compared;
    }, asked);
    // Only now, so that what was compared before has given way.
    page.isComparedDue.value = false;
  }

  /** What stands on the page is what the address says. */
  function settle(): void {
    written = standing();
    writtenView = page.view.peek();
  }

  /** Shows what the address says already. What was done on the page since it was written stays to be written, and that with it. */
  function quietly(change: () => void, { compared } = NO_COMPARED): void {
    const now = standing();
    // Until the plans of an address are there those of the last visit may be compared.
    const isStill = now !== undefined && isWritten(compared ? { ...now, compared: written?.compared } : now);
    change();
    if (isStill) settle();
  }

  /** What there is to be written, as it stands. */
  function standing(): Standing | undefined {
    const [plan, edits, imports] = [page.plan.value, page.edits.value, page.imports.value];
    const [locks, own, compared] = [page.locks.value, page.own.value, page.compared.value];
    return (
      plan && {
        work: workOf(plan, edits, imports, locks, own),
        parts: [plan, edits, imports, locks, own],
        look: look.value,
        compared,
      }
    );
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Follows the work and what is shown of it: while a lever is held nothing is written, and afterwards once. */
  function follower(): void {
    const isHeld = page.held.value !== undefined;
    const now = standing();
    clearTimeout(timer);
    if (isHeld || !now || isWritten(now)) return;
    // A hand may be on the back button before a gesture would be written; and what came from a file is nowhere else.
    if (page.view.value !== writtenView || now.work.imports !== written?.work.imports) {
      write(now);
      return;
    }
    timer = setTimeout(() => {
      if (!isWritten(now)) write(now);
    }, ADDRESS_DELAY_MS);
  }

  function isWritten(now: Standing): boolean {
    return isSameWork(now, written) && now.look === written?.look && now.compared === written.compared;
  }

  function write(now: Standing): void {
    clearTimeout(timer);
    const isChanged = !isSameWork(now, written);
    const isOther = page.view.peek() !== writtenView;
    // First of all: whatever becomes of the address, the work is kept.
    if (isChanged) void keeping.saveWork(now.work);
    written = now;
    writtenView = page.view.peek();
    made++;
    const turn = made;
    const put = (link: Link) => {
      if (turn !== made) return;
      note.value = link.note;
      show(link.query, isOther);
    };
    const state = stateOf(now);
    const short = shortLink(state, shown);
    if (short) put(short);
    else
      longLink(state, shown).then(put, () => {
        // What folds could not be fetched: the address stays behind, and the browser keeps the work.
        if (turn === made) note.value = 'tooLong';
      });
  }

  function stateOf({ work, look, compared }: Standing): State {
    const isFirst = work.plan.kind === 'shipped' && work.plan.name === page.plans.value[0]?.name;
    const version = page.answer.value?.overview.summary.modelVersion;
    return { ...work, work, isFirst, version, look: JSON.parse(look) as Pairs, compared };
  }

  function show(query: string, isOtherView: boolean): void {
    if (query === shown) return;
    shown = query;
    if (isOtherView) bar.push(query);
    else bar.replace(query);
  }

  return {
    trouble,
    note,
    ...keeping,
    copied,
    start,

    /**
     * The address was changed by hand or by the back button; a jump inside the page changes nothing. Where the page itself left an address
     * behind (`isOwn`), going back to it is going back to its view: what was changed since stays, and undo takes it back.
     */
    async arrive(isOwn = false): Promise<void> {
      const search = bar.search();
      if (search === shown) return;
      shown = search;
      // An address that is still being folded, or waits to be written, is of what stood before.
      made++;
      clearTimeout(timer);
      const before = standing();
      const asked = await readLink(search);
      // Another may have been followed meanwhile.
      if (search !== shown) return;
      if (!isOwn || page.plan.peek() === undefined) {
        await follow(asked, page.openWork, before);
        return;
      }
      writtenView = (asked.look.find(([key]) => key === 'view')?.[1] ?? 'workspace') as View;
      written = undefined;
      page.view.value = writtenView;
      follower();
    },

    /** What is not yet written is written now: the page may be about to go. A long state may come too late for the address; the browser keeps it all the same. */
    flush(): void {
      const now = standing();
      if (now && written && page.answer.value && !isWritten(now)) write(now);
    },

    /** The link to all that is on the page as it stands, beside other parts of an address. */
    async link(present: string): Promise<Link | undefined> {
      const now = standing();
      return now && (shortLink(stateOf(now), present) ?? longLink(stateOf(now), present));
    },

    takeUpWork(): void {
      const kept = keptWork.value;
      if (!kept) return;
      keptWork.value = undefined;
      page.openWork(kept);
    },
  };
}

const NO_COMPARED: Pick<Read, 'compared'> = { compared: undefined };

type Standing = {
  readonly work: Work;
  /** What the work is made of: the same things while nothing was changed. */
  readonly parts: readonly unknown[];
  readonly look: string;
  readonly compared: Compared | undefined;
};

function isSameWork(a: Standing, b: Standing | undefined): boolean {
  return a.parts.every((part, i) => part === b?.parts[i]);
}

async function longLink(state: State, present: string): Promise<Link> {
  return (await import('./long-link.ts')).longLink(state, present);
}
