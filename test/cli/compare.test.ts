import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, jalon, json, type Parsed, planText, refusal } from './jalon.ts';

const PAIR: Parsed = json(['compare', 'microsoft-france', 'as-announced-2024', '--json']);
const change = (pointer: string): Parsed => PAIR.changes.find((one: Parsed) => one.pointer === pointer)?.values;
const outcome = (name: string): Parsed => PAIR.outcomes.find((one: Parsed) => one.name === name);

test('a comparison prints one JSON document: the plans, what was changed, what came of it', () => {
  expect(PAIR.scenarios.map(({ id }: Parsed) => id)).toEqual(['microsoft-france', 'as-announced-2024']);
  expect(new Set(PAIR.scenarios.map(({ hash }: Parsed) => hash)).size).toBe(2);
  for (const { pointer, values } of PAIR.changes) {
    expect(pointer).toMatch(/^\//);
    expect(values).toHaveLength(2);
    expect(values[0]).not.toEqual(values[1]);
  }
  expect(PAIR.targets).toHaveLength(2);
});

// Both columns as the two files have them.
test.each([
  ['/deliveries/share', [0.8, 1]],
  ['/sites/mulhouse/stages/building-2/decision', ['planned', 'committed']],
  ['/sites/mulhouse/activities/grid-works/durationMonths', [null, 29]],
  ['/sites/paris/activities/fit-out-p1/actualEnd', ['2024-10-01', null]],
])('names the change at %s', (pointer, values) => {
  expect(change(pointer)).toEqual(values);
});

test('names an entry that only one plan has, once and not part by part', () => {
  const orders = PAIR.changes.filter(({ pointer }: Parsed) => pointer.startsWith('/orders/'));
  expect(orders.map(({ pointer }: Parsed) => pointer).sort()).toEqual([
    '/orders/2027-01-vera-rubin-mulhouse',
    '/orders/2027-01-vera-rubin-paris',
    '/orders/2028-11-vera-rubin-mulhouse',
  ]);
});

test('the day up to which a plan knows is a change like any other', () => {
  expect(change('/asOf')).toEqual(['2026-11-23', '2024-05-13']);
});

test('names, sources and notes are no changes', () => {
  for (const { pointer } of PAIR.changes) expect(pointer).not.toMatch(/\/(name|note|source|confidence|label|question)$/);
});

test('every outcome is that of the run, with its difference to the first', () => {
  const run = json(['run', 'as-announced-2024', '--json']);
  for (const [name, value] of Object.entries(run.totals)) expect(outcome(name).values[1], name).toEqual(value);
  for (const { name, values, differences } of PAIR.outcomes) {
    if (typeof values[0] !== 'number' || typeof values[1] !== 'number') continue;
    expect(differences[0], name).toBe(0);
    expect(differences[1], name).toBe(values[1] - values[0]);
  }
  expect(outcome('target gpus-2025').values[1]).toBe(run.targets[0].reached);
});

test('a plan compared with itself differs in nothing', () => {
  const same = json(['compare', 'brownfield', 'brownfield', 'brownfield', '--json']);
  expect(same.changes).toEqual([]);
  for (const { values, differences } of same.outcomes) {
    expect(values).toHaveLength(3);
    expect(new Set(values).size).toBe(1);
    for (const difference of differences) expect([0, null]).toContain(difference);
  }
});

test('a site that one plan lacks has no first load there', () => {
  const { outcomes } = json(['compare', 'microsoft-france', 'brownfield', '--json']);
  const { values, differences } = outcomes.find(({ name }: Parsed) => name === 'first load mulhouse');
  expect(values).toEqual([expect.stringMatching(/^20\d\d-/), null]);
  expect(differences[1]).toBeNull();
});

test('tells it to a person in text', () => {
  const { code, out, err } = jalon(['compare', 'microsoft-france', 'mulhouse-late']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('What changed');
  expect(out).toContain('/sites/mulhouse/activities/grid-works/durationMonths');
  expect(out).not.toMatch(/NaN|undefined|\[object/);
});

test.each([[['microsoft-france']], [[]], [Array(5).fill('microsoft-france')]])('%j are not two to four plans', (names) => {
  expect(refusal(['compare', ...names, '--json'])[0].allowed).toBe('two to four plans');
});

describe('why', () => {
  const file = planText({ name: 'Mine', deliveries: { share: 1 }, money: { usdPerEur: 1.3 } });

  test('parts an outcome among the changes, in JSON, as text and into a file', () => {
    const cwd = folderWith({ 'mine.json': file });
    const told = json(['compare', 'microsoft-france', 'mine.json', '--why', 'accelerators', '--out', 'why.csv', '--json'], {
      cwd,
    });
    const { from, to, parts, method, runs } = told.attribution;
    expect({ method, runs }).toEqual({ method: 'shapley', runs: 4 });
    expect([from, to]).toEqual(told.outcomes.find(({ name }: Parsed) => name === 'acceleratorsInService').values);
    expect(parts.map(({ pointers }: Parsed) => pointers)).toEqual(told.changes.map(({ pointer }: Parsed) => [pointer]));
    expect(parts.reduce((sum: number, { part }: Parsed) => sum + part, from)).toBeCloseTo(to, 6);
    const lines = readFileSync(join(cwd, 'why.csv'), 'utf8').split('\r\n');
    expect(lines[0]).toBe('inputs,accelerators');
    expect(lines.at(-2)).toBe(`B,${to}`);
    const { out } = jalon(['compare', 'microsoft-france', 'mine.json', '--why', 'accelerators'], { cwd });
    expect(out).toContain('Why B differs from A: accelerators, 4 runs, averaged over all orders (Shapley)');
    expect(out).not.toMatch(/NaN|undefined|\[object/);
  });

  test('says which changes stand together, and why', () => {
    // A hall cannot wait for works that are not there.
    const works = { id: 'convert', kind: 'fit-out', durationMonths: 3, after: [{ id: 'fit-out-p2' }] };
    const sites = { paris: { activities: { convert: works }, halls: { p2: { readyAfter: ['fit-out-p2', 'convert'] } } } };
    const cwd = folderWith({ 'works.json': planText({ name: 'Works', deliveries: { share: 1 }, sites }) });
    const { attribution } = json(['compare', 'microsoft-france', 'works.json', '--why', 'peakGridMw', '--json'], { cwd });
    expect(attribution.parts.map(({ pointers }: Parsed) => pointers)).toEqual([
      ['/deliveries/share'],
      ['/sites/paris/activities/convert', '/sites/paris/halls/p2/readyAfter'],
    ]);
    expect(attribution.refused).toHaveLength(2);
    expect(attribution.refused[0].message).toContain('convert');
  });

  test.each([
    [['brownfield', '--why', 'happiness'], '--why'],
    [['brownfield', 'mulhouse-late', '--why', 'pue'], '--why'],
    [['brownfield', '--out', 'x.csv'], '--out'],
    [['brownfield', '--why', 'pue', '--out', 'x.pdf'], '--out'],
    [['mine.json', '--why', 'pue', '--out', 'nowhere/x.csv'], '--out'],
  ])('%j is refused', (args, where) => {
    const cwd = folderWith({ 'mine.json': file });
    const [issue] = refusal(['compare', 'microsoft-france', ...args, '--json'], { cwd });
    expect(issue.file).toBe(where);
  });
});
