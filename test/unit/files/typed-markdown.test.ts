import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedItems, typedLine, typedList, typedParagraphs } from '../../../src/files/typed-markdown.ts';
import { markupToText, parseMarkup } from '../../../src/reply/markup.ts';

describe('a typed line', () => {
  test.each([
    'Een plan (met budget). Goed!',
    'De 11.11.11-groep van Sint-Niklaas: samen sterk',
    'Wij vragen 2 euro per inwoner (dat is 0.5 %).',
  ])('that means nothing in Markdown stays as it is: %s', (typed) => {
    expect(typedLine(typed)).toBe(typed);
  });

  test.each([
    '# kop',
    '1. punt',
    '1) punt',
    '2030.',
    'www.kwaad.be',
    'https://kwaad.be/a.b).',
    'an@kwaad.be',
    '[x](javascript:alert(1))',
    '![x](https://kwaad.be/x.png)',
    '<b>vet</b> <https://kwaad.be>',
    '**vet** _schuin_ `code` ~~weg~~',
    '&copy; &#35;',
    '===',
    '---',
    '> zo',
    '| a | b |',
    '\\*niet\\*',
  ])('comes out of Markdown as it was typed: %s', (typed) => {
    expect(markupToText(typedLine(typed))).toBe(typed);
    expect(parseMarkup(typedLine(typed)).map(({ type }) => type)).toEqual(['paragraph']);
  });

  const pieces = [...'#>-+*_`~[](){}<>!&|=\\.:@/ 19ab', 'www.', 'http://', 'a.be', '. ', ') ', ': ', '&amp;', '1. '];
  const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));

  test('comes out as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const shown = text.replace(/\s+/g, ' ').trim();
        const blocks = parseMarkup(typedLine(text));
        expect(blocks.map(({ type }) => type)).toEqual(shown === '' ? [] : ['paragraph']);
        expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?!paragraph|text)/);
        expect(blocks.map((block) => ('children' in block ? block.children : []))).toMatchObject(
          shown === '' ? [] : [[{ type: 'text', value: shown }]],
        );
      }),
      { numRuns: 1000 },
    );
  });
});

test('lines become paragraphs or items, without empty ones or bullets of their own', () => {
  const typed = '- Oxfam\n\n* Natuurpunt\n• JNM\n  -5 graden\nOkra - Aalst';
  expect(typedItems('- a\n\n \nb')).toEqual(['a', 'b']);
  expect(typedParagraphs('Eén.\n\nTwee.\n# Drie')).toBe('Eén.\n\nTwee.\n\n\\# Drie');
  expect(markupToText(typedList(typed))).toBe('- Oxfam\n- Natuurpunt\n- JNM\n- -5 graden\n- Okra - Aalst');
});
