/** What a lever shows while it is held, against the whole runs that it stands for. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Overview } from '../../src/index.ts';
import { model } from '../../workers/model.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { holds, within } from '../fixtures.ts';

type Set = PlanRequest['set'];

function answer(set: Set, draftWillDo: boolean, name = 'microsoft-france') {
  const said = model.overview({ plan: { kind: 'shipped', name }, set }, draftWillDo);
  if (!said.ok) throw new Error(said.issues.map(({ message }) => message.en).join('\n'));
  return said;
}

/** The five main levers over their tracks. */
const LEVERS: readonly { readonly name: string; readonly ends: readonly [number, number]; readonly set: (x: number) => Set }[] = [
  {
    name: 'the permit of Mulhouse',
    ends: [6, 48],
    set: (x) => [{ pointer: '/sites/mulhouse/activities/permit/durationMonths', value: Math.round(x) }],
  },
  {
    name: 'the firm import of Paris',
    ends: [0, 120],
    set: (x) => [{ pointer: '/sites/paris/gridSteps/existing/gridMw', value: Math.round(x) }],
  },
  { name: 'the share delivered', ends: [0, 1], set: (x) => [{ pointer: '/deliveries/share', value: Number(x.toFixed(2)) }] },
  {
    name: 'the crews of Paris',
    ends: [4, 120],
    set: (x) => [
      { pointer: '/sites/paris/crewServersPerWeek', value: Math.round(x) },
      { pointer: '/sites/paris/crewRacksPerWeek', value: Math.max(1, Math.round(x / 4)) },
    ],
  },
  {
    name: 'the growth of inference',
    ends: [0.5, 8],
    set: (x) => [
      { pointer: '/workloads/interactive/growth', value: 'own' },
      { pointer: '/workloads/interactive/growthPerYear', value: Number(x.toFixed(1)) },
    ],
  },
];

/** What a lever sets at a share of its track. */
const setAt = ({ ends, set }: (typeof LEVERS)[number], share: number): Set => set(ends[0] + share * (ends[1] - ends[0]));

/** How far a figure is from what it stands for, over the most of its kind. */
const apart = (draft: number, whole: number, most = Math.abs(whole)): number => (most > 0 ? Math.abs(draft - whole) / most : 0);

function series(overview: Overview, name: string, site = 'all'): Float64Array {
  return overview.daily.find((one) => one.name === name && one.site === site)!.values;
}

test.each(PLAN_NAMES)('a draft at the values of the last whole run is that run: %s', (name) => {
  const whole = structuredClone(answer([], false, name).overview);
  // Another draft first, so that nothing is left to take over but the last whole run.
  answer([{ pointer: '/deliveries/share', value: 0.51 }], true, name);
  const draft = answer([], true, name).overview;
  expect(draft.summary.scenario.hash).toBe(whole.summary.scenario.hash);
  const isNear = (said: number, value: number): boolean =>
    Number.isNaN(value) ? Number.isNaN(said) : Math.abs(said - value) <= 1e-9 * Math.max(1, Math.abs(value));
  // Half a million values: those that are wrong are told, and not each judged by itself.
  const wrong = whole.daily.flatMap(({ name, site, values }, i) =>
    [...values.keys()].filter((d) => !isNear(draft.daily[i]!.values[d]!, values[d]!)).map((d) => `${name} ${site}, day ${d}`),
  );
  expect(wrong).toEqual([]);
  expect(draft.summary.ledger.length).toBe(whole.summary.ledger.length);
  for (const [i, row] of whole.summary.ledger.entries())
    expect(apart(draft.summary.ledger[i]!.served, row.served)).toBeLessThan(1e-9);
});

test.each(LEVERS)('a draft of $name is near the whole run, and exact where what stands decides', ({ ends, set }) => {
  holds(
    fc.property(within(...ends), (x) => {
      const former = answer([], false).overview.summary.totals;
      const moved = set(x);
      const draft = answer(moved, true).overview;
      const whole = answer(moved, false).overview;
      const [said, is] = [draft.summary.totals, whole.summary.totals];
      expect(said.acceleratorsInService).toBe(is.acceleratorsInService);
      expect(said.committedEur).toBe(is.committedEur);
      expect(draft.summary.targets).toEqual(whole.summary.targets);
      expect(draft.summary.sites.map(({ firstLoad }) => firstLoad)).toEqual(
        whole.summary.sites.map(({ firstLoad }) => firstLoad),
      );
      expect(apart(said.peakGridMw, is.peakGridMw)).toBeLessThan(0.01);
      expect(apart(said.gridGwh, is.gridGwh)).toBeLessThan(0.005);
      expect(apart(said.energyCostEur, is.energyCostEur)).toBeLessThan(0.01);
      expect(apart(said.co2LifecycleT, is.co2LifecycleT)).toBeLessThan(0.01);
      expect(apart(said.tokensOut, is.tokensOut)).toBeLessThan(0.02);
      // Water is used on the hottest days alone, of which a draft has few.
      expect(apart(said.waterM3, is.waterM3, former.waterM3)).toBeLessThan(0.1);
      const draws = series(whole, 'gridMw');
      const most = Math.max(...draws);
      const squares = series(draft, 'gridMw').map((mw, d) => apart(mw, draws[d]!, most) ** 2);
      expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / draws.length)).toBeLessThan(0.02);
    }),
    6,
  );
});

test('no hour of an accelerator is lost in a draft, and no day draws more than its firm import', () => {
  for (const lever of LEVERS)
    for (const share of [0.1, 0.45, 0.8]) {
      answer([], false);
      const { overview } = answer(setAt(lever, share), true);
      const { summary } = overview;
      for (const { site, year, ordered, ...causes } of summary.ledger) {
        const sum = Object.values(causes).reduce((all, hours) => all + hours, 0);
        expect(Math.abs(sum - ordered), `${site} ${year}`).toBeLessThanOrEqual(1e-6 * ordered);
      }
      for (const { id } of summary.sites) {
        const firm = series(overview, 'gridFirmMw', id);
        const isBeyond = (mw: number, day: number) => !(mw <= firm[day]! + 1e-9);
        expect(series(overview, 'gridMwPeak', id).findIndex(isBeyond), id).toBe(-1);
      }
    }
});

test('nothing is made from a draft: a whole run after many drafts is a whole run of a fresh worker', () => {
  const moved = LEVERS[2]!.set(0.6);
  const expected = structuredClone(answer(moved, false).overview);
  answer([], false);
  for (let i = 0; i < 12; i++) answer(setAt(LEVERS[i % 5]!, i / 12), true);
  for (const x of [0.3, 0.5, 0.61]) answer(LEVERS[2]!.set(x), true);
  expect(answer(moved, false).overview).toEqual(expected);
});

test('a run of a few weeks is never a draft, and neither is one that has nothing to be laid over from', () => {
  const short = [
    { pointer: '/from', value: '2025-06-01' },
    { pointer: '/to', value: '2025-08-01' },
  ];
  answer(short, false);
  expect(answer([...short, { pointer: '/deliveries/share', value: 0.4 }], true).isDraft).toBe(false);
  expect(answer([{ pointer: '/deliveries/share', value: 0.4 }], true).isDraft).toBe(false);
  expect(answer([{ pointer: '/deliveries/share', value: 0.5 }], true).isDraft).toBe(true);
});
