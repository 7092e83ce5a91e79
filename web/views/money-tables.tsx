import { CAPEX_KINDS, CAPITAL_PARTS, RUNNING_PARTS, type RunningCost } from '../../src/index.ts';
import { useWords } from '../context.ts';
import { kindText, moneyWords } from '../money-words.ts';
import { shortName } from '../sites.ts';
import type { Told } from './money-open.tsx';
import { type Row, Table } from './rows-table.tsx';

/** What is paid and committed, by kind. */
export function CapexTable({ told: { money, names } }: { readonly told: Told }) {
  const { format, language } = useWords();
  const say = moneyWords(language);
  const years = [...new Set(money.months.map((month) => month.slice(0, 4)))];
  const sum = (eur: readonly number[], year = ''): number =>
    eur.reduce((total, value, m) => total + (money.months[m]!.startsWith(year) ? value : 0), 0);
  const cells = (rows: typeof money.capex): string[] => {
    const over = (of: (row: (typeof money.capex)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    return [
      ...years.map((year) => over((row) => sum(row.paidEur, year))),
      over((row) => sum(row.paidEur)),
      over((row) => sum(row.committedEur)),
    ].map((eur) => format.number(eur / 1e6, 1));
  };
  return (
    <Table
      caption={say('capex.caption')}
      head={[say('column.kind'), ...years, say('column.paid'), say('column.committed')]}
      rows={[
        ...money.capex.map((row) => ({ name: kindText(row, names, language), cells: cells([row]) })),
        { name: say('together'), cells: cells(money.capex), sum: true },
      ]}
    />
  );
}

/** What running costs, by year, and what that makes of an hour, a MWh and a token. */
export function RunningTable({ told: { money } }: { readonly told: Told }) {
  const { format, language } = useWords();
  const say = moneyWords(language);
  const costs: readonly RunningCost[] = [...money.years, money.whole];
  const row = (name: string, cell: (cost: RunningCost) => string, isSum = false): Row => ({
    name,
    cells: costs.map(cell),
    sum: isSum,
  });
  const parts = [...RUNNING_PARTS, ...CAPITAL_PARTS].filter((part) => costs.some((cost) => cost[part] !== 0));
  return (
    <Table
      caption={say('running.caption')}
      head={[say('column.part'), ...money.years.map(({ year }) => String(year)), say('column.whole')]}
      rows={[
        ...parts.map((part) => row(say(`part.${part}`), (cost) => format.number(cost[part] / 1e6, 1))),
        row(say('together'), ({ totalEur }) => format.number(totalEur / 1e6, 1), true),
        row(say('row.resale'), ({ resaleEur }) => format.number(resaleEur / 1e6, 1)),
        row(say('unit.acceleratorH'), ({ eurPerAcceleratorH }) => format.number(eurPerAcceleratorH, 2)),
        row(say('unit.mwhIt'), ({ eurPerMwhIt }) => format.number(eurPerMwhIt)),
        row(say('unit.tokens'), ({ eurPerMillionTokensOut }) => format.number(eurPerMillionTokensOut, 2)),
      ]}
    />
  );
}

/** What each site is paid for, and costs to run with the capital of what stands, over the whole run. */
export function SiteMoneyTable({ told: { money } }: { readonly told: Told }) {
  const { format, language } = useWords();
  const say = moneyWords(language);
  const columns = [...money.sites, { site: 'all', names: null, capex: money.capex, cost: money.whole }];
  const millions = (eur: number): string => format.number(eur / 1e6, 1);
  const sum = (rows: typeof money.capex, key: 'paidEur' | 'committedEur'): number =>
    rows.reduce((total, row) => total + row[key].reduce((all, eur) => all + eur, 0), 0);
  const kinds = CAPEX_KINDS.filter((kind) => money.capex.some((row) => row.kind === kind));
  const parts = [...RUNNING_PARTS, ...CAPITAL_PARTS].filter((part) => money.whole[part] !== 0);
  const row = (name: string, cell: (column: (typeof columns)[number]) => string, isSum = false): Row => ({
    name,
    cells: columns.map(cell),
    sum: isSum,
  });
  return (
    <Table
      caption={say('sites.caption')}
      head={[say('column.part'), ...columns.map(({ names }) => (names ? shortName(names[language]) : say('bill.all')))]}
      rows={[
        ...kinds.map((kind) =>
          row(say(`kind.${kind}`), ({ capex }) =>
            millions(
              sum(
                capex.filter((one) => one.kind === kind),
                'paidEur',
              ),
            ),
          ),
        ),
        row(say('sites.paid'), ({ capex }) => millions(sum(capex, 'paidEur')), true),
        row(say('sites.committed'), ({ capex }) => millions(sum(capex, 'committedEur'))),
        ...parts.map((part) => row(say(`part.${part}`), ({ cost }) => millions(cost[part]))),
        row(say('sites.running'), ({ cost }) => millions(cost.totalEur), true),
        row(say('unit.acceleratorH'), ({ cost }) => format.number(cost.eurPerAcceleratorH, 2)),
        row(say('unit.mwhIt'), ({ cost }) => format.number(cost.eurPerMwhIt)),
      ]}
    />
  );
}
