import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Imports } from '../../web/imports.ts';
import type { Keep, KeptPlan, KeptWork } from '../../web/keep.ts';
import { pack } from '../../web/pack.ts';
import { readLink } from '../../web/link.ts';
import { compareOf } from '../../web/compare-state.ts';
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
  vi.unstubAllGlobals();
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

async function open(search = '', keep: Keep = keepOf(), by: Engine = engine) {
  const writes: string[] = [];
  /** The addresses that the back button leads through, the present one last. */
  const visited = [search];
  const page = createPage(by, { language: 'en', theme: 'light' });
  const session = createSession(page, keep, {
    search: () => visited.at(-1)!,
    replace: (query) => {
      writes.push(query);
      visited[visited.length - 1] = query;
    },
    push: (query) => {
      writes.push(query);
      visited.push(query);
    },
  });
  await session.start();
  await vi.advanceTimersByTimeAsync(1000);
  return { page, session, writes, visited };
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

test('what is done the moment before the page goes is in the address and kept, once', async () => {
  const keep = keepOf();
  const { page, session, writes } = await open('', keep);
  session.flush();
  expect(keep.saved).toEqual([]);
  page.moveLever(share, 0.5);
  session.flush();
  const moved = { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: { '/deliveries/share': 0.5 } };
  expect([writes, keep.saved]).toEqual([['?plan=microsoft-france&v=0.1.0&set=/deliveries/share:0.5'], [moved]]);
  session.flush();
  await vi.advanceTimersByTimeAsync(1000);
  expect([writes.length, keep.saved.length]).toEqual([1, 1]);
});

test('what came from a file is kept at once: it is nowhere else', async () => {
  const keep = keepOf();
  const { page } = await open('', keep);
  const imports = { weather: [], price: { kind: 'price', name: 'spot.csv', digest: 'a' } } as unknown as Imports;
  page.openWork({ ...page.work()!, imports });
  expect(keep.saved).toEqual([{ plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {}, imports }]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(keep.saved).toHaveLength(1);
});

test('the back button leaves a view for the one before, and keeps what was changed meanwhile', async () => {
  const { page, session, visited } = await open();
  page.view.value = 'sources';
  expect(visited).toEqual(['', '?view=sources']);
  page.view.value = 'map';
  page.moveLever(share, 0.5);
  await vi.advanceTimersByTimeAsync(1000);
  const moved = 'plan=microsoft-france&v=0.1.0&set=/deliveries/share:0.5';
  expect(visited).toEqual(['', '?view=sources', `?${moved}&view=map`]);
  visited.pop();
  await session.arrive(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.view.value).toBe('sources');
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(visited).toEqual(['', `?${moved}&view=sources`]);
  visited.pop();
  await session.arrive(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.view.value).toBe('workspace');
  expect(visited).toEqual([`?${moved}`]);
  page.undo();
  expect(page.edits.value).toEqual({});
});

test('a step back that is taken before a change is written leads back all the same, and the change is kept', async () => {
  const keep = keepOf();
  const { page, session, visited } = await open('', keep);
  page.view.value = 'sources';
  page.view.value = 'map';
  page.moveLever(share, 0.5);
  await vi.advanceTimersByTimeAsync(350);
  visited.pop();
  const arrived = session.arrive(true);
  // The change would be written now, while the address is still being read.
  vi.advanceTimersByTime(100);
  await arrived;
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.view.value).toBe('sources');
  expect(visited).toEqual(['', '?plan=microsoft-france&v=0.1.0&set=/deliveries/share:0.5&view=sources']);
  expect(keep.saved.at(-1)?.edits).toEqual({ '/deliveries/share': 0.5 });
});

test('what is done on the page while an address is being read goes before the address', async () => {
  const { page, session, visited } = await open();
  visited.push('?plan=microsoft-france&set=/deliveries/share:0.3');
  const arrived = session.arrive();
  page.moveLever(share, 0.5);
  await arrived;
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(visited.at(-1)).toContain('share:0.5');
});

test('a file that is opened before the page has begun stays: the address comes after it', async () => {
  const page = createPage(engine, { language: 'en', theme: 'light' });
  const session = createSession(page, keepOf(), { search: () => '?plan=microsoft-france', replace: () => {}, push: () => {} });
  const started = session.start();
  page.choosePlan({ kind: 'file', name: 'mine.json', text: '{}' });
  await started;
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.plan.value?.name).toBe('mine.json');
});

