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

/** A line through `values`, with a gap where one is unknown. Points between two at their own height are left out: the line is the same. */
export function outline(at: Float64Array, values: Float64Array, { zero, perUnit }: Slope): string {
  let path = '';
  for (let from = 0; from < values.length; from++) {
    if (Number.isNaN(values[from]!)) continue;
    let to = from + 1;
    while (to < values.length && !Number.isNaN(values[to]!)) to++;
    path += `M${tenth(at[from]!)},${tenth(zero + perUnit * values[from]!)}`;
    // A point between gaps is closed upon itself, so that its ends are drawn.
    path += to === from + 1 ? 'Z' : corners(at, values, from, to, 1, zero, perUnit);
    from = to;
  }
  return path;
}

/** The area between two rows of values, closed at each gap of either. */
export function band(at: Float64Array, low: Float64Array, high: Float64Array, { zero, perUnit }: Slope): string {
  let path = '';
  const isKnown = (i: number): boolean => !Number.isNaN(high[i]!) && !Number.isNaN(low[i]!);
  for (let from = 0; from < high.length; from++) {
    if (!isKnown(from)) continue;
    let to = from + 1;
    while (to < high.length && isKnown(to)) to++;
    path += `M${tenth(at[from]!)},${tenth(zero + perUnit * high[from]!)}${corners(at, high, from, to, 1, zero, perUnit)}`;
    path += `L${tenth(at[to - 1]!)},${tenth(zero + perUnit * low[to - 1]!)}${corners(at, low, from, to, -1, zero, perUnit)}Z`;
    from = to;
  }
  return path;
}

/** Lines along the values from `from` up to `to`, or back: from the second on, each where the height changes or the way ends. */
function corners(
  at: Float64Array,
  values: Float64Array,
  from: number,
  to: number,
  step: 1 | -1,
  zero: number,
  perUnit: number,
): string {
  let path = '';
  const first = step === 1 ? from : to - 1;
  const last = step === 1 ? to - 1 : from;
  let before = tenth(zero + perUnit * values[first]!);
  for (let i = first; i !== last; ) {
    i += step;
    const here = tenth(zero + perUnit * values[i]!);
    const next = i === last ? Number.NaN : tenth(zero + perUnit * values[i + step]!);
    if (here !== before || here !== next) path += `L${tenth(at[i]!)},${here}`;
    before = here;
  }
  return path;
}
