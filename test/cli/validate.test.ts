import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith, jalon, json, refusal } from './jalon.ts';

const shipped = fileURLToPath(new URL('../../scenarios/published/workload.json', import.meta.url));

test('the shipped cases are told one by one and by kind, with what was in a fit', () => {
  const { code, out } = jalon(['validate', shipped]);
  expect(code).toBe(0);
  expect(out).toMatch(/time-gpt3-h100-256 +minutes +unseen .* pass/);
  expect(out).toMatch(/run-lucie-7b +acceleratorHours +unseen .* FAIL/);
  expect(out).toMatch(/step-22b-a100 +stepS +fit /);
  expect(out).toMatch(/training-time +8 .*\n +fit +4 .*\n +unseen +4 /);
});

test('the shipped cases of sites are told with ranges and with tolerances of their own', () => {
  const facility = fileURLToPath(new URL('../../scenarios/published/facility.json', import.meta.url));
  const { code, out } = jalon(['validate', facility]);
  expect(code).toBe(0);
  expect(out).toMatch(/pue-scaleway-dc2 +pue +fit +1\.511 +1\.48 to 1\.55 +\+0\.0 % +3\.4 % +pass/);
  expect(out).toMatch(/frost-mulhouse +frostDays +fit +.* FAIL/);
  for (const kind of ['facility-pue', 'facility-wue', 'ups', 'weather', 'price'])
    expect(out).toMatch(new RegExp(`^ +${kind} +\\d`, 'm'));
});

test('an estimate of a UPS, of weather or of a price answers in JSON, and refuses with exit code 2', () => {
  expect(json(['estimate', 'ups', '--input', '{"type":"eco","load":1}']).efficiency).toBeCloseTo(0.99, 2);
  expect(
    json(['estimate', 'weather', '--input', '{"climate":"marseille","statistic":"daysAbove30"}']).daysAbove30,
  ).toBeGreaterThan(20);
  expect(json(['estimate', 'price', '--input', '{"year":2024}']).negativeHours).toBeGreaterThan(200);
  const pointers = refusal(['estimate', 'ups', '--input', '{"type":"echo","load":-1}']).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['/type', '/load']);
});

test('cases that do not say whether they were in a fit have no such column', () => {
  const bare = {
    id: 'a',
    kind: 'power',
    inputs: { platform: 'hgx-h100', phase: 'idle' },
    quantity: 'serverKw',
    published: 2.4,
    tolerance: 0.2,
  };
  const cwd = folderWith({ 'cases.json': JSON.stringify([bare]) });
  expect(jalon(['validate', 'cases.json'], { cwd }).out).not.toMatch(/unseen|fit/);
  const { kinds } = json(['validate', 'cases.json', '--json'], { cwd });
  expect(kinds[0]).not.toHaveProperty('fitted');
});

test('faults of a file of cases are listed all at once', () => {
  const cwd = folderWith({ 'cases.json': '[{"id":"a","fitted":1},5]' });
  const pointers = refusal(['validate', 'cases.json', '--json'], { cwd }).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['/0/kind', '/0/quantity', '/0/published', '/0/tolerance', '/0/inputs', '/0/fitted', '/1']);
});
