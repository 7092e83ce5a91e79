/** The texts of measures that a person writes: they are fetched with them. */
import type { Language } from '../format.ts';
import { measureEn } from '../i18n/measure-en.ts';
import { measureFr } from '../i18n/measure-fr.ts';
import { fill, typeset, type Values } from '../i18n/messages.ts';

export type MeasureKey = keyof typeof measureEn;
export type SayMeasure = (key: MeasureKey, values?: Values) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<MeasureKey, string>>>> = { en: measureEn, fr: typeset(measureFr) };

export function measureWords(language: Language): SayMeasure {
  return (key, values = {}) => fill(TEXTS[language][key], values);
}
