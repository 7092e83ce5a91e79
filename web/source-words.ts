/** The words of the page and, beside them, those that only the sources need: they are fetched with the sources. */

import type { Language } from './format.ts';
import { type Words, wordsFor } from './i18n/messages.ts';
import { sourceFieldsEn } from './i18n/source-fields-en.ts';
import { sourceFieldsFr } from './i18n/source-fields-fr.ts';

const MORE: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: sourceFieldsEn, fr: sourceFieldsFr };

export function sourceWords(language: Language): Words {
  const words = wordsFor(language);
  const more = MORE[language];
  return { ...words, maybe: (key) => words.maybe(key) ?? (Object.hasOwn(more, key) ? more[key] : undefined) };
}
