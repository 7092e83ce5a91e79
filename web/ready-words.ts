/** The texts of when sites may be ready: they are fetched with the build-out. */
import type { Language } from './format.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';
import { readyEn } from './i18n/ready-en.ts';
import { readyFr } from './i18n/ready-fr.ts';

export type ReadySay = (key: keyof typeof readyEn, values?: Values) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<keyof typeof readyEn, string>>>> = { en: readyEn, fr: typeset(readyFr) };

export function readyWords(language: Language): ReadySay {
  const texts = TEXTS[language];
  return (key, values = {}) => fill(texts[key], values);
}
