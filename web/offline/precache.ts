/** The build's side of the page without a network: a list of all its files, written into the service worker. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const WORKER = 'sw.js';

export function precache(): Plugin {
  return {
    name: 'jalon-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After all others: what they write belongs to the page too.
      order: 'post',
      handler(_, bundle) {
        const chunk = bundle[WORKER];
        if (chunk?.type !== 'chunk') return;
        const names = Object.keys(bundle).filter((name) => name !== WORKER && !name.endsWith('.map') && name !== 'index.html');
        const hash = createHash('sha256');
        for (const name of [...names, 'index.html'].sort()) {
          const file = bundle[name];
          if (file) hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        const list = { version: hash.digest('hex').slice(0, 12), files: ['./', ...names.sort().map((name) => `./${name}`)] };
        chunk.code = `const JALON_FILES = ${JSON.stringify(list)};\n${chunk.code}`;
      },
    },
  };
}
