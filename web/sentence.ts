/** The answer in one sentence: what stands at the end, whether the promise was kept, and what the site that everybody waits for waits for. */
import type { Constraint, Milestone, SiteResult, Summary, TargetResult } from '../src/index.ts';
import { lastDayOf, NARROW, timeOf } from './format.ts';
import type { Piece, Words } from './i18n/messages.ts';
import { kindOf } from './promises.ts';

export function sentenceOf(summary: Summary, words: Words): readonly Piece[] {
  const sentences = [opening(summary, words), promise(summary, words), watched(summary, words)].filter(
    (pieces) => pieces.length > 0,
  );
  return sentences.flatMap((pieces, i) => (i === 0 ? pieces : [{ text: ' ', strong: false }, ...pieces]));
}

function opening(summary: Summary, { format, pieces }: Words): readonly Piece[] {
  const accelerators = Math.round(summary.totals.acceleratorsInService);
  const end = format.endOf(lastDayOf(summary.to));
  return pieces(`answer.opening.${format.plural(accelerators)}`, {
    end: format.language === 'fr' ? capital(/^\d|^le\s/.test(end) ? end.replace(/^le\s/, 'au ') : end) : end,
    n: format.number(accelerators).replace(/ /g, NARROW),
    mw: format.mw(summary.totals.peakGridMw),
  });
}

/** The promise of accelerators, as the first one of a plan counts it. */
function promise(summary: Summary, { format, pieces }: Words): readonly Piece[] {
  const target = summary.targets.find((one) => kindOf(one) === 'accelerators');
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
  const { format, pieces, language } = words;
  const name = { site: site.name[language].replaceAll(' ', '\u00a0') };
  const ready = site.firstLoad;
  const wait = waitAt(site, summary.asOf.slice(0, 7));

  if (ready === null || timeOf(ready) >= timeOf(summary.to)) {
    if (!wait)
      return ready === null
        ? pieces('answer.site.never', name)
        : pieces('answer.site.beyond', { ...name, date: format.date(ready) });
    const what = words.t(`waits.${wait.kind}`);
    if (ready === null || wait.until === null) return withInner(pieces('answer.site.waitsNever', name), { what });
    const later = waitAt(site, lastDayOf(summary.to).slice(0, 7));
    const then = later && later.kind !== wait.kind ? words.t(`waits.${later.kind}`) : undefined;
    const values = { ...name, until: format.month(wait.until), date: format.date(ready) };
    if (then === undefined) return withInner(pieces('answer.site.waitsBeyond', values), { what });
    return withInner(pieces('answer.site.waitsBeyondThen', values), { what, then });
  }

  const holds = holdsAtEnd(site, words);
  const values = { ...name, date: format.date(ready) };
  const open = timeOf(ready) <= timeOf(summary.asOf);
  // A site that stood there before the plan began has no date worth telling.
  if (open && timeOf(ready) <= timeOf(summary.from)) return holds ? withInner(pieces('answer.site.holds', name), { holds }) : [];
  if (!holds) return pieces(open ? 'answer.site.open' : 'answer.site.opens', values);
  return withInner(pieces(open ? 'answer.site.openThen' : 'answer.site.opensThen', values), { holds });
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
function holdsAtEnd(site: SiteResult, { t, format }: Words): string | undefined {
  const constraints = site.binding.at(-1)?.constraint ?? [];
  const nouns = (chosen: readonly Constraint[]) => format.list(chosen.map((constraint) => t(`holds.${constraint}`)));
  const waited: readonly Constraint[] = constraints.filter((constraint) => constraint === 'permit' || constraint === 'deliveries');
  const limits = constraints.filter((constraint) => !waited.includes(constraint) && constraint !== 'demand');
  const parts = [
    ...(limits.length > 0 ? [t('holds.held', { what: nouns(limits) })] : []),
    ...(waited.length > 0 ? [t('holds.waits', { what: nouns(waited) })] : []),
    ...(constraints.includes('demand') ? [t('holds.demand')] : []),
  ];
  return parts.length === 0 ? undefined : format.list(parts);
}

/** Put texts that have asterisks of their own into the places that `pieces` left open. */
function withInner(pieces: readonly Piece[], inner: Readonly<Record<string, string>>): readonly Piece[] {
  return pieces.flatMap((piece) =>
    piece.text.split(/(\{\w+\})/).flatMap((part) => {
      const text = inner[part.slice(1, -1)];
      if (part === '') return [];
      if (!part.startsWith('{') || text === undefined) return [{ text: part, strong: piece.strong }];
      return text
        .split('*')
        .map((bit, i) => ({ text: bit, strong: i % 2 === 1 }))
        .filter((bit) => bit.text !== '');
    }),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
