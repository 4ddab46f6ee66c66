import { describe, expect, test } from 'vitest';
import { stem } from '../../../src/search/stem.ts';

describe('stem', () => {
  test.each([
    ['gemeenten', 'gemeente'],
    ['subsidies', 'subsidie'],
    ['brieven', 'brief'],
    ['huizen', 'huis'],
    ['verzekerd', 'verzekering'],
    ['aanvragen', 'aanvraag'],
    ['begrotingen', 'begroting'],
  ])('gives %s and %s the same stem', (left, right) => {
    expect(stem(left, 'nl')).toBe(stem(right, 'nl'));
  });

  test.each([
    ['raad', 'raar'],
    ['fonds', 'fonteinen'],
    ['memo', 'memorandum'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(stem(left, 'nl')).not.toBe(stem(right, 'nl'));
  });

  test('leaves numbers as they are', () => {
    expect(stem('11.11.11', 'nl')).toBe('11.11.11');
    expect(stem('4de', 'nl')).toBe('4de');
  });

  test('stems each language by its own rules', () => {
    expect(stem('municipalities', 'en')).toBe(stem('municipality', 'en'));
    expect(stem('communes', 'fr')).toBe(stem('commune', 'fr'));
  });
});
