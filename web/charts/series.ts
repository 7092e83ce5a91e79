/** What the charts draw, taken out of a run: no pixel and no language yet. */
import type { Constraint, LocalText, Overview } from '../../src/index.ts';
import { dayText, timeOf } from '../format.ts';
import { type Slot, slotsOf } from '../sites.ts';

export type Month = { readonly key: string; readonly startMs: number; readonly endMs: number };

/** What binds one site: for each month its constraints, none where nothing is known. */
export type SiteRow = {
  readonly id: string;
  readonly name: LocalText;
  readonly slot: Slot;
  readonly months: readonly (readonly Constraint[])[];
};

export type ChartData = {
  readonly startMs: number;
  readonly endMs: number;
  readonly days: number;
  readonly months: readonly Month[];
  readonly asOfMs: number;
  readonly rows: readonly SiteRow[];
};

const DAY_MS = 86_400_000;
const MOST_SERIES = 6;

export function chartData(overview: Overview): ChartData {
  const { summary, startMs, days } = overview;
  const endMs = startMs + days * DAY_MS;
  const months = monthsBetween(startMs, endMs);
  const slots = slotsOf(summary.sites.map((site) => site.id));

  return {
    startMs,
    endMs,
    days,
    months,
    asOfMs: timeOf(summary.asOf),
    rows: summary.sites.map((site) => {
      const byMonth = new Map(site.binding.map((entry) => [entry.month, entry.constraint]));
      return {
        id: site.id,
        name: site.names,
        slot: slots.get(site.id)!,
        months: months.map((month) => byMonth.get(month.key) ?? []),
      };
    }),
  };
}

/** The calendar months that a run touches; the first and the last may be parts of one. */
export function monthsBetween(startMs: number, endMs: number): readonly Month[] {
  const months: Month[] = [];
  for (let at = startMs; at < endMs; ) {
    const date = new Date(at);
    const next = Math.min(endMs, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    months.push({ key: dayText(at).slice(0, 7), startMs: at, endMs: next });
    at = next;
  }
  return months;
}

/** More series than an eye tells apart become all but one and the rest. */
export function atMost<Series>(
  series: readonly Series[],
  hasColour: (one: Series) => boolean,
): { readonly coloured: readonly Series[]; readonly rest: readonly Series[] } {
  const coloured = series.filter(hasColour).slice(0, series.length > MOST_SERIES ? MOST_SERIES - 1 : MOST_SERIES);
  return { coloured, rest: series.filter((one) => !coloured.includes(one)) };
}

/** Sum day by day; unknown where any part is unknown. */
export function sumOf(parts: readonly Float64Array[], days: number): Float64Array {
  const sum = new Float64Array(days);
  for (const part of parts) for (let day = 0; day < days; day++) sum[day]! += part[day]!;
  return sum;
}
