/** The figure of some plans: their lines over what binds each, on one axis of time. */
import type { Constraint, LocalText, Overview } from '../../src/index.ts';
import type { Words } from '../i18n/messages.ts';
import { shortName } from '../sites.ts';
import { AXIS_TEXT, type Box } from './axis.ts';
import type { CompareData } from './compare-data.ts';
import { type ComparePlotMarks, type ComparePlotWords, layoutComparePlot } from './compare-plot.ts';
import { layoutRibbon, type RibbonMarks, ROW_HEIGHT } from './ribbon.ts';
import { chartData, type SiteRow } from './series.ts';
import { textWidth } from './text.ts';

export type CompareFigureMarks = {
  readonly width: number;
  readonly height: number;
  readonly plot: ComparePlotMarks;
  readonly ribbon: RibbonMarks | undefined;
  readonly hit: Box;
};

export type RibbonPlan = { readonly id: string; readonly letter: string; readonly overview: Overview };

const NARROW_BELOW = 600;
const TOP = 22;
const AXIS_ROOM = 24;
const SWATCH = 14;

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
  size: { readonly width: number; readonly plotHeight: number },
  words: Words,
  said: ComparePlotWords,
): CompareFigureMarks {
  const narrow = size.width < NARROW_BELOW;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.name[words.language], AXIS_TEXT)));
  const left = narrow ? 0 : Math.min(180, Math.max(72, widest + SWATCH + 14));
  const labelRoom = narrow ? 104 : 168;
  const box = { x: left, y: TOP, width: Math.max(80, size.width - left - labelRoom), height: size.plotHeight };
  const plot = layoutComparePlot(data, box, labelRoom, said);
  const plotEnd = box.y + box.height + AXIS_ROOM;
  if (rows.length === 0)
    return { width: size.width, height: plotEnd, plot, ribbon: undefined, hit: { ...box, height: box.height } };
  const ribbon = layoutRibbon(
    { rows, months: data.months },
    plot.x,
    { left: 0, top: plotEnd + 6, right: size.width, namesAbove: narrow },
    {
      siteName: (row) => row.name[words.language],
      constraint: (constraint: Constraint) => words.t(`constraint.${constraint}`),
      letter: (constraint: Constraint) => words.t(`letter.${constraint}`),
    },
  );
  const rowsEnd = ribbon.rows.at(-1)!.y + ROW_HEIGHT;
  return {
    width: size.width,
    height: plotEnd + 6 + ribbon.height + 2,
    plot,
    ribbon,
    hit: { x: box.x, y: box.y, width: box.width, height: rowsEnd - box.y },
  };
}