test('gestures without end write no more than browsers bear', async () => {
  const { page, writes } = await open();
  for (let i = 0; i < 200; i++) {
    page.moveLever(share, (i % 90) / 100);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(writes.length).toBeLessThanOrEqual(25);
});

test('changes that no readable address can hold are folded into it, and come back', async () => {
  const { page, session, writes } = await open();
  for (const lever of france.levers) if (lever.kind === 'quantity' && lever.headline) page.moveLever(lever, lever.planValue + 1);
  for (const lever of france.levers.slice(0, 120)) if (lever.kind === 'quantity') page.moveLever(lever, lever.planValue + 1);
  await vi.waitFor(() => expect(writes.at(-1)).toContain('z=1.'));
  expect(session.note.value).toBeUndefined();
  expect(writes.at(-1)!.startsWith('?plan=microsoft-france&z=1.')).toBe(true);
  const again = await open(writes.at(-1));
  await vi.waitFor(() => expect(again.page.edits.value).toEqual(page.edits.value));
  expect(again.session.trouble.value).toBeUndefined();
});

test('where the browser cannot fold, changes that no address can hold are said so, and the address names the plan alone', async () => {
  vi.stubGlobal('CompressionStream', undefined);
  const { page, session, writes } = await open();
  const edits = Object.fromEntries(
    france.levers.flatMap((lever) => (lever.kind === 'quantity' ? [[lever.targets[0]!.pointer, lever.planValue + 1]] : [])),
  );
  page.openWork({ ...page.work()!, edits });
  await vi.waitFor(() => expect(session.note.value).toBe('tooLong'));
  expect(await readLink(writes.at(-1)!)).toMatchObject({ plan: 'microsoft-france', edits: {} });
});

test('a link is followed as far as it goes, and the rest is listed by key', async () => {
  const { page, session, writes } = await open('?plan=elsewhere&set=/deliveries/share:0.5&set=/nope:1&set=rubbish&v=0.0.1');
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(session.trouble.value).toEqual({
    unread: ['rubbish', '/nope:1'],
    plan: 'elsewhere',
    file: undefined,
    version: { made: '0.0.1', now: '0.1.0' },
    broken: undefined,
  });
  expect(writes).toEqual([]);
});

test('the changes of a link that were not yet judged when the engine failed are told as not followed', async () => {
  let left = 2;
  const failing = {
    ...engine,
    file: async ({ set }: PlanRequest) => {
      if (left-- === 0) throw new Error('The worker stopped.');
      return { ok: set.length === 1 };
    },
  } as unknown as Engine;
  const { page, session } = await open('?set=/deliveries/share:0.5&set=/money/budgetEur:3e9&set=/nope:1', keepOf(), failing);
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(session.trouble.value?.unread).toEqual(['/money/budgetEur:3000000000', '/nope:1']);
});

test('a link shows what was shown when it was copied, asks the engine once, and writes nothing of its own accord', async () => {
  let asked = 0;
  const counted = async (request: PlanRequest) => {
    asked++;
    return engine.overview(request);
  };
  const counting = { ...engine, overview: counted } as Engine;
  const link =
    '?lang=fr&plan=microsoft-france&v=0.1.0&set=/deliveries/share:0.5&lock=/deliveries/share&view=compare&measure=pue&site=paris&month=2026-05&why=mulhouse:2026-06' +
    '&open=works,money&filter=text:a%3Ab&filter=letter:C&b.plan=microsoft-france&b.set=/deliveries/share:0.9&b.name=More&base=b&mode=panels&inputs=all';
  const { page, session, writes } = await open(link, keepOf(), counting);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toBe(1);
  expect([page.view.value, page.charts.measure.value, page.charts.site.value]).toEqual(['compare', 'pue', 'paris']);
  expect(page.cursor.value).toEqual({ month: 4, pinned: true });
  expect(page.charts.why.value).toEqual({ site: 'mulhouse', month: '2026-06' });
  expect([page.charts.ganttOpen.value, page.charts.moneyOpen.value, page.charts.workOpen.value]).toEqual([true, true, false]);
  expect(page.sourceFilter.value).toMatchObject({ letter: 'C', text: 'a:b', group: '', order: 'place' });
  expect(page.compared.value).toMatchObject({ base: 1, mode: 'panels', show: 'all', slots: [{ name: 'More' }] });
  expect(page.compared.value!.slots[0]!.work.edits).toEqual({ '/deliveries/share': 0.9 });
  expect([session.trouble.value, session.note.value, writes]).toEqual([undefined, undefined, []]);
  const copy = await session.link('?lang=en');
  expect(await readLink(copy!.query)).toEqual(await readLink(link));
});

test('months, sites and compared plans that do not exist are named, and the rest is shown', async () => {
  const { page, session } = await open(
    '?site=nowhere&month=2099-01&why=paris:2099-01&measure=pue&b.plan=gone&c.plan=microsoft-france&base=c',
  );
  expect(session.trouble.value?.unread.toSorted()).toEqual(['b.plan=gone', 'month=2099-01', 'why=paris:2099-01']);
  expect(page.charts.measure.value).toBe('pue');
  expect(page.compared.value).toMatchObject({ base: 1, slots: [{ work: { plan: { name: 'microsoft-france' } } }] });
  const alone = await open('?site=nowhere');
  expect(alone.session.trouble.value?.unread).toEqual(['site=nowhere']);
});

test('what is moved while the plans beside it are still looked at is kept, and comes into the address', async () => {
  const slow = {
    ...engine,
    file: async (request: PlanRequest) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return engine.file(request);
    },
  } as Engine;
  const keep = keepOf();
  const page = createPage(slow, { language: 'en', theme: 'light' });
  const writes: string[] = [];
  const session = createSession(page, keep, {
    search: () => '?view=compare&b.plan=microsoft-france&b.set=/deliveries/share:0.9',
    replace: (query) => void writes.push(query),
    push: (query) => void writes.push(query),
  });
  const started = session.start();
  await vi.waitFor(() => expect(page.description.value).toBeDefined());
  page.moveLever(share, 0.5);
  await vi.advanceTimersByTimeAsync(2000);
  await started;
  expect(page.compared.value?.slots).toHaveLength(1);
  expect(keep.saved.at(-1)?.edits).toEqual({ '/deliveries/share': 0.5 });
  expect(writes.at(-1)).toContain('set=/deliveries/share:0.5&view=compare&b.plan=microsoft-france');
});

