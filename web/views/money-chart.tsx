import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { layoutMoney } from '../charts/layout-money.ts';
import { type MoneyStep, type MoneyWhat, moneyPlot } from '../charts/money.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import { moneyWords } from '../money-words.ts';
import { csvOf } from '../month-csv.ts';
import { fileName, save } from '../save.ts';
import { useRoom } from './box-size.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { periodOf, sourceLine } from './headings.ts';
import type { Told } from './money-open.tsx';

const PLOT_HEIGHT = 240;
const FILE = { width: 760, height: 460 };

/** What is paid or committed, by kind, as bars. */
export function MoneyChart({ told }: { readonly told: Told }) {
  const page = usePage();
  const words = useWords();
  const { format, language } = words;
  const say = moneyWords(language);
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const what = useSignal<MoneyWhat>('paid');
  const step = useSignal<MoneyStep>('year');
  const latest = useSignal(told);
  latest.value = told;
  const data = useComputed(() =>
    page.calmChart.value ? moneyPlot(latest.value.money, page.calmChart.value, what.value, step.value) : undefined,
  );
  useSignalEffect(() => {
    if (!data.value || !room.value || !svg.current) return;
    setQuietly(svg.current, 'width', room.value.width);
    setQuietly(svg.current, 'height', PLOT_HEIGHT);
    renderPlot(svg.current, layoutMoney(data.value, room.value.width, PLOT_HEIGHT, page.words.value));
  });

  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const { budget, capex } = told.money;
  const paid = (of: (kind: string) => boolean): number =>
    capex.reduce((sum, row) => sum + (of(row.kind) ? row.paidEur.reduce((a, b) => a + b, 0) : 0), 0);
  const all = paid(() => true);
  const title =
    all > 0
      ? say('title', {
          budget: format.eur(budget.budgetEur),
          committed: format.eur(budget.worksEur + budget.ordersEur),
          share: format.percent(paid((kind) => kind === 'it' || kind === 'network') / all),
          end: format.endOf(lastDayOf(summary.to)),
        })
      : say('titleNone');
  const subtitle = say(`subtitle.${what.value}`, { step: say(`step.${step.value}`), period: periodOf(summary, words) });

  const picture = () =>
    attempt(page, async () => {
      const shown = data.value;
      if (!shown) return;
      const { exportSvg } = await import('../charts/export-svg.ts');
      const text = await exportSvg(
        (width, height) => ({ height, draw: (plot) => renderPlot(plot, layoutMoney(shown, width, height, words)) }),
        { title, subtitle, source: sourceLine(summary, answer.changes, words), description: `${title}. ${subtitle}` },
        words,
        FILE,
      );
      save(fileName(summary, ['money', what.value, language], 'svg'), [text], 'image/svg+xml');
    });
  const rows = () =>
    attempt(page, async () => {
      const columns = capex.flatMap(({ kind, of, paidEur, committedEur }) => {
        const key = of === null ? kind : `${kind}.${of}`;
        return [
          { key: `${key}.paidEur`, values: Float64Array.from(paidEur) },
          { key: `${key}.committedEur`, values: Float64Array.from(committedEur) },
        ];
      });
      save(fileName(summary, ['money', 'months'], 'csv'), [csvOf(told.money.months, columns)], 'text/csv');
    });

  return (
    <>
      <h3 id="money-finding">{title}</h3>
      <p class="subtitle">{subtitle}</p>
      <p class="money-choice">
        <label>
          {say('show')}{' '}
          <select
            value={what.value}
            onChange={(event) => {
              what.value = event.currentTarget.value as MoneyWhat;
            }}
          >
            <option value="paid">{say('what.paid')}</option>
            <option value="committed">{say('what.committed')}</option>
          </select>
        </label>{' '}
        <label>
          {say('by')}{' '}
          <select
            value={step.value}
            onChange={(event) => {
              step.value = event.currentTarget.value as MoneyStep;
            }}
          >
            <option value="year">{say('step.year')}</option>
            <option value="month">{say('step.month')}</option>
          </select>
        </label>
      </p>
      <div class="money-plot">
        <svg ref={svg} class="figure" role="img" aria-labelledby="money-finding" />
      </div>
      <p class="downloads">
        <span>{words.t('power.export')}</span>
        <PictureAndRows name={say('name')} svg={picture} csv={rows} />
      </p>
    </>
  );
}
