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
