import { usePage, useWords } from '../context.ts';
import { later } from './later.tsx';

const MoneyOpen = later(() => import('./money-open.tsx').then((module) => module.MoneyOpen));

/** What the plan costs, folded until it is asked for. */
export function Money() {
  const page = usePage();
  const { t } = useWords();
  if (!page.calmAnswer.value) return null;
  const open = page.charts.moneyOpen.value;
  return (
    <details
      class="money"
      open={open}
      onToggle={(event) => {
        page.charts.moneyOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2 id="money-title">{t('money.title')}</h2>
      </summary>
      {open && <MoneyOpen />}
    </details>
  );
}
