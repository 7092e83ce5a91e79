/** How a measure that a person wrote is told: its numbers, its headings and its files. */
import type { Overview } from '../../src/index.ts';
import { monthGaps } from '../../workers/measure/gaps.ts';
import type { Compiled } from '../../workers/measure/program.ts';
import type { SeriesName } from '../../workers/measure/names.ts';
import { usualHighest } from '../charts/paths.ts';
import type { PlotData } from '../charts/plot-data.ts';
import type { ChartData } from '../charts/series.ts';
import { highestIn } from '../charts/values.ts';
import { fold } from '../fold.ts';
import { NARROW } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { MEASURE_SOURCES } from '../measure-sources.ts';
import { measureColumn } from '../measure-told.ts';
import type { Shown } from '../plot.ts';
import { periodOf } from '../views/headings.ts';
import { gapsText } from './gaps-text.ts';
import { type OwnMeasure, tidyFormula } from './list.ts';
import { frameOf, ownDays, ownMonths, ownPlot } from './plot.ts';
import type { OwnShown, OwnTold, OwnView } from './view-type.ts';
import { measureWords } from './words.ts';

const DAY_MS = 86_400_000;
/** Of the largest value: less is what the reckoning leaves. */
const ROUNDING = 1e-9;

export function ownView(measure: OwnMeasure, compiled: Compiled): OwnView {
  return {
    measure,
    adds: compiled.adds,
    show: (overview, chart, site, before) => {
      const monthly = ownMonths(compiled, overview, chart, site);
      const plot = ownPlot(compiled, overview, chart, site, before);
      return {
        chart,
        site,
        plot,
        monthly,
        measure: ownShown(measure, compiled, overview, site, monthly, plot),
      } satisfies Shown;
    },
    months: (overview, chart, site) => ownMonths(compiled, overview, chart, site),
    told: (lines) => ownTold(measure, compiled, Math.max(0, ...lines.map(mostOf))),
    gaps: (overview, chart, site, words) => {
      const found = monthGaps(compiled, frameOf(overview, chart.months, site));
      return found && gapsText(found, chart.months, words);
    },
  };
}

type Scale = { readonly by: number; readonly digits: number; readonly word: { readonly en: string; readonly fr: string } };

/** Millions from a million on, thousands of millions from there on; three figures of the largest value, so that all are told alike. */
function scaleOf(most: number): Scale {
  const [by, en, fr] =
    most >= 1e9 ? ([1e9, 'bn', 'Md'] as const) : most >= 1e6 ? ([1e6, 'M', 'M'] as const) : ([1, '', ''] as const);
  const digits = most > 0 ? Math.max(0, Math.min(9, 2 - Math.floor(Math.log10(most / by)))) : 0;
  return { by, digits, word: { en, fr } };
}

function mostOf(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most && Number.isFinite(value)) most = Math.abs(value);
  return most;
}

/** In the scale of the largest of its values. */
function ownTold(measure: OwnMeasure, compiled: Compiled, most: number): OwnTold {
  const common = scaleOf(most);
  const unitIn = ({ word }: Scale, { language }: Words): string =>
    [word[language], compiled.unit[language]].filter((part) => part !== '').join(NARROW);
  const { by, digits } = common;
  /** What would be told as nothing, as a small difference, has a scale of its own; what is nothing but rounding has none. */
  const value = (one: number, words: Words): string => {
    const size = Math.abs(one);
    const scale = size / by < 0.5 * 10 ** -digits && size > most * ROUNDING ? scaleOf(size) : common;
    return words.format.quantity(one / scale.by, unitIn(scale, words), scale.digits, 0);
  };
  return {
    name: measure.name,
    formula: tidyFormula(measure.formula),
    plainUnit: compiled.unit,
    part:
      fold(measure.name)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'measure',
    rests: sourcesOf(compiled.rests[0]!),
    unit: (words) => unitIn(common, words),
    value,
    number: (one, { format }) => format.number(one / by, digits),
    axis: (one, highest, words) => (highest ? value(one, words) : words.format.number(one / by, digits, 0)),
  };
}

