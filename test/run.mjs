// npm test: finds or installs Chromium, then types, lint, format, unit and property tests, the build, and the tests in a real browser.
// The last line is "N passed, M failed".
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'test', 'out');
const APT = 'apt-get -o DPkg::Lock::Timeout=600';
/** Chromium without windows, or the whole of it where a distribution has no such package. */
const install = (apt) =>
  `${apt} update -qq && { ${apt} install -y -qq --no-install-recommends chromium-headless-shell || ${apt} install -y -qq --no-install-recommends chromium; }`;

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
}

function hasChromium() {
  return (
    process.env.CHROMIUM_PATH !== undefined || onPath('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome')
  );
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

function provideChromium() {
  if (hasChromium()) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !onPath('apt-get')) {
    console.error(
      `The browser tests need Chromium, and it is not on the PATH. Install it with this command, then run npm test again:\n\n  ${isRoot ? '' : 'sudo '}sh -c '${install('apt-get')}'\n`,
    );
    process.exit(1);
  }
  console.log('Installing Chromium with apt-get ...');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (let attempt = 1; attempt <= 3 && !hasChromium(); attempt++) {
    run('sh', ['-c', install(APT)], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  if (!hasChromium()) {
    console.error(`Chromium could not be installed. Try this command:\n\n  ${install('apt-get')}\n`);
    process.exit(1);
  }
}

const tally = { passed: 0, failed: 0 };

/** One step that is no test runner: it counts as one test. Several may be under way; each tells all it has to say at its end. */
function step(name, command, args) {
  const started = performance.now();
  return new Promise((resolve) => {
    execFile(command, args, { cwd: root, maxBuffer: 1 << 26 }, (error, said, complained) => {
      const ok = error === null;
      tally[ok ? 'passed' : 'failed']++;
      console.log(
        `${said}${complained}${ok ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
      );
      resolve(ok);
    });
  });
}

/** One vitest project; its own report says how many passed. */
function tests(project) {
  const report = join(out, `${project}.json`);
  rmSync(report, { force: true });
  const { status } = run('npx', [
    'vitest',
    'run',
    '--project',
    `${project}*`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    tally.failed++;
    return;
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  tally.passed += numPassedTests;
  // A file that does not load fails without a test to its name.
  tally.failed += numFailedTests > 0 ? numFailedTests : status === 0 ? 0 : Math.max(1, numFailedTestSuites);
  if (numPassedTests === 0) tally.failed++;
}

provideChromium();
mkdirSync(out, { recursive: true });
const [, , , isBuilt] = await Promise.all([
  step('types', 'npm', ['run', '-s', 'types']),
  step('lint', 'npm', ['run', '-s', 'lint']),
  step('format', 'npm', ['run', '-s', 'format:check']),
  step('build', 'npm', ['run', '-s', 'build']),
]);
tests('unit');
if (isBuilt) tests('browser');

console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
