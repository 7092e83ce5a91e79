/** `jalon run`: one run, told in text, JSON or a file. */
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import {
  type Binding,
  type Cause,
  csvParts,
  type Results,
  readyDates,
  type SiteResult,
  type Step,
  type Summary,
  simulate,
  type TargetResult,
} from '../../src/index.ts';
import { billTable } from './bill.ts';
import { type ImportOptions, importsOf, tellImports } from './imports.ts';
import { type OrdersTold, ordersOf, tellOrders } from './orders.ts';
import { BadInput, changesOf, issue, loadChanged } from './input.ts';
import { moneyTables } from './money.ts';
import { cutsTable, readyTable } from './ready.ts';
import { euros, figure, prefixed, table } from './text.ts';

export type RunOptions = ImportOptions & {
  readonly set?: string[];
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
  readonly out?: string;
  readonly orders?: string;
  readonly json?: boolean;
};

const STEPS: readonly string[] = ['hour', 'day', 'month'];

export function run(plan: string, options: RunOptions): string {
  const by = options.by ?? 'hour';
  const faults = [
    ...(STEPS.includes(by) ? [] : [issue('--by', '', JSON.stringify(by), 'hour, day or month')]),
    ...(options.out === undefined || /\.(csv|json)$/.test(options.out)
      ? []
      : [issue('--out', '', JSON.stringify(options.out), 'a file that ends in .csv or .json')]),
  ];
  if (faults.length > 0) throw new BadInput(faults);
  const changes = changesOf(options);
  const brought = options.orders === undefined ? undefined : ordersOf(options.orders, plan, changes);
  const loaded = loadChanged(plan, [...(brought ? [brought.change] : []), ...changes]);
  const { scenario, hash } = loaded;
  const sites = scenario.sites.map(({ id }) => id);
  const results = simulate(scenario, { hash, imports: importsOf(options, sites) });
  if (options.out !== undefined)
    write(
      options.out,
      options.out.endsWith('.csv') ? csvParts(results, by as Step) : [JSON.stringify(fileOf(results, by as Step), null, 1)],
    );
  const ready = readyDates(loaded);
  const orders = brought && { orders: brought.told };
  if (options.json) return JSON.stringify({ ...results.summary, ready, money: results.money, ...orders }, null, 1);
  return `${tell(results.summary, moneyTables(results.money), readyTable(ready), brought?.told)}${options.out === undefined ? '' : `\n\nWritten: ${options.out}`}`;
}

