import { describe, expect, test } from 'vitest';
import type { Overview } from '../../src/index.ts';
import { compareData, differenceData } from '../../web/charts/compare-data.ts';
import { compareSubtitle, endsTitle, furthestTitle, gapsSaid } from '../../web/compare-shown.ts';
import { compareWords } from '../../web/compare-words.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { ownView } from '../../web/own-measure/view.ts';
import { compileMeasure } from '../../workers/measure/compile.ts';
import { overview } from './fixtures.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Plans A, B, ... of which each draws so much; a plan of one year begins in 2026 and ends before the others. */
function shown(runs: readonly { readonly mw: (day: number) => number; readonly days?: number }[], site = 'all') {
  const overviews = runs.map(({ mw, days = overview.days }): Overview => {
    const daily = [{ name: 'gridMw', site: 'all', values: Float64Array.from({ length: days }, (_, day) => mw(day)) }];
    return { ...overview, days, daily };
  });
  const data = compareData(
    overviews.map((one, i) => ({ id: `p${i}`, mark: i as 0 | 1 | 2 | 3, overview: one })),
    'gridMw',
    site,
  );
  const plans = overviews.map((one, i) => ({ id: `p${i}`, letter: 'ABCD'[i], overview: one })) as never as Parameters<
    typeof endsTitle
  >[0]['plans'];
  return { plans, base: plans[0]!, data, over: differenceData(data, 'p0') };
}
const titles = (of: ReturnType<typeof shown>) =>
  (['en', 'fr'] as const).map((language) =>
    [endsTitle, furthestTitle].map((title) => plain(title(of, wordsFor(language), compareWords(language)))),
  );

test('the finding tells where each plan ends against the base, and where it is furthest from it', () => {
  const [en, fr] = titles(shown([{ mw: () => 30 }, { mw: (day) => (day < 31 ? 50 : 33) }, { mw: () => 30 }, { mw: () => 28 }]));
  expect(en).toEqual([
    'B ends 3 MW above A, C ends level with A and D ends 2 MW below A',
    'B is furthest above A in January 2026, by 20 MW, C never differs from A and D is furthest below A in January 2026, by 2 MW',
  ]);
  expect(fr![0]).toBe('B finit 3 MW au-dessus de A, C finit au niveau de A et D finit 2 MW au-dessous de A');
});

test('where one run ends before the other the month is named in which both are told', () => {
  const [en, fr] = titles(shown([{ mw: () => 30, days: 365 }, { mw: () => 33 }]));
  expect(en![0]).toBe('In December 2026 B stands 3 MW above A');
  expect(fr![0]).toBe('En décembre 2026, B est 3 MW au-dessus de A');
});

test('where the base has nothing, that is said, and no plan is told to be level with it', () => {
  const [en, fr] = titles(shown([{ mw: () => Number.NaN }, { mw: () => 33 }]));
  expect(new Set(en)).toEqual(new Set(['A has no month here that another plan has too']));
  expect(new Set(fr)).toEqual(new Set(['A n’a ici aucun mois en commun avec un autre plan']));
});

test('the subtitle tells measure, place, period and unit', () => {
  const of = shown([{ mw: () => 30 }, { mw: () => 33 }]);
  const text = (isDifference: boolean) => plain(compareSubtitle(of, isDifference, wordsFor('en'), compareWords('en')));
  expect(text(false)).toBe('Power, all sites, 2026 to 2027, by month. Unit: MW.');
  expect(text(true)).toBe('Power over that of A, all sites, 2026 to 2027, by month. Unit: MW.');
});

describe('a measure by formula', () => {
  const view = (formula: string) => {
    const answer = compileMeasure(formula);
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    return ownView({ name: 'Mine', formula }, answer.compiled);
  };
  const of = (runs: Parameters<typeof shown>[0], formula: string, site = 'all') => {
    const { plans } = shown(runs);
    const data = compareData(
      plans.map(({ id, overview: run }, i) => ({ id, mark: i as 0 | 1, overview: run })),
      view(formula),
      site,
    );
    return { plans, base: plans[0]!, data, over: differenceData(data, 'p0') };
  };
  const gaps = (told: ReturnType<typeof of>, language: 'en' | 'fr') =>
    gapsSaid(told, wordsFor(language), compareWords(language)).map(plain);

  test('is told with its formula and its unit, and a small difference in a scale of its own', () => {
    const told = of([{ mw: () => 30 }, { mw: () => 30.00001 }], 'gridMw * 24 h in kWh');
    const text = (isDifference: boolean) => plain(compareSubtitle(told, isDifference, wordsFor('en'), compareWords('en')));
    expect(text(false)).toBe('Mine (gridMw * 24 h in kWh), all sites, 2026 to 2027, by month. Unit: kWh.');
    expect(titles(told)[0]![0]).toBe('B ends 0.24 kWh above A');
    expect(titles(told)[1]![0]).toBe('B finit 0,24 kWh au-dessus de A');
    expect(gaps(told, 'en')).toEqual([]);
  });

  test('reaches below zero where it does, and leaves a gap where it comes to more than any number', () => {
    expect(of([{ mw: () => 30 }, { mw: () => 10 }], 'gridMw - 20 MW').data).toMatchObject({ lowest: -10, highest: 10 });
    const beyond = of([{ mw: () => 1e200 }, { mw: () => 2 }], 'gridMw * gridMw');
    expect(beyond.data.highest).toBe(4);
    expect(gaps(beyond, 'en')).toEqual(['A: no month has a value: in January 2026 it comes to more than any number (gridMw).']);
  });

  test('says of each plan where it has no value and why; plans of which the same is to be said stand together', () => {
    const none = (day: number) => (day < 31 ? 0 : 20);
    const told = of([{ mw: none }, { mw: none }, { mw: () => 0 }, { mw: () => 20 }], '1 / gridMw + 0 / MW');
    expect(gaps(told, 'en')).toEqual([
      'A and B: 1 month of 24 has no value: in January 2026 it would divide by zero (gridMw).',
      'C: no month has a value: in January 2026 it would divide by zero (gridMw).',
    ]);
    expect(gaps(told, 'fr')).toEqual([
      'A et B : 1 mois sur 24 est sans valeur : en janvier 2026, elle diviserait par zéro (gridMw).',
      'C : aucun mois n’a de valeur : en janvier 2026, elle diviserait par zéro (gridMw).',
    ]);
    expect(gaps(of([{ mw: () => 3 }, { mw: () => 3 }], 'gridMw', 'rouen'), 'en')).toEqual([
      'A and B: there is no such site in this plan.',
    ]);
  });
});
