import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Overview } from '../../src/index.ts';
import { compareData, differenceData, furthest, lastKnown } from '../../web/charts/compare-data.ts';
import { layoutComparePlot } from '../../web/charts/compare-plot.ts';
import { measureOf } from '../../web/charts/measures.ts';
import { monthValues } from '../../web/charts/plot-data.ts';
import { chartData } from '../../web/charts/series.ts';
import { layoutWaterfall, waterfallDomain, waterfallRows } from '../../web/charts/waterfall.ts';
import { ownView } from '../../web/own-measure/view.ts';
import { compareCsv } from '../../web/views/compare-files.tsx';
import { compileMeasure } from '../../workers/measure/compile.ts';
import { dayMs, overview } from './fixtures.ts';

/** The run of the fixtures with power of its own for each day, begun a while later. */
function runOf(powerMw: (day: number) => number, laterDays = 0, days = overview.days): Overview {
  const values = Float64Array.from({ length: days }, (_, day) => powerMw(day + laterDays));
  return { ...overview, days, startMs: overview.startMs + laterDays * dayMs, daily: [{ name: 'gridMw', site: 'all', values }] };
}
const plansOf = (...runs: Overview[]) => runs.map((one, i) => ({ id: `p${i}`, mark: i as 0 | 1 | 2 | 3, overview: one }));

describe('plans by month', () => {
  test('the difference is that of the values of each month, to the last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (level, slope) => {
        const [a, b] = [runOf((day) => 10 + day / 50), runOf((day) => level + (slope * day) / 100)];
        const data = compareData(plansOf(a, b), 'gridMw', 'all');
        const over = differenceData(data, 'p0');
        const own = [a, b].map((one) => monthValues(one, chartData(one), measureOf('gridMw'), 'all'));
        expect(over.series.map(({ id }) => id)).toEqual(['p1']);
        over.series[0]!.values.forEach((value, m) => {
          expect(Math.abs(value - (own[1]![m]! - own[0]![m]!))).toBeLessThan(1e-9);
          expect(value).toBe(data.series[1]!.values[m]! - data.series[0]!.values[m]!);
        });
      }),
      { numRuns: 25 },
    );
  });

  test('against itself a plan has no difference, and against another base the sign is the other', () => {
    const data = compareData(
      plansOf(
        runOf(() => 5),
        runOf(() => 5),
        runOf(() => 7),
      ),
      'gridMw',
      'all',
    );
    const [same, more] = differenceData(data, 'p0').series;
    expect(new Set(same!.values)).toEqual(new Set([0]));
    expect(furthest(same!.values)).toBeUndefined();
    const back = differenceData(data, 'p2').series[0]!;
    expect([...back.values]).toEqual([...more!.values].map((value) => -value));
  });

  test('runs of other years stand on one axis, and what one of them has not is unknown', () => {
    // 2026 and 2027 in the first, 2027 alone in the second.
    const data = compareData(
      plansOf(
        runOf(() => 5),
        runOf(() => 8, 365, 365),
      ),
      'gridMw',
      'all',
    );
    expect(data.months).toHaveLength(24);
    const later = data.series[1]!.values;
    expect([later[11], later[12], later[23]]).toEqual([Number.NaN, 8, 8]);
    expect(lastKnown(later)).toBe(23);
    const over = differenceData(data, 'p0').series[0]!.values;
    expect(Number.isNaN(over[0]!)).toBe(true);
    expect(over[12]).toBe(3);
    expect(lastKnown(Float64Array.of(Number.NaN))).toBeUndefined();
  });

  test('a site that a plan lacks is a gap, never a zero', () => {
    const data = compareData(
      plansOf(
        runOf(() => 5),
        overview,
      ),
      'gridMw',
      'paris',
    );
    expect([...data.series[0]!.values].every(Number.isNaN)).toBe(true);
    expect(data.series[1]!.values[0]).toBe(20);
  });
});

const words = {
  name: (id: string) => id,
  value: (value: number) => value.toFixed(1),
  axis: (value: number) => String(value),
  quarter: (n: number) => `Q${n}`,
  asOf: '',
  forecast: '',
  nothing: 'nothing',
};
const box = { x: 0, y: 20, width: 600, height: 300 };

