/** Every field of a scenario. The types, the validator, the JSON Schema and the levers follow from this table. */
import { catalogueFields } from './catalogue.ts';
import {
  choice,
  date,
  id,
  list,
  localText,
  onOff,
  optional,
  quantity,
  reference,
  share,
  sourced,
  text,
  type Value,
} from './fields.ts';
import { outageFields } from './outage-fields.ts';
import { flexibilityFields, powerManagementFields } from './power-fields.ts';
import { siteFields } from './site-fields.ts';
import { workloadFields } from './work-fields.ts';

export const SCHEMA_VERSION = 1;
export const MAX_YEARS = 12;

export const orderFields = sourced('One order of systems.', {
  id: id('Short name.'),
  name: optional(localText('Name for people; else it goes by what, where and when.')),
  platform: reference('platforms', 'What is ordered.', [], { group: 'compute' }),
  systems: quantity('systems', 'How many.', { min: 1, max: 1e6, integer: true, group: 'compute' }),
  site: reference('sites', 'Where it goes; "any" sends it where there is room when it docks.', ['any'], { group: 'compute' }),
  orderDate: date('When it is ordered.', { group: 'compute' }),
  leadTimeWeeks: quantity('weeks', 'From order to dock.', { max: 300, group: 'compute' }),
  deliveredShare: optional(
    share('Share that arrives, rounded down; stands above `deliveries`.', { group: 'compute', advanced: true }),
  ),
  cadence: optional(
    sourced('Delivery in parts.', {
      everyWeeks: quantity('weeks', 'Weeks between parts.', { min: 1, max: 104, group: 'compute', advanced: true }),
      systemsPerDelivery: quantity('systems', 'Systems in a part.', {
        min: 1,
        max: 1e6,
        integer: true,
        group: 'compute',
        advanced: true,
      }),
    }),
  ),
});
export type Order = Value<typeof orderFields>;

const reserveFields = sourced('Money set aside for works: committed when they start, paid evenly over them.', {
  id: id('Short name.'),
  name: optional(localText('Name for people.')),
  // No lever: what it pays for are halls and activities of this site.
  site: reference('sites', 'Where.'),
  kind: choice(['works', 'fit-out'], 'New building, or fit-out of an existing one; decides the price per MW.', {
    group: 'money',
    advanced: true,
  }),
  halls: list(text('Hall of the site.'), 'Halls it pays for.', { max: 200 }),
  paidOver: list(text('Activity of the site.'), 'Activities over which it is paid.', { min: 1, max: 50 }),
  extraEur: optional(
    quantity('EUR', 'Land, connection and other sums beside the price per MW.', { max: 1e12, group: 'money', advanced: true }),
    0,
  ),
  includesChips: optional(onOff('Whether the sum also pays for the accelerators of the site.', { group: 'money' }), false),
  stage: optional(text('The stage that it belongs to.')),
});
export type Reserve = Value<typeof reserveFields>;

export const moneyFields = sourced('The budget and the prices.', {
  budgetEur: quantity('EUR', 'The budget.', { max: 1e13, group: 'money' }),
  commitBy: date('Nothing committed after this counts against the budget.', { group: 'money' }),
  usdPerEur: quantity('USD/EUR', 'Exchange rate.', { min: 0.2, max: 5, group: 'money', advanced: true }),
  networkShare: quantity('', 'Network, on top of the price of a system.', { max: 2, group: 'money', advanced: true }),
  worksEurPerMwIt: quantity('EUR/MW', 'Shell, power and cooling of a new building, per MW of IT.', { max: 1e9, group: 'money' }),
  fitOutEurPerMwIt: quantity('EUR/MW', 'Fit-out of an existing building, per MW of IT.', { max: 1e9, group: 'money' }),
  operationUsdPerMwYear: quantity('USD/MW/year', 'Operation other than energy, per MW of facility.', {
    max: 1e8,
    group: 'money',
    advanced: true,
  }),
  waccPerYear: quantity('/year', 'Real cost of capital.', { max: 1, group: 'money', advanced: true }),
  reservedEur: list(reserveFields, 'Works.', { max: 200 }),
});

