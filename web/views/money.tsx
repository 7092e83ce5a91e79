import { usePage } from '../context.ts';
import { Folded } from './folded.tsx';
import { later } from './later.tsx';

const MoneyOpen = later(() => import('./money-open.tsx').then((module) => module.MoneyOpen));

/** What the plan costs, folded until it is asked for. */
export function Money() {
  const page = usePage();
  return page.calmAnswer.value ? <Folded name="money" open={page.charts.moneyOpen} Part={MoneyOpen} /> : null;
}
