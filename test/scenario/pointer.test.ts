import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editDistance,
  hasIds,
  type Json,
  keyIn,
  namedSegments,
  nearest,
  pointerOf,
  segmentsOf,
  valueAt,
} from '../../src/scenario/pointer.ts';

// RFC 6901, section 5: the document and what each pointer finds in it.
const DOCUMENT: Json = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

test.each<[string, Json]>([
  ['', DOCUMENT],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
])('finds with %j what RFC 6901 says', (pointer, value) => {
  expect(valueAt(DOCUMENT, pointer)).toEqual(value);
});

test('reads ~01 as ~1 and not as a slash, as RFC 6901 asks in section 4', () => {
  expect(segmentsOf('/~01')).toEqual(['~1']);
});

test.each(['/foo/2', '/foo/-', '/foo/00', '/foo/01', '/foo/1e0', '/foo/-1', '/foo/ 1', '/foo/0/x', '/none', '/foo/length'])(
  'finds nothing at %s',
  (pointer) => {
    expect(valueAt(DOCUMENT, pointer)).toBeUndefined();
  },
);

test.each(['/toString', '/__proto__', '/constructor/name', '/foo/map'])('does not reach what objects inherit: %s', (pointer) => {
  expect(valueAt(DOCUMENT, pointer)).toBeUndefined();
});

test('writes segments so that it reads them back', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a', 'é') })), (segments) => {
      expect(segmentsOf(pointerOf(segments))).toEqual(segments);
    }),
    { seed: 1 },
  ));

const sites: Json = {
  sites: [
    {
      id: 'paris',
      halls: [
        { id: '1', itMw: 10 },
        { id: '0', itMw: 20 },
      ],
    },
    { id: 'mulhouse' },
  ],
};

test('a segment on a list may be an id or an index, and the id goes first', () => {
  expect(valueAt(sites, '/sites/mulhouse')).toEqual({ id: 'mulhouse' });
  expect(valueAt(sites, '/sites/1')).toEqual({ id: 'mulhouse' });
  expect(valueAt(sites, '/sites/paris/halls/1/itMw')).toBe(10);
  expect(valueAt(sites, '/sites/paris/halls/0/itMw')).toBe(20);
  expect(keyIn([{ id: 'a' }, 5], '1')).toBe(1);
});

test('names entries by id where the id is theirs alone', () => {
  const document = { orders: [{ id: 'a' }, { id: 'b' }, { id: 'b' }, { systems: 1 }], mix: [1, 2] };
  expect(namedSegments(document, ['orders', 0, 'systems'])).toEqual(['orders', 'a', 'systems']);
  expect(namedSegments(document, ['orders', 2, 'systems'])).toEqual(['orders', 2, 'systems']);
  expect(namedSegments(document, ['orders', 3])).toEqual(['orders', 3]);
  expect(namedSegments(document, ['mix', 1])).toEqual(['mix', 1]);
  expect(namedSegments(document, ['gone', 4, 'x'])).toEqual(['gone', 4, 'x']);
});

test('a list merges by id only when every entry has one', () => {
  expect(hasIds([{ id: 'a' }, { id: 'b' }])).toBe(true);
  expect(hasIds([{ id: 'a' }, { name: 'b' }])).toBe(false);
  expect(hasIds([{ id: 1 }])).toBe(false);
  expect(hasIds([])).toBe(false);
});

test.each([
  ['kitten', 'sitting', 3], // the textbook pair
  ['intention', 'execution', 5], // Jurafsky and Martin, Speech and Language Processing, section 2.5, with substitutions at 1
  ['gridMw', 'gridMw', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
])('turns %s into %s in as few edits as it takes', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test('an edit distance is a distance', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  return fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
    { seed: 1 },
  );
});

test.each([
  ['gridMW', ['itMw', 'gridMw', 'gridKv'], 'gridMw'],
  ['HGX-H100', ['hgx-h200', 'hgx-h100'], 'hgx-h100'],
  ['pariss', ['mulhouse', 'paris'], 'paris'],
  ['windmill', ['id', 'from', 'to'], undefined],
  ['x', [], undefined],
  ['h100', ['gh200', 'h100-sxm', 'h200-sxm'], 'h100-sxm'],
])('takes %s, among %j, for a slip of %s', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test('a word that shares no letter with any other is no slip', () => {
  expect(nearest('k0', ['id', 'name', 'to'])).toBeUndefined();
});
