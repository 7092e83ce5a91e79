/** Where the bars of the costs stand: one layout for what is paid by kind and for the electricity bill. */
import { plotWords } from '../charts/figure.ts';
import { layoutPlot, type PlotMarks } from '../charts/plot.ts';
import type { PlotData } from '../charts/plot-data.ts';
import type { Words } from '../i18n/messages.ts';

export const PLOT_HEIGHT = 240;
/** Size of the exported picture. */
export const FILE_SIZE = { width: 760, height: 460 };

export function layoutBars(
  data: PlotData,
  size: { readonly width: number; readonly height: number },
  words: Words,
  nameOf: (id: string) => string,
  nothing: string,
): PlotMarks {
  const labelRoom = size.width < 560 ? 120 : 210;
  const box = { x: 0, y: 14, width: Math.max(80, size.width - labelRoom), height: size.height - 38 };
  return layoutPlot(data, box, labelRoom, {
    ...plotWords('costEur', data, words),
    name: ({ id }) => nameOf(id),
    value: (eur) => words.format.eur(eur),
    asOf: '',
    forecast: '',
    nothing,
  });
}
