import { expect, test } from 'vitest';
import type { Milestone, MonthLedger } from '../../src/index.ts';
import { layoutBars } from '../../web/charts/bars.ts';
import { ceilingBars, hourBars, nextAfter } from '../../web/charts/why.ts';
import { whyCsv } from '../../web/views/why-files.tsx';
import { mulhouse } from './fixtures.ts';

test('the lowest ceiling is the limit, and each other stands so much above it', () => {
  const bars = ceilingBars({
    constraint: ['deliveries'],
    ceilings: [
      { constraint: 'grid', accelerators: 24264, itMw: 80 },
      { constraint: 'deliveries', accelerators: 21616, itMw: 60 },
      { constraint: 'halls', accelerators: 30000, itMw: 120 },
    ],
  });
  expect(bars.map(({ constraint, binds, aboveMw, share }) => [constraint, binds, aboveMw, share])).toEqual([
    ['deliveries', true, 0, 0.5],
    ['grid', false, 20, 80 / 120],
    ['halls', false, 60, 1],
  ]);
  expect(ceilingBars({ constraint: [], ceilings: [] })).toEqual([]);
});

const none = {
  served: 0,
  idle: 0,
  failed: 0,
  outage: 0,
  burnIn: 0,
  power: 0,
  cooling: 0,
  permit: 0,
  halls: 0,
  deliveries: 0,
  crews: 0,
  budget: 0,
};
const entry: MonthLedger = { site: 'paris', month: '2026-11', ...none, ordered: 1000, served: 600, deliveries: 300, failed: 100 };

test('the hours stand by cause, largest first, and sum to all that was ordered', () => {
  const bars = hourBars(entry);
  expect(bars.map(({ cause }) => cause)).toEqual(['served', 'deliveries', 'failed']);
  expect(bars.reduce((sum, { hours }) => sum + hours, 0)).toBe(1000);
  expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(hourBars(undefined)).toEqual([]);
  expect(hourBars({ ...entry, ordered: 0 })).toEqual([]);
});

test('after an activity comes what begins first once it has ended', () => {
  const [permit] = mulhouse.milestones as [Milestone, ...Milestone[]];
  const step = (id: string, start: string | null): Milestone => ({ ...permit, id, start });
  const all = [
    permit,
    step('shell', '2027-04-01'),
    step('plant', '2027-04-01'),
    step('fit-out', '2028-10-01'),
    step('appeal', null),
  ];
  expect(nextAfter(all, permit).map(({ id }) => id)).toEqual(['shell', 'plant']);
  expect(nextAfter(all, { ...permit, date: null })).toEqual([]);
});

test('bars of a picture end before their numbers, in the proportion of their values', () => {
  const row = (name: string, share: number, value: string) => ({ name, share, value, note: 'the limit', kind: 'plain' as const });
  const { rows, height } = layoutBars([row('grid', 1, '80.0 MW'), row('deliveries', 0.25, '20.0 MW')], 672);
  expect(rows[1]!.width).toBeCloseTo(rows[0]!.width / 4, 9);
  expect(rows[0]!.x + rows[0]!.width).toBeLessThan(rows[0]!.valueX - 40);
  expect(rows[0]!.noteX).toBeGreaterThan(rows[0]!.valueX);
  expect(rows[1]!.y).toBeGreaterThan(rows[0]!.y + 12);
  expect(height).toBeGreaterThan(rows[1]!.y + 6);
});

test('the rows of a month name site and month, and keep nine digits', () => {
  const cells = [
    ['grid', 80.123456789012, 24264, true],
    ['halls', 120, 30000, false],
  ];
  expect(whyCsv({ site: 'paris', month: '2026-05', head: 'limit,itMw,accelerators,binds', cells })).toBe(
    'site,month,limit,itMw,accelerators,binds\r\nparis,2026-05,grid,80.1234568,24264,true\r\nparis,2026-05,halls,120,30000,false\r\n',
  );
});
