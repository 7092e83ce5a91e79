import { effect } from '@preact/signals';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { holdBefore } from '../../web/before.ts';
import { siteOf } from '../../web/plot.ts';
import { replay } from '../../web/replay.ts';
import { createPage } from '../../web/state.ts';
import type { Engine } from '../../workers/engine.ts';
import type { PlanRequest, Wanted } from '../../workers/protocol.ts';
import { overview } from './fixtures.ts';
import { descriptions, france } from './plans.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve));
const lever = (id: string) => france.levers.find((one) => one.id === id)!;
const share = lever('delivered-share');
const grid = lever('paris-grid');
const PLANS = ['microsoft-france', 'brownfield'];

/** A page whose engine answers at once, with a draft where one will do, and refuses what it is told to. */
async function open(refuses: (request: PlanRequest) => boolean = () => false) {
  const asked: PlanRequest[] = [];
  const wanted: Wanted[] = [];
  const given: unknown[] = [];
  const engine = {
    giveBack: (draft: unknown) => given.push(draft),
    plans: async () => [],
    describe: async (plan: { name: string }) => ({
      ok: true,
      description: descriptions.find(({ id }) => id === plan.name) ?? france,
    }),
    overview: async (request: PlanRequest, what: Wanted = 'whole') => {
      asked.push(request);
      wanted.push(what);
      if (refuses(request)) return { ok: false, issues: [{ message: 'Too much.' }] };
      return { ok: true, overview: { ...overview }, elapsedMs: 1, isDraft: what !== 'whole', isSketch: what === 'sketch' };
    },
  } as unknown as Engine;
  const page = createPage(engine, { language: 'en', theme: 'light' });
  page.begin({ plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} });
  await tick();
  return { page, asked, wanted, given };
}

test('one change is one run, and so is its undoing', async () => {
  const { page, asked } = await open();
  expect(asked).toHaveLength(1);
  page.moveLever(share, 0.5);
  await tick();
  expect(asked).toHaveLength(2);
  expect(asked[1]!.set).toEqual([{ pointer: '/deliveries/share', value: 0.5 }]);
  page.undo();
  await tick();
  expect(asked).toHaveLength(3);
  expect(asked[2]!.set).toEqual([]);
});

test('the memory of a draft goes back once newer ones are shown, but for that of a ghost and of what was shown whole', async () => {
  const { page, given } = await open();
  page.charts.measure.value = 'tokensOutPerS';
  const whole = page.answer.value!.overview;
  const shown: unknown[] = [];
  const drag = async (values: readonly number[]) => {
    for (const value of values) {
      page.dragLever(share, value);
      await tick();
      if (page.answer.value!.isDraft) shown.push(page.answer.value!.overview);
    }
  };
  await drag([0.9, 0.89, 0.88]);
  // Another lever is taken before the whole run of the first: its ghost is a draft.
  page.dragLever(grid, 30);
  await tick();
  const ghost = page.ghost.value;
  expect(shown).toContain(ghost);
  page.dragLever(grid, 31);
  await tick();
  for (let mw = 32; mw < 60; mw++) {
    page.dragLever(grid, mw);
    await tick();
  }
  expect(given.length).toBeGreaterThan(10);
  expect(given).toContain(shown[0]);
  expect(given).not.toContain(whole);
  expect(given).not.toContain(page.ghost.value);
  expect(given).not.toContain(page.calmAnswer.value!.overview);
  expect(new Set(given).size).toBe(given.length);
});

test('a drag is one step, its ghost is the answer before it, and it leaves with the plan', async () => {
  const { page } = await open();
  const before = page.answer.value!.overview;
  for (const value of [0.7, 0.6, 0.5]) {
    page.dragLever(share, value);
    await tick();
    expect(page.ghost.value).toBe(before);
  }
  page.endGesture();
  expect(page.ghost.value).toBe(before);
  expect(page.history.value.past).toHaveLength(1);
  const between = page.answer.value!.overview;
  page.dragLever(grid, 40);
  expect(page.ghost.value).toBe(between);
  page.choosePlan({ kind: 'shipped', name: 'brownfield' });
  expect(page.ghost.value).toBeUndefined();
});

