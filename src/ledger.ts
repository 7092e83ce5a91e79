/** The lost accelerator-hour ledger: where every hour of every ordered accelerator went, by site and year. */

import { CAUSES, type Cause, type LedgerEntry } from './results/types.ts';
import type { Buildout } from './site/buildout.ts';
import { WAITING } from './site/orders.ts';
import type { MonthHours } from './tally.ts';
import { monthOf, type Timeline } from './timeline.ts';

type Row = Record<Cause, number>;

/** Entries of every site and year, and of `any` where an order has not been given a site yet. */
export function ledgerOf(
  sites: readonly string[],
  buildout: Buildout,
  months: readonly (readonly MonthHours[])[],
  time: Timeline,
): LedgerEntry[] {
  const years = [...new Set(time.months.map(({ year }) => year))];
  const rows = new Map<string, Row>();
  const rowOf = (site: string, year: number): Row => {
    const key = `${site} ${year}`;
    const row = rows.get(key) ?? (Object.fromEntries(CAUSES.map((cause) => [cause, 0])) as Row);
    rows.set(key, row);
    return row;
  };
  const yearOfDay = Array.from({ length: time.days }, (_, d) => monthOf(time.startDay + d).year);

  sites.forEach((site, s) => {
    time.months.forEach((month, m) => {
      const row = rowOf(site, month.year);
      const hours = months[s]![m]!;
      for (const cause of ['served', 'idle', 'failed', 'power', 'cooling'] as const) row[cause] += hours[cause];
    });
  });
  const addDays = (site: string, cause: Cause, days: Int32Array): void => {
    for (let d = 0; d < days.length; d++) {
      if (days[d]! > 0) rowOf(site, yearOfDay[d]!)[cause] += 24 * days[d]!;
    }
  };
  for (const { site, burnIn } of buildout.blocks) addDays(sites[site]!, 'burnIn', burnIn);
  buildout.waiting.forEach((causes, s) => {
    for (const cause of WAITING) addDays(sites[s] ?? 'any', cause, causes[cause]);
  });

  return [...sites, 'any'].flatMap((site) =>
    years.flatMap((year) => {
      const row = rows.get(`${site} ${year}`);
      if (!row) return [];
      const ordered = CAUSES.reduce((sum, cause) => sum + row[cause], 0);
      return site === 'any' && ordered === 0 ? [] : [{ site, year, ordered, ...row }];
    }),
  );
}
