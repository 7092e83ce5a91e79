/** Power given back and outages, on the built page: levers that move the run, what is told of them, and the worth of flexible power. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, lang } = speaking(language);

  test('power given back on a cold evening is told under the chart once it is asked for, and its worth in what a town asks', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, /acc/);
    expect(await page.locator('.heat-note').count()).toBe(0);
    await page.locator('#find').fill(say('demand response', 'effacement'));
    const cut = page.locator('input[id="lever-/flexibility/events/cold-evening/cutShare"]');
    await cut.fill('25');
    await cut.press('Enter');
    await page.locator('.heat-note').first().waitFor();
    expect(plain(await page.locator('.heat-note').first().textContent())).toMatch(
      say(
        /^Demand-response event: Paris.* gives power back on 19 January 2027 for 3 h, from [\d.]+ MW to [\d.]+ MW on average; [\d,]+ acc/,
        /^Appel d’effacement : Paris.* s’efface le 19 janvier 2027 pendant 3 h, de [\d,]+ MW à [\d,]+ MW en moyenne ; [\d ]+ heures/,
      ),
    );
    await page.locator('.town > summary').click();
    const fold = page.locator('.town-open details.values').filter({ hasText: say('its worth', 'sa valeur') });
    await fold.locator('summary').click();
    expect(plain(await fold.textContent())).toMatch(say(/Time with power, %.*99\.99/, /Temps alimenté, %.*99,99/));
    expect(faults).toEqual([]);
    await close();
  });
});
