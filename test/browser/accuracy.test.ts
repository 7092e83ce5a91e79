/** The accuracy view: fetched when asked for, whole in both languages, filtered, saved, on a phone and on paper. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Opened, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const CASES = 116;
const FAILING = 35;
const UNSEEN = 33;
const rows = (page: Page) => page.locator('.cases tbody tr');

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, lang, once } = speaking(language);
  const title = say('Accuracy', 'Précision');

  async function open(query = lang): Promise<Opened> {
    const opened = await site.visit(query);
    await opened.page.getByRole('button', { name: title, exact: true }).click();
    await rows(opened.page).first().waitFor();
    return opened;
  }

  test('is fetched when asked for, says how it comes out, and leads back to the plan', async () => {
    const fetched: string[] = [];
    const { page, faults, close } = await site.open(lang);
    await page.locator('.sentence').waitFor();
    page.on('request', (request) => fetched.push(request.url()));
    await page.getByRole('button', { name: title, exact: true }).click();
    await rows(page).first().waitFor();
    expect(fetched.filter((url) => /\/accuracy-[^/]*\.js$/.test(url)).length).toBeGreaterThan(0);
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await rows(page).count()).toBe(CASES);
    await expect.poll(() => page.locator('.dots g.row').count()).toBe(CASES);
    expect(plain(await page.locator('.finding').textContent())).toContain(
      say(`${CASES - FAILING} of ${CASES} cases`, `${CASES - FAILING} cas sur ${CASES}`),
    );
    const text = plain(await page.locator('article').innerText());
    expect(text).toContain(say('Peaks are dense', 'Les débits de crête sont denses'));
    expect(text).toContain(say('not verified by MLCommons', 'ni vérifiée par MLCommons'));
    expect(text).not.toMatch(/NaN|undefined|\{\w+\}/);
    await page.getByRole('button', { name: say('Back to the plan', 'Retour au plan') }).click();
    await page.locator('.sentence').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('marks failures by word and shape, and shows them alone', async () => {
    const { page, faults, close } = await open();
    expect(await page.locator('.cases tr.failing .judged svg').count()).toBe(FAILING);
    expect(await page.locator('.dots g.beyond text.error').count()).toBe(FAILING);
    const count = async () =>
      plain(
        await page
          .getByRole('status')
          .filter({ hasText: `${CASES}` })
          .textContent(),
      );
    await page.getByLabel(say('Only cases that fail', 'Seulement les échecs')).check();
    await expect.poll(count).toBe(say(`${FAILING} cases shown of ${CASES}`, `${FAILING} cas affichés sur ${CASES}`));
    for (const text of await page.locator('.cases .judged').allTextContents()) expect(text).toBe(say('fails', 'échec'));
    expect(await page.locator('[data-case="run-lucie-7b"]').count()).toBe(1);
    await page.locator('.filters select').last().selectOption('error');
    await expect.poll(async () => plain(await rows(page).first().locator('td').nth(3).textContent())).toMatch(/^\+\d{3}/);
    await page.getByLabel(say('Only unseen cases', 'Seulement les cas inédits')).check();
    await page.locator('.filters select').first().selectOption('training-time');
    await expect.poll(() => rows(page).count()).toBe(0);
    await page.getByRole('button', { name: say('Clear the filters', 'Effacer les filtres') }).click();
    await expect.poll(() => rows(page).count()).toBe(CASES);
    expect(faults).toEqual([]);
    await close();
  });

  once('saves the cases that are shown', async () => {
    const { page, faults, close } = await open();
    await page.getByLabel(say('Only unseen cases', 'Seulement les cas inédits')).check();
    await expect.poll(() => rows(page).count()).toBe(UNSEEN);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()]);
    expect(download.suggestedFilename()).toBe(`jalon_accuracy_${language}.csv`);
    const lines = (await textOf(download)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + UNSEEN);
    expect(lines[0]).toMatch(/^id,name,kind,quantity,predicted,published/);
    expect(faults).toEqual([]);
    await close();
  });

  test('nothing is wider than a phone', async () => {
    const { page, faults, close } = await open();
    await page.setViewportSize({ width: 360, height: 800 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });

  once('on paper words, chart and table stand in ink, and nothing that wants a hand', async () => {
    const { page, faults, close } = await open(`${lang}&theme=dark`);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const isSeen = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some((node) => node.getClientRects().length > 0);
      return {
        shown: ['.finding', '.told', '.dots svg', '.cases tbody tr:last-child'].filter((one) => !isSeen(one)),
        hidden: ['.filters', '.accuracy button', 'header button'].filter(isSeen),
      };
    });
    expect(seen).toEqual({ shown: [], hidden: [] });
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(faults).toEqual([]);
    await close();
  });

  test('follows a change of language', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: say('FR Français', 'EN English') }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe(say('Précision', 'Accuracy'));
    await expect
      .poll(async () => plain(await page.locator('[data-case="run-lucie-7b"]').textContent()))
      .toContain(say('−59,8 %', '−59.8%'));
    await close();
  });
});
