/** Fields that something beside them overrules: whoever changes one should be told that nothing follows from it. */
import type { Change } from './change.ts';
import type { Loaded } from './load.ts';
import { type Found, parametersOf } from './parameters.ts';
import { isObject, type Json } from './pointer.ts';
import { OWN_GROWTH } from './work-fields.ts';

/** The choice of how fast demand grows, and the number that it goes by where the plan's own is chosen. */
export const GROWTH = '/workloads/interactive/growth';
export const OWN_GROWTH_NUMBER = '/workloads/interactive/growthPerYear';

/**
 * What overrules a field, by its key; undefined for all that a run follows. The dates of an activity give way to those that are known, the
 * number and the day of the people to be trained to a published count, from which the pace is taken.
 */
export function overrulerOf({ parameter: { field }, parent }: Found): string | undefined {
  if (!isObject(parent)) return undefined;
  if (/^workloads\.skills\.(target|by)$/.test(field)) return parent.observed === undefined ? undefined : 'observed';
  // A site is ready or is not.
  if (field === 'targets.target') return parent.kind === 'site-ready' ? 'kind' : undefined;
  // A route moves the dates of activities that have no duration of their own.
  if (field === 'sites.connectionRoute')
    return Array.isArray(parent.activities) && parent.activities.some(takesRoute) ? undefined : 'activities';
  if (!field.startsWith('sites.activities.') || /\.actual(Start|End)$/.test(field)) return undefined;
  if (parent.actualEnd !== undefined) return 'actualEnd';
  const isBegun = parent.actualStart !== undefined && /\.(notBefore|probability)$/.test(field);
  return isBegun ? 'actualStart' : undefined;
}

function takesRoute(activity: Json): boolean {
  if (!isObject(activity) || activity.durationMonths !== undefined || activity.actualEnd !== undefined) return false;
  return activity.kind === 'grid-study' || activity.kind === 'grid-works';
}

/** A field that a run follows only while another stands off a value. */
export type Idle = { readonly pointer: string; readonly at: number | string };

/** When nothing follows from a field: no token is drafted, batch takes any hour or none, nobody trains or uses assistants, no server is capped. */
export function idleWhile(field: string): Idle | undefined {
  if (/^workloads\.interactive\.draft(Acceptance|Cost)$/.test(field))
    return { pointer: '/workloads/interactive/draftedTokens', at: 0 };
  if (field === 'workloads.batch.hoursPerDay') return { pointer: '/workloads/batch/when', at: 'any' };
  if (/^workloads\.batch\.(when|from)$/.test(field)) return { pointer: '/workloads/batch/fillShare', at: 0 };
  if (field === 'workloads.skills.afterTokensPerDay') return { pointer: '/workloads/skills/afterUseShare', at: 0 };
  if (field === 'operations.powerManagement.cappedSpeedLoss') return { pointer: '/operations/powerManagement/capShare', at: 1 };
  if (field.startsWith('workloads.training.') && field !== 'workloads.training.gangs')
    return { pointer: '/workloads/training/gangs', at: 0 };
  return undefined;
}

/** A change from which nothing follows. */
export type Overruled = {
  readonly pointer: string;
  /** The place of what overrules it. */
  readonly by: string;
  /** The further change that would let it hold, where it is plain that it was meant. */
  readonly mend: Change | undefined;
};

/** Those of the changes of a plan, which it has already, from which nothing follows. */
export function overruledChanges(plan: Loaded, changes: readonly Change[]): Overruled[] {
  const found = new Map(parametersOf(plan).map((one) => [one.parameter.pointer, one]));
  return changes.flatMap(({ pointer }): Overruled[] => {
    if (pointer === OWN_GROWTH_NUMBER && plan.scenario.workloads.interactive.growth !== OWN_GROWTH) {
      // Whoever sets the number alone means it; whoever chooses a scenario beside it means that.
      const chooses = changes.some((change) => change.pointer === GROWTH);
      return [{ pointer, by: GROWTH, mend: chooses ? undefined : { pointer: GROWTH, value: OWN_GROWTH } }];
    }
    const one = found.get(pointer);
    const idle = one && idleWhile(one.parameter.field);
    if (idle && found.get(idle.pointer)?.parameter.value === idle.at) return [{ pointer, by: idle.pointer, mend: undefined }];
    const by = one && overrulerOf(one);
    return by === undefined ? [] : [{ pointer, by: `${pointer.slice(0, pointer.lastIndexOf('/'))}/${by}`, mend: undefined }];
  });
}
