import fc from 'fast-check';
import type { Hono } from 'hono';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../../../src/log.ts';
import type { WebHandler } from '../../../../src/platforms/web/web.ts';
import type { Action, Button, FormField, Reply } from '../../../../src/reply/reply.ts';
import { realBot } from '../../../support/bot.ts';
import { appAround } from '../../../support/chat-page.ts';
import { foreignTags, squeeze, textOf, typedText, unsafeAddresses } from '../../../support/html.ts';

let bot: WebHandler;
/** The page around the real bot. */
let app: Hono;

beforeAll(async () => {
  bot = await realBot();
  app = appAround(bot);
});

const saying = (text: string): Reply => ({
  blocks: [{ kind: 'text', text }],
  visibility: 'everyone',
  language: 'nl',
});
const quietBot: WebHandler = { handle: async () => saying('Dag!'), suggestions: () => [], suggest: () => [] };
const brokenBot: WebHandler = {
  handle: async () => {
    throw new Error('the password is hunter2');
  },
  suggestions: () => {
    throw new Error('the password is hunter2');
  },
  suggest: () => [],
};

type Fields = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string>>;

/** Opens the page as a browser without scripting does. */
async function open(fields: Fields = {}, headers: Headers = {}, on: Hono = app) {
  const response = await on.request(`/?${new URLSearchParams(fields)}`, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** Sends what the script of the page sends. */
async function send(fields: Fields, { language = 'nl', headers = {} as Headers, on = app } = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const response = await on.request(`/messages?lang=${language}`, { method: 'POST', body, headers });
  const html = await response.text();
  return { status: response.status, headers: response.headers, html, text: textOf(html) };
}

const deadlineQuestion = 'tegen wanneer moet ons dossier voor het fonds binnen zijn?';

describe('the security headers', () => {
  test.each([
    ['the page', '/', 'GET'],
    ['an answer', '/messages', 'POST'],
    ['the health check', '/healthz', 'GET'],
    ['a file of the page', '/chat.js', 'GET'],
    ['what does not exist', '/nergens', 'GET'],
  ])('stand on %s', async (_, path, method) => {
    const { headers } = await app.request(path, { method });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test('leave it to the proxy to promise https, since the bot itself speaks http', async () => {
    expect((await open()).headers.has('strict-transport-security')).toBe(false);
  });

  test('are not in the way of the page: it holds no script, style or event handler of its own', async () => {
    const { html } = await open({ q: deadlineQuestion });
    expect(html).not.toMatch(/<style| style=| on\w+=/);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/chat.js">']);
  });
});

describe('the language of the page', () => {
  test.each([
    [undefined, 'nl'],
    ['nl-BE,nl;q=0.9', 'nl'],
    ['fr-BE,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB', 'en'],
    ['FR', 'fr'],
    ['de,en;q=0.5', 'en'],
    ['en;q=0.4, fr;q=0.8', 'fr'],
    ['de', 'nl'],
    ['*', 'nl'],
    ['fr;q=0', 'nl'],
    [';;q=,,=', 'nl'],
  ])('with Accept-Language %s is %s', async (header, language) => {
    const { html } = await open({}, header === undefined ? {} : { 'accept-language': header });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`lang="${language}" aria-current="true"`);
  });

  test('is the one chosen with the switch, whatever the browser prefers', async () => {
    const { html } = await open({ lang: 'en' }, { 'accept-language': 'fr' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Ask me your question in plain words');
  });

  test("is the browser's when the one chosen does not exist", async () => {
    expect((await open({ lang: 'tlh' }, { 'accept-language': 'fr' })).html).toContain('<html lang="fr">');
  });

  test('shows the suggestions of that day in that language', async () => {
    expect(textOf((await open()).html)).toContain('Wat kunnen we doen rond 11 november?');
    expect(textOf((await open({ lang: 'fr' })).html)).toContain('Que peut-on faire autour du 11 novembre ?');
  });

  test('shows no empty list when there is nothing to suggest', async () => {
    expect((await open({}, {}, appAround(quietBot))).html).not.toContain('Vragen om mee te beginnen');
  });

  test('decides the language of an answer whose question does not tell', async () => {
    expect((await send({ q: 'xyzzy' }, { language: 'fr' })).html).toContain('<div class="reply" lang="fr">');
    const { html } = await send({ q: 'xyzzy' }, { language: '', headers: { 'accept-language': 'en' } });
    expect(html).toContain('<div class="reply" lang="en">');
  });
});

describe('the page without scripting', () => {
  test('answers a question below it', async () => {
    const { status, html } = await open({ q: deadlineQuestion });
    expect(status).toBe(200);
    expect(textOf(html)).toContain(`Jij: ${deadlineQuestion} De deadline van het 11.11.11-fonds`);
    expect(textOf(html)).toContain('31 maart 2027');
    expect(textOf(html)).toContain('Bron: ');
    expect(html).not.toContain('Vragen om mee te beginnen');
  });

  test('answers the press of a button, in the language that the button carries', async () => {
    const page = await open({ q: deadlineQuestion, lang: 'nl' });
    const action = /name="action" value="(more:[^"]+)"/.exec(page.html)?.[1] ?? '';
    const { status, html } = await open({ action, lang: 'nl' });
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Meer over: ');
    expect(html).not.toContain('class="you"');
  });

  test('draws the form of a command, then shows what was filled in and its answer', async () => {
    const form = await open({ q: '/vraag' });
    expect(textOf(form.html)).toContain('Jij: /vraag');
    expect(form.html).toContain('name="action" value="command:ask"');
    expect(form.html).toContain('name="option-question"');
    const body = new URLSearchParams({ action: 'command:ask', 'option-question': deadlineQuestion });
    const response = await app.request('/?lang=nl', { method: 'POST', body });
    expect(textOf(await response.text())).toContain(`Jij: ${deadlineQuestion} De deadline van het 11.11.11-fonds`);
  });

  test('gives the file of the deadline', async () => {
    const { html } = await open({ action: 'command:deadline' });
    expect(html).toContain('download="deadline-2027-03-31.ics" href="data:text/calendar;charset=utf-8,BEGIN');
  });

  test('says that a button no longer works', async () => {
    const { status, html } = await open({ action: 'verzonnen' });
    expect(status).toBe(400);
    expect(html).toContain('<html lang="nl">');
    expect(textOf(html)).toContain('Die knop werkt niet meer');
  });

  test('says that a question is far too long', async () => {
    const { status, html } = await open({ q: 'a'.repeat(9_000), lang: 'en' });
    expect(status).toBe(414);
    expect(textOf(html)).toContain('That is too much text at once. Ask your question in a few sentences.');
  });
});

describe('a message', () => {
  test('is a question', async () => {
    const { status, headers, html, text } = await send({ q: deadlineQuestion });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(html).toMatch(/^<div class="reply" lang="nl">/);
    expect(text).toContain('31 maart 2027');
    expect(text).toContain('(nagekeken op 20 november 2026)');
  });

  test('is a question in another way of sending a form', async () => {
    const body = new URLSearchParams({ q: deadlineQuestion });
    const response = await app.request('/messages', { method: 'POST', body });
    expect(await response.text()).toContain('31 maart 2027');
  });

  test('is the press of a button', async () => {
    expect((await send({ action: 'command:deadline' })).text).toContain('Je hebt nog 131 dagen');
    expect((await send({ action: 'more:medestanders-overzicht' })).text).toContain(
      'Meer over: Wie kunnen je medestanders',
    );
    expect((await send({ action: 'page:medestanders-overzicht' })).text).toContain('zeven groepen');
  });

  test('is a form, which comes back as long as something is missing', async () => {
    const action = 'command:ask';
    expect((await send({ action })).html).not.toContain('aria-invalid');
    const blank = await send({ action, 'option-question': '   ' });
    expect(blank.html).toContain('aria-invalid="true"');
    expect(blank.text).toContain('dit veld is nog leeg');
    const filled = await send({ action, 'option-question': deadlineQuestion, ignored: 'x' });
    expect(filled.text).toContain('31 maart 2027');
  });

  test.each(['verzonnen', 'page:', 'run:deadline', ''])('with the button "%s" of nobody is told so', async (action) => {
    const { status, html, text } = await send({ action });
    expect(status).toBe(400);
    expect(html).toMatch(/^<div class="reply" lang="nl">/);
    expect(text).toBe(
      'Die knop werkt niet meer, want mijn teksten zijn intussen vernieuwd. Stel je vraag gewoon opnieuw.',
    );
  });

  test.each([
    ['page:bestaat-niet', 'Die knop werkt niet meer'],
    ['more:bestaat-niet', 'Die knop werkt niet meer'],
    ['command:bestaat-niet', 'De opdracht /bestaat-niet ken ik niet'],
  ])('with the outdated button %s gets a friendly answer', async (action, expected) => {
    const { status, text } = await send({ action });
    expect(status).toBe(200);
    expect(text).toContain(expected);
  });

  test.each([
    ['nothing at all', new FormData(), undefined],
    ['JSON', '{"q":"hallo"}', 'application/json'],
    ['plain text', 'q=hallo', 'text/plain'],
    ['a broken form', '--x\r\nbroken', 'multipart/form-data; boundary=y'],
    ['no body', null, undefined],
  ])('with %s is refused clearly', async (_, body, type) => {
    const headers: Headers = type === undefined ? {} : { 'content-type': type };
    const response = await app.request('/messages', { method: 'POST', body, headers });
    expect(response.status).toBe(400);
    expect(textOf(await response.text())).toContain('Stel je vraag gewoon opnieuw.');
  });

  test('with a file where the question should be is refused', async () => {
    const body = new FormData();
    body.set('q', new File(['hallo'], 'vraag.txt'));
    expect((await app.request('/messages', { method: 'POST', body })).status).toBe(400);
  });

  test.each(['', ' ', '\n\t ', '\u200b\u0000'])('with the empty question %j asks for one', async (q) => {
    const { status, text } = await send({ q });
    expect(status).toBe(200);
    expect(text).toBe('Ik zie nog geen vraag. Typ ze gerust in gewone woorden.');
  });

  test('is read up to 1,000 characters', async () => {
    const words = `${deadlineQuestion} `.repeat(20);
    expect((await send({ q: `${words.slice(0, 999)}x` })).text).not.toContain('Je bericht telt');
    const { status, text } = await send({ q: `${words.slice(0, 1000)}x` });
    expect(status).toBe(200);
    expect(text).toContain('Je bericht telt 1001 tekens. Ik lees er hoogstens 1000');
  });

  test('with control characters and invisible marks is read without them', async () => {
    const plain = await send({ q: deadlineQuestion });
    const marked = await send({ q: `\u202e${deadlineQuestion.replace('dossier', 'dos\u0000si\u200ber')}\u0007` });
    expect(marked.html).toBe(plain.html);
  });

  test.each([
    ['nl', 'Dat is te veel tekst in één keer. Stel je vraag in een paar zinnen.'],
    ['en', 'That is too much text at once. Ask your question in a few sentences.'],
    ['fr', "C'est trop de texte à la fois. Pose ta question en quelques phrases."],
  ])('far over the limit is refused in the language %s', async (language, expected) => {
    const { status, text } = await send({ q: 'a'.repeat(193 * 1024) }, { language });
    expect(status).toBe(413);
    expect(text).toBe(expected);
  });

  test('that does not tell its length is refused once it is over the limit', async () => {
    const chunk = new TextEncoder().encode('q='.padEnd(1024, 'a'));
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(chunk);
      },
    });
    const response = await app.request('/messages', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(200);
  });

  test('of five texts of 4,000 characters in the widest encoding fits within the limit', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((name) => [`option-${name}`, '字'.repeat(4000)]);
    const fields = { action: `flow:next:1:${'a'.repeat(40)}:memo mail`, ...Object.fromEntries(texts) };
    const on = appAround(quietBot);
    expect((await send(fields, { on })).status).toBe(200);
    const response = await on.request('/messages', { method: 'POST', body: new URLSearchParams(fields) });
    expect(response.status).toBe(200);
  });
});

