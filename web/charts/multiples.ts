/** The small charts under the main one: what each is made of, and its layout on the same axis of time. */
import type { Overview } from '../../src/index.ts';
import { generationsOf } from './generations.ts';
import { type MeasureId, measureOf, type OurUnit } from './measures.ts';
import { layoutPlot, type PlotMarks, type PlotWords } from './plot.ts';
import { type Layer, monthsOf, monthValues, type PlotData, seriesOf, type Tone } from './plot-data.ts';
import type { ChartData } from './series.ts';
import { isAnyAbove0 } from './values.ts';
import type { WorkMultipleId } from './work-ids.ts';

export const MULTIPLES = ['accelerators', 'tokens', 'energy', 'carbon', 'budget'] as const;
export type MultipleId = (typeof MULTIPLES)[number];

/** A column of the table and of the file, by month; a name that is not of the plan comes from the language. */
export type MonthColumn = { readonly key: string; readonly name: string | undefined; readonly values: Float64Array };

export type Multiple = {
  readonly id: MultipleId | WorkMultipleId;
  readonly measure: OurUnit;
  readonly plot: PlotData;
  /** What the chart says of a month: its total. */
  readonly monthly: Float64Array;
  readonly columns: readonly MonthColumn[];
};

export type MultipleSize = { readonly width: number; readonly height: number };

const LABEL_ROOM = 88;
const TOP = 10;
const AXIS_ROOM = 22;
const STEPS = 6;

export function multipleOf(overview: Overview, chart: ChartData, id: MultipleId, site: string): Multiple {
  const { startMs, endMs, days, months, asOfMs } = chart;
  const base = { startMs, endMs, days, months, asOfMs, thin: 'mean', lines: [], firm: undefined, ghost: undefined } as const;
  const monthly = (measure: MeasureId) => monthValues(overview, chart, measureOf(measure), site);
  const layer = (key: string, tone: Tone, values: Float64Array, end: number): Layer => ({
    id: key,
    name: undefined,
    tone,
    values,
    end,
  });
  const last = (values: Float64Array) => values.at(-1) ?? Number.NaN;
  const visible = (layers: readonly Layer[]) => layers.filter(({ values }) => isAnyAbove0(values));

  if (id === 'accelerators') {
    const generations = generationsOf(overview, site);
    const byMonth = generations.map(({ values }) => monthsOf(values, months, startMs, 'last'));
    const layers = generations.map(({ platform, name, values }, i): Layer => {
      return { id: platform, name: { en: name, fr: name }, tone: stepOf(i, generations.length), values, end: last(byMonth[i]!) };
    });
    return {
      id,
      measure: 'inServiceAccelerators',
      plot: { ...base, shape: 'areas', thin: 'last', layers },
      monthly: monthly('inServiceAccelerators'),
      columns: generations.map(({ platform, name }, i) => ({ key: platform, name, values: byMonth[i]! })),
    };
  }
  if (id === 'tokens') {
    const values = monthly('tokensOutPerS');
    const layers = visible([layer('tokens', 'ink', seriesOf(overview, 'tokensOutPerS', site), last(values))]);
    return {
      id,
      measure: 'tokensOutPerS',
      plot: { ...base, shape: 'areas', layers },
      monthly: values,
      columns: [column(id, values)],
    };
  }
  if (id === 'energy') {
    const values = monthly('gridMwh');
    const layers = visible([layer('energy', 'ink', values, last(values))]);
    return { id, measure: 'gridMwh', plot: { ...base, shape: 'bars', layers }, monthly: values, columns: [column(id, values)] };
  }
  if (id === 'carbon') {
    const whole = monthly('co2T');
    const direct = monthsOf(seriesOf(overview, 'co2DirectT', site), months, startMs, 'sum');
    const added = whole.map((value, m) => value - direct[m]!);
    const layers = visible([layer('direct', 'ink', direct, last(direct)), layer('lifecycle', 'gen-2', added, last(whole))]);
    return {
      id,
      measure: 'co2T',
      plot: { ...base, shape: 'bars', layers },
      monthly: whole,
      columns: [column('lifecycle', whole), column('direct', direct)],
    };
  }
  const rows = new Map(overview.summary.monthly.filter((row) => row.site === site).map((row) => [row.month, row]));
  const paid = cumulated(months.map(({ key }) => rows.get(key)?.capexEur ?? Number.NaN));
  const committed = cumulated(months.map(({ key }) => rows.get(key)?.committedEur ?? Number.NaN));
  // The budget is that of the whole plan; beside one site it would promise nothing.
  const promised = site === 'all' ? overview.summary.targets.find(({ kind }) => kind === 'committed-eur')?.target : undefined;
  const line = (name: 'committed' | 'budget', values: Float64Array) => ({ id: name, values, end: last(values) });
  return {
    id: 'budget',
    measure: 'costEur',
    plot: {
      ...base,
      shape: 'bars',
      layers: visible([layer('paid', 'gen-3', paid, last(paid))]),
      lines: [
        line('committed', committed),
        ...(promised ? [line('budget', new Float64Array(months.length).fill(promised))] : []),
      ],
    },
    monthly: committed,
    columns: [column('committed', committed), column('paid', paid)],
  };
}

const FILE_UNITS: Readonly<Record<OurUnit, string>> = {
  gridMw: 'Mw',
  trainingPflops: 'Pflops',
  inServiceAccelerators: '.accelerators',
  tokensOutPerS: 'TokensPerS',
  gridMwh: 'Mwh',
  pue: '',
  waterM3: 'M3',
  co2T: 'T',
  costEur: 'Eur',
  share: 'Share',
};

/** The columns as a file names them: what is measured, then its unit. */
export function fileColumns({ measure, columns }: Multiple): readonly { readonly key: string; readonly values: Float64Array }[] {
  const unit = FILE_UNITS[measure];
  return columns.map(({ key, values }) => ({ key: key === 'tokens' ? 'tokensPerS' : `${key}${unit}`, values }));
}

function column(key: string, values: Float64Array): MonthColumn {
  return { key, name: undefined, values };
}

function cumulated(values: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(values, (value) => {
    sum += value;
    return sum;
  });
}

/** The oldest generation lightest, the newest darkest, as far apart as there are steps. */
function stepOf(i: number, count: number): Tone {
  return `gen-${1 + Math.round((i * (STEPS - 1)) / Math.max(1, count - 1))}`;
}

/** Charts that stand together have one room for their labels, so that their months lie under one another. */
export function layoutMultiple(
  { plot }: Pick<Multiple, 'plot'>,
  size: MultipleSize,
  words: PlotWords,
  room: number = LABEL_ROOM,
): PlotMarks {
  const box = { x: 0, y: TOP, width: Math.max(60, size.width - room), height: size.height - TOP - AXIS_ROOM };
  return layoutPlot(plot, box, room, words);
}