test('plans of the last visit that are compared until those of a link are there change no address', async () => {
  const plan = { kind: 'shipped', name: 'microsoft-france' } as const;
  const kept = { slots: [{ name: 'Kept', work: { plan, edits: {} } }], ownName: undefined, base: 0 };
  const run: unknown[] = [];
  const slow = {
    ...engine,
    beside: async (request: PlanRequest) => {
      run.push(request.set);
      return engine.overview(request);
    },
    file: async (request: PlanRequest) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return engine.file(request);
    },
  } as Engine;
  const page = createPage(slow, { language: 'en', theme: 'light' });
  const writes: string[] = [];
  const session = createSession(page, keepOf(), {
    search: () => '?b.plan=microsoft-france&b.set=/deliveries/share:0.9&view=compare',
    replace: (query) => void writes.push(query),
    push: (query) => void writes.push(query),
  });
  const started = session.start();
  await vi.waitFor(() => expect(page.view.value).toBe('compare'));
  const compare = compareOf(page, () => ({ compared: async () => kept, saveCompared: async () => {} }));
  await vi.waitFor(() => expect(page.compared.value?.slots).toMatchObject([{ name: 'Kept' }]));
  await vi.advanceTimersByTimeAsync(3000);
  await started;
  expect(compare.slots.value.map(({ work }) => work.edits)).toEqual([{ '/deliveries/share': 0.9 }]);
  expect(writes).toEqual([]);
  // They are not run until one step brings them back.
  expect(run).toEqual([[{ pointer: '/deliveries/share', value: 0.9 }]]);
  compare.undo();
  await vi.advanceTimersByTimeAsync(1000);
  expect(run.at(-1)).toEqual([]);
  expect(compare.plans.value[1]?.run.kind).toBe('told');
});

