import { compareSubtitle, endsTitle, furthestTitle, gapsSaid, type ShownPlans } from '../compare-shown.ts';
import type { ReadyPlan } from '../compare-state.ts';
import type { Mode } from '../compared.ts';
import { planName } from '../compare-text.ts';
import { compareWords } from '../compare-words.ts';
import { usePage } from '../context.ts';
import type { ExportSource, NamedPlan } from '../export/source.ts';
import { NONE } from '../imports.ts';
import { measureColumn, measurePart, measureRests } from '../measure-told.ts';
import { csvOf } from '../month-csv.ts';
import { fileName, save } from '../save.ts';
import { renderComparePlot } from '../charts/render-compare.ts';
import { groupOf } from '../charts/group.ts';
import type { Draft } from '../charts/export-svg.ts';
import type { Words } from '../i18n/messages.ts';
import type { Answer, Page } from '../state.ts';
import { panelMarks } from './compare-panels.tsx';
import { figureMarks, renderFigure } from './compare-plot.tsx';
import { attempt, ChartFiles } from './downloads.tsx';
import { useCompareWords } from './use-compare.ts';

const FILE = { width: 960, height: 600 };
const LEAST_PLOT = 220;
const PANEL_HEIGHT = 210;
const PANEL_GAP = 24;

type Props = {
  readonly mode: Mode;
  readonly shown: ShownPlans;
};

/** The figure and its months as files: what is shown, as it is shown. */
export function CompareFiles({ mode, shown }: Props) {
  const page = usePage();
  const { say } = useCompareWords();
  const { summary } = shown.base.overview;
  const { data } = shown;
  const isDifference = mode === 'difference';
  const part = measurePart(data.measure);
  const hasGaps = gapsSaid(shown, page.words.value, compareWords(page.language.value)).length > 0;
  const source = (): ExportSource => {
    const plans = namedPlans(shown.plans, page);
    const nameIn = (words: Words) => (id: string) => plans[shown.plans.findIndex((plan) => plan.id === id)]!.name(words);
    return {
      id: `compare-${mode}-${part}-${data.site}`,
      parts: ['compare', mode, part, data.site],
      answer: answerOf(shown.base),
      plans,
      size: FILE,
      name: ({ language }) => compareWords(language).say('fileName'),
      headings: (words) => {
        const said = compareWords(words.language);
        const title = isDifference ? furthestTitle(shown, words, said) : endsTitle(shown, words, said);
        const subtitle = compareSubtitle(shown, isDifference, words, said);
        return { title, subtitle, description: `${title}. ${subtitle}` };
      },
      draft: (words) =>
        mode === 'panels' ? panelsDraft(shown, nameIn(words), words) : figureDraft(shown, isDifference, nameIn(words), words),
      table: async (words) => (await import('../export/compare-tables.ts')).compareTable(shown, plans, words),
      rests: measureRests(data.measure),
      ...(hasGaps && { remark: (words) => gapsSaid(shown, words, compareWords(words.language)).join(' ') }),
    };
  };
  const csv = () =>
    attempt(page, async () => {
      save(fileName(summary, ['compare', part, data.site, 'months'], 'csv'), [compareCsv(shown)], 'text/csv');
    });
  return (
    <p class="downloads">
      <span>{say('files')}</span>
      <ChartFiles name={say('fileName')} source={source} csv={csv} />
    </p>
  );
}

/** The plans as the files name them, in whatever language. */
export function namedPlans(plans: readonly ReadyPlan[], page: Page): readonly NamedPlan[] {
  return plans.map((plan) => ({
    letter: plan.letter,
    name: (words) => planName(plan, page, words, compareWords(words.language)),
    work: plan.work,
    summary: plan.overview.summary,
  }));
}

/** One of the plans as an answer of its own. */
export function answerOf({ overview, work }: ReadyPlan): Answer {
  const { plan, edits, imports = NONE } = work;
  return { overview, plan, edits, imports, changes: {}, isDraft: false };
}

/** Months by plans, each named by its letter, its plan and the measure; then what each has over the base. */
export function compareCsv({ plans, base, data, over }: Pick<ShownPlans, 'plans' | 'base' | 'data' | 'over'>): string {
  const named = (id: string) => {
    const { letter, overview } = plans.find((plan) => plan.id === id)!;
    return { letter, plan: overview.summary.scenario.id.replace(/[^\w.-]+/g, '-') };
  };
  const column = measureColumn(data.measure);
  return csvOf(
    data.months.map(({ key }) => key),
    [
      ...data.series.map(({ id, values }) => ({ key: `${named(id).letter} ${named(id).plan} ${column}`, values })),
      ...over.series.map(({ id, values }) => ({ key: `${named(id).letter} - ${base.letter} ${column}`, values })),
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
