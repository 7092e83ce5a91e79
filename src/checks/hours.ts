/** The invariants of every hour, watched while the hours are worked out: see invariants.ts for their sentences. */
import { COLUMN_NAMES, type ColumnName, type Table } from '../results/columns.ts';

/** Equal to a share of the larger, or to that much of 1. */
export function close(a: number, b: number, tolerance: number): boolean {
  const apart = Math.abs(a - b);
  return apart <= tolerance || apart <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

/** First hour of a table that breaks a rule, or -1. */
type Rule = { readonly names: readonly ColumnName[]; readonly firstBroken: (table: Table, n: number, all: boolean) => number };

const energyBalance: Rule = {
  names: ['gridMw', 'itMw', 'lossMw', 'coolingMw', 'otherMw'],
  firstBroken: ({ gridMw, itMw, lossMw, coolingMw, otherMw }, n) => {
    for (let h = 0; h < n; h++) if (!close(gridMw[h]!, itMw[h]! + lossMw[h]! + coolingMw[h]! + otherMw[h]!, 1e-9)) return h;
    return -1;
  },
};

const drawWithinFirm: Rule = {
  names: ['gridMw', 'gridFirmMw'],
  firstBroken: ({ gridMw, gridFirmMw }, n) => {
    for (let h = 0; h < n; h++) if (!(gridMw[h]! <= gridFirmMw[h]! + 1e-9)) return h;
    return -1;
  },
};

const pueAtLeastOne: Rule = {
  names: ['pue', 'itMw'],
  firstBroken: ({ pue, itMw }, n) => {
    for (let h = 0; h < n; h++) if (!(itMw[h]! > 0 ? pue[h]! >= 1 : Number.isNaN(pue[h]!))) return h;
    return -1;
  },
};

const costFollowsPrice: Rule = {
  names: ['costEur', 'gridMw', 'priceEurPerMwh'],
  firstBroken: ({ costEur, gridMw, priceEurPerMwh }, n) => {
    for (let h = 0; h < n; h++) if (!close(2 * costEur[h]!, gridMw[h]! * (2 * priceEurPerMwh[h]!), 1e-9)) return h;
    return -1;
  },
};

/** What is known in every hour. Work is asked of all sites together, and several places have no one temperature. */
const KNOWN = COLUMN_NAMES.filter(
  (name) => !['pue', 'dryBulbC', 'wetBulbC', 'askedAccelerators', 'unservedShare'].includes(name),
);

const unknownIsNeverZero: Rule = {
  names: [...KNOWN, 'unservedShare'],
  firstBroken: (table, n, all) => {
    const { inServiceAccelerators, busyAccelerators, itMw, lossMw, coolingMw, otherMw, gridMw, gridFirmMw } = table;
    const { waterM3, heatMw, priceEurPerMwh, costEur, co2DirectT, co2LifecycleT } = table;
    const { tokensInPerS, tokensOutPerS, trainingPflops } = table;
    for (let h = 0; h < n; h++) {
      // A sum is finite only where each of its parts is.
      const site = inServiceAccelerators[h]! + busyAccelerators[h]! + gridFirmMw[h]! + waterM3[h]! + heatMw[h]!;
      const power = itMw[h]! + lossMw[h]! + coolingMw[h]! + otherMw[h]! + gridMw[h]!;
      const accounts = priceEurPerMwh[h]! + costEur[h]! + co2DirectT[h]! + co2LifecycleT[h]!;
      const work = tokensInPerS[h]! + tokensOutPerS[h]! + trainingPflops[h]!;
      if (!(Math.abs(site + power + accounts + work) < Number.POSITIVE_INFINITY)) return h;
    }
    return all ? brokenWork(table, n) : -1;
  },
};

/**
 * Whether hours keep all the rules by a wide enough margin to be seen in one pass. False says only that the rules must be asked one by one.
 */
function areFine(table: Table, n: number, all: boolean): boolean {
  const { inServiceAccelerators, busyAccelerators, itMw, lossMw, coolingMw, otherMw, gridMw, gridFirmMw, pue } = table;
  const { waterM3, heatMw, priceEurPerMwh, costEur, co2DirectT, co2LifecycleT } = table;
  const { tokensInPerS, tokensOutPerS, trainingPflops } = table;
  for (let h = 0; h < n; h++) {
    const grid = gridMw[h]!;
    const it = itMw[h]!;
    const unbalanced = Math.abs(grid - (it + lossMw[h]! + coolingMw[h]! + otherMw[h]!));
    const unpriced = Math.abs(costEur[h]! - grid * priceEurPerMwh[h]!);
    // A sum is finite only where each of its parts is.
    const site = inServiceAccelerators[h]! + busyAccelerators[h]! + gridFirmMw[h]! + waterM3[h]! + heatMw[h]!;
    const work = tokensInPerS[h]! + tokensOutPerS[h]! + trainingPflops[h]! + co2DirectT[h]! + co2LifecycleT[h]!;
    const known = Math.abs(site + work) < Number.POSITIVE_INFINITY;
    const effective = it > 0 ? pue[h]! >= 1 : Number.isNaN(pue[h]!);
    if (!(unbalanced <= 1e-9 && unpriced <= 1e-9 && grid <= gridFirmMw[h]! && known && effective)) return false;
  }
  return !all || brokenWork(table, n) < 0;
}

/** First hour in which the work unserved is no share of what was asked, or -1. */
function brokenWork({ unservedShare, askedAccelerators }: Table, n: number): number {
  for (let h = 0; h < n; h++)
    if (!(unservedShare[h]! >= 0 && unservedShare[h]! <= 1 + 1e-12 && askedAccelerators[h]! >= 0)) return h;
  return -1;
}

const UNKNOWN_IS_NEVER_ZERO = 13;

/** By number of the invariant. */
const RULES: ReadonlyMap<number, Rule> = new Map([
  [1, energyBalance],
  [2, drawWithinFirm],
  [7, pueAtLeastOne],
  [12, costFollowsPrice],
  [UNKNOWN_IS_NEVER_ZERO, unknownIsNeverZero],
]);

/** A watch over the tables of some sites, the last of which is `all`. */
export class HourlyWatch {
  /** The first hour that broke an invariant, by its number. */
  readonly broken = new Map<number, string>();
  private readonly sites: readonly string[];

  constructor(sites: readonly string[]) {
    this.sites = sites;
  }

  /** Looks at `n` hours from hour `first`: the table of one site, by its place in the list. */
  see(site: number, table: Table, first: number, n: number): void {
    const all = site === this.sites.length - 1;
    if (!areFine(table, n, all)) this.judge(site, table, first, n);
  }

  /** Looks at the work asked and unserved alone, which only the table of all has. */
  seeWork(all: Table, first: number, n: number): void {
    const h = brokenWork(all, n);
    if (h < 0 || this.broken.has(UNKNOWN_IS_NEVER_ZERO)) return;
    this.broken.set(UNKNOWN_IS_NEVER_ZERO, `all, hour ${first + h}: unservedShare ${all.unservedShare[h]}`);
  }

  private judge(site: number, table: Table, first: number, n: number): void {
    for (const [number, { names, firstBroken }] of RULES) {
      if (this.broken.has(number)) continue;
      const h = firstBroken(table, n, site === this.sites.length - 1);
      if (h < 0) continue;
      const found = names.map((name) => `${name} ${table[name][h]}`).join(', ');
      this.broken.set(number, `${this.sites[site]}, hour ${first + h}: ${found}`);
    }
  }
}
