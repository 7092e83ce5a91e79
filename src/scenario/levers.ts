/** The levers of the page: every field that the run follows, in six groups, with limits and sources; a few of them stand first. */
import type { FieldMeta, Group, LocalText } from './fields.ts';
import type { Loaded } from './load.ts';
import { GROWTH, type Idle, idleWhile, OWN_GROWTH_NUMBER, overrulerOf } from './overruled.ts';
import { type Found, type Parameter, parametersOf } from './parameters.ts';
import { isObject, type Json, valueAt } from './pointer.ts';
import type { Provenance } from './provenance.ts';
import { voltageOf } from './voltage.ts';
import { both } from './words.ts';
import { OWN_GROWTH } from './work-fields.ts';

/** One lever. A quantity writes `value * factor` to each of its targets, anything else writes itself. */
export type Lever = Provenance & {
  /** A headline's own word, or the pointer. */
  readonly id: string;
  /** True for the few that stand first. */
  readonly headline: boolean;
  readonly group: Group;
  readonly advanced: boolean;
  /** The field, without ids: `sites.gridSteps.gridMw`. Names the label in the language files. */
  readonly field: string;
  /** Names of what it belongs to, outermost first. */
  readonly place: readonly LocalText[];
  readonly targets: readonly { readonly pointer: string; readonly factor: number }[];
  readonly unit: string;
  /** For a field of the catalogue: the entry that it belongs to, whether anything in the plan goes by it, and what else decides that. */
  readonly entry: { readonly id: string; readonly used: boolean; readonly decidedBy: readonly string[] } | null;
  /** The lever, by its pointer, at whose value `at` this one does nothing; null for most. */
  readonly idle: (Idle & { readonly planValue: number | string }) | null;
} & (
    | {
        readonly kind: 'quantity';
        readonly planValue: number;
        /** Ends of the slider, within the field's own bounds. */
        readonly min: number;
        readonly max: number;
        readonly step: number;
        readonly integer: boolean;
        /** The shares that make 1 with this one: what it gains it takes from them, in their proportions. */
        readonly balance: readonly { readonly pointer: string; readonly planValue: number }[];
        /** The shares that with this one come to no more than 1: what they leave is bought otherwise. */
        readonly beside: readonly { readonly pointer: string; readonly planValue: number }[];
        /** The choice that this number is one side of; null for most. */
        readonly instead: Instead | null;
      }
    | {
        readonly kind: 'choice';
        readonly planValue: string;
        readonly options: readonly string[];
        /** Names of the options that have one of their own, by option. */
        readonly optionNames: Readonly<Record<string, LocalText>>;
      }
    | { readonly kind: 'date'; readonly planValue: string }
    | { readonly kind: 'switch'; readonly planValue: boolean }
  );

/** A choice between a number of the plan and named ones of the catalogue: the lever shows the one that holds, and moving it chooses the plan's. */
export type Instead = {
  readonly pointer: string;
  /** What the plan has chosen, and what chooses its own number. */
  readonly planValue: string;
  readonly own: string;
  /** The plan's own number, chosen or not. */
  readonly ownValue: number;
  readonly named: readonly { readonly option: string; readonly pointer: string; readonly planValue: number }[];
};

type Headline = {
  readonly id: string;
  /** What it sets; the first gives its value. `*` stands for every site. */
  readonly sets: readonly { readonly pointer: string; readonly factor?: number }[];
  readonly ends?: readonly [number, number];
  readonly step?: number;
};

const HEADLINES: readonly Headline[] = [
  { id: 'mulhouse-permit', sets: [{ pointer: '/sites/mulhouse/activities/permit/durationMonths' }], ends: [6, 48], step: 1 },
  { id: 'paris-grid', sets: [{ pointer: '/sites/paris/gridSteps/existing/gridMw' }], ends: [0, 120], step: 1 },
  { id: 'operator-class', sets: [{ pointer: '/sites/*/operatorClass' }] },
  { id: 'delivered-share', sets: [{ pointer: '/deliveries/share' }], ends: [0, 1], step: 0.01 },
  {
    id: 'paris-crews',
    // A crew that sets twice the servers sets twice the racks.
    sets: [{ pointer: '/sites/paris/crewServersPerWeek' }, { pointer: '/sites/paris/crewRacksPerWeek', factor: 0.25 }],
    ends: [4, 120],
    step: 1,
  },
  { id: 'inference-growth', sets: [{ pointer: OWN_GROWTH_NUMBER }], ends: [0.5, 8], step: 0.1 },
];

