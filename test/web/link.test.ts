import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { pairsOf } from '../../web/address.ts';
import { MEASURES } from '../../web/charts/measures.ts';
import { MODES, SHOWS } from '../../web/compared.ts';
import { readLink, type State, shortLink } from '../../web/link.ts';
import { LONGEST_FOLDED, longLink } from '../../web/long-link.ts';
import { MOST_BYTES, pack, unpack } from '../../web/pack.ts';

const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const pointer = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9.~&=+# é-]{1,12}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
  fc.boolean(),
  text,
);
const shipped = fc.record({ kind: fc.constant('shipped' as const), name: fc.stringMatching(/^[a-z0-9-]{1,20}$/) });
const file = fc.record({ kind: fc.constant('file' as const), name: fc.stringMatching(/^[a-z é]{1,12}\.json$/), text });
const workOn = (plan: fc.Arbitrary<typeof shipped extends fc.Arbitrary<infer T> ? T : never> | typeof file, most: number) =>
  fc.record({
    plan,
    edits: fc.dictionary(pointer, value, { maxKeys: most, noNullPrototype: true }),
    locks: fc.uniqueArray(pointer, { maxLength: 3 }),
  });
const month = fc
  .tuple(fc.integer({ min: 2024, max: 2034 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, m]) => `${year}-${String(m).padStart(2, '0')}`);
const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const one = <T extends string>(key: string, arbitrary: fc.Arbitrary<T>) =>
  fc.option(
    arbitrary.map((said) => [key, said] as [string, string]),
    { nil: undefined },
  );
const look = fc
  .tuple(
    one('view', fc.constantFrom('workspace', 'compare', 'sources', 'map', 'accuracy')),
    one('measure', fc.constantFrom(...MEASURES.map((measure) => measure.id))),
    one('site', id),
    one('month', month),
    one(
      'why',
      fc.tuple(id, month).map(([site, at]) => `${site}:${at}`),
    ),
    one('last', fc.constant('budget')),
    one(
      'open',
      fc
        .subarray(['table', 'values', 'works', 'worksTable', 'work', 'load', 'money', 'town'], { minLength: 1 })
        .map((folds) => folds.join()),
    ),
    one('place', id),
    one('filter', fc.constantFrom('text:a:b & c', 'letter:C', 'group:grid', 'age:none', 'site:paris', 'order:date')),
  )
  .map((pairs) => pairs.filter((pair) => pair !== undefined));
const compared = (plan: Parameters<typeof workOn>[0], most: number) =>
  fc
    .record({
      slots: fc.array(
        fc.record({
          name: fc.option(
            text.map((said) => said.slice(0, 40)),
            { nil: undefined },
          ),
          work: workOn(plan, most),
        }),
        { maxLength: 3 },
      ),
      ownName: fc.option(id, { nil: undefined }),
      place: fc.nat(3),
      mode: fc.constantFrom(...MODES),
      show: fc.constantFrom(...SHOWS),
    })
    .map(({ place, ...rest }) => ({ ...rest, base: Math.min(place, rest.slots.length) }));
const stateOf = (plan: Parameters<typeof workOn>[0], most: number): fc.Arbitrary<State> =>
  fc.record({ work: workOn(plan, most), look, compared: compared(plan, most) }).map(({ work, look, compared }) => {
    return { ...work, work, isFirst: false, version: '1.2.3', look, compared };
  });

/** What was read, as what was told. */
async function comesBack({ work, look, compared }: State, query: string): Promise<void> {
  const asked = await readLink(query);
  expect([asked.broken, asked.unread]).toEqual([undefined, []]);
  const planOf = ({ plan, file, text }: typeof asked | NonNullable<typeof asked.compared>['slots'][number]) =>
    file === undefined ? { kind: 'shipped', name: plan } : { kind: 'file', name: file, text };
  expect({ plan: planOf(asked), edits: asked.edits, locks: asked.locks }).toEqual(work);
  expect(asked.look).toEqual(look);
  const { slots, ...rest } = asked.compared ?? { slots: [], ownName: undefined, base: 0, mode: MODES[0], show: SHOWS[0] };
  const told = slots.map((slot) => ({ name: slot.name, work: { plan: planOf(slot), edits: slot.edits, locks: slot.locks } }));
  expect({ ...rest, slots: told }).toEqual(compared);
}

