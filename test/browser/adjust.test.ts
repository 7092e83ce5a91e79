/** What a reader does to a plan: fields that read what people write, locks, effects, plans of one's own, keys. */
import type { FileChooser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, sentence, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const card = (page: Page, lever: string) => page.locator(`[data-lever="${lever}"]`).first();

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);

  test('a field reckons, turns units, tells what it read, and refuses what is no power', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const grid = card(page, 'paris-grid');
    const field = page.locator('#lever-paris-grid');
    const type = async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
    };
    await type(say('0.09 GW', '0,09 GW'));
    await expect.poll(() => field.inputValue()).toBe('90');
    await expect
      .poll(async () => plain(await grid.locator('.read').textContent()))
      .toContain(say('0.09 GW is 90 MW', 'soit 90 MW'));
    await type('60 MW + 10 %');
    await expect.poll(() => field.inputValue()).toBe('66');
    await type('+50 %');
    await expect.poll(() => field.inputValue()).toBe('99');
    await type('2 x 30');
    await expect.poll(() => field.inputValue()).toBe('60');
    await type('0,5 GWh');
    await expect.poll(() => grid.locator('.trouble').textContent()).toContain(say('another unit', 'autre unité'));
    expect(await field.inputValue()).toBe('60');
    await type('fetch(1)');
    await expect.poll(() => grid.locator('.trouble').textContent()).toContain(say('not allowed', 'pas admis'));
    // A date: by its quarter, in words, and by how much it moves.
    await page.locator('#find').fill('mulhouse permit not before');
    await page.locator('#find').fill('/orders/2026-01-gb300-paris/orderDate');
    const date = page.locator('.results input[type=text]').first();
    await date.fill('T2 2026');
    await date.press('Enter');
    await expect.poll(async () => plain(await date.inputValue())).toBe(say('1 April 2026', '1er avril 2026'));
    await expect.poll(async () => plain(await page.locator('.results .read').first().textContent())).toContain('T2 2026');
    await date.fill('+3 months');
    await date.press('Enter');
    await expect.poll(async () => plain(await date.inputValue())).toBe(say('1 July 2026', '1er juillet 2026'));
    await date.fill('31/02/2026');
    await date.press('Enter');
    await expect.poll(() => page.locator('.results .trouble').first().textContent()).toContain('31/02/2026');
    await page.locator('.results .dated button').first().click();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await close();
  });

  test('a padlock holds a lever against slider, field and reset, is a step of undo, and stays in the address', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    const field = page.locator('#lever-delivered-share');
    await field.fill('90');
    await field.press('Enter');
    await expect.poll(() => sentence(page)).not.toContain(number(25456));
    const moved = await sentence(page);
    const lock = card(page, 'delivered-share').getByRole('button', { name: say(/^Lock/, /^Verrouiller/) });
    await lock.click();
    await expect.poll(() => lock.getAttribute('aria-pressed')).toBe('true');
    expect(await field.getAttribute('readonly')).not.toBeNull();
    const slider = card(page, 'delivered-share').locator('input[type=range]');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await slider.inputValue()).toBe('0.9');
    await expect
      .poll(() => card(page, 'delivered-share').locator('.trouble').textContent())
      .toContain(say('locked', 'verrouillé'));
    expect(await slider.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.locator('#lever-paris-grid').fill('50');
    await page.locator('#lever-paris-grid').press('Enter');
    await page.getByRole('button', { name: say('Reset all', 'Tout réinitialiser') }).click();
    await expect.poll(() => page.locator('.notices').textContent()).toContain(say('is locked', 'verrouillée'));
    await expect.poll(() => sentence(page)).toBe(moved);
    await expect.poll(() => page.locator('#lever-paris-grid').inputValue()).toBe('55');
    await page.getByRole('button', { name: say('Locked (1)', 'Verrouillés (1)') }).click();
    await expect.poll(() => page.locator('.results .lever').count()).toBe(1);
    await expect.poll(() => page.evaluate(() => location.search)).toContain('lock=/deliveries/share');
    const query = await page.evaluate(() => location.search);
    await page.getByRole('button', { name: say('All', 'Tous'), exact: true }).click();
    await lock.click();
    await expect.poll(() => lock.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: say(/^Undo: .* unlocked/, /^Annuler\s: .* déverrouillé/) }).click();
    await expect.poll(() => lock.getAttribute('aria-pressed')).toBe('true');
    expect(faults).toEqual([]);
    await close();
    const other = await site.open(query.includes('lang=') ? query : `${lang}&${query.slice(1)}`);
    await other.page.locator('.lever.locked').waitFor();
    expect(await other.page.locator('.lever.locked').getAttribute('data-lever')).toBe('delivered-share');
    expect(await other.page.locator('.session-notices').textContent()).toBe('');
    await other.close();
  });

  once('work is saved under a name, renamed, copied and deleted, all of it undoable, and outlives the visit', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.locator('#lever-delivered-share').fill('100');
    await page.locator('#lever-delivered-share').press('Enter');
    await answers(page, number(28400));
    const open = (n: number) => page.getByRole('button', { name: say(`My plans (${n})`, `Mes plans (${n})`) });
    await page.getByRole('button', { name: say('My plans', 'Mes plans'), exact: true }).click();
    const field = page.locator('#save-as');
    const save = page.locator('.save-as button[type=submit]').first();
    await save.click();
    await expect.poll(() => page.locator('#save-as-said').textContent()).toContain(say('needs a name', 'Il faut un nom'));
    await field.fill(say('All arrive', 'Tout arrive'));
    await save.click();
    const name = say('All arrive', 'Tout arrive');
    await expect.poll(() => page.locator('#save-as-said').textContent()).toContain(name);
    const chooser = page.locator('header select').first();
    await expect.poll(() => chooser.inputValue()).toBe(`own:${name}`);
    await page.getByRole('button', { name: say(`Duplicate ${name}`, `Dupliquer ${name}`) }).click();
    await open(2).waitFor();
    await page.getByRole('button', { name: say(`Rename ${name} 2`, `Renommer ${name} 2`), exact: true }).click();
    const renaming = page.locator('.own form input');
    await renaming.fill(name.toUpperCase());
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.own .trouble').textContent()).toContain(name.toUpperCase());
    await renaming.fill('B');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: say('Delete B', 'Supprimer B'), exact: true }).click();
    await open(1).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await open(2).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => chooser.textContent()).toContain(`${name} 2`);
    await page.keyboard.press('Control+z');
    await open(1).waitFor();
    // Changed, it says so; the name leads back to what was saved.
    await page.locator('#lever-delivered-share').fill('70');
    await page.locator('#lever-delivered-share').press('Enter');
    await expect.poll(() => chooser.textContent()).toContain(say(`${name} (changed)`, `${name} (modifié)`));
    await chooser.selectOption('shipped:microsoft-france');
    await answers(page, number(25456));
    await expect.poll(() => page.evaluate(() => location.search)).not.toContain('set=');
    await page.reload();
    await answers(page, number(25456));
    await chooser.selectOption(`own:${name}`);
    await answers(page, number(28400));
    await expect.poll(() => page.evaluate(() => location.search)).toContain('set=');
    await page.reload();
    await answers(page, number(28400));
    await expect.poll(() => chooser.inputValue()).toBe(`own:${name}`);
    expect(faults).toEqual([]);
    await close();
  });

  test('a lever in hand tells what one step does, and the step does it', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const slider = card(page, 'delivered-share').locator('input[type=range]');
    await slider.focus();
    const chip = card(page, 'delivered-share').locator('.effect');
    await expect
      .poll(async () => plain(await chip.textContent()))
      .toMatch(say(/^\+1 point → \+\d+ accelerators/, /^\+1 point → \+\d+ accél/));
    const gained = Number(/→ \+(\d+)/.exec(plain(await chip.textContent()))![1]);
    await page.keyboard.press('ArrowRight');
    await answers(page, number(25456 + gained));
    // Marseille has room to spare: more of its firm import changes nothing, and what holds it is named.
    await page.locator('#find').fill('/sites/marseille/gridSteps');
    const field = page.locator('.results .lever input[type=text]').first();
    await field.focus();
    await expect.poll(async () => plain(await page.locator('.results .effect').textContent())).toContain('→');
    await expect.poll(() => page.locator('.effect').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  once('every key of the list does what it says, none does while one types, and single signs can be switched off', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.keyboard.press('?');
    const dialog = page.locator('dialog.keys');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const slider = card(page, 'delivered-share').locator('input[type=range]');
    await slider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => sentence(page)).not.toContain(number(25456));
    expect(await slider.inputValue()).toBe('0.9');
    const moved = await sentence(page);
    const isMoved = () => expect.poll(() => sentence(page)).toBe(moved);
    // B holds the answer before.
    await page.keyboard.down('b');
    await answers(page, number(25456));
    await page.keyboard.up('b');
    await isMoved();
    // R goes from 80 to 90 per cent once more, and changes nothing.
    const shown = await slider.evaluateHandle((node) => {
      const values = new Set<string>();
      const watch = () => {
        values.add((node as HTMLInputElement).value);
        requestAnimationFrame(watch);
      };
      watch();
      return values;
    });
    await page.keyboard.press('r');
    await expect.poll(() => shown.evaluate(({ size }) => size)).toBeGreaterThan(1);
    await expect.poll(() => slider.inputValue()).toBe('0.9');
    await isMoved();
    await page.keyboard.press('l');
    await expect.poll(() => card(page, 'delivered-share').getAttribute('class')).toContain('locked');
    await page.keyboard.press('Delete');
    expect(await slider.inputValue()).toBe('0.9');
    await page.keyboard.press('l');
    await page.keyboard.press('Delete');
    await answers(page, number(25456));
    await page.keyboard.press('Control+z');
    await isMoved();
    await page.keyboard.press('Control+y');
    await answers(page, number(25456));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toContain('.json');
    let chooser: FileChooser | undefined;
    page.once('filechooser', (asked) => {
      chooser = asked;
    });
    // A browser that is still busy with the file of the line above opens no other window.
    await expect
      .poll(async () => {
        if (!chooser) await page.keyboard.press('Control+o');
        return chooser?.isMultiple();
      })
      .toBe(false);
    await page.keyboard.press('w');
    await page.locator('#why-title, .why').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: say('Back to the plan', 'Retour au plan') }).click();
    // While one types, letters are letters.
    await page.locator('#find').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('?lbrt');
    expect(await page.locator('#find').inputValue()).toBe('?lbrt');
    expect(await dialog.count()).toBe(0);
    await page.locator('#find').fill('');
    await page.locator('h1').click();
    await page.getByRole('button', { name: say('Keys', 'Touches'), exact: true }).click();
    await dialog.locator('input[type=checkbox]').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.locator('#find').evaluate((field) => field === document.activeElement)).toBe(false);
    await page.keyboard.press('?');
    expect(await dialog.count()).toBe(0);
    await page.reload();
    await answers(page, number(25456));
    await page.keyboard.press('?');
    expect(await dialog.count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  once('a change to try is one step with a name, and once closed they stay away', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    const chips = page.locator('.presets .chip');
    // They come with the levers, a moment after the answer.
    await expect.poll(() => chips.count()).toBe(3);
    await chips.filter({ hasText: 'Mulhouse' }).click();
    await expect.poll(() => sentence(page)).toContain(say('1 January 2030', '1er janvier 2030'));
    await page.getByRole('button', { name: say(/^Undo: Delay Mulhouse/, /^Annuler\s: Retarder Mulhouse/) }).click();
    await expect.poll(() => sentence(page)).toContain(say('1 July 2029', '1er juillet 2029'));
    await page.getByRole('button', { name: say('Close the changes to try', 'Fermer les modifications à essayer') }).click();
    await expect.poll(() => chips.count()).toBe(0);
    await page.reload();
    await answers(page, number(25456));
    await page.locator('.lever .slider').first().waitFor();
    expect(await chips.count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('effects and plans of one’s own fit a phone', async () => {
    const { page, faults, close } = await site.open(lang, { viewport: { width: 390, height: 844 } });
    await answers(page, number(25456));
    await page.locator('.sheet input[type=range]').focus();
    await expect.poll(() => page.locator('.sheet .effect').textContent()).toContain('→');
    await page.locator('button[popovertarget=kept]').click();
    await page.locator('#save-as').fill(say('A plan of mine', 'Un plan à moi'));
    await page.keyboard.press('Enter');
    await page.locator('.own').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(faults).toEqual([]);
    await close();
  });
});
