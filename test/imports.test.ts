import { expect, test } from 'vitest';
import {
  environmentKey,
  environmentOf,
  type HoursFile,
  type Imports,
  readHours,
  type Scenario,
  simulate,
  timeline,
} from '../src/index.ts';
import { columnOf } from '../src/results/columns.ts';
import { small } from './fixtures.ts';
import { csvText, epwText, type Made } from './hours-files.ts';

function hours<Kind extends HoursFile['kind']>(kind: Kind, name: string, text: string): Extract<HoursFile, { kind: Kind }> {
  const answer = readHours({ file: name, text }, kind);
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer.file as Extract<HoursFile, { kind: Kind }>;
}

const weather = (site: string, made: Made = {}): Imports['weather'][number] => ({
  site,
  file: hours('weather', 'here.epw', epwText(made)),
});
const price = hours('price', 'spot.csv', csvText('eurPerMwh', '2026-01-01', Array(48).fill(200)));
const carbon = hours('carbon', 'mix.csv', csvText('gPerKwh', '2026-02-01', Array(24).fill(300)));

const plain = simulate(small);
const hour = (results: typeof plain, site: string, name: Parameters<typeof columnOf>[1]) => columnOf(results.columns, name, site);

test('a run without files is what it was, and says that it went by none', () => {
  expect(simulate(small, { imports: { weather: [] } })).toEqual(plain);
  expect(plain.summary.imports).toEqual([]);
});

test('the weather of a file is that of its site, and the other sites keep theirs', () => {
  const results = simulate(small, { imports: { weather: [weather('north', { zoneH: 0 })] } });
  // The formula of the file: 2 degC in January, 4 K less at the third hour, which begins at 2 h.
  expect(hour(results, 'north', 'dryBulbC')[2]).toBeCloseTo(-2, 9);
  expect(hour(results, 'south', 'dryBulbC')).toEqual(hour(plain, 'south', 'dryBulbC'));
  expect(hour(results, 'south', 'gridMw')).toEqual(hour(plain, 'south', 'gridMw'));
  expect(hour(results, 'north', 'gridMw')).not.toEqual(hour(plain, 'north', 'gridMw'));
  expect(results.summary.imports).toEqual([
    {
      kind: 'weather',
      site: 'north',
      file: 'here.epw',
      place: 'Nowhere',
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
      hours: results.summary.hours,
      filledHours: 0,
    },
  ]);
  expect(results.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('a hotter file draws more for cooling', () => {
  const cool = simulate(small, { imports: { weather: [weather('north')] } });
  const hot = simulate(small, { imports: { weather: [weather('north', { airC: () => 32, dewC: () => 18 })] } });
  expect(hot.summary.sites[0]!.totals.pue).toBeGreaterThan(cool.summary.sites[0]!.totals.pue);
});

test('prices and carbon of a file stand where the market’s would, with all that is added to them', () => {
  const results = simulate(small, { imports: { weather: [], price, carbon } });
  const market = small.catalogue.markets.find(({ id }) => id === small.market)!;
  const { marginEurPerMwh, exciseEurPerMwh, capacityEurPerMwh, guaranteesEurPerMwh } = market;
  const added = marginEurPerMwh + exciseEurPerMwh + capacityEurPerMwh + guaranteesEurPerMwh;
  const paid = hour(results, 'north', 'priceEurPerMwh');
  // A small site pays by the time class: peak, high and low hours of winter.
  const { winterPeak, winterHigh, winterLow } = market.tariff!.htb1;
  const classes = [winterPeak, winterHigh, winterLow].map(({ eurPerMwh }) => 200 + added + eurPerMwh);
  expect([...new Set(paid.subarray(0, 48))].sort().map((value) => value.toFixed(6))).toEqual(
    classes.sort().map((value) => value.toFixed(6)),
  );
  expect(paid.subarray(48)).toEqual(hour(plain, 'north', 'priceEurPerMwh').subarray(48));
  const [grid, direct] = [hour(results, 'all', 'gridMw'), hour(results, 'all', 'co2DirectT')];
  const first = 31 * 24;
  for (let h = first; h < first + 24; h++) expect(direct[h]).toBeCloseTo(grid[h]! * 0.3, 9);
  expect(direct.subarray(first + 24)).toEqual(hour(plain, 'all', 'co2DirectT').subarray(first + 24));
  expect(results.summary.imports.map(({ kind, site, hours }) => [kind, site, hours])).toEqual([
    ['price', null, 48],
    ['carbon', null, 24],
  ]);
});

test('the fingerprint of a run holds what was imported, whatever its order, and its name is of no account', () => {
  const [north, south] = [weather('north'), weather('south')];
  const hashOf = (imports: Imports) => simulate(small, { imports }).summary.scenario.hash;
  const hashes = [
    plain.summary.scenario.hash,
    hashOf({ weather: [north] }),
    hashOf({ weather: [south] }),
    hashOf({ weather: [north, south] }),
    hashOf({ weather: [weather('north', { airC: () => 10, dewC: () => 1 })] }),
    hashOf({ weather: [], price }),
    hashOf({ weather: [], carbon }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashOf({ weather: [south, north] })).toBe(hashOf({ weather: [north, south] }));
  expect(hashOf({ weather: [{ ...north, file: { ...north.file, name: 'other.epw' } }] })).toBe(hashes[1]);
});

test('what is outside has the same name only where it is the same', () => {
  const swapped: Scenario = {
    ...small,
    sites: small.sites.map((site, i) => ({ ...site, climate: small.sites[1 - i]!.climate })),
  };
  const keys = [
    environmentKey(small),
    environmentKey(swapped),
    environmentKey(small, { weather: [weather('north')] }),
    environmentKey(small, { weather: [weather('south')] }),
    environmentKey(small, { weather: [], price }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  const time = timeline(small.from, small.to);
  expect(environmentOf(swapped, time).weather.get('north')).toEqual(environmentOf(small, time).weather.get('south'));
});

test.each([
  ['notes.txt', 'a file that ends in .epw or .csv'],
  ['plan.json', 'a file that ends in .epw or .csv'],
])('%s is no file of hours', (file, allowed) => {
  const answer = readHours({ file, text: '' });
  expect(answer.ok ? [] : answer.issues.map((issue) => issue.allowed.en)).toEqual([allowed]);
});
