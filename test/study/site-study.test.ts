import { describe, expect, test } from 'vitest';
import { columnOf, type FlexibleHour, type SiteStudy, simulate, siteCsv, studySites } from '../../src/index.ts';
import { coolingDegreeDays } from '../../src/study/filing.ts';
import { storageKwh } from '../../src/study/power-study.ts';
import { coveredShareOf, leastHeadroomOf, lowWaterOf, unusedOf, winterPeakOf } from '../../src/study/site-answers.ts';
import { yearSpans } from '../../src/study/year-spans.ts';
import { type Hourly, localClock, timeline } from '../../src/timeline.ts';
import { plan, small, sum } from '../fixtures.ts';

const reference = plan('microsoft-france');
const study = studySites(reference.scenario);
const results = simulate(reference.scenario);
const of = (asked: SiteStudy, site: string) => asked.answers.find((one) => one.site === site)!;
const hourly = (name: Parameters<typeof columnOf>[1], site: string) => columnOf(results.columns, name, site);

describe('the answers of the default plan', () => {
  test('jobs are those that were published, and none where none were', () => {
    // France 3 and TF1, May 2024: about 1,000 while it is built, about a hundred in operation.
    expect([of(study, 'mulhouse').buildingJobs, of(study, 'mulhouse').operationJobs]).toEqual([1000, 100]);
    expect([of(study, 'paris').buildingJobs, of(study, 'marseille').operationJobs]).toEqual([null, null]);
    expect(of(study, 'all').buildingJobs).toBe(1000);
  });

  test('water of the peak day and of August 2027 are sums of the hours of the run', () => {
    const water = hourly('waterM3', 'paris');
    const days = Array.from({ length: water.length / 24 }, (_, d) => sum([...water.subarray(24 * d, 24 * d + 24)]));
    expect(of(study, 'paris').peakDayWaterM3).toBeCloseTo(Math.max(...days), 9);
    expect(of(study, 'paris').lowWaterMonth).toBe('2027-08');
    const from = (Date.UTC(2027, 7, 1) - results.startMs) / 3.6e6;
    expect(of(study, 'paris').lowWaterM3).toBeCloseTo(sum([...water.subarray(from, from + 31 * 24)]), 6);
  });

  test('the winter peak is 19 h of a weekday of January or February 2027, which is 18 h in UTC', () => {
    const { date, hour } = study.winterPeak!;
    expect(date).toMatch(/^2027-0[12]-/);
    expect(hour).toBe(19);
    expect(new Date(`${date}T12:00:00Z`).getUTCDay() % 6).not.toBe(0);
    const h = (Date.parse(`${date}T18:00:00Z`) - results.startMs) / 3.6e6;
    for (const site of ['paris', 'marseille', 'all'])
      expect(of(study, site).winterPeakMw, site).toBeCloseTo(hourly('gridMw', site)[h]!, 9);
  });

  test('headroom is the firm import less the draw of the tightest hour, at the end less the peak of the last month', () => {
    const [grid, firm] = [hourly('gridMw', 'paris'), hourly('gridFirmMw', 'paris')];
    const left = Array.from(grid, (mw, h) => (mw > 0 ? firm[h]! - mw : Infinity));
    expect(of(study, 'paris').leastHeadroomMw).toBeCloseTo(Math.min(...left), 9);
    const december = results.summary.monthly.find(({ site, month }) => site === 'paris' && month === '2027-12')!;
    expect(of(study, 'paris').headroomAtEndMw).toBeCloseTo(55 - december.gridMwPeak, 9);
    expect(of(study, 'mulhouse')).toMatchObject({ firmMw: 0, leastHeadroomMw: Number.NaN, leastHeadroomDate: null });
  });

  test('power subscribed is the peak of the last year, and a subscription of nine tenths is overrun by a ninth of it', () => {
    const peak = Math.max(...hourly('gridMw', 'paris').slice(-365 * 24));
    expect(of(study, 'paris').subscribedMw).toBeCloseTo(peak, 9);
    expect(of(study, 'paris').subscribedHeadroomMw).toBeCloseTo(0, 9);
    const tight = studySites(plan('microsoft-france', ['/catalogue/markets/france/tariff/headroom', 0.9]).scenario);
    expect(of(tight, 'paris').subscribedMw).toBeCloseTo(0.9 * peak, 9);
    expect(of(tight, 'paris').subscribedHeadroomMw).toBeLessThan(0);
    expect(of(study, 'mulhouse').subscribedMw).toBeNaN();
    expect(of(study, 'all').subscribedMw).toBeCloseTo(of(study, 'paris').subscribedMw + of(study, 'marseille').subscribedMw, 9);
  });

  test('carbon by the grid is the direct carbon of the last year; what guarantees cover counts as none', () => {
    const direct = hourly('co2DirectT', 'all');
    expect(of(study, 'all').co2LocationT).toBeCloseTo(sum([...direct.subarray(direct.length - 365 * 24)]), 6);
    expect(study.coveredShare).toBe(1);
    expect(of(study, 'all').co2MarketT).toBe(0);
    const half = studySites(plan('microsoft-france', ['/catalogue/markets/france/guaranteesShare', 0.4]).scenario);
    expect(half.coveredShare).toBe(0.4);
    expect(of(half, 'all').co2MarketT / of(half, 'all').co2LocationT).toBeCloseTo(0.6, 12);
  });

  test('the sites sum to all of them, and the study leaves the run as it is', () => {
    for (const key of ['firmMw', 'winterPeakMw', 'flexibleMw', 'lowWaterM3', 'co2LocationT'] as const)
      expect(of(study, 'all')[key], key).toBeCloseTo(
        sum(['paris', 'marseille', 'mulhouse'].map((site) => of(study, site)[key])),
        6,
      );
    expect(study.scenario.hash).toBe(results.summary.scenario.hash);
  });
});

