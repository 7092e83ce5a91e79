/** A facility on its own: at a weather point, or over the years of a climate. */
import { mean, quantileSorted } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import { both } from '../scenario/words.ts';
import { weatherOf } from '../site/climate.ts';
import type { Weather } from '../site/cooling.ts';
import { loopsOf } from '../site/cooling.ts';
import { type HallDraw, type HallPlant, hallDraw } from '../site/facility.ts';
import { UPS_STAGES, type Ups } from '../site/power-chain.ts';
import { wetBulbC } from '../site/psychrometrics.ts';
import { timeline } from '../timeline.ts';
import type { Estimate, Maker, Reader } from './reader.ts';

/** Years drawn for a climate; the answer is their mean. */
const SAMPLED_YEARS = 30;

export function facility(reader: Reader, catalogue: Catalogue): Maker {
  const architecture = reader.choice(
    'architecture',
    catalogue.coolings.map(({ id }) => id),
  );
  const load = reader.number('load', 0.001, 1.2, 0.8);
  const installed = reader.number('installedOverNeeded', 1, 4, 1.33);
  const ups = reader.choice('ups', Object.keys(UPS_STAGES), architecture === 'legacy-chilled-water' ? 'legacy' : 'modern') as Ups;
  const liquidShare = reader.number('liquidShare', 0, 1, 0.85);
  const coolingFactor = reader.number('coolingFactor', 0, 20, 1);
  const fixedOverhead = reader.number('fixedOverhead', 0, 1, 0);
  const cooling = catalogue.coolings.find(({ id }) => id === architecture);
  const plant: HallPlant | undefined = cooling && {
    loops: loopsOf(cooling, liquidShare),
    copMax: cooling.copMax,
    ups,
    installed,
    coolingFactor,
    fixedOverhead,
  };
  if (reader.has('climate')) {
    for (const key of ['dryBulbC', 'relativeHumidity'])
      if (reader.has(key))
        reader.fault(
          key,
          both('nothing beside a climate', 'rien à côté d’un climat'),
          both('Give a climate or a weather point.', 'Donnez un climat ou un point météo.'),
        );
    const climate = reader.choice(
      'climate',
      catalogue.climates.map(({ id }) => id),
    );
    return () => facilityYear(plant!, load, climate, catalogue);
  }
  const dryBulbC = reader.number('dryBulbC', -50, 60);
  const humidity = reader.number('relativeHumidity', 0.01, 1);
  return () => {
    const weather = { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity) };
    return { ...sharesOf(hallDraw(plant!, load, weather), load), wetBulbC: weather.wetBulbC };
  };
}

function sharesOf(draw: HallDraw, load: number): Record<string, number> {
  return {
    pue: draw.total / load,
    wueLPerKwh: draw.waterLPerKwh / load,
    freeCoolingFraction: draw.freeHeat / draw.heat,
    lossShare: draw.loss / load,
    chillerShare: draw.chiller / load,
    fanShare: draw.fans / load,
    pumpShare: draw.pumps / load,
    otherShare: draw.misc / load,
  };
}

/** Mean of sampled years of a climate; `pueP99` is the mean of the yearly 99th percentiles of the hours. */
function facilityYear(plant: HallPlant, load: number, climate: string, catalogue: Catalogue): Estimate {
  const time = timeline('2025-01-01', '2026-01-01');
  const years = Array.from({ length: SAMPLED_YEARS }, (_, sample) => {
    const columns = weatherOf(catalogue.climates, catalogue.climateCorrelations, [climate], sample, time).get(climate)!;
    const sums: Record<string, number> = { wetBulbC: 0 };
    const pues = new Float64Array(time.hours);
    const weather: { -readonly [K in keyof Weather]: number } = { dryBulbC: 0, wetBulbC: 0 };
    for (let h = 0; h < time.hours; h++) {
      weather.dryBulbC = columns.dryBulbC[h]!;
      weather.wetBulbC = columns.wetBulbC[h]!;
      const shares = sharesOf(hallDraw(plant, load, weather), load);
      pues[h] = shares.pue!;
      for (const [key, value] of Object.entries(shares)) sums[key] = (sums[key] ?? 0) + value;
      sums.wetBulbC! += weather.wetBulbC;
    }
    pues.sort();
    return {
      ...Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / time.hours])),
      pueP99: quantileSorted(pues as unknown as number[], 0.99),
    } as Record<string, number>;
  });
  const keys = Object.keys(years[0]!);
  return { ...Object.fromEntries(keys.map((key) => [key, mean(years.map((year) => year[key]!))])), hours: time.hours };
}
