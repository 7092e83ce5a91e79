/** A formula that was read: plain data that crosses from the reader to the page, which runs it over the series of each run. */
import type { LocalText } from '../../src/index.ts';
import type { FunctionName, SeriesName } from './names.ts';

export type Program =
  | { readonly op: 'series'; readonly name: SeriesName }
  | { readonly op: 'number'; readonly value: number }
  /** An amount a day becomes that of the period. */
  | { readonly op: 'abs' | 'sqrt' | 'perDay'; readonly of: Program }
  | { readonly op: 'scale'; readonly of: Program; readonly factor: number }
  | { readonly op: 'power'; readonly of: Program; readonly power: number }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max'; readonly left: Program; readonly right: Program }
  /** What looks at other days than its own; `counted` where the amounts of days are summed. */
  | { readonly op: 'cumulative' | 'perMonth' | 'perYear'; readonly of: Program; readonly counted: boolean }
  | { readonly op: 'movingMean'; readonly of: Program; readonly counted: boolean; readonly days: number };

export type Compiled = {
  readonly program: Program;
  /** In words, as `token/s/MW`; empty for a plain number. */
  readonly unit: LocalText;
  /** Counted by day, so that a month is the sum of its days. */
  readonly counted: boolean;
  /** Whether that of all sites is the sum over the sites: else it is made of the totals. */
  readonly adds: boolean;
  readonly rests: readonly SeriesName[];
};

/** A fault at a place of the text: its first character, counted from 0, and how many. */
export type MeasureFault = { readonly at: number; readonly length: number; readonly found: string } & (
  | { readonly kind: 'empty' | 'character' | 'operator' | 'operand' | 'open' | 'close' | 'comma' | 'separator' | 'syntax' }
  | { readonly kind: 'long' | 'power' | 'days' | 'constant' | 'bare' }
  /** Unknown words, with the nearest that are known. */
  | { readonly kind: 'name' | 'function' | 'unit'; readonly near: readonly string[] }
  | { readonly kind: 'arguments'; readonly name: FunctionName; readonly count: number }
  /** Two units that do not go together. */
  | { readonly kind: 'units' | 'into'; readonly left: LocalText; readonly right: LocalText }
  | { readonly kind: 'root' | 'rate' | 'period'; readonly unit: LocalText }
);

export type MeasureAnswer =
  | { readonly ok: true; readonly compiled: Compiled }
  | { readonly ok: false; readonly faults: readonly MeasureFault[] };
