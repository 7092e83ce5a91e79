/** The files of several plans and of the map: their rows, and what they say of the plans. */
import { expect, test } from 'vitest';
import { comparedInputs, outcomeNumbers, overviewOf, simulateDays } from '../../src/index.ts';
import { compareData, differenceData } from '../../web/charts/compare-data.ts';
import type { ReadyPlan } from '../../web/compare-state.ts';
import { notesOf } from '../../web/export/about.ts';
import { compareTable, mapTable, whyTable } from '../../web/export/compare-tables.ts';
import { inputsTable, outcomesTable } from '../../web/export/outcome-tables.ts';
import { inputRows, shownInputs } from '../../web/compare-inputs.ts';
import { outcomesCsv } from '../../web/compare-outcomes.ts';
import { outcomeIds } from '../../web/compare-text.ts';
import { compareWords } from '../../web/compare-words.ts';
import { ownView } from '../../web/own-measure/view.ts';
import { sourceWords } from '../../web/source-words.ts';
import { compareCsv } from '../../web/views/compare-files.tsx';
import { compileMeasure } from '../../workers/measure/compile.ts';
import { comparedBook } from '../../web/export/compared-book.ts';
import type { ExportSource, NamedPlan } from '../../web/export/source.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { NONE } from '../../web/imports.ts';
import { plan } from '../fixtures.ts';
import { overview, summary } from './fixtures.ts';
import { descriptions, france } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const GRID = '/sites/paris/gridSteps/existing/gridMw';
const here = { address: 'https://jalon.example/', madeOn: '2026-11-29' };
const plans = ['A', 'B'].map((letter, i) => ({
  id: `p${i}`,
  letter,
  overview: {
    ...overview,
    daily: [{ name: 'gridMw', site: 'all', values: new Float64Array(overview.days).fill(20 + 10 * i) }],
  },
})) as never as readonly ReadyPlan[];
const data = compareData(
  plans.map(({ id, overview: own }, i) => ({ id, mark: i as 0 | 1, overview: own })),
  'gridMw',
  'all',
);
const shown = { plans, base: plans[0]!, data, over: differenceData(data, 'p0') };
const named: readonly NamedPlan[] = [
  { letter: 'A', name: () => 'As announced', work: { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} }, summary },
  {
    letter: 'B',
    name: ({ language }) => (language === 'fr' ? 'Moins de réseau' : 'Less grid'),
    work: { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: { [GRID]: 34 } },
    summary: { ...summary, scenario: { ...summary.scenario, hash: 'ffff0000ffff' } },
  },
];
const source: ExportSource = {
  id: 'compare',
  parts: ['compare'],
  answer: { overview, plan: named[0]!.work.plan, edits: {}, changes: {}, imports: NONE, isDraft: false },
  plans: named,
  size: { width: 960, height: 600 },
  name: () => 'plans compared',
  headings: () => ({ title: 'B ends below A', subtitle: 'Power', description: 'B ends below A. Power' }),
  draft: () => () => ({ height: 1, draw: () => {} }),
  table: async () => ({ rows: 0, columns: [] }),
  rests: '/ratedKw',
};
const at = (table: { columns: readonly { key: string; values: ArrayLike<unknown> }[] }, key: string) =>
  Array.from(table.columns.find((column) => column.key === key)!.values);

test('each row of a comparison is a month of a plan, with its letter, its name and how far it is from the base', () => {
  const table = compareTable(shown, named, fr);
  expect(table.rows).toBe(24 * 2);
  expect(at(table, 'letter').slice(0, 3)).toEqual(['A', 'B', 'A']);
  expect(at(table, 'plan').slice(0, 2)).toEqual(['As announced', 'Moins de réseau']);
  expect(at(table, 'gridMw').slice(0, 2)).toEqual([20, 30]);
  expect(at(table, 'over.gridMw').slice(0, 2)).toEqual([0, 10]);
  expect(table.columns.map(({ name }) => name)).toEqual(['Mois', 'Plan', 'Nom du plan', 'Site', 'Puissance', 'Écart à A']);
  expect(table.columns.slice(4).map(({ unit }) => unit)).toEqual(['MW', 'MW']);
});

