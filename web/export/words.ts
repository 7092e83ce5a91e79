/** The texts of the files and of the dialog that makes them: they are fetched with it. */
import type { Language } from '../format.ts';
import { exportEn } from '../i18n/export-en.ts';
import { exportFr } from '../i18n/export-fr.ts';
import { fill, typeset, type Values } from '../i18n/messages.ts';

export type ExportKey = keyof typeof exportEn;
export type SayExport = {
  (key: ExportKey, values?: Values): string;
  /** A text whose key is made from data. */
  readonly maybe: (key: string) => string | undefined;
};

const TEXTS: Readonly<Record<Language, Readonly<Record<ExportKey, string>>>> = { en: exportEn, fr: typeset(exportFr) };

export function exportWords(language: Language): SayExport {
  const texts = TEXTS[language];
  return Object.assign((key: ExportKey, values: Values = {}) => fill(texts[key], values), {
    maybe: (key: string) => (Object.hasOwn(texts, key) ? texts[key as ExportKey] : undefined),
  });
}
