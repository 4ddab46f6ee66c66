import { describe, expect, test } from 'vitest';
import { createSpeller, soundKey } from '../../../src/search/spelling.ts';

const speller = createSpeller(
  new Map([
    ['productfiches', 3],
    ['student', 5],
    ['vrijwilliger', 20],
    ['gemeente', 200],
    ['schepen', 30],
    ['raad', 40],
    ['raam', 2],
    ['verkiezingen', 12],
    ['verwijzingen', 1],
  ]),
);
const first = (word: string) => speller(word)[0]?.word;

describe('the speller', () => {
  test.each([
    ['produktfishes', 'productfiches'],
    ['studnt', 'student'],
    ['vrijwiliger', 'vrijwilliger'],
    ['vreiwilliger', 'vrijwilliger'],
    ['gemeetne', 'gemeente'],
    ['sgepen', 'schepen'],
    ['verkiesingen', 'verkiezingen'],
  ])('reads %s as %s', (typed, meant) => {
    expect(first(typed)).toBe(meant);
  });

  test.each(['parking', 'xyz', 'ro', '2024', 'antwerpen'])('finds nothing near %s', (word) => {
    expect(speller(word)).toEqual([]);
  });

  test('is surer of a nearer word', () => {
    const near = speller('studentt')[0]?.confidence ?? 0;
    const far = speller('stdentt')[0]?.confidence ?? 0;
    expect(near).toBeGreaterThan(far);
    expect(near).toBeLessThanOrEqual(1);
  });
});

test('words that sound the same have one sound key', () => {
  expect(soundKey('produktfishes')).toBe(soundKey('productfiches'));
  expect(soundKey('gouverneur')).toBe(soundKey('gauverneur'));
  expect(soundKey('beleid')).toBe(soundKey('belijt'));
});
