import { describe, expect, test } from 'vitest';
import type { Lever, Loaded } from '../../src/index.ts';
import { checkPlan, leversOf, openPlan, simulate } from '../../src/index.ts';
import { leftFor, mayBeUsed, setOf, withLever } from '../../web/edits.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { extending, issuesOf, library, load, shipped, spoiled } from './plans.ts';

/** The levers that stand first. */
const headlinesOf = (loaded: Loaded): Lever[] => leversOf(loaded).filter(({ headline }) => headline);
const plan = load(shipped());
const levers = headlinesOf(plan);
const named = (id: string, from: readonly Lever[] = levers): Lever => from.find((lever) => lever.id === id)!;
const changesOf = (lever: Lever, value: number | string | boolean) => setOf(withLever({}, lever, value));

test('has a lever for each group of the page, each once', () => {
  expect(new Set(levers.map(({ id }) => id)).size).toBe(levers.length);
  expect(new Set(levers.map(({ group }) => group))).toEqual(new Set(['sites', 'grid', 'cooling', 'compute', 'workload']));
});

test("shows the plan's own number with its unit, range, letter and source", () => {
  // All from scenarios/microsoft-france.json.
  expect(named('paris-grid')).toMatchObject({
    kind: 'quantity',
    unit: 'MW',
    planValue: 55,
    low: 40,
    high: 80,
    confidence: 'C',
    note: {
      en: expect.stringContaining('decides whether Paris binds'),
      fr: expect.stringContaining('décide si Paris bute'),
    },
  });
  expect(named('mulhouse-permit')).toMatchObject({
    unit: 'months',
    planValue: 17,
    low: 13,
    high: 24,
    confidence: 'D',
    asOf: '2025-11',
  });
});

test('the operator class is a choice among those of the catalogue, for every site at once', () => {
  const lever = named('operator-class');
  if (lever.kind !== 'choice') throw new Error('operator-class is no choice');
  expect(lever.options).toEqual(plan.scenario.catalogue.operatorClasses.map(({ id }) => id));
  expect(lever.options).toContain(lever.planValue);
  expect(lever.targets.map(({ pointer }) => pointer)).toEqual(plan.scenario.sites.map(({ id }) => `/sites/${id}/operatorClass`));
});

test.each(PLAN_NAMES)('every lever of %s starts between its ends', (name) => {
  const own = load(shipped(name));
  for (const lever of leversOf(own)) {
    if (lever.kind !== 'quantity') continue;
    expect(lever.min, lever.id).toBeLessThan(lever.max);
    expect(lever.planValue, lever.id).toBeGreaterThanOrEqual(lever.min);
    expect(lever.planValue, lever.id).toBeLessThanOrEqual(lever.max);
    expect((lever.max - lever.min) / lever.step, lever.id).toBeGreaterThanOrEqual(lever.integer ? 1 : 10);
  }
});

test.each(PLAN_NAMES)('the headlines of %s start on a step', (name) => {
  for (const lever of headlinesOf(load(shipped(name)))) {
    if (lever.kind !== 'quantity') continue;
    const steps = (lever.planValue - lever.min) / lever.step;
    expect(Math.abs(steps - Math.round(steps)), lever.id).toBeLessThan(1e-9);
  }
});

test.each(PLAN_NAMES)('the whole travel of the headlines of %s is allowed', (name) => {
  const own = load(shipped(name));
  for (const lever of headlinesOf(own)) {
    const ends = lever.kind === 'quantity' ? [lever.min, lever.max] : lever.kind === 'choice' ? lever.options : [];
    for (const end of ends) expect(() => load(shipped(name), changesOf(lever, end)), `${lever.id} at ${end}`).not.toThrow();
  }
});

test('every field of the run has a lever, once, in one of six groups', () => {
  const all = leversOf(plan).filter(({ headline }) => !headline);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ group }) => group))).toEqual(new Set(['sites', 'grid', 'cooling', 'compute', 'workload', 'money']));
  const ids = all.map(({ id }) => id);
  for (const pointer of [
    '/sites/paris/halls/p3/itMw',
    '/sites/mulhouse/stages/building-2/decision',
    '/orders/2025-03-gb200-paris/orderDate',
    '/money/commitBy',
    '/catalogue/markets/france/exciseEurPerMwh',
    '/catalogue/markets/france/tariff/htb2/winterPeak/eurPerKwYear',
    '/sites/paris/gridVoltage',
    '/money/reservedEur/mulhouse-1/includesChips',
  ]) {
    expect(ids).toContain(pointer);
  }
});

