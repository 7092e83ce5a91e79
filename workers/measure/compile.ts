/**
 * Reads a measure that a person writes as a formula over the series of a run, such as `tokensOutPerS / gridMw`. The parser only makes a tree;
 * what is allowed of it becomes a program of few operations, and its unit follows from those of the series. Nothing typed is run as code.
 */
import { create, type MathNode, parseDependencies } from 'mathjs/number';
import { nearestOf } from './nearest.ts';
import { FUNCTIONS, LONGEST_MEASURE, SERIES, type SeriesName } from './names.ts';
import type { MeasureAnswer, MeasureFault } from './program.ts';
import { structureOf } from './structure.ts';
import { type Token, tokensOf } from './tokens.ts';
import { factorOf, sameKind, tidied, unitText } from './unit-words.ts';
import { worthReader } from './worth.ts';

const { parse } = create({ parseDependencies: parseDependencies! });

const UNIT_EXAMPLES = ['MW', 'MWh', 'EUR', 't', 'm³', 's', 'h', 'token', '%'];

export function compileMeasure(text: string): MeasureAnswer {
  if (text.trim() === '') return refused([{ kind: 'empty', at: 0, length: 0, found: '' }]);
  if (text.length > LONGEST_MEASURE) return refused([{ kind: 'long', at: 0, length: text.length, found: String(text.length) }]);
  const { tokens, faults } = tokensOf(text);
  const structure = structureOf(tokens, text.length);
  const words = tokens.flatMap((token, i) => wordFault(token, tokens[i - 1], tokens[i + 1], structure.into.includes(i)));
  const known: MeasureFault[] = [...faults, ...structure.faults, ...words];
  // Where the signs do not follow one another there is no tree: units are asked of what can be read.
  if (faults.length > 0 || structure.faults.length > 0) return refused(known);

  let tree: MathNode;
  let target: MathNode | undefined;
  try {
    tree = parse(written(tokens, structure.formula));
    target = structure.into.length > 0 ? parse(written(tokens, structure.into)) : undefined;
  } catch {
    return refused([...known, { kind: 'syntax', at: 0, length: text.length, found: text.trim() }]);
  }
  const read = worthReader(tokens, text, known);
  const worth = read(tree);
  // A target with words that are no units is told of these alone.
  const into = target && !known.some(({ kind }) => kind === 'unit') ? read(target) : undefined;
  if (!worth.unit || (into && !into.unit)) return refused(known);
  if (known.length === 0 && worth.adds === 'constant')
    return refused([{ kind: 'constant', at: 0, length: text.length, found: text.trim() }]);
  if (worth.days !== 0 && worth.days !== 1)
    known.push({ kind: 'period', at: 0, length: text.length, found: text.trim(), unit: unitText(worth.unit) });
  const shown = into?.unit ?? tidied(worth.unit);
  if (into && !sameKind(worth.unit, into.unit!)) {
    const first = tokens[structure.into[0]!]!;
    const found = text.slice(first.at).trim();
    known.push({
      kind: 'into',
      at: first.at,
      length: found.length,
      found,
      left: unitText(worth.unit),
      right: unitText(into.unit!),
    });
  }
  if (known.length > 0) return refused(known);
  const factor = factorOf(worth.unit) / factorOf(shown);
  return {
    ok: true,
    compiled: {
      program: factor === 1 ? worth.program : { op: 'scale', of: worth.program, factor },
      unit: unitText(shown),
      counted: worth.days === 1,
      adds: worth.adds === 'yes',
      rests: restsOf(tokens),
    },
  };
}

function refused(faults: readonly MeasureFault[]): MeasureAnswer {
  return { ok: false, faults: [...faults].sort((a, b) => a.at - b.at) };
}

/** A word that is none of ours, or one in the wrong place. */
function wordFault(token: Token, before: Token | undefined, next: Token | undefined, isTarget: boolean): readonly MeasureFault[] {
  const place = { at: token.at, length: token.text.length, found: token.text };
  const isExponent = token.kind === 'number' && before?.kind === 'sign' && before.sign === '^';
  if (isTarget && token.kind !== 'unit' && token.kind !== 'sign' && !isExponent)
    return [{ kind: 'unit', ...place, near: nearestOf(token.text, UNIT_EXAMPLES) }];
  if (token.kind !== 'unknown') return [];
  if (next?.kind === 'sign' && next.sign === '(') return [{ kind: 'function', ...place, near: nearestOf(token.text, FUNCTIONS) }];
  const names = SERIES.map(({ name }) => name);
  return [{ kind: 'name', ...place, near: nearestOf(token.text, [...names, ...FUNCTIONS]) }];
}

/** The tokens in words that the parser can take for nothing of its own: each leaf is known again by its number. */
function written(tokens: readonly Token[], places: readonly number[]): string {
  return places
    .map((i) => {
      const token = tokens[i]!;
      if (token.kind === 'sign') return token.sign;
      return token.kind === 'function' || isCall(tokens[i + 1], token) ? `f${i}` : `v${i}`;
    })
    .join(' ');
}

function isCall(next: Token | undefined, token: Token): boolean {
  return token.kind === 'unknown' && next?.kind === 'sign' && next.sign === '(';
}

function restsOf(tokens: readonly Token[]): readonly SeriesName[] {
  return [...new Set(tokens.flatMap((token) => (token.kind === 'series' ? [token.name] : [])))];
}
