/** The answer in one sentence: what stands at the end, whether the promise was kept, and what the site that everybody waits for waits for. */
import type { Constraint, Milestone, SiteResult, Summary, TargetResult } from '../src/index.ts';
import { FIRM, lastDayOf, timeOf } from './format.ts';
import { marked, type Piece, type Words } from './i18n/messages.ts';
import { PLACES, shortName } from './sites.ts';

/** One sentence of the answer, and what it speaks of. */
export type SentencePart = { readonly about: 'end' | 'promise' | 'site'; readonly pieces: readonly Piece[] };

export function sentenceParts(summary: Summary, words: Words): readonly SentencePart[] {
  const parts: readonly SentencePart[] = [
    { about: 'end', pieces: opening(summary, words) },
    { about: 'promise', pieces: promise(summary, words) },
    { about: 'site', pieces: watched(summary, words) },
  ];
  return parts.filter(({ pieces }) => pieces.length > 0);
}

export function sentenceOf(summary: Summary, words: Words): readonly Piece[] {
  const space: Piece = { text: ' ', strong: false };
  return sentenceParts(summary, words).flatMap(({ pieces }, i) => (i === 0 ? pieces : [space, ...pieces]));
}

function opening(summary: Summary, { format, pieces }: Words): readonly Piece[] {
  const accelerators = Math.round(summary.totals.acceleratorsInService);
  const end = format.endOf(lastDayOf(summary.to));
  const { peakGridMw } = summary.totals;
  const isEmpty = accelerators === 0 && peakGridMw === 0;
  return pieces(isEmpty ? 'answer.opening.none' : `answer.opening.${format.plural(accelerators)}`, {
    end: format.language === 'fr' ? capital(/^\d|^le\s/.test(end) ? end.replace(/^le\s/, 'au ') : end) : end,
    n: format.number(accelerators),
    mw: format.mw(peakGridMw),
  });
}

/** The promise of accelerators, as the first one of a plan counts it. */
function promise(summary: Summary, { format, pieces }: Words): readonly Piece[] {
  const target = summary.targets.find((one) => one.kind === 'accelerators');
  if (!target) return [];
  const values = { target: format.number(target.target), by: format.endOf(target.by) };
  const dated = (day: string) => ({ ...values, date: format.date(day) });
  if (target.metOn) {
    if (isInTime(target, target.metOn))
      return pieces(target.assumed ? 'answer.target.inTimeAssumed' : 'answer.target.inTime', dated(target.metOn));
    return pieces(target.assumed ? 'answer.target.lateAssumed' : 'answer.target.late', dated(target.metOn));
  }
  if (target.expectedOn) return pieces('answer.target.expected', dated(target.expectedOn));
  const short = format.number(Math.max(0, target.target - summary.totals.acceleratorsInService));
  return pieces(target.assumed ? 'answer.target.neverAssumed' : 'answer.target.never', { ...values, short });
}

function isInTime(target: TargetResult, day: string): boolean {
  return timeOf(day) <= timeOf(target.by);
}

/** One site: Mulhouse where the plan has it, else the next to open, else the one that draws most. */
function watched(summary: Summary, words: Words): readonly Piece[] {
  const site = siteToWatch(summary);
  if (!site) return [];
  const { format, pieces } = words;
  const name = { site: nameOf(site, words) };
  const ready = site.firstLoad;
  const wait = waitAt(site, summary.asOf.slice(0, 7));

  if (ready === null || timeOf(ready) >= timeOf(summary.to)) {
    if (!wait)
      return ready === null
        ? pieces('answer.site.never', name)
        : pieces('answer.site.beyond', { ...name, date: format.date(ready) });
    const what = pieces(`waits.${wait.kind}`);
    if (ready === null || wait.until === null) return pieces('answer.site.waitsNever', { ...name, what });
    const later = waitAt(site, lastDayOf(summary.to).slice(0, 7));
    const values = { ...name, what, until: format.month(wait.until), date: format.date(ready) };
    if (!later || later.kind === wait.kind) return pieces('answer.site.waitsBeyond', values);
    return pieces('answer.site.waitsBeyondThen', { ...values, after: pieces(`waits.${later.kind}`) });
  }

  const holds = holdsAtEnd(site, words);
  const values = { ...name, date: format.date(ready) };
  // Halls and firm import may stand, and another limit still let nothing in.
  if (site.totals.peakGridMw === 0)
    return pieces(holds ? 'answer.site.emptyThen' : 'answer.site.empty', holds ? { ...values, holds } : values);
  const open = timeOf(ready) <= timeOf(summary.asOf);
  // A site that stood there before the plan began has no date worth telling.
  if (open && timeOf(ready) <= timeOf(summary.from)) return holds ? pieces('answer.site.holds', { ...name, holds }) : [];
  if (!holds) return pieces(open ? 'answer.site.open' : 'answer.site.opens', values);
  return pieces(open ? 'answer.site.openThen' : 'answer.site.opensThen', { ...values, holds });
}

