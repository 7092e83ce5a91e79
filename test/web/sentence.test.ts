import { expect, test } from 'vitest';
import type { SiteResult, Summary, TargetResult } from '../../src/index.ts';
import { wordsFor, wordsText } from '../../web/i18n/messages.ts';
import { monthTold, sentenceOf } from '../../web/sentence.ts';
import { bindings, gpus, mulhouse, paris, summary } from './fixtures.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const say = (language: 'en' | 'fr', run: Summary) => plain(wordsText(sentenceOf(run, wordsFor(language))));
const withTarget = (change: Partial<TargetResult>): Summary => ({ ...summary, sites: [], targets: [{ ...gpus, ...change }] });
const withSites = (...sites: SiteResult[]): Summary => ({ ...summary, sites, targets: [] });
/** The sentence without its opening. */
const rest = (language: 'en' | 'fr', run: Summary) => say(language, run).replace(/^.*? MW\.\s*/, '');

test('says what stands at the end, whether the promise was kept, and what Mulhouse waits for', () => {
  expect(say('en', summary)).toBe(
    'By the end of 2027 this plan has 25,456 accelerators in service and draws up to 39 MW. ' +
      'The 25,000 promised for the end of 2025 are reached on 29 September 2027. ' +
      'Mulhouse waits for its permit until April 2027, then for its building; first load 1 July 2029, beyond this plan’s horizon.',
  );
  expect(say('fr', summary)).toBe(
    'Fin 2027, ce plan compte 25 456 accélérateurs en service et appelle jusqu’à 39 MW. ' +
      'Les 25 000 promis pour fin 2025 sont atteints le 29 septembre 2027. ' +
      'Mulhouse attend son permis jusqu’en avril 2027, puis son bâtiment ; première mise en charge le 1er juillet 2029, hors de l’horizon du plan.',
  );
});

test('sets the numbers, dates, site and cause in semibold', () => {
  const strong = sentenceOf(summary, wordsFor('en')).filter((piece) => piece.strong);
  expect(strong.map((piece) => plain(piece.text))).toEqual([
    '25,456 accelerators',
    '39 MW',
    '29 September 2027',
    'Mulhouse',
    'permit',
    'building',
    '1 July 2029',
  ]);
});

test('counts one and none as each language does', () => {
  const run = (acceleratorsInService: number): Summary => ({
    ...withSites(),
    totals: { ...summary.totals, acceleratorsInService, peakGridMw: 2 },
  });
  expect(say('en', run(1))).toContain('1 accelerator in service and draws up to 2 MW.');
  expect(say('en', run(0))).toContain('0 accelerators in service');
  expect(say('fr', run(0))).toContain('0 accélérateur en service');
  expect(say('fr', run(2))).toContain('2 accélérateurs en service');
});

test('a run that ends inside a year names its month or its day', () => {
  expect(say('en', { ...withSites(), to: '2027-07-01' })).toMatch(/^By the end of June 2027 /);
  expect(say('fr', { ...withSites(), to: '2027-07-01' })).toMatch(/^Fin juin 2027, /);
  expect(say('fr', { ...withSites(), to: '2027-07-16' })).toMatch(/^Au 15 juillet 2027, /);
});

test('a promise kept in time is said to be', () => {
  const run = withTarget({ metOn: '2025-12-13', met: true });
  expect(rest('en', run)).toBe('The 25,000 promised for the end of 2025 are reached in time, on 13 December 2025.');
  expect(rest('fr', run)).toBe('Les 25 000 promis pour fin 2025 sont là à temps, le 13 décembre 2025.');
});

test('a promise that rests on assumed deliveries says so', () => {
  expect(rest('en', withTarget({ assumed: true }))).toContain('reached on 29 September 2027, on assumed deliveries.');
  expect(rest('fr', withTarget({ assumed: true }))).toContain('le 29 septembre 2027, sur la base de livraisons supposées.');
  expect(rest('en', withTarget({ assumed: true, metOn: '2025-12-13' }))).toContain('assumed');
  expect(rest('fr', withTarget({ assumed: true, metOn: null }))).toContain('supposées');
});

test('a promise not reached says how many are missing, or when they are expected', () => {
  const never: Summary = { ...withTarget({ metOn: null }), totals: { ...summary.totals, acceleratorsInService: 23800 } };
  expect(rest('en', never)).toBe('The 25,000 promised for the end of 2025 are not reached: 1,200 are missing at the end.');
  expect(rest('fr', never)).toBe('Les 25 000 promis pour fin 2025 ne sont pas atteints : il en manque 1 200 au terme du plan.');
  const later = withTarget({ metOn: null, expectedOn: '2029-03-01' });
  expect(rest('en', later)).toContain('they are expected on 1 March 2029.');
  expect(rest('fr', later)).toContain('ils sont attendus le 1er mars 2029.');
});