function ownShown(
  measure: OwnMeasure,
  compiled: Compiled,
  overview: Overview,
  site: string,
  monthly: Float64Array,
  plot: PlotData,
): OwnShown {
  const told = ownTold(measure, compiled, mostOf(monthly));
  const places = [...overview.summary.sites.map(({ id }) => id), 'all'];
  return {
    ...told,
    months: (run, chart: ChartData, at) => ownMonths(compiled, run, chart, at),
    headings: headingsOf,
    daily: (run) =>
      places.map((at) => ({
        name: measureColumn(told),
        site: at,
        values: Float64Array.from(ownDays(compiled, run, at)),
      })),
    table: async (run, at, words) => {
      const { placeName, seriesName, tableOf } = await import('../export/tables.ts');
      const shown = places.filter((one) => at === 'all' || one === at);
      return tableOf(
        [
          { key: 'date', kind: 'day', values: Float64Array.from({ length: run.days }, (_, day) => run.startMs + day * DAY_MS) },
          ...shown.map((one) => ({
            key: `${one}.${measure.name.replaceAll('.', ' ')}`,
            name: seriesName(measure.name, placeName(one, run.summary.sites, words), words),
            unit: compiled.unit[words.language],
            values: ownDays(compiled, run, one),
          })),
        ],
        words,
      );
    },
  };

  function headingsOf(summary: Overview['summary'], at: string, words: Words, isAlone = false) {
    const { t, format, language } = words;
    const say = measureWords(language);
    const [best, month] = highest();
    const one = summary.sites.find(({ id }) => id === at);
    const place = one ? one.names[language] : t(compiled.adds ? 'place.stacked' : 'place.each');
    const unitText = compiled.unit[language];
    const gaps = gapsOf();
    return {
      title:
        month === undefined
          ? say('finding.none', { name: measure.name })
          : say(compiled.counted ? 'finding.counted' : 'finding.level', {
              name: measure.name,
              value: told.value(best, words),
              month: format.month(month),
            }),
      subtitle: [
        say(`subtitle.${compiled.counted ? 'counted' : 'level'}${isAlone ? 'Alone' : ''}`, {
          formula: told.formula,
          unit: unitText === '' ? '' : `, ${unitText}`,
          place,
          period: periodOf(summary, words),
        }),
        ...(at === 'all' && !compiled.adds ? [say('subtitle.totals')] : []),
        ...(gaps > 0
          ? [say(`subtitle.gaps.${format.plural(gaps)}`, { n: format.number(gaps), m: format.number(overview.days) })]
          : []),
        ...beyondTheTop(words),
        ...(isAlone ? [] : [t('subtitle.strip')]),
      ].join(' '),
    };
  }

  /** Days that stand far above all others are said rather than drawn. */
  function beyondTheTop(words: Words): readonly string[] {
    if (plot.shape !== 'lines') return [];
    const lines = plot.layers.map(({ values }) => values);
    const most = Math.max(0, ...lines.map(highestIn));
    return most > usualHighest(lines, 0)
      ? [measureWords(words.language)('subtitle.beyond', { value: told.value(most, words) })]
      : [];
  }

  function highest(): readonly [value: number, month: string | undefined] {
    let best = -1;
    monthly.forEach((one, m) => {
      if (!Number.isNaN(one) && !(one <= (monthly[best] ?? Number.NaN))) best = m;
    });
    return [monthly[best] ?? Number.NaN, overview.summary.monthly.filter(({ site: at }) => at === 'all')[best]?.month];
  }

  /** Days that have no value, as where a divisor is zero. */
  function gapsOf(): number {
    return ownDays(compiled, overview, site).reduce((n, one) => (Number.isNaN(one) ? n + 1 : n), 0);
  }
}

const KIN: Readonly<Record<SeriesName, keyof typeof MEASURE_SOURCES>> = {
  gridMw: 'gridMw',
  gridMwPeak: 'gridMw',
  gridFirmMw: 'gridMw',
  itMw: 'gridMw',
  heatMw: 'gridMw',
  pue: 'pue',
  gridMwh: 'gridMwh',
  itMwh: 'gridMwh',
  waterM3: 'waterM3',
  costEur: 'costEur',
  co2DirectT: 'co2T',
  co2LifecycleT: 'co2T',
  inServiceAccelerators: 'inServiceAccelerators',
  tokensOutPerS: 'tokensOutPerS',
  tokensOut: 'tokensOutPerS',
  trainingPflops: 'trainingPflops',
};

function sourcesOf(name: SeriesName): string {
  return MEASURE_SOURCES[KIN[name]];
}