describe('the limit on messages', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['nl', 'Je stelt erg veel vragen na elkaar. Wacht een minuutje en probeer het dan opnieuw.'],
    ['en', 'You are asking a lot of questions in a row. Wait a minute, then try again.'],
    ['fr', 'Tu poses beaucoup de questions à la suite. Attends une minute, puis réessaie.'],
  ])('is told kindly in the language %s', async (language, expected) => {
    const on = appAround(quietBot, { questionsPerMinute: 2 });
    expect((await send({ q: 'een' }, { language, on })).status).toBe(200);
    expect((await send({ q: 'twee' }, { language, on })).status).toBe(200);
    const { status, headers, html, text } = await send({ q: 'drie' }, { language, on });
    expect(status).toBe(429);
    expect(text).toBe(expected);
    expect(html).toMatch(new RegExp(`^<div class="reply" lang="${language}">`));
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  test('is over a minute later', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 20, 12) });
    const on = appAround(quietBot, { questionsPerMinute: 1 });
    expect((await send({ q: 'een' }, { on })).status).toBe(200);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 0, 59));
    expect((await send({ q: 'twee' }, { on })).status).toBe(429);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 1, 0));
    expect((await send({ q: 'drie' }, { on })).status).toBe(200);
  });

  test('counts questions without scripting too, and shows them the whole page', async () => {
    const on = appAround(quietBot, { questionsPerMinute: 1 });
    expect((await open({ q: 'een' }, {}, on)).status).toBe(200);
    expect((await send({ q: 'twee' }, { on })).status).toBe(429);
    const { status, html } = await open({ q: 'drie' }, {}, on);
    expect(status).toBe(429);
    expect(html).toContain('<html lang="nl">');
    expect(textOf(html)).toContain('Jij: drie Je stelt erg veel vragen na elkaar.');
  });

  test('counts neither opening the page nor its files nor the health checks', async () => {
    const on = appAround(quietBot, { questionsPerMinute: 1 });
    await send({ q: 'een' }, { on });
    for (const path of ['/', '/?lang=fr', '/style.css', '/healthz', '/readyz']) {
      expect((await on.request(path)).status).toBe(200);
    }
  });

  test('behind a trusted proxy is for each visitor alone', async () => {
    const on = appAround(quietBot, { questionsPerMinute: 1, trustProxy: true });
    const from = (address: string) => send({ q: 'dag' }, { on, headers: { 'x-forwarded-for': address } });
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  test('behind a trusted proxy believes only the address that the proxy itself added', async () => {
    const on = appAround(quietBot, { questionsPerMinute: 1, trustProxy: true });
    const from = (address: string) => send({ q: 'dag' }, { on, headers: { 'x-forwarded-for': address } });
    expect((await from('198.51.100.1, 192.0.2.1')).status).toBe(200);
    expect((await from('198.51.100.2, 192.0.2.1')).status).toBe(429);
  });

  test('without a trusted proxy is not escaped by a header', async () => {
    const on = appAround(quietBot, { questionsPerMinute: 1 });
    const from = (address: string) => send({ q: 'dag' }, { on, headers: { 'x-forwarded-for': address } });
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.2')).status).toBe(429);
  });
});

