/** Files of hours that a reader brings along: told apart by their names, and read. */
import { readRates } from './accounts/rate-file.ts';
import type { RateFile, WeatherFile } from './scenario/imports.ts';
import type { SourceText } from './scenario/layers.ts';
import { type Reading, RowFaults } from './scenario/row-faults.ts';
import { asIs, both } from './scenario/words.ts';
import { readEpw } from './site/epw.ts';

export type HoursFile = WeatherFile | RateFile;
export type HoursKind = HoursFile['kind'];

/** Reads a file of hours, or tells all that is wrong with it; `kind` where only one will do. */
export function readHours(source: SourceText, kind?: HoursKind): Reading<HoursFile> {
  const isEpw = /\.epw$/i.test(source.file);
  if (kind === 'weather' || (kind === undefined && isEpw)) return readEpw(source);
  if (kind !== undefined || /\.csv$/i.test(source.file)) return readRates(source, kind);
  const faults = new RowFaults(source.file);
  faults.addWhole(
    asIs(source.file),
    both('a file that ends in .epw or .csv', 'un fichier dont le nom se termine par .epw ou .csv'),
  );
  return faults.refusal();
}
