/** Everybody can read every state of the page: axe finds nothing in any of them, in both languages and themes. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOT_PLAN } from '../hot-plan.ts';
import { csvText, epwText } from '../hours-files.ts';
import { axe } from './axe.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type State = readonly [name: string, reach: (page: Page) => Promise<unknown>, include?: readonly string[]];

const header = (page: Page, name: string) => page.locator('header').getByRole('button', { name, exact: true }).click();
const give = (page: Page, name: string, text: string) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
/** Unfolds a part of the plan, and the tables within it. */
const unfold = async (page: Page, name: string) => {
  await page.locator(`details.${name} > summary`).click();
  await page.locator(`details.${name} .values > summary`).first().waitFor();
  for (const summary of await page.locator(`details.${name} .values > summary`).all()) await summary.click();
};
const typed = async (page: Page, lever: string, text: string) => {
  await page.locator(`#lever-${lever}`).fill(text);
  await page.locator(`#lever-${lever}`).press('Enter');
};
const BAD = { extends: 'microsoft-france', schemaVersion: 1, id: 'bad', to: '2020-01-01', deliveries: { share: 7 }, wether: 1 };

const HOT_WEATHER = epwText({ city: 'Hotplace', airC: () => 34, dewC: () => 20 });
const PRICES = csvText('eurPerMwh', '2026-01-01', Array(8760).fill(150), ';');

const STATES: readonly State[] = [
  ['the plan with its tables', (page) => page.locator('details.table > summary').click()],
  [
    'the reasons of a month',
    async (page) => {
      await page.locator('#choose-site').selectOption('paris');
      await page.locator('.why-open').click();
      await page.locator('.gains > li').first().waitFor();
    },
    ['.why'],
  ],
  [
    'the build-out',
    async (page) => {
      await unfold(page, 'gantt');
      await page.locator('.multiples .values > summary').click();
    },
    ['.gantt', '.multiples'],
  ],
  ['the draw of a year and a day', (page) => unfold(page, 'load'), ['.load']],
  ['what it costs', (page) => unfold(page, 'money'), ['.money']],
  ['what a town asks', (page) => unfold(page, 'town'), ['.town']],
  ['the work', (page) => unfold(page, 'work'), ['.work']],
  [
    'the levers, locked, in hand and refused',
    async (page) => {
      for (const summary of await page.locator('details.group > summary').all()) await summary.click();
      await typed(page, 'delivered-share', '100');
      await page.locator('[data-lever="paris-grid"] .padlock').first().click();
      await typed(page, 'paris-crews', '50 + 5 GW');
      await page.locator('[data-lever="paris-crews"] .trouble').filter({ hasText: '50 + 5 GW' }).waitFor();
      await page.locator('[data-lever="delivered-share"] input[type=range]').first().focus();
      await page.locator('[data-lever="delivered-share"] .effect').filter({ hasText: '→' }).first().waitFor();
    },
    ['header', '.levers'],
  ],
  [
    'plans of one’s own',
    async (page) => {
      await page.locator('button[popovertarget=kept]').click();
      await page.locator('#save-as').fill('A');
      await page.keyboard.press('Enter');
      await page.locator('.own').waitFor();
    },
    ['#kept'],
  ],
  [
    'the list of keys',
    async (page) => {
      await page.locator('.keys-open').click();
      await page.locator('dialog.keys').waitFor();
    },
    ['dialog.keys'],
  ],
  [
    'the sources',
    async (page) => {
      await header(page, 'Sources');
      await page.locator('.sources tbody tr').first().waitFor();
      await page.locator('#sources-text').fill('mulhouse permit');
      await expect.poll(() => page.locator('.sources tbody tr').count()).toBeLessThan(40);
    },
  ],
  [
    'the accuracy',
    async (page) => {
      await header(page, 'Accuracy');
      await page.locator('.cases tbody tr').first().waitFor();
    },
  ],
  [
    'the map with a site',
    async (page) => {
      await header(page, 'Map');
      await page.locator('.map-list tbody button').nth(1).click();
      await page.locator('.map-sheet').waitFor();
    },
  ],
  [
    'plans side by side',
    async (page) => {
      await header(page, 'Compare');
      await page.locator('#compare-shipped').selectOption('brownfield');
      await page.locator('.compare-inputs table').waitFor();
      await expect.poll(() => page.locator('.origin [role=status]').count()).toBe(0);
    },
  ],
  [
    'the files of a chart',
    async (page) => {
      await page.locator('.main-figure .export-open').click();
      await page.locator('.export-image .preview img').waitFor();
    },
    ['dialog.export'],
  ],
  [
    'a report of the plan',
    async (page) => {
      await page.locator('.main-figure .export-open').click();
      await page.locator('#export-tab-report').click();
      await page.locator('dialog.export .main-way').last().waitFor();
    },
    ['dialog.export'],
  ],
  [
    'a measure by formula with a fault',
    async (page) => {
      await page.locator('.choosers button').first().click();
      await page.locator('#measure-formula').fill('tokenOutPerS / gridMw');
      await page.locator('#measure-told button').first().waitFor();
    },
    ['dialog.own-measure'],
  ],
  [
    'a link that the browser does not copy',
    async (page) => {
      await page.evaluate(() => {
        navigator.clipboard.write = () => Promise.reject(new Error('no'));
      });
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.locator('.link-notices input').waitFor();
    },
    ['header', '.link-notices'],
  ],
  [
    'the question whose weather a file is',
    async (page) => {
      await give(page, 'hot.epw', HOT_WEATHER);
      await page.locator('dialog.question').waitFor();
    },
    ['dialog.question'],
  ],
  [
    'hours from files',
    async (page) => {
      await give(page, 'spot.csv', PRICES);
      await page.locator('.imports li').waitFor();
    },
    ['.imports'],
  ],
  [
    'a file that is refused',
    async (page) => {
      await give(page, 'bad.json', JSON.stringify(BAD));
      await page.locator('.refused').waitFor();
    },
  ],
];

