/** What a plan pays for, by kind: coefficients explain the sums of the plan and never change them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fund } from '../../src/accounts/budget.ts';
import { budgetParts, worksParts } from '../../src/accounts/capex.ts';
import { resaleValueEur } from '../../src/accounts/running.ts';
import { type Money, type Scenario, simulate, simulateMoney } from '../../src/index.ts';
import { CAPITAL_PARTS, RUNNING_PARTS } from '../../src/results/money.ts';
import { holds, plan, small, sum, within } from '../fixtures.ts';

const { scenario } = plan('microsoft-france');
const whole = simulate(scenario);
const { money } = whole;
const mulhouse = scenario.sites.find(({ id }) => id === 'mulhouse')!;
const building = scenario.money.reservedEur.find(({ id }) => id === 'mulhouse-1')!;
const eurOf = (parts: readonly { kind: string; eur: number }[], kind: string) =>
  sum(parts.filter((part) => part.kind === kind).map(({ eur }) => eur));

describe('a new building', () => {
  const eur = 54 * 11e6 + building.extraEur;
  const parts = worksParts(scenario, mulhouse, building, eur);

  // By hand: 54 MW at EUR 11 m; shell 17.5 %, electrical 45 % with 0.55 m of generator sets a MW, plant 1.7 m a MW; of 215 MW of firm
  // import a third, at EUR 92,500 of share (CRE, Plan-de-Campagne) and 94,000 of substation a MW.
  test('has the parts that its coefficients give', () => {
    expect(eurOf(parts, 'shell')).toBeCloseTo(54 * 11e6 * 0.175, 2);
    expect(eurOf(parts, 'generators')).toBeCloseTo(54 * 0.55e6, 2);
    expect(eurOf(parts, 'electrical')).toBeCloseTo(54 * (11e6 * 0.45 - 0.55e6), 2);
    expect(eurOf(parts, 'cooling')).toBeCloseTo(54 * 1.7e6, 2);
    expect(eurOf(parts, 'grid')).toBeCloseTo((215 / 3) * 186_500, 2);
    expect(eurOf(parts, 'rest')).toBeCloseTo(eur - sum(parts.slice(0, -1).map((part) => part.eur)), 2);
  });

  test('has a mechanical part in the published band of 15 to 20 %, and leaves a fifth for design and contingency', () => {
    expect(eurOf(parts, 'cooling') / (54 * 11e6)).toBeGreaterThan(0.15);
    expect(eurOf(parts, 'cooling') / (54 * 11e6)).toBeLessThan(0.2);
    expect((eurOf(parts, 'rest') - building.extraEur + eurOf(parts, 'grid')) / (54 * 11e6)).toBeCloseTo(0.22, 2);
  });

  test('pays for its line by the km', () => {
    const far = { ...mulhouse, gridLineKm: 9 };
    const more = worksParts(scenario, far, building, eur);
    expect(eurOf(more, 'grid') - eurOf(parts, 'grid')).toBeCloseTo((9 * 2.25e6) / 3, 2);
  });
});

test('a fit-out has no shell, and no connection where no sum is set aside for one', () => {
  const site = scenario.sites.find(({ id }) => id === 'paris')!;
  const parts = worksParts(scenario, site, scenario.money.reservedEur.find(({ id }) => id === 'paris-p3')!, 24 * 7e6);
  expect(eurOf(parts, 'shell')).toBe(0);
  expect(eurOf(parts, 'grid')).toBe(0);
  expect(parts.find(({ kind }) => kind === 'cooling')).toEqual({ kind: 'cooling', of: 'dlc-40-50', eur: 24 * 1.7e6 });
});

test('whatever the coefficients, the parts make the sum: what they exceed is a rest below zero', () => {
  holds(
    fc.property(within(0, 1), within(0, 1), within(0, 5e6), within(0, 1e9), (shellShare, electricalShare, generators, eur) => {
      const costs = { ...scenario.catalogue.costs, shellShare, electricalShare, generatorsEurPerMwIt: generators };
      const changed = { money: scenario.money, catalogue: { ...scenario.catalogue, costs } };
      expect(sum(worksParts(changed, mulhouse, building, eur).map((part) => part.eur)) / (eur + 1)).toBeCloseTo(
        eur / (eur + 1),
        9,
      );
    }),
  );
});

test('what is paid and committed by kind is what the run pays and commits, month by month', () => {
  const months = whole.summary.monthly.filter(({ site }) => site === 'all');
  months.forEach((row, m) => {
    expect(sum(money.capex.map(({ paidEur }) => paidEur[m]!))).toBeCloseTo(row.capexEur, 2);
    expect(sum(money.capex.map(({ committedEur }) => committedEur[m]!))).toBeCloseTo(row.committedEur, 2);
  });
});

test('a network costs 12 % of the machines that it joins', () => {
  const paid = (kind: string) => sum(money.capex.filter((row) => row.kind === kind).flatMap(({ paidEur }) => paidEur));
  expect(paid('network') / paid('it')).toBeCloseTo(0.12, 9);
});

test('the parts of the budget make the budget, also where works pay for machines', () => {
  for (const includesChips of [false, true]) {
    const asked = plan('microsoft-france', ['/money/reservedEur/mulhouse-1/includesChips', includesChips]).scenario;
    const parts = budgetParts(
      asked,
      fund(asked, () => ({ startDay: 20_000, endDay: 20_100 })),
    );
    expect(parts.worksEur + parts.keptEur + parts.ordersEur + parts.leftEur).toBeCloseTo(4e9, 2);
    expect(parts.ordersEur).toBeGreaterThan(0);
  }
});

describe('running', () => {
  const running = (cost: Money['whole']) => sum(RUNNING_PARTS.map((part) => cost[part]));

  test('costs what the run says, and a token too', () => {
    expect(running(money.whole) / whole.summary.totals.opexEur).toBeCloseTo(1, 9);
    expect(money.whole.eurPerMillionTokensOut / whole.summary.totals.eurPerMillionTokensOut).toBeCloseTo(1, 9);
  });

  test('has years that make the whole', () => {
    for (const part of [...RUNNING_PARTS, ...CAPITAL_PARTS, 'acceleratorH', 'itMwh'] as const)
      expect(sum(money.years.map((year) => year[part])) / (money.whole[part] || 1)).toBeCloseTo(
        money.whole[part] === 0 ? 0 : 1,
        9,
      );
  });

  // SemiAnalysis InferenceX, constants of 2026: an H100 costs a large operator 1.30 USD an hour, a GB200 2.21.
  test('costs an accelerator-hour between what an H100 and a GB200 are said to cost', () => {
    const usd = money.whole.eurPerAcceleratorH * scenario.money.usdPerEur;
    expect(usd).toBeGreaterThan(1.3);
    expect(usd).toBeLessThan(2.21);
  });

  test('costs rent where halls are leased', () => {
    expect(simulateMoney(plan('brownfield').scenario).whole.rentEur).toBeGreaterThan(1e6);
    expect(money.whole.rentEur).toBe(0);
  });
});

describe('the value of a used machine', () => {
  // Press and brokers: an H100 brings 60 to 65 % of its price after one year, 40 to 45 % after two, 25 to 35 % after three.
  test('lies in the published bands, give or take two points', () => {
    const share = (years: number) => resaleValueEur(scenario, 1, years);
    expect(share(1)).toBeGreaterThan(0.6);
    expect(share(1)).toBeLessThan(0.67);
    expect(share(2)).toBeGreaterThan(0.4);
    expect(share(2)).toBeLessThan(0.45);
    expect(share(3)).toBeGreaterThan(0.25);
    expect(share(3)).toBeLessThan(0.35);
  });

  test('is told of machines that retire within the run, and of those that stand at its end', () => {
    expect(money.resale.retired).toEqual({ priceEur: 0, valueEur: 0 });
    const short = simulateMoney(plan('microsoft-france', ['/operations/serviceLifeYears', 2]).scenario);
    expect(short.resale.retired.valueEur / short.resale.retired.priceEur).toBeCloseTo(0.66 * 0.66, 9);
    expect(short.resale.standing.priceEur).toBeLessThan(money.resale.standing.priceEur);
  });
});

test('a run of a small plan tells its costs, and asking for them alone gives the same', () => {
  const alone = simulateMoney(small as Scenario);
  expect(simulate(small as Scenario).money).toEqual(alone);
  expect(alone.months).toEqual(['2026-01', '2026-02', '2026-03']);
});
