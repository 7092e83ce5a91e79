/** Heat that slows halls down: under the chart, in the line of the month, among its reasons; and nowhere in a plan without it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOT_PLAN } from '../hot-plan.ts';
import { answers, LANGUAGES, openSite, plain, type Site, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** From the month before the first of the two heat waves. */
const buffer = Buffer.from(JSON.stringify({ ...HOT_PLAN, from: '2026-01-01' }));

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, lang } = speaking(language);

  test('a plan without hot spells has no note of heat', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, /acc/);
    expect(await page.locator('.heat-note').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('a plan with heat waves that slow nothing says so, and takes it back without the waves', async () => {
    const { page, faults, close } = await site.visit(`${lang}&plan=hot-summer-2003`);
    await answers(page, /acc/);
    await page.locator('.heat-note').waitFor();
    expect(plain(await page.locator('.heat-note').textContent())).toBe(
      say(
        'No hall has to slow down in the 2 heat waves of this plan.',
        'Les 2 canicules de ce plan ne ralentissent aucune salle.',
      ),
    );
    await page.locator('header select').first().selectOption({ index: 0 });
    await expect.poll(() => page.locator('.heat-note').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('a heat wave over halls without a chiller is told under the chart, in the month and among its reasons', async () => {
    const { page, faults, close } = await site.visit(lang, { width: 360, height: 800 });
    await answers(page, /acc/);
    await page.locator('input[type=file]').setInputFiles({ name: 'hot.json', mimeType: 'application/json', buffer });
    await page.locator('.heat-note').waitFor();
    expect(plain(await page.locator('.heat-note').textContent())).toMatch(
      say(
        /^Heat slows halls that have no chiller in \d+ spells; the worst: Paris.*, from 1 August 2027, \d+ h slowed down, [\d,]+ acc/,
        /^La chaleur ralentit des salles sans groupe froid en \d+ épisodes ; le pire : Paris.*, à partir du 1er août 2027, \d+ h au ralenti/,
      ),
    );
    // August 2026 is the eighth month of the run.
    await page.locator('.plot').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => plain(await page.locator('.month-status').textContent()))
      .toMatch(say(/August 2026.*Paris.* slowed by heat for \d+ h/, /août 2026.*Paris.* ralenti par la chaleur pendant \d+ h/));
    await page.locator('#choose-site').selectOption('paris');
    await page.locator('.why-open').click();
    await page.locator('.why-heat').waitFor();
    expect(plain(await page.locator('.why-heat').textContent())).toMatch(
      say(/^Heat slows its halls .*2 August 2026/, /^La chaleur ralentit ses salles .*2 août 2026/),
    );
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });
});
