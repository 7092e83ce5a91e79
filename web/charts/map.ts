/** The map of the sites: circles as large as their firm import, on the outline of France. */
import { geoPath } from 'd3';
import type { Constraint } from '../../src/index.ts';
import type { Place } from '../map-places.ts';
import { FRANCE, type Point } from '../outline/france.ts';
import type { Slot } from '../sites.ts';
import { AXIS_TEXT } from './axis.ts';
import type { MapData, MapSite } from './map-data.ts';
import { departementOf, edgeOf, type MapProjection, mapHeight, mapProjection, shapeOf } from './map-projection.ts';
import { leaderOf, placeLabels } from './map-labels.ts';
import { apart, type Disc } from './map-apart.ts';
import { textWidth } from './text.ts';

export type MapWords = {
  readonly name: (site: MapSite) => string;
  readonly mw: (mw: number) => string;
  readonly letter: (constraint: Constraint) => string;
  readonly key: (mw: number) => string;
};

export type MapMark = {
  readonly id: string;
  readonly slot: Slot;
  /** The middle of the circle. */
  readonly x: number;
  readonly y: number;
  /** 0 where there is no firm import yet. */
  readonly radius: number;
  /** Where the site stands, and within how far of there. */
  readonly placeX: number;
  readonly placeY: number;
  readonly placeRadius: number;
  /** From the circle to the place, where they had to part. */
  readonly tie: string;
  /** From the circle, or the place where there is none, to a name that stands apart from it. */
  readonly leader: string;
  /** The part of the rim that is in use, from 0 to 1. */
  readonly inUse: number;
  readonly constraints: readonly Constraint[];
  /** Letters of what binds, where the circle has room for them. */
  readonly letters: string;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end' | 'middle';
    readonly lines: readonly string[];
  };
};

export type MapMarks = {
  readonly width: number;
  readonly height: number;
  readonly land: readonly { readonly code: string; readonly d: string }[];
  readonly edge: string;
  readonly sites: readonly MapMark[];
  readonly key: readonly {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly text: string;
    readonly textX: number;
    readonly textY: number;
  }[];
};

const PAD = 12;
/** How thick the part of a rim is that is in use; as in the style. */
const RIM = 4;
const LINE = 15;
/** A place that is known exactly is still a ring, so that it can be seen. */
const LEAST_RING = 4.5;
const LETTER_ROOM = 13;

/** Radius of a circle whose area is to that of the largest as its power is to the most. */
export function radiusOf(mw: number, mostMw: number, largest: number): number {
  return mw > 0 && mostMw > 0 ? largest * Math.sqrt(mw / mostMw) : 0;
}

const known = new WeakMap<Place, boolean>();

/** Whether a site has a place on land of the map, or near its coast. Places stay the same from month to month, so each is looked up once. */
export function isOnMap({ place }: Pick<MapSite, 'place'>): boolean {
  if (!place) return false;
  const found = known.get(place);
  if (found !== undefined) return found;
  const at: Point = [place.longitudeDeg, place.latitudeDeg];
  const lies = departementOf(FRANCE, at) !== undefined || FRANCE.edge.some((ring) => ring.some((point) => near(point, at)));
  known.set(place, lies);
  return lies;
}

/** Within some 15 km: a port on a coast that was drawn coarsely. */
function near([lon, lat]: Point, [toLon, toLat]: Point): boolean {
  return Math.hypot((lon - toLon) * 0.7, lat - toLat) < 0.14;
}

let drawn:
  | { readonly width: number; readonly made: Pick<MapMarks, 'land' | 'edge' | 'height'>; readonly to: MapProjection }
  | undefined;

/** The outline for a width; the last one is kept, since only the circles change from month to month. */
function outlineFor(width: number): NonNullable<typeof drawn> {
  if (drawn?.width === width) return drawn;
  const height = Math.round(mapHeight(FRANCE, width, PAD));
  const to = mapProjection(FRANCE, width, height, PAD);
  const path = geoPath(to.projection).digits(1);
  const land = FRANCE.departements.map((one) => ({ code: one.code, d: path(shapeOf(one)) ?? '' }));
  drawn = { width, to, made: { height, land, edge: path(edgeOf(FRANCE)) ?? '' } };
  return drawn;
}

