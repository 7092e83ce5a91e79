/** What a typed text comes to: `62 MW + 10 %`, `1.4 GW`, `2 * 30`. Only numbers, units, + − × ÷, per cent and brackets; anything else is refused by its name. */
import { create, type MathNode, parseDependencies } from 'mathjs/number';
import { combined, type Dimensions, sameDimensions, type Unit, unitNamed } from './units.ts';

export type Formula = {
  /** Numbers with a decimal point; a per-cent sign is `%`. */
  readonly text: string;
  /** The unit of the field, as the plan's table of fields writes it. */
  readonly unit: string;
  /** Other ways to write that unit, in either language. */
  readonly names: readonly string[];
  /** True where the field shows a share in per cent: a bare number is per cent then. */
  readonly percent: boolean;
  /** The value that stands in the field: what starts with a sign of reckoning goes on from it. */
  readonly present: number;
};

/** `word` is no unit that is known, `unit` one of something else, `mixed` adds things that do not add up. */
export type FormulaFault = 'syntax' | 'word' | 'unit' | 'mixed' | 'percent' | 'notAllowed' | 'infinite' | 'long';
export type FormulaAnswer =
  | { readonly ok: true; readonly value: number; readonly relative: boolean }
  | { readonly ok: false; readonly fault: FormulaFault; readonly at: string };

/** Longer than any sum that is written into a field. */
export const LONGEST_FORMULA = 160;

class Fault extends Error {
  constructor(
    readonly fault: FormulaFault,
    readonly at: string,
  ) {
    super(`${fault}: ${at}`);
  }
}

/** A bare number has no unit yet; a per cent waits for what it is of. */
type Worth = { readonly value: number; readonly of: Dimensions; readonly kind: 'bare' | 'percent' | 'measured' };

const { parse } = create({ parseDependencies: parseDependencies! });

export function readFormula(asked: Formula): FormulaAnswer {
  try {
    if (asked.text.length > LONGEST_FORMULA) throw new Fault('long', String(LONGEST_FORMULA));
    return { ok: true, ...worked(asked) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, at: error.at };
    // What the parser does not understand, and brackets deeper than it can go.
    return { ok: false, fault: 'syntax', at: asked.text.trim() };
  }
}

function worked(asked: Formula): { value: number; relative: boolean } {
  const own = ownUnit(asked);
  const { text, words } = tokens(asked.text, asked.names);
  if (text === '') throw new Fault('syntax', asked.text.trim());
  const relative = startsFromPresent(text);
  // A share stands in the plan as a part of one, whatever the field shows.
  const factor = asked.percent ? 1 : own.factor;
  const present: Worth = { value: asked.present * factor, of: own.of, kind: 'measured' };
  const worth = worthOf(parse(relative ? `present ${text}` : text));
  const value = inUnit(worth) / factor;
  if (!Number.isFinite(value)) throw new Fault('infinite', asked.text.trim());
  return { value: Number(value.toPrecision(12)), relative };

  function worthOf(node: MathNode): Worth {
    if (node.type === 'ParenthesisNode') return worthOf((node as unknown as { content: MathNode }).content);
    if (node.type === 'ConstantNode') {
      const { value } = node as unknown as { value: unknown };
      if (typeof value === 'number') return { value, of: {}, kind: 'bare' };
    }
    if (node.type === 'SymbolNode') return named((node as unknown as { name: string }).name);
    if (node.type === 'OperatorNode') {
      const { fn, args } = node as unknown as { fn: string; args: MathNode[] };
      const [left, right] = args.map(worthOf) as [Worth, Worth];
      if (fn === 'unaryMinus') return { ...left, value: -left.value };
      if (fn === 'unaryPlus') return left;
      if (fn === 'add' || fn === 'subtract') return sum(left, right, fn === 'add' ? 1 : -1);
      if (fn === 'multiply') return product(left, right, 1);
      if (fn === 'divide') return product(left, right, -1);
    }
    throw new Fault('notAllowed', restored(node.toString()));
  }

  function named(name: string): Worth {
    if (name === 'present') return present;
    if (name === 'percent') return { value: 0.01, of: {}, kind: 'percent' };
    if (name === 'own') return { value: own.factor, of: own.of, kind: 'measured' };
    const word = words[Number(name.slice(1))] ?? name;
    if (asked.percent && POINTS.test(word)) return { value: 0.01, of: {}, kind: 'measured' };
    // In a field of money an `m` is a million, as this page writes it in English.
    const meant = word === 'm' && isMoney(own.of) ? { factor: 1e6, of: {} } : unitNamed(word);
    if (!meant) throw new Fault('word', word);
    return { value: meant.factor, of: meant.of, kind: isScale(meant) ? 'bare' : 'measured' };
  }

  /** `+ 10 %` is ten per cent of what stands before it. */
  function sum(left: Worth, right: Worth, sign: 1 | -1): Worth {
    if (right.kind === 'percent') return { ...left, value: left.value * (1 + sign * right.value) };
    const [a, b] = [settled(left, right), settled(right, left)];
    const tied = temperature(a, b);
    if (!tied) throw new Fault(left.kind === 'percent' ? 'percent' : 'mixed', asked.text.trim());
    return { ...tied, value: a.value + sign * b.value };
  }

  /** A bare number beside a measure is in the unit of the field. */
  function settled(worth: Worth, beside: Worth): Worth {
    if (worth.kind === 'bare' && beside.kind !== 'bare')
      return { ...worth, value: worth.value * own.factor, of: own.of, kind: 'measured' };
    return worth.kind === 'percent' && asked.percent ? { ...worth, kind: 'measured' } : worth;
  }

  function product(left: Worth, right: Worth, sign: 1 | -1): Worth {
    const kinds = [left.kind, sign === 1 ? right.kind : 'bare'];
    const isMeasured = left.kind === 'measured' || right.kind === 'measured';
    const isShare = kinds.includes('percent') && !(sign === -1 && right.kind === 'percent');
    return {
      value: sign === 1 ? left.value * right.value : left.value / right.value,
      of: combined(left.of, right.of, sign),
      kind: isMeasured ? 'measured' : isShare ? 'percent' : 'bare',
    };
  }

  /** What the text comes to, in base units; a bare number is in the unit of the field. */
  function inUnit(worth: Worth): number {
    if (worth.kind === 'bare') return worth.value * own.factor;
    if (worth.kind === 'percent') {
      if (asked.percent || sameDimensions(own.of, {})) return worth.value;
      throw new Fault('percent', asked.text.trim());
    }
    if (sameDimensions(worth.of, own.of)) return worth.value;
    // A difference of so many degrees is as many kelvins.
    if (sameDimensions(worth.of, { degC: 1 }) && sameDimensions(own.of, { K: 1 })) return worth.value;
    throw new Fault('unit', asked.text.trim());
  }

  function restored(text: string): string {
    return text.replace(/\bw(\d+)\b/g, (whole, i: string) => words[Number(i)] ?? whole);
  }
}

