import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layoutFigure, monthAt } from '../../web/charts/figure.ts';
import { spread } from '../../web/charts/labels.ts';
import { layoutPlot } from '../../web/charts/plot.ts';
import { type Layer, monthsOf, type PlotData, plotData } from '../../web/charts/plot-data.ts';
import { chartData, monthsBetween } from '../../web/charts/series.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { dayMs, overview } from './fixtures.ts';

const box = { x: 100, y: 20, width: 730, height: 200 };
const words = {
  name: (layer: { id: string }) => layer.id,
  value: (value: number) => `${value} MW`,
  axis: String,
  quarter: (quarter: number) => `Q${quarter}`,
  line: String,
  firm: 'firm',
  firmDrawing: 'firm of those in service',
  firmAbove: (value: number) => `firm ${value}, above`,
  before: (value: number, difference: number) => `before ${value}, ${difference} since`,
  asOf: '23 Nov 2026',
  forecast: 'forecast',
  nothing: 'nothing',
};
const chart = chartData(overview);
const data = plotData(overview, chart, 'gridMw', 'all', undefined);
const days = (value: number) => new Float64Array(overview.days).fill(value);
const layer = (id: string, value: number): Layer => ({ id, name: undefined, tone: 'paris', values: days(value), end: value });
const withFirm = (all: Float64Array, drawing = all): PlotData => ({ ...data, firm: { all, drawing } });

test('only the sites that draw are stacked, and zero stands on the axis', () => {
  const marks = layoutPlot(data, box, 120, words);
  expect(marks.areas.map((area) => area.site)).toEqual(['paris']);
  expect(marks.y(0)).toBe(220);
  expect(marks.y(60)).toBeLessThan(marks.y(20));
  expect(marks.grid[0]).toEqual({ y: 220, text: '0' });
});

