/** Takes a page back to its beginning without loading it anew: to load and to warm up the model is most of what a test costs. */
import type { Page } from 'playwright-core';

type Counted = { readonly questions: Map<string, Worker> };

/** Stands in the page before it begins: counts the questions to its workers that are not yet answered. A worker that is ended answers none. */
export function countQuestions(): void {
  const questions = new Map<string, Worker>();
  Object.assign(globalThis, { questions });
  const heard = new WeakSet<Worker>();
  const forget = (gone: Worker) => {
    for (const [id, worker] of questions) if (worker === gone) questions.delete(id);
  };
  const { postMessage: post, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', ({ data }) => questions.delete(data?.id));
      this.addEventListener('error', () => forget(this));
    }
    const id = (args[0] as { id?: string } | undefined)?.id;
    if (id !== undefined) questions.set(id, this);
    return (post as (...all: unknown[]) => void).apply(this, args);
  } as typeof post;
  Worker.prototype.terminate = function (this: Worker) {
    forget(this);
    terminate.call(this);
  };
}

/** What of an address can be asked for by the page's own controls. */
const BY_HAND = ['lang', 'theme', 'plan'];

/** Whether `page` stands as `query` opens it, once what a test left on it is put away. */
export async function takeBack(page: Page, query: string, viewport: { width: number; height: number }): Promise<boolean> {
  if ([...new URLSearchParams(query).keys()].some((key) => !BY_HAND.includes(key))) return false;
  try {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: null });
    await page.mouse.move(0, 0);
    // Dialogs, what is pointed at, and the reasons.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.evaluate(putAway, query);
    // What was refused stays until another plan is chosen: a new page is had sooner.
    if ((await page.locator('.refused').count()) > 0) return false;
    // A pinned month is let go of by the keys of a chart.
    if ((await page.locator('.cursor rect.pinned').count()) > 0) await page.locator('.plot').press('Escape');
    await page.waitForFunction(isPutAway, undefined, { timeout: 10_000 });
    await page.waitForFunction(isAnswered, undefined, { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/** By the page's own controls: the plan in front, everything folded, nothing searched, no changes, in the language asked for. */
async function putAway(query: string): Promise<void> {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
  const drawn = () => new Promise((resolve) => setTimeout(resolve, 20));
  if (all('main.single').length > 0) {
    all('header [data-view]')
      .find(({ textContent }) => /^(Back to the plan|Retour au plan)/.test(textContent ?? ''))
      ?.click();
    await drawn();
  }
  for (const details of all<HTMLDetailsElement>('details[open]')) details.open = false;
  for (const button of all('.notice button')) button.click();
  const empty = (field: HTMLInputElement | HTMLSelectElement | undefined, value: string, event: string) => {
    if (!field || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  empty(all<HTMLInputElement>('#find')[0], '', 'input');
  empty(all<HTMLSelectElement>('#choose-site')[0], 'all', 'change');
  empty(all<HTMLSelectElement>('#choose-measure')[0], 'gridMw', 'change');
  if (all('.multiple:last-child path.budget').length > 0) all('.swap')[0]?.click();
  const asked = new URLSearchParams(query);
  empty(all<HTMLSelectElement>('.settings select')[0], asked.get('theme') ?? 'system', 'change');
  const language = asked.get('lang') ?? 'en';
  all(`.switch button[lang=${language}]`)[0]?.click();
  // By hand, and not by an address: that is followed a while later, over what the next test may have begun.
  const plan = all<HTMLSelectElement>('.plan select')[0]!;
  plan.value = `shipped:${asked.get('plan') ?? 'microsoft-france'}`;
  plan.dispatchEvent(new Event('change', { bubbles: true }));
  scrollTo(0, 0);
  await drawn();
}

/** Everything asked is answered and shown. */
export function isAnswered(): boolean {
  return (globalThis as unknown as Counted).questions.size === 0;
}

/** Nothing of the test before is left. */
function isPutAway(): boolean {
  const left =
    'details[open], dialog[open], .why, .stale, .notice, .lever.changed, main.single, .cursor rect.pinned, .refused, .busy:not(:empty)';
  return document.querySelector(left) === null && document.querySelector('.sentence') !== null;
}
