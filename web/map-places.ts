/** Where the sites of a plan stand, as its numbers say. */
import type { Parameter } from '../src/index.ts';

export type Place = { readonly latitudeDeg: number; readonly longitudeDeg: number; readonly radiusKm: number };

const FIELD = /^\/sites\/([^/]+)\/position\/(latitudeDeg|longitudeDeg|radiusKm)$/;

/** By the id of the site; those without a position have none. */
export function placesOf(parameters: readonly Parameter[]): ReadonlyMap<string, Place> {
  const found = new Map<string, Partial<Record<keyof Place, number>>>();
  for (const { pointer, value } of parameters) {
    const match = FIELD.exec(pointer);
    if (!match || typeof value !== 'number') continue;
    const [, site, key] = match;
    found.set(site!, { ...found.get(site!), [key!]: value });
  }
  const places = new Map<string, Place>();
  for (const [site, { latitudeDeg, longitudeDeg, radiusKm = 0 }] of found)
    if (latitudeDeg !== undefined && longitudeDeg !== undefined) places.set(site, { latitudeDeg, longitudeDeg, radiusKm });
  return places;
}
