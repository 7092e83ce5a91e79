import { expect, test } from 'vitest';
import { between, checkPlan, comparedInputs, differencesOf, openPlan, outcomeNumbers, simulateDays } from '../../src/index.ts';
import { groupedInputs, partOf } from '../../src/study/compared-inputs.ts';
import { mixed } from '../../src/study/mix.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from '../../workers/shipped.ts';

function read(name: string, set: readonly { pointer: string; value: unknown }[] = []) {
  const opened = openPlan(shippedPlan(name)!, libraryWith());
  if (!opened.ok) throw new Error(name);
  const loaded = checkPlan(opened, set);
  if (!loaded.ok) throw new Error(loaded.issues[0]!.message.en);
  return { opened, loaded };
}

const france = read('microsoft-france');
const others = PLAN_NAMES.slice(1);

test.each(others)('the inputs that differ from %s are the differences of the documents, each once', (name) => {
  const { loaded } = read(name);
  const rows = comparedInputs([france.loaded, loaded]);
  const different = rows.filter(({ differs }) => differs).map(({ pointer }) => pointer);
  expect(different).toEqual(differencesOf([france.loaded.document, loaded.document]).map(({ pointer }) => pointer));
  expect(new Set(rows.map(({ pointer }) => pointer)).size).toBe(rows.length);
  for (const { values, differs } of rows) expect(JSON.stringify(values[0]) !== JSON.stringify(values[1])).toBe(differs);
});

test('a value that one plan leaves to its default and another writes out is the same input', () => {
  const [row] = comparedInputs([france.loaded, france.loaded]).filter(
    ({ kind, field }) => kind === 'quantity' && field === 'weather.warmingK',
  );
  expect(row?.differs).toBe(false);
  const same = read('microsoft-france', [{ pointer: '/weather/warmingK', value: row!.values[0] }]).loaded;
  expect(comparedInputs([france.loaded, same]).filter(({ differs }) => differs)).toEqual([]);
});

test.each(others)('with every input of %s a plan is that plan', (name) => {
  const { loaded } = read(name);
  const pair = between(france.loaded, loaded, france.opened, 'part');
  const none = pair.mix([]);
  const all = pair.mix(pair.inputs.map((_, i) => i));
  if (!none.ok || !all.ok) throw new Error('refused');
  expect(none.hash).toBe(france.loaded.hash);
  const outcomes = [all, loaded].map(({ scenario }) => outcomeNumbers(simulateDays(scenario).summary));
  expect(outcomes[0]).toEqual(outcomes[1]);
});

test('a mix that is no plan says what is wrong with it', () => {
  const { loaded } = read('mulhouse-never');
  const pair = between(france.loaded, loaded, france.opened, 'input');
  const site = pair.inputs.findIndex(([one]) => one!.pointer === '/sites/mulhouse');
  const plan = pair.mix([site]);
  expect(plan.ok).toBe(false);
  expect(!plan.ok && plan.issues.map(({ pointer }) => pointer)).toContain('/orders/2028-11-vera-rubin-mulhouse/site');
});

test('entries that only the other plan has stand where they stand there', () => {
  const one = { list: [{ id: 'a' }, { id: 'd' }] };
  const other = { list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }] };
  expect(mixed(one, other, ['/list/b', '/list/c', '/list/e'])).toEqual(other);
  expect(mixed(one, other, ['/list/c'])).toEqual({ list: [{ id: 'a' }, { id: 'c' }, { id: 'd' }] });
  expect(mixed(other, one, ['/list/b', '/list/e'])).toEqual({ list: [{ id: 'a' }, { id: 'c' }, { id: 'd' }] });
});

test('a value keeps its note, and what is inside another is taken without it', () => {
  const one = { x: { value: { a: 1, b: 2 }, source: 's' }, y: { value: 1, source: 's' } };
  const other = { x: { a: 3, b: 4 }, y: { value: 2, source: 't' } };
  expect(mixed(one, other, ['/x/a', '/y'])).toEqual({ x: { value: { a: 3, b: 2 }, source: 's' }, y: { value: 2, source: 't' } });
});

test('what a lever moves together is one input, and a part of the plan is its section or its site', () => {
  const lever = { kind: 'switch', targets: [{ pointer: '/b' }, { pointer: '/d/0' }] } as never;
  expect(groupedInputs(['/a', '/b', '/c', '/d'], [lever], 'input')).toEqual([[0], [1, 3], [2]]);
  expect(groupedInputs(['/sites/p/x', '/money/y', '/sites/q/x', '/sites/p/z'], [], 'part')).toEqual([[0, 3], [1], [2]]);
  expect(partOf('/catalogue/markets/france/carbonYears/2024/directGPerKwh')).toBe('/catalogue/markets');
});
