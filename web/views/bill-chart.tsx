import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BILL_MONTH_PARTS, type BillMonthPart, type BillMonths } from '../../src/index.ts';
import { BILL_GROUPS, billPlot } from '../charts/bill.ts';
import type { PlotMarks } from '../charts/plot.ts';
import type { PlotData } from '../charts/plot-data.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { moneyWords, type Say } from '../money-words.ts';
import { csvOf } from '../month-csv.ts';
import { fileName, save } from '../save.ts';
import { shortName } from '../sites.ts';
import { useRoom } from './box-size.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { periodOf, sourceLine } from './headings.ts';
import { FILE_SIZE, layoutBars, PLOT_HEIGHT } from './money-layout.ts';
import type { Told } from './money-open.tsx';
import { Table } from './money-tables.tsx';

function layoutBill(data: PlotData, width: number, height: number, words: Words): PlotMarks {
  const say = moneyWords(words.language);
  const nameOf = (id: string): string => say(`bill.${BILL_GROUPS.find((group) => group === id)!}`);
  return layoutBars(data, { width, height }, words, nameOf, say('bill.none'));
}

const sumOf = (eur: readonly number[]): number => eur.reduce((sum, one) => sum + one, 0);

function totalOf(bill: BillMonths, ...parts: readonly BillMonthPart[]): number {
  return parts.reduce((sum, part) => sum + sumOf(bill[part]), 0);
}

/** Parts that the bill has at all. */
function partsOf(bill: BillMonths): readonly BillMonthPart[] {
  return BILL_MONTH_PARTS.filter((part) => bill[part].some((eur) => eur !== 0));
}

/** The electricity bill of a site, or of all, by part and month: as bars, as a table and as files. */
export function BillChart({ told }: { readonly told: Told }) {
  const page = usePage();
  const words = useWords();
  const { language } = words;
  const say = moneyWords(language);
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const site = useSignal('all');
  const latest = useSignal(told);
  latest.value = told;
  const { money } = told;
  const billAt = (of: Told['money'], wanted: string): BillMonths =>
    of.bills.find((one) => one.site === wanted) ?? of.bills.at(-1)!;
  const data = useComputed(() => {
    const { money: now } = latest.value;
    return page.calmChart.value && billPlot(billAt(now, site.value), now.months, page.calmChart.value);
  });
  useSignalEffect(() => {
    if (!data.value || !room.value || !svg.current) return;
    setQuietly(svg.current, 'width', room.value.width);
    setQuietly(svg.current, 'height', PLOT_HEIGHT);
    renderPlot(svg.current, layoutBill(data.value, room.value.width, PLOT_HEIGHT, page.words.value));
  });

  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const bill = billAt(money, site.value);
  const title = findingOf(bill, lastDayOf(summary.to), say, words);
  const place = money.sites.find((one) => one.site === bill.site)?.names[language] ?? say('bill.all');
  const subtitle = say('bill.subtitle', { place, period: periodOf(summary, words) });

  const picture = () =>
    attempt(page, async () => {
      const shown = data.value;
      if (!shown) return;
      const { exportSvg } = await import('../charts/export-svg.ts');
      const text = await exportSvg(
        (width, height) => ({ height, draw: (plot) => renderPlot(plot, layoutBill(shown, width, height, words)) }),
        { title, subtitle, source: sourceLine(summary, answer.changes, words), description: `${title}. ${subtitle}` },
        words,
        FILE_SIZE,
      );
      save(fileName(summary, ['bill', bill.site, language], 'svg'), [text], 'image/svg+xml');
    });
  const rows = () =>
    attempt(page, async () => {
      const columns = money.bills.flatMap((one) =>
        BILL_MONTH_PARTS.map((part) => ({ key: `${one.site}.${part}`, values: Float64Array.from(one[part]) })),
      );
      save(fileName(summary, ['bill', 'months'], 'csv'), [csvOf(money.months, columns)], 'text/csv');
    });

  return (
    <section class="bill" aria-labelledby="bill-finding">
      <h3 id="bill-finding">{title}</h3>
      <p class="subtitle">{subtitle}</p>
      <p class="money-choice">
        <label>
          {say('bill.of')}{' '}
          <select
            value={bill.site}
            onChange={(event) => {
              site.value = event.currentTarget.value;
            }}
          >
            <option value="all">{say('bill.all')}</option>
            {money.sites.map((one) => (
              <option key={one.site} value={one.site}>
                {shortName(one.names[language])}
              </option>
            ))}
          </select>
        </label>
      </p>
      <div class="bill-plot">
        <svg ref={svg} class="figure" role="img" aria-labelledby="bill-finding" />
      </div>
      <p class="downloads">
        <span>{words.t('power.export')}</span>
        <PictureAndRows name={say('bill.name')} svg={picture} csv={rows} />
      </p>
      <details class="values">
        <summary>{say('bill.table')}</summary>
        <BillTable bill={bill} months={money.months} place={place} />
      </details>
    </section>
  );
}

type TableProps = { readonly bill: BillMonths; readonly months: readonly string[]; readonly place: string };

function BillTable({ bill, months, place }: TableProps) {
  const { format, language } = useWords();
  const say = moneyWords(language);
  const parts = partsOf(bill);
  const cells = (eurOf: (part: BillMonthPart) => number): string[] =>
    [...parts.map(eurOf), parts.reduce((sum, part) => sum + eurOf(part), 0)].map((eur) => format.number(eur / 1e6, 3));
  return (
    <Table
      caption={say('bill.caption', { place })}
      head={[say('bill.month'), ...parts.map((part) => say(`bill.${part}`)), say('together')]}
      rows={[
        ...months.map((month, m) => ({ name: format.shortMonth(month), cells: cells((part) => bill[part][m]!) })),
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
