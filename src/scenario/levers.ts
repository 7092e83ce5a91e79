/** The levers of the page: one for each group of fields, with limits and sources read from the field table and the plan. */
import { type Group, type LocalText, metaOf } from './fields.ts';
import type { Loaded } from './load.ts';
import { isAnnotated } from './notes.ts';
import { isObject, type Json, valueAt } from './pointer.ts';
import { provenanceAt } from './provenance.ts';
import { schemaAt } from './walk.ts';

/** One lever: a number or a choice of the scenario, with its limits and where it comes from. */
export type Lever = {
  /** Names the lever in the language files. */
  readonly id: string;
  readonly group: Group;
  /** What it sets; a quantity writes `value * factor` to each. */
  readonly targets: readonly { readonly pointer: string; readonly factor: number }[];
  readonly unit: string;
  /** Letter, source title and address, date and note of the plan's own value; null where there is none. */
  readonly confidence: 'A' | 'B' | 'C' | 'D' | null;
  readonly source: { readonly title: string; readonly url: string | null } | null;
  readonly asOf: string | null;
  readonly note: string | null;
} & (
  | {
      readonly kind: 'quantity';
      readonly value: number;
      /** What the plan has before any change. */
      readonly planValue: number;
      readonly low: number | null;
      readonly high: number | null;
      /** Ends of the slider. */
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly integer: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly value: string;
      readonly planValue: string;
      readonly options: readonly string[];
      /** Names of the options that have one of their own, by option. */
      readonly optionNames: Readonly<Record<string, LocalText>>;
    }
);

type Definition = {
  readonly id: string;
  readonly group: Group;
  /** Pointers that it sets; the first one gives its value. `*` stands for every site. */
  readonly sets: readonly { readonly pointer: string; readonly factor?: number }[];
  /** Ends of the slider, where the field's own bounds are wider than anyone would drag. */
  readonly ends?: readonly [number, number];
  readonly step?: number;
};

const DEFINITIONS: readonly Definition[] = [
  {
    id: 'mulhouse-permit',
    group: 'sites',
    sets: [{ pointer: '/sites/mulhouse/activities/permit/durationMonths' }],
    ends: [6, 48],
    step: 1,
  },
  { id: 'paris-grid', group: 'grid', sets: [{ pointer: '/sites/paris/gridSteps/existing/gridMw' }], ends: [0, 120], step: 1 },
  { id: 'operator-class', group: 'cooling', sets: [{ pointer: '/sites/*/operatorClass' }] },
  { id: 'delivered-share', group: 'compute', sets: [{ pointer: '/deliveries/share' }], ends: [0, 1], step: 0.01 },
  {
    id: 'paris-crews',
    group: 'compute',
    // A crew that sets twice the servers sets twice the racks.
    sets: [{ pointer: '/sites/paris/crewServersPerWeek' }, { pointer: '/sites/paris/crewRacksPerWeek', factor: 0.25 }],
    ends: [4, 120],
    step: 1,
  },
  {
    id: 'inference-growth',
    group: 'workload',
    sets: [{ pointer: '/workloads/interactive/growthPerYear' }],
    ends: [0.5, 8],
    step: 0.1,
  },
];

function plain(value: Json | undefined): Json | undefined {
  return isAnnotated(value) ? value.value : value;
}

/** The levers of a scenario; `plan` is the same plan before any change. A lever whose field the plan lacks is left out. */
export function leversOf(scenario: Loaded, plan: Loaded): Lever[] {
  const siteIds = plan.scenario.sites.map(({ id }) => id);
  return DEFINITIONS.flatMap((definition): Lever[] => {
    const targets = definition.sets.flatMap(({ pointer, factor = 1 }) =>
      pointer.includes('/*/')
        ? siteIds.map((id) => ({ pointer: pointer.replace('/*/', `/${id}/`), factor }))
        : [{ pointer, factor }],
    );
    const first = targets[0]!.pointer;
    const value = plain(valueAt(scenario.document, first));
    const planValue = plain(valueAt(plan.document, first));
    const schema = schemaAt(plan.document, first);
    const meta = schema && metaOf(schema);
    if (value === undefined || planValue === undefined || !meta) return [];
    const { low, high, confidence, source, asOf, note } = provenanceAt(plan, first);
    const about = { id: definition.id, group: definition.group, targets, unit: meta.unit ?? '', confidence, source, asOf, note };
    if (typeof value === 'number' && typeof planValue === 'number') {
      const [min, max] = definition.ends ?? [meta.min!, meta.max!];
      return [
        {
          ...about,
          kind: 'quantity',
          value,
          planValue,
          low,
          high,
          min,
          max,
          step: definition.step ?? (max - min) / 100,
          integer: meta.integer ?? false,
        },
      ];
    }
    if (typeof value !== 'string' || typeof planValue !== 'string') return [];
    const options = meta.kind === 'reference' ? idsOf(plan, meta.to!) : (meta.options ?? []);
    const optionNames = meta.kind === 'reference' ? namesOf(plan, meta.to!) : {};
    return [{ ...about, kind: 'choice', value, planValue, options, optionNames }];
  });
}

function idsOf(plan: Loaded, collection: string): string[] {
  const list = valueAt(plan.document, `/catalogue/${collection}`);
  return Array.isArray(list) ? list.flatMap((entry) => (isObject(entry) && typeof entry.id === 'string' ? [entry.id] : [])) : [];
}

function namesOf({ document }: Loaded, collection: string): Record<string, LocalText> {
  const list = valueAt(document, `/catalogue/${collection}`);
  const entries = Array.isArray(list) ? list.filter(isObject) : [];
  return Object.fromEntries(
    entries.flatMap(({ id, name }) => {
      if (typeof id !== 'string') return [];
      if (typeof name === 'string') return [[id, { en: name, fr: name }]];
      return isObject(name) ? [[id, name as LocalText]] : [];
    }),
  );
}
