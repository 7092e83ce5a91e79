import { usePage, useWords } from '../context.ts';
import type { ShownPlans } from '../compare-shown.ts';
import type { Mode } from '../compared.ts';
import { csvOf } from '../month-csv.ts';
import { fileName, save } from '../save.ts';
import { renderComparePlot } from '../charts/render-compare.ts';
import { groupOf } from '../charts/render-plot.ts';
import type { Draft } from '../charts/export-svg.ts';
import type { Words } from '../i18n/messages.ts';
import { panelMarks } from './compare-panels.tsx';
import { figureMarks, renderFigure } from './compare-plot.tsx';
import { attempt, PictureAndRows } from './downloads.tsx';
import { useCompareWords } from './use-compare.ts';

const FILE = { width: 960, height: 600 };
const LEAST_PLOT = 220;
const PANEL_HEIGHT = 210;
const PANEL_GAP = 24;

type Props = {
  readonly mode: Mode;
  readonly shown: ShownPlans;
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly nameOf: (id: string) => string;
};

/** The figure and its months as files: what is shown, as it is shown. */
export function CompareFiles({ mode, shown, title, subtitle, source, nameOf }: Props) {
  const page = usePage();
  const words = useWords();
  const { say } = useCompareWords();
  const { summary } = shown.base.overview;
  const { data } = shown;
  const svg = () =>
    attempt(page, async () => {
      const { exportSvg } = await import('../charts/export-svg.ts');
      const isDifference = mode === 'difference';
      const draft = mode === 'panels' ? panelsDraft(shown, nameOf, words) : figureDraft(shown, isDifference, nameOf, words);
      const headings = { title, subtitle, notes: [source], description: `${title}. ${subtitle}` };
      const text = await exportSvg(draft, headings, words, { size: FILE });
      save(fileName(summary, ['compare', mode, data.measure, data.site, words.language], 'svg'), [text], 'image/svg+xml');
    });
  const csv = () =>
    attempt(page, async () => {
      save(fileName(summary, ['compare', data.measure, data.site, 'months'], 'csv'), [compareCsv(shown)], 'text/csv');
    });
  return (
    <p class="downloads">
      <span>{say('files')}</span>
      <PictureAndRows name={say('fileName')} svg={svg} csv={csv} />
    </p>
  );
}

/** Months by plans, each named by its letter, its plan and the measure; then what each has over the base. */
export function compareCsv({ plans, base, data, over }: Pick<ShownPlans, 'plans' | 'base' | 'data' | 'over'>): string {
  const named = (id: string) => {
    const { letter, overview } = plans.find((plan) => plan.id === id)!;
    return { letter, plan: overview.summary.scenario.id.replace(/[^\w.-]+/g, '-') };
  };
  return csvOf(
    data.months.map(({ key }) => key),
    [
      ...data.series.map(({ id, values }) => ({ key: `${named(id).letter} ${named(id).plan} ${data.measure}`, values })),
      ...over.series.map(({ id, values }) => ({ key: `${named(id).letter} - ${base.letter} ${data.measure}`, values })),
    ],
  );
}

function figureDraft(shown: ShownPlans, isDifference: boolean, nameOf: (id: string) => string, words: Words): Draft {
  return (width, room) => {
    const layout = (plotHeight: number) => figureMarks({ shown, isDifference, nameOf, words }, { width, plotHeight });
    const marks = layout(Math.max(LEAST_PLOT, room - layout(0).height));
    return { height: marks.height, draw: (svg) => renderFigure(svg, marks, 'bind') };
  };
}

function panelsDraft(shown: ShownPlans, nameOf: (id: string) => string, words: Words): Draft {
  return (width) => {
    const each = (width - PANEL_GAP) / 2;
    const rows = Math.ceil(shown.plans.length / 2);
    return {
      height: rows * (PANEL_HEIGHT + 20),
      draw: (svg) => {
        groupOf(svg, 'panels')
          .selectAll<SVGSVGElement, ShownPlans['plans'][number]>('svg')
          .data(shown.plans)
          .join('svg')
          .attr('x', (_, i) => (i % 2) * (each + PANEL_GAP))
          .attr('y', (_, i) => Math.floor(i / 2) * (PANEL_HEIGHT + 20))
          .attr('width', each)
          .attr('height', PANEL_HEIGHT + 20)
          .each(function ({ id, letter }) {
            groupOf(this, 'panel-name')
              .selectAll('text')
              .data([0])
              .join('text')
              .attr('y', 13)
              .text(`${letter} ${nameOf(id)}`);
            const inner = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            inner.setAttribute('y', '18');
            this.append(inner);
            renderComparePlot(inner, panelMarks(shown, id, each, PANEL_HEIGHT, words));
          });
      },
    };
  };
}
