import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { model } from '../../workers/model.ts';
import { buffersOf, packOverview, packRows, unpackOverview, unpackRows } from '../../workers/packed.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { holds } from '../fixtures.ts';

test.each(PLAN_NAMES)('an overview of %s comes out as it went in, through a copy that hands its arrays over', (name) => {
  const answer = model.overview({ plan: { kind: 'shipped', name }, set: [] });
  if (!answer.ok) throw new Error('the plan should load');
  const before = structuredClone(answer.overview);
  // Its days are handed over with it.
  const packed = packOverview(answer.overview);
  const buffers = buffersOf(packed);
  const moved = structuredClone(packed, { transfer: buffers });
  expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
  expect(unpackOverview(moved)).toEqual(before);
});

test('series that stand apart are copied, and stay with who packed them', () => {
  const answer = model.overview({ plan: { kind: 'shipped', name: PLAN_NAMES[0]! }, set: [] });
  if (!answer.ok) throw new Error('the plan should load');
  const daily = answer.overview.daily.map((one) => ({ ...one, values: one.values.slice() })).reverse();
  const packed = packOverview({ ...answer.overview, daily });
  structuredClone(packed, { transfer: buffersOf(packed) });
  expect(daily[0]!.values).toEqual(answer.overview.daily.at(-1)!.values);
});

test('a table is made when it is first read, and once', () => {
  const answer = model.overview({ plan: { kind: 'shipped', name: PLAN_NAMES[0]! }, set: [] });
  if (!answer.ok) throw new Error('the plan should load');
  const { summary } = unpackOverview(packOverview(answer.overview));
  expect(summary.monthly).toBe(summary.monthly);
  expect(Object.keys(summary).sort()).toEqual(Object.keys(answer.overview.summary).sort());
});

test('rows of numbers and texts come out as they went in', () => {
  const cell = fc.oneof(fc.double(), fc.integer(), fc.constant(Number.POSITIVE_INFINITY));
  const row = fc.record({ month: fc.string(), site: fc.constantFrom('paris', 'all', ''), mw: cell, n: cell });
  holds(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      expect(unpackRows(packRows(rows))).toEqual(rows.map((one) => ({ ...one })));
    }),
  );
});
