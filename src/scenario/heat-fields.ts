/** Every field of the heat that a site hands on: what a town takes of it, and what heat networks and heat pumps have in common. */
import { monthly, onOff, optional, quantity, share, sourced, type Value } from './fields.ts';

const HEAT = { group: 'cooling' } as const;
const ADVANCED = { group: 'cooling', advanced: true } as const;

export const siteHeatFields = sourced('The heat network of a town that could take the heat of a site.', {
  demandMwhPerYear: optional(
    quantity('MWh/year', 'Heat that the town asks of the network in a year; 0 where no network takes heat.', {
      max: 1e7,
      ...HEAT,
    }),
    0,
  ),
  networkC: optional(quantity('degC', 'Temperature at which the network takes heat.', { min: 20, max: 150, ...HEAT }), 65),
  fromAir: optional(onOff('Whether coils in the air of the halls hand on heat too, beside the liquid loops.', ADVANCED), false),
  exempt: optional(
    onOff('Whether the cost-benefit analysis has found no way to use the heat, which lifts the duty to do so.', ADVANCED),
    false,
  ),
});
export type SiteHeat = Value<typeof siteHeatFields>;

export const NO_HEAT_ASKED = { demandMwhPerYear: 0, networkC: 65, fromAir: false, exempt: false };

export const heatFields = sourced('Heat networks and heat pumps.', {
  monthShares: monthly('', 'Share of the heat of a year that a town asks for in the month; they count by their sum.', {
    max: 1,
    ...ADVANCED,
  }),
  carnotShare: share('Heat pump: share of the COP that Carnot allows.', ADVANCED),
  pumpLiftK: quantity('K', 'Heat pump: what its exchangers add to the lift.', { max: 30, ...ADVANCED }),
  airCoilK: quantity('K', 'By how much the water of a coil is cooler than the air that comes back from the racks.', {
    max: 20,
    ...ADVANCED,
  }),
  mwhPerHome: quantity('MWh/year', 'Heat of one home on a network.', { min: 0.1, max: 100, ...ADVANCED }),
  dutyFromMw: quantity('MW', 'IT power from which a new installation must make use of its heat.', { max: 1000, ...ADVANCED }),
});
export type HeatRules = Value<typeof heatFields>;