test('a plan without the promise or without sites still says its first sentence', () => {
  expect(say('en', { ...summary, targets: [], sites: [] })).toBe(
    'By the end of 2027 this plan has 25,456 accelerators in service and draws up to 39 MW.',
  );
});

test('when one thing is waited for to the end it is named once', () => {
  const run = withSites({ ...mulhouse, binding: bindings(() => ({ constraint: ['permit'], activity: 'permit' })) });
  expect(rest('en', run)).toContain('Mulhouse waits for its permit until April 2027; first load 1 July 2029');
  expect(rest('fr', run)).toContain('Mulhouse attend son permis jusqu’en avril 2027 ; première mise en charge');
});

test('a site without any date for a first load says what it waits for', () => {
  const run = withSites({ ...mulhouse, firstLoad: null });
  expect(rest('en', run)).toBe('Mulhouse waits for its permit; this plan gives no date for a first load.');
  expect(rest('fr', run)).toBe('Mulhouse attend son permis ; le plan ne donne aucune date de mise en charge.');
});

test('a site that is never built takes no load', () => {
  const run = withSites({ ...mulhouse, firstLoad: null, binding: [], milestones: [] });
  expect(rest('en', run)).toBe('Mulhouse takes no load in this plan.');
  expect(rest('fr', run)).toBe('Mulhouse ne reçoit aucune charge dans ce plan.');
});

test('Mulhouse in service within the horizon has its date and what binds it at the end', () => {
  const run = withSites({
    ...mulhouse,
    firstLoad: '2027-06-01',
    binding: bindings(() => ({ constraint: ['grid'] })),
    totals: { ...mulhouse.totals, peakGridMw: 12 },
  });
  expect(rest('en', run)).toBe(
    'Mulhouse takes its first load on 1 June 2027; at the end of this plan it is held back by its grid connection.',
  );
  expect(rest('fr', run)).toBe(
    'Mulhouse reçoit sa première charge le 1er juin 2027 ; au terme du plan, ce site bute sur son raccordement.',
  );
});

test('where Mulhouse is absent the next site to open is told', () => {
  const leased: SiteResult = {
    ...paris,
    id: 'leased-north',
    name: 'Leased North',
    names: { en: 'Leased North', fr: 'Nord loué' },
    firstLoad: '2026-09-16',
  };
  expect(rest('en', withSites(paris, leased))).toBe(
    'Leased North has been able to take load since 16 September 2026; at the end of this plan it waits for deliveries.',
  );
  expect(rest('fr', withSites(paris, leased))).toContain(
    'Le site Nord loué peut recevoir de la charge depuis le 16 septembre 2026',
  );
});

test('a site that is ready, but that another limit keeps empty, is not said to take load', () => {
  const empty: SiteResult = {
    ...mulhouse,
    firstLoad: '2027-01-01',
    binding: bindings(() => ({ constraint: ['generators'] })),
  };
  expect(rest('en', withSites(empty))).toBe(
    'Mulhouse could take load from 1 January 2027 on, but nothing is installed there: at the end of this plan it is held back by its backup generators.',
  );
  expect(rest('fr', withSites(empty))).toBe(
    'Mulhouse pourrait recevoir de la charge à partir du 1er janvier 2027, mais rien n’y est installé : au terme du plan, ce site bute sur ses groupes électrogènes.',
  );
});

test('where nothing opens, the site that draws most says what binds it; ties are both named', () => {
  const tied = withSites({ ...paris, binding: bindings(() => ({ constraint: ['grid', 'cooling'] })) });
  expect(rest('en', tied)).toBe('Paris is held back by its grid connection and its cooling at the end of this plan.');
  expect(rest('fr', tied)).toBe('Paris bute sur son raccordement et son refroidissement au terme du plan.');
});

test('a plan in which nothing stands says so in words, not in noughts', () => {
  const none = { ...withSites(), totals: { ...summary.totals, acceleratorsInService: 0, peakGridMw: 0 } };
  expect(say('en', none)).toBe('By the end of 2027 this plan has no accelerator in service and draws nothing.');
  expect(say('fr', none)).toBe('Fin 2027, ce plan n’a aucun accélérateur en service et n’appelle aucune puissance.');
});

test('the reasons asked for are of the month it speaks of last: this one while a site waits, the last once it serves', () => {
  expect(monthTold(withSites(mulhouse))).toBe('2026-11');
  const serving = withSites({ ...mulhouse, firstLoad: '2027-06-01' });
  expect(rest('en', serving)).toContain('at the end of this plan');
  expect(monthTold(serving)).toBe('2027-12');
});
