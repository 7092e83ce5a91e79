/** Heat waves of known years, laid on every summer of a run. */
import type { HeatWave, WeatherChange } from '../scenario/scenario.ts';
import type { Timeline } from '../timeline.ts';
import { dateOf } from '../timeline.ts';

type Wave = { readonly from: string; readonly days: number; readonly anomalyK: number };

/**
 * First day, length and mean anomaly of each wave. 2003: the first half of August, as the plan of that name has it. 2019: days of the
 * Essonne against its normals of 2018 to 2023 (daily series of the departments, ODRE and Météo-France), the hottest of the three places;
 * Haut-Rhin had 5.2 and 6.0 K in these days, Bouches-du-Rhône 4.5 and 2.0.
 */
const WAVES: Readonly<Record<Exclude<WeatherChange['heatWaveYear'], 'none'>, readonly Wave[]>> = {
  'as-2003': [{ from: '08-02', days: 12, anomalyK: 8 }],
  'as-2019': [
    { from: '06-25', days: 6, anomalyK: 5.7 },
    { from: '07-23', days: 4, anomalyK: 8.3 },
  ],
};

/** The heat waves of a plan, and those of the year that every summer of the run is to have. */
export function heatWavesIn(
  { heatWaves, heatWaveYear }: WeatherChange,
  { startDay, days }: Pick<Timeline, 'startDay' | 'days'>,
): readonly Pick<HeatWave, 'from' | 'days' | 'anomalyK'>[] {
  if (heatWaveYear === 'none') return heatWaves;
  const [first, last] = [startDay, startDay + days - 1].map((day) => Number(dateOf(day).slice(0, 4)));
  const years = Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
  return [
    ...heatWaves,
    ...years.flatMap((year) => WAVES[heatWaveYear].map((wave) => ({ ...wave, from: `${year}-${wave.from}` }))),
  ];
}
