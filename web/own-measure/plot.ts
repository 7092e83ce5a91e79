/** A measure that a person wrote, ready to be laid out: stacked where it adds up over sites, lines where it is made of the totals. */
import type { Overview } from '../../src/index.ts';
import type { Compiled } from '../../workers/measure/program.ts';
import { type DaySpan, dayValues, type Frame, monthValues } from '../../workers/measure/values.ts';
import { foldedLayers, ghostOf, type Layer, type PlotData, seriesOf } from '../charts/plot-data.ts';
import { type ChartData, type Month, monthsBetween } from '../charts/series.ts';
import { slotsOf } from '../sites.ts';

const DAY_MS = 86_400_000;

/** The days and months of a run at one site, or of all together. */
export function frameOf(overview: Overview, months: readonly Month[], site: string): Frame {
  const { startMs, days } = overview;
  const dayOf = (ms: number) => Math.round((ms - startMs) / DAY_MS);
  const spans = months.map((month): DaySpan => ({ from: dayOf(month.startMs), to: dayOf(month.endMs) }));
  const years: DaySpan[] = [];
  months.forEach((month, m) => {
    const last = years.at(-1);
    if (last && months[m - 1]!.key.slice(0, 4) === month.key.slice(0, 4))
      years[years.length - 1] = { from: last.from, to: spans[m]!.to };
    else years.push(spans[m]!);
  });
  return { days, months: spans, years, daily: (name) => seriesOf(overview, name, site) };
}

export function ownDays(compiled: Compiled, overview: Overview, site: string): Float64Array {
  const months = monthsBetween(overview.startMs, overview.startMs + overview.days * DAY_MS);
  return dayValues(compiled, frameOf(overview, months, site));
}

export function ownMonths(compiled: Compiled, overview: Overview, chart: Pick<ChartData, 'months'>, site: string): Float64Array {
  return monthValues(compiled, frameOf(overview, chart.months, site));
}

export function ownPlot(
  compiled: Compiled,
  overview: Overview,
  chart: ChartData,
  site: string,
  before: Overview | undefined,
): PlotData {
  const { startMs, endMs, days, months, asOfMs } = chart;
  const slots = slotsOf(overview.summary.sites.map(({ id }) => id));
  const shown = (from: Overview, of: string): Float64Array =>
    compiled.counted ? ownMonths(compiled, from, chart, of) : ownDays(compiled, from, of);
  const endOf = (from: Overview, of: string): number => ownMonths(compiled, from, chart, of).at(-1) ?? Number.NaN;

  const chosen = overview.summary.sites
    .filter(({ id }) => site === 'all' || id === site)
    .map((one): Layer => {
      const values = shown(overview, one.id);
      return { id: one.id, name: one.names, tone: slots.get(one.id)!, values, end: endOf(overview, one.id) };
    })
    .filter(({ values }) => values.some((value) => Number.isFinite(value) && value !== 0));
  const wholeOf = (from: Overview) => ({ values: shown(from, site), end: endOf(from, site) });
  const whole = wholeOf(overview);
  const ghost = ghostOf(before, chart, whole, wholeOf);
  // What lies below nothing cannot be stacked.
  const stacks = compiled.adds && chosen.every(({ values }) => !values.some((value) => value < 0));
  // Months are drawn as bars; where bars cannot be, a line has its value on each day of them.
  const isLines = !stacks;
  const asDrawn = (values: Float64Array): Float64Array => (isLines && compiled.counted ? spread(values) : values);

  return {
    startMs,
    endMs,
    days,
    months,
    asOfMs,
    shape: isLines ? 'lines' : compiled.counted ? 'bars' : 'areas',
    ...(isLines && { lowest: lowestOf([...chosen.map(({ values }) => values), whole.values, ...(ghost ? [ghost.values] : [])]) }),
    thin: 'mean',
    layers: foldedLayers(chosen, isLines && site === 'all' ? whole : undefined).map((layer) => ({
      ...layer,
      values: asDrawn(layer.values),
    })),
    lines: [],
    firm: undefined,
    ghost: ghost && { ...ghost, values: asDrawn(ghost.values) },
  };

  function spread(values: Float64Array): Float64Array {
    const into = new Float64Array(days);
    for (const [m, month] of months.entries())
      into.fill(values[m]!, Math.round((month.startMs - startMs) / DAY_MS), Math.round((month.endMs - startMs) / DAY_MS));
    return into;
  }
}

function lowestOf(lines: readonly Float64Array[]): number {
  let lowest = 0;
  for (const values of lines) for (const value of values) if (value < lowest) lowest = value;
  return lowest;
}
