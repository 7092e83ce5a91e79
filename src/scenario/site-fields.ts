/** Every field of a site: its network of activities, its firm import, its halls. */
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
import { NO_HEAT_ASKED, siteHeatFields } from './heat-fields.ts';
import { limitFields } from './limit-fields.ts';

export const ACTIVITY_KINDS = [
  'planning-document',
  'permit',
  'authority-opinion',
  'public-inquiry',
  'decision',
  'appeal',
  'grid-study',
  'grid-works',
  'equipment',
  'shell',
  'fit-out',
  'commissioning',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const CONSTRAINTS = [
  'grid',
  'permit',
  'halls',
  'cooling',
  'generators',
  'noise',
  'land',
  'water',
  'deliveries',
  'crews',
  'budget',
  'demand',
] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/** HTB1 is 63 and 90 kV, HTB2 150 and 225 kV, HTB3 400 kV. */
export const GRID_VOLTAGES = ['auto', 'HTB1', 'HTB2', 'HTB3', 'flat'] as const;

const predecessor = sourced('What an activity waits for.', {
  id: id('Activity of the same site.'),
  from: optional(
    choice(['end', 'start'], 'Whether it waits for the end or the start.', { group: 'sites', advanced: true }),
    'end',
  ),
  lagMonths: optional(quantity('months', 'Months after that.', { max: 240, group: 'sites', advanced: true }), 0),
});

export const activityFields = sourced('One step of a build-out.', {
  id: id('Short name, unique on the site.'),
  kind: choice(ACTIVITY_KINDS, 'What kind of step it is; says which constraint it stands for.', {
    group: 'sites',
    advanced: true,
  }),
  name: optional(localText('Name for people.')),
  durationMonths: optional(
    quantity('months', 'How long it takes; as the connection route or the permit procedure of the site has it when absent.', {
      max: 240,
      group: 'sites',
    }),
  ),
  partOf: optional(text('Activity of the site that it is a part of, and that does not end before it.')),
  after: optional(list(predecessor, 'What it waits for.', { max: 50 }), []),
  notBefore: optional(date('Earliest start.', { group: 'sites', advanced: true })),
  actualStart: optional(date('When it did start.', { group: 'sites', advanced: true })),
  actualEnd: optional(date('When it did end.', { group: 'sites', advanced: true })),
  announcedEnd: optional(date('The end that was announced.', { group: 'sites', advanced: true })),
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
  worksEnd: optional(
    date('When the works of a connection in place ended; from five years on, what is not used may be taken back.', {
      group: 'grid',
      advanced: true,
    }),
  ),
  agreedRampUntil: optional(date('Until when an agreed ramp protects what is not used yet.', { group: 'grid', advanced: true })),
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

/** It moves no run: a map shows it. */
export const positionFields = sourced('Where a site stands.', {
  latitudeDeg: quantity('deg', 'Latitude (WGS 84), north positive.', { min: -90, max: 90 }),
  longitudeDeg: quantity('deg', 'Longitude (WGS 84), east positive.', { min: -180, max: 180 }),
  radiusKm: optional(
    quantity('km', 'Within how far of there the site stands, where its place is known no better, or it is several.', {
      max: 500,
    }),
    0,
  ),
});
export type Position = Value<typeof positionFields>;

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
  gridVoltage: optional(
    choice(
      GRID_VOLTAGES,
      'Voltage of the connection, whose tariff is paid; auto goes by the firm import of all steps, flat pays one figure for a MWh.',
      { group: 'grid' },
    ),
    'auto',
  ),
  connectionRoute: optional(
    reference(
      'connectionRoutes',
      'How the site is connected: how long study and works take where no activity says so, and who pays.',
      [],
      {
        group: 'grid',
      },
    ),
  ),
  gridLineKm: optional(
    quantity('km', 'Length of the line that the site pays for.', { max: 500, group: 'money', advanced: true }),
    0,
  ),
  rampMwPerMinute: optional(
    quantity('MW/min', 'How fast the draw may change; what swings faster is smoothed by storage. 0 sets no limit.', {
      max: 1000,
      group: 'grid',
      advanced: true,
    }),
    0,
  ),
  exciseReduced: optional(
    onOff('Whether the site meets the conditions of the reduced excise of data centres.', { group: 'money', advanced: true }),
    true,
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
  heat: optional(siteHeatFields, NO_HEAT_ASKED),
  // They move no run, but what a town is told.
  jobs: optional(
    sourced('Jobs that the site was said to bring.', {
      building: optional(quantity('', 'Jobs while it is built.', { max: 1e6, integer: true, group: 'sites', advanced: true })),
      operation: optional(quantity('', 'Jobs when it runs.', { max: 1e6, integer: true, group: 'sites', advanced: true })),
    }),
  ),
  position: optional(positionFields),
  limits: optional(limitFields),
  stages: optional(list(stageFields, 'Stages.', { max: 50 }), []),
  activities: list(activityFields, 'The network of activities.', { max: 200 }),
  gridSteps: list(gridStepFields, 'Firm import.', { max: 50 }),
  halls: list(hallFields, 'Halls.', { max: 200 }),
});
export type Site = Value<typeof siteFields>;