/** Written beside and renamed, so that a file is whole or not there. */
function write(path: string, parts: Iterable<string>): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new BadInput([issue('--out', '', `${path}, a folder`, 'a file')]);
  const beside = `${path}.${process.pid}.tmp`;
  let file: number;
  try {
    file = openSync(beside, 'w');
  } catch (error) {
    throw new BadInput([
      issue('--out', '', `${path} (${(error as Error).message})`, 'a file in a folder that exists and may be written'),
    ]);
  }
  try {
    for (const part of parts) writeSync(file, part);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The summary, with the columns by hour, or as rows by day or month. */
function fileOf(results: Results, by: Step): unknown {
  const [head, ...rows] = [...csvParts(results, by)].join('').trimEnd().split('\n');
  const names = head!.split(',');
  const read = (cell: string, i: number): string | number | null => (i < 2 ? cell : cell === '' ? null : Number(cell));
  const columns = names.map((name, i) => [name, rows.map((row) => read(row.split(',')[i]!, i))]);
  return { ...results.summary, money: results.money, by, columns: Object.fromEntries(columns) };
}

/** A run as a planner would read it. */
export function tell(summary: Summary, money = '', ready = '', orders?: OrdersTold): string {
  const { totals, scenario, sites, targets, checks } = summary;
  const lastDay = new Date(Date.parse(summary.to) - 86_400_000).toISOString().slice(0, 10);
  const failed = checks.filter(({ ok }) => !ok);
  return [
    `${scenario.name}`,
    `${summary.from.slice(0, 10)} to ${lastDay}, ${figure(summary.hours, 9)} hours; known up to ${summary.asOf}; model ${summary.modelVersion}, scenario ${scenario.hash}`,
    '',
    sentence(summary),
    '',
    ...(summary.imports.length === 0 ? [] : ['Hours from files', ...tellImports(summary), '']),
    ...(orders ? [...tellOrders(orders), ''] : []),
    'Promises',
    table(
      targets.map((target) => [target.id, amount(target.target, target.kind), `due ${target.by}`, verdict(target)]),
      [0, 2, 3],
    ),
    '',
    'Sites',
    table(
      [
        ['', 'in service', 'peak MW', 'firm MW', 'GWh', 'PUE', 'first load', 'what binds in the last month'],
        ...sites.map((site) => siteRow(site, summary)),
      ],
      [0, 6, 7],
    ),
    '',
    ...(ready === '' ? [] : [ready, '']),
    ...cutsTable(sites),
    'What bound, and when',
    ...sites.flatMap((site) => [
      `  ${site.name}`,
      table(
        spans(site.binding).map(([period, what]) => ['', period, what]),
        [0, 1, 2],
      ),
    ]),
    '',
    'Where the accelerator-hours went (millions)',
    ledgerTable(summary),
    '',
    ...hotTable(summary),
    ...flexTable(summary),
    'Electricity, EUR m (EUR/MWh)',
    billTable(summary),
    '',
    ...(money === '' ? [] : [money, '']),
    'Totals',
    table(
      [
        ['Energy from the grid', `${figure(totals.gridGwh)} GWh`, 'IT', `${figure(totals.itGwh)} GWh`, 'PUE', figure(totals.pue)],
        [
          'Tokens out',
          prefixed(totals.tokensOut, ''),
          'Training',
          prefixed(totals.trainingFlop, 'FLOP'),
          'Unserved',
          `${figure(100 * totals.unservedShare, 3)} %`,
        ],
        ['Paid', euros(totals.capexEur), 'Committed', euros(totals.committedEur), 'Operation', euros(totals.opexEur)],
        [
          'CO2 direct',
          `${figure(totals.co2DirectT)} t`,
          'Life cycle',
          `${figure(totals.co2LifecycleT)} t`,
          'Embodied',
          `${figure(totals.co2EmbodiedT)} t`,
        ],
        [
          'Water',
          `${figure(totals.waterM3)} m3`,
          'WUE',
          `${figure(totals.wueLPerKwh, 3)} L/kWh`,
          'Per million tokens',
          `EUR ${figure(totals.eurPerMillionTokensOut, 3)}`,
        ],
      ],
      [0, 2, 4],
    ),
    '',
    failed.length === 0
      ? `All ${checks.length} checks hold.`
      : `Checks that fail:\n${failed.map(({ id, detail }) => `  ${id}: ${detail}`).join('\n')}`,
  ].join('\n');
}

function amount(value: number, kind: TargetResult['kind']): string {
  return kind === 'committed-eur' ? euros(value) : figure(Math.round(value), 9);
}

function verdict({ kind, target, reached, met, metOn, expectedOn, assumed }: TargetResult): string {
  const aside = assumed ? ' (assumed)' : '';
  if (met) return `met on ${metOn}${aside}`;
  const short =
    kind === 'site-ready' ? 'not met' : `${amount(reached, kind)} by then, short by ${amount(target - reached, kind)}${aside}`;
  return metOn
    ? `${short}; reached on ${metOn}`
    : expectedOn
      ? `${short}; expected on ${expectedOn}`
      : `${short}; not in this run`;
}

function siteRow(site: SiteResult, summary: Summary): string[] {
  const last = summary.monthly.findLast((row) => row.site === site.id)!;
  const binding = site.binding.at(-1);
  const { acceleratorsInService, peakGridMw, gridGwh, pue } = site.totals;
  const binds = binding
    ? `${binding.constraint.join(' and ')}${binding.activity ? ` (${binding.activity})` : `, slack ${figure(binding.slackMw, 3)} MW${binding.next ? ` to ${binding.next}` : ''}`}`
    : '';
  return [
    site.name,
    figure(acceleratorsInService, 9),
    figure(peakGridMw, 3),
    figure(last.gridFirmMw, 3),
    figure(gridGwh),
    Number.isFinite(pue) ? figure(pue) : '-',
    site.firstLoad ?? 'never',
    binds,
  ];
}

const CAUSE_WORDS = {
  served: 'served',
  idle: 'idle',
  failed: 'in repair',
  outage: 'without power',
  burnIn: 'under test',
  power: 'power',
  cooling: 'cooling',
  permit: 'permit',
  halls: 'halls',
  deliveries: 'deliveries',
  crews: 'crews',
  budget: 'budget',
} as const satisfies Record<Cause, string>;

/** The lost accelerator-hour ledger by year, over all sites; causes that never occur are left out. */
function ledgerTable({ ledger }: Summary): string {
  const causes = (Object.keys(CAUSE_WORDS) as Cause[]).filter((cause) => ledger.some((entry) => entry[cause] >= 500));
  const years = [...new Set(ledger.map(({ year }) => year))];
  const millions = (year: number, key: Cause | 'ordered'): string =>
    (ledger.reduce((sum, entry) => (entry.year === year ? sum + entry[key] : sum), 0) / 1e6).toFixed(3);
  return table([
    ['', ...causes.map((cause) => CAUSE_WORDS[cause]), 'ordered'],
    ...years.map((year) => [String(year), ...causes.map((cause) => millions(year, cause)), millions(year, 'ordered')]),
  ]);
}

/** When it was too hot for halls without a chiller; nothing where it never was. */
function hotTable({ hotSpells, sites }: Summary): string[] {
  if (hotSpells.length === 0) return [];
  const nameOf = (id: string): string => sites.find((site) => site.id === id)!.name;
  const hourOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
  const rows = hotSpells.map(({ site, from, to, hours, acceleratorHours, hottestC }) => [
    nameOf(site),
    hourOf(from),
    hourOf(to),
    String(hours),
    figure(Math.round(acceleratorHours), 9),
    hottestC.toFixed(1),
  ]);
  return [
    'Too hot for halls without a chiller (UTC)',
    table([['', 'from', 'to', 'hours slowed', 'accelerator-hours lost', 'up to degC'], ...rows], [0, 1, 2]),
    '',
  ];
}

/** What came of the events in which sites gave power back; nothing where there was none. */
function flexTable({ flexEvents, sites }: Summary): string[] {
  if (flexEvents.length === 0) return [];
  const rows = flexEvents
    .filter(({ beforeMw, drawnMw }) => beforeMw + drawnMw > 0)
    .map(({ name, site, from, to, beforeMw, drawnMw, mostMw, acceleratorHours }) => [
      name.en,
      sites.find(({ id }) => id === site)!.name,
      `${from.slice(0, 16).replace('T', ' ')} to ${to.slice(11, 16)}`,
      figure(beforeMw),
      figure(drawnMw),
      figure(mostMw),
      figure(Math.round(acceleratorHours), 9),
    ]);
  return [
    'Power given back (UTC)',
    table([['', '', 'when', 'MW before', 'MW mean', 'MW most', 'accelerator-hours held back'], ...rows], [0, 1, 2]),
    '',
  ];
}

/** Runs of months with the same limit. */
export function spans(binding: readonly Binding[]): [period: string, what: string][] {
  const found: { from: string; to: string; what: string }[] = [];
  for (const { month, constraint, activity } of binding) {
    const what = `${constraint.join(' and ')}${activity ? ` (${activity})` : ''}`;
    const last = found.at(-1);
    if (last?.what === what) last.to = month;
    else found.push({ from: month, to: month, what });
  }
  return found.map(({ from, to, what }) => [from === to ? from : `${from} to ${to}`, what]);
}

/** The answer in a sentence or two. */
export function sentence(summary: Summary): string {
  const { totals, sites, targets } = summary;
  const year = new Date(Date.parse(summary.to) - 86_400_000).getUTCFullYear();
  const promise = targets.find(({ id }) => id === 'gpus-2025');
  const parts = [
    `By the end of ${year} this plan has ${figure(totals.acceleratorsInService, 9)} accelerators in service and has drawn up to ${figure(totals.peakGridMw, 3)} MW.`,
  ];
  if (promise) {
    const count = figure(promise.target, 9);
    parts.push(
      promise.met
        ? `The ${count} promised for ${promise.by} stand on ${promise.metOn}.`
        : promise.metOn
          ? `The ${count} promised for ${promise.by} stand on ${promise.metOn} instead.`
          : `The ${count} promised for ${promise.by} are not reached.`,
    );
  }
  for (const site of sites) {
    const last = site.binding.at(-1);
    if (site.firstLoad !== null && site.firstLoad < summary.to.slice(0, 10) && site.totals.peakGridMw === 0) {
      const what = last && last.constraint.length > 0 ? `: it is held back by ${last.constraint.join(' and ')}` : '';
      parts.push(`${site.name} could take load from ${site.firstLoad} on, but nothing is installed there${what}.`);
    }
    if (site.firstLoad === null || site.firstLoad >= summary.to.slice(0, 10)) {
      const gate = site.milestones.find(({ id }) => id === last?.activity);
      parts.push(
        `${site.name} serves nothing in this run: ${gate ? `it waits for ${last!.constraint.join(' and ')} (${gate.id}, until ${gate.date})` : 'nothing stands there'}; first load ${site.firstLoad ?? 'never'}.`,
      );
    }
  }
  return parts.join(' ');
}
