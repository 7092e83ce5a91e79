/** Files of hours made up for tests: weather in the form of EnergyPlus, prices and carbon as CSV. */
import { daysInMonth } from '../src/timeline.ts';

export type Moment = {
  readonly month: number;
  readonly day: number /** 1 to 24, the hour that ends then. */;
  readonly hour: number;
};

/** The hours of a year in the order of a file. */
export function momentsOf(year: number): Moment[] {
  return Array.from({ length: 12 }, (_, m) => m + 1).flatMap((month) =>
    Array.from({ length: daysInMonth(year, month) }, (_, d) => d + 1).flatMap((day) =>
      Array.from({ length: 24 }, (_, h) => ({ month, day, hour: h + 1 })),
    ),
  );
}

export type Made = {
  /** A leap year has 8,784 rows. */
  readonly year?: number;
  readonly city?: string;
  readonly zoneH?: number;
  readonly airC?: (moment: Moment) => number;
  readonly dewC?: (moment: Moment) => number;
  readonly humidity?: (moment: Moment) => number;
  /** What stands behind the keyword of the second line. */
  readonly design?: string;
};

/** A mild year: 2 degC in January, 22 in July, 4 K up and down in a day. */
export function mildC({ month, hour }: Moment): number {
  return 12 - 10 * Math.cos((2 * Math.PI * (month - 1)) / 12) - 4 * Math.cos((2 * Math.PI * (hour - 3)) / 24);
}

/** The layout of the design conditions in the handbook of 2017, with figures of no place. */
export const DESIGN_2017 =
  '1,2017 ASHRAE Handbook -- Fundamentals,,Heating,1,-4.1,-2.5,-9,1.8,-1,-6,2.3,0.5,12,8,11,7,2,0,' +
  'Cooling,7,10.1,31.5,20.2,29.8,19.7,28.1,19.1,21.6,28.7,20.9,27.5,20.1,26.6,4.2,200,19,14,24,18,13,23,17,12,22,63,29,60,28,58,27,24,' +
  'Extremes,10.2,8.9,7.7,-6.4,34.6,2.5,1.9,-8.2,36,-9.7,37.1,-11.1,38.2,-12.9,39.6,-7';

export function epwLines({
  year = 2025,
  city = 'Nowhere',
  zoneH = 1,
  airC = mildC,
  dewC = (moment) => airC(moment) - 5,
  humidity = () => 70,
  design = DESIGN_2017,
}: Made = {}): string[] {
  const rest = Array(25).fill('0').join(',');
  return [
    `LOCATION,${city},-,XXX,made up,000000,48.10,7.40,${zoneH},250.0`,
    `DESIGN CONDITIONS,${design}`,
    'TYPICAL/EXTREME PERIODS,0',
    'GROUND TEMPERATURES,0',
    'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
    'COMMENTS 1,made up for a test',
    'COMMENTS 2',
    'DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31',
    ...momentsOf(year).map((moment) => {
      const { month, day, hour } = moment;
      const [air, dew] = [airC(moment).toFixed(1), dewC(moment).toFixed(1)];
      return `2007,${month},${day},${hour},60,A7,${air},${dew},${humidity(moment)},99000,${rest}`;
    }),
  ];
}

export function epwText(made: Made = {}): string {
  return `${epwLines(made).join('\r\n')}\r\n`;
}

/** The lines with some columns of one line set, both counted from 1. */
export function withCells(lines: readonly string[], line: number, cells: Readonly<Record<number, string>>): string[] {
  return lines.map((text, i) =>
    i + 1 === line
      ? text
          .split(',')
          .map((cell, c) => cells[c + 1] ?? cell)
          .join(',')
      : text,
  );
}

/** Prices, or carbon, of some hours from `from` on. */
export function csvText(
  name: 'eurPerMwh' | 'gPerKwh',
  from: string,
  values: readonly (number | string)[],
  separator = ',',
): string {
  const start = Date.parse(`${from}T00:00:00Z`);
  const rows = values.map((value, h) => `${new Date(start + h * 3_600_000).toISOString().slice(0, 16)}Z${separator}${value}`);
  return `${[`timeUtc${separator}${name}`, ...rows].join('\n')}\n`;
}
