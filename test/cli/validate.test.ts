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
