/** Where the machine keeps its Chromium; playwright-core never looks a program up on PATH. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function onPath(...names: string[]): string | undefined {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(dir, name);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/** The whole browser, as a reader has it: what is measured is measured in it. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? onPath('chromium', 'chromium-browser', 'google-chrome');

/** What tests run in: the same engine without windows, which takes a third less work, or else the whole browser. */
export const testChromiumPath = process.env.CHROMIUM_PATH ?? onPath('chromium-headless-shell') ?? chromiumPath;

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One process draws and one runs the page: tests compare no pictures and visit no second origin. */
export const testChromiumArgs = [
  ...chromiumArgs,
  '--in-process-gpu',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
];
