import { expect, test } from 'vitest';
import { csvText, epwLines, epwText, withCells } from '../hours-files.ts';
import { folderWith, jalon, json, type Parsed, refusal } from './jalon.ts';

const cwd = folderWith({
  'hot.epw': epwText({ city: 'Hotplace', airC: () => 34, dewC: () => 20 }),
  'gap.epw': withCells(epwLines(), 1000, { 7: '99.9' }).join('\n'),
  'gaps.epw': [1000, 1001, 5000].reduce((lines, line) => withCells(lines, line, { 7: '99.9' }), epwLines()).join('\n'),
  'bad.epw': withCells(withCells(epwLines(), 1, { 9: 'x' }), 12, { 7: 'hot' }).join('\n'),
  'spot.csv': csvText('eurPerMwh', '2025-06-01', Array(24).fill(500)),
  'mix.csv': csvText('gPerKwh', '2025-06-02', Array(12).fill('100,5'), ';'),
  'bad.csv': 'timeUtc,eurPerMwh\n2025-06-01T00:00Z,1\n2025-06-01T00:00Z,dear\n',
});
const RUN = ['run', 'microsoft-france', '--from', '2025-06-01', '--to', '2025-07-01', '--json'];
const PLAIN: Parsed = json(RUN);

test('a run goes by the files it is given, says so, and has a hash of its own', () => {
  const options = ['--weather', 'paris=hot.epw', '--weather', 'marseille=hot.epw', '--price', 'spot.csv', '--carbon', 'mix.csv'];
  const found = json([...RUN, ...options], { cwd });
  expect(PLAIN.imports).toEqual([]);
  expect(found.imports.map(({ digest: _, ...told }: Parsed) => told)).toEqual([
    { kind: 'weather', site: 'paris', file: 'hot.epw', place: 'Hotplace', hours: 720, filledHours: 0 },
    { kind: 'weather', site: 'marseille', file: 'hot.epw', place: 'Hotplace', hours: 720, filledHours: 0 },
    { kind: 'price', site: null, file: 'spot.csv', place: null, hours: 24, filledHours: 0 },
    { kind: 'carbon', site: null, file: 'mix.csv', place: null, hours: 12, filledHours: 0 },
  ]);
  for (const { digest } of found.imports) expect(digest).toMatch(/^[0-9a-f]{16}$/);
  expect(found.scenario.hash).not.toBe(PLAIN.scenario.hash);
  expect(found.totals.waterM3).toBeGreaterThan(PLAIN.totals.waterM3);
  expect(found.totals.pue).toBeGreaterThan(PLAIN.totals.pue);
  expect(found.totals.energyCostEur).toBeGreaterThan(PLAIN.totals.energyCostEur);
  expect(found.totals.co2DirectT).toBeGreaterThan(PLAIN.totals.co2DirectT);
  expect(found.checks.filter(({ ok }: Parsed) => !ok)).toEqual([]);
  expect(json([...RUN, ...options], { cwd })).toEqual(found);
});

test('tells a person which files it went by', () => {
  const { code, out } = jalon([...RUN.slice(0, -1), '--weather', 'paris=hot.epw', '--price', 'spot.csv'], { cwd });
  expect(code).toBe(0);
  expect(out).toContain('Hours from files');
  expect(out).toMatch(/weather of Paris south: Hotplace, hot\.epw \([0-9a-f]{16}\)/);
  expect(out).toMatch(/spot price: 24 of 720 hours from spot\.csv/);
});

test('what is asked of each site names the files as the run does, in text and in JSON', () => {
  const asked = [
    'microsoft-france',
    '--from',
    '2025-06-01',
    '--to',
    '2025-06-15',
    '--weather',
    'paris=hot.epw',
    '--price',
    'spot.csv',
  ];
  const told = jalon(['site', ...asked], { cwd }).out;
  expect(told).toMatch(
    /Hours from files\n {2}weather of Paris south: Hotplace, hot\.epw \([0-9a-f]{16}\)\n {2}spot price: 24 of 336 hours/,
  );
  const study = json(['site', ...asked, '--json'], { cwd });
  expect(study.imports).toEqual(json(['run', ...asked, '--json'], { cwd }).imports);
  expect(study.imports).toHaveLength(2);
  expect(jalon(['site', ...asked.slice(0, 5)], { cwd }).out).not.toContain('Hours from files');
});

