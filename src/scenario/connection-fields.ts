/** How long it takes to be connected and permitted, by route and by procedure: what a site's activities take where they say nothing of their own. */
import { choice, id, localText, optional, quantity, sourced, type Value } from './fields.ts';

const months = (doc: string, group: 'grid' | 'sites') => quantity('months', doc, { max: 240, group, advanced: true });

export const connectionRouteFields = sourced('A way to be connected to the grid.', {
  id: id('Short name.'),
  name: localText('Name.'),
  studyMonths: months('Median from request to contract.', 'grid'),
  worksMonths: months('Median from contract to energised.', 'grid'),
  slipSigma: quantity('', 'Spread of both: standard deviation of the logarithm of the duration.', {
    max: 2,
    group: 'grid',
    advanced: true,
  }),
  minMw: quantity('MW', 'Least firm import of a site on this route.', { max: 5000, group: 'grid', advanced: true }),
  maxMw: quantity('MW', 'Most firm import of a site on this route.', { max: 5000, group: 'grid', advanced: true }),
  shareEurPerMwFirm: optional(
    quantity('EUR/MW', 'Share of common works, per MW of firm import; the general figure when absent.', {
      max: 1e7,
      group: 'money',
      advanced: true,
    }),
  ),
  linePaidBy: optional(
    choice(['site', 'nobody'], 'Who pays the line and the substation; nobody where they stand already.', {
      group: 'money',
      advanced: true,
    }),
    'site',
  ),
});
export type ConnectionRoute = Value<typeof connectionRouteFields>;

/** The route that a site names. */
export function routeOf(
  site: { readonly connectionRoute?: string | undefined },
  { connectionRoutes }: { readonly connectionRoutes: readonly ConnectionRoute[] },
): ConnectionRoute | undefined {
  return connectionRoutes.find(({ id }) => id === site.connectionRoute);
}

export const permitPathFields = sourced(
  'A procedure of headings 2910 and 3110 (combustion plant; 3110 from 50 MW on), by the heat of the fuel of all generators.',
  {
    id: id('Short name.'),
    name: localText('Name.'),
    fromThermalMw: quantity('MW', 'Heat of the fuel from which the procedure applies.', {
      max: 5000,
      group: 'sites',
      advanced: true,
    }),
    opinionMonths: months('Median from filing to the opinion of the environmental authority.', 'sites'),
    inquiryMonths: months('Median of the public inquiry or consultation.', 'sites'),
    decisionMonths: months('Median from there to the decision.', 'sites'),
  },
);
export type PermitPath = Value<typeof permitPathFields>;
