import { expect, test } from 'vitest';
import { layoutFigure, monthAt } from '../../web/charts/figure.ts';
import { spread } from '../../web/charts/labels.ts';
import { layoutPower } from '../../web/charts/power.ts';
import { type ChartData, chartData, monthsBetween } from '../../web/charts/series.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { dayMs, overview } from './fixtures.ts';

const box = { x: 100, y: 20, width: 730, height: 200 };
const words = {
  siteName: (site: { id: string }) => site.id,
  mw: (value: number) => `${value} MW`,
  axis: String,
  quarter: (quarter: number) => `Q${quarter}`,
  peak: 'peak',
  firm: 'firm',
  firmDrawing: 'firm of those in service',
  firmAbove: (value: number) => `firm ${value}, above`,
  asOf: '23 Nov 2026',
  forecast: 'forecast',
};
const data = chartData(overview);
const days = (value: number) => new Float64Array(overview.days).fill(value);
const site = (id: string, value: number): ChartData['sites'][number] => ({
  id,
  name: undefined,
  slot: 'paris',
  meanMw: days(value),
});

test('only the sites that draw are stacked, and zero stands on the axis', () => {
  const marks = layoutPower(data, box, 120, words);
  expect(marks.areas.map((area) => area.site)).toEqual(['paris']);
  expect(marks.y(0)).toBe(220);
  expect(marks.y(60)).toBeLessThan(marks.y(20));
  expect(marks.grid[0]).toEqual({ y: 220, text: '0' });
});

test('a day has its place on the axis of time', () => {
  const marks = layoutPower(data, box, 120, words);
  expect(marks.x(overview.startMs)).toBe(100);
  expect(marks.x(overview.startMs + 365 * dayMs)).toBe(465);
  expect(marks.asOf?.x).toBeCloseTo(100 + 326, 9);
});

test('what is unknown is a gap in the area and in the firm import', () => {
  const meanMw = days(20);
  meanMw.fill(Number.NaN, 300, 320);
  const firmMw = days(60);
  firmMw.fill(Number.NaN, 100, 110);
  const marks = layoutPower({ ...data, sites: [{ ...site('paris', 0), meanMw }], firmMw }, box, 120, words);
  expect(marks.areas[0]!.d.match(/M/g)).toHaveLength(2);
  expect(marks.firm.match(/M/g)).toHaveLength(2);
  expect(marks.firm).not.toContain('NaN');
});

test('the firm import is a stair with a corner where it changes', () => {
  const firmMw = days(40);
  firmMw.fill(60, 365);
  const marks = layoutPower({ ...data, firmMw }, box, 120, words);
  expect(marks.firm).toMatch(/^M100\.0,[\d.]+H465\.0V[\d.]+H830\.0$/);
});

test('a firm import far above the draw gives way to that of the sites in service, or to a word', () => {
  const far = layoutPower({ ...data, firmMw: days(600), firmDrawingMw: days(60) }, box, 120, words);
  expect(far.labels.find((label) => label.key === 'firm')?.lines.join(' ')).toBe('firm of those in service 60 MW');
  const farther = layoutPower({ ...data, firmMw: days(600), firmDrawingMw: days(600) }, box, 120, words);
  expect(farther.firm).toBe('');
  expect(farther.labels.find((label) => label.key === 'firm')).toMatchObject({ slot: 'beyond', lines: ['firm 600, above'] });
  expect(farther.y.domain()[1]).toBeLessThan(2 * 30);
});

test('a stair that climbs beyond the scale leaves through the top', () => {
  const firmMw = days(60);
  firmMw.fill(600, 365);
  const marks = layoutPower({ ...data, firmMw, firmDrawingMw: firmMw }, box, 120, words);
  expect(marks.firm).toMatch(/^M100\.0,[\d.]+H465\.0V20\.0$/);
  expect(marks.labels.find((label) => label.key === 'firm')?.slot).toBe('beyond');
});

test('labels at the line ends never cover one another and stay on the chart', () => {
  const crowd = { ...data, sites: [site('a', 1), site('b', 1), site('c', 1), site('d', 1)] };
  const marks = layoutPower(crowd, box, 120, words);
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

test('the months of a run are calendar months, cut at its ends', () => {
  const months = monthsBetween(Date.UTC(2026, 0, 16), Date.UTC(2026, 2, 5));
  expect(months.map((month) => month.key)).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(months.map((month) => (month.endMs - month.startMs) / dayMs)).toEqual([16, 28, 4]);
});

test('a point of the figure belongs to a month, and points beside it to the nearest', () => {
  const marks = layoutFigure(data, { width: 1000, plotHeight: 300 }, wordsFor('en'));
  expect(monthAt(marks, data, marks.power.x(Date.UTC(2026, 6, 15)))).toBe(6);
  expect(monthAt(marks, data, -50)).toBe(0);
  expect(monthAt(marks, data, 5000)).toBe(23);
});

test('more than six series become five and the rest', () => {
  const ids = ['mulhouse', 'paris', 'marseille', 'a', 'b', 'c', 'd', 'e'];
  const many = {
    ...overview,
    summary: { ...overview.summary, sites: ids.map((id) => ({ ...overview.summary.sites[0]!, id })) },
    daily: ids.map((id) => ({ name: 'gridMw', site: id, values: days(1) })),
  };
  const { sites } = chartData(many);
  expect(sites).toHaveLength(6);
  expect(sites.at(-1)).toMatchObject({ id: 'other', slot: 'other' });
  expect(sites.at(-1)!.meanMw[0]).toBe(3);
});
