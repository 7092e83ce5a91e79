import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Page } from '../../web/state.ts';
import { type Line, type Message, openTabs, PATIENCE_MS } from '../../web/tabs.ts';
import type { Work } from '../../web/work.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tabs that hear one another, but not themselves. */
function room() {
  const hears: { id: string; hear: (message: Message) => void }[] = [];
  return {
    silence: (id: string) =>
      hears.splice(
        hears.findIndex((one) => one.id === id),
        1,
      ),
    tab(id: string, share: number, isKeeping = false) {
      const work: Work = { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: { '/deliveries/share': share } };
      const opened: Work[] = [];
      const page = { work: () => work, openWork: (next: Work) => void opened.push(next) } as unknown as Page;
      const session = { isKeeping: signal(isKeeping), keptTimes: signal(0) };
      const line: Line = {
        post: (message) => {
          for (const one of [...hears]) if (one.id !== id) one.hear(structuredClone(message));
        },
        listen: (hear) => void hears.push({ id, hear }),
      };
      const tabs = openTabs(page, session, line, id);
      const change = () => {
        session.isKeeping.value = true;
        session.keptTimes.value++;
      };
      return { tabs, opened, work, change };
    },
  };
}

test('a tab that only looks at the page is told nothing, and tells nothing', () => {
  const { tab } = room();
  const [reader, writer] = [tab('reader', 1), tab('writer', 0.5)];
  writer.change();
  expect([reader.tabs.other.value, writer.tabs.other.value]).toEqual([undefined, undefined]);
});

test('when two tabs change work, both are told, each of the other', () => {
  const { tab } = room();
  const [a, b] = [tab('a', 1), tab('b', 0.5)];
  a.change();
  expect(a.tabs.other.value).toBeUndefined();
  b.change();
  expect([a.tabs.other.value, b.tabs.other.value]).toEqual(['b', 'a']);
});

test('a tab that opened with the kept work has something to lose, though it changed nothing yet', () => {
  const { tab } = room();
  const [a, b] = [tab('a', 1, true), tab('b', 0.5)];
  b.change();
  expect([a.tabs.other.value, b.tabs.other.value]).toEqual(['b', 'a']);
});

test('a tab takes over what the other has now, as a step of its own', () => {
  const { tab } = room();
  const [a, b, c] = [tab('a', 1), tab('b', 0.5), tab('c', 0.2)];
  a.change();
  b.change();
  a.tabs.takeOver();
  expect(a.opened).toEqual([b.work]);
  expect(a.tabs.told.value).toBe('taken');
  expect([b.opened, c.opened]).toEqual([[], []]);
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(a.tabs.told.value).toBe('taken');
});

test('a tab that goes on after it was taken over can be taken over again', () => {
  const { tab } = room();
  const [a, b] = [tab('a', 1), tab('b', 0.5)];
  a.change();
  b.change();
  a.tabs.takeOver();
  a.change();
  expect(a.tabs.told.value).toBe('taken');
  b.change();
  expect([a.tabs.told.value, a.tabs.other.value]).toEqual([undefined, 'b']);
});

test('a tab that does not answer is said to be silent, and its late answer changes nothing', () => {
  const { tab, silence } = room();
  const [a, b] = [tab('a', 1), tab('b', 0.5)];
  a.change();
  b.change();
  silence('b');
  a.tabs.takeOver();
  vi.advanceTimersByTime(PATIENCE_MS);
  expect([a.tabs.told.value, a.opened]).toEqual(['silent', []]);
});

test('when the other tab is closed there is nothing to say any more; of three, the third is named', () => {
  const { tab } = room();
  const [a, b, c] = [tab('a', 1), tab('b', 0.5), tab('c', 0.2)];
  a.change();
  b.change();
  c.change();
  expect(a.tabs.other.value).toBe('c');
  c.tabs.leave();
  expect(a.tabs.other.value).toBe('b');
  b.tabs.leave();
  expect(a.tabs.other.value).toBeUndefined();
});
