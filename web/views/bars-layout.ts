/** Where the bars of a folded section stand: one layout for what is paid, for the electricity bill and for the heat of a town. */
import { plotWords } from '../charts/figure.ts';
import type { MeasureId } from '../charts/measures.ts';
import { layoutPlot, type PlotMarks } from '../charts/plot.ts';
import type { PlotData } from '../charts/plot-data.ts';
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

export function layoutBars(data: PlotData, width: number, height: number, words: Words, said: BarsWords): PlotMarks {
  const labelRoom = width < 560 ? 120 : 210;
  const box = { x: 0, y: 14, width: Math.max(80, width - labelRoom), height: height - 38 };
  const base = plotWords(said.unit, data, words);
  return layoutPlot(data, box, labelRoom, {
    ...base,
    name: ({ id }) => said.name(id),
    line: (id) => said.name(id),
    asOf: '',
    forecast: '',
    nothing: said.nothing,
  });
}
