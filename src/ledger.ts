/** The lost accelerator-hour ledger: where every hour of every ordered accelerator went, by site and month, and by year. */

import { CAUSES, type Cause, type LedgerEntry, type MonthLedger } from './results/types.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import { WAITING } from './site/orders.ts';
import type { MonthHours } from './tally/counts.ts';
import type { Timeline } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';
import { inOrderOf } from './workload/goodput.ts';

type Row = Record<Cause, number>;

/** What the hours of operation know of; the other causes are counted by days. */
const BY_HOUR = ['served', 'idle', 'failed', 'power', 'cooling'] as const;
const SLOTS: Readonly<Record<Cause, number>> = Object.fromEntries(CAUSES.map((cause, slot) => [cause, slot])) as Record<
  Cause,
  number
>;

/** Entries of every site and month, and of `any` where an order has not been given a site yet. */
export function ledgerOf(
  { sites: places, operations }: Scenario,
  buildout: Buildout,
  months: readonly (readonly MonthHours[])[],
  time: Timeline,
): MonthLedger[] {
  const { outages } = operations;
  const sites = places.map(({ id }) => id);
  // The hours count what is away, whatever for; machines fail alike everywhere, and the rest is without power.
  const inRepair = 1 - inOrderOf(operations);
  // One row of causes for each month of each site, and of `any`.
  const rows = new Float64Array((sites.length + 1) * time.months.length * CAUSES.length);
  for (let s = 0; s < sites.length; s++) {
    for (let m = 0; m < time.months.length; m++) {
      const at = (s * time.months.length + m) * CAUSES.length;
      const hours = months[s]![m]!;
      for (const cause of BY_HOUR) rows[at + SLOTS[cause]]! += hours[cause];
      if (!outages) continue;
      const inService = BY_HOUR.reduce((sum, cause) => sum + hours[cause], 0);
      const outage = Math.max(0, hours.failed - inRepair * inService);
      rows[at + SLOTS.failed]! -= outage;
      rows[at + SLOTS.outage]! += outage;
    }
  }
  for (const { site, burnIn } of buildout.blocks) addDays(rows, site, SLOTS.burnIn, burnIn, time);
  for (let s = 0; s <= sites.length; s++)
    for (const cause of WAITING) addDays(rows, s, SLOTS[cause], buildout.waiting[s]![cause], time);

  const entries: MonthLedger[] = [];
  for (let s = 0; s <= sites.length; s++) {
    for (let m = 0; m < time.months.length; m++) {
      const entry = entryOf(rows, s * time.months.length + m, sites[s] ?? 'any', time.months[m]!.key);
      if (s < sites.length || entry.ordered > 0) entries.push(entry);
    }
  }
  return entries;
}

/** Adds accelerators by day to a cause of the months of a site. */
function addDays(rows: Float64Array, site: number, slot: number, days: Int32Array, { months, startDay: first }: Timeline): void {
  for (let m = 0; m < months.length; m++) {
    const { startDay, endDay } = months[m]!;
    let sum = 0;
    for (let d = startDay - first; d < endDay - first; d++) sum += days[d]!;
    rows[(site * months.length + m) * CAUSES.length + slot]! += HOURS_PER_DAY * sum;
  }
}

function entryOf(rows: Float64Array, row: number, site: string, month: string): MonthLedger {
  const hours = emptyRow();
  let ordered = 0;
  for (let slot = 0; slot < CAUSES.length; slot++) {
    const sum = rows[row * CAUSES.length + slot]!;
    hours[CAUSES[slot]!] = sum;
    ordered += sum;
  }
  return { site, month, ordered, ...hours };
}

function emptyRow(): Row {
  return {
    served: 0,
    idle: 0,
    failed: 0,
    outage: 0,
    burnIn: 0,
    power: 0,
    cooling: 0,
    permit: 0,
    halls: 0,
    deliveries: 0,
    crews: 0,
    budget: 0,
  };
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
