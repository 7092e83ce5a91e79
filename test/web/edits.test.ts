import fc from 'fast-check';
import { expect, test } from 'vitest';
import { found, searchable } from '../../web/controls/finder.ts';
import { idleText } from '../../web/controls/lever-text.ts';
import { changesOf, isIdle, isMoved, leverValue, sameEdits, setOf, withLever, withoutLevers } from '../../web/edits.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { france } from './plans.ts';

const { levers } = france;
const lever = (id: string) => levers.find((one) => one.id === id)!;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const entries = searchable(levers, [wordsFor('en'), wordsFor('fr')]);

test('a lever that waits says for what, and no longer when the other has moved', () => {
  const hours = lever('/workloads/batch/hoursPerDay');
  expect(isIdle(hours, {})).toBe(true);
  expect(isIdle(hours, { '/workloads/batch/when': 'cheap' })).toBe(false);
  expect(plain(idleText(hours, levers, wordsFor('en')))).toBe(
    'Does nothing while “Batch inference: hours it is moved to” stands at “any”.',
  );
  expect(plain(idleText(lever('/workloads/interactive/draftCost'), levers, wordsFor('fr')))).toMatch(
    /^Sans effet tant que « .+ » est à 0 jeton\.$/,
  );
});

test('a headline and the field that it moves are one value', () => {
  const field = lever('/sites/paris/gridSteps/existing/gridMw');
  const edits = withLever({}, lever('paris-grid'), 40);
  expect(leverValue(field, edits)).toBe(40);
  expect(withLever(edits, field, 55)).toEqual({});
  expect(setOf(edits)).toEqual([{ pointer: field.id, value: 40 }]);
});

test('a headline with two targets writes both, counts once, and takes both back', () => {
  const crews = lever('paris-crews');
  const edits = withLever({}, crews, 60);
  expect(edits).toEqual({ '/sites/paris/crewServersPerWeek': 60, '/sites/paris/crewRacksPerWeek': 15 });
  expect(Object.keys(changesOf(edits, levers))).toEqual(['paris-crews']);
  expect(withoutLevers(edits, [crews])).toEqual({});
});

test('any levers moved and moved back leave nothing', () => {
  const numbers = levers.filter((one) => one.kind === 'quantity');
  fc.assert(
    fc.property(fc.array(fc.nat(numbers.length - 1), { maxLength: 10 }), (picked) => {
      const chosen = picked.map((i) => numbers[i]!);
      const moved = chosen.reduce((edits, one) => withLever(edits, one, one.kind === 'quantity' ? one.planValue + 1 : 0), {});
      expect(chosen.every((one) => isMoved(one, moved))).toBe(true);
      expect(sameEdits(withoutLevers(moved, chosen), {})).toBe(true);
    }),
  );
});

test('a number that named ones may stand instead of shows the one that holds, and is chosen by moving it', () => {
  const [growth, number] = [lever('/workloads/interactive/growth'), lever('inference-growth')];
  const fast = withLever({}, growth, 'fast');
  expect(leverValue(number, fast)).toBe(7);
  expect(isMoved(number, fast)).toBe(true);
  expect(leverValue(number, withLever(fast, lever('/catalogue/growths/fast/timesPerYear'), 6))).toBe(6);
  const own = withLever(fast, number, 3);
  expect(own).toEqual({ '/workloads/interactive/growthPerYear': 3 });
  expect([leverValue(growth, own), leverValue(number, own)]).toEqual(['own', 3]);
  expect(leverValue(number, withLever(own, growth, 'latest'))).toBe(4.6);
  expect(withLever(fast, number, 2.5)).toEqual({});
});

test('levers are found in both languages at once, by name, place, unit and id', () => {
  const ids = (query: string) => found(entries, query).map(({ id }) => id);
  expect(ids('puissance garantie')).toContain('paris-grid');
  expect(ids('firm import')).toContain('paris-grid');
  expect(ids('delai livraison').length).toBeGreaterThan(5);
  expect(ids('DÉLAI')).toEqual(ids('delai'));
  expect(ids('mulhouse duree').length).toBeGreaterThan(3);
  expect(ids('€/MWh').length).toBeGreaterThan(1);
  expect(ids('crewRacksPerWeek').length).toBeGreaterThan(1);
  expect(ids('zeppelin')).toEqual([]);
});

test('a field that a headline moves alone is found once', () => {
  const ids = found(entries, 'mulhouse permit').map(({ id }) => id);
  expect(ids).toContain('mulhouse-permit');
  expect(ids).not.toContain('/sites/mulhouse/activities/permit/durationMonths');
});
