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

export const ACTIVITY_KINDS = [
  'planning-document',
  'permit',
  'appeal',
  'grid-study',
  'grid-works',
  'equipment',
  'shell',
  'fit-out',
  'commissioning',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const CONSTRAINTS = ['grid', 'permit', 'halls', 'cooling', 'deliveries', 'crews', 'budget', 'demand'] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

export const SCHEMA_VERSION = 1;
export const MAX_YEARS = 12;

const predecessor = sourced('What an activity waits for.', {
  id: id('Activity of the same site.'),
  from: optional(choice(['end', 'start'], 'Whether it waits for the end or the start.'), 'end'),
  lagMonths: optional(quantity('months', 'Months after that.', { max: 240 }), 0),
});

export const activityFields = sourced('One step of a build-out.', {
  id: id('Short name, unique on the site.'),
  kind: choice(ACTIVITY_KINDS, 'What kind of step it is; says which constraint it stands for.'),
  name: optional(localText('Name for people.')),
  durationMonths: quantity('months', 'How long it takes.', { max: 240, group: 'sites' }),
  after: optional(list(predecessor, 'What it waits for.', { max: 50 }), []),
  notBefore: optional(date('Earliest start.', { group: 'sites', advanced: true })),
  actualStart: optional(date('When it did start.')),
  actualEnd: optional(date('When it did end.')),
  announcedEnd: optional(date('The end that was announced.')),
  probability: optional(share('Chance that it happens at all; in the central run it does from 0.5 on.', { group: 'sites' })),
  stage: optional(text('The stage that it belongs to.')),
});
export type Activity = Value<typeof activityFields>;

export const hallFields = sourced('One data hall.', {
  id: id('Short name, unique on the site.'),
  name: optional(localText('Name for people.')),
  itMw: quantity('MW', 'IT power it was designed for.', { min: 0.01, max: 1000, group: 'sites' }),
  maxRackKw: quantity('kW', 'Highest rated power of one rack.', { min: 1, max: 5000, group: 'cooling', advanced: true }),
  cooling: reference('coolings', 'Cooling architecture.', [], { group: 'cooling' }),
  redundancy: optional(
    choice(['N', 'N+1', 'N+1-of-6', '2N'], 'Redundancy of the power chain.', { group: 'cooling', advanced: true }),
    'N+1',
  ),
  ups: optional(
    choice(['modern', 'eco', 'legacy', 'none'], 'Kind of uninterruptible power supply.', { group: 'cooling', advanced: true }),
    'modern',
  ),
  readyAfter: list(text('Activity of the site.'), 'What must end before it can be filled.', { max: 50 }),
  stage: optional(text('The stage that it belongs to.')),
});
export type Hall = Value<typeof hallFields>;

export const gridStepFields = sourced('One step of firm import, added to those before it.', {
  id: id('Short name, unique on the site.'),
  name: optional(localText('Name for people.')),
  gridMw: quantity('MW', 'Firm import that the step adds.', { max: 5000, group: 'grid' }),
  readyAfter: list(text('Activity of the site.'), 'What must end before it can be drawn.', { max: 50 }),
  stage: optional(text('The stage that it belongs to.')),
});
export type GridStep = Value<typeof gridStepFields>;

export const stageFields = sourced('A part of a site on which a decision stands.', {
  id: id('Short name, unique on the site.'),
  name: optional(localText('Name for people.')),
  decision: choice(
    ['committed', 'planned', 'off'],
    'Committed is built and paid; planned keeps its dates and its money but waits for a decision; off is not built and frees its money.',
    { group: 'sites' },
  ),
});

export const siteFields = sourced('One site.', {
  id: id('Short name.'),
  name: localText('Name for people.'),
  climate: reference('climates', 'Weather.', [], { group: 'cooling', advanced: true }),
  operatorClass: reference('operatorClasses', 'How the site is run; decides the overhead over pure physics.', [], {
    group: 'cooling',
  }),
  designDryBulbC: quantity('degC', 'Hottest air that the site must bear at full load.', {
    min: 0,
    max: 60,
    group: 'cooling',
    advanced: true,
  }),
  designRelativeHumidity: quantity('', 'Relative humidity of that air.', { min: 0.01, max: 1, group: 'cooling', advanced: true }),
  cloudMw: optional(
    quantity('MW', 'Draw of the load that is not AI; comes off the firm import.', { max: 5000, group: 'grid' }),
    0,
  ),
  crewServersPerWeek: quantity('servers/week', 'Servers that the crews install in a week, if they do nothing else.', {
    min: 0.01,
    max: 10000,
    group: 'compute',
  }),
  crewRacksPerWeek: quantity('racks/week', 'Racks that the crews install in a week, if they do nothing else.', {
    min: 0.01,
    max: 10000,
    group: 'compute',
  }),
  burnInDays: optional(
    quantity('days', 'Days under test before service.', { max: 365, integer: true, group: 'compute', advanced: true }),
    14,
  ),
  rentEurPerMwItYear: optional(
    quantity('EUR/MW/year', 'Rent of leased halls, per MW of IT, from first capacity.', { max: 1e8, group: 'money' }),
    0,
  ),
  stages: optional(list(stageFields, 'Stages.', { max: 50 }), []),
  activities: list(activityFields, 'The network of activities.', { max: 200 }),
  gridSteps: list(gridStepFields, 'Firm import.', { max: 50 }),
  halls: list(hallFields, 'Halls.', { max: 200 }),
});
export type Site = Value<typeof siteFields>;

export const orderFields = sourced('One order of systems.', {
  id: id('Short name.'),
  name: optional(localText('Name for people; else it goes by what, where and when.')),
  platform: reference('platforms', 'What is ordered.'),
  systems: quantity('systems', 'How many.', { min: 1, max: 1e6, integer: true, group: 'compute' }),
  site: reference('sites', 'Where it goes; "any" sends it where there is room when it docks.', ['any']),
  orderDate: date('When it is ordered.', { group: 'compute' }),
  leadTimeWeeks: quantity('weeks', 'From order to dock.', { max: 300, group: 'compute' }),
  deliveredShare: optional(
    share('Share that arrives, rounded down; stands above `deliveries`.', { group: 'compute', advanced: true }),
  ),
  cadence: optional(
    sourced('Delivery in parts.', {
      everyWeeks: quantity('weeks', 'Weeks between parts.', { min: 1, max: 104 }),
      systemsPerDelivery: quantity('systems', 'Systems in a part.', { min: 1, max: 1e6, integer: true }),
    }),
  ),
});
export type Order = Value<typeof orderFields>;

const reserveFields = sourced('Money set aside for works: committed when they start, paid evenly over them.', {
  id: id('Short name.'),
  name: optional(localText('Name for people.')),
  site: reference('sites', 'Where.'),
  kind: choice(['works', 'fit-out'], 'New building, or fit-out of an existing one; decides the price per MW.'),
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
  serviceLifeYears: quantity('years', 'From service to retirement.', { min: 1, max: 30, group: 'compute' }),
  itOverServers: quantity('', 'IT power over server power: network, storage and head nodes.', {
    min: 1,
    max: 2,
    group: 'compute',
    advanced: true,
  }),
});

export const workloadFields = sourced('The work asked for.', {
  startups: sourced('Start-ups, each with accelerator-hours kept for it.', {
    from: date('First one.'),
    by: date('When the target is due.'),
    target: quantity('start-ups', 'Supported by then, at the planned pace.', { max: 1e7, group: 'workload' }),
    paceFactor: quantity('', 'Pace, over the planned one.', { max: 20, group: 'workload' }),
    acceleratorHoursEach: quantity('h', 'Accelerator-hours kept for one.', { max: 1e7, group: 'workload' }),
    spreadMonths: quantity('months', 'Months over which it uses them.', { min: 1, max: 120, group: 'workload', advanced: true }),
  }),
  training: sourced('A programme of training runs, back to back.', {
    model: reference('models', 'Model of the recipe.'),
    // No levers yet: nothing of a run depends on how long one training run is, or on its sequences.
    tokens: quantity('tokens', 'Tokens of one run.', { min: 1e6, max: 1e18 }),
    sequence: quantity('tokens', 'Sequence length.', { min: 128, max: 1e7, integer: true }),
    site: reference('sites', 'Where the gangs run; "any" takes the first site with room.', ['any']),
    from: date('First run.', { group: 'workload' }),
    gangAccelerators: quantity('accelerators', 'Accelerators of one gang, all of one platform on one site.', {
      min: 1,
      max: 1e6,
      integer: true,
      group: 'workload',
    }),
    gangs: quantity('gangs', 'Gangs asked for at once.', { max: 1000, integer: true, group: 'workload' }),
    guaranteedShare: share('Share of all usable accelerators that gangs may take before other work.', { group: 'workload' }),
    checkpointS: quantity('s', 'Visible cost of one checkpoint.', { max: 3600, group: 'workload', advanced: true }),
    restartMin: quantity('min', 'From an interruption to training again.', { max: 1440, group: 'workload', advanced: true }),
  }),
  interactive: sourced('Interactive inference.', {
    from: date('First day.'),
    initialH100: quantity('accelerators', 'What it asks for on the first day, in H100 that serve the mix.', {
      max: 1e7,
      group: 'workload',
    }),
    growthPerYear: quantity('times/year', 'Growth of the tokens asked for.', { min: 0.01, max: 100, group: 'workload' }),
    inputTokens: quantity('tokens', 'Tokens in, per request.', { max: 1e7, group: 'workload', advanced: true }),
    outputTokens: quantity('tokens', 'Tokens out, per request.', { min: 1, max: 1e7, group: 'workload', advanced: true }),
    shape: choice(['conversation', 'coding'], 'Shape over the day and week.', { group: 'workload', advanced: true }),
    mix: list(
      sourced('One model of the mix.', {
        id: id('Short name.'),
        model: reference('models', 'Model.'),
        // No lever: one share alone cannot move while all must sum to 1.
        share: share('Share of the output tokens.'),
      }),
      'Mix by output tokens; the shares sum to 1.',
      { min: 1, max: 50 },
    ),
  }),
  skills: sourced('The skills axis: people trained, and the labs and assistants that they use.', {
    from: date('First learner.'),
    by: date('When the target is due.'),
    target: quantity('learners', 'Trained by then.', { max: 1e9, group: 'workload' }),
    observed: optional(
      sourced('Progress that was published.', {
        date: date('As of.'),
        completed: quantity('learners', 'Completed by then.', { max: 1e9 }),
        started: quantity('learners', 'Started by then.', { max: 1e9 }),
      }),
    ),
    paceFactor: quantity('', 'Pace from there on, over the observed one (or the planned one where none is published).', {
      max: 50,
      group: 'workload',
    }),
    tokensPerLearner: quantity('tokens', 'Tokens used by one who starts.', { max: 1e10, group: 'workload' }),
    labHoursPerLearner: quantity('h', 'Accelerator-hours in labs of one who starts.', { max: 1e4, group: 'workload' }),
  }),
  batch: sourced('Batch inference: takes what is left.', {
    from: date('First day.'),
    fillShare: share('Share of what is left that it takes.', { group: 'workload' }),
  }),
});
export type Workloads = Value<typeof workloadFields>;

export const targetFields = sourced('A promise to check.', {
  id: id('Short name.'),
  label: localText('The promise in words.'),
  kind: choice(['accelerators', 'committed-eur', 'learners', 'startups', 'site-ready'], 'What is counted.'),
  by: date('When it is due.'),
  target: quantity('', 'How much was promised.', { max: 1e13 }),
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
  from: date('First day.'),
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
  heatWaves: optional(list(heatWaveFields, 'Heat waves.', { max: 30 }), []),
});
export type WeatherChange = Value<typeof weatherFields>;

export const scenarioFields = sourced('One fully stated question.', {
  $schema: optional(text('Address of the JSON Schema, for editors.')),
  schemaVersion: quantity('', 'Version of this format.', { min: 1, max: SCHEMA_VERSION, integer: true }),
  id: id('Short name; files and links use it.'),
  name: localText('Name.'),
  question: optional(localText('The question that the plan answers.')),
  from: date('First day.'),
  to: date('Day after the last.'),
  asOf: date('What is before is known, what is after is forecast.'),
  weatherSample: optional(
    quantity('', 'Which drawn weather; the same number is the same weather everywhere.', {
      max: 1e6,
      integer: true,
      group: 'cooling',
      advanced: true,
    }),
    0,
  ),
  weather: optional(weatherFields, { warmingK: 0, heatWaves: [] }),
  market: reference('markets', 'Electricity market.'),
  deliveries: sourced('What is assumed of orders that nobody has confirmed.', {
    share: share('Share that arrives of the orders placed up to `until`.', { group: 'compute' }),
    until: date('Last order date that the share applies to.'),
  }),
  sites: list(siteFields, 'Sites.', { min: 1, max: 60 }),
  orders: list(orderFields, 'Orders.', { max: 500 }),
  money: moneyFields,
  operations: operationsFields,
  workloads: workloadFields,
  targets: list(targetFields, 'Promises to check.', { max: 50 }),
  catalogue: catalogueFields,
  sources: list(sourceFields, 'Sources.', { max: 1000 }),
});
export type Scenario = Value<typeof scenarioFields>;
