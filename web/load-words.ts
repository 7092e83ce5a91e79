/** The texts of how the draw behaves: they are fetched with that part of the page. */
import type { Language } from './format.ts';
import { loadEn } from './i18n/load-en.ts';
import { loadFr } from './i18n/load-fr.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';

export type LoadKey = keyof typeof loadEn;
export type SayLoad = (key: LoadKey, values?: Values) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<LoadKey, string>>>> = { en: loadEn, fr: typeset(loadFr) };

export function loadWords(language: Language): SayLoad {
  return (key, values = {}) => fill(TEXTS[language][key], values);
}
