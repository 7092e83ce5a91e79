/** The texts of what a town asks: they are fetched with it. */
import { type Format, formatFor, type Language } from './format.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';
import { townEn } from './i18n/town-en.ts';
import { townFr } from './i18n/town-fr.ts';

export type TownKey = keyof typeof townEn;
export type TownWords = {
  readonly language: Language;
  readonly format: Format;
  readonly say: (key: TownKey, values?: Values) => string;
};

const TEXTS: Readonly<Record<Language, Readonly<Record<TownKey, string>>>> = { en: townEn, fr: typeset(townFr) };

export function townWords(language: Language): TownWords {
  const texts = TEXTS[language];
  return { language, format: formatFor(language), say: (key, values = {}) => fill(texts[key], values) };
}
