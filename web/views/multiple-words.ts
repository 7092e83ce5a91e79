/** What a small chart says: its finding, its unit and place, the value of a month, the names of its parts. */
import type { Summary } from '../../src/index.ts';
import { plotWords } from '../charts/figure.ts';
import type { MonthColumn, Multiple } from '../charts/multiples.ts';
import type { PlotWords } from '../charts/plot.ts';
import { WORK_MULTIPLES, type WorkMultipleId } from '../charts/work-ids.ts';
import type { Key, Words } from '../i18n/messages.ts';
import { valueText } from '../measure-text.ts';
import { shortName } from '../sites.ts';
import { findingOf, periodOf } from './headings.ts';

export function multipleTitle(multiple: Multiple, summary: Summary, site: string, words: Words): string {
  const { id, measure, monthly, plot } = multiple;
  if (isOfWork(id)) return workTitle(multiple, id, words);
  if (id !== 'budget' && !monthly.some((value) => value > 0)) return words.t(`multiple.none.${id}`);
  if (id !== 'budget' && measure !== 'share')
    return findingOf(measure === 'gridMw' ? 'gridMwh' : measure, monthly, plot.months, summary, site, words);
  const committed = words.format.eur(monthly.at(-1) ?? Number.NaN);
  const budget = plot.lines.find((line) => line.id === 'budget')?.end;
  return budget === undefined
    ? words.t('finding.committed', { committed })
    : words.t('finding.budget', { committed, budget: words.format.eur(budget) });
}

function isOfWork(id: Multiple['id']): id is WorkMultipleId {
  return (WORK_MULTIPLES as readonly string[]).includes(id);
}

/** The finding of a chart of the work: of the whole run, or of its last month. */
function workTitle({ monthly, plot, columns }: Multiple, id: WorkMultipleId, { t, format }: Words): string {
  const known = monthly.filter((value) => Number.isFinite(value));
  const percent = (value: number | undefined) => format.percent(value ?? Number.NaN, (value ?? 1) < 0.1 ? 1 : 0);
  const [last, line] = [known.at(-1), plot.lines[0]?.end];
  if (!known.some((value) => value > 0)) return t(`multiple.none.${id}`);
  if (id === 'classes') {
    const whole = known.reduce((sum, value) => sum + value, 0);
    const interactive = columns[0]!.values.reduce((sum, value) => sum + value, 0);
    return t('finding.classes', { share: percent(interactive / whole) });
  }
  if (id === 'training') return t('finding.training', { mfu: percent(line), effective: percent(last) });
  if (id === 'latency')
    return t('finding.latency', { share: percent(known.reduce((sum, value) => sum + value, 0) / known.length) });
  return t('finding.people', { learners: percent(last), startups: percent(line) });
}

export function multipleSubtitle({ id }: Multiple, summary: Summary, site: string, words: Words, withPeriod = false): string {
  const one = summary.sites.find((entry) => entry.id === site);
  const place = one ? shortName(one.names[words.language]) : words.t('place.all');
  const text = words.t(`multiple.${id}`, { place });
  return withPeriod ? words.t('multiple.period', { text, period: periodOf(summary, words) }) : text;
}

/** A month and what the chart shows of it; the last month of the run where none is pointed at. */
export function multipleValue({ measure, monthly, plot }: Multiple, month: number | undefined, words: Words): string {
  const m = month ?? plot.months.length - 1;
  const key = plot.months[m]?.key;
  return key === undefined
    ? ''
    : words.t('multiple.value', { month: words.format.shortMonth(key), value: valueText(measure, monthly[m]!, words) });
}

export function columnName({ key, name }: MonthColumn, words: Words): string {
  return name ?? words.t(`part.${key}` as Key);
}

/** The small chart names its parts and no more: its values stand in its heading. */
export function multiplePlotWords(multiple: Multiple, words: Words): PlotWords {
  const base = plotWords(multiple.measure, multiple.plot, words);
  return {
    ...base,
    name: (layer) => {
      if (layer.name) return layer.name[words.language];
      // A series that stands alone needs no name: its end is told.
      return multiple.plot.layers.length === 1 && multiple.plot.lines.length === 0
        ? valueText(multiple.measure, layer.end, words)
        : words.t(`part.${layer.id}` as Key);
    },
    value: () => '',
    line: (id) => words.t(`part.${id}` as Key),
    asOf: '',
    forecast: '',
    nothing: '',
  };
}
