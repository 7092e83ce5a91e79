/** Files of hours on the page: weather is asked for its site, prices and carbon are taken, and all of it can be taken back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvText, epwLines, epwText, withCells } from '../hours-files.ts';
import { answered, answers, LANGUAGES, openSite, plain, type Site, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const HOT = epwText({ city: 'Hotplace', airC: () => 34, dewC: () => 20 });
const PRICES = csvText('eurPerMwh', '2026-01-01', Array(8760).fill(150), ';');

const open = (page: Page, name: string, text: string) =>
  page.locator('header input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const chips = async (page: Page) => (await page.locator('.imports li > span').allTextContents()).map(plain);
/** Water and energy of the plan, as the charts under the main one have them. */
const charts = (page: Page) => page.locator('.multiples').innerText().then(plain);
const source = async (page: Page) => plain(await page.locator('.under > .source').textContent());

/** Lets a file go anywhere on the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      for (const type of ['dragover', 'drop'] as const)
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}

/** Whether the browser holds work with hours from files, for the next visit. */
function hasKeptImports(): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('jalon');
    opening.onsuccess = () => {
      const work = opening.result.transaction('work').objectStore('work').get('current');
      work.onsuccess = () => {
        opening.result.close();
        resolve(work.result?.imports !== undefined);
      };
    };
  });
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);
  const weatherOf = (place: string) => say(`Weather of ${place}: Hotplace (hot.epw)`, `Météo de ${place} : Hotplace (hot.epw)`);

  test('a weather is given to a site from the keyboard, moves the answer, is undone, redone and removed', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const before = await charts(page);
    await open(page, 'hot.epw', HOT);
    const question = page.locator('dialog.question');
    await question.waitFor();
    expect(plain(await question.locator('h2').textContent())).toBe(
      say('Which site has the weather of hot.epw?', 'À quel site va la météo de hot.epw ?'),
    );
    expect(plain(await question.locator('p').textContent())).toContain('Hotplace');
    // The choice has the keys at once.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => chips(page)).toEqual([weatherOf('Marseille')]);
    await expect.poll(() => question.count()).toBe(0);
    await expect.poll(() => charts(page)).not.toBe(before);
    const after = await charts(page);
    await expect
      .poll(async () => plain(await page.locator('.note.address').textContent()))
      .toContain(say('does not hold the weather', 'ne contient pas la météo'));
    await page.keyboard.press('Control+z');
    await expect.poll(() => chips(page)).toEqual([]);
    await expect.poll(() => charts(page)).toBe(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => chips(page)).toEqual([weatherOf('Marseille')]);
    await expect.poll(() => charts(page)).toBe(after);
    await page
      .getByRole('button', { name: new RegExp(say('^Remove: Weather', '^Retirer : Météo').replace(' :', '\\s:')) })
      .click();
    await expect.poll(() => chips(page)).toEqual([]);
    await expect.poll(() => charts(page)).toBe(before);
    expect(faults).toEqual([]);
    await close();
  });

  once('Escape puts a weather aside, and nothing changes', async () => {
    // A page of its own: no step of a test before is there to be taken back.
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await drop(page, 'hot.epw', HOT);
    await page.locator('dialog.question').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.question').count()).toBe(0);
    expect(await chips(page)).toEqual([]);
    expect(await page.locator('.travel button').first().isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('the design temperature of a file is offered, and moves its lever', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await open(page, 'hot.epw', HOT);
    await page.locator('dialog.question select').selectOption('mulhouse');
    await page.locator('dialog.question button[type=submit]').click();
    const offer = page.locator('.imports li button').first();
    await expect
      .poll(async () => plain(await offer.textContent()))
      .toBe(say('Use its design temperature (38.2 °C)', 'Adopter sa température de dimensionnement (38,2 °C)'));
    await offer.click();
    await expect.poll(() => page.url()).toContain('/sites/mulhouse/designDryBulbC:38.2');
    // What was taken is not offered again.
    await expect.poll(() => page.locator('.imports li button').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('prices are taken at once, and it is said how many hours of the run they have', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await drop(page, 'spot.csv', PRICES);
    await expect
      .poll(() => chips(page))
      .toEqual([say(`Spot price: spot.csv (8,760 of 35,064 hours)`, `Prix spot : spot.csv (8 760 heures sur 35 064)`)]);
    await expect.poll(() => source(page)).toContain(say('Hours from spot.csv.', 'Heures venues de spot.csv.'));
    expect(faults).toEqual([]);
    await close();
  });

  test('a file with faults is refused with line and column, and the page keeps what it has', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await open(page, 'bad.epw', withCells(epwLines(), 12, { 7: 'hot' }).join('\n'));
    const refused = page.locator('.refused');
    await refused.waitFor();
    const text = plain(await refused.innerText());
    expect(text).toContain(say('bad.epw was not opened', 'bad.epw n’a pas été ouvert'));
    expect(text).toContain(say('line 12, column 7', 'ligne 12, colonne 7'));
    expect(text).toContain(say('a temperature from -70 to 70 °C', 'une température de -70 à 70 °C'));
    expect(await chips(page)).toEqual([]);
    await open(page, 'notes.txt', 'words');
    await expect
      .poll(async () => plain(await refused.innerText()))
      .toContain(say('notes.txt is no file that this page knows', 'notes.txt n’est pas un fichier que cette page connaît'));
    expect(faults).toEqual([]);
    await close();
  });

  once(
    'what was imported is among what the browser keeps for the next visit, and so is what was moved the moment before the page goes',
    async () => {
      const { page, faults, close } = await site.open(lang);
      await answers(page, number(25456));
      await drop(page, 'spot.csv', PRICES);
      await expect.poll(() => page.evaluate(hasKeptImports)).toBe(true);
      // The page is told that it goes, or is out of sight: it writes what else would wait for a moment.
      const writes = (event: 'pagehide' | 'visibilitychange', share: string) =>
        page.evaluate(
          ([event, share]) => {
            const slider = document.querySelector<HTMLInputElement>('[data-lever="delivered-share"] input[type=range]')!;
            slider.value = share;
            for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }));
            Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
            document.dispatchEvent(new Event(event, { bubbles: true }));
            return location.search;
          },
          [event, share] as const,
        );
      expect(await writes('pagehide', '0.9')).toContain('share:0.9');
      expect(await writes('visibilitychange', '0.8')).not.toContain('share');
      await answered(page);
      await page.goto(page.url());
      await answers(page, number(25456));
      expect(await chips(page)).toEqual([]);
      const kept = page.locator('.plan option[value="work:"]');
      await kept.waitFor({ state: 'attached' });
      await page.locator('.plan select').selectOption('work:');
      await expect.poll(async () => (await chips(page)).join()).toContain('spot.csv');
      expect(faults).toEqual([]);
      await close();
    },
  );
});
