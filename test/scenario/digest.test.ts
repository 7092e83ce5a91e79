import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, digestOfColumns, digestOfText } from '../../src/scenario/digest.ts';
import { extending, load, shipped, spoiled } from './plans.ts';

const column = (name: string, site: string, ...values: number[]) => ({ name, site, values: Float64Array.from(values) });

test('is sixteen hexadecimal digits, and the same each time', () => {
  for (const data of [null, '', {}, [], 1, 'plan', { a: { b: [1, 2] } }]) {
    expect(digestOf(data)).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOf(data)).toBe(digestOf(structuredClone(data)));
  }
});

test('does not depend on the order of keys', () => {
  const word = fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__');
  return fc.assert(
    fc.property(fc.dictionary(word, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }), (data) => {
      expect(digestOf(Object.fromEntries(Object.entries(data).reverse()))).toBe(digestOf(data));
    }),
    { seed: 1 },
  );
});

test('depends on the order of lists, on types, and on where a value stands', () => {
  const kinds = [
    [1, 2],
    [2, 1],
    [12],
    [[1], 2],
    { a: 1, b: 2 },
    { a: 2, b: 1 },
    { a: { b: 2 } },
    1,
    '1',
    true,
    null,
    'null',
    [],
    {},
  ];
  expect(new Set(kinds.map(digestOf)).size).toBe(kinds.length);
});

test('an undefined member is as good as none', () => {
  expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
});

test('ten thousand near alike texts have ten thousand fingerprints', () => {
  const texts = Array.from({ length: 10_000 }, (_, i) => `plan ${i}`);
  expect(new Set(texts.map(digestOfText)).size).toBe(texts.length);
});

test('one changed letter anywhere changes both halves of the digits', () => {
  const text = shipped().text.slice(0, 400);
  const whole = digestOfText(text);
  for (let i = 0; i < text.length; i++) {
    const other = digestOfText(`${text.slice(0, i)}${String.fromCharCode(text.charCodeAt(i) ^ 1)}${text.slice(i + 1)}`);
    expect(other.slice(0, 8)).not.toBe(whole.slice(0, 8));
    expect(other.slice(8)).not.toBe(whole.slice(8));
  }
});

test('columns differ by any bit, by name, by site and by order', () => {
  const alike = [
    [column('gridMw', 'paris', 1, 2)],
    [column('gridMw', 'paris', 2, 1)],
    [column('gridMw', 'paris', 1, 2 + Number.EPSILON * 2)],
    [column('gridMw', 'lyon', 1, 2)],
    [column('itMw', 'paris', 1, 2)],
    [column('gridMw', 'paris', 0, 2)],
    [column('gridMw', 'paris', -0, 2)],
    [column('gridMw', 'paris', Number.NaN, 2)],
    [column('gridMw', 'paris', 1, 2), column('gridMw', 'lyon', 1, 2)],
    [column('gridMw', 'lyon', 1, 2), column('gridMw', 'paris', 1, 2)],
  ];
  expect(new Set(alike.map(digestOfColumns)).size).toBe(alike.length);
});

test('every NaN counts as the same unknown', () => {
  const odd = column('pue', 'paris', 0);
  new Uint32Array(odd.values.buffer).set([1, 0xfff80000]);
  expect(odd.values[0]).toBeNaN();
  expect(digestOfColumns([odd])).toBe(digestOfColumns([column('pue', 'paris', Number.NaN)]));
});

test('the hash of a plan is that of what runs: words, ranges and the order of keys do not count, numbers do', () => {
  const { hash } = load(shipped());
  const reversed = spoiled((plan) => {
    for (const [key, value] of Object.entries(plan).reverse()) {
      delete plan[key];
      plan[key] = value;
    }
  });
  const wider = [{ pointer: '/deliveries/share', value: { value: 0.8, low: 0.1, high: 1 } }];
  expect(load(reversed).hash).toBe(hash);
  expect(load(shipped(), wider).hash).toBe(hash);
  expect(load(shipped(), [{ pointer: '/deliveries/share', value: 0.79 }]).hash).not.toBe(hash);
  expect(load(extending({})).hash).not.toBe(hash);
});
