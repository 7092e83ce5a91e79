/** Heat that a site hands on to the network of a town: what is asked for in each hour, what a heat pump makes of it, what is sold. */
import type { HeatRules, SiteHeat } from '../scenario/heat-fields.ts';
import { daysInMonth, type Hourly, hourly, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY, KELVIN_AT_0_C } from '../units.ts';

/**
 * COP of a heat pump from a source to a network, both degC: a share of Carnot's, over a lift to which its exchangers add. Infinity where the
 * source is warm enough for an exchanger alone.
 */
export function heatPumpCop(
  { carnotShare, pumpLiftK }: Pick<HeatRules, 'carnotShare' | 'pumpLiftK'>,
  sourceC: number,
  networkC: number,
) {
  const liftK = networkC - sourceC + pumpLiftK;
  return liftK > 0 ? (carnotShare * (networkC + KELVIN_AT_0_C)) / liftK : Number.POSITIVE_INFINITY;
}

/** What a town asks of its network in every hour, MW: the demand of a year by month, alike in all hours of one. */
export function heatDemandMw(
  { demandMwhPerYear }: Pick<SiteHeat, 'demandMwhPerYear'>,
  { monthShares }: Pick<HeatRules, 'monthShares'>,
  time: Timeline,
): Hourly {
  const whole = monthShares.reduce((sum, share) => sum + share, 0);
  const result = hourly(time);
  if (!(whole > 0)) return result;
  for (const { year, month, startHour, endHour } of time.months) {
    const share = monthShares[month - 1]! / whole;
    result.fill((share * demandMwhPerYear) / (daysInMonth(year, month) * HOURS_PER_DAY), startHour, endHour);
  }
  return result;
}

/** Heat of one temperature that can be handed on, MW in every hour. */
export type HeatSource = { readonly sourceC: number; readonly availableMw: ArrayLike<number> };

/** By day, MWh: heat of the site that was sold, the electricity of the heat pump, and the sold heat times its temperature, for means. */
export type HeatSold = { readonly soldMwh: Float64Array; readonly pumpMwh: Float64Array; readonly soldMwhC: Float64Array };

/**
 * Heat sold in every hour: the least of what is there and what the town still asks for. A heat pump adds its own electricity to the heat, so
 * that less is asked of the site than of the network; the warmest source goes first, as it takes the least of that.
 */
export function heatSoldOf(
  sources: readonly HeatSource[],
  demandMw: ArrayLike<number>,
  networkC: number,
  rules: Pick<HeatRules, 'carnotShare' | 'pumpLiftK'>,
): HeatSold {
  const days = demandMw.length / HOURS_PER_DAY;
  const sold = { soldMwh: new Float64Array(days), pumpMwh: new Float64Array(days), soldMwhC: new Float64Array(days) };
  const left = Float64Array.from(demandMw);
  for (const { sourceC, availableMw } of [...sources].sort((a, b) => b.sourceC - a.sourceC)) {
    const cop = heatPumpCop(rules, sourceC, networkC);
    // A pump that brings no more than its electricity only heats with it.
    if (cop <= 1) continue;
    for (let h = 0; h < left.length; h++) {
      const mw = Math.min(availableMw[h]!, left[h]! * (1 - 1 / cop));
      if (!(mw > 0)) continue;
      const pumpMw = mw / (cop - 1);
      const day = Math.floor(h / HOURS_PER_DAY);
      sold.soldMwh[day]! += mw;
      sold.pumpMwh[day]! += pumpMw;
      sold.soldMwhC[day]! += mw * sourceC;
      left[h] = Math.max(0, left[h]! - mw - pumpMw);
    }
  }
  return sold;
}

/** Energy reuse factor: heat sold over all energy of the site (Delegated Regulation (EU) 2024/1364). */
export function erfOf(soldMwh: number, siteMwh: number): number {
  return siteMwh > 0 ? soldMwh / siteMwh : Number.NaN;
}

/** Energy reuse effectiveness: energy of the site that is not handed on, over that of the machines. */
export function ereOf(soldMwh: number, siteMwh: number, itMwh: number): number {
  return itMwh > 0 ? (siteMwh - soldMwh) / itMwh : Number.NaN;
}
