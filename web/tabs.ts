/**
 * The same page in other tabs of this browser. What is under way is kept once for all of them, so the tab that changes last is
 * the one that is kept: both are told so, and one can take over what the other has.
 */
import { effect, signal } from '@preact/signals';
import type { Session } from './session.ts';
import type { Page } from './state.ts';
import type { Work } from './work.ts';

/** How long another tab may take to answer. */
export const PATIENCE_MS = 2000;

export type Message =
  /** A tab kept its work, or goes. */
  | { readonly kind: 'kept' | 'gone'; readonly from: string }
  /** It is at work too, or would have what the other has. */
  | { readonly kind: 'here' | 'ask'; readonly from: string; readonly to: string }
  | { readonly kind: 'work'; readonly from: string; readonly to: string; readonly work: Work };

/** A line to the other tabs: a channel of the browser, or a pair of them in a test. */
export type Line = { readonly post: (message: Message) => void; readonly listen: (hear: (message: Message) => void) => void };

export type Tabs = ReturnType<typeof openTabs>;

export function openTabs(page: Page, session: Pick<Session, 'isKeeping' | 'keptTimes'>, line: Line, id: string) {
  /** The tab that changed last, while there is another at work. */
  const other = signal<string | undefined>(undefined);
  /** What became of taking over. */
  const told = signal<'taken' | 'silent' | undefined>(undefined);
  /** Closed once, it is not said again. */
  const isRead = signal(false);
  const others = new Set<string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function isAtWork(from: string): void {
    others.add(from);
    other.value = from;
  }

  line.listen((message) => {
    if (message.from === id || ('to' in message && message.to !== id)) return;
    switch (message.kind) {
      case 'kept':
        // One that only looks at the page has nothing to lose.
        if (!session.isKeeping.peek()) return;
        isAtWork(message.from);
        // It went on since: what was taken over is no longer what it has.
        if (told.peek() === 'taken') told.value = undefined;
        line.post({ kind: 'here', from: id, to: message.from });
        return;
      case 'here':
        if (session.isKeeping.peek()) isAtWork(message.from);
        return;
      case 'gone':
        others.delete(message.from);
        if (other.peek() === message.from) other.value = [...others].at(-1);
        return;
      case 'ask': {
        const work = page.work();
        if (work) line.post({ kind: 'work', from: id, to: message.from, work });
        return;
      }
      case 'work':
        if (waiting === undefined) return;
        clearTimeout(waiting);
        waiting = undefined;
        page.openWork(message.work);
        told.value = 'taken';
    }
  });
  const stop = effect(() => {
    if (session.keptTimes.value > 0) line.post({ kind: 'kept', from: id });
  });

  return {
    other,
    told,
    isRead,

    /** Asks the tab that changed last for what it has; it becomes a step here, which undo takes back. */
    takeOver(): void {
      const to = other.peek();
      if (to === undefined) return;
      told.value = undefined;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        waiting = undefined;
        told.value = 'silent';
      }, PATIENCE_MS);
      line.post({ kind: 'ask', from: id, to });
    },

    /** The page goes: the others are told. */
    leave(): void {
      line.post({ kind: 'gone', from: id });
    },
    stop,
  };
}

const known = new WeakMap<Page, Tabs>();

/** The tabs beside a page: the same as long as the page stands; none where the browser has no line between tabs. */
export function tabsOf(page: Page, session: Pick<Session, 'isKeeping' | 'keptTimes'>): Tabs | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const found = known.get(page);
  if (found) return found;
  const channel = new BroadcastChannel('jalon');
  const line: Line = {
    post: (message) => channel.postMessage(message),
    listen: (hear) => channel.addEventListener('message', ({ data }) => hear(data as Message)),
  };
  const tabs = openTabs(page, session, line, crypto.randomUUID());
  addEventListener('pagehide', () => tabs.leave());
  known.set(page, tabs);
  return tabs;
}
