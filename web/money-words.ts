/** The texts of what a plan costs: they are fetched with that part of the page. */
import type { CapexRow, LocalText } from '../src/index.ts';
import type { Language } from './format.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';
import { moneyEn } from './i18n/money-en.ts';
import { moneyFr } from './i18n/money-fr.ts';

export type MoneyKey = keyof typeof moneyEn;
export type Say = (key: MoneyKey, values?: Values) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<MoneyKey, string>>>> = { en: moneyEn, fr: typeset(moneyFr) };

export function moneyWords(language: Language): Say {
  return (key, values = {}) => fill(TEXTS[language][key], values);
}

/** `Cooling: Direct liquid cooling at 40/50 °C`. */
export function kindText({ kind, of }: CapexRow, names: Readonly<Record<string, LocalText>>, language: Language): string {
  const say = moneyWords(language);
  if (of === null || (kind !== 'cooling' && kind !== 'it')) return say(`kind.${kind}`);
  return say(`of.${kind}`, { of: names[of]?.[language] ?? of });
}
