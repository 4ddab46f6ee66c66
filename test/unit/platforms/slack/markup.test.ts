import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeCode,
  escapeEntities,
  escapeMrkdwn,
  lineToMrkdwn,
  linkToMrkdwn,
  markupToMrkdwn,
  textToMrkdwn,
} from '../../../../src/platforms/slack/markup.ts';
import { escapeMarkup } from '../../../../src/reply/markup.ts';
import { typedForSlack } from '../../../support/slack/arbitrary.ts';
import { readMrkdwn } from '../../../support/slack/read.ts';

const border = '\u200B';
const joiner = '\u2060';
const unseen = /[\u200B\u2060]/g;

/** Our text in one piece, with what cannot be seen made visible: `^` is the border of a word, `'` holds a sign back. */
function draw(markdown: string): string {
  const pieces = markupToMrkdwn(markdown);
  expect(pieces.length).toBeLessThan(2);
  return (pieces[0] ?? '').replaceAll(border, '^').replaceAll(joiner, "'");
}

/** Signs of Slack that could begin or end formatting: not held back on both sides, and not alone inside a word. */
function activeSigns(text: string): readonly string[] {
  const sign = /[*_~`＊＿～｀]/u;
  const isLetter = (character: string | undefined) => /^[\p{L}\p{N}]$/u.test(character ?? '');
  const characters = [...text];
  return characters.filter((character, at) => {
    if (!sign.test(character)) return false;
    const [before, after] = [characters[at - 1], characters[at + 1]];
    return (
      !(before === joiner && after === joiner) && !(isLetter(before) && isLetter(after) && !/[`｀]/.test(character))
    );
  });
}

describe('our small Markdown', () => {
  test.each([
    ['een', 'een'],
    ['een\n\ntwee', 'een\n\ntwee'],
    ['een\ntwee', 'een twee'],
    ['een\\\ntwee', 'een\ntwee'],
    ['**Let op:** dit is *heel* `belangrijk` nu', '*Let op:* dit is _heel_ `belangrijk` nu'],
    ['- een\n- **twee**\n  - drie\n\n  meer', '• een\n• *twee*\n    • drie\n    meer'],
    ['3. een\n4. twee', '3. een\n4. twee'],
    ['> een\n>\n> twee', '> een\n> twee'],
    ['# Kop\n\ntekst', '*Kop*\n\ntekst'],
    ['```\na *b*\n```', "a '*'b'*'"],
    ['-', '•'],
    ['---', ''],
    ['', ''],
  ])('%j is %j', (markdown, mrkdwn) => {
    expect(draw(markdown)).toBe(mrkdwn);
  });

  test.each([
    ['in**een**woord', 'in^*een*^woord'],
    ['(**ja**), **nee**; **wie**?', '(*ja*), *nee*^; *wie*?'.replace('^;', ';')],
    ['**a***b*', '*a*^_b_'],
    ['***a** b*', '_*a* b_'],
    ['**a *b* c**', '*a _b_ c*'],
    ['**a __b__ c**', '*a b c*'],
    ['**a**`b`', '*a*^`b`'],
    ['**een\\\ntwee**', '*een*\n*twee*'],
    ['**a **b', "'*''*'a '*''*'b".replaceAll("''", "'")],
  ])('begins and ends its formatting where Slack sees it: %j is %j', (markdown, mrkdwn) => {
    expect(draw(markdown)).toBe(mrkdwn);
  });

  test('shows code with a backtick in it as text, which Slack cannot show as code', () => {
    expect(draw('`` a`b ``')).toBe("a'`'b");
    expect(draw('`*a* <b>`')).toBe('`*a* &lt;b&gt;`');
  });
});

