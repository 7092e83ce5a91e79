/** Halls over the thirty drawn years of the three climates, against the tables of an independent reading of the same equations. */
import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/index.ts';
import { weatherOf } from '../../src/site/climate.ts';
import { hallDraw, hallPlant } from '../../src/site/facility.ts';
import { drawsOf, WEATHER_YEAR } from '../../src/study/draws.ts';
import { timeline } from '../../src/timeline.ts';
import { mean, small } from '../fixtures.ts';

const { catalogue } = small;

/** A hall run as designed with a modern UPS and N+1, with no overhead over physics. */
function plantOf(id: string) {
  const cooling = catalogue.coolings.find((entry) => entry.id === id)!;
  return hallPlant(cooling, 0.85, { ups: 'modern', installed: 1.33 }, { coolingFactor: 1, fixedOverhead: 0 });
}

describe('a mean year of weather', () => {
  const places = ['mulhouse', 'paris-south', 'marseille'];
  const draws = drawsOf(catalogue);
  const yearOf = (input: object) => {
    const answer = estimate('facility', input, catalogue, '', false, draws);
    if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
    return answer.estimate as Record<'pue' | 'pueP99' | 'wueLPerKwh', number>;
  };

  // Table of the same equations over the same kind of drawn weather, by an independent reading; Mulhouse, Paris south, Marseille. The hot
  // hour, the 99th percentile, is printed to two digits, as one figure or as a range over the three places.
  test.each([
    ['tower-economiser', {}, [1.108, 1.107, 1.115], [1.47, 1.49, 1.54], [1.18, 1.2]],
    ['air-chiller-free-cooling', {}, [1.138, 1.14, 1.16], [0, 0, 0], [1.31, 1.32]],
    ['legacy-chilled-water', {}, [1.268, 1.276, 1.308], [0, 0, 0], [1.46, 1.47]],
    ['indirect-adiabatic', {}, [1.083, 1.083, 1.086], [0.26, 0.26, 0.39], [1.13, 1.15]],
    ['direct-adiabatic', {}, [1.088, 1.088, 1.088], [0.21, 0.19, 0.32], [1.09, 1.09]],
    ['dlc-40-50', {}, [1.079, 1.079, 1.082], [0.015, 0.015, 0.015], [1.11, 1.11]],
    ['dlc-32-42', {}, [1.08, 1.08, 1.084], [0.09, 0.08, 0.13], [1.11, 1.11]],
    ['dlc-40-50', { liquidShare: 0.98 }, [1.069, 1.069, 1.07], [0.015, 0.015, 0.015], [1.08, 1.08]],
  ] as const)(
    'of %s %o has the published PUE within 0.006, water within a quarter and a hot hour within 0.02',
    (architecture, more, pues, wues, [coolest, hottest]) => {
      places.forEach((climate, i) => {
        const { pue, wueLPerKwh, pueP99 } = yearOf({ architecture, climate, ...more });
        expect(Math.abs(pue - pues[i]!), `PUE at ${climate}`).toBeLessThanOrEqual(0.006);
        // Towers evaporate in every hour, so that little chance is left in their water.
        const share = architecture === 'tower-economiser' ? 0.03 : 0.25;
        const least = architecture === 'tower-economiser' ? 0 : 0.03;
        expect(Math.abs(wueLPerKwh - wues[i]!), `WUE at ${climate}`).toBeLessThanOrEqual(Math.max(least, share * wues[i]!));
        expect(pueP99, `hot hour at ${climate}`).toBeGreaterThan(coolest - 0.02);
        expect(pueP99, `hot hour at ${climate}`).toBeLessThan(hottest + 0.02);
      });
    },
  );

  // The same reading at Marseille, January to December.
  test('of air chillers at Marseille has the published PUE of each month within 0.012', () => {
    const published = [1.097, 1.1, 1.105, 1.122, 1.161, 1.228, 1.262, 1.259, 1.215, 1.162, 1.109, 1.1];
    const plant = plantOf('air-chiller-free-cooling');
    const years = draws.weather(catalogue.climates.find(({ id }) => id === 'marseille')!);
    WEATHER_YEAR.months.forEach(({ startHour, endHour }, m) => {
      const hours = Array.from({ length: endHour - startHour }, (_, j) => startHour + j);
      const pues = years.map(({ dryBulbC, wetBulbC: wet }) =>
        mean(hours.map((h) => hallDraw(plant, 0.8, { dryBulbC: dryBulbC[h]!, wetBulbC: wet[h]! }).total / 0.8)),
      );
      expect(Math.abs(mean(pues) - published[m]!), `month ${m + 1}`).toBeLessThanOrEqual(0.012);
    });
  });

  // The same reading: hours a year in which outside air or a tower carries all of the heat.
  test.each([
    ['dryBulbC', 14, [5024, 4787, 3717]],
    ['wetBulbC', 14, [6354, 6329, 5319]],
    ['dryBulbC', 25, [8081, 8150, 7659]],
    ['dryBulbC', 32, [8679, 8707, 8680]],
  ] as const)('has as many hours with %s up to %d degC as published, within 2.5 per cent', (column, limitC, published) => {
    places.forEach((id, i) => {
      const years = draws.weather(catalogue.climates.find((climate) => climate.id === id)!);
      const hours = mean(years.map((year) => year[column].reduce((n, value) => (value <= limitC ? n + 1 : n), 0)));
      expect(Math.abs(hours / published[i]! - 1), id).toBeLessThanOrEqual(0.025);
    });
  });

  // The same reading, near Paris, at six loads: a hall that is nearly empty is 0.17 worse than a full one.
  test('near Paris weighs on a part-filled hall as published, within 0.004', () => {
    const time = timeline('2025-01-01', '2026-01-01');
    const hours = Array.from({ length: 30 }, (_, sample) => {
      const { dryBulbC, wetBulbC: wet } = weatherOf(
        catalogue.climates,
        catalogue.climateCorrelations,
        ['paris-south'],
        sample,
        time,
      ).get('paris-south')!;
      // Every seventh hour sees all hours of the day and all seasons.
      return Array.from({ length: Math.floor(time.hours / 7) }, (_, i) => ({
        dryBulbC: dryBulbC[7 * i]!,
        wetBulbC: wet[7 * i]!,
      }));
    }).flat();
    const pueAt = (id: string, load: number) => {
      const plant = plantOf(id);
      return mean(hours.map((weather) => hallDraw(plant, load, weather).total / load));
    };
    const loads = [0.1, 0.2, 0.3, 0.5, 0.8, 1];
    const published = {
      'air-chiller-free-cooling': [1.316, 1.192, 1.151, 1.131, 1.139, 1.15],
      'dlc-40-50': [1.247, 1.136, 1.1, 1.079, 1.079, 1.084],
    };
    for (const [id, values] of Object.entries(published)) {
      for (const [i, load] of loads.entries())
        expect(Math.abs(pueAt(id, load) - values[i]!), `${id} at ${load}`).toBeLessThanOrEqual(0.004);
    }
  });
});
