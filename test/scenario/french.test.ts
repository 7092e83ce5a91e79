/** What an author reads in French: every phrase there is, and none with English left in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Issue, loadScenario, parametersOf } from '../../src/index.ts';
import { allowedBy, COLLECTIONS, type Collection, type FieldMeta } from '../../src/scenario/fields.ts';
import { estimate } from '../../src/study/estimate.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { extending, library, load, shipped, spoiled } from './plans.ts';

/** English words that neither a French phrase nor a key of the format has. */
const ENGLISH =
  /\b(?:the|of|that|which|is|are|with|nothing|allowed|found|did you|a (?:number|whole|date|list|text)|one of|home|about|press)\b/i;
const unquoted = (text: string) => text.replace(/"[^"]*"/g, '""').replace(/\{[^}]*\}/g, '{}');

function expectFrench({ found, allowed, message, suggestion }: Issue): void {
  for (const { en, fr } of [found, allowed, message, suggestion]) {
    expect(fr === '').toBe(en === '');
    expect(unquoted(fr).match(ENGLISH)?.[0], fr).toBeUndefined();
  }
  expect(message.fr).not.toBe(message.en);
  expect(message.fr).toMatch(/ – trouvé\u00A0: .+\u202F; attendu\u00A0: .+\.$/s);
}

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).filter((name) => /^issues-.*\.input\.json$/.test(name));

test.each(golden)('the faults of %s are told in French', (name) => {
  const answer = loadScenario({ file: name, text: readFileSync(new URL(name, folder), 'utf8') }, library);
  if (answer.ok) throw new Error('there should be faults');
  for (const issue of answer.issues) expectFrench(issue);
});

test.each([
  ['no JSON', { file: 'a.json', text: '{"id": abc}' }],
  ['a list', { file: 'a.json', text: '[]' }],
  ['a newer version', extending({ schemaVersion: 99 })],
  ['an unknown plan below', extending({ extends: 'nowhere' })],
  [
    'a key that reaches into prototypes',
    { file: 'a.json', text: '{"schemaVersion":1,"extends":"brownfield","id":"a","__proto__":1}' },
  ],
  ['nesting', { file: 'a.json', text: `{"sites":${'['.repeat(60)}${']'.repeat(60)}}` }],
  ['a file of 21 MB', { file: 'a.json', text: '{'.padEnd(20e6 + 1) }],
  [
    'a note turned round',
    extending({ deliveries: { share: { value: 0.5, low: 0.6, high: 0.4, source: 7, note: 3, confidence: 'E', odd: 1 } } }),
  ],
  ['a horizon too long', extending({ to: '2044-01-01' })],
  ['a horizon turned round', extending({ to: '2020-01-01' })],
  [
    'a machine that draws more at rest',
    extending({ catalogue: { platforms: { 'hgx-h100': { phases: { off: 0.9, idle: 0.5, training: 0.1 } } } } }),
  ],
  ['a loop that does not cool', extending({ catalogue: { coolings: { 'dlc-32-42': { liquid: { returnC: 5 } } } } })],
  ['contracts for more than all', extending({ catalogue: { markets: { france: { nuclearShare: 0.7, ppaShare: 0.4 } } } })],
  [
    'an accelerator without a peak, and models without a cache or with half a mixture',
    extending({
      catalogue: {
        accelerators: [{ id: 'a', name: 'A', state: 'announced', memoryGb: 9, memoryTbPerS: 1 }],
        models: [
          { id: 'b', name: 'B', parameters: 1e9, experts: 8, layers: 2, hidden: 64, vocabulary: 100 },
          ...[
            { activeParameters: 1e6, activeExperts: 2 },
            { activeParameters: 9e8, activeExperts: 9 },
          ].map((part, i) => ({
            ...{ id: `c${i}`, name: 'C', parameters: 1e9, experts: 8, layers: 2, hidden: 64, latent: 9, vocabulary: 100 },
            ...part,
          })),
        ],
      },
    }),
  ],
  ['a gang too small for its model', extending({ workloads: { training: { gangAccelerators: 8 } } })],
  ['two ids alike', spoiled((plan) => plan.orders.push(plan.orders[0]))],
])('%s is told in French', (_, source) => {
  const answer = loadScenario(source, library);
  if (answer.ok) throw new Error('there should be faults');
  for (const issue of answer.issues) expectFrench(issue);
});

test.each([
  ['nowhere', '/sites/pariss/itMw', 1],
  ['not a pointer', 'sites', 1],
  ['the plan below', '/extends', 'x'],
  ['a forbidden key', '/money/constructor', 1],
])('a change of %s is told in French', (_, pointer, value) => {
  const answer = loadScenario(shipped(), library, [{ pointer, value }]);
  if (answer.ok) throw new Error('there should be faults');
  for (const issue of answer.issues) expectFrench(issue);
});

test('an estimate that cannot be made is told in French', () => {
  const { catalogue } = load(shipped()).scenario;
  for (const input of [
    3,
    { architecture: 'dlc-32-43', load: 9, odd: 1 },
    { architecture: 'dlc-32-42', climate: 'paris', dryBulbC: 3 },
  ]) {
    const answer = estimate('facility', input, catalogue);
    if (answer.ok) throw new Error('there should be faults');
    for (const issue of answer.issues) expectFrench(issue);
  }
});

test('what each kind of field allows is said in both languages', () => {
  const kinds: FieldMeta[] = [
    { kind: 'quantity', doc: '', unit: 'weeks', min: 0, max: 5 },
    { kind: 'quantity', doc: '', unit: 'accelerators', min: 0, max: 1e7, integer: true },
    { kind: 'date', doc: '' },
    { kind: 'switch', doc: '' },
    { kind: 'id', doc: '' },
    { kind: 'text', doc: '' },
    { kind: 'local-text', doc: '' },
    { kind: 'list', doc: '', length: [12, 12] },
    { kind: 'list', doc: '', length: [0, 500] },
    { kind: 'record', doc: '' },
    ...(Object.keys(COLLECTIONS) as Collection[]).map((to): FieldMeta => ({ kind: 'reference', doc: '', to })),
  ];
  for (const meta of kinds) {
    const { en, fr } = allowedBy(meta);
    expect(fr).not.toBe(en);
    expect(unquoted(fr).match(ENGLISH)?.[0]).toBeUndefined();
  }
  expect(allowedBy(kinds[1]!).fr).toBe('un nombre entier de 0 à 10\u202F000\u202F000 (accélérateurs)');
});

test.each(PLAN_NAMES)('every remark on a figure of %s is in both languages', (name) => {
  const notes = parametersOf(load(shipped(name))).flatMap(({ parameter }) => parameter.note ?? []);
  expect(notes.length).toBeGreaterThan(100);
  for (const { en, fr } of notes) {
    expect(fr).not.toBe(en);
    expect(fr.match(ENGLISH)?.[0], fr).toBeUndefined();
    // Decimal commas, and no plain space where French has a narrow one.
    expect(fr).not.toMatch(/(?<!Llama )\d\.\d| [;:?!%]/);
  }
});
