import { expect, test } from 'vitest';
import type { Json } from '../../src/scenario/pointer.ts';
import { type Provenance, provenanceAt } from '../../src/scenario/provenance.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { type Editable, extending, load, shipped } from './plans.ts';

type Figure = { readonly pointer: string; readonly value: Editable; readonly said: Provenance };

/** Every number of a plan with its catalogue, by a walk of our own; a list of numbers under one note is one figure. */
function figuresOf(name: string): Figure[] {
  const loaded = load(shipped(name));
  const figures: Figure[] = [];
  const visit = (here: Editable, pointer: string): void => {
    const plain = here?.value ?? here;
    const isList = Array.isArray(plain) && plain.length > 0 && plain.every((entry) => typeof entry === 'number');
    if (typeof plain === 'number' || isList) figures.push({ pointer, value: plain, said: provenanceAt(loaded, pointer) });
    else if (Array.isArray(here)) for (const [i, entry] of here.entries()) visit(entry, `${pointer}/${entry?.id ?? i}`);
    else if (typeof here === 'object' && here !== null)
      for (const [key, inner] of Object.entries(here)) visit(inner, `${pointer}/${key}`);
  };
  visit(loaded.document as Json, '');
  return figures.filter(({ pointer }) => pointer !== '/schemaVersion');
}

const where = (figures: readonly Figure[]) => figures.map(({ pointer }) => pointer);

test('finds the figures of the default plan and of its catalogue', () => {
  const pointers = where(figuresOf('microsoft-france'));
  expect(pointers).toEqual(
    expect.arrayContaining([
      '/sites/paris/gridSteps/existing/gridMw',
      '/orders/2024-03-h100-paris/systems',
      '/workloads/skills/observed/completed',
      '/catalogue/climates/mulhouse/dayMinC',
      '/catalogue/platforms/hgx-h100/phases/idle',
    ]),
  );
  expect(pointers.length).toBeGreaterThan(300);
});

for (const name of PLAN_NAMES) {
  const figures = figuresOf(name);

  test(`every number of ${name} comes from a source that is listed, with a letter`, () => {
    expect(where(figures.filter(({ said }) => said.source === null))).toEqual([]);
    expect(where(figures.filter(({ said }) => !/^[ABCD]$/.test(said.confidence ?? '')))).toEqual([]);
  });

  test(`every range of ${name} holds its value`, () => {
    const ranged = figures.filter(({ value, said }) => typeof value === 'number' && (said.low !== null || said.high !== null));
    expect(ranged.length).toBeGreaterThan(50);
    expect(where(ranged.filter(({ value, said }) => value < (said.low ?? value) || value > (said.high ?? value)))).toEqual([]);
  });

  test(`every assumption of ${name} carries a range`, () => {
    const own = figures.filter(({ pointer, said }) => said.confidence === 'C' && !pointer.startsWith('/catalogue/'));
    expect(own.length).toBeGreaterThan(20);
    expect(where(own.filter(({ said }) => said.low === null || said.high === null))).toEqual([]);
  });

  test(`what ${name} assumes is marked C`, () => {
    expect(where(figures.filter(({ said }) => said.source?.id === 'jalon-assumption' && said.confidence !== 'C'))).toEqual([]);
  });

  test(`every derived number of ${name} shows its arithmetic`, () => {
    expect(where(figures.filter(({ said }) => said.confidence === 'D' && !said.note))).toEqual([]);
  });

  test(`every address of a source of ${name} is one that a browser opens`, () => {
    const addresses = load(shipped(name)).scenario.sources.flatMap(({ url }) => url ?? []);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(new URL(address).protocol).toBe('https:');
  });
}

test('every assumption of the catalogue that is one number carries a range', () => {
  const assumed = figuresOf('microsoft-france').filter(
    ({ pointer, value, said }) => pointer.startsWith('/catalogue/') && said.confidence === 'C' && typeof value === 'number',
  );
  expect(where(assumed.filter(({ said }) => said.low === null || said.high === null))).toEqual([]);
});

test('a number without a note of its own speaks through the nearest record around it', () => {
  const loaded = load(shipped());
  const crews = provenanceAt(loaded, '/sites/marseille/crewServersPerWeek');
  expect(crews).toMatchObject({ low: 9, high: 18, confidence: 'C', source: { id: 'jalon-assumption' } });
  expect(crews.note!.en).toContain('Size and dates of the extensions');
  expect(provenanceAt(loaded, '/workloads/skills/observed/completed')).toMatchObject({
    confidence: 'B',
    source: { id: 'rhmatin-2025-11' },
  });
});

test('a number with a source of its own speaks for itself', () => {
  const loaded = load(shipped());
  expect(provenanceAt(loaded, '/money/budgetEur')).toMatchObject({
    low: null,
    high: null,
    confidence: 'A',
    source: { id: 'microsoft-2024-05-13' },
  });
  expect(provenanceAt(loaded, '/sites/mulhouse/activities/permit/durationMonths')).toMatchObject({
    low: 13,
    high: 24,
    confidence: 'D',
    asOf: '2025-11',
  });
});

test("a note of a number's own is shown, even where its record names the source", () => {
  const loaded = load(shipped());
  const growth = provenanceAt(loaded, '/workloads/interactive/growthPerYear');
  expect(growth).toMatchObject({ low: 1.5, high: 7, confidence: 'C', source: { id: 'jalon-assumption' } });
  expect(growth.note!.en).toContain('growth scenarios');
});

test('a plan that changes a number changes what is said of it', () => {
  const note = { value: 60, low: 50, high: 70, source: 'e-voltaire-2026', confidence: 'B', note: 'Read anew.' };
  const loaded = load(extending({ sites: { paris: { gridSteps: { existing: { gridMw: note } } } } }));
  expect(provenanceAt(loaded, '/sites/paris/gridSteps/existing/gridMw')).toMatchObject({
    low: 50,
    high: 70,
    confidence: 'B',
    source: { id: 'e-voltaire-2026' },
    note: { en: 'Read anew.', fr: 'Read anew.' },
  });
});

test('where nothing is said, nothing is made up', () => {
  expect(provenanceAt(load(shipped()), '/to')).toEqual({
    low: null,
    high: null,
    confidence: null,
    source: null,
    asOf: null,
    note: null,
  });
});
