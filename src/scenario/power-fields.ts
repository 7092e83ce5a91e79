/** Every field of power management: how densely halls are filled, what a server may draw, and when a site gives power back. */
import { date, id, list, localText, optional, quantity, reference, share, sourced, type Value } from './fields.ts';

const extra = { group: 'grid', advanced: true } as const;

export const powerManagementFields = sourced('How the power of halls is managed.', {
  oversubscription: optional(
    quantity(
      '',
      'Rated power of the servers that a hall may hold, over its IT power; work is held back where they would draw more than that.',
      { min: 1, max: 2, group: 'grid' },
    ),
    1,
  ),
  capShare: optional(
    quantity('', 'Highest draw that a server is allowed, over its rated power.', { min: 0.3, max: 1, group: 'grid' }),
    1,
  ),
  cappedSpeedLoss: optional(
    quantity('', 'Share of its speed that a server loses, over the share of its power that is cut.', { max: 2, ...extra }),
    0.35,
  ),
});
export type PowerManagement = Value<typeof powerManagementFields>;

export const flexEventFields = sourced('Hours in which a site gives power back to the grid.', {
  id: id('Short name.'),
  name: optional(localText('Name for people.')),
  // No lever: another site is another event.
  site: reference('sites', 'Where; "any" is everywhere.', ['any']),
  date: date('Day, by the clock of Paris.', extra),
  fromHour: quantity('h', 'Hour of that day at which it begins.', { max: 23, integer: true, ...extra }),
  hours: quantity('h', 'How long it lasts.', { min: 1, max: 24, integer: true, ...extra }),
  cutShare: share('Power given back, over the most that the site could draw that day.', { group: 'grid' }),
});
export type FlexEvent = Value<typeof flexEventFields>;

export const flexibilityFields = sourced('Power given back to the grid, and what it is worth.', {
  events: optional(list(flexEventFields, 'Events.', { max: 200 }), []),
  tenderEurPerMwYear: optional(
    quantity('EUR/MW/year', 'Paid for a MW that can be cut when called: the French tender for demand response.', {
      max: 1e6,
      ...extra,
    }),
    38_800,
  ),
  dearestHours: optional(
    quantity('h', 'Dearest hours of a year in which flexible work stands still.', { max: 8760, integer: true, ...extra }),
    100,
  ),
  monthsGained: optional(
    quantity('months', 'Months by which a connection that may be cut comes sooner than a firm one.', { max: 120, ...extra }),
    12,
  ),
  marginEurPerMwMonth: optional(
    quantity('EUR/MW', 'What a MW at work leaves over its costs in a month.', { max: 1e7, ...extra }),
    65_000,
  ),
});
export type Flexibility = Value<typeof flexibilityFields>;
