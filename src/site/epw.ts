/**
 * Weather files of EnergyPlus (EPW): eight header lines, then a row of 35 columns for each hour of a year.
 * Source: EnergyPlus, Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
 */
import { digestOfText } from '../scenario/digest.ts';
import type { WeatherFile } from '../scenario/imports.ts';
import type { SourceText } from '../scenario/layers.ts';
import { cellShown, linesOf, numberAt, numberIn, type Reading, RowFaults, readable } from '../scenario/row-faults.ts';
import { both, type LocalText, numberFrom, show } from '../scenario/words.ts';
import type { Hourly } from '../timeline.ts';
import { designConditions } from './epw-design.ts';
import { asLeapYear, DEW_POINT, DRY_BULB, fillGaps, rowsOf } from './epw-rows.ts';
import { dewPointC } from './psychrometrics.ts';

export const HEADERS: readonly string[] = [
  'LOCATION',
  'DESIGN CONDITIONS',
  'TYPICAL/EXTREME PERIODS',
  'GROUND TEMPERATURES',
  'HOLIDAYS/DAYLIGHT SAVING', // or SAVINGS
  'COMMENTS 1',
  'COMMENTS 2',
  'DATA PERIODS',
];

/** Reads a weather file, or tells all that is wrong with it. */
export function readEpw(source: SourceText): Reading<WeatherFile> {
  const faults = new RowFaults(source.file);
  const text = readable(source, faults);
  if (text === undefined) return faults.refusal();
  const lines = linesOf(text);
  if (!hasHeaders(lines, faults)) return faults.refusal();
  const location = locationIn(lines[0]!, faults);
  checkPeriods(lines[7]!, faults);
  const rows = rowsOf(lines, HEADERS.length, faults);
  const firstLine = HEADERS.length + 1;
  const dryBulbC = fillGaps(rows.dryBulbC, DRY_BULB, firstLine, faults);
  // The dew point is the finer of the two: humidity comes in whole per cent.
  const known = rows.dewPointC.map((dewC, i) => (Number.isNaN(dewC) ? dewPointC(dryBulbC[i]!, rows.humidity[i]!) : dewC));
  const dewC = fillGaps(known, DEW_POINT, firstLine, faults);
  if (faults.any) return faults.refusal();
  const file: WeatherFile = {
    kind: 'weather',
    name: source.file,
    digest: digestOfText(lines.join('\n')),
    ...location,
    hours: dryBulbC.length,
    filledHours: countMissing(rows.dryBulbC, known),
    dryBulbC: asLeapYear(dryBulbC),
    dewPointC: asLeapYear(dewC),
    design: designConditions(lines[1]!),
  };
  return { ok: true, file };
}

/** Whether the eight lines are there; the first that is not is told, since all after it would be out of place. */
function hasHeaders(lines: readonly string[], faults: RowFaults): boolean {
  const wrong = HEADERS.findIndex((name, i) => {
    const [first = '', second = ''] = (lines[i] ?? '').split(',', 2);
    return !first.trim().toUpperCase().startsWith(name) || (name === 'LOCATION' && second === '');
  });
  if (wrong < 0) return true;
  const line = lines[wrong];
  faults.add(
    wrong + 1,
    1,
    line === undefined ? both('the end of the file', 'la fin du fichier') : show(line.slice(0, 40)),
    both(`${HEADERS[wrong]}, ...`, `${HEADERS[wrong]}, ...`),
    both(
      'An EPW file begins with eight header lines, from LOCATION to DATA PERIODS.',
      'Un fichier EPW commence par huit lignes d’en-tête, de LOCATION à DATA PERIODS.',
    ),
  );
  return false;
}

function locationIn(
  header: string,
  faults: RowFaults,
): Pick<WeatherFile, 'place' | 'latitudeDeg' | 'longitudeDeg' | 'zoneH' | 'elevationM'> {
  const cells = header.split(',');
  const number = (column: number, what: LocalText, min: number, max: number, unit: string): number =>
    numberAt(cells, 1, column, { min, max, allowed: numberFrom(what, min, max, unit) }, faults);
  return {
    place: cells[1]!.trim().slice(0, 80),
    latitudeDeg: number(7, both('a latitude', 'une latitude'), -90, 90, '°'),
    longitudeDeg: number(8, both('a longitude', 'une longitude'), -180, 180, '°'),
    zoneH: number(9, both('a time zone', 'un fuseau horaire'), -12, 14, 'h'),
    elevationM: number(10, both('an elevation', 'une altitude'), -1000, 9999.9, 'm'),
  };
}

function checkPeriods(header: string, faults: RowFaults): void {
  const cells = header.split(',');
  const one = (column: number, allowed: LocalText): void => {
    if (numberIn(cells[column - 1]) !== 1) faults.add(HEADERS.length, column, cellShown(cells[column - 1]), allowed);
  };
  one(2, both('1, one period of data', '1, une seule période de données'));
  one(3, both('1, one row an hour', '1, une ligne par heure'));
}

/** Hours in which a value was missing. */
function countMissing(dryBulbC: Hourly, dewC: Hourly): number {
  return dryBulbC.reduce((count, value, i) => (Number.isNaN(value) || Number.isNaN(dewC[i]!) ? count + 1 : count), 0);
}
