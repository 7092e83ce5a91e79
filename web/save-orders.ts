/** The orders of the plan with its changes, in the form of the language, to be changed and brought back: fetched when it is asked for. */
import { EngineRefusal } from './reason.ts';
import { save } from './save.ts';
import type { Page } from './state.ts';

export async function saveOrders(page: Page): Promise<void> {
  const request = page.request();
  if (!request) return;
  const made = await page.engine.ordersCsv(request, page.language.value);
  if (!made.ok) throw new EngineRefusal(made.issues);
  save(`${request.plan.name.replace(/(-orders( \(\d+\))?)?(\.json)?$/, '')}-orders.csv`, [made.csv], 'text/csv');
}
