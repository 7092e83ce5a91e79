import { CAPITAL_PARTS, RUNNING_PARTS, type RunningCost } from '../../src/index.ts';
import { useWords } from '../context.ts';
import { kindText, moneyWords } from '../money-words.ts';
import type { Told } from './money-open.tsx';

type Row = { readonly name: string; readonly cells: readonly string[]; readonly sum?: boolean };

type TableProps = { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly Row[] };

function Table({ caption, head, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, sum }) => (
            <tr key={name} class={sum ? 'sum' : undefined}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={head[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

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
