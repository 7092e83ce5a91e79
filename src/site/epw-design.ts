/** Design conditions of a weather file, read from the second line of its header. Their layout differs by edition of the ASHRAE handbook. */
import type { DesignConditions } from '../scenario/imports.ts';
import { numberIn } from '../scenario/row-faults.ts';

/** Behind the word Cooling: hottest month, daily range, dry bulb of 0.4 %, wet bulb that goes with it (since ASHRAE 2001). */
const [MONTH, DRY_BULB, WET_BULB] = [1, 3, 4];
/**
 * Extremes of a year: mean lowest, mean highest, their deviations, then lowest and highest in 5, 10, 20 and 50 years. They stand behind
 * three wind speeds, in some editions with a wet bulb between.
 */
const EXTREMES = 12;

type Cooling = Pick<DesignConditions, 'coolingDryBulbC' | 'coolingWetBulbC'>;
type Extremes = Pick<DesignConditions, 'annualMaxC' | 'twentyYearMaxC'>;

/** What the header tells; null for what is not there, or not where it should be. */
export function designConditions(header: string): DesignConditions {
  const cells = header.split(',').map((cell) => cell.trim());
  const after = (word: string): readonly number[] => {
    const at = cells.findIndex((cell) => cell.toLowerCase() === word);
    return at < 0 ? [] : cells.slice(at).map((cell) => numberIn(cell) ?? Number.NaN);
  };
  const cooling = coolingOf(after('cooling'));
  const extremes = extremesOf(after('extremes'));
  const hottestC = extremes.twentyYearMaxC ?? cooling.coolingDryBulbC;
  return { ...cooling, ...extremes, hottestC };
}

function coolingOf(cells: readonly number[]): Cooling {
  const [month, dryBulbC, wetBulbC] = [cells[MONTH]!, cells[DRY_BULB]!, cells[WET_BULB]!];
  if (!(month >= 1 && month <= 12 && dryBulbC > -30 && dryBulbC < 60)) return { coolingDryBulbC: null, coolingWetBulbC: null };
  return { coolingDryBulbC: dryBulbC, coolingWetBulbC: wetBulbC <= dryBulbC ? wetBulbC : null };
}

/** The first twelve numbers in a row that rise and fall as extremes do. */
function extremesOf(cells: readonly number[]): Extremes {
  for (let at = 1; at + EXTREMES <= cells.length; at++) {
    const [low, high, lowSd, highSd, ...byYears] = cells.slice(at, at + EXTREMES) as [number, number, number, number];
    const lows = [low, ...byYears.filter((_, i) => i % 2 === 0)];
    const highs = [high, ...byYears.filter((_, i) => i % 2 === 1)];
    const isExtreme = low < high && lowSd >= 0 && highSd >= 0 && falls(lows) && falls(highs.map((value) => -value));
    if (isExtreme && highs.every((value) => value > -30 && value < 70)) return { annualMaxC: high, twentyYearMaxC: highs[3]! };
  }
  return { annualMaxC: null, twentyYearMaxC: null };
}

function falls(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value <= values[i - 1]!);
}
