/** The levers as a search finds them: by name, place, unit, id or a word of the trade, in both languages at once. */
import type { Lever } from '../../src/index.ts';
import { type Changes, changesOf, pointerOf } from '../edits.ts';
import { nearnessTo, type Sought, sought } from '../fold.ts';
import type { Words } from '../i18n/messages.ts';
import type { Page } from '../state.ts';
import { leverLabel, placedLabel, unitText } from './lever-text.ts';

export type Entry = { readonly lever: Lever; readonly text: Sought };

/** What a search looks through. A field that a headline moves alone is the headline, not a second lever. */
export function searchable(levers: readonly Lever[], languages: readonly Words[]): readonly Entry[] {
  const alone = new Set(levers.filter((lever) => lever.headline && lever.targets.length === 1).map(pointerOf));
  return levers
    .filter((lever) => lever.headline || !alone.has(pointerOf(lever)))
    .map((lever) => ({
      lever,
      text: sought([...languages.flatMap((words) => namesOf(lever, words)), lever.id, lever.unit].join(' ')),
    }));
}

function namesOf(lever: Lever, words: Words): readonly string[] {
  return [
    leverLabel(lever, words),
    placedLabel(lever, words),
    words.t(`group.${lever.group}`),
    ...lever.place.map((name) => name[words.language]),
    ...(lever.kind === 'quantity' ? [unitText(lever, 1, words), unitText(lever, 2, words)] : []),
    ...tradeWords(lever.field, words),
  ];
}

/** Words that no label has, but that who looks for a field or its family may know it by. */
function tradeWords(field: string, words: Words): readonly string[] {
  const parts = field.split('.');
  return parts.flatMap((_, i) => words.maybe(`seek.${parts.slice(0, i + 1).join('.')}`) ?? []);
}

/** What holds all words of a query, in the order of the plan: whole words first, then beginnings, then what merely has them within a word. */
export function found(entries: readonly Entry[], query: string): readonly Lever[] {
  const nearness = nearnessTo(query);
  const tiers: readonly [Lever[], Lever[], Lever[]] = [[], [], []];
  for (const { lever, text } of entries) {
    const near = nearness(text);
    if (near !== undefined) tiers[near].push(lever);
  }
  return tiers.flat();
}

/** The levers of a group by the outermost place they belong to, in the order of the plan. */
export function byPlace(levers: readonly Lever[]): ReadonlyMap<string, readonly Lever[]> {
  const places = new Map<string, Lever[]>();
  // What belongs to no place stands first: under a heading it would seem to belong there.
  if (levers.some(({ place }) => place.length === 0)) places.set('', []);
  for (const lever of levers) {
    const place = lever.place[0]?.en ?? '';
    const before = places.get(place);
    if (before) before.push(lever);
    else places.set(place, [lever]);
  }
  return places;
}

/** What is locked, by lever, as what is changed is counted: a headline that is locked whole counts once. */
export function lockedOf(page: Page): Changes {
  const locks = Object.fromEntries(page.locks.value.map((pointer) => [pointer, true]));
  return changesOf(locks, page.description.value?.levers ?? []);
}
