/** The whole job by the keys alone: no pointer is moved, and the focus is never lost. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, answers, openSite, plain, type Site, sentence, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const MOST_TABS = 400;

/** Goes on by Tab, or back, until the focus is on `selector`. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_TABS} times ${key} do not lead to ${selector}.`);
}

/** What has the focus, once the page has drawn what a key did. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    return document.activeElement?.tagName ?? 'none';
  });
}

test('by keys alone a plan is opened, three levers moved, its reasons read, a bar moved, plans compared, files saved and all undone', async () => {
  const { page, faults, close } = await site.open('?lang=en');
  await answers(page, '25,456');
  await page.locator('.levers .lever').first().waitFor();
  /** Presses, and whatever has gone since: the focus is on something. */
  const press = async (keys: string) => {
    await page.keyboard.press(keys);
    expect(await focused(page), keys).not.toBe('BODY');
  };
  const stillFocused = async (when: string) => expect(await focused(page), when).not.toBe('BODY');
  const says = (selector: string) => page.locator(selector).first().textContent().then(plain);

  await tabTo(page, '.plan select');
  const first = await sentence(page);
  await press('ArrowDown');
  await expect.poll(() => sentence(page)).not.toBe(first);
  await answered(page);
  await stillFocused('another plan');
  await page.keyboard.press('Tab');
  await press('/');

  const opened = await sentence(page);
  const address = () => decodeURIComponent(page.url());
  for (const [words, id, value, told] of [
    ['firm import paris', 'paris-grid', '22', '/gridMw:22'],
    ['servers that paris', 'paris-crews', '30', '/crewServersPerWeek:30'],
    ['share of the 2024', 'delivered-share', '60', '/deliveries/share:0.6'],
  ] as const) {
    // In a field a stroke is a sign of what is typed.
    await tabTo(page, '#find', 'Shift+Tab');
    await press('Control+a');
    await page.keyboard.type(words);
    await page.locator(`.results #lever-${id}`).waitFor();
    await tabTo(page, `.results #lever-${id}`);
    await press('Control+a');
    await page.keyboard.type(value);
    await press('Enter');
    await expect.poll(address).toContain(told);
    await stillFocused(`${id} moved`);
  }
  await answered(page);
  expect(await sentence(page)).not.toBe(opened);
  const moved = await sentence(page);

  await tabTo(page, '.main-figure .plot');
  await press('End');
  await press('w');
  await page.locator('.why .bars').first().waitFor();
  await stillFocused('the reasons opened');
  expect((await says('#why-title')).length).toBeGreaterThan(10);
  await press('Escape');
  await expect.poll(() => page.locator('.why').count()).toBe(0);
  await stillFocused('the reasons closed');

  await tabTo(page, '.gantt > summary');
  await press('Enter');
  await page.locator('.gantt-plot .activity').first().waitFor();
  await tabTo(page, '.gantt-plot');
  await press('End');
  await expect.poll(() => says('.gantt-said')).toMatch(/from \d/);
  const stood = await says('.gantt-said');
  await press('ArrowRight');
  await expect.poll(() => says('.gantt-said')).not.toBe(stood);

  await tabTo(page, 'header [data-view=compare]');
  await press('Enter');
  await tabTo(page, '.add-plan .ways button');
  await press('Enter');
  await expect.poll(() => page.locator('.compared-plans li').count()).toBe(2);
  await stillFocused('the plan duplicated');
  await tabTo(page, '#compare-shipped');
  await press('ArrowDown');
  await expect.poll(() => page.locator('.compared-plans li').count()).toBe(3);
  await stillFocused('a plan put beside');
  await tabTo(page, 'header [data-view=compare]');
  await press('Enter');
  await page.locator('.main-figure .plot').waitFor();
  await stillFocused('back at the plan');

  await tabTo(page, '.main-figure .plot');
  await press('e');
  await page.locator('dialog.export').waitFor();
  await tabTo(page, '.export-image input[type=radio]:checked');
  const isPdf = () => page.locator('.export-image input[value=pdf]').isChecked();
  for (let presses = 0; presses < 8 && !(await isPdf()); presses++) await press('ArrowDown');
  await tabTo(page, '.export-image .main-way');
  const picture = page.waitForEvent('download');
  await press('Enter');
  expect((await picture).suggestedFilename()).toMatch(/\.pdf$/);
  await stillFocused('a picture saved');
  await tabTo(page, 'dialog.export [role=tab][aria-selected=true]');
  if (!(await page.locator('#export-tab-data[aria-selected=true]').count())) await press('ArrowRight');
  await page.locator('.export-data .main-way').waitFor();
  await tabTo(page, '.export-data input[value=xlsx]');
  const isCsv = () => page.locator('.export-data input[value=csv]').isChecked();
  for (let presses = 0; presses < 8 && !(await isCsv()); presses++) await press('ArrowDown');
  expect(await isCsv()).toBe(true);
  await tabTo(page, '.export-data .main-way');
  const download = page.waitForEvent('download');
  await press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  expect((await textOf(await download)).split('\r\n').length).toBeGreaterThan(1000);
  await press('Escape');
  await expect.poll(() => page.locator('dialog.export').count()).toBe(0);
  await stillFocused('the dialog closed');

  // The bar, and the levers.
  for (let steps = 0; steps < 4; steps++) await press('Control+z');
  await expect.poll(() => sentence(page)).toBe(opened);
  for (let steps = 0; steps < 3; steps++) await press('Control+Shift+z');
  await expect.poll(() => sentence(page)).toBe(moved);
  await stillFocused('undone and redone');
  expect(faults).toEqual([]);
  await close();
});
