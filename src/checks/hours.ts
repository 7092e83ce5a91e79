/** The invariants of every hour, watched while the hours are worked out: see invariants.ts for their sentences. */
import { COLUMN_NAMES, type ColumnName, type Table } from '../results/columns.ts';

/** Equal to a share of the larger, or to that much of 1. */
export function close(a: number, b: number, tolerance: number): boolean {
  const apart = Math.abs(a - b);
  return apart <= tolerance || apart <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

/** First hour of a table that breaks a rule, or -1. */
type Rule = { readonly names: readonly ColumnName[]; readonly firstBroken: (table: Table, all: boolean) => number };

const energyBalance: Rule = {
  names: ['gridMw', 'itMw', 'lossMw', 'coolingMw', 'otherMw'],
  firstBroken: ({ gridMw, itMw, lossMw, coolingMw, otherMw }) => {
    for (let h = 0; h < gridMw.length; h++)
      if (!close(gridMw[h]!, itMw[h]! + lossMw[h]! + coolingMw[h]! + otherMw[h]!, 1e-9)) return h;
    return -1;
  },
};

const drawWithinFirm: Rule = {
  names: ['gridMw', 'gridFirmMw'],
  firstBroken: ({ gridMw, gridFirmMw }) => {
    for (let h = 0; h < gridMw.length; h++) if (!(gridMw[h]! <= gridFirmMw[h]! + 1e-9)) return h;
    return -1;
  },
};

const pueAtLeastOne: Rule = {
  names: ['pue', 'itMw'],
  firstBroken: ({ pue, itMw }) => {
    for (let h = 0; h < pue.length; h++) if (!(itMw[h]! > 0 ? pue[h]! >= 1 : Number.isNaN(pue[h]!))) return h;
    return -1;
  },
};

const costFollowsPrice: Rule = {
  names: ['costEur', 'gridMw', 'priceEurPerMwh'],
  firstBroken: ({ costEur, gridMw, priceEurPerMwh }) => {
    for (let h = 0; h < costEur.length; h++) if (!close(2 * costEur[h]!, gridMw[h]! * (2 * priceEurPerMwh[h]!), 1e-9)) return h;
    return -1;
  },
};

/** What is known in every hour. Work is asked of all sites together, and several places have no one temperature. */
const KNOWN = COLUMN_NAMES.filter(
  (name) => !['pue', 'dryBulbC', 'wetBulbC', 'askedAccelerators', 'unservedShare'].includes(name),
);

const unknownIsNeverZero: Rule = {
  names: [...KNOWN, 'unservedShare'],
  firstBroken: (table, all) => {
    for (const name of KNOWN) {
      const values = table[name];
      // A sum is finite only where each of its parts is.
      let sum = 0;
      for (let h = 0; h < values.length; h++) sum += values[h]!;
      if (!Number.isFinite(sum)) return values.findIndex((value) => !Number.isFinite(value));
    }
    const { unservedShare, askedAccelerators } = table;
    for (let h = 0; all && h < unservedShare.length; h++)
      if (!(unservedShare[h]! >= 0 && unservedShare[h]! <= 1 + 1e-12 && askedAccelerators[h]! >= 0)) return h;
    return -1;
  },
};

/** By number of the invariant. */
const RULES: ReadonlyMap<number, Rule> = new Map([
  [1, energyBalance],
  [2, drawWithinFirm],
  [7, pueAtLeastOne],
  [12, costFollowsPrice],
  [13, unknownIsNeverZero],
]);

export type HourlyWatch = {
  /** Looks at a table, one day or the whole run, of one site (by its place in the list), from hour `first`. */
  readonly see: (site: number, first: number, table: Table) => void;
  /** The first hour that broke an invariant, by its number. */
  readonly broken: ReadonlyMap<number, string>;
};

/** A watch over the tables of some sites, the last of which is `all`. */
export function hourlyWatch(sites: readonly string[]): HourlyWatch {
  const broken = new Map<number, string>();
  return {
    see: (site, first, table) => {
      for (const [number, { names, firstBroken }] of RULES) {
        if (broken.has(number)) continue;
        const h = firstBroken(table, site === sites.length - 1);
        if (h < 0) continue;
        broken.set(number, `${sites[site]}, hour ${first + h}: ${names.map((name) => `${name} ${table[name][h]}`).join(', ')}`);
      }
    },
    broken,
  };
}
