/**
 * Hours that a reader brings along beside a plan: the weather of a site, a price, a carbon intensity. They are part of the question, so
 * the fingerprint of a run holds theirs.
 */
import type { Hourly } from '../timeline.ts';
import { digestOfText } from './digest.ts';
import { type Issue, issueAt } from './issues.ts';
import { nearest } from './pointer.ts';
import { asIs, didYouMean, oneOf } from './words.ts';

/** Hours of a leap year: every hour that a date and a time of day can name. */
export const LEAP_YEAR_HOURS = 8784;

/** Design conditions of a weather file, degC; null where its header does not tell. */
export type DesignConditions = {
  /** Dry bulb that is exceeded in 0.4 % of the hours of a year, and the mean wet bulb of those hours. */
  readonly coolingDryBulbC: number | null;
  readonly coolingWetBulbC: number | null;
  /** Mean of the hottest hour of each year, and the hottest hour in 20 years. */
  readonly annualMaxC: number | null;
  readonly twentyYearMaxC: number | null;
  /** The hottest air that the file gives reason to build for: the hottest hour in 20 years, or else what 0.4 % of the hours exceed. */
  readonly hottestC: number | null;
};

/** A year of weather. */
export type WeatherFile = {
  readonly kind: 'weather';
  /** Name of the file. */
  readonly name: string;
  /** Fingerprint of its text. */
  readonly digest: string;
  /** The place, as the file names it. */
  readonly place: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Hours by which its clock, standard time all year, is ahead of UTC. */
  readonly zoneH: number;
  readonly elevationM: number;
  /** Hours that the file has: 8,760, or 8,784 with 29 February. */
  readonly hours: number;
  /** Of these, hours that were missing and lie on a line between their neighbours. */
  readonly filledHours: number;
  /** By hour of a leap year and its own clock; the first begins at midnight on 1 January. 29 February is 28 February once more where the file has none. */
  readonly dryBulbC: Hourly;
  readonly dewPointC: Hourly;
  readonly design: DesignConditions;
};

/** Hourly values of a price or a carbon intensity. */
export type RateFile = {
  readonly kind: 'price' | 'carbon';
  readonly name: string;
  readonly digest: string;
  /** Hours since 1970-01-01T00Z, rising. */
  readonly hour: Int32Array<ArrayBuffer>;
  /** EUR/MWh on the spot market, or g/kWh emitted directly. */
  readonly value: Hourly;
};

export type Imports = {
  readonly weather: readonly { readonly site: string; readonly file: WeatherFile }[];
  readonly price?: RateFile;
  readonly carbon?: RateFile;
};

export const NO_IMPORTS: Imports = { weather: [] };

/** Names what was imported: two with the same key say the same. Empty for nothing. */
export function importsKey({ weather, price, carbon }: Imports): string {
  const parts = weather.map(({ site, file }) => `weather ${site} ${file.digest}`).sort();
  for (const file of [price, carbon]) if (file) parts.push(`${file.kind} ${file.digest}`);
  return parts.join('\n');
}

/** The fingerprint of a scenario with what was imported; that of the scenario alone where nothing was. */
export function hashWith(hash: string, imports: Imports): string {
  const key = importsKey(imports);
  return key === '' ? hash : digestOfText(`${hash}\n${key}`);
}

/** Weather for a site that the plan does not have. */
export function noSuchSite(file: string, site: string, sites: readonly string[]): Issue {
  return issueAt(file, '', asIs(JSON.stringify(site)), oneOf(sites), didYouMean(nearest(site, sites)));
}

/** What of the imports the plan has no place for. */
export function strayImports({ weather }: Imports, sites: readonly string[]): Issue[] {
  return weather.flatMap(({ site, file }) => (sites.includes(site) ? [] : [noSuchSite(file.name, site, sites)]));
}
