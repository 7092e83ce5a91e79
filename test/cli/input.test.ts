import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { expectIssue, folderWith, jalon, json, type Parsed, planText, refusal } from './jalon.ts';

const folder = folderWith({
  'good.json': planText({ deliveries: { share: 0.5 } }),
  'bad.json': planText({ money: { budgetEur: -1 }, market: 'franc' }),
  'words.json': 'not a plan',
  'circle.json': planText({ extends: './circle' }),
});

test('check names each file with its issues, and one bad file is enough for code 2', () => {
  const { code, out, err } = jalon(
    ['check', 'microsoft-france', 'good.json', 'bad.json', 'words.json', 'circle.json', 'gone.json', '--json'],
    {
      cwd: folder,
    },
  );
  expect({ code, err }).toEqual({ code: 2, err: '' });
  const { files, ...more } = JSON.parse(out) as Parsed;
  expect(more).toEqual({});
  expect(files.map(({ file, ok, issues }: Parsed) => [file, ok, issues.map(({ pointer }: Parsed) => pointer)])).toEqual([
    ['microsoft-france', true, []],
    ['good.json', true, []],
    ['bad.json', false, ['/money/budgetEur', '/market']],
    ['words.json', false, ['']],
    ['circle.json', false, ['/extends']],
    ['gone.json', false, ['']],
  ]);
  for (const { issues } of files) for (const issue of issues) expectIssue(issue);
});

test('check of good plans alone ends with code 0', () => {
  const { files } = json(['check', ...PLAN_NAMES, '--json']);
  expect(files.map(({ ok, issues }: Parsed) => [ok, issues])).toEqual(PLAN_NAMES.map(() => [true, []]));
});

test('check tells a person where, what and what is allowed', () => {
  const { code, out } = jalon(['check', 'bad.json'], { cwd: folder });
  expect(code).toBe(2);
  for (const part of ['bad.json', '/money/budgetEur', '-1', 'EUR', 'Did you mean france?']) expect(out).toContain(part);
});

test('a file with the name of a shipped plan is that file', () => {
  const own = folderWith({ 'brownfield.json': planText({ money: { budgetEur: -1 } }) });
  const { code, out } = jalon(['check', 'brownfield.json', '--json'], { cwd: own });
  expect(JSON.parse(out).files[0].issues).toHaveLength(1);
  expect(code).toBe(2);
});

test('a bad plan is refused by run and compare as it is by check', () => {
  const pointers = ['/money/budgetEur', '/market'];
  expect(refusal(['run', 'bad.json', '--json'], { cwd: folder }).map(({ pointer }) => pointer)).toEqual(pointers);
  expect(refusal(['compare', 'good.json', 'bad.json', '--json'], { cwd: folder }).map(({ pointer }) => pointer)).toEqual(
    pointers,
  );
});

test('without --json issues go to standard error, and standard output stays empty', () => {
  const { code, out, err } = jalon(['run', 'bad.json'], { cwd: folder });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('2 issues');
  expect(err).toContain('/money/budgetEur');
});

