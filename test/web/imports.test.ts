import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type HoursFile, readHours } from '../../src/index.ts';
import { fileKind, type Imports, isNone, listOf, NONE, sameImports, withFile, withoutImport } from '../../web/imports.ts';
import type { Keep } from '../../web/keep.ts';
import { createSession } from '../../web/session.ts';
import { createPage } from '../../web/state.ts';
import type { Work } from '../../web/work.ts';
import type { Engine } from '../../workers/engine.ts';
import { model } from '../../workers/model.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
import { csvText, epwText } from '../hours-files.ts';
import { overview } from './fixtures.ts';
import { france } from './plans.ts';

function read(name: string, text: string): HoursFile {
  const answer = readHours({ file: name, text });
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer.file;
}
const EPW = epwText();
const CSV = csvText('eurPerMwh', '2026-01-01', [50, 60]);
const [epw, csv] = [read('here.epw', EPW), read('spot.csv', CSV)];
const carbon = read('mix.csv', csvText('gPerKwh', '2026-01-01', [20]));

describe('files beside a plan', () => {
  const all = [csv, carbon].reduce<Imports>((imports, file) => withFile(imports, file, undefined), withFile(NONE, epw, 'paris'));

  test('stand by site and kind, the newest in the place of the one before', () => {
    expect(listOf(all).map(({ site, file }) => [site, file.name])).toEqual([
      ['paris', 'here.epw'],
      [undefined, 'spot.csv'],
      [undefined, 'mix.csv'],
    ]);
    const other = { ...csv, name: 'other.csv' };
    expect(withFile(all, other, undefined).price).toBe(other);
    expect(listOf(withFile(all, epw, 'paris'))).toHaveLength(3);
    expect(listOf(withFile(all, epw, 'mulhouse'))).toHaveLength(4);
  });

  test('are taken away one by one, down to none', () => {
    const left = listOf(all).reduce(withoutImport, all);
    expect(isNone(left)).toBe(true);
    expect(sameImports(left, undefined)).toBe(true);
    expect(sameImports(all, left)).toBe(false);
  });

  test('are the same when what is in them is, whatever their names and order', () => {
    const [a, b] = [
      withFile(withFile(NONE, epw, 'paris'), epw, 'mulhouse'),
      withFile(withFile(NONE, epw, 'mulhouse'), epw, 'paris'),
    ];
    expect(sameImports(a, b)).toBe(true);
    expect(sameImports(a, withFile(NONE, epw, 'paris'))).toBe(false);
    expect(sameImports(withFile(NONE, epw, 'paris'), withFile(NONE, { ...epw, name: 'x.epw' }, 'paris'))).toBe(true);
  });
});

test.each([
  ['a.json', 'plan'],
  ['A.EPW', 'hours'],
  ['spot.csv', 'hours'],
  ['notes.txt', undefined],
  ['epw', undefined],
])('%s is opened as %s', (name, kind) => {
  expect(fileKind(name)).toBe(kind);
});

/** A page whose engine reads files as the real one does, and answers at once. */
function openPage() {
  const asked: PlanRequest[] = [];
  const engine = {
    plans: async () => [{ name: 'microsoft-france', title: { en: '', fr: '' }, question: { en: '', fr: '' } }],
    describe: async () => ({ ok: true, description: france }),
    hours: async (file: string, text: string) => readHours({ file, text }),
    file: async () => ({ ok: true }),
    orders: async (request: PlanRequest, name: string, text: string) => model.orders(request, name, text),
    overview: async (request: PlanRequest) => {
      asked.push(request);
      return { ok: true, overview: { ...overview }, elapsedMs: 1 };
    },
  } as unknown as Engine;
  const page = createPage(engine, { language: 'en', theme: 'light' });
  return { page, asked };
}

const PLAN = { kind: 'shipped', name: 'microsoft-france' } as const;
const share = france.levers.find(({ id }) => id === 'delivered-share')!;

