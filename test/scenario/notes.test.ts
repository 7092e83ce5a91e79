import { expect, test } from 'vitest';
import { isAnnotated, stripNotes } from '../../src/scenario/notes.ts';
import type { Json } from '../../src/scenario/pointer.ts';
import { extending, freeze, issuesOf, load } from './plans.ts';

test('the model gets the number, and the note keeps what the file said of it', () => {
  const document: Json = {
    sites: [{ id: 'paris', gridMw: { value: 55, low: 40, high: 80, source: 's', confidence: 'C', asOf: '2026', note: 'n' } }],
  };
  const { plain, notes, faults } = stripNotes(freeze(document));
  expect(plain).toEqual({ sites: [{ id: 'paris', gridMw: 55 }] });
  expect([...notes]).toEqual([
    ['/sites/paris/gridMw', { low: 40, high: 80, source: 's', confidence: 'C', asOf: '2026', note: 'n' }],
  ]);
  expect(faults).toEqual([]);
});

test('a list that changes in one entry keeps what the others came to, and an entry at another place is read anew', () => {
  const paris = { id: 'paris', gridMw: { value: 55, source: 's' } };
  const mulhouse = { id: 'mulhouse', gridMw: { value: 100, source: 't' } };
  const before = stripNotes(freeze({ sites: [paris, mulhouse] })).plain as { sites: Json[] };
  const after = stripNotes(freeze({ sites: [{ ...paris, gridMw: { value: 60, source: 's' } }, mulhouse] }));
  expect((after.plain as { sites: Json[] }).sites).toEqual([{ id: 'paris', gridMw: 60 }, before.sites[1]]);
  expect((after.plain as { sites: Json[] }).sites[1]).toBe(before.sites[1]);
  expect([...after.notes.keys()]).toEqual(['/sites/paris/gridMw', '/sites/mulhouse/gridMw']);
  expect([...stripNotes({ places: [mulhouse] }).notes.keys()]).toEqual(['/places/mulhouse/gridMw']);
});

test('dates and lists may carry notes too', () => {
  const { plain, notes } = stripNotes({ to: { value: '2028-01', source: 's' }, months: { value: [1, 2], confidence: 'A' } });
  expect(plain).toEqual({ to: '2028-01', months: [1, 2] });
  expect([...notes.keys()]).toEqual(['/to', '/months']);
});

test('only an object with a value of its own is a note', () => {
  expect(isAnnotated({ value: null })).toBe(true);
  expect(isAnnotated({ low: 1 })).toBe(false);
  expect(isAnnotated(Object.create({ value: 1 }))).toBe(false);
  expect(isAnnotated([1])).toBe(false);
});

test.each<[string, Json, string[]]>([
  ['a low end above the value', { value: 5, low: 6 }, ['/x/low']],
  ['a high end below the value', { value: 5, high: 4 }, ['/x/high']],
  ['a range turned round', { value: 5, low: 9, high: 1 }, ['/x/low', '/x/high']],
  ['an end that is a text', { value: 5, low: '4' }, ['/x/low']],
  ['a letter that does not exist', { value: 5, confidence: 'E' }, ['/x/confidence']],
  ['a distribution that does not exist', { value: 5, distribution: 'gauss' }, ['/x/distribution']],
  ['a source that is a number', { value: 5, source: 7 }, ['/x/source']],
  ['an unknown word', { value: 5, hihg: 9 }, ['/x/hihg']],
])('%s is a fault of the note', (_, x, pointers) => {
  const { faults } = stripNotes({ x });
  expect(faults.map(({ segments }) => `/${segments.join('/')}`)).toEqual(pointers);
  for (const { allowed } of faults) expect(allowed).not.toBe('');
});

test('a range that touches the value at both ends is a range', () => {
  expect(stripNotes({ x: { value: 5, low: 5, high: 5 } }).faults).toEqual([]);
});

test('a loaded plan keeps its notes by pointer, ids in place of indices', () => {
  const { notes, scenario } = load(
    extending({ sites: { paris: { gridSteps: { existing: { gridMw: { value: 60, low: 50, high: 70, note: 'mine' } } } } } }),
  );
  expect(notes.get('/sites/paris/gridSteps/existing/gridMw')).toMatchObject({ low: 50, high: 70, note: 'mine' });
  expect(scenario.sites.find(({ id }) => id === 'paris')!.gridSteps[0]!.gridMw).toBe(60);
});

test('a range must stay within what the field allows', () => {
  const [issue, ...more] = issuesOf({ '/deliveries/share': { value: 0.8, low: 0.5, high: 1.2 } });
  expect(more).toEqual([]);
  expect(issue).toMatchObject({ pointer: '/deliveries/share/high', found: '1.2' });
});

test('a note cannot stand where a record is asked for', () => {
  expect(issuesOf({ '/money': { value: 5 } }).map(({ pointer }) => pointer)).toContain('/money');
});
