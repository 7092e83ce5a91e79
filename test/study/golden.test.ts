import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type EstimateKind, estimate } from '../../src/index.ts';
import { load, shipped } from '../scenario/plans.ts';

const folder = new URL('../golden/', import.meta.url);
const { catalogue } = load(shipped()).scenario;

/** Five digits: what a reader compares, whatever the last bits. */
const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);

test('what estimates of the work come to, good and refused, is what it was', async () => {
  const asked = JSON.parse(readFileSync(new URL('estimates-work.input.json', folder), 'utf8')) as {
    kind: EstimateKind;
    input: object;
  }[];
  const answers = asked.map(({ kind, input }) => estimate(kind, input, catalogue));
  expect(answers.filter(({ ok }) => !ok)).toHaveLength(2);
  await expect(`${JSON.stringify(answers, rounded, 2)}\n`).toMatchFileSnapshot(
    new URL('estimates-work.output.json', folder).pathname,
  );
});
