/** What the charts draw, taken out of a run: no pixel and no language yet. */
import type { Constraint, LocalText, Overview } from '../../src/index.ts';
import { dayText, timeOf } from '../format.ts';
import { type Slot, slotsOf } from '../sites.ts';

export type Month = { readonly key: string; readonly startMs: number; readonly endMs: number };

export type SiteSeries = {
  readonly id: string;
  readonly name: LocalText | undefined;
  readonly slot: Slot;
  readonly meanMw: Float64Array;
};

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
  /** The sites that draw power, in the order of the plan, lowest first. */
  readonly sites: readonly SiteSeries[];
  readonly peakMw: Float64Array;
  /** Firm import of all sites, and of those alone that draw. */
  readonly firmMw: Float64Array;
  readonly firmDrawingMw: Float64Array;
  readonly rows: readonly SiteRow[];
};

const DAY_MS = 86_400_000;
const MOST_SERIES = 6;

export function chartData(overview: Overview): ChartData {
  const { summary, startMs, days } = overview;
  const daily = (name: string, site: string): Float64Array =>
    overview.daily.find((series) => series.name === name && series.site === site)?.values ??
    new Float64Array(days).fill(Number.NaN);
  const endMs = startMs + days * DAY_MS;
  const months = monthsBetween(startMs, endMs);
  const slots = slotsOf(summary.sites.map((site) => site.id));

  const drawing = summary.sites
    .map((site) => ({ id: site.id, name: site.names, slot: slots.get(site.id)!, meanMw: daily('gridMw', site.id) }))
    .filter((site) => site.meanMw.some((mw) => mw > 0));
  const coloured = drawing
    .filter((site) => site.slot !== 'other')
    .slice(0, drawing.length > MOST_SERIES ? MOST_SERIES - 1 : MOST_SERIES);
  const rest = drawing.filter((site) => !coloured.includes(site));
  const other: SiteSeries[] =
    rest.length === 0
      ? []
      : [
          {
            id: 'other',
            name: undefined,
            slot: 'other',
            meanMw: sumOf(
              rest.map((site) => site.meanMw),
              days,
            ),
          },
        ];

  return {
    startMs,
    endMs,
    days,
    months,
    asOfMs: timeOf(summary.asOf),
    sites: [...coloured, ...other],
    peakMw: daily('gridMwPeak', 'all'),
    firmMw: daily('gridFirmMw', 'all'),
    firmDrawingMw: sumOf(
      drawing.map((site) => daily('gridFirmMw', site.id)),
      days,
    ),
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

/** Sum day by day; unknown where any part is unknown. */
function sumOf(parts: readonly Float64Array[], days: number): Float64Array {
  const sum = new Float64Array(days);
  for (const part of parts) for (let day = 0; day < days; day++) sum[day]! += part[day]!;
  return sum;
}