describe('a link', () => {
  test.each([
    ['[11.11.11](https://11.be)', '<https://11.be/|11.11.11>'],
    ['https://11.be/steun', '<https://11.be/steun|https://11.be/steun>'],
    ['info@11.be', '<mailto:info@11.be|info@11.be>'],
    ['[a](https://11.be/?a=1&b=2)', '<https://11.be/?a=1&amp;b=2|a>'],
    ['[a](<https://11.be/a|b c>)', '<https://11.be/a%7Cb%20c|a>'],
    ['[a](<https://11.be/ë"`>)', '<https://11.be/%C3%AB%22%60|a>'],
    ['[a|b\\>c](https://11.be)', '<https://11.be/|a¦b&gt;c>'],
    ['[**a** *b*](https://11.be)', '<https://11.be/|a b>'],
    ['**[a](https://11.be)**', '*<https://11.be/|a>*'],
    ['[\\*a\\*](https://11.be)', "<https://11.be/|'*'a'*'>"],
    ['[](https://11.be)', '<https://11.be/>'],
  ])('%s is %s', (markdown, mrkdwn) => {
    expect(draw(markdown)).toBe(mrkdwn);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/hier', 'https://', 'slack://x', '!channel', '@U0123'])(
    'to %s is only its label',
    (url) => {
      expect(draw(`[klik](<${url}>)`)).toBe('klik');
    },
  );

  test('that is longer than a text of Slack is only its label', () => {
    expect(linkToMrkdwn(`https://11.be/${'a'.repeat(1482)}`, 'x')).toHaveLength(1500);
    expect(linkToMrkdwn(`https://11.be/${'a'.repeat(1483)}`, 'x')).toBe('x');
  });
});

describe('text', () => {
  test.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['&lt;', '&amp;lt;'],
    ['*vet* _x_ ~y~', "'*'vet'*' '_'x'_' '~'y'~'"],
    ['`x`', "'`'x'`'"],
    ['*_a_*', "'*'_'a'_'*'"],
    ['a*_b_*c', "a'*'_'b'_'*'c"],
    ['jan_van_hove@x.be 2*3', 'jan_van_hove@x.be 2*3'],
    ['a`b`c', "a'`'b'`'c"],
    ['＊vet＊', "'＊'vet'＊'"],
    ['> a\n > b', '^&gt; a\n ^&gt; b'],
    ['a > b', 'a &gt; b'],
    ['＞ a', '^＞ a'],
    [':smile: 10:30', ':^smile: 10:30'],
    ['a\ud83d', 'a\ufffd'],
  ])('%j is shown as it is: %j', (typed, mrkdwn) => {
    expect(escapeMrkdwn(typed).replaceAll(border, '^').replaceAll(joiner, "'")).toBe(mrkdwn);
  });

  test('that was typed shows as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(typedForSlack, (typed) => {
        const pieces = markupToMrkdwn(escapeMarkup(typed));
        for (const piece of pieces) {
          expect(piece).not.toMatch(/[<>]/);
          expect(activeSigns(piece)).toEqual([]);
          expect(piece).not.toMatch(/^\s*(?:&gt;|＞)/m);
          expect(piece).not.toMatch(/:[\w+'-]+:/);
        }
        const shown = pieces.map(readMrkdwn).join('').replace(/\s/g, '');
        // Markdown has no place for a character of nothing.
        expect(shown).toBe(typed.toWellFormed().replaceAll('\0', '\ufffd').replace(unseen, '').replace(/\s/g, ''));
      }),
      { numRuns: 1000 },
    );
  });

  test('between our own formatting stays text', () => {
    fc.assert(
      fc.property(typedForSlack, (typed) => {
        const [piece = ''] = markupToMrkdwn(`**Van:** ${escapeMarkup(typed)} \\* **einde**`);
        expect(piece.replace(/^\*Van:\*/, '').replace(/\*einde\*$/, '')).not.toMatch(/[<>]/);
        expect(activeSigns(piece)).toEqual(['*', '*', '*', '*']);
      }),
      { numRuns: 300 },
    );
  });

  test('of a document makes no links but to pages and mail, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(typedForSlack), (parts) => {
        for (const piece of markupToMrkdwn(parts.join(' '))) {
          const links = /<(?:https?:\/\/|mailto:)[!-;=?-{}~]+(?:\|[^<>|\n]+)?>/g;
          expect(piece.replace(links, '').replace(/^(?:> ?|• |\d+\. | {4})+/gm, '')).not.toMatch(/[<>]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('without markup keeps its lines', () => {
    expect(textToMrkdwn('a\n<b>')).toEqual(['a\n&lt;b&gt;']);
    expect(textToMrkdwn('a\r\n b', { bold: true })).toEqual(['*a*\n *b*']);
    expect(textToMrkdwn(' \n')).toEqual([]);
  });

  test('in parts is one line', () => {
    expect(lineToMrkdwn([{ text: 'Nu:', bold: true }, { text: ' een\ntwee' }], '• ')).toEqual(['• *Nu:* een twee']);
  });

  test('for inside a code block cannot end it', () => {
    expect(escapeCode('a ``` `b` <c>').replaceAll(border, '^')).toBe('a `^`^` `b` &lt;c&gt;');
  });

  test('for a notification mentions nobody', () => {
    expect(escapeEntities('<!channel> *x*')).toBe('&lt;!channel&gt; *x*');
  });
});

describe('a long text', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(' ');

  test('of 3,000 characters is one piece, and of one more it is two', () => {
    const text = `${words(900).slice(0, 2990)}abcdefghij`;
    expect(markupToMrkdwn(text)).toEqual([text]);
    expect(markupToMrkdwn(`${text}k`)).toHaveLength(2);
  });

  test('is cut between its blocks', () => {
    const [one, two] = [words(500), words(400)];
    expect(markupToMrkdwn(`${one}\n\n${two}`)).toEqual([one, two]);
  });

  test('is cut between the lines of a list', () => {
    const lines = Array.from({ length: 40 }, () => `- ${words(30)}`);
    const pieces = markupToMrkdwn(lines.join('\n'));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('\n').split('\n')).toEqual(lines.map((line) => line.replace('-', '•')));
  });

  test('is cut between words, never in a link, and goes on in bold', () => {
    const pieces = markupToMrkdwn(`**${`een [bron](https://voorbeeld.be/${'x'.repeat(60)}) & `.repeat(80).trim()}**`);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(3000);
      expect(piece).toMatch(/^\*\S[\s\S]*\S\*$/);
      expect(piece.match(/<https:\/\/voorbeeld\.be\/x{60}\|bron>/g)).toHaveLength(piece.split('bron').length - 1);
      expect(piece.match(/&/g)).toHaveLength(piece.split('&amp;').length - 1);
    }
  });

  test('stays within its limit and loses nothing, whatever it is', () => {
    const markdown = fc.array(
      fc.oneof(
        typedForSlack.map(escapeMarkup),
        fc.constantFrom('**vet**', '*schuin', '\n\n', '\n- ', '\n> > ', '`code`', '&'.repeat(700), 'é'.repeat(900)),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(markdown, fc.constantFrom(2000, 3000), (parts, limit) => {
        for (const piece of markupToMrkdwn(parts.join(' '), limit)) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.trim()).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('of one endless word is cut where it must', () => {
    const pieces = textToMrkdwn('&'.repeat(4000));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(3000);
    expect(pieces.map(readMrkdwn).join('')).toBe('&'.repeat(4000));
  });

  test('that does not fit in a line of a list goes on under it', () => {
    const pieces = markupToMrkdwn(`- een\n- ${words(700)}`);
    expect(pieces.map((piece) => piece.slice(0, 8))).toEqual(['• een', '• w0 w1 ', '    w621']);
  });

  test('goes on with a word, also when it is cut at a space', () => {
    const word = 'a'.repeat(2990);
    expect(textToMrkdwn(`${word} ${'b'.repeat(9)} ccc`)).toEqual([`${word} ${'b'.repeat(9)}`, 'ccc']);
  });

  test('that is nested deep keeps room for its text', () => {
    expect(markupToMrkdwn(`${'> '.repeat(1600)}woord`)).toEqual([`${'> '.repeat(30)}woord`]);
    const pieces = markupToMrkdwn(`${'> '.repeat(500)}${words(900)}`);
    expect(pieces.map(readMrkdwn).join(' ').match(/w\d+/g)).toHaveLength(900);
  });
});
