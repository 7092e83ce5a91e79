import { expect, test } from 'vitest';
import { wordsFor } from '../../web/i18n/messages.ts';
import { cutNote, cutsBy } from '../../web/import-cuts.ts';
import { mulhouse, paris, summary } from './fixtures.ts';

const cuts = [
  { date: '2029-06-01', step: 'g1', mw: 11 },
  { date: '2031-06-01', step: 'g1', mw: 0.5 },
];
const plan = { ...summary, sites: [mulhouse, { ...paris, importCuts: cuts }] };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('what was taken back unused is said of its site, in both languages', () => {
  expect(plain(cutNote(plan, wordsFor('en')))).toBe(
    'Paris loses firm import that five years of record show unused: 11.0 MW on 1 June 2029 and 0.5 MW on 1 June 2031. An agreed ramp would protect it.',
  );
  expect(plain(cutNote(plan, wordsFor('fr')))).toBe(
    'Paris perd de la puissance garantie restée inutilisée pendant cinq ans : 11,0 MW le 1er juin 2029 et 0,5 MW le 1er juin 2031. Une montée en charge convenue la protégerait.',
  );
  expect(cutNote(summary, wordsFor('en'))).toBe('');
});

test('the reasons of a month tell what had been taken back by then', () => {
  const site = { ...paris, importCuts: cuts };
  expect(cutsBy(site, '2029-05', wordsFor('en'))).toBe('');
  expect(plain(cutsBy(site, '2030-01', wordsFor('en')))).toBe(
    'Firm import that five years of record showed unused was taken back: 11.0 MW on 1 June 2029.',
  );
});
