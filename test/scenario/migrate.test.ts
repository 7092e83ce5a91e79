import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/scenario/migrate.ts';
import type { JsonObject } from '../../src/scenario/pointer.ts';
import { SCHEMA_VERSION } from '../../src/scenario/scenario.ts';
import { freeze } from './plans.ts';

/** A format that renamed `power` to `gridKw` in version 2 and counts in MW since version 3. */
const STEPS = [
  ({ power, ...rest }: JsonObject): JsonObject => ({ ...rest, gridKw: power! }),
  ({ gridKw, ...rest }: JsonObject): JsonObject => ({ ...rest, gridMw: Number(gridKw) / 1000 }),
];

test('a file of the first version goes through every step, in order', () => {
  expect(migrate(freeze({ schemaVersion: 1, power: 55000 }), STEPS, 3)).toEqual({ schemaVersion: 3, gridMw: 55 });
});

test('a file of a later version skips the steps before it', () => {
  expect(migrate(freeze({ schemaVersion: 2, gridKw: 55000 }), STEPS, 3)).toEqual({ schemaVersion: 3, gridMw: 55 });
});

test("a file of today's version stays as it is", () => {
  const document = freeze({ schemaVersion: 3, gridMw: 55 });
  expect(migrate(document, STEPS, 3)).toEqual(document);
});

test('a change without a version is in the words of today', () => {
  expect(migrate(freeze({ gridMw: 60 }), STEPS, 3)).toEqual({ gridMw: 60 });
});

test.each([0, -1, 1.5, 4, '1', null])('a version of %j is left for the checks to refuse', (schemaVersion) => {
  const document = freeze({ schemaVersion, power: 1 });
  expect(migrate(document, STEPS, 3)).toEqual(document);
});

test('there is one step for each version that was', () => {
  expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION - 1);
});
