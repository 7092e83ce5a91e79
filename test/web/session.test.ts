import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAddress } from '../../web/address.ts';
import type { Keep, KeptPlan, KeptWork } from '../../web/keep.ts';
import { createSession } from '../../web/session.ts';
import { createPage } from '../../web/state.ts';
import type { Engine } from '../../workers/engine.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
import { overview } from './fixtures.ts';
import { france } from './plans.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const share = france.levers.find(({ id }) => id === 'delivered-share')!;
const engine = {
  plans: async () => [{ name: 'microsoft-france', title: { en: '', fr: '' }, question: { en: '', fr: '' } }],
  describe: async () => ({ ok: true, description: france }),
  file: async ({ set }: PlanRequest) => ({ ok: set.every(({ pointer }) => !pointer.startsWith('/nope')) }),
  overview: async () => ({ ok: true, overview, elapsedMs: 1 }),
} as unknown as Engine;

function keepOf(plans: KeptPlan[] = [], work?: KeptWork): Keep & { readonly saved: (KeptWork | undefined)[] } {
  const saved: (KeptWork | undefined)[] = [];
  return {
    saved,
    plans: async () => plans,
    addPlan: async (plan) => void plans.push(plan),
    removePlan: async () => {},
    work: async () => work,
    saveWork: async (next) => void saved.push(next),
    ownPlans: async () => [],
    saveOwn: async () => {},
    removeOwn: async () => {},
  };
}

async function open(search = '', keep: Keep = keepOf()) {
  const writes: string[] = [];
  const page = createPage(engine, { language: 'en', theme: 'light' });
  const session = createSession(page, keep, { search: () => search, replace: (query) => writes.push(query) });
  await session.start();
  await vi.advanceTimersByTimeAsync(1000);
  return { page, session, writes };
}

test('ten seconds of dragging write the address once, when the hand lets go', async () => {
  const keep = keepOf();
  const { page, writes } = await open('?lang=fr', keep);
  expect(writes).toEqual([]);
  for (let i = 0; i < 600; i++) {
    page.dragLever(share, (i % 90) / 100);
    await vi.advanceTimersByTimeAsync(16);
  }
  expect(writes).toEqual([]);
  page.endGesture();
  await vi.advanceTimersByTimeAsync(399);
  expect(writes).toEqual([]);
  await vi.advanceTimersByTimeAsync(2);
  expect(writes).toEqual([`?lang=fr&plan=microsoft-france&v=0.1.0&set=/deliveries/share:${(599 % 90) / 100}`]);
  expect(keep.saved).toHaveLength(1);
  page.resetAll();
  await vi.advanceTimersByTimeAsync(1000);
  expect(writes.at(-1)).toBe('?lang=fr');
});

test('gestures without end write no more than browsers bear', async () => {
  const { page, writes } = await open();
  for (let i = 0; i < 200; i++) {
    page.moveLever(share, (i % 90) / 100);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(writes.length).toBeLessThanOrEqual(25);
});

test('changes that no address can hold are said so, and the address names the plan alone', async () => {
  const { page, session, writes } = await open();
  for (const lever of france.levers) if (lever.kind === 'quantity') page.moveLever(lever, lever.planValue + 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.note.value).toBe('tooLong');
  expect(readAddress(writes.at(-1)!)).toMatchObject({ plan: 'microsoft-france', edits: {} });
});

test('a link is followed as far as it goes, and the rest is listed by key', async () => {
  const { page, session, writes } = await open('?plan=elsewhere&set=/deliveries/share:0.5&set=/nope:1&set=rubbish&v=0.0.1');
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(session.trouble.value).toEqual({
    unread: ['rubbish', '/nope:1'],
    plan: 'elsewhere',
    file: undefined,
    version: { made: '0.0.1', now: '0.1.0' },
  });
  expect(writes).toEqual([]);
});

test('a plan from a file comes back from what the browser kept, with the work done on it', async () => {
  const file = { kind: 'file', name: 'mine.json', text: '{}' } as const;
  const keep = keepOf([{ name: 'mine.json', text: '{}', openedMs: 1 }], { plan: file, edits: { '/deliveries/share': 0.4 } });
  const { page, session } = await open('?plan=file:mine.json', keep);
  expect(page.work()).toEqual({ plan: file, edits: { '/deliveries/share': 0.4 } });
  expect(session.note.value).toBe('file');
  expect(session.keptWork.value).toBeUndefined();
  const elsewhere = await open('?plan=file:mine.json');
  expect(elsewhere.session.trouble.value?.file).toBe('mine.json');
});

test('a browser that keeps nothing is found out when there is something to keep', async () => {
  const refuse = async () => {
    throw new Error('refused');
  };
  const { page, session } = await open('', {
    plans: refuse,
    work: refuse,
    addPlan: refuse,
    removePlan: refuse,
    saveWork: refuse,
    ownPlans: refuse,
    saveOwn: refuse,
    removeOwn: refuse,
  });
  expect(session.unkept.value).toBe(false);
  page.moveLever(share, 0.5);
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.unkept.value).toBe(true);
});

test('plans of one’s own are kept one by one, and come back with the next visit', async () => {
  const calls: string[] = [];
  const keep: Keep = {
    ...keepOf(),
    ownPlans: async () => [{ name: 'Old', work: { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} }, savedMs: 1 }],
    saveOwn: async ({ name }) => void calls.push(`save ${name}`),
    removeOwn: async (name) => void calls.push(`remove ${name}`),
  };
  const { page, session } = await open('', keep);
  expect(page.shelf.value.map(({ name }) => name)).toEqual(['Old']);
  expect(calls).toEqual([]);
  page.saveOwn('New');
  page.renameOwn('New', 'Newer');
  page.deleteOwn('Old');
  page.undo();
  await vi.advanceTimersByTimeAsync(10);
  expect(calls).toEqual(['save New', 'remove New', 'save Newer', 'remove Old', 'save Old']);
  expect(session.unkept.value).toBe(false);
});

test('a plan of one’s own stays on the page where the browser will not keep it, and that is said', async () => {
  const keep: Keep = {
    ...keepOf(),
    saveOwn: async () => {
      throw new Error('refused');
    },
  };
  const { page, session } = await open('', keep);
  page.saveOwn('Mine');
  await vi.advanceTimersByTimeAsync(10);
  expect(page.shelf.value.map(({ name }) => name)).toEqual(['Mine']);
  expect(session.unkept.value).toBe(true);
});

test('the name of a plan of one’s own comes back with the work it stands for', async () => {
  const work = { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {}, own: 'Mine' } as const;
  const keep: Keep = { ...keepOf([], work), ownPlans: async () => [{ name: 'Mine', work, savedMs: 1 }] };
  const { page } = await open('', keep);
  expect(page.own.value).toBe('Mine');
});
