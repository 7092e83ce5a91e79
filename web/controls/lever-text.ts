/** How a lever speaks: its name, its values with their unit, and what a typed text means to it. */
import type { Lever } from '../../src/index.ts';
import { readNumber } from '../format.ts';
import type { PluralKey, Words } from '../i18n/messages.ts';

export type Quantity = Extract<Lever, { kind: 'quantity' }>;

/** Shares are shown in per cent; everything else as the plan writes it. */
const PERCENT: ReadonlySet<string> = new Set(['delivered-share']);

export function leverLabel(lever: Lever, words: Words): string {
  return words.maybe(`lever.${lever.id}`) ?? lever.id;
}

export function isPercent(lever: Quantity): boolean {
  return lever.unit === '' && PERCENT.has(lever.id);
}

function scaleOf(lever: Quantity): number {
  return isPercent(lever) ? 100 : 1;
}

/** Digits that a step of the slider needs. */
function digitsOf(lever: Quantity): number {
  const step = lever.step * scaleOf(lever);
  return step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}

/** The unit as it stands after a value. */
export function unitText(lever: Quantity, value: number, words: Words): string {
  if (isPercent(lever)) return '%';
  if (words.maybe(`unit.${lever.unit}.one`) !== undefined) return words.count(`unit.${lever.unit}` as PluralKey, value);
  return lever.unit;
}

/** The number alone, as the field shows it; typed digits beyond the step are kept. */
export function fieldText(lever: Quantity, value: number, words: Words): string {
  const shown = Number((value * scaleOf(lever)).toPrecision(12));
  return words.format.number(shown, 6, 0);
}

/** The number with its unit. */
export function valueText(lever: Quantity, value: number, words: Words): string {
  if (isPercent(lever)) return words.format.percent(value, Math.max(digitsOf(lever), 2));
  return words.format.quantity(value, unitText(lever, value, words), Math.max(digitsOf(lever), 2), 0);
}

export type Reading = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly trouble: string };

/** Read what was typed into the field of a lever that stands at `former`. */
export function readLever(lever: Quantity, typed: string, former: number, words: Words): Reading {
  const { t } = words;
  const kept = { former: valueText(lever, former, words) };
  const units = [unitText(lever, 1, words), unitText(lever, 2, words), lever.unit, ...(isPercent(lever) ? ['%'] : [])];
  const read = readNumber(typed, words.language, units);
  if (read === undefined) return { ok: false, trouble: t('lever.notNumber', { ...kept, typed: typed.trim() }) };
  const value = Number((read / scaleOf(lever)).toPrecision(12));
  if (lever.integer && !Number.isInteger(value)) return { ok: false, trouble: t('lever.whole', kept) };
  if (value < lever.min || value > lever.max) {
    const ends = { min: valueText(lever, lever.min, words), max: valueText(lever, lever.max, words) };
    return { ok: false, trouble: t('lever.outside', { ...kept, ...ends }) };
  }
  return { ok: true, value };
}
