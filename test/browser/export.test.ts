/** The export dialog of the built page: each file that it makes is opened by a reader of its own. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Download, Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfTexts } from '../pdf-text.ts';
import { axe } from './axe.ts';
import { answers, LANGUAGES, type Opened, openSite, plain, type Site, speaking } from './site.ts';

/** What fonts and readers most often lose. */
const HARD = 'Cœur − 12 t de CO₂, 3,5\u202fM€, été\u00a0: l’Œuvre';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A browser reads a file by its ending, which a download has only in its suggested name. */
async function copyOf(download: Download, ending: string): Promise<string> {
  const path = `${await download.path()}${ending}`;
  await download.saveAs(path);
  return path;
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** Clicks, and waits for the file. */
async function saved(page: Page, button: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return download;
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);
  const theme = say('light', 'dark');
  let opened: Opened;
  let page: Page;
  let dialog: Locator;
  let image: Locator;
  let data: Locator;
  /** A dialog tells that it was closed a moment after it was: what is opened before that goes with it. */
  const shut = async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  };
  const choose = (where: Locator, value: string) => where.locator(`input[value=${value}]`).check();
  const picture = async (format: string): Promise<Download> => {
    await choose(image, format);
    return saved(page, image.locator('.main-way'));
  };
  const file = async (what: string, format: string): Promise<Buffer> => {
    await choose(data, what);
    await choose(data, format);
    return bytesOf(await saved(page, data.locator('.main-way')));
  };

  beforeAll(async () => {
    opened = await site.open(`${lang}&theme=${theme}`, {
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = opened.page;
    dialog = page.locator('dialog.export');
    image = page.locator('.export-image');
    data = page.locator('.export-data');
    await answers(page, number(25456));
    const field = page.locator('#lever-paris-grid');
    await field.fill('50');
    await field.press('Enter');
    await page
      .locator('.main-figure .source')
      .filter({ hasText: say(/with 1 lever moved/, /1\s+levier/) })
      .waitFor();
  });
  afterAll(() => opened.close());

  test('the dialog is fetched when it is asked for, opens by the letter E at the focused chart, and gives the focus back', async () => {
    const fetched = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
          .filter((name) => /^(dialog|pdf|words)-/.test(name)),
      );
    expect(await fetched()).toEqual([]);
    const chart = page.locator('.small-plot').nth(2);
    await chart.focus();
    await page.keyboard.press('e');
    await dialog.waitFor();
    expect(plain(await dialog.locator('h2').textContent())).toBe(say('Export: energy', 'Exporter : énergie'));
    expect((await fetched()).some((name) => name.startsWith('dialog-'))).toBe(true);
    expect((await fetched()).some((name) => name.startsWith('pdf-'))).toBe(false);
    // The letters mean nothing behind the dialog.
    await page.keyboard.press('t');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await page.locator('details.table[open]').count()).toBe(0);
    await expect.poll(() => chart.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.locator('.main-figure .export-open').click();
    await image.locator('.preview img').waitFor();
    await image.locator('textarea').first().fill(HARD);
  });

  test('the SVG stands alone with the network cut: its words, its font, where it is from', async () => {
    const download = await picture('svg');
    expect(download.suggestedFilename()).toBe(`jalon_microsoft-france_2024-2027_gridMw_all_${language}.svg`);
    const svg = (await bytesOf(download)).toString('utf8');
    expect(svg).not.toMatch(/var\(--|NaN|(?:href|src|url\()\s*=?\s*["']?https?:/);
    const reader = await site.open('?', { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 });
    const alone = reader.page;
    await alone.context().setOffline(true);
    await alone.goto(pathToFileURL(await copyOf(download, '.svg')).href);
    const read = await alone.evaluate(async () => {
      await document.fonts.ready;
      return {
        title: document.querySelector('svg > title')?.textContent ?? '',
        description: document.querySelector('svg > desc')?.textContent ?? '',
        texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
        fonts: [...document.fonts].map(({ family, weight, status }) => `${family.replaceAll('"', '')} ${weight} ${status}`),
        size: [innerWidth, innerHeight],
      };
    });
    expect(read.title).toBe(HARD);
    expect(plain(read.description)).toContain(say('By the end of 2027', 'Fin 2027'));
    expect(read.fonts.sort()).toEqual(['Jalon Sans 400 loaded', 'Jalon Sans 600 loaded']);
    const all = plain(read.texts.join(' '));
    for (const part of [
      /Jalon \d+\.\d+\.\d+/,
      say(/with 1 lever moved/, /1 levier/),
      say(/Made on \d+ \w+ 20\d\d/, /Fait le \d+(er)? \S+ 20\d\d/),
      say(
        /models public announcements and speaks for no company/,
        /modélise des annonces publiques et ne parle au nom d’aucune entreprise/,
      ),
      /Sources ?: \S/,
      /\?plan=microsoft-france&v=[\d.]+&set=\/sites\/paris\/gridSteps\/existing\/gridMw:50/,
      say(/Mean draw from the grid by day, MW/, /Puissance moyenne appelée sur le réseau/),
    ])
      expect(all).toMatch(part);
    const own = await alone.screenshot({ clip: { x: 0, y: 0, width: 960, height: 540 } });

    const [twice, four] = [await bytesOf(await picture('png2')), await bytesOf(await picture('png4'))];
    const judge = await page.context().newPage();
    const apart = (a: Buffer, b: Buffer) =>
      judge.evaluate(
        async ([one, other]) => {
          const pixels = async (base64: string) => {
            const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
            const canvas = new OffscreenCanvas(1920, 1080);
            const context = canvas.getContext('2d')!;
            context.drawImage(bitmap, 0, 0, 1920, 1080);
            return { width: bitmap.width, height: bitmap.height, data: context.getImageData(0, 0, 1920, 1080).data };
          };
          const [left, right] = [await pixels(one!), await pixels(other!)];
          let differ = 0;
          let inked = 0;
          for (let i = 0; i < left.data.length; i += 4) {
            const gap = (at: number) => Math.abs(left.data[i + at]! - right.data[i + at]!);
            if (gap(0) + gap(1) + gap(2) > 96) differ++;
            if (Math.abs(left.data[i]! - left.data[0]!) > 24) inked++;
          }
          return { share: differ / (1920 * 1080), inked: inked / (1920 * 1080), width: left.width, height: left.height };
        },
        [a.toString('base64'), b.toString('base64')],
      );
    const atTwo = await apart(twice, own);
    expect([atTwo.width, atTwo.height]).toEqual([1920, 1080]);
    expect(atTwo.inked).toBeGreaterThan(0.05);
    expect(atTwo.share).toBeLessThan(0.02);
    const atFour = await apart(four, own);
    expect([atFour.width, atFour.height]).toEqual([3840, 2160]);
    expect(atFour.share).toBeLessThan(0.02);
    await judge.close();
    await reader.close();

    const pdf = await bytesOf(await picture('pdf'));
    const words = (texts: readonly string[]) => [...texts].filter((text) => text.trim() !== '').sort();
    // Sign by sign what the SVG says, narrow spaces, œ, −, ₂ and € among them.
    expect(words(pdfTexts(pdf))).toEqual(words(read.texts));
    const paper = await getDocumentProxy(new Uint8Array(pdf));
    const extracted = plain((await extractText(paper, { mergePages: true })).text);
    expect(extracted).toContain(plain(HARD));
    expect(extracted).toContain('€');
    expect((await paper.getMetadata()).info).toMatchObject({ Title: HARD, Language: say('en-GB', 'fr-FR') });
    const view = (await paper.getPage(1)).getViewport({ scale: 1 });
    expect([view.width, view.height].map(Math.round)).toEqual([720, 405]);
    // Lines, not pixels.
    expect(pdf.toString('latin1')).not.toMatch(/\/Subtype \/Image/);
  });

  test('language, theme and size are those of the file and not of the page; what was written stays while it says the same', async () => {
    const other = say('fr', 'en');
    await choose(image, other);
    await choose(image, say('dark', 'light'));
    await choose(image, 'a4');
    const svg = (await bytesOf(await picture('svg'))).toString('utf8');
    expect(svg).toContain(`lang="${other}"`);
    expect(plain(svg)).toContain(say('>Les sites appellent au plus', '>The sites draw at most'));
    expect(svg).toContain('width="1123" height="794"');
    expect(svg).toContain(say('#15181d', '#fbfaf7'));
    expect(svg).not.toContain(say('#fbfaf7', '#15181d'));
    await shut();
    await page.locator('.main-figure .export-open').click();
    await image.locator('.preview img').waitFor();
    expect(await image.locator('input:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
      'svg',
      'a4',
      other,
      say('dark', 'light'),
    ]);
    await choose(image, language);
    expect(await image.locator('textarea').first().inputValue()).toBe(HARD);
    await image.getByRole('button', { name: say('Take the finding back', 'Reprendre le constat') }).click();
    expect(plain(await image.locator('textarea').first().inputValue())).toMatch(say(/^The sites draw/, /^Les sites appellent/));
    await choose(image, 'wide');
    await choose(image, theme);
  });

  test('the picture is copied, and where the browser refuses it is said in place', async () => {
    const button = image.getByRole('button', { name: say('Copy picture', 'Copier l’image') });
    await button.click();
    const outcome = image.locator('.outcome');
    await expect.poll(async () => plain(await outcome.textContent())).toContain(say('is copied', 'est copiée'));
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await item!.getType('image/png'));
      return [bitmap.width, bitmap.height];
    });
    expect(copied).toEqual([1920, 1080]);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
    });
    await button.click();
    await expect
      .poll(async () => plain(await outcome.textContent()))
      .toBe(
        say(
          'The browser did not let the picture be copied (Write permission denied). Download it instead.',
          'Le navigateur a refusé la copie de l’image (Write permission denied). Téléchargez-la plutôt.',
        ),
      );
    expect(await outcome.getAttribute('role')).toBe('alert');
    // What stops a file is told too, and the next one is made all the same.
    await page.evaluate(() => {
      const { fetch } = window;
      window.fetch = () => {
        window.fetch = fetch;
        return Promise.reject(new Error('the line is cut'));
      };
    });
    await choose(image, 'square');
    await expect
      .poll(async () => plain(await outcome.textContent()))
      .toBe(
        say(
          'The file could not be made: the line is cut. Nothing was saved.',
          'Le fichier n’a pas pu être fait : the line is cut. Rien n’a été enregistré.',
        ),
      );
    await choose(image, 'wide');
    await expect.poll(async () => plain(await image.locator('.main-way').textContent())).toMatch(/\(\d+ [KM][Bo]\)/);
    await image.locator('textarea').first().fill('Ω à Mulhouse');
    await choose(image, 'pdf');
    await expect.poll(async () => plain(await outcome.textContent())).toMatch(say(/no sign for Ω/, /pas de signe pour Ω/));
  });

  test('the numbers of the chart go into both kinds of CSV, a workbook and JSON, as they are', async () => {
    await page.locator('#export-tab-data').click();
    const french = await file('chart', 'csvFrench');
    expect([...french.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = french.toString('utf8').slice(1).split('\r\n');
    expect(lines).toHaveLength(1 + 1461 + 1);
    expect(lines[0]).toMatch(
      say(/^Day;Draw from the grid, Paris south \(MW\);/, /^Jour;Puissance appelée sur le réseau, Paris sud \(MW\);/),
    );
    expect(lines[1461]).toMatch(/^31\/12\/2027;\d+,\d+;/);
    expect(lines.slice(1).join('')).not.toMatch(/\d\.\d/);
    const international = (await file('chart', 'csv')).toString('utf8').split('\r\n');
    expect(international[0]).toMatch(/^date,paris\.gridMw,paris\.gridMwPeak,paris\.gridFirmMw,/);
    expect(international[1461]).toMatch(/^2027-12-31,\d+\.\d+,/);
    expect(international[1461]!.split(',').slice(1).map(Number)).toEqual(
      lines[1461]!
        .split(';')
        .slice(1)
        .map((cell) => Number(cell.replace(',', '.'))),
    );

    const book = await file('chart', 'xlsx');
    const sheet = (name: string) => readSheet(book, name);
    const rows = await sheet(say('Data', 'Données'));
    expect(rows).toHaveLength(1462);
    expect(rows[1461]![0]).toEqual(new Date('2027-12-31T00:00:00Z'));
    expect(rows[1461]!.slice(1)).toEqual(international[1461]!.split(',').slice(1).map(Number));
    const parameters = await sheet(say('Parameters', 'Paramètres'));
    const grid = parameters.find(([pointer]) => pointer === '/sites/paris/gridSteps/existing/gridMw')!;
    expect(grid.slice(3, 9)).toEqual([50, 55, true, 'MW', 40, 80]);
    expect(grid[9]).toMatch(/^[ABCD]$/);
    expect(String(grid[10]).length).toBeGreaterThan(5);
    expect((await sheet('Sources')).length).toBeGreaterThan(50);
    const about = plain((await sheet(say('Read me', 'À lire'))).flat().join(' | '));
    expect(about).toContain(say('Firm import at Paris: 55 MW → 50 MW', 'Puissance garantie à Paris : 55 MW → 50 MW'));
    expect(about).toMatch(/Jalon|\d+\.\d+\.\d+/);

    const json = JSON.parse((await file('chart', 'json')).toString('utf8'));
    expect(json).toMatchObject({
      format: 'jalon-data',
      language,
      plan: { id: 'microsoft-france' },
      changes: [{ pointer: '/sites/paris/gridSteps/existing/gridMw', planValue: 55, value: 50 }],
    });
    expect(json.columns[1]).toMatchObject({ key: 'paris.gridMw', unit: 'MW', type: 'number' });
    expect(json.rows[1460].slice(1)).toEqual(international[1461]!.split(',').slice(1).map(Number));
    expect(plain(await data.locator('.outcome').textContent())).toMatch(
      say(/^Saved: jalon_.*\.json \(\d+ KB\)\.$/, /^Enregistré : jalon_.*\.json \(\d+ Ko\)\.$/),
    );
  });

  // Once is enough of what takes seconds and says no word.
  if (language === 'en')
    test('the run by hour is a Parquet whose hours sum to its months', async () => {
      const months = JSON.parse((await file('month', 'json')).toString('utf8')) as {
        columns: { key: string }[];
        rows: (string | number)[][];
      };
      const parquet = await file('hour', 'parquet');
      const bytes = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer;
      const meta = parquetMetadata(bytes);
      expect(meta.num_rows).toBe(35_064n * 4n);
      const told = JSON.parse(meta.key_value_metadata!.find(({ key }) => key === 'jalon')!.value!);
      expect(told).toMatchObject({ plan: { id: 'microsoft-france' }, changes: [{ value: 50 }] });
      const hours = (await parquetReadObjects({ file: bytes, columns: ['timeUtc', 'site', 'waterM3'] })) as {
        timeUtc: Date;
        site: string;
        waterM3: number;
      }[];
      expect(hours[0]!.timeUtc).toEqual(new Date('2024-01-01T00:00:00Z'));
      const at = (key: string) => months.columns.findIndex((column) => column.key === key);
      const august = months.rows.find((row) => row[0] === '2026-08' && row[1] === 'all')!;
      const sum = hours
        .filter(({ site: of, timeUtc }) => of === 'all' && timeUtc.toISOString().startsWith('2026-08'))
        .reduce((all, { waterM3 }) => all + waterM3, 0);
      expect(sum).toBeGreaterThan(1000);
      expect(Math.abs(sum / Number(august[at('waterM3')]) - 1)).toBeLessThan(1e-8);
    });

  if (language === 'en')
    test('each chart of the folded parts speaks the language of its file, in its picture and in its columns', async () => {
      await shut();
      await page.locator('#choose-site').selectOption('paris');
      await page.locator('.why-open').click();
      await page.locator('#choose-site').selectOption('all');
      for (const part of ['gantt', 'load', 'money', 'town']) await page.locator(`.${part} > summary`).click();
      for (const [chart, english, french] of [
        ['why-limits', 'Paris south. What each limit would allow', 'Paris sud. Ce que chaque limite permettrait'],
        ['gantt', 'Mulhouse', 'Mulhouse'],
        ['load-duration', 'All sites: ', 'Tous les sites : '],
        ['money', 'Of €4 bn', 'Sur 4 Md€'],
        ['bill', 'Electricity', 'L’électricité coûte'],
        ['heat', '', ''],
      ] as const) {
        const button = page.locator(`[data-chart=${chart}] .export-open`).last();
        await button.waitFor({ state: 'attached' });
        await button.evaluate((one: HTMLButtonElement) => one.click());
        const title = image.locator('textarea').first();
        const told = async (of: string) => {
          await page.locator('#export-tab-image').click();
          await choose(image, of);
          await image.locator('.preview img').waitFor();
          await page.locator('#export-tab-data').click();
          await choose(data, 'chart');
          const heads = plain((await data.locator('.data-preview th').allTextContents()).join(' | '));
          return { title: plain(await title.inputValue()), heads };
        };
        const [one, other] = [await told('en'), await told('fr')];
        expect(one.title, chart).toContain(english);
        expect(other.title, chart).toContain(french);
        await expect.poll(async () => (await told('fr')).heads, { message: chart }).not.toBe(one.heads);
        // However many rows it has, it ends above what stands under it.
        await page.locator('#export-tab-image').click();
        const svg = (await bytesOf(await picture('svg'))).toString('utf8');
        const of = (tag: RegExp, name: string) => Number(new RegExp(` ${name}="([^"]+)"`).exec(tag.exec(svg)![0])?.[1]);
        const plot = /<svg[^>]* id="plot"[^>]*>/;
        expect(of(plot, 'y') + of(plot, 'height'), chart).toBeLessThan(of(/<text[^>]* class="source"[^>]*>/, 'y') - 10);
        expect(of(plot, 'width'), chart).toBe(912);
        expect(svg, chart).toMatch(/<svg[^>]* viewBox="0 0 [\d.]+ [\d.]+"[^>]* id="plot"|<svg[^>]* id="plot"[^>]* viewBox=/);
        await shut();
      }
      await page.locator('.main-figure .export-open').click();
      await page.locator('#export-tab-image').click();
      await choose(image, language);
      await page.locator('#export-tab-data').click();
    });

  once('a long file tells how far it is, and can be given up', async () => {
    await choose(data, 'hour');
    await choose(data, 'xlsx');
    await data.locator('.main-way').click();
    await expect.poll(async () => plain(await data.locator('.making').textContent())).toMatch(/[1-9]\d? ?%/);
    await data.getByRole('button', { name: say('Cancel', 'Annuler') }).click();
    await expect
      .poll(async () => plain(await data.locator('.outcome').textContent()))
      .toBe(say('Given up; nothing was saved.', 'Abandonné ; rien n’a été enregistré.'));
    await data.locator('.main-way').waitFor();
  });

  test('the report is a PDF of whole pages and one file of HTML, and both tell the figures of the page', async () => {
    const told = plain(await page.locator('.sentence h1').textContent()).trim();
    await shut();
    await page.locator('.report-open').click();
    const report = page.locator('.export-report');
    const made = async (format: string): Promise<Download> => {
      await choose(report, format);
      return saved(page, report.locator('.main-way'));
    };
    const download = await made('pdf');
    expect(download.suggestedFilename()).toBe(`jalon_microsoft-france_2024-2027_${say('report', 'rapport')}_${language}.pdf`);
    const pdf = await bytesOf(download);
    const paper = await getDocumentProxy(new Uint8Array(pdf));
    const pages = (await extractText(paper)).text.map(plain);
    expect(pages.length).toBeGreaterThan(4);
    // Lines may break a text anywhere but within a number and its unit.
    const all = pages.join(' ').replace(/\s+/g, ' ');
    expect(all).toContain(told);
    for (const part of [
      /55 50 MW/,
      say('Firm import', 'Puissance garantie'),
      say('speaks for no company', 'ne parle au nom d’aucune entreprise'),
      /CO₂/,
      say('What binds, by month', 'Ce qui limite, par mois'),
      'P90',
    ])
      expect(all).toMatch(part);
    for (const [i, text] of pages.entries()) expect(text).toContain(`${i + 1} / ${pages.length}`);
    expect(pdfTexts(pdf).join('')).not.toMatch(/[?\ufffd]{2}|NaN|undefined|\{\w+\}/);
    const info = (await paper.getMetadata()).info as { Title: string; Language: string };
    expect(plain(info.Title)).toMatch(say(/: report of \d/, /: rapport, \d/));
    expect(info.Language).toBe(say('en-GB', 'fr-FR'));
    expect((await paper.getOutline())!.map(({ title }) => plain(title))).toContain(say('Assumptions', 'Hypothèses'));
    const heights: number[] = [];
    for (let n = 1; n <= pages.length; n++) {
      const sheet = await paper.getPage(n);
      // The last row of the tables by site, which have most columns: large enough to be read on paper, in points.
      for (const item of (await sheet.getTextContent()).items)
        if ('str' in item && plain(item.str) === say('All sites', 'Tous les sites'))
          heights.push(Math.hypot(item.transform[2] as number, item.transform[3] as number));
      const view = sheet.getViewport({ scale: 1 });
      expect([view.width, view.height].map(Math.round)).toEqual([595, 842]);
    }
    expect(heights).toHaveLength(2);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(8);

    const html = await made('html');
    const text = (await bytesOf(html)).toString('utf8');
    const wrong = [/<script|<link|<iframe|<img|@import|\ssrc=/i, /NaN|undefined|\{\w+\}/].map(
      (one) => one.exec(text.replace(/<style>[\s\S]*<\/style>/, ''))?.[0],
    );
    expect(wrong).toEqual([undefined, undefined]);
    expect([...text.matchAll(/url\((?!data:|#|&quot;#)/g)]).toEqual([]);
    const reader = await site.open('?', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
    const alone = reader.page;
    await alone.context().setOffline(true);
    await alone.goto(pathToFileURL(await copyOf(html, '.html')).href);
    const read = await alone.evaluate(async () => {
      await document.fonts.ready;
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        heading: document.querySelector('h1')?.textContent ?? '',
        lang: document.documentElement.lang,
        width: document.documentElement.scrollWidth,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        fonts: [...document.fonts].map(({ status }) => status),
        twice: ids.filter((id, i) => ids.indexOf(id) !== i),
        shown: [...document.querySelectorAll('svg.figure')].filter((one) => one.getClientRects().length > 0).length,
        figures: document.querySelectorAll('figure').length,
        rows: [...document.querySelectorAll('tr')].map(({ cells }) => [...cells].map((cell) => cell.textContent ?? '')),
      };
    });
    expect(plain(read.heading)).toBe(told);
    expect(read).toMatchObject({ lang: language, width: 390, paper: 'rgb(21, 24, 29)', fonts: ['loaded', 'loaded'], twice: [] });
    expect(read.shown).toBe(read.figures);
    const accelerators = read.rows.find(([name]) => name === say('Accelerators in service', 'Accélérateurs en service'))!;
    expect(told).toContain(plain(accelerators[1]!));
    expect(plain(accelerators[2]!)).toBe(number(25456));
    // The page that stood there before is cut off with the network; the report asks for its own file and for nothing else.
    const own = reader.faults.filter((fault) => !/^asked for file:|ERR_INTERNET_DISCONNECTED/.test(fault));
    expect(own).toEqual([]);
    await reader.close();
  });

  test('axe finds nothing in the dialog, and on a phone nothing is wider than the screen', async () => {
    for (const tab of ['report', 'data', 'image'])
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.locator(`#export-tab-${tab}`).click();
        if (width === 390) expect(await axe(page, ['dialog.export']), tab).toEqual([]);
        const wider = () =>
          page.evaluate(() => {
            const sheet = document.querySelector('dialog.export')!;
            return [sheet.scrollWidth - sheet.clientWidth, document.documentElement.scrollWidth - innerWidth];
          });
        await expect.poll(wider, { message: `${tab} ${width}` }).toEqual([0, 0]);
      }
    await page.keyboard.press('Escape');
    expect(opened.faults).toEqual([]);
  });
});