test('a drag is answered by drafts after its first value, and by the whole run when it rests and when it is let go', async () => {
  const { page, asked, wanted } = await open();
  page.charts.measure.value = 'tokensOutPerS';
  for (const value of [0.7, 0.6, 0.5]) {
    page.dragLever(share, value);
    await tick();
  }
  expect(wanted).toEqual(['whole', 'whole', 'draft', 'draft']);
  expect(page.answer.value!.isDraft).toBe(true);
  await expect.poll(() => page.answer.value!.isDraft).toBe(false);
  expect(wanted.at(-1)).toBe('whole');
  expect(asked.at(-1)).toEqual(asked.at(-2));
  page.dragLever(share, 0.4);
  await tick();
  page.endGesture();
  await tick();
  expect(page.answer.value!.isDraft).toBe(false);
  const count = asked.length;
  expect(asked.at(-1)!.set).toEqual([{ pointer: '/deliveries/share', value: 0.4 }]);
  // What is whole already is not asked again.
  page.dragLever(share, 0.3);
  await tick();
  page.endGesture();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toHaveLength(count + 1);
});

test('where the power alone is looked at, sketches will do, and the lower page waits for more than a sketch', async () => {
  const { page, wanted } = await open();
  const drag = async (value: number): Promise<Wanted | undefined> => {
    page.dragLever(share, value);
    await tick();
    return wanted.at(-1);
  };
  await drag(0.9);
  const whole = page.answer.value;
  expect(await drag(0.89)).toBe('sketch');
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(page.answer.value).not.toBe(whole);
  expect(page.calmAnswer.value).toBe(whole);
  await expect.poll(() => page.answer.value!.isDraft).toBe(false);
  await expect.poll(() => page.calmAnswer.value).toBe(page.answer.value);

  // A month that is pointed at, its reasons, another measure or another part of the page ask for all of a draft.
  page.cursor.value = { month: 3, pinned: true };
  expect(await drag(0.88)).toBe('draft');
  page.cursor.value = undefined;
  expect(await drag(0.87)).toBe('sketch');
  page.charts.why.value = { site: 'paris', month: '2026-05' };
  expect(await drag(0.86)).toBe('draft');
  page.charts.why.value = undefined;
  page.charts.measure.value = 'costEur';
  expect(await drag(0.85)).toBe('draft');
  page.charts.measure.value = 'gridMw';
  page.view.value = 'map';
  expect(await drag(0.84)).toBe('draft');
});

test('what follows the chosen site is not called by an answer of the same sites', async () => {
  const { page } = await open();
  page.charts.site.value = 'paris';
  const seen: string[] = [];
  const stop = effect(() => {
    seen.push(siteOf(page));
  });
  for (const value of [0.7, 0.6, 0.5]) {
    page.dragLever(share, value);
    await tick();
  }
  expect(seen).toEqual(['paris']);
  page.charts.site.value = 'nowhere';
  expect(seen).toEqual(['paris', 'all']);
  stop();
});

test('what is refused is taken back with its step, and the reason is told at the lever', async () => {
  const { page } = await open(({ set }) => set.some(({ value }) => value === 0.1));
  page.moveLever(grid, 40);
  await tick();
  page.undo();
  await tick();
  page.moveLever(share, 0.1);
  await tick();
  expect(page.edits.value).toEqual({});
  expect(page.leverTrouble.value).toEqual({ id: 'delivered-share', issue: { message: 'Too much.' } });
  expect(page.history.value.past).toHaveLength(0);
  // What could be redone before still can.
  page.redo();
  expect(page.edits.value).toEqual({ '/sites/paris/gridSteps/existing/gridMw': 40 });
});

