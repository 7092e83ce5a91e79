import { expect, test } from 'vitest';
import { fold, holds, nearnessTo, sought } from '../../web/fold.ts';

test('accents, case, ligatures and narrow spaces make no difference', () => {
  expect(fold('Délai de LIVRAISON')).toBe('delai de livraison');
  expect(fold('cœur d’œuvre')).toBe("coeur d'oeuvre");
  expect(fold('1\u202f000\u00a0MW')).toBe('1 000 mw');
});

test('every word of a query is found, in any order', () => {
  const text = fold('Mulhouse, Bâtiment 1 : durée');
  expect(holds(text, 'duree mulhouse')).toBe(true);
  expect(holds(text, 'DURÉE  bâti')).toBe(true);
  expect(holds(text, 'durée paris')).toBe(false);
  expect(holds(text, ' ')).toBe(true);
});

test('a text is as near to a query as the word that it holds least well', () => {
  const near = (text: string, query: string) => nearnessTo(query)(sought(text));
  expect(near('Prix de l’eau', 'EAU')).toBe(0);
  expect(near('Réseau, eau', 'eau')).toBe(0);
  expect(near('Eaux usées', 'eau')).toBe(1);
  expect(near('Raccordement au réseau', 'eau')).toBe(2);
  expect(near('Eau du réseau', 'eau rés')).toBe(1);
  expect(near('Eau du réseau', 'eau seau')).toBe(2);
  expect(near('Eau du réseau', 'eau vent')).toBeUndefined();
  expect(near('€/MWh', '€/mwh')).toBe(0);
  expect(near('anything', ' ')).toBe(0);
});
