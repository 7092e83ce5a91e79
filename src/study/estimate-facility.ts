/** A facility on its own: at a weather point, or over the years of a climate. */
import { mean, quantileSorted } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import { both } from '../scenario/words.ts';
import type { WeatherColumns } from '../site/climate.ts';
import type { Weather } from '../site/cooling.ts';
import { loopsOf } from '../site/cooling.ts';
import { type HallDraw, type HallPlant, hallDraw } from '../site/facility.ts';
import { UPS_STAGES, type Ups } from '../site/power-chain.ts';
import { wetBulbC } from '../site/psychrometrics.ts';
import { type Draws, WEATHER_YEAR } from './draws.ts';
import type { Estimate, Maker, Reader } from './reader.ts';

export function facility(reader: Reader, catalogue: Catalogue, draws: Draws): Maker {
  const architecture = reader.choice(
    'architecture',
    catalogue.coolings.map(({ id }) => id),
  );
  const load = reader.number('load', 0.001, 1.2, 0.8);
  const installed = reader.number('installedOverNeeded', 1, 4, 1.33);
  const ups = reader.choice('ups', Object.keys(UPS_STAGES), architecture === 'legacy-chilled-water' ? 'legacy' : 'modern') as Ups;
  const liquidShare = reader.number('liquidShare', 0, 1, 0.85);
  // Without a class the facility is run as it was designed.
  const operator = reader.has('operatorClass') ? reader.entry('operatorClass', catalogue.operatorClasses) : undefined;
  const coolingFactor = reader.number('coolingFactor', 0, 20, operator?.coolingFactor ?? 1);
  const fixedOverhead = reader.number('fixedOverhead', 0, 1, operator?.fixedOverhead ?? 0);
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
    const climate = reader.entry('climate', catalogue.climates);
    return () => facilityYear(plant!, load, draws.weather(climate!));
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

/** Mean of some years of weather; `pueP99` is the mean of the yearly 99th percentiles of the hours. */
function facilityYear(plant: HallPlant, load: number, years: readonly WeatherColumns[]): Estimate {
  const { hours } = WEATHER_YEAR;
  const weather: { -readonly [K in keyof Weather]: number } = { dryBulbC: 0, wetBulbC: 0 };
  // All hours draw the same load, so that the shares of the sums are the means of the shares; only the free part goes by the heat of each.
  const sums = { total: 0, waterLPerKwh: 0, loss: 0, chiller: 0, fans: 0, pumps: 0, misc: 0 };
  let [free, wet] = [0, 0];
  const p99s = years.map(({ dryBulbC, wetBulbC: wetC }) => {
    const pues = new Float64Array(hours);
    for (let h = 0; h < hours; h++) {
      weather.dryBulbC = dryBulbC[h]!;
      weather.wetBulbC = wetC[h]!;
      const draw = hallDraw(plant, load, weather);
      sums.total += draw.total;
      sums.waterLPerKwh += draw.waterLPerKwh;
      sums.loss += draw.loss;
      sums.chiller += draw.chiller;
      sums.fans += draw.fans;
      sums.pumps += draw.pumps;
      sums.misc += draw.misc;
      free += draw.freeHeat / draw.heat;
      wet += wetC[h]!;
      pues[h] = draw.total / load;
    }
    return quantileSorted(pues.sort() as unknown as number[], 0.99);
  });
  const all = hours * years.length;
  const shares = sharesOf({ ...hallDraw(plant, load, weather), ...sums, freeHeat: 0 }, load);
  return {
    wetBulbC: wet / all,
    ...Object.fromEntries(Object.entries(shares).map(([key, sum]) => [key, sum / all])),
    freeCoolingFraction: free / all,
    pueP99: mean(p99s),
    hours,
  };
}
