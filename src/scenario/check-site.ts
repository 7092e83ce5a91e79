/** What no single field of a site can tell: references, dates that cannot be, circles. */
import { dateOf } from '../timeline.ts';
import type { Known } from './check-catalogue.ts';
import { checkUnique, dayIn, type Entry, entriesOf, idOfOneOf, idsOf, quoted, type Report, refer, textsOf } from './entries.ts';
import { nearest } from './pointer.ts';
import { asIs, both, didYouMean } from './words.ts';

/** The faults of one site. */
export function checkSite(root: Entry, site: Entry, known: Known, report: Report): void {
  refer(site, 'climate', known.climates, 'climates', report);
  refer(site, 'operatorClass', known.operatorClasses, 'operatorClasses', report);
  const stages = entriesOf(site, 'stages');
  const activities = entriesOf(site, 'activities');
  const halls = entriesOf(site, 'halls');
  const steps = entriesOf(site, 'gridSteps');
  for (const list of [stages, activities, halls, steps]) checkUnique(list, report);
  const activityIds = idsOf(activities);
  for (const entry of [...activities, ...halls, ...steps]) refer(entry, 'stage', idsOf(stages), 'stages', report);
  for (const entry of [...halls, ...steps]) {
    textsOf(entry.value.readyAfter).forEach((id, i) => {
      if (activityIds.includes(id)) return;
      const allowed = idOfOneOf('activities', activityIds);
      report([...entry.path, 'readyAfter', i], asIs(id), allowed, didYouMean(nearest(id, activityIds)));
    });
  }
  for (const hall of halls) refer(hall, 'cooling', known.coolings, 'coolings', report);
  if (halls.length > 0 && Array.isArray(site.value.gridSteps) && steps.length === 0) {
    report(
      [...site.path, 'gridSteps'],
      quoted([]),
      both(
        'at least one step of firm import where there is a hall',
        'au moins un palier de soutirage garanti là où il y a une salle',
      ),
      both('Add { "id": "g1", "gridMw": ..., "readyAfter": [] }.', 'Ajoutez { "id": "g1", "gridMw": ..., "readyAfter": [] }.'),
    );
  }
  const asOf = dayIn(root, 'asOf');
  for (const activity of activities) checkActivity(activity, activityIds, asOf, report);
  checkCircles(activities, report);
}

function checkActivity(activity: Entry, ids: readonly string[], asOf: number | undefined, report: Report): void {
  for (const before of entriesOf(activity, 'after')) refer(before, 'id', ids, 'activities', report);
  const start = dayIn(activity, 'actualStart');
  const end = dayIn(activity, 'actualEnd');
  if (start !== undefined && end !== undefined && end < start) {
    const allowed = both(
      `a date from ${dateOf(start)}, the actual start`,
      `une date à partir du ${dateOf(start)}, le début constaté`,
    );
    report([...activity.path, 'actualEnd'], quoted(activity.value.actualEnd), allowed);
  }
  for (const key of ['actualStart', 'actualEnd'] as const) {
    const day = dayIn(activity, key);
    if (day !== undefined && asOf !== undefined && day > asOf) {
      report(
        [...activity.path, key],
        quoted(activity.value[key]),
        both(
          `a date up to ${dateOf(asOf)}, the day of which the plan knows`,
          `une date jusqu’au ${dateOf(asOf)}, le jour où s’arrête ce que sait le plan`,
        ),
        both('Use notBefore for what is only planned.', 'Pour ce qui n’est que prévu, écrivez notBefore.'),
      );
    }
  }
}

/** Names every circle that a walk along what activities wait for runs into, with its path. */
function checkCircles(activities: readonly Entry[], report: Report): void {
  const byId = new Map(activities.map((activity) => [String(activity.value.id), activity]));
  const waitsFor = (id: string): string[] => {
    const activity = byId.get(id);
    return activity ? entriesOf(activity, 'after').map((entry) => String(entry.value.id)) : [];
  };
  const done = new Set<string>();
  for (const first of byId.keys()) {
    if (done.has(first)) continue;
    // A stack of its own, so that a chain of any length can be walked.
    const trail: string[] = [first];
    const places = new Map([[first, 0]]);
    const open = [waitsFor(first)];
    while (trail.length > 0) {
      const next = open.at(-1)!.pop();
      if (next === undefined) {
        const finished = trail.pop()!;
        open.pop();
        places.delete(finished);
        done.add(finished);
      } else if (places.has(next)) {
        const circle = trail.slice(places.get(next)!);
        const more = circle.length - 12;
        const shown = circle.slice(0, 12).join(' -> ');
        report(
          [...byId.get(next)!.path, 'after'],
          more > 0
            ? both(`${shown} -> ... (${more} more) -> ${next}`, `${shown} -> ... (encore ${more}) -> ${next}`)
            : asIs(`${shown} -> ${next}`),
          both('activities that do not wait for themselves', 'des étapes qui ne s’attendent pas elles-mêmes'),
          both('Remove one of these from the circle.', 'Retirez l’une d’elles du cercle.'),
        );
      } else if (!done.has(next) && byId.has(next)) {
        places.set(next, trail.length);
        trail.push(next);
        open.push(waitsFor(next));
      }
    }
  }
}
