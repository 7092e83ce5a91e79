/** What one step of a lever does: which step, and the difference between two runs in words. */
import type { Binding, Constraint, Lever, Summary, Totals } from '../src/index.ts';
import type { TrialAnswer } from '../workers/protocol.ts';
import { isPercent, unitText } from './controls/lever-text.ts';
import { readDate } from './controls/read-date.ts';
import { type Edits, leftFor, leverValue, pointerOf, type Value } from './edits.ts';
import type { Format, Language } from './format.ts';
import { effectEn } from './i18n/effect-en.ts';
import { effectFr } from './i18n/effect-fr.ts';
import { fill, typeset, type Values, type Words } from './i18n/messages.ts';
import type { Locks } from './locks.ts';
import { siteToWatch } from './sentence.ts';
import { shortName } from './sites.ts';

const TEXTS = { en: effectEn, fr: typeset(effectFr) } as const;
type Key = keyof typeof effectEn;

function say(language: Language, key: Key, values: Values = {}): string {
  return fill(TEXTS[language][key], values);
}

/** Where one step leads: up, or down from the top end; undefined where there is no such step. */
export function nextStep(lever: Lever, edits: Edits, locks: Locks): Value | undefined {
  const value = leverValue(lever, edits);
  if (lever.kind === 'quantity') {
    const most = Math.min(lever.max, leftFor(lever, edits, locks) ?? lever.max);
    const step = lever.integer ? Math.max(1, Math.round(lever.step)) : lever.step;
    const up = Number((Number(value) + step).toPrecision(12));
    const down = Number((Number(value) - step).toPrecision(12));
    return up <= most ? up : down >= lever.min ? down : undefined;
  }
  if (lever.kind === 'switch') return !value;
  if (lever.kind === 'choice') return undefined;
  const later = readDate('+1 month', String(value));
  return later.ok ? later.date : undefined;
}

/** The step in words: `+1 MW`, `+1 point`, `One month later`. */
export function stepText(lever: Lever, from: Value, to: Value, words: Words): string {
  const { language, format } = words;
  if (lever.kind === 'switch') return say(language, to ? 'effect.on' : 'effect.off');
  if (lever.kind !== 'quantity') return say(language, 'effect.monthLater');
  const by = Number((Number(to) - Number(from)).toPrecision(10));
  if (isPercent(lever)) {
    const points = Number((by * 100).toPrecision(10));
    const key = `effect.points.${format.plural(Math.abs(points))}` as const;
    return say(language, key, { n: signed(points, (size) => format.number(size, 6, 0)) });
  }
  return signed(by, (size) => format.quantity(size, unitText(lever, size, words), 6, 0));
}

/** Text of a difference with its sign; nothing where it would read as none. */
function signed(by: number, text: (size: number) => string): string {
  return `${by < 0 ? '−' : '+'}${text(Math.abs(by))}`;
}

type Measure = {
  readonly key: Key;
  readonly by: (totals: Totals) => number;
  readonly text: (size: number, of: number, format: Format) => string;
};

const relative = (size: number, of: number, format: Format) => format.percent(of === 0 ? 1 : size / Math.abs(of), 2);
/** What is told of a difference, the most telling first. */
const MEASURES: readonly Measure[] = [
  { key: 'effect.peak', by: (totals) => totals.peakGridMw, text: (size, _, format) => format.quantity(size, 'MW', 2, 0) },
  { key: 'effect.tokens', by: (totals) => totals.tokensOut, text: relative },
  { key: 'effect.training', by: (totals) => totals.trainingFlop, text: relative },
  { key: 'effect.committed', by: (totals) => totals.committedEur, text: (size, _, format) => format.eur(size) },
  { key: 'effect.energyCost', by: (totals) => totals.energyCostEur, text: (size, _, format) => format.eur(size) },
  { key: 'effect.energy', by: (totals) => totals.gridGwh, text: (size, _, format) => format.quantity(size, 'GWh', 2, 0) },
  { key: 'effect.carbon', by: (totals) => totals.co2DirectT, text: (size, _, format) => format.quantity(size, 't', 0) },
  { key: 'effect.lifecycle', by: (totals) => totals.co2LifecycleT, text: (size, _, format) => format.quantity(size, 't', 0) },
  { key: 'effect.embodied', by: (totals) => totals.co2EmbodiedT, text: (size, _, format) => format.quantity(size, 't', 0) },
  { key: 'effect.water', by: (totals) => totals.waterM3, text: (size, _, format) => format.quantity(size, 'm³', 0) },
  { key: 'effect.heat', by: (totals) => totals.heatGwh, text: (size, _, format) => format.quantity(size, 'GWh', 2, 0) },
  { key: 'effect.opex', by: (totals) => totals.opexEur, text: (size, _, format) => format.eur(size) },
];
/** More would not be read at a glance. */
const MOST_EFFECTS = 2;

