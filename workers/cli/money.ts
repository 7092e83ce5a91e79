/** What a plan costs as small tables: capex by kind, running cost by year. */
import { CAPITAL_PARTS, type CapexKind, type Money, RUNNING_PARTS, type RunningCost, type RunningPart } from '../../src/index.ts';
import { euros, figure, table } from './text.ts';

const KIND_WORDS = {
  shell: 'building shell',
  electrical: 'electrical',
  generators: 'generator sets',
  cooling: 'cooling',
  grid: 'grid connection',
  rest: 'land, design, rest',
  it: 'machines',
  network: 'network',
} as const satisfies Record<CapexKind, string>;

const PART_WORDS = {
  energyEur: 'energy',
  maintenanceEur: 'maintenance',
  staffEur: 'staff',
  taxInsuranceEur: 'property tax, insurance',
  otherEur: 'other operation',
  rentEur: 'rent',
  machinesEur: 'capital of machines',
  buildingsEur: 'capital of buildings',
} as const satisfies Record<RunningPart, string>;

const millions = (eur: number): string => (eur / 1e6).toFixed(1);

export function moneyTables(money: Money): string {
  const { budget, resale, years, whole } = money;
  return [
    'Money paid by kind, EUR m (committed, as far as it is within the run)',
    capexTable(money),
    '',
    'Budget',
    table(
      [
        ['Works', euros(budget.worksEur), 'Orders', euros(budget.ordersEur)],
        ['Kept for undecided works', euros(budget.keptEur), 'Left', euros(budget.leftEur)],
      ],
      [0, 2],
    ),
    '',
    'Cost of running, with the capital of what stands, EUR m',
    table([
      ['', ...years.map(({ year }) => String(year)), 'whole run'],
      ...[...RUNNING_PARTS, ...CAPITAL_PARTS].map((part) =>
        row(PART_WORDS[part], [...years, whole], (cost) => millions(cost[part])),
      ),
      row('together', [...years, whole], ({ totalEur }) => millions(totalEur)),
      row('EUR per accelerator-hour', [...years, whole], (cost) => figure(cost.eurPerAcceleratorH, 3)),
      row('EUR per MWh of IT', [...years, whole], (cost) => figure(cost.eurPerMwhIt, 3)),
      row('EUR per million tokens', [...years, whole], (cost) => figure(cost.eurPerMillionTokensOut, 3)),
    ]),
    `  Machines that cost ${euros(resale.standing.priceEur)} stand at the end and would bring ${euros(resale.standing.valueEur)}.`,
    ...(resale.retired.priceEur > 0
      ? [`  Those retired before cost ${euros(resale.retired.priceEur)} and brought ${euros(resale.retired.valueEur)}.`]
      : []),
    '',
    'Cost by site over the whole run, EUR m',
    siteTable(money),
  ].join('\n');
}

function row(name: string, costs: readonly RunningCost[], cell: (cost: RunningCost) => string): string[] {
  return [name, ...costs.map(cell)];
}

function siteTable({ sites, capex, whole }: Money): string {
  const eurOf = (rows: Money['capex'], key: 'paidEur' | 'committedEur'): number =>
    rows.reduce((sum, row) => sum + row[key].reduce((total, eur) => total + eur, 0), 0);
  const all = [...sites.map((one) => ({ name: one.names.en, ...one })), { name: 'All sites', capex, cost: whole }];
  return table([
    ['', ...all.map(({ name }) => name)],
    ['paid', ...all.map((one) => millions(eurOf(one.capex, 'paidEur')))],
    ['committed', ...all.map((one) => millions(eurOf(one.capex, 'committedEur')))],
    ...[...RUNNING_PARTS, ...CAPITAL_PARTS].map((part) => [PART_WORDS[part], ...all.map(({ cost }) => millions(cost[part]))]),
    ['together', ...all.map(({ cost }) => millions(cost.totalEur))],
    ['EUR per accelerator-hour', ...all.map(({ cost }) => (cost.acceleratorH > 0 ? figure(cost.eurPerAcceleratorH, 3) : '-'))],
  ]);
}

function capexTable({ capex, months }: Money): string {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const sum = (eur: readonly number[], year?: string): number =>
    eur.reduce((total, value, m) => (year === undefined || months[m]!.startsWith(year) ? total + value : total), 0);
  const cells = (rows: Money['capex']): string[] => [
    ...years.map((year) => millions(rows.reduce((total, { paidEur }) => total + sum(paidEur, year), 0))),
    millions(rows.reduce((total, { paidEur }) => total + sum(paidEur), 0)),
    millions(rows.reduce((total, { committedEur }) => total + sum(committedEur), 0)),
  ];
  return table([
    ['', ...years, 'paid', 'committed'],
    ...capex.map((one) => [one.of === null ? KIND_WORDS[one.kind] : `${KIND_WORDS[one.kind]}, ${one.of}`, ...cells([one])]),
    ['together', ...cells(capex)],
  ]);
}
