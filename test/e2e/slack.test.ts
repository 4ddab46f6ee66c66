import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { gets, type Person, type Seen, sees } from '../contracts/behaviour.ts';
import { useBrowser } from '../support/browser.ts';
import { type Program, startProgram } from '../support/program.ts';
import {
  findLocalSlack,
  type LocalSlack,
  localSlackPackage,
  startLocalSlack,
  workspace,
} from '../support/slack/local-slack.ts';
import { type LocalWorld, openLocalWorld } from '../support/slack/local-world.ts';
import { readMessage, slackPerson } from '../support/slack/person.ts';
import { pressables, readBlocks } from '../support/slack/reading.ts';
import { readWord } from '../support/word.ts';

/**
 * The whole program in a Slack-like workspace that is not ours. npm has it for a few systems, and only the one for Linux
 * on x64 is a dependency: there it must be.
 */
const leftOut = findLocalSlack() === undefined && localSlackPackage !== 'local-slack-linux-x64';
const why = leftOut ? ` (left out: npm install --no-save ${localSlackPackage} to run this)` : '';

const { an, els, bot, channel, secrets } = workspace;
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = secrets;

/** Local-slack with the program in it. */
type Stage = {
  readonly slack: LocalSlack;
  readonly world: LocalWorld;
  readonly person: (user: string, where?: string) => Person;
  /** Ends the program without warning, and starts it again. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
};

async function openStage(mode: 'socket' | 'http'): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  const port = mode === 'http' ? await freePort() : 0;
  const slack = await startLocalSlack(mode === 'http' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {});
  const start = () =>
    startProgram({
      SLACK_BOT_TOKEN,
      ...(mode === 'http' ? { SLACK_SIGNING_SECRET } : { SLACK_APP_TOKEN }),
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
      DATA_DIR: folder,
    });
  let program: Program = await start();
  const world = await openLocalWorld(slack);
  return {
    slack,
    world,
    person: (user, where = channel) => slackPerson(world, user, where, bot),
    crash: async () => {
      await program.stop('SIGKILL');
      program = await start();
    },
    close: async () => {
      world.leave();
      await program.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const until = <Value>(check: () => Value | Promise<Value>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

/** Waits until a person has so many files whose names end like this. */
async function getsAll(person: Person, ending: string, count: number) {
  const files = await until(() => {
    const found = person.seen().files.filter(({ name }) => name.endsWith(ending));
    expect(found).toHaveLength(count);
    return found;
  });
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await file.read() })));
}

const textOf = (content: Uint8Array) => new TextDecoder().decode(content);

/** The mail, from the first question to its files, with a first step that is refused on the way. */
async function draftMails(person: Person, others: () => Promise<void> = async () => {}): Promise<void> {
  await person.say('/memo mail');
  await (await sees(person, 'Stap 1 van 3')).send({
    Gemeente: 'Zottegemm-aan-Zee',
    Partijen: ['cd&v', 'Groen', 'N-VA'],
    'Lokale lijsten of kartels': 'Samen voor Pajottegem',
  });
  await (await sees(person, 'Ik ken geen Vlaamse gemeente')).send({ Gemeente: 'Galmaarden' });
  const second = await sees(person, 'Stap 2 van 3');
  expect(second.text).toContain('Galmaarden hoort sinds 2025 bij Pajottegem.');
  await others();
  await second.send({
    'Wat vraag je?': ['Een schepen en een beleidsnota', 'Nee tegen racisme'],
    'Wat doet de gemeente al goed?': 'De gemeente steunt de wereldwinkel al tien jaar.',
  });
  await (await sees(person, 'Stap 3 van 3')).send({ 'Je naam': 'An Peeters' });
}

