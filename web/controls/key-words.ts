/** The texts of the list of keys: fetched with it. */
import type { Language } from '../format.ts';
import { typeset } from '../i18n/messages.ts';
import { keysEn } from '../i18n/keys-en.ts';
import { keysFr } from '../i18n/keys-fr.ts';

export type KeysKey = keyof typeof keysEn;

const TEXTS: Readonly<Record<Language, Readonly<Record<KeysKey, string>>>> = { en: keysEn, fr: typeset(keysFr) };

export function keysText(language: Language, key: KeysKey): string {
  return TEXTS[language][key];
}
