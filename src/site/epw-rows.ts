/** The rows of a weather file: their order, their values, and the gaps between them. */
import { LEAP_YEAR_HOURS } from '../scenario/imports.ts';
import { type NumberRule, numberAt, numberIn, type RowFaults } from '../scenario/row-faults.ts';
import { both, type LocalText, numberFrom, numeral } from '../scenario/words.ts';
import { daysInMonth, type Hourly } from '../timeline.ts';

/** Older files lack the last three of the 35 columns. */
const LEAST_COLUMNS = 32;
/** Columns, counted from 1. */
const [MONTH, DAY, HOUR, HUMIDITY] = [2, 3, 4, 9];
export const DRY_BULB = 7;
export const DEW_POINT = 8;
/** So many missing hours in a row still lie on a line. */
export const LONGEST_GAP_H = 6;
/** Air drier than this is a slip of the gauge; and its dew point would have no end. */
const DRIEST_PERCENT = 1;

const LEAP_YEAR = 2024;
/** Hours of a leap year before 29 February, and before 1 March. */
const [LEAP_DAY_FROM, LEAP_DAY_TO] = [59 * 24, 60 * 24];
/** Days of a leap year before each month. */
const DAYS_BEFORE = Array.from({ length: 12 }, (_, m) =>
  Array.from({ length: m }, (_, before) => daysInMonth(LEAP_YEAR, before + 1)).reduce((sum, days) => sum + days, 0),
);

/** Hours in the order of the file; NaN where a value is missing. */
export type Rows = { readonly dryBulbC: Hourly; readonly dewPointC: Hourly; readonly humidity: Hourly };

/** A column, and what stands where its value is missing. */
type Measure = NumberRule & { readonly column: number; readonly missing: number };

function temperature(column: number): Measure {
  const { en, fr } = numberFrom(both('a temperature', 'une température'), -70, 70, '°C');
  const allowed = both(`${en}, or 99.9 for none`, `${fr}, ou 99.9 s’il n’y en a pas`);
  return { column, missing: 99.9, min: -70, max: 70, allowed };
}

const { en, fr } = numberFrom(both('a relative humidity', 'une humidité relative'), 0, 110, '%');
const RELATIVE_HUMIDITY: Measure = {
  column: HUMIDITY,
  missing: 999,
  min: 0,
  max: 110,
  allowed: both(`${en}, or 999 for none`, `${fr}, ou 999 s’il n’y en a pas`),
};
const DRY_BULB_C = temperature(DRY_BULB);
const DEW_POINT_C = temperature(DEW_POINT);

const ONE_YEAR = both(
  'one year: 8,760 hours, or 8,784 with 29 February',
  'une année\u00A0: 8\u202F760 heures, ou 8\u202F784 avec le 29 février',
);

/** Reads the lines from the first row on. A row that is wrong keeps its place, so that each fault is told where it stands. */
export function rowsOf(lines: readonly string[], first: number, faults: RowFaults): Rows {
  const dryBulbC: number[] = [];
  const dewC: number[] = [];
  const humidity: number[] = [];
  let due = 0; // hour of a leap year
  for (let i = first; i < lines.length; i++) {
    const cells = lines[i]!.split(',');
    const line = i + 1;
    if (due >= LEAP_YEAR_HOURS) {
      faults.add(line, undefined, both('rows after 31 December', 'des lignes après le 31 décembre'), ONE_YEAR);
      break;
    }
    const isWhole = cells.length >= LEAST_COLUMNS;
    if (!isWhole) faults.add(line, undefined, columns(cells.length), columns(35));
    due = isWhole ? nextHour(cells, line, due, faults) : due + 1;
    dryBulbC.push(isWhole ? valueAt(cells, line, DRY_BULB_C, faults) : 0);
    dewC.push(isWhole ? valueAt(cells, line, DEW_POINT_C, faults) : 0);
    const percent = isWhole ? valueAt(cells, line, RELATIVE_HUMIDITY, faults) : 0;
    humidity.push(Math.min(100, Math.max(DRIEST_PERCENT, percent)) / 100);
  }
  if (due < LEAP_YEAR_HOURS) {
    const hours = numeral(lines.length - first);
    const found = both(`the end of the file after ${hours.en} hours`, `la fin du fichier après ${hours.fr} heures`);
    faults.add(lines.length + 1, undefined, found, ONE_YEAR);
  }
  return { dryBulbC: Float64Array.from(dryBulbC), dewPointC: Float64Array.from(dewC), humidity: Float64Array.from(humidity) };
}

