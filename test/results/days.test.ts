import { expect, test } from 'vitest';
import { newTable, type Table } from '../../src/results/columns.ts';
import { newDays, sumPower, sumWork } from '../../src/results/days.ts';
import { timeline } from '../../src/timeline.ts';

const time = timeline('2026-01-01', '2026-01-03');
const span = { day: 0, days: 2, first: 0, hours: 48 };

/** Two days at 10 MW, 8 of them IT, under 12 MW of firm import. */
function steady(): Table {
  const table = newTable(48);
  table.itMw.fill(8);
  table.lossMw.fill(0.5);
  table.coolingMw.fill(1.25);
  table.otherMw.fill(0.25);
  table.gridMw.fill(10);
  table.gridFirmMw.fill(12);
  return table;
}

test('a day of 24 hours at 10 MW takes 240 MWh, 192 of them for IT', () => {
  const days = newDays(time);
  expect(sumPower(steady(), span, days)).toBe(true);
  expect([...days.gridMw, ...days.itMw, ...days.peakGridMw]).toEqual([240, 240, 192, 192, 10, 10]);
});

test.each([
  ['parts that do not make the whole', 'coolingMw', 1.2],
  ['IT beyond the draw', 'itMw', 10.5],
  ['a draw beyond the firm import', 'gridMw', 12.5],
  ['a draw that is no number', 'gridMw', Number.NaN],
  ['water that is no number', 'waterM3', Number.NaN],
  ['heat without end', 'heatMw', Number.POSITIVE_INFINITY],
] as const)('one hour with %s is noticed', (_, name, value) => {
  const table = steady();
  table[name][31] = value;
  expect(sumPower(table, span, newDays(time))).toBe(false);
});

test.each(['busyAccelerators', 'tokensOutPerS', 'trainingPflops'] as const)('one hour of unknown %s is noticed', (name) => {
  const table = steady();
  const days = newDays(time);
  table.tokensOutPerS.fill(5);
  expect(sumWork(table, 3, span, days)).toBe(true);
  expect([days.tokensOutPerS[1], days.tokensInPerS[1]]).toEqual([120, 360]);
  table[name][3] = Number.NaN;
  expect(sumWork(table, 3, span, days)).toBe(false);
});