test('a book of several plans has every input in each of them, marks what differs, and tells the changes and the link of each', () => {
  const loaded = [plan('microsoft-france'), plan('microsoft-france', [GRID, 34])];
  const known = { descriptions: [france, france], inputs: comparedInputs(loaded) };
  const { parameters, sources, about, head } = comparedBook(source, named, known, here, en);
  const row = at(parameters, 'pointer').indexOf(GRID);
  expect(row).toBe(0);
  expect([at(parameters, 'value.A')[row], at(parameters, 'value.B')[row], at(parameters, 'letter.B')[row]]).toEqual([
    55,
    34,
    'C',
  ]);
  expect(at(parameters, 'differs').filter(Boolean)).toHaveLength(1);
  expect(parameters.rows).toBe(known.inputs.length);
  expect(parameters.columns.find(({ key }) => key === 'value.B')!.name).toBe('Value in B');
  const used = at(sources, 'used.A').map(Number);
  expect(used.reduce((sum, n) => sum + n, 0)).toBe(france.parameters.filter((one) => one.source !== null).length);
  const told = about.map(([label, value]) => `${label}: ${value}`.replace(/[\u00a0\u202f]/g, ' '));
  expect(told).toContain('Plan B: Less grid (microsoft-france)');
  expect(told).toContain('Changes to the plan: Firm import at Paris: 55 MW → 34 MW');
  expect(told).toContain('Changes to the plan: none: the plan as it ships');
  expect(told.join('\n')).toContain(`set=${GRID}:34`);
  expect(head).toMatchObject({
    plans: [
      { letter: 'A', changes: [] },
      { letter: 'B', hash: 'ffff0000ffff', changes: [{ pointer: GRID, value: 34 }] },
    ],
    differences: [{ pointer: GRID, unit: 'MW', values: { A: 55, B: 34 } }],
  });
});

test('plans that are not of one kin have what one of them lacks left empty', () => {
  const other = descriptions.find(({ id }) => id === 'mulhouse-late')!;
  const known = {
    descriptions: [france, other],
    inputs: comparedInputs([plan('microsoft-france'), plan('mulhouse-late')]),
  };
  const { parameters } = comparedBook(source, named, known, here, fr);
  const missing = known.inputs.findIndex(({ kind, values }) => kind !== 'entry' && values[0] === null);
  expect(missing).toBeGreaterThanOrEqual(0);
  expect(at(parameters, 'value.A')[missing]).toBeNull();
  expect(at(parameters, 'value.B')[missing]).not.toBeNull();
  expect(parameters.columns.find(({ key }) => key === 'differs')!.name).toBe('Diffère');
});

test('under a picture of several plans stands each by its letter, its name and its fingerprint', () => {
  const notes = notesOf(source, france.parameters, here, fr)
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');
  expect(notes).toMatch(/^Sources : \S.*MLPerf/);
  expect(notes).toContain('A : As announced (a1b2c3d4) ; B : Moins de réseau (ffff0000).');
  expect(notes).toContain('Fait le 29 novembre 2026.');
  expect(notes).not.toContain('https://');
});

test('the parts of a difference are rows between the two plans, and sum to it', () => {
  const parts = [
    { name: 'Grid', part: -7, pointers: [GRID] },
    { name: 'Rest', part: 2, pointers: [] },
  ];
  const why = { outcome: 'peakGridMw', from: 30, to: 25, parts } as never as Parameters<typeof whyTable>[0];
  const table = whyTable(why, named, en);
  expect(at(table, 'part')).toEqual(['A As announced', 'Grid', 'Rest', 'B Less grid']);
  const [from, ...rest] = at(table, 'peakGridMw').map(Number);
  expect(rest.pop()).toBe(from! + rest.reduce((sum, part) => sum + part, 0));
  expect(table.columns[2]).toMatchObject({ unit: 'MW' });
});

test('the rows of the map are those of every month and site, in the words of the language', () => {
  const own = overviewOf(simulateDays(plan('microsoft-france').scenario));
  const table = mapTable(
    own,
    ['2026-11', '2026-12'],
    new Map([['paris', { latitudeDeg: 48.6, longitudeDeg: 2.3, radiusKm: 20 }]]),
    fr,
  );
  expect(table.rows).toBe(2 * own.summary.sites.length);
  expect(at(table, 'latitudeDeg').filter((one) => one !== null)).toEqual([48.6, 48.6]);
  expect(table.columns.find(({ key }) => key === 'latitudeDeg')).toMatchObject({ name: 'Latitude', unit: '°' });
  const mulhouse = at(table, 'site').indexOf('Mulhouse');
  expect(at(table, 'constraints')[mulhouse]).toBe('permis');
});

