/** How the draw behaves, on the built page: two curves of a year and a site, their table and their files. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, lang } = speaking(language);

  test('the hours of a year and of a day are drawn for the site and year that are chosen, and go into files', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, /acc/);
    await page.locator('.load > summary').click();
    const title = page.locator('#load-duration');
    await title.waitFor();
    expect(plain(await title.textContent())).toMatch(
      say(
        /^All sites: 34\.7 MW on average in 2027, 90% of the peak of 38\.7 MW$/,
        /^Tous les sites : 34,7 MW en moyenne en 2027, soit 90 % de la pointe de 38,7 MW$/,
      ),
    );
    await expect.poll(() => page.locator('.load-told svg .edges path').count()).toBe(1 + 4);
    await page.locator('#choose-site').selectOption('marseille');
    await page.locator('#load-year').selectOption('2026');
    await expect.poll(async () => plain(await title.textContent())).toMatch(/Marseille.* 2026/);
    await page.locator('.load-told .values > summary').click();
    await expect.poll(() => page.locator('.load-told tbody').last().locator('tr').count()).toBe(24);
    const saved = page.waitForEvent('download');
    await page.locator('.load-chart').first().getByRole('button', { name: /CSV/ }).click();
    const text = readFileSync((await (await saved).path())!, 'utf8');
    expect(text.split('\r\n')[0]).toBe('site,year,curve,at,gridMw');
    expect(text).toContain('all,2027,duration,0,38.');
    const drawn = page.waitForEvent('download');
    await page.locator('.load-chart').last().getByRole('button', { name: /SVG/ }).click();
    const picture = readFileSync((await (await drawn).path())!, 'utf8');
    expect(picture).toContain(say('winter weekday', 'hiver, jour ouvré'));
    expect(faults).toEqual([]);
    await close();
  });
});
