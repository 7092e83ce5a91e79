#!/usr/bin/env node
// Runs the command line from a checkout: builds it when a source is newer than the last build, then hands over.
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'cli');
const entry = join(built, 'cli.js');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'workers', 'scenarios', 'package.json'].map((name) => join(root, name));
const canBuild = sources.every((path) => existsSync(path));
if (canBuild && (!existsSync(entry) || statSync(entry).mtimeMs < Math.max(...sources.map(newest)))) {
  const { build } = await import('vite');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Built beside and renamed, so that two at once never see half a build.
  const beside = mkdtempSync(join(root, 'dist', 'cli-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'workers', 'cli.ts'),
      outDir: beside,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
    },
    ssr: { noExternal: true },
  });
  rmSync(built, { recursive: true, force: true });
  try {
    renameSync(beside, built);
  } catch {
    // Another one was quicker; its build is as good.
    rmSync(beside, { recursive: true, force: true });
  }
}

const { main } = await import(pathToFileURL(entry).href);
process.exitCode = await main(process.argv.slice(2));
