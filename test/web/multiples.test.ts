import { expect, test } from 'vitest';
import type { Overview } from '../../src/index.ts';
import { generationsOf, nameOf } from '../../web/charts/generations.ts';
import { layoutMultiple, MULTIPLES, multipleOf } from '../../web/charts/multiples.ts';
import { usualHighest } from '../../web/charts/paths.ts';
import { chartData } from '../../web/charts/series.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { csvOf } from '../../web/month-csv.ts';
import { multiplePlotWords, multipleTitle, multipleValue } from '../../web/views/multiple-words.ts';
import { gpus, overview as plain, summary } from './fixtures.ts';

const days = (value: number) => new Float64Array(plain.days).fill(value);
const inService = [
  { site: 'paris', hall: 'p1', platform: 'hgx-h100', from: [{ date: '2026-01-01', accelerators: 800 }] },
  {
    site: 'paris',
    hall: 'p2',
    platform: 'gb300-nvl72',
    from: [
      { date: '2027-01-01', accelerators: 720 },
      { date: '2027-07-01', accelerators: 1440 },
    ],
  },
];
const overview: Overview = {
  ...plain,
  summary: {
    ...summary,
    inService,
    monthly: summary.monthly.map((row) => ({ ...row, committedEur: 1e8, capexEur: 5e7 })),
    targets: [{ ...gpus, kind: 'committed-eur', target: 4e9 }],
  },
  daily: [
    ...plain.daily,
    { name: 'inServiceAccelerators', site: 'all', values: days(2240) },
    { name: 'gridMwh', site: 'all', values: days(480) },
    { name: 'tokensOutPerS', site: 'all', values: days(1e8) },
    { name: 'co2LifecycleT', site: 'all', values: days(10) },
    { name: 'co2DirectT', site: 'all', values: days(4) },
  ],
};
const chart = chartData(overview);
const of = (id: (typeof MULTIPLES)[number]) => multipleOf(overview, chart, id, 'all');
const plainText = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('generations go by their short names, oldest first, and change on their day', () => {
  expect(['hgx-h100', 'gb200-nvl72', 'vera-rubin-nvl72'].map((id) => plainText(nameOf(id)))).toEqual([
    'H100',
    'GB200',
    'Vera Rubin',
  ]);
  expect([
    nameOf('hgx-h100', 'HGX H100'),
    nameOf('own-box', 'Own box with a long name'),
    nameOf('v', 'Vera Rubin NVL72'),
  ]).toEqual(['H100', 'Own box with a long name', 'Vera\u00a0Rubin']);
  const [h100, gb300] = generationsOf(overview, 'all');
  expect(h100!.name).toBe('H100');
  expect([gb300!.values[364], gb300!.values[365], gb300!.values.at(-1)]).toEqual([0, 720, 1440]);
  expect(generationsOf(overview, 'mulhouse')).toEqual([]);
});

test('the small charts share one axis of time and one width', () => {
  const laid = MULTIPLES.map((id) => {
    const multiple = of(id);
    return layoutMultiple(multiple, { width: 260, height: 132 }, multiplePlotWords(multiple, wordsFor('en')));
  });
  expect(new Set(laid.map(({ x }) => `${x.domain()} ${x.range()}`)).size).toBe(1);
});

test('carbon has the direct emissions inside those of the life cycle', () => {
  const carbon = of('carbon');
  expect(carbon.plot.layers.map(({ id, values }) => [id, values[0]])).toEqual([
    ['direct', 124],
    ['lifecycle', 186],
  ]);
  expect(carbon.monthly[0]).toBe(310);
});

test('money is counted up, against the budget that was promised', () => {
  const budget = of('budget');
  expect(budget.monthly.at(-1)).toBe(24e8);
  expect(budget.plot.lines.map(({ id, end }) => [id, end])).toEqual([
    ['committed', 24e8],
    ['budget', 4e9],
  ]);
  expect(plainText(multipleTitle(budget, overview.summary, 'all', wordsFor('en')))).toBe(
    '€2.4 bn of €4 bn is committed by the end',
  );
  expect(multipleOf(overview, chart, 'budget', 'paris').plot.lines.map(({ id }) => id)).toEqual(['committed']);
});

test('the value of a month is said with its unit', () => {
  expect(plainText(multipleValue(of('energy'), 1, wordsFor('en')))).toBe('Feb 2026: 13 GWh');
  expect(plainText(multipleValue(of('tokens'), undefined, wordsFor('fr')))).toBe('déc. 2027 : 100 M jetons/s');
});

test('the file has a row a month and nothing where nothing is known', () => {
  expect(csvOf(['2026-01', '2026-02'], [{ key: 'energy', values: new Float64Array([1.5, Number.NaN]) }])).toBe(
    'month,energy\r\n2026-01,1.5\r\n2026-02,\r\n',
  );
});

test('a few days far above all others do not set the scale', () => {
  const line = days(1.1);
  line[0] = 11;
  expect(usualHighest([line])).toBeCloseTo(1.2, 9);
  expect(usualHighest([days(1.1)])).toBeCloseTo(1.1, 9);
});
