/** The electricity bill of a run as a small table: EUR m and EUR/MWh by site and part. */
import { BILL_PARTS, type Bill, type BillPart, billTotal, type Summary } from '../../src/index.ts';
import { figure, table } from './text.ts';

const PART_WORDS = {
  energyEur: 'energy',
  networkEur: 'network',
  exciseEur: 'excise',
  capacityEur: 'capacity',
  guaranteesEur: 'guarantees',
} as const satisfies Record<BillPart, string>;

/** A row for each site that drew anything, and one for all: `EUR m (EUR/MWh)`. */
export function billTable({ sites, bill, totals }: Summary): string {
  const drawn = sites.filter((site) => site.totals.gridGwh > 0);
  return table([
    ['', ...BILL_PARTS.map((part) => PART_WORDS[part]), 'together'],
    ...drawn.map((site) => billRow(site.name, site.bill, site.totals.gridGwh)),
    ...(totals.gridGwh > 0 ? [billRow('All sites', bill, totals.gridGwh)] : []),
  ]);
}

function billRow(name: string, bill: Bill, gwh: number): string[] {
  // EUR m over GWh is EUR 1,000/MWh.
  const cell = (eur: number): string => `${(eur / 1e6).toFixed(2)} (${figure(eur / (gwh * 1000), 3)})`;
  return [name, ...BILL_PARTS.map((part) => cell(bill[part])), cell(billTotal(bill))];
}
