/**
 * An overview as it crosses from a worker: its many small records as a few arrays. A browser copies thousands of records one by one, on
 * both sides and on each move of a lever; arrays it hands over. What is read of them becomes records again when it is asked for.
 */
import {
  type Binding,
  type Constraint,
  type DailySeries,
  type LedgerEntry,
  type MonthLedger,
  type MonthRow,
  type Overview,
  POWER_SERIES,
  type SiteResult,
  type Sketch,
  type Summary,
  type WorkMonth,
} from '../src/index.ts';

type Cell = string | number;
type Row = Readonly<Record<string, Cell>>;

type Cells = Float64Array<ArrayBuffer>;
/** Gives room for some numbers. */
export type CellsFor = (length: number) => Cells;
const ownCells: CellsFor = (length) => new Float64Array(length);

/** Records that have the same keys. */
export type PackedRows = {
  readonly length: number;
  readonly keys: readonly string[];
  /** By key: its texts, each once; none where it holds numbers. */
  readonly texts: readonly (readonly string[] | null)[];
  /** By key and row: the number, or the place of the text among those of its key. */
  readonly cells: Cells;
};

export function packRows(rows: readonly Row[], cellsFor: CellsFor = ownCells): PackedRows {
  const first = rows[0] ?? {};
  const keys = Object.keys(first);
  const cells = cellsFor(keys.length * rows.length);
  const texts = keys.map((key, k) => {
    const at = k * rows.length;
    if (typeof first[key] === 'number') {
      for (let i = 0; i < rows.length; i++) cells[at + i] = rows[i]![key] as number;
      return null;
    }
    const places = new Map<string, number>();
    let last: string | undefined;
    let place = 0;
    for (let i = 0; i < rows.length; i++) {
      const text = rows[i]![key] as string;
      // Most rows have the month or the site of the one before.
      if (text !== last) {
        last = text;
        place = places.get(text) ?? places.size;
        if (place === places.size) places.set(text, place);
      }
      cells[at + i] = place;
    }
    return [...places.keys()];
  });
  return { length: rows.length, keys, texts, cells };
}

export function unpackRows<R extends object>({ length, keys, texts, cells }: PackedRows): R[] {
  const rows: R[] = [];
  for (let i = 0; i < length; i++) {
    const row: Record<string, Cell> = {};
    for (let k = 0; k < keys.length; k++) {
      const cell = cells[k * length + i]!;
      row[keys[k]!] = texts[k]?.[cell] ?? cell;
    }
    rows.push(row as R);
  }
  return rows;
}

type InService = Summary['inService'][number];
type Step = InService['from'][number] & { readonly entry: number };
type Ceiling = Binding['ceilings'][number] & { readonly month: number };
/** A month of a site; what binds it, in one text, and '' for none. */
type MonthBinding = Omit<Binding, 'ceilings' | 'constraint' | 'activity' | 'next'> & {
  readonly constraint: string;
  readonly activity: string;
  readonly next: string;
};

export type PackedOverview = Omit<Overview, 'summary' | 'daily'> & {
  readonly summary: Omit<Summary, 'monthly' | 'work' | 'ledger' | 'ledgerByMonth' | 'inService' | 'sites'>;
  readonly sites: readonly Omit<SiteResult, 'binding'>[];
  /** By site. */
  readonly bindings: readonly { readonly months: PackedRows; readonly ceilings: PackedRows }[];
  readonly monthly: PackedRows;
  readonly work: PackedRows;
  readonly ledger: PackedRows;
  readonly ledgerByMonth: PackedRows;
  readonly inService: readonly Omit<InService, 'from'>[];
  /** The steps of all entries in turn; `entry` says whose each is. */
  readonly steps: PackedRows;
  readonly series: readonly Omit<DailySeries, 'values'>[];
  /** The days of one series after those of another. */
  readonly values: Cells;
};

/** Packs an overview, whose days go with it; `cellsFor` gives the room for its records. */
export function packOverview({ summary: whole, daily, ...rest }: Overview, cellsFor: CellsFor = ownCells): PackedOverview {
  const pack = (rows: readonly Row[]): PackedRows => packRows(rows, cellsFor);
  const { monthly, work, ledger, ledgerByMonth, inService, sites, ...summary } = whole;
  const values = blockOf(daily, rest.days);
  return {
    ...rest,
    summary,
    sites: sites.map(({ binding: _binding, ...site }) => site),
    bindings: sites.map(({ binding }) => packBinding(binding, pack)),
    monthly: pack(monthly),
    work: pack(work),
    ledger: pack(ledger),
    ledgerByMonth: pack(ledgerByMonth),
    inService: inService.map(({ from: _from, ...entry }) => entry),
    steps: pack(
      inService.flatMap(({ from }, entry) => from.map(({ date, accelerators }): Step => ({ date, accelerators, entry }))),
    ),
    series: daily.map(({ name, site }) => ({ name, site })),
    values,
  };
}

/** The days of all series one after the other: those that a run made so already, and a copy of others. */
function blockOf(daily: readonly DailySeries[], days: number): Cells {
  const block = daily[0]?.values.buffer;
  const isBlock = daily.every(
    ({ values }, i) => values.buffer === block && values.byteOffset === i * days * values.BYTES_PER_ELEMENT,
  );
  const length = daily.length * days;
  if (block && isBlock) return new Float64Array(block, 0, length);
  const values = new Float64Array(length);
  for (let i = 0; i < daily.length; i++) values.set(daily[i]!.values, i * days);
  return values;
}