test('jobs, the month of low water and the fans of servers move the answers, and no run', () => {
  const changes = [
    ['/sites/mulhouse/jobs/operation', 300],
    ['/catalogue/climates/paris-south/lowWaterMonth', 7],
    ['/catalogue/platforms/hgx-h100/fans/inAir', 0.15],
  ] satisfies [string, number][];
  const { scenario } = plan('microsoft-france', ...changes);
  const moved = studySites(scenario);
  expect(of(moved, 'mulhouse').operationJobs).toBe(300);
  expect([of(moved, 'paris').lowWaterMonth, of(moved, 'marseille').lowWaterMonth]).toEqual(['2027-07', '2027-08']);
  expect(moved.efficiency[0]!.fansShare).toBeGreaterThan(1.2 * study.efficiency[0]!.fansShare);
  expect(simulate(scenario).summary.totals).toEqual(results.summary.totals);
});

describe('flexible power', () => {
  const byHour = (asked: SiteStudy, site: string) => asked.flexible.filter((hour) => hour.site === site);
  const mean = (hours: readonly FlexibleHour[], key: 'batchMw' | 'trainingMw') => sum(hours.map((hour) => hour[key])) / 24;

  test('is never more than the IT power of its hour', () => {
    const it = hourly('itMw', 'paris');
    const clock = localClock(timeline('2024-01-01', '2028-01-01'), 'paris');
    for (const { hour, flexibleMw } of byHour(study, 'paris')) {
      const drawn: number[] = [];
      for (let h = it.length - 365 * 24; h < it.length; h++) if (clock.hour[h] === hour) drawn.push(it[h]!);
      expect(flexibleMw).toBeGreaterThan(0);
      expect(flexibleMw).toBeLessThan(sum(drawn) / drawn.length);
    }
  });

  test('of training is what its gangs draw above rest: one of 4,096 H100 all year at Paris', () => {
    const one = plan(
      'microsoft-france',
      ['/to', '2026-02-01'],
      ['/workloads/training/from', '2024-01-01'],
      ['/workloads/training/guaranteedShare', 1],
      ['/deliveries/share', 1],
      ['/orders/2024-10-h200-paris', null],
      ['/orders/2024-10-h200-marseille', null],
      ['/orders/2025-03-gb200-paris', null],
    );
    // 10.2 kW for eight, 1.14 for network and storage, 0.70 in training and 0.20 at rest.
    const mw = (4096 * (10.2 / 8) * 1.14 * (0.7 - 0.2)) / 1000;
    expect(mean(byHour(studySites(one.scenario), 'paris'), 'trainingMw')).toBeCloseTo(mw, 6);
  });

  test('is none of batch where batch fills nothing', () => {
    const none = studySites(plan('microsoft-france', ['/workloads/batch/fillShare', 0]).scenario);
    expect(mean(byHour(none, 'all'), 'batchMw')).toBe(0);
  });

  test('moves to the cheapest hours with the batch work', () => {
    const moved = byHour(studySites(plan('microsoft-france', ['/workloads/batch/when', 'cheap']).scenario), 'all');
    const batch = moved.map(({ batchMw }) => batchMw);
    expect(Math.max(...batch)).toBeGreaterThan(2 * Math.min(...batch));
  });
});

