import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderNotice, renderReply } from '../../../../src/platforms/web/render.ts';
import type { Action, Block, Reply } from '../../../../src/reply/reply.ts';
import { squeeze, unescapeHtml } from '../../../support/html.ts';

/** The blocks as HTML, without the element around them. */
async function draw(blocks: readonly Block[], language: Reply['language'] = 'nl'): Promise<string> {
  const html = squeeze(String(await renderReply({ blocks, visibility: 'everyone', language }, 'nl')));
  const opening = `<div class="reply" lang="${language}">`;
  expect(html.startsWith(opening)).toBe(true);
  return html.slice(opening.length, -'</div>'.length).trim();
}

const text = (markdown: string) => draw([{ kind: 'text', text: markdown }]);

describe('a text', () => {
  test.each([
    ['paragraphs', 'Een.\n\nTwee.', '<p>Een.</p><p>Twee.</p>'],
    ['bold, italic and code', '**a** *b* `c<d`', '<p><strong>a</strong><em>b</em><code>c&lt;d</code></p>'],
    ['a line break', 'a\\\nb', '<p>a<br>b</p>'],
    ['a list', '- een\n- twee', '<ul><li><p>een</p></li><li><p>twee</p></li></ul>'],
    ['a numbered list', '1. een\n2. twee', '<ol start="1"><li><p>een</p></li><li><p>twee</p></li></ol>'],
    ['a numbered list that goes on', '3. drie', '<ol start="3"><li><p>drie</p></li></ol>'],
    ['a quotation', '> gezegd', '<blockquote><p>gezegd</p></blockquote>'],
  ])('holds %s', async (_, markdown, html) => {
    expect(await text(markdown)).toBe(html);
  });

  test.each([
    ['[de site](https://11.be/gids?a=1&b=2)', 'https://11.be/gids?a=1&amp;b=2', 'de site'],
    ['https://11.be/4depijler', 'https://11.be/4depijler', 'https://11.be/4depijler'],
    ['www.11.be', 'http://www.11.be', 'www.11.be'],
    ['vrijwilliger@11.be', 'mailto:vrijwilliger@11.be', 'vrijwilliger@11.be'],
  ])('links %s, in a tab that learns nothing of this page', async (markdown, address, label) => {
    expect(await text(markdown)).toBe(
      `<p><a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a></p>`,
    );
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//elders.be',
    'ftp://elders.be',
    '/vraag',
  ])('shows the label of a link to %s as text', async (address) => {
    expect(await text(`[klik](${address})`)).toBe('<p>klik</p>');
  });

  test('shows HTML and images as they were written', async () => {
    expect(await text('<b>dik</b> ![x](https://11.be/x.png)')).toMatch(
      /^<p>&lt;b&gt;dik&lt;\/b&gt; !<a href="https:\/\/11.be\/x.png"[^>]*>x<\/a><\/p>$/,
    );
  });
});

describe('a section', () => {
  test('has a title, a text and pairs', async () => {
    const fields = [{ name: 'Mail', value: 'steunpunt@11.be' }];
    expect(await draw([{ kind: 'section', title: 'Wie & wat', text: '**Ja**', fields }])).toBe(
      '<section><h2>Wie &amp; wat</h2><p><strong>Ja</strong></p><dl><dt>Mail</dt><dd><p>' +
        '<a href="mailto:steunpunt@11.be" target="_blank" rel="noopener noreferrer">steunpunt@11.be</a></p></dd></dl></section>',
    );
  });

  test('may be a title alone', async () => {
    expect(await draw([{ kind: 'section', title: 'Meer' }])).toBe('<section><h2>Meer</h2></section>');
  });
});

describe('the sources', () => {
  const sources = [
    { document: 'guide', title: 'Gids', section: 'Stap 2', url: 'https://11.be/gids' },
    { document: 'movement', title: 'Nota' },
  ];

  test('are named with their section and their address', async () => {
    expect(await draw([{ kind: 'sources', sources }])).toBe(
      '<p class="sources"><span class="label">Bron:</span>' +
        '<a href="https://11.be/gids" target="_blank" rel="noopener noreferrer">Gids, Stap 2</a>; Nota </p>',
    );
  });

  test.each([
    ['nl', 'nagekeken op 20 november 2026'],
    ['en', 'checked on 20 November 2026'],
    ['fr', 'vérifié le 20 novembre 2026'],
  ] as const)('tell in the language %s when they were checked', async (language, expected) => {
    expect(await draw([{ kind: 'sources', sources, checked: '2026-11-20' }], language)).toContain(
      `<span class="checked">(${expected})</span>`,
    );
  });

  test('are text when their address is no web address', async () => {
    const html = await draw([
      { kind: 'sources', sources: [{ document: 'x', title: 'X', url: 'javascript:alert(1)' }] },
    ]);
    expect(html).toBe('<p class="sources"><span class="label">Bron:</span> X </p>');
  });
});

