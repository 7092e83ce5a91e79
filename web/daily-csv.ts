/** The days behind the figure, as an international CSV: a comma between, a point in numbers, nothing where unknown. */
import type { Overview } from '../src/index.ts';
import { dayText } from './format.ts';

const DAY_MS = 86_400_000;

export function dailyCsv({ startMs, days, daily }: Pick<Overview, 'startMs' | 'days' | 'daily'>): string {
  const head = ['date', ...daily.map(({ name, site }) => quoted(`${name} ${site}`))].join(',');
  const rows = Array.from({ length: days }, (_, day) =>
    [dayText(startMs + day * DAY_MS), ...daily.map(({ values }) => cell(values[day]!))].join(','),
  );
  return `${[head, ...rows].join('\r\n')}\r\n`;
}

function cell(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(9)));
}

/** Quotes where the text needs them; a leading sign of a formula is made plain. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
