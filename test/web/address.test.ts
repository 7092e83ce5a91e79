import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPairs, writeAddress } from '../../web/address.ts';

const readAddress = (search: string) => readPairs([...new URLSearchParams(search)]);

const shipped = (name: string) => ({ kind: 'shipped', name }) as const;

test('an address can be read by a person', () => {
  const query = writeAddress(
    {
      plan: shipped('microsoft-france'),
      edits: { '/sites/paris/gridSteps/existing/gridMw': 40, '/money/commitBy': '2028-01-01', '/markets/noise': false },
      version: '0.1.0',
    },
    '?lang=fr&set=/old:1',
  );
  expect(query).toBe(
    '?lang=fr&plan=microsoft-france&v=0.1.0&set=/sites/paris/gridSteps/existing/gridMw:40&set=/money/commitBy:2028-01-01&set=/markets/noise:false',
  );
});

test('any changes come back from the address as they were', () => {
  const pointer = fc
    .array(fc.stringMatching(/^[a-z0-9.~&=+# é-]{1,12}$/), { minLength: 1, maxLength: 5 })
    .map((parts) => `/${parts.join('/')}`);
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
    fc.boolean(),
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom('40', 'true', 'null', '"x"', '[1]', '{', '2024-08-01', 'a:b', '100 %', 'é & ü'),
  );
  const changes = fc.dictionary(pointer, value, { maxKeys: 12, noNullPrototype: true });
  fc.assert(
    fc.property(changes, fc.stringMatching(/^[a-z0-9-]{1,20}$/), fc.uniqueArray(pointer), (edits, name, locks) => {
      const asked = readAddress(writeAddress({ plan: shipped(name), edits, locks, version: '1.2.3' }, ''));
      expect(asked).toMatchObject({
        plan: name,
        file: undefined,
        edits,
        locks,
        version: Object.keys(edits).length > 0 ? '1.2.3' : undefined,
        unread: [],
      });
    }),
  );
});

test('what is damaged is named, and the rest is read', () => {
  const asked = readAddress(
    '?plan=x&set=/a/b:1&set=nonsense&set=/c:&set=/d:[1]&set=/e:null&set=&set=/f:%22half&set=g:1&set=/h:1e999&lock=/i&lock=j&lock=',
  );
  expect(asked.edits).toEqual({ '/a/b': 1 });
  expect(asked.unread).toEqual([
    'nonsense',
    '/c:',
    '/d:[1]',
    '/e:null',
    'set=',
    '/f:"half',
    'g:1',
    '/h:1e999',
    'lock=j',
    'lock=',
  ]);
  expect(asked.locks).toEqual(['/i']);
});

test('no address makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const query of [text, `?set=${text}`, `?plan=${text}&v=${text}`]) expect(() => readAddress(query)).not.toThrow();
    }),
  );
});

test('a text that was cut within a sign is written with the sign for what is lost', () => {
  const cut = '\u{1F5FC}'.slice(0, 1);
  const query = writeAddress(
    {
      plan: shipped('x'),
      edits: { '/name': `Tower ${cut}`, '/whole': '\u{1F5FC}' },
      version: '1',
      look: [['filter', `text:${cut}`]],
    },
    '',
  );
  expect(readAddress(query).edits).toEqual({ '/name': 'Tower \uFFFD', '/whole': '\u{1F5FC}' });
});

test('a plan from a file is named, and its changes stay out of the address', () => {
  const query = writeAddress({ plan: { kind: 'file', name: 'my plan.json' }, edits: { '/a': 1 }, version: '1' }, '');
  expect(query).toBe('?plan=file:my%20plan.json');
  expect(readAddress(query)).toMatchObject({ plan: undefined, file: 'my plan.json', edits: {} });
});

test('the plan that opens anyway needs no word', () => {
  expect(writeAddress({ plan: undefined, edits: {}, version: '1' }, '?plan=brownfield&set=/a:1')).toBe('');
});
