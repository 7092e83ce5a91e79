/** A measure by formula and orders from a file, as a person writes and brings them: with the keyboard, in one page. */
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answers, openSite, plain, type Site, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a formula is written, mended, shown, saved as a file, taken back, and kept for the next visit; orders come from a file', async () => {
  const { page, faults, close } = await site.open('?lang=en');
  await answers(page, '25,456');
  const title = async () => plain(await page.locator('#figure-title').textContent());
  await page.getByRole('button', { name: 'Measure by formula…' }).click();
  const told = page.locator('#measure-told');
  // The formula has the keys at once, and nothing typed means a key of the page.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('measure-formula');
  await page.keyboard.type('tokenOutPerS / gridMw + waterM3');
  await expect.poll(async () => plain(await told.innerText())).toContain('“tokenOutPerS” is no series');
  await told.getByRole('button', { name: 'Use tokensOutPerS' }).click();
  await expect.poll(async () => plain(await told.innerText())).toContain('puts tokens/s/MW and m³ together');
  await page.locator('#measure-formula').fill('tokensOutPerS / ');
  // Escape closes what is typed, and does not lose it.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Measure by formula…' }).click();
  await expect.poll(() => page.locator('.measure-draft').textContent()).toContain('typed here before and not saved');
  // A name is picked from the list by its keys.
  await page.locator('.measure-names button').first().press('Enter');
  expect(await page.locator('#measure-formula').inputValue()).toBe('tokensOutPerS / gridMw');
  await expect.poll(async () => plain(await told.innerText())).toContain('Unit: tokens/s/MW.');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('measure-name');
  expect(await page.locator('#measure-name-fault').textContent()).toBe('A measure needs a name.');
  await page.keyboard.type('Tokens per MW');
  await page.keyboard.press('Enter');
  await expect.poll(title).toMatch(/^Tokens per MW peaks at [\d.]+ M tokens\/s\/MW in \w+ 2027$/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Edit the formula…');
  await page.locator('.plot').focus();
  await page.keyboard.press('End');
  await expect
    .poll(async () => plain(await page.locator('.month-status').textContent()))
    .toMatch(/Tokens per MW [\d.]+ M tokens\/s\/MW/);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Days (CSV)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toContain('tokens-per-mw_all_days.csv');
  expect((await textOf(file)).split('\r\n')[0]).toContain('Tokens per MW (tokens/s/MW) paris');

  // The curve follows the levers, over the ghost of what it was.
  const before = await title();
  await expect.poll(() => page.url()).toContain('own=Tokens%20per%20MW:tokensOutPerS');
  const reader = await site.open(new URL(page.url()).search);
  await expect.poll(async () => plain(await reader.page.locator('#figure-title').textContent())).toBe(before);
  expect(await reader.page.locator('#choose-measure').inputValue()).toBe('own:Tokens per MW');
  // It goes along into the comparison, its files and its address.
  const beside = reader.page;
  await beside.locator('header').getByRole('button', { name: 'Compare' }).click();
  await beside.locator('#compare-shipped').selectOption('brownfield');
  await expect
    .poll(async () => plain(await beside.locator('#compare-figure-title').textContent()))
    .toMatch(/^B ends [\d.,]+( M)? tokens\/s\/MW above A$/);
  expect(await beside.locator('#compare-measure').inputValue()).toBe('own:Tokens per MW');
  expect(plain(await beside.locator('.compare-gap').textContent())).toMatch(
    /^A and B: \d+ months of 48 have no value; in January 2024, the first, it would divide by zero \(gridMw\)\.$/,
  );
  await expect.poll(() => beside.url()).toMatch(/own=Tokens.*b\.plan=brownfield/);
  const months = beside.waitForEvent('download');
  await beside.locator('.compare-figure').getByRole('button', { name: /^CSV/ }).click();
  expect((await textOf(await months)).split('\r\n')[0]).toBe(
    'month,A microsoft-france Tokens per MW (tokens/s/MW),B brownfield Tokens per MW (tokens/s/MW),B - A Tokens per MW (tokens/s/MW)',
  );
  // What the plans come to is a table of its own: it has the formats of data, and no picture.
  await beside.locator('.compare-outcomes .export-open').click();
  await beside.locator('.export-data input[value=xlsx]').check();
  expect(await beside.locator('dialog.export [role=tab]').count()).toBe(1);
  const book = beside.waitForEvent('download');
  await beside.locator('.export-data .main-way').click();
  const sheet = await readFile(await (await book).path());
  const outcomes = await readSheet(sheet, 'Data');
  expect(outcomes.find(([id]) => id === 'accelerators')!.slice(1, 6)).toEqual([
    'Accelerators in service',
    'accelerators',
    25456,
    expect.any(Number),
    expect.any(Number),
  ]);
  expect((await readSheet(sheet, 'Parameters')).length).toBeGreaterThan(500);
  expect((await readSheet(sheet, 'Sources')).length).toBeGreaterThan(50);
  expect(reader.faults).toEqual([]);
  await reader.close();
  await page.getByRole('button', { name: 'A climate 2 K warmer' }).click();
  const ghost = async () => plain(await page.locator('svg.figure').first().textContent());
  await expect.poll(ghost).toMatch(/Before1\.94 M tokens\/s\/MW\([+−][1-9][\d,]* tokens\/s\/MW\)/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.url()).not.toContain('set=');

  await page.keyboard.press('Control+z');
  await expect.poll(title).not.toContain('Tokens per MW');
  await page.keyboard.press('Control+Shift+z');
  await page.reload();
  await answers(page, '25,456');
  await page.locator('#choose-measure option', { hasText: 'Tokens per MW' }).waitFor({ state: 'attached' });
  await page.locator('#choose-measure').selectOption({ label: 'Tokens per MW' });
  await expect.poll(title).toBe(before);

  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: /^My plans/ }).click();
  await page.getByRole('button', { name: 'Orders of this plan (CSV)' }).click();
  const orders = (await textOf(await csv)).replace(',750,', ',900,');
  await page
    .locator('header input[type=file]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(orders) });
  await expect
    .poll(async () => plain(await page.locator('.notice span').first().textContent()))
    .toBe(
      'mine.csv: the plan now has 8 orders with 46,088 accelerators in the place of 8 orders with 44,888 accelerators. Undo takes that back.',
    );
  // Its policy was never broken: nothing that is typed is run as code.
  expect(faults).toEqual([]);
  await close();
});
