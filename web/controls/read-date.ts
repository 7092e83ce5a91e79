/** Dates as people write them, in either language: `2027-03`, `T1 2027`, `mars 2027`, `15 March 2027`, `fin 2027`, `+3 months`. */
import { monthNamed } from '../../src/index.ts';
import { dayText, timeOf } from '../format.ts';
import { fold } from '../fold.ts';

/** What a text was taken for where it named more than one day; a day and month in figures could be meant the other way round. */
export type DateSense = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'order' | 'shift';
export type DateReading =
  | { readonly ok: true; readonly date: string; readonly sense: DateSense }
  | { readonly ok: false; readonly fault: 'unread' | 'noDay' | 'outside' };

export const FIRST_DAY = '2000-01-01';
export const LAST_DAY = '2100-12-31';

/** `which` day of a longer time is meant: a start by its first, a deadline by its last. */
export function readDate(typed: string, present: string, which: 'first' | 'last' = 'first'): DateReading {
  const text = fold(typed)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[−–]/g, '-')
    .trim();
  const ends = /^(?:(fin|end)(?: (?:de|of))? |(debut|start|early)(?: (?:de|of))? )/.exec(text);
  const edge = ends === null ? which : ends[1] ? 'last' : 'first';
  const rest = ends === null ? text : text.slice(ends[0].length);
  const found = shifted(rest, present) ?? spanOf(rest.replace(/^the /, ''), edge);
  if (found === undefined) return { ok: false, fault: 'unread' };
  if (found.date === undefined) return { ok: false, fault: 'noDay' };
  if (found.date < FIRST_DAY || found.date > LAST_DAY) return { ok: false, fault: 'outside' };
  return { ok: true, date: found.date, sense: found.sense };
}

type Found = { readonly date: string | undefined; readonly sense: DateSense };

function spanOf(text: string, edge: 'first' | 'last'): Found | undefined {
  const day = dayOf(text);
  if (day) return day;
  const quarter = /^(?:[qt]([1-4])[ -/]*(\d{4})|(\d{4})[ -/]*[qt]([1-4]))$/.exec(text);
  if (quarter) return months(Number(quarter[2] ?? quarter[3]), 3 * Number(quarter[1] ?? quarter[4]) - 2, 3, edge, 'quarter');
  const half = /^(?:[hs]([12])[ -/]*(\d{4})|(\d{4})[ -/]*[hs]([12]))$/.exec(text);
  if (half) return months(Number(half[2] ?? half[3]), 6 * Number(half[1] ?? half[4]) - 5, 6, edge, 'half');
  const month = /^(\d{4})[-/. ](\d{1,2})$/.exec(text) ?? swapped(/^(\d{1,2})[-/. ](\d{4})$/.exec(text));
  if (month) return months(Number(month[1]), Number(month[2]), 1, edge, 'month');
  const named = /^([a-z]+)\.?,? (\d{4})$/.exec(text);
  const inWords = named && monthNamed(named[1]!);
  if (inWords) return months(Number(named[2]), inWords, 1, edge, 'month');
  if (/^\d{4}$/.test(text)) return months(Number(text), 1, 12, edge, 'year');
  return undefined;
}

function dayOf(text: string): Found | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return { date: dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3])), sense: 'day' };
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (figures) {
    const [day, month, year] = figures.slice(1).map(Number) as [number, number, number];
    // British and French alike put the day first; it is said where the other order would be a day too.
    return { date: dayIn(year, month, day), sense: day <= 12 && day !== month ? 'order' : 'day' };
  }
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+)\.?,? (\d{4})$/.exec(text);
  const ofDay = dayFirst && monthNamed(dayFirst[2]!);
  if (ofDay) return { date: dayIn(Number(dayFirst[3]), ofDay, Number(dayFirst[1])), sense: 'day' };
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  const first = monthFirst && monthNamed(monthFirst[1]!);
  return first ? { date: dayIn(Number(monthFirst[3]), first, Number(monthFirst[2])), sense: 'day' } : undefined;
}

/** So long after or before the present date: `+3 months`, `- 2 semaines`. */
function shifted(text: string, present: string): Found | undefined {
  const shift = /^([+-]) ?(\d{1,5}) ?([a-z]+)$/.exec(text);
  if (!shift) return undefined;
  const count = Number(shift[2]) * (shift[1] === '-' ? -1 : 1);
  const [year, month, day] = [Number(present.slice(0, 4)), Number(present.slice(5, 7)), Number(present.slice(8, 10))];
  const unit = shift[3]!;
  if (/^(d|days?|j|jours?)$/.test(unit)) return { date: dayAt(timeOf(present) + count * DAY_MS), sense: 'shift' };
  if (/^(w|weeks?|semaines?)$/.test(unit)) return { date: dayAt(timeOf(present) + 7 * count * DAY_MS), sense: 'shift' };
  const many = /^(months?|mois)$/.test(unit) ? count : /^(y|years?|ans?|annees?)$/.test(unit) ? 12 * count : undefined;
  if (many === undefined) return undefined;
  const last = new Date(Date.UTC(year, month + many, 0)).getUTCDate();
  return { date: dayAt(Date.UTC(year, month - 1 + many, Math.min(day, last))), sense: 'shift' };
}

const DAY_MS = 86_400_000;

/** A day by its time; none that a calendar of four figures lacks. */
function dayAt(ms: number): string | undefined {
  return ms >= Date.UTC(1000, 0) && ms < Date.UTC(10_000, 0) ? dayText(ms) : undefined;
}

function swapped(match: RegExpExecArray | null): readonly [string, string, string] | undefined {
  return match ? [match[0], match[2]!, match[1]!] : undefined;
}

function months(year: number, first: number, many: number, edge: 'first' | 'last', sense: DateSense): Found {
  if (first < 1 || first > 12) return { date: undefined, sense };
  return { date: dayAt(edge === 'first' ? Date.UTC(year, first - 1, 1) : Date.UTC(year, first - 1 + many, 0)), sense };
}

/** The day, if the calendar has it. */
function dayIn(year: number, month: number, day: number): string | undefined {
  const date = dayAt(Date.UTC(year, month - 1, day));
  return date !== undefined && Number(date.slice(5, 7)) === month && Number(date.slice(8)) === day ? date : undefined;
}