test('a date that an actual one overrules has no lever', () => {
  const ids = leversOf(plan).map(({ id }) => id);
  expect(ids).not.toContain('/sites/paris/activities/fit-out-p1/durationMonths');
  expect(ids).toContain('/sites/mulhouse/activities/works-1/durationMonths');
});

test('a lever set to a value changes that value and nothing else', () => {
  for (const lever of levers) {
    const value =
      lever.kind === 'quantity'
        ? lever.min + 3 * lever.step
        : lever.kind === 'choice'
          ? lever.options.find((option) => option !== lever.planValue)!
          : '';
    const changed = named(lever.id, headlinesOf(load(shipped(), changesOf(lever, value))));
    expect(changed.planValue).toBe(value);
    expect(changed.field).toBe(lever.field);
  }
});

test('a lever left where the plan has it changes nothing', () => {
  for (const lever of levers) {
    expect(load(shipped(), changesOf(lever, lever.planValue)).hash, lever.id).toBe(plan.hash);
  }
});

test('one crew lever moves servers and racks together', () => {
  const { scenario } = load(shipped(), changesOf(named('paris-crews'), 24));
  const paris = scenario.sites.find(({ id }) => id === 'paris')!;
  expect([paris.crewServersPerWeek, paris.crewRacksPerWeek]).toEqual([24, 6]);
});

test('a lever that waits for another does nothing until that one moves, and then it does', () => {
  const run = (...changes: { pointer: string; value: unknown }[]) => {
    const { summary } = simulate(load(shipped(), [{ pointer: '/to', value: '2026-03-01' }, ...changes]).scenario);
    return JSON.stringify([summary.totals, summary.work]);
  };
  for (const [id, value, awake] of [
    ['/workloads/interactive/draftAcceptance', 0.9, 3],
    ['/workloads/batch/hoursPerDay', 3, 'cheap'],
  ] as const) {
    const { idle } = named(id, leversOf(plan));
    expect(idle).toMatchObject({ at: idle!.planValue });
    const wakes = { pointer: idle!.pointer, value: awake };
    expect(run({ pointer: id, value }), id).toBe(run());
    expect(run(wakes, { pointer: id, value }), id).not.toBe(run(wakes));
  }
  expect(named('/workloads/training/gangAccelerators', leversOf(plan)).idle).toEqual({
    pointer: '/workloads/training/gangs',
    at: 0,
    planValue: 1,
  });
});

test('measured rates of mixtures of experts are used where one is trained', () => {
  const id = '/catalogue/expertTraining/gb300-nvl72.deepseek-v3/tokensPerS';
  expect(named(id, leversOf(plan)).entry?.used).toBe(false);
  const trains = load(shipped(), [{ pointer: '/workloads/training/model', value: 'kimi-k2' }]);
  expect(named(id, leversOf(trains)).entry?.used).toBe(true);
});

test('a lever whose field the plan lacks is left out, and the others stay', () => {
  const brownfield = load(shipped('brownfield'));
  const ids = headlinesOf(brownfield).map(({ id }) => id);
  expect(ids).not.toContain('mulhouse-permit');
  expect(ids).toEqual(levers.map(({ id }) => id).filter((id) => id !== 'mulhouse-permit'));
});

test('a plain number without any source has a lever without a range or a letter', () => {
  const bare = load(
    spoiled((json) => {
      const { share, until } = json.deliveries;
      json.deliveries = { share: share.value, until };
    }),
  );
  expect(named('delivered-share', headlinesOf(bare))).toMatchObject({
    planValue: 0.8,
    low: null,
    high: null,
    confidence: null,
    source: null,
    note: null,
  });
});

test('a lever never names a place that a change could not reach', () => {
  const loaded: Loaded = plan;
  for (const lever of headlinesOf(loaded)) {
    for (const { pointer } of lever.targets) {
      expect(issuesOf({ [pointer]: { not: 'a value' } }).map((issue) => issue.pointer)).toContain(pointer);
    }
  }
});

