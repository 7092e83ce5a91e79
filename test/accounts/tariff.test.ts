import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billOf, billTotal, type SitePrice } from '../../src/accounts/bill.ts';
import { marginalExcise, normalExcise } from '../../src/accounts/excise.ts';
import { deliveredPrice } from '../../src/accounts/price.ts';
import { energyPrice } from '../../src/accounts/supply.ts';
import {
  energyRates,
  overrunCharge,
  powerCharge,
  subscribedKw,
  TIME_CLASSES,
  timeClass,
  timeClasses,
} from '../../src/accounts/tariff.ts';
import { simulate } from '../../src/index.ts';
import type { BillPart } from '../../src/results/types.ts';
import type { Market } from '../../src/scenario/market-fields.ts';
import { type Voltage, voltageOf } from '../../src/scenario/voltage.ts';
import { localClock, timeline } from '../../src/timeline.ts';
import { holds, plan, small, within } from '../fixtures.ts';

const market = small.catalogue.markets.find(({ id }) => id === 'france')!;
const tariff = market.tariff!;
const year = timeline('2026-01-01', '2027-01-01');
const VOLTAGES = ['HTB1', 'HTB2', 'HTB3'] as const;
type Tariffed = (typeof VOLTAGES)[number];

function priceOf(voltage: Voltage, { of = market, reduced = true, spot = 58, time = year } = {}): SitePrice {
  const parts = {
    voltage,
    exciseReduced: reduced,
    energyEurPerMwh: energyPrice(of, new Float64Array(time.hours).fill(spot)),
    classes: timeClasses(localClock(time, 'paris')),
    networkEurPerMwh: energyRates(of, voltage),
    exciseByDay: marginalExcise(of, reduced, time),
    exciseNormalByDay: normalExcise(of, time),
  };
  return { ...parts, priceEurPerMwh: deliveredPrice(of, parts) };
}

/** A year at 100 MW for a share of the hours, spread evenly, so that the load factor is that share. */
function drawAt(loadFactor: number, hours = year.hours): Float64Array {
  return Float64Array.from({ length: hours }, (_, h) =>
    Math.floor((h + 1) * loadFactor) > Math.floor(h * loadFactor) ? 100 : 0,
  );
}

function eurPerMwh(gridMw: Float64Array, voltage: Voltage, options: { of?: Market; reduced?: boolean } = {}) {
  const { bill } = billOf(gridMw, priceOf(voltage, options), options.of ?? market, year);
  const mwh = gridMw.reduce((sum, mw) => sum + mw, 0);
  return { all: billTotal(bill) / mwh, network: bill.networkEur / mwh };
}

describe('the worked example of 100 MW, flat, in 2026', () => {
  const flat = drawAt(1);

  test('comes to 78 EUR/MWh at HTB3: 58 + 2 + 5 + 12 + 1', () => {
    expect(Math.abs(eurPerMwh(flat, 'HTB3').all - 78)).toBeLessThan(1);
    expect(Math.abs(eurPerMwh(flat, 'flat').all - 78)).toBeLessThan(0.05);
  });

  test('comes to 93 at the full excise', () => {
    expect(Math.abs(eurPerMwh(flat, 'HTB3', { reduced: false }).all - 93)).toBeLessThan(1);
  });
});

describe('the network charge at a load factor of 0.8', () => {
  test.each([
    ['HTB3', 4, 5],
    ['HTB2', 8, 10],
  ] as const)('of %s lies from %i to %i EUR/MWh', (voltage, low, high) => {
    const { network } = eurPerMwh(drawAt(0.8), voltage);
    expect(network).toBeGreaterThan(low);
    expect(network).toBeLessThan(high);
  });

  test('falls from one voltage to the next', () => {
    const [one, two, three] = VOLTAGES.map((voltage) => eurPerMwh(drawAt(0.8), voltage).network);
    expect(one).toBeGreaterThan(two!);
    expect(two).toBeGreaterThan(three!);
  });

  // An open file of the HTB1 tariff: 5.2 to 7.3 EUR/MWh by time class, 5.9 for a flat load.
  test('has the energy part of HTB1 that is published', () => {
    const rates = energyRates(market, 'HTB1');
    const { classes } = priceOf('HTB1');
    const mean = classes.reduce((sum, c) => sum + rates[c]!, 0) / classes.length;
    expect([Math.min(...rates), Math.max(...rates)]).toEqual([5.2, 7.3]);
    expect(Math.abs(mean - 5.9)).toBeLessThan(0.1);
  });

  // 4.80 + 19.46 x 0.8^0.856 EUR/kW over 7,008 hours: 2.98 EUR/MWh, the tariff of 2015.
  test('is that of 2015 with the coefficients of 2015', () => {
    const old = { powerEurPerKwYear: 4.8, useEurPerKwYear: 19.46, useExponent: 0.856 };
    const then = { ...tariff, managementEurPerYear: 7969, htb3: { ...tariff.htb3, ...old } };
    expect(eurPerMwh(drawAt(0.8), 'HTB3', { of: { ...market, tariff: then } }).network).toBeCloseTo(2.98, 1);
  });
});

