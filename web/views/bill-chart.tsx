import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { BILL_MONTH_PARTS, type BillMonthPart, type BillMonths } from '../../src/index.ts';
import { BILL_GROUPS, billPlot } from '../charts/bill.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { moneyWords, type Say } from '../money-words.ts';
import { csvOf } from '../month-csv.ts';
import { shortName } from '../sites.ts';
import { BarsFigure, Choice } from './bars-figure.tsx';
import type { BarsWords } from './bars-layout.ts';
import { periodOf } from './headings.ts';
import type { Told } from './money-open.tsx';
import { Table } from './rows-table.tsx';

const sumOf = (eur: readonly number[]): number => eur.reduce((sum, one) => sum + one, 0);

function totalOf(bill: BillMonths, ...parts: readonly BillMonthPart[]): number {
  return parts.reduce((sum, part) => sum + sumOf(bill[part]), 0);
}

/** The electricity bill of a site, or of all, by part and month: as bars, as a table and as files. */
export function BillChart({ told }: { readonly told: Told }) {
  const page = usePage();
  const words = useWords();
  const { language } = words;
  const say = moneyWords(language);
  const site = useSignal('all');
  const { bills, months, sites } = told.money;
  const bill = bills.find((one) => one.site === site.value) ?? bills.at(-1)!;
  const chart = page.calmChart.value;
  const data = useMemo(() => chart && billPlot(bill, months, chart), [bill, months, chart]);
  const said = useMemo((): BarsWords => {
    const own = moneyWords(language);
    return {
      name: (id) => own(`bill.${BILL_GROUPS.find((group) => group === id)!}`),
      nothing: own('bill.none'),
      unit: 'costEur',
    };
  }, [language]);

  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const place = sites.find((one) => one.site === bill.site)?.names[language] ?? say('bill.all');
  const csv = () =>
    csvOf(
      months,
      bills.flatMap((one) =>
        BILL_MONTH_PARTS.map((part) => ({ key: `${one.site}.${part}`, values: Float64Array.from(one[part]) })),
      ),
    );
  return (
    <section class="bill" aria-labelledby="bill-finding">
      <BarsFigure
        id="bill"
        title={findingOf(bill, lastDayOf(summary.to), say, words)}
        subtitle={say('bill.subtitle', { place, period: periodOf(summary, words) })}
        data={data}
        said={said}
        name={say('bill.name')}
        file={bill.site}
        csv={csv}
      >
        <Choice
          label={say('bill.of')}
          value={bill.site}
          options={[['all', say('bill.all')], ...sites.map((one) => [one.site, shortName(one.names[language])] as const)]}
          onChoose={(value) => {
            site.value = value;
          }}
        />
      </BarsFigure>
      <details class="values">
        <summary>{say('bill.table')}</summary>
        <BillTable bill={bill} months={months} place={place} />
      </details>
    </section>
  );
}

type TableProps = { readonly bill: BillMonths; readonly months: readonly string[]; readonly place: string };

/** The months from the first with a bill on. */
function BillTable({ bill, months, place }: TableProps) {
  const { format, language } = useWords();
  const say = moneyWords(language);
  const parts = BILL_MONTH_PARTS.filter((part) => bill[part].some((eur) => eur !== 0));
  const cells = (eurOf: (part: BillMonthPart) => number): string[] =>
    [...parts.map(eurOf), parts.reduce((sum, part) => sum + eurOf(part), 0)].map((eur) => format.number(eur / 1e6, 3));
  const first = months.findIndex((_, m) => parts.some((part) => bill[part][m] !== 0));
  const rows = months.map((month, m) => ({ name: format.shortMonth(month), cells: cells((part) => bill[part][m]!) }));
  return (
    <Table
      caption={say('bill.caption', { place })}
      head={[say('bill.month'), ...parts.map((part) => say(`bill.${part}`)), say('together')]}
      rows={[
        ...(first < 0 ? [] : rows.slice(first)),
        { name: say('together'), cells: cells((part) => sumOf(bill[part])), sum: true },
      ]}
    />
  );
}

/** What the bill comes to, and what its largest parts are of it. */
function findingOf(bill: BillMonths, end: string, say: Say, { format }: Words): string {
  const eur = totalOf(bill, ...BILL_MONTH_PARTS);
  if (!(eur > 0)) return say('bill.none');
  return say('bill.title', {
    eur: format.eur(eur),
    end: format.endOf(end),
    energy: format.percent(totalOf(bill, 'nuclearEur', 'ppaEur', 'spotEur') / eur),
    network: format.percent(totalOf(bill, 'networkEur') / eur),
    excise: format.percent(totalOf(bill, 'exciseEur') / eur),
  });
}
