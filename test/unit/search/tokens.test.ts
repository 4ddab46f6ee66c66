import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, tokenize } from '../../../src/search/tokens.ts';

describe('tokenize', () => {
  test.each([
    ['Één fiché, naïef!', ['een', 'fiche', 'naief']],
    ['11.11.11 en 0,7 % of 0.7%', ['11.11.11', 'en', '0,7', 'of', '0,7']],
    ['de 4e, 4de, 4th en 4ème pijler', ['de', '4de', '4de', '4de', 'en', '4de', 'pijler']],
    ["SDG's in de gemeente", ['sdgs', 'in', 'de', 'gemeente']],
    ["combien d'argent pour l'échéance", ['combien', 'argent', 'pour', 'echeance']],
    ['€2 per inwoner', ['2', 'per', 'inwoner']],
    ['advies-raad/GROS', ['advies', 'raad', 'gros']],
    ['', []],
    ['?!…', []],
  ])('reads %j', (text, expected) => {
    expect(tokenize(text)).toEqual(expected);
  });

  test('gives folded tokens without spaces for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const token of tokenize(text)) {
          expect(token).not.toMatch(/\s/);
          expect(fold(token)).toBe(token);
        }
      }),
    );
  });
});
