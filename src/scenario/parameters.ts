/** Every parameter of a plan, with where it stands, what it may be and where it is from: the ground of the levers and of the sources page. */
import { type FieldMeta, type Group, type LocalText, metaOf, type Schema } from './fields.ts';
import type { Loaded } from './load.ts';
import { nameOf, referredName } from './names.ts';
import { isAnnotated } from './notes.ts';
import { idOf, isObject, type Json, pointerOf } from './pointer.ts';
import { type Provenance, provenanceAt } from './provenance.ts';
import { scenarioFields } from './scenario.ts';
import { bodyOf } from './walk.ts';

export type Parameter = Provenance & {
  readonly pointer: string;
  /** The field, without ids: `sites.gridSteps.gridMw`. Names the label in the language files. */
  readonly field: string;
  /** Names of what it belongs to, outermost first. */
  readonly place: readonly LocalText[];
  readonly kind: 'quantity' | 'choice' | 'date' | 'switch' | 'list';
  readonly unit: string;
  readonly value: number | string | boolean | readonly number[];
  /** What the plan calls the entry that a value names by its id; null where a value names none. */
  readonly valueName: LocalText | null;
  /** The group of levers it belongs to; null where the run has no lever for it. */
  readonly group: Group | null;
};

export type Found = {
  readonly parameter: Parameter;
  readonly meta: FieldMeta;
  readonly parent: Json;
  /** For a list of numbers: what each of them may be. */
  readonly item?: FieldMeta;
};

const KINDS = new Set<FieldMeta['kind']>(['quantity', 'choice', 'date', 'switch', 'reference']);
/** What says something of a plan and is no parameter of it. */
const ASIDE = new Set(['schemaVersion', 'sources', 'confidence']);

/** All parameters of a plan, in the order of the field table. */
export function parametersOf(plan: Loaded): Found[] {
  const found: Found[] = [];
  const visit = (
    schema: Schema,
    here: Json | undefined,
    parent: Json,
    path: readonly string[],
    field: readonly string[],
    place: readonly LocalText[],
    lists: readonly Json[],
  ): void => {
    const meta = metaOf(schema);
    if (!meta || ASIDE.has(field.at(-1) ?? '')) return;
    // What the file leaves to its default is a parameter all the same.
    const value = isAnnotated(here) ? here.value : (here ?? (meta.default as Json | undefined));
    if (value === undefined) return;
    const { entries, item } = bodyOf(schema);
    if (entries && isObject(value)) {
      for (const [key, entry] of Object.entries(entries))
        visit(entry, value[key], value, [...path, key], [...field, key], place, lists);
    } else if (item && Array.isArray(value)) {
      if (value.every((entry) => typeof entry === 'number') && value.length > 0)
        add(meta, value as number[], 'list', metaOf(item)?.unit ?? '', metaOf(item));
      else
        for (const [i, entry] of value.entries())
          visit(
            item,
            entry,
            value,
            [...path, idOf(entry) ?? String(i)],
            field,
            [...place, nameOf(entry, plan.document, lists)],
            [value, ...lists],
          );
    } else if (KINDS.has(meta.kind) && (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')) {
      add(meta, value, meta.kind === 'reference' ? 'choice' : (meta.kind as Parameter['kind']), meta.unit ?? '');
    }
    function add(of: FieldMeta, plain: Parameter['value'], kind: Parameter['kind'], unit: string, each?: FieldMeta): void {
      const pointer = pointerOf(path);
      const parameter = {
        pointer,
        field: field.join('.'),
        place,
        kind,
        unit,
        value: plain,
        valueName: of.to && typeof plain === 'string' ? referredName(of.to, plain, plan.document) : null,
        group: of.group ?? each?.group ?? null,
        ...provenanceAt(plan, pointer),
      };
      found.push({ parameter, meta: of, parent, ...(each && { item: each }) });
    }
  };
  visit(scenarioFields, plan.document, plan.document, [], [], [], []);
  return found;
}