test('any short state comes back from its readable link', async () => {
  await fc.assert(
    fc.asyncProperty(stateOf(shipped, 2), async (state) => {
      const link = shortLink(state, '');
      if (link) await comesBack(state, link.query);
      return true;
    }),
  );
});

test('any long state, plans from files among it, comes back from its folded link', async () => {
  await fc.assert(
    fc.asyncProperty(stateOf(fc.oneof(shipped, file) as typeof file, 20), async (state) => {
      const { query, note } = await longLink(state, '?lang=fr');
      if (note !== undefined) return;
      expect(query).toMatch(/^\?lang=fr&plan=[^&]*(&v=[^&]*)?&z=1\.[\w-]+$/);
      expect(query.length).toBeLessThanOrEqual(LONGEST_FOLDED);
      await comesBack(state, query);
    }),
    { numRuns: 60 },
  );
});

/** Links as they were written once: they must lead to the same for ever. */
test('links of earlier days lead where they led', async () => {
  const first = await readLink(
    '?lang=fr&plan=microsoft-france&v=0.1.0&set=/sites/paris/gridSteps/existing/gridMw:40&set=/money/commitBy:2028-01-01&set=/markets/noise:false&lock=/deliveries/share',
  );
  expect(first).toMatchObject({
    plan: 'microsoft-france',
    edits: { '/sites/paris/gridSteps/existing/gridMw': 40, '/money/commitBy': '2028-01-01', '/markets/noise': false },
    locks: ['/deliveries/share'],
    version: '0.1.0',
    look: [],
    compared: undefined,
    unread: [],
  });
  expect(await readLink('?plan=file:my%20plan.json')).toMatchObject({ plan: undefined, file: 'my plan.json', text: undefined });
  const folded = await readLink(
    '?plan=brownfield&z=1.B_Me2C2OSw6CMBRFt0LuwFGFhqgDhm6DMij0NdRAS1p-iXEVrsJ1GPdlgA7fOXk5tywxdNKCofZusdpQp1CxEoFGMGSKOjOTNxSy0EpPBU-vu58NLWBoXD9ITzvqSYbJExiGKRJnxxYMOc9vZ3481mkMatNRYb-f9BGcjWqkdcs-BaRAIfB7C7yii4vWQuDCBSK1st-K9-SUNO5gMmykjgvUdiijNXmyDaGq_g',
  );
  expect(folded).toMatchObject({
    broken: undefined,
    plan: 'brownfield',
    edits: { '/deliveries/share': 0.5 },
    look: [
      ['view', 'compare'],
      ['measure', 'pue'],
      ['month', '2026-05'],
    ],
    compared: {
      base: 1,
      mode: 'difference',
      slots: [{ plan: undefined, file: 'né.json', text: '{"a":"œ"}', edits: { '/x': '40' }, name: 'B & co' }],
    },
    unread: [],
  });
});

const check = (bytes: Uint8Array) => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
const folding = (plain: string) => {
  const bytes = Buffer.from(plain);
  const head = Buffer.alloc(4);
  head.writeInt32BE(check(bytes) | 0);
  return `1.${Buffer.concat([head, deflateRawSync(bytes)]).toString('base64url')}`;
};

test.each([
  ['nothing', '', 'damaged'],
  ['no version', 'abc', 'damaged'],
  ['a version of nobody', '0.abcd', 'damaged'],
  ['a later version', '2.abcd', 'newer'],
  ['signs that are not of this alphabet', '1.ab*d', 'damaged'],
  ['no more than a head', '1.AAAA', 'damaged'],
  ['noise', '1.AAAAAAAAAAAAAAAAAAAAAAAA', 'damaged'],
  ['no JSON', folding('hello'), 'damaged'],
  ['JSON of another kind', folding('{"plan":"x"}'), 'damaged'],
  ['pairs that are none', folding('[["plan","x"],["set"]]'), 'damaged'],
  ['numbers for texts', folding('[["plan",1]]'), 'damaged'],
  ['a bomb', folding(`[["text","${'0'.repeat(40 * MOST_BYTES)}"]]`), 'tooLarge'],
  [
    'bytes that are no text',
    `1.${Buffer.concat([Buffer.alloc(4), deflateRawSync(Buffer.of(0xff, 0xfe))]).toString('base64url')}`,
    'damaged',
  ],
])('a folded part that holds %s is refused', async (_, z, reason) => {
  expect(await unpack(z)).toBe(reason);
});

