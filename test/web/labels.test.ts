import { expect, test } from 'vitest';
import { fieldText, knowsUnit, leverLabel, placedLabel, shortText, unitText, valueText } from '../../web/controls/lever-text.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { sourceFieldsEn } from '../../web/i18n/source-fields-en.ts';
import { sourceFieldsFr } from '../../web/i18n/source-fields-fr.ts';
import { sourceWords } from '../../web/source-words.ts';
import { descriptions, france } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const leverOf = (id: string) => france.levers.find((lever) => lever.id === id)!;

test('every lever of every shipped plan has a name in both languages, without the words of the sources', () => {
  for (const { levers } of descriptions)
    for (const { field } of levers) for (const words of [en, fr]) expect(words.maybe(`field.${field}`), field).toBeDefined();
});

test('every parameter of every shipped plan has a name and a unit in both languages', () => {
  const both = [sourceWords('en'), sourceWords('fr')];
  for (const { parameters } of descriptions)
    for (const { field, unit } of parameters)
      for (const words of both) {
        expect(words.maybe(`field.${field}`), `${words.language} ${field}`).toBeDefined();
        expect(knowsUnit(unit, words), `${words.language} ${unit}`).toBe(true);
      }
});

test('every headline, group and choice of a lever has words in both languages', () => {
  for (const { levers } of descriptions)
    for (const lever of levers)
      for (const words of [en, fr]) {
        if (lever.headline) expect(words.maybe(`lever.${lever.id}`), lever.id).toBeDefined();
        expect(words.maybe(`group.${lever.group}`), lever.group).toBeDefined();
        if (lever.kind !== 'choice') continue;
        for (const option of lever.options) {
          const own = lever.field.slice(lever.field.lastIndexOf('.') + 1);
          const named = lever.optionNames[option]?.[words.language] ?? words.maybe(`choice.${own}.${option}`);
          expect(named, `${lever.field} ${option}`).toBeDefined();
        }
      }
});

test('no two levers of a plan have the same name', () => {
  for (const { levers, id } of descriptions)
    for (const words of [en, fr]) {
      const names = levers.filter(({ headline }) => !headline).map((lever) => leverLabel(lever, words));
      const twice = names.filter((name, i) => names.indexOf(name) !== i);
      expect(twice, `${id} ${words.language}`).toEqual([]);
    }
});

test('a name says the place first', () => {
  const duration = leverOf('/sites/mulhouse/activities/permit/durationMonths');
  expect(plain(placedLabel(duration, en))).toMatch(/^Mulhouse, .*: duration$/);
  expect(plain(placedLabel(duration, fr))).toMatch(/^Mulhouse, .* : durée$/);
  expect(placedLabel({ field: 'money.budgetEur', place: [] }, en)).toBe('Budget');
});

test('units are words of the language, and shares are per cent', () => {
  expect(plain(valueText({ field: 'x', unit: 'months' }, 17, fr))).toBe('17 mois');
  expect(plain(valueText({ field: 'x', unit: 'degC' }, 44, en))).toBe('44 °C');
  expect(plain(valueText({ field: 'x', unit: 'EUR/MWh' }, 5, fr))).toBe('5 €/MWh');
  expect(plain(valueText({ field: 'catalogue.platforms.phases.idle', unit: '' }, 0.2, fr))).toBe('20 %');
  expect(plain(valueText({ field: 'money.waccPerYear', unit: '/year' }, 0.08, en))).toBe('8 % a year');
  expect(unitText({ field: 'x', unit: 'gangs' }, 1, fr)).toBe('groupe');
  expect(fieldText({ field: 'catalogue.markets.years.year', unit: '' }, 2024, fr)).toBe('2024');
  expect(plain(shortText({ field: 'x', unit: 'tokens' }, 1.56e13, fr))).toBe('15,6 T');
  expect(plain(shortText({ field: 'x', unit: 'EUR' }, 4e9, fr))).toBe('4 Md€');
});

test('the words of the sources are typeset like the others', () => {
  for (const text of Object.values({ ...sourceFieldsEn })) expect(text).toMatch(/^[^!']+$/);
  for (const text of Object.values({ ...sourceFieldsFr })) expect(text).toMatch(/^(?!.* [;:!?»]|.*« )[^!']+$/);
});
