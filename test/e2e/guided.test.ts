import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { Locator, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phone, read, useBrowser, violations, wideElements } from '../support/browser.ts';
import { type Program, startProgram } from '../support/program.ts';
import { readWord } from '../support/word.ts';

/** Each guided command as a new user goes through it: in the page, with nothing but what the bot says. */
const { visit } = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
let program: Program;
const start = (settings = {}) => startProgram({ QUESTIONS_PER_MINUTE: '10000', DATA_DIR: folder, ...settings });
beforeAll(async () => {
  program = await start();
});
afterAll(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const latest = (page: Page): Locator => page.locator('article.bot').last();

/** Types a message and waits for what the bot says to it. */
async function say(page: Page, message: string): Promise<Locator> {
  const before = await page.locator('article.bot').count();
  await page.locator('#q').fill(message);
  await page.locator('#q').press('Enter');
  await page.locator(`article.bot:not(.waiting) >> nth=${before}`).waitFor();
  return latest(page);
}

/** Presses a button of the latest reply and waits until it says this. */
async function press(page: Page, name: string, expected: string): Promise<Locator> {
  await latest(page).getByRole('button', { name, exact: true }).click();
  await page.locator('article.bot').last().getByText(expected).first().waitFor();
  return latest(page);
}

/** Saves the files of the latest reply whose names end like this. */
async function download(
  page: Page,
  ending: string,
): Promise<readonly { readonly name: string; readonly content: Buffer }[]> {
  const count = await latest(page).locator(`a[download$="${ending}"]`).count();
  const files: { readonly name: string; readonly content: Buffer }[] = [];
  for (let at = 0; at < count; at += 1) {
    const coming = page.waitForEvent('download');
    await latest(page).locator(`a[download$="${ending}"]`).nth(at).click();
    const file = await coming;
    files.push({ name: file.suggestedFilename(), content: await readFile(await file.path()) });
  }
  return files;
}

/** The mail, from the first question to its files. */
async function draftMails(page: Page): Promise<void> {
  await say(page, '/memo mail');
  const first = latest(page);
  await first.getByLabel('Gemeente').fill('Galmaarden');
  for (const party of ['cd&v', 'Groen', 'N-VA']) await first.getByLabel(party, { exact: true }).check();
  await first.getByLabel('Lokale lijsten of kartels').fill('Samen voor Pajottegem');
  const second = await press(page, 'Volgende', 'Stap 2 van 3');
  await second.getByLabel('Een schepen en een beleidsnota').check();
  await second.getByLabel('Wat doet de gemeente al goed?').fill('De gemeente steunt de wereldwinkel al tien jaar.');
  const third = await press(page, 'Volgende', 'Stap 3 van 3');
  await third.getByLabel('Je naam').fill('An Peeters');
  await press(page, 'Klaar', 'Je 4 mails voor Pajottegem staan klaar.');
}

describe('in the page, a volunteer', () => {
  test('finds allies in a municipality by its old name, and the first message to copy', async () => {
    const page = await visit(program.url);
    expect(await read(await say(page, '/memo allies Galmaarden'))).toContain(
      'Galmaarden hoort sinds 2025 bij Pajottegem.',
    );
    const select = latest(page).locator('form', { has: page.getByLabel('Bekijk een medestander') });
    await select.getByLabel('Bekijk een medestander').selectOption('Vrijwilligers van 11.11.11');
    await select.getByRole('button').click();
    await latest(page).locator('pre.copy').waitFor();
    expect(await latest(page).locator('pre.copy').textContent()).toContain('Pajottegem');
    expect(await violations(page)).toEqual([]);
  });

  test('drafts mails to three parties and a local list, and saves them as drafts', async () => {
    const page = await visit(program.url, { acceptDownloads: true });
    await draftMails(page);
    const mails = await download(page, '.eml');
    expect(mails.map(({ name }) => name)).toEqual([
      'mail-cd-v-pajottegem.eml',
      'mail-groen-pajottegem.eml',
      'mail-n-va-pajottegem.eml',
      'mail-samen-voor-pajottegem-pajottegem.eml',
    ]);
    for (const { content } of mails) {
      const mail = await PostalMime.parse(content);
      expect(mail.text).toContain('De gemeente steunt de wereldwinkel al tien jaar.');
      expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
    }
    const [all] = await download(page, '.txt');
    expect(all?.content.toString()).toContain('Beste raadsleden van Samen voor Pajottegem');
    const [calendar] = await download(page, '.ics');
    expect(() => ICAL.parse(calendar?.content.toString() ?? '')).not.toThrow();
    expect(await violations(page)).toEqual([]);
  });

  test('gets a refused step back with all that was typed', async () => {
    const page = await visit(program.url);
    await say(page, '/memo mail');
    await latest(page).getByLabel('Gemeente').fill('Zottegemm-aan-Zee');
    await latest(page).getByLabel('Vooruit').check();
    await press(page, 'Volgende', 'Bijna!');
    expect(await latest(page).getByLabel('Gemeente').inputValue()).toBe('Zottegemm-aan-Zee');
    expect(await latest(page).getByLabel('Vooruit').isChecked()).toBe(true);
    expect(await page.locator('article.bot').count()).toBe(2);
  });

  test('goes on after the program was restarted in the middle', async () => {
    const page = await visit(program.url);
    await say(page, '/memo mail');
    await latest(page).getByLabel('Gemeente').fill('Aalst');
    await latest(page).getByLabel('Groen', { exact: true }).check();
    await press(page, 'Volgende', 'Stap 2 van 3');
    const { port } = new URL(program.url);
    await program.stop('SIGKILL');
    program = await start({ PORT: port });
    await latest(page).getByLabel('Faire Gemeente').check();
    await press(page, 'Volgende', 'Stap 3 van 3');
    await latest(page).getByLabel('Je naam').fill('Jo');
    await press(page, 'Klaar', 'Je mail voor Aalst staat klaar.');
  });

  test('knows what to ask for by a postal code', async () => {
    const page = await visit(program.url);
    expect(await read(await say(page, '/memo budget 9000'))).toContain('545.314');
    await latest(page).getByLabel('Gewone begroting').fill('1,2 miljard');
    expect(await read(await press(page, 'Bereken', '8.400.000'))).toContain('0,7 %');
  });

  test('makes a memorandum that Word opens', async () => {
    const page = await visit(program.url, { acceptDownloads: true });
    await say(page, '/memo draft');
    const first = latest(page);
    await first.getByLabel('Gemeente').fill('Aalst');
    await first.getByLabel(/groep/i).first().fill('11.11.11 Aalst');
    await press(page, 'Volgende', 'Stap 2 van 3');
    await latest(page).locator('textarea').first().fill('De wereldwinkel krijgt al jaren steun.');
    await press(page, 'Volgende', 'Stap 3 van 3');
    await latest(page).getByLabel('Faire Gemeente').selectOption({ index: 2 });
    await latest(page).getByRole('button', { name: 'Klaar', exact: true }).click();
    await latest(page).locator('a[download$=".docx"]').waitFor();
    const [document] = await download(page, '.docx');
    const text = readWord(document)
      .map((paragraph) => paragraph.text)
      .join('\n');
    expect(text).toContain('Memorandum voor internationale solidariteit in Aalst');
    expect(text).toContain('Faire Gemeente');
    expect(text).toContain('De wereldwinkel krijgt al jaren steun.');
    expect(await violations(page)).toEqual([]);
  });

  test('evaluates the policy, and meets the answers again in a mail', async () => {
    const page = await visit(program.url);
    await say(page, '/memo evaluate Aalst');
    await latest(page).locator('textarea').first().fill('De gemeente is al jaren een Faire Gemeente.');
    await press(page, 'Volgende', 'Stap 2 van 2');
    await press(page, 'Klaar', 'De gemeente is al jaren een Faire Gemeente.');
    await say(page, '/memo mail Aalst');
    await latest(page).getByLabel('Groen', { exact: true }).check();
    await press(page, 'Volgende', 'Stap 2 van 3');
    expect(await latest(page).getByLabel('Wat doet de gemeente al goed?').inputValue()).toBe(
      'De gemeente is al jaren een Faire Gemeente.',
    );
  });

  test('writes a press release and posts', async () => {
    const page = await visit(program.url, { acceptDownloads: true });
    await say(page, '/memo press Aalst');
    await latest(page).getByLabel(/groep/i).first().fill('11.11.11 Aalst');
    await latest(page).locator('select').first().selectOption({ label: 'Faire Gemeente' });
    await press(page, 'Volgende', 'Stap 2 van 2');
    await latest(page).getByRole('button', { name: 'Klaar', exact: true }).click();
    await latest(page).locator('a[download$=".docx"]').waitFor();
    const [document] = await download(page, '.docx');
    expect(readWord(document).map(({ text }) => text)).toContainEqual(expect.stringContaining('Faire Gemeente'));

    await say(page, '/memo social Aalst');
    await latest(page).locator('select').first().selectOption({ label: 'Faire Gemeente' });
    await latest(page).getByRole('button', { name: 'Klaar', exact: true }).click();
    await latest(page).locator('pre.copy').nth(2).waitFor();
    expect(await latest(page).locator('pre.copy').count()).toBe(3);
  });

  test.each([
    ['/memo plan', 'Najaar: de aanpassing van plan en budget'],
    ['/memo recommendations klimaat', 'Een ambitieus klimaatbeleid'],
    ['/memo offers', 'Join for Water'],
    ['/memo evaluate', 'Stap 1 van 2'],
    ['/memo press', 'Stap 1 van 2'],
    ['/memo social', 'Stap 1 van 1'],
    ['/memo drafts', 'mail'],
    ['/memo board Aalst', 'Aalst'],
    ['/memo', '/memo mail'],
  ])('on a phone runs %s, in full sight and without a barrier', async (command, expected) => {
    const page = await visit(program.url, phone);
    expect(await read(await say(page, command))).toContain(expected);
    expect(await wideElements(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test('sees today on the step plan as a timeline', async () => {
    const page = await visit(program.url);
    const reply = await say(page, '/memo plan');
    expect(await read(reply.locator('[aria-current=step]'))).toContain('Najaar: de aanpassing van plan en budget');
  });

  test('finds back what was drafted, that nobody else sees, and deletes it', async () => {
    const page = await visit(program.url);
    await draftMails(page);
    expect(await read(await say(page, '/memo drafts'))).toContain('Mails aan partijen in Pajottegem');
    const other = await visit(program.url);
    expect(await read(await say(other, '/memo drafts'))).not.toContain('Pajottegem');
    await latest(page).getByRole('combobox').first().selectOption({ index: 0 });
    await latest(page)
      .locator('form', { has: page.getByRole('combobox') })
      .getByRole('button')
      .first()
      .click();
    await latest(page).getByText('staan klaar').waitFor();
    await press(page, 'Wissen', 'Gewist.');
    expect(await read(await say(page, '/memo drafts'))).not.toContain('Pajottegem');
  });

  test('shares the board of a municipality by its link', async () => {
    const page = await visit(program.url);
    await say(page, '/memo board Aalst');
    const link = await latest(page).locator('.share a').getAttribute('href');
    const other = await visit(new URL(link ?? '', program.url).href);
    await latest(other).getByLabel('Wie?').selectOption('Adviesraad voor internationale solidariteit');
    await latest(other).getByLabel('Ik contacteer').check();
    await latest(other).getByLabel('Je voornaam').fill('Els');
    await latest(other).locator('form.fields').getByRole('button').first().click();
    await latest(other).getByText('Wordt gecontacteerd').waitFor();
    expect(await read(await say(page, '/memo board Aalst'))).toMatch(/Wordt gecontacteerd.*Els/);
  });
});

describe('without scripting, a volunteer', () => {
  test('drafts a mail too', async () => {
    const page = await visit(program.url, { javaScriptEnabled: false, acceptDownloads: true });
    await page.locator('#q').fill('/memo mail');
    await page.locator('#q').press('Enter');
    await page.getByLabel('Gemeente').fill('Gent');
    await page.getByLabel('Groen', { exact: true }).check();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await page.getByLabel('Faire Gemeente').check();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await page.getByLabel('Je naam').fill('An');
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.getByText('Je mail voor Gent staat klaar.').waitFor();
    expect((await download(page, '.eml')).map(({ name }) => name)).toEqual(['mail-groen-gent.eml']);
  });
});
