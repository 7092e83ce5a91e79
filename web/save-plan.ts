/** The plan with its changes as a file that this page, the command line and an editor can open. */
import { EngineRefusal, reasonOf } from './reason.ts';
import { save } from './save.ts';
import type { Page } from './state.ts';

export async function savePlan(page: Page): Promise<void> {
  const request = page.request();
  if (!request) return;
  try {
    const made = await page.engine.file(request);
    if (!made.ok) throw new EngineRefusal(made.issues);
    save(made.name, [made.text], 'application/json');
  } catch (error) {
    page.notice.value = { kind: 'exportFailed', reason: reasonOf(error) };
  }
}

/** The orders of the plan with its changes, in the form of the language, to be changed and brought back. */
export async function saveOrders(page: Page): Promise<void> {
  const request = page.request();
  if (!request) return;
  try {
    const made = await page.engine.ordersCsv(request, page.language.value);
    if (!made.ok) throw new EngineRefusal(made.issues);
    save(`${request.plan.name.replace(/\.json$/, '')}-orders.csv`, [made.csv], 'text/csv');
  } catch (error) {
    page.notice.value = { kind: 'exportFailed', reason: reasonOf(error) };
  }
}
