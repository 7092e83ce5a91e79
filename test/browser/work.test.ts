/** The work on the built page: its four charts, their table and their files, and the levers that move them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang } = speaking(language);

  test('four charts tell the work, share the crosshair, and follow the levers of it', async () => {
    const { page, faults, close } = await site.open(lang);
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

  test('their values stand in a table and in files', async () => {
    const { page, faults, close } = await site.open(lang);
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

  test('a limit on latency that nobody can meet is refused in place, with what can be met', async () => {
    const { page, faults, close } = await site.open(lang);
    await answers(page, number(25456));
    await page.locator('#find').fill(say('longest time of a token', 'durée maximale d’un jeton'));
    const field = page.locator('input[id="lever-/workloads/interactive/timePerOutputTokenLimitMs"]');
    await field.fill('1');
    await field.press('Enter');
    await expect
      .poll(async () =>
        plain(await page.locator('[id="trouble-/workloads/interactive/timePerOutputTokenLimitMs"]').textContent()),
      )
      .toMatch(say(/at least \d+\.\d ms, what .* takes at best/, /au moins \d+,\d ms, le mieux que fasse/));
    expect(await field.inputValue()).toBe('100');
    expect(faults).toEqual([]);
    await close();
  });
});
