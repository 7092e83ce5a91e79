/** The plan with its changes, and its orders, as files that this page, the command line and an editor can open. */
import type { FileAnswer, OrdersCsvAnswer, PlanRequest } from '../workers/protocol.ts';
import { EngineRefusal, reasonOf } from './reason.ts';
import { save } from './save.ts';
import type { Page } from './state.ts';

type Told<Answer extends { readonly ok: boolean }> = Extract<Answer, { ok: true }>;

export function savePlan(page: Page): Promise<void> {
  return attempt<FileAnswer>(page, page.engine.file, ({ name, text }) => save(name, [text], 'application/json'));
}

/** In the form of the language, to be changed and brought back. */
export function saveOrders(page: Page): Promise<void> {
  return attempt<OrdersCsvAnswer>(
    page,
    (request) => page.engine.ordersCsv(request, page.language.value),
    ({ csv }, { plan }) => save(`${plan.name.replace(/(-orders)?(\.json)?$/, '')}-orders.csv`, [csv], 'text/csv'),
  );
}

async function attempt<Answer extends FileAnswer | OrdersCsvAnswer>(
  page: Page,
  ask: (request: PlanRequest) => Promise<Answer>,
  hand: (made: Told<Answer>, request: PlanRequest) => void,
): Promise<void> {
  const request = page.request();
  if (!request) return;
  try {
    const made = await ask(request);
    if (!made.ok) throw new EngineRefusal(made.issues);
    hand(made as Told<Answer>, request);
  } catch (error) {
    page.notice.value = { kind: 'exportFailed', reason: reasonOf(error) };
  }
}