function packBinding(
  binding: readonly Binding[],
  pack: (rows: readonly Row[]) => PackedRows,
): PackedOverview['bindings'][number] {
  return {
    months: pack(
      binding.map(
        ({ month, constraint, activity, slackMw, next }): MonthBinding => ({
          month,
          constraint: constraint.join(' '),
          activity: activity ?? '',
          slackMw,
          next: next ?? '',
        }),
      ),
    ),
    ceilings: pack(
      binding.flatMap(({ ceilings }, month) =>
        ceilings.map(({ constraint, accelerators, itMw }): Ceiling => ({ constraint, accelerators, itMw, month })),
      ),
    ),
  };
}

/**
 * A sketch laid over the last draft that told all: a packed overview of its own, in the room that `cellsFor` gives, days first.
 */
export function packSketch(
  former: PackedOverview,
  { hash, totals, targets, sites, days }: Sketch,
  cellsFor: CellsFor,
): PackedOverview {
  const { summary } = former;
  const now: PackedOverview = {
    ...former,
    summary: {
      ...summary,
      scenario: { ...summary.scenario, hash },
      totals: { ...summary.totals, ...totals },
      targets,
    },
    sites: sites.map(({ binding: _binding, ...site }, s) => {
      const { bill, totals: rest } = former.sites[s]!;
      return { ...site, bill, totals: { ...rest, ...site.totals } };
    }),
    bindings: sites.map(({ binding }) => packBinding(binding, packRows)),
  };
  const packed = onCells(now, (cells) => {
    const own = cellsFor(cells.length);
    own.set(cells);
    return own;
  });
  const { series, values } = packed;
  for (const [site, own] of days) {
    for (const { name, write } of POWER_SERIES) {
      const at = series.findIndex((one) => one.name === name && one.site === site) * packed.days;
      write(own, values.subarray(at, at + packed.days));
    }
  }
  return packed;
}

/** What a message hands over instead of copying it. */
export function buffersOf(packed: PackedOverview): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  onCells(packed, (cells) => {
    buffers.add(cells.buffer);
    return cells;
  });
  return [...buffers];
}

/** The same in another block as long: what of it lies in the block of its days is copied there, to the same places. */
export function packedIn(packed: PackedOverview, block: ArrayBuffer): PackedOverview {
  const { buffer } = packed.values;
  new Uint8Array(block).set(new Uint8Array(buffer));
  return onCells(packed, (cells) => (cells.buffer === buffer ? new Float64Array(block, cells.byteOffset, cells.length) : cells));
}

/** An overview with something else in the place of each of its arrays, the days first. */
function onCells(packed: PackedOverview, other: (cells: Cells) => Cells): PackedOverview {
  const rows = (one: PackedRows): PackedRows => ({ ...one, cells: other(one.cells) });
  const { bindings, monthly, work, ledger, ledgerByMonth, steps } = packed;
  const values = other(packed.values);
  return {
    ...packed,
    values,
    bindings: bindings.map(({ months, ceilings }) => ({ months: rows(months), ceilings: rows(ceilings) })),
    monthly: rows(monthly),
    work: rows(work),
    ledger: rows(ledger),
    ledgerByMonth: rows(ledgerByMonth),
    steps: rows(steps),
  };
}

export function unpackOverview(packed: PackedOverview): Overview {
  const { summary, sites, bindings, monthly, work, ledger, ledgerByMonth, inService, steps, series, values, ...rest } = packed;
  const { days } = rest;
  const whole = {
    ...summary,
    sites: sites.map((site, s): SiteResult => ({ ...site, binding: unpackBinding(bindings[s]!) })),
  };
  // Most of these are read for a table, a file or a reason alone.
  readLater(whole, 'monthly', () => unpackRows<MonthRow>(monthly));
  readLater(whole, 'work', () => unpackRows<WorkMonth>(work));
  readLater(whole, 'ledger', () => unpackRows<LedgerEntry>(ledger));
  readLater(whole, 'ledgerByMonth', () => unpackRows<MonthLedger>(ledgerByMonth));
  readLater(whole, 'inService', () => unpackInService(inService, unpackRows<Step>(steps)));
  return {
    ...rest,
    summary: whole as typeof whole & Summary,
    daily: series.map((one, i) => ({ ...one, values: values.subarray(i * days, (i + 1) * days) })),
  };
}

/** A member that is made when it is first read. */
function readLater<T>(of: object, key: string, make: () => T): void {
  let made: T | undefined;
  Object.defineProperty(of, key, { enumerable: true, get: () => (made ??= make()) });
}

function unpackBinding({ months, ceilings }: PackedOverview['bindings'][number]): Binding[] {
  const byMonth: Binding['ceilings'][number][][] = Array.from({ length: months.length }, () => []);
  for (const { month, constraint, accelerators, itMw } of unpackRows<Ceiling>(ceilings))
    byMonth[month]!.push({ constraint, accelerators, itMw });
  return unpackRows<MonthBinding>(months).map(({ month, constraint, activity, slackMw, next }, m) => ({
    month,
    constraint: constraint === '' ? [] : (constraint.split(' ') as Constraint[]),
    activity: activity === '' ? null : activity,
    slackMw,
    next: next === '' ? null : (next as Constraint),
    ceilings: byMonth[m]!,
  }));
}

function unpackInService(entries: PackedOverview['inService'], steps: readonly Step[]): InService[] {
  const byEntry: InService['from'][number][][] = entries.map(() => []);
  for (const { date, accelerators, entry } of steps) byEntry[entry]!.push({ date, accelerators });
  return entries.map((entry, e) => ({ ...entry, from: byEntry[e]! }));
}
