import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, type IssueText, type Library, loadScenario, MAX_BYTES, type SourceText } from '../../src/index.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { type Editable, extending, freeze, issuesOf, library, load, shipped, spoiled } from './plans.ts';

const pointersOf = (issues: readonly { readonly pointer: string }[]) => issues.map(({ pointer }) => pointer);
const file = (text: string, name = 'mine.json'): SourceText => ({ file: name, text });
/** The only issue of an input. */
function issueOf(input: Parameters<typeof issuesOf>[0]): IssueText {
  const issues = issuesOf(input);
  expect(pointersOf(issues)).toHaveLength(1);
  return issues[0]!;
}

test.each(PLAN_NAMES)('the shipped plan %s has no issue', (name) => {
  expect(load(shipped(name)).scenario.id).toBe(name);
});

test('the same text gives the same scenario, notes and hash', () => {
  expect(load(shipped())).toEqual(load(shipped()));
});

test('a month is its first day, a plain text stands for both languages, and what is optional gets its default', () => {
  const { scenario } = load(
    spoiled((plan) => {
      plan.name = 'Un plan';
    }),
  );
  expect(scenario.name).toEqual({ en: 'Un plan', fr: 'Un plan' });
  expect(scenario.orders[0]!.orderDate).toBe('2024-03-01');
  expect(scenario.sites[0]!.cloudMw).toBe(0);
  expect(scenario.weatherSample).toBe(0);
});

test('ten faults of ten kinds are ten issues, each with its place, what was found, what is allowed and a message', () => {
  const bad = spoiled((plan) => {
    const [paris, marseille, mulhouse] = plan.sites;
    paris.gridSteps[0].gridMw = -1;
    paris.halls[0].maxRackKw = 0;
    marseille.crewServersPerWeek = 'NaN';
    plan.money.budgetEur = 1e30;
    delete plan.operations.repairDays;
    mulhouse.gridSteps[0].gridMW = 72;
    mulhouse.activities.find(({ id }: Editable) => id === 'grid-works').after = [{ id: 'commissioning-1' }];
    plan.orders[0].platform = 'hgx-h1000';
    plan.orders.find(({ id }: Editable) => id === '2027-01-vera-rubin-paris').orderDate = '2024-01-01';
    marseille.gridSteps = [];
  });
  const issues = issuesOf(bad);
  expect(Object.fromEntries(issues.map(({ pointer, found }) => [pointer, found]))).toEqual({
    '/sites/paris/gridSteps/existing/gridMw': '-1',
    '/sites/paris/halls/p1/maxRackKw': '0',
    '/sites/marseille/crewServersPerWeek': '"NaN"',
    '/money/budgetEur': '1e30',
    '/operations/repairDays': 'nothing',
    '/sites/mulhouse/gridSteps/g1/gridMW': 'the unknown key "gridMW"',
    '/sites/mulhouse/activities/grid-works/after': 'grid-works -> commissioning-1 -> grid-works',
    '/orders/2024-03-h100-paris/platform': 'hgx-h1000',
    '/orders/2027-01-vera-rubin-paris/orderDate': expect.stringContaining('2024-01-01 plus 35 weeks'),
    '/sites/marseille/gridSteps': expect.any(String),
  });
  expect(issues).toHaveLength(10);
  for (const { file: name, pointer, found, allowed, message, suggestion } of issues) {
    expect(name).toBe('spoiled.json');
    expect(found).not.toBe('');
    expect(allowed).not.toBe('');
    for (const part of [pointer, found, allowed]) expect(message).toContain(part);
    expect(suggestion).toBeTypeOf('string');
  }
});

