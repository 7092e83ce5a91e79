/** The map of the sites: where places fall, how large circles are, and that nothing covers anything. */
import { describe, expect, test } from 'vitest';
import { layoutMap, type MapMarks, radiusOf, roundDown } from '../../web/charts/map.ts';
import { apart, SLACK } from '../../web/charts/map-apart.ts';
import { mapData } from '../../web/charts/map-data.ts';
import { overlap, placeLabels, rectOf } from '../../web/charts/map-labels.ts';
import { departementOf, mapHeight, mapProjection } from '../../web/charts/map-projection.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { mapCsv } from '../../web/map-csv.ts';
import { type Place, placesOf } from '../../web/map-places.ts';
import { mapTitle, mapWords } from '../../web/map-words.ts';
import { FRANCE } from '../../web/outline/france.ts';
import { overview, summary } from './fixtures.ts';

const words = wordsFor('en');
const places = new Map<string, Place>([
  ['paris', { latitudeDeg: 48.64, longitudeDeg: 2.3, radiusKm: 20 }],
  ['mulhouse', { latitudeDeg: 47.74, longitudeDeg: 7.52, radiusKm: 2 }],
]);
const marksOf = (width: number, month = '2026-03'): MapMarks =>
  layoutMap(mapData(overview, month, places), width, mapWords(words));

describe('the outline', () => {
  // Town halls, to a hundredth of a degree, as any atlas has them.
  test.each([
    ['Paris', 2.35, 48.86, '75'],
    ['Marseille', 5.4, 43.32, '13'],
    ['Mulhouse', 7.34, 47.75, '68'],
    ['Brest', -4.49, 48.4, '29'],
    ['Nice', 7.26, 43.72, '06'],
    ['Lille', 3.06, 50.63, '59'],
    ['Corte, in Corsica', 9.15, 42.31, '2B'],
    ['Fouju', 2.78, 48.59, '77'],
    ['Alixan', 4.98, 44.99, '26'],
  ])('%s lies in its département', (_, lon, lat, code) => {
    expect(departementOf(FRANCE, [lon, lat])?.code).toBe(code);
  });

  test.each([
    ['Basel', 7.59, 47.56],
    ['London', -0.13, 51.51],
    ['a point of the Bay of Biscay', -3, 45.5],
  ])('%s lies in none', (_, lon, lat) => {
    expect(departementOf(FRANCE, [lon, lat])).toBeUndefined();
  });

  test('has the 96 départements of metropolitan France, each once', () => {
    expect(new Set(FRANCE.departements.map(({ code }) => code)).size).toBe(96);
  });
});

describe('the projection', () => {
  const width = 600;
  const { at, lengthPx } = mapProjection(FRANCE, width, mapHeight(FRANCE, width, 12), 12);

  test('keeps the proportions of the country', () => {
    const [brest, strasbourg, lille, perpignan] = [
      at([-4.486, 48.39]),
      at([7.752, 48.573]),
      at([3.057, 50.629]),
      at([2.895, 42.698]),
    ];
    const across = Math.hypot(strasbourg[0] - brest[0], strasbourg[1] - brest[1]);
    const down = Math.hypot(perpignan[0] - lille[0], perpignan[1] - lille[1]);
    // Great circles on a sphere of 6,371 km, by the haversine; the conic is true to some thousandths between Lille and Perpignan.
    expect(across / down).toBeGreaterThan(1.01);
    expect(across / down).toBeLessThan(1.03);
    expect(lengthPx(100, [2.35, 48.86]) / down).toBeCloseTo(100 / 882, 2);
  });

  test('has north at the top and east at the right, and the meridian of 3 degrees upright', () => {
    const [south, north, east] = [at([3, 44]), at([3, 49]), at([7, 47])];
    expect(north[1]).toBeLessThan(south[1]);
    expect(north[0]).toBeCloseTo(south[0], 6);
    expect(east[0]).toBeGreaterThan(north[0]);
  });

  test('fits the outline into its box', () => {
    const height = mapHeight(FRANCE, width, 12);
    for (const [x, y] of FRANCE.edge.flat().map(at)) {
      expect(x).toBeGreaterThan(11.9);
      expect(x).toBeLessThan(width - 11.9);
      expect(y).toBeGreaterThan(11.9);
      expect(y).toBeLessThan(height - 11.9);
    }
  });
});

