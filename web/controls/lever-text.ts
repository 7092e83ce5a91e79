/** How a lever speaks: its name, its values with their unit, and what a typed text means to it. */
import type { Issue, Lever, LocalText } from '../../src/index.ts';
import { readNumber } from '../format.ts';
import type { PluralKey, Words } from '../i18n/messages.ts';
import { shortName } from '../sites.ts';

export type Quantity = Extract<Lever, { kind: 'quantity' }>;
export type DateLever = Extract<Lever, { kind: 'date' }>;

/** What is written of a value: a lever, or a row of the sources. */
export type Valued = { readonly field: string; readonly unit: string };
/** What has a place and a field, and so a name. */
export type Named = { readonly field: string; readonly place: readonly LocalText[] };

/** Shares and rates of a year that a reader expects in per cent. */
const PERCENT: ReadonlySet<string> = new Set([
  'deliveries.share',
  'sites.designRelativeHumidity',
  'sites.activities.probability',
  'orders.deliveredShare',
  'money.networkShare',
  'money.waccPerYear',
  'workloads.training.guaranteedShare',
  'workloads.interactive.mix.share',
  'workloads.batch.fillShare',
  'workloads.interactive.cacheHitShare',
  'workloads.interactive.draftAcceptance',
  'workloads.interactive.draftCost',
  'workloads.skills.afterUseShare',
  'operations.softwareLoss',
  'operations.outages.upsFailureShare',
  'operations.outages.gensetStartFailureShare',
  'operations.outages.commonCauseShare',
  'operations.powerManagement.capShare',
  'flexibility.events.cutShare',
  'catalogue.platforms.liquidShare',
  'catalogue.markets.nuclearShare',
  'catalogue.markets.ppaShare',
  'catalogue.markets.guaranteesShare',
  'catalogue.coolings.fixedLiquidShare',
  'catalogue.operatorClasses.fixedOverhead',
  'catalogue.embodied.partsPerFailure',
  'catalogue.embodied.serversPerFailure',
  'catalogue.heat.carnotShare',
  'catalogue.platforms.fans.inAir',
  'catalogue.platforms.fans.inLiquid',
  'catalogue.costs.shellShare',
  'catalogue.costs.electricalShare',
  'catalogue.costs.fitOutElectricalShare',
  'catalogue.costs.maintenancePerYear',
  'catalogue.costs.taxInsurancePerYear',
  'catalogue.costs.resaleLossPerYear',
]);
const PERCENT_FAMILIES =
  /^catalogue\.(platforms\.phases|coolings\.\w+)\.(off|idle|training|inference|reserved|\w+Share|vapourPerK|adiabaticEffectiveness|secondLawEfficiency)$/;
/** Units that are written alike in both languages. */
const SYMBOLS: ReadonlySet<string> = new Set(['', 'MW', 'kW', 'W', 'K', 'h', 's', 'ms', 'min', 'TFLOP/s']);

/** A headline has a name of its own; any other lever is its place and its field. */
export function leverLabel(lever: Lever, words: Words): string {
  return (lever.headline ? words.maybe(`lever.${lever.id}`) : undefined) ?? placedLabel(lever, words);
}

/** `Mulhouse, Building 1: duration`. */
export function placedLabel(named: Named, words: Words): string {
  const place = placeText(named, words);
  const label = fieldLabel(named.field, words);
  return place === '' ? capital(label) : words.t('lever.placed', { place, label });
}

/** The places from the outermost in, without what stands in brackets behind them; `from` leaves out the outer ones. */
export function placeText({ place }: Named, words: Words, from = 0): string {
  return place
    .slice(from)
    .map((name) => shortName(name[words.language]).replace(/[\s\u00a0]*: /g, ', '))
    .filter((name) => name !== '')
    .join(', ');
}

export function fieldLabel(field: string, words: Words): string {
  return words.maybe(`field.${field}`) ?? field;
}

/** A choice in words: by its field, by its name in the plan, or as it is written. */
export function choiceText(field: string, option: string, words: Words, names: Readonly<Record<string, LocalText>> = {}): string {
  const own = field.slice(field.lastIndexOf('.') + 1);
  return words.maybe(`choice.${own}.${option}`) ?? words.maybe(`choice.${option}`) ?? names[option]?.[words.language] ?? option;
}