// One fault each. The bounds are those of the field table; the dates of first shipment those of the catalogue.
test.each<[string, Readonly<Record<string, unknown>>, string, Partial<Record<keyof IssueText, unknown>>]>([
  ['zero where something must be', { '/sites/paris/halls/p1/itMw': 0 }, '/sites/paris/halls/p1/itMw', { found: '0' }],
  ['a negative number', { '/money/budgetEur': -5 }, '/money/budgetEur', { found: '-5', suggestion: 'The lowest is 0.' }],
  ['a number far too high', { '/deliveries/share': 80 }, '/deliveries/share', { found: '80', suggestion: 'The highest is 1.' }],
  ['half a system', { '/orders/2024-03-h100-paris/systems': 1.5 }, '/orders/2024-03-h100-paris/systems', { found: '1.5' }],
  [
    'a number in quotes',
    { '/sites/paris/gridSteps/existing/gridMw': '60' },
    '/sites/paris/gridSteps/existing/gridMw',
    { found: '"60"', suggestion: 'Write 60 without quotes.' },
  ],
  [
    'a text for a number',
    { '/sites/paris/gridSteps/existing/gridMw': 'sixty' },
    '/sites/paris/gridSteps/existing/gridMw',
    { found: '"sixty"', allowed: 'a number in MW from 0 to 5,000' },
  ],
  ['a switch for a number', { '/deliveries/share': true }, '/deliveries/share', { found: 'true' }],
  ['a missing field', { '/sites/mulhouse/climate': null }, '/sites/mulhouse/climate', { found: 'nothing' }],
  ['a missing record', { '/workloads/batch': null }, '/workloads/batch', { found: 'nothing' }],
  ['an unknown key', { '/money/budgetEuro': 1 }, '/money/budgetEuro', { suggestion: 'Did you mean budgetEur?' }],
  [
    'an unknown platform',
    { '/orders/2024-10-h200-paris/platform': 'hgx-h20' },
    '/orders/2024-10-h200-paris/platform',
    { suggestion: 'Did you mean hgx-h200?' },
  ],
  ['an unknown site of an order', { '/orders/2024-10-h200-paris/site': 'pari' }, '/orders/2024-10-h200-paris/site', {}],
  ['an unknown market', { '/market': 'franc' }, '/market', { suggestion: 'Did you mean france?' }],
  [
    'an unknown choice',
    { '/sites/paris/halls/p1/ups': 'moder' },
    '/sites/paris/halls/p1/ups',
    { suggestion: 'Did you mean modern?' },
  ],
  [
    'an unknown source',
    { '/deliveries/source': 'jalon-asumption' },
    '/deliveries/source',
    { suggestion: 'Did you mean jalon-assumption?' },
  ],
  [
    'a hall that waits for nothing known',
    { '/sites/paris/halls/p2/readyAfter': ['fitout-p2'] },
    '/sites/paris/halls/p2/readyAfter/0',
    { found: 'fitout-p2', suggestion: 'Did you mean fit-out-p2?' },
  ],
  [
    'an activity that waits for one of another site',
    { '/sites/mulhouse/activities/permit/after': [{ id: 'fit-out-p1' }] },
    '/sites/mulhouse/activities/permit/after/fit-out-p1/id',
    { found: 'fit-out-p1' },
  ],
  [
    'an activity that waits for itself',
    { '/sites/mulhouse/activities/land/after': [{ id: 'land' }] },
    '/sites/mulhouse/activities/land/after',
    { found: 'land -> land' },
  ],
  [
    'a stage that the site does not have',
    { '/sites/mulhouse/gridSteps/g1/stage': 'building-9' },
    '/sites/mulhouse/gridSteps/g1/stage',
    {},
  ],
  [
    'a reserve for a hall of another site',
    { '/money/reservedEur/paris-p1/halls': ['m1'] },
    '/money/reservedEur/paris-p1/halls/0',
    { found: 'm1' },
  ],
  ['halls without any grid step', { '/sites/mulhouse/gridSteps': [] }, '/sites/mulhouse/gridSteps', {}],
  [
    'an order at the dock before the first shipment',
    { '/orders/2026-01-gb300-paris/leadTimeWeeks': 0, '/orders/2026-01-gb300-paris/orderDate': '2024-01-01' },
    '/orders/2026-01-gb300-paris/orderDate',
    { suggestion: expect.stringMatching(/^Order from 20\d\d-\d\d-\d\d on/) },
  ],
  [
    'a mix that does not sum to one',
    { '/workloads/interactive/mix/8b/share': 0.5 },
    '/workloads/interactive/mix',
    { found: expect.stringMatching(/1\.2/) },
  ],
  ['the thirtieth of February', { '/asOf': '2026-02-30' }, '/asOf', { found: '"2026-02-30"' }],
  [
    'an actual end that the plan cannot know',
    { '/sites/paris/activities/fit-out-p4/actualEnd': '2026-12-01' },
    '/sites/paris/activities/fit-out-p4/actualEnd',
    { allowed: expect.stringContaining('2026-11-23') },
  ],
  [
    'an actual end before the actual start',
    { '/sites/paris/activities/fit-out-p4/actualEnd': '2025-09-30' },
    '/sites/paris/activities/fit-out-p4/actualEnd',
    { allowed: expect.stringContaining('2025-10-01') },
  ],
  ['an end before the beginning', { '/to': '2023-01-01' }, '/to', { allowed: expect.stringContaining('2024-01-01') }],
  ['an end on the first day', { '/to': '2024-01-01' }, '/to', {}],
  ['a horizon of twenty years', { '/to': '2044-01-01' }, '/to', { allowed: expect.stringContaining('12 years') }],
  ['a target for a site that is missing', { '/targets/mulhouse-in-service/site': null }, '/targets/mulhouse-in-service/site', {}],
  ['an id with blanks', { '/id': 'my plan' }, '/id', { found: '"my plan"', allowed: expect.stringContaining('an id of lower') }],
  ['a record for a number', { '/deliveries/share': { low: 0 } }, '/deliveries/share', { found: 'an object' }],
  [
    'no site at all',
    { '/sites': [], '/orders': [], '/targets': [], '/money/reservedEur': [], '/workloads/training/site': 'any' },
    '/sites',
    {},
  ],
  [
    'a year with three quarters',
    { '/catalogue/climates/mulhouse/dayMinC': [1, 2, 3] },
    '/catalogue/climates/mulhouse/dayMinC',
    { found: 'a list of 3' },
  ],
])('%s is one issue at its place', (_, changes, pointer, parts) => {
  expect(issueOf(changes)).toMatchObject({ pointer, ...parts });
});

