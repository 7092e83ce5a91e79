import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { MONEY_GROUPS, type MoneyGroup, type MoneyStep, type MoneyWhat, moneyPlot } from '../charts/money.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { kindText, type MoneyKey, moneyWords } from '../money-words.ts';
import { csvOf } from '../month-csv.ts';
import { BarsFigure, type BarsTold, Choice } from './bars-figure.tsx';
import { periodOf } from './headings.ts';
import type { Told } from './money-open.tsx';

/** What is paid or committed, by kind, as bars. */
export function MoneyChart({ told: { money, names } }: { readonly told: Told }) {
  const page = usePage();
  const words = useWords();
  const { language } = words;
  const say = moneyWords(language);
  const what = useSignal<MoneyWhat>('paid');
  const step = useSignal<MoneyStep>('year');
  const chart = page.calmChart.value;
  const data = useMemo(() => chart && moneyPlot(money, chart, what.value, step.value), [money, chart, what.value, step.value]);
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const { budget, capex, months } = money;
  const paid = (of: (kind: string) => boolean): number =>
    capex.reduce((sum, row) => sum + (of(row.kind) ? row.paidEur.reduce((a, b) => a + b, 0) : 0), 0);
  const all = paid(() => true);
  const told = (of: Words): BarsTold => {
    const own = moneyWords(of.language);
    const keyOf = (id: MoneyGroup): MoneyKey => (id === 'electrical' || id === 'rest' ? `group.${id}` : `kind.${id}`);
    return {
      title:
        all > 0
          ? own('title', {
              budget: of.format.eur(budget.budgetEur),
              committed: of.format.eur(budget.worksEur + budget.ordersEur),
              share: of.format.percent(paid((kind) => kind === 'it' || kind === 'network') / all),
              end: of.format.endOf(lastDayOf(summary.to)),
            })
          : own('titleNone'),
      subtitle: own(`subtitle.${what.value}`, { step: own(`step.${step.value}`), period: periodOf(summary, of) }),
      name: own('name'),
      said: {
        name: (id) => own(keyOf(MONEY_GROUPS.find((group) => group === id)!)),
        nothing: own('titleNone'),
        unit: 'costEur',
      },
    };
  };
  const series = (of: Words) => ({
    months,
    columns: capex.flatMap((row) => {
      const key = row.of === null ? row.kind : `${row.kind}.${row.of}`;
      const name = kindText(row, names, of.language);
      return [
        { key: `${key}.paidEur`, name: moneyWords(of.language)('what.paid'), values: Float64Array.from(row.paidEur) },
        {
          key: `${key}.committedEur`,
          name: moneyWords(of.language)('what.committed'),
          values: Float64Array.from(row.committedEur),
        },
      ].map((column) => ({ ...column, name: `${name}, ${column.name}` }));
    }),
  });
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
    <BarsFigure id="money" told={told} data={data} file={what.value} csv={csv} series={series} rests="/money/">
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
