/** The texts of the report: they are fetched with it. */
import { formatFor, type Language } from '../format.ts';
import { fill, typeset, type Values } from '../i18n/messages.ts';
import { reportEn } from '../i18n/report-en.ts';
import { reportFr } from '../i18n/report-fr.ts';

export type ReportKey = keyof typeof reportEn;
/** Keys that come in two forms. */
type ReportCount = { [K in ReportKey]: K extends `${infer Base}.one` ? Base : never }[ReportKey];
export type SayReport = {
  (key: ReportKey, values?: Values): string;
  readonly count: (key: ReportCount, n: number, values?: Values) => string;
};

const TEXTS: Readonly<Record<Language, Readonly<Record<ReportKey, string>>>> = { en: reportEn, fr: typeset(reportFr) };

export function reportWords(language: Language): SayReport {
  const texts = TEXTS[language];
  const format = formatFor(language);
  const say = (key: ReportKey, values: Values = {}) => fill(texts[key], values);
  return Object.assign(say, {
    count: (key: ReportCount, n: number, values: Values = {}) =>
      say(`${key}.${format.plural(n)}` as ReportKey, { n: format.number(n), ...values }),
  });
}