test.each([
  '2023-02-29', // no leap year
  '2100-02-29', // a century that is none either
  '2025-04-31',
  '2025-13',
  '2025-00-10',
  '2025-1-1',
  '2025-01-01T00:00:00Z',
  ' 2025-01-01',
  '1999-12-31',
  '2101-01-01',
  '',
  20250101,
])('%j is no date', (date) => {
  expect(pointersOf(issuesOf({ '/sites/mulhouse/activities/permit/notBefore': date }))).toEqual([
    '/sites/mulhouse/activities/permit/notBefore',
  ]);
});

test.each(['2024-02-29', '2000-02-29', '2025-12-31', '2100-12', '2025-02'])('%s is a date', (date) => {
  expect(issuesOf({ '/sites/mulhouse/activities/permit/notBefore': date })).toEqual([]);
});

test('a run may be twelve years long and not a day longer', () => {
  expect(issuesOf({ '/to': '2036-01-01' })).toEqual([]);
  expect(pointersOf(issuesOf({ '/to': '2036-01-02' }))).toEqual(['/to']);
});

test('names every circle of activities, each with its path', () => {
  const issues = issuesOf({
    '/sites/mulhouse/activities/land/after': [{ id: 'land' }],
    '/sites/mulhouse/activities/grid-works/after': [{ id: 'commissioning-1' }],
    '/sites/paris/activities/fit-out-p1/after': [{ id: 'fit-out-p2' }],
    '/sites/paris/activities/fit-out-p2/after': [{ id: 'fit-out-p1' }],
  });
  expect(issues.map(({ found }) => found).sort()).toEqual([
    'fit-out-p1 -> fit-out-p2 -> fit-out-p1',
    'grid-works -> commissioning-1 -> grid-works',
    'land -> land',
  ]);
});

test('two activities that meet again are no circle', () => {
  const changes = {
    '/sites/paris/activities/fit-out-p2/after': [{ id: 'fit-out-p1' }],
    '/sites/paris/activities/fit-out-p3/after': [{ id: 'fit-out-p1' }],
    '/sites/paris/activities/fit-out-p4/after': [{ id: 'fit-out-p2' }, { id: 'fit-out-p3' }],
  };
  expect(issuesOf(changes)).toEqual([]);
});

