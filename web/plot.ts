/** What the main chart shows, worked out once for all that draw, tabulate and save it. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Overview } from '../src/index.ts';
import type { FigureData } from './charts/figure.ts';
import { type MeasureId, measureOf } from './charts/measures.ts';
import { monthValues, plotData } from './charts/plot-data.ts';
import type { OwnShown } from './own-measure/view-type.ts';
import type { Page } from './state.ts';

export type Shown = Omit<FigureData, 'measure'> & {
  /** One of ours, or one that a person wrote. */
  readonly measure: MeasureId | OwnShown;
  /** A site of the plan that is shown, or `all`. */
  readonly site: string;
  /** The shown measure by month. */
  readonly monthly: Float64Array;
};

const known = new WeakMap<Page, ReadonlySignal<Shown | undefined>>();

export function shownOf(page: Page): ReadonlySignal<Shown | undefined> {
  const found = known.get(page);
  if (found) return found;
  const made = computed(() => {
    const [answer, chart, measure] = [page.answer.value, page.chart.value, page.charts.measure.value];
    if (!answer || !chart) return undefined;
    const { overview } = answer;
    const site = siteOf(page);
    const own = page.charts.own.value;
    if (own) return own.show(overview, chart, site, page.ghost.value);
    return {
      chart,
      measure,
      site,
      plot: plotData(overview, chart, measure, site, page.ghost.value),
      monthly: monthValues(overview, chart, measureOf(measure), site),
    };
  });
  known.set(page, made);
  return made;
}

/** A month each of what is shown, at one site or at `all`. */
export function monthsShown({ measure, chart }: Shown, overview: Overview, site: string): Float64Array {
  return typeof measure === 'string'
    ? monthValues(overview, chart, measureOf(measure), site)
    : measure.months(overview, chart, site);
}

const chosen = new WeakMap<Page, ReadonlySignal<string>>();

/**
 * The chosen site, or all where the plan that is shown has no such site. Who reads it follows the choice, and not each answer: what lies
 * under the main chart would else be drawn with every one of a drag.
 */
export function siteOf(page: Page): string {
  const found = chosen.get(page);
  if (found) return found.value;
  const made = computed(() => {
    const { value } = page.charts.site;
    return page.answer.value?.overview.summary.sites.some(({ id }) => id === value) ? value : 'all';
  });
  chosen.set(page, made);
  return made.value;
}
