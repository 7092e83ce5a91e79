/** What stands over and under the figure, on the page and in the exported file. */
import type { Summary } from '../../src/index.ts';
import type { ChartData } from '../charts/series.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import type { Changes } from '../state.ts';

export type Headings = { readonly title: string; readonly subtitle: string; readonly source: string };

export function headingsOf(summary: Summary, data: ChartData, changes: Changes, words: Words): Headings {
  const { t, count, format } = words;
  const drawing = Math.max(1, summary.sites.filter((site) => site.totals.peakGridMw > 0).length);
  const peakMw = summary.totals.peakGridMw;
  // Against the firm import of the day of the peak.
  const firmMw = data.firmMw[dayOfPeak(data.peakMw)] ?? Number.NaN;
  const mw = format.mw(peakMw);
  const title =
    firmMw > 0
      ? count('power.title', drawing, { mw, share: format.percent(peakMw / firmMw) })
      : count('power.titleBare', drawing, { mw });

  const changed = Object.keys(changes).length;
  const about = {
    version: summary.modelVersion,
    plan: summary.scenario.names[words.language],
    hash: summary.scenario.hash.slice(0, 8),
    asOf: t('power.sourceAsOf', { date: format.date(summary.asOf) }),
  };
  return {
    title,
    subtitle: t('power.subtitle', { period: periodOf(summary, words) }),
    source: changed === 0 ? t('power.source', about) : count('power.changed', changed, about),
  };
}

/** Whole years where the run has whole years, months otherwise. */
export function periodOf(summary: Pick<Summary, 'from' | 'to'>, { t, format }: Words): string {
  const last = lastDayOf(summary.to);
  const whole = summary.from.slice(5, 10) === '01-01' && last.slice(5, 10) === '12-31';
  const [from, to] = whole ? [summary.from.slice(0, 4), last.slice(0, 4)] : [format.month(summary.from), format.month(last)];
  return from === to ? from : t('period', { from, to });
}

function dayOfPeak(peakMw: Float64Array): number {
  return peakMw.reduce((best, mw, day) => (mw > (peakMw[best] ?? 0) ? day : best), 0);
}
