import { expect, test } from 'vitest';
import { createCompare, OWN } from '../../web/compare-state.ts';
import { createWhyOfPlans, whyKey } from '../../web/compare-why-state.ts';
import type { ComparedKeep, KeptPlans } from '../../web/keep.ts';
import { createPage } from '../../web/state.ts';
import type { Engine } from '../../workers/engine.ts';
import type { PlanRef, PlanRequest } from '../../workers/protocol.ts';
import { overview } from './fixtures.ts';
import { france } from './plans.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve));
const shipped = (name: string): PlanRef => ({ kind: 'shipped', name });
const share = france.levers.find(({ id }) => id === 'delivered-share')!;

/** A page with an engine that answers at once, and refuses files that say so. */
async function open(kept?: KeptPlans) {
  const asked: PlanRequest[] = [];
  const saved: (KeptPlans | undefined)[] = [];
  const answer = (request: PlanRequest) =>
    request.plan.kind === 'file' && request.plan.text.includes('wrong')
      ? { ok: false, issues: [{ pointer: '/x', message: { en: 'No.', fr: 'Non.' } }] }
      : { ok: true, overview: { ...overview }, elapsedMs: 1 };
  const engine = {
    plans: async () => [],
    describe: async () => ({ ok: true, description: france }),
    overview: async (request: PlanRequest) => answer(request),
    beside: async (request: PlanRequest) => {
      asked.push(request);
      return answer(request);
    },
  } as unknown as Engine;
  const keep: ComparedKeep = { compared: async () => kept, saveCompared: async (plans) => void saved.push(plans) };
  const page = createPage(engine, { language: 'en', theme: 'light' });
  page.plans.value = ['microsoft-france', 'brownfield'].map((name) => ({
    name,
    title: { en: name, fr: name },
    question: { en: '', fr: '' },
  }));
  page.begin({ plan: shipped('microsoft-france'), edits: {} });
  await tick();
  const compare = createCompare(page, keep);
  await compare.started;
  await tick();
  return { page, compare, asked, saved };
}
const letters = (compare: ReturnType<typeof createCompare>) =>
  compare.plans.value.map(({ letter, work }) => [letter, work.plan.name]);

test('a duplicate stays as it was taken, whatever is done on the page', async () => {
  const { page, compare, asked } = await open();
  page.moveLever(share, 0.5);
  await tick();
  compare.duplicate();
  page.moveLever(share, 0.9);
  await tick();
  const [own, copy] = compare.plans.value;
  expect(Object.values(own!.work.edits)).toEqual([0.9]);
  expect(Object.values(copy!.work.edits)).toEqual([0.5]);
  // What the page had an answer to is not run again.
  expect(asked).toEqual([]);
  expect(compare.ready.value).toHaveLength(2);
});

test('three plans fit beside the one on the page, and a fourth takes the place of the last', async () => {
  const { compare } = await open();
  for (const name of ['b', 'c', 'd', 'e']) compare.addShipped(name);
  await tick();
  expect(letters(compare)).toEqual([
    ['A', 'microsoft-france'],
    ['B', 'b'],
    ['C', 'c'],
    ['D', 'e'],
  ]);
  compare.undo();
  expect(letters(compare).at(-1)).toEqual(['D', 'd']);
});

test('a plan that is removed comes back where it was, with its name and as the base', async () => {
  const { compare, asked } = await open();
  compare.addShipped('b');
  compare.addShipped('c');
  await tick();
  const { id } = compare.plans.value[1]!;
  compare.rename(id, '  Mine  ');
  compare.base.value = id;
  compare.remove(id);
  expect(compare.basePlan.value!.id).toBe(OWN);
  expect(letters(compare)[1]).toEqual(['B', 'c']);
  compare.undo();
  expect(compare.plans.value[1]).toMatchObject({ id, name: 'Mine', letter: 'B' });
  expect(compare.basePlan.value!.id).toBe(id);
  compare.undo();
  expect(compare.plans.value[1]!.name).toBeUndefined();
  await tick();
  expect(asked).toHaveLength(2);
});

test('swapped plans change places and names, the base stays with its plan, and undoing brings the page back', async () => {
  const { page, compare } = await open();
  page.moveLever(share, 0.5);
  await tick();
  compare.rename(OWN, 'Ours');
  compare.addShipped('brownfield');
  await tick();
  compare.swap(compare.plans.value[1]!.id);
  await tick();
  expect(letters(compare)).toEqual([
    ['A', 'brownfield'],
    ['B', 'microsoft-france'],
  ]);
  expect(compare.plans.value.map(({ name }) => name)).toEqual([undefined, 'Ours']);
  expect(compare.basePlan.value!.letter).toBe('B');
  expect(page.plan.value!.name).toBe('brownfield');
  compare.undo();
  await tick();
  expect(letters(compare)[0]).toEqual(['A', 'microsoft-france']);
  expect(Object.values(page.edits.value)).toEqual([0.5]);
});

