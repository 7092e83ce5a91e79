import { describe, expect, test } from 'vitest';
import { DAY_KINDS, loadCsv, simulate, studyLoad } from '../../src/index.ts';
import { loadShapeOf } from '../../src/study/load-shape.ts';
import { type Hourly, localClock, timeline } from '../../src/timeline.ts';
import { column, plan, sum } from '../fixtures.ts';

const reference = plan('microsoft-france');
const shapes = studyLoad(reference.scenario);
const results = simulate(reference.scenario);
const of = (site: string, year: number) => shapes.find((shape) => shape.site === site && shape.year === year)!;

describe('the load of a year', () => {
  const time = timeline('2026-01-01', '2027-01-01');
  const clock = localClock(time, 'paris');
  const span = { year: 2026, from: 0, to: 365, whole: true };
  const made = (mw: (h: number) => number) =>
    loadShapeOf(
      'here',
      Float64Array.from({ length: 8760 }, (_, h) => mw(h)) as Hourly,
      new Float64Array(365).fill(12),
      span,
      clock,
    );

  test('of a draw that rises by the hour is a straight line from the peak to the least, with half of the peak as its mean', () => {
    const shape = made((h) => h / 8759);
    expect([shape.peakMw, shape.leastMw, shape.firmMw]).toEqual([1, 0, 12]);
    expect(shape.loadFactor).toBeCloseTo(0.5, 12);
    for (const [i, mw] of shape.durationMw.entries()) expect(mw).toBeCloseTo(1 - i / 100, 3);
  });

  test('knows weekends from weekdays and winter from summer by the clock of Paris', () => {
    // 3 January 2026 is a Saturday; noon there is 11 h UTC in winter and 10 h in summer.
    const shape = made((h) => {
      const noon = new Date(Date.UTC(2026, 0, 1, h)).toLocaleString('en-GB', {
        timeZone: 'Europe/Paris',
        hour: '2-digit',
        hour12: false,
      });
      const weekday = new Date(Date.UTC(2026, 0, 1, h)).toLocaleString('en-GB', { timeZone: 'Europe/Paris', weekday: 'short' });
      return noon === '12' && !weekday.startsWith('S') ? 1 : 0;
    });
    const atNoon = (kind: (typeof DAY_KINDS)[number]): number => shape.dayMw[kind][12]!;
    expect(DAY_KINDS.map(atNoon)).toEqual([1, 0, 1, 0]);
    expect(sum(shape.dayMw.winterWeekday)).toBe(1);
  });

  test('of a plan that draws nothing has no load factor', () => {
    expect(made(() => 0).loadFactor).toBeNaN();
  });
});

describe('the load of the default plan', () => {
  test('has the hours of the run: peak, mean and the draw that a tenth of them exceeds', () => {
    const hours = column(results, 'gridMw', 'paris').slice(-8760);
    const sorted = [...hours].sort((a, b) => b - a);
    const { peakMw, meanMw, durationMw, firmMw } = of('paris', 2027);
    expect(peakMw).toBeCloseTo(sorted[0]!, 9);
    expect(meanMw).toBeCloseTo(sum(sorted) / 8760, 9);
    expect(durationMw[10]).toBeCloseTo(sorted[876]!, 9);
    expect(firmMw).toBe(55);
  });

  test('never has a curve that rises, nor a day above the peak', () => {
    for (const { durationMw, dayMw, peakMw } of shapes) {
      for (let i = 1; i < durationMw.length; i++) expect(durationMw[i]).toBeLessThanOrEqual(durationMw[i - 1]!);
      for (const kind of DAY_KINDS)
        for (const mw of dayMw[kind]) if (!Number.isNaN(mw)) expect(mw).toBeLessThanOrEqual(peakMw + 1e-9);
    }
  });

  test('of all sites together peaks no higher than the sum of their peaks', () => {
    const each = ['paris', 'marseille', 'mulhouse'].reduce((all, site) => all + of(site, 2027).peakMw, 0);
    expect(of('all', 2027).peakMw).toBeLessThanOrEqual(each + 1e-9);
    expect(of('all', 2027).meanMw).toBeCloseTo(
      ['paris', 'marseille', 'mulhouse'].reduce((all, site) => all + of(site, 2027).meanMw, 0),
      9,
    );
  });

  test('goes into a file with a row for each point of each curve', () => {
    const rows = loadCsv(shapes).trimEnd().split('\r\n');
    expect(rows[0]).toBe('site,year,curve,at,gridMw');
    expect(rows).toHaveLength(1 + shapes.length * (101 + 4 * 24));
  });
});