export const operationsFields = sourced('How the machines are run.', {
  failuresPer1000NodeDays: quantity('/1000 node-days', 'Failures of an eight-accelerator node.', { max: 1000, group: 'compute' }),
  repairDays: quantity('days', 'From failure to back in service.', { max: 365, group: 'compute', advanced: true }),
  softwareLoss: optional(
    share('What the software of a new chip lacks of its later speed, at first volume shipment.', {
      group: 'compute',
      advanced: true,
    }),
    0,
  ),
  softwareFadeMonths: optional(
    quantity('months', 'Months in which that falls to a third.', { min: 0.1, max: 120, group: 'compute', advanced: true }),
    9,
  ),
  serviceLifeYears: quantity('years', 'From service to retirement.', { min: 1, max: 30, group: 'compute' }),
  itOverServers: quantity('', 'IT power over server power: network, storage and head nodes.', {
    min: 1,
    max: 2,
    group: 'compute',
    advanced: true,
  }),
  outages: optional(outageFields),
  powerManagement: optional(powerManagementFields),
});

export const targetFields = sourced('A promise to check.', {
  id: id('Short name.'),
  label: localText('The promise in words.'),
  // No levers: another kind is another promise, and its words and its number would be wrong.
  kind: choice(['accelerators', 'committed-eur', 'learners', 'startups', 'site-ready'], 'What is counted.'),
  by: date('When it is due.', { group: 'workload', advanced: true }),
  target: quantity('', 'How much was promised.', { max: 1e13, group: 'workload', advanced: true }),
  site: optional(reference('sites', 'Where, for a site to be ready.')),
});

export const sourceFields = sourced('A source.', {
  id: id('Short name, used by `source`.'),
  title: localText('Title, author or publisher, date.'),
  url: optional(text('Address.')),
  date: optional(text('Date of the text.')),
});

const heatWaveFields = sourced('Days on end that are far too warm for their season, everywhere at once.', {
  id: id('Short name.'),
  name: optional(localText('Name for people.')),
  from: date('First day.', { group: 'cooling', advanced: true }),
  days: quantity('days', 'How many days it lasts.', { min: 1, max: 90, integer: true, group: 'cooling', advanced: true }),
  anomalyK: quantity('K', 'Mean of each of its days above the normal of the season; a drawn day that is warmer stays.', {
    max: 15,
    group: 'cooling',
  }),
});
export type HeatWave = Value<typeof heatWaveFields>;

export const weatherFields = sourced('How the drawn weather is changed.', {
  warmingK: optional(
    quantity('K', 'Warmer in every hour than the years the weather was drawn after, at the same relative humidity.', {
      max: 6,
      group: 'cooling',
    }),
    0,
  ),
  heatWaveYear: optional(
    choice(['none', 'as-2003', 'as-2019'], 'A year whose heat waves come again in every summer of the run.', {
      group: 'cooling',
    }),
    'none',
  ),
  heatWaves: optional(list(heatWaveFields, 'Heat waves.', { max: 30 }), []),
});
export type WeatherChange = Value<typeof weatherFields>;

export const scenarioFields = sourced('One fully stated question.', {
  $schema: optional(text('Address of the JSON Schema, for editors.')),
  schemaVersion: quantity('', 'Version of this format.', { min: 1, max: SCHEMA_VERSION, integer: true }),
  id: id('Short name; files and links use it.'),
  name: localText('Name.'),
  question: optional(localText('The question that the plan answers.')),
  from: date('First day.', { group: 'sites', advanced: true }),
  to: date('Day after the last.', { group: 'sites' }),
  asOf: date('What is before is known, what is after is forecast.', { group: 'sites', advanced: true }),
  weatherSample: optional(
    quantity('', 'Which drawn weather; the same number is the same weather everywhere.', {
      max: 1e6,
      integer: true,
      group: 'cooling',
      advanced: true,
    }),
    0,
  ),
  weather: optional(weatherFields, { warmingK: 0, heatWaveYear: 'none', heatWaves: [] }),
  market: reference('markets', 'Electricity market.', [], { group: 'money' }),
  deliveries: sourced('What is assumed of orders that nobody has confirmed.', {
    share: share('Share that arrives of the orders placed up to `until`.', { group: 'compute' }),
    until: date('Last order date that the share applies to.', { group: 'compute', advanced: true }),
  }),
  sites: list(siteFields, 'Sites.', { min: 1, max: 60 }),
  orders: list(orderFields, 'Orders.', { max: 500 }),
  money: moneyFields,
  operations: operationsFields,
  workloads: workloadFields,
  flexibility: optional(flexibilityFields),
  targets: list(targetFields, 'Promises to check.', { max: 50 }),
  catalogue: catalogueFields,
  sources: list(sourceFields, 'Sources.', { max: 1000 }),
});
export type Scenario = Value<typeof scenarioFields>;