test('a link that another plan has overtaken shows nothing when its plan is chosen again, and that choice is kept', async () => {
  let answered: (() => void) | undefined;
  const slow = {
    ...engine,
    plans: async () =>
      ['microsoft-france', 'brownfield'].map((name) => ({ name, title: { en: '', fr: '' }, question: { en: '', fr: '' } })),
    overview: async (request: PlanRequest) => {
      if (!answered) await new Promise<void>((resolve) => (answered = resolve));
      return engine.overview(request);
    },
  } as Engine;
  const keep = keepOf();
  const { page, visited } = await open('?plan=microsoft-france&month=2026-05', keep, slow);
  page.choosePlan({ kind: 'shipped', name: 'brownfield' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(visited.at(-1)).toBe('?plan=brownfield');
  answered!();
  page.choosePlan({ kind: 'shipped', name: 'microsoft-france' });
  page.saveOwn('Mine');
  await vi.advanceTimersByTimeAsync(1000);
  expect(page.cursor.value).toBeUndefined();
  expect(visited.at(-1)).toBe('');
  expect(keep.saved.at(-1)).toMatchObject({ plan: { name: 'microsoft-france' }, own: 'Mine' });
});

test('the months of a link are looked for in its own run, not in the one before', async () => {
  const short = { ...overview, days: 31, daily: overview.daily.map((one) => ({ ...one, values: one.values.slice(0, 31) })) };
  const cut = {
    ...engine,
    overview: async ({ set }: PlanRequest) => ({ ok: true, overview: set.length > 0 ? overview : short, elapsedMs: 1 }),
  } as unknown as Engine;
  const { page, session, visited } = await open('', keepOf(), cut);
  visited.push('?plan=microsoft-france&set=/deliveries/share:0.3&month=2026-05');
  await session.arrive();
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.trouble.value).toBeUndefined();
  expect(page.cursor.value).toEqual({ month: 4, pinned: true });
});

test('an address that is still being folded does not take the place of a link that came meanwhile', async () => {
  const { page, session, visited, writes } = await open();
  page.choosePlan({ kind: 'file', name: 'mine.json', text: '{}' });
  await vi.advanceTimersByTimeAsync(399);
  // The fold begins, and ends after the link has come.
  vi.advanceTimersByTime(2);
  const link = '?plan=microsoft-france&set=/deliveries/share:0.3';
  visited.push(link);
  await session.arrive();
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.3 });
  // Folding takes its own time, whatever the clock of the test says.
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(writes.filter((query) => query.includes('mine.json'))).toEqual([]);
  expect(visited.at(-1)).toBe(link);
});

test('pointing at months writes nothing, and pinning one does once', async () => {
  const { page, writes } = await open();
  for (let month = 0; month < 20; month++) page.cursor.value = { month, pinned: false };
  await vi.advanceTimersByTimeAsync(1000);
  expect(writes).toEqual([]);
  for (let month = 0; month < 20; month++) page.cursor.value = { month, pinned: true };
  page.view.value = 'map';
  await vi.advanceTimersByTimeAsync(1000);
  expect(writes).toEqual(['?view=map&month=2027-08']);
});

test.each([
  ['cut', (z: string) => z.slice(0, -9), 'damaged'],
  ['with a letter changed', (z: string) => z.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')), 'damaged'],
  ['of a later version', (z: string) => z.replace('1.', '2.'), 'newer'],
  ['of something else', () => 'hello', 'damaged'],
  ['empty', () => '', 'damaged'],
])('a folded link that is %s opens its plan, says so, and leaves the kept work where it was', async (_, spoil, reason) => {
  const kept = { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: { '/deliveries/share': 0.4 } } as const;
  const keep = keepOf([], kept);
  const z = (await pack([
    ['plan', 'microsoft-france'],
    ['set', '/deliveries/share:0.5'],
    ['view', 'map'],
  ]))!;
  const { page, session, writes } = await open(`?plan=microsoft-france&z=${spoil(z)}`, keep);
  await vi.waitFor(() => expect(session.trouble.value?.broken).toBe(reason));
  expect(page.plan.value).toEqual({ kind: 'shipped', name: 'microsoft-france' });
  expect(page.edits.value).toEqual({});
  expect([keep.saved, writes]).toEqual([[], []]);
  session.takeUpWork();
  expect(page.edits.value).toEqual(kept.edits);
});

test('a small plan from a file goes with the link, and takes no name that another has', async () => {
  const text = JSON.stringify({ extends: 'microsoft-france', id: 'mine', name: 'Mine' });
  const file = { kind: 'file', name: 'mine.json', text } as const;
  const { page, session, writes } = await open();
  page.choosePlan(file);
  await vi.advanceTimersByTimeAsync(10);
  page.moveLever(share, 0.5);
  await vi.waitFor(() => expect(writes.at(-1)).toContain('z=1.'));
  expect(session.note.value).toBeUndefined();
  const other = keepOf([{ name: 'mine.json', text: '{}', openedMs: 1 }]);
  const again = await open(writes.at(-1), other);
  await vi.waitFor(() => expect(again.page.plan.value).toEqual({ kind: 'file', name: 'mine (2).json', text }));
  expect(again.page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  expect(again.page.files.value.map(({ name }) => name).sort()).toEqual(['mine (2).json', 'mine.json']);
});

test('a plan from a file that is too large for a link is named, and that is said', async () => {
  const noise = Array.from({ length: 9000 }, (_, i) => ((i * 7919) % 10007).toString(36)).join();
  const { page, session, writes } = await open();
  page.choosePlan({ kind: 'file', name: 'large.json', text: noise });
  await vi.waitFor(() => expect(session.note.value).toBe('file'));
  expect(writes.at(-1)).toBe('?plan=file:large.json');
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
