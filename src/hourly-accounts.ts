/** What the power drawn in an hour costs and emits. */
import type { Environment } from './environment.ts';
import type { Table } from './results/columns.ts';
import type { Hourly } from './timeline.ts';
import { G_PER_KG } from './units.ts';

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
    // g/kWh is kg/MWh; a thousand of those make a tonne.
    co2DirectT[j] = (grid * direct) / G_PER_KG;
    co2LifecycleT[j] = (grid * (direct + lifecycleAddGPerKwh)) / G_PER_KG;
  }
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