test('fifty random actions are undone to the first state and redone to the last', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), lever: fc.constantFrom(share, grid), value: fc.integer({ min: 1, max: 9 }) }),
    fc.record({
      kind: fc.constant('drag' as const),
      lever: fc.constantFrom(share, grid),
      values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('resetAll' as const) }),
    fc.record({ kind: fc.constant('resetGroup' as const) }),
    fc.record({ kind: fc.constant('plan' as const), name: fc.constantFrom(...PLANS) }),
    fc.record({ kind: fc.constant('lock' as const), lever: fc.constantFrom(share, grid) }),
    fc.record({ kind: fc.constantFrom('save', 'open', 'copy', 'delete'), name: fc.constantFrom('Mine', 'Other', 'Mine 2') }),
    fc.record({
      kind: fc.constant('rename' as const),
      name: fc.constantFrom('Mine', 'Other'),
      to: fc.constantFrom('Mine', 'New'),
    }),
    fc.record({ kind: fc.constant('preset' as const), value: fc.integer({ min: 1, max: 9 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 50, maxLength: 50 }), async (actions) => {
      const { page } = await open();
      const all = () => ({ work: page.work(), shelf: page.shelf.value.map(({ name, work }) => ({ name, work })) });
      const first = all();
      for (const one of actions) {
        if (one.kind === 'move') page.moveLever(one.lever, one.value / 10);
        else if (one.kind === 'drag') {
          for (const value of one.values) page.dragLever(one.lever, value / 10);
          page.endGesture();
        } else if (one.kind === 'resetAll') page.resetAll();
        else if (one.kind === 'resetGroup') page.resetGroup('grid');
        else if (one.kind === 'plan') page.choosePlan({ kind: 'shipped', name: one.name });
        else if (one.kind === 'lock') page.toggleLock(one.lever);
        else if (one.kind === 'save') page.saveOwn(one.name);
        else if (one.kind === 'open') page.openOwn(one.name);
        else if (one.kind === 'copy') page.duplicateOwn(one.name);
        else if (one.kind === 'delete') page.deleteOwn(one.name);
        else if (one.kind === 'rename') page.renameOwn(one.name, one.to);
        else if (one.kind === 'preset') page.applyPreset('x', [{ lever: share, value: one.value / 10 }]);
        await tick();
      }
      const last = all();
      const steps = page.history.value.past.length;
      for (let i = 0; i < 50; i++) page.undo();
      expect(all()).toEqual(first);
      for (let i = 0; i < steps; i++) page.redo();
      expect(all()).toEqual(last);
    }),
    { numRuns: 20 },
  );
});

test('a locked lever is moved by no hand, no reset of its group and no reset of all, and what stayed is counted', async () => {
  const { page, asked } = await open();
  page.moveLever(share, 0.5);
  page.moveLever(grid, 40);
  await tick();
  const runs = asked.length;
  page.toggleLock(grid);
  await tick();
  expect(asked).toHaveLength(runs);
  page.moveLever(grid, 60);
  page.dragLever(grid, 70);
  page.endGesture();
  page.resetGroup('grid');
  expect(page.edits.value).toMatchObject({ '/sites/paris/gridSteps/existing/gridMw': 40 });
  page.resetAll();
  expect(page.edits.value).toEqual({ '/sites/paris/gridSteps/existing/gridMw': 40 });
  expect(page.notice.value).toEqual({ kind: 'locked', kept: 1 });
  page.undo();
  expect(page.edits.value).toHaveProperty('/deliveries/share');
  page.undo();
  expect(page.locks.value).toEqual([]);
  page.redo();
  expect(page.locks.value).toEqual(['/sites/paris/gridSteps/existing/gridMw']);
  page.toggleLock(grid);
  page.moveLever(grid, 60);
  expect(page.edits.value).toMatchObject({ '/sites/paris/gridSteps/existing/gridMw': 60 });
});

test('a lock that is set after the answer stays when a later move is refused', async () => {
  const { page } = await open(({ set }) => set.some(({ value }) => value === 0.1));
  page.moveLever(grid, 40);
  await tick();
  page.toggleLock(grid);
  page.moveLever(share, 0.1);
  await tick();
  expect(page.edits.value).toEqual({ '/sites/paris/gridSteps/existing/gridMw': 40 });
  expect(page.locks.value).toEqual(['/sites/paris/gridSteps/existing/gridMw']);
});

