import { expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import { heatWavesIn } from '../../src/site/heat-wave-years.ts';
import { timeline } from '../../src/timeline.ts';
import { extending, issuesOf, load, shipped } from '../scenario/plans.ts';

const AT = '/weather/heatWaveYear';
const run = (value: string) => simulate(load(shipped(), [{ pointer: AT, value }]).scenario).summary;
const weather = { warmingK: 0, heatWaves: [] };

test('the waves of a year come in every summer of the run, beside those of the plan', () => {
  const time = timeline('2025-03-01', '2027-07-01');
  const own = { id: 'own', from: '2026-05-01', days: 3, anomalyK: 4, name: undefined };
  const waves = heatWavesIn({ ...weather, heatWaveYear: 'as-2003', heatWaves: [own] }, time);
  expect(waves.map(({ from }) => from)).toEqual(['2026-05-01', '2025-08-02', '2026-08-02', '2027-08-02']);
  expect(heatWavesIn({ ...weather, heatWaveYear: 'none', heatWaves: [own] }, time)).toEqual([own]);
});

test('the first half of August 2003 was 8 K above the normal for twelve days; June and July 2019 had two shorter waves', () => {
  const time = timeline('2026-01-01', '2027-01-01');
  expect(heatWavesIn({ ...weather, heatWaveYear: 'as-2003' }, time)).toEqual([{ from: '2026-08-02', days: 12, anomalyK: 8 }]);
  // Essonne, ODRE and Météo-France: on 24 and 25 July 2019 the day was 9.6 and 11.6 K above the normal, the four days together 8.3.
  expect(heatWavesIn({ ...weather, heatWaveYear: 'as-2019' }, time)).toEqual([
    { from: '2026-06-25', days: 6, anomalyK: 5.7 },
    { from: '2026-07-23', days: 4, anomalyK: 8.3 },
  ]);
});

test('a hot summer takes more water and power in the months of its waves, and draws no more in any month without one', () => {
  const [drawn, as2003] = [run('none'), run('as-2003')];
  const monthOf = (summary: typeof drawn, month: string) =>
    summary.monthly.find((row) => row.site === 'paris' && row.month === month)!;
  expect(monthOf(as2003, '2027-08').waterM3).toBeGreaterThan(1.5 * monthOf(drawn, '2027-08').waterM3);
  expect(monthOf(as2003, '2027-08').pue!).toBeGreaterThan(monthOf(drawn, '2027-08').pue!);
  // Euros do move: power is subscribed for the whole year.
  const physical = ({ gridMwMean, gridMwPeak, waterM3, tokensOut }: (typeof drawn.monthly)[number]) => [
    gridMwMean,
    gridMwPeak,
    waterM3,
    tokensOut,
  ];
  expect(physical(monthOf(as2003, '2027-05'))).toEqual(physical(monthOf(drawn, '2027-05')));
  expect(as2003.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(as2003.totals.acceleratorsInService).toBe(drawn.totals.acceleratorsInService);
});

test('a year that is not known is refused with those that are', () => {
  expect(issuesOf(extending({ weather: { heatWaveYear: '1976' } }))).toMatchObject([
    { pointer: AT, allowed: 'one of none, as-2003, as-2019' },
  ]);
});
