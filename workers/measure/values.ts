/** Runs a formula over the days of a run, or over its months: one pass over typed arrays for each operation. */
import type { ByMonth, SeriesName } from './names.ts';
import { SERIES } from './names.ts';
import type { Compiled, Program } from './program.ts';

/** From a day of the run up to the one after its last. */
export type DaySpan = { readonly from: number; readonly to: number };

/** What a formula runs over. */
export type Frame = {
  readonly days: number;
  readonly months: readonly DaySpan[];
  readonly years: readonly DaySpan[];
  /** A series of a run by day, as the run has it; NaN where nothing is known. */
  readonly daily: (name: string) => Float64Array;
};

const HOURS_PER_DAY = 24;
const SECONDS_PER_DAY = 86_400;

/** A value a day. */
export function dayValues({ program }: Compiled, frame: Frame): Float64Array {
  return byDay(program, frame);
}

/** A value a month: the formula over the sums and means of the month, so that a ratio is one of totals. */
export function monthValues(compiled: Compiled, frame: Frame): Float64Array {
  return byMonth(compiled.program, frame, compiled.adds);
}

function byDay(program: Program, frame: Frame): Float64Array {
  switch (program.op) {
    case 'series':
      return seriesOf(program.name, frame);
    case 'cumulative':
    case 'movingMean':
    case 'perMonth':
    case 'perYear':
      return overTime(program, frame);
    default:
      return passOver(program, frame.days, (part) => byDay(part, frame));
  }
}

/** A program over each of the months of a frame; `adds` where what it comes to is stacked over the sites. */
export function byMonth(program: Program, frame: Frame, adds: boolean): Float64Array {
  switch (program.op) {
    case 'series':
      return seriesByMonth(program.name, frame, adds);
    case 'cumulative':
    case 'perMonth':
    case 'perYear':
      return reduced(overTime(program, frame), frame.months, 'last');
    case 'movingMean':
      return reduced(overTime(program, frame), frame.months, program.counted ? 'sum' : 'mean');
    case 'perDay': {
      const values = byMonth(program.of, frame, adds).slice();
      frame.months.forEach(({ from, to }, m) => {
        values[m] = values[m]! * (to - from);
      });
      return values;
    }
    default:
      return passOver(program, frame.months.length, (part) => byMonth(part, frame, adds));
  }
}

type Plain = Exclude<Program, { op: 'series' | 'cumulative' | 'movingMean' | 'perMonth' | 'perYear' }>;

/** What each value has from its own period alone. */
function passOver(program: Plain, length: number, valuesOf: (part: Program) => Float64Array): Float64Array {
  const into = new Float64Array(length);
  if (program.op === 'number') return into.fill(program.value);
  if ('of' in program) {
    const of = valuesOf(program.of);
    for (let i = 0; i < length; i++) into[i] = oneOf(program, of[i]!);
    return into;
  }
  const [left, right] = [valuesOf(program.left), valuesOf(program.right)];
  switch (program.op) {
    case 'add':
      for (let i = 0; i < length; i++) into[i] = left[i]! + right[i]!;
      return into;
    case 'subtract':
      for (let i = 0; i < length; i++) into[i] = left[i]! - right[i]!;
      return into;
    case 'multiply':
      for (let i = 0; i < length; i++) into[i] = left[i]! * right[i]!;
      return into;
    case 'divide':
      // By nothing is unknown, and a gap.
      for (let i = 0; i < length; i++) into[i] = right[i]! === 0 ? Number.NaN : left[i]! / right[i]!;
      return into;
    case 'min':
      for (let i = 0; i < length; i++) into[i] = Math.min(left[i]!, right[i]!);
      return into;
    case 'max':
      for (let i = 0; i < length; i++) into[i] = Math.max(left[i]!, right[i]!);
      return into;
  }
}