test('schema prints the schema of the repository, letter by letter', () => {
  const { code, out, err } = jalon(['schema']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(readFileSync(new URL('../../scenarios/schema.json', import.meta.url), 'utf8'));
});

test('a number for the growth of demand chooses itself where the plan goes by a scenario, and says so', () => {
  const named = folderWith({ 'named.json': planText({ workloads: { interactive: { growth: 'latest' } } }) });
  const own = ['--set', '/workloads/interactive/growthPerYear=1'];
  const asked = (plan: string, ...more: string[]) =>
    jalon(['run', plan, '--to', '2025-06-01', '--json', ...more], { cwd: named });
  const { code, out, err } = asked('named.json', ...own);
  expect(code).toBe(0);
  expect(err).toBe('--set: /workloads/interactive/growth is "own" now, so that /workloads/interactive/growthPerYear holds.\n');
  const both = asked('named.json', ...own, '--set', '/workloads/interactive/growth=own');
  expect(both.err).toBe('');
  expect(JSON.parse(both.out).scenario.hash).toBe(JSON.parse(out).scenario.hash);
});

test('a change that something beside it overrules is told to do nothing', () => {
  const { code, err } = jalon([
    ...['run', 'microsoft-france', '--to', '2025-01-01', '--json'],
    ...['--set', '/workloads/interactive/growth=fast', '--set', '/workloads/interactive/growthPerYear=3'],
    ...['--set', '/workloads/skills/target=5'],
  ]);
  expect(code).toBe(0);
  expect(err.trimEnd().split('\n')).toEqual([
    '--set: /workloads/interactive/growthPerYear changes nothing here: /workloads/interactive/growth overrules it.',
    '--set: /workloads/skills/target changes nothing here: /workloads/skills/observed overrules it.',
  ]);
});

test('an estimate goes by the catalogue of a plan of one’s own', () => {
  const accelerators = [{ id: 'mine', name: 'Mine', state: 'announced', fp8Tflops: 2000, memoryGb: 200, memoryTbPerS: 6 }];
  const own = folderWith({ 'own.json': planText({ catalogue: { accelerators } }) });
  const input = JSON.stringify({ accelerator: 'mine', precision: 'fp8', model: 'llama-3.1-8b', count: 64 });
  expect(json(['estimate', 'training', '--plan', 'own.json', '--input', input], { cwd: own }).mfu).toBeGreaterThan(0.1);
  expect(refusal(['estimate', 'training', '--input', input]).map(({ pointer }) => pointer)).toEqual(['/accelerator']);
});

test('one object gives one estimate, a list gives a list in its order', () => {
  const at = (phase: string) => ({ platform: 'hgx-h100', phase });
  // Rated power of a server of eight H100: 10.2 kW (Newkirk et al. 2025).
  expect(json(['estimate', 'power', '--input', JSON.stringify(at('rated'))])).toEqual({ serverKw: 10.2 });
  const [rated, off, idle] = json(['estimate', 'power', '--input', JSON.stringify(['rated', 'off', 'idle'].map(at))]);
  expect(rated).toEqual({ serverKw: 10.2 });
  expect(off.serverKw).toBeLessThan(idle.serverKw);
  expect(idle.serverKw).toBeLessThan(rated.serverKw);
});

test('an estimate may be asked on standard input, alone or in a list', () => {
  const point = { architecture: 'tower-economiser', dryBulbC: 15, relativeHumidity: 0.5 };
  const alone = json(['estimate', 'facility', '--input', '-'], { input: JSON.stringify(point) });
  for (const key of [
    'pue',
    'wueLPerKwh',
    'wetBulbC',
    'freeCoolingFraction',
    'lossShare',
    'chillerShare',
    'fanShare',
    'pumpShare',
  ])
    expect(alone[key], key).toBeTypeOf('number');
  // The rest is lighting and controls: 1 % of the design load, here at a load of 0.8.
  expect(alone.pue - 0.01 / 0.8).toBeCloseTo(1 + alone.lossShare + alone.chillerShare + alone.fanShare + alone.pumpShare, 9);
  // 15 degC at 50 %: 9.4 degC wet bulb on a psychrometric chart at sea level.
  expect(alone.wetBulbC).toBeCloseTo(9.4, 1);
  expect(json(['estimate', 'facility', '--input', '-', '--json'], { input: JSON.stringify([point]) })).toEqual([alone]);
});

test('a climate gives a year', () => {
  const year = json(['estimate', 'facility', '--input', '{"architecture": "dlc-40-50", "climate": "mulhouse"}']);
  expect(year.hours).toBe(8760);
  expect(year.pueP99).toBeGreaterThan(year.pue);
  expect(year.pue).toBeGreaterThan(1);
});

test.each<[string, string, string, string]>([
  ['power', '{"platform": "hgx-h10", "phase": "rated"}', '/platform', 'Did you mean hgx-h100?'],
  ['power', '{"platform": "hgx-h100"}', '/phase', ''],
  ['power', '[{"platform": "hgx-h100", "phase": "idle"}, {"platform": "hgx-h100", "phase": "busy"}]', '/1/phase', ''],
  ['power', '[3]', '/0', ''],
  ['facility', '{"architecture": "river", "dryBulbC": 20, "relativeHumidity": 60}', '/relativeHumidity', ''],
  ['facility', '{"architecture": "river", "dryBulbC": 20, "relativeHumidity": 0.6, "laod": 1}', '/laod', 'Did you mean load?'],
  [
    'facility',
    '{"architecture": "river", "climate": "mulhouse", "dryBulbC": 20}',
    '/dryBulbC',
    'Give a climate or a weather point.',
  ],
])('estimate %s refuses %s', (kind, input, pointer, suggestion) => {
  const issues = refusal(['estimate', kind, '--input', input]);
  expect(issues.map((issue) => [issue.pointer, issue.suggestion])).toEqual([[pointer, expect.stringContaining(suggestion)]]);
});

test('all faults of an estimate are told at once', () => {
  const issues = refusal(['estimate', 'facility', '--input', '{"architecture": "tower", "dryBulbC": "hot", "load": 9}']);
  expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['/architecture', '/dryBulbC', '/load', '/relativeHumidity']);
});

