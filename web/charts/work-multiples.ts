/** The small charts of the work: tokens by class, what training makes of its accelerators, latency, and the promises on people. */
import type { Overview, Summary } from '../../src/index.ts';
import type { MonthColumn, Multiple } from './multiples.ts';
import type { Layer, PlotData, Tone } from './plot-data.ts';
import type { ChartData } from './series.ts';
import { isAnyAbove0 } from './values.ts';
import type { WorkMultipleId } from './work-ids.ts';

type Row = Summary['work'][number];

export function workMultipleOf(overview: Overview, chart: ChartData, id: WorkMultipleId): Multiple {
  const { startMs, endMs, days, months, asOfMs } = chart;
  const { summary } = overview;
  const rows = new Map(summary.work.map((row) => [row.month, row]));
  const of = (value: (row: Row) => number): Float64Array =>
    Float64Array.from(months, ({ key }) => {
      const row = rows.get(key);
      return row ? value(row) : Number.NaN;
    });
  const parts = partsOf(id, of, summary);
  const plot: PlotData = {
    ...{ startMs, endMs, days, months, asOfMs, thin: 'mean', firm: undefined, ghost: undefined, shape: 'bars' },
    layers: parts.layers.filter(({ values }) => isAnyAbove0(values)).map(layerOf),
    lines: parts.lines.map(({ id, values }) => ({ id, values, end: lastOf(values) })),
  };
  const columns: MonthColumn[] = [...parts.layers, ...parts.lines].map(({ id: key, values }) => ({
    key,
    name: undefined,
    values,
  }));
  return { id, measure: id === 'classes' ? 'tokensOutPerS' : 'share', plot, monthly: parts.monthly, columns };
}

type Part = { readonly id: string; readonly tone: Tone; readonly values: Float64Array };
type Line = { readonly id: PlotData['lines'][number]['id']; readonly values: Float64Array };
type Parts = { readonly layers: readonly Part[]; readonly lines: readonly Line[]; readonly monthly: Float64Array };

function partsOf(id: WorkMultipleId, of: (value: (row: Row) => number) => Float64Array, { targets }: Summary): Parts {
  switch (id) {
    case 'classes': {
      const [interactive, assistants, batch] = [
        of((row) => row.interactiveTokensPerS),
        of((row) => row.assistantTokensPerS),
        of((row) => row.batchTokensPerS),
      ];
      return {
        layers: [
          { id: 'interactive', tone: 'gen-5', values: interactive },
          { id: 'assistants', tone: 'gen-3', values: assistants },
          { id: 'batch', tone: 'gen-1', values: batch },
        ],
        lines: [],
        monthly: interactive.map((value, m) => value + assistants[m]! + batch[m]!),
      };
    }
    case 'training': {
      const effective = of((row) => row.effectiveMfu);
      return {
        layers: [{ id: 'effective', tone: 'gen-4', values: effective }],
        lines: [{ id: 'mfu', values: of((row) => row.mfu) }],
        monthly: effective,
      };
    }
    case 'latency': {
      const met = of((row) => row.latencyMetShare);
      return {
        layers: [{ id: 'inTime', tone: 'gen-4', values: met }],
        lines: [{ id: 'served', values: of((row) => row.servedShare) }],
        monthly: met,
      };
    }
    case 'people': {
      const promised = (kind: string): number => targets.find((one) => one.kind === kind)?.target ?? Number.NaN;
      const learners = of((row) => row.learners / promised('learners'));
      return {
        layers: [{ id: 'learners', tone: 'gen-4', values: learners }],
        lines: [{ id: 'startups', values: of((row) => row.startups / promised('startups')) }],
        monthly: learners,
      };
    }
  }
}

function layerOf({ id, tone, values }: Part): Layer {
  return { id, name: undefined, tone, values, end: lastOf(values) };
}

function lastOf(values: Float64Array): number {
  return values.at(-1) ?? Number.NaN;
}
