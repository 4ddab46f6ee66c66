import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { createWordDocument } from '../../../src/files/document.ts';
import { escapeMarkup } from '../../../src/reply/markup.ts';

const document = {
  fileName: 'motie.docx',
  label: 'Bewaar als Word-document',
  title: 'Motie',
  markdown: 'Tekst',
  on: Temporal.PlainDate.from('2026-11-20'),
};

type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
};

/** XML as a tree. Stricter than XML where the files have no need of more: no comments, sections, or processing. */
function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>/, '');
  const token = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const [, closing, name = '', attributes = '', empty, text] = token.exec(body) ?? [];
    const parent = open.at(-1);
    if (!parent || token.lastIndex <= at) throw new Error(`no XML: ${body.slice(at, at + 60)}`);
    if (text !== undefined) parent.children.push(decode(text));
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        decode(value),
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [] };
      if (Object.keys(element.attributes).length < pairs.length) throw new Error(`<${name}> has an attribute twice`);
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [top] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || typeof top !== 'object') throw new Error('not one element');
  return top;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)) throw new Error('no XML character');
  return text.replace(/&(\w*;?)/g, (_, name: string) => {
    const character = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined;
    if (character === undefined) throw new Error(`no entity: &${name}`);
    return character;
  });
}

function all(element: Element, name: string): Element[] {
  const nested = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return element.name === name ? [element, ...nested] : nested;
}

