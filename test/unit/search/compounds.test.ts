import { describe, expect, test } from 'vitest';
import { joinCompound, splitCompound } from '../../../src/search/compounds.ts';

const known = new Map([
  ['advies', 5],
  ['raad', 9],
  ['begroting', 4],
  ['norm', 2],
  ['mens', 3],
  ['rechten', 3],
  ['vergader', 1],
  ['ontwikkeling', 2],
  ['samenwerking', 6],
]);
const frequency = (word: string) => known.get(word) ?? 0;

describe('splitCompound', () => {
  test.each([
    ['adviesraad', ['advies', 'raad']],
    ['begrotingsnorm', ['begroting', 'norm']],
    ['mensenrechten', ['mens', 'rechten']],
    ['ontwikkelingssamenwerking', ['ontwikkeling', 'samenwerking']],
  ])('splits %s', (word, parts) => {
    expect(splitCompound(word, frequency)).toEqual(parts);
  });

  test.each(['vergadering', 'raad', 'adviesbureau', 'onbekendwoord'])('leaves %s whole', (word) => {
    expect(splitCompound(word, frequency)).toEqual([]);
  });

  test('prefers the split whose parts are used most', () => {
    const both = new Map([...known, ['adviesr', 1], ['aadx', 1], ['adviesraadx', 1]]);
    expect(splitCompound('adviesraad', (word) => both.get(word) ?? 0)).toEqual(['advies', 'raad']);
  });
});

test('joinCompound tries every linking sound', () => {
  expect(joinCompound('begroting', 'norm')).toContain('begrotingsnorm');
  expect(joinCompound('mens', 'rechten')).toContain('mensenrechten');
  expect(joinCompound('water', 'put')).toContain('waterput');
});