const laterBy = (days: number, date: string): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Values that a hand could give a lever, other than the plan's own. */
function triesOf(lever: Lever): (number | string | boolean)[] {
  if (lever.kind === 'choice') return lever.options.filter((option) => option !== lever.planValue);
  if (lever.kind === 'switch') return [!lever.planValue];
  if (lever.kind === 'date') return ['2024-06-01', '2027-06-01', laterBy(7, lever.planValue)];
  const half = (lever.planValue + lever.min) / 2;
  return [lever.max, lever.min, lever.integer ? Math.round(half) : half].filter((value) => value !== lever.planValue);
}
/** The default plan, opened once for many changes, as the worker does. */
const opened = openPlan(shipped(), library);
if (!opened.ok) throw new Error('the default plan should open');
const isAccepted = (lever: Lever, value: number | string | boolean): boolean => checkPlan(opened, changesOf(lever, value)).ok;

test('every lever can be moved by itself', () => {
  const stuck = leversOf(plan).filter((lever) => !triesOf(lever).some((value) => isAccepted(lever, value)));
  expect(stuck.map(({ id }) => id)).toEqual([]);
});

test('a lever of what nothing in the plan goes by says so', () => {
  const entryOf = (pointer: string) => leversOf(plan).find(({ id }) => id === pointer)?.entry;
  expect(entryOf('/catalogue/coolings/river/copMax')).toMatchObject({ id: 'river', used: false });
  expect(entryOf('/catalogue/platforms/hgx-b200/ratedKw')).toMatchObject({ id: 'hgx-b200', used: false });
  expect(entryOf('/catalogue/platforms/hgx-h100/ratedKw')).toMatchObject({ id: 'hgx-h100', used: true });
  expect(entryOf('/catalogue/accelerators/h100-sxm/trainingEfficiency/fp8')).toMatchObject({ id: 'h100-sxm', used: true });
  expect(entryOf('/sites/paris/halls/p1/itMw')).toBeNull();
});

test('a tariff of a voltage that no site has says so, until something that decides the voltage is moved', () => {
  const entryOf = (voltage: string) =>
    leversOf(plan).find(({ id }) => id === `/catalogue/markets/france/tariff/${voltage}/powerEurPerKwYear`)!.entry!;
  // Paris imports 55 MW and Marseille 14, which is HTB1; Mulhouse is to have 215, HTB2.
  expect(['htb1', 'htb2', 'htb3'].map((voltage) => entryOf(voltage).used)).toEqual([true, true, false]);
  expect(mayBeUsed(entryOf('htb3'), {})).toBe(false);
  expect(mayBeUsed(entryOf('htb3'), { '/money/commitBy': '2026-01-01' })).toBe(false);
  expect(mayBeUsed(entryOf('htb3'), { '/sites/paris/gridVoltage': 'HTB3' })).toBe(true);
  expect(mayBeUsed(entryOf('htb3'), { '/sites/paris/gridSteps/existing/gridMw': 500 })).toBe(true);
  expect(mayBeUsed(entryOf('htb3'), { '/catalogue/markets/france/tariff/htb3FromMw': 250 })).toBe(true);
});

test('contracts leave one another what is left of the supply, and the market the rest', () => {
  const contract = (key: string) => leversOf(plan).find(({ id }) => id === `/catalogue/markets/france/${key}`)!;
  const [nuclear, agreements] = [contract('nuclearShare'), contract('ppaShare')];
  expect(leftFor(nuclear, {})).toBe(1);
  expect(leftFor(nuclear, setTo(agreements, 0.3))).toBe(0.7);
  expect(leftFor(agreements, setTo(nuclear, 0.45))).toBe(0.55);
  expect(leftFor(contract('marginEurPerMwh'), {})).toBeUndefined();
  // What is left is accepted, more is refused.
  const accepts = (share: number) => checkPlan(opened, setOf({ ...setTo(agreements, 0.3), ...setTo(nuclear, share) })).ok;
  expect([accepts(0.7), accepts(0.75)]).toEqual([true, false]);
});

const setTo = (lever: Lever, value: number) => withLever({}, lever, value);