describe('what of the energy reaches the chips', () => {
  test('TUE is PUE times ITUE, and the shares make up what ITUE leaves out', () => {
    for (const { pue, itue, tue, suppliesShare, fansShare } of study.efficiency) {
      expect(tue).toBeCloseTo(pue * itue, 12);
      expect(1 / (1 - suppliesShare - fansShare)).toBeCloseTo(itue, 9);
    }
  });

  test('a site of racks in liquid has less in fans than one of servers in air, so that TUE tells more than PUE', () => {
    const in2025 = study.efficiency.find(({ site, year }) => site === 'marseille' && year === 2025)!;
    const in2027 = study.efficiency.find(({ site, year }) => site === 'marseille' && year === 2027)!;
    expect(in2025.fansShare).toBeGreaterThan(1.5 * in2027.fansShare);
    expect(in2025.tue - in2027.tue).toBeGreaterThan(in2025.pue - in2027.pue);
  });

  test('PUE of a year is that of its months', () => {
    const months = results.summary.monthly.filter(({ site, month }) => site === 'paris' && month.startsWith('2026'));
    const hours = (month: string) => 24 * new Date(Date.UTC(2026, Number(month.slice(5)), 0)).getUTCDate();
    const grid = sum(months.map(({ gridMwMean, month }) => gridMwMean * hours(month)));
    const it = sum(months.map(({ itMwMean, month }) => itMwMean * hours(month)));
    expect(study.efficiency.find(({ site, year }) => site === 'paris' && year === 2026)!.pue).toBeCloseTo(grid / it, 9);
  });
});

describe('the energy filing', () => {
  test('has a row for each year in which machines stand, due on 15 May of the next', () => {
    expect(study.filing.map(({ site, year }) => `${site} ${year}`)).toEqual([
      'paris 2024',
      'paris 2025',
      'paris 2026',
      'paris 2027',
      'marseille 2025',
      'marseille 2026',
      'marseille 2027',
    ]);
    for (const { dueBy, year, whole } of study.filing) expect([dueBy, whole]).toEqual([`${year + 1}-05-15`, true]);
  });

  test('installed IT power at Paris in 2024 is that of 600 servers of 10.2 kW, with network and storage', () => {
    expect(study.filing[0]!.installedItKw).toBeCloseTo(600 * 10.2 * 1.14, 6);
  });

  test('its indicators are its quantities over one another; its years sum to the run', () => {
    for (const row of study.filing) {
      expect(row.pue).toBe(row.energyMwh / row.itMwh);
      expect(row.wueLPerKwh).toBe(row.waterM3 / row.itMwh);
      expect(row.ref).toBe(1);
      expect(row.erf).toBe(row.reusedHeatMwh / row.energyMwh);
      expect(row.reusedHeatMwh).toBeLessThanOrEqual(row.recoverableHeatMwh);
    }
    expect(sum(study.filing.map(({ energyMwh }) => energyMwh))).toBeCloseTo(1000 * results.summary.totals.gridGwh, 6);
    expect(sum(study.filing.map(({ recoverableHeatMwh }) => recoverableHeatMwh))).toBeCloseTo(
      1000 * results.summary.totals.heatGwh,
      6,
    );
  });

  test('a site below 500 kW need not file, and a year that the run has in part is marked', () => {
    const orders = small.orders.map((order) => ({ ...order, systems: order.platform === 'hgx-h100' ? 20 : 1 }));
    const rows = studySites({ ...small, orders: orders.filter(({ platform }) => platform !== 'gb200-nvl72') }).filing;
    expect(rows.map(({ site, mustFile, whole }) => [site, mustFile, whole])).toEqual([
      ['north', false, false],
      ['south', false, false],
    ]);
    expect(studySites(small).filing.map(({ mustFile }) => mustFile)).toEqual([true, false]);
  });

  test('cooling degree days count from 24 degC what is above 21, as Eurostat does', () => {
    expect(coolingDegreeDays([10, 23.9, 24, 30])).toBe(3 + 9);
  });
});