test('two entries of one id are told apart by their place', () => {
  const bad = spoiled((plan) => {
    plan.orders.push(structuredClone(plan.orders[0]));
    plan.sites[0].halls.push(structuredClone(plan.sites[0].halls[1]));
  });
  const issues = issuesOf(bad);
  expect(pointersOf(issues).sort()).toEqual(['/orders/8/id', '/sites/paris/halls/4/id']);
  expect(issues.map(({ found }) => found).sort()).toEqual(['2024-03-h100-paris', 'p2']);
});

test('two new entries of one id are an issue in a plan that extends another, too', () => {
  const order = { platform: 'hgx-h200', site: 'paris', orderDate: '2025-01', leadTimeWeeks: 30 };
  const issues = issuesOf(
    extending({
      orders: [
        { id: 'new', systems: 10, ...order },
        { id: 'new', systems: 20, ...order },
      ],
    }),
  );
  expect(issues).not.toEqual([]);
  expect(issues[0]!.pointer).toMatch(/^\/orders\//);
});

test('an issue of a plan that extends another names the file that wrote the fault', () => {
  const issues = issuesOf(
    extending({ money: { budgetEur: -1 }, orders: { '2024-03-h100-paris': { systems: 0 } } }, 'cheap.json'),
  );
  expect(issues.map(({ file: name, pointer }) => [name, pointer])).toEqual([
    ['cheap.json', '/orders/2024-03-h100-paris/systems'],
    ['cheap.json', '/money/budgetEur'],
  ]);
});

test('a fault in a changed value is a fault of the change and not of the file', () => {
  expect(issueOf({ '/money/budgetEur': -1 }).file).not.toBe('microsoft-france.json');
});

test('what stands nowhere is told with what is known there', () => {
  expect(issueOf({ '/sites/pariss/cloudMw': 5 })).toMatchObject({
    pointer: '/sites/pariss/cloudMw',
    found: 'nothing at /sites/pariss',
    allowed: 'one of paris, marseille, mulhouse',
    suggestion: 'Did you mean paris?',
  });
});

test.each(['', 'sites', 'sites/paris', ' /sites'])('a change at %j is refused: that is no pointer', (pointer) => {
  expect(issueOf({ [pointer]: 1 }).allowed).toContain('JSON pointer');
});

test('a change may name an entry by id or by index, add a key to a record, and remove by null', () => {
  const changes: Change[] = [
    { pointer: '/sites/0/gridSteps/existing/gridMw', value: 60 },
    { pointer: '/sites/mulhouse/cloudMw', value: 4 },
    { pointer: '/orders/2028-11-vera-rubin-mulhouse', value: null },
    { pointer: '/workloads/skills/observed', value: null },
  ];
  const { scenario } = load(shipped(), changes);
  expect(scenario.sites[0]!.gridSteps[0]!.gridMw).toBe(60);
  expect(scenario.sites[2]!.cloudMw).toBe(4);
  expect(scenario.orders.map(({ id }) => id)).not.toContain('2028-11-vera-rubin-mulhouse');
  expect(scenario.workloads.skills.observed).toBeUndefined();
});

test('the last of two changes of one place holds', () => {
  const at = (value: number): Change => ({ pointer: '/deliveries/share', value });
  expect(load(shipped(), [at(0.3), at(0.6)]).scenario.deliveries.share).toBe(0.6);
});

test.each(['/money', '/workloads/skills', '/catalogue/embodied'])(
  'a list where %s should be a record is told as a list',
  (pointer) => {
    expect(issuesOf({ [pointer]: [] })).toContainEqual(expect.objectContaining({ pointer, found: 'a list of 0' }));
  },
);

test('a number may not name a source that is not listed', () => {
  const share = { value: 0.8, low: 0.5, high: 1, source: 'jalon-asumption', confidence: 'C' };
  expect(issueOf({ '/deliveries/share': share })).toMatchObject({
    pointer: '/deliveries/share/source',
    suggestion: 'Did you mean jalon-assumption?',
  });
});

test('the day up to which a plan knows is a date, and must be there', () => {
  expect(pointersOf(issuesOf({ '/asOf': 'soon' }))).toEqual(['/asOf']);
  expect(pointersOf(issuesOf({ '/asOf': null }))).toEqual(['/asOf']);
  expect(load(shipped(), [{ pointer: '/asOf', value: '2026-12' }]).scenario.asOf).toBe('2026-12-01');
});

test('an empty text is shown for what it is', () => {
  expect(issueOf({ '/sites/paris/halls/p1/readyAfter': [''] }).found).not.toBe('');
});

test.each<[string, string]>([
  ['nothing', ''],
  ['words', 'not a plan'],
  ['NaN, which JSON does not have', '{"schemaVersion": NaN}'],
  ['half a file', '{"schemaVersion": 1, "sites": ['],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '3'],
  ['a text', '"microsoft-france"'],
])('a file that holds %s is one issue of the whole file', (_, text) => {
  expect(issueOf(file(text))).toMatchObject({
    file: 'mine.json',
    pointer: '',
    allowed: expect.stringContaining('a JSON object'),
  });
});

