import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { testChromiumArgs, testChromiumPath } from '../browsers.ts';
import { fingerprint } from './bits-entry.ts';

test('a run gives the same bits in Node and in Chromium', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: 'test/browser/bits-entry.ts', formats: ['iife'], name: 'bits' } },
  });
  const output = (Array.isArray(built) ? built[0]! : built) as { output: { type: string; code?: string }[] };
  const code = output.output.find(({ type }) => type === 'chunk')!.code!;
  const browser = await chromium.launch({ executablePath: testChromiumPath!, args: testChromiumArgs });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    for (const plan of PLAN_NAMES) {
      const inChromium = await page.evaluate(
        (name) => (globalThis as unknown as { fingerprint: (plan: string) => string }).fingerprint(name),
        plan,
      );
      expect(inChromium, plan).toMatch(/^[0-9a-f]{16}$/);
      expect(inChromium, plan).toBe(fingerprint(plan));
    }
  } finally {
    await browser.close();
  }
});
