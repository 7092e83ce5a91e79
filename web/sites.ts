/** Which colour a site wears: its own, everywhere and always, or one of the three that are free. */
export const PLACES = ['mulhouse', 'paris', 'marseille'] as const;
export const SLOTS = [...PLACES, '4', '5', '6'] as const;
export type Slot = (typeof SLOTS)[number] | 'other';

/** Known places by the first word of their id; others take the free colours in the order of the plan, and the rest none. */
export function slotsOf(ids: readonly string[]): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  const free: Slot[] = ['4', '5', '6'];
  const owned = new Set<string>();
  for (const id of ids) {
    const place = id.split('-')[0]!;
    const own = PLACES.find((slot) => slot === place && !owned.has(slot));
    if (own) owned.add(own);
    slots.set(id, own ?? free.shift() ?? 'other');
  }
  return slots;
}

/** A name without what stands in brackets behind it. */
export function shortName(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '') || name;
}
