/** Hands a text, in parts, to the browser as a file of the user's own. */
import type { Summary } from '../src/index.ts';
import { lastDayOf } from './format.ts';

/** `jalon_microsoft-france_2024-2027_power_fr.svg`: which plan, which years, what. */
export function fileName(
  summary: Pick<Summary, 'scenario' | 'from' | 'to'>,
  parts: readonly string[],
  extension: string,
): string {
  const years = [...new Set([summary.from.slice(0, 4), lastDayOf(summary.to).slice(0, 4)])].join('-');
  const plan = summary.scenario.id.replace(/[^a-z0-9.-]+/gi, '-').slice(0, 60);
  return `${['jalon', plan, years, ...parts].join('_')}.${extension}`;
}

export function save(name: string, parts: readonly string[], type: string): void {
  saveBlob(name, new Blob([...parts], { type: `${type};charset=utf-8` }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
