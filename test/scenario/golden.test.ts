import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/index.ts';
import { library } from './plans.ts';

const folder = new URL('../golden/', import.meta.url);
const inputs = readdirSync(folder).filter((name) => /^issues-.*\.input\.json$/.test(name));

test('finds files that hold faults', () => {
  expect(inputs.length).toBeGreaterThanOrEqual(3);
});

test.each(inputs)('what an author reads of %s', async (name) => {
  const answer = loadScenario({ file: name, text: readFileSync(new URL(name, folder), 'utf8') }, library);
  const issues = answer.ok ? [] : answer.issues;
  const output = new URL(name.replace('.input.', '.output.'), folder).pathname;
  await expect(`${JSON.stringify({ issues }, null, 2)}\n`).toMatchFileSnapshot(output);
});
