/** Which fields move anything in a run as the plan stands: the others have no lever. */
import type { Found } from './parameters.ts';
import { isObject, type Json } from './pointer.ts';

/**
 * False for a field that something beside it overrules: the dates of an activity that is known to have begun or ended, and the number
 * and the day of the people to be trained where a published count gives the pace.
 */
export function moves({ parameter, parent }: Found): boolean {
  if (/^workloads\.skills\.(target|by)$/.test(parameter.field)) return !isObject(parent) || parent.observed === undefined;
  // A site is ready or is not.
  if (parameter.field === 'targets.target') return !isObject(parent) || parent.kind !== 'site-ready';
  // A route moves the dates of activities that have no duration of their own.
  if (parameter.field === 'sites.connectionRoute')
    return isObject(parent) && Array.isArray(parent.activities) && parent.activities.some(takesRoute);
  if (!parameter.field.startsWith('sites.activities.') || !isObject(parent)) return true;
  if (/\.actual(Start|End)$/.test(parameter.field)) return true;
  if (parent.actualEnd !== undefined) return false;
  return !(
    parent.actualStart !== undefined &&
    (parameter.field.endsWith('.notBefore') || parameter.field.endsWith('.probability'))
  );
}

function takesRoute(activity: Json): boolean {
  if (!isObject(activity) || activity.durationMonths !== undefined || activity.actualEnd !== undefined) return false;
  return activity.kind === 'grid-study' || activity.kind === 'grid-works';
}
