import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createWebPlatform } from '../../src/platforms/web/web.ts';
import { phone, read, useBrowser, violations, wideElements } from '../support/browser.ts';
import { draftingBot } from '../unit/platforms/web/drafting-bot.ts';

const { visit, expectComplaints } = useBrowser();
let bot = draftingBot();
const web = createWebPlatform({
  handler: {
    handle: (event) => bot.handle(event),
    suggestions: (language) => bot.suggestions(language),
    suggest: (...asked) => bot.suggest(...asked),
  },
  log: createLog('silent'),
  port: 0,
  host: '127.0.0.1',
  questionsPerMinute: 10_000,
  trustProxy: false,
  readiness: () => ({}),
});
beforeAll(() => web.start());
afterAll(() => web.stop());
beforeEach(() => {
  bot = draftingBot();
});

const latest = (page: Page) => page.locator('article.bot').last();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();
const spoken = (page: Page) => page.locator('article.you').allTextContents();
const isFocused = (element: Locator) =>
  expect.poll(() => element.and(element.page().locator(':focus')).count()).toBe(1);

async function ask(page: Page, question: string): Promise<void> {
  await page.locator('#q').fill(question);
  await page.locator('#q').press('Enter');
}

async function beginDraft(page: Page): Promise<void> {
  await ask(page, 'schrijf');
  await page.getByText('Stap 1 van 2').waitFor();
}

async function fillStep1(page: Page, town = 'Gent'): Promise<void> {
  const form = page.getByRole('form', { name: 'Wie en wanneer' });
  await form.getByLabel('Je gemeente').fill(town);
  await form.getByLabel('Wanneer is het overleg?').fill('2026-12-15');
  await form.getByLabel('Zakelijk').check();
  await form.getByLabel('Aan welke partij?').selectOption('Partij Dee');
  await form.getByLabel('Waarom schrijf je?').fill('  Omdat <het> moet.\nEn kan.');
}

async function fillStep2(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Wat je vraagt' });
  await form.getByRole('group', { name: 'Wereldwijd' }).getByLabel('Klimaat').check();
  await form.getByLabel('Onderwijs').check();
  await form.getByLabel('Schepen').selectOption('Beloofd');
}

async function toResult(page: Page): Promise<void> {
  await beginDraft(page);
  await fillStep1(page);
  await button(page, 'Volgende').click();
  await fillStep2(page);
  await button(page, 'Volgende').click();
  await page.getByText('Je mail is klaar').waitFor();
}

const filledIn = {
  town: 'Gent',
  day: '2026-12-15',
  tone: 'zakelijk',
  party: 'dee',
  why: '  Omdat <het> moet.\nEn kan.',
  themes: ['klimaat', 'onderwijs'],
  promises: ['schepen=beloofd'],
};

describe.each([
  ['with scripting', true],
  ['without scripting', false],
])('a guided conversation %s', (_, javaScriptEnabled) => {
  test('takes every kind of field to the bot as it was filled in', async () => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await toResult(page);
    expect(bot.drafts()[0]?.values).toEqual(filledIn);
    expect(await spoken(page)).toEqual(javaScriptEnabled ? ['Jij: schrijf'] : []);
  });

  test('loses nothing on the way back, not even what is not complete', async () => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await beginDraft(page);
    await fillStep1(page);
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    await page.getByLabel('Budget').selectOption('Gedaan');
    await button(page, 'Vorige').click();
    await page.getByText('Stap 1 van 2').waitFor();
    expect(await page.getByLabel('Waarom schrijf je?').inputValue()).toBe(filledIn.why);
    expect(await page.getByLabel('Zakelijk').isChecked()).toBe(true);
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    expect(await page.getByLabel('Budget').locator('option:checked').textContent()).toBe('Gedaan');
  });

  test('forgets what is chosen no longer', async () => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await toResult(page);
    await button(page, 'Aanpassen').click();
    await page.getByText('Stap 1 van 2').waitFor();
    await page.getByLabel('Geen keuze').check();
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    await page.getByLabel('Klimaat').uncheck();
    await page.getByLabel('Onderwijs').uncheck();
    await page.getByLabel('Schepen').selectOption('—');
    await button(page, 'Vorige').click();
    await page.getByText('Stap 1 van 2').waitFor();
    expect(bot.drafts()[0]?.values).toEqual({ ...filledIn, tone: '', themes: [], promises: [] });
  });

  test('comes back with what is wrong beside it, and all that was typed', async () => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await beginDraft(page);
    await fillStep1(page, 'Gnet');
    await button(page, 'Volgende').click();
    await page.getByText('"Gnet" ken ik niet').waitFor();
    const town = page.getByLabel('Je gemeente');
    expect(await town.inputValue()).toBe('Gnet');
    expect(await town.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Waarom schrijf je?').inputValue()).toBe(filledIn.why);
    await town.fill('Gent');
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    expect(bot.drafts()[0]?.values.why).toBe(filledIn.why);
  });

  test('can be stopped half-way', async () => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await beginDraft(page);
    await button(page, 'Stoppen en wissen').click();
    await page.getByText('Gewist.').waitFor();
    expect(bot.drafts()).toEqual([]);
  });
});

