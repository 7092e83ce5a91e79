/** What no single field of a site can tell: references, dates that cannot be, circles. */
import { dateOf } from '../timeline.ts';
import type { Known } from './check-catalogue.ts';
import {
  checkUnique,
  child,
  dayIn,
  type Entry,
  entriesOf,
  idOfOneOf,
  idsOf,
  numberIn,
  quoted,
  type Report,
  refer,
  textsOf,
} from './entries.ts';
import { nameOf } from './names.ts';
import { nearest } from './pointer.ts';
import { asIs, both, didYouMean, type LocalText, NOTHING, NOTHING_TO_ADD, numeral } from './words.ts';

/** The faults of one site. */
export function checkSite(root: Entry, site: Entry, known: Known, report: Report): void {
  refer(site, 'climate', known.climates, 'climates', report);
  refer(site, 'operatorClass', known.operatorClasses, 'operatorClasses', report);
  const stages = entriesOf(site, 'stages');
  const activities = entriesOf(site, 'activities');
  const halls = entriesOf(site, 'halls');
  const steps = entriesOf(site, 'gridSteps');
  for (const list of [stages, activities, halls, steps]) checkUnique(list, report);
  refer(site, 'connectionRoute', known.connectionRoutes, 'connectionRoutes', report);
  checkRoute(site, stages, steps, known, report);
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
        'au moins un palier de puissance garantie là où il y a une salle',
      ),
      both('Add { "id": "g1", "gridMw": ..., "readyAfter": [] }.', 'Ajoutez { "id": "g1", "gridMw": ..., "readyAfter": [] }.'),
    );
  }
  const asOf = dayIn(root, 'asOf');
  for (const activity of activities) {
    checkActivity(activity, activityIds, asOf, report);
    checkDuration(site, activity, report);
  }
  checkCircles(activities, report);
}

/** A route takes sites of some size; stages that are not built do not count. */
function checkRoute(site: Entry, stages: readonly Entry[], steps: readonly Entry[], known: Known, report: Report): void {
  const route = known.routeEntries.find(({ value }) => value.id === site.value.connectionRoute);
  const minMw = route && numberIn(route, 'minMw');
  const maxMw = route && numberIn(route, 'maxMw');
  if (!route || minMw === undefined || maxMw === undefined) return;
  const off = idsOf(stages.filter(({ value }) => value.decision === 'off'));
  const built = steps.filter(({ value }) => typeof value.stage !== 'string' || !off.includes(value.stage));
  const firmMw = built.reduce((sum, step) => sum + (numberIn(step, 'gridMw') ?? Number.NaN), 0);
  if (built.length === 0 || Number.isNaN(firmMw) || (firmMw >= minMw && firmMw <= maxMw)) return;
  const others = known.routeEntries.filter(
    (other) => (numberIn(other, 'minMw') ?? Infinity) <= firmMw && firmMw <= (numberIn(other, 'maxMw') ?? 0),
  );
  const all = (language: 'en' | 'fr'): string => others.map((other) => routeName(other)[language]).join(', ');
  const [name, firm, least, most] = [routeName(route), numeral(firmMw), numeral(minMw), numeral(maxMw)];
  report(
    [...site.path, 'connectionRoute'],
    both(`${name.en} for ${firm.en} MW of firm import`, `${name.fr} pour ${firm.fr}\u00A0MW de puissance garantie`),
    both(`a site of ${least.en} to ${most.en} MW on this route`, `un site de ${least.fr} à ${most.fr}\u00A0MW sur cette voie`),
    others.length === 0
      ? NOTHING_TO_ADD
      : both(`A site of this size may take: ${all('en')}.`, `Un site de cette taille peut prendre\u00A0: ${all('fr')}.`),
  );
}

/** A route as people read it, and as a file has it. */
function routeName({ value }: Entry): LocalText {
  const { en, fr } = nameOf(value, null);
  const id = String(value.id);
  return en === id ? asIs(id) : both(`“${en}” (${id})`, `«\u00A0${fr}\u00A0» (${id})`);
}

const ROUTED: readonly unknown[] = ['grid-study', 'grid-works'];
const PERMITTED: readonly unknown[] = ['authority-opinion', 'public-inquiry', 'decision'];

/** An activity that is not over takes some time: its own, or what its route or its procedure says. */
function checkDuration(site: Entry, activity: Entry, report: Report): void {
  const { durationMonths, actualStart, actualEnd, kind } = activity.value;
  if (durationMonths !== undefined || (actualStart !== undefined && actualEnd !== undefined)) return;
  if (ROUTED.includes(kind) && site.value.connectionRoute !== undefined) return;
  if (PERMITTED.includes(kind) && child(child(site, 'limits'), 'generators')) return;
  const suggestion = ROUTED.includes(kind)
    ? both('Add "durationMonths", or "connectionRoute" to the site.', 'Ajoutez "durationMonths", ou "connectionRoute" au site.')
    : PERMITTED.includes(kind)
      ? both(
          'Add "durationMonths", or "limits" with "generators" to the site.',
          'Ajoutez "durationMonths", ou au site "limits" avec "generators".',
        )
      : both('Add "durationMonths".', 'Ajoutez "durationMonths".');
  report(
    [...activity.path, 'durationMonths'],
    NOTHING,
    both('a number in months from 0 to 240', 'un nombre de 0 à 240 (mois)'),
    suggestion,
  );
}

function checkActivity(activity: Entry, ids: readonly string[], asOf: number | undefined, report: Report): void {
  for (const before of entriesOf(activity, 'after')) refer(before, 'id', ids, 'activities', report);
  refer(activity, 'partOf', ids, 'activities', report);
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
    const before = activity ? entriesOf(activity, 'after').map((entry) => String(entry.value.id)) : [];
    // Its parts stand before its end.
    const parts = idsOf(activities.filter(({ value }) => value.partOf === id));
    return [...before, ...parts];
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
