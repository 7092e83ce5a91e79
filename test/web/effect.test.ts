import { expect, test } from 'vitest';
import type { Lever } from '../../src/index.ts';
import { effectText, nextStep, stepText } from '../../web/effect.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import type { TrialAnswer } from '../../workers/protocol.ts';
import { summary } from './fixtures.ts';
import { france } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const lever = (id: string) => france.levers.find((one) => one.id === id)!;
const [grid, share] = [lever('paris-grid'), lever('delivered-share')];
const permit = lever('mulhouse-permit');
const firstLoads = Object.fromEntries(summary.sites.map(({ id, firstLoad }) => [id, firstLoad]));
const same: TrialAnswer = { ok: true, totals: summary.totals, firstLoads };
const effect = (of: Lever, after: TrialAnswer, words = en) => plain(effectText(of, '+1 MW', summary, after, words));

test('a step goes up, down from the top, and nowhere where there is no room', () => {
  expect(nextStep(grid, {}, [])).toBe(56);
  expect(nextStep(grid, { '/sites/paris/gridSteps/existing/gridMw': 120 }, [])).toBe(119);
  expect(nextStep(share, {}, [])).toBe(0.81);
  expect(nextStep(lever('operator-class'), {}, [])).toBeUndefined();
  expect(nextStep(lever('/orders/2024-10-h200-paris/systems'), {}, [])).toBe(855);
  const date = lever('/orders/2026-01-gb300-paris/orderDate');
  expect(nextStep(date, {}, [])).toBe('2026-02-01');
});

test('the step is told in the unit of the lever, and a share by points', () => {
  expect(plain(stepText(grid, 55, 56, en))).toBe('+1 MW');
  expect(plain(stepText(grid, 120, 119, fr))).toBe('−1 MW');
  expect(plain(stepText(share, 0.8, 0.81, en))).toBe('+1 point');
  expect(plain(stepText(permit, 17, 18, fr))).toBe('+1 mois');
});

test('the two most telling differences are told, with their sign', () => {
  const totals = { ...summary.totals, acceleratorsInService: 31556, committedEur: 2.4e9 + 12e6, waterM3: 900 };
  expect(effect(grid, { ...same, totals })).toBe('+1 MW → +6,100 accelerators, +€12 m committed');
  expect(effect(grid, { ...same, totals }, fr)).toBe('+1 MW → +6 100 accélérateurs, +12 M€ engagés');
  expect(effect(grid, { ...same, totals: { ...summary.totals, waterM3: 900 } })).toBe('+1 MW → −100 m³ of water');
  const moved = { ...firstLoads, mulhouse: '2029-08-01' };
  expect(effect(permit, { ...same, firstLoads: moved })).toBe('+1 MW → first load at Mulhouse 1 August 2029');
});

test('where nothing changes, what holds the site of the lever is named, and until when', () => {
  expect(effect(permit, same)).toBe('+1 MW → no effect now: Mulhouse is held by permit until March 2027');
  expect(effect(permit, same, fr)).toBe('+1 MW → sans effet pour l’instant : Mulhouse reste limité jusqu’en mars 2027 (permis)');
  expect(effect(grid, same)).toBe('+1 MW → no effect now: Paris is held by grid until December 2026');
});

test('a step that the engine refuses says why', () => {
  const message = { en: 'Too much.', fr: 'C’est trop.' };
  const refused = { ok: false, issues: [{ message }] } as unknown as TrialAnswer;
  expect(effect(grid, refused)).toBe('+1 MW → not possible: Too much.');
  expect(effect(grid, refused, fr)).toBe('+1 MW → impossible : C’est trop.');
});
