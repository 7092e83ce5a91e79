/** Every field of what a build-out costs by kind, of running it, of what machines are worth later, and of the carbon of making them. */
import { quantity, share, sourced, type Value } from './fields.ts';

const MONEY = { group: 'money', advanced: true } as const;

export const costFields = sourced(
  'What the prices of a plan are made of, and what running it costs by part. They explain the sums of a plan and never change them.',
  {
    shellShare: share('Shell and land works, of the price of a new building.', MONEY),
    electricalShare: share('Electrical works with the generator sets, of the price of a new building.', MONEY),
    fitOutElectricalShare: share('Electrical works with the generator sets, of the price of a fit-out.', MONEY),
    generatorsEurPerMwIt: quantity('EUR/MW', 'Generator sets with their fuel, per MW of IT.', { max: 1e8, ...MONEY }),
    gridShareEurPerMwFirm: quantity('EUR/MW', 'Share of the works of the public grid, per MW of firm import.', {
      max: 1e8,
      ...MONEY,
    }),
    substationEurPerMwFirm: quantity('EUR/MW', 'Substation of the site, per MW of firm import.', { max: 1e8, ...MONEY }),
    lineEurPerKm: quantity('EUR/km', 'Line from the grid to the site.', { max: 1e9, ...MONEY }),
    maintenancePerYear: quantity('/year', 'Maintenance, of what electrical works, generator sets and cooling cost.', {
      max: 1,
      ...MONEY,
    }),
    staffEurPerYear: quantity('EUR/year', 'One post of the staff.', { max: 1e6, ...MONEY }),
    taxInsurancePerYear: quantity('/year', 'Property tax and insurance, of what a hall cost.', { max: 1, ...MONEY }),
    resaleLossPerYear: quantity('/year', 'Part of its resale value that a machine loses in a year.', { max: 1, ...MONEY }),
  },
);
export type Costs = Value<typeof costFields>;

export const embodiedFields = sourced('Carbon of making things, spread over their life.', {
  acceleratorT: quantity('t', 'Making of one accelerator with its share of the server.', {
    max: 1000,
    group: 'money',
    advanced: true,
  }),
  acceleratorYears: quantity('years', 'Years over which it is spread.', { min: 1, max: 30, group: 'money', advanced: true }),
  partT: quantity('t', 'Making of an accelerator that replaces a failed one, by itself.', {
    max: 1000,
    group: 'money',
    advanced: true,
  }),
  serverT: quantity('t', 'Making of a server that replaces a failed one, without its accelerators.', {
    max: 1000,
    group: 'money',
    advanced: true,
  }),
  partsPerFailure: share('Failures of a node that end in a new accelerator.', { group: 'money', advanced: true }),
  serversPerFailure: share('Failures of a node that end in a new server.', { group: 'money', advanced: true }),
  buildingKtPerMwIt: quantity('kt/MW', 'Making of the building and its plant, per MW of IT.', {
    max: 100,
    group: 'money',
    advanced: true,
  }),
  buildingYears: quantity('years', 'Years over which it is spread.', { min: 1, max: 60, group: 'money', advanced: true }),
});
export type Embodied = Value<typeof embodiedFields>;
