/** Orders from a file, and to one: fetched when somebody brings or asks for such a file. */
import {
  changedPlan,
  importOrders,
  type LoadAnswer,
  type Loaded,
  ordersCsv,
  orderTotals,
  type SourceText,
  withOrders,
} from '../src/index.ts';
import type { OrdersAnswer, PlanRequest } from './protocol.ts';

type Load = (source: SourceText, set: PlanRequest['set']) => LoadAnswer;

/** The plan as it was opened, with other orders; changes of anything else stay changes. */
export function planWithOrders(
  { plan, set }: PlanRequest,
  file: SourceText,
  loaded: Loaded,
  load: Load,
  source: SourceText,
): OrdersAnswer {
  const others = set.filter(({ pointer }) => pointer !== '/orders' && !pointer.startsWith('/orders/'));
  const imported = importOrders(file, loaded, (change) => load(source, [change, ...others]));
  if (!imported.ok) return imported;
  const { name: title } = loaded.scenario;
  const document =
    plan.kind === 'shipped'
      ? {
          ...changedPlan(plan.name, title, []),
          name: { en: `${title.en}, orders of a file`, fr: `${title.fr}, commandes d’un fichier` },
        }
      : JSON.parse(plan.text.replace(/^\uFEFF/, ''));
  const isOfOrders = plan.kind === 'file' && /-orders( \(\d+\))?\.json$/.test(plan.name);
  const name = isOfOrders ? plan.name : `${plan.name.replace(/\.json$/, '')}-orders.json`;
  const text = `${JSON.stringify(withOrders(document, loaded, imported.orders), null, 2)}\n`;
  // What is handed over is what is opened: it is read once more as it stands.
  const again = load({ file: name, text }, others);
  if (!again.ok) return again;
  return {
    ok: true,
    name,
    text,
    before: orderTotals(loaded.scenario),
    after: orderTotals(again.scenario),
  };
}

export function ordersFile({ document }: Loaded, language: 'en' | 'fr'): string {
  return ordersCsv(document, language);
}
