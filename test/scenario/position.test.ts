/** Where sites stand: read, checked, sourced, and without any effect on a run. */
import { expect, test } from 'vitest';
import { leversOf, parametersOf, simulateDays } from '../../src/index.ts';
import { departementOf } from '../../web/charts/map-projection.ts';
import { placesOf } from '../../web/map-places.ts';
import { FRANCE } from '../../web/outline/france.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { extending, issuesOf, load, shipped } from './plans.ts';

const at = (latitudeDeg: number, longitudeDeg: number, radiusKm = 5) => ({ latitudeDeg, longitudeDeg, radiusKm });
const withParisAt = (position: object | null, more: object = {}) => extending({ ...more, sites: { paris: { position } } });

test.each([
  ['latitudeDeg', at(95, 2.3), 'a number in deg from -90 to 90'],
  ['longitudeDeg', at(48.6, 190), 'a number in deg from -180 to 180'],
  ['radiusKm', at(48.6, 2.3, -1), 'a number in km from 0 to 500'],
])('a %s that no place has is refused, with what is allowed', (key, position, allowed) => {
  expect(issuesOf(withParisAt(position))).toMatchObject([{ pointer: `/sites/paris/position/${key}`, allowed }]);
});

test('a place outside France is no fault', () => {
  expect(load(withParisAt(at(50.11, 8.68))).scenario.sites[0]!.position).toMatchObject(at(50.11, 8.68));
});

test('half a position is refused', () => {
  expect(issuesOf(withParisAt({ longitudeDeg: null }))).toMatchObject([{ pointer: '/sites/paris/position/longitudeDeg' }]);
});

test('moves no run, and has no lever', () => {
  const short = { to: '2024-04-01' };
  const [here, there] = [withParisAt(at(48.64, 2.3), short), withParisAt(at(43.3, -1.5), short)].map(
    (source) => simulateDays(load(source).scenario).summary,
  );
  expect(there!.totals).toEqual(here!.totals);
  expect(there!.monthly).toEqual(here!.monthly);
  expect(leversOf(load(shipped())).filter(({ field }) => field.startsWith('sites.position'))).toEqual([]);
});

test.each(PLAN_NAMES)('every site of %s stands in France, within a circle that is told', (name) => {
  const loaded = load(shipped(name));
  const places = placesOf(parametersOf(loaded).map(({ parameter }) => parameter));
  expect([...places.keys()].sort()).toEqual(loaded.scenario.sites.map(({ id }) => id).sort());
  for (const [id, { latitudeDeg, longitudeDeg, radiusKm }] of places) {
    expect(departementOf(FRANCE, [longitudeDeg, latitudeDeg]), id).toBeDefined();
    expect(radiusKm, id).toBeGreaterThan(0);
  }
});
