import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPage } from '../../web/state.ts';
import type { Engine } from '../../workers/engine.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
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
  const drafts: boolean[] = [];
  const engine = {
    plans: async () => [],
    describe: async (plan: { name: string }) => ({
      ok: true,
      description: descriptions.find(({ id }) => id === plan.name) ?? france,
    }),
    overview: async (request: PlanRequest, draftWillDo = false) => {
      asked.push(request);
      drafts.push(draftWillDo);
      if (refuses(request)) return { ok: false, issues: [{ message: 'Too much.' }] };
      return { ok: true, overview: { ...overview }, elapsedMs: 1, isDraft: draftWillDo };
    },
  } as unknown as Engine;
  const page = createPage(engine, { language: 'en', theme: 'light' });
  page.begin({ plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} });
  await tick();
  return { page, asked, drafts };
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
  const { page, asked, drafts } = await open();
  for (const value of [0.7, 0.6, 0.5]) {
    page.dragLever(share, value);
    await tick();
  }
  expect(drafts).toEqual([false, false, true, true]);
  expect(page.answer.value!.isDraft).toBe(true);
  await expect.poll(() => page.answer.value!.isDraft).toBe(false);
  expect(drafts.at(-1)).toBe(false);
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
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 50, maxLength: 50 }), async (actions) => {
      const { page } = await open();
      const first = page.work();
      for (const one of actions) {
        if (one.kind === 'move') page.moveLever(one.lever, one.value / 10);
        else if (one.kind === 'drag') {
          for (const value of one.values) page.dragLever(one.lever, value / 10);
          page.endGesture();
        } else if (one.kind === 'resetAll') page.resetAll();
        else if (one.kind === 'resetGroup') page.resetGroup('grid');
        else if (one.kind === 'plan') page.choosePlan({ kind: 'shipped', name: one.name });
        await tick();
      }
      const last = page.work();
      const steps = page.history.value.past.length;
      for (let i = 0; i < 50; i++) page.undo();
      expect(page.work()).toEqual(first);
      for (let i = 0; i < steps; i++) page.redo();
      expect(page.work()).toEqual(last);
    }),
    { numRuns: 20 },
  );
});
