/** What is in front of the reader besides the numbers: the view, what its charts show, the month, what is open. */
import type { Signal } from '@preact/signals';
import type { Filter, Order } from './source-rows.ts';
import type { Page } from './state.ts';

export type Pairs = readonly (readonly [string, string])[];

export const NO_FILTER: Filter = { text: '', letter: '', group: '', age: '', site: '' };
export type SourceFilter = Filter & { readonly order: Order };
export const ALL_SOURCES: SourceFilter = { ...NO_FILTER, order: 'place' };

export const LOOK_KEYS = ['view', 'measure', 'own', 'site', 'month', 'why', 'last', 'open', 'place', 'filter'] as const;
export const FOLDS = ['table', 'values', 'works', 'worksTable', 'work', 'load', 'money', 'town'] as const;

export function foldsOf(page: Page): Readonly<Record<(typeof FOLDS)[number], Signal<boolean>>> {
  const { valuesOpen, ganttOpen, ganttTable, workOpen, loadOpen, moneyOpen, townOpen } = page.charts;
  return {
    table: page.tableOpen,
    values: valuesOpen,
    works: ganttOpen,
    worksTable: ganttTable,
    work: workOpen,
    load: loadOpen,
    money: moneyOpen,
    town: townOpen,
  };
}

/** Only what is not as the page begins. */
export function lookOf(page: Page): Pairs {
  const { charts } = page;
  const pairs: [string, string][] = [];
  const say = (key: string, value: string | undefined, silent: string) => {
    if (value !== undefined && value !== silent) pairs.push([key, value]);
  };
  const cursor = page.cursor.value;
  const why = charts.why.value;
  const folds = foldsOf(page);
  say('view', page.view.value, 'workspace');
  say('measure', charts.measure.value, 'gridMw');
  const own = charts.own.value?.measure;
  say('own', own && `${own.name}:${own.formula}`, '');
  say('site', charts.site.value, 'all');
  say('month', cursor?.pinned ? page.chart.value?.months[cursor.month]?.key : undefined, '');
  say('why', why && `${why.site}:${why.month}`, '');
  say('last', charts.lastMultiple.value, 'carbon');
  say('open', FOLDS.filter((fold) => folds[fold].value).join(), '');
  say('place', charts.mapSite.value, '');
  for (const [key, value] of Object.entries(page.sourceFilter.value))
    if (value !== ALL_SOURCES[key as keyof SourceFilter]) pairs.push(['filter', `${key}:${value.slice(0, 200)}`]);
  return pairs;
}