/** The levers of a plan: the headlines first, then every field that has a group, in the order of the table. */
export function leversOf(plan: Loaded, parameters: readonly Found[] = parametersOf(plan)): Lever[] {
  const moving = parameters.filter((found) => found.parameter.group !== null && overrulerOf(found) === undefined);
  const entryAt = entriesOf(plan, parameters);
  const balanced = moving.filter(({ meta }) => meta.balanced);
  const byPointer = new Map(moving.map((found) => [found.parameter.pointer, found]));
  const sites = plan.scenario.sites.map(({ id }) => id);
  const headlines = HEADLINES.flatMap((headline): Lever[] => {
    const targets = headline.sets.flatMap(({ pointer, factor = 1 }) =>
      pointer.includes('/*/')
        ? sites.map((id) => ({ pointer: pointer.replace('/*/', `/${id}/`), factor }))
        : [{ pointer, factor }],
    );
    const found = byPointer.get(targets[0]!.pointer);
    const { id, ends, step } = headline;
    return found
      ? leverFrom(plan, found, { id, targets, ends, step, balance: [], beside: [], entry: null }).map(namesBeside)
      : [];
  });
  const fields = moving.flatMap(eachOf).flatMap((found) => {
    const { pointer } = found.parameter;
    const balance = found.meta.balanced ? balanced.filter((other) => other !== found && listOf(other) === listOf(found)) : [];
    // A share alone in its list is all of it.
    if (found.meta.balanced && balance.length === 0) return [];
    return leverFrom(plan, found, {
      id: undefined,
      targets: [{ pointer, factor: 1 }],
      ends: undefined,
      step: undefined,
      beside: besideOf(found, moving),
      balance: balance.map(({ parameter }) => ({ pointer: parameter.pointer, planValue: Number(parameter.value) })),
      entry: entryAt(pointer),
    }).map(namesBeside);
  });
  return [...headlines, ...fields];

  /** The growth of the plan's own is one of several: where it is not the one chosen, the lever stands at that one, and cites it. */
  function namesBeside(lever: Lever): Lever {
    const choice = byPointer.get(GROWTH)?.parameter;
    if (lever.kind !== 'quantity' || lever.targets[0]!.pointer !== OWN_GROWTH_NUMBER || choice === undefined) return lever;
    const named = plan.scenario.catalogue.growths.map(({ id, timesPerYear }) => ({
      option: id,
      pointer: `/catalogue/growths/${id}/timesPerYear`,
      planValue: timesPerYear,
    }));
    const chosen = named.find(({ option }) => option === choice.value);
    const about = chosen && byPointer.get(chosen.pointer)?.parameter;
    return {
      ...lever,
      ...(about && { ...provenanceOnly(about), planValue: chosen.planValue }),
      min: Math.min(lever.min, chosen?.planValue ?? lever.min),
      max: Math.max(lever.max, ...named.map(({ planValue }) => planValue)),
      instead: { pointer: GROWTH, planValue: String(choice.value), own: OWN_GROWTH, ownValue: lever.planValue, named },
    };
  }
}

type Shape = {
  readonly id: string | undefined;
  readonly targets: Lever['targets'];
  readonly ends: readonly [number, number] | undefined;
  readonly step: number | undefined;
  readonly balance: Extract<Lever, { kind: 'quantity' }>['balance'];
  readonly beside: Extract<Lever, { kind: 'quantity' }>['beside'];
  readonly entry: Lever['entry'];
};

