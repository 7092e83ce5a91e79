/** The bills of a run: what comes on top of its hours is laid over its days, so that months, sites and totals still add up. */
import { billOf, type SiteBill, type SitePrice, sumBills } from './accounts/bill.ts';
import { type Environment, marketOf } from './environment.ts';
import type { Operated } from './operate.ts';
import type { Column } from './results/columns.ts';
import type { Days } from './results/days.ts';
import type { Market } from './scenario/market-fields.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Timeline } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';

/** By site, and last for `all`. */
export type Bills = ReadonlyMap<string, SiteBill>;

export function billsOf(scenario: Scenario, { prices }: Environment, { drawnMw }: Operated, time: Timeline): Bills {
  const market = marketOf(scenario);
  const bills = scenario.sites.map(({ id }, s): [string, SiteBill] => [id, billFor(drawnMw, s, prices.get(id)!, market, time)]);
  const addedEur = new Float64Array(time.days);
  for (const [, site] of bills) for (let d = 0; d < addedEur.length; d++) addedEur[d] = addedEur[d]! + site.addedEur[d]!;
  return new Map([...bills, ['all', { bill: sumBills(bills.map(([, { bill }]) => bill)), addedEur }]]);
}

/** Bills by the power that they were made for, by site: where a lever leaves that alone, the bill stands. */
type MadeBills = Map<number, { readonly from: readonly unknown[]; readonly bill: SiteBill }>;
const made = new WeakMap<Operated['drawnMw'], MadeBills>();

function billFor(drawnMw: Operated['drawnMw'], site: number, price: SitePrice, market: Market, time: Timeline): SiteBill {
  const from = [price, market, time.startDay, time.days];
  const bySite: MadeBills = made.get(drawnMw) ?? new Map();
  const last = bySite.get(site);
  if (last?.from.every((part, i) => part === from[i])) return last.bill;
  const bill = billOf(drawnMw[site]!, price, market, time);
  made.set(drawnMw, bySite.set(site, { from, bill }));
  return bill;
}

/** The days of a run with their bills. The days themselves stay as they are: the next run may take them over, under another subscription. */
export function withBills(days: ReadonlyMap<string, Days>, bills: Bills): ReadonlyMap<string, Days> {
  return new Map(
    [...days].map(([site, own]) => {
      const { addedEur } = bills.get(site)!;
      const costEur = own.costEur.slice();
      for (let d = 0; d < costEur.length; d++) costEur[d] = costEur[d]! + addedEur[d]!;
      return [site, { ...own, costEur }];
    }),
  );
}

/** Adds the bills to the hourly columns of the cost. */
export function addToHours(bills: Bills, columns: readonly Column[]): void {
  for (const { name, site, values } of columns) {
    if (name !== 'costEur') continue;
    const { addedEur } = bills.get(site)!;
    for (let h = 0; h < values.length; h++) values[h] = values[h]! + addedEur[Math.floor(h / HOURS_PER_DAY)]! / HOURS_PER_DAY;
  }
}