test('a link is followed, and what of it cannot be is said instead', async () => {
  const { compare } = await open();
  expect(await compare.addLink('https://x.test/jalon/?plan=brownfield&set=/deliveries/share:0.5&lang=fr#top')).toBe(true);
  expect(compare.plans.value[1]!.work).toEqual({ plan: shipped('brownfield'), edits: { '/deliveries/share': 0.5 } });
  for (const [link, trouble] of [
    ['hello', { kind: 'noLink' }],
    ['?x=1', { kind: 'noLink' }],
    ['?plan=atlantis', { kind: 'linkPlan', name: 'atlantis' }],
    ['?plan=file:mine.json', { kind: 'linkFile', name: 'mine.json' }],
    ['?plan=brownfield&set=rubbish', { kind: 'link', unread: ['rubbish'], issues: [] }],
  ] as const) {
    expect(await compare.addLink(link), link).toBe(false);
    expect(compare.trouble.value, link).toEqual(trouble);
  }
  expect(compare.plans.value).toHaveLength(2);
});

test('a file with faults is not taken up, and all of them are told', async () => {
  const { compare } = await open();
  const file = (name: string, text: string) => new File([text], name);
  expect(await compare.addFile(file('bad.json', 'wrong'))).toBe(false);
  expect(compare.trouble.value).toMatchObject({ kind: 'file', file: 'bad.json', issues: [{ pointer: '/x' }] });
  expect(await compare.addFile(file('notes.txt', ''))).toBe(false);
  expect(compare.trouble.value).toMatchObject({ kind: 'file', reason: 'unknown' });
  expect(compare.plans.value).toHaveLength(1);
  expect(await compare.addFile(file('good.json', '{}'))).toBe(true);
  expect(compare.trouble.value).toBeUndefined();
  expect(letters(compare)[1]).toEqual(['B', 'good.json']);
});

test('the plans are kept for the next visit, with their names and their base', async () => {
  const { compare, saved } = await open();
  compare.addShipped('brownfield');
  compare.rename(compare.plans.value[1]!.id, 'Leased');
  compare.base.value = compare.plans.value[1]!.id;
  await tick();
  const kept = saved.at(-1)!;
  expect(kept).toEqual({
    slots: [{ name: 'Leased', work: { plan: shipped('brownfield'), edits: {} } }],
    ownName: undefined,
    base: 1,
  });
  const again = await open(kept);
  expect(again.compare.plans.value[1]).toMatchObject({ name: 'Leased', letter: 'B' });
  expect(again.compare.basePlan.value!.letter).toBe('B');
  expect(again.asked).toHaveLength(1);
});

test('a study that is cancelled frees the page at once, its answer comes to nothing, and the next one is told', async () => {
  const stops: string[] = [];
  const waiting: ((parts: number) => void)[] = [];
  const engine = {
    attribute: (_: unknown, tell: (done: number, of: number) => void) => {
      tell(3, 8);
      return new Promise((resolve) => {
        waiting.push((part) => resolve({ ok: true, inputs: [], attribution: { parts: { it: [part] } } }));
      });
    },
    stopAttribution: () => stops.push('stop'),
  } as unknown as Engine;
  const why = createWhyOfPlans({ engine });
  const plan = (id: string) => ({ id, work: { plan: shipped(id), edits: {} } }) as never;
  const key = (one: string) => whyKey({ plan: shipped('a'), edits: {} }, { plan: shipped(one), edits: {} }, 'input');
  const first = why.ask(plan('a'), plan('b'), 'input');
  expect(why.state.value).toEqual({ kind: 'running', done: 3, of: 8 });
  why.cancel();
  expect(why.state.value).toEqual({ kind: 'cancelled' });
  expect(stops).toEqual(['stop']);
  waiting[0]!(1);
  await first;
  expect(why.answers.value.size).toBe(0);
  const second = why.ask(plan('a'), plan('c'), 'input');
  waiting[1]!(2);
  await second;
  expect(why.state.value).toEqual({ kind: 'idle' });
  expect(why.answers.value.get(key('c'))!.attribution.parts.it).toEqual([2]);
  expect(why.last.value!.key).toBe(key('c'));
  expect(key('b')).not.toBe(key('c'));
});
