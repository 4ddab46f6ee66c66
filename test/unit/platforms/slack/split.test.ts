import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, joinLines, splitText } from '../../../../src/platforms/slack/split.ts';

describe('a text', () => {
  test('that fits is one piece, and one more character makes two', () => {
    expect(splitText('een twee', 8)).toEqual(['een twee']);
    expect(splitText('een tweee', 8)).toEqual(['een', 'tweee']);
  });

  test.each([
    ['between paragraphs', 'een twee\ndrie\n\nvier vijf', 19, ['een twee\ndrie', 'vier vijf']],
    ['else between lines', 'een twee\ndrie vier', 14, ['een twee', 'drie vier']],
    ['else between words', 'een twee drie', 9, ['een twee', 'drie']],
    ['else in a word', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ])('that is too long is cut %s', (_, text, limit, pieces) => {
    expect(splitText(text, limit)).toEqual(pieces);
  });

  test('keeps what stands before a line', () => {
    expect(splitText('punten:\n  - een\n  - twee', 14)).toEqual(['punten:', '  - een', '  - twee']);
  });

  test('is never cut in the middle of a character', () => {
    expect(splitText('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });

  test.each([
    [5, ['abc', '&amp;', 'd']],
    [6, ['abc', '&amp;d']],
    [7, ['abc', '&amp;d']],
    [8, ['abc&amp;', 'd']],
    [9, ['abc&amp;d']],
  ])('is never cut in the middle of an entity (at %i)', (limit, pieces) => {
    expect(splitText('abc&amp;d', limit)).toEqual(pieces);
  });

  test.each(['', ' ', '\n\n'])('without anything in it (%j) has no pieces', (text) => {
    expect(splitText(text, 10)).toEqual([]);
  });

  test('loses nothing but white space, whatever it is', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '\n', '\n\n', '&amp;', '😀')));
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 40 }), (parts, limit) => {
        const pieces = splitText(parts.join(''), limit);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.trim()).not.toBe('');
          expect(piece.isWellFormed()).toBe(true);
        }
        expect(pieces.join('').replace(/\s/g, '')).toBe(parts.join('').replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});

describe('lines', () => {
  test('come together as far as they fit', () => {
    expect(joinLines(['aa', 'bb', 'cc'], '; ', 6)).toEqual(['aa; bb', 'cc']);
    expect(joinLines(['aa', 'bb', 'cc'], '; ', 5)).toEqual(['aa', 'bb', 'cc']);
    expect(joinLines([], '\n', 5)).toEqual([]);
  });
});

describe('a text that may not go on', () => {
  test('is cut in its last word when that is very long', () => {
    expect(cutText('abcdefghij', 4)).toBe('abc…');
    expect(cutText('a bcdefghij', 8)).toBe('a bcdef…');
  });

  test('ends with three dots after its last whole word', () => {
    expect(cutText('een twee', 8)).toBe('een twee');
    expect(cutText('een twee drie', 9)).toBe('een twee…');
    expect(cutText('een twee drie', 12)).toBe('een twee…');
    expect(cutText('een twee drie', 13)).toBe('een twee drie');
  });
});
