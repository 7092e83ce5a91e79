/** Excise on electricity: the normal rate by date, and the reduced one of data centres with its conditions (CIBS, article L.312-70). */
import type { Market } from '../scenario/market-fields.ts';
import { dayOf, type Timeline } from '../timeline.ts';
import { MWH_PER_GWH } from '../units.ts';

/** Normal rate on each day of the run, EUR/MWh; before the first it is that one, and without any the reduced rate. */
export function normalExcise({ exciseNormal, exciseEurPerMwh }: Market, time: Timeline): Float64Array {
  const rates = exciseNormal.map(({ from, eurPerMwh }) => ({ day: dayOf(from), eurPerMwh })).sort((a, b) => a.day - b.day);
  const byDay = new Float64Array(time.days);
  for (let d = 0; d < byDay.length; d++) {
    const rate = rates.findLast(({ day }) => day <= time.startDay + d) ?? rates[0];
    byDay[d] = rate?.eurPerMwh ?? exciseEurPerMwh;
  }
  return byDay;
}

/** Rate of a further MWh on each day: the reduced one where the site meets the conditions. */
export function marginalExcise(market: Market, reduced: boolean, time: Timeline): Float64Array {
  return reduced ? new Float64Array(time.days).fill(market.exciseEurPerMwh) : normalExcise(market, time);
}

/** Share of a year's energy that pays the normal rate all the same, as it lies below the threshold of the reduced one. */
export function shareAtNormalRate({ exciseReducedAboveGwh }: Market, yearMwh: number): number {
  return yearMwh > 0 ? Math.min(1, (exciseReducedAboveGwh * MWH_PER_GWH) / yearMwh) : 0;
}