// The first letter that JSON does not allow, counted by hand.
test.each([
  ['{"id": abc}', 'line 1, column 8, "abc}"'],
  ['{\n  "id": "mine",\n}', 'line 3, column 1, "}"'],
  ['{\r\n  "id": "mine"\r\n  "to": 1\r\n}', 'line 3, column 3, "\\"to\\": 1"'],
  ['\uFEFF{"id": tru}', 'line 1, column 8, "tru}"'],
])('a slip in %j is told with its line, column and letters', (text, place) => {
  expect(issueOf(file(text)).found).toBe(`text that is not JSON: ${place}`);
});

test('a file that begins with a byte order mark is read', () => {
  expect(loadScenario(file(`\uFEFF${shipped().text}`), library).ok).toBe(true);
});

test('numbers beyond what a double holds are too high', () => {
  const text = shipped().text.replace('"budgetEur": { "value": 4e9,', '"budgetEur": { "value": 1e999,');
  expect(text).toContain('1e999');
  expect(issueOf(file(text))).toMatchObject({ pointer: '/money/budgetEur', found: 'Infinity' });
});

test('a text above 20 MB is refused before it is parsed', () => {
  expect(MAX_BYTES).toBe(20e6);
  const issue = issueOf(file('{'.padEnd(MAX_BYTES + 1)));
  expect(issue).toMatchObject({ pointer: '', found: '21 MB', allowed: expect.stringContaining('20 MB') });
  // One letter less, and it is parsed: then the fault is in the text.
  expect(issueOf(file('{'.padEnd(MAX_BYTES))).found).toContain('not JSON');
});

test.each([
  ['objects', '{"a":', '1', '}'],
  ['lists', '[', '', ']'],
  ['notes', '{"value":', '1', '}'],
])('100,000 levels of %s are refused with one issue', (_, open, heart, close) => {
  const deep = open.repeat(100_000) + heart + close.repeat(100_000);
  expect(issueOf(file(`{"schemaVersion": 1, "sites": ${deep}}`)).found).toContain('nesting');
  expect(issueOf({ '/money': JSON.parse(deep) }).found).toContain('nesting');
});

test('keys that reach into prototypes are refused wherever they stand, and reach nothing', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const text = `{ "schemaVersion": 1, "extends": "microsoft-france", "id": "mine", "money": { "${key}": { "polluted": 1 } } }`;
    expect(issueOf(file(text)).pointer).toBe(`/money/${key}`);
    expect(pointersOf(issuesOf(file(`{ "${key}": { "polluted": 1 } }`)))[0]).toBe(`/${key}`);
    expect(issueOf({ [`/money/${key}/polluted`]: 1 }).pointer).toBe(`/money/${key}/polluted`);
    expect(issueOf({ '/money': JSON.parse(`{ "${key}": { "polluted": 1 } }`) }).pointer).toBe(`/money/${key}`);
  }
  expect(({} as Editable).polluted).toBeUndefined();
});

test('a forbidden key and an id given twice hide none of the other faults of a file', () => {
  const text = `{ "schemaVersion": 1, "extends": "microsoft-france", "id": "mine", "__proto__": { "polluted": 1 }, "foo": 1,
    "sites": { "paris": { "constructor": 2, "gridSteps": { "existing": { "gridMw": -5 } } } },
    "orders": [{ "id": "2025-03-gb200-paris", "systems": 0 }, { "id": "2025-03-gb200-paris", "platform": "hal9000" }] }`;
  expect(pointersOf(issuesOf(file(text))).sort()).toEqual([
    '/__proto__',
    '/foo',
    '/orders/1/id',
    '/orders/2025-03-gb200-paris/platform',
    '/orders/2025-03-gb200-paris/systems',
    '/sites/paris/constructor',
    '/sites/paris/gridSteps/existing/gridMw',
  ]);
});

