/** Where the names of the circles stand: beside, over or under them, where they cover least of other circles and names. */
import type { Disc } from './map-apart.ts';

export type LabelPlace = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' };
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Room = { readonly width: number; readonly height: number };

const GAP = 4;
/** How far from its circle a name may go, in steps of a line. */
const STEPS = [0, -1, 1, -2, 2, -3, 3];
const STEP = 13;

/** `y` is that of the middle of the text. The largest circles choose first. */
export function placeLabels(
  discs: readonly Disc[],
  sizes: readonly Room[],
  room: Room,
  taken: readonly Rect[] = [],
): readonly LabelPlace[] {
  const places = new Array<LabelPlace>(discs.length);
  const rects: Rect[] = [...taken];
  const order = discs.map((_, i) => i).sort((a, b) => discs[b]!.radius - discs[a]!.radius || a - b);
  for (const i of order) {
    const [disc, size] = [discs[i]!, sizes[i]!];
    let best: { readonly place: LabelPlace; readonly rect: Rect; readonly cost: number } | undefined;
    for (const [rank, place] of candidates(disc, size).entries()) {
      const rect = rectOf(place, size);
      const covered =
        discs.reduce((sum, other) => sum + overlap(rect, boxOf(other)), 0) +
        rects.reduce((sum, other) => sum + overlap(rect, other), 0);
      const cost = covered + 20 * outside(rect, room) + rank * 2;
      if (!best || cost < best.cost) best = { place, rect, cost };
    }
    places[i] = best!.place;
    rects.push(best!.rect);
  }
  return places;
}

function candidates({ x, y, radius }: Disc, size: Room): LabelPlace[] {
  const beside = STEPS.flatMap((step): LabelPlace[] => {
    // A name that is not level with the middle may come nearer, as the circle is narrower there.
    const reach = Math.sqrt(Math.max(0, radius ** 2 - (step * STEP) ** 2)) + GAP;
    return [
      { x: x + reach, y: y + step * STEP, anchor: 'start' },
      { x: x - reach, y: y + step * STEP, anchor: 'end' },
    ];
  });
  const off = radius + GAP + size.height / 2 - 2;
  return [...beside.slice(0, 6), { x, y: y + off, anchor: 'middle' }, { x, y: y - off, anchor: 'middle' }, ...beside.slice(6)];
}

export function rectOf({ x, y, anchor }: LabelPlace, { width, height }: Room): Rect {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - height / 2, width, height };
}

/** The square of a circle's own area: what a name covers of a corner is free. */
function boxOf({ x, y, radius }: Disc): Rect {
  const half = radius * 0.86;
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
}

export function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(rect: Rect, room: Room): number {
  const inside = overlap(rect, { x: 0, y: 0, ...room });
  return rect.width * rect.height - inside;
}