/** A place goes by its bare name; other sites are called sites where the language needs it. */
function nameOf(site: SiteResult, { pieces, language }: Words): readonly Piece[] {
  const isPlace = (PLACES as readonly string[]).includes(site.id.split('-')[0]!);
  return pieces(isPlace ? 'answer.site.place' : 'answer.site.named', {
    site: shortName(site.names[language]).replaceAll(' ', FIRM),
  });
}

/** The month that the last words of the answer speak of: that of the day it is told from while the site waits, the last once it serves. */
export function monthTold(summary: Summary): string {
  const ready = siteToWatch(summary)?.firstLoad ?? null;
  const serves = ready !== null && timeOf(ready) < timeOf(summary.to);
  return (serves ? lastDayOf(summary.to) : summary.asOf).slice(0, 7);
}

export function siteToWatch(summary: Summary): SiteResult | undefined {
  const { sites } = summary;
  const notYet = (site: SiteResult) => site.firstLoad === null || timeOf(site.firstLoad) > timeOf(summary.asOf);
  const latestFirst = [...sites].sort((a, b) => readyTime(b) - readyTime(a));
  return (
    sites.find((site) => site.id.split('-')[0] === 'mulhouse') ??
    latestFirst.find(notYet) ??
    latestFirst.find((site) => readyTime(site) > timeOf(summary.from)) ??
    [...sites].sort((a, b) => b.totals.peakGridMw - a.totals.peakGridMw)[0]
  );
}

function readyTime(site: SiteResult): number {
  return site.firstLoad === null ? Number.POSITIVE_INFINITY : timeOf(site.firstLoad);
}

/** What an unfinished site waits for in a month, and the day that ends it; the last known month when the run has no such month. */
function waitAt(
  site: SiteResult,
  month: string,
): { readonly kind: Milestone['kind']; readonly until: string | null } | undefined {
  const binding = site.binding.find((entry) => entry.month === month) ?? site.binding.at(-1);
  const milestone = binding?.activity ? site.milestones.find(({ id }) => id === binding.activity) : undefined;
  return milestone && { kind: milestone.kind, until: milestone.date };
}

/** What holds a site at the end: limits it runs into, things it waits for, or nothing but the demand. */
function holdsAtEnd(site: SiteResult, { t, format }: Words): readonly Piece[] | undefined {
  const constraints = site.binding.at(-1)?.constraint ?? [];
  const nouns = (chosen: readonly Constraint[]) => format.list(chosen.map((constraint) => t(`holds.${constraint}`)));
  const waited: readonly Constraint[] = constraints.filter(
    (constraint) => constraint === 'permit' || constraint === 'deliveries',
  );
  const limits = constraints.filter((constraint) => !waited.includes(constraint) && constraint !== 'demand');
  const parts = [
    ...(limits.length > 0 ? [t('holds.held', { what: nouns(limits) })] : []),
    ...(waited.length > 0 ? [t('holds.waits', { what: nouns(waited) })] : []),
    ...(constraints.includes('demand') ? [t('holds.demand')] : []),
  ];
  return parts.length === 0 ? undefined : marked(format.list(parts));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