/** States of a phone, the narrowest that is carried. */
const NARROW: readonly State[] = [
  [
    'a plan whose halls are slowed by heat, and its reasons',
    async (page) => {
      await give(page, 'hot.json', JSON.stringify({ ...HOT_PLAN, from: '2026-01-01' }));
      await page.locator('.heat-note').waitFor();
      // August 2026 is the eighth month of the run.
      await page.locator('.plot').focus();
      await page.keyboard.press('Home');
      for (let month = 1; month < 8; month++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.locator('#choose-site').selectOption('paris');
      await page.locator('.why-open').click();
      await page.locator('.why-heat').waitFor();
    },
  ],
  ['what it costs', (page) => unfold(page, 'money'), ['.money']],
  ['what a town asks', (page) => unfold(page, 'town'), ['.town']],
];

/** Language and theme by the page's own controls, which a dialog may stand before. */
async function dress(page: Page, language: string, theme: string): Promise<void> {
  await page.evaluate(
    ({ language, theme }) => {
      document.querySelector<HTMLElement>(`.switch button[lang=${language}]`)!.click();
      const select = document.querySelector<HTMLSelectElement>('.settings select')!;
      select.value = theme;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { language, theme },
  );
  await page.waitForFunction(
    ({ language, theme }) => {
      const { lang, dataset } = document.documentElement;
      return lang === language && dataset.theme === theme;
    },
    { language, theme },
  );
}

/** Words and widths come with a language and colours with a theme, none of them with a pair: two pairs have all there is to judge. */
async function judge(page: Page, include: readonly string[] | undefined): Promise<void> {
  for (const [language, theme] of [
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const) {
    await dress(page, language, theme);
    expect(await axe(page, include), `${language} ${theme}`).toEqual([]);
  }
}

describe('axe finds nothing', () => {
  for (const [name, reach, include] of STATES)
    test(`in ${name}`, async () => {
      const { page, faults, close } = await site.visit();
      await page.locator('.sentence').waitFor();
      await page.locator('.levers .lever').first().waitFor();
      await reach(page);
      await judge(page, include);
      expect(faults).toEqual([]);
      await close();
    });

  test('on a phone', async () => {
    const { page, faults, close } = await site.visit();
    await page.setViewportSize({ width: 360, height: 800 });
    await page.locator('.sentence').waitFor();
    for (const [name, reach, include] of NARROW) {
      await reach(page);
      await judge(page, include);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, name).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
    await close();
  });
});