/** A list of numbers, by month or by quarter, has a lever for each. */
function eachOf(found: Found): Found[] {
  const { parameter, item } = found;
  const { value, pointer } = parameter;
  if (!item || !Array.isArray(value)) return [found];
  const names = value.length === 12 ? MONTHS : QUARTERS;
  return value.map((one: number, i) => ({
    parent: found.parent,
    meta: { ...item, group: parameter.group!, advanced: true },
    parameter: {
      ...parameter,
      ...{ low: null, high: null },
      kind: 'quantity',
      value: one,
      pointer: `${pointer}/${i}`,
      place: [...parameter.place, names[i]!],
    },
  }));
}

const monthIn = (language: string, month: number): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month));
const MONTHS = Array.from({ length: 12 }, (_, month) => both(monthIn('en-GB', month), monthIn('fr-FR', month)));
const QUARTERS = [
  both('first quarter', 'premier trimestre'),
  both('second quarter', 'deuxième trimestre'),
  both('third quarter', 'troisième trimestre'),
  both('fourth quarter', 'quatrième trimestre'),
];

/** Parts of the catalogue that are about everything. */
const NO_ENTRIES: ReadonlySet<string> = new Set(['embodied', 'heat', 'costs', 'climateCorrelations', 'permitPaths']);

/** What decides at which voltage a site is connected. */
const DECIDE_VOLTAGE: ReadonlySet<string> = new Set([
  'sites.gridVoltage',
  'sites.gridSteps.gridMw',
  'catalogue.markets.tariff.htb2FromMw',
  'catalogue.markets.tariff.htb3FromMw',
]);

/** What entry of the catalogue a place belongs to. A rate goes with its platform, or else with its model. */
function entriesOf({ document, scenario }: Loaded, parameters: readonly Found[]): (pointer: string) => Lever['entry'] {
  const named = new Set(
    parameters.flatMap(({ parameter, meta }) => (meta.to && !parameter.field.startsWith('catalogue.') ? [parameter.value] : [])),
  );
  for (const id of [...named]) {
    const accelerator = valueAt(document, `/catalogue/platforms/${id}/accelerator`);
    if (typeof accelerator === 'string') named.add(accelerator);
  }
  const trained = valueAt(document, '/workloads/training/model');
  const trainsExperts = valueAt(document, `/catalogue/models/${trained}/activeParameters`) !== undefined;
  const market = scenario.catalogue.markets.find(({ id }) => id === scenario.market)!;
  const voltages = new Set<string>(scenario.sites.map((site) => voltageOf(site, market)));
  const decides = parameters.map(({ parameter }) => parameter).filter(({ field }) => DECIDE_VOLTAGE.has(field));
  return (pointer) => {
    const [, catalogue, list, own, part, voltage] = pointer.split('/');
    if (catalogue !== 'catalogue' || own === undefined || NO_ENTRIES.has(list!)) return null;
    const of = valueAt(document, `/catalogue/${list}/${own}/${list === 'expertTraining' ? 'model' : 'platform'}`);
    const id = typeof of === 'string' ? of : own;
    // Rates of a mixture of experts are gone by where one is trained, not where it is served.
    const used = list === 'expertTraining' ? trainsExperts : named.has(id);
    if (used && list === 'markets' && part === 'tariff' && voltage?.startsWith('htb') && !voltage.endsWith('FromMw'))
      return { id, used: voltages.has(voltage.toUpperCase()), decidedBy: decides.map((one) => one.pointer) };
    return { id, used, decidedBy: [] };
  };
}

/** The other shares of the same whole, in the same record. */
function besideOf({ meta, parameter }: Found, all: readonly Found[]): Shape['beside'] {
  if (meta.partOf === undefined) return [];
  const record = recordOf(parameter.pointer);
  return all
    .filter((other) => other.meta.partOf === meta.partOf && recordOf(other.parameter.pointer) === record)
    .filter((other) => other.parameter.pointer !== parameter.pointer)
    .map((other) => ({ pointer: other.parameter.pointer, planValue: Number(other.parameter.value) }));
}

function recordOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The list that holds the entry that a field belongs to. */
function listOf({ parameter }: Found): string {
  return parameter.pointer.split('/').slice(0, -2).join('/');
}

