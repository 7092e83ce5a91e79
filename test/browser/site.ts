/** The built page, served with its own headers, in a real Chromium. */
import { readFile } from 'node:fs/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Download,
  type Page,
  type ViewportSize,
} from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { test } from 'vitest';
import { testChromiumArgs, testChromiumPath } from '../browsers.ts';
import { countQuestions, isAnswered, takeBack } from './again.ts';

export type Opened = { readonly page: Page; readonly faults: string[]; readonly close: () => Promise<void> };

export type Site = {
  /** A page of its own in a browser that has kept nothing. */
  readonly open: (query?: string, options?: BrowserContextOptions) => Promise<Opened>;
  /** The page of the test before, taken back to its beginning: for tests that are not about how a page begins or what it keeps. */
  readonly visit: (query?: string, viewport?: ViewportSize) => Promise<Opened>;
  readonly close: () => Promise<void>;
};

const WIDE = { width: 1440, height: 900 };

/** How long a page may take to show what is waited for, on a slow machine that is busy with something else. */
const PATIENCE_MS = 40_000;

/** `JALON_TEST_SLOW=4` makes pages four times slower than the machine: what is read too early then fails nearly always, not by chance. */
const SLOWER = Number(process.env.JALON_TEST_SLOW ?? 1);

const serve = (folder?: string): Promise<PreviewServer> =>
  preview({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    preview: { port: 0 },
    ...(folder ? { build: { outDir: folder } } : {}),
  });

/** One for all test files of a worker, and ended with it: each would take as long to start as a test. */
let shared: Promise<readonly [Browser, PreviewServer]> | undefined;

/** The built page, or a copy of it in another folder. */
export async function openSite(folder?: string): Promise<Site> {
  shared ??= Promise.all([chromium.launch({ executablePath: testChromiumPath!, args: testChromiumArgs }), serve()]);
  const [browser, built] = await shared;
  const server = folder ? await serve(folder) : built;
  const address = server.resolvedUrls!.local[0]!;
  const contexts: BrowserContext[] = [];
  let idle: Opened | undefined;

  async function open(query = '?lang=en', options: BrowserContextOptions = { viewport: WIDE }): Promise<Opened> {
    // What is kept for the page without a network is not asked for by every test.
    const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: 'block', ...options });
    contexts.push(context);
    // The engine practises when the browser is idle, which changes no answer: here it never is, so that tests wait for no practice.
    await context.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));
    await context.addInitScript(countQuestions);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    if (SLOWER > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('blob:') && !url.startsWith('data:')) faults.push(`asked for ${url}`);
    });
    await page.goto(address + query);
    return { page, faults, close: () => context.close() };
  }

  return {
    open,
    async visit(query = '?lang=en', viewport = WIDE) {
      // A test that fails never gives its page back, and the next one has a new page.
      const former = idle;
      idle = undefined;
      const again = former && (await takeBack(former.page, query, viewport)) ? former : undefined;
      if (former && !again) await former.close();
      const opened = again ?? (await open(query, { viewport }));
      opened.faults.length = 0;
      return {
        ...opened,
        async close() {
          idle = opened;
        },
      };
    },
    async close() {
      // Those that a failed test left open among them.
      await Promise.all(contexts.map((context) => context.close()));
      if (folder) await server.close();
    },
  };
}

/** The languages of the page: every point is tried in each. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Spaces made plain. */
export const plain = (text: string | null): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

/** The expected text of a language. */
export function speaking(language: Language) {
  return {
    say: <T>(english: T, french: T): T => (language === 'en' ? english : french),
    /** A whole number with its thousands apart. */
    number: (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : ' '),
    lang: `?lang=${language}`,
    /** A test of what says no word of its own: one language has all of it. */
    once: test.runIf(language === 'en'),
  };
}

/** Waits until the page shows an answer that has this text, and with it all that it asked: its levers come a moment later. */
export async function answers(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.sentence h1').filter({ hasText: text }).waitFor();
  await answered(page);
}

/** Waits until all that the page has asked is answered and shown. What rests for a moment before it is asked is not waited for. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(isAnswered);
}

/** The answer sentence, its narrow spaces made plain. The changes to try that stand beside it come when they can. */
export async function sentence(page: Page): Promise<string> {
  return plain(await page.locator('.sentence h1').textContent());
}

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
