/** What a plan costs on the built page: its chart, its tables and its files, and that they follow the levers. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What axe finds in the part that tells the costs. */
async function axe(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run('.money');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang } = speaking(language);

  test('the costs unfold, add up, and follow a lever', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.locator('.money > summary').click();
    const finding = page.locator('#money-finding');
    await finding.waitFor({ timeout: 20_000 });
    const title = async () => plain(await finding.textContent());
    expect(await title()).toBe(
      say(
        'Of €4 bn, €2.36 bn are committed; 63% of what is paid by the end of 2027 goes to machines and network',
        'Sur 4 Md€, 2,36 Md€ sont engagés ; 63 % des sommes payées d’ici fin 2027 vont aux machines et à leur réseau',
      ),
    );
    const running = page.locator('.money table').first();
    expect(plain(await running.locator('tr.sum td').last().textContent())).toBe(say('804.4', '804,4'));
    await page.locator('.money .values > summary').click();
    const sums = page.locator('.money .values tr.sum td');
    await expect.poll(async () => plain(await sums.last().textContent())).toBe(say('2,364.2', '2 364,2'));
    await page.locator('#find').fill(say('new building, per MW', 'construction neuve, par MW'));
    const price = page.locator('input[id="lever-/money/worksEurPerMwIt"]');
    await price.fill('12000000');
    await price.press('Enter');
    await expect.poll(async () => plain(await sums.last().textContent())).toBe(say('2,418.2', '2 418,2'));
    expect(faults).toEqual([]);
    await close();
  });

  test('bars stand by year or month, for what is paid or committed, and go into files', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.locator('.money > summary').click();
    await page.locator('.money-plot .area').first().waitFor({ timeout: 20_000 });
    const machines = async () => (await page.locator('.money-plot .area').last().getAttribute('d'))!;
    const bars = async () => (await machines()).split('M').length - 1;
    expect(await bars()).toBe(4);
    await page.locator('.money-choice select').nth(1).selectOption('month');
    await expect.poll(bars).toBe(5);
    const paid = await machines();
    await page.locator('.money-choice select').first().selectOption('committed');
    await expect.poll(machines).not.toBe(paid);
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .locator('.money .downloads')
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .click(),
      ]);
      return textOf(download);
    };
    const rows = (await saved('CSV')).trimEnd().split('\r\n');
    expect(rows).toHaveLength(49);
    expect(rows[0]).toContain('cooling.dlc-40-50.paidEur');
    expect(plain(await saved('SVG'))).toContain(say('Committed by kind, by month', 'Sommes engagées par poste et par mois'));
    expect(faults).toEqual([]);
    await close();
  });

  test('axe finds nothing, wide and light, narrow and dark', async () => {
    for (const [theme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      const options = { viewport: { width, height: 900 }, bypassCSP: true };
      const { page, faults, close } = await site.open(`${lang}&theme=${theme}`, options);
      await answers(page, number(25456));
      await page.locator('.money > summary').click();
      await page.locator('.money table').first().waitFor({ timeout: 20_000 });
      await page.locator('.money .values > summary').click();
      expect(await axe(page), theme).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    }
  });
});
