// npm run bench: times the frozen slice in TypeScript, C and numpy, the full run, and a drag in Chromium. Writes results.json beside it.
// No time is ever a failure; totals that differ, and programs that fail, are. `--rounds N` sets the rounds (9), `--no-drag` leaves out
// the browser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const out = join(root, 'test', 'out', 'bench');
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    repeats: { type: 'string', default: '31' },
    'no-drag': { type: 'boolean', default: false },
  },
});
const rounds = Math.max(1, Number(options.rounds) || 9);
const CC_FLAGS = ['-O3', '-march=native'];
/** Most that totals may differ, relative. */
const TOLERANCE = 1e-9;

const failures = [];
const notes = [];

/** The environment of the numpy process: nothing in it may choose the kernels of its linear algebra. */
function plainEnvironment() {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...rest } = process.env;
  return rest;
}

function call(command, args, more = {}) {
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, ...more });
}

/** The last line of a program's output, as JSON. */
function ask(name, command, args, more) {
  const { status, stdout, stderr, error } = call(command, args, more);
  if (status !== 0) {
    failures.push(`${name} failed: ${(error?.message ?? stderr).trim().slice(-600)}`);
    return undefined;
  }
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch {
    failures.push(`${name} printed no figures: ${stdout.slice(-300)}`);
    return undefined;
  }
}

/** Deterministic shuffle: the same rounds in the same order on every machine. */
let seed = 20_240_101;
function shuffled(list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((seed / 2 ** 32) * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}
const digits = (x) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
const spoken = ({ median, min, max }) => `${digits(median)} (${digits(min)}-${digits(max)})`;
/** Five digits say enough of a time. */
const short = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);
const load = () => Number(loadavg()[0].toFixed(2));

async function bundle() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        input: ['program', 'full', 'drag'].map((name) => join(here, `${name}.ts`)),
        // Module constants stay constant: see slice.ts.
        output: { topLevelVar: false, entryFileNames: '[name].mjs', chunkFileNames: 'part-[name].mjs' },
      },
    },
  });
}

function compile() {
  const version = call('cc', ['--version']);
  if (version.status !== 0) {
    notes.push('cc is not here: C is left out, and totals are compared with those recorded in totals.json.');
    return undefined;
  }
  for (const [name, more] of [
    ['slice', []],
    ['slice-tables', ['-DTABLES']],
  ]) {
    const made = call('cc', [...CC_FLAGS, ...more, '-o', join(out, name), join(here, 'slice.c'), '-lm']);
    if (made.status !== 0) failures.push(`cc failed: ${made.stderr.slice(-600)}`);
  }
  return version.stdout.split('\n')[0];
}

function pythonWithNumpy() {
  const found = call('python3', ['-c', 'import platform, numpy; print(platform.python_version(), numpy.__version__)'], {
    env: plainEnvironment(),
  });
  if (found.status === 0) return found.stdout.trim();
  notes.push('python3 with numpy is not here: numpy is left out.');
  return undefined;
}

function compareTotals(all) {
  const recorded = JSON.parse(readFileSync(join(here, 'totals.json'), 'utf8')).totals;
  const reference = all.c?.[0]?.totals ?? recorded;
  let worst = 0;
  for (const [name, results] of Object.entries({ ...all, 'totals.json': [{ totals: recorded }] })) {
    for (const { totals } of results) {
      for (const [key, value] of Object.entries(reference)) {
        const apart = Math.abs(totals[key] - value) / Math.abs(value);
        worst = Math.max(worst, Number.isNaN(apart) ? Infinity : apart);
        if (!(apart <= TOLERANCE)) failures.push(`TOTALS DIFFER: ${key} of ${name} is ${totals[key]}, where C has ${value}`);
      }
    }
  }
  const inputs = Object.values(all).map(([first]) => JSON.stringify(first.inputs));
  if (new Set(inputs).size > 1) failures.push(`INPUTS DIFFER: ${inputs.join(' ')}`);
  return worst;
}

await bundle();
const cc = compile();
const python = pythonWithNumpy();
const node = process.execPath;
const programs = {
  typescript: [node, [join(out, 'program.mjs'), 'slice', options.repeats]],
  kernel: [node, [join(out, 'program.mjs'), 'kernel', options.repeats]],
  ...(cc ? { c: [join(out, 'slice'), [options.repeats]], cTables: [join(out, 'slice-tables'), [options.repeats]] } : {}),
  ...(python ? { numpy: ['python3', [join(here, 'slice.py'), options.repeats], { env: plainEnvironment() }] } : {}),
};
const NAMES = {
  typescript: 'TypeScript, the slice',
  kernel: "TypeScript, through the run's own hour kernel",
  c: `C, cc ${CC_FLAGS.join(' ')}, libm (the reference)`,
  cTables: 'C, the same with tables of powers and arctangents',
  numpy: 'numpy, whole arrays',
};