describe.skipIf(leftOut)(`in a Slack-like workspace${why}, a volunteer`, () => {
  let stage: Stage;
  let me: Person;
  beforeAll(async () => {
    stage = await openStage('socket');
    me = stage.person(an);
  });
  afterAll(() => stage?.close());
  const seenBy = (user: string) => stage.world.messages(user).map(readMessage).join('\n');

  test('mentions the bot with a question full of typos, and reads the answer in the thread', async () => {
    await me.say('wanner moet ons dosier voor het fonds binnen zijn');
    const { text } = await sees(me, '31 maart');
    expect(text).toContain('Bron');
    const [answer, ...more] = stage.world.messages(an).filter(({ user }) => user === bot);
    expect(more).toEqual([]);
    expect(answer?.thread_ts).toBe(stage.world.messages(an)[0]?.ts);
    expect(answer?.text).toContain('31 maart');
  });

  test('is asked what is meant, and chooses', async () => {
    await me.say('verzekering');
    const { buttons, press } = await sees(me, 'Gaat je vraag hierover?');
    await press(buttons[0] ?? '');
    await sees(me, 'Bron');
  });

  test('goes on in the thread without a new mention, until it is told to stop', async () => {
    const { world } = stage;
    const thread = await world.post(an, channel, `<@${bot}> wat is een GROS?`);
    const answers = () => world.messages(an).filter(({ thread_ts, user }) => thread_ts === thread && user === bot);
    await until(() => expect(answers()).toHaveLength(1));
    await world.post(an, channel, 'en wie zijn onze medestanders?', thread);
    await until(() => expect(answers().map(readMessage)[1]).toContain('Bron'));
    await world.post(an, channel, 'stop', thread);
    await until(() => expect(answers().map(readMessage)[2]).toContain('Goed, ik zwijg hier.'));
    await world.post(an, channel, 'wat is een GROS?', thread);
    await me.say('wat is een GROS?');
    await sees(me, 'Bron');
    expect(answers()).toHaveLength(3);
  });

  test('gets the deadline as a calendar file in the direct messages', async () => {
    await me.say('/deadline');
    await sees(me, 'directe berichten');
    const [file] = await getsAll(me, '.ics', 1);
    expect(() => ICAL.parse(textOf(file?.content ?? new Uint8Array()))).not.toThrow();
    expect(seenBy(els)).not.toContain('directe berichten');
  });

  test('finds allies, and shares one of them with the channel', async () => {
    await me.say('/memo allies Aalst');
    const list = await sees(me, 'Medestanders in Aalst');
    expect(seenBy(els)).not.toContain('Medestanders in Aalst');
    await list.press('Vrijwilligers van 11.11.11');
    const ally = await sees(me, 'Aalst');
    const share = ally.buttons.find((label) => label.includes('Deel'));
    await ally.press(share ?? '');
    await until(() => expect(seenBy(els)).toContain(`@${an} deelt dit:`));
    expect(seenBy(els)).toContain('Vrijwilligers van 11.11.11 (Aalst)');
  });

  test('puts an ally on the board, where another sees it', async () => {
    await me.say('/memo board Aalst');
    await (await openForm(me, 'Medestandersbord van Aalst', 'Zet iets op het bord')).send({
      'Wie?': 'Adviesraad voor internationale solidariteit',
      'Wat?': 'Ik contacteer',
    });
    await sees(me, 'Genoteerd: jij contacteert Adviesraad');
    const other = stage.person(els);
    await other.say('/memo board Aalst');
    const { text } = await sees(other, 'Medestandersbord van Aalst');
    expect(text).toMatch(/Wordt gecontacteerd\s+.*Adviesraad.*\(an/i);
  });

  test('drafts mails, with one step that is refused, and gets them as drafts in the direct messages', async () => {
    await draftMails(me);
    await sees(me, 'Je 4 mails voor Pajottegem staan klaar.');
    const mails = await getsAll(me, '.eml', 4);
    expect(mails.map(({ name }) => name)).toContain('mail-samen-voor-pajottegem-pajottegem.eml');
    for (const { content } of mails) {
      const mail = await PostalMime.parse(content);
      expect(mail.text).toContain('De gemeente steunt de wereldwinkel al tien jaar.');
      expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
    }
    expect(textOf(await (await gets(me, '.txt')).read())).toContain('Samen voor Pajottegem');
  });

  test('goes on with the mail after the bot was killed in the middle of it', async () => {
    await draftMails(me, stage.crash);
    await sees(me, 'Je 4 mails voor Pajottegem staan klaar.');
    await getsAll(me, '.eml', 4);
  });

  test('makes a memorandum that Word opens', async () => {
    await me.say('/memo draft');
    await (await sees(me, 'Stap 1 van 3')).send({ Gemeente: 'Aalst', 'Jullie groep': '11.11.11 Aalst' });
    await (await sees(me, 'Stap 2 van 3')).send({
      'Wat is er sterk aan het huidige plan?': 'De wereldwinkel krijgt al jaren steun.',
    });
    const third = await sees(me, 'Stap 3 van 3');
    await third.send({ 'Faire Gemeente': 'Een stap verder', 'Een mondiale ambtenaar': 'Eerste stap' });
    const [document] = await getsAll(me, '.docx', 1);
    const text = readWord(document)
      .map((paragraph) => paragraph.text)
      .join('\n');
    expect(text).toContain('Memorandum voor internationale solidariteit in Aalst');
    expect(text).toContain('De wereldwinkel krijgt al jaren steun.');
  });

  test('sees the step plan with today on it', async () => {
    await me.say('/memo plan');
    await sees(me, 'Najaar: de aanpassing van plan en budget');
  });

  test('knows what to ask for, by a postal code and then by the budget', async () => {
    await me.say('/memo budget 9000');
    await (await openForm(me, '545.314', 'Bereken het budget')).send({ 'Gewone begroting (euro)': '1,2 miljard' });
    await sees(me, '8.400.000');
  });

  test.each([
    ['/memo recommendations klimaat', 'Een ambitieus klimaatbeleid'],
    ['/memo offers', 'Join for Water'],
    ['/memo', 'Zo help ik je stap voor stap'],
    ['/help', '/vraag'],
    ['/vraag wie kunnen onze medestanders zijn?', 'De gids noemt zeven groepen'],
  ])('runs %s', async (command, expected) => {
    await me.say(command);
    await sees(me, expected);
  });

  test('evaluates the policy', async () => {
    await me.say('/memo evaluate Aalst');
    await (await sees(me, 'Stap 1 van 2')).send({ 'Welke doelen zijn gehaald?': 'Een vast budget voor scholen.' });
    await (await sees(me, 'Stap 2 van 2')).send({});
    await sees(me, 'Een vast budget voor scholen.');
  });

  test('writes a press release and posts', async () => {
    await me.say('/memo press Aalst');
    await (await sees(me, 'Stap 1 van 2')).send({
      'Jullie groep': '11.11.11 Aalst',
      'Jullie sterkste vraag': 'Faire Gemeente',
    });
    await (await sees(me, 'Stap 2 van 2')).send({});
    await getsAll(me, '.docx', 1);
    await me.say('/memo social Aalst');
    await (await sees(me, 'Stap 1 van 1')).send({ 'Jullie vraag': 'Faire Gemeente' });
    await sees(me, 'Faire Gemeente');
  });

  test('finds back what was drafted, that nobody else sees, and deletes it', async () => {
    const other = stage.person(els);
    await other.say('/memo drafts');
    expect((await sees(other, 'nog niets opgesteld')).text).not.toContain('Pajottegem');
    await me.say('/memo drafts');
    const { buttons, press } = await sees(me, 'Pajottegem');
    await press(buttons.find((label) => label.includes('Pajottegem')) ?? '');
    await (await sees(me, 'staan klaar')).press('Wissen');
    await sees(me, 'Gewist.');
  });

  test('mentions the bot with a command, whose form opens by a button', async () => {
    await me.say('memo mail');
    const form = await openForm(me, 'Stap 1 van 3', 'Aan wie?');
    await form.send({ Gemeente: 'Gent', Partijen: ['Groen'] });
    await sees(me, 'Stap 2 van 3');
    expect(seenBy(els)).not.toContain('Stap 1 van 3');
  });

  test('writes to the bot directly, without a mention', async () => {
    const direct = stage.world.direct(an);
    const asked = await stage.world.post(an, direct, 'wie kunnen onze medestanders zijn?');
    const answer = await until(() => {
      const later = stage.world.messages(an).find(({ ts, user }) => user === bot && ts > asked);
      if (!later) throw new Error('there is no answer yet');
      return later;
    });
    expect(answer.channel).toBe(direct);
    expect(readMessage(answer)).toContain('De gids noemt zeven groepen');
  });

  test('opens the Home tab: the deadline, the own drafts, the plan', async () => {
    stage.world.openHome(an);
    const text = await until(() => {
      const home = stage.world.home(an);
      if (!home) throw new Error('there is no Home tab yet');
      expect(pressables(home.blocks).length).toBeGreaterThan(0);
      return readBlocks(home.blocks);
    });
    expect(text).toContain('31 maart 2027');
    expect(text).toContain('Najaar: de aanpassing van plan en budget');
  });
});

describe.skipIf(leftOut)(`in a Slack-like workspace that sends signed requests${why}, a volunteer`, () => {
  let stage: Stage;
  let me: Person;
  beforeAll(async () => {
    stage = await openStage('http');
    me = stage.person(an);
  });
  afterAll(() => stage?.close());

  test('asks, runs a command and drafts mails', async () => {
    await me.say('wanner moet ons dosier voor het fonds binnen zijn');
    await sees(me, '31 maart');
    await me.say('/deadline');
    await getsAll(me, '.ics', 1);
    await draftMails(me);
    await sees(me, 'Je 4 mails voor Pajottegem staan klaar.');
    await getsAll(me, '.eml', 4);
  });
});

describe.skipIf(leftOut)(`in the page of a Slack-like workspace${why}, a new user`, () => {
  const { visit } = useBrowser();
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('socket');
  });
  afterAll(() => stage?.close());

  test('asks with a typo, says what was meant, runs commands, and drafts a mail with one step refused', async () => {
    const page = await visit(stage.slack.page, { viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    const write = async (text: string) => {
      await page.locator('.main .composer textarea').fill(text);
      await page.locator('.main .composer textarea').press('Enter');
    };
    const go = (place: string) => page.locator('.sidebar-item', { hasText: place }).click();
    const modal = page.locator('.modal');
    const field = (label: string) => modal.locator('.bk-input', { has: page.getByText(label, { exact: true }) });
    const send = (label: string) => modal.locator('.modal-foot').getByRole('button', { name: label }).click();

    await write('@Wegwijzer verzekerng');
    await page.locator('.thread-summary').click();
    const thread = page.locator('.thread-pane');
    await thread.getByText('Gaat je vraag hierover?').waitFor();
    await thread.locator('.bk-button').first().click();
    await thread.getByText('Bron:').waitFor();

    await write('/deadline');
    await page.locator('.main').getByText('Het staat klaar in je directe berichten').waitFor();
    await write('/memo allies Aalst');
    await page.getByText('Medestanders in Aalst').waitFor();

    await write('/memo mail');
    await field('Gemeente').locator('input').fill('Zottegemm-aan-Zee');
    await field('Partijen').getByLabel('Groen').check();
    // Of what it did not see touched, this page sends nothing, also where Slack would send what stands there.
    await field('Waarover gaat de mail?').getByLabel('Het lopende plan: aan de fractie in de raad').check();
    await send('Volgende');
    await modal.getByText('Ik ken geen Vlaamse gemeente "Zottegemm-aan-Zee"').waitFor();
    expect(await field('Partijen').getByLabel('Groen').isChecked()).toBe(true);
    await field('Gemeente').locator('input').fill('Zottegem');
    await send('Volgende');
    await modal.getByLabel('Nee tegen racisme').check();
    await send('Volgende');
    await field('Je naam').locator('input').fill('An Peeters');
    await field('Vraag je om een gesprek?').getByLabel('Ja, een halfuur').check();
    await send('Klaar');
    await modal.waitFor({ state: 'detached' });

    await go('An Peeters');
    await page.getByText('Je mail voor Zottegem staat klaar.').waitFor();
    await page.locator('.file-card', { hasText: 'Zet de deadline in je agenda' }).waitFor();
    const coming = page.waitForEvent('download');
    await page.locator('.file-card', { hasText: '.eml' }).getByTitle('Download').click();
    const mail = await PostalMime.parse(await readFile(await (await coming).path()));
    expect(mail.text).toContain('Nee tegen racisme');
    await go('Wegwijzer');
    await page.getByText('Mails aan partijen in Zottegem').first().waitFor();
  });
});

/** Opens the form that a message offers. */
async function openForm(person: Person, message: string, button: string): Promise<Seen> {
  const { press } = await sees(person, message);
  await press(button);
  return await until(() => {
    const now = person.seen();
    expect(now.fields, now.text).not.toEqual([]);
    return now;
  });
}