function leverFrom(
  plan: Loaded,
  { parameter, meta }: Found,
  { id, targets, ends, step, balance, beside, entry }: Shape,
): Lever[] {
  const { kind, value, pointer, group, ...about } = parameter;
  const base = {
    ...provenanceOnly(about),
    id: id ?? pointer,
    headline: id !== undefined,
    group: group!,
    advanced: meta.advanced ?? false,
  };
  const common = {
    ...base,
    ...{ field: parameter.field, place: parameter.place, targets, unit: parameter.unit, entry },
    idle: idleIn(plan, parameter.field),
  };
  if (kind === 'quantity' && typeof value === 'number') {
    const [min, max] = ends ?? sliderEnds(value, parameter, meta);
    return [
      {
        ...common,
        kind,
        planValue: value,
        min,
        max,
        step: step ?? (meta.integer ? Math.max(1, niceStep(max - min)) : niceStep(max - min)),
        integer: meta.integer ?? false,
        balance,
        beside,
        instead: null,
      },
    ];
  }
  if (kind === 'choice' && typeof value === 'string') {
    const names = meta.kind === 'reference' ? namesOf(plan, meta.to!) : {};
    const options = [...(meta.options ?? []), ...Object.keys(names)];
    // One alone is no choice.
    return options.length > 1 ? [{ ...common, kind, planValue: value, options, optionNames: names }] : [];
  }
  if (kind === 'date' && typeof value === 'string')
    return [{ ...common, kind, planValue: value.length === 7 ? `${value}-01` : value }];
  return kind === 'switch' && typeof value === 'boolean' ? [{ ...common, kind, planValue: value }] : [];
}

/** What a field waits for, with what the plan has there. */
function idleIn({ scenario }: Loaded, field: string): Lever['idle'] {
  const idle = idleWhile(field);
  const planValue = idle && valueAt(scenario as unknown as Json, idle.pointer);
  return idle && (typeof planValue === 'number' || typeof planValue === 'string') ? { ...idle, planValue } : null;
}

function provenanceOnly({ low, high, confidence, source, asOf, note }: Provenance): Provenance {
  return { low, high, confidence, source, asOf, note };
}

/** A step of 1, 2 or 5 times a power of ten, about a hundredth of a span. */
export function niceStep(span: number): number {
  let power = 1;
  while (power * 10 <= span / 100) power *= 10;
  while (power > span / 100) power /= 10;
  const steps = span / 100 / power;
  return power * (steps >= 5 ? 5 : steps >= 2 ? 2 : 1);
}

/**
 * Ends of a slider that nobody has set: twice the likely range around the value, rounded, within the field's bounds; of a wide one all
 * from the least to twice the value, so that what is known well can still be made scarce.
 */
function sliderEnds(value: number, { low, high }: Parameter, meta: FieldMeta): [number, number] {
  if (meta.max! - meta.min! <= 1) return [meta.min!, meta.max!];
  if (meta.wide && value > 0) return [meta.min!, Math.min(meta.max!, Math.max(2 * value, high ?? 0))];
  // Where the plan has nothing and no range, a fiftieth of what is allowed at all.
  if (value === 0 && high === null) return [meta.min!, Math.max(meta.integer ? 1 : 0, meta.max! / 50)];
  const reach = Math.max(high === null ? Math.abs(value) : high - value, low === null ? Math.abs(value) : value - low, 1e-9);
  const step = niceStep(4 * reach);
  const min = Math.max(meta.min!, Math.floor((value - 2 * reach) / step) * step);
  const max = Math.min(meta.max!, Math.ceil((value + 2 * reach) / step) * step);
  return [min, Math.max(max, value)];
}

function namesOf({ document }: Loaded, collection: string): Record<string, LocalText> {
  const list = valueAt(document, collection === 'sites' ? '/sites' : `/catalogue/${collection}`);
  const entries = Array.isArray(list) ? list.filter(isObject) : [];
  return Object.fromEntries(
    entries.flatMap(({ id, name }) => {
      if (typeof id !== 'string') return [];
      if (typeof name === 'string') return [[id, { en: name, fr: name }]];
      return [[id, isObject(name) ? (name as LocalText) : { en: id, fr: id }]];
    }),
  );
}
