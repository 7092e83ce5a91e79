/** Estimates of what a site rests on: its power chain, the weather, the price of power. */
import { expect, test } from 'vitest';
import { type EstimateKind, estimate } from '../../src/index.ts';
import { spotPrice } from '../../src/accounts/price.ts';
import { chainLoss, upsEfficiency } from '../../src/site/power-chain.ts';
import { localClock, timeline } from '../../src/timeline.ts';
import { mean, plan } from '../fixtures.ts';

const { catalogue } = plan('microsoft-france').scenario;
const of = (kind: EstimateKind, input: object) => {
  const answer = estimate(kind, input, catalogue);
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer.estimate;
};
const faults = (kind: EstimateKind, input: object) => {
  const answer = estimate(kind, input, catalogue);
  return answer.ok ? [] : answer.issues.map(({ pointer, suggestion }) => [pointer, suggestion?.en ?? '']);
};

// 80 PLUS Titanium, 230 V redundant: at least 90, 94, 96 and 91 % at a tenth, a fifth, half and full load.
test('the power supply of a server is above all four minima of its certificate, and below 97 per cent', () => {
  const minima = { 0.1: 0.9, 0.2: 0.94, 0.5: 0.96, 1: 0.91 };
  for (const [load, least] of Object.entries(minima)) {
    const { efficiency } = of('ups', { type: 'psu-titanium', load: Number(load) });
    expect(efficiency).toBeGreaterThanOrEqual(least);
    expect(efficiency).toBeLessThan(0.97);
  }
  // By hand: 0.0085 + 0.005 / 2 + 0.03 / 4 = 0.0185 are lost at half load.
  expect(of('ups', { type: 'psu-titanium', load: 0.5 }).efficiency).toBeCloseTo(0.5 / 0.5185, 12);
});

// Worked by hand from the same coefficients: 3.9 % of IT at 0.8 with N+1, 8.5 % at 0.6 with an older UPS in 2N.
test('the estimate of a UPS is that of the power chain', () => {
  const modern = of('ups', { type: 'modern', load: 0.8, installedOverNeeded: 1.33 });
  expect(modern.efficiency).toBe(upsEfficiency('modern', 0.8 / 1.33));
  expect(modern.chainLossShare).toBe(chainLoss('modern', 0.8, 1.33) / 0.8);
  expect(Math.abs(Number(modern.chainLossShare) - 0.039)).toBeLessThan(0.0005);
  expect(Math.abs(Number(of('ups', { type: 'legacy', load: 0.6, installedOverNeeded: 2 }).chainLossShare) - 0.085)).toBeLessThan(
    0.0005,
  );
});

test('all faults of an estimate are told at once, with the nearest name', () => {
  expect(faults('ups', { type: 'moderne', load: 0, more: 1 })).toEqual([
    ['/type', 'Did you mean modern?'],
    ['/load', ''],
    ['/more', expect.any(String)],
  ]);
  expect(faults('weather', { climate: 'marseile', statistic: 'daysAbove3' })).toEqual([
    ['/climate', 'Did you mean marseille?'],
    ['/statistic', 'Did you mean daysAbove30?'],
  ]);
  expect(faults('price', { year: 1999, statistic: 'negativehours' })).toEqual([
    ['/year', ''],
    ['/statistic', 'Did you mean negativeHours?'],
  ]);
  expect(
    faults('facility', { architecture: 'dlc-40-50', climate: 'paris', operatorClass: 'hyperscaler' }).map(([at]) => at),
  ).toEqual(['/operatorClass', '/climate']);
});

// Météo-France, days of 2018 to 2023 in Haut-Rhin, Essonne and Bouches-du-Rhône: means of the year 12.36, 13.28 and 16.05 degC.
test('the mean of thirty drawn years is that of the days they were set on, within 0.3 K', () => {
  for (const [climate, yearC] of [
    ['mulhouse', 12.36],
    ['paris-south', 13.28],
    ['marseille', 16.05],
  ] as const)
    expect(Math.abs(Number(of('weather', { climate, statistic: 'meanDryBulbC' }).meanDryBulbC) - yearC)).toBeLessThan(0.3);
});

test('normals of one’s own make the weather of a climate that has them', () => {
  const { dayMinC, dayMaxC, dayMeanSdK, dewPointC } = catalogue.climates.find(({ id }) => id === 'marseille')!;
  const normals = { dayMinC, dayMaxC, dayMeanSdK, dewPointC };
  const [own, known] = [of('weather', normals), of('weather', { climate: 'marseille' })];
  // Other draws of the same law: half a degree is three standard errors of thirty years.
  expect(Math.abs(Number(own.p99DryBulbC) - Number(known.p99DryBulbC))).toBeLessThan(0.5);
  expect(faults('weather', { ...normals, dayMinC: [1, 2] }).map(([at]) => at)).toEqual(['/dayMinC']);
  expect(faults('weather', { ...normals, climate: 'marseille' }).map(([at]) => at)).toEqual(['/climate']);
});

test('a year that is warmer everywhere has no fewer hot days and no more frost', () => {
  const { dayMinC, dayMaxC, dayMeanSdK, dewPointC } = catalogue.climates.find(({ id }) => id === 'mulhouse')!;
  const warmed = (k: number) =>
    of('weather', {
      dayMinC: dayMinC.map((value) => value + k),
      dayMaxC: dayMaxC.map((value) => value + k),
      dayMeanSdK,
      dewPointC,
    });
  const [now, then] = [warmed(0), warmed(2)];
  for (const key of ['daysAbove30', 'daysAbove35', 'hoursAbove25', 'hoursAbove30'])
    expect(Number(then[key])).toBeGreaterThan(Number(now[key]));
  expect(Number(then.frostDays)).toBeLessThan(Number(now.frostDays));
  expect(Number(then.meanDryBulbC) - Number(now.meanDryBulbC)).toBeCloseTo(2, 9);
});

test('the estimate of a price is that of the hours of a run, and a single statistic stands alone', () => {
  const time = timeline('2026-01-01', '2027-01-01');
  const market = catalogue.markets.find(({ id }) => id === 'france')!;
  const drawn = Array.from({ length: 30 }, (_, sample) => [...spotPrice(market, time, localClock(time, 'paris'), sample)]);
  const all = of('price', { year: 2026 });
  expect(all.meanEurPerMwh).toBeCloseTo(mean(drawn.map((hours) => mean(hours))), 9);
  expect(all.negativeHours).toBeCloseTo(mean(drawn.map((hours) => hours.filter((price) => price < 0).length)), 9);
  expect(of('price', { year: 2026, statistic: 'negativeHours' })).toEqual({ negativeHours: all.negativeHours });
});

// RTE, Bilan électrique 2024: annual means of the day-ahead price 276, 97 and 58 EUR/MWh. The levels are given, so only the noise is tested.
test('the mean of a past year is that of its level within five per cent', () => {
  for (const [year, eurPerMwh] of [
    [2022, 276],
    [2023, 97],
    [2024, 58],
  ] as const)
    expect(Math.abs(Number(of('price', { year }).meanEurPerMwh) / eurPerMwh - 1)).toBeLessThan(0.05);
});

test('a class of operators is its factor and its fixed share', () => {
  const site = { architecture: 'direct-adiabatic', climate: 'paris-south', load: 0.6 };
  const { coolingFactor, fixedOverhead } = catalogue.operatorClasses.find(({ id }) => id === 'modern-colo')!;
  expect(of('facility', { ...site, operatorClass: 'modern-colo' })).toEqual(
    of('facility', { ...site, coolingFactor, fixedOverhead }),
  );
});
