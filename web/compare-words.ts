/** The texts of the view that compares plans: they are fetched with it. */
import { formatFor, type Language } from './format.ts';
import { compareEn } from './i18n/compare-en.ts';
import { compareFr } from './i18n/compare-fr.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';

export type CompareKey = keyof typeof compareEn;
/** Keys that come in two forms. */
export type CompareCount = { [K in CompareKey]: K extends `${infer Base}.one` ? Base : never }[CompareKey];

export type CompareWords = {
  readonly say: (key: CompareKey, values?: Values) => string;
  readonly count: (key: CompareCount, n: number, values?: Values) => string;
  /** A text whose key is made from data; undefined where there is none. */
  readonly maybe: (key: string, values?: Values) => string | undefined;
};

const TEXTS: Readonly<Record<Language, Readonly<Record<CompareKey, string>>>> = { en: compareEn, fr: typeset(compareFr) };
const made: Partial<Record<Language, CompareWords>> = {};

export function compareWords(language: Language): CompareWords {
  const known = made[language];
  if (known) return known;
  const texts = TEXTS[language];
  const format = formatFor(language);
  const isKey = (key: string): key is CompareKey => Object.hasOwn(texts, key);
  const say: CompareWords['say'] = (key, values = {}) => fill(texts[key], values);
  const words: CompareWords = {
    say,
    count: (key, n, values = {}) => say(`${key}.${format.plural(n)}` as CompareKey, { n: format.number(n), ...values }),
    maybe: (key, values = {}) => (isKey(key) ? say(key, values) : undefined),
  };
  made[language] = words;
  return words;
}
