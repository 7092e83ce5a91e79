/** When it is too hot for halls without a chiller: told by spell, and the same hours as in the ledger. */
import { describe, expect, test } from 'vitest';
import { columnOf, simulate, simulateDays } from '../../src/index.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { plan, sum } from '../fixtures.ts';
import { HOT_PLAN } from '../hot-plan.ts';
import { extending, load } from '../scenario/plans.ts';

const { scenario } = load(extending(HOT_PLAN));
const results = simulate(scenario);
const { hotSpells, ledgerByMonth, checks } = results.summary;
const startMs = Date.parse(results.summary.from);
const hourOf = (iso: string) => (Date.parse(iso) - startMs) / 3_600_000;

describe('a plan with halls that have no chiller, under the heat of 2003', () => {
  test('has a spell in each of the two heat waves, at the site of those halls alone', () => {
    const months = [...new Set(hotSpells.map(({ month }) => month))];
    expect(months).toEqual(expect.arrayContaining(['2026-08', '2027-08']));
    expect(new Set(hotSpells.map(({ site }) => site))).toEqual(new Set(['paris']));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('loses in its spells what the ledger puts to the account of cooling, month by month', () => {
    for (const { site, month, cooling } of ledgerByMonth) {
      const lost = sum(hotSpells.filter((one) => one.site === site && one.month === month).map((one) => one.acceleratorHours));
      expect(Math.abs(lost - cooling), `${site} ${month}`).toBeLessThan(1e-6 * Math.max(1, cooling));
    }
  });

  test('begins and ends each spell with an hour as hot as the dry coolers cannot bear', () => {
    const dryBulbC = columnOf(results.columns, 'dryBulbC', 'paris');
    for (const { from, to, hours, hottestC, month } of hotSpells) {
      const [first, end] = [hourOf(from), hourOf(to)];
      expect(from.startsWith(month)).toBe(true);
      expect(hours).toBeLessThanOrEqual(end - first);
      expect(hottestC).toBe(Math.max(...dryBulbC.subarray(first, end)));
      // By hand: 42 degC allowed less an approach that sinks to 8 x 0.3^0.6 = 3.9 K in a hall with little in it, and is 8 K at most.
      for (const edge of [first, end - 1]) {
        expect(dryBulbC[edge]).toBeGreaterThan(42 - 8.5);
        expect(dryBulbC[edge]).toBeLessThan(45);
      }
    }
  });

  test('has two days at least without a hot hour between two spells of a month', () => {
    hotSpells.forEach(({ site, month, from }, i) => {
      const last = hotSpells[i - 1];
      if (last?.site !== site || last.month !== month) return;
      const dayOf = (iso: string) => Math.floor((hourOf(iso) - 1e-6) / 24);
      expect(Math.floor(hourOf(from) / 24) - dayOf(last.to)).toBeGreaterThan(2);
    });
  });

  test('has the same spells where only the sums of days are kept', () => {
    expect(simulateDays(scenario).summary.hotSpells).toEqual(hotSpells);
  });
});

test('no shipped plan has a hall that heat slows down', () => {
  for (const name of PLAN_NAMES) expect(simulateDays(plan(name).scenario).summary.hotSpells, name).toEqual([]);
});