/** What a step does to the plan, or why it does nothing. */
export function effectText(lever: Lever, step: string, before: Summary, after: TrialAnswer, words: Words): string {
  const { language, format } = words;
  if (!after.ok) return say(language, 'effect.refused', { step, reason: after.issues[0]?.message[language] ?? '' });
  const accelerators = after.totals.acceleratorsInService - before.totals.acceleratorsInService;
  const effects = [
    ...(accelerators === 0
      ? []
      : [
          say(language, `effect.accelerators.${format.plural(Math.abs(accelerators))}`, {
            n: signed(accelerators, (size) => format.number(size)),
          }),
        ]),
    ...before.sites.flatMap((site) => {
      const day = after.firstLoads[site.id] ?? null;
      if (day === site.firstLoad) return [];
      const name = shortName(site.names[language]);
      return day === null
        ? [say(language, 'effect.noLoad', { site: name })]
        : [say(language, 'effect.firstLoad', { site: name, date: format.date(day) })];
    }),
    ...MEASURES.flatMap(({ key, by, text }) => {
      const [was, is] = [by(before.totals), by(after.totals)];
      const size = text(Math.abs(is - was), was, format);
      return is === was || size === text(0, was, format) ? [] : [say(language, key, { n: `${is < was ? '−' : '+'}${size}` })];
    }),
  ].slice(0, MOST_EFFECTS);
  return effects.length > 0
    ? say(language, 'effect.does', { step, effects: effects.join(', ') })
    : noEffect(lever, step, before, words);
}

/** What holds the site of a lever now, and how long; of a lever without a site, the site that the answer speaks of. */
function noEffect(lever: Lever, step: string, summary: Summary, words: Words): string {
  const { language, format, t } = words;
  const id = /^\/sites\/([^/]+)\//.exec(pointerOf(lever))?.[1];
  const site = summary.sites.find((one) => one.id === id) ?? siteToWatch(summary);
  const at = site ? nowIn(site.binding, summary.asOf.slice(0, 7)) : -1;
  const constraint = site?.binding[at]?.constraint[0];
  if (!site || constraint === undefined) return say(language, 'effect.none', { step });
  const name = shortName(site.names[language]);
  if (constraint === 'demand') return say(language, 'effect.served', { step, site: name });
  const last = lastHeld(site.binding, at, constraint);
  const values = { step, site: name, constraint: t(`constraint.${constraint}`) };
  if (last === site.binding.length - 1) return say(language, 'effect.heldOn', values);
  return say(language, 'effect.held', { ...values, month: format.month(site.binding[last]!.month) });
}

/** The month of a day, or the nearest that the run has. */
function nowIn(binding: readonly Binding[], month: string): number {
  const at = binding.findIndex((entry) => entry.month >= month);
  return at < 0 ? binding.length - 1 : at;
}

function lastHeld(binding: readonly Binding[], from: number, constraint: Constraint): number {
  let last = from;
  while (binding[last + 1]?.constraint.includes(constraint)) last++;
  return last;
}

export function computingText(language: Language): string {
  return say(language, 'effect.computing');
}
