/** What a plan costs on the built page: its chart, its tables and its files, and that they follow the levers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, LANGUAGES, openSite, plain, type Site, speaking, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const { say, number, lang } = speaking(language);

  test('the costs unfold, add up, and follow a lever', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('.money > summary').click();
    const finding = page.locator('#money-finding');
    await finding.waitFor();
    const title = async () => plain(await finding.textContent());
    expect(await title()).toBe(
      say(
        'Of €4 bn, €2.36 bn are committed; 63% of what is paid by the end of 2027 goes to machines and network',
        'Sur 4 Md€, 2,36 Md€ sont engagés ; 63 % des sommes payées d’ici fin 2027 vont aux machines et à leur réseau',
      ),
    );
    const running = page.locator('.money table').first();
    expect(plain(await running.locator('tr.sum td').last().textContent())).toBe(say('804.4', '804,4'));
    await page.locator('.money .values > summary').last().click();
    const sums = page.locator('.money .values').last().locator('tr.sum td');
    await expect.poll(async () => plain(await sums.last().textContent())).toBe(say('2,364.2', '2 364,2'));
    await page.locator('#find').fill(say('new building, per MW', 'construction neuve, par MW'));
    const price = page.locator('input[id="lever-/money/worksEurPerMwIt"]');
    await price.fill('12000000');
    await price.press('Enter');
    await expect.poll(async () => plain(await sums.last().textContent())).toBe(say('2,418.2', '2 418,2'));
    expect(faults).toEqual([]);
    await close();
  });

  test('bars stand by year or month, for what is paid or committed, and go into files', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('.money > summary').click();
    await page.locator('.money-plot .area').first().waitFor();
    const machines = async () => (await page.locator('.money-plot .area').last().getAttribute('d'))!;
    const bars = async () => (await machines()).split('M').length - 1;
    expect(await bars()).toBe(4);
    await page.locator('.money .bars-choice select').nth(1).selectOption('month');
    await expect.poll(bars).toBe(5);
    const paid = await machines();
    await page.locator('.money .bars-choice select').first().selectOption('committed');
    await expect.poll(machines).not.toBe(paid);
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .locator('.money .downloads')
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .click(),
      ]);
      return textOf(download);
    };
    const rows = (await saved('CSV')).trimEnd().split('\r\n');
    expect(rows).toHaveLength(49);
    expect(rows[0]).toContain('cooling.dlc-40-50.paidEur');
    expect(plain(await saved('SVG'))).toContain(say('Committed by kind, by month', 'Sommes engagées par poste et par mois'));
    expect(faults).toEqual([]);
    await close();
  });

  test('the bill stands by month and part, of all sites or one, and follows contracts, which leave one another the rest', async () => {
    const { page, faults, close } = await site.visit(lang);
    await answers(page, number(25456));
    await page.locator('.money > summary').click();
    await page.locator('.bill-plot .area').first().waitFor();
    const parts = () => page.locator('.bill-plot .area').count();
    const finding = async () => plain(await page.locator('#bill-finding').textContent());
    // Market, network, excise; capacity and guarantees together.
    expect(await parts()).toBe(4);
    expect(await finding()).toBe(
      say(
        'Electricity costs €59.8 m by the end of 2027: 71% for energy, 14% for the network, 14% for excise',
        'L’électricité coûte 59,8 M€ d’ici fin 2027 : 71 % pour l’énergie, 14 % pour le réseau, 14 % pour l’accise',
      ),
    );
    const share = async (text: string, key: string, value: string) => {
      await page.locator('#find').fill(text);
      const field = page.locator(`input[type="text"][id="lever-/catalogue/markets/france/${key}"]`);
      await field.fill(value);
      await field.press('Enter');
    };
    await share(say('power purchase agreements', 'contrats d’achat direct'), 'ppaShare', '30');
    await expect.poll(parts).toBe(5);
    await share(say('by nuclear contract', 'par contrat nucléaire'), 'nuclearShare', '80');
    const card = page.locator('[data-lever="/catalogue/markets/france/nuclearShare"]');
    await expect
      .poll(async () => plain(await card.textContent()))
      .toContain(say('contracts leave 70%', 'contrats laissent 70 %'));
    await share(say('by nuclear contract', 'par contrat nucléaire'), 'nuclearShare', '70');
    // With all bought by contract the market has no part left.
    await expect.poll(async () => plain(await card.textContent())).toContain(say('the rest: 0%', 'le reste : 0 %'));
    await expect.poll(parts).toBe(5);
    await page.locator('.bill select').selectOption('marseille');
    await expect.poll(finding).not.toContain(say('€59', '59,'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.bill .downloads').getByRole('button', { name: /^CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('jalon_microsoft-france_2024-2027_bill_months.csv');
    const rows = (await textOf(download)).trimEnd().split('\r\n');
    expect(rows).toHaveLength(49);
    expect(rows[0]).toContain('marseille.nuclearEur');
    expect(faults).toEqual([]);
    await close();
  });
});
