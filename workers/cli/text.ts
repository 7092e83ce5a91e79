/** How the command line speaks to people: aligned columns, units, one blank line between parts. */

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number with `digits` significant digits, thousands set apart. */
export function figure(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return 'unknown';
  if (Math.abs(value) >= 10 ** (digits - 1)) return whole.format(value);
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: digits }).format(value);
}

const STEPS: readonly [number, string][] = [
  [1e24, 'Y'],
  [1e21, 'Z'],
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** A number with an SI prefix: `5.68 P`. */
export function prefixed(value: number, unit: string): string {
  const [size, prefix] = STEPS.find(([step]) => Math.abs(value) >= step) ?? [1, ''];
  return `${figure(value / size, 3)} ${prefix}${unit}`;
}

/** Euros in millions or billions. */
export function euros(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  return Math.abs(value) >= 1e9 ? `EUR ${figure(value / 1e9, 4)} bn` : `EUR ${figure(value / 1e6, 4)} m`;
}

/** Rows with columns aligned: the first to the left, the others to the right unless told. */
export function table(rows: readonly (readonly string[])[], left: readonly number[] = [0]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      `  ${row.map((cell, i) => (left.includes(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
