import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '../../src/scenario/merge.ts';
import type { Json } from '../../src/scenario/pointer.ts';
import { freeze } from './plans.ts';

// RFC 7386, appendix A: the cases of JSON Merge Patch, which our rules extend but do not change where no entry has an id.
const RFC_7386: readonly [base: Json, patch: Json, result: Json][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

test.each(RFC_7386)('lays %j and %j together as JSON Merge Patch does', (base, patch, result) => {
  expect(merge(freeze(base), freeze(patch))).toEqual(result);
});

const halls = freeze<Json>([
  { id: 'p1', itMw: 12, cooling: 'air' },
  { id: 'p2', itMw: 24, cooling: 'liquid' },
]);

test('merges a list by id: what is named changes, what is not stays, what is new comes last', () => {
  expect(
    merge(halls, [
      { id: 'p3', itMw: 10 },
      { id: 'p2', itMw: 30 },
    ]),
  ).toEqual([
    { id: 'p1', itMw: 12, cooling: 'air' },
    { id: 'p2', itMw: 30, cooling: 'liquid' },
    { id: 'p3', itMw: 10 },
  ]);
});

test('an object laid over a list with ids changes, adds and removes entries by id', () => {
  expect(merge(halls, { p1: { cooling: null }, p2: null, p9: { itMw: 5 } })).toEqual([
    { id: 'p1', itMw: 12 },
    { id: 'p9', itMw: 5 },
  ]);
});

test('removing an entry that is not there changes nothing', () => {
  expect(merge(halls, { p7: null })).toEqual(halls);
});

test('an empty list replaces a list with ids', () => {
  expect(merge(halls, [])).toEqual([]);
});

test('a list in which one entry has no id replaces the other', () => {
  expect(merge(halls, [{ id: 'p1' }, { itMw: 3 }])).toEqual([{ id: 'p1' }, { itMw: 3 }]);
});

test('merges a list by id inside an entry of a list by id', () => {
  const sites: Json = [{ id: 'paris', halls }];
  expect(merge(freeze(sites), { paris: { halls: { p1: { itMw: 13 } } } })).toEqual([
    {
      id: 'paris',
      halls: [
        { id: 'p1', itMw: 13, cooling: 'air' },
        { id: 'p2', itMw: 24, cooling: 'liquid' },
      ],
    },
  ]);
});

test('a number with a range gives way to a plain number whole', () => {
  expect(merge({ gridMw: { value: 55, low: 40, high: 80 } }, { gridMw: 60 })).toEqual({ gridMw: 60 });
});

test('null inside something new leaves no null behind', () => {
  expect(merge(undefined, { share: { value: 1, low: null }, list: [{ id: 'a', x: null }] })).toEqual({
    share: { value: 1 },
    list: [{ id: 'a' }],
  });
});

test('keys that objects inherit are keys like any other', () => {
  expect(merge({ a: 1 }, { toString: { b: 2 }, valueOf: 3 })).toEqual({ a: 1, toString: { b: 2 }, valueOf: 3 });
});

/** Plans in small: a number, a list without ids, halls with ids, and a site around them. */
const someOf = (members: Record<string, fc.Arbitrary<Json>>) =>
  fc.record(members, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Json>;
const planOf = (halls: fc.Arbitrary<Json>, gone: fc.Arbitrary<Json>) => {
  const members = { gridMw: fc.oneof(fc.nat(9), gone), months: fc.oneof(fc.array(fc.nat(9), { maxLength: 3 }), gone), halls };
  return someOf({ ...members, site: fc.oneof(someOf(members), gone) });
};
const ids = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { minLength: 1, maxLength: 3 });
const hallList = ids.chain((names) => fc.tuple(...names.map((id) => fc.nat(9).map((itMw): Json => ({ id, itMw })))));
const hallsById = ids.chain((names) =>
  fc
    .tuple(...names.map(() => fc.option(fc.nat(9))))
    .map((each): Json => Object.fromEntries(names.map((id, i) => [id, each[i] === null ? null : { itMw: each[i]! }]))),
);
const plan = planOf(hallList, fc.nat(9));
const change = planOf(fc.oneof(hallList, hallsById, fc.constant(null)), fc.constant(null));

test('laying the same change twice is laying it once', () =>
  fc.assert(
    fc.property(plan, change, (base, patch) => {
      const once = merge(freeze(base), freeze(patch));
      expect(merge(freeze(once), patch)).toEqual(once);
    }),
    { seed: 1, numRuns: 500 },
  ));

test('an empty change to an object changes nothing', () =>
  fc.assert(
    fc.property(plan, (base) => {
      expect(merge(freeze(base), {})).toEqual(base);
    }),
    { seed: 2, numRuns: 200 },
  ));

test('never writes to what it was given', () => {
  const base = { sites: [{ id: 'paris', halls: [{ id: 'p1', itMw: 12 }] }] };
  const patch = { sites: { paris: { halls: { p2: { itMw: 3, tags: ['x'] } } } } };
  const result = merge(freeze(structuredClone(base)), freeze(structuredClone(patch)));
  expect(result).toEqual({
    sites: [
      {
        id: 'paris',
        halls: [
          { id: 'p1', itMw: 12 },
          { id: 'p2', itMw: 3, tags: ['x'] },
        ],
      },
    ],
  });
});