describe('on the page', () => {
  test('weather waits for its site, and until then nothing is asked', async () => {
    const { page, asked } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await page.openFile(new File([EPW], 'here.epw'));
    expect(page.homeless.value?.place).toBe('Nowhere');
    expect(asked).toHaveLength(1);
    page.settleWeather(undefined);
    expect([page.homeless.value, isNone(page.imports.value)]).toEqual([undefined, true]);
    await page.openFile(new File([EPW], 'here.epw'));
    page.settleWeather('paris');
    expect(asked).toHaveLength(2);
    expect(asked[1]!.imports!.weather.map(({ site, file }) => [site, file.digest])).toEqual([['paris', epw.digest]]);
  });

  test('a file is a step: undone, redone, kept through the moves of levers, and gone with the plan', async () => {
    const { page, asked } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await vi.waitFor(() => expect(page.description.value).toBeDefined());
    await page.openFile(new File([CSV], 'spot.csv'));
    expect(page.history.value.past.at(-1)?.what).toEqual({ kind: 'import', file: 'spot.csv' });
    page.moveLever(share, 0.5);
    expect(asked.at(-1)).toMatchObject({
      set: [{ pointer: '/deliveries/share', value: 0.5 }],
      imports: { price: { name: 'spot.csv' } },
    });
    page.undo();
    page.undo();
    expect(asked.at(-1)!.imports).toBeUndefined();
    expect(page.work()).toEqual({ plan: PLAN, edits: {} });
    page.redo();
    expect(listOf(page.imports.value)).toHaveLength(1);
    page.dropImport(listOf(page.imports.value)[0]!);
    expect(isNone(page.imports.value)).toBe(true);
    page.undo();
    // The same file once more is no step.
    const steps = page.history.value.past.length;
    await page.openFile(new File([CSV], 'again.csv'));
    expect(page.history.value.past).toHaveLength(steps);
    page.resetAll();
    expect(isNone(page.imports.value)).toBe(true);
    page.undo();
    page.choosePlan({ kind: 'shipped', name: 'brownfield' });
    expect(isNone(page.imports.value)).toBe(true);
    page.undo();
    expect(listOf(page.imports.value)).toHaveLength(1);
  });

  test('a file with faults is refused with all of them, and changes nothing', async () => {
    const { page, asked } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await page.openFile(new File(['timeUtc,eurPerMwh\nsoon,1\nlater,x\n'], 'bad.csv'));
    expect(page.refusal.value).toMatchObject({ file: 'bad.csv', reason: undefined });
    expect(page.refusal.value!.issues.map(({ pointer }) => pointer)).toEqual([
      '/line 2/column 1',
      '/line 3/column 1',
      '/line 3/column 2',
    ]);
    await page.openFile(new File(['x'], 'notes.txt'));
    expect(page.refusal.value?.reason).toBe('unknown');
    expect(asked).toHaveLength(1);
    // What is taken afterwards takes the refusal away.
    await page.openFile(new File([CSV], 'spot.csv'));
    expect(page.refusal.value).toBeUndefined();
  });

  test('an engine that is gone is told as such', async () => {
    const { page } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    Object.assign(page.engine, { hours: () => Promise.reject(new Error('gone')) });
    await page.openFile(new File([CSV], 'spot.csv'));
    expect(page.notice.value).toEqual({ kind: 'failed', reason: { en: 'gone', fr: 'gone' } });
  });
});

describe('in a session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('files are kept with the work, the address says that it holds none, and they come back when they are taken up', async () => {
    const saved: (Work | undefined)[] = [];
    const kept: Work = { plan: PLAN, edits: {}, imports: withFile(NONE, csv, undefined) };
    const keep: Keep = {
      plans: async () => [],
      addPlan: async () => {},
      removePlan: async () => {},
      work: async () => kept,
      saveWork: async (work) => void saved.push(work),
      ownPlans: async () => [],
      saveOwn: async () => {},
      removeOwn: async () => {},
    };
    const { page, asked } = openPage();
    const session = createSession(page, keep, { search: () => '', replace: () => {}, push: () => {} });
    await session.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.at(-1)!.imports, session.note.value]).toEqual([undefined, undefined]);
    expect(session.keptWork.value).toBe(kept);
    session.takeUpWork();
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.note.value).toBe('hours');
    expect(asked.at(-1)!.imports!.price!.digest).toBe((csv as { digest: string }).digest);
    expect(saved.at(-1)?.imports?.price?.name).toBe('spot.csv');
    page.undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.note.value).toBeUndefined();
    expect(saved.at(-1)).toBeUndefined();
  });
});

