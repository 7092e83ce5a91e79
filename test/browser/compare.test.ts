/** Plans side by side on the built page: four of them, what differs, what it does, why, and the ways in and out. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparedInputs, outcomeNumbers, simulateDays } from '../../src/index.ts';
import { plan } from '../fixtures.ts';
import { axe } from './axe.ts';
import { answered, answers, LANGUAGES, type Language, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const header = (page: Page, language: Language) =>
  page.locator('header').getByRole('button', { name: language === 'en' ? 'Compare' : 'Comparer' });

async function openCompare(page: Page, language: Language): Promise<void> {
  await answers(page, speaking(language).number(25456));
  await header(page, language).click();
  await page.locator('#compare-shipped').waitFor();
}
/** Waits until every plan was run and their inputs are told. */
async function settled(page: Page, plans: number): Promise<void> {
  await expect.poll(() => page.locator('.compared-plans li').count()).toBe(plans);
  await expect.poll(() => page.locator('.origin [role=status]').count()).toBe(0);
  await page.locator('.compare-inputs table').waitFor();
  await answered(page);
}
const follow = async (page: Page, link: string) => {
  await page.locator('#compare-link').fill(link);
  await page.locator('#compare-link').press('Enter');
};
const outcome = async (page: Page, id: string): Promise<string[]> =>
  (await page.locator(`[data-outcome="${id}"] td`).allTextContents()).map(plain);
const parts = (page: Page): Promise<number[]> =>
  page.locator('.why-parts td').evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.value)));

