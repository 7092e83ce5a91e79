/** Bad input, in both languages: said in place, every fault of it, and nothing of what stood before is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, openSite, type Site, sentence } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const EXPECTED = {
  en: {
    stands: '25,456',
    typed: {
      plenty: 'is not a number',
      '-5': 'Allowed: 0 MW to 120 MW',
      '1e99': 'Allowed: 0 MW to 120 MW',
      '55 MW or so': '“or” is no unit that this field knows. Allowed: kW, MW and GW. 55 MW is kept.',
    },
    faults: [
      'a date after 2024-01-01, the first day',
      'The highest is 1.',
      'the unknown key "wether"',
      'Did you mean paris-south?',
    ],
    files: {
      'broken.json': ['text that is not JSON', 'line 1'],
      'deep.json': ['at most 40 levels'],
      'proto.json': ['the key __proto__'],
      'newer.json': ['newer Jalon'],
      'nowhere.json': ['a relative file that exists'],
      'text.json': ['A scenario is one object.'],
    },
    count: '4 things to mend',
    link: 'Jalon 0.0.1',
    close: 'Close',
  },
  fr: {
    stands: '25 456',
    typed: {
      plenty: 'n’est pas un nombre',
      '-5': 'Valeurs admises : 0 MW à 120 MW',
      '1e99': 'Valeurs admises : 0 MW à 120 MW',
      '55 MW or so': 'Ce champ ne connaît pas l’unité « or ». Unités admises : kW, MW et GW. Valeur conservée : 55 MW.',
    },
    faults: [
      'une date postérieure au 2024-01-01, le premier jour',
      'Le maximum est 1.',
      'la clé inconnue "wether"',
      'Vouliez-vous écrire paris-south ?',
    ],
    files: {
      'broken.json': ['un texte qui n’est pas du JSON', 'ligne 1'],
      'deep.json': ['40 niveaux au plus'],
      'proto.json': ['la clé __proto__'],
      'newer.json': ['un Jalon plus récent'],
      'nowhere.json': ['un fichier relatif qui existe'],
      'text.json': ['Un scénario est un seul objet.'],
    },
    count: '4 points à corriger',
    link: 'Jalon 0.0.1',
    close: 'Fermer',
  },
} as const;

const FILES = {
  'broken.json': '{ "a": ',
  'deep.json': `{"sites":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'proto.json': '{"extends":"microsoft-france","schemaVersion":1,"id":"x","__proto__":{"a":1}}',
  'newer.json': '{"extends":"microsoft-france","schemaVersion":9,"id":"x"}',
  'nowhere.json': '{"extends":"../nowhere.json","schemaVersion":1,"id":"x"}',
  'text.json': '"microsoft-france"',
} as const;

/** Spaces made plain. */
const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

describe.each(['en', 'fr'] as const)('bad input on the page in %s', (lang) => {
  const wanted = EXPECTED[lang];

  test('a typed value: said beside the field, and the former one is kept', async () => {
    const { page, close } = await site.visit(`?lang=${lang}`);
    await answers(page, /25\D456/);
    const trouble = page.locator('#trouble-paris-grid');
    for (const [typed, said] of Object.entries(wanted.typed)) {
      const field = page.locator('#lever-paris-grid');
      await field.fill(typed);
      await field.press('Enter');
      await expect.poll(async () => plain(await trouble.textContent()), { message: typed }).toContain(said);
      await expect.poll(() => field.inputValue(), { message: typed }).toBe('55');
    }
    expect(await sentence(page)).toContain(wanted.stands);
    await close();
  });

  test('a file with faults: all of them listed, and the page keeps its plan', async () => {
    const { page, faults, close } = await site.visit(`?lang=${lang}`);
    await answers(page, /25\D456/);
    const bad = {
      extends: 'microsoft-france',
      schemaVersion: 1,
      id: 'bad',
      to: '2020-01-01',
      deliveries: { share: 7 },
      wether: 1,
      sites: { paris: { climate: 'paris-north' } },
    };
    const give = (name: string, body: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(body) });
    await give('bad.json', JSON.stringify(bad));
    const refused = page.locator('.refused');
    await refused.waitFor();
    const text = plain(await refused.textContent());
    for (const part of ['/to', '/deliveries/share', '/wether', '/sites/paris/climate', wanted.count, ...wanted.faults])
      expect(text).toContain(part);
    expect(await refused.locator('li').count()).toBe(4);
    expect(await sentence(page)).toContain(wanted.stands);
    for (const [name, body] of Object.entries(FILES)) {
      await give(name, body);
      const parts = [name, ...wanted.files[name as keyof typeof FILES]];
      for (const part of parts)
        await expect.poll(async () => plain(await refused.textContent()), { message: name }).toContain(part);
      expect(await sentence(page)).toContain(wanted.stands);
    }
    await give('large.json', ' '.repeat(21_000_000));
    await expect.poll(() => refused.textContent()).toContain('large.json');
    expect(await sentence(page)).toContain(wanted.stands);
    expect(faults).toEqual([]);
    await close();
  });

  test('a damaged link: the keys left aside are named, and the rest is loaded', async () => {
    const { page, faults, close } = await site.open(
      `?lang=${lang}&plan=microsoft-france&v=0.0.1&set=/deliveries/share:1&set=/deliveries/share2:1&set=/sites/paris/gridSteps/existing/gridMw:lots&set=rubbish`,
    );
    await answers(page, /28\D400/);
    const said = page.locator('.session-notices');
    await expect.poll(() => said.textContent()).toContain(wanted.link);
    const text = (await said.textContent())!;
    for (const part of ['/deliveries/share2:1', '/sites/paris/gridSteps/existing/gridMw:lots', 'rubbish'])
      expect(text).toContain(part);
    expect(text).not.toContain('/deliveries/share:1');
    await said.getByRole('button', { name: wanted.close }).click();
    await expect.poll(() => said.textContent()).toBe('');
    expect(faults).toEqual([]);
    await close();
  });
});
