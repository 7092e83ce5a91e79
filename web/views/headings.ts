/** What stands over and under the charts, on the page and in the exported files. */
import type { Summary } from '../../src/index.ts';
import type { MeasureId } from '../charts/measures.ts';
import { usualHighest } from '../charts/paths.ts';
import type { ChartData } from '../charts/series.ts';
import { highestIn, placeOfHighest } from '../charts/values.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { highestMonth, valueText } from '../measure-text.ts';
import type { Shown } from '../plot.ts';
import type { Changes } from '../state.ts';
import { siteFirst } from './site-name.ts';

export type Headings = { readonly title: string; readonly subtitle: string; readonly source: string };

/** `site` is one of the plan, or `all`. */
export function headingsOf(summary: Summary, shown: Shown, changes: Changes, words: Words): Headings {
  const { measure, site, chart, monthly } = shown;
  const source = sourceLine(summary, changes, words);
  if (typeof measure === 'object') return { ...measure.headings(summary, site, words), source };
  const one = summary.sites.find(({ id }) => id === site);
  const place = one ? one.names[words.language] : words.t(measure === 'pue' ? 'place.each' : 'place.stacked');
  return {
    title:
      measure === 'gridMw'
        ? powerFinding(summary, shown, words)
        : findingOf(measure, monthly, chart.months, summary, site, words),
    subtitle: [
      words.t(`subtitle.${measure}`, { place, period: periodOf(summary, words) }),
      ...(measure === 'pue' ? beyondTheTop(shown, words) : []),
      words.t('subtitle.strip'),
    ].join(' '),
    source,
  };
}

/** Days that stand far above all others are said rather than drawn. */
function beyondTheTop({ plot }: Shown, { t, format }: Words): readonly string[] {
  const lines = plot.layers.map(({ values }) => values);
  const highest = Math.max(0, ...lines.map(highestIn));
  return highest > usualHighest(lines) ? [t('subtitle.beyond', { value: format.number(highest, 1) })] : [];
}

/** A finding with its verb: the highest month, or what stands at the end. */
export function findingOf(
  id: Exclude<MeasureId, 'gridMw'>,
  monthly: Float64Array,
  months: ChartData['months'],
  summary: Summary,
  site: string,
  words: Words,
): string {
  const { t, count, format } = words;
  const { value, month } = highestMonth(monthly, months);
  if (!(value > 0)) return nothingRuns(summary, site, words);
  if (id === 'inServiceAccelerators') {
    const accelerators = Math.round(monthly.at(-1) ?? Number.NaN);
    return count('finding.inService', accelerators, { end: format.endOf(lastDayOf(summary.to)) });
  }
  if (id === 'pue') {
    const { pue } = summary.sites.find((one) => one.id === site)?.totals ?? summary.totals;
    return t('finding.pue', { value: format.number(pue, 2) });
  }
  return t(`finding.${id}`, { value: valueText(id, value, words), month: format.month(month) });
}

/** What is said where no machine runs: a plan without load, or the day on which a site takes its first. */
function nothingRuns(summary: Summary, site: string, words: Words): string {
  const { t, format } = words;
  const one = summary.sites.find(({ id }) => id === site);
  if (!one) return t('finding.nothing');
  const name = { site: siteFirst(one, words) };
  return one.firstLoad ? t('finding.notBefore', { ...name, date: format.date(one.firstLoad) }) : t('finding.never', name);
}

/** Against the firm import of the day of the peak. */
function powerFinding(summary: Summary, { plot, site }: Shown, words: Words): string {
  const { t, count, format } = words;
  const one = summary.sites.find(({ id }) => id === site);
  const peakMw = (one ?? summary).totals.peakGridMw;
  if (!(peakMw > 0)) return nothingRuns(summary, site, words);
  const firmMw =
    plot.firm?.all[placeOfHighest(plot.lines.find(({ id }) => id === 'peak')?.values ?? new Float64Array(0))] ?? Number.NaN;
  const mw = format.mw(peakMw);
  if (one) {
    const name = siteFirst(one, words);
    return firmMw > 0
      ? t('finding.gridMw.site', { site: name, mw, share: format.percent(peakMw / firmMw) })
      : t('finding.gridMw.siteBare', { site: name, mw });
  }
  const drawing = Math.max(1, summary.sites.filter((each) => each.totals.peakGridMw > 0).length);
  return firmMw > 0
    ? count('power.title', drawing, { mw, share: format.percent(peakMw / firmMw) })
    : count('power.titleBare', drawing, { mw });
}

/** Which plan and which model a picture shows. */
export function sourceLine(summary: Summary, changes: Changes, { t, count, format, language }: Words): string {
  const changed = Object.keys(changes).length;
  const about = {
    version: summary.modelVersion,
    plan: summary.scenario.names[language],
    hash: summary.scenario.hash.slice(0, 8),
    asOf: t('power.sourceAsOf', { date: format.date(summary.asOf) }),
  };
  const line = changed === 0 ? t('power.source', about) : count('power.changed', changed, about);
  if (summary.imports.length === 0) return line;
  const files = [...new Set(summary.imports.map(({ file }) => file))];
  return `${line} ${t('power.imports', { list: format.list(files) })}`;
}

/** Whole years where the run has whole years, months otherwise. */
export function periodOf(summary: Pick<Summary, 'from' | 'to'>, { t, format }: Words): string {
  const last = lastDayOf(summary.to);
  const whole = summary.from.slice(5, 10) === '01-01' && last.slice(5, 10) === '12-31';
  const [from, to] = whole ? [summary.from.slice(0, 4), last.slice(0, 4)] : [format.month(summary.from), format.month(last)];
  return from === to ? from : t('period', { from, to });
}
