import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lever } from '../../src/index.ts';
import { found, searchable } from '../../web/controls/finder.ts';
import { idleText } from '../../web/controls/lever-text.ts';
import {
  changesOf,
  type Edits,
  isIdle,
  isMoved,
  leftFor,
  leverValue,
  lockedEdits,
  sameEdits,
  setOf,
  withLever,
  withoutLevers,
} from '../../web/edits.ts';
import { isLocked, isWedged, type Locks, toggled } from '../../web/locks.ts';
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
  // Words of the trade that no label has.
  expect(ids('effacement')).toContain('/flexibility/events/cold-evening/cutShare');
  expect(ids('demand response')).toContain('/flexibility/tenderEurPerMwYear');
  expect(ids('TURPE dépassement')).toEqual(['/catalogue/markets/france/tariff/overrunFactor']);
  expect(ids('bruit émergence')).toEqual(ids('/limits/noise/'));
  expect(ids('canicule')).toContain('/weather/warmingK');
  expect(ids('rate limit')).toContain('/sites/paris/rampMwPerMinute');
  expect(ids('limite de puissance')).toContain('/operations/powerManagement/capShare');
});

test('whole words are found before beginnings of words, and these before parts of words', () => {
  const ids = (query: string) => found(entries, query).map(({ id }) => id);
  const water = ids('eau');
  const grid = water.indexOf('paris-grid');
  // “Réseau” holds “eau”, and the connection stands first in the plan.
  expect(grid).toBeGreaterThan(0);
  expect(water.slice(0, grid).every((id) => !id.includes('grid'))).toBe(true);
  expect(water[0]).toMatch(/water/i);
  expect(new Set(water)).toEqual(new Set(entries.filter(({ text }) => text.folded.includes('eau')).map(({ lever }) => lever.id)));
  // Of “ven” there is no whole word: ventilation before rack and inverter.
  const ranks = ids('ven').map((id) => /\bven/.test(entries.find(({ lever }) => lever.id === id)!.text.folded));
  expect(ranks).toContain(true);
  expect(ranks).toContain(false);
  expect(ranks).toEqual([...ranks].sort((a, b) => Number(b) - Number(a)));
});

test('a field that a headline moves alone is found once', () => {
  const ids = found(entries, 'mulhouse permit').map(({ id }) => id);
  expect(ids).toContain('mulhouse-permit');
  expect(ids).not.toContain('/sites/mulhouse/activities/permit/durationMonths');
});

test('a locked share of a mix keeps its value, and the others share what it leaves', () => {
  const mix = france.levers.filter((one) => one.kind === 'quantity' && one.balance.length > 1 && one.id.includes('interactive'));
  const [a, b, c] = mix as [Lever, Lever, Lever];
  const start = withLever({}, a, 0.5);
  const locks = toggled(a, []);
  const sum = (edits: Edits) => mix.reduce((all, one) => all + Number(leverValue(one, edits)), 0);
  const moved = withLever(start, b, 0.2, locks);
  expect(leverValue(a, moved)).toBe(0.5);
  expect(leverValue(b, moved)).toBe(0.2);
  expect(sum(moved)).toBeCloseTo(1, 9);
  expect(leftFor(b, moved, locks)).toBe(0.5);
  expect(leverValue(b, withLever(start, b, 0.9, locks))).toBe(0.5);
  expect(withLever(start, a, 0.1, locks)).toBe(start);
  // Taking back the others leaves the locked one, and the whole is still one.
  const back = withoutLevers(moved, mix, locks);
  expect(leverValue(a, back)).toBe(0.5);
  expect(sum(back)).toBeCloseTo(1, 9);
  expect(sum(lockedEdits(moved, france.levers, locks))).toBeCloseTo(1, 9);
  // With every other share locked there is nothing to give way.
  const all = mix.filter((one) => one !== c).reduce((held, one) => toggled(one, held), [] as Locks);
  expect(isWedged(c, all)).toBe(true);
  expect(withLever(start, c, 0.4, all)).toBe(start);
});

test('a lever that writes a locked place is locked with it, and unlocking one frees both', () => {
  const [all, one] = [lever('operator-class'), lever('/sites/paris/operatorClass')];
  const locks = toggled(one, []);
  expect([isLocked(one, locks), isLocked(all, locks)]).toEqual([true, true]);
  expect(withLever({}, all, 'existing-fleet', locks)).toEqual({});
  expect(toggled(all, locks)).toEqual([]);
  expect(toggled(all, []).length).toBe(all.targets.length);
});
