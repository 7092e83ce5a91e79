import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONSTRAINTS } from '../../src/index.ts';
import { readyTable } from '../../workers/cli/ready.ts';
import { folderWith, jalon, json, type Parsed, planText, program, refusal } from './jalon.ts';

const TOTALS = [
  'acceleratorsInService',
  'peakGridMw',
  'gridGwh',
  'itGwh',
  'pue',
  'wueLPerKwh',
  'waterM3',
  'heatGwh',
  'tokensOut',
  'tokensIn',
  'trainingFlop',
  'capexEur',
  'committedEur',
  'opexEur',
  'energyCostEur',
  'co2DirectT',
  'co2LifecycleT',
  'co2EmbodiedT',
  'eurPerMillionTokensOut',
  'unservedShare',
];
const SITE = { id: expect.any(String), name: expect.anything(), milestones: expect.any(Array), binding: expect.any(Array) };
const MILESTONE = { id: expect.any(String), critical: expect.any(Boolean) };
const MONTH = [
  'month',
  'site',
  'inServiceAccelerators',
  'gridMwMean',
  'gridMwPeak',
  'pue',
  'tokensOut',
  'co2DirectT',
  'costEur',
  'capexEur',
];
const DATE = /^20\d\d-\d\d-\d\d$/;

const FRANCE: Parsed = json(['run', 'microsoft-france', '--json']);