test('what a town is told has levers: jobs, the month of low water, and the fans of servers and cooling loops', () => {
  const ids = new Set(leversOf(plan).map(({ id }) => id));
  for (const pointer of [
    '/sites/mulhouse/jobs/building',
    '/sites/mulhouse/jobs/operation',
    '/sites/paris/heat/demandMwhPerYear',
    '/catalogue/climates/paris-south/lowWaterMonth',
    '/catalogue/platforms/hgx-h100/fans/inAir',
    '/catalogue/coolings/dlc-40-50/liquid/fanShare',
    '/catalogue/coolings/dlc-40-50/air/airShare',
    '/catalogue/heat/monthShares/0',
    '/catalogue/markets/france/marginalGPerKwh',
    '/catalogue/embodied/partsPerFailure',
  ])
    expect(ids).toContain(pointer);
});

test('a share of a mix takes what it gains from the others, in their proportions, and gives it back', () => {
  const share = leversOf(plan).find(({ id }) => id === '/workloads/interactive/mix/8b/share')!;
  const [edits, back] = [withLever({}, share, 0.65), withLever(withLever({}, share, 1), share, 0.3)];
  const { mix } = load(shipped(), setOf(edits)).scenario.workloads.interactive;
  // From 0.3, 0.4 and 0.3: what is left, 0.35, as 4 to 3.
  expect(mix.map((one) => one.share)).toEqual([0.65, expect.closeTo(0.2, 12), expect.closeTo(0.15, 12)]);
  expect(back).toEqual({});
});

const answer = (loaded: Loaded): string => JSON.stringify({ ...simulate(loaded.scenario).summary, scenario: undefined });

test('every lever of the work asked for moves the answer', () => {
  // A quarter in which all of the work is under way tells as well as four years.
  const quarter = openPlan(extending({ from: '2027-01-01', to: '2027-03-31' }), library);
  if (!quarter.ok) throw new Error('the default plan should open for a quarter');
  const answerTo = (changes: ReturnType<typeof changesOf>) => {
    const taken = checkPlan(quarter, changes);
    return taken.ok ? answer(taken) : undefined;
  };
  const before = answerTo([]);
  const moves = (lever: Lever, value: number | string | boolean) =>
    ![before, undefined].includes(answerTo(changesOf(lever, value)));
  const dead = leversOf(plan)
    .filter(({ group }) => group === 'workload')
    .filter((lever) => !triesOf(lever).some((value) => moves(lever, value)));
  expect(dead.map(({ id }) => id)).toEqual([
    // How well a draft does counts once something is drafted, and the hours of batch work once it is moved to some of the day.
    '/workloads/interactive/draftAcceptance',
    '/workloads/interactive/draftCost',
    '/workloads/batch/hoursPerDay',
    // A growth scenario counts once it is chosen.
    '/catalogue/growths/slow/timesPerYear',
    '/catalogue/growths/latest/timesPerYear',
    '/catalogue/growths/fast/timesPerYear',
  ]);
});

test('how well a draft does, and the growth of a scenario, move the answer where they are chosen', () => {
  const chosen = { '/workloads/interactive/draftedTokens': 2, '/workloads/interactive/growth': 'fast' };
  const others = Object.entries(chosen).map(([pointer, value]) => ({ pointer, value }));
  const drafting = answer(load(shipped(), others));
  for (const [pointer, value] of [
    ['/workloads/interactive/draftAcceptance', 0.9],
    ['/workloads/interactive/draftCost', 0.2],
    ['/catalogue/growths/fast/timesPerYear', 6],
  ] as const)
    expect(answer(load(shipped(), [...others, { pointer, value }])), pointer).not.toBe(drafting);
});

