/**
 * Metropolitan France and Corsica with their départements, in degrees of WGS 84: Natural Earth, 1:10m admin 1, which is in the public
 * domain. Thinned with their borders in common (corners that span less than 0.0006 square degrees left out), a thousandth of a degree
 * exact; islets left out.
 */
import text from './france.json?raw';

/** Longitude and latitude. */
export type Point = readonly [number, number];
export type Ring = readonly Point[];
export type Departement = { readonly code: string; readonly name: string; readonly polygons: readonly (readonly Ring[])[] };
export type Outline = {
  readonly departements: readonly Departement[];
  /** Coasts and borders of the country. */
  readonly edge: readonly Ring[];
};

export const FRANCE: Outline = JSON.parse(text) as Outline;
