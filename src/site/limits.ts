/**
 * What backup generators, noise and land allow a site to draw, and what water it would take. Worked out once for a site, from its own
 * figures; a run asks them only when something is to be installed.
 */
import { cos, log, PI, pow } from '../math.ts';
import type { Catalogue, Climate } from '../scenario/catalogue.ts';
import type { Generators, Limits, Noise } from '../scenario/limit-fields.ts';
import type { Site } from '../scenario/site-fields.ts';
import { HOURS_PER_YEAR } from '../units.ts';
import { dewLeanOn } from './climate.ts';
import { type HallPlant, hallDraw } from './facility.ts';
import { dewPointC, relativeHumidity, wetBulbC } from './psychrometrics.ts';

/** Hours a year for which each generator must be free to run: its tests, and outages. */
export function generatorHours({ testsPerYear, testHours, outageHoursPerYear }: Generators): number {
  return testsPerYear * testHours + outageHoursPerYear;
}

/** Nitrogen oxides of one generator at full power, kg/h: its power times what it emits per MWh. */
export function noxKgPerHour({ eachMw, noxKgPerMwh }: Generators): number {
  return eachMw * noxKgPerMwh;
}

/** Generators that may be run: as many as there are, or as the yearly ceiling of nitrogen oxides leaves; none from the limit of hours on. */
export function permittedGenerators(generators: Generators): number {
  const { count, hoursPerYearLimit, noxTPerYear } = generators;
  const hours = generatorHours(generators);
  if (hours >= hoursPerYearLimit) return 0;
  const tEach = (noxKgPerHour(generators) * hours) / 1000;
  return noxTPerYear === undefined || tEach === 0 ? count : Math.min(count, Math.floor(noxTPerYear / tEach));
}

/** Draw that generators carry when the spare ones fail, MW. */
export function generatorsMw(generators: Generators): number {
  return Math.max(0, permittedGenerators(generators) - generators.spare) * generators.eachMw;
}

/** Heat of the fuel of all generators at full power, MW: what their permit goes by. */
export function thermalMw({ count, eachMw, efficiency }: Generators): number {
  return (count * eachMw) / efficiency;
}

/** Largest emergence, dB(A), where the noise with the site is above 35 and up to 45 dB(A), and above 45 (order of 23 January 1997, art. 3). */
const EMERGENCE = { day: { quiet: 6, loud: 5 }, night: { quiet: 4, loud: 3 } } as const;
const FREE_UP_TO_DBA = 35;
const QUIET_UP_TO_DBA = 45;
/** Sound from a point over hard ground falls by 20 log10(m) + 8 dB (ISO 9613-2: 11 dB of the sphere less 3 of the half of it). */
const HALF_SPHERE_DB = 8;
/** Of the air, at 500 Hz, 10 degC and 70 % humidity (ISO 9613-2, table 2). */
const AIR_DB_PER_KM = 1.9;

function log10(x: number): number {
  return log(x) / log(10);
}
function powerOf(db: number): number {
  return pow(10, db / 10);
}

/** Loudest noise with the site that the order allows where it is `residualDbA` without, dB(A). */
export function ambientAllowedDbA(residualDbA: number, time: 'day' | 'night'): number {
  const { quiet, loud } = EMERGENCE[time];
  const upToQuiet = Math.max(FREE_UP_TO_DBA, Math.min(QUIET_UP_TO_DBA, residualDbA + quiet));
  return residualDbA + loud > QUIET_UP_TO_DBA ? residualDbA + loud : upToQuiet;
}

/** By how much sound is weaker at `m`, dB. */
export function soundFallDb(m: number, screenDb: number): number {
  return 20 * log10(m) + HALF_SPHERE_DB + (AIR_DB_PER_KM * m) / 1000 + screenDb;
}

/** Sound power that the plant may have, as a ratio to that of 0 dB(A). */
function soundAllowed({ residualNightDbA, residualDayDbA, dwellingM, screenDb }: Noise, time: 'day' | 'night'): number {
  const residualDbA = time === 'day' ? residualDayDbA : residualNightDbA;
  const own = powerOf(ambientAllowedDbA(residualDbA, time)) - powerOf(residualDbA);
  return Math.max(0, own) * powerOf(soundFallDb(dwellingM, screenDb));
}

