import type { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkReply } from '../../../../src/reply/check.ts';
import { appAround } from '../../../support/chat-page.ts';
import { squeeze, textOf, unescapeHtml } from '../../../support/html.ts';
import { draftingBot } from './drafting-bot.ts';

let bot: ReturnType<typeof draftingBot>;
/** The page around a bot that keeps drafts. */
let app: Hono;
beforeEach(() => {
  bot = draftingBot();
  app = appAround(bot);
});

type Headers = Readonly<Record<string, string>>;
type Sent = Record<string, string> | string[][];

async function send(path: string, fields: Sent, headers: Headers = {}, on: Hono = app) {
  const body = new URLSearchParams(fields);
  const response = await on.request(path, { method: 'POST', body, headers });
  const html = await response.text();
  return { status: response.status, cookie: response.headers.get('set-cookie'), html, text: textOf(html) };
}

/** What a browser sends back of a cookie that it was given. */
const kept = (cookie: string | null): Headers => ({ cookie: cookie?.split(';')[0] ?? '' });
const people = () => bot.events.map((event) => event.person);
const action = (html: string, label: string): string =>
  unescapeHtml(new RegExp(`name="action" value="([^"]*)"[^>]*>${label}<`).exec(html)?.[1] ?? '');

const step1 = {
  'option-town': 'Gent',
  'option-day': '2026-12-15',
  'option-tone': '',
  'option-party': 'aa',
  'option-why': '',
};

test('the bot of these tests says nothing that a platform cannot draw', async () => {
  const origin = { person: 'an', workspace: 'an', place: 'web', locale: 'nl' } as const;
  for (const text of ['schrijf', 'kies', 'nota', 'dag']) {
    expect(checkReply(await bot.handle({ ...origin, kind: 'question', text }))).toEqual([]);
  }
});