describe('orders from a file', () => {
  const HEAD = 'platform;systems;site;orderDate;leadTimeWeeks';

  test('are a plan of their own in one step, which says what it replaced, keeps other changes and is undone', async () => {
    const { page, asked } = openPage();
    page.begin({ plan: PLAN, edits: { '/deliveries/share': 0.5, '/orders/2024-03-h100-paris/systems': 700 } });
    await page.openFile(new File([`${HEAD}\nhgx-h100;100;Paris;T1 2025;30\n`], 'mine.csv'));
    expect(page.plan.value).toMatchObject({ kind: 'file', name: 'microsoft-france-orders.json' });
    expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
    expect(page.notice.value).toMatchObject({
      kind: 'orders',
      file: 'mine.csv',
      after: { orders: 1, systems: 100, accelerators: 800 },
    });
    expect(page.history.value.past.map(({ what }) => what)).toEqual([{ kind: 'import', file: 'mine.csv' }]);
    expect(asked.at(-1)!.plan).toBe(page.plan.value);
    page.undo();
    expect([page.plan.value, Object.keys(page.edits.value).length]).toEqual([PLAN, 2]);
  });

  test('may replace those of a file, written in the letters of Windows', async () => {
    const { page } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await page.openFile(new File([`${HEAD}\nhgx-h100;100;Paris;T1 2025;30\n`], 'one.csv'));
    const french = Uint8Array.from('plateforme;systèmes;site;date;délai\nhgx-h100;7;paris;2025-03;30\n', (letter) =>
      letter.charCodeAt(0),
    );
    await page.openFile(new File([french], 'two.csv'));
    expect(page.notice.value).toMatchObject({ before: { systems: 100 }, after: { systems: 7 } });
    expect(page.plan.value!.name).toBe('microsoft-france-orders.json');
  });

  test('take no name that those of another day have, which stay among the files', async () => {
    const { page } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await page.openFile(new File([`${HEAD}\nhgx-h100;100;Paris;T1 2025;30\n`], 'one.csv'));
    await vi.waitFor(() => expect(page.files.value).toHaveLength(1));
    const first = page.plan.value;
    page.choosePlan(PLAN);
    await page.openFile(new File([`${HEAD}\nhgx-h100;7;Paris;T1 2025;30\n`], 'two.csv'));
    await vi.waitFor(() => expect(page.files.value).toHaveLength(2));
    expect(page.files.value.map(({ name }) => name)).toEqual([
      'microsoft-france-orders (2).json',
      'microsoft-france-orders.json',
    ]);
    expect(page.files.value[1]).toBe(first);
    await page.openFile(new File([`${HEAD}\nhgx-h100;8;Paris;T1 2025;30\n`], 'three.csv'));
    expect(page.plan.value!.name).toBe('microsoft-france-orders (2).json');
  });

  test('with faults change nothing, and all of them are told', async () => {
    const { page } = openPage();
    page.begin({ plan: PLAN, edits: {} });
    await page.openFile(new File([`${HEAD}\nhgx-h10;100;Paris;soon;30\n`], 'bad.csv'));
    expect(page.refusal.value!.issues.map(({ place }) => place!.fr)).toEqual(['ligne 2, colonne 1', 'ligne 2, colonne 4']);
    expect(page.plan.value).toEqual(PLAN);
    await page.openFile(new File(['a,b\n1,2\n'], 'other.csv'));
    expect(page.refusal.value!.issues.at(-1)!.allowed.en).toContain('timeUtc,eurPerMwh');
  });
});