describe('a guided conversation', () => {
  test('stays in its place, and goes to the title of the next step', async () => {
    const page = await visit(web.url());
    await beginDraft(page);
    await isFocused(page.getByLabel('Je gemeente'));
    await fillStep1(page);
    await button(page, 'Volgende').click();
    await isFocused(page.getByRole('heading', { name: 'Stap 2 van 2: Wat je vraagt' }));
    expect(await page.locator('article').count()).toBe(3);
    expect(await page.getByText('Stap 1 van 2').count()).toBe(0);
  });

  test('goes to what is wrong, whatever the kind of field', async () => {
    const page = await visit(web.url());
    await beginDraft(page);
    await fillStep1(page, 'Gnet');
    await button(page, 'Volgende').click();
    await isFocused(page.locator('[aria-invalid=true]'));
    expect(await page.getByLabel('Je gemeente').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Je gemeente').fill('Gent');
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    await button(page, 'Volgende').click();
    await page.getByText('dit veld is nog leeg').waitFor();
    await isFocused(page.getByLabel('Klimaat'));
  });

  test('leaves what follows it in the conversation where it is', async () => {
    const page = await visit(web.url());
    await beginDraft(page);
    await ask(page, 'iets anders');
    await latest(page).getByText('iets anders').waitFor();
    await fillStep1(page);
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    const said = (await page.locator('article').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
    expect(said.at(-3)).toMatch(/^Stap 2 van 2/);
    expect(said.slice(-2)).toEqual(['Jij: iets anders', 'iets anders']);
  });

  test('is sent once, however often the button is pressed', async () => {
    const page = await visit(web.url());
    await beginDraft(page);
    await fillStep1(page);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    let sent = 0;
    await page.route('**/messages*', async (route) => {
      sent += 1;
      await answered;
      await route.continue();
    });
    const next = button(page, 'Volgende');
    await next.click();
    await expect.poll(() => next.isDisabled()).toBe(true);
    expect(await button(page, 'Stoppen en wissen').isDisabled()).toBe(true);
    await next.click({ force: true, timeout: 500 }).catch(() => {});
    await page.getByLabel('Je gemeente').press('Enter');
    answer();
    await page.getByText('Stap 2 van 2').waitFor();
    expect(sent).toBe(1);
    expect(await next.isEnabled()).toBe(true);
  });

  test.each([
    ['the network fails', undefined, 'Dit is niet aangekomen. Kijk of je verbinding werkt'],
    ['a proxy answers', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'Dit is niet aangekomen.'],
    ['it is refused', { status: 429, body: '<p>Wacht een minuutje.</p>' }, 'Wacht een minuutje.'],
  ])('keeps its form when %s, and can be sent again', async (_, response, told) => {
    const page = await visit(web.url());
    await beginDraft(page);
    await fillStep1(page);
    await page.route('**/messages*', (route) => (response ? route.fulfill(response) : route.abort()));
    for (let times = 0; times < 2; times += 1) {
      await button(page, 'Volgende').click();
      await page.getByRole('alert').getByText(told).waitFor();
      await isFocused(button(page, 'Volgende'));
    }
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await page.getByLabel('Waarom schrijf je?').inputValue()).toBe(filledIn.why);
    expectComplaints(response ? `status of ${response.status}` : 'ERR_FAILED');
    await page.unroute('**/messages*');
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
  });

  test('needs nothing but a keyboard', async () => {
    const page = await visit(web.url());
    const keys = async (...pressed: readonly string[]) => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    await page.keyboard.type('schrijf');
    await keys('Enter');
    await isFocused(page.getByLabel('Je gemeente'));
    await page.keyboard.type('Gent');
    await keys('Tab');
    await page.keyboard.type('12152026');
    // Past the button of the calendar.
    await keys('Tab', 'Tab');
    await isFocused(page.getByLabel('Geen keuze'));
    await keys('ArrowUp', 'Tab');
    await isFocused(page.getByLabel('Aan welke partij?'));
    await page.keyboard.type('Partij Dee');
    await keys('Tab', 'Tab', 'Enter');
    await isFocused(page.getByRole('heading', { name: 'Stap 2 van 2' }));
    await keys('Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Tab');
    await isFocused(page.getByLabel('Budget'));
    await keys('ArrowDown', 'Tab', 'Tab', 'Tab', 'Enter');
    await page.getByText('Je mail is klaar').waitFor();
    const { why: _, ...filled } = filledIn;
    expect(bot.drafts()[0]?.values).toEqual({
      ...filled,
      why: '',
      themes: ['klimaat'],
      promises: ['budget=gedaan'],
    });
  });

  test('sets the one cookie of the page, which scripts cannot read', async () => {
    const page = await visit(web.url());
    await ask(page, 'hallo');
    await latest(page).getByText('hallo').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await beginDraft(page);
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: 'wegwijzer', httpOnly: true, sameSite: 'Lax', secure: false, path: '/' }]);
    expect(await page.evaluate('document.cookie')).toBe('');
  });
});

