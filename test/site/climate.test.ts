import { describe, expect, test } from 'vitest';
import { cholesky, correlationMatrix, midMonthValues, streamOf, weatherOf } from '../../src/site/climate.ts';
import { dayOf, daysInMonth, monthOf, timeline } from '../../src/timeline.ts';
import { correlation, mean, small, sum } from '../fixtures.ts';

const { climates, climateCorrelations } = small.catalogue;
const SITES = ['mulhouse', 'paris-south', 'marseille'];
const drawn = (from: string, to: string, sample = 0, used = SITES) =>
  weatherOf(climates, climateCorrelations, used, sample, timeline(from, to));

const YEARS = 30;
const time = timeline('1994-01-01', '2024-01-01');
const weather = drawn('1994-01-01', '2024-01-01');
const normalsOf = (id: string) => climates.find((climate) => climate.id === id)!;
/** Values of each day by the clock of the generator, UTC+1. */
const daysOf = (id: string): Float64Array[] =>
  Array.from({ length: time.days - 1 }, (_, d) => weather.get(id)!.dryBulbC.subarray(24 * d + 23, 24 * d + 47));
const monthOfDay = Array.from({ length: time.days - 1 }, (_, d) => monthOf(time.startDay + d + 1).month - 1);

/** Daily means less the mean of their month over all years, over the standard deviation of that month. */
function anomaliesOf(id: string): number[] {
  const means = daysOf(id).map((day) => mean(day));
  const byMonth = Array.from({ length: 12 }, (_, m) => means.filter((_, d) => monthOfDay[d] === m));
  return means.map((value, d) => (value - mean(byMonth[monthOfDay[d]!]!)) / normalsOf(id).dayMeanSdK[monthOfDay[d]!]!);
}

function quantile(values: Float64Array, share: number): number {
  return Float64Array.from(values).sort()[Math.floor(share * values.length)]!;
}