console.log(`The frozen slice, ${rounds} rounds, load average ${load()} ...`);
const results = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
const loads = [];
for (let round = 0; round < rounds && failures.length === 0; round++) {
  loads.push(load());
  for (const name of shuffled(Object.keys(programs))) {
    const [command, args, more] = programs[name];
    const said = ask(name, command, args, more);
    if (said) results[name].push(said);
  }
}
const complete = failures.length === 0;
const worst = complete ? compareTotals(results) : undefined;
const slice = { loadAverage: loads.length > 0 ? spread(loads) : undefined, totalsApart: worst, programs: {}, ratios: {} };
if (complete) {
  const cells = 3 * 35_064;
  for (const [name, rows] of Object.entries(results)) {
    const ms = spread(rows.map((row) => row.ms));
    slice.programs[name] = {
      name: NAMES[name],
      ms,
      nsPerSiteHour: (ms.median * 1e6) / cells,
      ...(rows[0].coldMs ? { coldMs: spread(rows.map(({ coldMs }) => coldMs)) } : {}),
    };
  }
  const ratio = (a, b) => results[a] && results[b] && spread(results[a].map(({ ms }, round) => ms / results[b][round].ms));
  for (const [a, b] of [
    ['typescript', 'c'],
    ['typescript', 'cTables'],
    ['kernel', 'c'],
    ['kernel', 'typescript'],
    ['numpy', 'typescript'],
    ['numpy', 'c'],
  ]) {
    const found = ratio(a, b);
    if (found) slice.ratios[`${a}/${b}`] = found;
  }
  console.table(
    Object.fromEntries(
      Object.values(slice.programs).map(({ name, ms, nsPerSiteHour }) => [
        name,
        { 'ms a run': spoken(ms), 'ns a site-hour': nsPerSiteHour.toFixed(0) },
      ]),
    ),
  );
  console.table(
    Object.fromEntries(Object.entries(slice.ratios).map(([name, value]) => [name, { 'within a round': spoken(value) }])),
  );
  console.log(`Totals agree to ${worst.toExponential(1)} (asked: ${TOLERANCE}).`);
}

const fullLoad = load();
const full = ask('the full run', node, [join(out, 'full.mjs'), '21']);
if (full) {
  full.loadAverage = fullLoad;
  console.log(`\nThe full run of ${full.plan}, ${full.sites} sites x ${full.hours} hours, load average ${fullLoad}:`);
  console.table({
    'first run of a process': { ms: digits(full.cold.all) },
    ...Object.fromEntries(Object.entries(full.warm).map(([name, value]) => [`warm: ${name}`, { ms: spoken(value) }])),
  });
}

let drag;
const chromium =
  process.env.CHROMIUM_PATH ??
  ['chromium', 'chromium-browser', 'google-chrome'].find((name) => call('sh', ['-c', `command -v ${name}`]).status === 0);
if (options['no-drag']) notes.push('The drag was left out, as asked.');
else if (!chromium) notes.push('Chromium is not here: the drag is left out.');
else {
  const web = join(out, 'web');
  try {
    await build({ root: join(root, 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: web } });
    const dragLoad = load();
    drag = ask('the drag', node, [join(out, 'drag.mjs'), web]);
    if (drag) drag.loadAverage = dragLoad;
  } catch (error) {
    failures.push(`the page could not be built: ${error.message}`);
  }
}
if (drag) {
  const line = ({ feedback, answer, parts }) => ({
    'slider p50': digits(feedback.p50),
    'slider p95': digits(feedback.p95),
    'answer p50': digits(answer.p50),
    'answer p95': digits(answer.p95),
    'worker p50': digits(parts.worker.p50),
    'worker p95': digits(parts.worker.p95),
    'draw p95': digits(parts.answerToDrawn.p95),
    'paint p95': digits(parts.drawnToPainted.p95),
  });
  console.log(
    `\nDrag in Chromium ${drag.chromium}, ${drag.events} inputs ${drag.everyMs} ms apart, input to paint in ms, load average ${drag.loadAverage}:`,
  );
  console.table({
    ...Object.fromEntries(
      Object.entries(drag.levers)
        .filter(([, value]) => typeof value === 'object')
        .map(([lever, value]) => [
          lever,
          {
            ...line(value),
            runs: Math.round(value.runs),
            'longest task': value.longestTaskMs > 0 ? digits(value.longestTaskMs) : '< 50',
          },
        ]),
    ),
    all: line(drag.all),
  });
  const [lowest, highest] = [Math.min, Math.max].map((pick) => digits(pick(...drag.byRound.map(({ p95 }) => p95))));
  console.log(`Answer p95 of all levers by round: ${lowest} to ${highest}.`);
}

const chosen = {
  date: new Date().toISOString(),
  node: process.version,
  v8: process.versions.v8,
  chromium: drag?.chromium,
  cc,
  ccFlags: cc ? CC_FLAGS.join(' ') : undefined,
  numpy: python?.split(' ')[1],
  python: python?.split(' ')[0],
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  rounds,
  repeats: Number(options.repeats),
  notes,
};
if (failures.length === 0) {
  writeFileSync(join(here, 'results.json'), `${JSON.stringify({ ...chosen, slice, full, drag }, short, 2)}\n`);
  console.log('\nWritten to test/bench/results.json.');
}
for (const note of notes) console.log(note);
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