describe('a text to take along', () => {
  test('is copied with one press, as it stands there', async () => {
    const page = await visit(web.url(), { permissions: ['clipboard-read', 'clipboard-write'] });
    await toResult(page);
    const mail = page.locator('section', { has: page.getByRole('heading', { name: 'Je mail', exact: true }) });
    await mail.getByRole('button', { name: 'Kopieer' }).click();
    await mail.getByRole('status').getByText('Gekopieerd').waitFor();
    const text = await page.evaluate('navigator.clipboard.readText()');
    expect(text).toBe('Beste,\n\n  Omdat <het> moet.\nEn kan.\n\nGroeten uit Gent');
  });

  test('is selected where the browser does not let us copy', async () => {
    const page = await visit(web.url());
    await toResult(page);
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    const part = page.locator('section', { has: page.getByRole('heading', { name: 'Een kort bericht' }) });
    await part.getByRole('button', { name: 'Kopieer' }).click();
    await part.getByRole('status').getByText('kopieer hem zelf').waitFor();
    expect(await page.evaluate('getSelection().toString()')).toBe('Kom je ook?');
  });

  test('that is a mail opens in a mail program', async () => {
    const page = await visit(web.url());
    await toResult(page);
    const links = page.getByRole('link', { name: 'Open in je mailprogramma' });
    expect(await links.count()).toBe(1);
    expect(await links.getAttribute('href')).toMatch(/^mailto:\?subject=Vraag%20uit%20Gent&body=Beste/);
  });

  test('can be read and taken by hand without scripting, and shows no button that does nothing', async () => {
    const page = await visit(web.url(), { javaScriptEnabled: false });
    await toResult(page);
    expect(await page.locator('pre').first().textContent()).toContain('Omdat <het> moet.\nEn kan.');
    expect(await page.getByRole('button', { name: /^Kopieer/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Open in je mailprogramma' }).count()).toBe(1);
  });
});

describe('a file', () => {
  test.each([
    ['Tekst', 'mail.txt', Buffer.from('Beste,\n\n  Omdat <het> moet.\nEn kan.\n\nGroeten uit Gent')],
    ['Word', 'mail.docx', Buffer.from([80, 75, 255])],
  ])('is saved: %s', async (label, name, content) => {
    const page = await visit(web.url());
    await toResult(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: label, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path())).toEqual(content);
  });
});

describe('a link to share', () => {
  test('is copied whole, and shows the same to whoever follows it', async () => {
    const page = await visit(web.url(), { permissions: ['clipboard-read', 'clipboard-write'] });
    await toResult(page);
    await page.getByRole('button', { name: 'Kopieer de link' }).click();
    await page.locator('.share').getByRole('status').getByText('Gekopieerd').waitFor();
    const address = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(address).toBe(`${web.url()}?lang=nl&action=page%3Amail`);
    const other = await visit(address);
    expect(await read(latest(other))).toContain('Pagina mail.');
  });
});

describe('a list that opens', () => {
  test.each([true, false])('asks for the row that was chosen (scripting: %s)', async (javaScriptEnabled) => {
    const page = await visit(web.url(), { javaScriptEnabled });
    await ask(page, 'kies');
    await page.getByLabel('Waarover gaat je vraag?').selectOption('Een GROS & co');
    await button(page, 'Kies').click();
    await page.getByText('Pagina gros.').waitFor();
    if (javaScriptEnabled) expect(await spoken(page)).toEqual(['Jij: kies', 'Jij: Een GROS & co']);
  });
});

describe('the form of a command', () => {
  test('shows what was filled in as people read it, and stands in the conversation', async () => {
    const page = await visit(web.url());
    await ask(page, 'nota');
    await page.getByLabel('Je nota').fill('Bel <de> schepen');
    await page.getByLabel('Zakelijk').check();
    await page.getByLabel('Handel').check();
    await page.getByLabel('Dag').fill('2026-12-15');
    await button(page, 'Noteer').click();
    await page.getByText('Genoteerd: Bel').waitFor();
    expect(await spoken(page)).toEqual(['Jij: nota', 'Jij: Bel <de> schepen, Zakelijk, Handel, 15 december 2026']);
    expect(await page.getByLabel('Je nota').count()).toBe(1);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('is told when it does not arrive, stays as it is, and can be sent again', async () => {
    const page = await visit(web.url());
    await ask(page, 'nota');
    await page.getByLabel('Je nota').fill('Bel de schepen');
    await page.context().setOffline(true);
    await button(page, 'Noteer').click();
    await latest(page).getByText('Dit is niet aangekomen.').waitFor();
    expectComplaints('ERR_INTERNET_DISCONNECTED');
    await page.context().setOffline(false);
    expect(await page.getByLabel('Je nota').inputValue()).toBe('Bel de schepen');
    await isFocused(button(page, 'Noteer'));
    await page.keyboard.press('Enter');
    await page.getByText('Genoteerd: Bel').waitFor();
  });
});

describe('a field that proposes', () => {
  test('has the lists of the page', async () => {
    const page = await visit(web.url());
    await beginDraft(page);
    const list = await page.getByLabel('Je gemeente').getAttribute('list');
    const options = await page.locator(`datalist#${list} option`).all();
    const proposed = await Promise.all(options.map((option) => option.getAttribute('value')));
    expect(proposed).toEqual(['Gent', 'Aalst']);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['a wide screen', {}],
    ['a phone', phone],
  ])('on %s everybody can use every kind of block, and nothing scrolls sideways', async (_, screen) => {
    const page = await visit(web.url(), { colorScheme, ...screen });
    const expectGood = async () => {
      expect(await violations(page)).toEqual([]);
      expect(await wideElements(page)).toEqual([]);
    };
    await ask(page, 'kies');
    await page.getByLabel('Waarover gaat je vraag?').waitFor();
    await ask(page, 'nota');
    await page.getByLabel('Je nota').fill(' ');
    await button(page, 'Noteer').click();
    await page.getByText('dit veld is nog leeg').waitFor();
    await beginDraft(page);
    await expectGood();
    await fillStep1(page, 'Gnet');
    await button(page, 'Volgende').click();
    await page.getByText('"Gnet" ken ik niet').waitFor();
    await expectGood();
    await page.getByLabel('Je gemeente').fill('Gent');
    await button(page, 'Volgende').click();
    await page.getByText('Stap 2 van 2').waitFor();
    await button(page, 'Volgende').click();
    await page.getByText('dit veld is nog leeg').last().waitFor();
    await expectGood();
    await fillStep2(page);
    await button(page, 'Volgende').click();
    await page.getByText('Je mail is klaar').waitFor();
    await expectGood();
  });

  test('what is now in a timeline stands out by more than its colour', async () => {
    const page = await visit(web.url(), { colorScheme });
    await toResult(page);
    const now = page.locator('[aria-current=step]');
    expect(await read(now)).toBe('Nu november Mails sturen Met je eigen verhaal erbij.');
  });
});

test('on the smallest screen nothing scrolls sideways either', async () => {
  const page = await visit(web.url(), { ...phone, viewport: { width: 320, height: 256 } });
  await beginDraft(page);
  expect(await wideElements(page)).toEqual([]);
  await fillStep1(page);
  await button(page, 'Volgende').click();
  await fillStep2(page);
  expect(await wideElements(page)).toEqual([]);
  await button(page, 'Volgende').click();
  await page.getByText('Je mail is klaar').waitFor();
  expect(await wideElements(page)).toEqual([]);
});
