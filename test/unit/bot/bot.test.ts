import { describe, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import type { Event } from '../../../src/bot/event.ts';
import { type Command, command, guidedCommand } from '../../../src/commands/command.ts';
import { keepLanguage } from '../../../src/commands/language.ts';
import { hiddenOption, municipalityOption, requiredText, themeOption } from '../../../src/commands/option.ts';
import { createLog } from '../../../src/log.ts';
import { replyToText } from '../../../src/reply/plain-text.ts';
import type { Action, Reply } from '../../../src/reply/reply.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { movingClock } from '../../support/clock.ts';
import { blocksOf, buttonsOf, converse, formOf } from '../../support/conversation.ts';
import { pageAbout } from '../../support/knowledge.ts';
import { smallBot } from '../../support/small-bot.ts';

const names = (name: string) => ({ nl: `${name} nl`, en: `${name} en`, fr: `${name} fr` });

/** A command that says what it was given. */
function saying(summary: string, asks: readonly string[] = []): Command {
  return command({
    aliases: { nl: [], en: [], fr: [] },
    summary: names(summary),
    asks: { nl: asks, en: [], fr: [] },
    options: { municipality: municipalityOption(), theme: themeOption(), id: hiddenOption() },
    run: ({ municipality, theme, id }, { language, personName, today }) => ({
      blocks: [{ kind: 'text', text: [municipality?.municipality.name, theme?.id, id, personName, today].join(' / ') }],
      visibility: 'only-you',
      language,
    }),
  });
}

const guided = guidedCommand({
  aliases: { nl: ['memo brief'], en: ['memo letter'], fr: [] },
  summary: names('Brief'),
  asks: { nl: ['brief partijen'], en: ['letter parties'], fr: [] },
  options: { municipality: municipalityOption() },
  flow: {
    version: 1,
    title: () => 'Brief',
    steps: () => [
      {
        id: 'a',
        title: 'Waar?',
        fields: [{ kind: 'text', name: 'municipality', label: 'Waar', required: true, maxLength: 50 }],
      },
    ],
    finish: (_, { language }) => ({ blocks: [{ kind: 'text', text: 'Klaar.' }], visibility: 'only-you', language }),
  },
});

const ask = command({
  aliases: { nl: ['vraag'], en: ['ask'], fr: [] },
  summary: names('Vraag'),
  options: { question: requiredText({ nl: 'Vraag', en: 'Question', fr: 'Question' }, { maxLength: 50 }) },
  run: ({ question }, { answer }) => answer(question),
});

const commands = {
  'memo mail': guided,
  'memo press': saying('Persbericht', ['persbericht', 'brief pers']),
  'memo post': saying('Bericht', ['persbericht posten', 'persbericht']),
  'memo plan': saying('Plan', ['persbericht plan']),
  ask,
};

const pages = [
  pageAbout('gris'),
  pageAbout('koepel', { actions: ['mail', 'press'] }),
  pageAbout('hulp', { alwaysHuman: true, contact: 'general' }),
];

const bot = smallBot({ commands, pages });

/** The commands that a reply offers by itself. */
function offersOf(reply: Reply): readonly string[] {
  const offer = blocksOf(reply, 'buttons').filter(({ prompt }) => prompt !== undefined);
  expect(offer.length).toBeLessThanOrEqual(1);
  return (offer[0]?.buttons ?? []).map(({ label }) => label);
}

describe('a command that helps with what was asked is offered', () => {
  test('under an answer that was found', async () => {
    const found = await converse(bot).types('wat is een gris?');
    expect(found.outcome?.decision).toBe('found');
    expect(offersOf(found)).toEqual([]);
    const asked = smallBot({ commands: { 'memo gris': saying('Gris', ['gris']) }, pages });
    const answered = await converse(asked).types('wat is een gris?');
    expect(answered.outcome?.pages).toEqual(['gris']);
    expect(answered.blocks.slice(0, -1)).toEqual(found.blocks);
    expect(answered.blocks.at(-1)).toEqual({
      kind: 'buttons',
      prompt: 'Daar kan ik je bij helpen, stap voor stap:',
      buttons: [{ label: 'Gris nl', action: { kind: 'command', command: 'memo gris', options: {} } }],
    });
  });

  test('before all else when nothing was found', async () => {
    const reply = await converse(bot).types('brief partijen xyzzy');
    expect(reply.outcome?.decision).toBe('none');
    expect(reply.blocks[0]).toMatchObject({ kind: 'buttons', buttons: [{ label: 'Brief nl' }] });
    expect(replyToText(reply)).toContain('Dat weet ik niet.');
  });

  test('before the person to ask about a subject that needs one', async () => {
    const asked = smallBot({ commands: { 'memo hulp': saying('Hulp', ['hulp']) }, pages });
    const reply = await converse(asked).types('wat is een hulp?');
    expect(reply.outcome).toMatchObject({ decision: 'none', pages: ['hulp'] });
    expect(reply.blocks[0]).toMatchObject({ kind: 'buttons', buttons: [{ label: 'Hulp nl' }] });
  });

  test('by at most two buttons, those that fit best', async () => {
    expect(offersOf(await converse(bot).types('xyzzy persbericht posten plan'))).toHaveLength(2);
    expect(offersOf(await converse(bot).types('xyzzy persbericht posten'))).toEqual(['Bericht nl', 'Persbericht nl']);
    expect(offersOf(await converse(bot).types('xyzzy persbericht plan'))[0]).toBe('Plan nl');
  });

  test('never beside a button of the page that does the same', async () => {
    const asked = smallBot({
      commands: {
        ...commands,
        'memo press': saying('Persbericht', ['koepel']),
        'memo plan': saying('Plan', ['koepel']),
      },
      pages,
    });
    const reply = await converse(asked).types('wat is een koepel?');
    expect(reply.outcome?.pages).toEqual(['koepel']);
    expect(buttonsOf(reply).map(({ label }) => label)).toEqual(['Brief nl', 'Persbericht nl', 'Plan nl']);
    expect(offersOf(reply)).toEqual(['Plan nl']);
  });

  test('in the language of the question', async () => {
    const reply = await converse(bot).types('please write a letter to the parties for me');
    expect(reply.language).toBe('en');
    expect(offersOf(reply)).toEqual(['Brief en']);
    expect(replyToText(reply)).toContain('I can help you with that, step by step:');
  });

  test('and runs when it is pressed', async () => {
    const an = converse(bot);
    await an.types('brief partijen xyzzy');
    expect(formOf(await an.presses('Brief nl')).title).toBe('Waar?');
  });

  test('to those who ask by command too', async () => {
    expect(offersOf(await converse(bot).types('/vraag brief partijen xyzzy'))).toEqual(['Brief nl']);
  });
});

describe('a line that runs a command', () => {
  const [an, today] = ['An', '2026-11-20'];
  const say = async (line: string) => replyToText(await converse(bot, { personName: an }).types(line));

  test.each([
    ['/memo press', ' /  /  / '],
    ['memo press', ' /  /  / '],
    ['/memo press Gent', 'Gent /  /  / '],
    ['/memo press Ledeberg klimaat', 'Gent / climate /  / '],
    ['MEMO PRESS klimaat', ' / climate /  / '],
    ['  /memo\u200b press\u00a0Gent', 'Gent /  /  / '],
  ])('%j divides what stands behind it', async (line, said) => {
    expect(await say(line)).toBe(`${said}${an} / ${today}`.trim());
  });

  test('fills in the first field of a guided one', async () => {
    const reply = await converse(bot).types('/memo mail Gent');
    expect(formOf(reply).fields).toMatchObject([{ name: 'municipality', value: 'Gent' }]);
  });

  test.each([
    ['/vraagg', 'De opdracht /vraagg ken ik niet. Met /help zie je wat ik kan. Bedoel je /vraag?\n\n  [Vraag nl]'],
    [
      '/memo mial',
      'De opdracht /memo mial ken ik niet. Met /help zie je wat ik kan. Bedoel je /memo brief?\n\n  [Brief nl]',
    ],
    ['/taart', 'De opdracht /taart ken ik niet. Met /help zie je wat ik kan.'],
  ])('that is not known is told so, with what is nearly the same: %s', async (line, said) => {
    expect(await say(line)).toBe(said);
  });
});

describe('a button or form', () => {
  const press: Action = { kind: 'command', command: 'memo press', options: { municipality: 'Gent', id: 'x7' } };

  test('runs its command with what it carries, and what was filled in goes before', async () => {
    const an = converse(bot);
    expect(replyToText(await an.does(press))).toContain('Gent /  / x7 / ');
    expect(replyToText(await an.does(press, { municipality: 'Aalst', theme: ['climate', 'policy'] }))).toContain(
      'Aalst / climate / x7 / ',
    );
    expect(replyToText(await an.does(press, { municipality: [] }))).toContain('/  / x7 / ');
  });

  test('that may mean several things is asked about, and carries on', async () => {
    const an = converse(bot);
    await an.types('/memo press Berchem klimaat');
    expect(replyToText(await an.presses('Kluisbergen (Berchem)'))).toContain('Kluisbergen / climate');
  });

  test('of a platform that sends options apart runs the same', async () => {
    const event: Event = {
      kind: 'command',
      command: 'Memo Press',
      options: { municipality: ' Gent\u200b', theme: 'klimaat' },
      person: 'an',
      workspace: 'groep',
      place: 'test',
      locale: 'nl',
    };
    expect(replyToText(await bot.handle(event))).toContain('Gent / climate');
  });
});

describe('the language that a person chose', () => {
  const choose = command({
    aliases: { nl: ['taal'], en: [], fr: [] },
    summary: names('Taal'),
    options: {},
    run: async (_, { language, notes }) => {
      await keepLanguage(language, notes);
      return { blocks: [{ kind: 'text', text: language }], visibility: 'only-you', language };
    },
  });
  const choosing = smallBot({ commands: { choose } });

  test('is known of that person everywhere, and of nobody else', async () => {
    await converse(choosing, { person: 'an', workspace: 'groep', locale: 'fr' }).types('/taal');
    expect(await choosing.language('an', 'groep')).toBe('fr');
    expect(await choosing.language('an', 'elders')).toBe('fr');
    expect(await choosing.language('bo', 'groep')).toBeUndefined();
  });

  test('is the one that was chosen last', async () => {
    for (const locale of ['en', 'nl'] as const) await converse(choosing, { person: 'cis', locale }).types('/taal');
    expect(await choosing.language('cis', 'groep')).toBe('nl');
  });
});

describe('when the store fails', () => {
  function withClosedStore(): { readonly bot: Bot; readonly logged: () => readonly Record<string, unknown>[] } {
    const clock = movingClock();
    const store = openStore(':memory:', clock);
    store.close();
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => lines.push(line) });
    return {
      bot: smallBot({ commands, pages, clock, store, log }),
      logged: () => lines.map((line) => JSON.parse(line)),
    };
  }

  test('a person who is guided gets an apology with a code, and nothing of what is wrong', async () => {
    const { bot: failing, logged } = withClosedStore();
    const said = replyToText(await converse(failing).types('/memo mail'));
    const [code] = /\b[0-9a-f]{8}\b/.exec(said) ?? [];
    expect(said).toContain('Er liep iets mis bij mij');
    expect(logged()).toMatchObject([{ level: 50, reference: code }]);
    expect(said).not.toMatch(/database|sqlite/i);
  });

  test('nobody chose a language, which is told to the log', async () => {
    const { bot: failing, logged } = withClosedStore();
    expect(await failing.language('an', 'groep')).toBeUndefined();
    expect(logged()).toMatchObject([{ level: 50 }]);
  });

  test('what needs no store goes on', async () => {
    const { bot: failing } = withClosedStore();
    expect((await converse(failing).types('wat is een gris?')).outcome?.pages).toEqual(['gris']);
    expect(replyToText(await converse(failing).types('/memo press Gent'))).toContain('Gent');
  });
});

test('the log holds nothing of what a person filled in or who that is', async () => {
  const lines: string[] = [];
  const logging = smallBot({ commands, pages, log: createLog('info', { write: (line: string) => lines.push(line) }) });
  const an = converse(logging, { person: 'persoon-7', personName: 'An Peeters', workspace: 'groep-9' });
  await an.types('/memo mail Gent');
  await an.sends({ municipality: 'Geheimegem' });
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/persoon-7|Peeters|groep-9|Gent|Geheimegem/);
});
