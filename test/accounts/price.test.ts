import { describe, expect, test } from 'vitest';
import { marginalExcise, normalExcise } from '../../src/accounts/excise.ts';
import { deliveredPrice, quarterLevel, spotPrice } from '../../src/accounts/price.ts';
import { energyPrice } from '../../src/accounts/supply.ts';
import { energyRates, timeClasses } from '../../src/accounts/tariff.ts';
import type { Voltage } from '../../src/scenario/voltage.ts';
import { dayOf, localClock, timeline } from '../../src/timeline.ts';
import { mean, small } from '../fixtures.ts';

const market = small.catalogue.markets.find(({ id }) => id === 'france')!;
const spotOf = (from: string, to: string, { sample = 0, noise = true } = {}) => {
  const time = timeline(from, to);
  return spotPrice({ ...market, noise }, time, localClock(time, 'paris'), sample);
};
const SAMPLES = Array.from({ length: 24 }, (_, sample) => sample);
const year2024 = SAMPLES.map((sample) => spotOf('2024-01-01', '2025-01-01', { sample }));

describe('the spot price of 2024', () => {
  // RTE, Bilan électrique 2024: mean of 58 EUR/MWh, 359 hours below zero.
  test('has the published mean within five per cent in the draw that plans use, and within four over many', () => {
    expect(Math.abs(mean(year2024[0]!) / 58 - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(year2024.map((prices) => mean(prices))) / 58 - 1)).toBeLessThan(0.04);
  });

  test('has a few hundred hours below zero, most of them around midday', () => {
    for (const prices of year2024) {
      const below = Array.from(prices).flatMap((price, h) => (price < 0 ? [h % 24] : []));
      expect(below.length).toBeGreaterThan(200);
      expect(below.length).toBeLessThan(650);
      expect(below.filter((hour) => hour >= 8 && hour <= 16).length / below.length).toBeGreaterThan(0.6);
    }
  });

  // Percentiles 1, 50 and 99 of the same market: -14, 59 and 152; an independent reading of this form drew -8.6, 56.5 and 156.
  test('has the published spread', () => {
    const sorted = Float64Array.from(year2024.flatMap((prices) => Array.from(prices))).sort();
    const at = (share: number) => sorted[Math.floor(share * sorted.length)]!;
    expect(at(0.01)).toBeLessThan(-4);
    expect(at(0.01)).toBeGreaterThan(-16);
    expect(Math.abs(at(0.5) - 58)).toBeLessThan(5);
    expect(Math.abs(at(0.99) - 154)).toBeLessThan(12);
    expect(sorted[0]).toBeGreaterThanOrEqual(-90);
  });

  test('has the level of each quarter without its noise, to four per cent', () => {
    const quarters = ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01', '2025-01-01'];
    quarters.slice(0, 4).forEach((from, q) => {
      const level = quarterLevel(market, 2024, q);
      expect(Math.abs(mean(spotOf(from, quarters[q + 1]!, { noise: false })) / level - 1), `quarter ${q + 1}`).toBeLessThan(0.04);
    });
  });
});

test('a year that the list does not have takes the nearest', () => {
  expect([0, 1, 2, 3].map((q) => quarterLevel(market, 2035, q))).toEqual([89.6, 34.7, 43.2, 79.7]);
  expect(quarterLevel(market, 2020, 0)).toBe(62.9);
});

describe('a draw of prices', () => {
  test('is the same whenever it is drawn, and differs from any other', () => {
    expect(spotOf('2026-01-01', '2026-02-01', { sample: 3 })).toEqual(spotOf('2026-01-01', '2026-02-01', { sample: 3 }));
    expect(spotOf('2026-01-01', '2026-02-01', { sample: 3 })).not.toEqual(spotOf('2026-01-01', '2026-02-01', { sample: 4 }));
  });

  test('is the same on the same day, whatever day the run begins', () => {
    const whole = spotOf('2026-01-01', '2026-07-01');
    const part = spotOf('2026-05-10', '2026-06-10');
    const at = 24 * (dayOf('2026-05-10') - dayOf('2026-01-01'));
    const gaps = part.map((price, h) => Math.abs(price - whole[at + h]!));
    expect(Math.max(...gaps)).toBeLessThan(1e-6);
  });
});

describe('the price that a site pays', () => {
  const time = timeline('2026-03-01', '2026-03-02');
  const clock = localClock(time, 'paris');
  const spot = new Float64Array(time.hours).fill(58);
  const priceAt = (voltage: Voltage, reduced = true) => {
    const parts = {
      voltage,
      exciseReduced: reduced,
      energyEurPerMwh: energyPrice(market, spot),
      classes: timeClasses(clock),
      networkEurPerMwh: energyRates(market, voltage),
      exciseByDay: marginalExcise(market, reduced, time),
      exciseNormalByDay: normalExcise(market, time),
    };
    return Array.from(deliveredPrice(market, parts));
  };

  // Worked example for 100 MW in France, 2026: 58 + 2 margin + 5 network + 12 excise + 1 capacity and origin = 78 EUR/MWh.
  test('is 78 at a spot price of 58 with one figure for the network, and 93 at the full excise', () => {
    for (const price of priceAt('flat')) expect(price).toBeCloseTo(78, 9);
    for (const price of priceAt('flat', false)) expect(price).toBeCloseTo(92.58, 9);
  });

  test('has the network charge of the time class where there is one, and none by the MWh at HTB3', () => {
    for (const price of priceAt('HTB3')) expect(price).toBeCloseTo(73, 9);
    // 1 March 2026 is a Sunday.
    for (const price of priceAt('HTB1')) expect(price).toBeCloseTo(73 + 6, 9);
  });
});
