#!/usr/bin/env node
// Runs the command line from a checkout: builds it when a source is newer than the last build, then hands over to a thread, so that
// an interrupt is answered at once whatever the thread is doing.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const CANCELLED = 3;
const OUR_FAULT = 1;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'cli.js');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'workers', 'scenarios', 'package.json'].map((name) => join(root, name));
const canBuild = sources.every((path) => existsSync(path));
if (canBuild && (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest)))) {
  const { build } = await import('vite');
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Built beside as one file and renamed, so that two at once never see half a build.
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
  renameSync(join(beside, 'cli.js'), built);
  rmSync(beside, { recursive: true, force: true });
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : OUR_FAULT));
process.on('SIGINT', () => process.exit(CANCELLED));

const argv = process.argv.slice(2);

// Standard input is read here, where waiting for it can be interrupted.
async function standardInput() {
  if (argv[0] !== 'estimate' || !argv.includes('-')) return undefined;
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const thread = new Worker(built, { argv, workerData: { input: await standardInput() } });
thread.on('message', (code) => {
  process.exitCode = code;
});
thread.on('error', (error) => {
  console.error(`jalon: a fault of ours, not of the input: ${error.stack ?? error}`);
  process.exitCode = OUR_FAULT;
});
