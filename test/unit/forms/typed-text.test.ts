import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanTyped } from '../../../src/forms/typed-text.ts';

/** Whatever a keyboard, a clipboard or a forged request can hold, with much of what has to go or to stay. */
const typed = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      fc.constantFrom(
        ...['\r\n', '\r', '\n', '\v', '\f', '\t', ' ', '\u00a0', '\u2003', '\u2028', '\u2029', '\u0085'],
        ...['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'],
        ...['\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2069', '\u061c'],
        ...['e', '\u0301', '\u0308', 'é', '\u1100', '\u1161', '\ud83d', '\ude00', '👩', '🏽', '\ufe0f', '❤', '😀'],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('typed text', () => {
  test.each([
    ['stays as it is', 'Beste mevrouw, kost dit € 5?', 'Beste mevrouw, kost dit € 5?'],
    ['loses spaces around it', '  Gent \n', 'Gent'],
    ['loses doubled spaces', 'Sint-  Niklaas \t en', 'Sint- Niklaas en'],
    ['loses hard spaces', '1\u00a0000\u202f€', '1 000 €'],
    ['keeps its lines', 'een\ntwee\n\ndrie', 'een\ntwee\n\ndrie'],
    ['keeps the lines of Windows', 'een\r\ntwee\r\n\r\ndrie', 'een\ntwee\n\ndrie'],
    ['keeps the lines of an old Mac', 'een\rtwee', 'een\ntwee'],
    [
      'keeps the lines of Word and PowerPoint',
      'een\vtwee\u2028drie\u2029vier\u0085vijf\fzes',
      'een\ntwee\ndrie\nvier\nvijf\nzes',
    ],
    ['loses spaces at the ends of lines', 'een  \n   twee', 'een\ntwee'],
    ['keeps one empty line of many', 'een\n\n\n \n\t\n\ntwee', 'een\n\ntwee'],
    ['loses control characters', 'a\u0000b\u001b[31mc\u007f', 'ab[31mc'],
    ['loses marks that turn its direction', '\u202egnidliuB\u202c \u2066x\u2069\u200e', 'gnidliuB x'],
    ['loses what nobody sees', 'so\u00adli\u200bda\u2060ri\ufeffteit', 'solidariteit'],
    ['loses halves of characters', 'a\ud83db\ude00c', 'abc'],
    ['has its accents in one piece', 'cafe\u0301', 'café'],
    ['has its accents in one piece, also where something invisible stood between', 'cafe\u200b\u0301', 'café'],
    ['is nothing when there is nothing to see', ' \u200b\u202e\n\u0000', ''],
  ])('%s', (_, given, cleaned) => {
    expect(cleanTyped(given)).toBe(cleaned);
  });

  test.each(['👩‍👩‍👧‍👦', '🏃🏽‍♀️', '🏳️‍🌈', '❤️‍🔥', '👨🏿‍💻', '🇧🇪', '1️⃣', '👍🏼'])('keeps %s whole', (emoji) => {
    expect(cleanTyped(`Ja ${emoji}!`)).toBe(`Ja ${emoji}!`);
  });

  test.each(['a\u200db', '\u200d😀', '😀\u200d', 'a\u200d😀', '😀\u200d\u200d😀', '😀\u200d\u200b'])(
    'loses a joiner that joins no emoji: %j',
    (given) => {
      expect(cleanTyped(given)).not.toContain('\u200d');
    },
  );

  test('is cleaned at once, whatever it holds', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const cleaned = cleanTyped(text);
        expect(cleanTyped(cleaned)).toBe(cleaned);
        expect(cleaned).toBe(cleaned.trim());
        expect(cleaned).not.toMatch(/[^\P{Cc}\n]/u);
        expect(cleaned.replaceAll('\u200d', '')).not.toMatch(/[\p{Cf}\p{Cs}]/u);
        expect(cleaned).not.toMatch(/(?! )[^\S\n]| {2}| \n|\n |\n{3}/);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps every letter, digit and sign, in their order', () => {
    const visible = (text: string) => text.normalize('NFD').replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(visible(cleanTyped(text))).toBe(visible(text));
      }),
    );
  });

  test('keeps every line that holds something, in its order', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const end = fc.constantFrom('\n', '\r\n', '\r', '\v', '\u2028', '\n\n', ' \n \n\n\n ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, end)), (lines) => {
        const cleaned = cleanTyped(lines.flat().join(''));
        expect(cleaned.split(/\n+/).filter(Boolean)).toEqual(lines.map(([line]) => line));
      }),
    );
  });
});
