import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phone, read, useBrowser, violations, wideElements } from '../support/browser.ts';
import { type Program, startProgram } from '../support/program.ts';

const { visit: visitAt, expectComplaints } = useBrowser();
let program: Program;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'wegwijzer-'));
  program = await startProgram({ QUESTIONS_PER_MINUTE: '10000' });
});
afterAll(async () => {
  await program?.stop();
  await rm(downloads, { recursive: true, force: true });
});

const visit = (options: BrowserContextOptions = {}, url: string = program.url) => visitAt(url, options);

/** Does something that asks the bot, and waits for its answer. */
async function answerTo(page: Page, act: () => Promise<unknown>): Promise<Locator> {
  const answers = page.locator('article.bot:not(.waiting)');
  const before = await answers.count();
  await act();
  const answer = answers.nth(before);
  await answer.waitFor();
  return answer;
}

function ask(page: Page, question: string): Promise<Locator> {
  return answerTo(page, async () => {
    await page.locator('#q').fill(question);
    await page.locator('#q').press('Enter');
  });
}

function press(page: Page, name: string): Promise<Locator> {
  return answerTo(page, () => page.getByRole('button', { name, exact: true }).last().click());
}

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent');
const focusReturns = (page: Page) => expect.poll(() => focused(page)).toBe('q');
const questions = (page: Page) => page.locator('article.you').allTextContents();

const deadlineQuestion = 'tegen wanneer moet ons dossier voor het fonds binnen zijn?';

