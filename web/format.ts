/** Every number, date and unit that the reader sees passes here; nothing else on the page calls `Intl`. */
export type Language = 'en' | 'fr';

/** Narrow no-break space: between a number and its unit, and between groups of digits in French. */
export const NARROW = '\u202f';
/** No-break space: inside dates and names that must not part. */
export const FIRM = '\u00a0';
const UNKNOWN = '–';

export type Format = ReturnType<typeof formatFor>;

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** The ways to write numbers, dates and lists in one language. */
export function formatFor(language: Language) {
  const locale = LOCALES[language];
  const rules = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const numbers = new Map<string, Intl.NumberFormat>();
  const dateFormat = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const long = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
  const monthYear = dateFormat({ month: 'long', year: 'numeric' });
  const monthShort = dateFormat({ month: 'short', year: 'numeric' });
  const monthAlone = dateFormat({ month: 'long' });

  /** `fewest` to `most` digits after the point; unknown is a dash. */
  function number(value: number, most = 0, fewest = most): string {
    if (!Number.isFinite(value)) return UNKNOWN;
    const key = `${fewest}:${most}`;
    let format = numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: fewest, maximumFractionDigits: most });
      numbers.set(key, format);
    }
    return format
      .format(value === 0 ? 0 : value)
      .replace(/[\u00a0\u202f ]/g, NARROW)
      .replace('-', '−');
  }

  const withUnit = (text: string, unit: string) => (unit && text !== UNKNOWN ? `${text}${NARROW}${unit}` : text);
  const firm = (text: string) => text.replace(/[ \u202f]/g, FIRM);
  /** French counts the first of a month as an ordinal. */
  const ordinal = (text: string) => (language === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text);

  return {
    language,
    number,
    quantity: (value: number, unit: string, most = 0, fewest = most) => withUnit(number(value, most, fewest), unit),
    /** Power in a sentence or on an axis: whole megawatts from ten on. */
    mw: (value: number) => withUnit(number(value, Math.abs(value) < 10 ? 1 : 0, 0), 'MW'),
    /** Power beside other powers: one digit after the point. */
    mw1: (value: number) => withUnit(number(value, 1), 'MW'),
    /** `share` of one, in per cent. */
    percent: (share: number, most = 0, fewest = 0) => {
      const text = number(share * 100, most, fewest);
      if (text === UNKNOWN) return text;
      return language === 'fr' ? `${text}${NARROW}%` : `${text}%`;
    },
    /** Money in words of a planner: billions and millions, in three figures. */
    eur: (value: number) => {
      const [scaled, word] =
        Math.abs(value) >= 999.5e6
          ? [value / 1e9, language === 'fr' ? 'Md€' : 'bn']
          : [value / 1e6, language === 'fr' ? 'M€' : 'm'];
      const text = number(scaled, Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2, 0);
      if (text === UNKNOWN) return text;
      return language === 'fr' ? `${text}${NARROW}${word}` : `€${text}${NARROW}${word}`;
    },
    /** `2027-09-29` as 29 September 2027. */
    date: (iso: string) => firm(ordinal(long.format(timeOf(iso)))),
    shortDate: (iso: string) => firm(ordinal(short.format(timeOf(iso)))),
    /** `2027-04`, or a day of it, as April 2027. */
    month: (iso: string) => firm(monthYear.format(timeOf(iso))),
    shortMonth: (iso: string) => firm(monthShort.format(timeOf(iso))),
    /** A deadline in words: "the end of 2025", "the end of March 2026", or the day itself. */
    endOf: (iso: string) => {
      const time = new Date(timeOf(iso));
      const next = new Date(time.getTime() + DAY_MS);
      if (next.getUTCDate() !== 1) return language === 'fr' ? `le ${firm(ordinal(long.format(time)))}` : firm(long.format(time));
      const year = String(time.getUTCFullYear());
      const period = next.getUTCMonth() === 0 ? year : `${monthAlone.format(time)}${FIRM}${year}`;
      return language === 'fr' ? `fin${FIRM}${period}` : `the end of ${period}`;
    },
    /** Which plural form goes with a count. */
    plural: (count: number): 'one' | 'other' => (rules.select(count) === 'one' ? 'one' : 'other'),
    list: (items: readonly string[]) => lists.format(items),
  };
}

const DAY_MS = 86_400_000;

/** Milliseconds of the start of a day written `YYYY-MM-DD`, or of a month written `YYYY-MM`; what follows the day is left aside. */
export function timeOf(iso: string): number {
  return Date.UTC(digits(iso, 0, 4), digits(iso, 5, 7, 1) - 1, digits(iso, 8, 10, 1));
}

/** The number that stands from one place of a text up to another; charts read thousands of dates while a lever is dragged. */
function digits(text: string, from: number, to: number, otherwise = 1970): number {
  if (text.length < to) return otherwise;
  let number = 0;
  for (let i = from; i < to; i++) number = 10 * number + text.charCodeAt(i) - 48;
  return number;
}

/** The day, `YYYY-MM-DD`, of a time. */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The last day of a run whose end is exclusive. */
export function lastDayOf(to: string): string {
  return dayText(timeOf(to) - DAY_MS);
}

/**
 * Read a number as a person types it in either language; `undefined` when it is none. One of `units` may follow it, and nothing else:
 * to read `1.4 GW` as 1.4 of another unit would be worse than to refuse it.
 */
export function readNumber(typed: string, language: Language, units: readonly string[] = []): number | undefined {
  const text = typed.trim().toLowerCase();
  const unit = units.find((one) => one !== '' && text.endsWith(one.toLowerCase()));
  const bare = (unit === undefined ? text : text.slice(0, -unit.length)).replace(/[\s\u00a0\u202f'’]/g, '').replace('−', '-');
  const plain =
    bare.includes(',') && (language === 'fr' || !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare))
      ? decimalComma(bare)
      : bare.replaceAll(',', '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function decimalComma(text: string): string {
  return text.includes('.') ? text.replaceAll('.', '').replace(',', '.') : text.replace(',', '.');
}

/** The order of texts in a language, numbers in them by their value. */
export function comparerFor(language: Language): (a: string, b: string) => number {
  return new Intl.Collator(LOCALES[language], { numeric: true, sensitivity: 'base' }).compare;
}