test('a folded part made by others by the same rule is read', async () => {
  expect(await unpack(folding('[["plan","x"]]'))).toEqual([['plan', 'x']]);
});

test('a folded part that is cut anywhere, or has any letter changed, is never taken for another plan', async () => {
  const z = (await pack([
    ['plan', 'brownfield'],
    ['set', '/deliveries/share:0.5'],
    ['set', '/money/commitBy:2028-01-01'],
  ]))!;
  for (let length = 2; length < z.length; length++) expect(await unpack(z.slice(0, length)), `cut at ${length}`).toBe('damaged');
  for (let at = 2; at < z.length - 1; at++) {
    const other = z.slice(0, at) + (z[at] === 'Q' ? 'R' : 'Q') + z.slice(at + 1);
    expect(await unpack(other), `letter ${at}`).toBe('damaged');
  }
});

test('a browser that cannot unfold is told apart from a link that is damaged', async () => {
  const z = await pack([['plan', 'x']]);
  vi.stubGlobal('DecompressionStream', undefined);
  expect(await unpack(z!)).toBe('unsupported');
  vi.unstubAllGlobals();
});

test('what is shown that nobody can show is named, and the rest is read', async () => {
  const asked = await readLink(
    '?view=cellar&measure=joy&site=paris&month=2026-13&why=paris&open=money,attic&last=x&filter=letter:Z&filter=x:y&mode=pie&inputs=some&base=d&b.plan=x&b.set=nonsense&c.lock=x',
  );
  expect(asked.unread).toEqual([
    'view=cellar',
    'measure=joy',
    'month=2026-13',
    'why=paris',
    'open=money,attic',
    'last=x',
    'filter=letter:Z',
    'filter=x:y',
    'b.nonsense',
    'c.lock=x',
    'base=d',
    'mode=pie',
    'inputs=some',
  ]);
  expect(asked.look).toEqual([['site', 'paris']]);
  expect(asked.compared).toMatchObject({ base: 0, mode: 'overlay', show: 'different' });
});

test.each(['valueOf', 'constructor', 'hasOwnProperty', '__proto__', 'toString'])(
  'a part of an address that is named %s is nobody’s, and the rest is read',
  async (key) => {
    const asked = await readLink(`?view=map&${key}=1`);
    expect([asked.look, asked.unread]).toEqual([[['view', 'map']], []]);
  },
);

test('where what reads a link cannot be fetched, its plan is read all the same and the rest is named', async () => {
  const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const search = '?plan=brownfield&set=/deliveries/share:0.5&view=map&b.plan=x';
  expect(await readLink(search, { unpack: gone, readLook: gone })).toMatchObject({
    plan: 'brownfield',
    edits: { '/deliveries/share': 0.5 },
    look: [],
    compared: undefined,
    unread: ['view=map', 'b.plan=x'],
    broken: undefined,
  });
  expect(await readLink('?plan=brownfield&z=1.abc', { unpack: gone, readLook: gone })).toMatchObject({
    plan: 'brownfield',
    unread: ['z=1.abc'],
    broken: undefined,
  });
});

test('plans beside it that are too much for a link are left out and told, and the plan itself stays', async () => {
  const noise = Array.from({ length: 9000 }, (_, i) => ((i * 7919) % 10007).toString(36)).join();
  const work = { plan: { kind: 'shipped', name: 'brownfield' }, edits: { '/deliveries/share': 0.5 } } as const;
  const beside = { plan: { kind: 'file', name: 'large.json', text: noise }, edits: {} } as const;
  const compared = {
    slots: [{ name: undefined, work: beside }],
    ownName: undefined,
    base: 0,
    mode: 'overlay',
    show: 'different',
  } as const;
  const link = await longLink({ ...work, work, isFirst: false, version: '1', compared }, '');
  expect(link).toEqual({ query: '?plan=brownfield&v=1&set=/deliveries/share:0.5', note: 'compared' });
});

test('a link of nothing but what the page opens with is empty', () => {
  const work = { plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} } as const;
  expect(shortLink({ ...work, work, isFirst: true, version: '1' }, '?b.plan=x&z=1.a&view=map')).toEqual({
    query: '',
    note: undefined,
  });
  expect(pairsOf({ plan: undefined, edits: {}, version: '1' })).toEqual([]);
});
