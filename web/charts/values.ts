/**
 * What is asked of every value of every series, in plain loops: a browser makes an object of each number that it hands to a callback, and
 * charts are drawn anew on each move of a lever.
 */

/** The most of some values, and not less than 0; unknown is passed over. */
export function highestIn(values: Float64Array): number {
  let high = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > high) high = values[i]!;
  return high;
}

export function isAnyAbove0(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) return true;
  return false;
}

/** Where the highest value stands first; 0 where none is above 0. */
export function placeOfHighest(values: Float64Array): number {
  let best = 0;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! > high)) continue;
    high = values[i]!;
    best = i;
  }
  return best;
}

/** The last value that is known, or else `otherwise`. */
export function lastKnownIn(values: Float64Array, otherwise: number): number {
  for (let i = values.length - 1; i >= 0; i--) if (!Number.isNaN(values[i]!)) return values[i]!;
  return otherwise;
}

/** Whether two series differ by more than rounding. */
export function differ(one: Float64Array, other: Float64Array): boolean {
  if (one.length !== other.length) return true;
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]!, other[i]!];
    if (!Object.is(a, b) && !(Math.abs(a - b) <= 1e-9 * Math.abs(a))) return true;
  }
  return false;
}