describe('the lines of some plans', () => {
  test('end at their last month, each with the mark of its plan, and are named without covering one another', () => {
    const data = compareData(
      plansOf(
        runOf(() => 20),
        runOf(() => 20.2),
        runOf(() => 19.9),
        runOf(() => 40),
      ),
      'gridMw',
      'all',
    );
    const { lines, labels } = layoutComparePlot(data, box, 160, words);
    expect(lines.map(({ mark }) => mark)).toEqual([0, 1, 2, 3]);
    for (const { end } of lines) expect(end!.x).toBeGreaterThan(580);
    const tops = labels.map(({ y, lines: text }) => ({ top: y - (text.length * 15) / 2, end: y + (text.length * 15) / 2 }));
    const sorted = [...tops].sort((a, b) => a.top - b.top);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]!.top).toBeGreaterThanOrEqual(sorted[i - 1]!.end);
  });

  test('of one’s own ratio run along the top where a month stands far above all others, and its sums keep their height', () => {
    // A month at 1 MW, as of a hall that is still empty, and 100 MW from then on.
    const run = runOf((day) => (day < 30 ? 1 : 100));
    const ownData = (formula: string) => {
      const answer = compileMeasure(formula);
      if (!answer.ok) throw new Error(formula);
      return compareData(
        plansOf(
          run,
          runOf(() => 80),
        ),
        ownView({ name: 'M', formula }, answer.compiled),
        'all',
      );
    };
    const ratio = ownData('100 / gridMw');
    const most = ratio.series[0]!.values[0]!;
    expect(ratio.isCut).toBe(true);
    expect(ratio.highest).toBeLessThan(most / 5);
    const [first, second] = layoutComparePlot(ratio, box, 160, words).lines;
    const tops = (d: string) => Math.min(...[...d.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y)));
    expect(tops(first!.d)).toBeGreaterThanOrEqual(box.y);
    expect(tops(second!.d)).toBeLessThan(box.y + 0.6 * box.height);
    const sum = ownData('gridMw');
    expect([sum.isCut, sum.highest]).toEqual([false, Math.max(...sum.series.flatMap(({ values }) => [...values]))]);
  });

  test('stand over and under a line at zero where they are differences', () => {
    const data = differenceData(
      compareData(
        plansOf(
          runOf(() => 20),
          runOf((day) => day / 20),
        ),
        'gridMw',
        'all',
      ),
      'p0',
    );
    const { y, grid, lines } = layoutComparePlot(data, box, 160, words);
    expect(y(0)).toBeGreaterThan(box.y + 20);
    expect(y(0)).toBeLessThan(box.y + box.height - 20);
    expect(grid.filter(({ isZero }) => isZero).map((tick) => tick.y)).toEqual([y(0)]);
    expect(lines[0]!.end!.y).toBeLessThan(y(0));
  });

  test('say so where there is nothing to draw', () => {
    const nothing = runOf(() => Number.NaN);
    const { note, labels } = layoutComparePlot(compareData(plansOf(nothing, nothing), 'gridMw', 'all'), box, 160, words);
    expect(note?.text).toBe('nothing');
    expect(labels).toEqual([]);
  });
});

test('a file has a column for each plan and one for what each has over the base', () => {
  const data = compareData(
    plansOf(
      runOf(() => 5),
      runOf(() => 8),
    ),
    'gridMw',
    'all',
  );
  const [first, second] = data.series.map(({ id }, i) => ({ id, letter: 'AB'[i], overview }) as never);
  const csv = compareCsv({ plans: [first!, second!], base: first!, data, over: differenceData(data, 'p0') });
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('month,A microsoft-france gridMw,B microsoft-france gridMw,B - A gridMw');
  expect(lines[1]).toBe('2026-01,5,8,3');
  expect(lines).toHaveLength(1 + 24 + 1);
});

describe('a waterfall', () => {
  const text = { whole: String, part: String };
  const parts = [
    { name: 'grid', part: 9 },
    { name: 'cooling', part: -1 },
    { name: 'nothing', part: 0 },
  ];
  const rows = waterfallRows({ name: 'A', value: 60 }, { name: 'B', value: 68 }, parts, text, 1e-9);

  test('begins each bar where the last ended, and ends at the other plan', () => {
    expect(rows.map(({ kind }) => kind)).toEqual(['whole', 'more', 'less', 'none', 'whole']);
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [0, 60],
      [60, 69],
      [69, 68],
      [68, 68],
      [0, 68],
    ]);
    const { rows: marks } = layoutWaterfall(rows, 700);
    for (const [i, { link }] of marks.entries()) {
      const next = marks[i + 1];
      if (!link || !next || next.kind === 'whole') continue;
      expect([next.x, next.x + next.width].some((end) => Math.abs(end - link.x) < 1.01)).toBe(true);
    }
  });

  test('begins its scale at zero unless the steps would then not be seen, and says so', () => {
    expect(waterfallDomain(rows)).toMatchObject({ isBroken: true });
    const wide = waterfallRows({ name: 'A', value: 10 }, { name: 'B', value: 20 }, [{ name: 'x', part: 10 }], text);
    expect(waterfallDomain(wide)).toEqual({ low: 0, high: 20, isBroken: false });
    const below = waterfallRows({ name: 'A', value: 3 }, { name: 'B', value: -2 }, [{ name: 'x', part: -5 }], text);
    expect(waterfallDomain(below)).toEqual({ low: -2, high: 3, isBroken: false });
  });

  test('sets names over their bars where there is no room beside them', () => {
    const narrow = layoutWaterfall(rows, 340);
    const wide = layoutWaterfall(rows, 700);
    expect(narrow.rows[0]!.x).toBe(0);
    expect(wide.rows[0]!.x).toBeGreaterThan(20);
    expect(narrow.rows[0]!.nameY).toBeLessThan(narrow.rows[0]!.y);
    for (const { x, width, valueX } of narrow.rows) expect(x + width).toBeLessThan(valueX);
  });
});