test.each([
  [['estimate', 'power', '--input', '{platform}']],
  [['estimate', 'power', '--input', 'null']],
  [['estimate', 'power', '--input', '-']], // nothing on standard input
  [['estimate', 'power']],
  [['estimate', 'weather', '--input', '{}']],
  [['estimate']],
  [['fly', '--json']],
  [['run', '--json']],
  [['run', 'microsoft-france', 'brownfield', '--json']],
  [['run', 'no-such-plan', '--json']],
  [['run', 'microsoft-france', '--fast', '--json']],
  [['check', '--json']],
  [['compare', 'microsoft-france', 'brownfield', '--to', '2025-01-01', '--json']],
  [['schema', 'microsoft-france', '--json']],
])('%j is wrong input: code 2 and issues', (args) => {
  refusal(args);
});

test('asked for help it helps; asked for nothing it helps and ends with code 2', () => {
  const help = jalon(['--help']);
  expect(help.code).toBe(0);
  for (const command of ['run', 'compare', 'check', 'schema', 'estimate']) expect(help.out).toContain(`jalon ${command}`);
  // Tables that the command gives are those that it names.
  const wrong = jalon(['site', 'microsoft-france', '--table', 'none']);
  const tables = /one of ([^.\n]+)/.exec(wrong.err)![1]!.split(', ');
  expect(tables.length).toBeGreaterThan(5);
  expect(help.out).toContain(`--table ${tables.join('|')}`);
  expect(jalon([]).code).toBe(2);
});

test('writes nothing into the folder that it is called in', () => {
  const empty = folderWith();
  jalon(['check', 'microsoft-france'], { cwd: empty });
  jalon(['schema'], { cwd: empty });
  expect(jalon(['check', join(empty, 'none.json')], { cwd: empty }).code).toBe(2);
});

test('a choice whose name is a number is taken as it is typed, beside other faults too; a number that is none is told as it was typed', () => {
  const stack = '/workloads/interactive/stack=';
  const refused = (value: string) =>
    JSON.parse(
      jalon(['run', 'microsoft-france', '--set', stack + value, '--set', '/money/budgetEur=-1', '--json']).out,
    ).issues.map(({ pointer, found }: Parsed) => [pointer, found]);
  expect(refused('2023')).toEqual([['/money/budgetEur', '-1']]);
  expect(refused('2024').sort()).toEqual([
    ['/money/budgetEur', '-1'],
    ['/workloads/interactive/stack', '2024'],
  ]);
});