/** True when a unit has words, or needs none. */
export function knowsUnit(unit: string, words: Words): boolean {
  return SYMBOLS.has(unit) || words.maybe(`unit.${unit}.one`) !== undefined;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function isPercent({ field, unit }: Valued): boolean {
  return (unit === '' || unit === '/year' || unit === '/K') && (PERCENT.has(field) || PERCENT_FAMILIES.test(field));
}

function scaleOf(valued: Valued): number {
  return isPercent(valued) ? 100 : 1;
}

/** Digits that a step of the slider needs. */
function digitsOf(step: number): number {
  return step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}

/** The unit as it stands after a value. */
export function unitText(valued: Valued, value: number, words: Words): string {
  const { unit } = valued;
  if (unit === '') return isPercent(valued) ? '%' : '';
  if (words.maybe(`unit.${unit}.one`) !== undefined) return words.count(`unit.${unit}` as PluralKey, value * scaleOf(valued));
  return unit;
}

/** The number alone, as the field shows it; typed digits beyond the step are kept. */
export function fieldText(valued: Valued, value: number, words: Words): string {
  const shown = Number((value * scaleOf(valued)).toPrecision(12));
  // A year is a name, and what is very small needs its digits.
  if (valued.field.endsWith('.year')) return String(shown);
  return words.format.number(shown, 6, 0);
}

/** The number as an end of a slider shows it: millions and more are cut short. */
export function shortText(valued: Valued, value: number, words: Words): string {
  const [size, prefix] = Math.abs(value) >= 1e12 ? [1e12, 'T'] : Math.abs(value) >= 1e9 ? [1e9, 'G'] : [1e6, 'M'];
  if (Math.abs(value) < 1e6) return fieldText(valued, value, words);
  return valued.unit === 'EUR' ? words.format.eur(value) : words.format.quantity(value / size, prefix, 2, 0);
}

/** The number with its unit. */
export function valueText(valued: Valued & { readonly step?: number }, value: number, words: Words): string {
  const most = valued.step === undefined ? 6 : Math.max(digitsOf(valued.step * scaleOf(valued)), 2);
  if (isPercent(valued) && valued.unit === '') return words.format.percent(value, most);
  if (valued.field.endsWith('.year')) return String(value);
  return words.format.quantity(value * scaleOf(valued), unitText(valued, value, words), most, 0);
}

/** What a lever that does nothing waits for. */
export function idleText({ idle }: Lever, levers: readonly Lever[], words: Words): string {
  const other = levers.find(({ id }) => id === idle?.pointer);
  if (!idle || !other) return '';
  const value =
    typeof idle.at === 'number'
      ? valueText(other, idle.at, words)
      : words.t('lever.quoted', { name: choiceText(other.field, idle.at, words) });
  return words.t('lever.idle', { label: leverLabel(other, words), value });
}

/** Why the engine would not have what a lever wrote, without the pointer that a file's author needs: a fault elsewhere goes by the name of its lever. */
export function refusedText(issue: Issue, lever: Lever, levers: readonly Lever[], words: Words): string {
  const { language, t } = words;
  const isHere = lever.targets.some(({ pointer }) => pointer === issue.pointer);
  const there = isHere ? undefined : levers.find(({ id }) => id === issue.pointer);
  const told = { found: issue.found[language], allowed: issue.allowed[language] };
  // Of what cannot be chosen here, the cure names what can.
  const cure = lever.kind === 'choice' && issue.suggestion[language] ? ` ${issue.suggestion[language]}` : '';
  if (isHere) return t('lever.refusedHere', told) + cure;
  return there
    ? t('lever.refusedThere', { ...told, label: leverLabel(there, words) })
    : t('lever.refused', { reason: issue.message[language] });
}

export type Reading = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly trouble: string };

/** Read what was typed into the field of a lever that stands at `former`, where it is a number with its unit and no more. */
export function readLever(lever: Quantity, typed: string, former: number, words: Words): Reading {
  const units = [unitText(lever, 1, words), unitText(lever, 2, words), lever.unit, ...(isPercent(lever) ? ['%'] : [])];
  const kept = { former: valueText(lever, former, words) };
  if (typed.trim() === '') return { ok: false, trouble: words.t('lever.empty', kept) };
  const read = readNumber(typed, words.language, units);
  if (read === undefined) return { ok: false, trouble: words.t('lever.notNumber', { ...kept, typed: typed.trim() }) };
  return allowed(lever, read / scaleOf(lever), former, words);
}

/** A value that was read, if the lever can be set to it. */
export function allowed(lever: Quantity, read: number, former: number, words: Words): Reading {
  const { t } = words;
  const value = Number(read.toPrecision(12));
  const kept = { former: valueText(lever, former, words) };
  if (lever.integer && !Number.isInteger(value)) return { ok: false, trouble: t('lever.whole', kept) };
  if (value < lever.min || value > lever.max) {
    const ends = { min: valueText(lever, lever.min, words), max: valueText(lever, lever.max, words) };
    return { ok: false, trouble: t('lever.outside', { ...kept, ...ends }) };
  }
  return { ok: true, value };
}