test('a run prints one JSON document with all that is promised of it', () => {
  expect(FRANCE).toMatchObject({
    scenario: { id: 'microsoft-france', name: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
    modelVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    from: '2024-01-01T00:00:00Z',
    to: '2028-01-01T00:00:00Z',
    hours: 35064, // 1,461 days
  });
  for (const key of TOTALS) expect(FRANCE.totals[key], key).toBeTypeOf('number');
  expect(FRANCE.sites.map(({ id }: Parsed) => id)).toEqual(['paris', 'marseille', 'mulhouse']);
  for (const site of FRANCE.sites) {
    expect(site).toMatchObject(SITE);
    for (const key of TOTALS) expect(Object.keys(site.totals)).toContain(key);
    for (const milestone of site.milestones) {
      expect(milestone).toMatchObject(MILESTONE);
      expect(Object.keys(milestone)).toEqual(expect.arrayContaining(['date', 'slackDays']));
      if (milestone.date !== null) expect(milestone.date).toMatch(DATE);
    }
  }
  for (const check of FRANCE.checks) expect(check).toMatchObject({ id: expect.any(String), ok: expect.any(Boolean) });
});

test('every check of the default plan holds', () => {
  expect(FRANCE.checks.map(({ id }: Parsed) => id)).toContain('energy-balance');
  expect(FRANCE.checks.filter(({ ok }: Parsed) => !ok)).toEqual([]);
});

test('a site is named in a text, as the plan is', () => {
  for (const site of FRANCE.sites) expect(site.name).toBeTypeOf('string');
});

test('every site says for each month what binds it', () => {
  for (const { binding } of FRANCE.sites) {
    expect(binding).toHaveLength(48);
    expect(binding[0].month).toBe('2024-01');
    expect(binding[47].month).toBe('2027-12');
    for (const { constraint, next, ...month } of binding) {
      expect(constraint.length).toBeGreaterThan(0);
      for (const one of constraint) expect(CONSTRAINTS).toContain(one);
      if (next !== null) expect(CONSTRAINTS).toContain(next);
      expect(Object.keys(month)).toContain('slackMw');
    }
  }
});

test('every site has the dates that half and nine in ten of the drawn schedules keep, in JSON and in text', () => {
  expect(FRANCE.ready.map(({ site }: Parsed) => site)).toEqual(['paris', 'marseille', 'mulhouse']);
  const { plan, p50, p90, byEnd, generators } = FRANCE.ready[2];
  expect(plan).toBe('2029-07-01');
  expect(p50 > plan && p90 > p50).toBe(true);
  expect([byEnd, generators.path.en]).toEqual([0, 'Environmental authorisation']);
  const { out } = jalon(['run', 'microsoft-france']);
  expect(out).toContain('When sites may be ready (of 1,000 schedules drawn)');
  expect(out).toMatch(new RegExp(`2029-07-01\\s+${p50}\\s+${p90}\\s+0 %`));
});

test('a site whose generators are all struck out has none, and no procedure for them', () => {
  const [, , mulhouse] = FRANCE.ready;
  const none = { ...mulhouse, generators: { ...mulhouse.generators, thermalMw: 0, path: null, noxKgPerHour: 0, noxTPerYear: 0 } };
  expect(readyTable([none])).toContain('Mulhouse (Petit-Landau): no generators');
  expect(readyTable([mulhouse])).toContain('environmental authorisation');
});

test('has a row for each month and site, and for all of them', () => {
  expect(FRANCE.monthly).toHaveLength(48 * 4);
  for (const row of FRANCE.monthly) for (const key of MONTH) expect(Object.keys(row), key).toContain(key);
  const costEur = FRANCE.monthly
    .filter(({ site }: Parsed) => site === 'all')
    .reduce((sum: number, row: Parsed) => sum + row.costEur, 0);
  expect(costEur / FRANCE.totals.energyCostEur).toBeCloseTo(1, 12);
});

test('judges the five promises by their ids', () => {
  expect(FRANCE.targets.map(({ id }: Parsed) => id)).toEqual([
    'gpus-2025',
    'eur-4bn-2027',
    'trained-2027',
    'startups-2027',
    'mulhouse-in-service',
  ]);
  for (const { label, by, target, reached, met, metOn } of FRANCE.targets) {
    expect(label).toBeTypeOf('string');
    expect(by).toMatch(DATE);
    expect(met).toBe(reached >= target && metOn !== null && metOn <= by);
  }
  // The announcement: 25,000 accelerators, EUR 4 bn, a million trained, 2,500 start-ups.
  expect(FRANCE.targets.map(({ target }: Parsed) => target)).toEqual([25000, 4e9, 1e6, 2500, 1]);
});

test('what is unknown is null in JSON and never zero: no PUE where nothing stands', () => {
  const mulhouse = FRANCE.sites.find(({ id }: Parsed) => id === 'mulhouse');
  expect(mulhouse.totals).toMatchObject({ acceleratorsInService: 0, itGwh: 0, pue: null, wueLPerKwh: null });
});

test('tells the same run to a person, in text and without JSON', () => {
  const { code, out, err } = jalon(['run', 'microsoft-france', '--to', '2024-03-01']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Microsoft France');
  expect(out).toContain('Paris south');
  expect(out).toContain('2024-01-01 to 2024-02-29');
  expect(out).not.toMatch(/NaN|undefined|\[object/);
});

const WINTER = ['run', 'microsoft-france', '--from', '2025-01-01', '--to', '2025-03-01', '--json'];
const folder = folderWith();
const MONTHS: Parsed = json([...WINTER, '--out', 'months.csv', '--by', 'month'], { cwd: folder });

test('begins and ends where it is told, with what had been built before', () => {
  expect(MONTHS).toMatchObject({ from: '2025-01-01T00:00:00Z', to: '2025-03-01T00:00:00Z', hours: 59 * 24 });
  const february = FRANCE.monthly.find(({ month, site }: Parsed) => month === '2025-02' && site === 'all');
  expect(MONTHS.totals.acceleratorsInService).toBe(february.inServiceAccelerators);
  expect(MONTHS.monthly.at(-1).gridMwPeak).toBe(february.gridMwPeak);
});

test('sets what it is told to set, number, text or nothing, and the hash tells the difference', () => {
  const changed = json([
    ...WINTER,
    '--set',
    '/sites/paris/crewServersPerWeek=4',
    '--set',
    '/id=slow-crews',
    '--set',
    '/orders/2028-11-vera-rubin-mulhouse=null',
    '--set',
    '/name={"en":"Slow = slow","fr":"Lent"}',
  ]);
  expect(changed.scenario).toMatchObject({ id: 'slow-crews', name: 'Slow = slow' });
  expect(changed.scenario.hash).not.toBe(MONTHS.scenario.hash);
  expect(changed.totals.acceleratorsInService).toBeLessThan(MONTHS.totals.acceleratorsInService);
});

/** Rows of a CSV by column name, read with no help from the program. */
function rowsOf(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  const [head, ...lines] = text.slice(0, -1).split('\n');
  const names = head!.split(',');
  expect(names.slice(0, 2)).toEqual(['timeUtc', 'site']);
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
}
const sum = (rows: readonly Record<string, string>[], name: string, weight = (_: Record<string, string>) => 1) =>
  rows.reduce((total, row) => total + Number(row[name]) * weight(row), 0);

test('writes a CSV with a row for each month and site, which adds up to the totals', () => {
  const rows = rowsOf(join(folder, 'months.csv'));
  expect(rows.map(({ timeUtc, site }) => `${timeUtc} ${site}`)).toEqual(
    ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'].flatMap((time) =>
      ['paris', 'marseille', 'mulhouse', 'all'].map((site) => `${time} ${site}`),
    ),
  );
  const all = rows.filter(({ site }) => site === 'all');
  const hours = ({ timeUtc }: Record<string, string>) => (timeUtc!.startsWith('2025-01') ? 31 * 24 : 28 * 24);
  const { totals } = MONTHS;
  expect(sum(all, 'costEur') / totals.energyCostEur).toBeCloseTo(1, 12);
  expect(sum(all, 'co2DirectT') / totals.co2DirectT).toBeCloseTo(1, 12);
  expect(sum(all, 'co2LifecycleT') / totals.co2LifecycleT).toBeCloseTo(1, 12);
  expect(sum(all, 'gridMw', hours) / 1000 / totals.gridGwh).toBeCloseTo(1, 12);
  expect(sum(all, 'itMw', hours) / 1000 / totals.itGwh).toBeCloseTo(1, 12);
  expect((sum(all, 'tokensOutPerS', hours) * 3600) / totals.tokensOut).toBeCloseTo(1, 12);
  expect(Number(all.at(-1)!.inServiceAccelerators)).toBe(totals.acceleratorsInService);
  for (const name of ['gridMw', 'itMw', 'costEur', 'co2DirectT', 'inServiceAccelerators'])
    for (const month of all) {
      const sites = rows.filter(({ timeUtc, site }) => timeUtc === month.timeUtc && site !== 'all');
      expect(sum(sites, name), name).toBeCloseTo(Number(month[name]), 6);
    }
});

test('leaves a cell empty where a value is unknown, and writes a zero where it is zero', () => {
  for (const { site, pue, itMw, dryBulbC, timeUtc } of rowsOf(join(folder, 'months.csv'))) {
    expect(pue === '', `${timeUtc} ${site}`).toBe(Number(itMw) === 0);
    expect(itMw).not.toBe('');
    // Weather is that of a place; all sites together have none.
    expect(dryBulbC === '').toBe(site === 'all');
  }
});

test('writes hours unless told, and the sum of the hours is the total', () => {
  const { totals } = json(
    ['run', 'microsoft-france', '--from', '2025-03-29', '--to', '2025-04-01', '--json', '--out', 'hours.csv'],
    {
      cwd: folder,
    },
  );
  const rows = rowsOf(join(folder, 'hours.csv'));
  expect(rows).toHaveLength(3 * 24 * 4);
  // Hours are UTC: the night of 30 March, when clocks change in Paris, has no gap and no hour twice.
  const times = rows.filter(({ site }) => site === 'all').map(({ timeUtc }) => Date.parse(timeUtc!));
  expect(new Set(times.slice(1).map((time, i) => time - times[i]!))).toEqual(new Set([3_600_000]));
  const all = rows.filter(({ site }) => site === 'all');
  expect(sum(all, 'gridMw') / 1000 / totals.gridGwh).toBeCloseTo(1, 12);
  expect(Math.max(...all.map(({ gridMw }) => Number(gridMw)))).toBe(totals.peakGridMw);
  for (const { gridMw, itMw, lossMw, coolingMw, otherMw } of rows)
    expect(Math.abs(Number(gridMw) - Number(itMw) - Number(lossMw) - Number(coolingMw) - Number(otherMw))).toBeLessThan(1e-9);
});

test('writes a JSON file with the summary and columns by day, unknown as null', () => {
  const { totals } = json([...WINTER, '--out', 'days.json', '--by', 'day'], { cwd: folder });
  const file = JSON.parse(readFileSync(join(folder, 'days.json'), 'utf8')) as Parsed;
  expect(file).toMatchObject({ by: 'day', totals, scenario: { id: 'microsoft-france' } });
  const { timeUtc, site, costEur, pue, itMw } = file.columns;
  for (const column of Object.values<unknown[]>(file.columns)) expect(column).toHaveLength(59 * 4);
  expect([timeUtc[0], timeUtc.at(-1)]).toEqual(['2025-01-01T00:00:00Z', '2025-02-28T00:00:00Z']);
  const all = site.flatMap((one: string, i: number) => (one === 'all' ? [i] : []));
  const cost = all.reduce((total: number, i: number) => total + costEur[i], 0);
  expect(cost / totals.energyCostEur).toBeCloseTo(1, 12);
  for (const [i, value] of pue.entries()) expect(value === null).toBe(itMw[i] === 0);
});

test('writes nothing, not even half, where the folder does not exist', () => {
  const empty = folderWith();
  const [issue] = refusal([...WINTER, '--out', 'missing/out.csv'], { cwd: empty });
  expect(issue.file).toBe('--out');
  expect(readdirSync(empty)).toEqual([]);
});

test('a folder where the file should go is a fault of the input', () => {
  const taken = folderWith();
  mkdirSync(join(taken, 'out.csv'));
  const { code } = jalon([...WINTER, '--out', 'out.csv'], { cwd: taken });
  expect(readdirSync(taken)).toEqual(['out.csv']);
  expect(code).toBe(2);
});

test('all faults of the options are told at once, before anything runs', () => {
  const issues = refusal([...WINTER, '--by', 'week', '--out', 'out.txt'], { cwd: folder });
  expect(issues.map(({ file }) => file).sort()).toEqual(['--by', '--out']);
  expect(existsSync(join(folder, 'out.txt'))).toBe(false);
});

test.each<[string[], string]>([
  [['--set', '/sites/pariss/cloudMw=3'], '/sites/pariss/cloudMw'],
  [['--set', '/deliveries/share=most'], '/deliveries/share'],
  [['--from', '2024-02-30'], '/from'],
  [['--to', '2023-01-01'], '/to'],
])('%j is refused with its place', (options, pointer) => {
  expect(refusal(['run', 'microsoft-france', '--json', ...options]).map((issue) => issue.pointer)).toEqual([pointer]);
});

test('a change without a value is refused', () => {
  expect(refusal(['run', 'microsoft-france', '--json', '--set', '/id'])[0]).toMatchObject({ file: '--set', found: '"/id"' });
});

test('runs a file, and what it extends is looked for beside it', () => {
  const own = folderWith({
    'near.json': planText({ extends: './far.json', id: 'near', to: '2024-02-01' }),
    'far.json': planText({ id: 'far', deliveries: { share: 0.5 } }),
  });
  const found = json(['run', join(own, 'near.json'), '--json']);
  expect(found).toMatchObject({ scenario: { id: 'near' }, hours: 31 * 24 });
});

test('a reader that stops reading early is no fault of ours', async () => {
  const child = spawn(process.execPath, [program, 'run', 'microsoft-france', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (part) => {
    err += part;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.on('close', resolve));
  expect(err).toBe('');
});

test('a command that is interrupted while it waits for input ends with code 3', async () => {
  const child = spawn(process.execPath, [program, 'estimate', 'power', '--input', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  // More than a pipe holds: once it is written, the command is reading.
  await new Promise((resolve) => child.stdin.write(' '.repeat(1_000_000), resolve));
  child.kill('SIGINT');
  expect(await closed).toBe(3);
});
