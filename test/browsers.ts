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

export const chromiumPath = process.env.CHROMIUM_PATH ?? onPath('chromium', 'chromium-browser', 'google-chrome');

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