function columns(n: number): LocalText {
  const { en, fr } = numeral(n);
  return n === 1 ? both('1 column', '1 colonne') : both(`${en} columns`, `${fr} colonnes`);
}

/** The hour that is due after this row; a row out of order is told once, and the next is due after it. */
function nextHour(cells: readonly string[], line: number, due: number, faults: RowFaults): number {
  const hour = hourOf(cells);
  if (hour === due || (due === LEAP_DAY_FROM && hour === LEAP_DAY_TO)) return hour + 1;
  const [month, day, clock] = [MONTH, DAY, HOUR].map((column) => cells[column - 1]!.trim().slice(0, 12) || '?');
  const found = both(`month ${month}, day ${day}, hour ${clock}`, `mois ${month}, jour ${day}, heure ${clock}`);
  faults.add(line, MONTH, found, dateOfHour(due));
  return (hour ?? due) + 1;
}

/** Hour of a leap year that a row names; the clock of a file runs from 1 to 24, each the hour that ends then. */
function hourOf(cells: readonly string[]): number | undefined {
  const of = (column: number): number => numberIn(cells[column - 1]) ?? Number.NaN;
  const [month, day, hour] = [of(MONTH), of(DAY), of(HOUR)];
  const before = DAYS_BEFORE[month - 1];
  if (before === undefined || !(day >= 1 && day <= daysInMonth(LEAP_YEAR, month)) || !(hour >= 1 && hour <= 24)) return undefined;
  const at = (before + day - 1) * 24 + hour - 1;
  return Number.isInteger(at) ? at : undefined;
}

function dateOfHour(hour: number): LocalText {
  const days = Math.floor(hour / 24);
  const month = DAYS_BEFORE.findLastIndex((before) => before <= days);
  const [m, d, h] = [month + 1, days - DAYS_BEFORE[month]! + 1, (hour % 24) + 1];
  return both(`month ${m}, day ${d}, hour ${h}`, `mois ${m}, jour ${d}, heure ${h}`);
}

/** The value of a column; NaN where it is missing. */
function valueAt(cells: readonly string[], line: number, measure: Measure, faults: RowFaults): number {
  const cell = cells[measure.column - 1]!;
  if (cell.trim() === '' || numberIn(cell) === measure.missing) return Number.NaN;
  return numberAt(cells, line, measure.column, measure, faults);
}

/**
 * The values with short gaps filled in, on a line between what stands on either side; the year closes on itself. Longer gaps are told,
 * at the first hour that is missing.
 */
export function fillGaps(values: Hourly, column: number, firstLine: number, faults: RowFaults): Hourly {
  const filled = values.slice();
  const n = values.length;
  const start = values.findIndex((value) => !Number.isNaN(value));
  for (let k = 1, before = start; k <= n; k++) {
    const at = (Math.max(start, 0) + k) % n;
    if (Number.isNaN(values[at]!) && k < n) continue;
    const missing = start < 0 ? n : ((at - before + n) % n || n) - 1;
    const first = (before + 1) % n;
    const isLong = missing > LONGEST_GAP_H;
    if (isLong) faults.add(firstLine + first, column, missingInARow(missing), NO_LONGER);
    for (let j = 0; j < missing; j++) {
      const t = (j + 1) / (missing + 1);
      filled[(first + j) % n] = isLong ? 0 : values[before]! * (1 - t) + values[at]! * t;
    }
    before = at;
  }
  return filled;
}

const NO_LONGER = both(`at most ${LONGEST_GAP_H} missing hours in a row`, `au plus ${LONGEST_GAP_H} heures manquantes de suite`);

function missingInARow(hours: number): LocalText {
  const { en, fr } = numeral(hours);
  return both(`${en} missing hours in a row`, `${fr} heures manquantes de suite`);
}

/** The same hours with 29 February, which is 28 February once more where the file has none. */
export function asLeapYear(values: Hourly): Hourly {
  if (values.length === LEAP_YEAR_HOURS) return values;
  const year = new Float64Array(LEAP_YEAR_HOURS);
  year.set(values.subarray(0, LEAP_DAY_FROM));
  year.set(values.subarray(LEAP_DAY_FROM - 24, LEAP_DAY_FROM), LEAP_DAY_FROM);
  year.set(values.subarray(LEAP_DAY_FROM), LEAP_DAY_TO);
  return year;
}
