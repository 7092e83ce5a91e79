/** Accelerators in service by generation, day by day, oldest first. */
import type { Overview, Summary } from '../../src/index.ts';
import { timeOf } from '../format.ts';
import { sumOf } from './series.ts';

export type Generation = { readonly platform: string; readonly name: string; readonly values: Float64Array };

const DAY_MS = 86_400_000;
const MOST = 6;

export function generationsOf({ summary, startMs, days }: Overview, site: string): readonly Generation[] {
  const byPlatform = new Map<string, Float64Array>();
  for (const entry of summary.inService) {
    if (site !== 'all' && entry.site !== site) continue;
    const values = byPlatform.get(entry.platform) ?? new Float64Array(days);
    byPlatform.set(entry.platform, values);
    addSteps(values, entry.from, startMs);
  }
  const names = new Map(summary.platforms.map(({ platform, name }) => [platform, name]));
  const found = [...byPlatform]
    .map(([platform, values]) => ({ platform, name: nameOf(platform, names.get(platform)), values, first: firstDay(values) }))
    .filter(({ first }) => first >= 0)
    .sort((a, b) => a.first - b.first);
  if (found.length <= MOST) return found;
  // The oldest share one step, so that the newest keep theirs.
  const oldest = found.slice(0, found.length - MOST + 1);
  const values = sumOf(
    oldest.map((one) => one.values),
    days,
  );
  return [{ platform: 'older', name: oldest.map(({ name }) => name).join(', '), values }, ...found.slice(oldest.length)];
}

function addSteps(values: Float64Array, steps: Summary['inService'][number]['from'], startMs: number): void {
  const dayOf = (i: number): number =>
    i < steps.length ? Math.round((timeOf(steps[i]!.date) - startMs) / DAY_MS) : values.length;
  let from = dayOf(0);
  for (let i = 0; i < steps.length; i++) {
    const to = dayOf(i + 1);
    const end = Math.min(to, values.length);
    for (let day = Math.max(0, from); day < end; day++) values[day]! += steps[i]!.accelerators;
    from = to;
  }
}

/** A plain loop, as all that is done to every day of every series: a browser boxes each number that it hands to a callback. */
function firstDay(values: Float64Array): number {
  for (let day = 0; day < values.length; day++) if (values[day]! > 0) return day;
  return -1;
}

/** A name that is longer may break, so that it fits beside the chart. */
const SHORT = 12;

/** "GB200 NVL72" goes by GB200, "HGX H100" by H100; a platform of which the answer has no name by its id, `vera-rubin-nvl72` by Vera Rubin. */
export function nameOf(platform: string, named?: string): string {
  if (named !== undefined) {
    const short = named.replace(/^HGX /, '').replace(/ NVL\d+.*$/, '');
    return short.length > SHORT ? short : short.replaceAll(' ', '\u00a0');
  }
  const bare = platform.replace(/^hgx-/, '').replace(/-nvl\d+.*$/, '');
  if (/\d/.test(bare)) return bare.toUpperCase();
  return bare
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('\u00a0');
}
