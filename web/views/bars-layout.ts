/** Where the bars of a folded section stand: one layout for what is paid, for the electricity bill and for the heat of a town. */
import { AXIS_TEXT } from '../charts/axis.ts';
import { plotWords } from '../charts/figure.ts';
import type { MeasureId } from '../charts/measures.ts';
import { layoutPlot, type PlotMarks } from '../charts/plot.ts';
import type { PlotData } from '../charts/plot-data.ts';
import { textWidth } from '../charts/text.ts';
import type { Words } from '../i18n/messages.ts';

export const PLOT_HEIGHT = 240;
/** Size of the exported picture. */
export const FILE_SIZE = { width: 760, height: 460 };

export type BarsWords = {
  /** Name of a layer or a line. */
  readonly name: (id: string) => string;
  readonly nothing: string;
  /** The measure whose unit the values have. */
  readonly unit: MeasureId;
};

/** Between the values of the axis and the first bar. */
const AXIS_GAP = 8;

/** The values of the axis stand beside the bars: the first bar begins where the axis does, and is often the highest. */
export function layoutBars(data: PlotData, width: number, height: number, words: Words, said: BarsWords): PlotMarks {
  const labelRoom = width < 560 ? 120 : 210;
  const base = plotWords(said.unit, data, words);
  const layoutFrom = (left: number): PlotMarks => {
    const box = { x: left, y: 14, width: Math.max(80, width - left - labelRoom), height: height - 38 };
    return layoutPlot(data, box, labelRoom, {
      ...base,
      ...(said.unit === 'costEur' && { value: (eur: number) => words.format.eur(eur) }),
      name: ({ id }) => said.name(id),
      line: (id) => said.name(id),
      asOf: '',
      forecast: '',
      nothing: said.nothing,
    });
  };
  const { grid } = layoutFrom(0);
  return layoutFrom(AXIS_GAP + Math.max(0, ...grid.map(({ text }) => textWidth(text, AXIS_TEXT))));
}
