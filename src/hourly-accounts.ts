/** What the power drawn in an hour costs and emits, hour by hour where hours are kept, and summed by day in every run. */
import type { Environment } from './environment.ts';
import type { Table } from './results/columns.ts';
import type { Days } from './results/days.ts';
import type { Hourly, Span } from './timeline.ts';
import { G_PER_KG, HOURS_PER_DAY } from './units.ts';

/** Tonnes from MWh and g/kWh, which is kg/MWh; a thousand of those make a tonne. */
function tonnes(mwh: number, gPerKwh: number): number {
  return (mwh * gPerKwh) / G_PER_KG;
}

/** Fills in what the first `n` hours of a table cost and emit; `first` is their place in the run. The charges of a year come on top later. */
export function accountFor(
  { gridMw, itMw, pue, costEur, co2DirectT, co2LifecycleT, priceEurPerMwh: priceHere }: Table,
  { directGPerKwh, lifecycleAddGPerKwh }: Environment,
  priceEurPerMwh: Hourly,
  first: number,
  n: number,
): void {
  for (let j = 0; j < n; j++) {
    const grid = gridMw[j]!;
    const direct = directGPerKwh[first + j]!;
    const it = itMw[j]!;
    // Two stores: a choice between a quotient and NaN would make an object of every number.
    if (it > 0) pue[j] = grid / it;
    else pue[j] = Number.NaN;
    const price = priceEurPerMwh[first + j]!;
    priceHere[j] = price;
    costEur[j] = grid * price;
    co2DirectT[j] = tonnes(grid, direct);
    co2LifecycleT[j] = tonnes(grid, direct + lifecycleAddGPerKwh);
  }
}

/**
 * Sums by day what the hours of a span cost and emit, without writing them down: the same products, added in the same order. False where a
 * sum is not a finite number.
 */
export function sumAccounts(
  { gridMw }: Table,
  { directGPerKwh, lifecycleAddGPerKwh }: Environment,
  priceEurPerMwh: Hourly,
  { day, days, first }: Span,
  into: Days,
): boolean {
  let known = true;
  for (let d = 0; d < days; d++) {
    let cost = 0;
    let direct = 0;
    let lifecycle = 0;
    for (let j = d * HOURS_PER_DAY, h = first + j, end = j + HOURS_PER_DAY; j < end; j++, h++) {
      const grid = gridMw[j]!;
      const gPerKwh = directGPerKwh[h]!;
      cost += grid * priceEurPerMwh[h]!;
      direct += tonnes(grid, gPerKwh);
      lifecycle += tonnes(grid, gPerKwh + lifecycleAddGPerKwh);
    }
    into.costEur[day + d] = cost;
    into.co2DirectT[day + d] = direct;
    into.co2LifecycleT[day + d] = lifecycle;
    if (!(Math.abs(cost + direct + lifecycle) < Number.POSITIVE_INFINITY)) known = false;
  }
  return known;
}

/** What a MWh costs all sites together: the mean of what they draw, or of the sites where none draws. */
export function meanPrice(tables: readonly Table[], all: Table, hours: number): void {
  for (let j = 0; j < hours; j++) {
    const grid = all.gridMw[j]!;
    let sum = 0;
    for (const { priceEurPerMwh } of tables) sum += priceEurPerMwh[j]!;
    all.priceEurPerMwh[j] = grid > 0 ? all.costEur[j]! / grid : sum / tables.length;
  }
}
