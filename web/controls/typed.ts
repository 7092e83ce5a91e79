/** Fields that read what people write: a number at once, anything more by a reader that is fetched when it is first needed. */
import type { Formula, FormulaAnswer } from '../../workers/formula-reader.ts';
import { type Language, readNumber } from '../format.ts';
import { wordsFor, type Words } from '../i18n/messages.ts';
import { reasonOf } from '../reason.ts';
import { allowed, isPercent, type Quantity, type Reading, readLever, unitText, valueText } from './lever-text.ts';

/** A run of digits as a language writes it: grouped by threes, with a comma or a point. */
const NUMBER = /\d+(?:[.,]\d+|[ \u00a0\u202f'’]\d{3}(?!\d))*/g;
/** `+ 5 %` on a share is five per cent of what stands, and no new share. */
const RELATIVE = /^\s*[+\-−–]\s*[\d.,\s\u00a0\u202f]+%\s*$/;

/** The text with its numbers as a machine writes them. */
export function machineText(typed: string, language: Language): string {
  return typed.replace(NUMBER, (number) => String(readNumber(number, language) ?? number));
}

export function formulaOf(lever: Quantity, typed: string, present: number, language: Language): Formula {
  const named = (['en', 'fr'] as const).flatMap((one) => [1, 2].map((n) => unitText(lever, n, wordsFor(one))));
  return {
    text: machineText(typed, language),
    unit: lever.unit,
    names: [...new Set([lever.unit, ...named])],
    percent: isPercent(lever),
    present,
  };
}

/** What is read at once: a plain number, or a text in which there is none. The rest is for the reader of formulas. */
export function readAtOnce(lever: Quantity, typed: string, present: number, words: Words): Reading | undefined {
  const plain = readLever(lever, typed, present, words);
  // A share below zero where there can be one is that share.
  const isRelative = RELATIVE.test(typed) && (typed.trim().startsWith('+') || lever.min >= 0);
  if (plain.ok) return isRelative ? undefined : plain;
  if (isRelative) return undefined;
  const isNumber = readNumber(typed, words.language, namesOf(lever, words)) !== undefined;
  return isNumber || !/\d/.test(typed) ? plain : undefined;
}

export type Ask = (asked: Formula) => Promise<FormulaAnswer>;

const askReader: Ask = async (asked) => {
  const { askFormula } = await import('../../workers/formula-reader.ts');
  return askFormula(asked);
};

/** What a reader of formulas makes of a text, in words where it is nothing. */
export async function readTyped(
  lever: Quantity,
  typed: string,
  present: number,
  words: Words,
  ask: Ask = askReader,
): Promise<Reading> {
  const kept = { former: valueText(lever, present, words) };
  let answer: FormulaAnswer;
  try {
    answer = await ask(formulaOf(lever, typed, present, words.language));
  } catch (error) {
    return { ok: false, trouble: words.t('typed.failed', { ...kept, reason: reasonOf(error)[words.language] }) };
  }
  if (answer.ok) return allowed(lever, answer.value, present, words);
  const told = { ...kept, typed: typed.trim(), at: answer.at, units: unitsText(lever, words) };
  return { ok: false, trouble: words.t(`typed.${answer.fault}`, told) };
}

function namesOf(lever: Quantity, words: Words): readonly string[] {
  return [unitText(lever, 1, words), unitText(lever, 2, words), lever.unit, ...(isPercent(lever) ? ['%'] : [])];
}

const POWER = ['kW', 'MW', 'GW'];
const ENERGY = ['kWh', 'MWh', 'GWh'];
const TIME = ['h', 'days', 'weeks', 'months', 'years'];

/** The units that a field takes. */
function unitsText(lever: Quantity, words: Words): string {
  const { unit } = lever;
  const own = unitText(lever, 2, words);
  if (POWER.includes(unit) || unit === 'W') return words.format.list(unit === 'W' ? ['W', ...POWER] : POWER);
  if (ENERGY.includes(unit)) return words.format.list(ENERGY);
  if (unit === 'EUR') return words.t('typed.money');
  if (TIME.includes(unit) || unit === 'hours')
    return words.format.list(TIME.map((one) => words.maybe(`unit.${one}.other`) ?? one));
  return own === '' ? words.t('typed.noUnit') : own;
}