function isScale({ of }: Unit): boolean {
  return Object.keys(of).length === 0;
}

function isMoney(of: Dimensions): boolean {
  return of.EUR !== undefined || of.USD !== undefined;
}

/** Two summands of one kind; kelvins are added to degrees. */
function temperature(a: Worth, b: Worth): Worth | undefined {
  if (a.kind === b.kind && sameDimensions(a.of, b.of)) return a;
  return sameDimensions(a.of, { degC: 1 }) && sameDimensions(b.of, { K: 1 }) ? a : undefined;
}

/** The unit of a field; one that no table knows measures only itself. */
function ownUnit({ unit, percent }: Formula): Unit {
  if (percent) return { factor: 0.01, of: {} };
  let found: Unit = { factor: 1, of: {} };
  for (const [i, word] of unit.split('/').entries()) {
    if (word === '') continue;
    const part = unitNamed(word) ?? { factor: 1, of: { [word]: 1 } };
    const sign = i === 0 ? 1 : -1;
    found = {
      factor: sign === 1 ? found.factor * part.factor : found.factor / part.factor,
      of: combined(found.of, part.of, sign),
    };
  }
  return found;
}

const POINTS = /^(points?|pts?|pp)$/i;
const OPERATORS: ReadonlyMap<string, string> = new Map([
  // Signs of the parser's own pass too: it says by name what is not allowed.
  ...[...'+-*/()^=!'].map((sign) => [sign, sign] as const),
  ...[...'×·xX'].map((sign) => [sign, '*'] as const),
  ...[...'−–'].map((sign) => [sign, '-'] as const),
  ...['÷', 'per', 'par'].map((sign) => [sign, '/'] as const),
  ...['%', 'percent', 'pct'].map((sign) => [sign, 'percent'] as const),
]);
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const WORD = /[€$]|x(?=[\s\d.(])|[\p{L}°][\p{L}\d³²₂]*(?:\(A\))?/uy;

/** The text in words that the parser cannot take for anything of its own. */
function tokens(typed: string, names: readonly string[]): { text: string; words: readonly string[] } {
  const words: string[] = [];
  const found: string[] = [];
  const own = [...names].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(typed)?.[0];
  };
  while (at < typed.length) {
    const space = match(/[\s\u00a0\u202f]+/y);
    if (space) {
      at += space.length;
      continue;
    }
    const rest = typed.slice(at);
    const name = own.find((one) => startsWith(rest, one));
    const number = name === undefined ? match(NUMBER) : undefined;
    const word = name === undefined && number === undefined ? match(WORD) : undefined;
    if (name !== undefined) found.push('own');
    else if (number !== undefined) found.push(number);
    else if (word !== undefined) found.push(OPERATORS.get(word) ?? `w${words.push(word) - 1}`);
    else {
      const sign = OPERATORS.get(rest[0]!);
      if (sign === undefined) throw new Fault('syntax', typed.trim());
      found.push(sign);
    }
    at += (name ?? number ?? word ?? rest[0]!).length;
  }
  return { text: found.join(' '), words };
}

/** Whether a text starts with a name and not with a longer word. */
function startsWith(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/[\p{L}\d]/u.test(text.charAt(name.length));
}

/** `+ 5 %`, `* 2` and `/ 2` go on from the value that stands; `- 5` alone is a number below zero. */
function startsFromPresent(text: string): boolean {
  return /^[*/]/.test(text) || /^[+-] [\d.e+-]+ percent$/.test(text);
}
