/** The texts of the accuracy view: they are fetched with it. */
import type { Format, Language } from './format.ts';
import { formatFor } from './format.ts';
import { accuracyEn } from './i18n/accuracy-en.ts';
import { accuracyFr } from './i18n/accuracy-fr.ts';
import { fill, marked, type Piece, typeset, type Values } from './i18n/messages.ts';

export type AccuracyKey = keyof typeof accuracyEn;

export type AccuracyWords = {
  readonly language: Language;
  readonly format: Format;
  readonly say: (key: AccuracyKey, values?: Values) => string;
  /** A text cut where it sets a part between asterisks. */
  readonly pieces: (key: AccuracyKey) => readonly Piece[];
  /** The name of a kind or a quantity; as the file writes it where there is none. */
  readonly name: (of: 'kind' | 'quantity', id: string) => string;
};

const TEXTS: Readonly<Record<Language, Readonly<Record<AccuracyKey, string>>>> = { en: accuracyEn, fr: typeset(accuracyFr) };

export function accuracyWords(language: Language): AccuracyWords {
  const texts = TEXTS[language];
  const isKey = (key: string): key is AccuracyKey => Object.hasOwn(texts, key);
  return {
    language,
    format: formatFor(language),
    say: (key, values = {}) => fill(texts[key], values),
    pieces: (key) => marked(texts[key]),
    name: (of, id) => {
      const key = `${of}.${id}`;
      return isKey(key) ? texts[key] : id;
    },
  };
}
