/** The map of the sites: fetched when asked for, stepped by keys, chosen from, saved, in both languages, on a phone. */
import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { axe } from './axe.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfTexts } from '../pdf-text.ts';
import { answers, LANGUAGES, type Opened, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rows = (page: Page) => page.locator('.map-list tbody tr');
const title = async (page: Page) => plain(await page.locator('#map-title').textContent());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, lang } = speaking(language);
  const button = say('Map', 'Carte');

  async function open(query = lang, viewport?: Parameters<Site['visit']>[1]): Promise<Opened> {
    const opened = await site.visit(query, viewport);
    await opened.page.locator('.sentence').waitFor();
    await opened.page.getByRole('button', { name: button, exact: true }).click();
    await rows(opened.page).first().waitFor();
    return opened;
  }

  test('is fetched when asked for, and its month is that of all the charts, stepped by keys', async () => {
    const fetched: string[] = [];
    const { page, faults, close } = await site.open(lang);
    await page.locator('.sentence').waitFor();
    page.on('request', (request) => fetched.push(request.url()));
    await page.getByRole('button', { name: button, exact: true }).click();
    await rows(page).first().waitFor();
    expect(fetched.some((url) => /\/map-[^/]*\.js$/.test(url))).toBe(true);
    expect(await title(page)).toMatch(
      say(/^In November 2026, 2 of 3 sites draw power/, /^En novembre 2026, 2 sites sur 3 soutirent/),
    );
    await expect.poll(() => page.locator('.map-picture .land path').count()).toBe(96);
    expect(await page.locator('.map-picture .place').count()).toBe(3);
    // No firm import, no circle: Mulhouse is a ring alone.
    expect(await page.locator('.map-picture circle.body').count()).toBe(2);

    const slider = page.getByRole('slider', { name: say('Month', 'Mois') });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => title(page)).toMatch(say(/^In December 2026/, /^En décembre 2026/));
    expect(plain(await slider.getAttribute('aria-valuetext'))).toBe(say('December 2026', 'décembre 2026'));
    await page.keyboard.press('Home');
    await expect.poll(() => title(page)).toMatch(say(/^In January 2024/, /^En janvier 2024/));
    await page.keyboard.press('End');
    await expect.poll(() => title(page)).toMatch(say(/^In December 2027/, /^En décembre 2027/));

    await page.getByRole('button', { name: say('Back to the plan', 'Retour au plan') }).click();
    await expect
      .poll(async () => plain(await page.locator('.status-bar').textContent()))
      .toContain(say('December 2027', 'décembre 2027'));
    await expect.poll(() => page.locator('.plot rect.month.pinned').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('a site is chosen by keys or on the map, told with its sources, shown in the charts; the map is saved with the licence of its outline', async () => {
    const { page, faults, close } = await open();
    const mulhouse = page.getByRole('button', { name: 'Mulhouse (Petit-Landau)', exact: true });
    await mulhouse.focus();
    await page.keyboard.press('Enter');
    const sheet = page.locator('.map-sheet');
    await sheet.waitFor();
    expect(await mulhouse.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sheet-title');
    const text = plain(await sheet.innerText());
    expect(text).toContain(say('47.74 °', '47,74 °'));
    expect(text).toContain('Rue89 Strasbourg');
    expect(text).toContain(say('31 December 2027', '31 décembre 2027'));
    expect(text).not.toMatch(/NaN|undefined|\{\w+\}/);
    expect(await sheet.locator('tbody tr').count()).toBeGreaterThan(8);

    await page.getByRole('button', { name: say('Close', 'Fermer'), exact: true }).click();
    await expect.poll(() => sheet.count()).toBe(0);
    await expect.poll(() => mulhouse.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.locator('.map-picture .map-names [data-site="paris"] .name').click();
    await expect.poll(() => sheet.locator('h2').textContent()).toContain(say('Paris south', 'Paris sud'));
    await page.getByRole('button', { name: say('Show this site in the charts', 'Montrer ce site dans les graphiques') }).click();
    await expect.poll(() => page.locator('#choose-site').inputValue()).toBe('paris');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('answer');

    await page.getByRole('button', { name: button, exact: true }).click();
    await rows(page).first().waitFor();
    const download = async (name: RegExp) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return { name: file.suggestedFilename(), text: await textOf(file) };
    };
    const svg = await download(/SVG/);
    expect(svg.name).toBe(`jalon_microsoft-france_2024-2027_map_2026-11_${language}.svg`);
    expect(svg.text).toContain('Natural Earth');
    expect(svg.text).toContain(say('Paris south', 'Paris sud'));
    expect(svg.text).not.toMatch(/var\(--|NaN|undefined/);
    expect(svg.text).toMatch(/stroke-dasharray="0\.\d{4} 1"/);
    const csv = await download(/CSV/);
    expect(csv.name).toBe('jalon_microsoft-france_2024-2027_map.csv');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 48 * 3);
    expect(lines.find((line) => line.startsWith('2026-11,mulhouse'))).toBe(
      '2026-11,mulhouse,47.74,7.52,2,0,0,,0,permit,2029-07-01',
    );

    await page.locator('.site-map .export-open').click();
    await page.locator('#export-tab-image').click();
    await page.locator('.export-image .preview img').waitFor();
    const file = async (panel: string, format: string): Promise<Buffer> => {
      await page.locator(`${panel} input[value=${format}]`).check();
      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator(`${panel} .main-way`).click()]);
      return readFile(await saved.path());
    };
    const png = await file('.export-image', 'png2');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
    const words = pdfTexts(await file('.export-image', 'pdf')).map(plain);
    expect(words).toContain(say('Paris south', 'Paris sud'));
    expect(words.join(' ')).toContain('Natural Earth');
    await page.locator('#export-tab-data').click();
    const parquet = await file('.export-data', 'parquet');
    const bytes = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer;
    const months = await parquetReadObjects({ file: bytes });
    expect(months).toHaveLength(48 * 3);
    expect(months.find((row) => row.month.toISOString().startsWith('2026-11') && row.site === 'Mulhouse')).toMatchObject({
      latitudeDeg: 47.74,
      gridFirmMw: 0,
      inUseShare: null,
      firstLoad: new Date('2029-07-01T00:00:00Z'),
    });
    expect(faults).toEqual([]);
    await close();
  });

  test('eleven sites on a phone: nothing is wider than it, and axe finds nothing', async () => {
    const { page, faults, close } = await open(`${lang}&theme=dark&plan=france-ai-sites`, { width: 390, height: 800 });
    await expect.poll(() => rows(page).count()).toBe(11 + 1);
    await page.locator('.map-list tbody button').nth(1).click();
    await page.locator('.map-sheet').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });
});

test('a plan without positions says so, and keeps its table', async () => {
  const { page, faults, close } = await site.visit('?lang=en');
  await answers(page, /25,456/);
  const mine = {
    schemaVersion: 1,
    extends: 'microsoft-france',
    id: 'nowhere',
    name: 'Nowhere',
    sites: {
      paris: { position: null },
      marseille: { position: null },
      mulhouse: {
        position: { latitudeDeg: { value: 50.1, low: 50, high: 50.2 }, longitudeDeg: { value: 8.7, low: 8.6, high: 8.8 } },
      },
    },
  };
  await page.locator('input[type=file]').setInputFiles({
    name: 'nowhere.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(mine)),
  });
  await page.locator('header select option', { hasText: 'Nowhere' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await page.getByText('None of the sites of this plan has a position within France.').waitFor();
  expect(await rows(page).count()).toBe(4);
  expect(faults).toEqual([]);
  await close();
});
