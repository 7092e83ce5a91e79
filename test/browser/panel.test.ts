import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, answers, LANGUAGES, openSite, type Site, sentence, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const UNDO = 'Control+z';
const REDO = 'Control+Shift+z';

/** Drags a slider through `values`, one input event after another, as a hand would. */
async function drag(page: Page, lever: string, values: readonly number[]): Promise<void> {
  // The levers come with the description of the plan, which a busy machine may bring after the first answer.
  await page.locator(`[data-lever="${lever}"] input[type=range]`).first().waitFor({ state: 'attached' });
  await page.evaluate(
    async ({ lever, values }) => {
      const slider = document.querySelector<HTMLInputElement>(`[data-lever="${lever}"] input[type=range]`)!;
      for (const value of values) {
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 16));
      }
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { lever, values },
  );
}

/** The sentence, once the address holds `part` and the page has answered all that it asked. */
async function settled(page: Page, part: string): Promise<string> {
  await expect.poll(() => page.evaluate(() => location.search)).toContain(part);
  await answered(page);
  return sentence(page);
}

/** Counts the runs that are asked of a worker and the writes to the address, from before the page begins. */
function count(): void {
  const counts = { runs: 0, writes: 0 };
  Object.assign(globalThis, { counts });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    if (JSON.stringify(args[0]).includes('"overview"')) counts.runs++;
    return (post as (...all: unknown[]) => void).apply(this, args);
  } as typeof post;
  for (const name of ['replaceState', 'pushState'] as const) {
    const write = history[name].bind(history);
    history[name] = (...args) => {
      counts.writes++;
      write(...args);
    };
  }
}
const counted = (page: Page) =>
  page.evaluate(() => ({ ...(globalThis as unknown as { counts: { runs: number; writes: number } }).counts }));

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);
  describe('levers', () => {
    once('keep what is typed into them the moment they are drawn', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const first = await sentence(page);
      await page.locator('.levers .lever').first().waitFor();
      // All before the next frame: effects of what was just drawn have not run yet.
      const kept = await page.evaluate(async () => {
        const typed = (field: HTMLInputElement, text: string): void => {
          field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        };
        typed(document.querySelector<HTMLInputElement>('#find')!, 'firm import paris');
        const id = 'lever-/sites/paris/gridSteps/existing/gridMw';
        const fieldOf = (): HTMLInputElement | null => document.querySelector(`.results input[type=text][id="${id}"]`);
        for (let i = 0; i < 20 && !fieldOf(); i++) await Promise.resolve();
        const field = fieldOf() ?? document.querySelector<HTMLInputElement>('.results input[type=text]')!;
        typed(field, '30');
        await new Promise((resolve) => setTimeout(resolve, 400));
        const text = field.value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return text;
      });
      expect(kept).toBe('30');
      await expect.poll(() => sentence(page)).not.toBe(first);
      expect(faults).toEqual([]);
      await close();
    });

    test('are found by an accented French word and by an English one, moved, undone and redone', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const first = await sentence(page);
      await page.keyboard.press('/');
      await page.keyboard.type('DUREE mulhouse');
      await page.locator('.results .lever[data-lever*="/sites/mulhouse/activities/"]').first().waitFor();
      await page.locator('#find').fill('durée');
      await expect.poll(() => page.locator('.results .lever').count()).toBeGreaterThan(3);
      await page.locator('#find').fill('firm import paris');
      const field = page.locator('.results #lever-paris-grid');
      await field.fill('30');
      await field.press('Enter');
      await expect.poll(() => sentence(page)).not.toBe(first);
      const moved = await sentence(page);
      await page.locator('#find').press('Escape');
      await expect.poll(() => page.locator('#find').inputValue()).toBe('');
      await page.locator('h1').click();
      await page.keyboard.press(UNDO);
      await expect.poll(() => sentence(page)).toBe(first);
      await page.keyboard.press(REDO);
      await expect.poll(() => sentence(page)).toBe(moved);
      await page.getByRole('button', { name: say('Undo: Firm import at Paris', 'Annuler : Puissance garantie à Paris') }).click();
      await expect.poll(() => sentence(page)).toBe(first);
      await page
        .getByRole('button', { name: say('Redo: Firm import at Paris', 'Rétablir : Puissance garantie à Paris') })
        .click();
      await expect.poll(() => sentence(page)).toBe(moved);
      await page.getByRole('button', { name: say('Reset all', 'Tout réinitialiser') }).click();
      await expect.poll(() => sentence(page)).toBe(first);
      await page.keyboard.press(UNDO);
      await expect.poll(() => sentence(page)).toBe(moved);
      expect(faults).toEqual([]);
      await close();
    });

    once('a drag is one step, writes the address at most once, and one change is exactly one run', async () => {
      const { page, faults, close } = await site.open(lang);
      await page.addInitScript(count);
      await page.reload();
      await answers(page, number(25456));
      const first = await sentence(page);
      expect(await counted(page)).toEqual({ runs: 1, writes: 0 });
      const field = page.locator('#lever-delivered-share');
      await field.fill('90');
      await field.press('Enter');
      await field.blur();
      await expect.poll(() => sentence(page)).not.toBe(first);
      const typed = await settled(page, 'share:0.9');
      expect(await counted(page)).toEqual({ runs: 2, writes: 1 });
      // It takes twice as long as an address waits to be written.
      await drag(
        page,
        'delivered-share',
        Array.from({ length: 50 }, (_, i) => (90 - i) / 100),
      );
      await settled(page, 'share:0.41');
      expect((await counted(page)).writes).toBe(2);
      await page.keyboard.press(UNDO);
      await expect.poll(() => sentence(page)).toBe(typed);
      await page.keyboard.press(UNDO);
      await expect.poll(() => sentence(page)).toBe(first);
      // The same by a real pointer.
      const box = (await page.locator('[data-lever="delivered-share"] input[type=range]').boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
      await page.mouse.down();
      for (let i = 0; i < 10; i++) await page.mouse.move(box.x + box.width * (0.75 - i / 20), box.y + box.height / 2);
      await page.mouse.up();
      await expect.poll(() => sentence(page)).not.toBe(first);
      await page.keyboard.press(UNDO);
      await expect.poll(() => sentence(page)).toBe(first);
      expect(faults).toEqual([]);
      await close();
    });

    test('every group opens, keeps to its own levers, and is reset as one', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const first = await sentence(page);
      await expect.poll(() => page.locator('.levers .lever').count()).toBe(6);
      const cooling = page.locator('details.group', { hasText: say('Cooling', 'Refroidissement') });
      await cooling.locator('> summary').click();
      await cooling.locator('details.advanced > summary').click();
      await expect.poll(() => cooling.locator('.lever').count()).toBeGreaterThan(40);
      await cooling.locator('select[id="lever-/sites/paris/operatorClass"]').selectOption('existing-fleet');
      await expect.poll(() => sentence(page)).not.toBe(first);
      expect(await page.locator('#lever-operator-class').inputValue()).toBe('existing-fleet');
      await cooling
        .getByRole('button', { name: say('Take back the changes of this group', 'Annuler les modifications de ce groupe') })
        .click();
      await expect.poll(() => sentence(page)).toBe(first);
      await page.getByRole('button', { name: say(/^Undo: Cooling/, /^Annuler\s: .*refroidissement/i) }).click();
      await expect.poll(() => sentence(page)).not.toBe(first);
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe('links and files', () => {
    once('a link opened elsewhere gives the same sentence', async () => {
      const { page, close } = await site.open(lang);
      await answers(page, number(25456));
      await drag(page, 'paris-grid', [50, 40]);
      await drag(page, 'paris-crews', [30, 24]);
      await drag(page, 'delivered-share', [0.9]);
      const said = await settled(page, 'share:0.9');
      const query = await page.evaluate(() => location.search);
      expect(query).toContain('set=/sites/paris/gridSteps/existing/gridMw:40');
      expect(query).toContain('set=/sites/paris/crewRacksPerWeek:6');
      await close();
      const other = await site.open(query.includes('lang=') ? query : `${lang}&${query.slice(1)}`);
      await answers(other.page, say('accelerators', 'accélérateurs'));
      expect(await sentence(other.page)).toBe(said);
      expect(await other.page.locator('#lever-paris-crews').inputValue()).toBe('24');
      expect(await other.page.locator('.session-notices').textContent()).toBe('');
      expect(other.faults).toEqual([]);
      await other.close();
    });

    once('a saved file opens to the same sentence, is kept, and can be deleted', async () => {
      const { page, faults, close } = await site.open(lang);
      await answers(page, number(25456));
      await drag(page, 'delivered-share', [1]);
      await answers(page, number(28400));
      const said = await settled(page, 'share:1');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: say('Save a file', 'Enregistrer'), exact: true }).click(),
      ]);
      const text = await textOf(download);
      expect(JSON.parse(text)).toHaveProperty('$schema');
      await page.getByRole('button', { name: say('Reset all', 'Tout réinitialiser') }).click();
      await answers(page, number(25456));
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await answers(page, number(28400));
      expect(await sentence(page)).toBe(said);
      // The plan is small: the address holds all of it.
      await expect.poll(() => page.evaluate(() => location.search)).toMatch(/plan=file:mine\.json.*&z=1\./);
      expect(await page.locator('.note.address').textContent()).toBe('');
      await page.reload();
      await answers(page, number(28400));
      await page.getByRole('button', { name: say('My plans (1)', 'Mes plans (1)') }).click();
      const remove = page.getByRole('button', {
        name: say('Delete mine.json from this browser', 'Supprimer mine.json de ce navigateur'),
      });
      await remove.click();
      // What has left the list is gone.
      await remove.waitFor({ state: 'detached' });
      await page.goto(page.url().replace(/&z=[^&]*/, ''));
      await answers(page, number(25456));
      await expect.poll(() => page.locator('.session-notices').textContent()).toContain('mine.json');
      expect(faults).toEqual([]);
      await close();
    });

    test('a browser that keeps nothing is said once, and the page works', async () => {
      const { page, faults, close } = await site.open(lang);
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      });
      await page.reload();
      await answers(page, number(25456));
      await drag(page, 'delivered-share', [1]);
      await answers(page, number(28400));
      const said = page.locator('.session-notices');
      await expect.poll(() => said.textContent()).toContain(say('keeps nothing', 'ne conserve rien'));
      await said.getByRole('button', { name: say('Close', 'Fermer') }).click();
      await drag(page, 'delivered-share', [0.9]);
      await settled(page, 'share:0.9');
      expect(await said.textContent()).toBe('');
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe('sources', () => {
    test('speak the language of the page', async () => {
      const note = say('This number alone decides whether Paris binds', 'À lui seul, ce chiffre décide si Paris bute');
      const title = say('Assumption of the Jalon project', 'Hypothèse du projet Jalon');
      const platform = 'HGX H100';
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      const lever = page.locator('.lever:has(#lever-paris-grid)');
      await lever.locator('.mark').click();
      await expect.poll(() => lever.locator('.source').innerText()).toContain(note);
      expect(await lever.locator('.source').innerText()).toContain(title);
      await lever.locator('.source .ways button').first().click();
      const row = page.locator('.sources tr[data-pointer="/sites/paris/gridSteps/existing/gridMw"]');
      await row.waitFor();
      expect(await row.innerText()).toContain(note);
      expect(await row.innerText()).toContain(title);
      const ordered = page.locator('.sources tr[data-pointer="/orders/2024-03-h100-paris/platform"] .value');
      await page.locator('#sources-text').fill('2024-03-h100-paris');
      await expect.poll(() => ordered.innerText()).toBe(platform);
      expect(faults).toEqual([]);
      await close();
    });

    test('are filtered, lead to a lever, and a lever leads back to its row', async () => {
      const { page, faults, close } = await site.visit(lang);
      await answers(page, number(25456));
      await page.getByRole('button', { name: 'Sources', exact: true }).click();
      const rows = page.locator('.sources tbody tr');
      await expect.poll(() => rows.count()).toBeGreaterThan(700);
      await page.locator('#sources-text').fill('puissance garantie paris');
      await expect.poll(() => rows.count()).toBeLessThan(10);
      await page
        .getByRole('button', {
          name: say(
            /^To the lever: Paris south, Connection in place: firm import/,
            /^Vers le levier\s: Paris sud, Raccordement existant\s: puissance garantie/,
          ),
        })
        .click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lever-paris-grid');
      await page.locator('#lever-paris-grid').blur();
      await page.locator('[data-lever="paris-grid"] input[type=range]').focus();
      await page.keyboard.press('s');
      await page.locator('tr.asked').waitFor();
      expect(await page.locator('tr.asked').getAttribute('data-pointer')).toBe('/sites/paris/gridSteps/existing/gridMw');
      expect(await page.locator('tr.asked').isVisible()).toBe(true);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()]);
      expect((await textOf(download)).split('\r\n').length).toBeGreaterThan(700);
      await page
        .locator('tr', { hasText: say(/P1, air: IT power/, /P1, air\s: puissance informatique/) })
        .getByRole('button')
        .click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lever-/sites/paris/halls/p1/itMw');
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe('for everybody', () => {
    test('on a phone one lever at a time stands under the chart, and all of them are one button away', async () => {
      const { page, faults, close } = await site.open(lang, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      });
      await answers(page, number(25456));
      const first = await sentence(page);
      // The levers come with the description of the plan, a moment after the answer.
      await expect.poll(() => page.locator('.lever').count()).toBe(1);
      await page.getByRole('button', { name: say('Next lever', 'Levier suivant') }).click();
      await drag(page, 'paris-grid', [40, 25]);
      await expect.poll(() => sentence(page)).not.toBe(first);
      const sheet = (await page.locator('.sheet').boundingBox())!;
      expect(sheet.height).toBeLessThan(330);
      await page.getByRole('button', { name: say('All levers', 'Tous les leviers') }).click();
      await expect.poll(() => page.locator('.levers .lever').count()).toBe(6);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await close();
    });

    once('hints of the first visit are closed for good', async () => {
      const { page, close } = await site.open(lang);
      await answers(page, number(25456));
      await expect.poll(() => page.locator('.hint').count()).toBe(3);
      for (const left of [2, 1, 0]) {
        await page.locator('.hint button').first().click();
        await expect.poll(() => page.locator('.hint').count()).toBe(left);
      }
      await page.reload();
      await answers(page, number(25456));
      // What hints wait for has come.
      await page.locator('.levers .lever').first().waitFor();
      await answered(page);
      expect(await page.locator('.hint').count()).toBe(0);
      await close();
    });
  });
});