/** Two levers moved: two inputs, four runs. */
const MOVED = '?plan=microsoft-france&set=/deliveries/share:1&set=/sites/paris/gridSteps/existing/gridMw:34';
const MINE = JSON.stringify({
  extends: 'microsoft-france',
  schemaVersion: 1,
  id: 'mine',
  name: 'Mine',
  deliveries: { share: 1 },
});

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);

  test('four plans from four places stand side by side, with all that differs and what it comes to', async () => {
    const { page, faults, close } = await site.open(lang);
    await openCompare(page, language);
    expect(await page.locator('.compare-figure').count()).toBe(0);
    await page.locator('#compare-shipped').selectOption('brownfield');
    await follow(page, 'https://example.org/jalon/?plan=mulhouse-never');
    await expect.poll(() => page.locator('.compared-plans li').count()).toBe(3);
    // A plan that is let go here is put beside the others, and does not take the page.
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'mine.json', { type: 'application/json' }));
      for (const type of ['dragover', 'drop'] as const)
        document
          .querySelector('main')!
          .dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, MINE);
    await settled(page, 4);
    expect(await page.locator('.drop').count()).toBe(0);
    expect(await page.locator('.compare-figure .plan-line').count()).toBe(4);
    expect(
      new Set(
        await page.locator('.compare-figure .plan-line').evaluateAll((lines) => lines.map((line) => line.getAttribute('class'))),
      ),
    ).toHaveProperty('size', 4);
    expect(plain(await page.locator('#compare-figure-title').textContent())).toMatch(
      say(
        /^B ends 31 MW above A, C ends .+ and D ends .+ above A$/,
        /^B finit 31 MW au-dessus de A, C finit .+ et D finit .+ au-dessus de A$/,
      ),
    );

    // What changed is the true difference, and the counts hold whatever is sorted.
    const loaded = [
      plan('microsoft-france'),
      plan('brownfield'),
      plan('mulhouse-never'),
      plan('microsoft-france', ['/deliveries/share', 1]),
    ];
    const inputs = comparedInputs(loaded);
    const different = inputs.filter(({ differs }) => differs).map(({ pointer }) => pointer);
    const rows = () => page.locator('.compare-inputs tbody tr');
    const pointers = () => rows().evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.pointer!));
    expect(await pointers()).toEqual(different);
    expect(different).toContain('/deliveries/share');
    const counts = { different: different.length, equal: inputs.length - different.length, all: inputs.length };
    for (const [i, key] of (['different', 'equal', 'all'] as const).entries()) {
      const button = page.locator('.compare-inputs .switch button').nth(i);
      expect(plain(await button.textContent())).toContain(`(${number(counts[key])})`);
      await button.click();
      await page.locator('.compare-inputs thead button').nth(i).click();
      expect(await rows().count()).toBe(counts[key]);
      expect(plain(await button.textContent())).toContain(`(${number(counts[key])})`);
    }
    await page.locator('.compare-inputs .switch button').first().click();
    expect(new Set(await pointers())).toEqual(new Set(different));

    // Outcomes are those of the runs; the base can be chosen, the differences told in per cent.
    const [a, b] = loaded.map(({ scenario }) => outcomeNumbers(simulateDays(scenario).summary));
    expect((await outcome(page, 'accelerators')).slice(0, 2)).toEqual([number(a!.accelerators!), number(b!.accelerators!)]);
    expect((await outcome(page, 'accelerators'))[4]).toBe(`+${number(b!.accelerators! - a!.accelerators!)}`);
    await page.locator('.compare-outcomes .switch button').nth(1).click();
    expect((await outcome(page, 'accelerators'))[4]).toBe(say('+72%', '+72 %'));
    await page.locator('.base input').nth(1).check();
    await expect.poll(async () => (await outcome(page, 'accelerators'))[4]).toBe(say('−42%', '−42 %'));
    await page.locator('.base input').first().check();

    // The row of a plan lets the others step back.
    await page.locator('.compared-plans li').nth(1).hover();
    await expect.poll(() => page.locator('.compare-plot .plan-line.faded').count()).toBe(3);
    await page.locator('#compare-title').hover();
    await expect.poll(() => page.locator('.compare-plot .faded').count()).toBe(0);

    const mode = (i: number) => page.locator('.compare-modes button').nth(i).click();
    await mode(1);
    await expect.poll(() => page.locator('.compare-panel svg.small .plan-line:not(.behind)').count()).toBe(4);
    await mode(2);
    await expect.poll(() => page.locator('.compare-plot .plan-line').count()).toBe(3);
    await mode(3);
    await expect.poll(() => page.locator('.compare-months tbody tr').count()).toBe(48);
    await mode(0);

    // One month for all of them, by the keys too, and the same on the page.
    await page.locator('.compare-plot').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => plain(await page.locator('.compare .month-status').textContent()))
      .toMatch(
        say(/December 2027 \(pinned\).*A 38 MW.*B 69 MW \(\+31 MW\)/, /décembre 2027 \(.+\).*A 38 MW.*B 69 MW \(\+31 MW\)/),
      );
    await page.emulateMedia({ colorScheme: say('light', 'dark') });
    expect(await axe(page, ['.compare'])).toEqual([]);

    const csv = page.waitForEvent('download');
    await page.locator('.compare-figure').getByRole('button', { name: /^CSV/ }).click();
    expect((await textOf(await csv)).split('\r\n')[0]).toBe(
      'month,A microsoft-france gridMw,B brownfield gridMw,C mulhouse-never gridMw,D mine gridMw,B - A gridMw,C - A gridMw,D - A gridMw',
    );
    const svg = page.waitForEvent('download');
    await page.locator('.compare-figure').getByRole('button', { name: /^SVG/ }).click();
    const picture = await textOf(await svg);
    expect(picture).toContain('D Mine');
    expect(picture.match(/class="plan-line/g)).toHaveLength(4);
    expect(picture).toMatch(/stroke-dasharray: 10 3 2 3/);

    // The other formats, each by a reader of its own: every plan by its letter and its name.
    await page.locator('.compare-figure .export-open').click();
    await page.locator('#export-tab-image').click();
    await page.locator('.export-image .preview img').waitFor();
    expect(await page.locator('dialog.export [role=tab]').count()).toBe(2);
    const file = async (panel: string, format: string): Promise<Buffer> => {
      await page.locator(`${panel} input[value=${format}]`).check();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`${panel} .main-way`).click()]);
      return readFile(await download.path());
    };
    const paper = await getDocumentProxy(new Uint8Array(await file('.export-image', 'pdf')));
    const words = plain((await extractText(paper, { mergePages: true })).text);
    for (const part of [
      'D Mine',
      say('A: ', 'A : '),
      say('D: Mine', 'D : Mine'),
      say('speaks for no company', 'au nom d’aucune'),
    ])
      expect(words).toContain(part);
    await page.locator('#export-tab-data').click();
    const book = await file('.export-data', 'xlsx');
    const months = await readSheet(book, say('Data', 'Données'));
    expect(months.slice(1, 5).map((row) => row[1])).toEqual(['A', 'B', 'C', 'D']);
    expect(months[4]![2]).toBe('Mine');
    const last = months.filter((row) => row[1] === 'B').findLast((row) => row[4] !== null)!;
    const base = months.find((row) => row[1] === 'A' && String(row[0]) === String(last[0]))!;
    expect(Number(last[5])).toBeCloseTo(Number(last[4]) - Number(base[4]), 6);
    const parameters = await readSheet(book, say('Parameters', 'Paramètres'));
    const share = parameters.find(([pointer]) => pointer === '/deliveries/share')!;
    // In A as shipped, and as the file of D has it; marked as what differs.
    expect([share[2], share[4], share[7]]).toEqual([true, 0.8, 1]);
    expect((await readSheet(book, 'Sources')).length).toBeGreaterThan(50);
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await close();
  });

  once(
    'the parts of an outcome sum to the whole; a study that is stopped frees the page, and the next one is right',
    async () => {
      const { page, faults, close } = await site.visit(lang);
      await openCompare(page, language);
      await follow(page, MOVED);
      await expect.poll(() => page.locator('.compared-plans li').count()).toBe(2);
      await page.locator('#compare-shipped').selectOption('brownfield');
      await settled(page, 3);
      await page.locator('#why-run').click();
      await page.locator('.why-answer:not(.stale)').waitFor();
      await page.locator('.why-answer details summary').click();
      const moved = plan('microsoft-france', ['/deliveries/share', 1], ['/sites/paris/gridSteps/existing/gridMw', 34]);
      const ends = [plan('microsoft-france'), moved].map(({ scenario }) => outcomeNumbers(simulateDays(scenario).summary));
      for (const id of ['accelerators', 'energyCostEur', 'tokensOut']) {
        await page.locator('#why-outcome').selectOption(id);
        await expect.poll(async () => (await parts(page))[0]).toBe(ends[0]![id]);
        const values = await parts(page);
        expect(values).toHaveLength(4);
        expect(values.at(-1)).toBe(ends[1]![id]);
        const whole = values.at(-1)! - values[0]!;
        const sum = values.slice(1, -1).reduce((total, part) => total + part, 0);
        expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(whole), values[0]!));
      }
      const first = await parts(page);

      // The study of the other plan takes hundreds of runs: it tells how far it is, and stops when it is told to.
      await page.locator('#why-plan').selectOption({ index: 1 });
      await page.locator('#why-run').click();
      await expect
        .poll(() => page.locator('.why-progress progress').evaluate((bar) => (bar as HTMLProgressElement).value))
        .toBeGreaterThan(0);
      expect(plain(await page.locator('.why-progress').textContent())).toMatch(say(/\d+ of 256 runs/, /\d+ calculs sur 256/));
      // At once, and not when the run that is under way comes to its end: no message of a worker is waited for.
      const isFree = await page.evaluate(async () => {
        document.querySelector<HTMLButtonElement>('#why-cancel')!.click();
        await new Promise((resolve) => setTimeout(resolve));
        return document.querySelector('#why-run') !== null;
      });
      expect(isFree).toBe(true);
      expect(plain(await page.locator('.why-progress').textContent())).toContain(say('Stopped', 'Arrêté'));
      // The former answer stays, and is said to be the former one.
      expect(await page.locator('.why-answer.stale').count()).toBe(1);
      expect(await parts(page)).toEqual(first);
      await page.locator('#why-grain').selectOption('part');
      await page.locator('#why-run').click();
      await page.locator('.why-answer:not(.stale)').waitFor();
      await page.locator('#why-outcome').selectOption('accelerators');
      await expect.poll(async () => (await parts(page)).at(-1)).toBe(43888);
      // Site, orders and sums hang together: that is said, and named, rather than told apart.
      expect(plain(await page.locator('.refusal').textContent())).toMatch(
        say(/mixtures are no plans.+mulhouse/, /mélanges ne sont pas des plans.+mulhouse/),
      );
      // What was answered before is there at once.
      await page.locator('#why-plan').selectOption({ index: 0 });
      await page.locator('#why-grain').selectOption('input');
      await page.locator('#why-outcome').selectOption('tokensOut');
      expect(await parts(page)).toEqual(first);
      const saved = page.waitForEvent('download');
      await page.locator('.why-answer').getByRole('button', { name: /^CSV/ }).click();
      expect((await textOf(await saved)).split('\r\n')[0]).toBe('part,inputs,tokensOut');
      const drawn = page.waitForEvent('download');
      await page.locator('.why-answer').getByRole('button', { name: /^SVG/ }).click();
      expect(await textOf(await drawn)).toMatch(/class="fall more"/);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('a limit is relaxed into a plan of its own; plans are renamed, swapped, removed, brought back and kept', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.locator('.plot').focus();
    await page.keyboard.press('w');
    await page
      .locator('.gains')
      .getByRole('button', { name: say('Relax and compare', 'Desserrer et comparer') })
      .first()
      .click();
    await settled(page, 2);
    const name = page.locator('#plan-name-B');
    expect(plain(await name.inputValue())).toBe(say('Microsoft France − 1 month Mulhouse', 'Microsoft France − 1 mois Mulhouse'));
    expect(await page.locator('.compare-inputs tbody tr').count()).toBe(1);
    expect((await page.locator('.compare-inputs tbody td').allTextContents()).map(plain)).toEqual(
      say(['17 months', '16 months'], ['17 mois', '16 mois']),
    );
    await name.fill('Plan X');
    await name.press('Enter');
    await page.getByRole('button', { name: say(/Swap with A: B/, /Échanger avec A\s: B/) }).click();
    await expect.poll(() => page.locator('#plan-name-A').inputValue()).toBe('Plan X');
    await expect
      .poll(async () => (await page.locator('.compare-inputs tbody td').allTextContents()).map(plain))
      .toEqual(say(['16 months', '17 months'], ['16 mois', '17 mois']));
    await page.locator('#compare-undo').click();
    await expect.poll(() => page.locator('#plan-name-B').inputValue()).toBe('Plan X');
    await page.getByRole('button', { name: say(/Remove: B/, /Retirer\s: B/) }).click();
    await expect.poll(() => page.locator('.compared-plans li').count()).toBe(1);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('compare-undo');
    await page.keyboard.press('Enter');
    await settled(page, 2);

    // What cannot be taken up is said where it was asked, and nothing is lost.
    await follow(page, '?plan=atlantis');
    await expect.poll(async () => plain(await page.locator('#compare-trouble').textContent())).toContain('atlantis');
    expect(await page.locator('#compare-link').inputValue()).toBe('?plan=atlantis');
    const buffer = Buffer.from(MINE.replace('"share":1', '"share":7'));
    await page.locator('#compare-file').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer });
    await expect
      .poll(async () => plain(await page.locator('#compare-trouble .faults').textContent()))
      .toContain('/deliveries/share');
    expect(await page.locator('.compared-plans li').count()).toBe(2);

    // The plans outlive the visit, whose address leads back here, and fit a narrow screen.
    await page.reload();
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page, 2);
    await expect.poll(() => page.locator('#plan-name-B').inputValue()).toBe('Plan X');
    for (const i of [0, 1, 2, 3]) {
      await page.locator('.compare-modes button').nth(i).click();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.getByRole('button', { name: say(/Work on it: B/, /Y travailler\s: B/) }).click();
    await page.locator('.sentence').waitFor();
    await expect.poll(() => page.locator('#lever-mulhouse-permit').inputValue()).toBe('16');
    expect(faults).toEqual([]);
    await close();
  });
});
