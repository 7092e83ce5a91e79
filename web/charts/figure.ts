/** The main figure: a measure over the binding ribbon, on one axis of time. On the page and in the exported file it is laid out here. */
import type { Words } from '../i18n/messages.ts';
import { axisText, differenceText, valueText } from '../measure-text.ts';
import { shortName } from '../sites.ts';
import type { Box } from './axis.ts';
import type { Unit } from './measures.ts';
import { layoutPlot, type PlotMarks, type PlotWords } from './plot.ts';
import type { PlotData } from './plot-data.ts';
import { type RibbonMarks, ROW_HEIGHT } from './ribbon.ts';
import type { ChartData, SiteRow } from './series.ts';
import { type FigureSize, isNarrow, plotBox, ribbonUnder } from './under-plot.ts';

export type FigureData = { readonly chart: ChartData; readonly plot: PlotData; readonly measure: Unit };

export type FigureMarks = {
  readonly width: number;
  readonly height: number;
  readonly plot: PlotMarks;
  readonly ribbon: RibbonMarks;
  /** What crosshair and pointer cover, from the top of the plot to the end of the rows. */
  readonly hit: Box;
};

/** `plotHeight` is the height of the plot alone; the ribbon takes what it needs below. */
export function layoutFigure({ chart, plot: data, measure }: FigureData, size: FigureSize, words: Words): FigureMarks {
  const nameOf = (row: SiteRow) => shortName(row.name[words.language]);
  const labelRoom = isNarrow(size) ? 92 : 136;
  const box = plotBox(chart.rows.map(nameOf), size, labelRoom);
  const plot = layoutPlot(data, box, labelRoom, plotWords(measure, data, words));
  return { width: size.width, plot, ...ribbonUnder(chart, nameOf, plot, size, words) };
}

/** What a plot of a measure says, in the reader's language. */
export function plotWords(measure: Unit, { asOfMs }: Pick<PlotData, 'asOfMs'>, words: Words): PlotWords {
  const { format, t } = words;
  return {
    name: ({ id, name }) => (name ? shortName(name[words.language]) : t(id === 'all' ? 'table.all' : 'power.other')),
    value: (value) => valueText(measure, value, words),
    axis: (value, highest) => axisText(measure, value, highest, words),
    quarter: (quarter) => t('axis.quarter', { n: format.number(quarter) }),
    line: (id) => t(`line.${id}`),
    firm: t('power.firm'),
    firmDrawing: t('power.firmDrawing'),
    firmAbove: (value) => t('power.firmAbove', { mw: format.mw(value) }),
    before: (value, difference) =>
      t('plot.before', { value: valueText(measure, value, words), difference: differenceText(measure, difference, words) }),
    asOf: format.shortDate(new Date(asOfMs).toISOString()),
    forecast: t('power.forecast'),
    nothing: t('plot.nothing'),
  };
}

/** Which month lies under a point; the nearest one at the sides. */
export function monthAt(marks: { readonly plot: Pick<PlotMarks, 'x'> }, data: Pick<ChartData, 'months'>, x: number): number {
  const ms = marks.plot.x.invert(x);
  const found = data.months.findIndex((month) => ms < month.endMs);
  return found === -1 ? data.months.length - 1 : found;
}

/** The site whose row of the ribbon lies under a point. */
export function siteAt(marks: FigureMarks, y: number): string | undefined {
  return marks.ribbon.rows.find((row) => y >= row.y - 2 && y <= row.y + ROW_HEIGHT + 2)?.site;
}
