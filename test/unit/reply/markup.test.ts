import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { escapeMarkup, markupToText, parseMarkup, sameAddress } from '../../../src/reply/markup.ts';

/** What a text is made of, as a small tree in one line: `paragraph(text strong(text))`. */
function shape(markdown: string): string {
  const draw = (node: Nodes): string =>
    'children' in node && node.children.length > 0 ? `${node.type}(${node.children.map(draw).join(' ')})` : node.type;
  return parseMarkup(markdown).map(draw).join(' ');
}

/** The links of a text: label and address. */
function links(markdown: string): [label: string, url: string][] {
  const find = (node: Nodes): [string, string][] => {
    if (node.type === 'link')
      return [[node.children.map((each) => ('value' in each ? each.value : '')).join(''), node.url]];
    return 'children' in node ? node.children.flatMap(find) : [];
  };
  return parseMarkup(markdown).flatMap(find);
}

describe('our Markdown', () => {
  test.each([
    ['een tekst', 'paragraph(text)'],
    ['een\n\ntwee', 'paragraph(text) paragraph(text)'],
    ['**vet** en *schuin*', 'paragraph(strong(text) text emphasis(text))'],
    ['`code`', 'paragraph(inlineCode)'],
    ['- een\n- twee', 'list(listItem(paragraph(text)) listItem(paragraph(text)))'],
    ['1. een\n2. twee', 'list(listItem(paragraph(text)) listItem(paragraph(text)))'],
    ['een  \ntwee', 'paragraph(text break text)'],
    ['    vier spaties', 'paragraph(text)'],
    ['', ''],
  ])('reads %j as %s', (markdown, expected) => {
    expect(shape(markdown)).toBe(expected);
  });

  test.each([
    ['[de site](https://11.be/4depijler)', [['de site', 'https://11.be/4depijler']]],
    ['[schrijf ons](mailto:info@11.be)', [['schrijf ons', 'mailto:info@11.be']]],
    ['zie https://11.be/4depijler.', [['https://11.be/4depijler', 'https://11.be/4depijler']]],
    ['(https://11.be)', [['https://11.be', 'https://11.be']]],
    ['zie www.11.be, of niet', [['www.11.be', 'http://www.11.be']]],
    ['mail naar vrijwilliger@11.be.', [['vrijwilliger@11.be', 'mailto:vrijwilliger@11.be']]],
    ['het 11.11.11-fonds, 0.7 of cd&v', []],
  ])('finds the links of %j', (markdown, expected) => {
    expect(links(markdown)).toEqual(expected);
  });

  test.each([
    '<script>alert(1)</script>',
    '<b>vet</b>',
    'een <!-- verborgen --> tekst',
    '<div>\n*vet*\n</div>',
    '<img src=x onerror=alert(1)>',
  ])('shows the HTML of %j as text', (html) => {
    expect(shape(html)).not.toContain('html');
    for (const tag of html.match(/<[^>]*>/g) ?? []) expect(markupToText(html)).toContain(tag);
  });

  test('shows no images', () => {
    expect(shape('![foto](https://11.be/foto.png)')).not.toContain('image');
  });

  test('reads any text without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof markupToText(text)).toBe('string');
      }),
    );
  });
});

describe('markupToText', () => {
  test.each([
    ['**vet**, *schuin* en `code`', 'vet, schuin en code'],
    ['een\n\ntwee', 'een\n\ntwee'],
    ['een  \ntwee', 'een\ntwee'],
    ['- een\n- **twee**', '- een\n- twee'],
    ['3. drie\n4. vier', '3. drie\n4. vier'],
    ['- een\n  - een a\n  - een b\n- twee', '- een\n  - een a\n  - een b\n- twee'],
    ['> gezegd', 'gezegd'],
    ['[de site](https://11.be/4depijler)', 'de site (https://11.be/4depijler)'],
    ['[11.be](https://11.be/)', '11.be'],
    ['[info@11.be](mailto:info@11.be)', 'info@11.be'],
    ['zie https://11.be/4depijler.', 'zie https://11.be/4depijler.'],
    ['<b>vet</b>', '<b>vet</b>'],
    ['', ''],
  ])('reads %j as %j', (markdown, text) => {
    expect(markupToText(markdown)).toBe(text);
  });
});

test.each([
  ['11.be', 'https://11.be', true],
  ['11.be', 'http://11.be/', true],
  ['https://11.be/', 'https://11.be', true],
  ['info@11.be', 'mailto:info@11.be', true],
  ['11.be', 'https://11.be/4depijler', false],
  ['11.be', 'https://evil.example', false],
])('label %s and address %s are the same: %s', (label, url, same) => {
  expect(sameAddress(label, url)).toBe(same);
});

describe('escapeMarkup', () => {
  const markup = [
    '# ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '1) ',
    '> ',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '\\',
    '[',
    '](',
    ')',
    '!',
    '<',
    '>',
    '&amp;',
    '&#42;',
    '|',
    '---',
    '===',
    '    ',
    '  \n',
    '\n\n',
    '\t',
    '[x]: y',
  ];
  const addresses = ['https://evil.example/x', 'www.evil.example', 'an@evil.example', 'mailto:an@evil.example'];
  const mixed = (...pieces: string[]) =>
    fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 8 })
      .map((parts) => parts.join(''));

  test.each([
    ['# titel', '# titel'],
    ['- punt\n- punt', '- punt - punt'],
    ['1. een', '1. een'],
    ['**vet** _schuin_ `code` ~~weg~~', '**vet** _schuin_ `code` ~~weg~~'],
    ['[klik](https://evil.example)', '[klik](https://evil.example)'],
    ['<b>vet</b> &amp; meer', '<b>vet</b> &amp; meer'],
    ['  twee   woorden\n\n ', 'twee woorden'],
    ['c:\\map\\', 'c:\\map\\'],
    ['', ''],
  ])('shows %j as it was typed', (typed, shown) => {
    expect(markupToText(escapeMarkup(typed))).toBe(shown);
  });

  test('leaves no white space around what was typed', () => {
    expect(escapeMarkup(' \n een\t\ttwee  ')).toBe('een twee');
  });

  test('shows exactly what was typed, with white space collapsed', () => {
    fc.assert(
      fc.property(mixed(...markup, ...addresses), (typed) => {
        // Markdown has no way to write NUL: it shows the replacement character.
        const collapsed = typed.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
        expect(markupToText(escapeMarkup(typed))).toBe(collapsed);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves nothing of markup: no emphasis, list, heading or link', () => {
    fc.assert(
      fc.property(mixed(...markup), (typed) => {
        expect(shape(escapeMarkup(typed))).toMatch(/^(?:paragraph\(text\))?$/);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'https://evil.example',
    'zie https://evil.example/x?y=1 voor geld',
    'www.evil.example',
    'an@evil.example',
    'mailto:an@evil.example',
    '<https://evil.example>',
  ])('makes no link of %j', (typed) => {
    expect(links(escapeMarkup(typed))).toEqual([]);
  });

  test('makes no link of whatever stands around an address', () => {
    fc.assert(
      fc.property(mixed(...markup, ...addresses), (typed) => {
        expect(links(escapeMarkup(typed))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('stays as it is inside a sentence of ours', () => {
    fc.assert(
      fc.property(mixed(...markup), (typed) => {
        expect(shape(`De opdracht **niet** /${escapeMarkup(typed)} ken ik niet.`)).toBe(
          'paragraph(text strong(text) text)',
        );
      }),
      { numRuns: 500 },
    );
  });
});
