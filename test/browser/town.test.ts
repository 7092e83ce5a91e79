/** What a town asks, on the built page: the table of each site, what it is made of, its files, and the levers that move it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function open(page: Page): Promise<void> {
  await page.locator('.town > summary').click();
  await page.locator('.town-open tbody').first().waitFor();
}

/** The cells of a row of the answers, by the first words of its heading. */
async function row(page: Page, heading: string): Promise<string[]> {
  const found = page
    .locator('.town-open table')
    .first()
    .locator('tbody tr')
    .filter({ has: page.locator('th', { hasText: heading }) });
  return (await found.first().locator('td').allTextContents()).map(plain);
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang } = speaking(language);
  const guarantees = say('CO₂ by what was bought', 'CO₂ selon les achats');

  test('each question has an answer for each site, and a dash where nothing was published', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await open(page);
    expect(await row(page, say('Jobs while it is built', 'Emplois pendant la construction'))).toEqual([
      '–',
      '–',
      number(1000),
      number(1000),
    ]);
    const water = await row(page, say('Water of the peak day', 'Eau du jour de pointe'));
    expect(water[0]).toMatch(say(/^551 ?19 Aug 2026$/, /^551 ?19 août 2026$/));
    expect(await row(page, say('Least headroom', 'Marge la plus faible'))).toHaveLength(4);
    expect(await row(page, say('Duty to put heat to use', 'Obligation de valoriser la chaleur'))).toEqual([
      say('applies10 MW from 1 Jul 2026', 's’applique10 MW dès le 1er juil. 2026'),
      say('applies5 MW from 1 Sept 2026', 's’applique5 MW dès le 1er sept. 2026'),
      say('nothing stands', 'rien en place'),
      '–',
    ]);
    const lead = plain(await page.locator('.town-open .note').first().textContent());
    expect(lead).toContain(say('1 January 2027', '1er janvier 2027'));
    expect(faults).toEqual([]);
    await close();
  });

  test('a lever moves the answers, and the plan with its change is what is asked', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await open(page);
    expect((await row(page, guarantees)).at(-1)).toBe('0');
    await page.locator('#find').fill(say('share covered by guarantees', 'part couverte par des garanties'));
    const field = page.locator('input[type="text"][id="lever-/catalogue/markets/france/guaranteesShare"]');
    await field.fill('0');
    await field.press('Enter');
    await expect.poll(async () => (await row(page, guarantees)).at(-1)).toBe(number(6117));
    expect(faults).toEqual([]);
    await close();
  });

  test('the filing and the tables behind the answers unfold and are files', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await open(page);
    const folds = page.locator('.town-open .values');
    await expect.poll(() => folds.count()).toBe(7);
    for (const summary of await folds.locator('summary').all()) await summary.click();
    // What is sold and what the heat pump adds, under what the towns ask for.
    await expect.poll(() => page.locator('.heat-plot .area').count()).toBe(2);
    expect(plain(await page.locator('#heat-finding').textContent())).toContain('2027');
    const rows = async (i: number) => folds.nth(i).locator('tbody tr').count();
    await expect.poll(() => Promise.all([0, 1, 2, 3, 4, 5, 6].map(rows))).toEqual([11, 11, 24, 48, 8, 11, 7]);
    expect(plain(await folds.nth(6).textContent())).toContain(say('ERF, the share of heat reused', 'L’ERF, part de chaleur'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      folds.nth(6).getByRole('button', { name: /^CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('jalon_microsoft-france_2024-2027_sites_filing.csv');
    expect((await textOf(download)).trimEnd().split('\r\n')).toHaveLength(8);
    await page
      .getByRole('button', { name: say('Where these figures are from', 'D’où viennent ces chiffres') })
      .last()
      .click();
    await page.locator('.sources').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('nothing is cut off or wider than the screen, wide or narrow', async () => {
    for (const width of [1440, 390]) {
      const { page, close } = await site.visit(lang, { width, height: 900 });
      await answers(page, number(25456));
      await open(page);
      for (const summary of await page.locator('.town-open .values > summary').all()) await summary.click();
      await page.locator('.town-open .values').last().locator('tbody tr').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      // No site of the answers is cut off.
      const overflow = await page
        .locator('.town-open .scroll')
        .first()
        .evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(overflow, `${width} px`).toBe(0);
      // No answer runs into that of the next site.
      const running = await page
        .locator('.town-open .asked :is(td, th)')
        .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      expect(running, `${width} px`).toEqual([]);
      await close();
    }
  });
});