describe('buttons', () => {
  test('are a form that is sent to the page, in the language of the page', async () => {
    const buttons: Block = {
      kind: 'buttons',
      prompt: 'Bedoel je:',
      buttons: [
        { label: 'Dit & dat', action: { kind: 'page', page: 'dit' } },
        { label: 'Meer', action: { kind: 'more', page: 'dit' } },
        { label: 'Zoek', action: { kind: 'command', command: 'memo allies', options: { town: 'Zwijndrecht & co' } } },
      ],
    };
    expect(await draw([buttons], 'fr')).toBe(
      '<form class="buttons" method="post" action="/?lang=nl"><p>Bedoel je:</p>' +
        '<button type="submit" name="action" value="page:dit">Dit &amp; dat</button>' +
        '<button type="submit" name="action" value="more:dit">Meer</button>' +
        '<button type="submit" name="action" value="command:memo allies?town=Zwijndrecht+%26+co">Zoek</button></form>',
    );
  });
});

describe('a select', () => {
  test('is a labelled list that opens, with a button', async () => {
    const select: Block = {
      kind: 'select',
      label: 'Waarover?',
      options: [
        { label: 'Dit & dat', action: { kind: 'page', page: 'dit' } },
        { label: 'Verder', action: { kind: 'flow', command: 'memo mail', flow: 'x', revision: 2, move: 'show' } },
      ],
    };
    const html = await draw([select], 'en');
    const id = / id="([^"]*)"/.exec(html)?.[1];
    expect(html).toBe(
      `<form class="pick" method="post" action="/?lang=nl"><label for="${id}">Waarover?</label><div class="row">` +
        `<select id="${id}" name="action"><option value="page:dit">Dit &amp; dat</option>` +
        '<option value="flow:show:2:x:memo mail">Verder</option></select>' +
        '<button class="main" type="submit">Choose</button></div></form>',
    );
  });
});

describe('a text to take along', () => {
  const copy = (text: string, subject?: string): Block => ({
    kind: 'copy',
    title: 'Je mail & co',
    text,
    ...(subject === undefined ? {} : { mail: { subject } }),
  });

  test('shows the text as it is, with a button to copy it and nothing of a mail', async () => {
    expect(await draw([copy('**Dag** <b>')])).toBe(
      '<section class="copying"><h2>Je mail &amp; co</h2><pre class="copy"> **Dag** &lt;b&gt;</pre><p class="tools">' +
        '<button class="scripted-only" type="button" data-copied="Gekopieerd" ' +
        'data-select="Kopiëren lukt hier niet vanzelf. De tekst is aangeduid: kopieer hem zelf.">Kopieer</button>' +
        '<span class="said" role="status"></span></p></section>',
    );
  });

  test('keeps every line and space, also at both ends', async () => {
    const text = '\n\n  Beste,\n\n\tdag\n ';
    const html = String(await renderReply({ blocks: [copy(text)], visibility: 'everyone', language: 'nl' }, 'nl'));
    // The parser of HTML leaves out one line end at the beginning.
    expect(/<pre class="copy">\n([^<]*)<\/pre>/.exec(html)?.[1]).toBe(text);
  });

  test('that is a mail shows its subject and opens in a mail program', async () => {
    const html = await draw([copy('Dag "jij" &\nik', 'Een <vraag>')], 'en');
    expect(html).toContain('<p class="subject"><span class="label">Subject:</span> Een &lt;vraag&gt;</p>');
    const [, link = '', label] = /<a class="button" href="([^"]*)">([^<]*)<\/a>/.exec(html) ?? [];
    expect(label).toBe('Open in your mail program');
    const mail = new URL(unescapeHtml(link));
    expect(mail.protocol).toBe('mailto:');
    expect(mail.searchParams.get('subject')).toBe('Een <vraag>');
    expect(mail.searchParams.get('body')).toBe('Dag "jij" &\r\nik');
  });

  test('that is too long a mail for a link has none', async () => {
    const html = await draw([copy('é'.repeat(1000), 'Een vraag')]);
    expect(html).toContain('Een vraag');
    expect(html).not.toContain('href');
  });
});

describe('a timeline', () => {
  const step = (title: string, state: 'past' | 'now' | 'future', text?: string) => ({
    title,
    when: `in ${title}`,
    state,
    ...(text === undefined ? {} : { text }),
  });
  const timeline = (...steps: ReturnType<typeof step>[]): Block => ({
    kind: 'timeline',
    title: 'Je jaar',
    steps,
    nowLabel: 'Nu',
  });

  test('is a list in order, in which what is over and what is now are said in words', async () => {
    expect(await draw([timeline(step('mei', 'past'), step('juni', 'now', 'Bel <hen>.'), step('juli', 'future'))])).toBe(
      '<section><h2>Je jaar</h2><ol class="timeline" role="list">' +
        '<li class="past"><p class="when">in mei <span class="unseen">(voorbij)</span></p><p class="step">mei</p></li>' +
        '<li class="now" aria-current="step"><p class="now-label">Nu</p><p class="when">in juni</p>' +
        '<p class="step">juni</p><p>Bel &lt;hen&gt;.</p></li>' +
        '<li class="future"><p class="when">in juli</p><p class="step">juli</p></li></ol></section>',
    );
  });

  test('without a step that is now says so of none', async () => {
    expect(await draw([timeline(step('mei', 'past'), step('juli', 'future'))])).not.toMatch(/aria-current|Nu/);
  });
});

