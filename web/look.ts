/** What is in front of the reader besides the numbers: the view, what its charts show, the month, what is open. */
import { batch, type Signal } from '@preact/signals';
import { MEASURES, type MeasureId } from './charts/measures.ts';
import type { Filter, Order } from './source-rows.ts';
import type { Page, View } from './state.ts';

export type Pairs = readonly (readonly [string, string])[];

export const NO_FILTER: Filter = { text: '', letter: '', group: '', age: '', site: '' };
export type SourceFilter = Filter & { readonly order: Order };
export const ALL_SOURCES: SourceFilter = { ...NO_FILTER, order: 'place' };

const VIEWS: readonly string[] = ['compare', 'sources', 'map', 'accuracy'] satisfies readonly View[];
const FOLDS = ['table', 'values', 'works', 'worksTable', 'work', 'load', 'money', 'town'] as const;
const FILTERS: Readonly<Record<keyof SourceFilter, RegExp>> = {
  text: /^.{1,200}$/s,
  letter: /^([A-D]|none)$/,
  group: /^(sites|grid|cooling|compute|workload|money|none)$/,
  age: /^(1|2|none)$/,
  site: /^.{1,200}$/s,
  order: /^(letter|date)$/,
};
const NAME = /^.{1,200}$/s;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WHY = /^(.{1,200}):(\d{4}-(?:0[1-9]|1[0-2]))$/s;

/** What an address may say of it, and what it must look like. */
const SHAPES: Readonly<Record<string, (text: string) => boolean>> = {
  view: (text) => VIEWS.includes(text),
  measure: (text) => MEASURES.some(({ id }) => id === text),
  site: (text) => NAME.test(text),
  month: (text) => MONTH.test(text),
  why: (text) => WHY.test(text),
  last: (text) => text === 'budget',
  open: (text) => text.split(',').every((one) => (FOLDS as readonly string[]).includes(one)),
  place: (text) => NAME.test(text),
  filter: (text) => {
    const [key, value] = cut(text);
    return Object.hasOwn(FILTERS, key) && FILTERS[key as keyof SourceFilter].test(value);
  },
};
export const LOOK_KEYS = Object.keys(SHAPES);

export function isLook(key: string, text: string): boolean {
  return SHAPES[key]!(text);
}

function foldsOf(page: Page): Readonly<Record<(typeof FOLDS)[number], Signal<boolean>>> {
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

/** Shows what was asked for, and all else as the page begins; what the run must tell first follows by `settleLook`. */
export function takeLook(page: Page, asked: Pairs): void {
  const of = (key: string) => asked.find(([one]) => one === key)?.[1];
  const { charts } = page;
  const open = of('open')?.split(',') ?? [];
  const filter = asked.filter(([key]) => key === 'filter').map(([, text]) => cut(text));
  batch(() => {
    page.view.value = (of('view') ?? 'workspace') as View;
    charts.measure.value = (of('measure') ?? 'gridMw') as MeasureId;
    charts.site.value = of('site') ?? 'all';
    charts.lastMultiple.value = of('last') ? 'budget' : 'carbon';
    charts.mapSite.value = of('place');
    charts.why.value = undefined;
    for (const [fold, isOpen] of Object.entries(foldsOf(page))) isOpen.value = open.includes(fold);
    page.sourceFilter.value = { ...ALL_SOURCES, ...Object.fromEntries(filter) };
  });
}

/** The months and sites that were asked for, once there is a run that has them; those that it lacks are named. */
export function settleLook(page: Page, asked: Pairs, isCompared: boolean): readonly string[] {
  const months = page.chart.value?.months ?? [];
  const sites = page.answer.value?.overview.summary.sites ?? [];
  const hasSite = (id: string) => sites.some((site) => site.id === id);
  const monthOf = (key: string) => months.findIndex((month) => month.key === key);
  const missing: string[] = [];
  batch(() => {
    for (const [key, text] of asked) {
      const why = key === 'why' ? WHY.exec(text) : null;
      const month = key === 'month' ? monthOf(text) : -1;
      if (why && hasSite(why[1]!) && monthOf(why[2]!) >= 0) page.charts.why.value = { site: why[1]!, month: why[2]! };
      else if (month >= 0) page.cursor.value = { month, pinned: true };
      // A compared plan may have sites of its own.
      else if (why || key === 'month' || (['site', 'place'].includes(key) && !hasSite(text) && !(isCompared && key === 'site')))
        missing.push(`${key}=${text}`);
    }
  });
  return missing;
}

function cut(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
