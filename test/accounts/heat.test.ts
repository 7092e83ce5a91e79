import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ereOf, erfOf, heatDemandMw, heatPumpCop, heatSoldOf } from '../../src/accounts/heat.ts';
import { timeline } from '../../src/timeline.ts';
import { holds, small, sum, within } from '../fixtures.ts';

const rules = small.catalogue.heat;
const YEAR = timeline('2025-01-01', '2026-01-01');
const flat = (mw: number) => new Float64Array(YEAR.hours).fill(mw);
const demand = (demandMwhPerYear: number) => heatDemandMw({ demandMwhPerYear }, rules, YEAR);
const whole = (days: Float64Array) => sum([...days]);

describe('a heat pump', () => {
  // Half of Carnot over a lift of 5 K more: as large heat pumps of heat networks are sized.
  test.each([
    [36, 65, 5.0],
    [36, 80, 3.6],
    [45, 65, 6.8],
    [50, 65, 8.5],
  ])('from %i to %i degC has a COP of %d', (sourceC, networkC, cop) => {
    expect(heatPumpCop(rules, sourceC, networkC)).toBeCloseTo(cop, 1);
  });

  test('is not needed where the source is warmer than the network by what an exchanger takes', () => {
    expect(heatPumpCop(rules, 50, 40)).toBe(Number.POSITIVE_INFINITY);
    const { soldMwh, pumpMwh } = heatSoldOf([{ sourceC: 50, availableMw: flat(9) }], demand(1000), 40, rules);
    expect(whole(soldMwh)).toBeCloseTo(1000, 6);
    expect(whole(pumpMwh)).toBe(0);
  });
});

describe('the demand of a town', () => {
  test('has the months of its shape, and comes to that of the year in a leap year too', () => {
    const january = demand(10_000).subarray(0, 31 * 24);
    expect(sum([...january])).toBeCloseTo(1700, 6);
    const leap = timeline('2024-01-01', '2025-01-01');
    expect(sum([...heatDemandMw({ demandMwhPerYear: 10_000 }, rules, leap)])).toBeCloseTo(10_000, 6);
  });

  test('is by the shares over their sum, and nothing where no month asks', () => {
    const twice = { monthShares: rules.monthShares.map((share) => 2 * share) };
    expect([...heatDemandMw({ demandMwhPerYear: 500 }, twice, YEAR)]).toEqual([...demand(500)]);
    const none = { monthShares: rules.monthShares.map(() => 0) };
    expect(Math.max(...heatDemandMw({ demandMwhPerYear: 500 }, none, YEAR))).toBe(0);
  });
});

describe('heat sold', () => {
  test('is never more than what is there, nor with the pump more than what is asked for, in any hour', () => {
    const day = fc.array(within(0, 20), { minLength: 24, maxLength: 24 });
    holds(
      fc.property(day, day, day, within(20, 60), within(20, 60), within(40, 95), (asked, warm, cool, oneC, otherC, networkC) => {
        const sources = [
          { sourceC: oneC, availableMw: warm },
          { sourceC: otherC, availableMw: cool },
        ];
        const { soldMwh, pumpMwh } = heatSoldOf(sources, asked, networkC, rules);
        expect(soldMwh[0]).toBeLessThanOrEqual(sum(warm) + sum(cool) + 1e-9);
        expect(soldMwh[0]! + pumpMwh[0]!).toBeLessThanOrEqual(sum(asked) + 1e-9);
      }),
    );
  });

  test('takes the warmest source first, which asks for the least electricity', () => {
    const sources = [
      { sourceC: 28, availableMw: flat(5) },
      { sourceC: 50, availableMw: flat(5) },
    ];
    const { soldMwh, soldMwhC } = heatSoldOf(sources, demand(1000), 65, rules);
    expect(whole(soldMwhC) / whole(soldMwh)).toBeCloseTo(50, 9);
    const turned = heatSoldOf([...sources].reverse(), demand(1000), 65, rules);
    expect([...turned.soldMwh]).toEqual([...soldMwh]);
  });

  test('and the electricity of the pump make up the heat of the network: first law', () => {
    const { soldMwh, pumpMwh } = heatSoldOf([{ sourceC: 36, availableMw: flat(50) }], demand(10_000), 65, rules);
    expect(whole(soldMwh) + whole(pumpMwh)).toBeCloseTo(10_000, 6);
    expect(10_000 / whole(pumpMwh)).toBeCloseTo(heatPumpCop(rules, 36, 65), 9);
  });

  // A steady offer finds takers for 35 to 65 % of it, where a town asks in a year for a third to four fifths of what is there.
  test.each([
    [0.35, 0.35],
    [0.8, 0.65],
  ])('of a steady offer to a town that asks for %d of it in a year is %d', (asked, used) => {
    const { soldMwh } = heatSoldOf([{ sourceC: 80, availableMw: flat(10) }], demand(asked * 87_600), 65, rules);
    expect(whole(soldMwh) / 87_600).toBeCloseTo(used, 2);
  });

  // Jean Zay: about 4,000 MWh a year of about 17 GWh, 24 %, from a loop that comes back at 36 degC, for about 1,000 homes.
  test('of Jean Zay for what about 1,000 homes ask for is a quarter of its energy, and January does not run short', () => {
    const siteMwh = 17_000;
    const pumpShare = 1 / heatPumpCop(rules, 36, 65);
    // The homes ask for what the loop gives and what the pump adds to it.
    const { soldMwh } = heatSoldOf(
      [{ sourceC: 36, availableMw: flat((0.95 * 0.85 * siteMwh) / 8760) }],
      demand((1000 * rules.mwhPerHome) / (1 - pumpShare)),
      65,
      rules,
    );
    expect(erfOf(whole(soldMwh), siteMwh)).toBeCloseTo(0.24, 2);
  });
});

test('ERF and ERE are energies over one another, and unknown where nothing is drawn', () => {
  expect(erfOf(24, 100)).toBe(0.24);
  expect(ereOf(24, 110, 100)).toBe(0.86);
  expect(ereOf(0, 110, 100)).toBe(1.1);
  expect([erfOf(0, 0), ereOf(0, 0, 0)]).toEqual([Number.NaN, Number.NaN]);
});
