/**
 * Tariff of the French transmission network (TURPE HTB): what a connection pays by voltage, for the power it subscribes to and for its energy.
 *
 * The structure is that of the published tariffs (CRE, decisions of 2014 and 2025): a management charge; at HTB3 a P + b use^c P; at HTB1 and
 * HTB2 five time classes with a price of power and of energy each; a charge for overruns. The coefficients are the market's.
 */
import { pow } from '../math.ts';
import type { ClassTariff, Market, Tariff } from '../scenario/market-fields.ts';
import type { Voltage } from '../scenario/voltage.ts';
import type { LocalClock } from '../timeline.ts';
import { HOURS_PER_DAY, KW_PER_MW } from '../units.ts';

/** Time classes in the order in which the power subscribed may only rise. */
export const TIME_CLASSES = ['winterPeak', 'winterHigh', 'winterLow', 'summerHigh', 'summerLow'] as const;
const [WINTER_PEAK, WINTER_HIGH, WINTER_LOW, SUMMER_HIGH, SUMMER_LOW] = [0, 1, 2, 3, 4] as const;

/**
 * Time class of an hour on the clock of Paris; months from 0, weekdays from 0 on Monday. Peak and summer low hours are those of an open file of
 * the tariff in force; that winter nights, 23 to 7 h, and weekends are low is carried over from the tariff of 2014.
 */
export function timeClass(month: number, weekday: number, hour: number): number {
  const weekend = weekday >= 5;
  const winter = month <= 2 || month >= 10;
  if (!winter) return weekend || (hour >= 2 && hour < 6) || (hour >= 12 && hour < 16) ? SUMMER_LOW : SUMMER_HIGH;
  if (weekend) return WINTER_LOW;
  const peak = month !== 2 && (hour === 9 || hour === 10 || hour === 18 || hour === 19);
  if (peak) return WINTER_PEAK;
  return hour >= 7 && hour < 23 ? WINTER_HIGH : WINTER_LOW;
}

/** Time class of every hour of the run. */
export function timeClasses(clock: LocalClock): Uint8Array {
  const classes = new Uint8Array(clock.hour.length);
  for (let h = 0; h < classes.length; h++) classes[h] = timeClass(clock.month[h]!, clock.weekday[h]!, clock.hour[h]!);
  return classes;
}

function classTariffOf(tariff: Tariff, voltage: 'HTB1' | 'HTB2'): ClassTariff {
  return voltage === 'HTB1' ? tariff.htb1 : tariff.htb2;
}

/** Network charge for a further MWh, by time class, EUR/MWh. At HTB3 the use of the power is charged by the year. */
export function energyRates(market: Market, voltage: Voltage): readonly number[] {
  const { tariff, networkEurPerMwh } = market;
  if (!tariff || voltage === 'flat') return TIME_CLASSES.map(() => networkEurPerMwh);
  if (voltage === 'HTB3') return TIME_CLASSES.map(() => 0);
  const own = classTariffOf(tariff, voltage);
  return TIME_CLASSES.map((name) => own[name].eurPerMwh);
}

/** What was drawn in a year: the most in an hour of each time class, the energy, and the days that were subscribed for. */
export type YearDraw = { readonly peakMw: readonly number[]; readonly mwh: number; readonly days: number };

/**
 * Power subscribed by time class, kW: the smallest that the peaks of the year ask for, times the headroom. It never falls from one class to the
 * next; HTB3 has one for all.
 */
export function subscribedKw(tariff: Tariff, voltage: Voltage, { peakMw }: YearDraw): number[] {
  let most = voltage === 'HTB3' ? Math.max(...peakMw) : 0;
  return peakMw.map((mw) => {
    most = Math.max(most, mw);
    return most * KW_PER_MW * tariff.headroom;
  });
}

/** Charge of a year for management and for the power subscribed, EUR; at HTB3 with that for its use. */
export function powerCharge(tariff: Tariff, voltage: Exclude<Voltage, 'flat'>, kw: readonly number[], draw: YearDraw): number {
  const highest = kw.at(-1)!;
  if (voltage === 'HTB3') {
    const { powerEurPerKwYear, useEurPerKwYear, useExponent } = tariff.htb3;
    const possibleMwh = (highest / KW_PER_MW) * draw.days * HOURS_PER_DAY;
    const use = possibleMwh > 0 ? Math.min(1, draw.mwh / possibleMwh) : 0;
    return tariff.managementEurPerYear + highest * (powerEurPerKwYear + useEurPerKwYear * pow(use, useExponent));
  }
  const own = classTariffOf(tariff, voltage);
  const byClass = TIME_CLASSES.reduce((sum, name, c) => sum + own[name].eurPerKwYear * (kw[c]! - (kw[c - 1] ?? 0)), 0);
  return tariff.managementEurPerYear + highest * own.powerEurPerKwYear + byClass;
}

/** Charge of a month for overruns, EUR: by time class, from the sum of the squared overruns of its hours, kW2. */
export function overrunCharge(tariff: Tariff, voltage: Exclude<Voltage, 'flat'>, squaredKw: readonly number[]): number {
  const rate = (name: (typeof TIME_CLASSES)[number]): number =>
    voltage === 'HTB3' ? tariff.htb3.useEurPerKwYear : classTariffOf(tariff, voltage)[name].eurPerKwYear;
  return TIME_CLASSES.reduce((sum, name, c) => sum + tariff.overrunFactor * rate(name) * Math.sqrt(squaredKw[c]!), 0);
}
