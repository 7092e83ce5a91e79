/** One month in words, as the status line shows it and a screen reader speaks it. */
import { slowedText } from './heat.ts';
import type { Binding, SiteResult, Summary } from '../src/index.ts';
import type { Words } from './i18n/messages.ts';

export type MonthLine = {
  readonly month: string;
  readonly power: string;
  readonly sites: readonly string[];
  /** Sites that heat slowed. */
  readonly heat: readonly string[];
};

export function monthLine(summary: Summary, key: string, words: Words): MonthLine {
  const { t, format } = words;
  const row = (site: string) => summary.monthly.find((entry) => entry.month === key && entry.site === site);
  const all = row('all');
  return {
    month: format.month(key),
    power: all ? t('cursor.power', { mean: format.mw1(all.gridMwMean), peak: format.mw1(all.gridMwPeak) }) : '',
    sites: summary.sites.map((site) => {
      const mean = row(site.id)?.gridMwMean ?? Number.NaN;
      const values = {
        site: site.names[words.language],
        binds: bindsText(
          site,
          site.binding.find((entry) => entry.month === key),
          words,
        ),
      };
      return mean > 0 ? t('cursor.site', { ...values, mean: format.mw1(mean) }) : t('cursor.siteIdle', values);
    }),
    heat: slowedText(summary, key, words),
  };
}

/** What binds, by how much, and what would bind next. */
export function bindsText(site: SiteResult, binding: Binding | undefined, words: Words): string {
  const { t, format } = words;
  if (!binding || binding.constraint.length === 0) return t('cursor.nothing');
  const constraints = format.list(binding.constraint.map((constraint) => t(`constraint.${constraint}`)));
  const waited = binding.activity ? site.milestones.find(({ id }) => id === binding.activity) : undefined;
  if (waited) return t('cursor.waits', { constraints, activity: waited.name[words.language] });
  if (Number.isNaN(binding.slackMw)) return constraints;
  const slack = format.mw1(binding.slackMw);
  if (!binding.next) return t('cursor.binds', { constraints, slack });
  return t('cursor.bindsNext', { constraints, slack, next: t(`constraint.${binding.next}`) });
}
