/** Links, tabs and long use, in a real Chromium: what only a browser can show of them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, answers, openSite, plain, type Site, sentence } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const OPTIONS = { viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] };

async function set(page: Page, lever: string, value: string): Promise<void> {
  const field = page.locator(`#lever-${lever}`);
  await field.fill(value);
  await field.press('Enter');
}

test('a copied link shows another reader the same, whose tabs then know of one another, and a changed input leads to its lever', async () => {
  const first = await site.open('?lang=fr', OPTIONS);
  await answers(first.page, /acc/);
  await set(first.page, 'delivered-share', '100');
  await answers(first.page, /28.400/);
  await first.page.locator('#choose-measure').selectOption('pue');
  await first.page.locator('#choose-site').selectOption('marseille');
  await first.page.getByRole('button', { name: 'Comparer' }).click();
  await first.page.locator('#compare-shipped').selectOption('brownfield');
  await first.page.getByRole('button', { name: 'Écart' }).click();
  const title = (page: Page) => page.locator('#compare-figure-title').textContent().then(plain);
  await first.page.locator('#compare-figure-title').waitFor();
  await answered(first.page);
  await first.page.getByRole('button', { name: 'Copier le lien' }).click();
  await expect.poll(async () => plain(await first.page.locator('.told').textContent())).toContain('Lien copié. Il mène au plan');
  const link = new URL(await first.page.evaluate(() => navigator.clipboard.readText()));
  const expected = await title(first.page);
  expect(first.faults).toEqual([]);
  await first.close();

  const { page, faults, close } = await site.open(link.search, OPTIONS);
  await page.locator('#compare-figure-title').waitFor();
  await expect.poll(() => title(page)).toBe(expected);
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  expect(await page.locator('#compare-site').inputValue()).toBe('marseille');
  expect(await page.locator('.session-notices .notice').count()).toBe(0);
  const row = page.locator('.compare-inputs tr[data-pointer="/deliveries/share"]');
  // The button of the row lies over its cells.
  await row.locator('td').first().click({ force: true });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lever-delivered-share');
  await answers(page, /28.400/);
  await page.goBack();
  await expect.poll(() => title(page)).toBe(expected);
  await page.goForward();
  await answers(page, /28.400/);

  const other = await page.context().newPage();
  await other.goto(page.url().replace(/\?.*/, '?lang=en'));
  await answers(other, /25,456/);
  await set(page, 'delivered-share', '90');
  await expect.poll(() => page.url()).toContain('share:0.9');
  await set(other, 'delivered-share', '70');
  const tabs = (page: Page) => page.locator('.tabs');
  await expect
    .poll(async () => plain(await tabs(other).textContent()))
    .toContain('You are working on Jalon in another tab as well.');
  await expect
    .poll(async () => plain(await tabs(page).textContent()))
    .toContain('Vous travaillez aussi sur Jalon dans un autre onglet.');
  await answered(page);
  const here = await sentence(page);
  await tabs(page).getByRole('button', { name: 'Continuer ici' }).click();
  await expect.poll(() => page.locator('#lever-delivered-share').inputValue()).toBe('70');
  await expect.poll(async () => plain(await tabs(page).textContent())).toContain('« Annuler » ramène ce qu’il affichait.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Annuler :/ }).click();
  await expect.poll(() => sentence(page)).toBe(here);
  await other.close();
  expect(faults).toEqual([]);
  await close();
});

/** Five hundred edits: the first of them fill what is filled once, as the pictures and the code that was made fast. */
const [WARM_UP, EDITS] = [150, 350];
/** An overview alone is larger: one that is held for each edit would be hundreds of times this. */
const MOST_GROWTH_BYTES = 2_000_000;

test('a broken link is said to be so; and five hundred changes leave the memory as it was', async () => {
  const { page, faults, close } = await site.open('?lang=en&plan=microsoft-france&z=1.AAAAAAAA');
  await answers(page, /25,456/);
  await expect
    .poll(async () => plain(await page.locator('.session-notices').first().textContent()))
    .toContain('cut or changed on its way');
  const devtools = await page.context().newCDPSession(page);
  const heapBytes = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  /** Types into one lever after another, and waits for a picture after every fourth. */
  const edit = async (times: number) => {
    const former = page.url();
    await page.evaluate(async (times) => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('.levers .lever input[type=range]')].slice(0, 3);
      for (let i = 0; i < times; i++) {
        const field = fields[i % fields.length]!;
        const [min, max] = [Number(field.min), Number(field.max)];
        field.value = String(min + ((max - min) * ((i * 37) % 100)) / 100);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        if (i % 4 === 3) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, times);
    await answered(page);
    // The address comes last of all that a change leads to.
    await expect.poll(() => page.url()).not.toBe(former);
    return { nodes: await page.locator('*').count(), bytes: await heapBytes() };
  };
  const warm = await edit(WARM_UP);
  const worn = await edit(EDITS);
  expect(worn.bytes - warm.bytes).toBeLessThan(MOST_GROWTH_BYTES);
  expect(worn.nodes).toBeLessThan(warm.nodes * 1.2);
  expect(await page.evaluate(() => location.search)).toContain('set=');
  expect(faults).toEqual([]);
  await close();
});
