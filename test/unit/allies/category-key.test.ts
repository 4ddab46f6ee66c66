import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoryKey, idOfKey } from '../../../src/allies/category-key.ts';

const ids = ['advisory-council', 'advisory-board', 'youth', 'yo', 'youthful'];

test.each([
  ['advisory-council', 'advisory-c'],
  ['advisory-board', 'advisory-b'],
  ['youth', 'youth'],
  ['youthful', 'youthf'],
  ['yo', 'yo'],
])('the key of %s is %s, and stands for it', (id, key) => {
  expect(categoryKey(id, ids)).toBe(key);
  expect(idOfKey(key, ids)).toBe(id);
  expect(idOfKey(id, ids)).toBe(id);
});

test('a key that nothing begins with stands for nothing', () => {
  expect(idOfKey('elders', ids)).toBeUndefined();
});

test('every key stands for its id', () => {
  const lists = fc.uniqueArray(fc.stringMatching(/^[a-c]{1,6}(-[a-c]{1,6})?$/), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(lists, (all) => {
      for (const id of all) expect(idOfKey(categoryKey(id, all), all)).toBe(id);
    }),
  );
});