describe('thirty drawn years', () => {
  test('keep the normal of each month and of the year', () => {
    for (const id of SITES) {
      const { dayMinC, dayMaxC, dayMeanSdK } = normalsOf(id);
      const normal = dayMinC.map((low, m) => (low + dayMaxC[m]!) / 2);
      const means = daysOf(id).map((day) => mean(day));
      normal.forEach((expected, m) => {
        // Anomalies last: a month is worth about four free days. Three and a half standard errors.
        const tolerance = (3.5 * dayMeanSdK[m]!) / Math.sqrt(4 * YEARS);
        const reached = mean(means.filter((_, d) => monthOfDay[d] === m));
        expect(Math.abs(reached - expected), `${id}, month ${m + 1}`).toBeLessThan(tolerance);
      });
      const ofYear = sum(normal.map((value, m) => value * daysInMonth(2025, m + 1))) / 365;
      expect(Math.abs(mean(means) - ofYear), id).toBeLessThan(0.3);
    }
  });

  test('stray from the normal as far as the days of 2018 to 2023 did', () => {
    for (const id of SITES) {
      const anomalies = anomaliesOf(id);
      expect(Math.sqrt(mean(anomalies.map((value) => value * value))), id).toBeGreaterThan(0.93);
      expect(Math.sqrt(mean(anomalies.map((value) => value * value))), id).toBeLessThan(1.07);
    }
  });

  // Lag correlation of daily means, Météo-France by department, 2018 to 2023: 0.775 in all three places. Noons joined by straight
  // lines are weighed 1/8, 3/4, 1/8 in the mean of a day, which by hand makes 0.863, 0.676 and 0.524 of 0.775 and its powers.
  test('remember yesterday as the days of 2018 to 2023 did', () => {
    for (const id of SITES) {
      const anomalies = anomaliesOf(id);
      [0.863, 0.676, 0.524].forEach((expected, i) => {
        const r = correlation(anomalies.slice(i + 1), anomalies.slice(0, -i - 1));
        expect(Math.abs(r - expected), `${id}, lag ${i + 1}`).toBeLessThan(0.05);
      });
    }
  });

  test('are alike at two places as far as the catalogue says', () => {
    const anomalies = new Map(SITES.map((id) => [id, anomaliesOf(id)]));
    for (const { between, correlation: expected } of climateCorrelations) {
      const [a, b] = between.map((id) => anomalies.get(id)!);
      // About 2,700 free pairs of days: standard error 0.015; hourly noise takes up to 0.02 more.
      expect(Math.abs(correlation(a!, b!) - expected), between.join(' and ')).toBeLessThan(0.05);
    }
    expect(climateCorrelations.map((pair) => pair.correlation)).toEqual([0.85, 0.55, 0.6]);
  });

  // Days above 30 degC a year: observed 31.3, 20.2, 33; drawn by two independent readings 30.0 and 22.9 at Mulhouse, 22.1, 36.4.
  test('have as many days above 30 degC as were observed', () => {
    const hotDays = (id: string) => daysOf(id).filter((day) => Math.max(...day) > 30).length / YEARS;
    expect(hotDays('mulhouse')).toBeGreaterThan(20);
    expect(hotDays('mulhouse')).toBeLessThan(32);
    expect(hotDays('paris-south')).toBeGreaterThan(15);
    expect(hotDays('paris-south')).toBeLessThan(24);
    expect(hotDays('marseille')).toBeGreaterThan(28);
    expect(hotDays('marseille')).toBeLessThan(40);
  });

  // 99.6th percentiles of an independent reading: 32.4 to 34.0, 32.9 and 33.4 degC dry, 22.8, 22.2 and 23.1 degC wet.
  test('have hot and damp hours as published, within 2 K', () => {
    const published = { mulhouse: [33.2, 22.8], 'paris-south': [32.9, 22.2], marseille: [33.4, 23.1] };
    for (const [id, [dry, wet]] of Object.entries(published)) {
      expect(Math.abs(quantile(weather.get(id)!.dryBulbC, 0.996) - dry!), id).toBeLessThan(2);
      expect(Math.abs(quantile(weather.get(id)!.wetBulbC, 0.996) - wet!), id).toBeLessThan(2);
    }
  });

  test('have no July day further above its normal than the cap of 2.6 standard deviations allows', () => {
    // Noise of the hours and the slope within the month may add a little; at Marseille, where days differ least, more than that.
    for (const id of ['mulhouse', 'paris-south']) {
      const july = Math.max(...anomaliesOf(id).filter((_, d) => monthOfDay[d] === 6));
      expect(july, id).toBeGreaterThan(2.1);
      expect(july, id).toBeLessThan(2.9);
    }
  });

  test('are warmest in the afternoon and coldest before sunrise', () => {
    for (const id of SITES) {
      const byHour = Array.from({ length: 24 }, (_, hour) => mean(daysOf(id).map((day) => day[hour]!)));
      expect(byHour.indexOf(Math.max(...byHour)), id).toBeGreaterThanOrEqual(14);
      expect(byHour.indexOf(Math.max(...byHour)), id).toBeLessThanOrEqual(16);
      expect(byHour.indexOf(Math.min(...byHour)), id).toBeGreaterThanOrEqual(3);
      expect(byHour.indexOf(Math.min(...byHour)), id).toBeLessThanOrEqual(6);
    }
  });

  test('never have a wet bulb above the dry bulb, but for the error of the formula in saturated air', () => {
    for (const id of SITES) {
      const { dryBulbC, wetBulbC } = weather.get(id)!;
      let [above, most] = [0, Number.NEGATIVE_INFINITY];
      for (let h = 0; h < time.hours; h++) {
        const gap = wetBulbC[h]! - dryBulbC[h]!;
        if (gap > 0) above++;
        if (!(gap <= most)) most = gap; // a gap that is not a number would stay
      }
      // Stull 2011: within 0.65 K in most weathers, and 1 K everywhere.
      expect(most, id).toBeLessThan(0.65);
      expect(above / time.hours, id).toBeLessThan(0.05);
    }
  });
});

describe('a draw of the weather', () => {
  test('is the same on the same day, whatever day the run begins or ends', () => {
    const whole = drawn('2024-01-01', '2028-01-01');
    const part = drawn('2026-07-10', '2026-08-10');
    const at = 24 * (timeline('2026-07-10', '2026-08-10').startDay - timeline('2024-01-01', '2028-01-01').startDay);
    for (const id of SITES) {
      for (const name of ['dryBulbC', 'wetBulbC'] as const) {
        const gaps = part.get(id)![name].map((value, h) => Math.abs(value - whole.get(id)![name][at + h]!));
        expect(Math.max(...gaps), `${name} at ${id}`).toBeLessThan(1e-9);
      }
    }
  });

  test('at one place does not depend on the other places of a plan', () => {
    const alone = drawn('2026-01-01', '2026-02-01', 3, ['marseille']).get('marseille')!;
    expect(alone).toEqual(drawn('2026-01-01', '2026-02-01', 3).get('marseille'));
    expect([...drawn('2026-01-01', '2026-02-01', 3, ['marseille']).keys()]).toEqual(['marseille']);
  });

  test('differs from any other draw', () => {
    const first = drawn('2026-01-01', '2026-03-01', 0).get('mulhouse')!.dryBulbC;
    const second = drawn('2026-01-01', '2026-03-01', 1).get('mulhouse')!.dryBulbC;
    expect(Math.abs(correlation([...first], [...second]))).toBeLessThan(0.7);
    expect(first).not.toEqual(second);
    const streams = ['anomaly a', 'anomaly b', 'range a', 'dew a', 'hour a'].flatMap((purpose) =>
      Array.from({ length: 200 }, (_, sample) => streamOf(purpose, sample)),
    );
    expect(new Set(streams).size).toBe(streams.length);
  });

  test('is refused when the correlations contradict one another', () => {
    const pairs = [
      { id: 'a', between: ['mulhouse', 'paris-south'], correlation: 0.95 },
      { id: 'b', between: ['paris-south', 'marseille'], correlation: 0.95 },
      { id: 'c', between: ['mulhouse', 'marseille'], correlation: -0.95 },
    ];
    expect(() => weatherOf(climates, pairs, SITES, 0, timeline('2026-01-01', '2026-01-02'))).toThrow(/contradict/);
  });
});