test('paper shows on both sides of the edges between areas, whose sites may have the same grey, and nothing is left of an area without room for it', () => {
  const layers = [layer('paris', 20), layer('marseille', 10), layer('mulhouse', 0.1)];
  const { areas, y } = layoutPlot({ ...data, layers }, box, 120, words);
  const heights = (path: string) => [...new Set(path.match(/(?<=,)-?[\d.]+/g)!.map(Number))].sort((a, b) => a - b);
  const [paris, marseille, mulhouse] = areas;
  const gap = 1.25;
  const near = (found: readonly number[], expected: readonly number[]) => {
    expect(found).toHaveLength(expected.length);
    // Paths are to the tenth of a pixel.
    found.forEach((at, i) => {
      expect(Math.abs(at - expected[i]!)).toBeLessThanOrEqual(0.051);
    });
  };
  near(heights(paris!.d), [y(20) + gap, y(0) - gap]);
  near(heights(paris!.edge), [y(20)]);
  near(heights(marseille!.d), [y(30) + gap, y(20) - gap]);
  near(heights(mulhouse!.d), [y(30.05)]);
  const chart = readFileSync(new URL('../../web/charts/chart.css', import.meta.url), 'utf8');
  const edge = Number(chart.match(/\.figure \.edge\.over \{\s*stroke-width: ([\d.]+);/)![1]);
  expect(gap - edge / 2).toBeGreaterThanOrEqual(0.5);
});

test('a day has its place on the axis of time', () => {
  const marks = layoutPlot(data, box, 120, words);
  expect(marks.x(overview.startMs)).toBe(100);
  expect(marks.x(overview.startMs + 365 * dayMs)).toBe(465);
  expect(marks.asOf?.x).toBeCloseTo(100 + 326, 9);
});

test('what is unknown is a gap in the area and in the firm import', () => {
  const values = days(20);
  values.fill(Number.NaN, 300, 320);
  const firmMw = days(60);
  firmMw.fill(Number.NaN, 100, 110);
  const marks = layoutPlot({ ...withFirm(firmMw), layers: [{ ...layer('paris', 0), values }] }, box, 120, words);
  expect(marks.areas[0]!.d.match(/M/g)).toHaveLength(2);
  expect(marks.firm.match(/M/g)).toHaveLength(2);
  expect(marks.firm).not.toContain('NaN');
});

test('the firm import is a stair with a corner where it changes', () => {
  const firmMw = days(40);
  firmMw.fill(60, 365);
  const marks = layoutPlot(withFirm(firmMw), box, 120, words);
  expect(marks.firm).toMatch(/^M100\.0,[\d.]+H465\.0V[\d.]+H830\.0$/);
});

test('a firm import far above the draw gives way to that of the sites in service, or to a word', () => {
  const far = layoutPlot(withFirm(days(600), days(60)), box, 120, words);
  expect(far.labels.find((label) => label.key === 'firm')?.lines.join(' ')).toBe('firm of those in service 60 MW');
  const farther = layoutPlot(withFirm(days(600)), box, 120, words);
  expect(farther.firm).toBe('');
  expect(farther.labels.find((label) => label.key === 'firm')).toMatchObject({ tone: 'beyond', lines: ['firm 600, above'] });
  expect(farther.y.domain()[1]).toBeLessThan(2 * 30);
});

test('a stair that climbs beyond the scale leaves through the top', () => {
  const firmMw = days(60);
  firmMw.fill(600, 365);
  const marks = layoutPlot(withFirm(firmMw), box, 120, words);
  expect(marks.firm).toMatch(/^M100\.0,[\d.]+H465\.0V20\.0$/);
  expect(marks.labels.find((label) => label.key === 'firm')?.tone).toBe('beyond');
});

test('labels at the line ends never cover one another and stay on the chart', () => {
  const crowd = { ...data, layers: [layer('a', 1), layer('b', 1), layer('c', 1), layer('d', 1)] };
  const marks = layoutPlot(crowd, box, 120, words);
  const spans = marks.labels
    .map((label) => [label.y - (label.lines.length * 15) / 2, label.y + (label.lines.length * 15) / 2])
    .sort((a, b) => a[0]! - b[0]!);
  for (let i = 1; i < spans.length; i++) expect(spans[i]![0]).toBeGreaterThanOrEqual(spans[i - 1]![1]! - 1e-9);
  expect(spans[0]![0]).toBeGreaterThanOrEqual(box.y - 6);
  expect(spans.at(-1)![1]).toBeLessThanOrEqual(box.y + box.height + 6 + 1e-9);
});

test('labels that have room stay where they want to be', () => {
  expect(
    spread(
      [
        { top: 10, height: 10 },
        { top: 50, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([10, 50]);
  expect(
    spread(
      [
        { top: 50, height: 10 },
        { top: 50, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([45, 55]);
  expect(
    spread(
      [
        { top: 98, height: 10 },
        { top: 97, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([90, 80]);
});

test('of a tall and a low label the one whose middle is higher stands above', () => {
  const [tall, low] = spread(
    [
      { top: 40, height: 45 },
      { top: 50, height: 15 },
    ],
    0,
    200,
  );
  expect(tall! - low!).toBe(15);
});

test('the months of a run are calendar months, cut at its ends', () => {
  const months = monthsBetween(Date.UTC(2026, 0, 16), Date.UTC(2026, 2, 5));
  expect(months.map((month) => month.key)).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(months.map((month) => (month.endMs - month.startMs) / dayMs)).toEqual([16, 28, 4]);
});

test('a point of the figure belongs to a month, and points beside it to the nearest', () => {
  const marks = layoutFigure({ chart, plot: data, measure: 'gridMw' }, { width: 1000, plotHeight: 300 }, wordsFor('en'));
  expect(monthAt(marks, chart, marks.plot.x(Date.UTC(2026, 6, 15)))).toBe(6);
  expect(monthAt(marks, chart, -50)).toBe(0);
  expect(monthAt(marks, chart, 5000)).toBe(23);
});

test('more than six series become five and the rest', () => {
  const ids = ['mulhouse', 'paris', 'marseille', 'a', 'b', 'c', 'd', 'e'];
  const many = {
    ...overview,
    summary: { ...overview.summary, sites: ids.map((id) => ({ ...overview.summary.sites[0]!, id })) },
    daily: ids.map((id) => ({ name: 'gridMw', site: id, values: days(1) })),
  };
  const { layers } = plotData(many, chartData(many), 'gridMw', 'all', undefined);
  expect(layers).toHaveLength(6);
  expect(layers.at(-1)).toMatchObject({ id: 'other', tone: 'other', end: 3 });
  expect(layers.at(-1)!.values[0]).toBe(3);
});

test('a month of a series is its mean, its last day or its sum', () => {
  const values = new Float64Array(59).fill(2).fill(5, 31);
  const months = monthsBetween(0, 59 * dayMs);
  expect([...monthsOf(values, months, 0, 'mean')]).toEqual([2, 5]);
  expect([...monthsOf(values, months, 0, 'sum')]).toEqual([62, 140]);
  expect([...monthsOf(values.fill(9, 58), months, 0, 'last')]).toEqual([2, 9]);
});

test('energy stands as one bar a month, from zero', () => {
  const energy = { ...overview, daily: ['paris', 'all'].map((id) => ({ name: 'gridMwh', site: id, values: days(480) })) };
  const bars = plotData(energy, chart, 'gridMwh', 'all', undefined);
  expect(bars.layers).toHaveLength(1);
  expect([...bars.layers[0]!.values.slice(0, 2)]).toEqual([31 * 480, 28 * 480]);
  const marks = layoutPlot(bars, box, 120, words);
  expect(marks.areas[0]!.d.match(/Z/g)).toHaveLength(24);
  expect(marks.areas[0]!.d).toMatch(/^M100\.0,220\.0V/);
});

test('what stood before is a line of its own, with what it became since', () => {
  const former = { ...overview, daily: overview.daily.map((one) => ({ ...one, values: one.values.map((mw) => mw / 2) })) };
  const marks = layoutPlot(plotData(overview, chart, 'gridMw', 'all', former), box, 120, words);
  expect(marks.before).toMatch(/^M101,/);
  expect(marks.labels.find(({ key }) => key === 'before')?.lines.join(' ')).toBe('before 10, 10 since');
  expect(layoutPlot(plotData(overview, chart, 'gridMw', 'all', overview), box, 120, words).before).toBe('');
});

test('one site alone is drawn alone', () => {
  expect(plotData(overview, chart, 'gridMw', 'paris', undefined).layers.map(({ id }) => id)).toEqual(['paris']);
  const idle = plotData(overview, chart, 'gridMw', 'mulhouse', undefined);
  expect(idle.layers).toEqual([]);
  const marks = layoutPlot(idle, box, 120, words);
  expect(marks.note?.text).toBe('nothing');
  expect(marks.grid).toHaveLength(1);
  expect(marks.firm).toBe('');
});

test('PUE is a line from one, with a gap where nothing runs', () => {
  const values = days(1.1);
  values.fill(Number.NaN, 0, 100);
  const lines = plotData({ ...overview, daily: [{ name: 'pue', site: 'paris', values }] }, chart, 'pue', 'paris', undefined);
  const marks = layoutPlot(lines, box, 120, words);
  expect(marks.y.domain()[0]).toBe(1);
  expect(marks.areas[0]!.d).toBe('');
  expect(marks.areas[0]!.edge).toMatch(/^M201,/);
});

test('a long run on a small chart has no more points than pixels', () => {
  const narrow = layoutPlot(data, { ...box, width: 200 }, 0, words);
  expect(narrow.areas[0]!.edge.match(/[ML]/g)!.length).toBeLessThanOrEqual(250);
  expect(narrow.labels).toEqual([]);
});
