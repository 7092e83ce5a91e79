/**
 * Outlines through values along the time, as path data to a tenth of a pixel. Plain loops instead of d3's generators: every series of every
 * chart is drawn anew on each move of a lever, and a browser keeps loops compiled where it drops closures that live for one drawing.
 */

/** From a value to its height: linear, so two numbers say it. */
export type Slope = { readonly zero: number; readonly perUnit: number };

export function slopeOf(y: (value: number) => number): Slope {
  const zero = y(0);
  return { zero, perUnit: y(1) - zero };
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

/** A line through `values`, with a gap where one is unknown. */
export function outline(at: Float64Array, values: Float64Array, { zero, perUnit }: Slope): string {
  let path = '';
  let open = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      if (open && isAlone(values, i - 1)) path += 'Z';
      open = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${tenth(at[i]!)},${tenth(zero + perUnit * value)}`;
    open = true;
  }
  return open && isAlone(values, values.length - 1) ? `${path}Z` : path;
}

/** A point between gaps is closed upon itself, so that its ends are drawn. */
function isAlone(values: Float64Array, i: number): boolean {
  return i === 0 || Number.isNaN(values[i - 1]!);
}

/** The area between two rows of values, closed at each gap of either. */
export function band(at: Float64Array, low: Float64Array, high: Float64Array, { zero, perUnit }: Slope): string {
  let path = '';
  for (let from = 0; from < high.length; from++) {
    if (Number.isNaN(high[from]!) || Number.isNaN(low[from]!)) continue;
    let to = from;
    for (; to < high.length && !Number.isNaN(high[to]!) && !Number.isNaN(low[to]!); to++)
      path += `${to === from ? 'M' : 'L'}${tenth(at[to]!)},${tenth(zero + perUnit * high[to]!)}`;
    for (let i = to - 1; i >= from; i--) path += `L${tenth(at[i]!)},${tenth(zero + perUnit * low[i]!)}`;
    path += 'Z';
    from = to;
  }
  return path;
}