test('keys that every object inherits are unknown keys like any other', () => {
  const issues = issuesOf(extending({ toString: 1, money: { hasOwnProperty: 2 }, valueOf: { value: 1, low: 0 } }));
  expect(pointersOf(issues).sort()).toEqual(['/money/hasOwnProperty', '/toString', '/valueOf']);
});

test('a chain of 8,000 activities is refused and not followed until the stack ends', () => {
  const activities = Array.from({ length: 8_000 }, (_, i) => ({
    id: `a${i}`,
    kind: 'permit',
    durationMonths: 1,
    after: [{ id: `a${i + 1}` }],
  }));
  expect(() => issuesOf(extending({ sites: { mulhouse: { activities } } }))).not.toThrow();
});

test('a file of 3,000 half-written orders is answered without delay', () => {
  const orders = Array.from({ length: 3_000 }, (_, i) => ({ id: `order-${i}` }));
  expect(issuesOf(extending({ orders }))).not.toEqual([]);
});

/** A library in which each named plan extends the next one; the last extends what is told. */
function chain(names: readonly string[], last: string): Library {
  const texts = new Map(
    names.map((name, i) => [name, JSON.stringify({ schemaVersion: 1, id: `plan-${i}`, extends: names[i + 1] ?? last })]),
  );
  return {
    base: library.base,
    read: (reference, from) => {
      const text = texts.get(reference);
      return text === undefined ? library.read(reference, from) : { file: reference, text };
    },
  };
}
const first = (names: readonly string[], last: string) => {
  const from = chain(names, last);
  return loadScenario(from.read(names[0]!, '')!, from);
};
const plans = (n: number) => Array.from({ length: n }, (_, i) => `p${i + 1}`);

test('plans that extend one another in a circle are told with their path', () => {
  const answer = first(['a', 'b', 'c'], 'b');
  expect(answer).toMatchObject({ ok: false, issues: [{ file: 'c', pointer: '/extends', found: { en: 'a -> b -> c -> b' } }] });
  expect(first(['a'], 'a')).toMatchObject({ ok: false, issues: [{ pointer: '/extends', found: { en: 'a -> a' } }] });
});

test('plans may be eight deep and no deeper', () => {
  const deep = first(plans(7), 'microsoft-france');
  expect(deep.ok && deep.scenario.id).toBe('plan-0');
  expect(first(plans(12), 'microsoft-france')).toMatchObject({
    ok: false,
    issues: [{ pointer: '/extends', allowed: { en: 'at most 8', fr: '8 au plus' } }],
  });
});

test('what stands nearer goes before what it extends', () => {
  const far = JSON.stringify({
    schemaVersion: 1,
    extends: 'microsoft-france',
    id: 'far',
    market: 'france',
    deliveries: { share: 0.5 },
  });
  const near = file(JSON.stringify({ schemaVersion: 1, extends: 'far', id: 'near', sites: { marseille: { cloudMw: 1 } } }));
  const read: Library['read'] = (reference, from) =>
    reference === 'far' ? file(far, 'far.json') : library.read(reference, from);
  const answer = loadScenario(near, { base: library.base, read });
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  expect(answer.scenario).toMatchObject({ id: 'near', deliveries: { share: 0.5 } });
  expect(answer.scenario.sites.find(({ id }) => id === 'marseille')!.cloudMw).toBe(1);
});

test('a file may bear the name of the shipped plan that it extends', () => {
  const answer = loadScenario(extending({ to: '2031-01-01' }, 'microsoft-france.json'), library);
  expect(answer).toMatchObject({ ok: true, scenario: { id: 'mine', to: '2031-01-01' } });
});

test.each([['nowhere'], [''], [7], [null], [['microsoft-france']]])('extends %j is an issue of its own', (reference) => {
  expect(issueOf(file(JSON.stringify({ schemaVersion: 1, id: 'mine', extends: reference }))).pointer).toBe('/extends');
});

