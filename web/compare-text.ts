/** What the comparison says of plans, inputs and outcomes, in the reader's language. */
import { BOUND, type ComparedInput, FIRST_LOAD, OUTCOMES, type Summary } from '../src/index.ts';
import type { Plan } from './compare-state.ts';
import type { CompareWords } from './compare-words.ts';
import { capital, choiceText, placedLabel, placeText, unitText, valueText } from './controls/lever-text.ts';
import { sourceDate } from './controls/source-text.tsx';
import { dayText } from './format.ts';
import type { Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';
import type { Page } from './state.ts';

const DAY_MS = 86_400_000;

/** What a plan is of: its own title, and how many changes were made to it. */
export function planOrigin({ work, run }: Plan, page: Page, words: Words, { say, count }: CompareWords): string {
  const title = page.plans.value.find(({ name }) => work.plan.kind === 'shipped' && name === work.plan.name)?.title;
  const plan =
    title?.[words.language] ?? (run.kind === 'told' ? run.overview.summary.scenario.names[words.language] : work.plan.name);
  const changes = Object.keys(work.edits).length;
  return changes === 0 ? say('changesNone', { plan }) : count('changes', changes, { plan });
}

export function planName(plan: Plan, page: Page, words: Words, said: CompareWords): string {
  return plan.name ?? planOrigin(plan, page, words, said);
}

/** All outcomes of some runs, in the order to show them: sites that any has, and constraints that hold any. */
export function outcomeIds(numbers: readonly Readonly<Record<string, number>>[]): string[] {
  const ids = [...new Set(numbers.flatMap((one) => Object.keys(one)))];
  const loads = ids.filter((id) => id.startsWith(FIRST_LOAD));
  const bound = ids.filter((id) => id.startsWith(BOUND) && numbers.some((one) => (one[id] ?? 0) > 0));
  return [...OUTCOMES, ...loads, ...bound];
}

export function outcomeLabel(id: string, summaries: readonly Summary[], words: Words, { say }: CompareWords): string {
  if (id.startsWith(FIRST_LOAD)) {
    const site = summaries.flatMap(({ sites }) => sites).find((one) => one.id === id.slice(FIRST_LOAD.length));
    return say('outcome.firstLoad', { site: site ? shortName(site.names[words.language]) : id });
  }
  if (id.startsWith(BOUND))
    return say('outcome.bound', { constraint: words.maybe(`constraint.${id.slice(BOUND.length)}`) ?? id.slice(BOUND.length) });
  return say(`outcome.${id as (typeof OUTCOMES)[number]}`);
}

/** A value as a table shows it; a site that never takes load says so. */
export function outcomeText(id: string, value: number | undefined, words: Words, { say }: CompareWords): string {
  if (value === undefined) return words.format.number(Number.NaN);
  if (id.startsWith(FIRST_LOAD)) return Number.isNaN(value) ? say('never') : words.format.shortDate(dayText(value * DAY_MS));
  return amountText(id, value, words);
}

/** An amount with its unit. */
function amountText(id: string, value: number, { format, language }: Words): string {
  const size = Math.abs(value);
  const digits = (most: number) => (size >= 1000 ? 0 : size >= 100 ? Math.min(1, most) : most);
  switch (id) {
    case 'peakGridMw':
      return format.quantity(value, 'MW', 1);
    case 'gridGwh':
      return format.quantity(value, 'GWh', digits(1), 0);
    case 'tokensOut':
      return scaled(value, language === 'fr' ? 'jetons' : 'tokens', format);
    case 'committedEur':
    case 'paidEur':
    case 'energyCostEur':
      return format.eur(value);
    case 'co2LifecycleT':
    case 'co2DirectT':
    case 'co2EmbodiedT':
      return size >= 1e5 ? format.quantity(value / 1000, 'kt', 0, 0) : format.quantity(value, 't', size < 10 ? 1 : 0, 0);
    case 'waterM3':
      return format.quantity(value, 'm³', size < 10 ? 1 : 0, 0);
    case 'pue':
      return format.number(value, 3);
    case 'trainingRuns':
      return format.number(value, size >= 100 ? 0 : 2, 0);
    default:
      return format.number(value, Number.isInteger(value) ? 0 : 1, 0);
  }
}

const STEPS = [
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
] as const;

function scaled(value: number, unit: string, format: Words['format']): string {
  const [step, prefix] = STEPS.find(([size]) => Math.abs(value) >= size * 0.9995) ?? [1, ''];
  return format.quantity(value / step, prefix === '' ? unit : `${prefix} ${unit}`.trim(), 2, 0);
}

/** An amount that is a difference, without its sign: of dates it is days. */
export function amountOf(id: string, value: number, words: Words, { count }: CompareWords): string {
  const size = Math.abs(value);
  if (id.startsWith(FIRST_LOAD)) return `${words.format.number(size, 1, 0)}\u202f${unitOf('days', size, count)}`;
  if (id.startsWith(BOUND)) return `${words.format.number(size, 1, 0)}\u202f${unitOf('months', size, count)}`;
  return amountText(id, size, words);
}

function unitOf(unit: 'days' | 'months', n: number, count: CompareWords['count']): string {
  return count(`outcomeUnit.${unit}`, n);
}

/** A difference with its sign. */
export function signedOf(id: string, value: number, words: Words, said: CompareWords): string {
  if (Number.isNaN(value)) return words.format.number(value);
  const text = amountOf(id, value, words, said);
  // What rounds to nothing has no sign.
  const isNothing = !/[1-9]/.test(text);
  return isNothing ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** A difference in per cent of the base; dates have none. */
export function percentOf(id: string, value: number, base: number, { format }: Words): string {
  if (id.startsWith(FIRST_LOAD) || !(Math.abs(base) > 0) || !Number.isFinite(value)) return format.number(Number.NaN);
  const share = (value - base) / Math.abs(base);
  const text = format.percent(share, Math.abs(share) < 0.1 ? 1 : 0);
  return share > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The name of an input: that of its lever, of its entry, or its place and field. */
export function inputLabel(input: ComparedInput, words: Words, said: CompareWords): string {
  const { field, kind, headline } = input;
  const own = headline === null ? undefined : words.maybe(`lever.${headline}`);
  if (own) return own;
  if (kind === 'entry') {
    const name = placeText(input, words);
    const record = said.maybe(`record.${field}`);
    if (record) return name === '' ? capital(record) : words.t('lever.placed', { place: name, label: record });
    // An entry goes by its own name, which stands last; a record that we have no word for by its field.
    return said.maybe(`entryOf.${field}`, { name }) ?? (name || said.say('recordOther', { field }));
  }
  const label = said.maybe(`moreField.${field}`);
  if (!label) return placedLabel(input, words);
  const place = placeText(input, words);
  return place === '' ? capital(label) : words.t('lever.placed', { place, label });
}

/** The value of an input in one of the plans. */
export function inputText(input: ComparedInput, plan: number, words: Words, { say }: CompareWords): string {
  const { kind, field } = input;
  const value = input.values[plan] ?? null;
  if (value === null) return say('entry.absent');
  if (kind === 'entry') return say('entry.present');
  if (typeof value === 'number') return valueText(input, value, words);
  if (typeof value === 'boolean') return words.t(value ? 'sources.yes' : 'sources.no');
  if (typeof value !== 'string') {
    const list = value.map((one) => words.format.number(one, 6, 0)).join('; ');
    const unit = unitText(input, 2, words);
    return unit === '' ? list : `${list}\u202f${unit}`;
  }
  if (kind === 'date') return sourceDate(value, words.format);
  if (kind === 'choice') return input.valueNames[plan]?.[words.language] ?? choiceText(field, value, words);
  return value === '' ? say('entry.none') : (input.valueNames[plan]?.[words.language] ?? value);
}

/** A whole part of a plan: a site, or a section. */
export function sectionLabel(input: ComparedInput, words: Words, said: CompareWords): string {
  const [, section = '', entry = ''] = input.pointer.split('/');
  if (section === 'sites')
    return said.say('section.sites', { name: input.place[0] ? shortName(input.place[0][words.language]) : entry });
  if (section === 'catalogue')
    return said.maybe(`section.catalogue.${entry}`) ?? said.say('section.catalogue.other', { name: entry });
  return said.maybe(`section.${section}`) ?? section;
}

/** `Firm import: 41 MW → 50 MW`, of a difference between two plans named by their letters. */
export function changeText(input: ComparedInput, letters: readonly [string, string], words: Words, said: CompareWords): string {
  const label = inputLabel(input, words, said);
  const [from, to] = input.values;
  if (input.kind === 'entry' && from === null) return said.say('changeNew', { label, letter: letters[1] });
  if (input.kind === 'entry' && to === null) return said.say('changeGone', { label, letter: letters[1] });
  return said.say('change', { label, from: inputText(input, 0, words, said), to: inputText(input, 1, words, said) });
}
