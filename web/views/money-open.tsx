import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LocalText } from '../../src/index.ts';
import type { MoneyAnswer } from '../../workers/protocol.ts';
import { usePage, useWords } from '../context.ts';
import { moneyWords } from '../money-words.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';
import type { Page } from '../state.ts';
import { BillChart } from './bill-chart.tsx';
import { MoneyChart } from './money-chart.tsx';
import { SiteMoneyFile } from './money-file.tsx';
import { CapexTable, RunningTable, SiteMoneyTable } from './money-tables.tsx';
import './money.css';

/** After this long without another answer the costs are asked for, so that a drag does not ask at every step. */
const REST_MS = 350;

export type Told = Extract<MoneyAnswer, { ok: true }>;

type State = { readonly told: Told | undefined; readonly reason: LocalText | undefined };

/** The costs of the plan as it stands; while they are worked out anew, those from before stay. */
function useMoney(page: Page): State {
  const state = useSignal<State>({ told: undefined, reason: undefined });
  const answer = page.answer.value;
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const request = page.request();
      if (!request) return;
      let next: State;
      try {
        const told = await page.engine.money(request);
        next = told.ok ? { told, reason: undefined } : { told: undefined, reason: reasonOf(new EngineRefusal(told.issues)) };
      } catch (error) {
        next = { told: undefined, reason: reasonOf(error) };
      }
      if (wanted) state.value = next;
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [page, answer, state]);
  return state.value;
}

/** What the plan costs: the chart, the budget in words, and the tables. */
export function MoneyOpen() {
  const page = usePage();
  const { format, language } = useWords();
  const { told, reason } = useMoney(page);
  const say = moneyWords(language);
  if (reason) return <p class="small fails">{say('failed', { reason: reason[language] })}</p>;
  if (!told)
    return (
      <p class="small" role="status">
        {say('computing')}
      </p>
    );
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