describe('growth of interactive demand', () => {
  const GROWTH = '/workloads/interactive/growth';
  const leverAt = (id: string, loaded = plan) => leversOf(loaded).find((lever) => lever.id === id)!;

  test('is a choice among the scenarios of the catalogue and the plan’s own, by names in both languages', () => {
    const lever = leverAt(GROWTH);
    if (lever.kind !== 'choice') throw new Error('growth is no choice');
    expect(lever.options).toEqual(['own', 'slow', 'latest', 'fast']);
    for (const id of ['slow', 'latest', 'fast']) expect(lever.optionNames[id]!.fr).not.toBe(lever.optionNames[id]!.en);
  });

  test('of the scenarios is 2.5, 4.6 and 7 times a year, each with its letter, source and range', () => {
    // 22/7 in three quarters is 4.6 in a year; the slowest of them 22/16, the fastest 16/10.
    expect((22 / 7) ** (4 / 3)).toBeCloseTo(4.6, 1);
    expect([(22 / 16) ** 4, (16 / 10) ** 4].map((x) => x.toFixed(1))).toEqual(['3.6', '6.6']);
    expect(
      ['slow', 'latest', 'fast'].map((id) => {
        const { planValue, confidence, low, high, source, note } = leverAt(`/catalogue/growths/${id}/timesPerYear`);
        expect(note!.fr).not.toBe('');
        return [planValue, confidence, low, high, source!.id];
      }),
    ).toEqual([
      [2.5, 'C', 1.5, 4.6, 'jalon-assumption'],
      [4.6, 'D', 3.6, 6.6, 'google-api-tokens'],
      [7, 'C', 4.6, 10, 'jalon-assumption'],
    ]);
  });

  test('that a plan has chosen is where its number stands, with the source of the choice', () => {
    const fast = load(extending({ workloads: { interactive: { growth: 'latest' } } }));
    expect(leverAt('inference-growth', fast)).toMatchObject({
      planValue: 4.6,
      confidence: 'D',
      source: { id: 'google-api-tokens' },
      targets: [{ pointer: '/workloads/interactive/growthPerYear', factor: 1 }],
    });
    const moved = load(
      extending({ workloads: { interactive: { growth: 'latest' } } }),
      setOf(withLever({}, leverAt('inference-growth', fast), 3)),
    );
    expect(moved.scenario.workloads.interactive).toMatchObject({ growth: 'own', growthPerYear: 3 });
  });

  test('that nobody knows is refused with those that there are', () => {
    const [issue] = issuesOf({ [GROWTH]: 'lastest' });
    expect(issue).toMatchObject({ pointer: GROWTH, suggestion: 'Did you mean latest?' });
    expect(issue!.allowed).toContain('own');
  });
});

test('each month of a normal and each quarter of a price has a lever of its own, by its name', () => {
  const all = leversOf(plan);
  const january = all.find(({ id }) => id === '/catalogue/climates/mulhouse/dayMinC/0')!;
  expect(january.place.at(-1)).toEqual({ en: 'January', fr: 'janvier' });
  const { climates } = load(shipped(), changesOf(january, 4.5)).scenario.catalogue;
  const normals = plan.scenario.catalogue.climates.find(({ id }) => id === 'mulhouse')!.dayMinC;
  expect(climates.find(({ id }) => id === 'mulhouse')!.dayMinC).toEqual([4.5, ...normals.slice(1)]);
  // The dew points stand in a list that has a note: the list changes inside it, and the note stays.
  const dew = load(shipped(), [{ pointer: '/catalogue/climates/mulhouse/dewPointC/11', value: -2 }]);
  expect(dew.scenario.catalogue.climates.find(({ id }) => id === 'mulhouse')!.dewPointC[11]).toBe(-2);
  expect(leversOf(dew).find(({ id }) => id === '/catalogue/climates/mulhouse/dewPointC/11')).toMatchObject({
    planValue: -2,
    confidence: 'C',
  });
  const quarters = all.filter(({ field }) => field === 'catalogue.markets.years.quartersEurPerMwh');
  expect(quarters).toHaveLength(4 * plan.scenario.catalogue.markets[0]!.years.length);
  expect(quarters[3]!.place.at(-1)!.fr).toBe('quatrième trimestre');
});

test('what a plan knows well of its limits can still be made scarce: generators, their hours and land reach down to the least', () => {
  const at = '/sites/mulhouse/limits/';
  const ends = ['generators/count', 'generators/hoursPerYearLimit', 'land/ha'].map((key) => {
    const lever = leversOf(load(shipped('microsoft-france'))).find(({ id }) => id === at + key);
    return lever?.kind === 'quantity' ? [lever.min, lever.planValue, lever.max] : undefined;
  });
  expect(ends).toEqual([
    [0, 111, 222],
    [0, 500, 1000],
    [0.1, 36, 72],
  ]);
});
