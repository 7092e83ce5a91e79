import { expect, test } from 'vitest';
import { en } from '../../web/i18n/en.ts';
import { fr } from '../../web/i18n/fr.ts';
import { wordsFor, wordsText } from '../../web/i18n/messages.ts';

const keys = Object.keys(en) as (keyof typeof en)[];

test('both languages say the same things, and leave nothing empty', () => {
  expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  for (const key of keys) {
    expect(en[key].trim(), key).not.toBe('');
    expect(fr[key].trim(), key).not.toBe('');
  }
});

test('both languages fill in the same values and set the same number of parts in semibold', () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const key of keys) {
    expect(names(fr[key]), key).toEqual(names(en[key]));
    expect(fr[key].split('*').length % 2, key).toBe(1);
    expect(en[key].split('*').length % 2, key).toBe(1);
  }
});

test('every constraint has a letter of its own in each language', () => {
  for (const messages of [en, fr]) {
    const letters = keys.filter((key) => key.startsWith('letter.')).map((key) => messages[key]);
    expect(new Set(letters).size).toBe(letters.length);
  }
});

test('French spaces before high punctuation do not break', () => {
  const { t } = wordsFor('fr');
  for (const key of keys) expect(t(key), key).not.toMatch(/ [;:!?»]|« /);
});

test('no text uses an exclamation mark or a straight apostrophe', () => {
  for (const messages of [en, fr]) for (const key of keys) expect(messages[key], key).not.toMatch(/[!']/);
});

test('an asterisk inside a value stays an asterisk', () => {
  const { pieces } = wordsFor('en');
  const text = pieces('answer.site.never', { site: pieces('answer.site.place', { site: 'A*B' }) });
  expect(text[0]).toEqual({ text: 'A*B', strong: true });
  expect(wordsText(text)).toBe('A*B takes no load in this plan.');
});

test('counts take the plural of the language', () => {
  expect(wordsFor('en').count('checks.line', 1, { ok: '1' })).toBe('1 of 1 check holds');
  expect(wordsFor('en').count('checks.line', 11, { ok: '11' })).toBe('11 of 11 checks hold');
  expect(wordsFor('fr').count('checks.line', 11, { ok: '11' })).toBe('11 vérifications sur 11 sont justes');
});