test('values at mid-month give the monthly means back when they are joined by straight lines', () => {
  const means = normalsOf('mulhouse').dayMaxC;
  const values = midMonthValues(means);
  // By hand: three quarters of a month's mean are its own value, an eighth is either neighbour's.
  means.forEach((expected, m) => {
    expect(0.75 * values[m]! + 0.125 * (values[(m + 11) % 12]! + values[(m + 1) % 12]!)).toBeCloseTo(expected, 9);
  });
});

test('a correlation matrix is the product of its triangle and that triangle turned over', () => {
  const matrix = correlationMatrix(climates, climateCorrelations);
  const lower = cholesky(matrix)!;
  matrix.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(sum(row.map((_, k) => (lower[i]![k] ?? 0) * (lower[j]![k] ?? 0)))).toBeCloseTo(value, 12);
    });
  });
  expect(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
});

describe('changed weather', () => {
  const summer = ['2026-06-01', '2026-10-01'] as const;
  const span = timeline(...summer);
  const changed = (change: Parameters<typeof weatherOf>[5], sample = 0) =>
    weatherOf(climates, climateCorrelations, SITES, sample, span, change);
  const wave = { id: 'august', from: '2026-08-02', days: 12, anomalyK: 8 };
  const meanOn = (columns: Float64Array, from: number, days: number) => mean(columns.subarray(24 * from, 24 * (from + days)));
  const firstDay = dayOf(wave.from) - span.startDay;

  test('a warmer climate is that much warmer in every hour, and the air as near to saturation as before', () => {
    const [before, after] = [changed({ warmingK: 0, heatWaves: [] }), changed({ warmingK: 2, heatWaves: [] })];
    for (const id of SITES) {
      const [was, is] = [before.get(id)!, after.get(id)!];
      expect(is.dryBulbC).toEqual(was.dryBulbC.map((celsius) => celsius + 2));
      // At one relative humidity the wet bulb rises by less than the dry bulb, but it rises.
      is.wetBulbC.forEach((celsius, h) => {
        expect(celsius - was.wetBulbC[h]!).toBeGreaterThan(1);
        expect(celsius - was.wetBulbC[h]!).toBeLessThan(2.2);
      });
    }
  });

  test('the days of a heat wave stand that far above their normal, and those a week away are untouched', () => {
    const [before, after] = [changed({ warmingK: 0, heatWaves: [] }), changed({ warmingK: 0, heatWaves: [wave] })];
    for (const id of SITES) {
      const { dayMinC, dayMaxC } = normalsOf(id);
      const normal = (dayMinC[7]! + dayMaxC[7]!) / 2;
      const reached = meanOn(after.get(id)!.dryBulbC, firstDay, wave.days);
      expect(Math.abs(reached - (normal + wave.anomalyK)), id).toBeLessThan(1.5);
      for (const name of ['dryBulbC', 'wetBulbC'] as const) {
        const [was, is] = [before.get(id)![name], after.get(id)![name]];
        const [start, end] = [24 * (firstDay - 7), 24 * (firstDay + wave.days + 7)];
        expect(is.subarray(0, start)).toEqual(was.subarray(0, start));
        expect(is.subarray(end)).toEqual(was.subarray(end));
      }
    }
  });

  // Colmar read 41 degC in August 2003, the record of Alsace then (Météo-France).
  test('the hottest hour near Mulhouse comes within 3 K of what Colmar read in August 2003', () => {
    const hottest = [0, 1, 2, 3, 4].map((sample) =>
      Math.max(...changed({ warmingK: 0, heatWaves: [wave] }, sample).get('mulhouse')!.dryBulbC),
    );
    expect(Math.abs(mean(hottest) - 41)).toBeLessThan(3);
  });

  test('a wave that is cooler than what was drawn leaves it no cooler', () => {
    const mild = { ...wave, anomalyK: 0 };
    const [before, after] = [changed({ warmingK: 0, heatWaves: [] }), changed({ warmingK: 0, heatWaves: [mild] })];
    for (const id of SITES)
      after.get(id)!.dryBulbC.forEach((celsius, h) => {
        expect(celsius).toBeGreaterThanOrEqual(before.get(id)!.dryBulbC[h]! - 1e-9);
      });
  });
});
