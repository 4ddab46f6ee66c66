import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderNotice, renderReply } from '../../../../src/platforms/web/render.ts';
import type { Block, FormField, Reply } from '../../../../src/reply/reply.ts';
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
  test('are a form that asks for the page, in the language of the page', async () => {
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
      '<form class="buttons" method="get" action="/"><input type="hidden" name="lang" value="nl"><p>Bedoel je:</p>' +
        '<button type="submit" name="action" value="page:dit">Dit &amp; dat</button>' +
        '<button type="submit" name="action" value="more:dit">Meer</button>' +
        '<button type="submit" name="action" value="command:memo allies?town=Zwijndrecht+%26+co">Zoek</button></form>',
    );
  });
});

describe('a form', () => {
  const field: FormField = { name: 'town', label: 'Je gemeente', required: true, maxLength: 60 };
  const form = (...fields: FormField[]): Block => ({
    kind: 'form',
    title: 'zoek',
    command: 'find',
    submit: 'Zoek',
    fields,
  });
  const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

  test('has a label, a limit and what was filled in for every field', async () => {
    const filled = form(
      { ...field, value: '"Gent"' },
      { ...field, name: 'why', required: false, multiline: true, value: '<ja>' },
    );
    const html = await draw([filled]);
    const [town, why] = ids(html);
    expect(html).toBe(
      '<form class="fields" method="get" action="/" aria-label="zoek"><input type="hidden" name="lang" value="nl">' +
        '<input type="hidden" name="command" value="find"><div class="field">' +
        `<label for="${town}">Je gemeente <span class="required">(verplicht)</span></label>` +
        `<input id="${town}" name="option-town" value="&quot;Gent&quot;" maxlength="60" required></div>` +
        `<div class="field"><label for="${why}">Je gemeente</label>` +
        `<textarea id="${why}" name="option-why" rows="3" maxlength="60">&lt;ja&gt;</textarea></div>` +
        '<button type="submit">Zoek</button></form>',
    );
  });

  test.each([false, true])('ties what is wrong to its field (of more lines: %s)', async (multiline) => {
    const html = await draw([form({ ...field, multiline, value: 'x', problem: 'die ken ik niet' })]);
    const [, described] =
      /<(?:input|textarea) id="[^"]*" [^>]* aria-invalid="true" aria-describedby="([^"]*)">/.exec(html) ?? [];
    expect(described).toBeDefined();
    expect(html).toContain(`<p class="problem" id="${described}" role="alert">die ken ik niet</p>`);
  });

  test('says nothing of errors when there are none', async () => {
    expect(await draw([form(field)])).not.toMatch(/aria-invalid|aria-describedby|role="alert"/);
  });

  test('drawn twice never has the same id twice', async () => {
    const wrong = form({ ...field, problem: 'leeg' }, { ...field, name: 'why', problem: 'leeg' });
    const all = ids((await draw([wrong, wrong])) + (await draw([wrong])));
    expect(all).toHaveLength(12);
    expect(new Set(all).size).toBe(12);
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
      '<p class="file"><a download="deadline.ics" href="data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A">' +
        'In je agenda</a></p>',
    );
  });

  test('downloads exactly its content, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (content) => {
        const response = await fetch(addressIn(await draw([{ ...file, content }])));
        expect(response.headers.get('content-type')).toBe('text/calendar;charset=utf-8');
        expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe(content);
      }),
      { examples: [['DTSTART;VALUE=DATE:20270331\r\nSUMMARY:50% "é" #1 & <2>\r\n'], ["'()*!~"], [' \t\n']] },
    );
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