describe('a file', () => {
  const file = {
    kind: 'file',
    name: 'deadline.ics',
    mediaType: 'text/calendar; charset=utf-8',
    label: 'In je agenda',
  } as const;
  const addressIn = (html: string) => unescapeHtml(/ href="([^"]*)"/.exec(html)?.[1] ?? '');

  test('is a link that downloads under its name', async () => {
    expect(await draw([{ ...file, content: 'BEGIN:VCALENDAR\r\n' }])).toBe(
      '<p class="files"><a class="button" download="deadline.ics" ' +
        'href="data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A">In je agenda</a></p>',
    );
  });

  test('stands in one list with the files that follow it, and not with others', async () => {
    const text: Block = { kind: 'text', text: 'En ook:' };
    const html = await draw([{ ...file, content: 'a' }, { ...file, content: 'b' }, text, { ...file, content: 'c' }]);
    expect(html.replace(/<a [^>]*>[^<]*<\/a>/g, '<a>')).toBe(
      '<ul class="files"><li><a></li><li><a></li></ul><p>En ook:</p><p class="files"><a></p>',
    );
  });

  test('downloads exactly its text, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (content) => {
        const response = await fetch(addressIn(await draw([{ ...file, content }])));
        expect(response.headers.get('content-type')).toBe('text/calendar;charset=utf-8');
        expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe(content);
      }),
      { examples: [['DTSTART;VALUE=DATE:20270331\r\nSUMMARY:50% "é" #1 & <2>\r\n'], ["'()*!~"], [' \t\n']] },
    );
  });

  test('downloads exactly its bytes', async () => {
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (content) => {
        const response = await fetch(addressIn(await draw([{ ...file, mediaType, content }])));
        expect(response.headers.get('content-type')).toBe(mediaType);
        expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(content));
      }),
    );
  });

  test('with half a character in it is drawn all the same', async () => {
    const response = await fetch(addressIn(await draw([{ ...file, content: 'a\ud83d' }])));
    expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe('a\ufffd');
  });
});

describe('what may be shared', () => {
  const drawShared = async (share: Action, language: Reply['language'] = 'nl') =>
    squeeze(String(await renderReply({ blocks: [], visibility: 'everyone', language, share }, 'fr')));

  test('is a link that shows it to others, in the language of the page', async () => {
    const share: Action = { kind: 'command', command: 'memo board', options: { key: 'a&b' } };
    const html = await drawShared(share);
    expect(html).toContain('<p class="share copying"><span class="label">Deel dit:</span>');
    const address = unescapeHtml(/<a href="([^"]*)">link naar dit antwoord<\/a>/.exec(html)?.[1] ?? '');
    expect(address).toMatch(/^\/\?/);
    const { searchParams } = new URL(address, 'https://wegwijzer.be');
    expect(Object.fromEntries(searchParams)).toEqual({ lang: 'fr', action: 'command:memo board?key=a%26b' });
    expect(html).toContain('>Kopieer de link</button><span class="said" role="status"></span></p></div>');
  });

  test('is said in the language of the reply', async () => {
    expect(await drawShared({ kind: 'page', page: 'fonds' }, 'en')).toContain('>Share this:<');
  });

  test('is never a move in a guided conversation, which nobody else may make', async () => {
    const share: Action = { kind: 'flow', command: 'memo mail', flow: 'x', revision: 1, move: 'show' };
    expect(await drawShared(share)).toBe('<div class="reply" lang="nl"></div>');
  });
});

describe('a reply', () => {
  test('draws its blocks in their order, in its own language', async () => {
    const html = await draw(
      [
        { kind: 'text', text: 'one' },
        { kind: 'section', title: 'two' },
        { kind: 'text', text: 'three' },
      ],
      'en',
    );
    expect(html).toBe('<p>one</p><section><h2>two</h2></section><p>three</p>');
  });

  test('of the program itself looks the same', async () => {
    const html = squeeze(String(await renderNotice('Mail info@11.be.', 'fr')));
    expect(html).toMatch(
      /^<div class="reply" lang="fr"><p>Mail <a href="mailto:info@11.be"[^>]*>info@11.be<\/a>\.<\/p><\/div>$/,
    );
  });
});