test('says how many missing hours of a weather file were filled in', () => {
  const options = ['--weather', 'paris=gaps.epw', '--weather', 'marseille=gap.epw', '--weather', 'mulhouse=hot.epw'];
  const { out } = jalon([...RUN.slice(0, -1), ...options], { cwd });
  const [paris, marseille, mulhouse] = out.split('\n').filter((line) => line.startsWith('  weather of '));
  expect(paris).toMatch(/gaps\.epw \([0-9a-f]{16}\), 3 missing hours filled in$/);
  expect(marseille).toMatch(/gap\.epw \([0-9a-f]{16}\), 1 missing hour filled in$/);
  expect(mulhouse).toMatch(/hot\.epw \([0-9a-f]{16}\)$/);
  expect(json([...RUN, ...options], { cwd }).imports.map(({ filledHours }: Parsed) => filledHours)).toEqual([3, 1, 0]);
});

test('all faults of all files and options are told at once', () => {
  const options = ['pariss=hot.epw', 'paris=bad.epw', 'nothing', 'marseille=gone.epw'].flatMap((one) => ['--weather', one]);
  const issues = refusal([...RUN, ...options, '--price', 'bad.csv', '--carbon', 'spot.csv'], { cwd });
  expect(issues.map(({ file, pointer, found }) => [file, pointer, found])).toEqual([
    ['--weather', '', '"pariss"'],
    ['bad.epw', '/line 1/column 9', '"x"'],
    ['bad.epw', '/line 12/column 7', '"hot"'],
    ['--weather', '', '"nothing"'],
    ['gone.epw', '', 'no file "gone.epw"'],
    ['bad.csv', '/line 3/column 1', '"2025-06-01T00:00Z"'],
    ['bad.csv', '/line 3/column 2', '"dear"'],
    ['spot.csv', '/line 1/column 1', '"timeUtc,eurPerMwh"'],
  ]);
  expect(issues[0]).toMatchObject({ allowed: 'one of paris, marseille, mulhouse', suggestion: 'Did you mean paris?' });
});

test('a person is told the line and column of a fault', () => {
  const { code, err } = jalon([...RUN.slice(0, -1), '--weather', 'paris=bad.epw'], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('bad.epw, line 12, column 7');
});

test('two weathers for one site are refused', () => {
  const options = ['--weather', 'paris=hot.epw', '--weather', 'paris=hot.epw'];
  expect(refusal([...RUN, ...options], { cwd }).map(({ found }) => found)).toEqual(['two files for paris']);
});

test('a command that makes no run takes no files of hours', () => {
  expect(refusal(['check', 'microsoft-france', '--price', 'spot.csv', '--json'], { cwd })[0]).toMatchObject({ file: '--price' });
});

test('a run goes by the orders of a file, which a plan prints in the same form', () => {
  const { code, out: csv } = jalon(['orders', 'microsoft-france']);
  expect(code).toBe(0);
  const folder = folderWith({
    'same.csv': csv,
    'more.csv': csv.replace(',750,', ',1500,'),
    'bad.csv': csv.replace(',750,', ',many,'),
  });
  const same = json([...RUN, '--orders', 'same.csv'], { cwd: folder });
  expect(same.scenario.hash).toBe(PLAIN.scenario.hash);
  expect(same.orders).toMatchObject({ file: 'same.csv', before: same.orders.after });
  const more = json([...RUN, '--orders', 'more.csv', '--set', '/deliveries/share=1'], { cwd: folder });
  expect(more.orders.after.accelerators - more.orders.before.accelerators).toBe(750 * 8);
  expect(more.totals.acceleratorsInService).toBeGreaterThan(PLAIN.totals.acceleratorsInService);
  expect(refusal([...RUN, '--orders', 'bad.csv'], { cwd: folder })).toMatchObject([
    { file: 'bad.csv', pointer: '/line 2/column 3', found: '"many"' },
  ]);
  expect(jalon([...RUN.slice(0, -1), '--orders', 'more.csv'], { cwd: folder }).out).toMatch(
    /Orders from a file\n {2}more\.csv: 8 orders/,
  );
});
