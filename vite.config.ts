import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { testChromiumPath } from './test/browsers.ts';
import { precache } from './web/offline/precache.ts';

/** The page may run its own scripts and nothing else: no inline code, no eval, no other origin. */
const csp = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** The same policy in the page itself, for hosts that send no headers of their own. */
function policy(): Plugin {
  return {
    name: 'jalon-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: csp }, injectTo: 'head-prepend' },
    ],
  };
}

const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** What jsPDF would fetch to draw HTML, which no file of ours needs. */
const absent = Object.fromEntries(
  ['canvg', 'dompurify', 'html2canvas'].map((name) => [name, `${import.meta.dirname}/web/export/absent.ts`]),
);

/** Tests that put something else in the place of a module: each has modules of its own. */
const alone = ['test/checks/invariants.test.ts'];

export default defineConfig({
  root: 'web',
  resolve: { alias: absent },
  base: './',
  plugins: [precache(), policy()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'web/index.html', sw: 'web/offline/sw.ts' },
      // A service worker serves the folder that it lies in, under a name that never changes.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  worker: { format: 'es' },
  server: { headers: isolation, fs: { allow: ['..'] } },
  preview: { headers: { ...isolation, 'Content-Security-Policy': csp } },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          root: '.',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', ...alone],
          environment: 'node',
          // Ten times what the longest takes alone: a busy machine is no fault of theirs.
          testTimeout: 180_000,
          // Loading the model anew for each of a hundred files takes longer than their tests.
          isolate: false,
          maxWorkers: 2,
        },
      },
      { test: { name: 'unit-alone', root: '.', include: alone, environment: 'node', testTimeout: 180_000, maxWorkers: 2 } },
      ...(testChromiumPath
        ? [
            {
              test: {
                name: 'browser',
                root: '.',
                include: ['test/browser/**/*.test.ts'],
                environment: 'node' as const,
                testTimeout: 180_000,
                hookTimeout: 120_000,
                // Two at a time: a page waits more than it works. Each has one browser for all of its files.
                isolate: false,
                maxWorkers: 2,
                // What a page shows is waited for, however slow the machine.
                expect: { poll: { timeout: 40_000 } },
              },
            },
          ]
        : []),
    ],
  },
});
