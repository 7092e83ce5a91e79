/** The texts of links and of tabs: they are fetched when there is something to say. */
import type { Language } from './format.ts';
import { linkEn } from './i18n/link-en.ts';
import { linkFr } from './i18n/link-fr.ts';
import { fill, typeset, type Values } from './i18n/messages.ts';

export type LinkKey = keyof typeof linkEn;

const TEXTS: Readonly<Record<Language, Readonly<Record<LinkKey, string>>>> = { en: linkEn, fr: typeset(linkFr) };

export function linkWords(language: Language): (key: LinkKey, values?: Values) => string {
  return (key, values = {}) => fill(TEXTS[language][key], values);
}