/** Pure, but for the outline that it remembers. The circles stand where they stand in every month. */
export function layoutMap(data: MapData, width: number, words: MapWords): MapMarks {
  const { made, to } = outlineFor(width);
  const shown = data.sites.filter(isOnMap);
  const mostMw = Math.max(0, ...data.sites.map((site) => site.mostFirmMw));
  const largest = Math.max(17, Math.min(40, width * 0.052));
  const homes = shown.map(({ place, mostFirmMw }): Disc => {
    const [x, y] = to.at([place!.longitudeDeg, place!.latitudeDeg]);
    return { x, y, radius: Math.max(LEAST_RING + 1, radiusOf(mostFirmMw, mostMw, largest)) + RIM / 2 + 1 };
  });
  const discs = apart(homes, { width, height: made.height });
  const texts = shown.map((site) => [words.name(site), words.mw(site.firmMw)]);
  const key = keyOf(mostMw, largest, made.height, words);
  const sizes = texts.map((lines) => ({
    width: Math.max(...lines.map((line) => textWidth(line, AXIS_TEXT, true))),
    height: lines.length * LINE,
  }));
  const labels = placeLabels(discs, sizes, { width, height: made.height }, [keyBox(key)]);
  return {
    width,
    ...made,
    key,
    sites: shown.map((site, i): MapMark => {
      const [home, disc, place] = [homes[i]!, discs[i]!, site.place!];
      const radius = radiusOf(site.firmMw, mostMw, largest);
      const placeRadius = Math.max(LEAST_RING, to.lengthPx(place.radiusKm, [place.longitudeDeg, place.latitudeDeg]));
      const standing = radius > 0;
      const letters = site.constraints.map(words.letter).join('+');
      return {
        id: site.id,
        slot: site.slot,
        x: disc.x,
        y: disc.y,
        radius,
        placeX: home.x,
        placeY: home.y,
        placeRadius,
        tie:
          standing && Math.hypot(disc.x - home.x, disc.y - home.y) > 2
            ? `M${round(disc.x)},${round(disc.y)}L${round(home.x)},${round(home.y)}`
            : '',
        leader: leaderOf(
          labels[i]!,
          sizes[i]!,
          standing ? { x: disc.x, y: disc.y, radius } : { x: home.x, y: home.y, radius: placeRadius },
        ),
        inUse: radius > 0 && site.share > 0 ? Math.min(1, site.share) : 0,
        constraints: site.constraints,
        letters: 2 * radius - RIM >= Math.max(LETTER_ROOM, textWidth(letters, AXIS_TEXT, true) + 6) ? letters : '',
        label: { ...labels[i]!, lines: texts[i]! },
      };
    }),
  };
}

const round = (value: number): string => value.toFixed(1);

/** Two circles of round powers, one in the other, at the foot of the map; the larger no larger than the largest site. */
function keyOf(mostMw: number, largest: number, height: number, words: MapWords): MapMarks['key'] {
  if (!(mostMw > 0)) return [];
  const large = roundDown(mostMw);
  const bottom = height - 4;
  return [large, roundDown(large / 5)].map((mw, i) => {
    const radius = radiusOf(mw, mostMw, largest);
    return {
      x: largest + 2,
      y: bottom - radius,
      radius,
      text: words.key(mw),
      textX: 2 * largest + 8,
      textY: i === 0 ? Math.min(bottom - 2 * radius + 9, bottom - LINE - 2) : bottom - 1,
    };
  });
}

function keyBox(key: MapMarks['key']) {
  if (key.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, radius, text, textX } = key[0]!;
  return { x: 0, y: y - radius, width: Math.max(textX + textWidth(text, AXIS_TEXT), x + radius), height: 2 * radius };
}

/** One, two or five times a power of ten. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].map((step) => step * power).find((step) => step <= value * 1.0001) ?? power;
}
