/** The build-out in words: its finding, its notes, and each activity as a sentence. */
import type { Milestone, SiteReady, Summary } from '../../src/index.ts';
import type { GanttWords } from '../charts/gantt.ts';
import { FIRM } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { siteToWatch } from '../sentence.ts';
import { siteWithin } from './site-name.ts';

export function ganttTitle(summary: Summary, words: Words): string {
  const { t, format } = words;
  const site = siteToWatch(summary) ?? summary.sites[0]!;
  const name = { site: siteWithin(site, words) };
  if (site.firstLoad === null) return t('gantt.titleNever', name);
  const critical = site.milestones.filter((one) => one.critical).length;
  const dated = { ...name, date: format.date(site.firstLoad) };
  if (critical === 0) return t('gantt.titleBare', dated);
  return t('gantt.title', { ...dated, n: format.number(critical), of: format.number(site.milestones.length) });
}

/** With what was drawn of the schedules, the notes tell by when half and nine in ten of them end what is still to come. */
export function ganttWords(summary: Summary, words: Words, ready: readonly SiteReady[] = []): GanttWords {
  const { t, count, format, language } = words;
  const drawn = new Map<Milestone, { readonly p50: string | null; readonly p90: string | null }>();
  for (const site of summary.sites)
    for (const { id, p50, p90 } of ready.find((one) => one.site === site.id)?.activities ?? []) {
      const milestone = site.milestones.find((one) => one.id === id);
      if (milestone && !milestone.actual) drawn.set(milestone, { p50, p90 });
    }
  const ends = (milestone: Milestone): readonly string[] => {
    const found = drawn.get(milestone);
    if (!found) return [];
    const day = (iso: string | null) => (iso === null ? format.number(Number.NaN) : format.shortDate(iso));
    // The names of the columns of the table that tells the same.
    return [`P50${FIRM}${day(found.p50)}`, `P90${FIRM}${day(found.p90)}`];
  };
  return {
    siteName: (site) => site.names[language],
    activity: ({ name }) => name[language],
    note: (milestone, beyond) => {
      const { start, date, critical, slackDays, actual } = milestone;
      if (start === null || date === null) return t('gantt.never');
      const parts = [
        ...(critical ? [t('gantt.critical')] : []),
        ...(actual ? [t('gantt.done')] : []),
        ...(beyond ? [t('gantt.until', { month: format.month(date) })] : []),
        ...(!actual && (slackDays ?? 0) > 0 ? [count('gantt.slack', slackDays!)] : []),
        ...ends(milestone),
      ];
      return parts.join(', ');
    },
    quarter: (quarter) => t('axis.quarter', { n: format.number(quarter) }),
    asOf: format.shortDate(summary.asOf),
  };
}

export function activitySentence(milestone: Milestone, { t, count, format, language }: Words): string {
  const { name, start, date, critical, slackDays, actual, announced } = milestone;
  const activity = name[language];
  const promise = announced === null ? '' : ` ${t('gantt.say.announced', { date: format.date(announced) })}`;
  if (start === null || date === null) return `${t('gantt.say.never', { activity })}${promise}`;
  const parts = [
    t('gantt.say.dates', { activity, start: format.date(start), end: format.date(date) }),
    ...(actual ? [t('gantt.say.done')] : []),
    ...(critical ? [t('gantt.say.critical')] : []),
    ...(!critical && !actual && (slackDays ?? 0) > 0 ? [count('gantt.say.slack', slackDays!)] : []),
  ];
  return `${parts.join(' ')}${promise}`;
}
