import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { MONEY_GROUPS, type MoneyGroup, type MoneyStep, type MoneyWhat, moneyPlot } from '../charts/money.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import { type MoneyKey, moneyWords } from '../money-words.ts';
import { csvOf } from '../month-csv.ts';
import { BarsFigure, Choice } from './bars-figure.tsx';
import type { BarsWords } from './bars-layout.ts';
import { periodOf } from './headings.ts';
import type { Told } from './money-open.tsx';

/** What is paid or committed, by kind, as bars. */
export function MoneyChart({ told }: { readonly told: Told }) {
  const page = usePage();
  const words = useWords();
  const { format, language } = words;
  const say = moneyWords(language);
  const what = useSignal<MoneyWhat>('paid');
  const step = useSignal<MoneyStep>('year');
  const chart = page.calmChart.value;
  const data = useMemo(
    () => chart && moneyPlot(told.money, chart, what.value, step.value),
    [told, chart, what.value, step.value],
  );
  const said = useMemo((): BarsWords => {
    const own = moneyWords(language);
    const keyOf = (id: MoneyGroup): MoneyKey => (id === 'electrical' || id === 'rest' ? `group.${id}` : `kind.${id}`);
    return {
      name: (id) => own(keyOf(MONEY_GROUPS.find((group) => group === id)!)),
      nothing: own('titleNone'),
      unit: 'costEur',
    };
  }, [language]);

  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const { budget, capex, months } = told.money;
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
  const csv = () =>
    csvOf(
      months,
      capex.flatMap(({ kind, of, paidEur, committedEur }) => {
        const key = of === null ? kind : `${kind}.${of}`;
        return [
          { key: `${key}.paidEur`, values: Float64Array.from(paidEur) },
          { key: `${key}.committedEur`, values: Float64Array.from(committedEur) },
        ];
      }),
    );
  return (
    <BarsFigure
      id="money"
      title={title}
      subtitle={say(`subtitle.${what.value}`, { step: say(`step.${step.value}`), period: periodOf(summary, words) })}
      data={data}
      said={said}
      name={say('name')}
      file={what.value}
      csv={csv}
    >
      <Choice
        label={say('show')}
        value={what.value}
        options={[
          ['paid', say('what.paid')],
          ['committed', say('what.committed')],
        ]}
        onChoose={(value) => {
          what.value = value;
        }}
      />{' '}
      <Choice
        label={say('by')}
        value={step.value}
        options={[
          ['year', say('step.year')],
          ['month', say('step.month')],
        ]}
        onChoose={(value) => {
          step.value = value;
        }}
      />
    </BarsFigure>
  );
}
