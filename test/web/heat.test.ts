import { expect, test } from 'vitest';
import type { HotSpell, Summary } from '../../src/index.ts';
import type { Edits } from '../../web/edits.ts';
import { calmNote, heatNote, heatOf, slowedText } from '../../web/heat.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { monthLine } from '../../web/month.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { summary } from './fixtures.ts';
import { descriptions } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const spell = (from: string, acceleratorHours: number): HotSpell => ({
  site: 'paris',
  month: from.slice(0, 7),
  from: `${from}T12:00:00Z`,
  to: `${from}T16:00:00Z`,
  hours: 4,
  acceleratorHours,
  hottestC: 40.66,
});
const hot: Summary = {
  ...summary,
  hotSpells: [spell('2026-08-02', 1200.4), spell('2026-08-13', 12335), spell('2027-08-01', 40)],
};

test('a run without hot spells says nothing of heat', () => {
  for (const words of [en, fr]) {
    expect(heatNote(summary, words)).toBe('');
    expect(heatOf(summary, 'paris', '2026-08', words)).toBe('');
    expect(slowedText(summary, '2026-08', words)).toEqual([]);
  }
});

test('the note tells the worst spell and how many there are', () => {
  expect(plain(heatNote(hot, en))).toBe(
    'Heat slows halls that have no chiller in 3 spells; the worst: Paris, from 13 August 2026, 4 h slowed down, 12,335 accelerator-hours lost, up to 40.7 °C.',
  );
  expect(plain(heatNote({ ...hot, hotSpells: [spell('2026-08-01', 1200.4)] }, fr))).toBe(
    'La chaleur ralentit des salles sans groupe froid : Paris, à partir du 1er août 2026, 4 h au ralenti, 1 200 heures d’accélérateur perdues, jusqu’à 40,7 °C.',
  );
});

test('the reasons of a month tell its spells, and those of another month or site do not', () => {
  expect(plain(heatOf(hot, 'paris', '2026-08', en))).toMatch(/^Heat slows .*2 August 2026.*; from 13 August 2026.*\.$/);
  expect(heatOf(hot, 'paris', '2026-09', en)).toBe('');
  expect(heatOf(hot, 'mulhouse', '2026-08', en)).toBe('');
});

test('the line of a month says how long heat slowed a site in it', () => {
  expect(monthLine(hot, '2026-08', en).heat.map(plain)).toEqual(['Paris slowed by heat for 8 h']);
  expect(monthLine(hot, '2027-08', fr).heat.map(plain)).toEqual(['Paris ralenti par la chaleur pendant 4 h']);
  expect(monthLine(hot, '2026-07', en).heat).toEqual([]);
});

test('a plan with heat waves that slow nothing says so, for as many as there are in the run', () => {
  const planned = (name: string) => descriptions[PLAN_NAMES.indexOf(name)]!;
  const { levers } = planned('hot-summer-2003');
  const say = (edits: Edits, run: Summary = summary) => plain(calmNote(run, levers, edits, en));
  const wave = '/weather/heatWaves/august-2026';
  expect(say({})).toBe('No hall has to slow down in the 2 heat waves of this plan.');
  expect(plain(calmNote(summary, levers, {}, fr))).toBe('Les 2 canicules de ce plan ne ralentissent aucune salle.');
  expect(say({ [`${wave}/anomalyK`]: 0 })).toBe('No hall has to slow down in the heat wave of this plan.');
  expect(say({ [`${wave}/from`]: '2031-08-02' })).toBe('No hall has to slow down in the heat wave of this plan.');
  expect(say({}, hot)).toBe('');
  expect(calmNote(summary, planned('microsoft-france').levers, {}, en)).toBe('');
});