test('a plan of one’s own keeps its work, and its deletion and its new name are taken back like any step', async () => {
  const { page, asked } = await open();
  page.moveLever(share, 0.5);
  page.toggleLock(grid);
  page.saveOwn('  Half   of it ');
  await tick();
  const runs = asked.length;
  expect(page.shelf.value.map(({ name }) => name)).toEqual(['Half of it']);
  expect(page.own.value).toBe('Half of it');
  page.resetAll();
  page.choosePlan({ kind: 'shipped', name: 'brownfield' });
  expect([page.own.value, page.locks.value]).toEqual([undefined, []]);
  page.openOwn('Half of it');
  expect([page.own.value, page.locks.value.length, page.edits.value]).toEqual(['Half of it', 1, { '/deliveries/share': 0.5 }]);
  await tick();
  expect(asked.length).toBe(runs + 3);
  page.renameOwn('Half of it', 'Half');
  expect([page.own.value, page.shelf.value[0]!.name]).toEqual(['Half', 'Half']);
  page.duplicateOwn('Half');
  expect(page.shelf.value.map(({ name }) => name)).toEqual(['Half', 'Half 2']);
  page.renameOwn('Half 2', 'HALF');
  expect(page.shelf.value.map(({ name }) => name)).toEqual(['Half', 'Half 2']);
  page.deleteOwn('Half');
  expect([page.own.value, page.shelf.value.length]).toEqual([undefined, 1]);
  expect(page.edits.value).toEqual({ '/deliveries/share': 0.5 });
  page.undo();
  expect([page.own.value, page.shelf.value.map(({ name }) => name)]).toEqual(['Half', ['Half', 'Half 2']]);
  page.undo();
  page.undo();
  expect([page.own.value, page.shelf.value.map(({ name }) => name)]).toEqual(['Half of it', ['Half of it']]);
});

test('the former answer is shown while it is held, and the present one comes back as it was', async () => {
  const { page } = await open();
  expect(holdBefore(page)).toBeUndefined();
  const former = page.answer.value!.overview;
  page.moveLever(share, 0.5);
  await tick();
  const now = page.answer.value!;
  const release = holdBefore(page)!;
  expect([page.answer.value!.overview, page.ghost.value, page.isBefore.value]).toEqual([former, now.overview, true]);
  release();
  expect(page.answer.value).toBe(now);
  expect([page.ghost.value, page.isBefore.value]).toEqual([former, false]);
});

test('the last move is replayed from its former value to the new one, and leaves no trace in history', async () => {
  const { page, asked } = await open();
  const done = vi.fn();
  expect(replay(page, false, done)).toBeUndefined();
  page.moveLever(grid, 55.5);
  page.dragLever(share, 0.6);
  page.dragLever(share, 0.4);
  page.endGesture();
  await tick();
  const [edits, history, runs] = [page.edits.value, page.history.value, asked.length];
  vi.useFakeTimers();
  replay(page, false, done);
  const shown: unknown[] = [];
  while (done.mock.calls.length === 0) {
    const value = page.edits.value['/deliveries/share'];
    if (shown.length === 0 || shown.at(-1) !== value) shown.push(value);
    // A key that is let go meanwhile ends no gesture of the reader's.
    page.endGesture();
    await vi.advanceTimersToNextTimerAsync();
  }
  vi.useRealTimers();
  expect(shown[0]).toBeUndefined();
  expect(shown.slice(1)).toEqual([...shown.slice(1)].sort((a, b) => Number(b) - Number(a)));
  expect(shown.length).toBe(24);
  expect(asked.length).toBe(runs + 25);
  expect(page.edits.value).toBe(edits);
  expect(page.history.value).toBe(history);
  expect(page.held.value).toBeUndefined();
  // Ended at once it is as it was, too.
  const end = replay(page, true, done)!;
  expect(page.edits.value).not.toHaveProperty('/deliveries/share');
  end();
  expect(page.edits.value).toBe(edits);
});
