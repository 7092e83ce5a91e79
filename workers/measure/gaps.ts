/** Why a formula has no value in a month: what in it is unknown, or what it would have to divide by. */
import type { SeriesName } from './names.ts';
import type { Compiled, Program } from './program.ts';
import { byMonth, type DaySpan, type Frame } from './values.ts';

/** `unknown` series, a division by `zero`, the `root` of less than nothing, or more than any number. Of the series that it comes of. */
export type Cause = { readonly kind: 'unknown' | 'zero' | 'root' | 'large'; readonly names: readonly SeriesName[] };
export type MonthGaps = {
  readonly months: number;
  /** The first of them, and why there. */
  readonly first: number;
  readonly cause: Cause;
};

export function monthGaps({ program, adds }: Compiled, frame: Frame): MonthGaps | undefined {
  const values = byMonth(program, frame, adds);
  const first = values.findIndex((value) => !Number.isFinite(value));
  if (first < 0) return undefined;
  const months = values.reduce((n, value) => (Number.isFinite(value) ? n : n + 1), 0);
  return { months, first, cause: causeOf(program, frame.months[first]!, frame, adds) };
}

/** The first part, from the leaves up, that is no number over some days. */
function causeOf(program: Program, span: DaySpan, frame: Frame, adds: boolean): Cause {
  for (const part of partsOf(program)) {
    const within = isOverTime(program) ? daysLookedAt(program, part, span, frame) : span;
    if (within && !Number.isFinite(valueOver(part, within, frame, adds))) return causeOf(part, within, frame, adds);
  }
  const names = [...new Set(namesIn(program.op === 'divide' ? program.right : program))];
  switch (program.op) {
    case 'divide':
      return { kind: valueOver(program.right, span, frame, adds) === 0 ? 'zero' : 'large', names };
    case 'power':
      return { kind: program.power < 0 ? 'zero' : 'large', names };
    case 'sqrt':
      return { kind: 'root', names };
    default:
      return { kind: program.op === 'series' || isOverTime(program) ? 'unknown' : 'large', names };
  }
}

type OverTime = Extract<Program, { op: 'cumulative' | 'movingMean' | 'perMonth' | 'perYear' }>;

function isOverTime(program: Program): program is OverTime {
  return ['cumulative', 'movingMean', 'perMonth', 'perYear'].includes(program.op);
}

/** The days of some on which a part makes what looks at them unknown: the whole month or year, or a single day without a value. */
function daysLookedAt(program: OverTime, part: Program, span: DaySpan, frame: Frame): DaySpan | undefined {
  const holds = ({ from, to }: DaySpan) => from < span.to && span.to <= to;
  if (program.op === 'perMonth') return frame.months.find(holds);
  if (program.op === 'perYear') return frame.years.find(holds);
  // A month shows the last day of a sum and the mean of all its moving means.
  const from = program.op === 'cumulative' ? span.to - 1 : span.from;
  const days = Array.from({ length: span.to - from }, (_, i): DaySpan => ({ from: from + i, to: from + i + 1 }));
  return days.find((day) => !Number.isFinite(valueOver(part, day, frame, false)));
}

function valueOver(program: Program, span: DaySpan, frame: Frame, adds: boolean): number {
  return byMonth(program, { ...frame, months: [span] }, adds)[0]!;
}

function partsOf(program: Program): readonly Program[] {
  if ('of' in program) return [program.of];
  return 'left' in program ? [program.left, program.right] : [];
}

function namesIn(program: Program): readonly SeriesName[] {
  return program.op === 'series' ? [program.name] : partsOf(program).flatMap(namesIn);
}