describe('a conversation', () => {
  test('needs nothing but a keyboard', async () => {
    const page = await visit();
    expect(await focused(page)).toBe('q');
    expect(await page.getByRole('textbox', { name: 'Je vraag', exact: true }).getAttribute('id')).toBe('q');
    const answer = await answerTo(page, async () => {
      await page.keyboard.type(deadlineQuestion);
      await page.keyboard.press('Enter');
    });
    expect(await read(answer)).toContain('31 maart 2027');
    await focusReturns(page);

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Meer hierover');
    const more = await answerTo(page, () => page.keyboard.press('Space'));
    expect(await read(more)).toContain('Meer over: ');
    await focusReturns(page);
  });

  test('on a phone begins without its keyboard over the suggestions, and past the header for who skips it', async () => {
    const page = await visit(phone);
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Ga naar je vraag');
    await page.keyboard.press('Enter');
    await focusReturns(page);
  });

  test('begins with a suggested question', async () => {
    const page = await visit();
    const answer = await press(page, 'Wanneer is de deadline van het 11.11.11-fonds?');
    expect(await read(answer)).toContain('31 maart');
    expect(await questions(page)).toEqual(['Jij: Wanneer is de deadline van het 11.11.11-fonds?']);
    expect(await page.getByText('Vragen om mee te beginnen').count()).toBe(0);
    await focusReturns(page);
  });

  test('shows the source of an answer and more about it', async () => {
    const page = await visit();
    const answer = await ask(page, deadlineQuestion);
    const source = answer.locator('.sources');
    expect(await read(source)).toMatch(/^Bron: .+\(nagekeken op 20 november 2026\)$/);
    const link = source.getByRole('link');
    expect(await link.getAttribute('href')).toBe('https://11.be/4depijler');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');

    const more = await press(page, 'Meer hierover');
    expect(await read(more.getByRole('heading'))).toMatch(/^Meer over: /);
    expect(await questions(page)).toEqual([`Jij: ${deadlineQuestion}`, 'Jij: Meer hierover']);
    await focusReturns(page);
  });

  test('gives the deadline of the fund as a file for the calendar', async () => {
    const page = await visit();
    await ask(page, deadlineQuestion);
    const answer = await press(page, 'Deadline van het fonds');
    expect(await read(answer)).toContain('Je hebt nog 131 dagen');

    const downloading = page.waitForEvent('download');
    await answer.getByRole('link', { name: 'Zet de deadline in je agenda' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('deadline-2027-03-31.ics');
    const file = join(downloads, 'deadline.ics');
    await download.saveAs(file);

    const calendar = new ICAL.Component(ICAL.parse(await readFile(file, 'utf8')));
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    const event = new ICAL.Event(events[0]);
    expect(event.summary).toBe('Deadline 11.11.11-fonds voor de 4de Pijler');
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2027-03-31');
    expect(event.component.getAllSubcomponents('valarm')).toHaveLength(4);
  });

  test('asks for what a command needs with a form', async () => {
    const page = await visit();
    const form = await ask(page, '/vraag');
    const field = form.getByLabel('Je vraag (verplicht)');
    await expect.poll(() => focused(page)).toBe(await field.getAttribute('id'));

    await form.getByRole('button', { name: 'Versturen' }).click();
    expect(await questions(page)).toEqual(['Jij: /vraag']);

    await field.fill('   ');
    const again = await press(page, 'Versturen');
    const wrong = again.getByLabel('Je vraag (verplicht)');
    await expect.poll(() => focused(page)).toBe(await wrong.getAttribute('id'));
    expect(await read(again.getByRole('alert'))).toBe('dit veld is nog leeg');

    await wrong.fill(deadlineQuestion);
    const answer = await press(page, 'Versturen');
    expect(await read(answer)).toContain('31 maart 2027');
    expect((await questions(page)).at(-1)).toBe(`Jij: ${deadlineQuestion}`);
    await focusReturns(page);
  });

  test('shows what was typed as it was typed', async () => {
    const page = await visit();
    const typed = '<img src=x onerror="alert(1)"> [klik](javascript:alert(1)) <script>alert(1)</script>';
    await ask(page, typed);
    await ask(page, `/${typed}`);
    expect(await questions(page)).toEqual([`Jij: ${typed}`, `Jij: /${typed}`]);
    expect(await page.locator('#log :is(script, img, [href^="javascript:" i])').count()).toBe(0);
  });

  test('leaves an empty question unsent', async () => {
    const page = await visit();
    await page.locator('#q').press('Enter');
    await page.locator('#q').fill('   ');
    await page.locator('#q').press('Enter');
    const answer = await ask(page, 'hallo');
    expect(await read(answer)).toMatch(/^Hallo!/);
    expect(await questions(page)).toEqual(['Jij: hallo']);
  });

  test('refuses a text as long as a book clearly', async () => {
    const page = await visit();
    const answer = await ask(page, 'boek '.repeat(50_000));
    expect(await read(answer)).toBe('Dat is te veel tekst in één keer. Stel je vraag in een paar zinnen.');
    expectComplaints('status of 413');
  });

  test('shows a long answer from its question on', async () => {
    const page = await visit({ viewport: { width: 900, height: 600 } });
    await ask(page, 'hallo');
    await ask(page, '/deadline');
    const below = () =>
      page.evaluate(`
        const log = document.querySelector('#log').getBoundingClientRect();
        const asked = [...document.querySelectorAll('article.you')].at(-1).getBoundingClientRect();
        Math.round(asked.top - log.top)`);
    await expect.poll(below).toBeGreaterThanOrEqual(0);
    await expect.poll(below).toBeLessThan(20);
  });

  test('shows the answer to a long question', async () => {
    const page = await visit({ viewport: { width: 600, height: 600 } });
    const answer = await ask(page, `/verzonnen ${'heel lang '.repeat(95)}`);
    await expect.poll(() => inSight(page, answer)).toBe(true);
  });
});

/** Whether an element stands wholly between the header and the question field. */
async function inSight(page: Page, element: Locator): Promise<boolean> {
  const [box, log] = await Promise.all([element.boundingBox(), page.locator('#log').boundingBox()]);
  if (!box || !log) return false;
  return box.y >= log.y && box.y + box.height <= log.y + log.height;
}

describe('the language', () => {
  test.each([
    ['fr-BE', 'fr', 'Bonjour !', 'quelle est la date limite du fonds 11.11.11 ?', '31 mars 2027', 'Source:'],
    ['en-GB', 'en', 'Hello!', 'when is the deadline of the 11.11.11 fund?', '31 March 2027', 'Source:'],
    ['de-DE', 'nl', 'Hallo!', deadlineQuestion, '31 maart 2027', 'Bron:'],
  ])('of a browser in %s is %s', async (locale, language, welcome, question, expected, source) => {
    const page = await visit({ locale });
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await read(page.locator('article.bot').first())).toMatch(new RegExp(`^${welcome}`));
    const answer = await ask(page, question);
    expect(await read(answer)).toContain(expected);
    expect(await read(answer)).toContain(source);
    await page.locator(`#log > article:last-child > [lang=${language}]`).waitFor();
  });

  test('is another one after the switch, also for what does not tell its language', async () => {
    const page = await visit();
    await page.getByRole('link', { name: 'Français' }).click();
    await page.locator('html[lang=fr]').waitFor();
    expect(await page.getByRole('link', { name: 'Français' }).getAttribute('aria-current')).toBe('true');
    const answer = await ask(page, '/deadline');
    expect(await read(answer)).toContain('31 mars 2027');

    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    const form = await ask(page, '/ask');
    await form.getByLabel('Your question (required)').fill('/deadline');
    const sent = await press(page, 'Send');
    expect(await read(sent)).not.toBe('');
    expect(await page.locator('#log > article:last-child > [lang=en]').count()).toBe(1);
  });
});

describe('the page', () => {
  test.each([
    ['an upright phone', 360, 640],
    ['a small phone, or a screen at 400 %', 320, 256],
  ])('on %s never scrolls sideways', async (_, width, height) => {
    const page = await visit({ ...phone, viewport: { width, height } });
    expect(await wideElements(page)).toEqual([]);
    await ask(page, deadlineQuestion);
    await press(page, 'Deadline van het fonds');
    await ask(page, '/vraag');
    await ask(page, `https://voorbeeld.be/${'x'.repeat(300)}`);
    expect(await wideElements(page)).toEqual([]);
  });

  test('keeps its header and its question field in sight, however long the conversation', async () => {
    const page = await visit();
    for (const question of [deadlineQuestion, '/deadline', '/help', '/deadline']) await ask(page, question);
    const heights = 'document.documentElement.scrollHeight - window.innerHeight';
    expect(await page.evaluate(heights)).toBe(0);
    expect(await page.evaluate('window.scrollY')).toBe(0);
  });

  test('scrolls as a whole where little is seen at once', async () => {
    const page = await visit({ viewport: { width: 640, height: 320 } });
    const answer = await ask(page, '/help');
    const box = await answer.boundingBox();
    expect(await page.evaluate('log.scrollHeight - log.clientHeight')).toBe(0);
    await expect.poll(async () => (await answer.boundingBox())?.y ?? 0).toBeLessThan(160);
    expect(box?.height).toBeGreaterThan(100);
  });

  test.each([
    ['light', 'rgb(246, 244, 239)'],
    ['dark', 'rgb(20, 25, 27)'],
  ] as const)('is %s when the machine is', async (colorScheme, background) => {
    const page = await visit({ colorScheme });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(background);
  });
});

describe('without scripting', () => {
  test('answers, shows more and fills in a form', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.locator('#q').fill(deadlineQuestion);
    await page.getByRole('button', { name: 'Vraag', exact: true }).click();
    const last = page.locator('article.bot').last();
    expect(await read(last)).toContain('31 maart 2027');
    expect(await questions(page)).toEqual([`Jij: ${deadlineQuestion}`]);

    await page.getByRole('button', { name: 'Meer hierover' }).click();
    await page.getByRole('heading', { name: /^Meer over: / }).waitFor();

    await page.locator('#q').fill('/vraag');
    await page.locator('#q').press('Enter');
    await last.getByLabel('Je vraag (verplicht)').fill(deadlineQuestion);
    await page.getByRole('button', { name: 'Versturen' }).click();
    await page.getByText('31 maart 2027').first().waitFor();
    expect(await questions(page)).toEqual([`Jij: ${deadlineQuestion}`]);
  });

  test('keeps the language that was chosen', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('#q').fill('/deadline');
    await page.locator('#q').press('Enter');
    await page.getByText('You have 131 days left').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe.each(['light', 'dark'] as const)('in %s, everybody can use', (colorScheme) => {
  test('the empty page', async () => {
    expect(await violations(await visit({ colorScheme }))).toEqual([]);
  });

  test('a conversation', async () => {
    const page = await visit({ colorScheme });
    await ask(page, deadlineQuestion);
    await press(page, 'Meer hierover');
    await ask(page, '/deadline');
    await ask(page, 'xyzzy');
    expect(await violations(page)).toEqual([]);
  });

  test('a form, and a form that was filled in wrong', async () => {
    const page = await visit({ colorScheme });
    const form = await ask(page, '/vraag');
    expect(await violations(page)).toEqual([]);
    await form.getByLabel('Je vraag (verplicht)').fill(' ');
    await press(page, 'Versturen');
    expect(await violations(page)).toEqual([]);
  });

  test('the page on a phone', async () => {
    const page = await visit({ colorScheme, ...phone });
    await ask(page, deadlineQuestion);
    expect(await violations(page)).toEqual([]);
  });
});

describe('when the question cannot arrive', () => {
  const offline = 'Je vraag is niet aangekomen. Kijk of je verbinding werkt en druk nog eens op Vraag.';

  test('the visitor is told, keeps the question, and can send it again later', async () => {
    const stopped = await startProgram();
    const page = await visit({}, stopped.url);
    expect((await stopped.stop()).code).toBe(0);

    const answer = await ask(page, deadlineQuestion);
    expect(await read(answer)).toBe(offline);
    expect(await page.locator('#q').inputValue()).toBe(deadlineQuestion);
    await focusReturns(page);
    expectComplaints('ERR_CONNECTION_REFUSED');

    const restarted = await startProgram({ PORT: new URL(stopped.url).port });
    try {
      const second = await press(page, 'Vraag');
      expect(await read(second)).toContain('31 maart 2027');
      expect(await page.locator('#q').inputValue()).toBe('');
    } finally {
      await restarted.stop();
    }
  });

  test('a suggested question is kept too', async () => {
    const page = await visit();
    await page.context().setOffline(true);
    const answer = await press(page, 'Wat is een Solidaire Gemeente?');
    expect(await read(answer)).toBe(offline);
    expect(await page.locator('#q').inputValue()).toBe('Wat is een Solidaire Gemeente?');
    expectComplaints('ERR_INTERNET_DISCONNECTED');
  });

  test('what a proxy says of a program that is down is not shown as an answer', async () => {
    const page = await visit();
    await page.route('**/messages*', (route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' }));
    const answer = await ask(page, deadlineQuestion);
    expect(await read(answer)).toBe(offline);
    expectComplaints('status of 502');
  });
});
