import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answers, openSite, plain, type Site, sentence, textOf } from './site.ts';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jalon-offline-'));
  await cp('dist/web', folder, { recursive: true });
  site = await openSite(folder);
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const kept = { viewport: { width: 1440, height: 900 }, serviceWorkers: 'allow' } as const;

/** Waits until all of the page is kept. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Makes a file of each kind in the dialog, and looks at how it begins. */
async function exportsAll(page: Page): Promise<void> {
  await page.locator('.main-figure .export-open').click();
  await page.locator('.export-image .preview img').waitFor();
  const begins = async (panel: string, chosen: readonly string[]): Promise<string> => {
    for (const value of chosen) await page.locator(`.export-${panel} input[value=${value}]`).check();
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`.export-${panel} .main-way`).click()]);
    return (await readFile(await file.path())).subarray(0, 5).toString('latin1');
  };
  expect(await begins('image', ['svg'])).toMatch(/^<(svg|\?xml)/);
  expect(await begins('image', ['png2'])).toBe('\x89PNG\r');
  expect(await begins('image', ['pdf'])).toBe('%PDF-');
  await page.locator('#export-tab-data').click();
  expect(await begins('data', ['chart', 'csv'])).toBe('date,');
  expect(await begins('data', ['chart', 'xlsx'])).toMatch(/^PK/);
  expect(await begins('data', ['chart', 'json'])).toMatch(/^\{/);
  expect(await begins('data', ['hour', 'parquet'])).toMatch(/^PAR1/);
  await page.keyboard.press('Escape');
}

test('after one visit the page opens, runs, shows its other views and saves files without a network', async () => {
  const { page, faults, close } = await site.open('?lang=fr', kept);
  await answers(page, 'accélérateurs');
  await isKept(page);
  const before = await sentence(page);
  await page.context().setOffline(true);
  await page.reload();
  await answers(page, 'accélérateurs');
  expect(await sentence(page)).toBe(before);
  await expect.poll(async () => plain(await page.locator('.run-facts').textContent())).toContain('hors ligne');

  await page.getByLabel('Part livrée des commandes de 2024 et 2025', { exact: true }).fill('50');
  await page.keyboard.press('Enter');
  await expect.poll(() => sentence(page)).not.toBe(before);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.downloads button').first().click()]);
  expect(await textOf(download)).toContain('<svg');
  await exportsAll(page);
  await page.getByRole('button', { name: 'Sources' }).first().click();
  await page.locator('main.single table').first().waitFor();
  await page.getByRole('button', { name: 'Précision' }).first().click();
  await page.locator('main.single table').first().waitFor();
  await page.context().setOffline(false);
  await expect.poll(async () => faults).toEqual([]);
  await close();
});

test('a new version waits until it is taken, and then comes with the work on the page', async () => {
  const { page, close } = await site.open('?lang=en', kept);
  await answers(page, 'accelerators');
  await isKept(page);
  await page.getByLabel('Share of the 2024 and 2025 orders that arrived', { exact: true }).fill('50');
  await page.keyboard.press('Enter');
  await answers(page, '17,944');
  await page.waitForURL(/share/);
  const script = join(folder, 'sw.js');
  const former = await readFile(script, 'utf8');
  await writeFile(script, former.replace(/"version":"\w+"/, '"version":"newer"'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.waitForFunction(async () => (await caches.keys()).join() === 'jalon-newer');
  await answers(page, '17,944');
  await expect.poll(() => page.getByRole('button', { name: 'Load it' }).count()).toBe(0);
  await writeFile(script, former);
  await close();
});

test('the page can be opened without what was kept of it', async () => {
  const { page, close } = await site.open('?lang=en', kept);
  await isKept(page);
  await page.goto(`${page.url().split('?')[0]}?lang=en&sw=off`);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await answers(page, 'accelerators');
  await close();
});

test('the page carries its own policy: no inline code, no eval, no other origin', async () => {
  const html = await readFile('dist/web/index.html', 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!.replaceAll('&#39;', "'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|https?:/);
});
