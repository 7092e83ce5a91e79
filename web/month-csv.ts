/** Months as an international CSV: a comma between, a point in numbers, nothing where unknown. */
export function csvOf(
  months: readonly string[],
  columns: readonly { readonly key: string; readonly values: Float64Array }[],
): string {
  const head = ['month', ...columns.map(({ key }) => key)].join(',');
  const rows = months.map((month, m) => [month, ...columns.map(({ values }) => cell(values[m]!))].join(','));
  return `${[head, ...rows].join('\r\n')}\r\n`;
}

function cell(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(9)));
}