describe('by hand', () => {
  const time = timeline('2026-01-30', '2026-03-02');

  test('the coldest weekday is not a colder weekend, nor one of March', () => {
    const clock = localClock(time, 'paris');
    const cold: Hourly = new Float64Array(time.hours).fill(5);
    const set = (date: string, degC: number) => {
      const from = (Date.parse(`${date}T00:00:00Z`) - time.startMs) / 3.6e6;
      cold.fill(degC, from, from + 24);
    };
    set('2026-01-31', -20); // a Saturday
    set('2026-02-10', -8);
    set('2026-03-01', -30);
    expect(winterPeakOf([cold], clock, time)).toMatchObject({ date: '2026-02-10', hour: 19 });
    const summer = timeline('2026-06-01', '2026-07-01');
    expect(winterPeakOf([new Float64Array(summer.hours)], localClock(summer, 'paris'), summer)).toBeNull();
  });

  test('firm import unused in a month is what its tightest day left', () => {
    const days = { gridFirmMw: new Float64Array(time.days).fill(10), peakGridMw: new Float64Array(time.days).fill(4) };
    days.peakGridMw[5] = 7;
    days.gridFirmMw.fill(20, 20);
    expect(unusedOf('x', days, time).map(({ month, firmMw, unusedMw }) => [month, firmMw, unusedMw])).toEqual([
      ['2026-01', 10, 6],
      ['2026-02', 20, 3],
      ['2026-03', 20, 16],
    ]);
  });

  test('headroom counts hours in which something is drawn, a month that the run lacks has no water', () => {
    const drawn = new Float64Array(time.hours);
    expect(leastHeadroomOf(drawn, new Float64Array(time.days).fill(1), time)).toEqual({ mw: Number.NaN, date: null });
    drawn[50] = 3;
    expect(leastHeadroomOf(drawn, new Float64Array(time.days).fill(10), time)).toEqual({ mw: 7, date: '2026-02-01' });
    expect(lowWaterOf(new Float64Array(time.days), 8, time)).toEqual({ month: null, m3: Number.NaN });
  });

  test('guarantees cover nothing where they are not bought, and no more than all with purchase agreements', () => {
    const market = reference.scenario.catalogue.markets[0]!;
    expect(coveredShareOf({ ...market, guaranteesEurPerMwh: 0 })).toBe(0);
    expect(coveredShareOf({ ...market, guaranteesEurPerMwh: 0, ppaShare: 0.3 })).toBe(0.3);
    expect(coveredShareOf({ ...market, guaranteesShare: 0.9, ppaShare: 0.3 })).toBe(1);
  });

  test('a run that begins within a year has that year in part', () => {
    expect(yearSpans(timeline('2025-12-01', '2027-01-01'))).toEqual([
      { year: 2025, from: 0, to: 31, whole: false },
      { year: 2026, from: 31, to: 396, whole: true },
    ]);
  });
});

test('the tables as CSV have a row each and nothing where nothing is known', () => {
  const rows = siteCsv(study, 'answers').trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + 4);
  expect(rows[0]).toMatch(/^site,buildingJobs,operationJobs,peakDayWaterM3,/);
  expect(rows[1]).toMatch(/^paris,,,\d/);
  expect(siteCsv(study, 'flexible').trimEnd().split('\r\n')).toHaveLength(1 + 4 * 24);
  expect(siteCsv(study, 'unused').trimEnd().split('\r\n')).toHaveLength(1 + 4 * 48);
  expect(siteCsv(study, 'filing').trimEnd().split('\r\n')).toHaveLength(1 + 7);
});

describe('power as planners weigh it', () => {
  const power = (asked: SiteStudy, site: string) => asked.power.find((one) => one.site === site)!;

  test('flexible power earns what the tender of 2025 paid for a MW', () => {
    // Enerdigit, AOFD 2025: EUR 38,800 a MW and year.
    expect(power(study, 'all').tenderEurPerYear).toBeCloseTo(38_800 * of(study, 'all').flexibleMw, 3);
  });

  test('standing still in the dearest hour of the last year saves its price over the mean', () => {
    const one = studySites(plan('microsoft-france', ['/flexibility/dearestHours', 1]).scenario);
    const price = hourly('priceEurPerMwh', 'paris').slice(-365 * 24);
    const dearest = price.indexOf(Math.max(...price));
    const clock = localClock(timeline(reference.scenario.from, reference.scenario.to), 'paris').hour.slice(-365 * 24);
    const flexible = one.flexible.find(({ site, hour }) => site === 'paris' && hour === clock[dearest])!.flexibleMw;
    expect(power(one, 'paris').dearestHoursEurPerYear).toBeCloseTo(
      flexible * (price[dearest]! - sum([...price]) / price.length),
      4,
    );
    expect(power(study, 'paris').dearestHoursEurPerYear).toBeGreaterThan(power(one, 'paris').dearestHoursEurPerYear);
  });

  test('an earlier connection brings its months times the margin of each MW', () => {
    expect(power(study, 'paris').earlierEur).toBe(55 * 12 * 65_000);
  });

  test('a swing of 12 MW under a ramp of 4 MW a minute takes 300 kWh of storage, and none without a limit', () => {
    // Half of 12 MW for three minutes.
    expect(storageKwh(12, 4)).toBeCloseTo(300, 9);
    expect(storageKwh(12, 0)).toBe(0);
    const limited = studySites(plan('microsoft-france', ['/sites/paris/rampMwPerMinute', 2]).scenario);
    const { swingMw, storageKwh: kwh } = power(limited, 'paris');
    expect(kwh).toBeCloseTo((swingMw / 2 / 60) * 0.5 * swingMw * 1000, 9);
  });

  test('outages of a site are those of its halls: mostly from within', () => {
    const { outagesPerYear, awayHPerYear, uptime } = power(study, 'paris');
    expect(outagesPerYear).toBeGreaterThan(0.03);
    expect(outagesPerYear).toBeLessThan(0.031);
    expect(awayHPerYear).toBeCloseTo(4 * outagesPerYear, 12);
    expect(uptime).toBeCloseTo(1 - awayHPerYear / 8766, 12);
  });
});