function oneOf(program: Extract<Plain, { of: Program }>, value: number): number {
  switch (program.op) {
    case 'scale':
      return value * program.factor;
    case 'abs':
      return Math.abs(value);
    case 'sqrt':
      return value < 0 ? Number.NaN : Math.sqrt(value);
    case 'power':
      return powerOf(value, program.power);
    case 'perDay':
      return value;
  }
}

function powerOf(value: number, power: number): number {
  let product = value;
  for (let n = 1; n < Math.abs(power); n++) product *= value;
  if (power > 0) return product;
  return product === 0 ? Number.NaN : 1 / product;
}

type OverTime = Extract<Program, { op: 'cumulative' | 'movingMean' | 'perMonth' | 'perYear' }>;

/** What a day has from other days. A gap stays one; what is summed passes over it. */
function overTime(program: OverTime, frame: Frame): Float64Array {
  const values = byDay(program.of, frame);
  if (program.op === 'movingMean') return movingMean(values, program.days);
  if (program.op === 'cumulative') {
    let sum = 0;
    return values.map((value) => {
      if (!Number.isNaN(value)) sum += value;
      return Number.isNaN(value) ? Number.NaN : sum;
    });
  }
  const spans = program.op === 'perMonth' ? frame.months : frame.years;
  // The whole of each is made as a month is.
  const whole = byMonth(program.of, { ...frame, months: spans }, false);
  const into = new Float64Array(frame.days);
  for (const [i, { from, to }] of spans.entries()) into.fill(whole[i]!, from, to);
  return into;
}

/** The mean of the last days that are known, the day itself among them; fewer at the start of the run. */
function movingMean(values: Float64Array, days: number): Float64Array {
  const into = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    let known = 0;
    for (let j = Math.max(0, i - days + 1); j <= i; j++) {
      const value = values[j]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    into[i] = Number.isNaN(values[i]!) ? Number.NaN : sum / known;
  }
  return into;
}

/** A series by day; what a run does not keep follows from what it does. */
function seriesOf(name: SeriesName, { days, daily }: Frame): Float64Array {
  const scaled = (values: Float64Array, factor: number): Float64Array => values.map((value) => value * factor);
  switch (name) {
    case 'itMw':
      return itMw();
    case 'itMwh':
      return scaled(itMw(), HOURS_PER_DAY);
    case 'tokensOut':
      return scaled(daily('tokensOutPerS'), SECONDS_PER_DAY);
    default:
      return daily(name);
  }

  /** Without a PUE nothing is drawn by the IT. */
  function itMw(): Float64Array {
    const [gridMw, pue] = [daily('gridMw'), daily('pue')];
    const into = new Float64Array(days);
    for (let i = 0; i < days; i++) into[i] = Number.isNaN(pue[i]!) && !Number.isNaN(gridMw[i]!) ? 0 : gridMw[i]! / pue[i]!;
    return into;
  }
}

function seriesByMonth(name: SeriesName, frame: Frame, adds: boolean): Float64Array {
  const { byMonth: how } = SERIES.find((one) => one.name === name)!;
  if (how === 'ratio') {
    const [grid, it] = (['gridMw', 'itMw'] as const).map((one) => reduced(seriesOf(one, frame), frame.months, 'sum'));
    return grid!.map((mw, m) => (it![m]! > 0 ? mw / it![m]! : Number.NaN));
  }
  // What stands at the end of the month; in a ratio what stood on its mean day.
  return reduced(seriesOf(name, frame), frame.months, how === 'last' && !adds ? 'mean' : how);
}

function reduced(values: Float64Array, spans: readonly DaySpan[], how: Exclude<ByMonth, 'ratio'>): Float64Array {
  return Float64Array.from(spans, ({ from, to }) => {
    if (how === 'last') return values[to - 1]!;
    let sum = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let day = from; day < to; day++) {
      sum += values[day]!;
      // What is unknown on one day is unknown of them all, as it is of a sum.
      most = Math.max(most, values[day]!);
    }
    return how === 'sum' ? sum : how === 'most' ? most : sum / (to - from);
  });
}
