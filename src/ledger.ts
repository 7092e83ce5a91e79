/** The lost accelerator-hour ledger: where every hour of every ordered accelerator went, by site and month, and by year. */

import { CAUSES, type Cause, type LedgerEntry, type MonthLedger } from './results/types.ts';
import type { Buildout } from './site/buildout.ts';
import { WAITING } from './site/orders.ts';
import type { MonthHours } from './tally.ts';
import type { Timeline } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';

type Row = Record<Cause, number>;

/** Entries of every site and month, and of `any` where an order has not been given a site yet. */
export function ledgerOf(
  sites: readonly string[],
  buildout: Buildout,
  months: readonly (readonly MonthHours[])[],
  time: Timeline,
): MonthLedger[] {
  const rows = new Map<string, Row>();
  const rowOf = (site: string, month: string): Row => {
    const key = `${site} ${month}`;
    const row = rows.get(key) ?? emptyRow();
    rows.set(key, row);
    return row;
  };
  sites.forEach((site, s) => {
    time.months.forEach((month, m) => {
      const row = rowOf(site, month.key);
      const hours = months[s]![m]!;
      for (const cause of ['served', 'idle', 'failed', 'power', 'cooling'] as const) row[cause] += hours[cause];
    });
  });
  const addDays = (site: string, cause: Cause, days: Int32Array): void => {
    for (const { key, startDay, endDay } of time.months) {
      let sum = 0;
      for (let d = startDay - time.startDay; d < endDay - time.startDay; d++) sum += days[d]!;
      if (sum > 0) rowOf(site, key)[cause] += HOURS_PER_DAY * sum;
    }
  };
  for (const { site, burnIn } of buildout.blocks) addDays(sites[site]!, 'burnIn', burnIn);
  buildout.waiting.forEach((causes, s) => {
    for (const cause of WAITING) addDays(sites[s] ?? 'any', cause, causes[cause]);
  });

  return [...sites, 'any'].flatMap((site) =>
    time.months.flatMap(({ key }) => {
      const row = rows.get(`${site} ${key}`);
      const ordered = row ? CAUSES.reduce((sum, cause) => sum + row[cause], 0) : 0;
      return row && (site !== 'any' || ordered > 0) ? [{ site, month: key, ordered, ...row }] : [];
    }),
  );
}

function emptyRow(): Row {
  return Object.fromEntries(CAUSES.map((cause) => [cause, 0])) as Row;
}

/** The same by year. */
export function byYear(months: readonly MonthLedger[]): LedgerEntry[] {
  const years = new Map<string, { site: string; year: number; ordered: number } & Row>();
  for (const entry of months) {
    const year = Number(entry.month.slice(0, 4));
    const key = `${entry.site} ${year}`;
    const sum = years.get(key) ?? { site: entry.site, year, ordered: 0, ...emptyRow() };
    sum.ordered += entry.ordered;
    for (const cause of CAUSES) sum[cause] += entry[cause];
    years.set(key, sum);
  }
  return [...years.values()];
}
