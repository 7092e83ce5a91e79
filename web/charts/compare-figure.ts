/** The figure of some plans: their lines over what binds each, on one axis of time. */
import type { LocalText, Overview } from '../../src/index.ts';
import type { Words } from '../i18n/messages.ts';
import { shortName } from '../sites.ts';
import type { Box } from './axis.ts';
import type { CompareData } from './compare-data.ts';
import { type ComparePlotMarks, type ComparePlotWords, layoutComparePlot } from './compare-plot.ts';
import type { RibbonMarks } from './ribbon.ts';
import { chartData, type SiteRow } from './series.ts';
import { axisEnd, type FigureSize, isNarrow, plotBox, ribbonUnder } from './under-plot.ts';

export type CompareFigureMarks = {
  readonly width: number;
  readonly height: number;
  readonly plot: ComparePlotMarks;
  readonly ribbon: RibbonMarks | undefined;
  readonly hit: Box;
};

export type RibbonPlan = { readonly id: string; readonly letter: string; readonly overview: Overview };

/** What binds the sites of each plan by month of a common axis: a row for each site that is shown, named by the letter of its plan. */
export function ribbonRows(plans: readonly RibbonPlan[], data: CompareData): SiteRow[] {
  return plans.flatMap(({ id, letter, overview }) => {
    const chart = chartData(overview);
    const at = new Map(chart.months.map(({ key }, m) => [key, m]));
    return chart.rows
      .filter((row) => data.site === 'all' || row.id === data.site)
      .map((row): SiteRow => {
        const named = (name: string) => `${letter} ${shortName(name)}`;
        const name: LocalText = { en: named(row.name.en), fr: named(row.name.fr) };
        return { ...row, id: `${id} ${row.id}`, name, months: data.months.map(({ key }) => row.months[at.get(key) ?? -1] ?? []) };
      });
  });
}

/** `rows` is empty for a figure without a ribbon. */
export function layoutCompareFigure(
  data: CompareData,
  rows: readonly SiteRow[],
  size: FigureSize,
  words: Words,
  said: ComparePlotWords,
): CompareFigureMarks {
  const nameOf = (row: SiteRow) => row.name[words.language];
  const labelRoom = isNarrow(size) ? 104 : 168;
  const box = plotBox(rows.map(nameOf), size, labelRoom);
  const plot = layoutComparePlot(data, box, labelRoom, said);
  if (rows.length === 0) return { width: size.width, height: axisEnd(box), plot, ribbon: undefined, hit: box };
  return { width: size.width, plot, ...ribbonUnder({ rows, months: data.months }, nameOf, plot, size, words) };
}