/** Draw whose heat as many coolers reject as may run: at night by themselves, by day beside the generators under test, MW. */
export function noiseMw(noise: Noise): number {
  const tested = noise.testedAtOnce * powerOf(noise.generatorDbA);
  const left = Math.min(soundAllowed(noise, 'night'), soundAllowed(noise, 'day') - tested);
  return Math.floor(Math.max(0, left) / powerOf(noise.coolerDbA)) * noise.coolerHeatMw;
}

/** Most that a site may draw by each of its limits, MW; Infinity where no figure is given. All that is drawn leaves as heat. */
export type DrawLimits = Readonly<Record<'generators' | 'noise' | 'land', number>>;

export function drawLimitsOf({ generators, noise, land }: Limits): DrawLimits {
  return {
    generators: generators ? generatorsMw(generators) : Number.POSITIVE_INFINITY,
    noise: noise ? noiseMw(noise) : Number.POSITIVE_INFINITY,
    land: land ? land.ha * land.mwPerHa : Number.POSITIVE_INFINITY,
  };
}

/** Water that a MW of IT at full load takes, m3. */
export type WaterUse = { readonly perYear: number; readonly perDay: number };

/** Limits of a site beside its halls and its firm import. */
export type SiteLimits = {
  readonly drawMw: DrawLimits;
  /** Water that it may take, m3; Infinity where no figure is given. */
  readonly water: WaterUse;
  readonly climate: Climate;
};

/** The limits of a site, found once. */
export function limitsOf(site: Pick<Site, 'climate'>, limits: Limits, { climates }: Catalogue): SiteLimits {
  const { m3PerYear = Number.POSITIVE_INFINITY, m3PerDay = Number.POSITIVE_INFINITY } = limits.water ?? {};
  return {
    drawMw: drawLimitsOf(limits),
    water: { perYear: m3PerYear, perDay: m3PerDay },
    climate: climates.find(({ id }) => id === site.climate)!,
  };
}

/** Three days stand for a month: its mean, and this many standard deviations around it, with the weights of Gauss and Hermite. */
const ANOMALIES = [
  { sds: -1.7320508075688772, weight: 1 / 6 },
  { sds: 0, weight: 2 / 3 },
  { sds: 1.7320508075688772, weight: 1 / 6 },
] as const;
/** Hours of a day that stand for three each; the warmest is 15 h. */
const DAY_HOURS = [0, 3, 6, 9, 12, 15, 18, 21] as const;
const WAVE = DAY_HOURS.map((hour) => 0.5 * cos((2 * PI * (hour - 15)) / 24));

/** What a plant takes at full load: in a year of the climate's normals, and on a day that is as hot as the site was designed for. */
export function waterUseOf(
  plant: HallPlant,
  climate: Climate,
  site: Pick<Site, 'designDryBulbC' | 'designRelativeHumidity'>,
): WaterUse {
  const litres = (dryBulbC: number, dewC: number): number => {
    const wet = Math.min(dryBulbC, wetBulbC(dryBulbC, relativeHumidity(dryBulbC, dewC)));
    return hallDraw(plant, 1, { dryBulbC, wetBulbC: wet }).waterLPerKwh;
  };
  const dayMean = (ofHour: (wave: number) => number): number => WAVE.reduce((sum, wave) => sum + ofHour(wave), 0) / WAVE.length;
  let yearMean = 0;
  for (let m = 0; m < 12; m++) {
    const [low, high] = [climate.dayMinC[m]!, climate.dayMaxC[m]!];
    for (const { sds, weight } of ANOMALIES) {
      const anomalyK = sds * climate.dayMeanSdK[m]!;
      const dewC = climate.dewPointC[m]! + MONTH_DEW_LEAN[m]! * anomalyK;
      const meanC = (low + high) / 2 + anomalyK;
      yearMean += (weight * dayMean((wave) => litres(meanC + wave * (high - low), dewC))) / 12;
    }
  }
  const ranges = climate.dayMaxC.map((high, m) => high - climate.dayMinC[m]!);
  const rangeK = Math.max(...ranges);
  const dewC = dewPointC(site.designDryBulbC, site.designRelativeHumidity);
  const designDay = dayMean((wave) => litres(site.designDryBulbC + (wave - 0.5) * rangeK, dewC));
  // Litres per kWh are m3 per MWh.
  return { perYear: yearMean * HOURS_PER_YEAR, perDay: designDay * 24 };
}

/** How much of an anomaly the dew point follows, in the middle of each month. */
const MONTH_DEW_LEAN = Array.from({ length: 12 }, (_, m) => dewLeanOn(Date.UTC(2025, m, 15) / 86_400_000));
