/** How long an activity takes: as the plan says, or else as its connection route or its permit procedure has it. */
import type { Catalogue } from '../scenario/catalogue.ts';
import { type PermitPath, routeOf } from '../scenario/connection-fields.ts';
import type { Activity, Site } from '../scenario/site-fields.ts';
import { thermalMw } from './limits.ts';

export type TimedActivity = Activity & { readonly durationMonths: number };
/** A site all of whose activities have a duration. */
export type TimedSite = Omit<Site, 'activities'> & { readonly activities: readonly TimedActivity[] };

type Typical = Pick<Catalogue, 'connectionRoutes' | 'permitPaths'>;
export type Standard = { readonly months: number; readonly pointer: string; readonly slipSigma: number | undefined };

/** The procedure that the generators of a site need: the last whose threshold they reach; none where a site says nothing of them. */
export function permitPathOf(site: Pick<Site, 'limits'>, { permitPaths }: Typical): PermitPath | undefined {
  const generators = site.limits?.generators;
  if (!generators) return undefined;
  const heatMw = thermalMw(generators);
  const reached = permitPaths.filter(({ fromThermalMw }) => heatMw >= fromThermalMw);
  return reached.sort((a, b) => b.fromThermalMw - a.fromThermalMw)[0];
}

/** What the catalogue has for a kind of activity on a site. */
export function standardOf(site: Site, kind: Activity['kind'], typical: Typical): Standard | undefined {
  const route = routeOf(site, typical);
  const path = permitPathOf(site, typical);
  const ofRoute = (key: 'studyMonths' | 'worksMonths'): Standard | undefined =>
    route && { months: route[key], pointer: `/catalogue/connectionRoutes/${route.id}/${key}`, slipSigma: route.slipSigma };
  const ofPath = (key: 'opinionMonths' | 'inquiryMonths' | 'decisionMonths'): Standard | undefined =>
    path && { months: path[key], pointer: `/catalogue/permitPaths/${path.id}/${key}`, slipSigma: undefined };
  switch (kind) {
    case 'grid-study':
      return ofRoute('studyMonths');
    case 'grid-works':
      return ofRoute('worksMonths');
    case 'authority-opinion':
      return ofPath('opinionMonths');
    case 'public-inquiry':
      return ofPath('inquiryMonths');
    case 'decision':
      return ofPath('decisionMonths');
    default:
      return undefined;
  }
}

/** The site with the duration of each activity; its own wins. */
export function timed(site: Site, typical: Typical): TimedSite {
  const activities = site.activities.map((activity): TimedActivity => {
    const durationMonths = activity.durationMonths ?? standardOf(site, activity.kind, typical)?.months;
    // An activity that is over needs none; any other without one was refused with the plan.
    return { ...activity, durationMonths: durationMonths ?? 0 };
  });
  return { ...site, activities };
}
