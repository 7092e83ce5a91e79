/** Every field of outages: how often the supply fails, what stands in for it, and how long work is away. */
import { optional, quantity, share, sourced, type Value } from './fields.ts';

const extra = { group: 'grid', advanced: true } as const;

export const outageFields = sourced('Outages of the power supply, and planned works on it; left out, nothing fails.', {
  gridPerYear: quantity('/year', 'Interruptions of the grid at the delivery point.', { max: 100, group: 'grid' }),
  gridRunH: quantity('h', 'How long generators must run in one of them.', { max: 720, ...extra }),
  upsFailureShare: share('Chance that one module of the uninterruptible supply does not carry its load over.', extra),
  gensetsNeeded: quantity('gensets', 'Generators that a block of the site needs; 0 where it has none.', {
    max: 500,
    integer: true,
    ...extra,
  }),
  gensetsSpare: quantity('gensets', 'Generators beside those.', { max: 100, integer: true, ...extra }),
  gensetStartFailureShare: share('Chance that a generator does not start.', extra),
  gensetMttfH: quantity('h', 'Mean running time of a generator until it fails.', { min: 1, max: 1e6, ...extra }),
  commonCauseShare: share('Share of the failures of a generator or a module that take all of them at once.', extra),
  internalPerYear: quantity('/year', 'Outages that begin inside the site: switchgear, uninterruptible supply, people.', {
    max: 100,
    group: 'grid',
  }),
  restoreH: quantity('h', 'From an outage until all work is back.', { max: 720, ...extra }),
  gensetTestHPerYear: optional(quantity('h/year', 'Running of each generator for tests.', { max: 500, ...extra }), 12),
  gensetMwPerMwIt: optional(
    quantity('MW/MW', 'Generators over the IT power of the halls that stand, where a site does not say how many it has.', {
      max: 5,
      ...extra,
    }),
    1.35,
  ),
  dieselLPerKwh: optional(quantity('L/kWh', 'Fuel of a generator.', { max: 1, ...extra }), 0.26),
  dieselKgCo2PerL: optional(quantity('kgCO2/L', 'Carbon of the fuel, burnt and brought.', { max: 10, ...extra }), 3.17),
  maintenanceHPerYear: optional(
    quantity('h/year', 'Planned works on a power chain without a spare part, during which its halls stand still.', {
      max: 8760,
      ...extra,
    }),
    0,
  ),
});
export type Outages = Value<typeof outageFields>;