test('outcomes are rows of numbers in one unit each, their differences and their words beside them', () => {
  const [a, b] = [summary, { ...summary, totals: { ...summary.totals, peakGridMw: 30.1 } }];
  const two: readonly NamedPlan[] = [
    { ...named[0]!, summary: a },
    { ...named[1]!, summary: b },
  ];
  const table = outcomesTable(two, 'A', fr);
  const row = (id: string) => {
    const i = at(table, 'outcome').indexOf(id);
    return table.columns.map(({ values }) =>
      typeof values[i] === 'string' ? values[i].replace(/[\u00a0\u202f]/g, ' ') : values[i],
    );
  };
  expect(table.columns.map(({ key }) => key)).toEqual([
    'outcome',
    'name',
    'unit',
    'value.A',
    'value.B',
    'over.B',
    'told.A',
    'told.B',
  ]);
  expect(table.columns.map(({ name }) => name)).toContain('A en mots');
  expect(row('peakGridMw')).toEqual([
    'peakGridMw',
    'Pointe appelée',
    'MW',
    39.2,
    30.1,
    expect.closeTo(-9.1, 9),
    '39,2 MW',
    '30,1 MW',
  ]);
  // 1 July 2029 is the 21,731st day after 1 January 1970; what is in no plan, or unknown, is left empty.
  expect(row('firstLoad/mulhouse').slice(2, 6)).toEqual(['jours', 21731, 21731, 0]);
  expect(row('firstLoad/mulhouse')[1]).toBe('Première charge, Mulhouse, jours depuis le 1er janvier 1970');
  // What never comes is told from what a plan has not.
  const late = { ...b, sites: b.sites.map((site) => (site.id === 'mulhouse' ? { ...site, firstLoad: null } : site)) };
  const none = { ...b, sites: b.sites.filter(({ id }) => id !== 'mulhouse') };
  for (const [other, said] of [
    [late, 'jamais'],
    [none, '–'],
  ] as const) {
    const told = outcomesTable([two[0]!, { ...two[1]!, summary: other }], 'A', fr);
    const i = at(told, 'outcome').indexOf('firstLoad/mulhouse');
    expect(['value.B', 'over.B', 'told.B'].map((key) => at(told, key)[i])).toEqual([null, null, said]);
  }
  for (const id of outcomeIds([outcomeNumbers(a)])) expect(row(id)[2], id).not.toMatch(/unit\.|undefined/);
  expect(row('tokensOut')[2]).toBe('jetons');
  const csv = outcomesCsv(
    [
      { letter: 'A', overview: { ...overview, summary: a } },
      { letter: 'B', overview: { ...overview, summary: b } },
    ],
    { letter: 'A' },
  );
  const plain = csv
    .split('\r\n')
    .find((line) => line.startsWith('peakGridMw,'))!
    .split(',')
    .slice(1)
    .map(Number);
  expect(plain).toEqual(row('peakGridMw').slice(3, 6));
});

test('inputs are rows as they are listed, each value as the plan writes it and as the page tells it', () => {
  const inputs = comparedInputs([plan('microsoft-france'), plan('microsoft-france', [GRID, 34])]);
  const all = inputRows(inputs, sourceWords('en'), compareWords('en'));
  const rows = shownInputs(all, 'different', { by: 'document', down: false }, 'en');
  const table = inputsTable(rows, named, en);
  expect(table.rows).toBe(1);
  expect(table.columns.map(({ key, values }) => [key, values[0]])).toEqual([
    ['pointer', GRID],
    ['input', 'Firm import at Paris'],
    ['unit', 'MW'],
    ['differs', true],
    ['value.A', 55],
    ['value.B', 34],
    ['told.A', '55\u202fMW'],
    ['told.B', '34\u202fMW'],
  ]);
  const book = comparedBook(source, named, { descriptions: [france, france], inputs }, here, en);
  expect(book.parameters.rows).toBe(inputs.length);
  expect(inputsTable(all, named, en).rows).toBe(inputs.length);
});

test('a measure by formula has its name, its plain unit and its formula in the files of a comparison', () => {
  const answer = compileMeasure('gridMw / 2 accelerators');
  if (!answer.ok) throw new Error('refused');
  const view = ownView({ name: 'Per two. Each', formula: 'gridMw / 2 accelerators' }, answer.compiled);
  const own = compareData(
    plans.map(({ id, overview: run }, i) => ({ id, mark: i as 0 | 1, overview: run })),
    view,
    'all',
  );
  const both = { plans, base: plans[0]!, data: own, over: differenceData(own, 'p0') };
  const table = compareTable(both, named, fr);
  expect(table.columns.slice(4).map(({ key, name, unit }) => [key, name, unit])).toEqual([
    ['Per two  Each', 'Per two. Each', 'MW/accélérateur'],
    ['over.Per two  Each', 'Écart à A', 'MW/accélérateur'],
  ]);
  expect(Array.from(table.columns[4]!.values).slice(0, 2)).toEqual([10, 15]);
  expect(compareCsv(both).split('\r\n')[0]).toContain('B microsoft-france Per two. Each (MW/accelerator)');
});
