/** What an hour's energy costs, EUR/MWh: shares bought by contract, the rest at spot. */
import type { Market } from '../scenario/market-fields.ts';
import type { Hourly } from '../timeline.ts';

/** What the price of an hour is made of: `fixed` + `restShare` x spot. */
export type SupplyMix = { readonly fixedEurPerMwh: number; readonly restShare: number };

/**
 * The mix of a market. Contracts give their share of every hour, whatever is drawn in it: volumes that a site would have to take and sell
 * on are not followed. The supplier's margin is on what is bought at spot.
 */
export function supplyMix(market: Market): SupplyMix {
  const { nuclearShare, nuclearEurPerMwh, ppaShare, ppaEurPerMwh, marginEurPerMwh } = market;
  const restShare = Math.max(0, 1 - nuclearShare - ppaShare);
  return {
    fixedEurPerMwh: nuclearShare * nuclearEurPerMwh + ppaShare * ppaEurPerMwh + restShare * marginEurPerMwh,
    restShare,
  };
}

/** Price of the energy alone in every hour, EUR/MWh: contracts, spot and margin. */
export function energyPrice(market: Market, spot: Hourly): Hourly {
  const { fixedEurPerMwh, restShare } = supplyMix(market);
  return spot.map((price) => restShare * price + fixedEurPerMwh);
}
