import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, dateOf, dayOf } from '../../src/timeline.ts';
import { timeOf } from '../../web/format.ts';
import { gripsOf, monthsAfter, monthsBetween } from '../../web/gantt-moves.ts';
import { france } from './plans.ts';

const DAY_MS = 86_400_000;
const step = (id: string, start: string | null, date: string | null, actual = false) => ({ id, start, date, actual });
/** As the default plan has them. */
const STEPS = [
  step('land', '2024-05-01', '2026-12-01'),
  step('permit', '2025-11-01', '2027-04-01'),
  step('appeal', null, null),
  step('works-1', '2027-04-01', '2028-10-01'),
  step('fit-out-1', '2028-10-01', '2029-04-01'),
  step('works-2', '2027-10-01', '2029-04-01'),
];
const grips = (id: string, edits = {}) => gripsOf('mulhouse', STEPS.find((one) => one.id === id)!, STEPS, france.levers, edits);

test('months on the axis are the months of the model', () => {
  fc.assert(
    fc.property(fc.integer({ min: 19_000, max: 23_000 }), fc.integer({ min: 0, max: 240 }), (day, quarters) => {
      const months = quarters / 4;
      expect(monthsAfter(day * DAY_MS, months) / DAY_MS).toBe(addMonths(day, months));
      const back = monthsBetween(day * DAY_MS, monthsAfter(day * DAY_MS, Math.floor(months)));
      // A day that a month lacks is its last, so that more than one number of months may lead there.
      expect(addMonths(day, Math.floor(back + 1e-9))).toBe(addMonths(day, Math.floor(months)));
    }),
  );
});

test('the end of a bar sets how long its step takes, in whole months or in quarters', () => {
  const { end } = grips('permit');
  expect(end!.lever.targets[0]!.pointer).toBe('/sites/mulhouse/activities/permit/durationMonths');
  expect(end!.value).toBe(17);
  expect(end!.valueAt(timeOf('2027-06-04'), 'month')).toBe(19);
  expect(end!.valueAt(timeOf('2027-06-09'), 'week')).toBe(19.25);
  expect(end!.valueAt(timeOf('2024-01-01'), 'month')).toBe(0);
  expect(end!.valueAt(timeOf('2090-01-01'), 'month')).toBe(240);
});

test('the begin of a step that has begun is a date, and of one that waits the months after what comes last', () => {
  const begun = grips('permit').start!;
  expect(begun.lever.targets[0]!.pointer).toBe('/sites/mulhouse/activities/permit/actualStart');
  expect(begun.valueAt(timeOf('2026-01-12'), 'month')).toBe('2026-01-01');
  expect(begun.valueAt(timeOf('2026-01-20'), 'month')).toBe('2026-02-01');
  expect(begun.valueAt(timeOf('2026-01-13'), 'week')).toBe('2026-01-12');
  const waits = grips('works-1').start!;
  expect(waits.lever.targets[0]!.pointer).toBe('/sites/mulhouse/activities/works-1/after/permit/lagMonths');
  expect(waits.value).toBe(0);
  expect(waits.valueAt(timeOf('2027-07-03'), 'month')).toBe(3);
  expect(waits.valueAt(timeOf('2027-01-01'), 'month')).toBe(0);
});

test('a step that waits for a begin counts from there', () => {
  const { start } = grips('works-2');
  expect(start!.value).toBe(6);
  expect(start!.valueAt(timeOf('2027-12-01'), 'month')).toBe(8);
  expect(dateOf(addMonths(dayOf('2027-04-01'), 8))).toBe('2027-12-01');
});

test('what has ended, or does not happen, cannot be taken', () => {
  const none = { start: undefined, end: undefined };
  expect(grips('appeal')).toEqual(none);
  expect(gripsOf('paris', step('fit-out-p1', '2024-01-01', '2024-10-01', true), [], france.levers, {})).toEqual(none);
});

test('what was moved before counts', () => {
  const edits = {
    '/sites/mulhouse/activities/permit/durationMonths': 20,
    '/sites/mulhouse/activities/works-2/after/works-1/from': 'end',
  };
  expect(grips('permit', edits).end!.value).toBe(20);
  expect(grips('works-2', edits).start!.valueAt(timeOf('2028-12-01'), 'month')).toBe(2);
});
