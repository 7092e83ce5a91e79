/** The charts of a report: those of the page, of all sites together. */
import type { SiteReady, Summary } from '../../src/index.ts';
import { type FigureData, layoutFigure } from '../charts/figure.ts';
import { layoutGantt } from '../charts/gantt.ts';
import { measureOf } from '../charts/measures.ts';
import { layoutMultiple, multipleOf } from '../charts/multiples.ts';
import { renderPatterns } from '../charts/patterns.ts';
import type { PlotWords } from '../charts/plot.ts';
import { monthValues, plotData } from '../charts/plot-data.ts';
import { renderGantt } from '../charts/render-gantt.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { renderRibbon } from '../charts/render-ribbon.ts';
import type { ChartData } from '../charts/series.ts';
import type { Words } from '../i18n/messages.ts';
import { readyWords } from '../ready-words.ts';
import { shortName } from '../sites.ts';
import type { Answer } from '../state.ts';
import { ganttWords } from '../views/gantt-words.ts';
import { headingsOf, periodOf } from '../views/headings.ts';
import { multiplePlotWords, multipleSubtitle, multipleTitle } from '../views/multiple-words.ts';
import type { ReportFigure } from './report.ts';
import { reportWords } from './words.ts';

const MULTIPLES = ['accelerators', 'tokens', 'energy', 'carbon', 'budget'] as const;
/** Width by which the build-out is parted, and the most that a page holds at that width. */
const SHEET = { width: 720, height: 880 };

export function chartFigures({ overview, changes }: Answer, chart: ChartData, words: Words): readonly ReportFigure[] {
  const { summary } = overview;
  const power: FigureData & { measure: 'gridMw'; site: string; monthly: Float64Array } = {
    chart,
    measure: 'gridMw',
    site: 'all',
    plot: plotData(overview, chart, 'gridMw', 'all', undefined),
    monthly: monthValues(overview, chart, measureOf('gridMw'), 'all'),
  };
  const { title, subtitle } = headingsOf(summary, power, changes, words);
  const main: ReportFigure = {
    kind: 'figure',
    name: words.t('measure.gridMw'),
    title,
    subtitle,
    description: `${title}. ${subtitle}`,
    shape: 0.56,
    draft: (patterns) => (width, room) => {
      const bare = layoutFigure(power, { width, plotHeight: 0 }, words).height;
      const marks = layoutFigure(power, { width, plotHeight: Math.max(180, room - bare) }, words);
      return {
        height: marks.height,
        draw: (svg) => {
          renderPatterns(svg, patterns);
          renderPlot(svg, marks.plot);
          renderRibbon(svg, marks.ribbon, patterns);
        },
      };
    },
  };
  return [
    main,
    ...MULTIPLES.map((id): ReportFigure => {
      const multiple = multipleOf(overview, chart, id, 'all');
      const heading = multipleTitle(multiple, summary, 'all', words);
      const sub = multipleSubtitle(multiple, summary, 'all', words, true);
      return {
        name: words.t(`multiple.name.${id}`),
        ...smallFigure(heading, sub, multiple, multiplePlotWords(multiple, words)),
      };
    }),
  ];
}

/** One without a strip. */
export function smallFigure(
  title: string,
  subtitle: string,
  data: Parameters<typeof layoutMultiple>[0],
  said: PlotWords,
  labelRoom?: number,
): Omit<ReportFigure, 'name'> {
  return {
    kind: 'figure',
    title,
    subtitle,
    description: `${title}. ${subtitle}`,
    shape: 0.3,
    draft: () => (width, room) => {
      const height = Math.max(180, room);
      return { height, draw: (svg) => renderPlot(svg, layoutMultiple(data, { width, height }, said, labelRoom)) };
    },
  };
}

/** The build-out, parted where it is longer than a page: no site is cut in two. */
export function ganttFigures(
  summary: Summary,
  chart: ChartData,
  ready: readonly SiteReady[],
  words: Words,
): readonly ReportFigure[] {
  const said = ganttWords(summary, words, ready);
  const say = reportWords(words.language);
  const working = summary.sites.filter(({ milestones }) => milestones.length > 0);
  const parts: { ids: ReadonlySet<string>; names: readonly string[] }[] = [];
  for (const { id, names } of working) {
    const name = shortName(names[words.language]);
    const last = parts.at(-1);
    const joined = new Set([...(last?.ids ?? []), id]);
    const isRoom = last && layoutGantt(summary, chart, SHEET.width, said, undefined, joined).height <= SHEET.height;
    if (isRoom) parts[parts.length - 1] = { ids: joined, names: [...last.names, name] };
    else parts.push({ ids: new Set([id]), names: [name] });
  }
  const subtitle = [
    words.t('gantt.subtitle', { period: periodOf(summary, words) }),
    ...(ready.length > 0 ? [readyWords(words.language)('drawn')] : []),
  ].join(' ');
  return parts.map(({ ids, names }): ReportFigure => {
    const title = say('buildOut.part', { sites: words.format.list([...names]) });
    return {
      kind: 'figure',
      name: words.t('gantt.name'),
      title,
      subtitle,
      description: `${title}. ${subtitle}`,
      shape: 1,
      draft: () => (width) => {
        const marks = layoutGantt(summary, chart, width, said, undefined, ids);
        return { height: marks.height, draw: (svg) => renderGantt(svg, marks) };
      },
    };
  });
}