function textOf(element: Element): string {
  if (element.name === 'w:br') return '\n';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The value of the first element with this name, as in `<w:pStyle w:val="Heading1"/>`. */
function wordValue(element: Element, name: string): string | undefined {
  return all(element, name)[0]?.attributes['w:val'];
}

async function write(markdown: string, more: Partial<Parameters<typeof createWordDocument>[0]> = {}) {
  const { content } = await createWordDocument({ ...document, markdown, ...more });
  const parts = Object.entries(unzipSync(content)).map(([path, bytes]) => [path, parseXml(strFromU8(bytes))] as const);
  const part = (path: string): Element => {
    const found = parts.find(([each]) => each === path);
    if (!found) throw new Error(`no ${path} among ${parts.map(([each]) => each)}`);
    return found[1];
  };
  return { part, paragraphs: all(part('word/document.xml'), 'w:p') };
}

/** Each paragraph as its style, bullet or number, and text: `Heading1: Motie`, `ListParagraph 1. één`. */
async function outline(markdown: string): Promise<string[]> {
  const { part, paragraphs } = await write(markdown);
  const counted = new Map<string, number>();
  return paragraphs.map((paragraph) => {
    const [style = 'Normal', ...more] = all(paragraph, 'w:pStyle').map((each) => each.attributes['w:val']);
    expect(more).toEqual([]);
    const list = wordValue(paragraph, 'w:numId');
    if (list === undefined) return `${style}: ${textOf(paragraph)}`;
    const depth = Number(wordValue(paragraph, 'w:ilvl'));
    const level = levelOf(part('word/numbering.xml'), list, depth);
    const count = counted.get(`${list} ${depth}`) ?? Number(wordValue(level, 'w:start') ?? 1);
    counted.set(`${list} ${depth}`, count + 1);
    const marker = (wordValue(level, 'w:lvlText') ?? '').replace(`%${depth + 1}`, `${count}`);
    return `${style}:${'  '.repeat(depth)} ${marker} ${textOf(paragraph)}`;
  });
}

/** How a list looks at a depth, the way a reader of the file finds it. */
function levelOf(numbering: Element, list: string, depth: number): Element {
  const concrete = all(numbering, 'w:num').filter((each) => each.attributes['w:numId'] === list);
  const definition = concrete[0] && wordValue(concrete[0], 'w:abstractNumId');
  const level = all(numbering, 'w:abstractNum')
    .filter((each) => each.attributes['w:abstractNumId'] === definition)
    .flatMap((each) => all(each, 'w:lvl'))
    .find((each) => each.attributes['w:ilvl'] === `${depth}`);
  if (concrete.length !== 1 || !level) throw new Error(`list ${list} has no level ${depth}`);
  return level;
}

/** Every hyperlink as its text and the address that its relationship leads to. */
async function links(markdown: string) {
  const { part, paragraphs } = await write(markdown);
  const targets = new Map(
    all(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [attributes.Id, attributes]),
  );
  return paragraphs
    .flatMap((paragraph) => all(paragraph, 'w:hyperlink'))
    .map((link) => {
      const target = targets.get(link.attributes['r:id']);
      expect(target).toMatchObject({ TargetMode: 'External', Type: expect.stringMatching(/\/hyperlink$/) });
      return { text: textOf(link), target: target?.Target };
    });
}

describe('a Word document', () => {
  test('is a file to keep', async () => {
    expect(await createWordDocument(document)).toMatchObject({
      kind: 'file',
      name: 'motie.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      label: 'Bewaar als Word-document',
      content: expect.any(Uint8Array),
    });
  });

  test('is the same every time, byte for byte, and another one on another day', async () => {
    const markdown = '# Motie\n\n1. [bron](https://11.be)\n\n- punt\n\n1. nog een';
    const { content } = await createWordDocument({ ...document, markdown });
    await new Promise((later) => setTimeout(later, 5));
    expect((await createWordDocument({ ...document, markdown })).content).toEqual(content);
    const tomorrow = await createWordDocument({ ...document, markdown, on: document.on.add({ days: 1 }) });
    expect(tomorrow.content).not.toEqual(content);
  });

  test('has the day it was made on every file in the zip, at midnight', async () => {
    const { content } = await createWordDocument(document);
    const names = Object.keys(unzipSync(content));
    const day = ((2026 - 1980) << 9) | (11 << 5) | 20;
    const bytes = Buffer.from(content);
    const dates = (signature: string, at: number) =>
      [...bytes.toString('latin1').matchAll(new RegExp(signature, 'g'))].map(({ index }) => [
        bytes.readUInt16LE(index + at),
        bytes.readUInt16LE(index + at + 2),
      ]);
    expect(dates('PK\\x03\\x04', 10)).toEqual(names.map(() => [0, day]));
    expect(dates('PK\\x01\\x02', 12)).toEqual(names.map(() => [0, day]));
  });

  test('says what it is called, in what language and of what day, and nothing about anybody', async () => {
    const core = (await write('Tekst', { title: 'Motie <b> & "co"\u0000\n' })).part('docProps/core.xml');
    expect(core.children.map((child) => typeof child === 'object' && [child.name, textOf(child)])).toEqual([
      ['dc:title', 'Motie <b> & "co" '],
      ['dc:language', 'nl-BE'],
      ['dcterms:created', '2026-11-20T00:00:00Z'],
      ['dcterms:modified', '2026-11-20T00:00:00Z'],
    ]);
    expect((await write('Tekst')).part('docProps/app.xml').children).toEqual([]);
  });

  test('is in Dutch of Belgium, or in the language that is asked for', async () => {
    expect(wordValue((await write('Tekst')).part('word/styles.xml'), 'w:lang')).toBe('nl-BE');
    const french = await write('Texte', { language: 'fr-BE' });
    expect(wordValue(french.part('word/styles.xml'), 'w:lang')).toBe('fr-BE');
    expect(textOf(french.part('docProps/core.xml'))).toContain('fr-BE');
  });

  test('is A4 with the number of the page below', async () => {
    const { part } = await write('Tekst');
    const body = part('word/document.xml');
    expect(all(body, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    expect(all(body, 'w:footerReference')).toHaveLength(1);
    expect(all(part('word/footer1.xml'), 'w:instrText').map(textOf)).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('keeps a heading with what follows it', async () => {
    const styles = all((await write('# Motie')).part('word/styles.xml'), 'w:style');
    for (const id of ['Heading1', 'Heading2', 'Heading3']) {
      const style = styles.find((each) => each.attributes['w:styleId'] === id);
      expect(style && all(style, 'w:keepNext')).toHaveLength(1);
    }
  });

  test('has every style that its paragraphs name', async () => {
    const { part, paragraphs } = await write('# a\n\n## b\n\n### c\n\n- d\n\n> e\n\n[f](https://11.be)');
    const known = all(part('word/styles.xml'), 'w:style').map((style) => style.attributes['w:styleId']);
    const used = paragraphs.flatMap((each) => [...all(each, 'w:pStyle'), ...all(each, 'w:rStyle')]);
    expect(used.map((style) => style.attributes['w:val'])).toEqual([
      ...['Heading1', 'Heading2', 'Heading3', 'ListParagraph', 'Quote', 'Hyperlink'],
    ]);
    expect(known).toEqual(expect.arrayContaining(used.map((style) => style.attributes['w:val'])));
  });

  test('can be empty', async () => {
    expect(await outline('')).toEqual([]);
  });
});

describe('the Markdown of a Word document', () => {
  test('becomes headings of three levels, deeper ones of the third', async () => {
    expect(await outline('# Een\n\n## Twee\n\n### Drie\n\n#### Vier\n\nTekst')).toEqual([
      'Heading1: Een',
      'Heading2: Twee',
      'Heading3: Drie',
      'Heading3: Vier',
      'Normal: Tekst',
    ]);
  });

  test('becomes strong and emphasis, also in each other', async () => {
    const { paragraphs } = await write('a *b **c*** **d**');
    const runs = paragraphs.flatMap((each) => all(each, 'w:r'));
    expect(runs.map((run) => [textOf(run), all(run, 'w:b').length, all(run, 'w:i').length])).toEqual([
      ['a ', 0, 0],
      ['b ', 0, 1],
      ['c', 1, 1],
      [' ', 0, 0],
      ['d', 1, 0],
    ]);
  });

  test('keeps white space between words, also where the look of the letters changes', async () => {
    const { paragraphs } = await write('a **b** c');
    for (const text of paragraphs.flatMap((each) => all(each, 'w:t'))) {
      expect(text.attributes['xml:space']).toBe('preserve');
    }
  });

  test('becomes bullets and numbers, nested', async () => {
    expect(await outline('- een\n- twee\n  1. a\n  2. b\n     - diep\n- drie')).toEqual([
      'ListParagraph: • een',
      'ListParagraph: • twee',
      'ListParagraph:   1. a',
      'ListParagraph:   2. b',
      'ListParagraph:     • diep',
      'ListParagraph: • drie',
    ]);
  });

  test('begins each ordered list anew, at its own number', async () => {
    expect(await outline('1. a\n2. b\n\nTekst\n\n1. c\n2. d\n   1. e\n3. f\n   1. g\n\nTekst\n\n4. h\n5. i')).toEqual([
      'ListParagraph: 1. a',
      'ListParagraph: 2. b',
      'Normal: Tekst',
      'ListParagraph: 1. c',
      'ListParagraph: 2. d',
      'ListParagraph:   1. e',
      'ListParagraph: 3. f',
      'ListParagraph:   1. g',
      'Normal: Tekst',
      'ListParagraph: 4. h',
      'ListParagraph: 5. i',
    ]);
  });

  test('restarts a list in Word too, which would go on counting where lists share a definition', async () => {
    const { part, paragraphs } = await write('1. a\n\nTekst\n\n1. b');
    const lists = paragraphs.map((each) => wordValue(each, 'w:numId')).filter((each) => each !== undefined);
    const definitions = lists.map((list) =>
      wordValue(
        all(part('word/numbering.xml'), 'w:num').find((each) => each.attributes['w:numId'] === list) as Element,
        'w:abstractNumId',
      ),
    );
    expect(new Set(definitions).size).toBe(2);
  });

  test('gives an item one bullet, whatever it begins with', async () => {
    expect(await outline('- een\n\n  vervolg\n- - dubbel\n-\n- # kop\n- > citaat')).toEqual([
      'ListParagraph: • een',
      'Normal: vervolg',
      'ListParagraph: • ',
      'ListParagraph:   • dubbel'.replace('•', '–'),
      'ListParagraph: • ',
      'Heading1: • kop',
      'Quote: • citaat',
    ]);
  });

  test('puts what belongs to an item under its text', async () => {
    const { paragraphs } = await write('- een\n\n  vervolg\n\n  - twee\n\n    vervolg');
    expect(paragraphs.map((each) => all(each, 'w:ind')[0]?.attributes['w:left'])).toEqual([
      undefined,
      '425',
      undefined,
      '850',
    ]);
  });

  test('has nine levels of lists, and keeps what is deeper', async () => {
    const markdown = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- punt ${depth}`).join('\n');
    const { paragraphs } = await write(markdown);
    expect(paragraphs.map((each) => `${wordValue(each, 'w:ilvl')} ${textOf(each)}`)).toEqual(
      Array.from({ length: 12 }, (_, depth) => `${Math.min(depth, 8)} punt ${depth}`),
    );
  });

  test('becomes quotations, with what is in them', async () => {
    expect(await outline('> a\n>\n> - b\n>\n> > c\n>\n> ## d\n\ne')).toEqual([
      'Quote: a',
      'Quote: • b',
      'Quote: c',
      'Heading2: d',
      'Normal: e',
    ]);
  });

  test('sets a list in a quotation further in, with its bullets before it', async () => {
    const { paragraphs } = await write('> a\n>\n> - b\n>   - c\n>\n>     d');
    expect(paragraphs.flatMap((each) => all(each, 'w:ind')).map(({ attributes }) => attributes)).toEqual([
      { 'w:left': '425', 'w:hanging': '0' },
      { 'w:left': '850', 'w:hanging': '425' },
      { 'w:left': '1275', 'w:hanging': '425' },
      { 'w:left': '1275', 'w:hanging': '0' },
    ]);
  });

  test('becomes lines across and line breaks', async () => {
    expect(await outline('a\\\nb  \nc\nd\n\n---\n\ne')).toEqual(['Normal: a\nb\nc d', 'Normal: ', 'Normal: e']);
    const { paragraphs } = await write('a\n\n---\n\nb');
    expect(paragraphs.map((each) => all(each, 'w:pBdr').length)).toEqual([0, 1, 0]);
  });

  test('becomes links to web and mail addresses', async () => {
    expect(await links('[Bron & *co*](https://11.be/a?b=1&c="2"#d) en <info@11.be>')).toEqual([
      { text: 'Bron & co', target: 'https://11.be/a?b=1&c=%222%22#d' },
      { text: 'info@11.be', target: 'mailto:info@11.be' },
    ]);
  });

  test('shows the address of a link that has no text', async () => {
    expect(await links('[](https://11.be/a)')).toEqual([{ text: 'https://11.be/a', target: 'https://11.be/a' }]);
  });

  test.each([
    ['[a](http://11.be)', 'a (http://11.be)'],
    ['[11.be](http://11.be)', '11.be'],
    ['[a](javascript:alert(1))', 'a (javascript:alert(1))'],
    ['[a](file:///etc/passwd)', 'a (file:///etc/passwd)'],
    ['[a](JAVASCRIPT:alert(1))', 'a (JAVASCRIPT:alert(1))'],
    ['[a](\\\\server\\share)', 'a (\\server\\share)'],
    ['[a](https://)', 'a (https://)'],
  ])('leaves another address as text: %s', async (markdown, text) => {
    expect(await links(markdown)).toEqual([]);
    expect(await outline(markdown)).toEqual([`Normal: ${text}`]);
  });

  test.each(['https://11.be/a b|c{d}^`"<>\\é🎉%zz', 'mailto:a b@c.be?subject=<é>"%', 'https://é.be/\ud800'])(
    'writes an address so that it is one everywhere: %s',
    async (url) => {
      const [link] = await links(`[a](<${url.replace(/[<>\\]/g, '\\$&')}>)`);
      expect(link?.target).toMatch(/^(?:https:\/\/|mailto:)(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})+$/i);
    },
  );

  test.each([
    ['HTML', '<b>vet</b> <!-- stil --> &amp;', '<b>vet</b> <!-- stil --> &'],
    ['HTML with stars in it', 'a <b title="*x*">', 'a <b title="*x*">'],
    ['a block of HTML', '<div>\n*a*\n</div>', '<div> *a* </div>'],
    ['code', 'a `b` c', 'a b c'],
    ['a block of code', '```js\na\n```', 'js a '],
    ['an image', '![a](https://11.be/a.png)', '!a'],
    ['a definition', '[a]: https://11.be "b"', '[a]: https://11.be "b"'],
    ['a reference', '[a][b]', '[a][b]'],
    ['a table', '| a | b |', '| a | b |'],
    ['what looks like XML', ']]> &lt;w:p&gt; <?x ?>', ']]> <w:p> <?x ?>'],
    ['what the library means something by', 'CURRENT', 'CURRENT'],
    ['the names of lists', '{bullets-0} {numbers 0-0} {default-bullet-numbering-0}', undefined],
  ])('keeps %s as text', async (_, markdown, text = markdown) => {
    const before = '- a\n\nb\n\n1. c\n\n';
    expect((await outline(before + markdown)).slice(3)).toEqual([`Normal: ${text}`]);
  });

  test('drops characters that Word cannot open', async () => {
    expect(await outline('a\u0000b\u0008c\u000bd\u001be\u0085f\ud800g\udc00h\ufffei\uffffj&#12;k&#1;')).toEqual([
      'Normal: abcdefghijk\ufffd',
    ]);
    expect(await outline('👩‍👩‍👧 é € \u200d\ufffd')).toEqual(['Normal: 👩‍👩‍👧 é € \u200d\ufffd']);
  });

  test('is text wherever it was escaped, in any block', async () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => ({
      text: text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\s]+/gu, ' ').trim() || 'x',
    }));
    const blocks: readonly ((escaped: string) => string)[] = [
      (escaped) => `# ${escaped}`,
      (escaped) => `- ${escaped}`,
      (escaped) => `1. ${escaped}`,
      (escaped) => `> ${escaped}`,
      (escaped) => `**${escaped}**\\\n*${escaped}*`,
      (escaped) => `[${escaped}](https://11.be)`,
      (escaped) => escaped,
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, fc.nat(blocks.length - 1)), { maxLength: 8 }), async (lines) => {
        const markdown = lines.map(([{ text }, block]) => blocks[block]?.(escapeMarkup(text))).join('\n\n<!---->\n\n');
        const { paragraphs } = await write(markdown);
        const expected = lines.map(([{ text }, block]) => (block === 4 ? `${text}\n${text}` : text));
        expect(paragraphs.map(textOf).filter((text) => text !== '<!---->')).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('loses no text, whatever it is', async () => {
    const piece = fc.oneof(
      fc.constantFrom('# ', '- ', '1. ', '> ', '\n', '\n\n', '  ', '    ', '**', '*', '_', '`', '```', '---\n', '\\'),
      fc.constantFrom(
        '[a](https://b.be)',
        '[a](http://b.be)',
        '![',
        '](',
        '<b>',
        '<!--',
        '&lt;',
        '&#7;',
        '\0',
        '\ud800',
      ),
      fc.constantFrom('{', '}', '{bullets-0}', '{numbers 0-0}', 'CURRENT', ']]>', '&', '<', '\ufffe', '\u0085', '\t'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const source = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(source, async (markdown) => {
        const { part, paragraphs } = await write(markdown, { title: markdown });
        expect(paragraphs.map(textOf).join('').replace(/\n/g, '')).toBe(textsOf(asTree(markdown)));
        for (const paragraph of paragraphs) {
          expect(all(paragraph, 'w:pStyle').length).toBeLessThanOrEqual(1);
          const list = wordValue(paragraph, 'w:numId');
          if (list) levelOf(part('word/numbering.xml'), list, Number(wordValue(paragraph, 'w:ilvl')));
        }
      }),
      { numRuns: 150 },
    );
  });
});

const unprintable = /[^\P{Cc}\t\r\n]|[\p{Cs}\uFFFE\uFFFF]/gu;

function asTree(markdown: string): Nodes {
  const disable = { null: ['codeIndented', 'codeFenced', 'definition', 'labelStartImage'] };
  return fromMarkdown(markdown.replace(unprintable, ''), { extensions: [{ disable }] });
}

/** The text of a tree, on one line; `[a](http://b.be)` is the one link of the test that is text. */
function textsOf(node: Nodes): string {
  const text = 'children' in node ? node.children.map(textsOf).join('') : '';
  if (node.type === 'link' && node.url === 'http://b.be') return `${text} (${node.url})`;
  if (node.type === 'link' && node.children.length === 0) return node.url;
  return 'value' in node ? node.value.replace(unprintable, '').replace(/[\r\n]+/g, ' ') : text;
}
