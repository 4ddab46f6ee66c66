import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textLikeness } from '../../../src/letters/likeness.ts';

/** Texts of a few words, so that two of them have much in common. */
const text = fc
  .array(fc.constantFrom('een', 'Twee', 'drie,', 'vier.', '5', '-'), { maxLength: 12 })
  .map((words) => words.join(' '));

describe('how alike two texts are', () => {
  test.each([
    ['the same', 'We vragen u een halfuur.', 'We vragen u een halfuur.', 1],
    ['other capitals, signs and lines', 'We vragen u een halfuur.', 'WE VRAGEN\n\nu: "een" halfuur!', 1],
    ['nothing in common', 'een twee drie vier', 'vijf zes zeven acht', 0],
    ['the same words in another order', 'een twee drie vier', 'vier drie twee een', 0],
    ['two of four sequences in common', 'een twee drie vier vijf', 'nul een twee drie vier', 2 / 4],
    ['one text within the other', 'een twee drie', 'een twee drie vier vijf zes', 1 / 4],
    ['the same short text', 'Beste mensen', 'beste, mensen', 1],
    ['other short texts', 'Beste mensen', 'Beste raadsleden', 0],
    ['no words at all', '', ' … !', 1],
    ['words against none', 'een twee drie', '', 0],
    ['a sequence that comes back', 'een twee drie een twee drie', 'een twee drie', 1 / 3],
    ['letters with accents', 'Één coördinator méér', 'één COÖRDINATOR méér', 1],
  ])('%s', (_, left, right, likeness) => {
    expect(textLikeness(left, right)).toBe(likeness);
  });

  test('is from nothing to the same, the same both ways, and the same for equal texts', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), fc.oneof(text, fc.string()), (left, right) => {
        const likeness = textLikeness(left, right);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(textLikeness(right, left)).toBe(likeness);
        expect(textLikeness(left, left)).toBe(1);
      }),
    );
  });

  test('goes down with every sentence that one of them has of its own', () => {
    const base = 'We vragen u om een eerlijk aankoopbeleid in de gemeente.';
    const first = textLikeness(base, `${base} Uw partij schreef dat ook al in haar programma.`);
    const second = textLikeness(
      `${base} Wij kennen een mooi voorbeeld uit de buurt.`,
      `${base} Uw partij schreef dat ook al in haar programma.`,
    );
    expect(first).toBeLessThan(1);
    expect(second).toBeLessThan(first);
    expect(second).toBeGreaterThan(0);
  });
});
