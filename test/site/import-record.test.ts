import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Results, type Scenario, simulate } from '../../src/index.ts';
import { importRecord } from '../../src/site/import-record.ts';
import type { Schedule } from '../../src/site/schedule.ts';
import { addMonths, dayOf } from '../../src/timeline.ts';
import { hall, holds, order, small, withSite, within } from '../fixtures.ts';

type Step = Scenario['sites'][number]['gridSteps'][number];
const FIRST = dayOf('2026-01-01');
const END = dayOf('2038-01-01');

/** What is taken back of some steps of a site that draws `drawMw` on each day. */
function cuts(steps: readonly Partial<Step>[], drawMw: (day: number) => number, cloudMw = 0) {
  const gridSteps = steps.map((step, i): Step => ({ id: `g${i}`, gridMw: 100, readyAfter: [], ...step }));
  const site = { ...small.sites[0]!, gridSteps, cloudMw };
  const ready = gridSteps.map(({ id }) => ({ id, day: Number.NEGATIVE_INFINITY }));
  const schedule: Schedule = { activities: [], halls: [], gridSteps: ready };
  const record = importRecord(site, schedule, FIRST, END);
  const found = [];
  for (let day = FIRST; day < END; day++) found.push(...(record?.pass(day, drawMw(day)) ?? []));
  return found.map(({ day, step, mw }) => [new Date(day * 86_400_000).toISOString().slice(0, 10), step, mw]);
}

describe('firm import that nobody uses', () => {
  test('is taken back five years after the works ended, down to the most drawn in those years', () => {
    expect(cuts([{ worksEnd: '2026-03-01' }], () => 60)).toEqual([['2031-03-01', 'g0', 40]]);
    expect(cuts([{ worksEnd: '2026-03-01' }], (day) => (day === dayOf('2028-06-01') ? 90 : 60))).toEqual([
      ['2031-03-01', 'g0', 10],
      // Five years after the day on which most was drawn it has left the record.
      ['2034-03-01', 'g0', 30],
    ]);
  });

  test('stays while an agreed ramp protects it, and is taken back at the next yearly revision after it', () => {
    expect(cuts([{ worksEnd: '2026-03-01', agreedRampUntil: '2033-06-01' }], () => 60)).toEqual([['2034-03-01', 'g0', 40]]);
    expect(cuts([{ worksEnd: '2026-03-01', agreedRampUntil: '2040-01-01' }], () => 60)).toEqual([]);
  });

  test('is what the load that is not AI does not draw either', () => {
    expect(cuts([{ worksEnd: '2026-03-01' }], () => 60, 25)).toEqual([['2031-03-01', 'g0', 15]]);
  });

  test('is looked for in the steps under revision alone, and use counts for these first', () => {
    expect(cuts([{ worksEnd: '2026-03-01' }, { worksEnd: '2037-01-01' }], () => 60)).toEqual([['2031-03-01', 'g0', 40]]);
    expect(cuts([{ worksEnd: '2026-03-01' }, { worksEnd: '2027-03-01' }], () => 130)).toEqual([['2032-03-01', 'g1', 70]]);
  });

  test('of a connection that does not say when its works ended, or of an old one before five years of record, stays', () => {
    expect(cuts([{}], () => 0)).toEqual([]);
    expect(cuts([{ worksEnd: '2015-07-01' }], () => 60)).toEqual([['2031-07-01', 'g0', 40]]);
  });

  test('never is what was drawn in the last five years, and a longer ramp never loses more', () => {
    holds(
      fc.property(within(0, 120), within(0, 120), fc.integer({ min: 0, max: 140 }), (before, after, months) => {
        const draw = (day: number) => (day < dayOf('2030-01-01') ? before : after);
        const lost = (ramp: number) => {
          const agreedRampUntil = new Date(addMonths(FIRST, ramp) * 86_400_000).toISOString().slice(0, 10);
          return cuts([{ worksEnd: '2026-03-01', agreedRampUntil }], draw).reduce((sum, [, , mw]) => sum + Number(mw), 0);
        };
        expect(100 - lost(0)).toBeGreaterThanOrEqual(Math.min(100, after) - 1e-9);
        expect(lost(months)).toBeLessThanOrEqual(lost(0) + 1e-9);
      }),
      30,
    );
  });
});

/** North with 20 MW that half a megawatt of servers uses, and more servers six years later. */
function run(step: Partial<Step>): Results {
  const site = withSite(small, 'north', {
    halls: [hall('a', { itMw: 4 })],
    gridSteps: [{ id: 'g1', gridMw: 20, readyAfter: [], ...step }],
    crewServersPerWeek: 1000,
  });
  return simulate({
    ...site,
    to: '2032-07-01',
    operations: { ...small.operations, serviceLifeYears: 12 },
    orders: [order(), order({ id: 'more', systems: 200, orderDate: '2031-12-01' })],
  });
}

describe('a plan that leaves its import unused', () => {
  const kept = run({ worksEnd: '2026-01-01', agreedRampUntil: '2033-01-01' });
  const lost = run({ worksEnd: '2026-01-01' });
  const north = ({ summary }: Results) => summary.sites[0]!;
  const at = ({ summary }: Results, month: string) => summary.monthly.find((row) => row.site === 'north' && row.month === month)!;

  test('loses it, says so, and has no power for the servers that come later', () => {
    expect(north(lost).importCuts).toEqual([
      { date: '2031-01-01', step: 'g1', mw: expect.closeTo(20 - at(lost, '2031-01').gridFirmMw, 9) },
    ]);
    expect(at(lost, '2030-12').gridFirmMw).toBe(20);
    expect(at(lost, '2031-01').gridFirmMw).toBeGreaterThan(0.4);
    expect(at(lost, '2031-01').gridFirmMw).toBeLessThan(1.5);
    expect(north(lost).binding.at(-1)!.constraint).toEqual(['grid']);
    expect(at(lost, '2032-06').inServiceAccelerators).toBeLessThan(at(kept, '2032-06').inServiceAccelerators);
    expect(lost.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('keeps it under an agreed ramp', () => {
    expect(north(kept).importCuts).toEqual([]);
    expect(at(kept, '2032-06')).toMatchObject({ gridFirmMw: 20, inServiceAccelerators: 1920 });
  });
});
