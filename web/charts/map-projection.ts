/** The projection of French maps: Lambert’s conic with the two standard parallels and the meridian of Lambert-93, fitted to a box. */
import { type GeoProjection, geoConicConformal, geoContains, geoDistance } from 'd3';
import type { Departement, Outline, Point } from '../outline/france.ts';

const PARALLELS: readonly [number, number] = [44, 49];
const MERIDIAN_DEG = 3;
/** Mean radius of the Earth, IUGG. */
const EARTH_KM = 6371;

export type MapProjection = {
  readonly at: (place: Point) => Point;
  /** Length on the map of a distance around a place. */
  readonly lengthPx: (km: number, place: Point) => number;
  readonly projection: GeoProjection;
};

export function edgeOf({ edge }: Outline) {
  return { type: 'MultiLineString' as const, coordinates: edge.map((ring) => ring.map(([lon, lat]) => [lon, lat])) };
}

export function shapeOf({ polygons }: Departement) {
  return {
    type: 'MultiPolygon' as const,
    coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  };
}

/** Fits the outline into a box from the origin, `pad` from its sides. */
export function mapProjection(outline: Outline, width: number, height: number, pad: number): MapProjection {
  const projection = geoConicConformal()
    .parallels([...PARALLELS])
    .rotate([-MERIDIAN_DEG, 0])
    .fitExtent(
      [
        [pad, pad],
        [width - pad, height - pad],
      ],
      edgeOf(outline),
    );
  const at = (place: Point): Point => projection([...place]) ?? [Number.NaN, Number.NaN];
  return {
    projection,
    at,
    lengthPx: (km, [lon, lat]) => {
      const north: Point = [lon, lat + 0.1];
      const [from, to] = [at([lon, lat]), at(north)];
      const stepKm = EARTH_KM * geoDistance([lon, lat], [...north]);
      return (km / stepKm) * Math.hypot(to[0] - from[0], to[1] - from[1]);
    },
  };
}

/** How high a map of this width is for its outline. */
export function mapHeight(outline: Outline, width: number, pad: number): number {
  const { projection } = mapProjection(outline, width, 10 * width, pad);
  const ys = outline.edge.flat().map((place) => projection([...place])![1]);
  return Math.max(...ys) - Math.min(...ys) + 2 * pad;
}

/** The département in which a place lies. */
export function departementOf({ departements }: Outline, place: Point): Departement | undefined {
  return departements.find((one) => geoContains(shapeOf(one), [...place]));
}
