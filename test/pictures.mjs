// npm run pictures: takes the README's pictures from the built page.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
await build({ configFile: 'vite.config.ts', logLevel: 'error' });
const server = await preview({ configFile: 'vite.config.ts', logLevel: 'error', preview: { port: 0 } });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
mkdirSync('web/pictures', { recursive: true });
for (const [language, words] of [
  ['en', 'accelerators'],
  ['fr', 'accélérateurs'],
]) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 880 }, deviceScaleFactor: 1.5 });
  // The hints of a first visit would stand over the chart.
  await page.addInitScript(() => localStorage.setItem('jalon.hints', 'sentence lever ribbon'));
  await page.goto(`${server.resolvedUrls.local[0]}?lang=${language}&theme=light`);
  await page.locator('.sentence').filter({ hasText: words }).waitFor();
  await page.screenshot({ path: `web/pictures/page-${language}.png` });
  await page.locator('.why-open').click();
  await page.locator('.why-lead').waitFor();
  // The gains come from runs of their own.
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `web/pictures/why-${language}.png` });
  await page.close();
}
await browser.close();
await server.close();
