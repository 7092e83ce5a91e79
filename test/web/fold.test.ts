import { expect, test } from 'vitest';
import { fold, holds } from '../../web/fold.ts';

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
