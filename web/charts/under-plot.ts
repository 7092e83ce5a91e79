/** Where a figure has its plot, and the ribbon of what binds under it: for one plan and for several. */
import { type Constraint, remembering } from '../../src/index.ts';
import type { Words } from '../i18n/messages.ts';
import { AXIS_TEXT, type Box, type TimeScale } from './axis.ts';
import { layoutRibbon, type RibbonMarks, ROW_HEIGHT } from './ribbon.ts';
import type { ChartData, SiteRow } from './series.ts';
import { textWidth } from './text.ts';

const NARROW_BELOW = 600;
const TOP = 22;
const AXIS_ROOM = 24;
const SWATCH = 14;

export type FigureSize = { readonly width: number; readonly plotHeight: number };

/** On a narrow screen the names of the rows stand above them, and the labels have less room. */
export function isNarrow({ width }: FigureSize): boolean {
  return width < NARROW_BELOW;
}

/** The box of the plot: to its right the labels have their room, to its left the names of the rows. */
export function plotBox(names: readonly string[], size: FigureSize, labelRoom: number): Box {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, AXIS_TEXT)));
  const left = isNarrow(size) ? 0 : Math.min(180, Math.max(72, widest + SWATCH + 14));
  return { x: left, y: TOP, width: Math.max(80, size.width - left - labelRoom), height: size.plotHeight };
}

export function axisEnd({ y, height }: Box): number {
  return y + height + AXIS_ROOM;
}

type Asked = {
  readonly data: Pick<ChartData, 'rows' | 'months'>;
  readonly names: readonly string[];
  readonly x: TimeScale;
  readonly place: Parameters<typeof layoutRibbon>[2];
  readonly words: Words;
};

/** Most moves of a lever leave the ribbon as it is; while it is the same object, nothing of it is drawn anew. */
const ribbonOf = remembering<Asked, RibbonMarks>(
  8,
  ({ data: { rows, months }, names, x, place, words: { language } }) => {
    const binding = rows.map(({ id, slot, months }) => [id, slot, months.map((constraints) => constraints.join('+')).join()]);
    const span = [months[0]?.startMs, months.length, x.domain(), x.range()];
    return JSON.stringify([binding, names, span, place, language]);
  },
  ({ data, names, x, place, words: { t } }) =>
    layoutRibbon(data, x, place, {
      siteName: (row) => names[data.rows.indexOf(row)]!,
      constraint: (constraint: Constraint) => t(`constraint.${constraint}`),
      letter: (constraint: Constraint) => t(`letter.${constraint}`),
    }),
);

/** The ribbon, how high the figure is with it, and what crosshair and pointer cover. */
export function ribbonUnder(
  data: Pick<ChartData, 'rows' | 'months'>,
  nameOf: (row: SiteRow) => string,
  { x, box }: { readonly x: TimeScale; readonly box: Box },
  size: FigureSize,
  words: Words,
): { readonly ribbon: RibbonMarks; readonly height: number; readonly hit: Box } {
  const top = axisEnd(box) + 6;
  const place = { left: 0, top, right: size.width, namesAbove: isNarrow(size) };
  const ribbon = ribbonOf({ data, names: data.rows.map(nameOf), x, place, words });
  const rowsEnd = (ribbon.rows.at(-1)?.y ?? top) + ROW_HEIGHT;
  return { ribbon, height: top + ribbon.height + 2, hit: { ...box, height: rowsEnd - box.y } };
}
