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
  const found = [...byPlatform]
    .map(([platform, values]) => ({ platform, name: nameOf(platform), values }))
    .filter(({ values }) => values.some((count) => count > 0))
    .sort((a, b) => firstDay(a.values) - firstDay(b.values));
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
  steps.forEach(({ date, accelerators }, i) => {
    const from = Math.max(0, Math.round((timeOf(date) - startMs) / DAY_MS));
    const next = steps[i + 1];
    const to = next ? Math.round((timeOf(next.date) - startMs) / DAY_MS) : values.length;
    for (let day = from; day < Math.min(to, values.length); day++) values[day]! += accelerators;
  });
}

function firstDay(values: Float64Array): number {
  return values.findIndex((count) => count > 0);
}

/** `gb200-nvl72` goes by GB200, `vera-rubin-nvl72` by Vera Rubin. */
export function nameOf(platform: string): string {
  const bare = platform.replace(/^hgx-/, '').replace(/-nvl\d+.*$/, '');
  if (/\d/.test(bare)) return bare.toUpperCase();
  return bare
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('\u00a0');
}
