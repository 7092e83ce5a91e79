/** The words and signs of a formula, each with its place; whatever the language, a sign has one meaning or none. */
import { unitOfWord } from './unit-words.ts';
import { FUNCTIONS, type FunctionName, SERIES, type SeriesName } from './names.ts';
import type { MeasureFault } from './program.ts';

export type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'series'; readonly name: SeriesName }
  | { readonly kind: 'function'; readonly name: FunctionName }
  | { readonly kind: 'unit' | 'unknown' }
  | { readonly kind: 'sign'; readonly sign: '+' | '-' | '*' | '/' | '^' | '(' | ')' | ',' | 'in' }
);

const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'+-*/^(),'].map((sign) => [sign, sign])),
  ';': ',',
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
};
const WORD_SIGNS: Readonly<Record<string, string>> = { x: '*', per: '/', par: '/', in: 'in', to: 'in', en: 'in' };

const SPACE = /[\s\u00a0\u202f]+/y;
const NUMBER = /(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?|\.\d+/y;
const COMMA = /,\d+/y;
const WORD = /[€$%°]|[\p{L}][\p{L}\p{M}\d_²³₂]*/uy;

const SERIES_OF = new Map(SERIES.map(({ name }) => [name.toLowerCase(), name]));
const FUNCTION_OF = new Map(FUNCTIONS.map((name) => [name.toLowerCase(), name]));

/** All tokens, and what nobody can read among them. */
export function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly faults: readonly MeasureFault[] } {
  const tokens: Token[] = [];
  const faults: MeasureFault[] = [];
  const parts = text.includes(';');
  /** For each open bracket whether it is that of a function. */
  const open: boolean[] = [];
  let at = 0;
  const match = (pattern: RegExp, from = at): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space) {
      at += space.length;
      continue;
    }
    const number = match(NUMBER);
    if (number !== undefined) {
      const decimals = /[.e]/i.test(number) ? undefined : match(COMMA, at + number.length);
      const whole = number + (decimals ?? '');
      // A comma of decimals, of thousands or between two arguments: only where one of them is possible it is taken.
      if (decimals !== undefined && (decimals.length === 4 || (open.includes(true) && !parts)))
        faults.push({ kind: 'comma', at, length: whole.length, found: whole });
      tokens.push({
        kind: 'number',
        at,
        text: whole,
        value: Number(whole.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')),
      });
      at += whole.length;
      continue;
    }
    const word = match(WORD);
    if (word !== undefined) {
      tokens.push(wordToken(word, at));
      at += word.length;
      continue;
    }
    const found = String.fromCodePoint(text.codePointAt(at)!);
    const sign = SIGNS[found];
    if (sign === undefined) faults.push({ kind: 'character', at, length: found.length, found });
    else {
      if (sign === '(') open.push(tokens.at(-1)?.kind === 'function');
      else if (sign === ')') open.pop();
      tokens.push({ kind: 'sign', at, text: found, sign: sign as '+' });
    }
    at += found.length;
  }
  return { tokens, faults };

  function wordToken(word: string, from: number): Token {
    const isCalled = /^[\s\u00a0\u202f]*\(/.test(text.slice(from + word.length));
    const lower = word.toLowerCase();
    const called = FUNCTION_OF.get(lower);
    const series = SERIES_OF.get(lower);
    const place = { at: from, text: word };
    if (called && (isCalled || !unitOfWord(word))) return { kind: 'function', name: called, ...place };
    if (series) return { kind: 'series', name: series, ...place };
    if (Object.hasOwn(WORD_SIGNS, lower)) return { kind: 'sign', sign: WORD_SIGNS[lower] as 'in', ...place };
    return { kind: unitOfWord(word) ? 'unit' : 'unknown', ...place };
  }
}
