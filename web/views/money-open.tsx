import type { MoneyAnswer } from '../../workers/protocol.ts';
import { usePage, useWords } from '../context.ts';
import { moneyWords } from '../money-words.ts';
import { useAsked } from './asked.ts';
import { BillChart } from './bill-chart.tsx';
import { MoneyChart } from './money-chart.tsx';
import { SiteMoneyFile } from './money-file.tsx';
import { CapexTable, RunningTable, SiteMoneyTable } from './money-tables.tsx';
import './money.css';

export type Told = Extract<MoneyAnswer, { ok: true }>;

/** What the plan costs: the chart, the budget in words, and the tables. */
export function MoneyOpen() {
  const page = usePage();
  const { format, language } = useWords();
  // While they are worked out anew, the costs from before stay.
  const state = useAsked((request) => page.engine.money(request), [page.calmAnswer.value], true);
  const say = moneyWords(language);
  if (state.kind === 'failed') return <p class="small fails">{say('failed', { reason: state.reason[language] })}</p>;
  if (state.kind === 'computing')
    return (
      <p class="small" role="status">
        {say('computing')}
      </p>
    );
  const { told } = state;
  const { budget, resale } = told.money;
  return (
    <section class="money-told" aria-labelledby="money-title">
      <MoneyChart told={told} />
      <p class="note">
        {say('budget', {
          works: format.eur(budget.worksEur),
          orders: format.eur(budget.ordersEur),
          kept: format.eur(budget.keptEur),
          left: format.eur(budget.leftEur),
        })}{' '}
        {say(resale.retired.priceEur > 0 ? 'resale' : 'resaleNone', {
          price: format.eur(resale.standing.priceEur),
          value: format.eur(resale.standing.valueEur),
          retiredPrice: format.eur(resale.retired.priceEur),
          retiredValue: format.eur(resale.retired.valueEur),
        })}
      </p>
      <RunningTable told={told} />
      <BillChart told={told} />
      <details class="values">
        <summary>{say('sites.title')}</summary>
        <SiteMoneyTable told={told} />
        <SiteMoneyFile told={told} />
      </details>
      <details class="values">
        <summary>{say('tables')}</summary>
        <CapexTable told={told} />
        <p class="note">{say('explained')}</p>
      </details>
    </section>
  );
}
