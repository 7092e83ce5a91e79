/** The build-out in words: its finding, its notes, and each activity as a sentence. */
import type { Milestone, Summary } from '../../src/index.ts';
import type { GanttWords } from '../charts/gantt.ts';
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

export function ganttWords(summary: Summary, words: Words): GanttWords {
  const { t, count, format, language } = words;
  return {
    siteName: (site) => site.names[language],
    activity: ({ name }) => name[language],
    note: ({ start, date, critical, slackDays, actual }, beyond) => {
      if (start === null || date === null) return t('gantt.never');
      const parts = [
        ...(critical ? [t('gantt.critical')] : []),
        ...(actual ? [t('gantt.done')] : []),
        ...(beyond ? [t('gantt.until', { month: format.month(date) })] : []),
        ...(!actual && (slackDays ?? 0) > 0 ? [count('gantt.slack', slackDays!)] : []),
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
