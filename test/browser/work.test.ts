/** The work on the built page: its four charts, their table and their files, and the levers that move them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang, once } = speaking(language);

  test('four charts tell the work, share the crosshair, and follow the levers of it', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('.work > summary').click();
    const titles = page.locator('.work .multiple h3');
    await expect.poll(() => titles.count()).toBe(4);
    const title = async (i: number) => plain(await titles.nth(i).textContent());
    await expect
      .poll(() => title(1))
      .toMatch(
        say(
          /^Training steps reach \d+% of the peak, and \d+% after/,
          /^Les pas d’entraînement atteignent \d+ % de la crête, et \d+ % après/,
        ),
      );
    expect(await title(3)).toMatch(say(/^61% of the promised learners/, /^Au terme, 61 % des apprenants promis/));
    const before = await title(1);
    await page.locator('#find').fill('kappa');
    await page.locator('select[id="lever-/workloads/training/programme"]').selectOption('first-academic');
    await expect.poll(() => title(1)).not.toBe(before);
    await page
      .locator('.work .small-plot')
      .first()
      .hover({ position: { x: 60, y: 60 } });
    await expect.poll(() => page.locator('.small-plot .cursor rect').count()).toBe(8);
    expect(faults).toEqual([]);
    await close();
  });

  once('their values stand in a table and in files', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('.work > summary').click();
    await page.locator('.work .values > summary').click();
    await expect.poll(() => page.locator('.work .values tbody tr').count()).toBe(48);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.work .multiple').first().getByRole('button', { name: /^CSV/ }).click(),
    ]);
    expect((await textOf(download)).split('\r\n')).toHaveLength(50);
    expect(faults).toEqual([]);
    await close();
  });

  test('growth is chosen by name, the number follows, and moving the number makes it the plan’s own', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('#find').fill(say('growth', 'croissance'));
    const choice = page.locator('select[id="lever-/workloads/interactive/growth"]');
    const figure = page.locator('input[id="lever-inference-growth"]');
    await choice.waitFor();
    expect(await choice.locator('option').allTextContents()).toEqual([
      say('A figure of the plan’s own', 'Un chiffre propre au plan'),
      say('Slow growth', 'Croissance lente'),
      say('Latest pace of a large public API', 'Rythme récent d’une grande API publique'),
      say('Fast growth', 'Croissance rapide'),
    ]);
    await choice.selectOption('latest');
    await expect.poll(() => figure.inputValue()).toBe(say('4.6', '4,6'));
    await figure.fill('3');
    await figure.press('Enter');
    await expect.poll(() => choice.inputValue()).toBe('own');
    await choice.selectOption('fast');
    await expect.poll(() => figure.inputValue()).toBe('7');
    await page.locator('[data-lever="inference-growth"] .reset').click();
    await expect.poll(() => choice.inputValue()).toBe('own');
    await expect.poll(() => page.locator('.lever.changed').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  once('drafted tokens serve more', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    const tokens = page
      .locator('.multiple')
      .filter({ hasText: say('Output peaks', 'La production culmine') })
      .locator('h3');
    const before = plain(await tokens.textContent());
    await page.locator('#find').fill(say('speculative decoding', 'decodage speculatif'));
    await expect.poll(() => page.locator('.results .lever').count()).toBe(3);
    const drafted = page.locator('input[id="lever-/workloads/interactive/draftedTokens"]');
    await drafted.fill('2');
    await drafted.press('Enter');
    const peak = (text: string) => Number(/\d+/.exec(text)![0]);
    await expect.poll(async () => peak(plain(await tokens.textContent()))).toBeGreaterThan(peak(before));
    expect(faults).toEqual([]);
    await close();
  });

  test('a limit on latency that nobody can meet is refused in place, with what can be met', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('#find').fill(say('longest time of a token', 'durée maximale d’un jeton'));
    const field = page.locator('input[id="lever-/workloads/interactive/timePerOutputTokenLimitMs"]');
    await field.fill('1');
    await field.press('Enter');
    await expect
      .poll(async () =>
        plain(await page.locator('[id="trouble-/workloads/interactive/timePerOutputTokenLimitMs"]').textContent()),
      )
      .toMatch(
        say(
          /^Not possible: 1 ms\. Allowed: at least \d+\.\d ms, what Llama 3\.1 8B takes at best\./,
          /^Impossible : 1 ms\. Valeur admise : au moins \d+,\d ms, le mieux que fasse Llama 3\.1 8B\./,
        ),
      );
    expect(await field.inputValue()).toBe('100');
    expect(faults).toEqual([]);
    await close();
  });
});