describe('the circles', () => {
  test('have areas in proportion to their power', () => {
    expect(radiusOf(240, 960, 40)).toBeCloseTo(20, 9);
    expect(radiusOf(60, 960, 40) ** 2 / radiusOf(240, 960, 40) ** 2).toBeCloseTo(60 / 240, 9);
    expect(radiusOf(0, 960, 40)).toBe(0);
  });

  test('show the firm import of the month and the share that is in use; without one, a ring alone', () => {
    const data = mapData(overview, '2026-03', places);
    const paris = data.sites.find(({ id }) => id === 'paris')!;
    expect(paris).toMatchObject({ firmMw: 69, drawnMw: 31, inService: 20000, constraints: ['grid', 'cooling'] });
    expect(paris.share).toBeCloseTo(31 / 69, 9);
    const bare = {
      ...overview,
      summary: {
        ...summary,
        monthly: summary.monthly.map((row) => ({ ...row, gridFirmMw: row.site === 'mulhouse' ? 0 : row.gridFirmMw })),
      },
    };
    const marks = layoutMap(mapData(bare, '2026-03', places), 600, mapWords(words));
    const mulhouse = marks.sites.find(({ id }) => id === 'mulhouse')!;
    expect(mulhouse.radius).toBe(0);
    expect(mulhouse.placeRadius).toBeGreaterThan(3);
    expect(marks.sites.find(({ id }) => id === 'paris')!.inUse).toBeCloseTo(31 / 69, 9);
  });

  test('stand where they stand in every month', () => {
    const [early, late] = [marksOf(600, '2026-01'), marksOf(600, '2027-12')];
    expect(early.sites.map(({ x, y }) => [x, y])).toEqual(late.sites.map(({ x, y }) => [x, y]));
  });

  test('part where they would cover one another, and only there', () => {
    const size = { width: 600, height: 600 };
    const homes = [
      { x: 300, y: 300, radius: 40 },
      { x: 305, y: 300, radius: 20 },
      { x: 300, y: 300, radius: 20 },
      { x: 100, y: 100, radius: 10 },
    ];
    const now = apart(homes, size);
    for (const [i, a] of now.entries())
      for (const b of now.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius - SLACK);
    expect(now[3]).toEqual(homes[3]);
    expect(apart(homes, size)).toEqual(now);
  });

  test('a site outside France stands in the data and not on the map', () => {
    const abroad = new Map(places).set('paris', { latitudeDeg: 50.1, longitudeDeg: 8.7, radiusKm: 5 });
    const data = mapData(overview, '2026-03', abroad);
    expect(data.sites).toHaveLength(2);
    expect(layoutMap(data, 600, mapWords(words)).sites.map(({ id }) => id)).toEqual(['mulhouse']);
  });

  test('the key has round powers', () => {
    expect([roundDown(1400), roundDown(72), roundDown(55), roundDown(0.3)]).toEqual([1000, 50, 50, 0.2]);
  });
});

test('names avoid circles and other names', () => {
  const discs = [
    { x: 200, y: 200, radius: 30 },
    { x: 262, y: 200, radius: 30 },
    { x: 231, y: 254, radius: 30 },
  ];
  const sizes = discs.map(() => ({ width: 60, height: 30 }));
  const rects = placeLabels(discs, sizes, { width: 500, height: 500 }).map((place, i) => rectOf(place, sizes[i]!));
  for (const [i, rect] of rects.entries()) {
    for (const other of rects.slice(i + 1)) expect(overlap(rect, other)).toBe(0);
    for (const { x, y } of discs) expect(overlap(rect, { x: x - 15, y: y - 15, width: 30, height: 30 })).toBe(0);
  }
});

test('the places of a plan are read from its numbers; half a position is none', () => {
  const number = (pointer: string, value: number) => ({ pointer, value }) as unknown as Parameters<typeof placesOf>[0][number];
  const found = placesOf([
    number('/sites/paris/position/latitudeDeg', 48.6),
    number('/sites/paris/position/longitudeDeg', 2.3),
    number('/sites/mulhouse/position/latitudeDeg', 47.7),
    number('/sites/mulhouse/gridSteps/g1/gridMw', 72),
  ]);
  expect([...found]).toEqual([['paris', { latitudeDeg: 48.6, longitudeDeg: 2.3, radiusKm: 0 }]]);
});

test('the title tells how many sites draw, in both languages', () => {
  const data = mapData(overview, '2026-03', places);
  expect(mapTitle(data, words)).toBe('In March\u00a02026, 1 of 2 sites draws power: 31\u202fMW of 69\u202fMW of firm import');
  expect(mapTitle(data, wordsFor('fr'))).toContain('1 site sur 2 soutire');
});

test('the rows hold every site in every month', () => {
  const lines = mapCsv(overview, ['2026-03', '2026-04'], places).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 4);
  expect(lines[2]).toBe('2026-03,paris,48.64,2.3,20,69,31,0.449275362,20000,grid cooling,2026-01-01');
});
