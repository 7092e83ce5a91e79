/** Circles that would cover one another are moved apart, each held by its own place: as far as it takes, and no further. */
export type Disc = { readonly x: number; readonly y: number; readonly radius: number };

const ROUNDS = 300;
const PULL = 0.04;
/** What two neighbours may cover of one another, px. */
export const SLACK = 1;

/** In the order given; the same every time. Those that stand free stay where they are. */
export function apart(homes: readonly Disc[], size: { readonly width: number; readonly height: number }): readonly Disc[] {
  const now = homes.map(({ x, y, radius }) => ({ x, y, radius }));
  for (let round = 0; round < ROUNDS; round++) {
    // Later rounds only push, so that the pull home leaves nothing covered.
    if (round < ROUNDS / 2)
      now.forEach((disc, i) => {
        disc.x += (homes[i]!.x - disc.x) * PULL;
        disc.y += (homes[i]!.y - disc.y) * PULL;
      });
    let moved = false;
    for (let i = 0; i < now.length; i++) for (let j = i + 1; j < now.length; j++) moved = push(now[i]!, now[j]!, i - j) || moved;
    for (const disc of now) {
      disc.x = Math.max(disc.radius, Math.min(size.width - disc.radius, disc.x));
      disc.y = Math.max(disc.radius, Math.min(size.height - disc.radius, disc.y));
    }
    if (!moved) break;
  }
  return now;
}

type Moving = { x: number; y: number; readonly radius: number };

/** The smaller one gives way more. */
function push(a: Moving, b: Moving, turn: number): boolean {
  let [dx, dy] = [b.x - a.x, b.y - a.y];
  let distance = Math.hypot(dx, dy);
  const covered = a.radius + b.radius - distance;
  if (covered <= SLACK / 2) return false;
  if (distance < 1e-6) {
    // Two at one place part in a direction of their own.
    [dx, dy, distance] = [Math.cos(turn), Math.sin(turn), 1];
  }
  const [areaA, areaB] = [a.radius ** 2, b.radius ** 2];
  const [shareA, shareB] = [areaB / (areaA + areaB), areaA / (areaA + areaB)];
  a.x -= (dx / distance) * covered * shareA;
  a.y -= (dy / distance) * covered * shareA;
  b.x += (dx / distance) * covered * shareB;
  b.y += (dy / distance) * covered * shareB;
  return true;
}
