// npm run pictures: takes the README's pictures from the built page.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
await build({ configFile: 'vite.config.ts', logLevel: 'error' });
const server = await preview({ configFile: 'vite.config.ts', logLevel: 'error', preview: { port: 0 } });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
mkdirSync('web/pictures', { recursive: true });
for (const [name, query, words] of [
  ['page-en', '?lang=en&theme=light', 'accelerators'],
  ['page-fr', '?lang=fr&theme=light', 'accélérateurs'],
]) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 880 }, deviceScaleFactor: 1.5 });
  await page.goto(server.resolvedUrls.local[0] + query);
  await page.locator('.sentence').filter({ hasText: words }).waitFor();
  await page.screenshot({ path: `web/pictures/${name}.png` });
  await page.close();
}
await browser.close();
await server.close();
