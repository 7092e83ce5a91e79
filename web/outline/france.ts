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

type Written = {
  readonly departements: readonly {
    readonly code: string;
    readonly name: string;
    readonly polygons: readonly (readonly string[])[];
  }[];
  readonly edge: readonly string[];
};

/** Thousandths of a degree, each point as its step from the one before: a third of the length of plain numbers. */
function ringOf(steps: string): Ring {
  const numbers = steps.split(' ').map(Number);
  let [lon, lat] = [0, 0];
  const ring: Point[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    lon += numbers[i]!;
    lat += numbers[i + 1]!;
    ring.push([lon / 1000, lat / 1000]);
  }
  return ring;
}

const written = JSON.parse(text) as Written;

export const FRANCE: Outline = {
  departements: written.departements.map((one) => ({ ...one, polygons: one.polygons.map((polygon) => polygon.map(ringOf)) })),
  edge: written.edge.map(ringOf),
};