test('time classes are those of the tariff, on the clock of Paris', () => {
  const named = (month: number, weekday: number, hour: number) => TIME_CLASSES[timeClass(month, weekday, hour)];
  expect(named(0, 0, 9)).toBe('winterPeak');
  expect(named(10, 4, 19)).toBe('winterPeak');
  expect(named(2, 0, 9)).toBe('winterHigh');
  expect(named(0, 0, 11)).toBe('winterHigh');
  expect(named(0, 0, 23)).toBe('winterLow');
  expect(named(0, 5, 9)).toBe('winterLow');
  expect(named(6, 0, 11)).toBe('summerHigh');
  expect(named(6, 0, 13)).toBe('summerLow');
  expect(named(6, 6, 20)).toBe('summerLow');
});

test('the voltage goes by the firm import, unless a site names its own', () => {
  const site = (gridMw: number, gridVoltage: 'auto' | 'HTB3' = 'auto') => ({
    gridVoltage,
    gridSteps: [{ id: 'a', gridMw, readyAfter: [] }],
  });
  expect([55, 215, 700].map((mw) => voltageOf(site(mw), market))).toEqual(['HTB1', 'HTB2', 'HTB3']);
  expect(voltageOf(site(55, 'HTB3'), market)).toBe('HTB3');
  const { tariff: _, ...without } = market;
  expect(voltageOf(site(55, 'HTB3'), without)).toBe('flat');
});

const peaks = fc.array(within(0, 300), { minLength: TIME_CLASSES.length, maxLength: TIME_CLASSES.length });

test.each(VOLTAGES)('power subscribed at %s never falls from one class to the next, and holds every peak', (voltage) => {
  holds(
    fc.property(peaks, (peakMw) => {
      const kw = subscribedKw(tariff, voltage, { peakMw, mwh: 0, days: 365 });
      kw.forEach((own, c) => {
        expect(own).toBeGreaterThanOrEqual(1000 * peakMw[c]!);
        expect(own).toBeGreaterThanOrEqual(kw[c - 1] ?? 0);
      });
    }),
  );
});

test.each(VOLTAGES)('more power subscribed at %s never costs less', (voltage) => {
  holds(
    fc.property(peaks, within(1, 2), within(0, 1), (peakMw, headroom, use) => {
      const draw = { peakMw, mwh: use * Math.max(...peakMw) * 8760, days: 365 };
      const charge = (of: number) => {
        const own = { ...tariff, headroom: of };
        return powerCharge(own, voltage, subscribedKw(own, voltage, draw), draw);
      };
      expect(charge(headroom)).toBeGreaterThanOrEqual(charge(1) - 1e-6);
    }),
  );
});

test.each(VOLTAGES)('overruns at %s never cost less than nothing, and grow', (voltage: Tariffed) => {
  holds(
    fc.property(fc.array(within(0, 1e8), { minLength: 5, maxLength: 5 }), within(1, 3), (squared, factor) => {
      const charge = overrunCharge(tariff, voltage, squared);
      expect(charge).toBeGreaterThanOrEqual(0);
      expect(
        overrunCharge(
          tariff,
          voltage,
          squared.map((kw2) => kw2 * factor),
        ),
      ).toBeGreaterThanOrEqual(charge);
    }),
  );
});

test('a draw above the power subscribed is charged as an overrun, and one within it is not', () => {
  const gridMw = drawAt(0.8);
  const under = { ...market, tariff: { ...tariff, headroom: 0.9 } };
  const without = { ...market, tariff: { ...tariff, headroom: 0.9, overrunFactor: 0 } };
  for (const voltage of VOLTAGES)
    expect(eurPerMwh(gridMw, voltage, { of: under }).network).toBeGreaterThan(
      eurPerMwh(gridMw, voltage, { of: without }).network,
    );
  const free = { ...market, tariff: { ...tariff, overrunFactor: 0 } };
  expect(eurPerMwh(gridMw, 'HTB2', { of: free })).toEqual(eurPerMwh(gridMw, 'HTB2'));
});