test('a file of a newer version is sent to a newer Jalon', () => {
  expect(issueOf(extending({ schemaVersion: 99 }))).toMatchObject({
    pointer: '/schemaVersion',
    found: '99',
    suggestion: expect.stringContaining('newer Jalon'),
  });
});

test.each([0, -1, 1.5, '1', true])('a version of %j is none', (schemaVersion) => {
  expect(issueOf(extending({ schemaVersion })).pointer).toBe('/schemaVersion');
});

test('a plan on its own that says nothing is told all that it lacks', () => {
  const pointers = pointersOf(issuesOf(file('{}')));
  for (const key of [
    'schemaVersion',
    'id',
    'name',
    'from',
    'to',
    'asOf',
    'market',
    'sites',
    'orders',
    'money',
    'workloads',
    'targets',
  ])
    expect(pointers).toContain(`/${key}`);
});

/** Every place of the default plan below its root. */
const PLACES: (string | number)[][] = [];
const findPlaces = (here: Editable, path: (string | number)[]): void => {
  if (path.length > 0) PLACES.push(path);
  if (typeof here !== 'object' || here === null) return;
  for (const key of Object.keys(here)) findPlaces(here[key], [...path, Array.isArray(here) ? Number(key) : key]);
};
findPlaces(JSON.parse(shipped().text), []);

type Edit = {
  readonly path: readonly (string | number)[];
  readonly how: 'delete' | 'replace' | 'duplicate';
  readonly value: unknown;
};

/** The default plan with each edit made where its place still exists. */
function mutated(edits: readonly Edit[]): string {
  const plan = JSON.parse(shipped().text) as Editable;
  for (const { path, how, value } of edits) {
    const parent = path.slice(0, -1).reduce<Editable>((here, key) => here?.[key], plan);
    const key = path.at(-1)!;
    if (typeof parent !== 'object' || parent === null) continue;
    if (how === 'replace') parent[key] = value;
    else if (how === 'duplicate' && Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }
  return JSON.stringify(plan);
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    -1,
    1e300,
    '',
    'any',
    'paris',
    'permit',
    '2026-02-30',
    '2100-12',
    { value: null },
    { value: { value: 1 } },
  ),
);
const edit = fc.record<Edit>({
  path: fc.constantFrom(...PLACES),
  how: fc.constantFrom('delete', 'replace', 'duplicate'),
  value: odd,
});

/** What must hold of any answer to any input. */
function expectAnswer(source: SourceText, changes: readonly Change[] = []): void {
  const answer = loadScenario(freeze(source), library, freeze(changes));
  if (answer.ok) {
    expect(answer.hash).toMatch(/^[0-9a-f]{16}$/);
    return;
  }
  expect(answer.issues.length).toBeGreaterThan(0);
  for (const { pointer, found, allowed, message } of answer.issues) {
    if (changes.every((change) => change.pointer !== pointer)) expect(pointer).toMatch(/^(\/|$)/);
    for (const part of [found, allowed, message]) expect(part).toEqual({ en: expect.any(String), fr: expect.any(String) });
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

test('answers any mutated plan, changes none of its inputs, and never throws', () =>
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => expectAnswer(file(mutated(edits)))),
    { seed: 2026, numRuns: 200 },
  ));

test('answers any JSON, on its own or laid over a plan, and never throws', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (json, extend) => {
      const laidOver = { ...(json as object), extends: 'microsoft-france' };
      expectAnswer(file(JSON.stringify(extend ? laidOver : json)));
    }),
    { seed: 2026, numRuns: 200 },
  ));

test('answers any text, and never throws', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectAnswer(file(text))),
    { seed: 2026, numRuns: 200 },
  ));

test('answers any change, and never throws', () => {
  const segment = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('sites', 'paris', '0', '-', '__proto__', 'toString'));
  const place = fc.oneof(
    fc.constantFrom(...PLACES).map((path) => `/${path.join('/')}`),
    fc.array(segment, { maxLength: 4 }).map((segments) => segments.map((one) => `/${one}`).join('')),
  );
  return fc.assert(
    fc.property(fc.array(fc.record({ pointer: place, value: odd }), { minLength: 1, maxLength: 3 }), (changes) =>
      expectAnswer(shipped(), changes),
    ),
    { seed: 2026, numRuns: 150 },
  );
});