describe('the cookie', () => {
  test('is not set as long as nothing is kept', async () => {
    expect((await app.request('/')).headers.has('set-cookie')).toBe(false);
    expect((await app.request('/?q=dag')).headers.has('set-cookie')).toBe(false);
    expect((await send('/messages', { q: 'dag' })).cookie).toBeNull();
    expect((await send('/messages', { action: 'page:fonds' })).cookie).toBeNull();
  });

  test.each(['/messages', '/'])('is set when something is kept, by %s', async (path) => {
    const { cookie } = await send(path, { q: 'schrijf' });
    expect(cookie).toMatch(/^wegwijzer=[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(kept(cookie)).toEqual({ cookie: `wegwijzer=${people()[0]}` });
  });

  test('is set by an address too, when something is kept', async () => {
    const { headers } = await app.request('/?q=schrijf');
    expect(headers.get('set-cookie')).toMatch(/^wegwijzer=[\w-]{22}; /);
  });

  test('brings the visitor back to what was kept, and lasts from then on', async () => {
    const first = await send('/messages', { q: 'schrijf' });
    const next = { action: action(first.html, 'Volgende'), ...step1 };
    const second = await send('/messages', next, kept(first.cookie));
    expect(second.text).toContain('Stap 2 van 2');
    expect(second.cookie).toBe(first.cookie);
    expect(new Set(people()).size).toBe(1);
  });

  test('that nobody has makes a visitor a stranger to what another keeps', async () => {
    const first = await send('/messages', { q: 'schrijf' });
    const next = { action: action(first.html, 'Volgende'), ...step1 };
    const stranger = await send('/messages', next, { cookie: 'wegwijzer=AAAAAAAAAAAAAAAAAAAAAA' });
    expect(stranger.text).toBe('Dit staat er niet meer.');
    expect((await send('/messages', next)).text).toBe('Dit staat er niet meer.');
  });

  test('is one workspace alone', async () => {
    await send('/messages', { q: 'dag' });
    const [event] = bot.events;
    expect(event?.workspace).toBe(event?.person);
  });

  test.each([
    'wegwijzer=kort',
    'wegwijzer=',
    `wegwijzer=${'A'.repeat(23)}`,
    'wegwijzer=AAAAAAAAAAAAAAAAAAAAAB',
    'wegwijzer=AAAAAAAAAA%20AAAAAAAAAAA',
    'wegwijzer="; drop table"',
    'ander=AAAAAAAAAAAAAAAAAAAAAA',
  ])('that is not ours is ignored: %s', async (cookie) => {
    const answer = await send('/messages', { q: 'schrijf' }, { cookie });
    expect(answer.cookie).toMatch(/^wegwijzer=[\w-]{21}[AQgw];/);
    expect(cookie).not.toContain(people()[0]);
  });

  test('is new for each visitor', async () => {
    for (let times = 0; times < 50; times += 1) await send('/messages', { q: 'dag' });
    expect(new Set(people()).size).toBe(50);
    for (const person of people()) expect(person).toMatch(/^[\w-]{21}[AQgw]$/);
  });

  test.each([
    ['http://localhost', {}, true, false],
    ['https://localhost', {}, false, true],
    ['http://localhost', { 'x-forwarded-proto': 'https' }, true, true],
    ['http://localhost', { 'x-forwarded-proto': 'http, https' }, true, true],
    ['http://localhost', { 'x-forwarded-proto': 'https, http' }, true, false],
    ['http://localhost', { 'x-forwarded-proto': 'https' }, false, false],
  ])(
    'of a request to %s with %o, the proxy trusted: %s, goes over https only: %s',
    async (host, headers, trustProxy, secure) => {
      const on = appAround(bot, { trustProxy });
      const { cookie } = await send(`${host}/messages`, { q: 'schrijf' }, headers, on);
      expect(cookie?.includes('; Secure')).toBe(secure);
    },
  );

  test('does not make more visitors of one for the limit on messages', async () => {
    const on = appAround(bot, { questionsPerMinute: 1 });
    expect((await send('/messages', { q: 'dag' }, {}, on)).status).toBe(200);
    const other = await send('/messages', { q: 'dag' }, { cookie: 'wegwijzer=AAAAAAAAAAAAAAAAAAAAAA' }, on);
    expect(other.status).toBe(429);
  });
});

describe('a form on somebody else’s page', () => {
  const refused = 'Dit kwam van een andere site, dus ik heb er niets mee gedaan. Probeer het op deze pagina.';

  test.each([
    [{ origin: 'https://elders.be' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.elders.be' }],
    [{ origin: 'http://localhost:8080' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://sub.localhost' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is refused: %o', async (headers: Headers) => {
    const piece = await send('/messages', { q: 'schrijf' }, headers);
    expect(piece).toMatchObject({ status: 403, cookie: null, text: refused });
    const page = await send('/?lang=nl', { q: 'schrijf' }, headers);
    expect(page.status).toBe(403);
    expect(squeeze(page.html)).toMatch(/^<!doctype html>/);
    expect(page.text).toContain(refused);
    expect(bot.events).toEqual([]);
  });

  test('is refused before it counts for the limit on messages', async () => {
    const on = appAround(bot, { questionsPerMinute: 1 });
    await send('/messages', { q: 'dag' }, { origin: 'https://elders.be' }, on);
    expect((await send('/messages', { q: 'dag' }, {}, on)).status).toBe(200);
  });

  test.each([
    [{ origin: 'http://localhost' }],
    // Behind a proxy that speaks https for us.
    [{ origin: 'https://localhost' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://localhost' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{}],
  ])('is not one of our own page, or what no browser sent: %o', async (headers: Headers) => {
    expect((await send('/messages', { q: 'dag' }, headers)).status).toBe(200);
    expect((await send('/', { q: 'dag' }, headers)).status).toBe(200);
  });

  test('is no reason to refuse a link', async () => {
    expect((await app.request('/?q=dag', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });
});

describe('a form without scripting', () => {
  test('loads the page again, with the next step on it', async () => {
    const first = await send('/?lang=nl', { q: 'schrijf' });
    expect(squeeze(first.html)).toMatch(/^<!doctype html><html lang="nl">/);
    expect(first.text).toContain('Jij: schrijf Stap 1 van 2');
    const next = { action: action(first.html, 'Volgende'), ...step1 };
    const second = await send('/?lang=nl', next, kept(first.cookie));
    expect(second.status).toBe(200);
    expect(second.text).toContain('Stap 2 van 2');
    expect(second.html).not.toContain('class="you"');
  });

  test('takes along what was filled in when it goes back, and can empty what was chosen', async () => {
    const first = await send('/', { q: 'schrijf' });
    const headers = kept(first.cookie);
    const second = await send('/', { action: action(first.html, 'Volgende'), ...step1 }, headers);
    const chosen = [
      ['action', action(second.html, 'Vorige')],
      ['option-themes[]', ''],
      ['option-themes[]', 'klimaat'],
      ['option-themes[]', 'handel'],
      ['option-promises[]', 'budget=beloofd'],
      ['option-promises[]', ''],
    ];
    const back = await send('/', chosen, headers);
    expect(back.text).toContain('Stap 1 van 2');
    expect(bot.drafts()[0]?.values).toMatchObject({ themes: ['klimaat', 'handel'], promises: ['budget=beloofd'] });

    const again = await send('/', { action: action(back.html, 'Volgende'), ...step1 }, headers);
    expect(again.html.match(/ checked>/g)).toHaveLength(2);
    const emptied = { action: action(again.html, 'Vorige'), 'option-themes[]': '', 'option-promises[]': '' };
    await send('/', emptied, headers);
    expect(bot.drafts()[0]?.values).toMatchObject({ themes: [], promises: [] });
  });

  test('comes back with what was typed and what is wrong', async () => {
    const first = await send('/', { q: 'schrijf' });
    const fields = { action: action(first.html, 'Volgende'), ...step1, 'option-town': '<Gnet>', 'option-day': '15/12' };
    const { html, text } = await send('/', fields, kept(first.cookie));
    expect(text).toContain('"<Gnet>" ken ik niet');
    expect(html).toContain('value="&lt;Gnet&gt;"');
    expect(html).toContain('<input type="text"');
    expect(html).toContain('value="15/12"');
  });

  test('in another language says what is wrong with it in that language', async () => {
    expect((await send('/?lang=fr', { action: 'verzonnen' })).status).toBe(400);
    expect((await send('/?lang=fr', { action: 'verzonnen' })).html).toContain('<html lang="fr">');
    const large = await send('/?lang=fr', { q: 'a'.repeat(193 * 1024) });
    expect(large.status).toBe(413);
    expect(large.text).toContain("C'est trop de texte à la fois");
  });

  test('is limited like any message, and the limit shows the whole page', async () => {
    const on = appAround(bot, { questionsPerMinute: 1 });
    await send('/', { q: 'dag' }, {}, on);
    const { status, html } = await send('/', { q: 'dag' }, {}, on);
    expect(status).toBe(429);
    expect(squeeze(html)).toMatch(/^<!doctype html>/);
  });
});

describe('a link', () => {
  test('shows what was shared', async () => {
    const html = await (await app.request('/?lang=nl&action=page%3Afonds')).text();
    expect(textOf(html)).toContain('Pagina fonds.');
    expect(unescapeHtml(html)).toContain('<a href="/?lang=nl&action=page%3Afonds">link naar dit antwoord</a>');
  });

  test('cannot move a guided conversation, whoever follows it', async () => {
    const first = await send('/messages', { q: 'schrijf' });
    for (const label of ['Volgende', 'Stoppen en wissen']) {
      const query = new URLSearchParams({ action: action(first.html, label), ...step1 });
      const response = await app.request(`/?${query}`, { headers: kept(first.cookie) });
      expect(response.status).toBe(400);
      expect(textOf(await response.text())).toContain('Die knop werkt niet meer');
    }
    expect(bot.drafts()).toHaveLength(1);
    expect(bot.events).toHaveLength(1);
  });
});

describe('the page', () => {
  test('holds the lists that fields propose from, once', async () => {
    const lists =
      '<datalist id="suggest-municipality"><option value="Gent"></option><option value="Aalst">Aalst (9300)</option>' +
      '</datalist><datalist id="suggest-theme"><option value="theme">Klimaat</option></datalist>';
    expect(squeeze(await (await app.request('/')).text())).toContain(lists);
    expect(squeeze((await send('/', { q: 'schrijf' })).html).split(lists)).toHaveLength(2);
    expect((await send('/messages', { q: 'schrijf' })).html).not.toContain('<datalist');
  });

  test('is for one visitor: nothing between may keep it', async () => {
    for (const path of ['/', '/?q=dag', '/?action=verzonnen']) {
      expect((await app.request(path)).headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  test.each([
    ['nl', 'Deze pagina bewaart je vragen niet', 'tot je het wist', 'Alleen daarvoor gebruikt ze één cookie.'],
    ['en', 'This page does not keep your questions', 'until you delete it', 'It uses one cookie, for that only.'],
    [
      'fr',
      'Cette page ne garde pas tes questions',
      "jusqu'à ce que tu l'effaces",
      'Elle utilise un seul cookie, rien que pour cela.',
    ],
  ])('says in the language %s what is kept and what is not', async (lang, ...said) => {
    const text = textOf(await (await app.request(`/?lang=${lang}`)).text());
    for (const each of said) expect(text).toContain(each);
  });
});
