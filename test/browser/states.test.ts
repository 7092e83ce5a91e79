/** The states of the page: running, failed, empty, printed, and a file let go on it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, sentence, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const { orders } = JSON.parse(readFileSync(new URL('../../scenarios/microsoft-france.json', import.meta.url), 'utf8')) as {
  orders: { id: string }[];
};
/** The plan with nothing ordered. */
const EMPTY = {
  extends: 'microsoft-france',
  schemaVersion: 1,
  id: 'nothing',
  name: 'Nothing',
  orders: Object.fromEntries(orders.map(({ id }) => [id, null])),
};
const busy = (page: Page) => page.locator('.busy').textContent().then(plain);

/** Holds back, or spoils, what is asked of the worker from now on. */
async function meddle(page: Page, how: 'late' | 'spoilt'): Promise<void> {
  await page.evaluate((how) => {
    const late: (() => void)[] = [];
    Object.assign(globalThis, { late });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
      const isRun = JSON.stringify(message).includes('"overview"');
      const given = isRun && how === 'spoilt' ? JSON.parse(JSON.stringify(message).replaceAll('"set"', '"lost"')) : message;
      const go = () => (post as (...all: unknown[]) => void).apply(this, [given, ...rest]);
      if (isRun && how === 'late') late.push(go);
      else go();
    } as typeof post;
  }, how);
}
/** Asks what was held back. */
const letGo = (page: Page) =>
  page.evaluate(() => {
    for (const go of (globalThis as unknown as { late: (() => void)[] }).late.splice(0)) go();
  });

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);

  test('a run that takes long is said to be running, what stood before fades, and the answer ends both', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await meddle(page, 'late');
    await page.locator('#lever-delivered-share').fill('100');
    await page.locator('#lever-delivered-share').press('Enter');
    await expect.poll(() => busy(page)).toContain(say('Computing', 'Calcul en cours'));
    expect(await page.locator('.sentence.stale').count()).toBe(1);
    expect(await sentence(page)).toContain(number(25456));
    await letGo(page);
    await answers(page, number(28400));
    await expect.poll(() => page.locator('.stale').count()).toBe(0);
    await expect.poll(() => busy(page)).toBe('');
    expect(faults).toEqual([]);
    await close();
  });

  test('a run that fails is told with its reason, the last results stay, and the next one is answered', async () => {
    const { page, close } = await site.open(lang);
    await answers(page, number(25456));
    await meddle(page, 'spoilt');
    const field = page.locator('#lever-delivered-share');
    await field.fill('100');
    await field.press('Enter');
    await expect
      .poll(async () => plain(await page.locator('.notices').textContent()))
      .toMatch(
        say(/^The calculation failed: .+\. The last results stay\./, /^Le calcul a échoué : .+\. Les derniers résultats restent/),
      );
    expect(await sentence(page)).toContain(number(25456));
    // What was not answered is not pretended: the lever stands where the answer does.
    await expect.poll(() => field.inputValue()).toBe('80');
    await page.locator('.notices button').click();
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    await close();
  });

  test('a plan in which nothing runs says so in every chart, and has its files and tables all the same', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const buffer = Buffer.from(JSON.stringify(EMPTY));
    await page.locator('input[type=file]').setInputFiles({ name: 'nothing.json', mimeType: 'application/json', buffer });
    await answers(page, say('no accelerator', 'aucun accélérateur'));
    const title = async () => plain(await page.locator('#figure-title').textContent());
    await expect.poll(title).toContain(say('Nothing runs', 'Rien ne tourne'));
    for (const text of await page.locator('.multiple h3').allTextContents())
      expect(plain(text)).toMatch(say(/^(No|Nothing|Carbon|€)/, /^(Pas encore|Rien|Aucun|\d)/));
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity/);
    await page.locator('details.table > summary').click();
    await expect.poll(() => page.locator('details.table tbody tr').count()).toBe(48);
    expect(faults).toEqual([]);
    await close();
  });

  once('a file let go anywhere on the page is opened', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const text = JSON.stringify({
      extends: 'microsoft-france',
      schemaVersion: 1,
      id: 'mine',
      name: 'Mine',
      deliveries: { share: 1 },
    });
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'mine.json', { type: 'application/json' }));
      const at = document.querySelector('footer, main')!;
      for (const type of ['dragover', 'drop'] as const) {
        at.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, text);
    await answers(page, number(28400));
    await expect.poll(() => page.locator('.drop').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  once('on paper the answer, the charts and the levers stand in ink, and nothing that wants a hand', async () => {
    const { page, faults, close } = await site.visit(`${lang}&theme=dark`);
    await answers(page, number(25456));
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const isSeen = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some((node) => node.getClientRects().length > 0);
      return {
        shown: ['.sentence', 'svg.figure', '.multiple', '.targets', '.lever'].filter((one) => !isSeen(one)),
        hidden: ['.downloads', 'input[type=range]', 'header button', '.skip'].filter(isSeen),
        paper: getComputedStyle(document.documentElement).backgroundColor,
        ink: getComputedStyle(document.querySelector('.sentence')!).color,
      };
    });
    expect(seen.shown).toEqual([]);
    expect(seen.hidden).toEqual([]);
    const light = (colour: string): number =>
      colour
        .match(/\d+/g)!
        .slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0) / 3;
    expect(light(seen.ink)).toBeLessThan(80);
    expect(light(seen.paper) > 200 || seen.paper === 'rgba(0, 0, 0, 0)').toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(5);
    expect(faults).toEqual([]);
    await close();
  });
});
