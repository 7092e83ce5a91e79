import { describe, expect, test } from 'vitest';
import { systemEur } from '../../src/accounts/budget.ts';
import { annuity, capitalEur, fixedOperationEur, hallPriceEurPerMw } from '../../src/accounts/cost.ts';
import { plan, small } from '../fixtures.ts';

describe('the capital recovery factor', () => {
  // Standard tables: 8 % over 5 years 0.25046, over 14 years 0.12130, over 20 years 0.10185; 10 % over 10 years 0.16275.
  test('is that of the tables', () => {
    expect(annuity(0.08, 5)).toBeCloseTo(0.25046, 5);
    expect(annuity(0.08, 14)).toBeCloseTo(0.1213, 5);
    expect(annuity(0.08, 20)).toBeCloseTo(0.10185, 5);
    expect(annuity(0.1, 10)).toBeCloseTo(0.16275, 5);
  });

  test('is one over the years where money costs nothing, and pays back what was lent', () => {
    expect(annuity(0, 5)).toBe(0.2);
    expect(annuity(1e-9, 5)).toBeCloseTo(0.2, 6);
    const payment = annuity(0.08, 3);
    expect(((1 * 1.08 - payment) * 1.08 - payment) * 1.08 - payment).toBeCloseTo(0, 12);
  });
});

test('an installed system costs its price and its network, in euros', () => {
  const rack = small.catalogue.platforms.find(({ id }) => id === 'gb200-nvl72')!;
  expect(systemEur(rack, small.money)).toBeCloseTo((3.55e6 * 1.12) / 1.08, 4);
});

test('a year of operation costs its price for each megawatt that holds something, and rent for each that stands ready', () => {
  const standing = { readyMwH: 20 * 8766, litMwH: 10 * 8766, litEurH: 0, acceleratorH: new Map() };
  expect(fixedOperationEur(small, 1.6e6, standing)).toBeCloseTo((10 * 300_000) / 1.08 + 20 * 1.6e6, 4);
});

test('a year of capital is the annuity of the machines that stand and of the halls that hold them', () => {
  const each = systemEur(small.catalogue.platforms.find(({ id }) => id === 'hgx-h100')!, small.money) / 8;
  const standing = { readyMwH: 0, litMwH: 0, litEurH: 110e6 * 8766, acceleratorH: new Map([['hgx-h100', 1000 * 8766]]) };
  expect(capitalEur(small, standing)).toBeCloseTo(1000 * each * annuity(0.08, 5) + 110e6 * annuity(0.08, 14), 2);
});

test('a hall costs as a new building, as a fit-out, or nothing where no works are planned for it', () => {
  const { scenario } = plan('microsoft-france');
  expect(hallPriceEurPerMw(scenario, 'mulhouse', 'b1-h1')).toBe(11e6);
  expect(hallPriceEurPerMw(scenario, 'paris', 'p1')).toBe(7e6);
  expect(hallPriceEurPerMw(scenario, 'paris', 'b1-h1')).toBe(0);
});
