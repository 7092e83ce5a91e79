/** The tables of a site study as CSV: the columns are the fields of their rows, unknown is empty. */
import type { LocalText } from '../scenario/fields.ts';
import type { SiteStudy } from './site-types.ts';

export const SITE_TABLES = ['answers', 'flexible', 'unused', 'power', 'efficiency', 'filing'] as const;
export type SiteTable = (typeof SITE_TABLES)[number];

type Cell = number | string | boolean | null | LocalText;

export function siteCsv(study: SiteStudy, table: SiteTable): string {
  const rows = (study[table] as readonly Readonly<Record<string, Cell>>[]).map(({ names: _, ...row }) => row);
  if (rows.length === 0) return '';
  const keys = Object.keys(rows[0]!);
  return `${[keys.join(','), ...rows.map((row) => keys.map((key) => cell(row[key]!)).join(','))].join('\r\n')}\r\n`;
}

/** Ids, dates and numbers to nine digits: none of them has a comma or a quote. */
function cell(value: Cell): string {
  if (value === null || Number.isNaN(value)) return '';
  return typeof value === 'number' ? String(Number(value.toPrecision(9))) : String(value);
}
