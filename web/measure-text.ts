/** The numbers of a measure in words: scaled to what a planner reads, with their unit. */
import type { OurUnit, Unit } from './charts/measures.ts';
import type { ChartData } from './charts/series.ts';
import type { Words } from './i18n/messages.ts';

const SCALE: Readonly<Record<OurUnit, number>> = {
  gridMw: 1,
  inServiceAccelerators: 1,
  tokensOutPerS: 1e6,
  trainingPflops: 1,
  gridMwh: 1000,
  co2T: 1,
  pue: 1,
  waterM3: 1,
  costEur: 1e6,
  share: 0.01,
};

/** As a table shows it: scaled, without its unit, with digits that do not change from row to row. */
export function numberText(id: Unit, value: number, words: Words): string {
  if (typeof id === 'object') return id.number(value, words);
  const { format } = words;
  const digits = { gridMw: 1, tokensOutPerS: 1, gridMwh: 1, pue: 3, costEur: 2, co2T: 0, share: 1 } as Partial<
    Record<OurUnit, number>
  >;
  return format.number(value / SCALE[id], digits[id] ?? 0);
}

/** The unit of a measure; counts and ratios have none. */
export function unitText(id: Unit, words: Words): string {
  return typeof id === 'object' ? id.unit(words) : (words.maybe(`unit.measure.${id}`) ?? '');
}

/** Beside a mark: few digits, and the unit. */
export function valueText(id: Unit, value: number, words: Words): string {
  if (typeof id === 'object') return id.value(value, words);
  const { format } = words;
  if (id === 'gridMw') return format.mw(value);
  if (id === 'pue') return format.number(value, 2);
  if (id === 'costEur') return format.eur(value);
  if (id === 'share') return format.percent(value, Math.abs(value) < 0.1 ? 1 : 0);
  const scaled = value / SCALE[id];
  if (id === 'inServiceAccelerators') return format.number(scaled);
  return format.quantity(scaled, unitText(id, words), Math.abs(scaled) < 10 ? 1 : 0, 0);
}

/** On the axis: the unit at the highest value alone, but for money. */
export function axisText(id: Unit, value: number, highest: boolean, words: Words): string {
  if (typeof id === 'object') return id.axis(value, highest, words);
  // Millions and billions may share an axis, so that money has its unit at every line.
  if (id === 'costEur') return value === 0 ? words.format.number(0) : words.format.eur(value);
  if (highest && id !== 'pue') return valueText(id, value, words);
  const scaled = value / SCALE[id];
  return words.format.number(scaled, id === 'pue' || Math.abs(scaled) < 1 ? 2 : 1, 0);
}

/** A difference with its sign. */
export function differenceText(id: Unit, value: number, words: Words): string {
  return `${value > 0 ? '+' : ''}${valueText(id, value, words)}`;
}

/** The month of the highest value, and that value. */
export function highestMonth(
  values: Float64Array,
  months: ChartData['months'],
): { readonly value: number; readonly month: string } {
  let best = -1;
  values.forEach((value, i) => {
    if (value > (values[best] ?? 0)) best = i;
  });
  return { value: values[best] ?? Number.NaN, month: months[best]?.key ?? '' };
}
