import { describe, expect, test } from 'vitest';
import { relaxations, type SiteResult, simulate } from '../../src/index.ts';
import { plan } from '../fixtures.ts';

const AT = '/sites/mulhouse';
const LATE: readonly [string, unknown][] = [['/to', '2032-07-01']];
const mulhouse = (changes: readonly [string, unknown][]): SiteResult =>
  simulate(plan('mulhouse-late', ...LATE, ...changes).scenario).summary.sites.find(({ id }) => id === 'mulhouse')!;

/** Each limit drawn so tight at Mulhouse that it binds, and what would relax it. */
const TIGHT: readonly [string, [string, unknown], readonly string[]][] = [
  ['generators', [`${AT}/limits/generators/count`, 14], [`${AT}/limits/generators/count`]],
  ['generators', [`${AT}/limits/generators/noxTPerYear`, 10], [`${AT}/limits/generators/noxTPerYear`]],
  ['noise', [`${AT}/limits/noise/coolerDbA`, 96], [`${AT}/limits/noise/coolerDbA`, `${AT}/limits/noise/generatorDbA`]],
  ['land', [`${AT}/limits/land/ha`, 2], [`${AT}/limits/land/ha`]],
];

describe.each(TIGHT)('a site held by its %s', (name, tight, pointers) => {
  const held = mulhouse([tight]);
  const binding = held.binding.at(-1)!;

  test('says so', () => {
    expect(binding.constraint).toEqual([name]);
    expect(binding.ceilings[0]).toMatchObject({ constraint: name });
  });

  test('gains by a re-run in which that limit is a little looser', () => {
    const [relaxation] = relaxations(plan('mulhouse-late', ...LATE, tight).scenario, 'mulhouse', binding);
    expect(relaxation!.constraints).toEqual([name]);
    expect(relaxation!.changes.map(({ pointer }) => pointer)).toEqual(pointers);
    const looser = mulhouse([tight, ...relaxation!.changes.map(({ pointer, to }): [string, unknown] => [pointer, to])]);
    expect(looser.totals.acceleratorsInService).toBeGreaterThan(held.totals.acceleratorsInService);
  });
});

test('a site held by its water permit would take a tenth more of it, in the year and on the peak day', () => {
  const { scenario } = plan('mulhouse-late');
  const month = mulhouse([[`${AT}/limits/land/ha`, 2]]).binding.at(-1)!;
  const [relaxation] = relaxations(scenario, 'mulhouse', { ...month, constraint: ['water'], next: null });
  expect(relaxation!.changes).toEqual([
    { pointer: `${AT}/limits/water/m3PerYear`, from: 100000, to: expect.closeTo(110000, 6), unit: 'm3/year' },
    { pointer: `${AT}/limits/water/m3PerDay`, from: 1500, to: expect.closeTo(1650, 6), unit: 'm3/day' },
  ]);
});
