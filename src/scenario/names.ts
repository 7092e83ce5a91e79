/** Names for people of what a plan lists: its own name, or else that of what it refers to. */
import type { Collection } from './fields.ts';
import { hasIds, idOf, isObject, type Json, type JsonObject, valueAt } from './pointer.ts';
import { asIs, both, type LocalText } from './words.ts';

/** The name of an entry of a list. `around` is what holds the list, where the entry may stand for another entry of it. */
export function nameOf(entry: Json, document: Json, around: readonly Json[] = []): LocalText {
  const own = isObject(entry) ? (textIn(entry, 'name') ?? textIn(entry, 'label')) : undefined;
  return (
    own ?? (isObject(entry) ? (byReferences(entry, document) ?? bySibling(entry, around)) : undefined) ?? asIs(idOf(entry) ?? '')
  );
}

/** The name of the entry of a collection that an id stands for; null where it stands for none. */
export function referredName(to: Collection, id: string, document: Json): LocalText | null {
  const list = to === 'sites' || to === 'sources' ? `/${to}` : `/catalogue/${to}`;
  const entry = valueAt(document, `${list}/${id}`);
  return isObject(entry) ? (textIn(entry, 'name') ?? textIn(entry, 'title') ?? null) : null;
}

function textIn(entry: JsonObject, key: string): LocalText | undefined {
  const text = entry[key];
  if (typeof text === 'string') return asIs(text);
  return isObject(text) && typeof text.en === 'string' && typeof text.fr === 'string' ? both(text.en, text.fr) : undefined;
}

/** An order goes by what, where and when; a rate by its platform and model; a correlation by its two ends. */
function byReferences(entry: JsonObject, document: Json): LocalText | undefined {
  const refer = (list: string, id: Json | undefined): LocalText[] => {
    const found = typeof id === 'string' ? valueAt(document, `${list}/${id}`) : undefined;
    return isObject(found) ? [textIn(found, 'name') ?? asIs(String(id))] : [];
  };
  const { platform, accelerator, model, orderDate, site, between } = entry;
  const isOrder = typeof orderDate === 'string';
  const parts = [
    ...refer('/catalogue/platforms', platform),
    ...refer('/catalogue/accelerators', accelerator),
    ...refer('/catalogue/models', model),
    ...(isOrder ? [...refer('/sites', site).map(withoutBrackets), asIs(orderDate.slice(0, 7))] : []),
  ];
  if (parts.length > 0) return joined(parts, ', ');
  return Array.isArray(between)
    ? joined(
        between.flatMap((id) => refer('/catalogue/climates', id)),
        ' – ',
      )
    : undefined;
}

/** What only refers to another entry, as what an activity waits for, goes by its name. */
function bySibling(entry: JsonObject, around: readonly Json[]): LocalText | undefined {
  const id = idOf(entry);
  for (const list of around) {
    const sibling = hasIds(list) ? list.find((other) => other !== entry && other.id === id) : undefined;
    const name = sibling && textIn(sibling, 'name');
    if (name) return name;
  }
  return undefined;
}

function withoutBrackets({ en, fr }: LocalText): LocalText {
  const bare = (text: string): string => text.replace(/\s*\([^)]*\)$/, '');
  return both(bare(en), bare(fr));
}

function joined(parts: readonly LocalText[], between: string): LocalText {
  return both(parts.map(({ en }) => en).join(between), parts.map(({ fr }) => fr).join(between));
}
