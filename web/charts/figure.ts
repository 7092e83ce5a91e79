/** The main figure: power over the binding ribbon, on one axis of time. On the page and in the exported file it is laid out here. */
import type { Constraint, LocalText } from '../../src/index.ts';
import type { Words } from '../i18n/messages.ts';
import { shortName } from '../sites.ts';
import { AXIS_TEXT, type Box } from './axis.ts';
import { layoutPower, type PowerMarks } from './power.ts';
import { layoutRibbon, type RibbonMarks, ROW_HEIGHT } from './ribbon.ts';
import type { ChartData } from './series.ts';
import { textWidth } from './text.ts';

export type FigureMarks = {
  readonly width: number;
  readonly height: number;
  readonly power: PowerMarks;
  readonly ribbon: RibbonMarks;
  /** What crosshair and pointer cover, from the top of the plot to the end of the rows. */
  readonly hit: Box;
};

const NARROW_BELOW = 600;
const TOP = 22;
const AXIS_ROOM = 24;
const SWATCH = 14;

/** `plotHeight` is the height of the power plot alone; the ribbon takes what it needs below. */
export function layoutFigure(
  data: ChartData,
  size: { readonly width: number; readonly plotHeight: number },
  words: Words,
): FigureMarks {
  const narrow = size.width < NARROW_BELOW;
  const local = (name: LocalText) => shortName(name[words.language]);
  const widest = Math.max(0, ...data.rows.map((row) => textWidth(local(row.name), AXIS_TEXT)));
  const left = narrow ? 0 : Math.min(180, Math.max(72, widest + SWATCH + 14));
  const labelRoom = narrow ? 92 : 136;
  const box = { x: left, y: TOP, width: Math.max(80, size.width - left - labelRoom), height: size.plotHeight };
  const { format, t } = words;

  const power = layoutPower(data, box, labelRoom, {
    siteName: (site) => (site.name ? local(site.name) : t('power.other')),
    mw: format.mw,
    axis: (value, highest) => (highest ? format.mw(value) : format.number(value, 1, 0)),
    quarter: (quarter) => t('axis.quarter', { n: format.number(quarter) }),
    peak: t('power.peak'),
    firm: t('power.firm'),
    firmDrawing: t('power.firmDrawing'),
    firmAbove: (value) => t('power.firmAbove', { mw: format.mw(value) }),
    asOf: format.shortDate(new Date(data.asOfMs).toISOString()),
    forecast: t('power.forecast'),
  });
  const ribbonTop = box.y + box.height + AXIS_ROOM + 6;
  const ribbon = layoutRibbon(
    data,
    power.x,
    { left: 0, top: ribbonTop, right: size.width, namesAbove: narrow },
    {
      siteName: (row) => local(row.name),
      constraint: (constraint: Constraint) => t(`constraint.${constraint}`),
      letter: (constraint: Constraint) => t(`letter.${constraint}`),
    },
  );
  const rowsEnd = (ribbon.rows.at(-1)?.y ?? ribbonTop) + ROW_HEIGHT;
  return {
    width: size.width,
    height: ribbonTop + ribbon.height + 2,
    power,
    ribbon,
    hit: { x: box.x, y: box.y, width: box.width, height: rowsEnd - box.y },
  };
}

/** Which month lies under a point; the nearest one at the sides. */
export function monthAt(marks: FigureMarks, data: Pick<ChartData, 'months'>, x: number): number {
  const ms = marks.power.x.invert(x).getTime();
  const found = data.months.findIndex((month) => ms < month.endMs);
  return found === -1 ? data.months.length - 1 : found;
}