test('a higher load factor makes a MWh cheaper', () => {
  for (const voltage of VOLTAGES) {
    const costs = [0.2, 0.4, 0.6, 0.8, 1].map((loadFactor) => eurPerMwh(drawAt(loadFactor), voltage).all);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  }
});

test('a subscription begins with the first draw, and is renewed on 1 January', () => {
  const time = timeline('2026-07-01', '2027-07-01');
  const from = 24 * (31 + 31);
  const newYear = 24 * 184;
  const gridMw = Float64Array.from({ length: time.hours }, (_, h) => (h < from ? 0 : h < newYear ? 10 : 30));
  const plainEnergy = { ...market, exciseReducedAboveGwh: 0 };
  const { addedEur } = billOf(gridMw, priceOf('HTB2', { time }), plainEnergy, time);
  const each = (kw: number) => (tariff.managementEurPerYear + kw * (5 + 30)) / 365;
  expect(addedEur[0]).toBe(0);
  expect(addedEur[61]).toBe(0);
  expect(addedEur[183]).toBeCloseTo(addedEur[62]!, 6);
  // Summer and winter have the same peak, so that all of it is subscribed at the price of the first class that is drawn in.
  expect(addedEur[184]).toBeCloseTo(each(30_000), 6);
});

/** A market in which every euro is two. */
function twice<T>(value: T, isEuro = false): T {
  if (typeof value === 'number') return (isEuro ? 2 * value : value) as T;
  if (Array.isArray(value)) return value.map((part) => twice(part, isEuro)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, twice(part, isEuro || /eur/i.test(key))])) as T;
}

test('doubling every price doubles every part of a bill, at any voltage', () => {
  holds(
    fc.property(
      fc.constantFrom(...VOLTAGES, 'flat' as const),
      within(0.2, 1),
      within(0, 300),
      fc.boolean(),
      (voltage, load, spot, reduced) => {
        const grid = drawAt(load);
        const [once, dear] = [market, twice(market)].map((of, i) =>
          billOf(grid, priceOf(voltage, { of, reduced, spot: spot * (i + 1) }), of, year),
        );
        for (const [part, eur] of Object.entries(once!.bill)) expect(dear!.bill[part as BillPart], part).toBeCloseTo(2 * eur, 2);
      },
    ),
    20,
  );
});

describe('a run', () => {
  const results = simulate(small);
  const { summary } = results;

  test('has bills whose parts sum to the energy cost, of each site and of all', () => {
    for (const { bill, totals } of [summary, ...summary.sites]) expect(billTotal(bill) / totals.energyCostEur).toBeCloseTo(1, 9);
    expect(summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('has the same cost in its hours, its months and its total', () => {
    for (const site of ['north', 'south', 'all']) {
      const hours = results.columns.find((column) => column.site === site && column.name === 'costEur')!.values;
      const months = summary.monthly.filter((row) => row.site === site).map(({ costEur }) => costEur);
      const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
      expect(sum(hours) / sum(months)).toBeCloseTo(1, 9);
    }
  });

  test('with one figure for the network costs what it draws, times the price of each hour', () => {
    const flat = plan(
      'brownfield',
      ['/to', '2025-07-01'],
      ...plan('brownfield').scenario.sites.map(({ id }) => [`/sites/${id}/gridVoltage`, 'flat'] as [string, unknown]),
      ['/catalogue/markets/france/exciseReducedAboveGwh', 0],
    );
    const run = simulate(flat.scenario);
    const column = (name: 'costEur' | 'gridMw' | 'priceEurPerMwh') =>
      run.columns.find((own) => own.site === 'all' && own.name === name)!.values;
    const [cost, grid, price] = [column('costEur'), column('gridMw'), column('priceEurPerMwh')];
    for (let h = 0; h < cost.length; h += 97) expect(cost[h]).toBeCloseTo(grid[h]! * price[h]!, 6);
    const mwh = grid.reduce((sum, mw) => sum + mw, 0);
    // Margin is in the energy; 5 network + 12 excise + 0.3 capacity + 0.7 guarantees of origin.
    expect((billTotal(run.summary.bill) - run.summary.bill.energyEur) / mwh).toBeCloseTo(18, 9);
  });

  test('with half its energy by contract pays less for it where spot is dearer', () => {
    const dear = { ...market, nuclearShare: 0.5, nuclearEurPerMwh: 60 };
    expect(energyPrice(dear, Float64Array.of(100, 60, 0)).map((price) => price)).toEqual(Float64Array.of(81, 61, 31));
  });
});