describe('what was typed', () => {
  const patient = { timeout: 30_000 };

  test('is shown as typed, not as HTML', async () => {
    const { html } = await open({ q: '<b>"GROS" & \'GRIS\'</b>' });
    expect(html).toContain('&lt;b&gt;&quot;GROS&quot; &amp; &#39;GRIS&#39;&lt;/b&gt;</article>');
  });

  test('never becomes a tag or an address, whichever way it is sent', patient, async () => {
    await fc.assert(
      fc.asyncProperty(
        typedText,
        fc.constantFrom('q', 'action', 'option-question', 'option-question[]', 'lang'),
        async (typed, field) => {
          const fields = field.startsWith('option') ? { action: 'command:ask', [field]: typed } : { [field]: typed };
          for (const { html } of [await open(fields), await send(fields)]) {
            expect(foreignTags(html)).toEqual([]);
            expect(unsafeAddresses(html)).toEqual([]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('never becomes a tag or a script address, even where a reply repeats it in every block', patient, async () => {
    const on = appAround({
      handle: async (event) => repeating('text' in event ? event.text : ''),
      suggestions: () => [repeated],
      suggest: () => [{ value: repeated, label: `${repeated}!` }],
    });
    let repeated = '';
    await fc.assert(
      fc.asyncProperty(typedText, async (typed) => {
        repeated = typed;
        for (const { html } of [await open({ q: typed }, {}, on), await send({ q: typed }, { on })]) {
          expect(foreignTags(html)).toEqual([]);
          expect(unsafeAddresses(html)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is not let through by the checks above', () => {
    expect(foreignTags('<p><img src="x"></p>')).toEqual(['<img src="x">']);
    expect(foreignTags('<p onclick="x">')).toEqual(['<p onclick="x">']);
    expect(foreignTags('<p title=x>')).toEqual(['<p title=x>']);
    expect(foreignTags('<p>1 < 2</p>')).toEqual(['< 2']);
    expect(unsafeAddresses('<a href="java&#39;script:x">')).toEqual(["java'script:x"]);
  });
});

/** The worst that a bot could do: what was typed stands in every place of every kind of block. */
function repeating(typed: string): Reply {
  const row = { value: typed, label: typed, group: typed };
  const field = { name: 'x', label: typed, required: true, hint: typed, problem: typed };
  const fields: FormField[] = [
    { ...field, kind: 'text', maxLength: 10, value: typed, suggest: 'theme' },
    { ...field, kind: 'text', maxLength: 10, value: typed, multiline: true },
    { ...field, kind: 'date', value: typed },
    { ...field, kind: 'choice', choices: [row], value: typed },
    { ...field, kind: 'choice', choices: Array(7).fill(row), value: typed },
    { ...field, kind: 'choices', choices: [row], most: 1, value: [typed] },
    { ...field, kind: 'grid', rows: [row], columns: [row], value: [`${typed}=${typed}`] },
  ];
  const buttons: Button[] = [
    { label: typed, action: { kind: 'page', page: typed } },
    { label: typed, action: { kind: 'command', command: typed, options: { x: typed } } },
    { label: typed, action: { kind: 'flow', command: typed, flow: typed, revision: 1, move: 'next' } },
  ];
  const action: Action = { kind: 'command', command: typed, options: {} };
  const step = { title: typed, when: typed, text: typed };
  return {
    blocks: [
      { kind: 'text', text: typed },
      { kind: 'text', text: `[klik](${typed})` },
      { kind: 'section', title: typed, text: typed, fields: [{ name: typed, value: typed }] },
      { kind: 'sources', sources: [{ document: typed, title: typed, section: typed, url: typed }] },
      { kind: 'buttons', prompt: typed, buttons },
      { kind: 'select', label: typed, options: buttons },
      { kind: 'form', title: typed, action, submit: typed, fields, buttons },
      { kind: 'copy', title: typed, text: typed, mail: { subject: typed } },
      {
        kind: 'timeline',
        title: typed,
        nowLabel: typed,
        steps: [
          { ...step, state: 'past' },
          { ...step, state: 'now' },
        ],
      },
      { kind: 'file', name: typed, mediaType: 'text/calendar', content: typed, label: typed },
      { kind: 'file', name: typed, mediaType: 'text/plain', content: new TextEncoder().encode(typed), label: typed },
    ],
    visibility: 'everyone',
    language: 'nl',
    share: action,
  };
}

describe('the checks for whoever runs it', () => {
  test('tell that the program lives', async () => {
    const response = await app.request('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test('tell that every part is ready', async () => {
    const response = await appAround(quietBot, { readiness: () => ({ index: true, web: true }) }).request('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', parts: { index: true, web: true } });
  });

  test('tell which part is not ready', async () => {
    const response = await appAround(quietBot, { readiness: () => ({ index: true, web: false }) }).request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', parts: { index: true, web: false } });
  });
});

describe('the files of the page', () => {
  test.each([
    ['/chat.js', 'text/javascript; charset=utf-8', "document.querySelector('#log')"],
    ['/style.css', 'text/css; charset=utf-8', ':root {'],
    ['/icon.svg', 'image/svg+xml', '<svg xmlns='],
  ])('%s has the type %s', async (path, type, part) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain(part);
  });

  test.each(['/nergens', '/page/chat.js', '/web.ts', '/../web.ts', '/%2e%2e/web.ts', '/.env', '/messages'])(
    '%s does not exist',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('Deze pagina bestaat niet. Ga terug naar het gesprek.');
    },
  );

  test('that do not exist are said so in the language of the browser', async () => {
    const response = await app.request('/nergens', { headers: { 'accept-language': 'fr' } });
    expect(await response.text()).toBe("Cette page n'existe pas. Retourne à la conversation.");
  });
});

describe('a failure of the bot', () => {
  test('becomes a reply with a reference, under which the log holds the cause', async () => {
    const lines: string[] = [];
    const log = createLog('error', { write: (line) => void lines.push(line) });
    const { status, html, text } = await send({ q: 'dag' }, { on: appAround(brokenBot, { log }) });
    expect(status).toBe(500);
    expect(html).toMatch(/^<div class="reply" lang="nl">/);
    const reference = /de code ([0-9a-f]{8}) naar info@11\.be/.exec(text)?.[1];
    expect(reference).toBeDefined();
    expect(html).not.toMatch(/hunter2|Error| at /);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reference, path: '/messages', err: { type: 'Error' } });
    expect(lines[0]).toContain('web.test.ts');
  });

  test.each([{ q: 'dag' }, {}])('shows the whole page without scripting (%o)', async (fields) => {
    const { status, html } = await open({ ...fields, lang: 'en' }, {}, appAround(brokenBot));
    expect(status).toBe(500);
    expect(squeeze(html)).toMatch(/^<!doctype html><html lang="en">/);
    expect(textOf(html)).toMatch(/Something went wrong on my side.* mail the code [0-9a-f]{8} to info@11\.be/);
    expect(html).not.toMatch(/hunter2/);
  });
});
