/** What the figure of the comparison shows, worked out once for all that draw, tabulate and save it. */
import { type CompareData, compareData, differenceData, furthest, lastKnown } from './charts/compare-data.ts';
import type { ComparePlotWords } from './charts/compare-plot.ts';
import { chartData } from './charts/series.ts';
import { plotWords } from './charts/figure.ts';
import type { Compare, ReadyPlan } from './compare-state.ts';
import { LETTERS } from './compared.ts';
import type { CompareWords } from './compare-words.ts';
import { capital } from './controls/lever-text.ts';
import type { Words } from './i18n/messages.ts';
import { differenceText, unitText, valueText } from './measure-text.ts';
import { measureName } from './measure-told.ts';
import type { Page } from './state.ts';
import { periodOf } from './views/headings.ts';

export type ShownPlans = {
  readonly plans: readonly ReadyPlan[];
  readonly base: ReadyPlan;
  readonly data: CompareData;
  readonly over: CompareData;
};

/** The chosen site, or all where no plan has it. */
export function comparedSite(page: Page, compare: Compare): string {
  const { value } = page.charts.site;
  return compare.ready.value.some(({ overview }) => overview.summary.sites.some(({ id }) => id === value)) ? value : 'all';
}

export function shownPlans(page: Page, compare: Compare): ShownPlans | undefined {
  const [plans, base] = [compare.ready.value, compare.basePlan.value];
  if (plans.length < 2 || !base) return undefined;
  const compared = plans.map(({ id, letter, overview }) => ({ id, mark: LETTERS.indexOf(letter) as 0 | 1 | 2 | 3, overview }));
  const data = compareData(compared, page.charts.own.value ?? page.charts.measure.value, comparedSite(page, compare));
  return { plans, base, data, over: differenceData(data, base.id) };
}

/** What the lines say; a name is letter and name, or the letter alone where `short`. */
export function linesSay(
  data: CompareData,
  nameOf: (id: string) => string,
  isDifference: boolean,
  words: Words,
): ComparePlotWords {
  const base = plotWords(data.measure, data, words);
  const signed = (value: number) => differenceText(data.measure, value, words);
  return {
    name: nameOf,
    value: isDifference ? signed : base.value,
    axis: isDifference ? (value, highest) => (value > 0 ? '+' : '') + base.axis(value, highest) : base.axis,
    quarter: base.quarter,
    asOf: base.asOf,
    forecast: base.forecast,
    nothing: base.nothing,
  };
}

/** Where the plans end, against the base: the finding that stands over their lines. */
export function endsTitle({ plans, base, over }: ShownPlans, words: Words, { say }: CompareWords): string {
  if (over.series.every(({ values }) => lastKnown(values) === undefined)) return say('endsNone', { base: base.letter });
  const end = over.months.length - 1;
  /** By the last month that a plan has in common with the base: where one run ends before the other it is named. */
  const byMonth = new Map<number | undefined, string[]>();
  for (const { id, values } of over.series) {
    const { letter } = plans.find((plan) => plan.id === id)!;
    const last = lastKnown(values);
    const text = last === undefined ? '' : valueText(over.measure, Math.abs(values[last]!), words);
    const way = !/[1-9]/.test(text) ? 'level' : values[last!]! > 0 ? 'above' : 'below';
    const told = { letter, base: base.letter, value: text };
    const said = last === undefined ? say('ends.unknown', told) : say(`${last === end ? 'ends' : 'stands'}.${way}`, told);
    byMonth.set(last, [...(byMonth.get(last) ?? []), said]);
  }
  const parts = [...byMonth].map(([last, said]) => {
    const list = words.format.list(said);
    return last === undefined || last === end
      ? list
      : say('inMonth', { month: words.format.month(over.months[last]!.key), list });
  });
  return capital(parts.join(say('between')));
}

/** Where each plan lies furthest from the base. */
export function furthestTitle({ plans, base, over }: ShownPlans, words: Words, { say }: CompareWords): string {
  if (over.series.every(({ values }) => lastKnown(values) === undefined)) return say('endsNone', { base: base.letter });
  const parts = over.series.map(({ id, values }) => {
    const { letter } = plans.find((plan) => plan.id === id)!;
    if (lastKnown(values) === undefined) return say('ends.unknown', { letter, base: base.letter });
    const month = furthest(values);
    if (month === undefined) return say('far.never', { letter, base: base.letter });
    const value = valueText(over.measure, Math.abs(values[month]!), words);
    const told = { letter, base: base.letter, month: words.format.month(over.months[month]!.key), value };
    return say(values[month]! > 0 ? 'far.above' : 'far.below', told);
  });
  return words.format.list(parts);
}

export function compareSubtitle(
  { plans, base, data, over }: ShownPlans,
  isDifference: boolean,
  words: Words,
  said: CompareWords,
): string {
  const place =
    plans.flatMap(({ overview }) => overview.summary.sites).find(({ id }) => id === data.site)?.names[words.language] ??
    said.say('allSites');
  const { measure } = isDifference ? over : data;
  const unit = unitText(measure, words);
  const name = measureName(measure, words);
  const day = (ms: number) => new Date(ms).toISOString();
  const told = {
    measure: typeof measure === 'string' ? name : said.say('ownMeasure', { name, formula: measure.formula }),
    place,
    period: periodOf({ from: day(data.startMs), to: day(data.endMs) }, words),
    unit: unit === '' ? '' : said.say('unit', { unit }),
    base: base.letter,
  };
  const text = isDifference ? said.say('subtitleDifference', told) : said.say('subtitle', told);
  return `${text.trim()}${data.isCut && !isDifference ? ` ${said.say('cut')}` : ''}`;
}

/** In which plans a measure that a person wrote has months without a value, and why: plans of which the same is to be said stand together. */
export function gapsSaid({ plans, data: { own, site } }: ShownPlans, words: Words, { say }: CompareWords): readonly string[] {
  if (!own) return [];
  const told = new Map<string, string[]>();
  for (const { letter, overview } of plans) {
    const hasSite = site === 'all' || overview.summary.sites.some(({ id }) => id === site);
    const text = hasSite ? own.gaps(overview, chartData(overview), site, words) : say('gapSite');
    if (text !== undefined) told.set(text, [...(told.get(text) ?? []), letter]);
  }
  return [...told].map(([text, letters]) => say('gap', { list: words.format.list(letters), text }));
}

/** Which plans, and which model, a file shows. */
export function compareSource(plans: readonly ReadyPlan[], nameOf: (id: string) => string, { say }: CompareWords): string {
  const list = plans.map(({ id, letter, overview }) => {
    return say('sourcePlan', { letter, name: nameOf(id), hash: overview.summary.scenario.hash.slice(0, 8) });
  });
  return say('source', { version: plans[0]!.overview.summary.modelVersion, plans: list.join('; ') });
}
