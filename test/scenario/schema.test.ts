import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/index.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { faultsIn, schemasIn } from './json-schema.ts';
import { type Editable, shipped, spoiled } from './plans.ts';

const committed = JSON.parse(readFileSync(new URL('../../scenarios/schema.json', import.meta.url), 'utf8')) as Editable;

test('the schema in the repository is the one that the fields make', () => {
  expect(JSON.parse(JSON.stringify(jsonSchema()))).toEqual(committed);
});

/** Every field that is a number with a unit, by the names that lead to it. */
const quantities = [...schemasIn(committed)].filter(([, schema]) => schema['x-unit'] !== undefined);

test('finds the numbers of a scenario', () => {
  const names = quantities.map(([path]) => path.join('/'));
  expect(names).toEqual(
    expect.arrayContaining([
      'sites/gridSteps/gridMw',
      'sites/activities/durationMonths',
      'orders/systems',
      'workloads/batch/fillShare',
    ]),
  );
  expect(new Set(names).size).toBeGreaterThan(100);
});

test('every number has a meaning in a sentence, a unit, a lowest and a highest value', () => {
  for (const [path, schema] of quantities) {
    const name = path.join('/');
    expect(schema.description, name).toMatch(/^[A-Z].*\.$/);
    expect(schema['x-unit'], name).toBeTypeOf('string');
    const number = schema.anyOf.find(({ type }: Editable) => type === 'number' || type === 'integer');
    expect(number.minimum, name).toBeTypeOf('number');
    expect(number.maximum, name).toBeTypeOf('number');
    expect(number.minimum, name).toBeLessThanOrEqual(number.maximum);
  }
});

test('no bare number escapes the table of units', () => {
  const noted = new Set(['low', 'high', 'value']);
  for (const [path, schema] of schemasIn(committed)) {
    if (schema.type !== 'number' && schema.type !== 'integer') continue;
    const name = path.join('/');
    if (noted.has(path.at(-1)!)) continue;
    expect(
      quantities.some(([known]) => known.join('/') === name),
      name,
    ).toBe(true);
  }
});

// The unit that a name ends with is the unit that the field declares.
test.each<[RegExp, string]>([
  [/Mw$|^mw$/, 'MW'],
  [/Kw$/, 'kW'],
  [/[a-z]W$/, 'W'],
  [/Months$/, 'months'],
  [/Weeks$/, 'weeks'],
  [/(?<!Node)Days$/, 'days'],
  [/Years$/, 'years'],
  [/^(?!.*Per).*Eur$/, 'EUR'],
  [/Usd$/, 'USD'],
  [/EurPerMwh$/, 'EUR/MWh'],
  [/GPerKwh$/, 'g/kWh'],
  [/PerWeek$/, '/week'],
  [/PerYear$/, '/year'],
  [/[a-z]C$/, 'degC'],
  [/(?<!Per)(?<=[a-z])K$/, 'K'],
  [/PerK$/, '/K'],
  [/Min$/, 'min'],
  [/(?<!Per)S$/, 's'],
  [/Share$|^share$/, ''],
])('a name like %s carries %s', (ending, unit) => {
  const named = quantities.filter(([path]) => ending.test(path.at(-1)!));
  expect(named).not.toEqual([]);
  for (const [path, schema] of named)
    expect(unit.startsWith('/') ? schema['x-unit'].endsWith(unit) : schema['x-unit'] === unit, path.join('/')).toBe(true);
});

test.each(PLAN_NAMES)('the shipped plan %s is valid by the schema that it names', (name) => {
  const plan = JSON.parse(shipped(name).text) as Editable;
  expect(plan.$schema).toBe('./schema.json');
  expect(faultsIn(plan, committed)).toEqual([]);
});

test.each<[string, (plan: Editable) => void]>([
  ['/sites/0/gridSteps/0/gridMW', (plan) => (plan.sites[0].gridSteps[0].gridMW = 5)],
  ['/sites/0/halls/0/maxRackKw', (plan) => (plan.sites[0].halls[0].maxRackKw = 'high')],
  ['/money/waccPerYear', (plan) => (plan.money.waccPerYear = 8)],
  ['/workloads/interactive/shape', (plan) => (plan.workloads.interactive.shape = 'chess')],
  ['/orders/0/orderDate', (plan) => (plan.orders[0].orderDate = 'March 2024')],
  ['lacks id', (plan) => delete plan.id],
])('the schema refuses what the reader refuses: %s', (place, spoil) => {
  const faults = faultsIn(JSON.parse(spoiled(spoil).text), committed);
  expect(faults).not.toEqual([]);
  expect(faults.join('\n')).toContain(place);
});

test('a file that extends another may say only what differs', () => {
  const small = { schemaVersion: 1, id: 'mine', extends: 'microsoft-france', orders: { '2024-03-h100-paris': { systems: 5 } } };
  expect(faultsIn(small, committed)).toEqual([]);
  const { extends: _, ...alone } = small;
  expect(faultsIn(alone, committed)).not.toEqual([]);
});
