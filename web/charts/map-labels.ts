/** Where the names of the circles stand: close by where there is room, else further off, at the end of a line. */
import type { Disc } from './map-apart.ts';

export type LabelPlace = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' };
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Room = { readonly width: number; readonly height: number };

const GAP = 4;
/** How far from its circle a name may go, px. */
const DISTANCES = [0, 10, 22, 36, 52, 70];
/** Sixteen directions, beside first, over and under last. */
const TURNS = [0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12].map((step) => (step * Math.PI) / 8);

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
      const cost = 10 * covered + 40 * outside(rect, room) + rank;
      if (!best || cost < best.cost) best = { place, rect, cost };
    }
    places[i] = best!.place;
    rects.push(best!.rect);
  }
  return places;
}

/** The nearest first. */
function candidates({ x, y, radius }: Disc, size: Room): LabelPlace[] {
  return DISTANCES.flatMap((distance) =>
    TURNS.map((turn): LabelPlace => {
      const [across, down] = [Math.cos(turn), Math.sin(turn)];
      const reach = radius + GAP + distance;
      const anchor = Math.abs(across) < 0.2 ? 'middle' : across > 0 ? 'start' : 'end';
      // The text hangs on the point of the circle that it is nearest to.
      return { x: x + reach * across, y: y + reach * down + (down * size.height) / 2, anchor };
    }),
  );
}

export function rectOf({ x, y, anchor }: LabelPlace, { width, height }: Room): Rect {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - height / 2, width, height };
}

/** What a circle fills of its square, taken as a square: a name may cover the corners. */
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
  return rect.width * rect.height - overlap(rect, { x: 0, y: 0, ...room });
}

/** A line from a circle to a name that does not touch it; none where it does. */
export function leaderOf(place: LabelPlace, size: Room, { x, y, radius }: Disc): string {
  const rect = rectOf(place, size);
  const toX = Math.max(rect.x, Math.min(rect.x + rect.width, x));
  const toY = Math.max(rect.y, Math.min(rect.y + rect.height, y));
  const length = Math.hypot(toX - x, toY - y);
  if (length < radius + GAP + 6) return '';
  const from = radius / length;
  return `M${(x + (toX - x) * from).toFixed(1)},${(y + (toY - y) * from).toFixed(1)}L${toX.toFixed(1)},${toY.toFixed(1)}`;
}
